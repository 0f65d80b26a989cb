"""Bots as anybody would write them, to be run against the sandbox; each takes the address of its Bot API."""
