"""Conversations with the bot, in private chats and in the group."""
