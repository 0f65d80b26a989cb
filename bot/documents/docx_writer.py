"""A paper as a Word file (.docx): a form of ruled cells for fields, tables with heads, running text, pictures, lines.

Import it in a worker only: python-docx takes long to load.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from docx.oxml import parse_xml
from docx.shared import Mm
from lxml import etree

from bot.documents import form
from bot.documents.ooxml import KEEP, NAMESPACE, TWIPS, cell, lines_of, paragraph, row, run, table, twips, width_of
from bot.documents.package import finish, new_document
from bot.documents.page import CELL_SIZE, HEADING, PAGES, SECOND, SMALL_SIZE, TEXT, TITLE, TITLE_SIZE, Page
from bot.documents.paper import Block, Field, Paper, Paragraph, Picture, Pictures, Row, Setup, Signatures, Table

SMALL_FROM = 7  # columns from which a table is set smaller
TITLE_ROOM = {Setup.RECORD: 18, Setup.OFFICIAL: 19}  # characters of a title's line
FOOT_SIZE = 10.0
CENTRED = 8  # characters of a cell that is centred
FROM_RIGHT, FROM_RIGHT_LEAST = 4.0, 2.0  # characters between the date, or the unit that signs, and the text's edge


def write(paper: Paper, pictures: Sequence[bytes]) -> bytes:
    """Return the paper as a .docx file; `pictures` are JPEG files that the paper's pictures name by index."""
    return _Writer(paper, pictures).file()


class _Writer:
    """The writing of one paper."""

    def __init__(self, paper: Paper, pictures: Sequence[bytes]) -> None:
        self.paper = paper
        self.page: Page = PAGES[paper.setup]
        self.pictures = pictures
        self.document = new_document(self.page, paper.title)
        self.body: Any = self.document.element.body

    def file(self) -> bytes:
        """Return the file's bytes."""
        self._title()
        if self.paper.head:
            self._head(self.paper.head)
        below = [*self.paper.foot]
        if self.paper.code:
            below.append(self.paper.code_words.replace("{code}", self.paper.code))
        self._blocks(form.keeps(self.paper.blocks, more=bool(below)))
        for number, line in enumerate(below, 1):
            more = KEEP if number < len(below) else ""
            self._add(paragraph(run(line, size=FOOT_SIZE), line=16, before=2, align="left", more=more))
        if not below:
            self._end_after_table()
        return finish(self.document, self.page, self.paper.pages)

    def _blocks(self, keeps: Sequence[bool]) -> None:
        for kind, group in groupby(zip(self.paper.blocks, keeps, strict=True), key=lambda each: _kind(each[0])):
            blocks: list[tuple[Any, bool]] = list(group)
            if kind is Table:
                for block, keep in blocks:
                    self._table(block, keep=keep)
            elif kind is Paragraph:
                self._paragraphs(blocks)
            else:
                self._form(blocks)

    def _add(self, xml: str) -> None:
        """Append a paragraph or table before the properties of the section."""
        if xml.startswith("<w:p>"):
            xml = xml.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)
        self.body.insert(len(self.body) - 1, parse_xml(xml))

    def _end_after_table(self) -> None:
        """Append the paragraph that must follow a table at the end; it takes next to no room."""
        if len(self.body) > 1 and self.body[-2].tag.endswith("}tbl"):
            self._add(paragraph("", line=1))

    def _part_from_table(self) -> None:
        """Append a narrow paragraph after a table: tables without anything between them become one, with one ruling."""
        if self.body[-2].tag.endswith("}tbl"):
            self._add(paragraph("", line=8, more=KEEP))

    def _title(self) -> None:
        official = self.paper.setup is Setup.OFFICIAL
        words = "\n".join(balanced(self.paper.title, TITLE_ROOM[self.paper.setup]))
        runs = run(words, font=TITLE, size=TITLE_SIZE)
        after = self.page.line if official else 4.0
        self._add(paragraph(runs, line=self.page.title_line, align="center", after=after))

    def _head(self, fields: tuple[Field, ...]) -> None:
        """Write the line below the title: fields side by side, in two lines if they need them, each by its length."""
        texts = [f"{field.label}{': ' if field.label.isascii() else '：'}{field.text}" for field in fields]
        most = twips(self.page.width) / TWIPS / CELL_SIZE
        if sum(map(width_of, texts)) + 2 * len(texts) <= most:
            self._side_by_side(texts)
        else:
            for first in range(0, len(texts), 2):
                self._side_by_side(texts[first : first + 2])
        self._add(paragraph("", line=4))

    def _side_by_side(self, texts: list[str]) -> None:
        whole, wanted = twips(self.page.width), [max(6.0, width_of(text)) for text in texts]
        widths = [round(whole * each / sum(wanted)) for each in wanted]
        sides = ["left", *["center"] * (len(texts) - 2), *["right"] * (len(texts) > 1)]
        cells = "".join(
            cell(paragraph(run(text, size=CELL_SIZE), line=18, align=side), width)
            for text, side, width in zip(texts, sides, widths, strict=True)
        )
        self._add(table(row(cells), widths, lined=False))

    def _form(self, blocks: list[tuple[Row | Pictures | Signatures, bool]]) -> None:
        """Write blocks as one ruled table, or signatures that stand alone without lines."""
        rows = "".join(
            form.rows_of(block, self.page, self.paper.blank, self._drawn, keep=keep) for block, keep in blocks
        )
        lined = any(not isinstance(block, Signatures) for block, _keep in blocks)
        self._part_from_table()
        self._add(table(rows, form.grid(self.page), lined=lined))

    def _drawn(self, picture: Picture, width: float, height: float) -> str | None:
        """Return a run with the picture scaled into the room; None without its bytes."""
        if not 0 <= picture.index < len(self.pictures) or not self.pictures[picture.index]:
            return None
        part = self.document.part
        _key, image = part.get_or_add_image(BytesIO(self.pictures[picture.index]))
        scale = min(width / image.px_width, height / image.px_height)
        inline = part.new_pic_inline(
            BytesIO(self.pictures[picture.index]), Mm(image.px_width * scale), Mm(image.px_height * scale)
        )
        inline.docPr.set("descr", picture.caption[:250])
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def _table(self, block: Table, *, keep: bool) -> None:
        before = "<w:pageBreakBefore/>" if block.new_page else ""
        if block.label or block.new_page:
            runs = run(block.label, font=HEADING, size=CELL_SIZE)
            self._add(paragraph(runs, line=20, align="left", before=4, more=f"{KEEP}{before}"))
        self._part_from_table()
        small = len(block.head) >= SMALL_FROM
        whole = twips(self.page.width)
        widths = [round(whole * share / sum(block.widths)) for share in block.widths]
        size = SMALL_SIZE if small else CELL_SIZE
        rooms = [(width / TWIPS - 9) / size for width in widths]
        centred = [_mostly_short([line[i] for line in block.rows]) for i in range(len(widths))]
        cells = "".join(
            cell(form.text_of(words, font=HEADING, align="center", small=small), width)
            for words, width in zip(block.head, widths, strict=True)
        )
        rows = row(cells, head=True, height=22)
        for number, line in enumerate(block.rows, 1):
            lines = max(lines_of(words, room) for words, room in zip(line, rooms, strict=True))
            cells = "".join(
                cell(form.text_of(words, align="center" if middle else "left", small=small), width)
                for words, width, middle in zip(line, widths, centred, strict=True)
            )
            last = keep and number == len(block.rows)
            rows += row(cells, split=lines > form.WHOLE and not last, height=22, keep=last)
        self._add(table(rows, widths))

    def _paragraphs(self, blocks: list[tuple[Paragraph, bool]]) -> None:
        """Write running text; a blank line stands before the unit and the date, which end the text."""
        signed = [block for block, _keep in blocks if block.right]
        edges = iter(from_right([block.text for block in signed]))
        for block, keep in blocks:
            if signed and block is signed[0]:
                self._add(paragraph("", line=self.page.line, more=KEEP))
            self._paragraph(block, next(edges) if block.right else 0.0, keep=keep)

    def _paragraph(self, block: Paragraph, from_edge: float, *, keep: bool) -> None:
        size, squeeze = self.page.text, -self.page.squeeze
        font = {1: HEADING, 2: SECOND}.get(block.level, TEXT)
        more = KEEP if block.level or block.right or keep else ""
        more += "<w:pageBreakBefore/>" if block.new_page else ""
        indent = f'<w:ind w:firstLineChars="200" w:firstLine="{round(2 * size * TWIPS)}"/>'
        align = "both"
        if block.right:
            edge = f'w:right="{round(from_edge * size * TWIPS)}" w:rightChars="{round(from_edge * 100)}"'
            indent, align = f"<w:ind {edge}/>", "right"
        elif block.flush:
            indent, align = "", "left"
        for line in (block.text if block.text.strip() else self.paper.blank).split("\n"):
            runs = run(line, font=font, size=size, spacing=squeeze)
            self._add(paragraph(runs, line=self.page.line, align=align, indent=indent, more=more))


