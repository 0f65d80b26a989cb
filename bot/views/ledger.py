"""Messages with the ledger of a year and the material for the secretary's report on duty (述职)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.documents import workbook
from bot.documents.ledger_writer import LEDGER
from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks, duty_report, ledger_book, year_pictures
from bot.worker.jobs import writing
from bot.worker.process import Died

if TYPE_CHECKING:
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
    """Return the summary of a year with the buttons for its pictures and, for officers, its ledger."""
    row = (year_pictures.button(branch, year, t), *((button(branch, year, t),) if officer else ()))
    return replace(message, buttons=(*message.buttons, row))


async def book(ledger: Ledger, t: Texts, reader: Texts) -> Message:
    """Return the message with the workbook, in the branch's language; its caption is in the reader's.

    If the worker that writes is stopped, the message says so instead.
    """
    arguments = workbook.arguments(ledger_book.workbook(ledger, t))
    try:
        _, data = await writing.do(LEDGER, arguments)
    except (TimeoutError, Died):
        log.warning("the ledger was not written")
        again = button(ledger.branch, ledger.year, reader)
        return Message(reader.html("ledger-failed", year=ledger.year), buttons=((again,),))
    caption = reader.html("ledger-caption", year=ledger.year, activities=len(ledger.held), people=len(ledger.people))
    name = _file_name(t.plain("ledger-file", branch=ledger.branch.name or ledger.branch.title, year=ledger.year))
    return Message(caption, document=Attachment(f"{name}.xlsx", data))


def report(ledger: Ledger, t: Texts, reader: Texts) -> Message:
    """Return the message with the material for the report on duty (rule 82)."""
    paper = duty_report.paper(ledger, t)
    text = duty_report.as_text(paper)
    name = _file_name(paper.title)
    return Message(reader.html("ledger-report-caption", year=ledger.year), document=Attachment(f"{name}.txt", text))


def _file_name(words: str) -> str:
    return _UNSAFE.sub(" ", words).strip()[:NAME_LIMIT]
