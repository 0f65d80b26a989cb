"""The bot of this project on the sandbox, in this process or in one of its own."""
