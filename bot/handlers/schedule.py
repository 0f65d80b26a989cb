"""A month's activity: choose, fix and change date, place, content, host and recorder; calendar file and details."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.activity import activities
from bot.domain.branch import choice, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.names import clean_line
from bot.domain.obligations import duties
from bot.domain.plan import proposals, yearly_plan
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import cancellation, change_report, date_choice, host, theme_change
from bot.domain.schedule.date_choice import Wish
from bot.domain.times.when import read_when
from bot.intake.plan import CONTENT_LIMIT, FORM_LIMIT
from bot.views import anniversaries, callbacks, notice
from bot.views import schedule as views

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.links import Link
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

PLACE_LIMIT = 100
REASON_LIMIT = 200
AWAITED = "arrange-"


async def show_card(update: Update, context: Context, activity_id: int) -> None:
    """Show the month's card."""
    async with context.transaction() as db:
        _me, activity = await _mine(context, db, activity_id)
        choice = await date_choice.choice_of(db, activity, now=context.now)
        answer = views.month_card(choice, context.t)
    await context.edit(answer)


async def adopt(update: Update, context: Context, activity_id: int, minute: int) -> None:
    """[采用]: fix the date on the button; if another date is proposed by now, show that one first."""
    async with context.transaction() as db:
        me, activity = await _mine(context, db, activity_id)
        choice = await date_choice.choice_of(db, activity, now=context.now)
        if activity.dated_at is not None or choice.span is None:
            answer = views.month_card(choice, context.t, note="arrange-already")
        elif views.minute(choice) != minute:
            answer = views.month_card(choice, context.t, note="arrange-moved")
        else:
            answer = await _wished(db, context, me, activity, replace(Wish.of_span(choice.span), adopt=True))
    await _show(context, answer)


async def mend(update: Update, context: Context, activity_id: int, said: int) -> None:
    """[改为105周年]: correct an anniversary that the plan has wrong."""
    async with context.transaction() as db:
        me, activity = await _mine(context, db, activity_id)
        reason = anniversaries.reason(activity, said, context.t)
        await theme_change.mend_anniversary(db, activity, said, by=me, now=context.now, reason=reason)
        answer = views.month_card(await date_choice.choice_of(db, activity, now=context.now), context.t)
    await context.edit(answer)


async def ask(update: Update, context: Context, what: callbacks.Aspect, activity_id: int) -> None:
    """[改时间], [改地点], [改内容]: take the next message as the new value."""
    async with context.transaction() as db:
        _me, activity = await _mine(context, db, activity_id)
        choice = await date_choice.choice_of(db, activity, now=context.now)
        if activity.ended_at is not None:
            raise Refused("already-ended", form=activity.form)
        await expect(db, context.account, f"{AWAITED}{what}", activity=activity.id)
        answer = views.ask(what, choice, context.t)
    await context.answer(answer)


async def ask_cancel(update: Update, context: Context, activity_id: int) -> None:
    """[取消活动]: ask for the reason; the activity is cancelled once it is given."""
    async with context.transaction() as db:
        me, activity = await _mine(context, db, activity_id)
        await cancellation.require_canceller(db, activity, me, now=context.now)
        answer = await _wished(db, context, me, activity, Wish(cancel=True))
    await context.answer(answer)


async def take_when(update: Update, context: Context) -> None:
    """Change the time, written freely, and the place if the line names one."""
    now = context.now
    async with context.transaction() as db:
        me, activity = await _awaited(context, db)
        choice = await date_choice.choice_of(db, activity, now=now)
        found = read_when(
            update.effective_message.text or "",
            now=now,
            zone=ZoneInfo(activity.branch.zone),
            month=(activity.year, activity.month),
            default_time=proposals.usual_time(activity.branch),
            default_hours=choice.span.hours if choice.span else rules_then(activity).half_day_hours,
            on=choice.span.start.date() if choice.span else None,
            stands=choice.span.start.time() if choice.span else None,
        )
        place = clean_line(found.place, PLACE_LIMIT) if found.place else None
        answer = await _wished(db, context, me, activity, replace(Wish.of_span(found.span), place=place))
        answer = views.with_read(answer, found, context.t)
    await context.answer(answer)


async def take_place(update: Update, context: Context) -> None:
    """Change the place."""
    async with context.transaction() as db:
        me, activity = await _awaited(context, db)
        place = clean_line(update.effective_message.text or "", PLACE_LIMIT)
        answer = await _wished(db, context, me, activity, Wish(place=place))
    await context.answer(answer)


