"""Files people send as evidence (slips, notes): kept on disk by hash, told by content, never executed."""

import asyncio
import hashlib
import os
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath

from bot.domain.materials import Stored
from bot.domain.names import quoted, strip_marks
from bot.domain.refusals import Refused
from bot.storage.disk import sync_folder
from bot.storage.tables.materials import Material

SIZE_LIMIT = 10 * 1024 * 1024
"""The largest file that is kept, in bytes."""

NAME_LIMIT = 100
MEGABYTE = 1024 * 1024

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MIMES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".heic": "image/heic",
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".txt": "text/plain",
}
_SAME = {".jpeg": ".jpg", ".jpe": ".jpg", ".heif": ".heic"}
_TEXT_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_UNSAFE_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


async def store(folder: Path, name: str, data: bytes) -> Stored:
    """Write the bytes below `folder`, safely and once, before any transaction opens.

    What kind of file it is, its content says; what its sender called it serves as its cleaned name only.

    Raises:
        Refused: `material-empty`, `material-too-large` (`size`, `limit` in MB), `material-kind`, with `name`.
    """
    ending = _kind(name, data)
    sha256 = await asyncio.to_thread(_write, folder, data)
    return Stored(sha256, len(data), _MIMES[ending], clean_file_name(name, ending))


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
    stem = plain if _SAME.get(suffix, suffix) not in _MIMES else plain[: -len(suffix)]
    return (stem.strip(". ")[: NAME_LIMIT - len(ending)] or "file") + ending


def _kind(name: str, data: bytes) -> str:
    refuse_size(name, len(data))
    if not data:
        raise Refused("material-empty", name=quoted(name))
    ending = _binary_kind(data) or (".txt" if _is_text(name, data) else None)
    if ending is None:
        raise Refused("material-kind", name=quoted(name))
    return ending


def _binary_kind(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return ".heic"
    return _office_kind(data) if data.startswith(b"PK\x03\x04") else None


def _office_kind(data: bytes) -> str | None:
    """Word or Excel without macros; only the archive's directory is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if "[Content_Types].xml" not in names or any("vbaProject" in part for part in names):
        return None
    return ".docx" if "word/document.xml" in names else ".xlsx" if "xl/workbook.xml" in names else None


def _is_text(name: str, data: bytes) -> bool:
    if not name.strip().lower().endswith(".txt"):
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(data, "utf-16")
    controls = not _TEXT_CONTROLS.isdisjoint(data)
    return not controls and (_decodes(data, "utf-8") or _decodes(data, "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


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
