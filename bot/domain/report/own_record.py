"""One person's own year (rules 15, 18, 68): there, on leave or absent, what is to be made up; the objection."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import leave_requests, makeup_tasks
from bot.domain.activity import activities
from bot.domain.attendance import window
from bot.domain.branch import people
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person


class Part(StrEnum):
    """What somebody had to do with an activity."""

    PRESENT = "present"
    LATE = "late"
    LEAVE = "leave"
    ABSENT = "absent"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Line:
    """One activity of the year as one person took part in it."""

    activity: Activity
    part: Part
    at: datetime | None
    leave: Leave | None
    makeup: Makeup | None


@dataclass(frozen=True)
class OwnYear:
    """A person's year, by activity."""

    person: Person
    year: int
    lines: tuple[Line, ...]

    def count(self, *parts: Part) -> int:
        """In how many activities the person had this part."""
        return sum(1 for line in self.lines if line.part in parts)

    @property
    def owed(self) -> tuple[Makeup, ...]:
        """The make-up studies to be handed in."""
        return tuple(line.makeup for line in self.lines if line.makeup and line.makeup.state in makeup_tasks.OWED)


async def of(db: AsyncSession, person: Person, year: int) -> OwnYear:
    """The person's year: every dated activity since the person is on the roster.

    A guest is never absent (rule 23): what a guest did not come to is left out.
    """
    there = select(Attendance).where(Attendance.person_id == person.id)
    arrivals = {row.activity_id: row for row in (await db.scalars(there)).all()}
    asked = {
        row.activity_id: row
        for row in await leave_requests.of_person(db, person, year)
        if row.state in leave_requests.LIVE
    }
    made_up = {row.activity_id: row for row in await makeup_tasks.of_person(db, person, year)}
    lines = []
    for activity in await activities.of_year(db, person.branch_id, year):
        before = activity.ended_at is not None and activity.ended_at < person.added_at
        if activity.dated_at is None or before:
            continue
        arrival, request = arrivals.get(activity.id), asked.get(activity.id)
        part = _part(activity, arrival, request)
        if part is Part.ABSENT and person.kind not in people.COUNTED and activity.id not in made_up:
            continue
        lines.append(
            Line(
                activity,
                part,
                arrival.at if arrival else None,
                request,
                made_up.get(activity.id),
            )
        )
    return OwnYear(person, year, tuple(lines))


def _part(activity: Activity, arrival: Attendance | None, request: Leave | None) -> Part:
    if arrival is not None:
        return Part.LATE if window.was_late(arrival, activity) else Part.PRESENT
    if request is not None and request.state == leave_requests.State.APPROVED:
        return Part.LEAVE
    return Part.AHEAD if activity.ended_at is None else Part.ABSENT
