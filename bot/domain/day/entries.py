"""Entries of the record of an activity (rule 61): texts, speeches, decisions, counts of votes, as they are sent.

All rows that one message brought belong together and are one entry, as do those of a long text or of an album, which
come in several messages. An entry is stored at once, can be moved to another item of the agenda, withdrawn and put
back. Entries have no end: those sent more than `LATE` after the end of the activity, or after the record was handed in,
are marked as made afterwards (补记) wherever they are shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import agenda
from bot.domain.day import motions, record_duty
from bot.domain.day.entry import Agreed, Entry, Piece, Row, Sending, Words
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Person
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Decision, Minute, Motion, Part, Photo

LATE = timedelta(hours=48)
TEXT_LIMIT = 60_000
"""Characters of one entry."""
WHOLE_LIMIT = 300_000
"""Characters of the minutes of one activity."""
Table = type[Minute] | type[Decision] | type[Motion] | type[Photo]
TABLES: Mapping[str, Table] = {"m": Minute, "d": Decision, "v": Motion, "p": Photo}
"""The tables of an entry by the letter in the data of a button."""


def is_late(sent_at: datetime, activity: Activity, filed_at: datetime | None = None) -> bool:
    """True if an entry was made afterwards (补记): `LATE` after the end, or after the record was handed in."""
    after_end = activity.ended_at is not None and sent_at > activity.ended_at + LATE
    return after_end or (filed_at is not None and sent_at > filed_at)


async def filed_at(db: AsyncSession, activity: Activity) -> datetime | None:
    """Return when the record of the activity was first handed in; None if it was not."""
    found: datetime | None = await db.scalar(select(func.min(Filing.sent_at)).where(Filing.activity_id == activity.id))
    return found


async def store(db: AsyncSession, activity: Activity, pieces: Iterable[Piece], sent: Sending, *, now: datetime) -> None:
    """Store the pieces of a text.

    Raises:
        Refused: `record-full` (`limit`) if the minutes would be longer than they may.
    """
    pieces = tuple(pieces)
    await refuse_full(db, activity, sum(len(piece.text) for piece in pieces))
    late = is_late(sent.sent_at, activity, await filed_at(db, activity))
    for piece in pieces:
        await _add(db, activity, piece, sent, late=late, now=now)
    await db.flush()
    texts = sum(isinstance(piece, Words) for piece in pieces)
    agreed = sum(isinstance(piece, Agreed) for piece in pieces)
    if texts or agreed:
        timeline.note(
            db, "record-entered", activity, by=sent.by, now=now, texts=texts, decisions=agreed, afterwards=late
        )
    await record_duty.refresh(db, activity, now=now)


async def continue_with(
    db: AsyncSession, activity: Activity, entry: Entry, more: Sequence[Piece], sent: Sending, *,
    joint: str, now: datetime,
) -> None:  # fmt: skip
    """Add the next message of a long text to its entry; its first lines go on where the one before was cut.

    Raises:
        Refused: `record-full`; `record-long` (`limit`) if the entry would be longer than it may.
    """
    length = sum(len(piece.text) for piece in more)
    if sum(map(len, entry.texts)) + length > TEXT_LIMIT:
        raise Refused("record-long", limit=TEXT_LIMIT)
    await refuse_full(db, activity, length)
    last = entry.minutes[-1] if entry.minutes and await filed_at(db, activity) is None else None
    head, *rest = more
    if isinstance(head, Words) and last is not None and head.speaker is None and head.part is not Part.SPEECH:
        last.text = f"{last.text}{joint}{head.text}"
        more = rest
    late = is_late(sent.sent_at, activity, await filed_at(db, activity))
    for piece in more:
        await _add(db, activity, piece, sent, late=late, now=now)
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


async def refuse_full(db: AsyncSession, activity: Activity, length: int) -> None:
    """Refuse more words than the minutes of an activity may have; withdrawn and offered ones take no room.

    Raises:
        Refused: `record-full` (`limit`).
    """
    standing = Minute.activity_id == activity.id, Minute.withdrawn_at.is_(None), Minute.taken
    query = select(func.coalesce(func.sum(func.length(Minute.text)), 0)).where(*standing)
    if (await db.scalar(query) or 0) + length > WHOLE_LIMIT:
        raise Refused("record-full", limit=WHOLE_LIMIT)


async def _add(db: AsyncSession, activity: Activity, piece: Piece, sent: Sending, *, late: bool, now: datetime) -> None:
    """Add the row of a piece; a count takes the place of the one before."""
    row = _row(activity, piece, sent, now)
    db.add(row)
    if isinstance(row, Motion):
        await db.flush()
        await motions.keep_rule(db, activity, row)
        replaced = await motions.replace(db, activity, row, now=now)
        motions.note(db, activity, row, replaced, by=sent.by, afterwards=late, now=now)


def _row(activity: Activity, piece: Piece, sent: Sending, now: datetime) -> Minute | Decision | Motion:
    common = {
        "activity_id": activity.id, "by_id": sent.by.id, "message_id": sent.message_id,
        "sent_at": sent.sent_at, "recorded_at": now,
    }  # fmt: skip
    if isinstance(piece, motions.Voted):
        return motions.row_of(piece.count, piece.item, **common)
    common["item_id"] = piece.item.id if piece.item else None
    if isinstance(piece, Agreed):
        return Decision(text=piece.text, owner=piece.owner, due_on=piece.due_on, **common)
    person_id = piece.person.id if piece.person else None
    return Minute(text=piece.text, part=piece.part, speaker=piece.speaker, person_id=person_id, taken=True, **common)


async def row_of(db: AsyncSession, letter: str, number: int) -> tuple[Row, Activity]:
    """Return a row of an entry and its activity.

    Raises:
        Refused: `record-gone`.
    """
    row: Row | None = await db.get(TABLES[letter], number) if number < 2**31 else None
    if row is None or (isinstance(row, Minute) and not row.taken):
        raise Refused("record-gone")
    return row, await db.get_one(Activity, row.activity_id)


async def entry_of(db: AsyncSession, row: Row) -> Entry:
    """Return the entry that a row belongs to: the rows of its message that are withdrawn, or stand, as it is."""
    own = isinstance(row, Minute) and row.own
    found: dict[str, list[Row]] = {}
    for letter, table in TABLES.items():
        if row.message_id is None:
            which = [table.id == (row.id if isinstance(row, table) else 0)]
        else:
            which = [
                table.activity_id == row.activity_id, table.by_id == row.by_id, table.message_id == row.message_id,
                table.withdrawn_at.is_(None) if row.withdrawn_at is None else table.withdrawn_at.is_not(None),
            ]  # fmt: skip
        if table is Minute:
            which += [Minute.taken.is_(True), Minute.own.is_(own)]
        found[letter] = await _rows(db, table, *which)
    return _entry(found)


async def _rows(db: AsyncSession, table: Table, *which: ColumnElement[bool]) -> list[Row]:
    query: Select[Any] = select(table).where(*which).order_by(table.id)
    return list((await db.scalars(query)).all())


def _entry(found: Mapping[str, Iterable[Row]]) -> Entry:
    return Entry(
        tuple(row for row in found["m"] if isinstance(row, Minute)),
        tuple(row for row in found["d"] if isinstance(row, Decision)),
        tuple(row for row in found["v"] if isinstance(row, Motion)),
        tuple(row for row in found["p"] if isinstance(row, Photo)),
    )


async def sent_with(db: AsyncSession, activity: Activity, by: Person, message_id: int) -> Entry | None:
    """Return the entry that this message of a person brought; None if it brought none, or was withdrawn."""
    for table in TABLES.values():
        rows = await _rows(
            db, table, table.activity_id == activity.id, table.by_id == by.id, table.message_id == message_id,
            table.withdrawn_at.is_(None), *((~Minute.own,) if table is Minute else ()),
        )  # fmt: skip
        if rows:
            return await entry_of(db, rows[0])
    return None


async def move(
    db: AsyncSession, activity: Activity, entry: Entry, item: AgendaItem | None, *, summary: bool = False, by: Person,
    now: datetime,
) -> None:  # fmt: skip
    """Move an entry to an item of the agenda, to none of them, or to the summary (总结提升).

    Once the record was handed in, the timeline holds who moved it: the paper changes.

    Raises:
        Refused: `motion-item` if the entry has a count, and the item is no vote.
    """
    for motion in entry.motions:
        motion.item_id = motions.require_item(item).id
        await motions.replace(db, activity, motion, now=now)
    for row in entry.loose:
        within = item is not None and not (isinstance(row, Minute) and row.part in {Part.GUIDE, Part.COMMENT})
        row.item_id = item.id if within and item is not None else None
    for minute in entry.minutes:
        if summary and minute.part is Part.TEXT:
            minute.part = Part.SUMMARY
        elif not summary and minute.part is Part.SUMMARY:
            minute.part = Part.TEXT
    if await filed_at(db, activity) is not None:
        timeline.note(db, "record-moved", activity, by=by, now=now, rows=len(entry.rows))
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


async def withdraw(db: AsyncSession, activity: Activity, entry: Entry, *, by: Person, now: datetime) -> None:
    """Withdraw an entry; its rows stay."""
    for row in entry.rows:
        row.withdrawn_at = now
    timeline.note(db, "record-withdrawn", activity, by=by, now=now, rows=len(entry.rows))
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


async def store_count_instead(
    db: AsyncSession, activity: Activity, entry: Entry, voted: motions.Voted, *, by: Person, now: datetime
) -> Entry:
    """Withdraw an entry that is nothing but the count of a vote, and return the count that is stored in its place."""
    first = entry.first
    await withdraw(db, activity, entry, by=by, now=now)
    await store(db, activity, [voted], Sending(by, first.message_id, first.sent_at), now=now)
    counted = next(one for one in reversed(await motions.of(db, activity)) if one.item_id == voted.item.id)
    return await entry_of(db, counted)


async def put_back(db: AsyncSession, activity: Activity, entry: Entry, *, by: Person, now: datetime) -> None:
    """Put back an entry that was withdrawn; what belonged to an item that was removed since belongs to none.

    Raises:
        Refused: as `refuse_full`; `record-item-gone` if the entry has a count, and the item was removed.
    """
    await refuse_full(db, activity, sum(len(row.text) for row in entry.minutes))
    known = {item.id for item in await agenda.items(db, activity)}
    if any(motion.item_id not in known for motion in entry.motions):
        raise Refused("record-item-gone")
    for row in entry.loose:
        row.withdrawn_at = None
        row.item_id = row.item_id if row.item_id in known else None
    for motion in entry.motions:
        motion.withdrawn_at = None
        await motions.replace(db, activity, motion, now=now)
    timeline.note(db, "record-put-back", activity, by=by, now=now, rows=len(entry.rows))
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


async def of_activity(db: AsyncSession, activity: Activity) -> Sequence[Entry]:
    """Return the entries of an activity that stand, in the order in which they were sent."""
    found: dict[object, dict[str, list[Row]]] = {}
    for letter, table in TABLES.items():
        which = [table.activity_id == activity.id, table.withdrawn_at.is_(None)]
        if table is Minute:
            which.append(Minute.taken.is_(True))
        for row in await _rows(db, table, *which):
            own = isinstance(row, Minute) and row.own
            key = (row.by_id, row.message_id, own) if row.message_id is not None else (letter, row.id)
            found.setdefault(key, {each: [] for each in TABLES})[letter].append(row)
    return sorted(map(_entry, found.values()), key=lambda entry: (entry.first.sent_at, entry.first.recorded_at))


def _own(entry: Entry) -> bool:
    """True for a member's own words, whose author does not keep the record."""
    return any(row.own for row in entry.minutes)


async def newest_of_another(db: AsyncSession, activity: Activity, me: Person, since: datetime) -> Entry | None:
    """Return the newest entry that another keeper of the record made since then; None if there is none."""
    others = [
        entry
        for entry in await of_activity(db, activity)
        if entry.first.by_id not in (None, me.id) and entry.first.recorded_at >= since and not _own(entry)
    ]
    return max(others, key=lambda entry: entry.first.recorded_at, default=None)
