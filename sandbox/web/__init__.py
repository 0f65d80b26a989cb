"""The people's API, its live stream, and the page: what a phone can do, over HTTP (docs/sandbox.md)."""
