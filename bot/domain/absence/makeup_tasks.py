"""Make-up studies as they stand written: whose, how far, how many (rules 67, 68)."""

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
    """How many make-up studies of an activity stand where; each is counted once.

    `open` is owed and in time, `overdue` was handed over to the organisation officer, `submitted` waits to be
    accepted.
    """

    open: int
    submitted: int
    accepted: int
    overdue: int


# --- looking


async def of(db: AsyncSession, activity_id: int, person_id: int) -> Makeup | None:
    """The person's make-up study of this activity."""
    query = select(Makeup).where(Makeup.activity_id == activity_id, Makeup.person_id == person_id)
    return (await db.scalars(query)).one_or_none()


async def told_of(db: AsyncSession, delivery: Delivery) -> Makeup | None:
    """The make-up study that a promised message is about; None when it was cancelled.

    A database may give the id of a deleted row to another one, which would be somebody else's.
    """
    row = await db.get(Makeup, delivery.args["makeup"])
    if row is None or (row.activity_id, row.person_id) != (delivery.activity_id, delivery.person_id):
        return None
    return row


async def home(db: AsyncSession, makeup_id: int) -> int | None:
    """The branch that the make-up study with this id belongs to."""
    query = select(Activity.branch_id).join(Makeup, Makeup.activity_id == Activity.id).where(Makeup.id == makeup_id)
    return (await db.scalars(query)).one_or_none()


async def get(db: AsyncSession, makeup_id: int, branch_id: int) -> Makeup:
    """The make-up study with this id, if of this branch; locked until the transaction ends.

    Raises:
        Refused: `makeup-gone`.
    """
    query = select(Makeup).where(Makeup.id == makeup_id).with_for_update()
    row = (await db.scalars(query.execution_options(populate_existing=True))).one_or_none()
    if row is None or row.activity.branch_id != branch_id:
        raise Refused("makeup-gone")
    return row


async def own(db: AsyncSession, makeup_id: int, person: Person) -> Makeup:
    """The make-up study with this id, if it is this person's.

    Raises:
        Refused: `makeup-gone`, also when it is somebody else's: nobody learns by guessing whose it is.
    """
    row = await get(db, makeup_id, person.branch_id)
    if row.person_id != person.id:
        raise Refused("makeup-gone")
    return row


async def unfinished(db: AsyncSession, person: Person) -> Sequence[Makeup]:
    """What a person still owes or has handed in and not heard of, the oldest first."""
    query = select(Makeup).where(Makeup.person_id == person.id, Makeup.state != State.ACCEPTED)
    return (await db.scalars(query.order_by(Makeup.due_at, Makeup.id))).all()


async def of_activity(db: AsyncSession, activity: Activity) -> Sequence[Makeup]:
    """Everybody's make-up study of an activity."""
    return (await db.scalars(select(Makeup).where(Makeup.activity_id == activity.id).order_by(Makeup.id))).all()


async def of_person(db: AsyncSession, person: Person, year: int) -> Sequence[Makeup]:
    """A person's make-up studies of the activities of a year."""
    query = (
        select(Makeup)
        .join(Activity, Activity.id == Makeup.activity_id)
        .where(Makeup.person_id == person.id, Activity.year == year)
    )
    return (await db.scalars(query.order_by(Activity.month, Makeup.id))).all()


async def figures(db: AsyncSession, activity: Activity) -> Figures:
    """How the make-up studies of an activity stand."""
    rows = await of_activity(db, activity)
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
    """Whether this person is not on the roster any more."""
    person = await db.get(Person, person_id) if person_id is not None else None
    return person is not None and person.left_at is not None


async def overdue(db: AsyncSession, activity_id: int, *, at: datetime) -> Sequence[Makeup]:
    """What is owed for an activity and was due by this instant, by people who are still on the roster."""
    query = (
        select(Makeup)
        .join(Person, Person.id == Makeup.person_id)
        .where(Makeup.activity_id == activity_id, Makeup.due_at <= at, Makeup.state.in_(OWED), Person.left_at.is_(None))
    )
    return (await db.scalars(query.order_by(Makeup.id))).all()


def was_late(row: Makeup) -> bool:
    """Whether the answer was handed in after its time; it is accepted all the same, and said."""
    return row.submitted_at is not None and row.submitted_at > row.due_at


def by_hand(row: Makeup) -> bool:
    """Whether an officer recorded it for the person, `note` saying how it was done."""
    return row.state == State.ACCEPTED and row.submitted_at is None


def stamp(row: Makeup) -> int:
    """Tells one handing-in from the next: its second; 0 before the first."""
    return int(row.submitted_at.timestamp()) if row.submitted_at else 0
