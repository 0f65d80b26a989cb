"""Duties: everything owed by a deadline. This table is the schedule; the scheduler only queries it for due duties."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Integer, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.kinds import DutyKind, Owner
from bot.domain.roles import Office
from bot.domain.subject_ids import Subject, ids_of
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty, Outcome


class Verdict(Enum):
    """The outcome of a duty that the tick carried out; an instant instead of a verdict means: try again then."""

    DONE = "done"
    DROPPED = "dropped"  # no longer of use, by the rule of its kind
    OPEN = "open"  # the bot has done its part; the duty stays in `/todo` until it is settled


Work = Callable[[AsyncSession, Duty, datetime], Awaitable[Verdict | datetime]]

LATE = timedelta(minutes=10)
FIRST_RETRY = timedelta(minutes=1)
LAST_RETRY = timedelta(hours=1)


def key_of(kind: str, subject: str, person_id: int | None = None, tag: str = "") -> str:
    """Return the key that identifies a duty, so that planning it twice finds the same row."""
    return f"{kind}:{subject}:{person_id or 0}:{tag}"


async def owe(
    db: AsyncSession,
    kind: DutyKind,
    about: Subject,
    *,
    due_at: datetime,
    next_at: datetime | None,
    person: Person | None = None,
    owner: Office | Owner | None = None,
    tag: str = "",
    again: bool = False,
) -> Duty:
    """Create a duty, or move it if it is already owed.

    `due_at` is the deadline; `next_at` is when the bot itself acts (None: the duty only appears in `/todo`). `owner`
    defaults to the owner of the kind. A duty that is already done is owed again only if its deadline is now later, or
    if `again` is set.
    """
    ids, owner = ids_of(about, person), owner or kind.spec.owner
    subject = f"a{ids.activity_id}" if ids.activity_id else f"b{ids.branch_id}"
    key = key_of(kind, subject, ids.person_id, tag)
    duty = (await db.scalars(select(Duty).where(Duty.key == key))).one_or_none()
    if duty is None:
        duty = Duty(key=key, kind=kind, **ids._asdict(), owner=owner, due_at=due_at)
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
    kind: DutyKind,
    about: Subject,
    *,
    now: datetime,
    person: Person | None = None,
    outcome: Outcome = Outcome.DONE,
) -> None:
    """Close every open duty of this kind and subject, whatever its tag, as done or with the given outcome."""
    ids = ids_of(about, person)
    query = update(Duty).where(Duty.kind == kind, Duty.branch_id == ids.branch_id, Duty.done_at.is_(None))
    if ids.activity_id is not None:
        query = query.where(Duty.activity_id == ids.activity_id)
    if ids.person_id is not None:
        query = query.where(Duty.person_id == ids.person_id)
    await db.execute(query.values(done_at=now, next_at=None, outcome=outcome))


async def revive(
    db: AsyncSession, kinds: Collection[DutyKind], about: Subject, *, dropped_at: datetime, now: datetime
) -> None:
    """Owe the duties of an activity again that were dropped at this instant; the bot acts on them now."""
    query = select(Duty).where(Duty.activity_id == ids_of(about).activity_id, Duty.kind.in_(list(kinds)))
    for duty in (await db.scalars(query.where(Duty.done_at == dropped_at, Duty.outcome == Outcome.DROPPED))).all():
        duty.done_at, duty.outcome = None, None
        duty.next_at = now if DutyKind.of(duty.kind).spec.carried_out else None
    db.info["woken"] = True
    await db.flush()


async def is_open(db: AsyncSession, kind: DutyKind, about: Subject) -> bool:
    """True if a duty of this kind is owed for the activity."""
    open_one = (Duty.kind == kind, Duty.activity_id == ids_of(about).activity_id, Duty.done_at.is_(None))
    return await db.scalar(select(Duty.id).where(*open_one).limit(1)) is not None


def finish(duty: Duty, verdict: Verdict | datetime, *, now: datetime) -> None:
    """Record the outcome of a duty: done (late if more than ten minutes past its deadline), dropped, or still open."""
    if isinstance(verdict, datetime) or verdict is Verdict.OPEN:
        duty.next_at = verdict if isinstance(verdict, datetime) else None
        return
    late = verdict is Verdict.DONE and now > duty.due_at + LATE
    duty.done_at, duty.next_at, duty.outcome = now, None, Outcome.LATE if late else Outcome(verdict.value)


def recur(duty: Duty, at: datetime) -> None:
    """Give a duty that recurs its next deadline; past failures no longer count."""
    duty.due_at, duty.failures = at, 0


def push_ahead(duty: Duty, *, now: datetime) -> None:
    """Postpone a failed duty, doubling the wait up to an hour, so that it cannot block the others."""
    duty.failures += 1
    duty.next_at = now + min(FIRST_RETRY * 2 ** min(duty.failures - 1, 10), LAST_RETRY)


async def due(db: AsyncSession, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the ids of the due duties, the oldest first."""
    return (await db.scalars(_DUE, {"now": now, "limit": limit})).all()


