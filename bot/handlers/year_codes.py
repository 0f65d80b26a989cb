"""The ledger and the report on duty of a year, kept with their check codes (rule 83)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.documents import workbook
from bot.documents.paper import passages
from bot.domain.report import papers
from bot.views import duty_report, ledger_book

if TYPE_CHECKING:
    from datetime import datetime

    from bot.documents.paper import Paper
    from bot.documents.workbook import Workbook
    from bot.domain.report.ledger import Ledger
    from bot.storage.engine.database import Database
    from bot.storage.tables.branch import Person
    from bot.storage.tables.papers import PaperKind
    from bot.texts import Texts


async def book(database: Database, ledger: Ledger, t: Texts, *, by: Person | None, now: datetime) -> Workbook:
    """Keep what the workbook of a year shows, and return it with its check code."""
    made = await asyncio.to_thread(ledger_book.workbook, ledger, t)
    said = await asyncio.to_thread(workbook.passages, made)
    code = await _kept(database, papers.LEDGER, ledger, said, by=by, now=now)
    return replace(made, code=code, code_words=t.plain("paper-check-code", code="{code}"))


async def report(database: Database, ledger: Ledger, t: Texts, *, by: Person | None, now: datetime) -> Paper:
    """Keep what the report on duty says, and return it with its check code."""
    made = duty_report.paper(ledger, t)
    return replace(made, code=await _kept(database, papers.DUTY_REPORT, ledger, passages(made), by=by, now=now))


async def _kept(
    database: Database, kind: PaperKind, ledger: Ledger, said: tuple[tuple[str, str], ...], *, by: Person | None,
    now: datetime,
) -> str:  # fmt: skip
    async with database.begin() as db:
        document = await papers.keep(db, kind, ledger.branch, said, year=ledger.year, by=by, now=now)
        return document.code
