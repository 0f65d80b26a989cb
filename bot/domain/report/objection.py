"""Objections of people to their own records, and the answers (rule 69)."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.timeline import Event

OBJECTION = "objection"
OBJECTION_LIMIT = 500
ANSWER_WITHIN = timedelta(days=3)


async def object_to(db: AsyncSession, person: Person, raw: str, *, now: datetime) -> tuple[Person, ...]:
    """Record the person's objection to their own record; return the officers who are told of it (rule 69).

    Raises:
        Refused: `text-empty`, `text-too-long`.
    """
    words = clean_text(raw, OBJECTION_LIMIT)
    stamp = str(int(now.timestamp()))
    timeline.note(db, OBJECTION, person, by=person, now=now, words=words, stamp=stamp)
    due = now + ANSWER_WITHIN
    await duties.owe(db, DutyKind.OBJECTION, person, due_at=due, next_at=None, tag=stamp)
    told = await _told(db, person)
    await deliveries.to_people(db, DeliveryKind.OBJECTION, told, person, now=now, key=stamp, args={"words": words})
    return told


async def _told(db: AsyncSession, person: Person) -> tuple[Person, ...]:
    """Return the officers to tell of the person's objection, without the person themselves."""
    found = await powers.in_charge(
        db, person.branch_id, Power.HEAR_OBJECTION, lambda other: other.id != person.id and other.reachable
    )
    return tuple(found)


async def objection_of(db: AsyncSession, duty: Duty) -> str:
    """Return the text of the objection that this duty asks to answer; empty if there is none."""
    query = select(Event).where(Event.kind == OBJECTION, Event.person_id == duty.person_id)
    stamp = duty.key.rpartition(":")[2]
    for event in (await db.scalars(query.order_by(Event.id.desc()))).all():
        if event.detail.get("stamp") == stamp:
            return str(event.detail.get("words", ""))
    return ""


async def answer_objection(db: AsyncSession, duty: Duty, words: str, *, by: Person, now: datetime) -> None:
    """Record the officer's answer and send it to the person who objected."""
    timeline.note(db, "objection-answered", duty, by=by, now=now, words=words, stamp=duty.key.rpartition(":")[2])
    person = await db.get_one(Person, duty.person_id)
    await deliveries.to_people(
        db, DeliveryKind.OBJECTION_ANSWER, [person], duty, now=now, key=str(duty.id),
        args={"words": words, "asked": await objection_of(db, duty), "by": by.name},
    )  # fmt: skip


async def name_of(db: AsyncSession, person_id: int | None) -> str:
    """Return the name of the person who objected; empty if there is none."""
    person = await db.get(Person, person_id) if person_id is not None else None
    return person.name if person is not None else ""
