"""State of Telegram: accounts, bots, chats, messages, update queues, files, faults, and Telegram's limits."""
