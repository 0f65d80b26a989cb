"""The ledger of a year in the chats: the files that come, and the tables of the workbook."""

import io

import openpyxl

HEAD = 3  # the row of the heads


def files(human):
    """Return the name and bytes of the last file of each kind that the bot sent to this person."""
    return {m.document[0].rpartition(".")[2]: m.document for m in human.screen() if m.document is not None}


def book_of(human):
    return openpyxl.load_workbook(io.BytesIO(files(human)["xlsx"][1]))


def tables(book):
    """Return the sheets of a workbook as lists of rows by the heads of their columns."""
    found = {}
    for page in book.worksheets:
        heads, *rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD)]
        found[page.title] = [dict(zip(heads, row, strict=True)) for row in rows]
    return found


async def asked(human, words="/summary 2026"):
    await human.says(words)
    return tables(book_of(human))
