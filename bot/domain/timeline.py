"""The append-only timeline of a branch (rules 62 and 83): one function to write, one to read."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.subject_ids import Subject, ids_of
from bot.storage import event_chain, row_hashes
from bot.storage.row_hashes import Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event, EventWords


def note(
    db: AsyncSession,
    kind: str,
    about: Subject,
    *,
    now: datetime,
    person: Person | None = None,
    by: Person | None = None,
    **detail: Any,  # noqa: ANN401 - JSON that depends on the kind of event
) -> None:
    """Append an entry to the timeline; old values belong in `detail`.

    The personal words of `detail` (`event_chain.PERSONAL`) are stored apart, so that they can be erased.
    """
    plain, words = event_chain.part(kind, detail)
    salt = secrets.token_hex(16)
    db.add(
        Event(
            **ids_of(about, person)._asdict(),
            by_id=by.id if by else None,
            kind=kind,
            at=now,
            plain=plain,
            words=EventWords(words=words, salt=salt) if words else None,
            words_hash=event_chain.hash_of_words(words, salt) if words else None,
        )
    )


async def note_rows(
    db: AsyncSession, rows: Rows, activity: Activity, key: int, *, now: datetime, person: Person | None = None
) -> None:
    """Append the hash of rows that must not change any more: those of the activity that have this key."""
    salt = secrets.token_hex(16)
    await db.flush()
    digest = await row_hashes.hash_of(db, rows, key, salt)
    db.add(
        Event(
            **ids_of(activity, person)._asdict(),
            kind=rows,
            at=now,
            plain={"key": key, "hash": digest},
            words=EventWords(words={}, salt=salt),
            words_hash=event_chain.hash_of_words({}, salt),
        )
    )


async def has_rows(db: AsyncSession, rows: Rows, activity: Activity, key: int) -> bool:
    """True if an event holds the hash of the rows with this key."""
    query = select(Event).where(Event.activity_id == activity.id, Event.kind == rows)
    return any(event.plain["key"] == key for event in (await db.scalars(query)).all())


async def timeline(db: AsyncSession, activity_id: int) -> Sequence[Event]:
    """Return the timeline entries of an activity in order."""
    return (await db.scalars(select(Event).where(Event.activity_id == activity_id).order_by(Event.id))).all()
