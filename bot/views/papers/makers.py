"""Which maker makes which paper, under what name its file is sent, and the photos that it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.tables.papers import PaperKind
from bot.views.papers import absence, blank, evaluation, minutes, official, planning, record, sign_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.documents.paper import Paper
    from bot.domain.report.paper_values import ChangeReport, Values, YearPlan
    from bot.storage.tables.absence import Leave, Makeup
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.materials import Material
    from bot.texts import Texts

NAME_LENGTH = 60
_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', "_"))


@dataclass(frozen=True)
class Made:
    """A paper as content: its kind, its file's name without ending, and the photos whose bytes the writer needs.

    `filed` is the check code of the record as it was last handed in, if this is one.
    """

    kind: PaperKind
    paper: Paper
    name: str
    photos: tuple[Material, ...] = ()
    filed: str = ""


_OF_VALUES: Mapping[PaperKind, Callable[[Values, Texts], Paper]] = {
    PaperKind.RECORD: record.record,
    PaperKind.SIGN_IN: sign_in.sign_in,
    PaperKind.MINUTES: minutes.minutes,
    PaperKind.EVALUATION: evaluation.evaluation,
    PaperKind.CIRCULAR: official.circular,
    PaperKind.REQUEST: official.request,
}


def of_activity(kind: PaperKind, values: Values, members: Sequence[Person], t: Texts) -> Made:
    """Return a paper about an activity as a whole; `members` are those of the roster, for the blank sign-in sheet."""
    activity = values.activity
    name = _name(activity, t.plain(f"paper-kind-{kind}"), t)
    if kind is PaperKind.BLANK_SIGN_IN:
        return Made(kind, blank.sign_in(activity, members, t), name)
    if kind is PaperKind.BLANK_BALLOT:
        return Made(kind, blank.ballot(activity, t), name)
    photos = tuple(photo.material for photo in record.printable(values)) if kind is PaperKind.RECORD else ()
    return Made(kind, _OF_VALUES[kind](values, t), name, photos)


def of_leave(row: Leave, values: Values, t: Texts) -> Made:
    """Return a leave slip."""
    name = _name(values.activity, f"{t.plain('paper-kind-leave')} {row.person.name}", t)
    return Made(PaperKind.LEAVE, absence.leave(row, values, t), name)


def of_makeup(row: Makeup, values: Values, t: Texts) -> Made:
    """Return the register of a make-up study."""
    name = _name(values.activity, f"{t.plain('paper-kind-makeup')} {row.person.name}", t)
    return Made(PaperKind.MAKEUP, absence.makeup(row, values, t), name)


def of_plan(year_plan: YearPlan, t: Texts) -> Made:
    """Return the yearly plan as it is filed."""
    name = f"{year_plan.year} {t.plain('paper-kind-plan')}"
    return Made(PaperKind.PLAN, planning.plan(year_plan, t), name)


def of_change(report: ChangeReport, t: Texts) -> Made:
    """Return the report of a change."""
    name = _name(report.activity, t.plain("paper-kind-change"), t)
    return Made(PaperKind.CHANGE, planning.change(report, t), name)


def _name(activity: Activity, what: str, t: Texts) -> str:
    """Return a file's name: the day, by which files sort, and what it is."""
    start = activity.starts_at
    when = f"{start.astimezone(t.zone):%Y-%m-%d}" if start is not None else f"{activity.year}-{activity.month:02d}"
    return f"{when} {what}".translate(_UNSAFE)[:NAME_LENGTH]
