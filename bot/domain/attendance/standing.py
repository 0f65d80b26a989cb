"""The standing of an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance.quorum import needed
from bot.domain.attendance.window import window
from bot.domain.branch import people, terms
from bot.domain.roles import Kind
from bot.domain.rules import rules_of
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Standing:
    """Attendance at an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58)."""

    members: tuple[Person, ...]
    present: tuple[Person, ...]
    on_leave: tuple[Person, ...]
    missing: tuple[Person, ...]
    guests: tuple[Person, ...]
    late: tuple[Person, ...]
    needed: int

    @property
    def share(self) -> float:
        """Members present, as a share of all members; 0 for an empty roster."""
        return len(self.present) / len(self.members) if self.members else 0.0

    @property
    def reached(self) -> bool:
        """True if the 80 % that rule 16 requires is reached."""
        return len(self.present) >= self.needed


async def standing_of(db: AsyncSession, activity: Activity) -> Standing:
    """Return the standing of an activity; for an ended one, by those who belonged to the branch at its start."""
    rules = rules_of(activity.branch)
    belonged = await _belonged(db, activity)
    there = {a.person_id: a for a in (await db.scalars(_attendances(activity))).all()}
    on_leave = await excused(db, activity.id)
    members = tuple(person for person, kind in belonged if kind.counts)
    counts = window(activity, rules) if activity.starts_at is not None else None
    return Standing(
        members=members,
        present=tuple(p for p in members if p.id in there),
        on_leave=tuple(p for p in members if p.id in on_leave and p.id not in there),
        missing=tuple(p for p in members if p.id not in there and p.id not in on_leave),
        guests=tuple(person for person, kind in belonged if not kind.counts and person.id in there),
        late=tuple(p for p in members if p.id in there and counts is not None and counts.was_late(there[p.id])),
        needed=needed(len(members), rules.present_share),
    )


async def excused(db: AsyncSession, activity_id: int) -> set[int]:
    """Return the ids of the people on approved leave."""
    query = select(Leave.person_id).where(Leave.activity_id == activity_id, Leave.state == LeaveState.APPROVED)
    return set((await db.scalars(query)).all())


async def present(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Return all people who checked in, including guests, in order of arrival."""
    return [a.person for a in (await db.scalars(_attendances(activity))).all()]


async def was_present(db: AsyncSession, activity: Activity, person: Person) -> bool:
    """True if the person checked in."""
    query = select(Attendance.id).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id)
    return await db.scalar(query) is not None


def _attendances(activity: Activity):  # type: ignore[no-untyped-def] # noqa: ANN202 - a select
    return select(Attendance).where(Attendance.activity_id == activity.id).order_by(Attendance.id)


async def _belonged(db: AsyncSession, activity: Activity) -> Sequence[tuple[Person, Kind]]:
    if activity.ended_at is None or activity.starts_at is None:
        return [(person, person.kind) for person in await people.roster(db, activity.branch_id)]
    return await terms.belonged(db, activity.branch_id, activity.starts_at)
