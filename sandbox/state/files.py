"""Files that were sent: bytes, ids and metadata."""

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image
from telegram import Document, File, PhotoSize

from sandbox.state.contents import MEDIA
from sandbox.state.errors import ApiError, bad
from sandbox.state.limits import DOWNLOAD_LIMIT, PHOTO_LIMIT, UPLOAD_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {
    "documents": "Document", "photos": "Photo", "videos": "Video", "animations": "Animation", "music": "Audio",
    "voice": "VoiceNote", "video_notes": "VideoNote", "stickers": "Sticker",
}  # fmt: skip
_PLAIN_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"

    def __repr__(self) -> str:
        """Show name and size, not the bytes."""
        return f"<{self.name}, {len(self.data)} bytes>"


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored file; `size` may exceed the bytes held, to simulate a large file."""

    id: str
    unique: str
    path: str
    name: str
    data: bytes
    mime: str
    size: int
    width: int = 0
    height: int = 0

    def sizes(self) -> tuple[PhotoSize, ...]:
        """Return the photo sizes as Telegram lists them."""
        return (PhotoSize(self.id, self.unique, self.width, self.height, self.size),)

    def document(self) -> Document:
        """Return the library's Document."""
        return Document(self.id, self.unique, file_name=self.name, mime_type=self.mime, file_size=self.size)


class Files:
    """All stored files, by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}
        self._numbers: Iterator[int] = count()

    def keep_document(self, upload: Upload, *, size: int | None = None) -> Stored:
        """Store a document; raise 413 above 50 MB, 400 if it is empty."""
        _check_upload(upload)
        return self._keep("documents", "BQACAgUAAxk", upload, size if size is not None else len(upload.data))

    def keep_media(self, kind: str, upload: Upload, *, size: int | None = None) -> Stored:
        """Store a file of a kind of `MEDIA`; raise 413 above 50 MB, 400 if it is empty."""
        _check_upload(upload)
        folder, prefix, *_ = MEDIA[kind]
        return self._keep(folder, prefix, upload, size if size is not None else len(upload.data))

    def keep_photo(self, upload: Upload, *, lenient: bool = False) -> Stored:
        """Store a photo; raise 400 above 10 MB, for other files than pictures, or for refused dimensions."""
        _check_upload(upload)
        if len(upload.data) > PHOTO_LIMIT:
            size = f"file of size {len(upload.data)} bytes is too big for a photo"
            raise bad(f"{size}; the maximum size is {PHOTO_LIMIT} bytes")
        try:
            width, height = _dimensions(upload.data)
        except (OSError, ValueError, Image.DecompressionBombError) as fault:
            if not lenient:
                raise bad("IMAGE_PROCESS_FAILED") from fault
            width, height = 800, 600
        if not lenient and (width + height > 10_000 or max(width, height) > 20 * min(width, height)):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return self._keep("photos", "AgACAgUAAxk", upload, len(upload.data), width, height)

    def by_id(self, file_id: str, kind: str) -> Stored:
        """Return a stored file to send again from the folder `kind`; raise 400 if there is none."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if kind and not stored.path.startswith(kind):
            raise bad(f"can't use file of type {_TYPES[stored.path.partition('/')[0]]} as {_TYPES[kind]}")
        return stored

    def describe(self, file_id: str) -> File:
        """Return the result of getFile; raise 400 above 20 MB."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad("invalid file_id")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        return File(stored.id, stored.unique, file_size=stored.size, file_path=stored.path)

    def at_path(self, path: str) -> Stored | None:
        """Return the file at a path that getFile returned."""
        return self._by_path.get(path)

    def _keep(self, folder: str, prefix: str, upload: Upload, size: int, width: int = 0, height: int = 0) -> Stored:
        number = next(self._numbers)
        digest = hashlib.sha256(upload.data).hexdigest()
        suffix = ".jpg" if folder == "photos" else PurePosixPath(upload.name).suffix
        suffix = suffix if _PLAIN_SUFFIX.fullmatch(suffix) else ""  # the path becomes part of an address
        stored = Stored(
            f"{prefix}{number:06d}{digest[:30]}", f"AgAD{digest[:12]}", f"{folder}/file_{number}{suffix}",
            upload.name, upload.data, upload.mime, size, width, height,
        )  # fmt: skip
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored


def _check_upload(upload: Upload) -> None:
    if len(upload.data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if not upload.data:
        raise bad("file must be non-empty")


def _dimensions(data: bytes) -> tuple[int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data)) as image:
            return image.size
