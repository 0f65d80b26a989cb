"""The content of a Word file beside its paragraphs and rows, shown at once or when a program opens it.

Fields and bound form fields are filled anew, other files are put in, drawings and numbers of lists have letters of
their own: the bot's papers have none of these.
"""

import re
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from bot.files.archive import Archive

_HARMLESS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|HYPERLINK|PAGEREF|TOC|SEQ)\b", re.IGNORECASE)
_INSERTED = {"altChunk", "subDoc", "OLEObject", "control", "dataBinding", "contentPart"}
_DRAWN = re.compile(r"word/(?:charts|diagrams)/[^/]*\.xml")
_LEVEL = re.compile(r"%\d|[^\w]|_")
_PAGES = re.compile(r"[\d\s]|第|页|共|page|of|—|-|–|/", re.IGNORECASE)


def added(markup: bytes, archive: Archive) -> Iterator[str]:
    """Yield what is shown or filled in beside the text of the main part."""
    code = ""
    root = parse_xml(markup)
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "instrText":
            code += element.text or ""
        elif name == "fldChar" and element.get(qn("w:fldCharType")) in {"separate", "end"}:
            yield from _field(code)
            code = ""
        elif name == "fldSimple":
            yield from _field(element.get(qn("w:instr"), ""))
        elif name in _INSERTED:
            yield f"<{name}>"
        elif name == "textpath" and element.get("string"):
            yield element.get("string", "")
        elif name == "t" and element.tag.endswith("/drawingml/2006/main}t") and (element.text or "").strip():
            yield element.text or ""
    for part in sorted(archive.parts):
        if _DRAWN.fullmatch(part):
            yield from _texts(archive, part, "t", "v")
    yield from _numbers(root, archive)


def noted(archive: Archive, margin: str) -> Iterator[str]:
    """Yield comments, and what headers and footers say beside page numbers."""
    for part in sorted(archive.parts):
        if re.fullmatch(r"word/comments\w*\.xml", part):
            yield "".join(_texts(archive, part, "t"))
    yield from (line.strip() for line in margin.splitlines() if _PAGES.sub("", line))


def _field(code: str) -> Iterator[str]:
    if code.strip() and not _HARMLESS.match(code):
        yield f"{{ {code.strip()} }}"


def _texts(archive: Archive, part: str, *names: str) -> Iterator[str]:
    for element in archive.elements(part):
        if element.tag.rpartition("}")[2] in names and (element.text or "").strip():
            yield element.text or ""


def _numbers(root: etree._Element, archive: Archive) -> Iterator[str]:
    """Yield the words that a list puts before its lines, if lists are used."""
    if "word/numbering.xml" not in archive.parts or next(root.iter(qn("w:numPr")), None) is None:
        return
    archive.charge("word/numbering.xml")
    for level in parse_xml(archive.read("word/numbering.xml")).iter(qn("w:lvlText")):
        text = level.get(qn("w:val"), "")
        if len(_LEVEL.sub("", text)) > 1:
            yield text
