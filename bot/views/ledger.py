"""Messages with the ledger of a year and the material for the secretary's report on duty (述职)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.documents import pdf, workbook
from bot.documents.ledger_writer import LEDGER
from bot.documents.writing import written
from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks, year_papers, year_pictures
from bot.views.ledger_cells import unit
from bot.worker.jobs import writing
from bot.worker.process import Died

if TYPE_CHECKING:
    from bot.documents.paper import Paper
    from bot.documents.workbook import Workbook
    from bot.domain.report.ledger import Ledger
    from bot.storage.tables.branch import Branch
    from bot.texts import Texts

log = structlog.get_logger()

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in the names of files, on any system
NAME_LIMIT = 60


def button(branch: Branch, year: int, t: Texts) -> Button:
    """Return the button that sends the ledger of a year."""
    return Button(t.plain("button-ledger"), callbacks.LEDGER_SEND.data(branch.id, year))


def with_buttons(message: Message, branch: Branch, year: int, t: Texts, *, officer: bool) -> Message:
    """Return the summary of a year with the buttons for its pictures and, for officers, its ledger and papers."""
    rows = [[year_pictures.button(branch, year, t)]]
    if officer:
        rows[0] += [button(branch, year, t), year_papers.button(branch, year, t)]
        if pdf.program() is not None:
            rows.append([year_papers.button(branch, year, t, pdfs=True)])
    return replace(message, buttons=(*message.buttons, *map(tuple, rows)))


async def book(ledger: Ledger, made: Workbook, t: Texts, reader: Texts) -> Message:
    """Return the message with the workbook, in the branch's language; its caption is in the reader's.

    If the worker that writes is stopped, the message says so instead.
    """
    try:
        data = await book_file(made)
    except (TimeoutError, Died):
        log.warning("the ledger was not written")
        again = button(ledger.branch, ledger.year, reader)
        return Message(reader.html("ledger-failed", year=ledger.year), buttons=((again,),))
    caption = reader.html("ledger-caption", year=ledger.year, activities=len(ledger.held), people=len(ledger.people))
    return Message(caption, document=Attachment(book_name(ledger, t), data))


async def book_file(made: Workbook) -> bytes:
    """Return the workbook as an .xlsx file. Raises as `Job.done_by`."""
    _none, data = await writing.do(LEDGER, workbook.arguments(made))
    return data


def book_name(ledger: Ledger, t: Texts) -> str:
    """Return the name of the workbook's file."""
    return f"{file_name(t.plain('ledger-file', branch=unit(ledger), year=ledger.year))}.xlsx"


async def report(ledger: Ledger, paper: Paper, reader: Texts) -> Message:
    """Return the message with the material for the report on duty (rule 82), or that it could not be written."""
    try:
        data = await written(paper)
    except (TimeoutError, Died):
        log.warning("the report on duty was not written")
        again = button(ledger.branch, ledger.year, reader)
        return Message(reader.html("ledger-report-failed", year=ledger.year), buttons=((again,),))
    caption = reader.html("ledger-report-caption", year=ledger.year)
    return Message(caption, document=Attachment(f"{file_name(paper.title)}.docx", data))


def file_name(words: str) -> str:
    """Return words as a name that files may have on any system."""
    return _UNSAFE.sub(" ", words).strip()[:NAME_LIMIT]
