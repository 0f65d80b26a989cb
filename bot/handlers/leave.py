"""Leave: the private request, the written reason, the decision, and recording it for another person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.domain import materials
from bot.domain.absence import leave, leave_requests
from bot.domain.absence.leave import Category
from bot.domain.absence.leftovers import DRAFT, SINCE
from bot.domain.activity import activities
from bot.domain.branch import people, powers
from bot.domain.branch.accounts import expect, expect_more, expect_nothing
from bot.domain.branch.powers import Power, require_decider
from bot.domain.refusals import Refused
from bot.handlers import attachments
from bot.views import callbacks
from bot.views import leave as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.links import Link
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

AWAITED, AWAITED_NOTE = DRAFT, "leave-note"


async def arrive(_update: Update, context: Context, link: Link) -> None:
    """Begin a request, after a tap on [请假] below the notice in the group."""
    async with context.transaction() as db:
        activity = await activities.named(db, link)
        me = await people.acting(db, context.account, activity.branch_id)
        answer = await _begin(db, context, activity, me)
    await context.answer(answer)


async def show(_update: Update, context: Context) -> None:
    """`/leave`: show the member's request or begin one; officers can also record one for another person."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        now = context.now
        every = await leave_requests.choices(db, me.branch_id, now=now)
        if not every:
            raise Refused("leave-nothing")
        mine = await leave_requests.own_choices(db, me, now=now)
        if len(mine) == 1:
            answer = await _begin(db, context, mine[0], me)
        else:
            answer = views.choose_activity([(each, await leave.of(db, each, me)) for each in mine], context.t)
        if powers.may(me, Power.DECIDE_LEAVE):
            answer = views.with_recording(answer, every, context.t)
    await context.answer(answer)


async def begin(update: Update, context: Context, activity_id: int) -> None:
    """[请假] below a notice or a reminder: show or begin the request in a message of its own."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        answer = await _begin(db, context, activity, me)
    await context.answer(answer)


async def choose(update: Update, context: Context, activity_id: int) -> None:
    """Show or begin the request for the chosen activity."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        answer = await _begin(db, context, activity, me)
    await context.edit(answer)


async def choose_person(update: Update, context: Context, activity_id: int, page: int) -> None:
    """List the people for whom an officer can record a leave, a page at a time."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        await powers.require(db, me, Power.DECIDE_LEAVE)
        answer = views.choose_person(activity, await leave_requests.excusable(db, activity, me), page, context.t)
    await context.edit(answer)


async def choose_category(update: Update, context: Context, activity_id: int, person_id: int) -> None:
    """Ask for the category of the reason, once the person is chosen."""
    async with context.transaction() as db:
        activity, me, person = await _whose(db, context, activity_id, person_id)
        answer = await _begin(db, context, activity, person, recorder=me)
    await context.edit(answer)


async def ask_reason(update: Update, context: Context, activity_id: int, person_id: int, category: Category) -> None:
    """Ask for the reason in writing, once the category is chosen (rule 17)."""
    async with context.transaction() as db:
        activity, me, person = await _whose(db, context, activity_id, person_id)
        if await leave.of(db, activity, person) is not None:
            answer = await _begin(db, context, activity, person, recorder=me)
        else:
            await leave.refuse_impossible(db, activity, person, now=context.now)
            draft = {"activity": activity.id, "person": person.id, "category": category, SINCE: context.now.timestamp()}
            await expect(db, context.account, AWAITED, **draft)
            answer = views.ask_reason(activity, category, context.t)
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Take the reason, a file, or both; both together submit the request, one alone is shown for checking."""
    stored = await attachments.receive(update, context)
    async with context.transaction() as db:
        draft = dict(context.account.awaiting_data)
        activity, me, person = await _whose(db, context, draft["activity"], draft["person"])
        if not attachments.words(update) and stored is None:
            raise Refused("text-empty")
        if text := attachments.words(update):
            draft["reason"] = leave.clean_reason(text)
        if stored is not None:
            now = context.now
            kept = await materials.record(
                db, stored, branch_id=me.branch_id, by=me, now=now, within=context.services.quotas
            )
            draft["material"] = kept.id
        if "reason" in draft and "material" in draft:
            answer = await _submit(db, context, draft)
        else:
            await expect_more(db, context.account, AWAITED, update.update_id, **draft)
            answer = views.draft(activity, me, person, draft.get("reason"), draft["category"], context.t)
    await context.answer(answer)


