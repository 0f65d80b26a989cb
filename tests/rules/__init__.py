"""Rules on their own, without chats."""