async def claim(db: AsyncSession, ids: Sequence[int], *, now: datetime) -> tuple[Sequence[Duty], Sequence[int]]:
    """Claim several duties for this transaction, each with its branch's lock, without waiting.

    Return those that are still due, the oldest first, and the ids of those whose branch another transaction locks.
    """
    busy: list[int] = []
    if branch_lock.needed(db):
        found = (await db.execute(_WHOSE, {"ids": ids, "now": now})).all()
        locked = await branch_lock.try_to_take(db, {branch_id for _, branch_id in found})
        busy = [duty_id for duty_id, branch_id in found if branch_id not in locked]
        ids = [duty_id for duty_id, branch_id in found if branch_id in locked]
    return (await db.scalars(_CLAIMED, {"ids": ids, "now": now})).all(), busy


async def claim_one(db: AsyncSession, duty_id: int, *, now: datetime) -> Duty | None:
    """Claim one duty for this transaction and wait for its branch's lock; None if it is not due or already claimed."""
    mine = {"ids": [duty_id], "now": now}
    if branch_lock.needed(db):
        for _, branch_id in (await db.execute(_WHOSE, mine)).all():
            await branch_lock.take(db, branch_id)
    return (await db.scalars(_CLAIMED, mine)).one_or_none()


# Built once: with many duties due together, building these queries takes longer than carrying the duties out.
_DUE = (
    select(Duty.id)
    .where(Duty.next_at.is_not(None), Duty.next_at <= bindparam("now"))
    .order_by(Duty.next_at, Duty.id)
    .limit(bindparam("limit", type_=Integer))
)
_MINE = Duty.id.in_(bindparam("ids", expanding=True)), Duty.next_at <= bindparam("now")
_WHOSE = select(Duty.id, Duty.branch_id).where(*_MINE).order_by(Duty.next_at, Duty.id)
_CLAIMED = select(Duty).where(*_MINE).order_by(Duty.next_at, Duty.id).with_for_update(skip_locked=True)


def is_due(duty: Duty, *, now: datetime) -> bool:
    """True if the bot still has to act; another duty of the same batch may have settled this one."""
    return duty.next_at is not None and duty.next_at <= now


async def overtaken(db: AsyncSession, duty: Duty, *, now: datetime) -> bool:
    """True if a later duty of the same kind and subject is due as well: after an outage one reminder is enough."""
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
    """Return the instant at which the next duty comes due; None if there is none."""
    return (await db.scalars(_EARLIEST)).one()


_EARLIEST = select(func.min(Duty.next_at)).where(Duty.next_at.is_not(None))  # else SQLite ignores the partial index


async def failing(db: AsyncSession) -> int:
    """Return the number of failed duties that are to be tried again."""
    query = select(func.count()).where(Duty.next_at.is_not(None), Duty.failures > 0)
    return (await db.scalars(query)).one()


async def home(db: AsyncSession, duty_id: int) -> int | None:
    """Return the id of the branch that the duty belongs to; None if there is no such duty."""
    return await db.scalar(select(Duty.branch_id).where(Duty.id == duty_id))


async def open_duties(db: AsyncSession, branch_id: int) -> Sequence[Duty]:
    """Return the open duties of a branch, the most urgent first; `/todo` lists them."""
    query = select(Duty).where(Duty.branch_id == branch_id, Duty.done_at.is_(None)).order_by(Duty.due_at, Duty.id)
    return (await db.scalars(query)).all()
