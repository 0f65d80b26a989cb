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
