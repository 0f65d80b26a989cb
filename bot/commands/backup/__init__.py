"""Backup of everything that the bot keeps, except its secrets, into one file; and its restoration."""


class BackupError(Exception):
    """A backup or restoration failed and changed nothing; the message says why and what to do."""
