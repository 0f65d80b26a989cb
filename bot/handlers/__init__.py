"""Handlers, one file a conversation: each reads an update, calls one function of the domain and answers."""
