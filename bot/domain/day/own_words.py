"""A member's own words for the record: sent in private, and used once the recorder takes them (rule 61)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import agenda
from bot.domain.attendance.standing import was_present
from bot.domain.day import entries, record_duty
from bot.domain.day.entry import Row, Sending
from bot.domain.day.recording import require_begun
from bot.domain.names import clean_text
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Minute, Part
from bot.storage.tables.timeline import Event

OWN_LIMIT = 2000
"""Characters of one message with own words."""
NAMED = 4
"""The length of a title from which words that hold it name the item."""
OWN_COUNT = 5
"""Own words of one person about one activity that stand."""
TAKEN = "own-words-taken"


async def of(db: AsyncSession, activity: Activity, person: Person) -> Sequence[Minute]:
    """Return the own words of a person about an activity that stand."""
    query = select(Minute).where(
        Minute.activity_id == activity.id, Minute.person_id == person.id, Minute.own, Minute.withdrawn_at.is_(None)
    )
    return (await db.scalars(query.order_by(Minute.id))).all()


async def require_attended(db: AsyncSession, activity: Activity, person: Person) -> None:
    """Refuse own words of a person who was not there.

    Raises:
        Refused: `own-words-absent` with `form` and `start`.
    """
    if not await was_present(db, activity, person):
        raise Refused("own-words-absent", form=activity.form, start=activity.starts_at or "")


async def offer(db: AsyncSession, activity: Activity, text: str, sent: Sending, *, now: datetime) -> Minute:
    """Store a person's own words; they wait until the recorder takes them.

    Raises:
        Refused: `own-words-absent`, `own-words-many` (`limit`), `text-empty`, `text-too-long`, and as
            `recording.require_begun` and `entries.refuse_full`.
    """
    require_begun(activity, now, sent=True)
    await require_attended(db, activity, sent.by)
    if len(await of(db, activity, sent.by)) >= OWN_COUNT:
        raise Refused("own-words-many", limit=OWN_COUNT)
    words = clean_text(text, OWN_LIMIT)
    await entries.refuse_full(db, activity, len(words))
    row = Minute(
        activity_id=activity.id, part=Part.SPEECH, person_id=sent.by.id, speaker=sent.by.name, text=words, own=True,
        taken=False, by_id=sent.by.id, message_id=sent.message_id, sent_at=sent.sent_at, recorded_at=now,
    )  # fmt: skip
    db.add(row)
    await db.flush()
    return row


async def get(db: AsyncSession, minute_id: int) -> tuple[Minute, Activity]:
    """Return own words that stand, and their activity.

    Raises:
        Refused: `record-gone`.
    """
    row = await db.get(Minute, minute_id) if minute_id < 2**31 else None
    if row is None or not row.own or row.withdrawn_at is not None:
        raise Refused("record-gone")
    return row, await db.get_one(Activity, row.activity_id)


async def take(db: AsyncSession, row: Minute, activity: Activity, *, by: Person, now: datetime) -> None:
    """Use own words in the record, for the item that they answer.

    Raises:
        Refused: as `entries.refuse_full`.
    """
    if row.taken:
        return
    await entries.refuse_full(db, activity, len(row.text))
    item = answered(row, activity, await agenda.items(db, activity))
    row.taken, row.item_id = True, item.id if item is not None else None
    timeline.note(db, TAKEN, activity, by=by, now=now, minute=row.id)
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


async def takings(db: AsyncSession, activity: Activity) -> Sequence[Event]:
    """Return the events of own words that were taken into the record."""
    return (await db.scalars(select(Event).where(Event.activity_id == activity.id, Event.kind == TAKEN))).all()


def entered_at(row: Row, events: Iterable[Event], filed_at: datetime | None) -> datetime:
    """Return when a row came into the record: when it was sent, or own words when they were taken after the filing.

    What is handed in changes with the taking only. Before that, own words are as old as their message.
    """
    if filed_at is None or not isinstance(row, Minute) or not row.own:
        return row.sent_at
    times = (event.at for event in events if event.kind == TAKEN and event.plain.get("minute") == row.id)
    return max([row.sent_at, *(at for at in times if at > filed_at)])


def answered(row: Minute, activity: Activity, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the item that own words answer; None if that is for the recorder to say.

    It is the item that they name, else the one under way when they were sent, the only discussion, or the only item.
    """
    named = [item for item in items if len(item.title) >= NAMED and item.title in row.text]
    if len(named) == 1:
        return named[0]
    if activity.ended_at is None or row.sent_at <= activity.ended_at:
        begun = [item for item in items if item.begun_at is not None and item.begun_at <= row.sent_at]
        if begun:
            return max(begun, key=lambda item: (item.begun_at, item.position))
    talks = [item for item in items if item.kind is ItemKind.DISCUSSION]
    alone = talks if len(talks) == 1 else items
    return alone[0] if len(alone) == 1 else None


async def withdraw(db: AsyncSession, row: Minute, person: Person, *, now: datetime) -> None:
    """Withdraw own words that were not taken yet.

    Raises:
        Refused: `record-gone` for another person's, `own-words-taken`.
    """
    if row.person_id != person.id:
        raise Refused("record-gone")
    if row.taken:
        raise Refused("own-words-taken")
    row.withdrawn_at = now
    await db.flush()
