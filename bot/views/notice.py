"""Messages about an activity: notice to the group and to each member, change, reminder on the eve, forecast."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.absence import leave_requests
from bot.domain.activity import activities, agenda
from bot.domain.attendance.standing import standing_of
from bot.domain.rules import rules_then
from bot.domain.schedule import cancellation, posting
from bot.domain.schedule.arrangement import still_true
from bot.domain.schedule.forecast import forecast_of
from bot.domain.schedule.notice import notice_due
from bot.telegram.message import Attachment, Button, Message
from bot.texts import Html
from bot.views import callbacks
from bot.views.agenda_lines import for_notice
from bot.views.names import TEXT, excerpt, names

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.attendance.standing import Standing
    from bot.storage.tables.absence import Leave
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.message import Rows
    from bot.texts import Texts

CALENDAR, DETAILS = "cal", "act"
JULY = 7
CHANGEABLE = ("cancelled", "starts_at", "ends_at", "place", "host", "recorder", "content")
SHOWN_IN_GROUP = ("starts_at", "ends_at", "place", "host", "content")


def when_words(start: datetime | None, end: datetime | None, t: Texts) -> str:
    """Format as `3月6日(周五) 14:00–17:30`; the end has its date if it falls on another day."""
    if start is None or end is None:
        return t.plain("date-open")
    same = start.astimezone(t.zone).date() == end.astimezone(t.zone).date()
    return t.plain("span", start=start, end=t.clock(end) if same else t.moment(end))


def facts(activity: Activity, t: Texts) -> dict[str, object]:
    """Return the values that any message about an activity may use."""
    return {
        "form": activity.form,
        "content": activity.content,
        "when": when_words(activity.starts_at, activity.ends_at, t),
        "start": activity.starts_at or "",
        "place": activity.place or "",
        "host": activity.host.name if activity.host else "",
        "recorder": activity.recorder.name if activity.recorder else "",
        "prepare": t.html("notice-prepare-july" if activity.month == JULY else "notice-prepare"),
    }


async def notice_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the notice for the group, pinned (rule 12): what, when, where, by whom, what to prepare.

    None if check-in opened, or the activity ended or was cancelled, before it could be posted.
    """
    activity = await activities.get(db, delivery.activity_id or 0)
    if delivery.message_id is None and (activity.opened_at or activity.ended_at or activity.cancelled_at):
        return None
    if activity.cancelled_at is not None:
        return Message(
            t.html(
                "notice-cancelled",
                held=not activity.not_held,
                over=cancellation.month_over(activity),
                **facts(activity, t),
            ),
            pin=True,
        )
    text = t.html("notice", agenda=await _agenda(db, activity, t), **facts(activity, t))
    return Message(text, buttons=_ways(activity, t, group=True), pin=True)


async def copy_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the same notice for each member's private chat (rule 15)."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.ended_at is not None or activity.cancelled_at is not None:
        return None
    text = t.html("notice-copy", agenda=await _agenda(db, activity, t), **facts(activity, t))
    return Message(text, buttons=_ways(activity, t))


async def _agenda(db: AsyncSession, activity: Activity, t: Texts) -> Html:
    """Return goal, problem and agenda for a notice, below an empty line; empty if there is none of them."""
    return for_notice(activity, await agenda.items(db, activity), t)


async def missing_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell an officer that the notice is not in the group (rule 12), then when it came; None if that was in time."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.starts_at is None or activity.opened_at or activity.ended_at:
        return None
    if activity.cancelled_at is not None:
        return await _cancellation_missing(db, delivery, activity, t)
    due = notice_due(activity.starts_at, rules_then(activity))
    if activity.posted_at is None:
        button = Button(t.plain("notice-button-post"), callbacks.GROUP_POST.data(activity.id))
        return Message(t.html("notice-missing", due=due, **facts(activity, t)), buttons=((button,),))
    if activity.posted_at <= due and delivery.message_id is None:
        return None
    key = "notice-came-late" if activity.posted_at > due else "notice-came"
    return Message(t.html(key, due=due, posted=activity.posted_at, **facts(activity, t)))


