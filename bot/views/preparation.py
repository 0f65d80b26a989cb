"""The part of the month's card about what is prepared: the first two steps and the agenda (rules 14, 31, 57)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.tables.agenda import StepNumber
from bot.telegram.message import Button
from bot.views import activity_links, callbacks
from bot.views.steps import short

if TYPE_CHECKING:
    from bot.domain.schedule.date_choice import Choice
    from bot.storage.tables.activity import Activity
    from bot.telegram.message import Rows
    from bot.texts import Html, Texts


def prepared_lines(choice: Choice, t: Texts) -> list[Html]:
    """Return the first two steps and the agenda, until the activity has ended."""
    activity, prepared = choice.activity, choice.prepared
    if activity.ended_at is not None or activity.cancelled_at is not None:
        return []
    steps = t.html("month-card-steps", theme=short(prepared.theme, t), approval=short(prepared.approval, t))
    agenda = t.html("month-card-agenda", items=prepared.items, required=prepared.required or not prepared.items)
    return [steps, agenda]


def prepared_rows(choice: Choice, t: Texts) -> Rows:
    """Return the ways to steps and agenda and, before the notice, to the approval that is missing."""
    activity = choice.activity
    if activity.dated_at is None and choice.span is None:
        return ()
    ways = (record_links(activity, t),)
    settled = choice.prepared.approval is not None or activity.announced_at is not None
    if settled or activity.ended_at is not None or activity.cancelled_at is not None:
        return ways
    approved = callbacks.STEPS_ONE.data(activity.id, StepNumber.APPROVAL)
    return (*ways, (Button(t.plain("month-card-button-approved"), approved),))


def record_links(activity: Activity, t: Texts) -> tuple[Button, ...]:
    """Return the buttons to what belongs to the record of the activity by now."""
    if activity.ended_at is not None or activity.recorded_later_at is not None:
        return activity_links.to(activity, t, "record", "steps", "papers")
    papers = ("papers",) if activity.dated_at is not None else ()
    return activity_links.to(activity, t, "steps", "agenda", *papers)
