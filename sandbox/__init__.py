"""Telegram on your desk: a local Bot API server, people who tap, and a clock that can be moved."""
