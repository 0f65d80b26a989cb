"""The paragraphs and rows of a part of a Word file, each cell once, as a person sees them: without hidden text."""

from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from bot.domain.refusals import Refused

DEPTH = 8
"""Tables and text boxes inside each other."""

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc"))
_BOX, _FALLBACK = qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = etree.XPath("w:t | w:tab | w:br | w:cr | w:noBreakHyphen", namespaces=nsmap)
_HIDDEN = etree.XPath("boolean(w:rPr/w:vanish[not(@w:val='0' or @w:val='false')])", namespaces=nsmap)
_MOVED = (qn("w:moveFrom"), qn("w:del"))
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_RUN, _PHONETIC = qn("w:r"), qn("w:rt")


def rows(markup: bytes, name: str) -> Iterator[list[str]]:
    """Yield the paragraphs, each as a row of one cell, and the rows of tables, in their order.

    Raises `Refused` with `file-bomb` for tables and text boxes that stand deep inside each other.
    """
    return _blocks(parse_xml(markup), name, DEPTH)


def _blocks(parent: etree._Element, name: str, depth: int) -> Iterator[list[str]]:
    if depth == 0:
        raise Refused("file-bomb", name=name)
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield [_text(element)]
            for box in _boxes(element):
                yield from _blocks(box, name, depth - 1)
        elif element.tag == _TABLE:
            for row in _inside(element, _ROW):
                yield [_cell(cell, name, depth) for cell in _inside(row, _CELL)]
        elif element.tag != _ROW and element.tag not in _MOVED and len(element):
            yield from _blocks(element, name, depth)  # the body, a form field, an inserted change


def _cell(cell: etree._Element, name: str, depth: int) -> str:
    return "\n".join("\t".join(row) for row in _blocks(cell, name, depth - 1))


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


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of boxes, of deleted and hidden words and of field codes."""
    words: list[str] = []
    for run in _runs(paragraph):
        if not _HIDDEN(run):
            words += [_LETTERS.get(part.tag, part.text or "") for part in _PARTS(run)]
    return "".join(words)


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == _RUN:
            yield element
            for ruby in element.iterfind(qn("w:ruby") + "/" + qn("w:rubyBase")):
                yield from _runs(ruby)
        elif element.tag not in (*_MOVED, _PARAGRAPH, _PHONETIC):
            yield from _runs(element)
