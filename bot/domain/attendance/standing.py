"""The standing of an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance import roll
from bot.domain.attendance.quorum import needed
from bot.domain.attendance.window import window
from bot.domain.branch import people
from bot.domain.rules import rules_then
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Standing:
    """Attendance at an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58).

    After the end, `members` are those of the roll, and `corrected` the check-ins of members that were recorded only
    afterwards (补登): these members are neither present nor missing, and the share of rule 16 stays as it was fixed.
    """

    members: tuple[Person, ...]
    present: tuple[Person, ...]
    on_leave: tuple[Person, ...]
    missing: tuple[Person, ...]
    guests: tuple[Person, ...]
    late: tuple[Person, ...]
    needed: int
    corrected: tuple[Attendance, ...] = ()

    @property
    def share(self) -> float:
        """Members present, as a share of all members; 0 for an empty roster."""
        return len(self.present) / len(self.members) if self.members else 0.0

    @property
    def share_with_corrections(self) -> float:
        """The share that would hold if the corrections counted."""
        return (len(self.present) + len(self.corrected)) / len(self.members) if self.members else 0.0

    @property
    def reached(self) -> bool:
        """True if the 80 % that rule 16 requires is reached."""
        return len(self.present) >= self.needed


async def standing_of(db: AsyncSession, activity: Activity) -> Standing:
    """Return the standing of an activity; for an ended one, by its roll and the corrections."""
    arrivals = {arrival.person_id: arrival for arrival in await roll.arrivals_at(db, activity)}
    corrected = {number for number, arrival in arrivals.items() if roll.is_correction(activity, arrival)}
    there = arrivals.keys() - corrected
    on_leave = await excused(db, activity.id) - arrivals.keys()
    members, others = await _belonged(db, activity)
    known = {person.id for person in (*members, *others)}
    others += [arrival.person for arrival in arrivals.values() if arrival.person_id not in known]
    rules = rules_then(activity)
    counts = window(activity, rules) if activity.starts_at is not None else None
    return Standing(
        members=tuple(members),
        present=tuple(p for p in members if p.id in there),
        on_leave=tuple(p for p in members if p.id in on_leave),
        missing=tuple(p for p in members if p.id not in arrivals and p.id not in on_leave),
        guests=tuple(p for p in others if p.id in arrivals),
        late=tuple(p for p in members if p.id in there and counts is not None and counts.was_late(arrivals[p.id])),
        needed=needed(len(members), rules.present_share),
        corrected=tuple(arrivals[p.id] for p in members if p.id in corrected),
    )


async def excused(db: AsyncSession, activity_id: int) -> set[int]:
    """Return the ids of the people on approved leave."""
    query = select(Leave.person_id).where(Leave.activity_id == activity_id, Leave.state == LeaveState.APPROVED)
    return set((await db.scalars(query)).all())


async def present(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Return all people who checked in, including guests, in order of arrival."""
    return [arrival.person for arrival in await roll.arrivals_at(db, activity)]


async def was_present(db: AsyncSession, activity: Activity, person: Person) -> bool:
    """True if the person checked in."""
    query = select(Attendance.id).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id)
    return await db.scalar(query) is not None


async def _belonged(db: AsyncSession, activity: Activity) -> tuple[list[Person], list[Person]]:
    """Return the members and the guests of the roster: of the roll, or of today until the end of the activity."""
    if activity.ended_at is None:
        everybody = [(person, person.kind.counts) for person in await people.roster(db, activity.branch_id)]
    else:
        everybody = [(entry.person, entry.counted) for entry in await roll.entries(db, activity) if entry.person]
    members = [person for person, counted in everybody if counted]
    return members, [person for person, counted in everybody if not counted]
