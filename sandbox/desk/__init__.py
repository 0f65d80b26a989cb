"""The bot of this project on a sandbox, in the same process or in one of its own."""
