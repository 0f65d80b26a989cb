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
from tests.support.pdf_files import CATALOG, LATIN, ONE_PAGE, PAGE, packed, pdf, stream

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


def pdf_of_one_page(content: bytes, *more: bytes, font: bytes = LATIN, page: bytes = PAGE) -> bytes:
    return pdf([CATALOG, ONE_PAGE, page, content, font, *more])


def pdf_that_swells() -> bytes:
    return pdf_of_one_page(packed(b"0" * 300_000_000))


def pdf_of_empty_parts() -> bytes:
    return b"%PDF-1.4\n" + b"stream\n" * 700_000


def pdf_of_many_pages() -> bytes:
    pages = b" ".join(b"%d 0 R" % number for number in range(4, 100_004))
    return pdf([CATALOG, b"<</Type/Pages/Count 100000/Kids[%b]>>" % pages, LATIN] + [b"<</Parent 2 0 R>>"] * 100_000)


def pdf_of_a_circle_of_pages() -> bytes:
    inner = b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1000000>>"
    return pdf([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", inner])


def pdf_of_nested_pages() -> bytes:
    inner = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>"
    return pdf([CATALOG, *(inner % (number - 1, number + 1) for number in range(2, 20_000)), b"<</Type/Page>>"])


def pdf_of_nested_lists() -> bytes:
    nested = b"/X " + b"[" * 1_000_000 + b"]" * 1_000_000
    return pdf_of_one_page(stream(b""), page=PAGE.removesuffix(b">>") + nested + b">>")


def pdf_of_many_letters() -> bytes:
    placed = (b"1 0 0 1 %d %d Tm (a) Tj " % (number % 300 * 2, number // 300 * 2) for number in range(130_000))
    return pdf_of_one_page(packed(b"BT /F 9 Tf " + b"".join(placed) + b"ET"))


def pdf_of_many_small_tables() -> bytes:
    corner = b"%d %d m %d %d l S %d %d m %d %d l S "
    drawn = (corner % (x, y, x + 5, y, x, y, x, y + 5) for x in range(0, 600, 9) for y in range(0, 9_000, 9))
    return pdf_of_one_page(packed(b"".join(drawn)))


def pdf_of_crossing_lines() -> bytes:
    across = b"".join(b"0 %d m 9000 %d l S " % (place, place) for place in range(0, 5_600, 4))
    down = b"".join(b"%d 0 m %d 9000 l S " % (place, place) for place in range(0, 5_600, 4))
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 30 + b"]/Count 30>>"
    return pdf([CATALOG, pages, PAGE, packed(b"BT /F 9 Tf (a) Tj ET " + across + down), LATIN])


def pdf_of_wide_letters() -> bytes:
    """A font whose list of widths is as long as may be sent."""
    part = b"<</Type/Font/Subtype/CIDFontType2/W[" + b"0 65535 500 " * 300_000 + b"]>>"
    return pdf_of_one_page(stream(b"BT /F 9 Tf <00410042> Tj ET"), part, font=_COMPOSITE)


def pdf_of_a_huge_code_table() -> bytes:
    """A font that says two thousand million times what its letters are."""
    ranges = b"100 beginbfrange\n" + b"<0000> <ffff> <0000>\n" * 100 + b"endbfrange\n"
    table = b"begincmap 1 begincodespacerange <0000><ffff> endcodespacerange\n" + ranges * 400 + b"endcmap"
    font = _COMPOSITE.removesuffix(b">>") + b"/ToUnicode 7 0 R>>"
    part = b"<</Type/Font/Subtype/CIDFontType2>>"
    return pdf_of_one_page(stream(b"BT /F 9 Tf <00410042> Tj ET"), part, packed(table), font=font)


def pdf_that_swells_twice() -> bytes:
    twice = zlib.compress(zlib.compress(b" " * 1_000_000_000, 1))
    return pdf_of_one_page(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def pdf_of_many_strokes() -> bytes:
    return pdf_of_one_page(packed(b"0 0 m 9 9 l S " * 2_500_000))


def pdf_of_nested_forms() -> bytes:
    """Forms that each draw the next one twice, 24 deep."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do /X Do", form % (number + 1)) for number in range(6, 30)]
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    return pdf_of_one_page(stream(b"/X Do"), *forms, stream(b"0 0 m 9 9 l S", form % 99), page=page)


def pdf_of_a_form_in_itself() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    return pdf_of_one_page(stream(b"/X Do"), stream(b"/X Do /X Do", form), page=page)


_COMPOSITE = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>"

HEAVY: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        pdf_that_swells_twice, pdf_of_many_strokes, pdf_of_nested_forms, pdf_of_a_form_in_itself,
    )
}  # fmt: skip
"""Files that only the limits of the worker stop: the library that reads them tells nothing before it works."""

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        nested_paragraphs, many_paragraphs, many_elements, nested_tables, escaped_shared_texts, many_shared_texts,
        huge_merges, twenty_sheets_of_one_part, a_row_of_cells, swollen_names, directory_entries, zip_bomb,
        combining_marks, blanks, repeated_headers, many_cells,
        pdf_that_swells, pdf_of_empty_parts, pdf_of_many_pages, pdf_of_a_circle_of_pages, pdf_of_nested_pages,
        pdf_of_nested_lists, pdf_of_many_letters, pdf_of_many_small_tables, pdf_of_crossing_lines, pdf_of_wide_letters,
        pdf_of_a_huge_code_table,
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
