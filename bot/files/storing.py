"""Storage of files that people send as evidence (slips, notes): named by hash, typed by content, never executed."""

import asyncio
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.domain.materials import Seen, Stored
from bot.domain.names import quoted, strip_marks
from bot.domain.refusals import Refused
from bot.files import evidence, heic_picture, kinds
from bot.files.apart import look_at
from bot.storage.disk import sync_folder
from bot.storage.tables.materials import Material

MEGABYTE = 1024 * 1024
SIZE_LIMIT = 10 * MEGABYTE
"""The largest file that is stored, in bytes."""

NAME_LIMIT = 100
KEPT_SECONDS = 7 * 24 * 3600
"""The age of a file without a row that is removed."""
REMOVED = ".old-"
_LIKENESS = re.compile("[0-9a-f]{16}")

_ENDINGS = {ending for kind in kinds.KEPT for ending in kind.endings}
_UNSAFE_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


async def store(folder: Path, name: str, data: bytes) -> Stored:
    """Write the bytes below `folder` durably and once; photos without their metadata. Call it outside a transaction.

    The content decides the kind of file; the sender's name, cleaned, serves only as its name.

    Raises:
        Refused: `material-empty`, `material-too-large` (`size`, `limit` in MB), `material-heavy`, and as
            `bot.files.evidence.check`, with `name`.
    """
    refuse_size(name, len(data))
    if not data:
        raise Refused("material-empty", name=quoted(name))
    checked, remade = await look_at(evidence.CHECK, name, data, heavy="material-heavy")
    kind = next((kind for kind in kinds.KEPT if kind.mime == checked.mime), None)
    if kind is None or (checked.remade and not remade):
        raise Refused("material-kind", name=quoted(name))
    kept = remade if checked.remade else data
    sha256 = await asyncio.to_thread(_write, folder, kept)
    likeness = await heic_picture.likeness(kept) if kind is kinds.HEIC else checked.likeness
    return Stored(sha256, len(kept), kind.mime, clean_file_name(name, kind.ending), _seen(checked, likeness))


def _seen(checked: evidence.Checked, likeness: str | None) -> Seen:
    """Return what was seen in the picture, in the form that it must have: a worker could answer anything."""
    taken_at = None
    with suppress(ValueError):
        taken_at = datetime.fromisoformat(checked.taken_at).isoformat() if checked.taken_at else None
    return Seen(likeness if likeness and _LIKENESS.fullmatch(likeness) else None, taken_at)


async def read(folder: Path, material: Material) -> bytes:
    """Return the bytes as they were sent.

    Raises:
        Refused: `material-damaged` with `name` if the file is gone or damaged.
    """
    data = await asyncio.to_thread(_read, place_of(folder, material.sha256))
    if data is None or hash_of(data) != material.sha256:
        raise Refused("material-damaged", name=material.name)
    return data


def refuse_size(name: str, size: int) -> None:
    """Refuse a file by its size, before it is fetched.

    Raises:
        Refused: `material-too-large` with `name`, and `size` and `limit` in MB.
    """
    if size > SIZE_LIMIT:
        raise Refused("material-too-large", name=quoted(name), size=-(-size // MEGABYTE), limit=SIZE_LIMIT // MEGABYTE)


def clean_file_name(raw: str, ending: str) -> str:
    """Return the name without folders, control characters or misleading marks, with the ending that is given."""
    base = strip_marks(raw.replace("\\", "/")).replace("\n", " ").rpartition("/")[2]
    plain = " ".join(base.translate(_UNSAFE_IN_NAMES).split()).strip(". ")
    suffix = PurePosixPath(plain).suffix.lower()
    stem = plain if suffix not in _ENDINGS else plain[: -len(suffix)]
    return (stem.strip(". ")[: NAME_LIMIT - len(ending)] or "file") + ending


def hash_of(data: bytes) -> str:
    """Return the SHA-256 under which these bytes are stored."""
    return hashlib.sha256(data).hexdigest()


def place_of(folder: Path, sha256: str) -> Path:
    """Return the path of the file with this hash below `folder`."""
    return folder / sha256[:2] / sha256


def sweep(folder: Path, known: Collection[str]) -> int:
    """Remove the files that are not `known` and were not written or sent again for 7 days; return their number.

    A file may be on disk before its row is. What an interrupted call left behind goes, too.
    """
    old, removed = time.time() - KEPT_SECONDS, 0
    for place in folder.glob("??/*"):
        if place.name in known or not _older(place, old):
            continue
        aside = place.with_name(f"{REMOVED}{place.name.removeprefix(REMOVED)}")
        with suppress(FileNotFoundError):
            place.rename(aside)
            if _older(aside, old):
                aside.unlink()
                removed += 1
            else:  # it was sent again a moment ago
                aside.rename(place)
    return removed


def _older(place: Path, than: float) -> bool:
    try:
        return place.stat().st_mtime < than
    except FileNotFoundError:
        return False


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(folder: Path, data: bytes) -> str:
    """Write beside the final place and then rename, so that no half-written file has a hash as its name."""
    sha256 = hash_of(data)
    place = place_of(folder, sha256)
    with suppress(FileNotFoundError):
        os.utime(place)  # before it is read, so that `sweep` spares it from now on
    if _read(place) == data:
        return sha256
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")  # private: mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:  # also at a stop: the sweep finds the file only after a week
        Path(beside).unlink(missing_ok=True)
        raise
    sync_folder(place.parent)
    return sha256
