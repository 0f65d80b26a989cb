"""The nine steps of an activity: their card, the entry of each, the site checklist, and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain import materials, timeline
from bot.domain.activity import access, activities, steps
from bot.domain.attendance.standing import standing_of
from bot.domain.branch import choice, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.day import ending, programme
from bot.domain.names import clean_line
from bot.domain.refusals import Refused
from bot.domain.times.past_days import read_past_day
from bot.handlers import attachments
from bot.views import callbacks
from bot.views import check_in as check_in_views
from bot.views import steps as views
from bot.views import timeline as timeline_views

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.activity.steps import StepNumber
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import SiteMark
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message
    from bot.views.callbacks import Proof

DAY, PAPER, REASON = "step-day", "step-paper", "step-reason"
AWAITED = {"day": DAY, "paper": PAPER, "reason": REASON}
REASON_LIMIT = 200


async def show_card(update: Update, context: Context, activity_id: int) -> None:
    """[程序步骤]: show the nine steps."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        answer = await _card(db, context, activity, me)
    await context.edit(answer)


async def show_one(update: Update, context: Context, activity_id: int, number: StepNumber) -> None:
    """[① 登记支委会] and the like: ask when the step was taken."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        activities.refuse_cancelled(activity)
        answer = views.one(activity, number, await steps.entered(db, activity, number), context.t)
    await context.edit(answer)


async def note_day(update: Update, context: Context, activity_id: int, number: StepNumber, ago: int) -> None:
    """[今天], [昨天]: enter the step for this day."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        await steps.note_day(db, activity, number, _day(activity, ago, context.now), by=me, now=context.now)
        answer = await _card(db, context, activity, me, note="step-noted")
    await context.edit(answer)


async def approve(update: Update, context: Context, activity_id: int, ago: int) -> None:
    """[今天已审定], [昨天已审定] below the question: enter the approval; the question shows the answer."""
    number = steps.StepNumber.APPROVAL
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        step = await steps.note_day(db, activity, number, _day(activity, ago, context.now), by=me, now=context.now)
        answer = views.approved(activity, step, context.t)
    await context.edit(answer)


async def ask(update: Update, context: Context, what: Proof, activity_id: int, number: StepNumber) -> None:
    """[写日期], [发照片或文件], [未做，说明原因]: take the next message for it."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        activities.refuse_cancelled(activity)
        await expect(db, context.account, AWAITED[what], activity=activity.id, step=int(number))
        answer = views.ask(what, activity, number, context.t)
    await context.answer(answer)


async def take_day(update: Update, context: Context) -> None:
    """Enter the typed day."""
    async with context.transaction() as db:
        activity, me, number = await _awaited(db, context)
        local = context.now.astimezone(ZoneInfo(activity.branch.zone))
        day = read_past_day(update.effective_message.text or "", now=local)
        await steps.note_day(db, activity, number, day, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, activity, me, note="step-noted")
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Enter why the step was left out."""
    async with context.transaction() as db:
        activity, me, number = await _awaited(db, context)
        reason = clean_line(update.effective_message.text or "", REASON_LIMIT)
        await steps.skip(db, activity, number, reason, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, activity, me, note="step-noted")
    await context.answer(answer)


async def take_paper(update: Update, context: Context) -> None:
    """Keep the photo or file of the step's paper with its caption; ask for the day if the caption names none.

    The day may come alone, too.
    """
    stored, words = await attachments.receive(update, context), attachments.words(update)
    async with context.transaction() as db:
        activity, me, number = await _awaited(db, context)
        now, limits = context.now, context.services.quotas
        if stored is None:
            step = await steps.note_day(db, activity, number, _day_alone(words, activity, now), by=me, now=now)
        else:
            kept = await materials.record(db, stored, branch_id=me.branch_id, by=me, now=now, within=limits)
            step = await steps.attach(db, activity, number, kept, by=me, now=now, words=words)
        if steps.is_settled(step):
            await expect_nothing(db, context.account)
            answer = await _card(db, context, activity, me, note="step-noted")
        else:
            await expect(db, context.account, DAY, activity=activity.id, step=int(number))
            answer = views.ask_day_of_paper(activity, number, step, context.t)
    await context.answer(answer)


