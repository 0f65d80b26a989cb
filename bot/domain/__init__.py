"""The branch's month in verbs: rules and short transactions. Knows neither Telegram nor the words people read."""
