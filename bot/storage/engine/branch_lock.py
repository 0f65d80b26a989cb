"""Branch locks: a transaction that changes a branch has exclusive access to it until it ends.

The rules read before they write ("is there one already?", "how many are there?"), which is correct only while no other
transaction writes in between. SQLite has one writer anyway. On PostgreSQL each transaction that changes something takes
its branch's advisory lock: members of one branch queue, different branches do not, in any number of processes. A lock
that a rule forgets does little harm: the unique constraints decide, and the loser retries (`Database.is_transient`).

Advisory locks are global to the database, but each schema numbers its own branches: so the schema is half of the key.
"""

import asyncio
from collections.abc import Collection
from contextvars import ContextVar

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, func, literal, select, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import CompoundSelect

HELD, LOOKUPS = "branch_locks", "branch_lookups"  # in a session's `info`: the locks it holds, the lock of the lookups
KEY_SPACE = "party-day-bot "  # separates these locks from those of other programs in the same database
NO_BRANCH = 0  # for events before a branch has a row, or between two branches: new and migrated groups
# The branches whose lock this task has tried to take out of order.
_contended: ContextVar[frozenset[int]] = ContextVar("contended", default=frozenset())


def enable(db: AsyncSession, lookups: asyncio.Lock) -> None:
    """Let this session take locks. The sessions of the process share `lookups`; see `take_all`."""
    db.info[HELD], db.info[LOOKUPS] = set(), lookups


def needed(db: AsyncSession) -> bool:
    """True if this session writes and other processes may write at the same time."""
    return HELD in db.info


def lock(branch_id: int | ColumnElement[int]) -> ColumnElement[None]:
    """Return the SQL expression that waits for the branch's lock and keeps it until the transaction ends."""
    return func.pg_advisory_xact_lock(_key_space(), branch_id)


async def take(db: AsyncSession, branch_id: int) -> None:
    """Wait for the branch's lock and keep it; refresh the rows read before, which may have changed meanwhile."""
    held: set[int] | None = db.info.get(HELD)
    if held is None or branch_id in held:
        return
    out_of_order = bool(held) and branch_id < max(held)
    held.add(branch_id)
    await db.flush()
    if out_of_order:
        await _take_without_waiting(db, branch_id)
    else:
        await db.execute(select(lock(branch_id)))
    for row in tuple(db):
        try:
            await db.refresh(row)
        except InvalidRequestError:  # the row was deleted meanwhile
            db.expunge(row)


async def _take_without_waiting(db: AsyncSession, branch_id: int) -> None:
    """Take a lock out of order without waiting for it: its holder may be waiting for one of ours.

    If it is not free, this transaction fails as if another had interfered, and its retry takes the lock in order.
    """
    _contended.set(_contended.get() | {branch_id})
    await db.execute(text("SET LOCAL lock_timeout = '1ms'"))
    await db.execute(select(lock(branch_id)))
    await db.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


async def take_all(db: AsyncSession, wanted: Select[int] | CompoundSelect[int]) -> None:
    """Wait for the locks of all the branches that the query finds.

    The sessions of one process get a branch's lock in the order in which they ask for it: they look up branches one by
    one, so that each is three round trips ahead of the next.

    Take with them, in order, the locks that this task has tried to take out of order, after a later branch's.
    """
    lookups: asyncio.Lock | None = db.info.get(LOOKUPS)
    if lookups is None:
        return
    async with lookups:
        found = (await db.scalars(wanted)).all()
    ordered = sorted({*found, *_contended.get()})  # always in this order, so that there is no deadlock
    if len(ordered) > 1 and not db.info[HELD] and not tuple(db):
        db.info[HELD] |= set(ordered)
        await db.execute(_one_after_the_other(ordered))
        return
    for branch_id in ordered:
        await take(db, branch_id)


async def take_found(db: AsyncSession, wanted: Select[int]) -> None:
    """Wait for the locks of all the branches that the query finds, in one round trip.

    For a transaction that changes no other branch: the locks are not recorded in the session. The order of two batches
    makes no difference, so no order is kept between sessions.
    """
    found = wanted.order_by(*wanted.selected_columns).subquery()
    await db.execute(select(lock(*found.c)))


async def try_to_take(db: AsyncSession, branch_ids: Collection[int]) -> Collection[int]:
    """Take the locks that are free, without waiting; return the branches whose lock this session has."""
    held: set[int] | None = db.info.get(HELD)
    if held is None or not branch_ids:
        return branch_ids
    each = _each(sorted(branch_ids))
    found = await db.execute(select(each, func.pg_try_advisory_xact_lock(_key_space(), each)))
    got = {branch_id for branch_id, free in found if free}
    held |= got
    return got


def _one_after_the_other(branch_ids: list[int]) -> Select[None]:
    """Return the query for several locks in one round trip: a batch of check-ins is from dozens of branches."""
    return select(func.pg_advisory_xact_lock(_key_space(), _each(branch_ids)))


def _each(branch_ids: list[int]) -> ColumnElement[int]:
    return func.unnest(literal(branch_ids, ARRAY(Integer))).column_valued("each")


def _key_space() -> ColumnElement[int]:
    return func.hashtext(func.concat(KEY_SPACE, func.current_schema()))  # without a schema before it exists
