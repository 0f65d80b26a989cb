"""The bot's HTTP server: health and metrics for its operators."""
