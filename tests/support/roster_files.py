"""Rosters as workbooks, and the people in them."""

import openpyxl

from bot.files.upload import Upload
from tests.support.office_files import saved, xlsx

LU, HAN, SHEN, YANG = "陆远山", "韩清河", "沈若兰", "杨立群"


def sheet(*rows) -> Upload:
    """Return a workbook of one sheet with these rows."""
    return Upload("名册.xlsx", xlsx(rows))


def sheets(**named) -> Upload:
    """Return a workbook of sheets with these names and rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in named.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    return Upload("名册.xlsx", saved(book))
