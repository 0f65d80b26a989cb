"""The keys of open ballots: 32 random bytes each, in a file of the data directory and never in the database.

A ballot's votes can be read only with its key, and the key is destroyed when the result is written. So no copy of the
database, its journal, its old row versions or its free pages can be read afterwards.
"""

import hashlib
import os
import secrets
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.disk import sync_folder

SIZE = 32  # bytes
ENDING = ".key"
REWRITING_OWED = "old-votes-not-erased"
KEYS = "ballot_keys"  # in a session's `info`


class KeyMissing(Exception):  # noqa: N818 - the name describes the key
    """The key of a ballot is not in the folder of this process, or another one is in its place."""


class BallotKeys:
    """The folder with the keys of one bot's open ballots.

    `alone`: no other process can use the database. Then a key that is not here is lost; otherwise this process may have
    been given another data directory than one that sees the key.
    """

    def __init__(self, folder: Path, *, alone: bool = True) -> None:
        self.folder = folder
        self.alone = alone

    def create(self, activity_id: int) -> bytes:
        """Create the key of a ballot and return it, synced to the disk; destroy one that was left from before."""
        self.destroy(activity_id)
        self._make_folder()
        key = secrets.token_bytes(SIZE)
        handle = os.open(self._file(activity_id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, key)
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(self.folder)
        return key

    def read(self, activity_id: int, fingerprint: str) -> bytes:
        """Return the key with this fingerprint. Raises KeyMissing."""
        try:
            key = self._file(activity_id).read_bytes()
        except FileNotFoundError:
            raise KeyMissing from None
        if fingerprint_of(key) != fingerprint:
            raise KeyMissing
        return key

    def has(self, activity_id: int, fingerprint: str) -> bool:
        """True if the key with this fingerprint is here and can be read."""
        try:
            self.read(activity_id, fingerprint)
        except (KeyMissing, OSError):
            return False
        return True

    def has_lost(self, activity_id: int, fingerprint: str) -> bool:
        """True if the key with this fingerprint is nowhere; False if another process may see it, or a read failed."""
        try:
            self.read(activity_id, fingerprint)
        except KeyMissing:
            return self.alone
        except OSError:
            return False
        return False

    def kept(self) -> set[int]:
        """Return the ids of the activities that have a key here."""
        try:
            return {int(file.stem) for file in self.folder.iterdir() if file.suffix == ENDING}
        except FileNotFoundError:
            return set()

    def destroy(self, activity_id: int) -> None:
        """Overwrite a key in place, then remove its file, each synced to the disk; do nothing if there is none."""
        file = self._file(activity_id)
        try:
            handle = os.open(file, os.O_WRONLY)
        except FileNotFoundError:
            return
        try:
            os.pwrite(handle, secrets.token_bytes(SIZE), 0)
            os.fsync(handle)
        finally:
            os.close(handle)
        file.unlink(missing_ok=True)
        sync_folder(self.folder)

    def destroy_all(self) -> int:
        """Destroy every key; return their number."""
        kept = self.kept()
        for activity_id in kept:
            self.destroy(activity_id)
        return len(kept)

    @property
    def rewriting_owed(self) -> bool:
        """True if a migration left votes in the files of the database that are not erased yet."""
        return (self.folder / REWRITING_OWED).exists()

    def owe_rewriting(self, *, owed: bool) -> None:
        """Record whether such votes are left."""
        mark = self.folder / REWRITING_OWED
        if owed:
            self._make_folder()
            mark.touch(mode=0o600)
        else:
            mark.unlink(missing_ok=True)
        sync_folder(self.folder)

    def _make_folder(self) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self.folder.parent)

    def _file(self, activity_id: int) -> Path:
        return self.folder / f"{activity_id}{ENDING}"


def fingerprint_of(key: bytes) -> str:
    """Return the name of a key, which tells nothing of the key."""
    return hashlib.sha256(b"ballot key:" + key).hexdigest()[:32]


def keys_of(db: AsyncSession) -> BallotKeys:
    """Return the keys that this session's process sees."""
    found: BallotKeys | None = db.info[KEYS]
    if found is None:
        raise RuntimeError("this database was opened without the folder of the ballots' keys")
    return found
