"""PDFs written by hand: pages of Chinese text in a font that the file only names, with lines around the cells."""

import zlib
from collections.abc import Iterable

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: Iterable[bytes], more: bytes = b"") -> bytes:
    """Return a file of these objects, the first of which is its catalog; `more` is added to its trailer."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, more, len(data))
    return data + head + table + tail


def stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (keys, len(data), data)


def packed(data: bytes, keys: bytes = b"") -> bytes:
    return stream(zlib.compress(data), b"/Filter/FlateDecode" + keys)


def chinese(encoding: str) -> tuple[bytes, bytes]:
    """Return a font that is not in the file, and its part: readers know it and its encoding by their names."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%b/DescendantFonts[%%d 0 R]>>" % encoding.encode()
    )
    part = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>"
    )
    return font, part


def text(x: float, y: float, words: str, codec: str = "gbk", turn: str = "1 0 0 1", mode: int = 0) -> bytes:
    place = f"BT /F 10 Tf {mode} Tr {turn} {x} {y} Tm <{words.encode(codec).hex()}> Tj ET "
    return place.encode()


def line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    return f"{x0} {y0} m {x1} {y1} l S ".encode()


def pages(*contents: bytes, encoding: str = "GBK-EUC-H", page: bytes = b"") -> bytes:
    """Return a file with these contents as its pages; `page` is added to each."""
    count = len(contents)
    font, part = chinese(encoding)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(count))
    objects = [CATALOG, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count), font % 4, part]
    for number, content in enumerate(contents):
        resources = b"/Resources<</Font<</F 3 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%b%b>>" % (6 + 2 * number, resources, page)
        )
        objects.append(packed(content))
    return pdf(objects)


def lines(*words: str, top: float = 780) -> bytes:
    return b"".join(text(60, top - 20 * number, line_) for number, line_ in enumerate(words) if line_)


def table(
    rows: list[list[str]],
    widths: list[int],
    top: float = 740,
    *,
    down: bool = True,
    above: bool = True,
    below: bool = True,
) -> bytes:
    """Return a table with lines; without `down` between its rows only, without `above` or `below` not at its ends.

    A cell's lines are 14 points apart. A None in a row takes away the line above it.
    """
    places = [60.0]
    for width in widths:
        places.append(places[-1] + width)
    drawn, y = b"", top
    for row in rows:
        high = 8 + 14 * max(len((cell or "").split("\n")) for cell in row)
        for number, cell in enumerate(row):
            if cell is not None and (above or y < top):
                drawn += line(places[number], y, places[number + 1], y)
            for at, words in enumerate((cell or "").split("\n")):
                drawn += text(places[number] + 4, y - 14 - 14 * at, words) if words else b""
        if down:
            drawn += b"".join(line(place, y, place, y - high) for place in places)
        y -= high
    return drawn + (line(places[0], y, places[-1], y) if below else b"")
