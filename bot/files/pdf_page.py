"""The content of one page of a PDF: letters, lines and pictures, by PDFium."""

from collections import Counter
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from bot.files.page_text import Letter, is_wide
from bot.files.ruled import NEAR, Rule

NESTED = 8
"""Forms inside each other, as those of a page that was copied into another; deeper ones are not looked into."""
SEGMENTS = 2_000
"""Pieces of a drawn path; one with more is a picture."""
UNKNOWN = "\ufffd"
"""Stands for a letter whose font does not say what it is."""
_BULLET, _OWN_SIGNS = "•", range(0xE000, 0xF900)
"""The signs that only a font knows are its bullets."""
_INVISIBLE = 3
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_ODD = {0, 0xFFFE, 0xFFFF}
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]
Turn = tuple[int, int]
"""The direction in which the letters of a page go on: right, up, left or down."""


class TooMuch(Exception):  # noqa: N818 - named after the state
    """A page has more objects than may be looked at."""


@dataclass
class Page:
    """One page, turned so that most of its letters go on to the right; y grows downwards.

    `slanted` are the letters that go on in another direction. `recognised` is true if all letters are invisible: a
    program has recognised them in the picture above them.
    """

    letters: list[Letter]
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    slanted: str = ""
    drawn: bool = False
    recognised: bool = False


def read_page(page: Any, text: Any, objects: int) -> Page:  # noqa: ANN401 - the library has no types
    """Read a page and its text, both as the library's handles. Raises TooMuch for more than `objects` objects."""
    found = list(_letters(text))
    turns = Counter(letter.turn for letter in found if letter.turn is not None)
    turn = max(turns, key=lambda one: turns[one]) if turns else (1, 0)
    straight = [letter for letter in found if letter.turn == turn]
    read = Page(
        [letter.placed(turn) for letter in straight],
        slanted="".join(letter.text for letter in found if letter.turn != turn),
        recognised=bool(straight) and all(letter.invisible for letter in straight),
    )
    for kind, thing, matrix in _objects(page, objects):
        read.drawn = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for start, end in _strokes(thing, matrix):
                _add(read, _turned(start, turn), _turned(end, turn))
    return read


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter as the file places it."""

    text: str
    place: tuple[float, float]
    box: tuple[float, float, float, float]
    size: float
    turn: Turn | None
    invisible: bool
    drawn_by: int

    def placed(self, turn: Turn) -> Letter:
        """Return the letter on its page, turned by `turn`."""
        left, base = _turned(self.place, turn)
        x0, y0, x1, y1 = self.box
        right = max(_turned((x0, y0), turn)[0], _turned((x1, y1), turn)[0])
        right = max(right, left + self.size) if is_wide(self.text) else right
        return Letter(self.text, left, right, base, self.size, self.drawn_by)


def _turned(place: tuple[float, float], turn: Turn) -> tuple[float, float]:
    x, y = place
    along, up = turn
    return (x * along + y * up, x * up - y * along)


def _letters(text: Any) -> Iterator[_Found]:  # noqa: ANN401 - a handle of ctypes
    x, y, box = c_double(), c_double(), pdfium.FS_RECTF()
    looks: dict[int, tuple[float, Turn | None, bool]] = {}
    high = 0
    for place in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, place) == 1:  # a blank or a break that the library supposes
            continue
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        drawn = pdfium.FPDFText_GetTextObject(text, place)
        drawn_by = addressof(drawn.contents) if drawn else 0
        if drawn_by not in looks:
            looks[drawn_by] = _look(text, place, drawn)
        pdfium.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(text, place, byref(box))
        unknown = pdfium.FPDFText_HasUnicodeMapError(text, place) == 1
        size, turn, invisible = looks[drawn_by]
        yield _Found(
            _sign(code, unknown), (x.value, y.value), (box.left, box.bottom, box.right, box.top), size, turn, invisible,
            drawn_by,
        )  # fmt: skip


def _sign(code: int, unknown: bool) -> str:
    if code in _OWN_SIGNS:
        return _BULLET
    if unknown or code in _ODD or code in _HIGH or code in _LOW:
        return UNKNOWN
    return chr(code)


def _look(text: Any, place: int, drawn: Any) -> tuple[float, Turn | None, bool]:  # noqa: ANN401 - a handle of ctypes
    """Return the size of an object's letters, their direction if it is one of four, and whether they are invisible."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, place, byref(matrix)):
        matrix.a = 1.0
    scale = hypot(matrix.a, matrix.b)
    size = max(1.0, scale * pdfium.FPDFText_GetFontSize(text, place))
    along, up = (matrix.a / scale, matrix.b / scale) if scale else (1.0, 0.0)
    near = round(along), round(up)
    straight = abs(along - near[0]) + abs(up - near[1]) < 0.05
    invisible = bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
    return size, near if straight else None, invisible


