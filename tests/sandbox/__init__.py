"""The sandbox: a local server of the Bot API."""
