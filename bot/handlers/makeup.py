"""Make-up study: an absentee reads, explains and answers; officers contact, accept or return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.domain import materials
from bot.domain.absence import makeup, makeup_review, makeup_tasks
from bot.domain.activity import activities
from bot.domain.attendance.standing import standing_of
from bot.domain.branch import message_parts, people, powers
from bot.domain.branch.accounts import expect, expect_more, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.handlers import attachments
from bot.views import callbacks
from bot.views import makeup as views

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.storage.tables.absence import Makeup
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message
    from bot.texts import Texts

AWAITED, AWAITED_REASON, AWAITED_NOTE = "makeup-answer", "absence-reason", "makeup-note"
AWAITED_CONTACT, AWAITED_HOW = "makeup-contact", "makeup-how"


async def show(_update: Update, context: Context) -> None:
    """`/makeup`: open the member's own study, or offer a choice of several; officers also get the branch's list."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        mine = await makeup_tasks.unfinished(db, me)
        officer = bool(me.offices)
        answer = (
            await _open(db, context, mine[0], me) if len(mine) == 1 and not officer else views.choose(mine, context.t)
        )
        if officer:
            answer = views.with_board(answer, len(await makeup_review.board(db, me)), context.t)
    await context.answer(answer)


async def open_study(update: Update, context: Context, makeup_id: int) -> None:
    """[补学]: show the study material; opening it marks it as read (rule 66)."""
    async with context.transaction() as db:
        me = await _reader(db, context, makeup_id)
        answer = await _open(db, context, await makeup_tasks.own(db, makeup_id, me), me)
    await context.answer(answer)


async def take_answer(update: Update, context: Context) -> None:
    """Take the answer, as text or as a photo or file of notes."""
    stored = await attachments.receive(update, context)
    text, at, now = attachments.words(update), update.effective_message.date, context.now
    async with context.transaction() as db:
        asked = context.account.awaiting_data
        makeup_id = asked["makeup"]
        me = await _reader(db, context, makeup_id)
        if message_parts.exceeds(text, makeup.ANSWER_LIMIT, at=at, exceeded_at=asked.get("long_at")):
            noted = {"makeup": makeup_id, "long_at": at.timestamp()}
            await expect_more(db, context.account, AWAITED, update.update_id, **noted)
            answer = views.too_long(len(text), makeup.ANSWER_LIMIT, context.t)
        else:
            kept = None
            if stored is not None:
                limits = context.services.quotas
                kept = await materials.record(db, stored, branch_id=me.branch_id, by=me, now=now, within=limits)
            row = await makeup.submit(db, makeup_id, me, text, kept, now=now)
            await expect_nothing(db, context.account)
            answer = views.own_state(row, context.t)
    await context.answer(answer)


async def ask_explanation(update: Update, context: Context, makeup_id: int) -> None:
    """[说明原因]: ask why the person was absent (rule 65)."""
    async with context.transaction() as db:
        me = await _reader(db, context, makeup_id)
        row = await makeup.read(db, makeup_id, me, now=context.now)
        await expect(db, context.account, AWAITED_REASON, makeup=row.id)
        answer = views.ask_explanation(row.activity, context.t)
    await context.answer(answer)


async def take_explanation(update: Update, context: Context) -> None:
    """Record the explanation."""
    async with context.transaction() as db:
        makeup_id, words = context.account.awaiting_data["makeup"], attachments.words(update)
        me = await _reader(db, context, makeup_id)
        row = await makeup.explain(db, makeup_id, me, words, now=context.now)
        await expect_nothing(db, context.account)
        answer = views.explained(row, context.t)
    await context.answer(answer)


async def show_board(update: Update, context: Context, page: int) -> None:
    """Show officers who still owes a study and whose answer waits for review."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.OVERSEE_MAKEUP)
        answer = views.board(await makeup_review.board(db, me), page, context.t)
    await context.edit(answer)


async def show_card(update: Update, context: Context, makeup_id: int) -> None:
    """Show officers one absentee."""
    async with context.transaction() as db:
        me = await _officer(db, context, makeup_id)
        row = await makeup_review.for_reviewer(db, makeup_id, me)
        answer = await _card(db, context, row)
    await context.answer(answer)


async def see(update: Update, context: Context, activity_id: int, person_id: int) -> None:
    """Open the reader's own study, or show officers the absentee; opened from `/todo`."""
    async with context.transaction() as db:
        _activity, me = await activities.acting_in(db, context.account, activity_id)
        if person_id != me.id:  # before the look-up: an answer would reveal who was absent
            await powers.require(db, me, Power.OVERSEE_MAKEUP)
        row = await makeup.of(db, activity_id, person_id)
        if row is None:
            raise Refused("makeup-gone")
        if row.person_id == me.id:
            answer = await _open(db, context, row, me)
        else:
            answer = await _card(db, context, await makeup_review.for_reviewer(db, row.id, me))
    await context.answer(answer)


async def accept(update: Update, context: Context, makeup_id: int, seen: int) -> None:
    """[通过]: accept the answer; a second officer sees the first one's decision."""
    async with context.transaction() as db:
        me = await _officer(db, context, makeup_id)
        now = context.now
        row = await makeup_review.decide(db, makeup_id, by=me, accept=True, seen=seen, now=now)
        answer = await _card(db, context, row)
    await context.edit(answer)