def _objects(page: Any, most: int) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401 - a handle of ctypes
    """Yield the kind of each object that is not text, the object, and the matrix of the form around it."""
    open_: list[tuple[Any, Any, int, Matrix, int]] = [
        (pdfium.FPDFPage_GetObject, page, pdfium.FPDFPage_CountObjects(page), _PLAIN, 0)
    ]
    while open_:
        get, inside, count, matrix, depth = open_.pop()
        most -= count
        if most < 0:
            raise TooMuch
        for place in range(count):
            thing = get(inside, place)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < NESTED:
                inner = _product(_matrix(thing), matrix)
                more = pdfium.FPDFFormObj_CountObjects(thing)
                open_.append((pdfium.FPDFFormObj_GetObject, thing, max(0, more), inner, depth + 1))
            elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
                yield kind, thing, matrix


def _matrix(thing: Any) -> Matrix:  # noqa: ANN401 - a handle of ctypes
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, byref(found)):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does `one` and then `other`."""
    (a, b), (c, d) = _moved((one[0], one[1]), other, shift=False), _moved((one[2], one[3]), other, shift=False)
    e, f = _moved((one[4], one[5]), other)
    return a, b, c, d, e, f


def _moved(place: tuple[float, float], matrix: Matrix, *, shift: bool = True) -> tuple[float, float]:
    x, y = place
    a, b, c, d, e, f = matrix
    return a * x + c * y + e * shift, b * x + d * y + f * shift


Stroke = tuple[tuple[float, float], tuple[float, float]]


def _strokes(path: Any, form: Matrix) -> Iterator[Stroke]:  # noqa: ANN401 - a handle of ctypes
    """Yield the straight pieces of a path that is drawn; a thin area is one line."""
    left, bottom, right, top = (c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, byref(left), byref(bottom), byref(right), byref(top)):
        return
    low, high = (left.value, bottom.value), (right.value, top.value)
    wide, tall = high[0] - low[0], high[1] - low[1]
    if min(wide, tall) <= NEAR:
        middle = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
        ends = (
            ((low[0], middle[1]), (high[0], middle[1])) if wide > tall else ((middle[0], low[1]), (middle[0], high[1]))
        )
        yield _moved(ends[0], form), _moved(ends[1], form)
    else:
        matrix = _product(_matrix(path), form)
        for start, end in _segments(path):
            yield _moved(start, matrix), _moved(end, matrix)


def _segments(path: Any) -> Iterator[Stroke]:  # noqa: ANN401 - a handle of ctypes
    count = pdfium.FPDFPath_CountSegments(path)
    if count > SEGMENTS:
        return
    x, y = c_float(), c_float()
    begun = last = (0.0, 0.0)
    for place in range(count):
        piece = pdfium.FPDFPath_GetPathSegment(path, place)
        pdfium.FPDFPathSegment_GetPoint(piece, byref(x), byref(y))
        here = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        last = here
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield last, begun
            last = begun


def _add(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Note a line of the page if it is horizontal or vertical."""
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= 1 < abs(x1 - x0):
        page.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) <= 1 < abs(y1 - y0):
        page.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
