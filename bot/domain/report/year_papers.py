"""Which papers a branch has for a year: those of each activity held, of each person's leave and make-up study."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.refusals import Refused
from bot.domain.report import paper_values
from bot.domain.report.paper_values import ChangeReport
from bot.storage.tables.absence import Leave, LeaveState, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.plan import Plan, Theme


@dataclass(frozen=True)
class ActivityPapers:
    """The papers of one activity: kinds about it as a whole, its slips, its make-up studies, reports of its changes."""

    activity: Activity
    kinds: tuple[PaperKind, ...]
    leaves: tuple[Leave, ...]
    makeups: tuple[Makeup, ...]
    changes: tuple[int, ...]  # the ids of the duties to report them

    @property
    def count(self) -> int:
        """The number of these papers."""
        return sum(map(len, (self.kinds, self.leaves, self.makeups, self.changes)))


@dataclass(frozen=True)
class YearPapers:
    """The papers of a year, by activity; `planned` is true if there is a plan to file."""

    activities: tuple[ActivityPapers, ...]
    planned: bool

    @property
    def count(self) -> int:
        """The number of papers."""
        return sum(each.count for each in self.activities) + self.planned


async def of(db: AsyncSession, branch: Branch, year: int) -> YearPapers:
    """Return the papers of a year."""
    held = [activity for activity in await activities.of_year(db, branch.id, year) if activity.held]
    themes = select(Theme.id).join(Plan, Plan.id == Theme.plan_id).where(Plan.branch_id == branch.id, Plan.year == year)
    planned = await db.scalar(themes.limit(1)) is not None
    return YearPapers(tuple([await _of_activity(db, activity) for activity in held]), planned)


async def _of_activity(db: AsyncSession, activity: Activity) -> ActivityPapers:
    leaves = select(Leave).where(Leave.activity_id == activity.id, Leave.state == LeaveState.APPROVED)
    return ActivityPapers(
        activity,
        paper_values.offered(activity),
        tuple((await db.scalars(leaves.order_by(Leave.slip, Leave.id))).all()),
        tuple(await _makeups(db, activity)),
        tuple(await changes(db, activity)),
    )


async def changes(db: AsyncSession, activity: Activity) -> dict[int, ChangeReport]:
    """Return the changes of an activity that are reported, by the id of the duty to do so."""
    found = {}
    for duty in await paper_values.changes_of(db, activity):
        with suppress(Refused):  # a change of an earlier version has no event
            found[duty.id] = await paper_values.change_of(db, duty.id)
    return found


async def _makeups(db: AsyncSession, activity: Activity) -> Sequence[Makeup]:
    query = select(Makeup).join(Person, Person.id == Makeup.person_id).where(Makeup.activity_id == activity.id)
    return (await db.scalars(query.order_by(Person.position, Makeup.id))).all()
