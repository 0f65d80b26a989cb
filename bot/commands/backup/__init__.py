"""One file that holds everything the bot keeps but its secrets, and the way back from it."""


class BackupError(Exception):
    """It cannot be done; the message says why and what to do, and nothing was changed."""
