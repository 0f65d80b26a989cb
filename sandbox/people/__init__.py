"""People and groups as objects: what they do in Telegram and what they see there."""