async def ask_note(update: Update, context: Context, makeup_id: int, seen: int) -> None:
    """[退回]: ask what should be improved."""
    async with context.transaction() as db:
        me = await _officer(db, context, makeup_id)
        row = await makeup_review.for_reviewer(db, makeup_id, me)
        if waits := row.state == makeup.State.SUBMITTED:
            await expect(db, context.account, AWAITED_NOTE, makeup=row.id, seen=seen)
            answer = views.ask_note(row, context.t)
        else:
            answer = await _card(db, context, row)
    await (context.answer if waits else context.edit)(answer)


async def take_note(update: Update, context: Context) -> None:
    """Return the answer with the note, unless another officer has decided before."""
    async with context.transaction() as db:
        me = await _officer(db, context, context.account.awaiting_data["makeup"])
        asked, note, now = context.account.awaiting_data, attachments.words(update), context.now
        row = await makeup_review.decide(
            db, asked["makeup"], by=me, accept=False, note=note, seen=asked["seen"], now=now
        )
        await expect_nothing(db, context.account)
        answer = await _card(db, context, row)
    await context.answer(answer)


async def ask_contact(update: Update, context: Context, makeup_id: int) -> None:
    """[登记联系]: ask for the result of the contact (rule 65)."""
    await _ask_officer(context, makeup_id, AWAITED_CONTACT, views.ask_contact)


async def take_contact(update: Update, context: Context) -> None:
    """Record the contact."""
    await _take_words(update, context, makeup_review.log_contact)


async def ask_how(update: Update, context: Context, makeup_id: int) -> None:
    """[代为登记]: ask how the person made up for the absence."""
    await _ask_officer(context, makeup_id, AWAITED_HOW, views.ask_how)


async def take_how(update: Update, context: Context) -> None:
    """Record the make-up study by hand, marked as such."""
    await _take_words(update, context, makeup_review.record_by_hand)


async def _ask_officer(
    context: Context, makeup_id: int, awaited: str, words: Callable[[Makeup, Texts], Message]
) -> None:
    """Ask an officer for words about an absentee; their next message is the answer."""
    async with context.transaction() as db:
        me = await _officer(db, context, makeup_id)
        row = await makeup_review.for_reviewer(db, makeup_id, me)
        await expect(db, context.account, awaited, makeup=row.id)
        answer = words(row, context.t)
    await context.answer(answer)


async def _take_words(update: Update, context: Context, record: Callable[..., Awaitable[Makeup]]) -> None:
    """Record the words of an officer about an absentee, and show the absentee's card."""
    async with context.transaction() as db:
        makeup_id = context.account.awaiting_data["makeup"]
        me = await _officer(db, context, makeup_id)
        row = await record(db, makeup_id, by=me, words=attachments.words(update), now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, row)
    await context.answer(answer)


async def show_file(update: Update, context: Context, makeup_id: int) -> None:
    """[看材料]: show the file to the person and to the officers who accept it."""
    async with context.transaction() as db:
        me = await _reader(db, context, makeup_id)
        row = await makeup_tasks.get(db, makeup_id, me.branch_id)
        if row.person_id != me.id:
            row = await makeup_review.for_reviewer(db, makeup_id, me)
        if row.material is None:
            raise Refused("material-none")
        caption = views.file_caption(row, context.t)
    await context.answer(await attachments.shown(context, row.material, caption))


async def _reader(db: AsyncSession, context: Context, makeup_id: int) -> Person:
    return await people.acting_on(db, context.account, await makeup_tasks.home(db, makeup_id))


async def _officer(db: AsyncSession, context: Context, makeup_id: int) -> Person:
    me = await _reader(db, context, makeup_id)
    await powers.require(db, me, Power.OVERSEE_MAKEUP)
    return me


async def _open(db: AsyncSession, context: Context, row: Makeup, me: Person) -> Message:
    row = await makeup.read(db, row.id, me, now=context.now)
    if row.state not in makeup_tasks.OWED:
        return views.own_state(row, context.t)
    await expect(db, context.account, AWAITED, makeup=row.id)
    return views.study(row, await standing_of(db, row.activity), context.t)


async def _card(db: AsyncSession, context: Context, row: Makeup) -> Message:
    return views.card(await makeup_review.dossier(db, row), context.t)


ANSWERS = {
    AWAITED: take_answer,
    AWAITED_REASON: take_explanation,
    AWAITED_NOTE: take_note,
    AWAITED_CONTACT: take_contact,
    AWAITED_HOW: take_how,
}
TAKES = {AWAITED: attachments.Takes.PROOF}
HANDLERS = (
    CommandHandler("makeup", show, ChatType.PRIVATE),
    callbacks.MAKEUP_OPEN.handler(open_study),
    callbacks.MAKEUP_EXPLAIN.handler(ask_explanation),
    callbacks.MAKEUP_BOARD.handler(show_board),
    callbacks.MAKEUP_CARD.handler(show_card),
    callbacks.MAKEUP_SEE.handler(see),
    callbacks.MAKEUP_ACCEPT.handler(accept),
    callbacks.MAKEUP_RETURN.handler(ask_note),
    callbacks.MAKEUP_CONTACT.handler(ask_contact),
    callbacks.MAKEUP_BY_HAND.handler(ask_how),
    callbacks.MAKEUP_FILE.handler(show_file),
)
