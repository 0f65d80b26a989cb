"""The ballot box: its contents do not reveal who cast a ballot, when, or in which order.

The tables hold no times and no order (`bot/storage/tables/evaluation.py`), but a database stores more than its tables
show: SQLite keeps new rows on their page in the order of insertion, and PostgreSQL keeps with each row the transaction
that wrote it. So rows are never added one by one: under a lock all rows of all open ballots are deleted and inserted
again in the order of their keys. SQLite's file then holds the same bytes for every order of the ballots. On PostgreSQL
all rows of a branch's open ballots come from one transaction, the newest one, and after the close from one that casts
no ballot. `Database.erase_ballot_traces` erases the deleted rows.
"""

import itertools
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.evaluation.ballot import DIMENSIONS, LEVELS, SCALES, Ballot, Counts
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.base import Base
from bot.storage.tables.evaluation import BallotComment, BallotCount, BallotReceipt


@dataclass
class _Contents:
    """All rows of the open ballots, by the keys of their tables."""

    receipts: set[tuple[int, int]]
    counts: Counter[tuple[int, str, int, int]]
    comments: dict[tuple[int, str], str]


async def lock(db: AsyncSession, branch_id: int) -> frozenset[int]:
    """Lock the box until the transaction ends, and return the ids of the activities whose ballots share it.

    On SQLite these are the open ballots of all branches, because their rows share pages; on PostgreSQL, where branches
    vote at the same time, only this branch's.
    """
    await branch_lock.take(db, branch_id)
    query = select(Activity.id).where(Activity.ballot_closes_at.is_not(None), Activity.ballot_closed_at.is_(None))
    if branch_lock.needed(db):
        query = query.where(Activity.branch_id == branch_id)
    return frozenset((await db.scalars(query)).all())


async def put_in(db: AsyncSession, opened: frozenset[int], ballot: Ballot) -> bool:
    """Count a ballot and record that its person has voted; do nothing and return False if they had voted already.

    `opened` is the result of `lock` in this transaction; it contains the ballot's activity.
    """
    if await has_voted(db, ballot.activity_id, ballot.person_id):
        return False
    contents = await _take_out(db, opened)
    contents.receipts.add((ballot.activity_id, ballot.person_id))
    # Insert all counters with the first ballot: gaps between rows would reveal when a counter was new.
    contents.counts.update(dict.fromkeys(itertools.product((ballot.activity_id,), (ballot.raters,), *SCALES), 0))
    contents.counts.update(
        (ballot.activity_id, ballot.raters, dimension, level) for dimension, level in enumerate(ballot.levels, 1)
    )
    await _put_back(db, contents)
    return True


async def add_comment(db: AsyncSession, opened: frozenset[int], activity_id: int, text: str) -> bool:
    """Add a comment under a random key; do nothing and return False if there are as many comments as ballots."""
    if len(await comments(db, activity_id)) >= await voted(db, activity_id):
        return False
    contents = await _take_out(db, opened)
    contents.comments[activity_id, secrets.token_hex(16)] = text
    await _put_back(db, contents)
    return True


async def seal(db: AsyncSession, opened: frozenset[int]) -> None:
    """Insert all rows once more at the close, so that the last transaction to write them casts no ballot."""
    await _put_back(db, await _take_out(db, opened))


async def has_voted(db: AsyncSession, activity_id: int, person_id: int) -> bool:
    """True if this person has voted."""
    return person_id in await voters(db, activity_id)


async def voters(db: AsyncSession, activity_id: int) -> frozenset[int]:
    """Return the ids of the people who have voted."""
    query = select(BallotReceipt.person_id).where(BallotReceipt.activity_id == activity_id)
    return frozenset((await db.scalars(query)).all())


async def voted(db: AsyncSession, activity_id: int) -> int:
    """Return the number of people who have voted, including guests."""
    return await db.scalar(select(func.count()).where(BallotReceipt.activity_id == activity_id)) or 0


async def comments(db: AsyncSession, activity_id: int) -> tuple[str, ...]:
    """Return all comments in the order of their random keys."""
    query = select(BallotComment.text).where(BallotComment.activity_id == activity_id).order_by(BallotComment.key)
    return tuple((await db.scalars(query)).all())


async def erase_comments(db: AsyncSession, activity_id: int) -> None:
    """Delete the comments."""
    db.info["ballots"] = True
    await db.execute(delete(BallotComment).where(BallotComment.activity_id == activity_id))


async def count_out(db: AsyncSession, activity_id: int, raters: str) -> Counts:
    """Return the counts of one group of raters; call it only for a closed ballot."""
    query = select(BallotCount.dimension, BallotCount.level, BallotCount.count).where(
        BallotCount.activity_id == activity_id, BallotCount.raters == raters
    )
    found = {(dimension, level): count for dimension, level, count in await db.execute(query)}
    return tuple(
        tuple(found.get((dimension, level), 0) for level in range(1, LEVELS + 1))
        for dimension in range(1, DIMENSIONS + 1)
    )


async def _take_out(db: AsyncSession, opened: frozenset[int]) -> _Contents:
    db.info["ballots"] = True
    counted = BallotCount
    receipts = select(BallotReceipt.activity_id, BallotReceipt.person_id)
    counts = select(counted.activity_id, counted.raters, counted.dimension, counted.level, counted.count)
    texts = select(BallotComment.activity_id, BallotComment.key, BallotComment.text)
    receipt_rows = await db.execute(receipts.where(BallotReceipt.activity_id.in_(opened)))
    count_rows = await db.execute(counts.where(counted.activity_id.in_(opened)))
    text_rows = await db.execute(texts.where(BallotComment.activity_id.in_(opened)))
    for table in (BallotReceipt, BallotCount, BallotComment):
        await db.execute(delete(table).where(table.activity_id.in_(opened)))
    return _Contents(
        receipts={(a, p) for a, p in receipt_rows},
        counts=Counter({(a, r, d, v): count for a, r, d, v, count in count_rows}),
        comments={(a, k): text for a, k, text in text_rows},
    )


async def _put_back(db: AsyncSession, contents: _Contents) -> None:
    await _lay_in(db, BallotReceipt, ({"activity_id": a, "person_id": p} for a, p in sorted(contents.receipts)))
    await _lay_in(
        db,
        BallotCount,
        (
            {"activity_id": a, "raters": r, "dimension": d, "level": v, "count": count}
            for (a, r, d, v), count in sorted(contents.counts.items())
        ),
    )
    await _lay_in(
        db,
        BallotComment,
        ({"activity_id": a, "key": k, "text": text} for (a, k), text in sorted(contents.comments.items())),
    )


async def _lay_in(db: AsyncSession, table: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert the rows in this order."""
    listed = list(rows)
    if listed:
        await db.execute(insert(table), listed)
