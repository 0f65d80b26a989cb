"""Queries for leave requests, and for the activities that leave can be requested for (rules 17 to 19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.attendance.standing import standing_of, was_present
from bot.domain.attendance.window import RECORDS_OPEN_AT_MOST, records_are_open
from bot.domain.branch.powers import Power, deciders, require_decider
from bot.domain.refusals import Refused
from bot.storage.tables.absence import Leave, LeaveCategory, LeaveState
from bot.storage.tables.activity import STANDS, Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event

PURPOSE = "leave"
ASKED = "leave-asked"

Category = LeaveCategory
State = LeaveState
LIVE = (State.PENDING, State.APPROVED)


@dataclass(frozen=True)
class Request:
    """A leave request with the decider's name, the names of those who may decide, and the recorder's id."""

    leave: Leave
    decided_by: str | None
    deciders: tuple[str, ...]
    recorded_by: int | None

    def may_withdraw(self, person: Person) -> bool:
        """True if the request is the person's own, or the person recorded it for its owner."""
        return person.id in {self.leave.person_id, self.recorded_by}

    @property
    def late(self) -> bool:
        """True if it is late leave (补假)."""
        return is_late(self.leave)


def is_late(leave: Leave) -> bool:
    """True if it was requested at or after the start of the activity (补假)."""
    starts = leave.activity.starts_at
    return starts is not None and leave.asked_at >= starts


async def of(db: AsyncSession, activity: Activity, person: Person) -> Leave | None:
    """Return the person's pending or approved request for this activity, if there is one."""
    query = select(Leave).where(Leave.activity_id == activity.id, Leave.person_id == person.id, Leave.state.in_(LIVE))
    return (await db.scalars(query)).one_or_none()


async def of_activity(db: AsyncSession, activity: Activity) -> Sequence[Leave]:
    """Return all requests for an activity, including withdrawn and returned ones (rule 18)."""
    query = select(Leave).where(Leave.activity_id == activity.id)
    return (await db.scalars(query.order_by(Leave.id))).all()


async def of_person(db: AsyncSession, person: Person, year: int) -> Sequence[Leave]:
    """Return a person's requests of a year, the oldest first."""
    query = select(Leave).where(Leave.person_id == person.id, Leave.year == year)
    return (await db.scalars(query.order_by(Leave.id))).all()


async def pending(db: AsyncSession, branch_id: int) -> Sequence[Leave]:
    """Return the branch's pending requests, the oldest first."""
    query = select(Leave).where(Leave.branch_id == branch_id, Leave.state == State.PENDING)
    return (await db.scalars(query.order_by(Leave.asked_at, Leave.id))).all()


async def home(db: AsyncSession, leave_id: int) -> int | None:
    """Return the id of the branch that the request belongs to; None if there is no such request."""
    return (await db.scalars(select(Leave.branch_id).where(Leave.id == leave_id))).one_or_none()


async def find(db: AsyncSession, leave_id: int, branch_id: int) -> Leave:
    """Return the request with this id if it belongs to the branch.

    Raises:
        Refused: `leave-gone`.
    """
    return await _one(db, select(Leave).where(Leave.id == leave_id, Leave.branch_id == branch_id))


async def get(db: AsyncSession, leave_id: int, branch_id: int) -> Leave:
    """Return the same request as `find`, with its row locked until the transaction ends."""
    query = select(Leave).where(Leave.id == leave_id, Leave.branch_id == branch_id).with_for_update()
    return await _one(db, query.execution_options(populate_existing=True))


async def _one(db: AsyncSession, query: Select[Leave]) -> Leave:
    leave = (await db.scalars(query)).one_or_none()
    if leave is None:
        raise Refused("leave-gone")
    return leave


async def request(db: AsyncSession, leave: Leave) -> Request:
    """Return the request with the names that its readers need."""
    decider = await db.get(Person, leave.decided_by) if leave.decided_by else None
    allowed = await deciders(db, leave.person, Power.DECIDE_LEAVE)
    names = tuple(other.name for other in allowed)
    return Request(leave, decider.name if decider else None, names, await _recorded_by(db, leave))


async def _recorded_by(db: AsyncSession, leave: Leave) -> int | None:
    """Return the id of the request's author, who is its person or the officer who recorded it."""
    query = select(Event).where(
        Event.kind == ASKED, Event.activity_id == leave.activity_id, Event.person_id == leave.person_id
    )
    found = (await db.scalars(query)).all()
    return next((event.by_id for event in found if event.detail.get("leave") == leave.id), None)


async def visible(db: AsyncSession, leave_id: int, reader: Person) -> Leave:
    """Return the request to its person or to an officer who may decide on it; its reason is private.

    Raises:
        Refused: `leave-gone`, `own-matter`, `not-allowed`, `not-allowed-nobody`.
    """
    leave = await get(db, leave_id, reader.branch_id)
    if leave.person_id != reader.id:
        await require_decider(db, reader, leave.person, Power.DECIDE_LEAVE)
    return leave


async def newest(db: AsyncSession, activity: Activity, person: Person) -> Leave | None:
    """Return the person's latest request for this activity, in whatever state."""
    query = select(Leave).where(Leave.activity_id == activity.id, Leave.person_id == person.id)
    return (await db.scalars(query.order_by(Leave.id.desc()).limit(1))).one_or_none()


async def choices(db: AsyncSession, branch_id: int, *, now: datetime) -> Sequence[Activity]:
    """Return the activities that leave can be requested for: upcoming ones, and ended ones whose records are open."""
    ended_lately = Activity.ended_at >= now - RECORDS_OPEN_AT_MOST
    query = select(Activity).where(
        Activity.branch_id == branch_id, STANDS, ended_lately, Activity.recorded_later_at.is_(None)
    )
    ended = (await db.scalars(query.order_by(Activity.ended_at.desc()))).all()
    recent = [activity for activity in ended if records_are_open(activity, now)]
    return [*await activities.ahead(db, branch_id), *recent]


async def own_choices(db: AsyncSession, person: Person, *, now: datetime) -> Sequence[Activity]:
    """Return one person's choices: without ended activities that they attended or that did not count them."""
    found = await choices(db, person.branch_id, now=now)
    kinds = await roll.kinds_of(db, person, found)
    return [
        activity
        for activity in found
        if activity.ended_at is None or (kinds[activity.id].counts and not await was_present(db, activity, person))
    ]


async def excusable(db: AsyncSession, activity: Activity, officer: Person) -> Sequence[Person]:
    """Return the members whose leave the officer can record: all who are missing, except the officer.

    Those whom a correction of the roll no longer counts need none.
    """
    standing = await standing_of(db, activity)
    others = {officer.id, *(one.person.id for one in standing.recounted if not one.counts)}
    return [person for person in standing.missing if person.id not in others]
