"""Text and tables of a Word file, by python-docx.

The library gets only the main part. `docx.Document` would also follow the file's relations, which are not needed here,
and fails on dangling ones that some programs leave behind.
"""

from collections.abc import Iterable
from itertools import islice

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P

from bot.domain.refusals import Refused
from bot.files.grid import Contents, Grid, Row, refuse_swollen
from bot.files.upload import OfficeFile

CELLS = 64
"""A row's cells beyond these are not read."""
PIECES = 100_000
"""More paragraphs, runs, tables, rows and cells than the longest roster has."""

_PIECES = tuple(map(qn, ("w:p", "w:r", "w:tbl", "w:tr", "w:tc")))
_ALL_PARAGRAPHS = ".//w:p[not(ancestor::*[local-name()='Fallback'])]"
_PARAGRAPHS, _ROWS, _CELLS = (f"w:{tag} | w:sdt/w:sdtContent/w:{tag}" for tag in ("p", "tr", "tc"))
"""The children with that tag, including those in a form field."""
_RUNS = "w:r | w:r/w:ruby/w:rubyBase//w:r | *[not(self::w:r or self::w:moveFrom)]//w:r"
"""The runs of a paragraph, including those in links, form fields and text inserted as a tracked change."""


def read_word(office: OfficeFile, limit: int, rows: int) -> Contents:
    """Read all paragraphs, including those in cells, as lines, and all tables; merged cells repeat their text.

    Each table keeps at most `rows` rows. Raises `Refused` with `text-too-long` beyond `limit` characters and with
    `file-bomb` beyond `PIECES`.
    """
    document = parse_xml(office.archive.read(office.main))
    if any(True for _ in islice(document.iter(*_PIECES), PIECES, None)):
        raise Refused("file-bomb", name=office.archive.name)
    text = _lines(document.xpath(_ALL_PARAGRAPHS))
    if len(text) > limit:
        raise Refused("text-too-long", limit=limit, length=len(text))
    grids = tuple(_grid(table, rows) for table in document.xpath(".//w:tbl"))
    refuse_swollen(grids)
    return Contents(text, grids, office.archive.name)


def _lines(paragraphs: Iterable[CT_P]) -> str:
    return "\n".join("".join(run.text for run in paragraph.xpath(_RUNS)) for paragraph in paragraphs)


def _grid(table: CT_Tbl, limit: int) -> Grid:
    rows: list[list[str]] = []
    for row in table.xpath(_ROWS)[: limit + 1]:
        rows.append(_cells(row, rows[-1] if rows else []))
    kept = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows[:limit], 1))
    return Grid(kept, cut=len(rows) > limit)


def _cells(row: CT_Row, above: list[str]) -> list[str]:
    cells = [""] * min(row.grid_before, CELLS)
    for cell in row.xpath(_CELLS)[:CELLS]:
        place, span = len(cells), min(cell.grid_span, CELLS)
        merged = above[place : place + span] if cell.vMerge == ST_Merge.CONTINUE else []
        cells += merged + [_lines(cell.xpath(_PARAGRAPHS)).strip()] * (span - len(merged))
    return cells[:CELLS]
