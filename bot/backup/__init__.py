"""Backups: everything that the bot keeps, except its secrets, in one file; and their restoration."""


class BackupError(Exception):
    """A backup or restoration failed and changed nothing; the message says why and what to do."""
