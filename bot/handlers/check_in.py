"""Check-in by link (QR code or button) and by an officer, the head count, the extension and the end of the activity."""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.activity import activities
from bot.domain.attendance.check_in import OLD_PURPOSE, PURPOSE
from bot.domain.attendance.standing import standing_of
from bot.domain.branch import people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.day import arrival, ending, extension, head_count, held, programme
from bot.domain.links import Link
from bot.domain.refusals import Refused
from bot.views import callbacks
from bot.views import check_in as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person

REASON_LIMIT = 200


async def arrive(update: Update, context: Context, link: Link) -> None:
    """Check in the person who scanned the QR code or tapped its button."""
    async with context.transaction() as db:
        at, now = update.effective_message.date, context.now
        done = await arrival.record_arrival(db, link, context.account, at=at, now=now)
        answer = views.checked_in(done, context.t)
    await context.answer(answer)


async def arrive_privately(update: Update, context: Context, activity_id: int) -> None:
    """[签到] in the private chat: the way without a link, which apps sometimes open without its payload."""
    async with context.transaction() as db:
        done = await arrival.record_private_arrival(db, activity_id, context.account, now=context.now)
        answer = views.checked_in(done, context.t)
    await context.answer(answer)


async def show_code(update: Update, context: Context) -> None:
    """`/checkin`: show the QR code for the projector, and the button to record a person by hand."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        coming = await activities.ahead(db, me.branch_id)
        if not coming:
            raise Refused("nothing-dated")
        await head_count.require_host(db, coming[0], me)
        answer = await views.code_for_projector(coming[0], context.t)
    await context.answer(answer)


async def choose_person(update: Update, context: Context, activity_id: int, page: int) -> None:
    """List the missing people, a page at a time, to record one by hand."""
    async with context.transaction() as db:
        activity, _me = await _recording(db, context, activity_id, Power.RECORD_BY_HAND)
        answer = views.missing_people(activity, await standing_of(db, activity), page, context.t)
    await context.edit(answer)


async def show_card(update: Update, context: Context, activity_id: int) -> None:
    """Go back to the host's card."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await head_count.require_host(db, activity, me)
        plan, undo = await programme.of(db, activity), await ending.can_undo(db, activity)
        answer = views.host_card(activity, await standing_of(db, activity), context.t, plan, undo=undo)
    await context.edit(answer)


async def ask_heads(update: Update, context: Context, activity_id: int) -> None:
    """Ask the host how many people are in the room (rule 58)."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await head_count.require_host(db, activity, me)
        await expect(db, context.account, "heads", activity=activity.id)
        answer = views.ask_heads(activity, context.t)
    await context.answer(answer)


async def take_heads(update: Update, context: Context) -> None:
    """Store the head count; if it exceeds the check-ins, name those who may be there without having checked in."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, context.account.awaiting_data["activity"])
        text = (update.effective_message.text or "").strip().removesuffix("人")
        if not text.isdecimal() or len(text) > 4:
            raise Refused("head-count-unreadable")
        await head_count.count_heads(db, activity, int(text), by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = views.heads_counted(activity, await standing_of(db, activity), context.t)
    await context.answer(answer)


async def extend(update: Update, context: Context, activity_id: int) -> None:
    """Extend the activity; a further tap extends it again."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await extension.extend(db, activity, by=me, now=context.now)
        answer = views.extended(activity, context.t)
    await context.answer(answer)


async def ask_end(update: Update, context: Context, activity_id: int) -> None:
    """Ask for confirmation before the activity ends."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await head_count.require_host(db, activity, me)
        answer = views.really_end(activity, await standing_of(db, activity), context.t)
    await context.answer(answer)


async def end(update: Update, context: Context, activity_id: int) -> None:
    """End the activity."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await ending.end(db, activity, by=me, now=context.now)
        undo = await ending.can_undo(db, activity)
        answer = views.ended(activity, await standing_of(db, activity), context.t, undo=undo)
    await context.edit(answer)


async def undo_end(update: Update, context: Context, activity_id: int) -> None:
    """[撤销结束]: the activity goes on."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await ending.undo(db, activity, by=me, now=context.now)
        answer = views.end_undone(activity, context.t)
    await context.answer(answer)


async def say_held(update: Update, context: Context, decision: callbacks.Decision, activity_id: int) -> None:
    """[已开展], [未开展]: say whether the activity was held; the first answer counts."""
    async with context.transaction() as db:
        activity, me = await _named(db, context, activity_id)
        await held.answer(db, activity, was_held=decision == "yes", by=me, now=context.now)
        answer = views.held_answer(activity, context.t)
    await context.edit(answer)


async def _named(db: "AsyncSession", context: Context, activity_id: int) -> "tuple[Activity, Person]":
    """Return the activity, and the acting person in its branch."""
    return await activities.acting_in(db, context.account, activity_id)


async def _recording(db: "AsyncSession", context: Context, activity_id: int, power: Power) -> "tuple[Activity, Person]":
    activity, me = await _named(db, context, activity_id)
    await powers.require(db, me, power)
    return activity, me


LINKS = {PURPOSE: arrive, OLD_PURPOSE: arrive}
ANSWERS = {"heads": take_heads}
HANDLERS = (
    CommandHandler("checkin", show_code, ChatType.PRIVATE),
    callbacks.CHECK_IN_ARRIVE.handler(arrive_privately),
    callbacks.CHECK_IN_BY_HAND.handler(choose_person),
    callbacks.CHECK_IN_CARD.handler(show_card),
    callbacks.CHECK_IN_HEADS.handler(ask_heads),
    callbacks.CHECK_IN_EXTEND.handler(extend),
    callbacks.CHECK_IN_ASK_END.handler(ask_end),
    callbacks.CHECK_IN_END.handler(end),
    callbacks.CHECK_IN_UNDO_END.handler(undo_end),
    callbacks.CHECK_IN_HELD.handler(say_held),
)
