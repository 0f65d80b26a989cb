"""Communication with Telegram: requests, pace, sending, callbacks, menus."""
