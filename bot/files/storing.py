"""Files people send as evidence (slips, notes): kept on disk by hash, told by content, never executed."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path, PurePosixPath

from bot.domain.materials import Stored
from bot.domain.names import quoted, strip_marks
from bot.domain.refusals import Refused
from bot.files import kinds, text
from bot.files.kinds import Kind
from bot.storage.disk import sync_folder
from bot.storage.tables.materials import Material

MEGABYTE = 1024 * 1024
SIZE_LIMIT = 10 * MEGABYTE
"""The largest file that is kept, in bytes."""

NAME_LIMIT = 100

_ENDINGS = {ending for kind in kinds.KEPT for ending in kind.endings}
_UNSAFE_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


async def store(folder: Path, name: str, data: bytes) -> Stored:
    """Write the bytes below `folder`, safely and once, before any transaction opens.

    What kind of file it is, its content says; what its sender called it serves as its cleaned name only.

    Raises:
        Refused: `material-empty`, `material-too-large` (`size`, `limit` in MB), `material-kind`, with `name`.
    """
    kind = _kind(name, data)
    sha256 = await asyncio.to_thread(_write, folder, data)
    return Stored(sha256, len(data), kind.mime, clean_file_name(name, kind.ending))


async def read(folder: Path, material: Material) -> bytes:
    """The bytes as they were sent.

    Raises:
        Refused: `material-damaged` when the file is gone or is not what it was.
    """
    data = await asyncio.to_thread(_read, place_of(folder, material.sha256))
    if data is None or hash_of(data) != material.sha256:
        raise Refused("material-damaged", name=material.name)
    return data


def refuse_size(name: str, size: int) -> None:
    """Refuse by its size a file that need not even be fetched.

    Raises:
        Refused: `material-too-large` with `name`, and `size` and `limit` in MB.
    """
    if size > SIZE_LIMIT:
        raise Refused("material-too-large", name=quoted(name), size=-(-size // MEGABYTE), limit=SIZE_LIMIT // MEGABYTE)


def clean_file_name(raw: str, ending: str) -> str:
    """The name without folders, control or misleading marks, with the ending that its content deserves."""
    base = strip_marks(raw.replace("\\", "/")).replace("\n", " ").rpartition("/")[2]
    plain = " ".join(base.translate(_UNSAFE_IN_NAMES).split()).strip(". ")
    suffix = PurePosixPath(plain).suffix.lower()
    stem = plain if suffix not in _ENDINGS else plain[: -len(suffix)]
    return (stem.strip(". ")[: NAME_LIMIT - len(ending)] or "file") + ending


def _kind(name: str, data: bytes) -> Kind:
    refuse_size(name, len(data))
    if not data:
        raise Refused("material-empty", name=quoted(name))
    kind = kinds.kind_of(data)
    if kind is kinds.ZIP:
        kind = kinds.office_kind(data)
    if kind not in kinds.KEPT and _is_text(name, data):
        kind = kinds.TEXT
    if kind is None or kind not in kinds.KEPT:
        raise Refused("material-kind", name=quoted(name))
    return kind


def _is_text(name: str, data: bytes) -> bool:
    """True if the file says that it is a text, is one, and opens in any editor: UTF-16 carries its mark."""
    if not name.strip().lower().endswith(kinds.TEXT.ending) or text.decode(data) is None:
        return False
    return text.has_mark(data) or not text.has_controls(data)


def hash_of(data: bytes) -> str:
    """The name under which these bytes are kept."""
    return hashlib.sha256(data).hexdigest()


def place_of(folder: Path, sha256: str) -> Path:
    """Where the file with this hash stands below `folder`."""
    return folder / sha256[:2] / sha256


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(folder: Path, data: bytes) -> str:
    """Beside its place first, then moved there, so that a half-written file never stands under a hash."""
    sha256 = hash_of(data)
    place = place_of(folder, sha256)
    if _read(place) == data:
        return sha256
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")  # readable by nobody else
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    sync_folder(place.parent)
    return sha256
