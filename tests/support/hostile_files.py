"""Files made to cost time or memory, each by another way of the format. They are small, or as large as may be sent."""

import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.support.office_files import (
    SHEET_TYPE,
    WORD_TYPE,
    S,
    W,
    office,
    sheet_with_shared_texts,
    unpacked,
    xlsx,
    zipped,
)

SENT = 5 * 1024 * 1024 - 1000
PICTURE = 10 * 1024 * 1024 - 1000


def word(body: str) -> bytes:
    return office("d.xml", WORD_TYPE, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def nested_paragraphs() -> bytes:
    """Paragraphs inside each other, as deep as the parser goes: each repeats the text of all inside it."""
    words = f"<w:ins><w:r><w:t>{'长' * 10_000}</w:t></w:r></w:ins>" * 12
    return word("<w:p><w:ins>" * 100 + words + "</w:ins></w:p>" * 100)


def many_paragraphs() -> bytes:
    return word("<w:p><w:r/></w:p>" * 49_000)


def many_elements() -> bytes:
    return word("<a/>" * 1_900_000)


def nested_tables() -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 80)


def escaped_shared_texts() -> bytes:
    """One long text of escapes, in thousands of cells."""
    cells = "".join(f"<row r='{row}'>" + "<c t='s'><v>0</v></c>" * 64 + "</row>" for row in range(1, 1_000))
    return sheet_with_shared_texts(cells, f"<si><t>{'_x000D_' * 4_000}</t></si>")


def many_shared_texts() -> bytes:
    return sheet_with_shared_texts("", "<si><t/></si>" * 59_000)


def huge_merges() -> bytes:
    rows = "".join(f"<row r='{n}'><c t='inlineStr'><is><t>长</t></is></c></row>" for n in range(1, 1_050))
    areas = "".join(f"<mergeCell ref='A1:BL{n}'/>" for n in range(1_000, 101_000))
    sheet = f"<worksheet xmlns='{S}'><sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
    return zipped({**unpacked(xlsx([])), "xl/worksheets/sheet1.xml": sheet})


def twenty_sheets_of_one_part() -> bytes:
    rows = "".join(f"<row r='{n}'>{'<c/>' * 60}</row>" for n in range(1, 2_900))
    parts = unpacked(xlsx([]))
    book = parts["xl/workbook.xml"].decode()
    at = book.index("<sheet ")
    one = book[at : book.index("/>", at) + 2]
    many = "".join(one.replace('name="Sheet1"', f'name="S{n}"') for n in range(20))
    parts["xl/workbook.xml"] = book.replace(one, many).encode()
    parts["xl/worksheets/sheet1.xml"] = f"<worksheet xmlns='{S}'><sheetData>{rows}</sheetData></worksheet>".encode()
    return zipped(parts)


def a_row_of_cells() -> bytes:
    rows = "<row r='1'>" + "<c/>" * 440_000 + "</row>"
    sheet = f"<worksheet xmlns='{S}'><sheetData>{rows}</sheetData></worksheet>"
    return zipped({**unpacked(xlsx([])), "xl/worksheets/sheet1.xml": sheet})


def swollen_names() -> bytes:
    """A workbook of 200,000 defined names: the library makes a large object of each."""
    parts = unpacked(xlsx([]))
    names = "<definedNames>" + "<definedName name='a'/>" * 200_000 + "</definedNames>"
    book = parts["xl/workbook.xml"].replace(b"<definedNames />", b"").replace(b"<definedNames/>", b"")
    parts["xl/workbook.xml"] = book.replace(b"<calcPr", names.encode() + b"<calcPr")
    return zipped(parts)


def directory_entries() -> bytes:
    """An archive whose directory has 100,000 entries of no part, as many as fit into what may be sent."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    count = SENT // len(entry)
    whole = zipped({"[Content_Types].xml": "<Types/>"})
    start = whole.rindex(b"PK\x05\x06")
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(entry) * count, start, 0)
    return whole[:start] + entry * count + end


def zip_bomb() -> bytes:
    return office("xl/workbook.xml", SHEET_TYPE, bytes(250_000_000))


def combining_marks() -> bytes:
    return "1月 学习 ".encode() + "e\u0301\u0323".encode() + "\u0301\u0323".encode() * (SENT // 4 - 100)


def blanks() -> bytes:
    return ("1" + " " * 50_000 + "x\n").encode() + "时间\n内容\n".encode() * 700


def repeated_headers() -> bytes:
    return "时间\n内容\n".encode() * 9_500


def many_cells() -> bytes:
    return b"a " * 29_000


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        nested_paragraphs, many_paragraphs, many_elements, nested_tables, escaped_shared_texts, many_shared_texts,
        huge_merges, twenty_sheets_of_one_part, a_row_of_cells, swollen_names, directory_entries, zip_bomb,
        combining_marks, blanks, repeated_headers, many_cells,
    )
}  # fmt: skip


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *between: bytes, rows: bytes = b"") -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(between) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def png_of_many_chunks() -> bytes:
    return _png(1, 1, _chunk(b"tEXt", b"") * (PICTURE // 12 - 20), rows=zlib.compress(bytes(4)))


def png_of_huge_size() -> bytes:
    return _png(60_000, 60_000, rows=zlib.compress(bytes(1_000_000)))


def png_of_noise() -> bytes:
    return _png(
        1_800, 1_700, rows=zlib.compress(b"".join(b"\x04" + random.Random(1).randbytes(5_400) for _ in range(1_700)), 0)
    )


def png_that_swells() -> bytes:
    return _png(4_900, 4_900, rows=zlib.compress(bytes(4_900 * (4_900 * 3 + 1))))


def png_of_packed_text() -> bytes:
    return _png(
        1,
        1,
        *[_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000))) for _ in range(500)],
        rows=zlib.compress(bytes(4)),
    )


def jpeg(width: int, height: int, **options: object) -> bytes:
    from PIL import Image

    file = BytesIO()
    Image.new("L", (width, height)).save(file, "JPEG", **options)
    return file.getvalue()


def jpeg_of_many_markers() -> bytes:
    data = jpeg(8, 8)
    return data[:2] + b"\xff\xfe\x00\x02" * ((PICTURE - len(data)) // 4) + data[2:]


def jpeg_of_many_filled_markers() -> bytes:
    data = jpeg(8, 8)
    return data[:2] + b"\xff" * (PICTURE - len(data)) + data[2:]


def jpeg_of_many_scans() -> bytes:
    """A progressive picture of 65,000 × 1,500 pixels, whose last pass is repeated thousands of times."""
    data = jpeg(20_000, 4_000, progressive=True)
    scan = data[data.rindex(b"\xff\xda") : data.rindex(b"\xff\xd9")]
    return data[: data.rindex(b"\xff\xd9")] + scan * min(5_000, (PICTURE - len(data)) // len(scan)) + b"\xff\xd9"


def jpeg_of_huge_size() -> bytes:
    return jpeg(60_000, 60_000 // 6)


PICTURES: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        png_of_many_chunks, png_of_huge_size, png_of_noise, png_that_swells, png_of_packed_text, jpeg_of_many_markers,
        jpeg_of_many_filled_markers, jpeg_of_many_scans, jpeg_of_huge_size,
    )
}  # fmt: skip
