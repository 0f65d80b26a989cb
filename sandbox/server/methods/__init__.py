"""The Bot API's methods; `table` lists them by name."""
