"""The bot's answers over HTTP: health and figures for its operators."""
