"""The domain: rules and short transactions, independent of Telegram and of the texts that people read."""