async def _cancellation_missing(db: AsyncSession, delivery: Delivery, activity: Activity, t: Texts) -> Message | None:
    """Tell an officer that the group has not been told of the cancellation, then that it was."""
    if await posting.cancellation_posted(db, activity):
        return Message(t.html("cancellation-came", **facts(activity, t))) if delivery.message_id is not None else None
    button = Button(t.plain("notice-button-post"), callbacks.GROUP_POST.data(activity.id))
    return Message(t.html("cancellation-missing", **facts(activity, t)), buttons=((button,),))


async def change_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the group or a member what has changed (rule 8), without the reason, which is meant for the superior."""
    activity = await activities.get(db, delivery.activity_id or 0)
    changed = delivery.args.get("changed", {})
    if delivery.account_id is None and delivery.message_id is None:
        changed = still_true(activity, changed)  # a later change may have overtaken one that the group refused
    lines = change_lines({name: changed[name] for name in SHOWN_IN_GROUP if name in changed}, t, before=TEXT)
    if activity.ended_at is not None or activity.cancelled_at is not None or not lines:
        return None
    key = "change-notice" if delivery.account_id is None else "change-copy"
    text = t.html(key, changes=Html("\n".join(lines)), **facts(activity, t))
    buttons = _ways(activity, t, group=delivery.account_id is None)
    if "starts_at" in changed and (away := await _on_leave(db, delivery, activity)) is not None:
        text = Html("\n".join([text, t.html("change-copy-on-leave")]))
        buttons = ((Button(t.plain("button-leave-withdraw"), callbacks.LEAVE_WITHDRAW.data(away.id)),), *buttons)
    return Message(text, buttons=buttons)


async def _on_leave(db: AsyncSession, delivery: Delivery, activity: Activity) -> Leave | None:
    """Return the approved leave of the member who is told; they may be able to come at the new time."""
    if delivery.account_id is None:
        return None
    approved = (
        row for row in await leave_requests.of_activity(db, activity) if row.state == leave_requests.State.APPROVED
    )
    return next((row for row in approved if row.person_id == delivery.person_id), None)


def change_lines(
    changed: dict[str, list[str | None]], t: Texts, *, before: int | None = None, after: int | None = None
) -> list[Html]:
    """Format changes as `时间：3月6日(周五) 14:00 → 3月13日(周五) 14:00`, one line a field.

    With `before` or `after`, an old or new value is cut to so many UTF-16 units.
    """
    return [
        t.html(f"changed-{name.replace('_', '-')}", old=_told(old, t, before), new=_told(new, t, after))
        for name in CHANGEABLE
        if name in changed
        for old, new in [changed[name]]
    ]


async def forecast_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Warn the secretary that the 80 % is in doubt: who is away, and that the date can still move (rule 16)."""
    activity = await activities.get(db, delivery.activity_id or 0)
    forecast = await forecast_of(db, activity)
    if not forecast.in_doubt or activity.cancelled_at is not None:
        return None
    nobody = t.plain("notice-nobody")
    text = t.html(
        "forecast",
        members=len(forecast.standing.members),
        needed=forecast.standing.needed,
        possible=forecast.possible,
        leave=names(forecast.standing.on_leave, t) or nobody,
        unreachable=names(forecast.unreachable, t) or nobody,
        **facts(activity, t),
    )
    return Message(
        text, buttons=((Button(t.plain("arrange-button-when"), callbacks.SCHEDULE_ASK.data("when", activity.id)),),)
    )


async def eve_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Remind on the day before; None once check-in has opened or the activity was cancelled."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.opened_at or activity.ended_at or activity.cancelled_at:
        return None
    leave = Button(t.plain("notice-button-leave"), callbacks.LEAVE_BEGIN.data(activity.id))
    return Message(t.html("eve", **facts(activity, t)), buttons=((leave,),))


