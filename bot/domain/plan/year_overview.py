"""The overview of a branch's year, as it is and as a plan that is not stored yet would make it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.plan import proposals, yearly_plan
from bot.domain.plan.draft import Finding, PlanDraft, PlanRow
from bot.domain.plan.plan_check import check_plan
from bot.domain.plan.proposals import Proposal
from bot.domain.plan.revisions import Replacement, replaced_by
from bot.domain.plan.yearly_plan import MONTHS
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch


class State(StrEnum):
    """The state of a month."""

    HELD = "held"
    RECORDED_LATER = "recorded-later"  # held before the branch was set up, recorded by an officer (补记)
    ANNOUNCED = "announced"
    DATED = "dated"
    OPEN = "open"
    OVER = "over"  # the month has passed without an activity
    UNRECORDED = "unrecorded"  # the month had passed when the branch was set up
    NONE = "none"  # no activity, and the month has no theme or is not over


@dataclass(frozen=True)
class Line:
    """One month, or one of several activities of a month."""

    month: int
    state: State
    form: str
    activity: Activity | None


@dataclass(frozen=True)
class Glance:
    """The twelve months of a year."""

    year: int
    lines: tuple[Line, ...]

    @property
    def can_sweep(self) -> bool:
        """True if a month is still to be dated."""
        return any(line.state is State.OPEN for line in self.lines)


@dataclass(frozen=True)
class PreviewRow:
    """A row of a plan about to be stored: the date that it would get, or the activities that are dated already."""

    row: PlanRow
    proposal: Proposal | None
    kept: tuple[Activity, ...]
    over: bool


@dataclass(frozen=True)
class Preview:
    """A plan about to be stored, with its findings."""

    title: str | None
    year: int
    rows: tuple[PreviewRow, ...]
    findings: tuple[Finding, ...]
    replacement: Replacement | None  # of the plan that the year has


async def glance(db: AsyncSession, branch: Branch, year: int, *, now: datetime) -> Glance:
    """Return the overview of the year (rule 1)."""
    every = await activities.of_year(db, branch.id, yearly_plan.require_year(year))
    forms = {theme.month: theme.form for theme in await yearly_plan.themes(db, branch.id, year)}
    this = proposals.this_month(branch, now)
    lines: list[Line] = []
    for month in MONTHS:
        here = [activity for activity in every if activity.month == month]
        passed = _passed(branch, year, month, this)
        lines += [Line(month, _state(activity, passed), activity.form, activity) for activity in here]
        if not here:
            form = forms.get(month, "")
            missed = passed if form or passed is State.UNRECORDED else None
            lines.append(Line(month, missed or State.NONE, form, None))
    return Glance(year, tuple(lines))


def _passed(branch: Branch, year: int, month: int, this: tuple[int, int]) -> State | None:
    """Return the state of a month that passed without an activity; None if the month has not passed."""
    if proposals.before_setup(branch, year, month):
        return State.UNRECORDED
    return State.OVER if (year, month) < this else None


def _state(activity: Activity, passed: State | None) -> State:
    if activity.ended_at is not None:  # not held ones are not among the activities that stand
        return State.HELD if activity.recorded_later_at is None else State.RECORDED_LATER
    if activity.announced_at is not None:
        return State.ANNOUNCED
    if activity.dated_at is not None:
        return State.DATED
    return passed or State.OPEN


async def preview(db: AsyncSession, branch: Branch, draft: PlanDraft, year: int, *, now: datetime) -> Preview:
    """Return the dates that this plan would give the year, and the findings of the plan check."""
    every = await activities.of_year(db, branch.id, yearly_plan.require_year(year))
    dated = [activity for activity in every if activity.dated_at is not None]
    rows = _preview_rows(branch, draft, year, dated, now)
    replacement = await replaced_by(db, branch.id, draft, year)
    return Preview(draft.title, year, tuple(rows), check_plan(draft, year), replacement)


def _preview_rows(
    branch: Branch, draft: PlanDraft, year: int, dated: Sequence[Activity], now: datetime
) -> Iterable[PreviewRow]:
    this = proposals.this_month(branch, now)
    for row in sorted(draft.rows, key=lambda row: row.month):
        kept = tuple(activity for activity in dated if activity.month == row.month)
        over = (year, row.month) < this
        proposed = None if kept or over else proposals.proposal(branch, year, row.month, now=now)
        yield PreviewRow(row, proposed, kept, over)
