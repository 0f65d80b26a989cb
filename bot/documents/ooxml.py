"""WordprocessingML as text: runs, paragraphs, cells. Sizes are in points, widths in twentieths of a point (twips)."""

import re
import unicodedata
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from bot.documents.page import TEXT

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TWIPS = 20
MARGIN = 1.5  # millimetres beside the text of a ruled cell
KEEP = "<w:keepNext/>"
"""The property of a paragraph that holds it on the page of the next one."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(millimetres: float) -> int:
    """Return a length in twips."""
    return round(millimetres * 1440 / 25.4)


def clean(text: str) -> str:
    """Return the text without the characters that XML does not allow."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def width_of(text: str) -> float:
    """Return about how many full-width characters a line of text is wide."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.55 for one in text)


def lines_of(text: str, room: float) -> int:
    """Return about how many lines a text takes with room for that many full-width characters."""
    return sum(max(1, ceil(width_of(line) / max(1.0, room))) for line in clean(text).split("\n"))


def run(text: str, *, font: str = TEXT, size: float, spacing: float = 0.0, bold: bool = False) -> str:
    """Return a run in one typeface for all scripts; line feeds break the line."""
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).replace("\t", " ").split("\n")
    )
    return f"<w:r>{run_properties(font, size, spacing, bold=bold)}{pieces}</w:r>"


def run_properties(font: str, size: float, spacing: float = 0.0, *, bold: bool = False) -> str:
    """Return the properties of a run, with the typeface for each script."""
    name = quoteattr(font)
    apart = f'<w:spacing w:val="{round(spacing * TWIPS)}"/>' if spacing else ""
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'
        f"{'<w:b/>' if bold else ''}{apart}"
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )


def field(code: str, *, font: str, size: float) -> str:
    """Return a field that the program fills, such as PAGE."""
    return f'<w:fldSimple w:instr=" {code} ">{run("1", font=font, size=size)}</w:fldSimple>'


def paragraph(
    runs: str,
    *,
    line: float | None,
    align: str = "both",
    indent: str = "",
    before: float = 0.0,
    after: float = 0.0,
    more: str = "",
) -> str:
    """Return a paragraph with lines of an exact height; without `line` they are as high as what they hold."""
    height = f'w:line="{round(line * TWIPS)}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    return (
        f'<w:p><w:pPr>{more}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{round(before * TWIPS)}" w:after="{round(after * TWIPS)}" {height}/>'
        f'{indent}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
    )


def cell(content: str, width: int, *, span: int = 1, down: str = "") -> str:
    """Return a cell of a table; `down` begins (`restart`) or goes on (`continue`) one over several rows."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def row(cells: str, *, split: bool = False, head: bool = False, height: float = 0.0, keep: bool = False) -> str:
    """Return a row of at least this height; it is not split over pages unless `split`.

    `keep` holds it on the page of what follows it.
    """
    if keep:
        cells = cells.replace("<w:pPr>", f"<w:pPr>{KEEP}")
    properties = "" if split else "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{round(height * TWIPS)}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(rows: str, grid: list[int], *, lined: bool = True) -> str:
    """Return a table of fixed widths, with thin lines or without."""
    kind = "single" if lined else "nil"
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margin = twips(MARGIN) if lined else 0
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
