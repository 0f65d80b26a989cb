"""The sheets of an Excel file as text, by openpyxl; formulas are shown, never computed."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from bot.files.archive import Archive
from bot.files.grid import Contents, Grid, Row, refuse_swollen
from bot.files.upload import OfficeFile

ROWS = 1_048_576
"""The rows of a sheet by the standard; the size that a file states for a sheet is often wrong."""
COLUMNS = 64
"""Columns further right are not read."""
SHEETS = 20
"""Sheets after these are not read."""
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
    reader = ExcelReader(BytesIO(office.archive.data), read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    reader.read_worksheets()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    sheets = [sheet for sheet in reader.wb.worksheets if sheet.sheet_state == "visible"][:SHEETS]
    grids = []
    for sheet in sheets:
        values = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
        grids.append(_grid(values, _merged(office.archive, parts[sheet.title]), limit))
    refuse_swollen(grids)
    lines = [
        line
        for sheet, grid in zip(sheets, grids, strict=True)
        for line in (sheet.title, *("\t".join(row.cells) for row in grid.rows))
    ]
    return Contents("\n".join(lines), tuple(grids), office.archive.name)


def _grid(values: Iterable[tuple[object, ...]], merged: Iterable[tuple[int, ...]], limit: int) -> Grid:
    rows: dict[int, list[str]] = {}
    last = 0
    for number, row in enumerate(values, 1):
        if any(row):
            if len(rows) == limit:
                return Grid(tuple(_trimmed(rows)), cut=True)
            rows[number] = [_text(value) for value in row]
            last = number
        elif number - last > EMPTY_RUN:
            break
    for area in merged:
        _spread(rows, *area)
    return Grid(tuple(_trimmed(rows)))


def _merged(archive: Archive, part: str) -> Iterator[tuple[int, ...]]:
    """Return the first `MERGED` merged areas as (left, top, right, bottom), which the read-only mode ignores."""
    cells = (element for element in archive.elements(part) if element.tag.endswith("}mergeCell"))
    return (CellRange(element.get("ref", "")).bounds for element in islice(cells, MERGED))


def _spread(rows: dict[int, list[str]], left: int, top: int, right: int, bottom: int) -> None:
    words = rows[top][left - 1] if top in rows and left <= COLUMNS else ""
    for number, cells in rows.items():
        if words and top <= number <= bottom:
            cells[left - 1 : right] = [cell or words for cell in cells[left - 1 : right]]


def _text(value: object) -> str:
    """Return a cell's text: `3.0` as `3`, a formula with its `=`."""
    if value is None:
        return ""
    if isinstance(value, ArrayFormula | DataTableFormula):
        return str(getattr(value, "text", "="))
    if isinstance(value, float):
        return f"{value:.15g}"
    return unescape(str(value))


def _trimmed(rows: dict[int, list[str]]) -> Iterator[Row]:
    for number, cells in rows.items():
        width = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
        if width:
            yield Row(number, tuple(cells[:width]))
