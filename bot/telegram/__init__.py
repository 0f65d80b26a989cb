"""How the bot speaks to Telegram: requests, pace, sending, menus."""
