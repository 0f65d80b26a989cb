"""Corrections of the record of an activity (更正): the list, the reason, and the second officer's agreement."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.domain.activity import activities
from bot.domain.attendance import by_hand, correction_requests, roll_terms
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.standing import standing_of
from bot.domain.branch import people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.day import corrections
from bot.domain.names import clean_line
from bot.domain.refusals import hidden
from bot.views import callbacks
from bot.views import corrections as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.roll import CorrectionRequest
    from bot.telegram.message import Message

REASON = "correction-reason"


async def choose(_update: Update, context: Context, activity_id: int, page: int) -> None:
    """[更正签到]: list all people with their check-ins, a page at a time, to correct one."""
    async with context.transaction() as db:
        activity, _me = await _acting(db, context, activity_id)
        corrections.require_begun(activity)
        differing = await roll_terms.differences(db, activity)
        standing = await standing_of(db, activity)
        answer = views.people_to_correct(activity, standing, differing, page, context.now, context.t)
    await context.answer(answer)


async def ask_reason(_update: Update, context: Context, change: Change, activity_id: int, person_id: int) -> None:
    """Ask for the reason of a correction, or of a check-in by hand while the activity lasts."""
    async with context.transaction() as db:
        activity, me = await _acting(db, context, activity_id)
        person = await people.of_branch(db, person_id, activity.branch_id)
        if _by_hand(change, activity):
            await by_hand.require_hand(db, activity, person, by=me)
        else:
            await corrections.require(db, activity, person, by=me, now=context.now)
        await expect(db, context.account, REASON, change=change, activity=activity.id, person=person.id)
        answer = views.ask_reason(change, person, activity, context.t)
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Make the correction with the reason that was sent, or ask a second officer."""
    async with context.transaction() as db:
        asked = context.account.awaiting_data
        activity, me = await _acting(db, context, asked["activity"])
        person = await people.of_branch(db, asked["person"], activity.branch_id)
        answer = await _made(db, context, Change(asked["change"]), activity, person, me, update)
        await expect_nothing(db, context.account)
    await context.answer(answer)


async def _made(
    db: "AsyncSession", context: Context, change: Change, activity: "Activity", person: "Person", me: "Person",
    update: Update,
) -> "Message":  # fmt: skip
    reason, now = clean_line(update.effective_message.text or "", corrections.REASON_LIMIT), context.now
    if _by_hand(change, activity):
        done = await by_hand.by_hand(db, activity, person, by=me, reason=reason, now=now)
        return views.recorded(done, context.t)
    if activity.ended_at is None and change is Change.ABSENT:
        await corrections.withdraw(db, activity, person, by=me, reason=reason, now=now)
        return views.withdrawn(person, activity, context.t)
    request = await corrections.correct(db, activity, person, change, by=me, reason=reason, now=now)
    return await views.outcome(db, request, context.t)


def _by_hand(change: Change, activity: "Activity") -> bool:
    return change is Change.PRESENT and activity.ended_at is None


async def see(_update: Update, context: Context, request_id: int) -> None:
    """Show a request for a correction to the second officer."""
    async with context.transaction() as db:
        request, me = await _asked(db, context, request_id)
        answer = views.question(request, context.t, own=request.asked_by == me.id)
    await context.answer(answer)


async def decide(_update: Update, context: Context, decision: callbacks.Decision, request_id: int) -> None:
    """[同意更正], [不同意]: decide as the second officer; the first decision counts."""
    async with context.transaction() as db:
        request, me = await _asked(db, context, request_id)
        await corrections.decide(db, request, agreed=decision == "yes", by=me, now=context.now)
        answer = views.question(request, context.t, own=request.asked_by == me.id)
    await context.edit(answer)


async def _acting(db: "AsyncSession", context: Context, activity_id: int) -> "tuple[Activity, Person]":
    """Return the activity, and the acting officer of its branch."""
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await powers.require(db, me, Power.RUN_ACTIVITY)
    return activity, me


async def _asked(db: "AsyncSession", context: Context, request_id: int) -> "tuple[CorrectionRequest, Person]":
    request = await correction_requests.get(db, request_id)
    with hidden("button-void"):
        me = await people.acting(db, context.account, request.activity.branch_id)
    await powers.require(db, me, Power.CONFIRM_CORRECTION)
    return request, me


ANSWERS = {REASON: take_reason}
HANDLERS = (
    callbacks.CORRECTION_LIST.handler(choose),
    callbacks.CORRECTION_ASK.handler(ask_reason),
    callbacks.CORRECTION_SEE.handler(see),
    callbacks.CORRECTION_DECIDE.handler(decide),
)
