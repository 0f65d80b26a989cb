"""Hashes of rows that must not change any more: rolls, corrections, what came late, ballots, and records handed in.

An event holds the hash, salted, because the few possible values of such rows could be tried out. The salt stands where
other events have their personal words. Stored hashes depend on the columns selected here: they must never change.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    Date,
    Integer,
    Row,
    Select,
    SQLColumnExpression,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from bot.storage.event_chain import hash_of_rows
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How
from bot.storage.tables.base import UTCDateTime
from bot.storage.tables.evaluation import BallotCount, BallotReceipt
from bot.storage.tables.materials import Material
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Decision, Minute, Photo
from bot.storage.tables.roll import Correction, RollEntry, RollState
from bot.storage.tables.session import Session
from bot.storage.tables.timeline import Event, EventWords


class Rows(StrEnum):
    """Rows whose hash an event holds; the value is the event's kind."""

    ROLL = "roll-fixed"  # of an activity
    LATE_ENTRY = "roll-late-entry"  # of a person whom a correction put on the roll
    CORRECTION = "roll-corrected"
    ARRIVAL = "late-arrival"  # a tap from before the end that came after it
    LEAVE = "late-leave"  # leave that was requested before the start and approved after the end
    BALLOT = "ballot-closed"  # of an activity: its totals and the number of receipts
    RECORD = "record-held"  # of a filing: itself, and what had been entered in the record before
    RECEIPT = "receipt-held"  # of a filing


class Mismatch(NamedTuple):
    """The first activity that has rows unlike those of its events."""

    branch_id: int
    activity_id: int
    rows: Rows


class _Source(NamedTuple):
    """The query for rows: the activity's id, the key, whether an event must hold the row, and the columns to hash."""

    key: SQLColumnExpression[int]
    query: Select[*tuple[Any, ...]]


_RECEIPTS = select(func.count()).where(BallotReceipt.activity_id == Activity.id).scalar_subquery()
_AS_OF = func.coalesce(Activity.recorded_later_at, Activity.ended_at)  # as `Activity.roll_as_of`
_BY_CORRECTION = and_(Attendance.how == How.HAND, Attendance.at > _AS_OF)

_NO_ID, _NO_DAY, _NEVER = cast(null(), Integer), cast(null(), Date), cast(null(), UTCDateTime)
_BEFORE = Filing.sent_at  # what came in later is entered afterwards (补记) and is not part of what was handed in
# No column that a move, a withdrawal, a tick or an alias changes, and no own words, which may be taken later.
_RECORD = union_all(
    select(
        Filing.activity_id, Filing.id.label("filing_id"), literal("filing").label("what"), Filing.id.label("row_id"),
        Filing.committee.label("text"), Filing.document_id.label("about_id"), Filing.by_id, Filing.sent_at,
        Filing.sent_at.label("recorded_at"), _NEVER.label("taken_at"), _NO_DAY.label("due_on"),
    ),
    select(
        Minute.activity_id, Filing.id, literal("minute"), Minute.id, Minute.text, Minute.person_id, Minute.by_id,
        Minute.sent_at, Minute.recorded_at, _NEVER, _NO_DAY,
    )
    .join_from(Minute, Filing, Filing.activity_id == Minute.activity_id)
    .where(Minute.recorded_at < _BEFORE, not_(Minute.own)),
    select(
        Decision.activity_id, Filing.id, literal("decision"), Decision.id, Decision.text, _NO_ID, Decision.by_id,
        Decision.sent_at, Decision.recorded_at, _NEVER, Decision.due_on,
    )
    .join_from(Decision, Filing, Filing.activity_id == Decision.activity_id)
    .where(Decision.recorded_at < _BEFORE),
    select(
        Photo.activity_id, Filing.id, literal("photo"), Photo.id, Material.sha256, Photo.material_id, Photo.by_id,
        Photo.sent_at, Photo.recorded_at, Photo.taken_at, _NO_DAY,
    )
    .join_from(Photo, Material, Material.id == Photo.material_id)
    .join(Filing, Filing.activity_id == Photo.activity_id)
    .where(Photo.recorded_at < _BEFORE),
).subquery()  # fmt: skip

