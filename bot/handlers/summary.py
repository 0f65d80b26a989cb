"""`/summary`: a month, a quarter or a year; totals in the group, names only for officers in private."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import branches, group_access, people, powers
from bot.domain.branch.powers import Power
from bot.domain.plan import proposals
from bot.domain.report import period, summary
from bot.domain.report.period import Period
from bot.handlers import ledger
from bot.telegram.message import Message
from bot.views import callbacks
from bot.views import ledger as ledger_views
from bot.views import summary as views
from bot.views.summary_chart import with_chart

if TYPE_CHECKING:
    from bot.storage.tables.branch import Branch, Person
    from bot.texts import Texts


async def show(update: Update, context: Context) -> None:
    """`/summary` in the private chat, with or without a period; for a whole year, officers get its ledger, too."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        branch = await people.branch_of(db, me)
        asked = _typed(context, branch)
    answer = await _private(context, branch, asked, me)
    await context.answer(answer)
    if asked is not None and asked == Period.whole(asked.year) and powers.may(me, Power.READ_LEDGER):
        await ledger.send_year(context, branch, asked.year, me)


async def show_in_group(update: Update, context: Context) -> None:
    """`/summary` in the group: totals, in the group's language; the chart only if a person of the roster asks."""
    async with context.transaction() as db:
        branch = await branches.of_chat(db, update.effective_chat.id)
        asked = _typed(context, branch)
        known = await people.bound_to(db, branch.id, context.account.telegram_id) is not None
    answer, _period = await _told(context, branch, asked, context.words_of(branch), None, chart=known)
    await context.answer(answer)


async def show_year(update: Update, context: Context, year: int) -> None:
    """Show a whole year."""
    await _turn(update, context, Period.whole(year))


async def show_month(update: Update, context: Context, year: int, month: int) -> None:
    """Show a month."""
    await _turn(update, context, Period.month(year, month))


async def _turn(update: Update, context: Context, chosen: Period) -> None:
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        branch = await people.branch_of(db, me)
    answer = await _private(context, branch, chosen, me)
    in_place = answer.photo is None and not update.effective_message.photo
    await (context.edit if in_place else context.answer)(answer)


def _typed(context: Context, branch: "Branch") -> Period | None:
    if not context.args:
        return None
    today = context.now.astimezone(ZoneInfo(branch.zone)).date()
    return period.read(" ".join(context.args), today)


async def _private(context: Context, branch: "Branch", asked: Period | None, reader: "Person") -> Message:
    """Return the summary with buttons for other periods."""
    answer, shown = await _told(context, branch, asked, context.t, reader)
    if shown == Period.whole(shown.year):
        officer = powers.may(reader, Power.READ_LEDGER)
        answer = ledger_views.with_buttons(answer, branch, shown.year, context.t, officer=officer)
    this = Period.month(*proposals.this_month(branch, context.now))
    async with context.services.database.read() as db:
        months = await summary.months_with_activities(db, branch.id, shown.year)
    return views.with_periods(answer, shown, this, months, context.t)


async def _told(
    context: Context,
    branch: "Branch",
    asked: Period | None,
    t: "Texts",
    reader: "Person | None",
    *,
    chart: bool = True,
) -> tuple[Message, Period]:
    """Return the summary for its private reader, or for the group, and its period.

    This only reads, so check-ins wait neither for it nor for the chart.
    """
    now, names = context.now, reader is not None and bool(reader.offices)
    records = reader is not None and powers.may(reader, Power.RECORD_LATER)
    long_absences = reader is not None and powers.may(reader, Power.HEAR_LONG_ABSENCE)
    async with context.services.database.read() as db:
        shown = asked or await summary.default_period(db, branch, now=now)
        if len(shown.months) == 1:
            sheets = await summary.sheets(db, branch, shown, now=now)
            cancelled = await summary.cancelled(db, branch, shown)
            owed = await group_access.open_causes(db, branch.id) if names else ()
            causes = [group_access.cause_of(duty) for duty in owed]
            return views.month(branch, shown, sheets, cancelled, t, names=names, records=records, causes=causes), shown
        found = await summary.stretch(db, branch, shown, long_absences=long_absences, now=now)
    answer = views.stretch(branch, found, t, names=names, records=records)
    return await with_chart(answer, branch, found, t) if chart else answer, shown


HANDLERS = (
    CommandHandler("summary", show, ChatType.PRIVATE),
    CommandHandler("summary", show_in_group, ChatType.GROUPS),
    callbacks.SUMMARY_YEAR.handler(show_year),
    callbacks.SUMMARY_MONTH.handler(show_month),
)
