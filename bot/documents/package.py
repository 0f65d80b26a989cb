"""The file around a paper: python-docx's package with styles, settings, typefaces and page numbers of our own.

Nothing of the library's template stays: it names typefaces by theme, which win over the names of the text, and its
language is Japanese. The same content gives the same bytes.
"""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from bot.documents.ooxml import NAMESPACE, TWIPS, field, paragraph, run, run_properties
from bot.documents.page import ALTERNATIVES, NUMBERS, SANS, SMALL_SIZE, TEXT, Page

MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - core properties have no zone; a fixed date gives the same bytes
ZIPPED = (1980, 1, 1, 0, 0, 0)
PAGE_NUMBER_SIZE = 14.0
_LEFT_OUT = {"theme", "numbering", "stylesWithEffects", "customXml", "webSettings", "fontTable", "thumbnail"}


def new_document(page: Page, title: str) -> Any:  # noqa: ANN401 - python-docx has no types
    """Return an empty document with the page set-up."""
    document = Document()
    for holder in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in holder.items() if each.reltype.rpartition("/")[2] in _LEFT_OUT]:
            holder.pop(key)
    _replace(document.styles.element, _styles(page))
    _replace(document.settings.element, _settings(page))
    part = document.part
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _font_table(), part.package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    core = document.core_properties
    core.title, core.author, core.comments, core.last_modified_by = title[:255], "", "", ""
    core.created = core.modified = MADE
    core.revision, core.language = 1, "zh-CN"
    return document


def finish(document: Any, page: Page, words: str) -> bytes:  # noqa: ANN401 - python-docx has no types
    """Set page and page numbers, and return the file's bytes."""
    section = document.sections[0]
    for name, value in (("page_width", 210), ("page_height", 297), ("top_margin", page.top), ("gutter", 0),
                        ("bottom_margin", page.bottom), ("left_margin", page.left), ("right_margin", page.right),
                        ("header_distance", page.header), ("footer_distance", page.footer)):  # fmt: skip
        setattr(section, name, round(value * 36000))
    _number_pages(section, page, words)
    for old in section._sectPr.findall(f"{_W}docGrid"):  # noqa: SLF001 - the library has no grid
        section._sectPr.remove(old)  # noqa: SLF001
    grid = f'<w:docGrid {NAMESPACE} w:type="lines" w:linePitch="{round(page.pitch * TWIPS)}"/>'
    section._sectPr.append(parse_xml(grid))  # noqa: SLF001
    file = BytesIO()
    document.save(file)
    return _same_bytes(file.getvalue())


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _replace(element: Any, xml: str) -> None:  # noqa: ANN401 - python-docx has no types
    for child in list(element):
        element.remove(child)
    for child in parse_xml(xml):
        element.append(child)


def _styles(page: Page) -> str:
    normal = run_properties(TEXT, page.text)
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault>{normal}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>{normal}</w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name.lower()}"/>'
            f'<w:basedOn w:val="Normal"/></w:style>'
            for name in ("Header", "Footer")
        )
        + "</w:styles>"
    )


def _settings(page: Page) -> str:
    sides = "<w:evenAndOddHeaders/>" if page.dashed else ""
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{sides}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> bytes:
    """Name the typefaces and what stands in for them where they are missing."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(','.join(others))}/>"
        f'<w:charset w:val="86"/><w:family w:val="{"swiss" if name in SANS else "roman"}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for name, others in ALTERNATIVES.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {NAMESPACE}>{fonts}</w:fonts>'.encode()


def _number_pages(section: Any, page: Page, words: str) -> None:  # noqa: ANN401 - python-docx has no types
    if not page.dashed:
        parts = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
        runs = "".join(
            field(parts[piece], font=NUMBERS, size=SMALL_SIZE)
            if piece in parts
            else run(piece, font=NUMBERS, size=SMALL_SIZE)
            for piece in _pieces(words, tuple(parts))
        )
        _fill(section.footer, paragraph(runs, line=None, align="center"))
        return
    runs = (
        run("— ", font=NUMBERS, size=PAGE_NUMBER_SIZE)
        + field("PAGE", font=NUMBERS, size=PAGE_NUMBER_SIZE)
        + run(" —", font=NUMBERS, size=PAGE_NUMBER_SIZE)
    )
    one = round(PAGE_NUMBER_SIZE * TWIPS)  # a character's width from the edge of the text
    for footer, align, side in ((section.footer, "right", "right"), (section.even_page_footer, "left", "left")):
        indent = f'<w:ind w:{side}="{one}" w:{side}Chars="100"/>'
        _fill(footer, paragraph(runs, line=None, align=align, indent=indent))


def _pieces(words: str, marks: tuple[str, ...]) -> list[str]:
    pieces = [words]
    for mark in marks:
        pieces = [part for piece in pieces for part in _around(piece, mark)]
    return [piece for piece in pieces if piece]


def _around(piece: str, mark: str) -> list[str]:
    before, found, after = piece.partition(mark)
    return [before, found, after]


def _fill(footer: Any, xml: str) -> None:  # noqa: ANN401 - python-docx has no types
    footer.is_linked_to_previous = False
    element = footer._element  # noqa: SLF001 - the library makes paragraphs of its own styles only
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(xml.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)))


def _same_bytes(data: bytes) -> bytes:
    """Return the package with fixed dates, its parts in a fixed order."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(
            old.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            info = zipfile.ZipInfo(name, ZIPPED)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return file.getvalue()
