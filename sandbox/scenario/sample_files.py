"""Files that people of the sample branch send."""

import io

from openpyxl import Workbook
from PIL import Image, ImageDraw

from sandbox.scenario import sample_branch


def roster_file(*, doubtful: bool = False) -> bytes:
    """Return the roster as a spreadsheet; with `doubtful` it has lines that the bot cannot read."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "类别", "职务"])
    for role in sample_branch.PEOPLE:
        sheet.append([role.name, role.kind, role.office])
    if doubtful:
        sheet.append(["张伟", "正式党员", ""])
        sheet.append(["钱程", "热心人", ""])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def picture(words: str) -> bytes:
    """Return a small picture of a sheet of paper."""
    image = Image.new("RGB", (320, 200), "white")
    ImageDraw.Draw(image).rectangle((20, 20, 300, 180), outline="black")
    image.info["comment"] = words
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


# The colours of a hall: wall, banner, table, people.
WALL, BANNER, TABLE, PEOPLE = (238, 232, 220), (200, 30, 35), (150, 105, 70), ((60, 70, 90), (90, 60, 60), (70, 85, 70))


def hall(number: int) -> bytes:
    """Return a drawn photo of an activity: by its number a meeting, groups at tables, or all in rows for a picture."""
    image = Image.new("RGB", (960, 720), WALL)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 560, 960, 720), fill=(205, 190, 170))
    (_meeting, _groups, _rows)[number % 3](draw)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=88)
    return file.getvalue()


def _meeting(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((120, 60, 840, 150), fill=BANNER)
    draw.rectangle((330, 200, 630, 380), fill="white", outline="black")
    for line in range(220, 370, 30):
        draw.line((350, line, 610 - line % 70, line), fill=(120, 120, 120), width=6)
    for row in range(3):
        for seat in range(7):
            _person(draw, 90 + seat * 125 + row * 20, 430 + row * 80, 34, PEOPLE[(row + seat) % 3])


def _groups(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((30, 40, 260, 420), fill=(120, 170, 210), outline="white", width=8)
    for table, (x, y) in enumerate(((250, 380), (650, 330), (520, 560))):
        for seat in range(5):
            _person(draw, x - 130 + seat * 65, y - 60 - (seat % 2) * 14, 26, PEOPLE[(table + seat) % 3])
        draw.ellipse((x - 170, y - 30, x + 170, y + 70), fill=TABLE)
        draw.rectangle((x - 40, y, x + 10, y + 26), fill="white")


def _rows(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((380, 30, 580, 150), fill=BANNER)
    for row in range(2):
        for seat in range(10 + row):
            _person(draw, 70 + seat * 88 - row * 40, 300 + row * 160, 40, PEOPLE[(row * 2 + seat) % 3])


def _person(draw: ImageDraw.ImageDraw, x: int, y: int, size: int, colour: tuple[int, int, int]) -> None:
    draw.rounded_rectangle((x - size, y + size, x + size, y + size * 4), radius=size // 2, fill=colour)
    draw.ellipse((x - size * 0.6, y - size * 0.4, x + size * 0.6, y + size), fill=(225, 185, 155))
    draw.rectangle((x + size // 3, y + size * 1.5, x + size // 2 + 3, y + size * 1.8), fill=BANNER)
