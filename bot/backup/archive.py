"""The backup file: a zip of the database, the material and the open settings, sealed by a hash over all of its bytes.

Any unzip program reads it. A manifest names every member with size and hash. The seal is the last 64 bytes, which are
the zip's comment, and also covers the bytes that a zip does not check itself. So every changed bit is noticed.
"""

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict

from bot.backup import BackupError

FORMAT, VERSION = "party-day-bot backup", 1
MANIFEST, DATABASE, SETTINGS = "manifest.json", "branch.db", "settings.env"
MATERIAL = re.compile(r"materials/([0-9a-f]{64})")
SEAL = 64  # bytes: a SHA-256 in hexadecimal
SEALED = re.compile(rb"[0-9a-f]{64}")
PIECE = 1024 * 1024
MANIFEST_LIMIT = 256 * PIECE  # there is an entry for each file of material; far more than any branch sends

FOREIGN = "{file} is not a backup of this bot, or it is cut off."
DAMAGED = "{file} is damaged or cut off: {what}. Take another backup; nothing was changed."
LATER = "{file} was made by a later version of this bot. Install that version to restore it."

UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


class Member(BaseModel):
    """The manifest's entry for a member."""

    model_config = ConfigDict(frozen=True, strict=True)

    size: int
    sha256: str


class Manifest(BaseModel):
    """The file's table of contents, with its format, its time and the version of the database's schema."""

    model_config = ConfigDict(frozen=True, strict=True)

    format: str
    version: int
    made_at: str
    schema_revision: str
    rows: dict[str, int]
    open_ballots_left_out: int
    members: dict[str, Member]


class Writer:
    """A backup being written, member by member."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.members: dict[str, Member] = {}
        file.touch(mode=0o600, exist_ok=False)  # it will hold personal data
        self._zip = zipfile.ZipFile(file, "w")

    def add(self, name: str, source: IO[bytes]) -> str:
        """Add the stream's content as a member; return its hash. Material is not compressed: most kinds already are."""
        with self._zip.open(_info(name), "w", force_zip64=True) as target:
            member = _copy(source, target)
        self.members[name] = member
        return member.sha256

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest and the seal, and sync the file to the disk."""
        self._zip.writestr(_info(MANIFEST), manifest.model_dump_json(indent=1))
        self._zip.comment = b"0" * SEAL
        self._zip.close()
        with self.file.open("r+b") as file:
            seal = _hash_until_seal(file)
            file.seek(-SEAL, os.SEEK_END)
            file.write(seal)
            file.flush()
            os.fsync(file.fileno())

    def abandon(self) -> None:
        """Close a file that will be deleted, without another error when the disk is full."""
        self._zip.fp = None  # otherwise the library would write a directory


class Reader:
    """A backup with a valid seal and manifest."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file = file
        self._zip = archive
        self.manifest = self._read_manifest()

    def extract(self, name: str, target: IO[bytes] | None = None) -> None:
        """Copy a member, or only read it without a `target`, up to the size in the manifest.

        Raises:
            BackupError: the member differs from the manifest.
        """
        promised = self.manifest.members[name]
        try:
            with self._zip.open(name) as source:
                found = _copy(source, target, limit=promised.size)
        except UNREADABLE as problem:
            raise self._damaged(f"{name} cannot be read") from problem
        if found != promised:
            raise self._damaged(f"{name} is not what it was")

    def materials(self) -> list[tuple[str, str]]:
        """Return name and hash of the members that are files of material."""
        return [(name, match[1]) for name in self.manifest.members if (match := MATERIAL.fullmatch(name))]

    def _read_manifest(self) -> Manifest:
        try:
            infos = self._zip.infolist()
            (info,) = [each for each in infos if each.filename == MANIFEST]
            if info.file_size > MANIFEST_LIMIT:
                raise self._damaged("its manifest is too large")
            manifest = Manifest.model_validate_json(self._zip.read(info))
        except UNREADABLE as problem:  # pydantic's is a ValueError
            raise BackupError(FOREIGN.format(file=self._file)) from problem
        if manifest.format != FORMAT:
            raise BackupError(FOREIGN.format(file=self._file))
        if manifest.version > VERSION:
            raise BackupError(LATER.format(file=self._file))
        self._check_names(manifest, [info.filename for info in infos])
        return manifest

    def _check_names(self, manifest: Manifest, found: list[str]) -> None:
        """Refuse names that a backup cannot have, duplicates and those not in the manifest: no name becomes a path."""
        if sorted(found) != sorted([MANIFEST, *manifest.members]):
            raise self._damaged("it does not hold what its manifest names")
        for name, member in manifest.members.items():
            match = MATERIAL.fullmatch(name)
            if name not in {DATABASE, SETTINGS} and (match is None or match[1] != member.sha256):
                raise self._damaged("it holds what no backup holds")
        if DATABASE not in manifest.members:
            raise self._damaged("it holds no database")

    def _damaged(self, what: str) -> BackupError:
        return BackupError(DAMAGED.format(file=self._file, what=what))


@contextmanager
def opened(file: Path) -> Iterator[Reader]:
    """Open a backup for reading.

    Raises:
        BackupError: it is damaged, cut off, from another program or of a later version.
    """
    _check_seal(file)
    try:
        archive = zipfile.ZipFile(file)
    except UNREADABLE as problem:
        raise BackupError(FOREIGN.format(file=file)) from problem
    with archive:
        yield Reader(file, archive)


def check(file: Path) -> None:
    """Read the whole backup once.

    Raises:
        BackupError: the backup is damaged.
    """
    with opened(file) as reader:
        for name in reader.manifest.members:
            reader.extract(name)


def _check_seal(file: Path) -> None:
    with file.open("rb") as source:
        seal = _hash_until_seal(source)
        found = source.read()
        if not SEALED.fullmatch(found):
            raise BackupError(FOREIGN.format(file=file))
        if found != seal:
            raise BackupError(DAMAGED.format(file=file, what="its bytes are not those that were written"))


def _hash_until_seal(file: IO[bytes]) -> bytes:
    """Return the hash over all bytes before the seal; leave the file's position at the seal."""
    left = max(0, file.seek(0, os.SEEK_END) - SEAL)
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := file.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()


def _copy(source: IO[bytes], target: IO[bytes] | None, limit: int | None = None) -> Member:
    """Copy to the end, or to one byte beyond the limit; return size and hash of the copied bytes."""
    digest, size = hashlib.sha256(), 0
    while piece := source.read(PIECE if limit is None else min(PIECE, limit + 1 - size)):
        digest.update(piece)
        size += len(piece)
        if target is not None:
            target.write(piece)
    return Member(size=size, sha256=digest.hexdigest())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if MATERIAL.fullmatch(name) else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
