"""A workbook that came back: what each of its cells shows, to compare it with the workbook that was made.

A number shows what its format makes of it, so that a format that shows another number is found. openpyxl makes objects
of styles, which can be huge, so the parts are read here; of a format only what this bot's and office programs' own
formats consist of is understood, and any other is shown beside the number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from bot.domain.refusals import Refused
from bot.files import kinds
from bot.files.archive import Archive, guarded
from bot.files.upload import OfficeFile, Upload, open_upload

CELLS = 200_000
"""Cells with text that are read of all sheets."""
LENGTH = 3_000_000
"""Characters of all cells: a text that cells share may stand in any number of them."""
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the clocks at the branch, which the workbook shows
LATER = timedelta(days=1462)
"""The days by which a workbook shows each date later if it counts from 1904."""
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 22: "yyyy-mm-dd hh:mm", 49: "@"}
_LOCALE = re.compile(r"\[\$-[0-9A-Fa-f,]+\]")
_BETWEEN = re.compile(r'\\([-/: ])|"([-/: ]*)"')
_NUMBER = re.compile(r"0(?:\.(0+))?(%?)")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PAGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_ATTACHED = re.compile(r"xl/(?:comments|threadedComments|drawings)\b.*\.(?:xml|vml)")


@dataclass
class Sheet:
    """A sheet: what its cells show, by row and column; what it hides, as programs name it; its headers and footers."""

    name: str
    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets, and the texts of its comments and shapes."""

    sheets: list[Sheet]
    loose: list[str]

    @property
    def text(self) -> str:
        """All text, to look for check codes in it."""
        cells = (text for sheet in self.sheets for row in sheet.cells.values() for text in row.values())
        return "\n".join([*cells, *(margin for sheet in self.sheets for margin in sheet.margins)])


def is_book(upload: Upload) -> bool:
    """True for an Excel file. Raises `Refused` as `open_upload`."""
    opened = open_upload(upload)
    return isinstance(opened, OfficeFile) and opened.kind is kinds.SHEET


def read_book(upload: Upload) -> Book:
    """Read an Excel file. Raises `Refused` as `open_upload`, `proof-kind` for another file, and `text-too-long`."""
    opened = open_upload(upload)
    if not isinstance(opened, OfficeFile) or opened.kind is not kinds.SHEET:
        raise Refused("proof-kind", name=upload.shown)
    with guarded(upload.shown):
        return _Reader(opened.archive, opened.main).book()


