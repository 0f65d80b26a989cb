"""Files that the bot writes."""
