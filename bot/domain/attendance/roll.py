"""The roll of an activity: who belonged to the branch at its start and was there at its end (rules 16, 83).

What is entered afterwards is a correction, shown beside the fixed figure. A tap that Telegram dated before the end and
delivered later is none, nor is a decision on leave that was requested before the start.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import groups, terms
from bot.domain.roles import Kind
from bot.domain.rules import figures_in_force
from bot.storage.row_hashes import Rows
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How, VoidCause
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Correction, RollEntry, RollState

STATE, KIND = "state", "kind"  # the fields of corrections
NOT_IN_BRANCH = "none"  # stands for the kind of a person who did not belong to the branch


class Arrival(NamedTuple):
    """The person, time and manner of a check-in, without the rest of its row: a year has thousands of them."""

    id: int
    person_id: int
    at: datetime
    how: How


class Place(NamedTuple):
    """The place of a person on the roll: counted as a member or not, and present, on leave or absent."""

    person_id: int
    counted: bool
    state: RollState


@dataclass(frozen=True)
class KindCorrection:
    """A correction of a person's kind at the start of an activity; None means that they were not in the branch.

    `counted` tells whether the person is one of the members as they were fixed.
    """

    person: Person
    counted: bool
    old: Kind | None
    new: Kind | None
    at: datetime
    by: Person | None

    @property
    def counts(self) -> bool:
        """True if the person is one of the members as corrected."""
        return self.new is not None and self.new.counts

    @property
    def recounts(self) -> bool:
        """True if it makes the person one of the members, or no longer: then it is shown beside the figures."""
        return self.counts != self.counted


class KindThen(NamedTuple):
    """A person's kind at an activity, as corrected, with the correction; None if they were not in the branch.

    `on_leave` is true if the roll has the person on leave.
    """

    kind: Kind | None
    correction: KindCorrection | None = None
    on_leave: bool = False

    @property
    def counts(self) -> bool:
        """True if the person is one of the members as corrected."""
        return self.kind is not None and self.kind.counts


async def fix(db: AsyncSession, activity: Activity) -> None:
    """Write the roll of an activity that has ended; later calls change nothing.

    It is called ten minutes after the end, or at the first vote or correction before then: from then on the end cannot
    be undone. An activity that was never announced keeps the figures of now.
    """
    if activity.roll_fixed or activity.ended_at is None:
        return
    activity.roll_fixed, activity.figures = True, activity.figures or figures_in_force(activity.branch)
    arrivals = {row.person_id: row for row in await arrivals_at(db, activity)}
    on_leave = await excused(db, activity.id)
    start = activity.starts_at or activity.ended_at
    belonged = await terms.belonged(db, activity.branch_id, start, known=start)
    await _write(db, activity, belonged, arrivals, on_leave, now=activity.ended_at)  # never the time of a vote


async def fix_later(
    db: AsyncSession,
    activity: Activity,
    belonged: Iterable[tuple[Person, Kind]],
    on_leave: Collection[int],
    *,
    now: datetime,
) -> None:
    """Write the roll of an activity that is recorded later (补记) as of now; its check-ins must exist."""
    activity.roll_fixed = True
    arrivals = {row.person_id: row for row in await arrivals_at(db, activity)}
    await _write(db, activity, belonged, arrivals, on_leave, now=now)


async def _write(
    db: AsyncSession,
    activity: Activity,
    belonged: Iterable[tuple[Person, Kind]],
    arrivals: Mapping[int, Arrival],
    on_leave: Collection[int],
    *,
    now: datetime,
) -> None:
    """Write an entry for each person who belonged to the branch, and the hash of them all."""
    group_of = await groups.of_branch(db, activity.branch_id, activity.starts_at or now)
    for person, kind in belonged:
        arrival = arrivals.get(person.id)
        state = RollState.PRESENT if arrival else RollState.LEAVE if person.id in on_leave else RollState.ABSENT
        db.add(
            RollEntry(
                activity_id=activity.id, person_id=person.id, kind=kind, group_name=group_of.get(person.id),
                counted=kind.counts, state=state, how=arrival.how if arrival else None,
                at=arrival.at if arrival else None, recorded_at=now,
            )
        )  # fmt: skip
    await timeline.note_rows(db, Rows.ROLL, activity, activity.id, now=now)


async def entries(db: AsyncSession, activity: Activity) -> Sequence[RollEntry]:
    """Return the roll in the order of the roster; empty until it is fixed."""
    query = select(RollEntry).join(Person, Person.id == RollEntry.person_id)
    query = query.where(RollEntry.activity_id == activity.id).order_by(Person.position, Person.id)
    return (await db.scalars(query)).all()


async def places(db: AsyncSession, activity: Activity) -> list[Place]:
    """Return what the roll says of each person; empty until it is fixed."""
    query = select(RollEntry.person_id, RollEntry.counted, RollEntry.state).where(RollEntry.activity_id == activity.id)
    rows = await db.execute(query)
    return [Place(number, counted, state) for number, counted, state in rows if number is not None]


async def members(db: AsyncSession, activity: Activity) -> set[int]:
    """Return the ids of the people whom the roll counts as members; empty until it is fixed."""
    query = select(RollEntry.person_id).where(RollEntry.activity_id == activity.id, RollEntry.counted)
    return {number for number in (await db.scalars(query)).all() if number is not None}


async def entry_of(db: AsyncSession, activity: Activity, person: Person) -> RollEntry | None:
    """Return the person's entry on the roll, if there is one."""
    query = select(RollEntry).where(RollEntry.activity_id == activity.id, RollEntry.person_id == person.id)
    return (await db.scalars(query)).one_or_none()


