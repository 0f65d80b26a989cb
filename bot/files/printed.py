"""A paper that came back as a Word file or PDF: its paragraphs and rows, to compare them with what was printed."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.refusals import Refused
from bot.domain.report import check_code
from bot.files import kinds
from bot.files.archive import guarded
from bot.files.grid import Grid
from bot.files.upload import OfficeFile, PdfFile, Upload, open_upload

TEXT_LIMIT = 300_000
"""Characters of a paper; the minutes alone may have 60,000."""
ROWS = 10_000
BROKEN = "\x02"
"""PDFium's sign for a hyphen at which a line is broken."""
_PAGE = re.compile(r"\s*page \d+ of \d+\s*", re.IGNORECASE)
STYLES = "word/styles.xml"
COVERED = "\0"
"""Stands for the places that a cell covers beside its first one."""

Rows = list[list[str]]


class Printed:
    """The paragraphs and rows of a file in their order; a paragraph is a row of one cell.

    `margin` is what stands above and below the text of each page. `ruled` is true if the cells are those of the file,
    not found by the lines between them. The last rows are what a Word file shows beside its paragraphs and tables, or
    fills in later. `noted` are comments and the words of the margins.
    """

    def __init__(self, rows: Rows, margin: str, *, ruled: bool, noted: Sequence[str] = ()) -> None:
        self.rows, self.margin, self.ruled, self.noted = rows, margin, ruled, noted

    @property
    def text(self) -> str:
        """All text, the margins first."""
        return "\n".join([self.margin, *("\n".join(row) for row in self.rows)])


def read_printed(upload: Upload) -> Printed:
    """Read a Word file or a PDF. Raises `Refused` as `open_upload`, and `proof-kind` for any other file."""
    opened = open_upload(upload)
    with guarded(upload.shown):
        if isinstance(opened, PdfFile):
            found = _pdf(opened)
        elif isinstance(opened, OfficeFile) and opened.kind is kinds.WORD:
            found = _word(opened)
        else:
            raise Refused("proof-kind", name=upload.shown)
    if len(found.text) > TEXT_LIMIT:
        raise Refused("text-too-long", limit=TEXT_LIMIT, length=len(found.text))
    return found


def _pdf(pdf: PdfFile) -> Printed:
    from bot.files.pdf import read_pdf  # noqa: PLC0415 - only PDFs need the library

    contents = read_pdf(pdf, ROWS, COVERED)
    rows: Rows = []
    for block in contents.blocks:
        if isinstance(block, Grid):
            rows += [
                [cell.replace(BROKEN, "-") for cell in row.cells if not cell or cell.strip(COVERED)]
                for row in block.rows
            ]
        else:
            rows += [[line] for line in block.splitlines() if not _PAGE.fullmatch(line)]
    running = [piece for told in contents.told if told.key == "lines-running" for piece in told.pieces]
    return Printed(rows, "\n".join(running), ruled=False)


def _word(office: OfficeFile) -> Printed:
    from bot.files import word_others, word_rows  # noqa: PLC0415 - only Word files need the library

    archive = office.archive
    styles = archive.read(STYLES) if STYLES in archive.parts else None
    notes = [part for part in ("word/footnotes.xml", "word/endnotes.xml") if part in archive.parts]
    margins = sorted(part for part in archive.parts if part.startswith(("word/header", "word/footer")))

    def rows_of(part: str) -> Iterator[list[str]]:
        archive.charge(part)
        return word_rows.rows(archive.read(part), archive.name, styles)

    rows = [row for part in (office.main, *notes) for row in rows_of(part)]
    margin = "\n".join(cell for part in margins if part.endswith(".xml") for row in rows_of(part) for cell in row)
    rows += [[text] for text in word_others.added(archive.read(office.main), archive)]
    noted = list(word_others.noted(archive, check_code.without_codes(margin)))
    return Printed(rows, margin, ruled=True, noted=noted)