async def take_content(update: Update, context: Context) -> None:
    """Change the content from that of the plan (rule 10)."""
    async with context.transaction() as db:
        me, activity = await _awaited(context, db)
        content = clean_line(update.effective_message.text or "", CONTENT_LIMIT)
        answer = await _wished(db, context, me, activity, Wish(content=content))
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Carry out the wish, now that its reason is given."""
    now = context.now
    async with context.transaction() as db:
        me, activity = await _awaited(context, db)
        reason = clean_line(update.effective_message.text or "", REASON_LIMIT)
        answer = await _given(db, context, me, activity, reason, now)
    await context.answer(answer)


async def choose_cause(update: Update, context: Context, activity_id: int, cause: callbacks.Cause) -> None:
    """Carry out the wish for one of the usual reasons; [其他] asks for words."""
    now = context.now
    async with context.transaction() as db:
        me, activity = await _mine(context, db, activity_id)
        account = context.account
        if account.awaiting != f"{AWAITED}reason" or account.awaiting_data["activity"] != activity.id:
            raise Refused("button-void")
        if cause == "other":
            answer = views.ask_cause(activity, context.t)
        else:
            answer = await _given(db, context, me, activity, views.cause_words(cause, context.t), now)
    await _show(context, answer)


async def _given(
    db: AsyncSession, context: Context, me: Person, activity: Activity, reason: str, now: datetime
) -> Message:
    """Carry out the wish that waited for this reason, unless another officer was quicker."""
    asked = context.account.awaiting_data
    await expect_nothing(db, context.account)
    if asked["stands"] != _stands(activity):
        choice = await date_choice.choice_of(db, activity, now=now)
        return views.month_card(choice, context.t, note="arrange-changed-meanwhile")
    done = await date_choice.decide(db, activity, Wish(**asked["wish"]), by=me, now=now, reason=reason)
    return views.decided(done, context.t)


async def choose_person(update: Update, context: Context, role: callbacks.Role, activity_id: int, page: int) -> None:
    """Offer hosts (rule 25: the secretary, or an officer by delegation) or recorders (rule 27: any member)."""
    async with context.transaction() as db:
        _me, activity = await _mine(context, db, activity_id)
        choice = await date_choice.choice_of(db, activity, now=context.now)
        find = host.eligible_hosts if role == "host" else people.members
        answer = views.choose_person(role, choice, await find(db, activity.branch_id), page, context.t)
    await context.edit(answer)


async def set_person(update: Update, context: Context, role: callbacks.Role, activity_id: int, person_id: int) -> None:
    """Set the host or recorder that was picked."""
    async with context.transaction() as db:
        me, activity = await _mine(context, db, activity_id)
        wish = Wish(host=person_id) if role == "host" else Wish(recorder=person_id)
        answer = await _wished(db, context, me, activity, wish)
    await _show(context, answer)


async def ask_theme(update: Update, context: Context, year: int, month: int) -> None:
    """Ask for the theme of a month that the plan omits."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.SCHEDULE)
        await expect(
            db,
            context.account,
            f"{AWAITED}theme",
            branch=me.branch_id,
            year=yearly_plan.require_year(year),
            month=yearly_plan.require_month(month),
        )
        answer = views.ask_theme(month, context.t)
    await context.answer(answer)


async def take_theme(update: Update, context: Context) -> None:
    """Add the month's form and content, as in `红色教育行动：参观纪念馆`."""
    now = context.now
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.SCHEDULE)
        asked = context.account.awaiting_data
        form, content = yearly_plan.read_theme(update.effective_message.text or "", FORM_LIMIT, CONTENT_LIMIT)
        branch = await people.branch_of(db, me)
        activity = await yearly_plan.add_month(db, branch, asked["year"], asked["month"], form, content, by=me, now=now)
        await expect_nothing(db, context.account)
        answer = views.month_card(await date_choice.choice_of(db, activity, now=now), context.t, note="arrange-kept")
    await context.answer(answer)


async def refuse_unnamed(update: Update, context: Context, activity_id: int) -> None:
    """[已报备] of an earlier version, which does not name the change: `/todo` lists the reports one by one."""
    async with context.transaction() as db:
        _me, activity = await _mine(context, db, activity_id)
        raise Refused("report-unnamed", form=activity.form)


async def mark_reported(update: Update, context: Context, report_id: int) -> None:
    """[已报备]: record that the superior has the report of this change (rule 8)."""
    now = context.now
    async with context.transaction() as db:
        home = await duties.home(db, report_id)
        me = await choice.officer_of(db, context.account, Power.SCHEDULE, home)
        activity = await change_report.filed(db, report_id, by=me, now=now)
        answer = views.filed(await date_choice.choice_of(db, activity, now=now), context.t)
    await context.edit(answer)


