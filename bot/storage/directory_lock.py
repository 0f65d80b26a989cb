"""Who uses a data directory: bots and backups share it, a restore has it to itself."""

import fcntl
import os
from pathlib import Path

NAME = "bot.lock"

IN_USE = (
    "The data directory {folder} is in use: a bot runs on it, or a backup is being made. Stop it, then try again "
    "(several bots on one data directory share it; stop all of them)."
)
RESTORING = "A restore is under way in the data directory {folder}. Wait until it has ended, then try again."
CUT_OFF = (
    "A restore into the data directory {folder} was cut off half-way. Run it once more: "
    "python -m bot restore FILE --force"
)


class Occupied(Exception):  # noqa: N818 - what it says, it says of the directory
    """The data directory cannot be used now; the message says why and what to do."""


class Lock:
    """A hold on a data directory, released when the process ends in whatever way. `alone` bears nobody beside it.

    The file holds nothing but a mark while a restore moves things; a mark without a holder means that it was cut off.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        self._folder = folder
        self._alone = alone
        self._handle: int | None = None

    def take(self) -> None:
        """Take hold of the directory, which must exist.

        Raises:
            Occupied: somebody else holds it, or a restore was cut off in it.
        """
        # Opened for reading by those who share it, so that a backup by another user of the machine does no harm.
        self._handle = os.open(self._folder / NAME, (os.O_RDWR if self._alone else os.O_RDONLY) | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._handle, (fcntl.LOCK_EX if self._alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise Occupied((IN_USE if self._alone else RESTORING).format(folder=self._folder)) from None
        if not self._alone and os.fstat(self._handle).st_size:
            self.release()
            raise Occupied(CUT_OFF.format(folder=self._folder))

    def release(self) -> None:
        """Let go; harmless when nothing is held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def mark(self, *, moving: bool) -> None:
        """Note for those who come later that things are being moved, or that all of them are in place."""
        assert self._handle is not None
        os.ftruncate(self._handle, 0)
        if moving:
            os.pwrite(self._handle, b"moving\n", 0)
        os.fsync(self._handle)
