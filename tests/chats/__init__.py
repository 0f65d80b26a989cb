"""Conversations: what people say, tap and read."""
