"""One person's year (rules 15, 18, 68): attendance, leave, absence and make-up studies."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import leave_requests, makeup_tasks
from bot.domain.activity import activities
from bot.domain.attendance import roll, window
from bot.domain.branch import powers, terms
from bot.domain.branch.powers import Power
from bot.domain.branch.terms import Span
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance, How, VoidCause
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollState


class Part(StrEnum):
    """The part of a person in an activity."""

    PRESENT = "present"
    LATE = "late"
    BY_HAND = "by-hand"  # recorded by an officer during the activity
    CORRECTED = "corrected"  # recorded by an officer after its end (补登)
    LEAVE = "leave"
    ABSENT = "absent"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Line:
    """One person's part in one activity of the year."""

    activity: Activity
    part: Part
    arrival: Attendance | None
    moved: Attendance | None  # a check-in from before the activity moved, which does not count
    leave: Leave | None
    makeup: Makeup | None


@dataclass(frozen=True)
class OwnYear:
    """A person's year, by activity; `spans` are all their times in the branch."""

    person: Person
    year: int
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    leave_decidable: bool  # False if no officer could decide on this person's leave

    def count(self, *parts: Part) -> int:
        """Return the number of activities in which the person had one of these parts."""
        return sum(1 for line in self.lines if line.part in parts)

    @property
    def owed(self) -> tuple[Makeup, ...]:
        """The make-up studies that the person still has to hand in."""
        return tuple(line.makeup for line in self.lines if line.makeup and line.makeup.state in makeup_tasks.OWED)


async def of(db: AsyncSession, person: Person, year: int) -> OwnYear:
    """Return the person's year: every dated activity at whose start the person belonged to the branch.

    A guest is never absent (rule 23): activities that the person missed as a guest are left out, unless they are to be
    made up.
    """
    mine = select(Attendance).where(Attendance.person_id == person.id).order_by(Attendance.id)
    check_ins = (await db.scalars(mine)).all()
    arrivals = {row.activity_id: row for row in check_ins if row.voided_at is None}
    moved = {row.activity_id: row for row in check_ins if row.void_cause is VoidCause.MOVED}
    asked = {
        row.activity_id: row
        for row in await leave_requests.of_person(db, person, year)
        if row.state in leave_requests.LIVE
    }
    made_up = {row.activity_id: row for row in await makeup_tasks.of_person(db, person, year)}
    memberships, later = await terms.of_person(db, person), await roll.later_entries(db, person)
    lines = []
    for activity in await activities.of_year(db, person.branch_id, year):
        if activity.dated_at is None or activity.starts_at is None:
            continue
        kind = terms.kind_at(memberships, activity.starts_at) if activity.ended_at is not None else person.kind
        arrival, request = arrivals.get(activity.id), asked.get(activity.id)
        part = _part(activity, arrival, request)
        if (entry := later.get(activity.id)) is not None:
            kind = entry.kind
            part = Part.LEAVE if part is Part.ABSENT and entry.state is RollState.LEAVE else part
        counted = kind is not None and kind.counts
        if (kind is None and arrival is None) or (part is Part.ABSENT and not counted and activity.id not in made_up):
            continue
        lines.append(
            Line(
                activity,
                part,
                arrival,
                moved.get(activity.id) if arrival is None else None,
                request,
                made_up.get(activity.id),
            )
        )
    decidable = bool(await powers.deciders(db, person, Power.DECIDE_LEAVE))
    return OwnYear(person, year, tuple(lines), tuple(terms.spans(memberships)), decidable)


def _part(activity: Activity, arrival: Attendance | None, request: Leave | None) -> Part:
    if arrival is not None and arrival.how is How.HAND:
        return Part.CORRECTED if roll.is_correction(activity, arrival) else Part.BY_HAND
    if arrival is not None:
        return Part.LATE if window.was_late(arrival, activity) else Part.PRESENT
    if request is not None and request.state == leave_requests.State.APPROVED:
        return Part.LEAVE
    return Part.ABSENT if activity.held else Part.AHEAD
