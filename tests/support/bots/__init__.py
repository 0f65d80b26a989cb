"""Ordinary bots that run against the sandbox; each takes the address of its Bot API."""
