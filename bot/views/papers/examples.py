"""Papers of every kind as examples, with which a branch's own form is tried before there is such a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.own_form import name_of
from bot.domain.report.paper_values import OF_ACTIVITY, ChangeReport, YearPlan
from bot.storage.tables.absence import Leave, LeaveCategory, Makeup, MakeupCause, MakeupState
from bot.storage.tables.branch import Person
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.plan import Theme
from bot.storage.tables.timeline import Event
from bot.views.papers import makers

if TYPE_CHECKING:
    from bot.documents.paper import Paper
    from bot.domain.report.paper_values import Values
    from bot.texts import Texts

_SOMETIMES = {
    PaperKind.RECORD: (
        "paper-field-corrections", "paper-field-site", "paper-field-carried", "paper-field-votes",
        "paper-field-changes", "paper-field-reasons",
    ),
    PaperKind.MINUTES: ("paper-field-leader",),
    PaperKind.SIGN_IN: ("paper-field-corrections", "paper-guests"),
    PaperKind.EVALUATION: ("paper-field-detail", "paper-ballots-of-members", "paper-ballots-of-guests"),
}  # fmt: skip
"""The labels of what a kind of paper holds only if there is something to tell."""


def sometimes(kind: PaperKind, t: Texts) -> list[str]:
    """Return the names of what papers of this kind hold only if there is something to tell."""
    return [name_of(t.plain(label)) for label in _SOMETIMES.get(kind, ())]


def paper(kind: PaperKind, values: Values, t: Texts) -> Paper:
    """Return a paper about an activity; one of a person, a change or a year is made of an example without a row."""
    activity = values.activity
    at, about = activity.starts_at, activity.id
    match kind:
        case _ if kind in OF_ACTIVITY:
            return makers.of_activity(kind, values, (), t).paper
        case PaperKind.LEAVE:
            leave = Leave(
                activity_id=about, person_id=0, person=Person(name=""), year=activity.year, slip=1, reason="",
                category=LeaveCategory.OTHER, asked_at=at,
            )  # fmt: skip
            return makers.of_leave(leave, values, t).paper
        case PaperKind.MAKEUP:
            makeup = Makeup(
                activity_id=about, person_id=0, person=Person(name=""), cause=MakeupCause.ABSENT,
                state=MakeupState.OPEN, opened_at=at, due_at=at,
            )  # fmt: skip
            return makers.of_makeup(makeup, values, t).paper
        case PaperKind.CHANGE:
            return makers.of_change(ChangeReport(activity, Event(plain={}, at=at), None), t).paper
        case _:
            themes = (Theme(month=activity.month, form="", content=""),)
            return makers.of_plan(YearPlan(values.branch, activity.year, themes), t).paper
