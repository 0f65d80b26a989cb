"""The bot of a Party branch."""
