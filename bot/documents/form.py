"""The cells of a form: labels and texts side by side, pictures two in a row, lines for signatures."""

from collections.abc import Callable, Sequence

from bot.documents.ooxml import MARGIN, TWIPS, cell, lines_of, paragraph, row, run, twips
from bot.documents.page import CELL_LINE, CELL_SIZE, HEADING, SMALL_LINE, SMALL_SIZE, TEXT, Page
from bot.documents.paper import Block, Field, Picture, Pictures, Row, Signatures

UNITS = 24  # columns of the grid that all rows of a form share
SHARES = {1: (4,), 2: (4, 4), 3: (4, 4, 4), 4: (3, 3, 3, 3)}  # of the labels, by the number of fields in a row
WHOLE = 8  # lines up to which a row is not split over pages
HAND, SIGN = 40.0, 34.0  # points of a row to write in, and to sign in
ROOM = (56.0, 42.0)  # millimetres of a picture
WHOLE_ENDS = "<w:widowControl/>"  # no line of a paragraph stands alone where a row is split
LABEL = 5  # characters of a line of a label
CENTRED = 9  # characters up to which a text beside others is centred

Drawn = Callable[[Picture, float, float], str | None]
"""Returns the run of a picture within a width and a height in millimetres; None without its bytes."""


def grid(page: Page) -> list[int]:
    """Return the widths of the form's columns."""
    return [twips(page.width) // UNITS] * UNITS


def rows_of(block: Row | Pictures | Signatures, page: Page, blank: str, draw: Drawn, *, keep: bool = False) -> str:
    """Return the rows of a block; `keep` holds it on the page of the next one."""
    match block:
        case Row():
            most = max(SHARES)
            parts = [block.fields[i : i + most] for i in range(0, len(block.fields), most)]
            return "".join(_fields(part, page, blank, keep=keep) for part in parts)
        case Pictures():
            return _pictures(block, page, draw)
        case Signatures():
            return _signatures(block, page, keep=keep)


def keeps(blocks: Sequence[Block], *, more: bool) -> list[bool]:
    """Return for each block whether it stays on the page of the next one.

    A block before signatures does, and what is filled in by hand at the end of a paper does; so a page never begins
    with them alone. `more` says that lines follow the blocks.
    """
    by_hand = [isinstance(block, Signatures) or _by_hand(block) for block in blocks]
    ending = len(blocks)
    while ending and by_hand[ending - 1]:
        ending -= 1
    found = [isinstance(after, Signatures) or number >= ending for number, after in enumerate(blocks[1:], 1)]
    return [*found, more and ending < len(blocks)]


def _by_hand(block: Block) -> bool:
    return isinstance(block, Row) and all(field.by_hand for field in block.fields)


def _fields(fields: tuple[Field, ...], page: Page, blank: str, *, keep: bool) -> str:
    unit, labels = grid(page)[0], SHARES[len(fields)]
    cells, height, split = "", 0.0, False
    for number, (field, label) in enumerate(zip(fields, labels, strict=True)):
        wide = UNITS * (number + 1) // len(fields) - UNITS * number // len(fields) - label
        text = "" if field.by_hand else field.text.strip() or ("" if field.optional else blank)
        room = (wide * unit / 20 - 9) / CELL_SIZE
        split = split or lines_of(text, room) > WHOLE
        height = max(height, HAND if field.by_hand and len(fields) == 1 else 22.0)
        middle = len(fields) > 1 and len(text) <= CENTRED
        cells += cell(_label(field.label, label * unit), label * unit, span=label)
        cells += cell(
            text_of(text, align="center" if middle else "both" if len(fields) == 1 else "left"), wide * unit, span=wide
        )
    return row(cells, split=split and not keep, height=height, keep=keep)


def _label(words: str, width: int) -> str:
    """Return the paragraph of a label; one in Latin letters is set smaller, so that no word is broken.

    A label of words of two characters, without a sign, gets room for four: no line ends within a word.
    """
    indent, odd = "", len(words) % 2 or not words.isalpha() or "和" in words
    if len(words) > LABEL and not odd and not words.isascii():
        side = max(0, width - twips(2 * MARGIN) - round((LABEL - 1) * CELL_SIZE * TWIPS) - TWIPS) // 2
        indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return text_of(words, font=HEADING, align="center", small=words.isascii(), indent=indent)


def text_of(text: str, *, font: str = TEXT, align: str = "both", small: bool = False, indent: str = "") -> str:
    """Return the paragraphs of a cell."""
    size, line = (SMALL_SIZE, SMALL_LINE) if small else (CELL_SIZE, CELL_LINE)
    return "".join(
        paragraph(run(each, font=font, size=size), line=line, align=align, indent=indent, more=WHOLE_ENDS)
        for each in text.split("\n") or [""]
    )


def _pictures(block: Pictures, page: Page, draw: Drawn) -> str:
    """Return the rows of the pictures, beside one label for all of them."""
    unit, label = grid(page)[0], SHARES[1][0]
    rows = ""
    for first in range(0, len(block.pictures), 2):
        pair = block.pictures[first : first + 2]
        span = (UNITS - label) // len(pair)
        words = text_of("" if first else block.label, font=HEADING, align="center")
        cells = cell(words, label * unit, span=label, down="continue" if first else "restart")
        rows += row(cells + "".join(_picture(one, span, unit, draw) for one in pair))
    return rows


def _picture(picture: Picture, span: int, unit: int, draw: Drawn) -> str:
    drawn = draw(picture, *ROOM)
    content = paragraph(drawn, line=None, align="center", before=3) if drawn else ""
    return cell(content + text_of(picture.caption, align="center", small=True), span * unit, span=span)


def _signatures(block: Signatures, page: Page, *, keep: bool) -> str:
    """Return a row with a label and room to sign for each."""
    unit, cells = grid(page)[0], ""
    for number, label in enumerate(block.labels):
        wide = UNITS * (number + 1) // len(block.labels) - UNITS * number // len(block.labels)
        cells += cell(text_of(label, font=HEADING, align="left"), wide * unit, span=wide)
    return row(cells, height=SIGN, keep=keep)
