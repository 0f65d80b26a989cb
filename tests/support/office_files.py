"""Real and hostile Office files, built in memory for the tests of reading."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
import openpyxl

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(
    rows: Iterable[Sequence[object]], *, merged: Iterable[str] = (), title: str = "Sheet1", before: int = 0
) -> bytes:
    """Return a workbook whose last sheet has these rows."""
    book = openpyxl.Workbook()
    for _ in range(before):
        book.create_sheet("说明", 0).append(["说明", "填表前请阅读"])
    sheet = book.worksheets[-1]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(document) -> bytes:
    """Return the bytes of a python-docx or openpyxl document."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_table(rows: Sequence[Sequence[str]], before: Sequence[str] = (), after: Sequence[str] = ()):
    """Return a python-docx document with paragraphs and one table."""
    document = docx.Document()
    for words in before:
        document.add_paragraph(words)
    table = document.add_table(len(rows), len(rows[0]))
    for place, row in enumerate(rows):
        for cell, words in zip(table.rows[place].cells, row, strict=True):
            cell.text = words
    for words in after:
        document.add_paragraph(words)
    return document


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive with these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def content_types(part: str, kind: str) -> str:
    """Return the list of contents of an Office archive with one main part."""
    return f'<Types xmlns="x"><Override PartName="/{part}" ContentType="{kind}"/></Types>'


def office(part: str, kind: str, data: bytes | str, **more: bytes | str) -> bytes:
    """Return a minimal Office file with that main part."""
    return zipped({"[Content_Types].xml": content_types(part, kind), part: data, **more})


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return an Office file in which bytes of one part are replaced."""
    parts = unpacked(data)
    assert old in parts[part]
    return zipped({**parts, part: parts[part].replace(old, new)})


def sheet_with_shared_texts(rows: str, texts: str) -> bytes:
    """Return a workbook with shared texts, as Excel saves it; `rows` and `texts` are XML."""
    data = repacked(xlsx([]), "xl/worksheets/sheet1.xml", b"</sheetData>", f"{rows}</sheetData>".encode())
    listed = f'<Override PartName="/xl/texts.xml" ContentType="{SHARED_TYPE}"/></Types>'
    data = repacked(data, "[Content_Types].xml", b"</Types>", listed.encode())
    return zipped({**unpacked(data), "xl/texts.xml": f'<sst xmlns="{S}">{texts}</sst>'})
