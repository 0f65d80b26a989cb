"""A plan or roster as it was sent: opened if the bot reads its kind, else refused with the name of its kind."""

from dataclasses import dataclass
from posixpath import normpath

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.files import kinds, text
from bot.files.archive import Archive, guarded
from bot.files.kinds import Kind

MEGABYTE = 1024 * 1024
SIZE_LIMIT = 5 * MEGABYTE
"""The largest file that is read, in bytes."""

LISTED = 20_000
"""Elements of a part that lists others, or names: the libraries take long for each."""
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: its sender's name for it, and its bytes."""

    name: str
    data: bytes

    @property
    def shown(self) -> str:
        """The name in a form that is safe to quote in a sentence."""
        return quoted(self.name)

    def refuse_size(self, size: int) -> None:
        """Refuse a file of this size if it is too large, before it is fetched.

        Raises:
            Refused: `file-too-large` with `name`, and `size` and `limit` in MB.
        """
        if size > SIZE_LIMIT:
            raise Refused("file-too-large", name=self.shown, limit=SIZE_LIMIT // MEGABYTE, size=-(-size // MEGABYTE))


@dataclass(frozen=True)
class OfficeFile:
    """A Word or Excel file that passed the checks, and the name of its main part."""

    kind: Kind
    archive: Archive
    main: str


@dataclass(frozen=True)
class PdfFile:
    """A PDF: its name in a form that is safe to quote, and its bytes, which are not checked yet."""

    name: str
    data: bytes


def open_upload(upload: Upload) -> OfficeFile | PdfFile | str:
    """Return the checked Office archive, the PDF, or the decoded text, of a file.

    Raises `Refused` with the file's `name` and one of the keys `file-too-large`, `file-empty`, `file-image`,
    `file-old-office`, `file-encrypted`, `file-other-type`, `file-unknown`, `file-macro`, `file-broken`,
    `file-bomb`, `file-unsafe`, `file-encoding`.
    """
    data = upload.data
    upload.refuse_size(len(data))
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused("file-empty", name=upload.shown)
    kind = kinds.kind_of(data)
    if kind is None:
        return _decode(upload)
    if kind is kinds.ZIP:
        return _open_office(upload)
    if kind is kinds.PDF:
        return PdfFile(upload.shown, data)
    raise _foreign(upload, kind)


def _foreign(upload: Upload, kind: Kind) -> Refused:
    if kind is kinds.OLE:
        return Refused("file-encrypted" if _ENCRYPTED_STREAM in upload.data else "file-old-office", name=upload.shown)
    if kind.image:
        return Refused("file-image", name=upload.shown)
    if kind is kinds.DAMAGED_PDF:
        return Refused("file-broken", name=upload.shown)
    return Refused("file-other-type", name=upload.shown, kind=kind.name)


def _open_office(upload: Upload) -> OfficeFile:
    with guarded(upload.shown):
        archive = Archive(upload.shown, upload.data)
        archive.refuse_many(kinds.CONTENTS, LISTED)
        mains = {
            element.get("ContentType", ""): element.get("PartName", "").lstrip("/")
            for element in archive.elements(kinds.CONTENTS)
            if element.get("ContentType")
        }
        if any("macroEnabled" in content_type for content_type in mains) or kinds.has_macros(archive.parts):
            raise Refused("file-macro", name=upload.shown)
        opened = _opened_first(archive)
        for content_type, part in mains.items():
            kind = kinds.kind_of_main(content_type)
            if kind is not None and part in archive.parts and opened in {"", part}:
                archive.refuse_unsafe_markup()
                if _STRICT in archive.read(part)[:4096]:
                    raise Refused("file-other-type", name=upload.shown, kind="Strict Open XML")
                return OfficeFile(kind, archive, part)
    raise Refused("file-other-type", name=upload.shown, kind=_other_archive(archive, mains))


def _opened_first(archive: Archive) -> str:
    """Return the part that programs open as the document: a file may hold another one for those that only look."""
    for relation in archive.elements("_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return normpath(relation.get("Target", "")).lstrip("/")
    return ""


def _other_archive(archive: Archive, mains: dict[str, str]) -> str:
    if any("presentationml" in content_type for content_type in mains):
        return "PowerPoint"
    return "OpenDocument" if {"mimetype", "content.xml"} <= archive.parts else kinds.ZIP.name


def _decode(upload: Upload) -> str:
    words = text.decode(upload.data)
    if words is None:
        strange = text.has_controls(upload.data)
        raise Refused("file-unknown" if strange else "file-encoding", name=upload.shown)
    if text.has_controls(words):
        raise Refused("file-unknown", name=upload.shown)
    if (markup := kinds.markup_of(words)) is not None:
        raise Refused("file-other-type", name=upload.shown, kind=markup)
    return words
