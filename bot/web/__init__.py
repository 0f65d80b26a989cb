"""What the bot answers over HTTP: health and figures for whoever looks after it."""
