"""The job of a worker that reads the words of a file for the record: a `.txt` or a `.docx`."""

from typing import Any

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.files import kinds
from bot.files.grid import Grid
from bot.files.reading import TEXT_LIMIT, read_contents
from bot.files.upload import Upload
from bot.worker.jobs import Job

ROWS = 2_000


def read_words(arguments: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    """Return the text of a file, with the cells of its tables line by line.

    Raises:
        Refused: `record-file-kind` for a sheet, as `read_contents`, and `text-too-long`.
    """
    name = str(arguments["name"])
    if kinds.kind_of(data) is kinds.ZIP and kinds.office_kind(data) is kinds.SHEET:
        raise Refused("record-file-kind", name=quoted(name))
    contents = read_contents(Upload(name, data), ROWS)
    blocks = contents.blocks or (contents.text,)
    text = "\n".join(_lines(block) if isinstance(block, Grid) else block for block in blocks)
    if len(text) > TEXT_LIMIT:
        raise Refused("text-too-long", limit=TEXT_LIMIT, length=len(text))
    return text, b""


def _lines(grid: Grid) -> str:
    return "\n".join("\t".join(cell for cell in row.cells if cell.strip()) for row in grid.rows if not row.empty)


WORDS = Job(read_words, str)
