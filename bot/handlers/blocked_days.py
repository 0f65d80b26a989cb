"""`/blocked`: the days that the branch keeps free of activities, read by its people and changed by its officers."""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import accounts, people, powers
from bot.domain.branch.powers import Power
from bot.domain.settings import blocked_periods
from bot.views import blocked_days as views
from bot.views import callbacks

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person

AWAITED = "blocked-days"


async def show(update: Update, context: Context) -> None:
    """`/blocked`: show the days."""
    async with context.transaction() as db:
        person = await people.acting(db, context.account)
        answer = views.listed(await people.branch_of(db, person), context.t, changeable=_may(person), now=context.now)
    await context.answer(answer)


async def show_again(update: Update, context: Context, branch_id: int) -> None:
    """Show the days, after a tap in `/settings`."""
    async with context.transaction() as db:
        person = await people.acting(db, context.account, branch_id)
        answer = views.listed(await people.branch_of(db, person), context.t, changeable=_may(person), now=context.now)
    await context.edit(answer)


async def ask(update: Update, context: Context, branch_id: int) -> None:
    """[添加]: take the next message as the days."""
    async with context.transaction() as db:
        branch, _person = await _officer(db, context, branch_id)
        await accounts.expect(db, context.account, AWAITED, branch=branch.id)
        answer = views.ask(context.t)
    await context.answer(answer)


async def take(update: Update, context: Context) -> None:
    """Keep the typed days free."""
    now = context.now
    async with context.transaction() as db:
        branch, person = await _officer(db, context, context.account.awaiting_data["branch"])
        period = await blocked_periods.add(db, branch, update.effective_message.text or "", by=person, now=now)
        await accounts.expect_nothing(db, context.account)
        within = await blocked_periods.dated_within(db, branch, period)
        answer = views.added(branch, period, within, context.t, now=now)
    await context.answer(answer)


async def remove(update: Update, context: Context, branch_id: int, first: "date", last: "date") -> None:
    """[删去]: stop keeping the days free."""
    now = context.now
    async with context.transaction() as db:
        branch, person = await _officer(db, context, branch_id)
        period = await blocked_periods.remove(db, branch, first, last, by=person, now=now)
        answer = views.removed(branch, period, context.t, now=now)
    await context.edit(answer)


async def _officer(db: "AsyncSession", context: Context, branch_id: int) -> "tuple[Branch, Person]":
    person = await powers.officer(db, context.account, Power.SCHEDULE, branch_id)
    return await people.branch_of(db, person), person


def _may(person: "Person") -> bool:
    return powers.may(person, Power.SCHEDULE)


ANSWERS = {AWAITED: take}
HANDLERS = (
    CommandHandler("blocked", show, ChatType.PRIVATE),
    callbacks.BLOCKED_SHOW.handler(show_again),
    callbacks.BLOCKED_ADD.handler(ask),
    callbacks.BLOCKED_REMOVE.handler(remove),
)