async def show_paper(update: Update, context: Context, activity_id: int, number: StepNumber) -> None:
    """[看材料]: show the paper of a step."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        step = await steps.entered(db, activity, number)
        if step is None or step.material is None:
            raise Refused("step-no-paper")
        caption, material = views.paper_caption(activity, step, context.t), step.material
    await context.answer(await attachments.shown(context, material, caption))


async def brief(update: Update, context: Context, activity_id: int) -> None:
    """[已通报到会情况和内容]: enter step six; the host's card comes back."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await programme.brief(db, activity, by=me, now=context.now)
        answer = await host_card(db, context, activity)
    await context.edit(answer)


async def turn_mark(update: Update, context: Context, activity_id: int, mark: SiteMark) -> None:
    """[党旗], [党徽], in July [入党誓词]: tick the site checklist."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await access.require_host(db, activity, me)
        await programme.turn_mark(db, activity, mark, by=me, now=context.now)
        answer = await host_card(db, context, activity)
    await context.edit(answer)


async def turn_mark_here(update: Update, context: Context, activity_id: int, mark: SiteMark) -> None:
    """[党旗], [党徽] on the card of the steps, where they can be ticked later, too."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        await programme.turn_mark(db, activity, mark, by=me, now=context.now)
        answer = await _card(db, context, activity, me)
    await context.edit(answer)


async def show_timeline(update: Update, context: Context, activity_id: int, page: int) -> None:
    """[大事记]: show officers the events of the activity in words, a page at a time."""
    async with context.transaction() as db:
        me = await choice.officer_of(db, context.account, Power.RUN_ACTIVITY, await activities.home(db, activity_id))
        activity = await activities.get(db, activity_id, me.branch_id)
        events = await timeline.timeline(db, activity.id)
        named = {number for event in events for number in (event.by_id, event.person_id) if number is not None}
        answer = timeline_views.page_of(activity, events, await people.by_id(db, named), page, context.t)
    await context.edit(answer)


async def host_card(db: AsyncSession, context: Context, activity: Activity) -> Message:
    """Return the host's card as it is now."""
    undo, standing = await ending.can_undo(db, activity), await standing_of(db, activity)
    return check_in_views.host_card(activity, standing, context.t, await programme.of(db, activity), undo=undo)


def _day_alone(words: str, activity: Activity, now: datetime) -> date:
    try:
        return read_past_day(words, now=now.astimezone(ZoneInfo(activity.branch.zone)))
    except Refused:
        raise Refused("step-paper-missing") from None


def _day(activity: Activity, ago: int, now: datetime) -> date:
    local = now.astimezone(ZoneInfo(activity.branch.zone)).date()
    return local.fromordinal(local.toordinal() - ago)


async def _card(
    db: AsyncSession, context: Context, activity: Activity, me: Person, *, note: str | None = None
) -> Message:
    states, marks = await steps.of(db, activity), (await programme.of(db, activity)).marks
    officer = powers.may(me, Power.RUN_ACTIVITY)
    return views.card(activity, states, marks, context.now, context.t, officer=officer, note=note)


async def _mine(db: AsyncSession, context: Context, activity_id: int) -> tuple[Activity, Person]:
    """Return the activity, and the acting person who may keep its record."""
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await access.require_keeper(db, activity, me)
    return activity, me


async def _awaited(db: AsyncSession, context: Context) -> tuple[Activity, Person, StepNumber]:
    asked = context.account.awaiting_data
    activity, me = await _mine(db, context, asked["activity"])
    return activity, me, steps.StepNumber(asked["step"])


ANSWERS = {DAY: take_day, REASON: take_reason, PAPER: take_paper}
TAKES = {PAPER: attachments.Takes.PROOF}
HANDLERS = (
    callbacks.STEPS_CARD.handler(show_card),
    callbacks.STEPS_ONE.handler(show_one),
    callbacks.STEPS_DAY.handler(note_day),
    callbacks.STEPS_APPROVED.handler(approve),
    callbacks.STEPS_ASK.handler(ask),
    callbacks.STEPS_PAPER.handler(show_paper),
    callbacks.STEPS_BRIEFED.handler(brief),
    callbacks.STEPS_SITE.handler(turn_mark),
    callbacks.STEPS_MARK.handler(turn_mark_here),
    callbacks.STEPS_TIMELINE.handler(show_timeline),
)
