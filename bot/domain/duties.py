"""Duties: everything owed by a time. This table is the schedule; the scheduler only asks it what is due."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import turns
from bot.storage.queue import Duty


class Verdict(Enum):
    """What came of a duty that the tick carried out; an instant instead of a verdict means: look again then."""

    DONE = "done"
    DROPPED = "dropped"  # its kind's rule says that it is of no use any more
    OPEN = "open"  # the bot has done its part: it stands in `/todo` until somebody settles it


class Busy(Exception):  # noqa: N818 - nothing went wrong
    """Somebody else is changing the branch just now; there is other work to do meanwhile."""


Work = Callable[[AsyncSession, Duty, datetime], Awaitable[Verdict | datetime]]

LATE = timedelta(minutes=10)
FIRST_RETRY = timedelta(minutes=1)
LAST_RETRY = timedelta(hours=1)


def key_of(kind: str, subject: str, person_id: int | None = None, tag: str = "") -> str:
    """What makes a duty one and the same; planning it twice finds it again."""
    return f"{kind}:{subject}:{person_id or 0}:{tag}"


async def owe(
    db: AsyncSession,
    kind: str,
    *,
    branch_id: int,
    owner: str,
    due_at: datetime,
    next_at: datetime | None,
    activity_id: int | None = None,
    person_id: int | None = None,
    tag: str = "",
    again: bool = False,
) -> Duty:
    """Write a duty down, or move it when it is already owed.

    `due_at` is the deadline; `next_at` when the bot itself acts on it (None: it only stands in `/todo`). `owner` is an
    office, `host`, `recorder` or `person`. A duty that was already done is owed again only if it now lies later,
    or `again` is said.
    """
    key = key_of(kind, f"a{activity_id}" if activity_id else f"b{branch_id}", person_id, tag)
    duty = (await db.scalars(select(Duty).where(Duty.key == key))).one_or_none()
    if duty is None:
        duty = Duty(
            key=key,
            kind=kind,
            branch_id=branch_id,
            activity_id=activity_id,
            person_id=person_id,
            owner=owner,
            due_at=due_at,
        )
        db.add(duty)
    elif duty.done_at is not None and due_at <= duty.due_at and not again:
        return duty
    duty.owner, duty.due_at, duty.next_at, duty.done_at, duty.outcome, duty.failures = (
        owner,
        due_at,
        next_at,
        None,
        None,
        0,
    )
    db.info["woken"] = True
    await db.flush()
    return duty


async def settle(
    db: AsyncSession,
    kind: str,
    *,
    now: datetime,
    branch_id: int | None = None,
    activity_id: int | None = None,
    person_id: int | None = None,
    outcome: str = "done",
) -> None:
    """What was owed is done (or `dropped`): every open duty of this kind and subject, whatever its tag."""
    query = update(Duty).where(Duty.kind == kind, Duty.done_at.is_(None))
    if branch_id is not None:
        query = query.where(Duty.branch_id == branch_id)
    if activity_id is not None:
        query = query.where(Duty.activity_id == activity_id)
    if person_id is not None:
        query = query.where(Duty.person_id == person_id)
    await db.execute(query.values(done_at=now, next_at=None, outcome=outcome))


def finish(duty: Duty, verdict: Verdict | datetime, *, now: datetime) -> None:
    """Note what came of a duty: done, late when more than ten minutes past its time, dropped, or to be seen again."""
    if isinstance(verdict, datetime) or verdict is Verdict.OPEN:
        duty.next_at = verdict if isinstance(verdict, datetime) else None
        return
    late = verdict is Verdict.DONE and now > duty.due_at + LATE
    duty.done_at, duty.next_at, duty.outcome = now, None, "late" if late else verdict.value


def push_ahead(duty: Duty, *, now: datetime) -> None:
    """A duty failed: look at it again later, doubling the wait up to an hour, so that it cannot jam the others."""
    duty.failures += 1
    duty.next_at = now + min(FIRST_RETRY * 2 ** min(duty.failures - 1, 10), LAST_RETRY)


async def due(db: AsyncSession, *, now: datetime, limit: int) -> Sequence[int]:
    """The ids of what is due, the oldest first."""
    query = select(Duty.id).where(Duty.next_at.is_not(None), Duty.next_at <= now).order_by(Duty.next_at, Duty.id)
    return (await db.scalars(query.limit(limit))).all()


async def claim(db: AsyncSession, duty_id: int, *, now: datetime, wait: bool = True) -> Duty | None:
    """Take one due duty, and its branch's turn, for this transaction; None when another process was quicker.

    Raises:
        Busy: somebody else has the branch's turn, and the caller would rather not `wait`.
    """
    mine = Duty.id == duty_id, Duty.next_at <= now
    if turns.needed(db):
        branch_id = await db.scalar(select(Duty.branch_id).where(*mine))
        if branch_id is None:
            return None
        if wait:
            await turns.take(db, branch_id)
        elif not await turns.try_to_take(db, branch_id):
            raise Busy
    query = select(Duty).where(*mine).with_for_update(skip_locked=True)
    return (await db.scalars(query)).one_or_none()


async def overtaken(db: AsyncSession, duty: Duty, *, now: datetime) -> bool:
    """Whether a later one of the same kind and subject is due as well: after an outage one nudge is enough."""
    query = select(Duty.id).where(
        Duty.kind == duty.kind,
        Duty.branch_id == duty.branch_id,
        Duty.activity_id.is_not_distinct_from(duty.activity_id),
        Duty.person_id.is_not_distinct_from(duty.person_id),
        Duty.due_at > duty.due_at,
        Duty.next_at <= now,
    )
    return (await db.scalars(query.limit(1))).first() is not None


async def earliest(db: AsyncSession) -> datetime | None:
    """When the next duty comes due."""
    query = select(func.min(Duty.next_at)).where(Duty.next_at.is_not(None))  # SQLite takes the index only if told so
    return (await db.scalars(query)).one()


async def failing(db: AsyncSession) -> int:
    """How many duties have failed and are to be tried again."""
    query = select(func.count()).where(Duty.next_at.is_not(None), Duty.failures > 0)
    return (await db.scalars(query)).one()


async def open_duties(db: AsyncSession, branch_id: int) -> Sequence[Duty]:
    """Everything still owed in a branch, the most urgent first: the source of `/todo`."""
    query = select(Duty).where(Duty.branch_id == branch_id, Duty.done_at.is_(None)).order_by(Duty.due_at, Duty.id)
    return (await db.scalars(query)).all()