_SOURCES = {
    Rows.ROLL: _Source(
        RollEntry.activity_id,
        select(
            Activity.id, RollEntry.activity_id, false(), RollEntry.person_id, RollEntry.guest_id, RollEntry.kind,
            RollEntry.group_name, RollEntry.counted, RollEntry.state, RollEntry.how, RollEntry.at,
            RollEntry.recorded_at,
        )
        .join_from(RollEntry, Activity, Activity.id == RollEntry.activity_id)
        .where(RollEntry.recorded_at <= _AS_OF)
        .order_by(RollEntry.id),
    ),
    Rows.LATE_ENTRY: _Source(
        RollEntry.id,
        select(
            Activity.id, RollEntry.id, true(), RollEntry.person_id, RollEntry.guest_id, RollEntry.kind,
            RollEntry.counted, RollEntry.state, RollEntry.how, RollEntry.at, RollEntry.recorded_at,
        )
        .join_from(RollEntry, Activity, Activity.id == RollEntry.activity_id)
        .where(RollEntry.recorded_at > _AS_OF)
        .order_by(RollEntry.id),
    ),
    Rows.CORRECTION: _Source(
        Correction.id,
        select(
            Activity.id, Correction.id, true(), Correction.entry_id, Correction.field, Correction.old, Correction.new,
            Correction.at, Correction.by_id,
        )
        .join_from(Correction, RollEntry, RollEntry.id == Correction.entry_id)
        .join(Activity, Activity.id == RollEntry.activity_id)
        .order_by(Correction.id),
    ),
    Rows.ARRIVAL: _Source(
        Attendance.id,
        select(
            Activity.id, Attendance.id, and_(LIVE, RollEntry.state != RollState.PRESENT, not_(_BY_CORRECTION)),
            Attendance.person_id, Attendance.at, Attendance.how, Attendance.by_id,
        )
        .join_from(Attendance, Activity, Activity.id == Attendance.activity_id)
        .join(RollEntry, and_(RollEntry.activity_id == Activity.id, RollEntry.person_id == Attendance.person_id))
        .order_by(Attendance.id),
    ),
    Rows.LEAVE: _Source(
        Leave.id,
        select(
            Activity.id, Leave.id,
            and_(Leave.state == LeaveState.APPROVED, Leave.asked_at < Session.starts_at,
                 RollEntry.state == RollState.ABSENT),
            Leave.person_id, Leave.year, Leave.slip, Leave.category, Leave.state, Leave.asked_at, Leave.decided_at,
            Leave.decided_by,
        )
        .join_from(Leave, Activity, Activity.id == Leave.activity_id)
        .join(Session, Session.id == Activity.session_id)
        .join(RollEntry, and_(RollEntry.activity_id == Activity.id, RollEntry.person_id == Leave.person_id))
        .order_by(Leave.id),
    ),
    Rows.BALLOT: _Source(
        BallotCount.activity_id,
        select(
            Activity.id, BallotCount.activity_id, Activity.ballot_closed_at.is_not(None), BallotCount.raters,
            BallotCount.dimension, BallotCount.level, BallotCount.count, _RECEIPTS,
        )
        .join_from(BallotCount, Activity, Activity.id == BallotCount.activity_id)
        .order_by(BallotCount.activity_id, BallotCount.raters, BallotCount.dimension, BallotCount.level),
    ),
    Rows.RECORD: _Source(
        _RECORD.c.filing_id,
        select(Activity.id, _RECORD.c.filing_id, true(), *list(_RECORD.c)[2:])
        .join_from(_RECORD, Activity, Activity.id == _RECORD.c.activity_id)
        .order_by(_RECORD.c.what, _RECORD.c.row_id),
    ),
    Rows.RECEIPT: _Source(
        Filing.id,
        select(Activity.id, Filing.id, true(), Filing.received_at, Filing.receipt, Filing.material_id)
        .join_from(Filing, Activity, Activity.id == Filing.activity_id)
        .where(Filing.received_at.is_not(None)),
    ),
}  # fmt: skip

_EVENTS = (
    select(Event.activity_id, Event.kind, Event.plain, EventWords.salt)
    .outerjoin_from(Event, EventWords)
    .where(Event.kind.in_(list(Rows)))
    .order_by(Event.number)
)


async def hash_of(db: AsyncSession, rows: Rows, key: int, salt: str) -> str:
    """Return the hash of the rows with this key, as they are now."""
    source = _SOURCES[rows]
    return _hash(await db.execute(source.query.where(source.key == key)), salt)


async def verify(connection: AsyncConnection) -> tuple[int, Mismatch | None]:
    """Compare the rows of all branches with their events; return the number of hashes that hold, and the first fault.

    An activity that ended before events held hashes has none; its later corrections and its ballot may have.
    """
    intact = 0
    for branch_id in (await connection.scalars(select(Event.branch_id).distinct().order_by(Event.branch_id))).all():
        held, fault = await _verify_branch(connection, branch_id)
        if fault is not None:
            return intact + held, fault
        intact += held
    return intact, None


async def _verify_branch(connection: AsyncConnection, branch_id: int) -> tuple[int, Mismatch | None]:
    present = await _present(connection, branch_id)
    held: set[tuple[Rows, int]] = set()
    fixed: set[int] = set()
    for activity_id, kind, detail, salt in await connection.execute(_EVENTS.where(Event.branch_id == branch_id)):
        rows, key = Rows(kind), detail["key"]
        if salt is None or _hash(present.get((rows, key), ()), salt) != detail["hash"]:
            return len(held), Mismatch(branch_id, activity_id, rows)
        held.add((rows, key))
        if rows is Rows.ROLL:
            fixed.add(activity_id)
    for (rows, key), found in present.items():
        activity_id, _, needs_event, *_ = found[0]
        if needs_event and activity_id in fixed and (rows, key) not in held:
            return len(held), Mismatch(branch_id, activity_id, rows)
    return len(held), None


async def _present(connection: AsyncConnection, branch_id: int) -> dict[tuple[Rows, int], list[Row[*tuple[Any, ...]]]]:
    """Return the branch's rows as they are now, by their key."""
    found: dict[tuple[Rows, int], list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for rows, source in _SOURCES.items():
        for row in await connection.execute(source.query.where(Activity.branch_id == branch_id)):
            found[rows, row[1]].append(row)
    return found


def _hash(rows: Iterable[Row[*tuple[Any, ...]]], salt: str) -> str:
    return hash_of_rows([[activity_id, key, *columns] for activity_id, key, _needs_event, *columns in rows], salt)
