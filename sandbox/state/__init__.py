"""What Telegram keeps: chats, messages, bots, their updates, files, and the limits it sets."""
