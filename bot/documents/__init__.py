"""Files the bot writes."""
