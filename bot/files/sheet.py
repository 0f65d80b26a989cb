"""The sheets of an Excel file as text, by openpyxl; formulas are shown, never computed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice

from openpyxl.packaging.relationship import get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.xml.constants import SHARED_STRINGS

from bot.domain.refusals import Refused
from bot.files.archive import Archive
from bot.files.grid import CELLS_LIMIT, Contents, Grid, Row, refuse_swollen
from bot.files.upload import LISTED, OfficeFile

ROWS = 1_048_576
"""The rows of a sheet by the standard; the size that a file states for a sheet is often wrong."""
COLUMNS = 64
"""Columns further right are not read."""
SHEETS = 20
"""Sheets after these are not read."""
TEXTS = 120_000
"""Elements of the part with the texts that cells share, two or more for each."""
MERGED = 2_000
"""Merged areas after these stay as they are."""
EMPTY_RUN = 3_000
"""After more empty rows the rest of a sheet counts as empty; styled blank rows can go on for a million."""


def read_sheets(office: OfficeFile, limit: int) -> Contents:
    """Read the visible sheets as grids of at most `limit` filled rows each; merged cells repeat their text.

    The text has the sheets' names and rows as lines. Only the library's read-only mode is safe here: the other mode
    creates an object for every cell, even in a merged area of a million rows. Styles and properties are not read
    either: they can be huge, and openpyxl refuses many that other programs write. So a date is the number of its day.
    """
    for part in (office.main, get_rels_path(office.main)):  # type: ignore[no-untyped-call]
        office.archive.refuse_many(part, LISTED)
    reader = ExcelReader(BytesIO(office.archive.data), read_only=True, keep_links=False)
    reader.read_manifest()
    if (texts := reader.package.find(SHARED_STRINGS)) is not None:  # type: ignore[no-untyped-call]
        office.archive.refuse_many(texts.PartName.lstrip("/"), TEXTS)
    reader.read_strings()
    reader.read_workbook()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    for part in parts.values():
        office.archive.charge(part)  # several sheets may name one part, which the library then reads for each
    reader.read_worksheets()
    sheets = [sheet for sheet in reader.wb.worksheets if sheet.sheet_state == "visible"][:SHEETS]
    grids, read = [], _Read()
    for sheet in sheets:
        values = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
        grid = _grid(values, _merged(office.archive, parts[sheet.title]), limit, read)
        grids.append(replace(grid, title=sheet.title))
    refuse_swollen(grids)
    lines = [
        line
        for sheet, grid in zip(sheets, grids, strict=True)
        for line in (sheet.title, *("\t".join(row.cells) for row in grid.rows))
    ]
    return Contents("\n".join(lines), tuple(grids), office.archive.name, tuple(grids))


class _Read:
    """The characters of all cells that were read so far: one shared text can stand in any number of them."""

    def __init__(self) -> None:
        self._length = 0

    def text(self, value: object) -> str:
        """Return a cell's text: `3.0` as `3`, a formula with its `=`. Raises as `refuse_swollen`."""
        raw = _raw(value)
        self._length += len(raw)
        if self._length > CELLS_LIMIT:
            raise Refused("text-too-long", limit=CELLS_LIMIT, length=self._length)
        return unescape(raw) if "_x" in raw else raw


def _grid(values: Iterable[tuple[object, ...]], merged: Iterable[tuple[int, ...]], limit: int, read: _Read) -> Grid:
    rows: dict[int, list[str]] = {}
    last = 0
    for number, row in enumerate(values, 1):
        if any(row):
            if len(rows) == limit:
                return Grid(tuple(_trimmed(rows)), cut=True)
            rows[number] = [read.text(value) for value in row]
            last = number
        elif number - last > EMPTY_RUN:
            break
    _spread_all(rows, islice(merged, MERGED))
    return Grid(tuple(_trimmed(rows)))


def _merged(archive: Archive, part: str) -> Iterator[tuple[int, ...]]:
    """Yield the merged areas as (left, top, right, bottom), which the read-only mode ignores."""
    if b"mergeCell" not in archive.read(part).replace(b"\0", b""):  # in UTF-16 zeros stand between the letters
        return
    for element in archive.elements(part):
        if element.tag.endswith("}mergeCell"):
            yield CellRange(element.get("ref", "")).bounds


def _spread_all(rows: dict[int, list[str]], areas: Iterable[tuple[int, ...]]) -> None:
    """Repeat the text of each merged area in all its cells. Raises ValueError for areas that lie over each other."""
    numbers, left_over = list(rows), len(rows) * COLUMNS
    for left, top, right, bottom in areas if rows else ():
        covered = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        left_over -= len(covered) * max(0, min(right, COLUMNS) - left + 1)
        if left_over < 0:
            raise ValueError("merged areas overlap")
        words = rows[top][left - 1] if top in rows and left <= COLUMNS else ""
        for number in covered if words else ():
            rows[number][left - 1 : right] = [cell or words for cell in rows[number][left - 1 : right]]


def _raw(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, ArrayFormula | DataTableFormula):
        return str(getattr(value, "text", "="))
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _trimmed(rows: dict[int, list[str]]) -> Iterator[Row]:
    for number, cells in rows.items():
        width = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
        if width:
            yield Row(number, tuple(cells[:width]))
