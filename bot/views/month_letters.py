"""Messages that the bot sends about a month by itself: no date yet, no activity, another host or recorder needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity import activities
from bot.domain.plan import month_end
from bot.domain.schedule import date_choice
from bot.storage.tables.branch import Branch, Person
from bot.telegram.message import Button, Message
from bot.views import callbacks, schedule
from bot.views.notice import when_words
from bot.views.plan import month_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.message import Rows
    from bot.texts import Texts


async def card_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Send the secretary the month's card in time: the plan's row, a proposed date, the buttons.

    Once the date is fixed, update a card already sent. None if no card was sent by then, or if no date can be proposed.
    """
    activity = await activities.get(db, delivery.activity_id or 0)
    choice = await date_choice.choice_of(db, activity, now=delivery.due_at)
    if activity.dated_at is not None and delivery.message_id is not None:
        return schedule.month_card(choice, t)
    if activity.dated_at is not None or choice.span is None:
        return None
    return schedule.month_card(choice, t, note="month-card-due")


async def replacement_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask for another host or recorder; None if another was chosen, or the person can do it after all."""
    activity = await activities.get(db, delivery.activity_id or 0)
    person, role = await db.get_one(Person, delivery.args["person"]), delivery.args["role"]
    if (
        activity.ended_at
        or activity.cancelled_at
        or person.id != (activity.host_id if role == "host" else activity.recorder_id)
    ):
        return None
    button = Button(t.plain(f"arrange-button-{role}"), callbacks.SCHEDULE_PEOPLE.data(role, activity.id, 0))
    return Message(
        t.html(f"replacement-{role}", name=person.name, form=activity.form, start=activity.starts_at),
        buttons=((button,),),
    )


async def joint_passed_on_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell that the host branch of a joint activity cancelled and who arranges it now; None if it is over."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.ended_at is not None or activity.cancelled_at is not None:
        return None
    host = await db.get_one(Branch, activity.session.host_branch_id)
    own = host.id == activity.branch_id
    buttons = tuple(
        Button(t.plain(f"arrange-button-{aspect}"), callbacks.SCHEDULE_ASK.data(aspect, activity.id))
        for aspect in ("when", "place")
    )
    about = {
        "form": activity.form, "former": delivery.args["former"], "own": own, "arranges": host.name or host.title,
        "dated": activity.dated_at is not None, "when": when_words(activity.starts_at, activity.ends_at, t),
        "place": activity.place or "",
    }  # fmt: skip
    return Message(t.html("joint-passed-on", **about), buttons=(buttons,) if own else ())


async def open_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Warn that the month still has no date (rule 3); None if it has one."""
    return await _undated(db, delivery, "month-open", t)


async def last_day_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Warn on the month's last day that it has no activity (rule 3); None if one is dated."""
    return await _undated(db, delivery, "month-last-day", t)


async def _undated(db: AsyncSession, delivery: Delivery, key: str, t: Texts) -> Message | None:
    year, month = int(delivery.args["year"]), int(delivery.args["month"])
    here = await activities.of_month(db, delivery.branch_id, year, month)
    if any(activity.dated_at is not None for activity in here):
        return None
    return Message(t.html(key, month=month_words(month, t), form=_form(here, t)), buttons=_to_month(year, month, t))


async def missed_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell that the month passed without an activity (rule 3); None if one was held."""
    year, month = int(delivery.args["year"]), int(delivery.args["month"])
    here = await activities.of_month(db, delivery.branch_id, year, month)
    if any(activity.held or activity.unconfirmed for activity in here):
        return None
    off = await activities.cancelled_in(db, delivery.branch_id, year)
    here = here or [activity for activity in off if activity.month == month]
    after, next_month = month_end.following(year, month)
    words = {"month": month_words(month, t), "next": month_words(next_month, t)}
    text = t.html("month-missed", year=year, form=_form(here, t), **words)
    return Message(text, buttons=_to_month(after, next_month, t))


def _form(here: Sequence[Activity], t: Texts) -> str:
    return here[0].form if here else t.plain("arrange-open")


def _to_month(year: int, month: int, t: Texts) -> Rows:
    label = t.plain("arrange-button-month", month=month_words(month, t))
    return ((Button(label, callbacks.PLAN_MONTH.data(year, month)),),)
