"""Many files as zip files of a limited size, written to the disk as they come: a year's papers take much memory."""

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Self
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.worker.limits import MEBIBYTE

PART = 20 * MEBIBYTE  # bytes; Telegram takes 50 MB, but an upload of more than this takes too long on a slow line
_DATE = (1980, 1, 1, 0, 0, 0)


class Archive:
    """Zip files without names on the disk: a new one begins before the next file would make one larger than `part`.

    A process that is killed leaves nothing of them. The files in it are compressed already, so they are stored. Its
    methods wait for the disk: call them in a thread.
    """

    def __init__(self, part: int = PART) -> None:
        self._part = part
        self._size = 0
        self._open: ZipFile | None = None
        self._files: list[IO[bytes]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Return the archive, which the end of the block discards."""
        return self

    def __exit__(self, *_problem: object) -> None:
        """Discard the files."""
        if self._open is not None:
            self._open.close()
        self._stack.close()

    @property
    def parts(self) -> int:
        """The number of zip files."""
        return len(self._files)

    def add(self, name: str, data: bytes) -> None:
        """Add a file under a name that no other has."""
        taken = 100 + 4 * len(name.encode())  # of the entry's heads
        if self._open is None or self._size + len(data) + taken > self._part:
            self._begin()
        assert self._open is not None
        self._open.writestr(ZipInfo(name, _DATE), data, ZIP_STORED)
        self._size += len(data) + taken

    def close(self) -> None:
        """Finish the last zip file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def read(self, number: int) -> bytes:
        """Return a finished zip file by its number, from 0 on."""
        file = self._files[number]
        file.seek(0)
        return file.read()

    def _begin(self) -> None:
        self.close()
        file = TemporaryFile(prefix="party-day-bot-")  # noqa: SIM115 - the stack closes it
        self._files.append(self._stack.enter_context(file))
        self._open, self._size = ZipFile(file, "w"), 0
