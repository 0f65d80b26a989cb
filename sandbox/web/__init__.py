"""The people's API, the live stream and the page, served together with the Bot API (docs/sandbox.md)."""
