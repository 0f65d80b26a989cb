"""[台账]: the workbook of a year and the material for the secretary's report on duty (rules 63, 82), for officers."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.report import ledger
from bot.handlers import year_codes
from bot.views import callbacks
from bot.views import ledger as views

if TYPE_CHECKING:
    from bot.storage.tables.branch import Branch, Person


async def send(update: Update, context: Context, branch_id: int, year: int) -> None:
    """Send the ledger of a year."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.READ_LEDGER, branch_id)
        branch = await people.branch_of(db, me)
    await context.popup()
    await send_year(context, branch, year, me)


async def send_year(context: Context, branch: "Branch", year: int, me: "Person") -> None:
    """Send the workbook and the report; only their codes are written, each shortly, so check-ins wait for neither."""
    database, now = context.services.database, context.now
    async with database.read() as db:
        found = await ledger.of(db, branch, year, now=now)
    t = context.words_of(branch)
    book = await year_codes.book(database, found, t, by=me, now=now)
    await context.answer(await views.book(found, book, t, context.t))
    report = await year_codes.report(database, found, t, by=me, now=now)
    await context.answer(await views.report(found, report, context.t))


HANDLERS = (callbacks.LEDGER_SEND.handler(send),)
