"""Text and tables of a PDF, by PDFium, the reader of Chromium: it knows the fonts that a file only names.

The library makes no tables. Those that are drawn with lines are recovered from these lines (`bot.files.ruled`).
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

import pypdfium2
import pypdfium2.raw as pdfium

from bot.domain.refusals import Refused
from bot.domain.told import Told
from bot.files.grid import Contents, Grid, refuse_swollen
from bot.files.page_text import Block, blocks, gutters, joint, numbered
from bot.files.pdf_page import UNKNOWN, Page, TooMuch, read_page
from bot.files.ruled import NEAR, Table, joined, tables
from bot.files.upload import PdfFile

PAGES = 100
"""The largest number of pages; a roster of a thousand people has forty."""
LETTERS = 120_000
"""Characters of all pages, each of which takes ten microseconds; a thousand people with eight columns have 50,000."""
UNPACKED = 40 * 1024 * 1024
"""Bytes that all packed parts together may unpack to, including pictures."""
PARTS = 20_000
"""Packed parts; a page has one or two, and so has a font."""
OBJECTS = 100_000
"""Objects that are drawn on all pages: four for each cell of a table, and one for some letters."""
CROSSINGS = 20_000
"""With more lines across times lines down a page has a drawing; the largest table has 6,000."""
UNKNOWN_SHARE = 0.05
"""If more of the letters are unknown, the text is of no use."""
HEADERS = 3
"""Rows at the top of a table that may be repeated on each page."""
PARTED, ENDS = 12, "。；！？.;!?)）"
"""The least length of a text that goes on on the next page, and what ends one."""

_PACKED = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 1 << 16
_PAGE_NUMBER = re.compile(r"[-—–~·•\s]*(?:第\s*)?\d{1,3}\s*页?(?:\s*[/／,，共of]+\s*\d{1,3}\s*页?)?[-—–~·•\s]*")
_PAGE_IN_LINE = re.compile(r"[第共]\s*\d{1,3}\s*页|\d{1,3}\s*/\s*\d{1,3}")

Rows = tuple[tuple[str, ...], ...]


def read_pdf(pdf: PdfFile, rows: int, covered: str | None = None) -> Contents:
    """Read the lines of all pages and the tables that are drawn with lines, each of at most `rows` rows.

    A table that goes on on the next page is one. What a person must know beside is in `told`: pages without text, text
    that was recognised in a picture, unknown letters, slanted words and what stands above and below all pages.
    `covered` is as that of `Table.filled`.

    Raises `Refused` with the file's `name`: `file-bomb`, `file-broken`, `file-encrypted`, `file-pages` (`limit`,
    `pages`), `file-scan`, `file-letters`; and `text-too-long` (`limit`, `length`).
    """
    refuse_bomb(pdf)
    with _opened(pdf) as document:
        pages = list(_pages(document, pdf.name))
    letters = [letter.text for page in pages for letter in page.letters]
    if not letters:
        raise Refused("file-scan", name=pdf.name)
    if letters.count(UNKNOWN) > UNKNOWN_SHARE * len(letters):
        raise Refused("file-letters", name=pdf.name)
    sheets = [_blocks(page, covered) for page in pages]
    running = list(_drop_running(sheets))
    whole = _continued(sheets)
    parts = tuple(chain.from_iterable(_parts(block, rows) for block in whole))
    grids = tuple(part for part in parts if isinstance(part, Grid))
    refuse_swollen(grids)
    text = "\n".join(chain.from_iterable(_text(block) for block in whole))
    return Contents(text, grids, pdf.name, parts, tuple(_told(pages, whole, running)))


def refuse_bomb(pdf: PdfFile) -> None:
    """Refuse a file whose packed parts unpack to too much, before the library unpacks them.

    What is packed in another way than the usual one, or twice, meets the limits of the worker.
    """
    left = UNPACKED
    for number, start in enumerate(_PACKED.finditer(pdf.data)):
        left -= _unpacked(pdf.data, start.end(), left)
        if left < 0 or number >= PARTS:
            raise Refused("file-bomb", name=pdf.name)


def _unpacked(data: bytes, start: int, most: int) -> int:
    """Return the unpacked size of the part that begins at `start`, or a size above `most`; 0 if it is not packed."""
    packer, size = zlib.decompressobj(), 0
    try:
        while size <= most and start < len(data) and not packer.eof:
            size += len(packer.decompress(data[start : start + _PIECE], most + 1 - size))
            start += _PIECE - len(packer.unconsumed_tail)
    except zlib.error:
        pass
    return size


def _blocks(page: Page, covered: str | None) -> list[Block]:
    across, down = joined(page.across), joined(page.down)
    if len(across) * len(down) > CROSSINGS:
        return blocks(page.letters, ())
    return blocks(page.letters, tables(across, (*down, *gutters(page.letters, across, down))), covered)


@contextmanager
def _opened(pdf: PdfFile) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(pdf.data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Refused("file-encrypted" if locked else "file-broken", name=pdf.name) from error
    try:
        yield document
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[Page]:
    count = len(document)
    if count > PAGES:
        raise Refused("file-pages", name=name, limit=PAGES, pages=count)
    letters, objects = 0, OBJECTS
    for number in range(count):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Refused("file-broken", name=name) from error
        letters += pdfium.FPDFText_CountChars(text.raw)
        objects -= pdfium.FPDFPage_CountObjects(page.raw)
        if letters > LETTERS:
            raise Refused("text-too-long", limit=LETTERS, length=letters)
        try:
            yield read_page(page.raw, text.raw, objects)
        except TooMuch:
            raise Refused("file-bomb", name=name) from None
        text.close()
        page.close()


def _drop_running(sheets: list[list[Block]]) -> Iterator[str]:
    """Take out what stands above or below every page, and page numbers; yield the lines that are no numbers."""
    for end in (0, -1):
        for _ in range(2):  # a running title and a number below it
            ends = [sheet[end].lines[0] if sheet and sheet[end].lines else "" for sheet in sheets]
            alike = Counter(_PAGE_IN_LINE.sub("#", line) for line in ends if line)
            for sheet, line in zip(sheets, ends, strict=True):
                if not line:
                    continue
                number = _PAGE_NUMBER.fullmatch(line) is not None
                runs = len(sheets) > 1 and alike[_PAGE_IN_LINE.sub("#", line)] > len(sheets) / 2
                if number or runs:
                    del sheet[end]
                    if not number:
                        yield line


def _continued(sheets: list[list[Block]]) -> list[Block]:
    """Return all blocks; a table at the top of a page continues one of the same columns at the end of the last page."""
    whole: list[Block] = []
    for sheet in sheets:
        for place, block in enumerate(sheet):
            above = whole[-1].table if whole and place == 0 else None
            if above is not None and block.table is not None and _alike(above, block.table):
                parted = above.open_below and block.table.open_above
                whole[-1] = replace(block, rows=_joined(whole[-1].rows, block.rows, parted=parted))
            else:
                whole.append(block)
    return whole


def _alike(one: Table, other: Table) -> bool:
    pairs = zip(one.columns, other.columns, strict=False)
    return len(one.columns) == len(other.columns) and all(abs(a - b) <= NEAR for a, b in pairs)


def _joined(rows: Rows, more: Rows, *, parted: bool) -> Rows:
    """Join the rows of two pages: without column names that are repeated, and with the row that the break has parted.

    If both parts have been closed by a line, such a row has words in one cell only, below a long text without an end.
    """
    alike = [one == other for one, other in zip(rows[:HEADERS], more, strict=False)]
    more = more[(*alike, False).index(False) :]
    if not more:
        return rows
    filled = [place for place, cell in enumerate(more[0]) if cell]
    above = rows[-1][filled[0]] if len(filled) == 1 else ""
    if not parted and (len(above) < PARTED or above[-1] in ENDS):
        return rows + more
    cells = tuple(cell + joint(cell, rest) + rest for cell, rest in zip(rows[-1], more[0], strict=True))
    return (*rows[:-1], cells, *more[1:])


def _parts(block: Block, rows: int) -> Iterator[str | Grid]:
    if block.lines:
        yield "\n".join(block.lines)
    if block.rows:
        yield _grid(block, rows)


def _grid(block: Block, rows: int) -> Grid:
    filled = numbered(block.rows)
    return Grid(filled[:rows], cut=len(filled) > rows)


def _text(block: Block) -> Iterator[str]:
    yield from block.lines
    for row in block.rows:
        yield "\t".join(" ".join(cell.split("\n")) for cell in row)


def _told(pages: list[Page], whole: list[Block], running: list[str]) -> Iterator[Told]:
    """Yield what was not read, or not surely, as a person sees it."""
    empty = [number for number, page in enumerate(pages, 1) if page.drawn and not page.letters]
    recognised = [number for number, page in enumerate(pages, 1) if page.recognised]
    for key, numbers in (("pages-unread", empty), ("pages-recognised", recognised)):
        if numbers:
            yield Told(key, values={"pages": "、".join(map(str, numbers))})
    lines = [line for block in whole for line in _text(block)]
    found = {
        "words-slanted": [page.slanted.strip() for page in pages],
        "letters-unknown": [line for line in lines if UNKNOWN in line],
        "lines-running": running,
        "lines-crowded": [block.lines[0] for block in whole if block.crowded],
    }
    for key, pieces in found.items():
        if kept := tuple(dict.fromkeys(piece for piece in pieces if piece)):
            yield Told(key, kept)
