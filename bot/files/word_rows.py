"""The paragraphs and rows of a part of a Word file, each cell once, as a person sees them: without hidden text."""

from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from bot.domain.refusals import Refused
from bot.files.word_looks import BACK, ISOLATED, TO_LEFT, Styles, mirrored, turned

DEPTH = 8
"""Tables and text boxes inside each other."""

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc"))
_BOX, _FALLBACK = qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_PARTS = etree.XPath("w:t | w:tab | w:br | w:cr | w:noBreakHyphen | w:sym | m:t", namespaces={**nsmap, "m": _MATHS})
_MOVED = (qn("w:moveFrom"), qn("w:del"))
_SYMBOL = qn("w:sym")
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_RUNS, _PHONETIC = (qn("w:r"), f"{{{_MATHS}}}r"), qn("w:rt")


def rows(markup: bytes, name: str, styles: bytes | None = None) -> Iterator[list[str]]:
    """Yield the paragraphs, each as a row of one cell, and the rows of tables, in their order.

    `styles` is the part with the styles, which may hide words. Raises `Refused` with `file-bomb` for tables and text
    boxes that stand deep inside each other.
    """
    return _Rows(name, Styles(styles)).blocks(parse_xml(markup), DEPTH)


class _Rows:
    """Reads the rows of one part."""

    def __init__(self, name: str, styles: Styles) -> None:
        self.name, self.styles = name, styles

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[list[str]]:
        if depth == 0:
            raise Refused("file-bomb", name=self.name)
        for element in parent:
            if element.tag == _PARAGRAPH:
                yield [self.text(element)]
                for box in _boxes(element):
                    yield from self.blocks(box, depth - 1)
            elif element.tag == _TABLE:
                before = ISOLATED if mirrored(element) else ""
                for row in _inside(element, _ROW):
                    cells = [self.cell(cell, depth) for cell in _inside(row, _CELL)]
                    yield [before + cells[0], *cells[1:]] if cells else []
                    before = ""
            elif element.tag != _ROW and element.tag not in _MOVED and len(element):
                yield from self.blocks(element, depth)  # the body, a form field, an inserted change

    def cell(self, cell: etree._Element, depth: int) -> str:
        return "\n".join("\t".join(row) for row in self.blocks(cell, depth - 1))

    def text(self, paragraph: etree._Element) -> str:
        """Return the text of a paragraph without that of boxes, of deleted and hidden words and of field codes."""
        words = [ISOLATED] if mirrored(paragraph) else []
        for run in _runs(paragraph):
            if not self.styles.hide(run):
                read = "".join(_letters(part) for part in _PARTS(run))
                words.append(f"{TO_LEFT}{read}{BACK}" if read and turned(run) else read)
        return "".join(words)


def _letters(part: etree._Element) -> str:
    if part.tag == _SYMBOL:
        return chr(int(part.get(qn("w:char"), "25A1"), 16))
    return _LETTERS.get(part.tag, part.text or "")


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, including those in form fields."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in (_PARAGRAPH, _TABLE, *_MOVED):
            yield from _inside(element, tag)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(_BOX):
        outer = list(box.iterancestors(_BOX, _FALLBACK))
        if not any(element.tag == _FALLBACK or paragraph in element.iterancestors() for element in outer):
            yield box


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag in _RUNS:
            yield element
            for ruby in element.iterfind(qn("w:ruby") + "/" + qn("w:rubyBase")):
                yield from _runs(ruby)
        elif element.tag not in (*_MOVED, _PARAGRAPH, _PHONETIC):
            yield from _runs(element)
