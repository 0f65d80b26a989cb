"""`/record`: the record card of an activity, its prompts, and last month's decisions ticked (rules 60, 61)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.domain.activity import access, activities
from bot.domain.branch import people
from bot.domain.branch.accounts import expect
from bot.domain.day import decisions, entries, motions, own_words, recording
from bot.domain.refusals import Refused
from bot.handlers import attachments, record_changes, record_entries
from bot.handlers.record_entries import AWAITED, PROMPTS, PROMPTS_KEPT, VOTE
from bot.views import callbacks
from bot.views import own_words as own_views
from bot.views import record as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

AWAITED_OWN = "record-own"


async def show(_update: Update, context: Context) -> None:
    """`/record`: open the record of the newest activity that began, or ask members for their own words."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        answer = await _opened(db, context, me)
    await context.answer(answer)


async def _opened(db: AsyncSession, context: Context, me: Person) -> Message:
    found, now = await recording.open_to(db, me, now=context.now), context.now
    begun = [one for one in found if recording.has_begun(one, now)]
    newest = await activities.newest_begun(db, me.branch_id, now=now)
    gone = await recording.called_off_lately(db, me.branch_id, now=now)
    if gone is not None and access.may_keep(gone, me):
        kept = len(await entries.of_activity(db, gone))
        if not begun and not kept:
            recording.refuse_called_off(gone)
        return views.choose(found, now, context.t, gone=gone, kept=kept)
    if begun and newest is not None and begun[0].id == newest.id:
        return await _card(db, context, begun[0], me, others=len(found) > 1)
    own = await recording.attended_lately(db, me, now=now)
    if begun or (found and own is not None):
        return views.choose(found, now, context.t, own=own)
    if found:
        return await _card(db, context, found[0], me, others=len(found) > 1)
    if own is None:
        raise Refused("record-nothing-yours")
    return await _ask_own(db, context, own, me)


async def choose(_update: Update, context: Context) -> None:
    """[其他活动]: list the activities whose record the person may keep."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        found = await recording.open_to(db, me, now=context.now)
        if not found:
            raise Refused("record-nothing-yours")
        answer = views.choose(found, context.now, context.t)
    await context.edit(answer)


async def show_card(_update: Update, context: Context, activity_id: int) -> None:
    """Open the record of this activity."""
    async with context.transaction() as db:
        activity, me = await _recording(db, context, activity_id)
        found = await recording.open_to(db, me, now=context.now)
        answer = await _card(db, context, activity, me, others=len(found) > 1)
    await context.edit(answer)


async def ask_item(_update: Update, context: Context, activity_id: int, item_id: int) -> None:
    """[政治学习]: ask for the record of one item; a reply belongs to it."""
    async with context.transaction() as db:
        number, item = await _item(db, context, activity_id, item_id)
        answer = views.prompt_item(number, item, context.t)
    await _prompted(context, await context.answer(answer), str(item_id))


async def ask_vote(_update: Update, context: Context, activity_id: int, item_id: int) -> None:
    """[表决结果]: ask for the count of a vote in a line; a reply belongs to its item."""
    async with context.transaction() as db:
        number, item = await _item(db, context, activity_id, item_id)
        motions.require_item(item)
        answer = views.prompt_vote(number, item, context.t)
    await _prompted(context, await context.answer(answer), f"{VOTE}{item_id}")


async def _item(db: AsyncSession, context: Context, activity_id: int, item_id: int) -> tuple[int, AgendaItem]:
    """Return an item of the agenda with its number, and expect entries for its activity."""
    activity, _me = await _recording(db, context, activity_id)
    recording.require_begun(activity, context.now)
    record = await recording.of(db, activity)
    found = next(((n, item) for n, item in enumerate(record.items, 1) if item.id == item_id), None)
    if found is None:
        raise Refused("record-item-gone")
    await _expect(db, context, activity)
    return found


async def ask(_update: Update, context: Context, what: callbacks.RecordAsk, activity_id: int) -> None:
    """[总结提升], [议定事项], [实到人数], [指导领导], [领导点评]: ask for it; a reply belongs to it."""
    async with context.transaction() as db:
        activity, _me = await _recording(db, context, activity_id)
        recording.require_begun(activity, context.now)
        await _expect(db, context, activity)
        answer = views.prompt(what, context.t)
    await _prompted(context, await context.answer(answer), what)


async def _prompted(context: Context, message_id: int | None, about: str) -> None:
    """Keep what a prompt is about, so that a reply to it is understood."""
    if message_id is None:
        return
    async with context.account_alone() as account:
        if account.awaiting == AWAITED:
            kept = dict(list(account.awaiting_data.get(PROMPTS, {}).items())[1 - PROMPTS_KEPT :])
            account.awaiting_data = {**account.awaiting_data, PROMPTS: {**kept, str(message_id): about}}


async def follow(
    _update: Update, context: Context, answer: Literal["yes", "no"], activity_id: int, decision_id: int
) -> None:
    """[已办], [仍在办]: say what became of an earlier decision."""
    async with context.transaction() as db:
        activity, me = await _recording(db, context, activity_id)
        recording.require_begun(activity, context.now)
        await decisions.follow_up(db, activity, decision_id, done=answer == "yes", by=me, now=context.now)
        found = await recording.open_to(db, me, now=context.now)
        card = await _card(db, context, activity, me, others=len(found) > 1)
    await context.edit(card)


async def ask_own(_update: Update, context: Context, activity_id: int) -> None:
    """[我的发言]: ask the member for own words."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        recording.require_begun(activity, context.now)
        await own_words.require_attended(db, activity, me)
        answer = await _ask_own(db, context, activity, me)
    await context.answer(answer)


