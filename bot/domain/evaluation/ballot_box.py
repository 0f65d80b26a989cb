"""The ballot box: a sealed value for each group of raters while the ballot is open, and totals after it.

A vote opens the value of its group with the ballot's key, adds to it and seals it anew, in the transaction that also
writes the receipt. Earlier versions of the value stay in the database's files for a while; the key, which is in none of
them, is destroyed at the close, so that they can never be opened.
"""

import asyncio
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict, cast

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.evaluation.ballot import DIMENSIONS, GROUPS, LEVELS, SATISFIED, Ballot, Counts
from bot.storage import sealing
from bot.storage.ballot_keys import KeyMissing, fingerprint_of, keys_of
from bot.storage.tables.activity import VOTING, Activity
from bot.storage.tables.evaluation import BallotComment, BallotCount, BallotReceipt, SealedBallot
from bot.storage.tables.paper_sheets import Sheet, SheetEntry

ALL = 0  # the dimension in which a small group's ratings are merged
SATISFIED_MERGED, OTHERS_MERGED = 1, 2  # its levels


class Cause(StrEnum):
    """The reason why the votes of an open ballot are lost; `ballot-lost-<cause>` is its text."""

    KEY = "key"  # the key is gone
    DAMAGED = "damaged"  # the sealed value cannot be opened, or holds more or fewer ballots than there are receipts
    RESTORED = "restored"  # the database comes from a backup, which holds no votes of open ballots


class Unreadable(Exception):  # noqa: N818 - the name describes the ballot
    """The votes of an open ballot cannot be read."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class _Sealed(TypedDict):
    """The JSON of a sealed value."""

    counts: list[list[int]]
    comments: list[str]


@dataclass
class Contents:
    """The votes and comments of one group of raters; `counts` has a list for each dimension, best level first."""

    counts: list[list[int]] = field(default_factory=lambda: [[0] * LEVELS for _ in range(DIMENSIONS)])
    comments: list[str] = field(default_factory=list)

    @property
    def ballots(self) -> int:
        """The number of ballots: each gives one level to each dimension."""
        return sum(self.counts[0])


@dataclass(frozen=True)
class Totals:
    """The totals of a group's ballots, kept after the close; a small group has no `dimensions`."""

    ballots: int
    satisfied: int  # ratings that are 满意 or 比较满意
    dimensions: Counts | None


# --- while the ballot is open -----------------------------------------------------------------------------------------


async def set_up(db: AsyncSession, activity_id: int) -> None:
    """Set up an empty box under a new key, which is on the disk before this transaction commits."""
    key = await asyncio.to_thread(keys_of(db).create, activity_id)  # it waits for the disk
    for raters in GROUPS:
        place = (activity_id, raters, fingerprint_of(key))
        row = dict(zip(("activity_id", "raters", "fingerprint"), place, strict=True))
        await db.execute(insert(SealedBallot).values(**row, sealed=_sealed(key, Contents(), place)))


async def discard(db: AsyncSession, activity_id: int) -> None:
    """Delete the box with its receipts. The key is destroyed later, when this transaction has committed."""
    for table in (SealedBallot, BallotReceipt):
        await db.execute(delete(table).where(table.activity_id == activity_id))
    await forget_typed_in(db, activity_id)


async def key_of(db: AsyncSession, activity_id: int) -> str | None:
    """Return the fingerprint of the box's key; None if there is no box."""
    query = select(SealedBallot.fingerprint).where(SealedBallot.activity_id == activity_id).limit(1)
    return (await db.scalars(query)).first()


async def all_open(db: AsyncSession) -> dict[int, str | None]:
    """Return the ids of the activities whose ballots are open, with their keys' fingerprints; None without a box."""
    return {row.id: row.fingerprint for row in await db.execute(_ALL_OPEN)}


_ALL_OPEN = (  # built once, because every tick runs it
    select(Activity.id, SealedBallot.fingerprint)
    .outerjoin_from(Activity, SealedBallot, SealedBallot.activity_id == Activity.id)
    .where(VOTING)
)


