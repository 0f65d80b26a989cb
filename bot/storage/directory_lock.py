"""The lock of a data directory: bots and backups share it, a restore holds it exclusively."""

import fcntl
import os
from pathlib import Path

from bot.storage.disk import give_to_owner_of

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


class Occupied(Exception):  # noqa: N818 - the name describes the directory
    """The data directory cannot be used now; the message says why and what to do."""


class Lock:
    """A lock on a data directory, exclusive if `alone`, else shared; it ends with the process at the latest.

    The lock file is empty except for a mark while a restore moves files. A mark without a holder means that the restore
    was cut off.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        self._folder = folder
        self._alone = alone
        self._handle: int | None = None

    def take(self) -> None:
        """Lock the directory, which must exist, without waiting.

        Raises:
            Occupied: another process holds it, or a restore was cut off in it.
        """
        self._handle = self._opened()
        try:
            fcntl.flock(self._handle, (fcntl.LOCK_EX if self._alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise Occupied((IN_USE if self._alone else RESTORING).format(folder=self._folder)) from None
        if not self._alone and os.fstat(self._handle).st_size:
            self.release()
            raise Occupied(CUT_OFF.format(folder=self._folder))

    def _opened(self) -> int:
        """Open the lock file; create it if there is none. A shared lock only needs to read it."""
        file, how = self._folder / NAME, (os.O_RDWR if self._alone else os.O_RDONLY) | os.O_NOFOLLOW
        try:
            handle = os.open(file, how | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return os.open(file, how)
        give_to_owner_of(self._folder, file)
        return handle

    def release(self) -> None:
        """Release the lock; do nothing if it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def mark(self, *, moving: bool) -> None:
        """Record for later processes that files are being moved, or that all of them are in place."""
        assert self._handle is not None
        os.ftruncate(self._handle, 0)
        if moving:
            os.pwrite(self._handle, b"moving\n", 0)
        os.fsync(self._handle)
