"""Reading of an upload of any kind, or a pasted text, as lines and tables."""

from bot.domain.names import strip_marks
from bot.domain.refusals import Refused
from bot.files import kinds
from bot.files.archive import guarded
from bot.files.grid import CELLS_LIMIT, Contents, Grid, Row
from bot.files.upload import OfficeFile, PdfFile, Upload, open_upload

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
    with guarded(source.shown):
        found = _read(opened, rows)
    blocks = tuple(strip_marks(block) if isinstance(block, str) else _plain(block) for block in found.blocks)
    grids = tuple(block for block in blocks if isinstance(block, Grid))
    return Contents(strip_marks(found.text), grids, source.name, blocks, found.told)


def _read(opened: OfficeFile | PdfFile, rows: int) -> Contents:
    """Read a file by its library, which is imported here: each takes 10 to 20 MiB, and few files need it."""
    if isinstance(opened, PdfFile):
        from bot.files.pdf import read_pdf  # noqa: PLC0415 - see above

        return read_pdf(opened, rows)
    if opened.kind is kinds.WORD:
        from bot.files.word import read_word  # noqa: PLC0415 - see above

        return read_word(opened, TEXT_LIMIT, rows)
    from bot.files.sheet import read_sheets  # noqa: PLC0415 - see above

    return read_sheets(opened, rows)


def refuse_long(text: str) -> None:
    """Refuse a text longer than `TEXT_LIMIT`."""
    if len(text) > TEXT_LIMIT:
        raise Refused("text-too-long", limit=TEXT_LIMIT, length=len(text))


def _plain(grid: Grid) -> Grid:
    rows = (Row(row.line, tuple(strip_marks(cell) for cell in row.cells)) for row in grid.rows)
    return Grid(tuple(rows), grid.cut, grid.joint, strip_marks(grid.title))