async def put_in(db: AsyncSession, ballot: Ballot) -> bool:
    """Count a ballot and record that its person has voted; do nothing and return False if they had voted already.

    The caller holds the branch's lock. Raises Unreadable.
    """
    if await has_voted(db, ballot.activity_id, ballot.person_id):
        return False
    box = await _Box.of(db, ballot.activity_id, ballot.raters)
    for levels, level in zip(box.contents.counts, ballot.levels, strict=True):
        levels[level - 1] += 1
    await box.seal(db)
    await db.execute(insert(BallotReceipt).values(activity_id=ballot.activity_id, person_id=ballot.person_id))
    return True


async def put_in_counts(
    db: AsyncSession, activity_id: int, raters: str, counts: Sequence[Sequence[int]], person_ids: Iterable[int]
) -> None:
    """Count ballots that were filled in on paper, and record that these people have voted.

    The caller holds the branch's lock and has checked that none of them has voted before. Raises Unreadable.
    """
    box = await _Box.of(db, activity_id, raters)
    for levels, added in zip(box.contents.counts, counts, strict=True):
        for level, count in enumerate(added):
            levels[level] += count
    await box.seal(db)
    receipts = [{"activity_id": activity_id, "person_id": person_id} for person_id in person_ids]
    await db.execute(insert(BallotReceipt), receipts)


async def seal_typed_in(db: AsyncSession, activity_id: int, by_id: int, value: object) -> bytes:
    """Seal what an officer typed in from ballots on paper with the ballot's key. Raises Unreadable."""
    box = await _Box.of(db, activity_id, GROUPS[0])
    return sealing.seal(box.key, value, (*box.place, by_id))


async def unseal_typed_in(db: AsyncSession, activity_id: int, by_id: int, sealed: bytes) -> object:
    """Open what an officer typed in. Raises Unreadable."""
    box = await _Box.of(db, activity_id, GROUPS[0])
    try:
        return sealing.unseal(box.key, sealed, (*box.place, by_id))
    except sealing.Damaged:
        raise Unreadable(Cause.DAMAGED) from None


async def forget_typed_in(db: AsyncSession, activity_id: int) -> None:
    """Delete what officers typed in from ballots on paper."""
    typed = (SheetEntry.activity_id == activity_id, SheetEntry.sheet == Sheet.BALLOTS)
    await db.execute(delete(SheetEntry).where(*typed))


async def add_comment(db: AsyncSession, activity_id: int, raters: str, text: str) -> bool:
    """Add a comment at a random place; do nothing and return False if the group has as many comments as ballots.

    The caller holds the branch's lock. Raises Unreadable.
    """
    box = await _Box.of(db, activity_id, raters)
    comments = box.contents.comments
    if len(comments) >= box.contents.ballots:
        return False
    comments.insert(secrets.randbelow(len(comments) + 1), text)
    await box.seal(db)
    return True


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


# --- the close --------------------------------------------------------------------------------------------------------


async def close(db: AsyncSession, activity_id: int, *, least: int) -> None:
    """Replace the sealed values by what is kept of them; the key is destroyed when this transaction has committed.

    Of fewer than `least` members' ballots only the rate is kept, of so few guests' ballots nothing, and their comments
    are not kept either. Raises Unreadable.
    """
    groups = {raters: (await _Box.of(db, activity_id, raters)).contents for raters in GROUPS}
    ballots = await voted(db, activity_id)
    if sum(contents.ballots for contents in groups.values()) != ballots:
        raise Unreadable(Cause.DAMAGED)
    members, _guests = GROUPS
    for raters, contents in groups.items():
        if contents.ballots >= least:
            await _keep_all(db, activity_id, raters, contents)
        elif raters == members and ballots:
            await _keep_rate(db, activity_id, raters, contents)
    await db.execute(delete(SealedBallot).where(SealedBallot.activity_id == activity_id))
    await forget_typed_in(db, activity_id)


async def comments(db: AsyncSession, activity_id: int) -> tuple[str, ...]:
    """Return all comments on a closed ballot in the order of their random keys."""
    query = select(BallotComment.text).where(BallotComment.activity_id == activity_id).order_by(BallotComment.key)
    return tuple((await db.scalars(query)).all())