class _Reader:
    """Reads one workbook."""

    def __init__(self, archive: Archive, main: str) -> None:
        self.archive, self.main = archive, main
        self.cells = self.length = 0
        self.later = timedelta()
        self.conditional: list[str] = []
        """Formats of numbers that a condition sets, which may show another number."""

    def book(self) -> Book:
        parts, sheets = self._targets(), []
        for element in list(map(_copy, self.archive.elements(self.main))):
            if _name(element) == "workbookPr" and _true(element.get("date1904")):
                self.later = LATER
            if _name(element) == "sheet":
                sheet = Sheet(element.get("name", ""))
                if element.get("state", "visible") != "visible":
                    sheet.hidden.append("")
                number = next((value for key, value in element.items() if key.endswith("}id")), "")
                self._read(sheet, parts.get(number, ""))
                sheets.append(sheet)
        loose = [text for part in sorted(self.archive.parts) if _ATTACHED.fullmatch(part) for text in self._texts(part)]
        return Book(sheets, loose + self.conditional)

    def _targets(self) -> dict[str, str]:
        folder = dirname(self.main)
        listed = self.archive.elements(join(folder, "_rels", f"{self.main.rpartition('/')[2]}.rels"))
        return {
            each.get("Id", ""): normpath(join("/", folder, each.get("Target", ""))).lstrip("/")
            for each in listed
            if _name(each) == "Relationship"
        }

    def _texts(self, part: str) -> Iterator[str]:
        for element in self.archive.elements(part):
            if _name(element) in {"t", "text"} and (element.text or "").strip():
                yield element.text or ""

    def _read(self, sheet: Sheet, part: str) -> None:
        """Read a sheet's part: rows come first, and what a filter hides is told behind them."""
        rows, pieces, filtered = list[str](), dict[str, str](), False
        for element in self.archive.elements(part):
            match _name(element):
                case "v" | "f" | "t" as name:
                    before = pieces.get(name, "") if name == "t" else "=" * (name == "f")
                    pieces[name] = before + (element.text or "")
                case "rPh":
                    pieces.pop("t", None)
                case "c":
                    self._cell(sheet, element, pieces)
                    pieces = {}
                case "row" if _true(element.get("hidden")):
                    rows.append(f"{element.get('r')}:{element.get('r')}")
                case "filterColumn":
                    filtered = True
                case name:
                    _about(sheet, name, element)
        sheet.hidden += [] if filtered else rows

    def _cell(self, sheet: Sheet, cell: Element, pieces: dict[str, str]) -> None:
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        if place is not None and (text := self._shown(cell, pieces)):
            sheet.cells.setdefault(int(place[2]), {})[place[1]] = text

    def _shown(self, cell: Element, pieces: dict[str, str]) -> str:
        kind, value = cell.get("t", "n"), pieces.get("v", "")
        if "f" in pieces:
            text = pieces["f"]
        elif kind == "s":
            text = self.shared[int(value)] if value.isdecimal() and int(value) < len(self.shared) else ""
        elif kind in {"inlineStr", "str"}:
            text = pieces.get("t", "") or value
        else:
            style = cell.get("s", "0")
            text = shown(value, self.formats[int(style)] if int(style) < len(self.formats) else "General", self.later)
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        self.cells, self.length = self.cells + bool(text), self.length + len(text)
        if self.cells > CELLS or self.length > LENGTH:
            raise Refused("text-too-long", limit=LENGTH, length=self.length)
        return text

    @cached_property
    def shared(self) -> list[str]:
        """The texts that cells share; what is written beside Chinese letters to pronounce them is left out."""
        texts, pieces = list[str](), list[str]()
        for element in self.archive.elements(self._beside("sharedStrings.xml")):
            match _name(element):
                case "t":
                    pieces.append(element.text or "")
                case "rPh":
                    pieces.pop()
                case "si":
                    texts.append("".join(pieces))
                    pieces = []
        return texts

    @cached_property
    def formats(self) -> list[str]:
        """The format of each style of cells."""
        named, formats, inside = dict(_BUILT_IN), list[str](), list[str]()
        for element in self.archive.elements(self._beside("styles.xml")):
            match _name(element):
                case "numFmt" if formats:
                    self.conditional += {element.get("formatCode", "")} - {"General"}
                case "numFmt":
                    named[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
                case "xf":
                    number = int(element.get("numFmtId", "0"))
                    inside.append(named.get(number, f"#{number}"))
                case "cellXfs":
                    formats = inside
                case "cellStyleXfs":
                    inside = []
        return formats

    def _beside(self, name: str) -> str:
        return join(dirname(self.main), name)


def _about(sheet: Sheet, name: str, element: Element) -> None:
    """Note what an element tells of a sheet as a whole."""
    if name == "col" and (_true(element.get("hidden")) or element.get("width") == "0"):
        sheet.hidden.append(f"{_letters(element.get('min'))}:{_letters(element.get('max'))}")
    elif name in _PAGES and element.text:
        sheet.margins.append(margin(element.text))


def shown(value: str, code: str, later: timedelta = timedelta()) -> str:
    """Return what a format makes of a number; what it would make is unknown for many, which stand beside the number."""
    try:
        number = float(value)
    except ValueError:
        return value
    plain, _, rest = _BETWEEN.sub(lambda found: found[1] or found[2] or "", _LOCALE.sub("", code)).partition(";")
    if rest not in {"", "@"}:
        plain = ""  # what it shows depends on the number
    if plain in {"General", "@"}:
        return f"{number:.12g}"
    if found := _NUMBER.fullmatch(plain):
        digits, share = len(found[1] or ""), found[2]
        return f"{number * (100 if share else 1):.{digits}f}{share}"
    half = timedelta(seconds=30)
    moment = DAY_ZERO + later + timedelta(days=number) + half if 0 < number < 2_000_000 else None
    for form, written in (("yyyy-mm-dd", "%Y-%m-%d"), ("yyyy-mm-dd hh:mm", "%Y-%m-%d %H:%M")):
        if moment is not None and plain.lower() == form:
            return moment.strftime(written)
    return f"{number:.12g} [{code}]"


def margin(text: str) -> str:
    """Return the words of a header or footer, without what stands for pages and typefaces."""
    return _CODES.sub(" ", text.replace("&&", "\0")).replace("\0", "&")


def _letters(number: str | None) -> str:
    rest, letters = int(number or "1"), ""
    while rest > 0:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _copy(element: Element) -> Element:
    return Element(element.tag, element.attrib)


def _true(value: str | None) -> bool:
    return value in {"1", "true"}
