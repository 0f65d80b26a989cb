"""Queries for make-up studies: by person, by state, and their figures (rules 67, 68)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.kinds import DutyKind, Owner
from bot.domain.refusals import Refused
from bot.storage.tables.absence import Makeup, MakeupCause, MakeupState
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Delivery, Duty

State = MakeupState
Cause = MakeupCause
OWED = (State.OPEN, State.RETURNED)


@dataclass(frozen=True)
class Figures:
    """The numbers of make-up studies of an activity by progress; each is counted once.

    `open` ones are owed and in time, `overdue` ones were handed over to the organisation officer, `submitted` ones
    wait for acceptance.
    """

    open: int
    submitted: int
    accepted: int
    overdue: int


# --- queries


async def of(db: AsyncSession, activity_id: int, person_id: int) -> Makeup | None:
    """Return the person's make-up study of this activity, if there is one."""
    query = select(Makeup).where(Makeup.activity_id == activity_id, Makeup.person_id == person_id)
    return (await db.scalars(query)).one_or_none()


async def told_of(db: AsyncSession, delivery: Delivery) -> Makeup | None:
    """Return the make-up study that a delivery is about; None if it was cancelled.

    The activity and the person are compared because a database may reuse the id of a deleted row.
    """
    row = await db.get(Makeup, delivery.args["makeup"])
    if row is None or (row.activity_id, row.person_id) != (delivery.activity_id, delivery.person_id):
        return None
    return row


async def home(db: AsyncSession, makeup_id: int) -> int | None:
    """Return the id of the branch that the make-up study belongs to; None if there is no such study."""
    query = select(Activity.branch_id).join(Makeup, Makeup.activity_id == Activity.id).where(Makeup.id == makeup_id)
    return (await db.scalars(query)).one_or_none()


async def get(db: AsyncSession, makeup_id: int, branch_id: int) -> Makeup:
    """Return the make-up study with this id if it belongs to the branch; its row is locked until the transaction ends.

    Raises:
        Refused: `makeup-gone`.
    """
    query = select(Makeup).where(Makeup.id == makeup_id).with_for_update()
    row = (await db.scalars(query.execution_options(populate_existing=True))).one_or_none()
    if row is None or row.activity.branch_id != branch_id:
        raise Refused("makeup-gone")
    return row


async def own(db: AsyncSession, makeup_id: int, person: Person) -> Makeup:
    """Return the make-up study with this id if it is this person's.

    Raises:
        Refused: `makeup-gone`, also if it is another person's, so that guessed ids reveal nothing.
    """
    row = await get(db, makeup_id, person.branch_id)
    if row.person_id != person.id:
        raise Refused("makeup-gone")
    return row


async def unfinished(db: AsyncSession, person: Person) -> Sequence[Makeup]:
    """Return the person's make-up studies that are not accepted yet, the earliest due first."""
    query = select(Makeup).where(Makeup.person_id == person.id, Makeup.state != State.ACCEPTED)
    return (await db.scalars(query.order_by(Makeup.due_at, Makeup.id))).all()


async def of_activity(db: AsyncSession, activity: Activity) -> Sequence[Makeup]:
    """Return all make-up studies of an activity."""
    return (await db.scalars(select(Makeup).where(Makeup.activity_id == activity.id).order_by(Makeup.id))).all()


async def of_person(db: AsyncSession, person: Person, year: int) -> Sequence[Makeup]:
    """Return a person's make-up studies of the activities of a year, by month."""
    query = (
        select(Makeup)
        .join(Activity, Activity.id == Makeup.activity_id)
        .where(Makeup.person_id == person.id, Activity.year == year)
    )
    return (await db.scalars(query.order_by(Activity.month, Makeup.id))).all()


async def figures(db: AsyncSession, activity: Activity) -> Figures:
    """Return the figures of an activity's make-up studies."""
    every = select(Makeup.person_id, Makeup.state).where(Makeup.activity_id == activity.id)
    rows = (await db.execute(every)).all()
    query = select(Duty.person_id).where(
        Duty.kind == DutyKind.MAKEUP,
        Duty.activity_id == activity.id,
        Duty.owner != Owner.PERSON,
        Duty.done_at.is_(None),
    )
    handed_over = set((await db.scalars(query)).all())
    owed = [row for row in rows if row.state in OWED]
    overdue = sum(1 for row in owed if row.person_id in handed_over)
    return Figures(
        open=len(owed) - overdue,
        submitted=sum(1 for row in rows if row.state == State.SUBMITTED),
        accepted=sum(1 for row in rows if row.state == State.ACCEPTED),
        overdue=overdue,
    )


async def has_left(db: AsyncSession, person_id: int | None) -> bool:
    """True if this person has left the roster."""
    person = await db.get(Person, person_id) if person_id is not None else None
    return person is not None and person.left_at is not None


async def overdue(db: AsyncSession, activity_id: int, *, at: datetime) -> Sequence[Makeup]:
    """Return the make-up studies of an activity that are still owed and were due by `at`, of people on the roster."""
    query = (
        select(Makeup)
        .join(Person, Person.id == Makeup.person_id)
        .where(Makeup.activity_id == activity_id, Makeup.due_at <= at, Makeup.state.in_(OWED), Person.left_at.is_(None))
    )
    return (await db.scalars(query.order_by(Makeup.id))).all()


def was_late(row: Makeup) -> bool:
    """True if the answer was submitted after the due time; it can be accepted all the same, with a remark."""
    return row.submitted_at is not None and row.submitted_at > row.due_at


def by_hand(row: Makeup) -> bool:
    """True if an officer recorded it for the person; `note` then says how it was done."""
    return row.state == State.ACCEPTED and row.submitted_at is None


def stamp(row: Makeup) -> int:
    """Return the Unix time of the submission in seconds, which tells submissions apart; 0 before the first."""
    return int(row.submitted_at.timestamp()) if row.submitted_at else 0