async def ask_file(update: Update, context: Context, activity_id: int, person_id: int) -> None:
    """[附材料]: ask for a photo or file to attach to the request."""
    async with context.transaction() as db:
        activity, _me, _person = await _whose(db, context, activity_id, person_id)
        _draft_of(context, activity_id, person_id)
        answer = views.ask_file(activity, context.t)
    await context.answer(answer)


async def submit(update: Update, context: Context, activity_id: int, person_id: int) -> None:
    """[提交]: submit the request; if pressed again, show its state."""
    async with context.transaction() as db:
        activity, me, person = await _whose(db, context, activity_id, person_id)
        if await leave.of(db, activity, person) is not None:
            answer = await _begin(db, context, activity, person, recorder=me)
        else:
            answer = await _submit(db, context, _draft_of(context, activity_id, person_id))
    await context.edit(answer)


async def withdraw(update: Update, context: Context, leave_id: int) -> None:
    """[撤回]: withdraw the request, until the activity begins."""
    async with context.transaction() as db:
        me = await _reader(db, context, leave_id)
        now = context.now
        found = await leave.withdraw(db, leave_id, by=me, now=now)
        answer = views.state(await leave_requests.request(db, found), me, now, context.t)
    await context.edit(answer)


async def approve(update: Update, context: Context, leave_id: int) -> None:
    """[同意]: approve the request; a second officer sees the first one's decision."""
    async with context.transaction() as db:
        me = await _reader(db, context, leave_id)
        found = await leave.decide(db, leave_id, by=me, approve=True, now=context.now)
        answer = views.request(await leave_requests.request(db, found), context.t)
    await context.edit(answer)


async def ask_note(update: Update, context: Context, leave_id: int) -> None:
    """[退回]: ask what is missing, so that the person can be told."""
    async with context.transaction() as db:
        me = await _reader(db, context, leave_id)
        found = await leave_requests.visible(db, leave_id, me)
        if waits := found.state == leave.State.PENDING:
            await require_decider(db, me, found.person, Power.DECIDE_LEAVE)
            await expect(db, context.account, AWAITED_NOTE, leave=found.id)
            answer = views.ask_note(found, context.t)
        else:
            answer = views.request(await leave_requests.request(db, found), context.t)
    await (context.answer if waits else context.edit)(answer)


async def take_note(update: Update, context: Context) -> None:
    """Return the request with the note, unless it was decided or withdrawn in the meantime."""
    async with context.transaction() as db:
        leave_id = context.account.awaiting_data["leave"]
        me = await _reader(db, context, leave_id)
        found = await leave.get(db, leave_id, me.branch_id)
        if found.state == leave.State.PENDING:
            note, now = attachments.words(update), context.now
            found = await leave.decide(db, found.id, by=me, approve=False, note=note, now=now)
        await expect_nothing(db, context.account)
        answer = views.request(await leave_requests.request(db, found), context.t)
    await context.answer(answer)


async def see(update: Update, context: Context, activity_id: int, person_id: int) -> None:
    """Show a person's newest request, opened from `/todo`: the reader's own, or one to decide on."""
    async with context.transaction() as db:
        activity, me, person = await _whose(db, context, activity_id, person_id)
        found = await leave_requests.newest(db, activity, person)
        if found is None:
            raise Refused("leave-gone")
        request = await leave_requests.request(db, found)
        own = views.state(request, me, context.now, context.t)
        answer = own if person.id == me.id else views.request(request, context.t)
    await context.answer(answer)


