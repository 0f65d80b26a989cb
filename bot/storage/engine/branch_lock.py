"""Turns: whoever changes a branch is alone with it until the transaction ends.

The rules look before they write ("is there one already?", "how many are there?"), which is right only while nobody else
writes in between. SQLite has one writer anyway. On PostgreSQL each transaction that changes something waits for its
branch's turn, an advisory lock that ends with it: the members of one branch queue, branches do not, whatever process
serves them. A turn that was forgotten somewhere is no disaster: the unique constraints decide, and the loser tries
again (`Database.stood_in_the_way`).

Advisory locks are the whole database's, branches are numbered by each schema of it: the schema is half of the lock.
"""

from collections.abc import Collection
from contextvars import ContextVar
from typing import TYPE_CHECKING

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, func, literal, select, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import CompoundSelect

if TYPE_CHECKING:
    import asyncio

TAKEN, DOOR = "turns", "door"  # in a session's `info`: the turns it has, and the door of its process
SPACE = "party-day-bot "  # tells these locks from anybody else's in the same database
# What this task did not get out of order.
_crosswise: ContextVar[frozenset[int]] = ContextVar("crosswise", default=frozenset())
NO_BRANCH = 0  # for what happens before a branch has a row, or between two: groups that come and move


def lock(branch_id: int | ColumnElement[int]) -> ColumnElement[None]:
    """What PostgreSQL is asked to wait for a turn, and keeps until the transaction ends."""
    return func.pg_advisory_xact_lock(_space(), branch_id)


async def take(db: AsyncSession, branch_id: int) -> None:
    """Wait for the branch's turn and keep it; what was read before is read again, as it may be another's past."""
    taken: set[int] | None = db.info.get(TAKEN)
    if taken is None or branch_id in taken:
        return
    crosswise = bool(taken) and branch_id < max(taken)
    taken.add(branch_id)
    await db.flush()
    if crosswise:
        await _take_at_once(db, branch_id)
    else:
        await db.execute(select(lock(branch_id)))
    for row in tuple(db):
        try:
            await db.refresh(row)
        except InvalidRequestError:  # deleted meanwhile
            db.expunge(row)


async def _take_at_once(db: AsyncSession, branch_id: int) -> None:
    """Take a turn out of order, but do not wait for it: somebody who has it may be waiting for one of ours.

    When it is not free, this transaction stood in another one's way and is tried again, then in order.
    """
    _crosswise.set(_crosswise.get() | {branch_id})
    await db.execute(text("SET LOCAL lock_timeout = '1ms'"))
    await db.execute(select(lock(branch_id)))
    await db.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


async def take_all(db: AsyncSession, wanted: Select[int] | CompoundSelect[int]) -> None:
    """Wait for the turns of all the branches that the query finds.

    Those of one process get a branch's turn in the order in which they ask for it: they pass the door one by one, and
    whoever has looked up the branch has a head start of three exchanges with the server over the next.

    A turn that this task did not get crosswise, behind a later branch's, is taken in its order now.
    """
    door: asyncio.Lock | None = db.info.get(DOOR)
    if door is None:
        return
    async with door:
        found = (await db.scalars(wanted)).all()
    ordered = sorted({*found, *_crosswise.get()})  # always in this order, so that nobody waits crosswise
    if len(ordered) > 1 and not db.info[TAKEN] and not tuple(db):
        db.info[TAKEN] |= set(ordered)
        await db.execute(_one_after_the_other(ordered))
        return
    for branch_id in ordered:
        await take(db, branch_id)


async def take_found(db: AsyncSession, wanted: Select[int]) -> None:
    """Wait for the turns of all the branches that the query finds, by one exchange with the server.

    For who changes nothing of any other branch: which ones they are is not noted. Nobody's order is kept: in a rush,
    who of two batches comes first is all the same.
    """
    found = wanted.order_by(*wanted.selected_columns).subquery()
    await db.execute(select(lock(*found.c)))


def _one_after_the_other(branch_ids: list[int]) -> Select[None]:
    """Wait for several turns in one exchange with the server: in a rush a batch is of dozens of branches."""
    return select(func.pg_advisory_xact_lock(_space(), _each(branch_ids)))


def _each(branch_ids: list[int]) -> ColumnElement[int]:
    return func.unnest(literal(branch_ids, ARRAY(Integer))).column_valued("each")


async def try_to_take(db: AsyncSession, branch_ids: Collection[int]) -> Collection[int]:
    """Take those turns that are free; gives the branches whose turn we have. Nobody is waited for."""
    taken: set[int] | None = db.info.get(TAKEN)
    if taken is None or not branch_ids:
        return branch_ids
    each = _each(sorted(branch_ids))
    found = await db.execute(select(each, func.pg_try_advisory_xact_lock(_space(), each)))
    got = {branch_id for branch_id, free in found if free}
    taken |= got
    return got


def needed(db: AsyncSession) -> bool:
    """Whether turns mean anything in this session: it writes, and others write beside it."""
    return TAKEN in db.info


def _space() -> ColumnElement[int]:
    return func.hashtext(func.concat(SPACE, func.current_schema()))  # before the schema is there: of no schema
