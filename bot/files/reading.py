"""Reading of an upload of any kind, or a pasted text, as lines and tables."""

from bot.domain.names import strip_marks
from bot.domain.refusals import Refused
from bot.files import kinds
from bot.files.archive import guarded
from bot.files.grid import CELLS_LIMIT, Contents, Grid, Row
from bot.files.upload import Upload, open_upload

TEXT_LIMIT = 60_000
"""Characters of text that are read; a yearly plan with all its prose has about 10,000."""


def read_contents(source: Upload | str, rows: int) -> Contents:
    """Read the contents of `source`: at most `rows` filled rows of each sheet, without invisible characters.

    Raises `Refused` as `open_upload` does, and `text-too-long` (`limit`, `length`).
    """
    if isinstance(source, str):
        return Contents(strip_marks(source))
    opened = open_upload(source)
    if isinstance(opened, str):
        if len(opened) > CELLS_LIMIT:  # to strip it would take long
            raise Refused("text-too-long", limit=TEXT_LIMIT, length=len(opened))
        return Contents(strip_marks(opened), name=source.name)
    # Imported here because the libraries take 20 MiB and only Office files need them.
    from bot.files.sheet import read_sheets  # noqa: PLC0415 - as above
    from bot.files.word import read_word  # noqa: PLC0415 - as above

    with guarded(source.shown):
        word = opened.kind is kinds.WORD
        found = read_word(opened, TEXT_LIMIT, rows) if word else read_sheets(opened, rows)
    return Contents(strip_marks(found.text), tuple(_plain(grid) for grid in found.grids), source.name)


def refuse_long(text: str) -> None:
    """Refuse a text longer than `TEXT_LIMIT`."""
    if len(text) > TEXT_LIMIT:
        raise Refused("text-too-long", limit=TEXT_LIMIT, length=len(text))


def _plain(grid: Grid) -> Grid:
    rows = (Row(row.line, tuple(strip_marks(cell) for cell in row.cells)) for row in grid.rows)
    return Grid(tuple(rows), grid.cut, grid.joint)