async def show_file(update: Update, context: Context, leave_id: int) -> None:
    """[看材料]: show the file to the person and to the officers who decide."""
    async with context.transaction() as db:
        me = await _reader(db, context, leave_id)
        found = await leave_requests.visible(db, leave_id, me)
        if found.material is None:
            raise Refused("material-none")
        caption = views.file_caption(found, context.t)
    await context.answer(await attachments.shown(context, found.material, caption))


async def _begin(
    db: AsyncSession, context: Context, activity: Activity, person: Person, recorder: Person | None = None
) -> Message:
    """Return the existing request, or the categories to choose from."""
    now, reader = context.now, recorder or person
    known = await leave.of(db, activity, person)
    if known is not None:
        return views.state(await leave_requests.request(db, known), reader, now, context.t)
    await leave.refuse_impossible(db, activity, person, now=now)
    return views.categories(activity, reader, person, now, context.t)


async def _submit(db: AsyncSession, context: Context, draft: dict[str, Any]) -> Message:
    activity, me, person = await _whose(db, context, draft["activity"], draft["person"])
    now = context.now
    material = await materials.get(db, draft.get("material"), me.branch_id)
    category, reason = Category(draft["category"]), draft["reason"]
    if person.id == me.id:
        found = await leave.ask(db, activity, me, category, reason, material, now=now)
    else:
        found = await leave.record_for(db, activity, person, category, reason, material, by=me, now=now)
    await expect_nothing(db, context.account)
    return views.state(await leave_requests.request(db, found), me, now, context.t)


async def _reader(db: AsyncSession, context: Context, leave_id: int) -> Person:
    return await people.acting_on(db, context.account, await leave_requests.home(db, leave_id))


async def _mine(db: AsyncSession, context: Context, activity_id: int) -> tuple[Activity, Person]:
    return await activities.acting_in(db, context.account, activity_id)


async def _whose(
    db: AsyncSession, context: Context, activity_id: int, person_id: int
) -> tuple[Activity, Person, Person]:
    """Return the activity, the acting person, and the person whose leave it is: the same one, or one they decide on."""
    activity, me = await _mine(db, context, activity_id)
    person = await people.on_roster(db, person_id, me.branch_id)
    if person.id != me.id:
        await require_decider(db, me, person, Power.DECIDE_LEAVE)
    return activity, me, person


def _draft_of(context: Context, activity_id: int, person_id: int) -> dict[str, Any]:
    draft = dict(context.account.awaiting_data) if context.account.awaiting == AWAITED else {}
    if (draft.get("activity"), draft.get("person")) != (activity_id, person_id) or "reason" not in draft:
        raise Refused("leave-draft-gone")
    return draft


LINKS = {leave_requests.PURPOSE: arrive}
ANSWERS = {AWAITED: take_reason, AWAITED_NOTE: take_note}
TAKES = {AWAITED: attachments.Takes.PROOF}
HANDLERS = (
    CommandHandler("leave", show, ChatType.PRIVATE),
    callbacks.LEAVE_ACTIVITY.handler(choose),
    callbacks.LEAVE_BEGIN.handler(begin),
    callbacks.LEAVE_PEOPLE.handler(choose_person),
    callbacks.LEAVE_PERSON.handler(choose_category),
    callbacks.LEAVE_CATEGORY.handler(ask_reason),
    callbacks.LEAVE_ATTACH.handler(ask_file),
    callbacks.LEAVE_SUBMIT.handler(submit),
    callbacks.LEAVE_WITHDRAW.handler(withdraw),
    callbacks.LEAVE_APPROVE.handler(approve),
    callbacks.LEAVE_RETURN.handler(ask_note),
    callbacks.LEAVE_SEE.handler(see),
    callbacks.LEAVE_FILE.handler(show_file),
)