def _kind(block: Block) -> type:
    return type(block) if isinstance(block, Table | Paragraph) else Row


def from_right(texts: Sequence[str]) -> list[float]:
    """Return how far from the right edge the lines of the unit and the date end, in characters.

    The date, the last line, stands four characters from the edge and the unit centred above it; if the unit is longer,
    it stands two characters from the edge and the date centred below it (GB/T 9704-2012, 7.3.5).
    """
    if not texts:
        return []
    widths = [width_of(text) for text in texts]
    widest = max(widths)
    edge = FROM_RIGHT if widths[-1] >= widest else FROM_RIGHT_LEAST
    return [edge + (widest - width) / 2 for width in widths]


_FIRST = re.compile("(?<=, )|(?<=党支部)|(?<=党总支)|(?=关于)")
_OTHERS = re.compile("(?<=党日)|(?<=活动)|(?<=情况)|(?=的)")


def balanced(title: str, room: int) -> list[str]:
    """Return the lines of a title: broken after the branch or before 关于, then where words end near the middle."""
    if width_of(title) <= room:
        return [title]
    for places, rest in ((_FIRST, 2), (_OTHERS, 1)):
        fitting = [at for at in _inside(places, title) if _fits(title, at, room, rest)]
        if fitting:
            at = min(fitting, key=lambda at: abs(2 * at - len(title)))
            return [title[:at].rstrip(), *balanced(title[at:], room)]
    count = -int(-width_of(title) // room)
    length = -(-len(title) // count)
    return [title[i : i + length] for i in range(0, len(title), length)]


def _inside(places: re.Pattern[str], title: str) -> list[int]:
    return [found.start() for found in places.finditer(title) if 0 < found.start() < len(title)]


def _fits(title: str, at: int, room: int, rest: int) -> bool:
    return width_of(title[:at]) <= room and width_of(title[at:]) <= room * rest


def _mostly_short(column: Sequence[str]) -> bool:
    return 2 * sum(len(words) <= CENTRED for words in column) > len(column)
