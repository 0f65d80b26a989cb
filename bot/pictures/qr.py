"""The check-in code as a picture for the projector and the group: large, with a short caption."""

import io
from collections.abc import Sequence

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.pil import PilImage

from bot.pictures.typeface import drawable, typeface

WIDTH = 1080  # pixels
QUIET_ZONE = 4  # modules on each side, as the standard requires; the margin adds more
MARGIN = 72
MAX_ROWS = 5
_SIZES = (54, 40)  # of the first line and of the others
_LEADING = 1.4
_GAP = 16  # pixels below the first line
_Row = tuple[str, ImageFont.FreeTypeFont, str]
_INK, _GREY, _PAPER = "#1a1a1a", "#55595f", "#ffffff"
_ELLIPSIS = "…"


def qr_png(link: str, caption_lines: Sequence[str]) -> bytes:
    """Draw a PNG of the link as a QR code (error correction M) above the caption, whose first line is larger.

    Long lines wrap; a caption of more than five rows ends in an ellipsis. The picture is 1080 pixels wide and at least
    as high.
    """
    code = _code(link)
    rows = _rows([line for line in map(drawable, caption_lines) if line])
    text_height = round(sum(font.size * _LEADING for _, font, _ in rows)) + _GAP
    picture = Image.new("RGB", (WIDTH, MARGIN // 2 + code.height + text_height + MARGIN), _PAPER)
    picture.paste(code, ((WIDTH - code.width) // 2, MARGIN // 2))
    draw = ImageDraw.Draw(picture)
    top, above = float(MARGIN // 2 + code.height), _INK
    for words, font, colour in rows:
        top += _GAP if colour != above else 0
        above = colour
        draw.text((WIDTH / 2, top), words, font=font, fill=colour, anchor="ma")
        top += font.size * _LEADING
    file = io.BytesIO()
    picture.convert("L").save(file, "PNG", optimize=True)
    return file.getvalue()


def _code(link: str) -> Image.Image:
    """Draw the code alone; each module is a whole number of pixels, so that its edges stay sharp."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE, image_factory=PilImage)
    code.add_data(link)
    code.make(fit=True)
    code.box_size = max(1, (WIDTH - MARGIN) // (code.modules_count + 2 * QUIET_ZONE))
    image: Image.Image = code.make_image(fill_color="black", back_color="white").get_image()
    return image.convert("RGB")


def _rows(lines: Sequence[str]) -> list[_Row]:
    """Break the caption into rows that fit; return each with its font and colour."""
    rows: list[_Row] = []
    for place, line in enumerate(lines):
        font = ImageFont.truetype(typeface(), _SIZES[0] if place == 0 else _SIZES[1])
        rows += [(row, font, _INK if place == 0 else _GREY) for row in _wrapped(line, font)]
    if len(rows) <= MAX_ROWS:
        return rows
    words, font, colour = rows[MAX_ROWS - 1]
    return [*rows[: MAX_ROWS - 1], (_shortened(words, font), font, colour)]


def _wrapped(line: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Break a line at a space in the last quarter of a row, else after any character; never before closing marks."""
    room, rows = WIDTH - 2 * MARGIN, list[str]()
    while line and len(rows) <= MAX_ROWS:
        fits = _that_fit(line, font, room)
        if fits < len(line):
            space = line.rfind(" ", fits * 3 // 4, fits + 1)
            fits = space if space > 0 else fits
            while fits > 1 and line[fits] in "，。、；：！？）】》”’,.;:!?)":
                fits -= 1
        rows.append(line[:fits].rstrip())
        line = line[fits:].lstrip()
    return rows


def _that_fit(line: str, font: ImageFont.FreeTypeFont, room: float) -> int:
    """Return the number of characters from the start that fit into the room, at least one."""
    least, most = 1, min(len(line), round(room))
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if font.getlength(line[:middle]) <= room else (least, middle - 1)
    return least


def _shortened(row: str, font: ImageFont.FreeTypeFont) -> str:
    while row and font.getlength(row + _ELLIPSIS) > WIDTH - 2 * MARGIN:
        row = row[:-1]
    return row.rstrip() + _ELLIPSIS
