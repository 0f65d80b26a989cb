"""A local Telegram: a Bot API server, people as objects, a page that shows both, and a clock that can be moved."""
