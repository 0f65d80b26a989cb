"""One person's own year (rules 15, 18, 68): there, on leave or absent, what is to be made up; the objection."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, duties, events
from bot.domain.absence import leave_book, makeup_book
from bot.domain.activity import activities, attendance
from bot.domain.branch import people
from bot.domain.names import clean_text
from bot.domain.roles import Office
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.timeline import Event

OBJECTION = "objection"
OBJECTION_LIMIT = 500
ANSWER_WITHIN = timedelta(days=3)


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
        return tuple(line.makeup for line in self.lines if line.makeup and line.makeup.state in makeup_book.OWED)


async def of(db: AsyncSession, person: Person, year: int) -> OwnYear:
    """The person's year: every dated activity since the person is on the roster.

    A guest is never absent (rule 23): what a guest did not come to is left out.
    """
    there = select(Attendance).where(Attendance.person_id == person.id)
    arrivals = {row.activity_id: row for row in (await db.scalars(there)).all()}
    asked = {
        row.activity_id: row for row in await leave_book.of_person(db, person, year) if row.state in leave_book.LIVE
    }
    made_up = {row.activity_id: row for row in await makeup_book.of_person(db, person, year)}
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
        return Part.LATE if attendance.was_late(arrival, activity) else Part.PRESENT
    if request is not None and request.state == leave_book.State.APPROVED:
        return Part.LEAVE
    return Part.AHEAD if activity.ended_at is None else Part.ABSENT


async def object_to(db: AsyncSession, person: Person, raw: str, *, now: datetime) -> tuple[Person, ...]:
    """The person says what is wrong in the own record; those who are told of it (rule 69).

    Raises:
        Refused: `text-empty`, `text-too-long`.
    """
    words = clean_text(raw, OBJECTION_LIMIT)
    stamp = str(int(now.timestamp()))
    events.note(
        db,
        OBJECTION,
        branch_id=person.branch_id,
        person_id=person.id,
        by_id=person.id,
        now=now,
        words=words,
        stamp=stamp,
    )
    await duties.owe(
        db, OBJECTION, branch_id=person.branch_id, person_id=person.id, owner=Office.ORGANISATION,
        due_at=now + ANSWER_WITHIN, next_at=None, tag=stamp,
    )  # fmt: skip
    told = await _told(db, person)
    await deliveries.to_people(db, OBJECTION, told, about=person.id, now=now, key=stamp, args={"words": words})
    return told


async def _told(db: AsyncSession, person: Person) -> tuple[Person, ...]:
    """Who hears of it: nobody judges the own objection while there is somebody else."""
    for office in (Office.ORGANISATION, Office.SECRETARY):
        holders = await people.holders(db, person.branch_id, office)
        found = tuple(other for other in holders if other.id != person.id and other.reachable)
        if found:
            return found
    return ()


async def objection_of(db: AsyncSession, duty: Duty) -> str:
    """The words of the objection that this duty asks to be answered."""
    query = select(Event).where(Event.kind == OBJECTION, Event.person_id == duty.person_id)
    stamp = duty.key.rpartition(":")[2]
    for event in (await db.scalars(query.order_by(Event.id.desc()))).all():
        if event.detail.get("stamp") == stamp:
            return str(event.detail["words"])
    return ""


async def answer_objection(db: AsyncSession, duty: Duty, words: str, *, by: Person, now: datetime) -> None:
    """The officer says what came of it; the person is told."""
    events.note(
        db, "objection-answered", branch_id=duty.branch_id, person_id=duty.person_id, by_id=by.id, now=now, words=words,
        stamp=duty.key.rpartition(":")[2],
    )  # fmt: skip
    person = await db.get_one(Person, duty.person_id)
    await deliveries.to_people(
        db, "objection-answer", [person], now=now, key=str(duty.id),
        args={"words": words, "asked": await objection_of(db, duty), "by": by.name},
    )  # fmt: skip


async def name_of(db: AsyncSession, person_id: int | None) -> str:
    """The name of whoever objected."""
    person = await db.get(Person, person_id) if person_id is not None else None
    return person.name if person is not None else ""
