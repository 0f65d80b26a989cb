"""[台账]: the workbook of a year and the material for the secretary's report on duty (rules 63, 82), for officers."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.report import ledger
from bot.views import callbacks
from bot.views import ledger as views

if TYPE_CHECKING:
    from bot.storage.tables.branch import Branch


async def send(update: Update, context: Context, branch_id: int, year: int) -> None:
    """Send the ledger of a year."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.READ_LEDGER, branch_id)
        branch = await people.branch_of(db, me)
    await context.popup()
    await send_year(context, branch, year)


async def send_year(context: Context, branch: "Branch", year: int) -> None:
    """Send the workbook and the report; this only reads, so check-ins wait for neither."""
    async with context.services.database.read() as db:
        found = await ledger.of(db, branch, year, now=context.now)
    t = context.words_of(branch)
    await context.answer(await views.book(found, t, context.t))
    await context.answer(await views.report(found, t, context.t))


HANDLERS = (callbacks.LEDGER_SEND.handler(send),)