async def give_calendar_by_link(update: Update, context: Context, link: Link) -> None:
    """[加入日历] in the group: send the activity as a calendar file."""
    async with context.transaction() as db:
        linked = await _linked(db, link)
        activity, _me = _dated(linked, await people.acting(db, context.account, linked.branch_id))
        answer = notice.calendar(activity, context.t, now=context.now)
    await context.answer(answer)


async def give_calendar(update: Update, context: Context, activity_id: int) -> None:
    """[加入日历] in the private chat."""
    async with context.transaction() as db:
        activity, _me = _dated(*await activities.acting_in(db, context.account, activity_id))
        answer = notice.calendar(activity, context.t, now=context.now)
    await context.answer(answer)


async def give_details_by_link(update: Update, context: Context, link: Link) -> None:
    """[详情] in the group: show everything about the activity, and the member's own state."""
    async with context.transaction() as db:
        linked = await _linked(db, link)
        activity, me = _dated(linked, await people.acting(db, context.account, linked.branch_id))
        answer = await notice.details(db, activity, me, context.t)
    await context.answer(answer)


async def give_details(update: Update, context: Context, activity_id: int) -> None:
    """[详情] in the private chat."""
    async with context.transaction() as db:
        activity, me = _dated(*await activities.acting_in(db, context.account, activity_id))
        answer = await notice.details(db, activity, me, context.t)
    await context.answer(answer)


async def _linked(db: AsyncSession, link: Link) -> Activity:
    """Return the activity that a link names; a restored backup may not have it."""
    try:
        return await activities.named(db, link)
    except Refused:
        raise Refused("activity-gone") from None


def _dated(activity: Activity, me: Person) -> tuple[Activity, Person]:
    """Return the activity and the acting person of its branch; refuse an activity without a date."""
    if activity.dated_at is None:
        raise Refused("not-dated", month=activity.month)
    return activity, me


async def _wished(db: AsyncSession, context: Context, me: Person, activity: Activity, wish: Wish) -> Message:
    """Carry out the wish, or first ask for the reason that the rules require."""
    now = context.now
    need = await date_choice.reason_needed(db, activity, wish, now=now)
    if need is not None:
        await expect(
            db, context.account, f"{AWAITED}reason", activity=activity.id, wish=wish.to_json(), stands=_stands(activity)
        )
        return views.ask_reason(need, activity, context.t)
    done = await date_choice.decide(db, activity, wish, by=me, now=now)
    if (context.account.awaiting or "").startswith(AWAITED):
        await expect_nothing(db, context.account)
    return views.decided(done, context.t)


def _stands(activity: Activity) -> list[int | str | None]:
    """Return values that differ once another officer has fixed or changed the activity."""
    return [activity.revision, activity.dated_at.isoformat() if activity.dated_at else None]


async def _mine(context: Context, db: AsyncSession, activity_id: int) -> tuple[Person, Activity]:
    """Return the officer who tapped, and the activity of the button, in the officer's own branch."""
    me = await choice.officer_of(db, context.account, Power.SCHEDULE, await activities.home(db, activity_id))
    return me, await activities.get(db, activity_id, me.branch_id)


async def _awaited(context: Context, db: AsyncSession) -> tuple[Person, Activity]:
    """Return the officer who typed, and the activity that the question was about."""
    return await _mine(context, db, context.account.awaiting_data["activity"])


async def _show(context: Context, message: Message) -> None:
    """Replace the tapped card, or send a new message if it asks for typed text."""
    await (context.edit(message) if message.force_reply is None else context.answer(message))


LINKS = {notice.CALENDAR: give_calendar_by_link, notice.DETAILS: give_details_by_link}
ANSWERS = {
    "arrange-when": take_when,
    "arrange-place": take_place,
    "arrange-content": take_content,
    "arrange-reason": take_reason,
    "arrange-theme": take_theme,
}
HANDLERS = (
    callbacks.ACTIVITY_CALENDAR.handler(give_calendar),
    callbacks.ACTIVITY_DETAILS.handler(give_details),
    callbacks.SCHEDULE_CARD.handler(show_card),
    callbacks.SCHEDULE_ADOPT.handler(adopt),
    callbacks.SCHEDULE_MEND.handler(mend),
    callbacks.SCHEDULE_ASK.handler(ask),
    callbacks.SCHEDULE_PEOPLE.handler(choose_person),
    callbacks.SCHEDULE_PERSON.handler(set_person),
    callbacks.SCHEDULE_CAUSE.handler(choose_cause),
    callbacks.SCHEDULE_CANCEL.handler(ask_cancel),
    callbacks.SCHEDULE_THEME.handler(ask_theme),
    callbacks.SCHEDULE_FILED.handler(refuse_unnamed),
    callbacks.SCHEDULE_REPORTED.handler(mark_reported),
)