async def cancelled_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the group or a member that the activity was cancelled, or not held, without the reason (rule 8)."""
    activity = await activities.get(db, delivery.activity_id or 0)
    key = "not-held" if activity.not_held else "cancelled"
    about = {**facts(activity, t), **({"over": cancellation.month_over(activity)} if activity.not_held else {})}
    group = delivery.account_id is None
    text = t.html(f"{key}-notice" if group else f"{key}-copy", **about)
    button = _way("notice-button-calendar-cancelled", CALENDAR, activity, t, group=group)
    return Message(text, buttons=((button,),))


async def details(db: AsyncSession, activity: Activity, me: Person, t: Texts) -> Message:
    """Show a member everything about an activity, with its agenda and their own state."""
    off, standing = activity.cancelled_at is not None, await standing_of(db, activity)
    state = t.html("own-state-cancelled" if off else f"own-state-{_own_state(standing, me)}")
    text = t.html("activity-details", agenda=await _agenda(db, activity, t), state=state, **facts(activity, t))
    return Message(text, buttons=() if activity.ended_at or off else _ways(activity, t)[:1])


def calendar(activity: Activity, t: Texts, *, now: datetime) -> Message:
    """Return the calendar file of the activity; a file taken after a change moves or removes the same entry."""
    from bot.documents.calendar_file import calendar_file  # noqa: PLC0415 - loads eighty modules, seldom needed

    assert activity.starts_at is not None
    assert activity.ends_at is not None
    data = calendar_file(
        activity.calendar_uid or f"activity-{activity.id}@{t.username or 'party-day-bot'}",  # the latter as announced
        t.plain("calendar-title", form=activity.form),
        activity.starts_at,
        activity.ends_at,
        activity.place or "",
        activity.content,
        now=now,
        sequence=activity.revision,
        cancelled=activity.cancelled_at is not None,
    )
    name = t.plain("calendar-file-name", date=f"{activity.starts_at.astimezone(t.zone):%Y%m%d}")
    key = "calendar-file" if activity.cancelled_at is None else "calendar-file-cancelled"
    return Message(t.html(key, **facts(activity, t)), document=Attachment(name, data))


def _ways(activity: Activity, t: Texts, *, group: bool = False) -> Rows:
    """Return the buttons for leave, the calendar and the details."""
    leave, calendar, about = (
        _way(key, purpose, activity, t, group=group)
        for key, purpose in (
            ("notice-button-leave", leave_requests.PURPOSE),
            ("notice-button-calendar", CALENDAR),
            ("notice-button-details", DETAILS),
        )
    )
    return ((leave, calendar), (about,))


def _way(key: str, purpose: str, activity: Activity, t: Texts, *, group: bool) -> Button:
    """Return a button that leads from the group into the private chat, or does the same inside it.

    Some apps ignore a link to the bot inside its own private chat.
    """
    if group:
        return Button(t.plain(key), url=t.link(activities.link_payload(activity, purpose)))
    return Button(t.plain(key), _PRIVATELY[purpose].data(activity.id))


_PRIVATELY = {
    leave_requests.PURPOSE: callbacks.LEAVE_BEGIN,
    CALENDAR: callbacks.ACTIVITY_CALENDAR,
    DETAILS: callbacks.ACTIVITY_DETAILS,
}


def _own_state(standing: Standing, me: Person) -> str:
    ids = {
        "present": {person.id for person in (*standing.present, *standing.guests)},
        "leave": {person.id for person in standing.on_leave},
    }
    return next((state for state, who in ids.items() if me.id in who), "none")


def _told(value: str | None, t: Texts, units: int | None) -> str:
    """Format a stored value of a change; instants are stored in ISO form."""
    try:
        return t.moment(datetime.fromisoformat(value or ""))
    except ValueError:
        told = value or t.plain("notice-nobody")
        return excerpt(told, units) if units else told
