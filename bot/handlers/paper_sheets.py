"""Sheets that were filled in on paper: an officer types one in, and a second officer does so, too."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.day import paper_sheets
from bot.domain.day.paper_sheets import Sheet
from bot.views import callbacks
from bot.views import paper_sheets as views

if TYPE_CHECKING:
    from bot.storage.tables.branch import Person

AWAITED = "paper-sheet"


async def show(_update: Update, context: Context, activity_id: int) -> None:
    """[纸质补录]: say which sheets can be typed in, and which wait for a second officer."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await powers.require(db, me, Power.TYPE_SHEET)
        answer = views.sheets(activity, await paper_sheets.waiting(db, activity), me, context.t)
    await context.answer(answer)


async def ask(_update: Update, context: Context, sheet: Sheet, activity_id: int) -> None:
    """Ask an officer for what stands on the sheet."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await paper_sheets.require(db, activity, sheet, by=me, now=context.now)
        await expect(db, context.account, AWAITED, activity=activity.id, sheet=sheet)
        answer = views.ask(activity, sheet, context.t)
    await context.answer(answer)


async def take(update: Update, context: Context) -> None:
    """Take what an officer typed; it counts once a second officer has typed the same."""
    async with context.transaction() as db:
        asked, now = context.account.awaiting_data, context.now
        activity, me = await activities.acting_in(db, context.account, asked["activity"])
        typed, words = update.effective_message.text or "", context.words_of(activity.branch)

        def reason(first: "Person", second: "Person") -> str:
            return words.plain("sheet-reason", first=first.name, second=second.name)

        if Sheet(asked["sheet"]) is Sheet.SIGN_IN:
            done = await paper_sheets.sign_in(db, activity, typed, by=me, reason=reason, now=now)
        else:
            done = await paper_sheets.ballots(db, activity, typed, by=me, now=now)
        if done.state != "differs":
            await expect_nothing(db, context.account)
        answer = views.entered(activity, done, context.t)
    await context.answer(answer)


ANSWERS = {AWAITED: take}
HANDLERS = (
    callbacks.SHEET_SHOW.handler(show),
    callbacks.SHEET_ASK.handler(ask),
)
