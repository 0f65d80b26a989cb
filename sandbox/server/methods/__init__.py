"""The methods of the Bot API; `table` lists them by name."""