async def count_out(db: AsyncSession, activity_id: int, raters: str) -> Totals:
    """Return what is kept of one group's ballots; call it only for a closed ballot."""
    query = select(BallotCount.dimension, BallotCount.level, BallotCount.count).where(
        BallotCount.activity_id == activity_id, BallotCount.raters == raters
    )
    found = {(dimension, level): count for dimension, level, count in await db.execute(query)}
    if (ALL, SATISFIED_MERGED) in found:
        satisfied = found[ALL, SATISFIED_MERGED]
        return Totals((satisfied + found[ALL, OTHERS_MERGED]) // DIMENSIONS, satisfied, None)
    counts = tuple(
        tuple(found.get((dimension, level), 0) for level in range(1, LEVELS + 1))
        for dimension in range(1, DIMENSIONS + 1)
    )
    return Totals(sum(counts[0]), _satisfied(counts), counts)


async def _keep_all(db: AsyncSession, activity_id: int, raters: str, contents: Contents) -> None:
    place = {"activity_id": activity_id, "raters": raters}
    rows = [
        {**place, "dimension": dimension, "level": level, "count": count}
        for dimension, levels in enumerate(contents.counts, 1)
        for level, count in enumerate(levels, 1)
    ]
    await db.execute(insert(BallotCount), rows)
    if contents.comments:
        texts = sorted((secrets.token_hex(16), text) for text in contents.comments)
        listed = [{"activity_id": activity_id, "key": key, "text": text} for key, text in texts]
        await db.execute(insert(BallotComment), listed)


async def _keep_rate(db: AsyncSession, activity_id: int, raters: str, contents: Contents) -> None:
    satisfied = _satisfied(contents.counts)
    merged = {SATISFIED_MERGED: satisfied, OTHERS_MERGED: contents.ballots * DIMENSIONS - satisfied}
    place = {"activity_id": activity_id, "raters": raters, "dimension": ALL}
    await db.execute(insert(BallotCount), [{**place, "level": level, "count": n} for level, n in merged.items()])


def _satisfied(counts: Counts | list[list[int]]) -> int:
    return sum(sum(levels[:SATISFIED]) for levels in counts)


# --- the sealed value -------------------------------------------------------------------------------------------------

_Place = tuple[int, str, str]  # the activity, the group of raters and the key's fingerprint


@dataclass(frozen=True)
class _Box:
    """An opened value, with its key."""

    key: bytes
    place: _Place
    contents: Contents

    @classmethod
    async def of(cls, db: AsyncSession, activity_id: int, raters: str) -> "_Box":
        """Open the value of a group. Raises Unreadable."""
        query = select(SealedBallot.fingerprint, SealedBallot.sealed).where(
            SealedBallot.activity_id == activity_id, SealedBallot.raters == raters
        )
        row = (await db.execute(query)).one_or_none()
        if row is None:
            raise Unreadable(Cause.DAMAGED if await key_of(db, activity_id) else Cause.RESTORED)
        place = (activity_id, raters, row.fingerprint)
        try:
            key = keys_of(db).read(activity_id, row.fingerprint)
            found = cast("_Sealed", sealing.unseal(key, row.sealed, place))
        except KeyMissing:
            raise Unreadable(Cause.KEY) from None
        except sealing.Damaged:
            raise Unreadable(Cause.DAMAGED) from None
        return cls(key, place, Contents(**found))

    async def seal(self, db: AsyncSession) -> None:
        """Put the contents back, under a new nonce."""
        activity_id, raters, _fingerprint = self.place
        mine = update(SealedBallot).where(SealedBallot.activity_id == activity_id, SealedBallot.raters == raters)
        await db.execute(mine.values(sealed=_sealed(self.key, self.contents, self.place)))


def _sealed(key: bytes, contents: Contents, place: _Place) -> bytes:
    return sealing.seal(key, _Sealed(counts=contents.counts, comments=contents.comments), place)
