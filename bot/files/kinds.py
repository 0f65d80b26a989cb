"""The kinds of files, recognized by their first bytes or by the parts of an Office file; never by their names."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in refusals; if it can be stored, its endings, the usual one first, and MIME type."""

    name: str
    endings: tuple[str, ...] = ()
    mime: str = ""
    image: bool = False

    @property
    def ending(self) -> str:
        """The file name ending under which it is stored."""
        return self.endings[0]


JPEG = Kind("JPEG", (".jpg", ".jpeg", ".jpe"), "image/jpeg", image=True)
PNG = Kind("PNG", (".png",), "image/png", image=True)
HEIC = Kind("HEIC", (".heic", ".heif"), "image/heic", image=True)
PDF = Kind("PDF", (".pdf",), "application/pdf")
WORD = Kind("Word", (".docx",), f"{_OFFICE}wordprocessingml.document")
SHEET = Kind("Excel", (".xlsx",), f"{_OFFICE}spreadsheetml.sheet")
TEXT = Kind("TXT", (".txt",), "text/plain")
KEPT = (JPEG, PNG, HEIC, PDF, WORD, SHEET, TEXT)

OTHER_IMAGE = Kind("image", image=True)
DAMAGED_PDF = Kind("PDF")
ZIP = Kind("ZIP")
OLE = Kind("OLE")
"""The old Office format, and the container of a new one with a password."""

_STARTS = tuple(
    (re.compile(start, re.DOTALL), kind)
    for start, kind in (
        (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", ZIP),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
        (rb"\xff\xd8\xff", JPEG),
        (rb"\x89PNG\r\n\x1a\n", PNG),
        (rb".{4}ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1)", HEIC),
        (rb"\x89PNG|GIF8|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp", OTHER_IMAGE),
        (rb"%PDF-", PDF),
        (rb"%PDF", DAMAGED_PDF),
        (rb"\{\\rtf", Kind("RTF")),
        (rb"Rar!", Kind("RAR")),
        (rb"7z\xbc\xaf\x27\x1c", Kind("7z")),
        (rb"\x1f\x8b", Kind("gzip")),
    )
)
_MARKUP = {"<?xml": "XML", "<!doctype html": "HTML", "<html": "HTML", "<table": "HTML"}
_MAIN_TYPES = {
    f"{_OFFICE}{family}.{use}.main+xml": kind
    for family, uses, kind in (
        ("wordprocessingml", ("document", "template"), WORD),
        ("spreadsheetml", ("sheet", "template"), SHEET),
    )
    for use in uses
}
MEMBERS = 2_000
"""More parts than any ordinary document has."""
DIRECTORY_ENTRY = b"PK\x01\x02"
_FIRST_PART = b"PK\x03\x04"
_MAIN_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": SHEET}
CONTENTS = "[Content_Types].xml"
"""The part of an Office file that lists the others."""


def kind_of(data: bytes) -> Kind | None:
    """Return the kind that the first bytes indicate, `ZIP` for an Office file; None for a text or an unknown kind."""
    return next((kind for start, kind in _STARTS if start.match(data)), None)


def markup_of(text: str) -> str | None:
    """Return `XML` or `HTML` for a text that begins as such, else None."""
    start = text.lstrip()[:20].lower()
    return next((name for opening, name in _MARKUP.items() if start.startswith(opening)), None)


def kind_of_main(content_type: str) -> Kind | None:
    """Return the kind of an Office file whose main part has this content type; None for macros and other families."""
    return _MAIN_TYPES.get(content_type)


def office_kind(data: bytes) -> Kind | None:
    """Return `WORD` or `SHEET` for an archive that looks like one without macros.

    Only the archive's directory is read, nothing is unpacked.
    """
    if not data.startswith(_FIRST_PART):  # empty, or a piece of a split archive
        return None
    if data.count(DIRECTORY_ENTRY) > MEMBERS:
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if CONTENTS not in parts or has_macros(parts):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in parts), None)


def has_macros(parts: Iterable[str]) -> bool:
    """True if an Office file with these parts contains macros."""
    return any("vbaProject" in part for part in parts)