async def state_of(db: AsyncSession, activity: Activity, person: Person) -> RollState | None:
    """Return the person's state on the roll as corrected; None if the roll does not count the person as a member."""
    entry = await entry_of(db, activity, person)
    if entry is None or not entry.counted:
        return None
    query = select(Attendance.id).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id, LIVE)
    if await db.scalar(query) is not None:
        return RollState.PRESENT
    return RollState.LEAVE if entry.state is RollState.LEAVE else RollState.ABSENT


async def counted(db: AsyncSession, activity_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Return the (activity id, person id) pairs of all whom the rolls count as members, as corrected."""
    query = select(RollEntry.id, RollEntry.activity_id, RollEntry.person_id, RollEntry.counted)
    corrected = await _kind_corrections(db, RollEntry.activity_id.in_(activity_ids))
    rows = await db.execute(query.where(RollEntry.activity_id.in_(activity_ids)))
    return {
        (activity_id, person_id)
        for entry_id, activity_id, person_id, fixed in rows
        if person_id is not None and (corrected[entry_id].counts if entry_id in corrected else fixed)
    }


async def kinds_of(db: AsyncSession, person: Person, activities: Sequence[Activity]) -> dict[int, KindThen]:
    """Return the kind by which each of these activities counts or counted the person, by the activity's id.

    It is the present one until the end of the activity, and then that at its start: by the terms as known then until
    the roll is fixed, and by the roll with its corrections afterwards.
    """
    fixed = [activity.id for activity in activities if activity.roll_fixed]
    mine = (RollEntry.person_id == person.id, RollEntry.activity_id.in_(fixed))
    query = select(RollEntry.activity_id, RollEntry.id, RollEntry.kind, RollEntry.state).where(*mine)
    on_roll = {activity_id: (number, kind, state) for activity_id, number, kind, state in await db.execute(query)}
    corrected = await _kind_corrections(db, *mine)
    memberships = await terms.of_person(db, person)

    def then(activity: Activity) -> KindThen:
        if activity.id in on_roll:
            entry_id, kind, state = on_roll[activity.id]
            correction = corrected.get(entry_id)
            return KindThen(correction.new if correction else kind, correction, state is RollState.LEAVE)
        if activity.roll_fixed:
            return KindThen(None)
        at = activity.starts_at or activity.ended_at
        return KindThen(terms.kind_at(memberships, at) if activity.ended_at is not None and at else person.kind)

    return {activity.id: then(activity) for activity in activities}


async def kind_corrections(db: AsyncSession, activity: Activity) -> Sequence[KindCorrection]:
    """Return the corrections of kinds, one for each person: from the first value to the last."""
    return tuple((await _kind_corrections(db, RollEntry.activity_id == activity.id)).values())


async def _kind_corrections(db: AsyncSession, *which: ColumnElement[bool]) -> dict[int, KindCorrection]:
    """Return the corrections of the kinds of these entries, by the entry's id."""
    query = select(Correction, RollEntry).join(RollEntry, RollEntry.id == Correction.entry_id)
    query = query.where(Correction.field == KIND, *which).order_by(Correction.id)
    found: dict[int, KindCorrection] = {}
    for row, entry in await db.execute(query):
        if entry.person is not None:
            first = found.get(entry.id)
            old = first.old if first else kind_of(row.old)
            found[entry.id] = KindCorrection(entry.person, entry.counted, old, kind_of(row.new), row.at, row.by)
    return found


def kind_of(stored: str) -> Kind | None:
    """Return the kind that a correction stores; None stands for a person who was not in the branch."""
    return None if stored == NOT_IN_BRANCH else Kind(stored)


async def correct(
    db: AsyncSession, activity: Activity, person: Person, *, old: RollState, new: RollState, by: Person, now: datetime
) -> None:
    """Record that the person's state was corrected after the end; a person who is not on the roll has no entry."""
    entry = await entry_of(db, activity, person)
    if entry is None:
        return
    row = Correction(entry_id=entry.id, field=STATE, old=old, new=new, at=now, by_id=by.id)
    db.add(row)
    await db.flush()
    await timeline.note_rows(db, Rows.CORRECTION, activity, row.id, now=now, person=person)


async def note_late_arrival(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Note the check-in of a person whom the roll does not have as present, unless it is a correction or noted."""
    entry = await entry_of(db, activity, person)
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id, LIVE)
    arrival = (await db.scalars(query)).one_or_none()
    if entry is None or arrival is None or entry.state is RollState.PRESENT or is_correction(activity, arrival):
        return
    if not await timeline.has_rows(db, Rows.ARRIVAL, activity, arrival.id):
        await timeline.note_rows(db, Rows.ARRIVAL, activity, arrival.id, now=now, person=person)


async def note_late_leave(db: AsyncSession, leave: Leave, *, now: datetime) -> None:
    """Note leave that was approved after the end for a person whom the roll has as absent; no correction."""
    entry = await entry_of(db, leave.activity, leave.person)
    if entry is not None and entry.state is RollState.ABSENT:
        await timeline.note_rows(db, Rows.LEAVE, leave.activity, leave.id, now=now, person=leave.person)


def is_correction(activity: Activity, arrival: Arrival | Attendance) -> bool:
    """True if the arrival was recorded by hand after the end of the activity, or after it was recorded later."""
    return activity.roll_as_of is not None and arrival.how is How.HAND and arrival.at > activity.roll_as_of


async def arrivals_at(db: AsyncSession, activity: Activity) -> list[Arrival]:
    """Return the check-ins of an activity in order of arrival; `whole` reads what else is known of one."""
    return await _arrivals(db, activity, LIVE)


async def arrivals_as_of(db: AsyncSession, activity: Activity, instant: datetime) -> list[Arrival]:
    """Return the check-ins that counted at this instant; one that was recorded or withdrawn later changes nothing."""
    return await _arrivals(db, activity, Attendance.at <= instant, or_(LIVE, Attendance.voided_at > instant))


async def _arrivals(db: AsyncSession, activity: Activity, *conditions: ColumnElement[bool]) -> list[Arrival]:
    query = select(Attendance.id, Attendance.person_id, Attendance.at, Attendance.how)
    query = query.where(Attendance.activity_id == activity.id, *conditions).order_by(Attendance.id)
    return [Arrival(*row) for row in await db.execute(query)]


async def whole(db: AsyncSession, arrivals: Iterable[Arrival]) -> dict[int, Attendance]:
    """Return the rows of these check-ins, by the person's id."""
    ids = [arrival.id for arrival in arrivals]
    if not ids:
        return {}
    query = select(Attendance).where(Attendance.id.in_(ids))
    return {row.person_id: row for row in (await db.scalars(query)).all()}


async def moved(db: AsyncSession, activity: Activity) -> dict[int, Attendance]:
    """Return the last check-in of each person from before the activity moved, by the person's id."""
    return {row.person_id: row for row in await _voided(db, activity, VoidCause.MOVED)}


async def withdrawn(db: AsyncSession, activity: Activity) -> dict[int, Attendance]:
    """Return the check-ins that counted at the end and were withdrawn since, by the person's id."""
    ended_at = activity.ended_at
    if ended_at is None:
        return {}
    return {
        row.person_id: row
        for row in await _voided(db, activity, VoidCause.WRONG)
        if row.voided_at and row.voided_at > ended_at and not is_correction(activity, row)
    }


async def _voided(db: AsyncSession, activity: Activity, cause: VoidCause) -> Sequence[Attendance]:
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.void_cause == cause)
    return (await db.scalars(query.order_by(Attendance.id))).all()


async def excused_in_time(db: AsyncSession, activity: Activity) -> set[int]:
    """Return the ids of the people on leave by the roll, or by a request from before the start, decided at any time."""
    asked = select(Leave.person_id).where(Leave.activity_id == activity.id, Leave.state == LeaveState.APPROVED)
    in_time = asked.where(Leave.asked_at < activity.starts_at)
    return await _ids(db, union(in_time, _on_leave_by_roll(activity.id)))


async def excused(db: AsyncSession, activity_id: int) -> set[int]:
    """Return the ids of the people on approved leave, or on leave by a roll that was recorded later (补记)."""
    approved = select(Leave.person_id).where(Leave.activity_id == activity_id, Leave.state == LeaveState.APPROVED)
    return await _ids(db, union(approved, _on_leave_by_roll(activity_id)))


def _on_leave_by_roll(activity_id: int) -> Select[int | None]:
    query = select(RollEntry.person_id)
    return query.where(RollEntry.activity_id == activity_id, RollEntry.state == RollState.LEAVE)


async def _ids(db: AsyncSession, query: CompoundSelect[int | None]) -> set[int]:
    return {number for number in (await db.scalars(query)).all() if number is not None}
