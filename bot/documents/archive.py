"""Many files as zip files of a limited size, written to a folder as they come: a year's papers take much memory."""

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.worker.limits import MEBIBYTE

PART = 20 * MEBIBYTE  # bytes; Telegram takes 50 MB, but an upload of more than this takes too long on a slow line
_DATE = (1980, 1, 1, 0, 0, 0)


class Archive:
    """Zip files in a folder: a new one begins before the next file would make one larger than `part`.

    The files in it are compressed already, so they are stored. Its methods wait for the disk: call them in a thread.
    """

    def __init__(self, folder: Path, part: int = PART) -> None:
        self._folder = folder
        self._part = part
        self._size = 0
        self._open: ZipFile | None = None
        self.parts: list[Path] = []

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

    def _begin(self) -> None:
        self.close()
        path = self._folder / f"{len(self.parts) + 1}.zip"
        self.parts.append(path)
        self._open, self._size = ZipFile(path, "w"), 0
