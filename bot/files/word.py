"""Text and tables of a Word file, by python-docx.

The library gets only the main part. `docx.Document` would also follow the file's relations, which are not needed here,
and fails on dangling ones that some programs leave behind.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from docx.oxml import parse_xml
from docx.oxml.document import CT_Document
from docx.oxml.ns import nsmap, qn
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from bot.domain.refusals import Refused
from bot.files.grid import Contents, Grid, Row, refuse_swollen
from bot.files.upload import OfficeFile

CELLS = 64
"""A row's cells beyond these are not read."""
PIECES = 100_000
"""More paragraphs, runs, tables, rows and cells than the longest roster has."""

NESTED = 8
"""Paragraphs inside each other, as those of text boxes are; each takes in the text of those inside it."""

_PIECES = tuple(map(qn, ("w:p", "w:r", "w:tbl", "w:tr", "w:tc")))
_PARAGRAPH, _TABLE, _FALLBACK = qn("w:p"), qn("w:tbl"), "{*}Fallback"
_PARAGRAPHS, _ROWS, _CELLS = (
    etree.XPath(f"w:{tag} | w:sdt/w:sdtContent/w:{tag}", namespaces=nsmap) for tag in ("p", "tr", "tc")
)
"""The children with that tag, including those in a form field."""
_RUNS = etree.XPath("w:r | w:r/w:ruby/w:rubyBase//w:r | *[not(self::w:r or self::w:moveFrom)]//w:r", namespaces=nsmap)
"""The runs of a paragraph, including those in links, form fields and text inserted as a tracked change."""


def read_word(office: OfficeFile, limit: int, rows: int) -> Contents:
    """Read all paragraphs, including those in cells, as lines, and all tables; merged cells repeat their text.

    Each table keeps at most `rows` rows. Raises `Refused` with `text-too-long` beyond `limit` characters and with
    `file-bomb` beyond `PIECES`.
    """
    office.archive.charge(office.main)
    document = parse_xml(office.archive.read(office.main))
    if any(True for _ in islice(document.iter(*_PIECES), PIECES, None)):
        raise Refused("file-bomb", name=office.archive.name)
    pieces = tuple(_pieces(document, office.archive.name))
    text = _lines(piece for piece, _outside in pieces if piece.tag == _PARAGRAPH)
    if len(text) > limit:
        raise Refused("text-too-long", limit=limit, length=len(text))
    blocks = tuple(
        _lines([piece]) if piece.tag == _PARAGRAPH else _grid(piece, rows) for piece, outside in pieces if outside
    )
    grids = tuple(block for block in blocks if isinstance(block, Grid))
    refuse_swollen(grids)
    return Contents(text, grids, office.archive.name, blocks)


def _pieces(document: CT_Document, name: str) -> Iterator[tuple[CT_P | CT_Tbl, bool]]:
    """Yield the paragraphs and tables in their order, and for a paragraph whether it is outside of all cells.

    A paragraph of a text box counts as outside. Copies for programs that do not know a newer element are left out.
    """
    depth = copies = tables = 0
    for event, element in etree.iterwalk(document, ("start", "end"), (_PARAGRAPH, _TABLE, _FALLBACK)):
        step = 1 if event == "start" else -1
        if element.tag not in (_PARAGRAPH, _TABLE):
            copies += step
            continue
        if element.tag == _TABLE:
            tables += step
        else:
            depth += step
        if depth > NESTED:
            raise Refused("file-bomb", name=name)
        if event == "start" and not copies:
            yield element, element.tag == _TABLE or not tables or depth > 1


def _lines(paragraphs: Iterable[CT_P]) -> str:
    return "\n".join("".join(run.text for run in _RUNS(paragraph)) for paragraph in paragraphs)


def _grid(table: CT_Tbl, limit: int) -> Grid:
    rows: list[list[str]] = []
    for row in _ROWS(table)[: limit + 1]:
        rows.append(_cells(row, rows[-1] if rows else []))
    kept = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows[:limit], 1))
    return Grid(kept, cut=len(rows) > limit)


def _cells(row: CT_Row, above: list[str]) -> list[str]:
    cells = [""] * min(row.grid_before, CELLS)
    for cell in _CELLS(row)[:CELLS]:
        place, span = len(cells), min(cell.grid_span, CELLS)
        merged = above[place : place + span] if cell.vMerge == ST_Merge.CONTINUE else []
        cells += merged + [_lines(_PARAGRAPHS(cell)).strip()] * (span - len(merged))
    return cells[:CELLS]
