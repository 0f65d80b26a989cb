"""What a file really is, told by its content and never by its name; and what is not read, refused by name."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.files.archive import Archive, guarded

SIZE_LIMIT = 5 * 1024 * 1024
"""The largest file that is read, in bytes."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_OTHERS = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
}
_MARKUP = {"<?xml": "XML", "<!doctype html": "HTML", "<html": "HTML", "<table": "HTML"}
_STRICT = b"http://purl.oclc.org/ooxml/"
_BINARY_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_TEXT_CONTROLS = frozenset(map(chr, _BINARY_CONTROLS))


@dataclass(frozen=True)
class Upload:
    """A file as it came: the name its sender gave it, and its bytes."""

    name: str
    data: bytes

    @property
    def shown(self) -> str:
        """The name as it may be quoted in a sentence."""
        return quoted(self.name)


class FileKind(Enum):
    """The kinds of files that are read."""

    WORD = auto()
    SHEET = auto()


_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    _OFFICE + "wordprocessingml.document.main+xml": FileKind.WORD,
    _OFFICE + "wordprocessingml.template.main+xml": FileKind.WORD,
    _OFFICE + "spreadsheetml.sheet.main+xml": FileKind.SHEET,
    _OFFICE + "spreadsheetml.template.main+xml": FileKind.SHEET,
}


@dataclass(frozen=True)
class OfficeFile:
    """A Word or Excel file that passed the checks, and the name of its main part."""

    kind: FileKind
    archive: Archive
    main: str


def open_upload(upload: Upload) -> OfficeFile | str:
    """The checked Office archive, or the decoded text, of a file.

    Raises `Refused` with the file's `name` and one of the keys `file-too-large`, `file-empty`, `file-image`,
    `file-old-office`, `file-encrypted`, `file-other-type`, `file-unknown`, `file-macro`, `file-broken`,
    `file-bomb`, `file-unsafe`, `file-encoding`.
    """
    data = upload.data
    if len(data) > SIZE_LIMIT:
        raise Refused("file-too-large", name=upload.shown, limit=SIZE_LIMIT // 1024**2, size=-(-len(data) // 1024**2))
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused("file-empty", name=upload.shown)
    if data.startswith(_ZIP):
        return _open_office(upload)
    _refuse_foreign(upload)
    return _decode(upload)


def _refuse_foreign(upload: Upload) -> None:
    data = upload.data
    if data.startswith(_OLE):
        raise Refused("file-encrypted" if _ENCRYPTED_STREAM in data else "file-old-office", name=upload.shown)
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or data[4:8] == b"ftyp":
        raise Refused("file-image", name=upload.shown)
    for magic, kind in _OTHERS.items():
        if data.startswith(magic):
            raise Refused("file-other-type", name=upload.shown, kind=kind)


def _open_office(upload: Upload) -> OfficeFile:
    with guarded(upload.shown):
        archive = Archive(upload.shown, upload.data)
        mains = {
            element.get("ContentType", ""): element.get("PartName", "").lstrip("/")
            for element in archive.elements("[Content_Types].xml")
            if element.get("ContentType")
        }
        if any("macroEnabled" in kind for kind in mains) or any("vbaProject" in part for part in archive.parts):
            raise Refused("file-macro", name=upload.shown)
        for content_type, part in mains.items():
            kind = _KINDS.get(content_type)
            if kind is not None and part in archive.parts:
                archive.refuse_unsafe_markup()
                if _STRICT in archive.read(part)[:4096]:
                    raise Refused("file-other-type", name=upload.shown, kind="Strict Open XML")
                return OfficeFile(kind, archive, part)
    raise Refused("file-other-type", name=upload.shown, kind=_foreign_zip(archive, mains))


def _foreign_zip(archive: Archive, mains: dict[str, str]) -> str:
    if any("presentationml" in content_type for content_type in mains):
        return "PowerPoint"
    return "OpenDocument" if {"mimetype", "content.xml"} <= archive.parts else "ZIP"


def _decode(upload: Upload) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030, the encodings that Chinese desktops write."""
    data = upload.data
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _refuse_unreadable(upload, text)
        return text
    strange = not _BINARY_CONTROLS.isdisjoint(data)
    raise Refused("file-unknown" if strange else "file-encoding", name=upload.shown)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\x00" in data:  # UTF-16 without its mark: the high bytes of digits, blanks and breaks are zero
        little = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if little else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def _refuse_unreadable(upload: Upload, text: str) -> None:
    if not _TEXT_CONTROLS.isdisjoint(text):
        raise Refused("file-unknown", name=upload.shown)
    start = text.lstrip()[:20].lower()
    for opening, kind in _MARKUP.items():
        if start.startswith(opening):
            raise Refused("file-other-type", name=upload.shown, kind=kind)
