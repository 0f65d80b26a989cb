"""One person's year (rules 15, 18, 68): attendance, leave, absence and make-up studies."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import leave_requests, makeup_tasks
from bot.domain.activity import activities
from bot.domain.attendance import correction_requests, roll, window
from bot.domain.attendance.correction_requests import CarriedOut
from bot.domain.attendance.roll import KindCorrection, KindThen
from bot.domain.branch import powers, terms
from bot.domain.branch.powers import Power
from bot.domain.branch.terms import Span
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance, How, VoidCause
from bot.storage.tables.branch import Person


class Part(StrEnum):
    """The part of a person in an activity."""

    PRESENT = "present"
    LATE = "late"
    BY_HAND = "by-hand"  # recorded by an officer during the activity
    RECORDED_LATER = "recorded-later"  # present by a record that an officer entered later (补记)
    CORRECTED = "corrected"  # recorded by an officer after its end (补登)
    LEAVE = "leave"
    ABSENT = "absent"
    NOT_COUNTED = "not-counted"  # missed, but not as a member
    AHEAD = "ahead"


@dataclass(frozen=True)
class Line:
    """One person's part in one activity of the year."""

    activity: Activity
    part: Part
    arrival: Attendance | None
    moved: Attendance | None  # a check-in from before the activity moved, which does not count
    withdrawn: Attendance | None  # the last check-in that an officer withdrew
    recounted: KindCorrection | None  # a correction of the roll that counts the person as a member, or no more
    leave: Leave | None
    makeup: Makeup | None


@dataclass(frozen=True)
class OwnYear:
    """A person's year, by activity; `spans` are all their times in the branch."""

    person: Person
    year: int
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    requests: CarriedOut  # the corrections of the person's records
    leave_decidable: bool  # False if no officer could decide on this person's leave

    def count(self, *parts: Part) -> int:
        """Return the number of activities in which the person had one of these parts."""
        return sum(1 for line in self.lines if line.part in parts)

    @property
    def owed(self) -> tuple[Makeup, ...]:
        """The make-up studies that the person still has to hand in."""
        return tuple(line.makeup for line in self.lines if line.makeup and line.makeup.state in makeup_tasks.OWED)


async def of(db: AsyncSession, person: Person, year: int) -> OwnYear:
    """Return the person's year: every dated activity that counts or counted the person, as its roll says.

    A guest is never absent (rule 23): an activity that the person missed as a guest, or without belonging to the
    branch, is left out, unless there is something to say of it: a make-up study, a withdrawn check-in or a correction.
    """
    mine = select(Attendance).where(Attendance.person_id == person.id).order_by(Attendance.id)
    check_ins = (await db.scalars(mine)).all()
    arrivals = {row.activity_id: row for row in check_ins if row.voided_at is None}
    voided = {(row.activity_id, row.void_cause): row for row in check_ins if row.void_cause is not None}
    asked = {
        row.activity_id: row
        for row in await leave_requests.of_person(db, person, year)
        if row.state in leave_requests.LIVE
    }
    made_up = {row.activity_id: row for row in await makeup_tasks.of_person(db, person, year)}
    dated = [one for one in await activities.of_year(db, person.branch_id, year) if one.dated_at and one.starts_at]
    kinds = await roll.kinds_of(db, person, dated)
    lines = []
    for activity in dated:
        then, arrival, request = kinds[activity.id], arrivals.get(activity.id), asked.get(activity.id)
        line = Line(
            activity,
            _part(activity, then, arrival, request),
            arrival,
            voided.get((activity.id, VoidCause.MOVED)) if arrival is None else None,
            voided.get((activity.id, VoidCause.WRONG)),
            then.correction if then.correction and then.correction.recounts else None,
            request,
            made_up.get(activity.id),
        )
        belonged = then.kind is not None and line.part is not Part.NOT_COUNTED
        if belonged or arrival or line.withdrawn or line.recounted or line.makeup:
            lines.append(line)
    decidable = bool(await powers.deciders(db, person, Power.DECIDE_LEAVE))
    spans, requests = (
        terms.spans(await terms.of_person(db, person)),
        await correction_requests.carried_out_for(db, person),
    )
    return OwnYear(person, year, tuple(lines), tuple(spans), requests, decidable)


def _part(activity: Activity, then: KindThen, arrival: Attendance | None, request: Leave | None) -> Part:
    if arrival is not None and arrival.how is How.HAND:
        if roll.is_correction(activity, arrival):
            return Part.CORRECTED
        return Part.RECORDED_LATER if activity.recorded_later_at is not None else Part.BY_HAND
    if arrival is not None:
        return Part.LATE if window.was_late(arrival, activity) else Part.PRESENT
    if then.on_leave or (request is not None and request.state == leave_requests.State.APPROVED):
        return Part.LEAVE
    if not activity.held:
        return Part.AHEAD
    return Part.ABSENT if then.counts else Part.NOT_COUNTED