async def take_own(update: Update, context: Context) -> None:
    """Store the member's own words, which wait until the recorder takes them."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, context.account.awaiting_data["activity"])
        sent = record_entries.sending(update, me)
        await own_words.offer(db, activity, attachments.words(update), sent, now=context.now)
        await expect(db, context.account, AWAITED_OWN, activity=activity.id, branch=activity.branch_id)
        answer = own_views.stored(activity, await own_words.of(db, activity, me), context.t)
    await context.answer(answer)


async def withdraw_own(_update: Update, context: Context, minute_id: int) -> None:
    """[撤回] below own words."""
    async with context.transaction() as db:
        row, activity = await own_words.get(db, minute_id)
        with record_changes.hidden_rows():
            me = await people.acting(db, context.account, activity.branch_id)
        await own_words.withdraw(db, row, me, now=context.now)
        answer = own_views.withdrawn(activity, await own_words.of(db, activity, me), context.t)
    await context.edit(answer)


async def _recording(db: AsyncSession, context: Context, activity_id: int) -> tuple[Activity, Person]:
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await access.require_keeper(db, activity, me)
    recording.refuse_called_off(activity)
    return activity, me


async def _card(db: AsyncSession, context: Context, activity: Activity, me: Person, *, others: bool) -> Message:
    """Return the card; once the activity has begun, what the person sends next belongs to it."""
    await access.require_keeper(db, activity, me)
    if recording.has_begun(activity, context.now):
        await _expect(db, context, activity)
    record, filed_at = await recording.of(db, activity), await entries.filed_at(db, activity)
    return views.card(record, context.t, now=context.now, others=others, filed_at=filed_at)


async def _expect(db: AsyncSession, context: Context, activity: Activity) -> None:
    """Expect entries for this activity, and keep the prompts of the same card."""
    asked = context.account.awaiting_data if context.account.awaiting == AWAITED else {}
    kept = {PROMPTS: asked.get(PROMPTS, {})} if asked.get("activity") == activity.id else {}
    await expect(db, context.account, AWAITED, activity=activity.id, branch=activity.branch_id, **kept)


async def _ask_own(db: AsyncSession, context: Context, activity: Activity, me: Person) -> Message:
    await expect(db, context.account, AWAITED_OWN, activity=activity.id, branch=activity.branch_id)
    return own_views.ask(activity, await own_words.of(db, activity, me), context.t)


ANSWERS = {AWAITED: record_entries.take, AWAITED_OWN: take_own}
TAKES = {AWAITED: attachments.Takes.RECORD}
HANDLERS = (
    CommandHandler("record", show, ChatType.PRIVATE),
    callbacks.RECORD_LIST.handler(choose),
    callbacks.RECORD_CARD.handler(show_card),
    callbacks.RECORD_ITEM.handler(ask_item),
    callbacks.RECORD_VOTE.handler(ask_vote),
    callbacks.RECORD_ASK.handler(ask),
    callbacks.RECORD_FOLLOW.handler(follow),
    callbacks.OWN_WORDS.handler(ask_own),
    callbacks.OWN_WORDS_WITHDRAW.handler(withdraw_own),
    *record_changes.HANDLERS,
)
