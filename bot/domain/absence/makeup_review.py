"""The officers' side of make-up study (rules 65 to 69): contact the absentee, accept the answer or return it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import contact, makeup, makeup_tasks
from bot.domain.absence.contact import CONTACTED
from bot.domain.absence.makeup import EXPLAINED, State
from bot.domain.absence.makeup_reminders import owed_by_person
from bot.domain.absence.makeup_tasks import stamp
from bot.domain.branch import powers
from bot.domain.branch.powers import Power, deciders, require_decider
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.tables.absence import Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event

NOTE_LIMIT = 300
AGAIN_WITHIN = timedelta(days=3)


@dataclass(frozen=True)
class Dossier:
    """A make-up study as officers see it, with the person's reason, the contacts, the decider and the reviewers."""

    makeup: Makeup
    explanation: str | None
    contacts: tuple[Event, ...]
    decided_by: str | None
    reviewers: tuple[str, ...]


async def board(db: AsyncSession, officer: Person) -> Sequence[Makeup]:
    """Return the branch's unaccepted make-up studies of people on the roster, submitted ones first.

    Raises:
        Refused: `not-allowed`, `not-allowed-nobody`.
    """
    await powers.require(db, officer, Power.OVERSEE_MAKEUP)
    query = (
        select(Makeup)
        .join(Activity, Activity.id == Makeup.activity_id)
        .join(Person, Person.id == Makeup.person_id)
        .where(Activity.branch_id == officer.branch_id, Makeup.state != State.ACCEPTED, Person.left_at.is_(None))
    )
    rows = (await db.scalars(query.order_by(Makeup.due_at, Makeup.id))).all()
    return sorted(rows, key=lambda row: row.state != State.SUBMITTED)


async def dossier(db: AsyncSession, row: Makeup) -> Dossier:
    """Return the make-up study with the facts that officers need to decide."""
    query = select(Event).where(
        Event.activity_id == row.activity_id,
        Event.person_id == row.person_id,
        Event.kind.in_((EXPLAINED, CONTACTED)),
    )
    found = (await db.scalars(query.order_by(Event.id))).all()
    reasons = [event.detail.get("reason") for event in found if event.kind == EXPLAINED]
    decider = await db.get(Person, row.decided_by) if row.decided_by else None
    return Dossier(
        makeup=row,
        explanation=reasons[-1] if reasons else None,
        contacts=tuple(event for event in found if event.kind == CONTACTED),
        decided_by=decider.name if decider else None,
        reviewers=tuple(other.name for other in await deciders(db, row.person, Power.REVIEW_MAKEUP)),
    )


async def for_reviewer(db: AsyncSession, makeup_id: int, reviewer: Person) -> Makeup:
    """Return the make-up study if the reviewer may accept it.

    Raises:
        Refused: `makeup-gone`, `own-matter`, `not-allowed`, `not-allowed-nobody`.
    """
    row = await makeup_tasks.get(db, makeup_id, reviewer.branch_id)
    await require_decider(db, reviewer, row.person, Power.REVIEW_MAKEUP)
    return row


async def decide(
    db: AsyncSession,
    makeup_id: int,
    *,
    by: Person,
    accept: bool,
    note: str | None = None,
    seen: int | None = None,
    now: datetime,
) -> Makeup:
    """Accept the answer, or return it with a note, as an officer. The first decision stands.

    `seen` is the `stamp` of the answer that the officer read.

    Raises:
        Refused: `makeup-gone`, `own-matter`, `not-allowed`, `makeup-newer`, `text-empty`, `text-too-long`.
    """
    row = await for_reviewer(db, makeup_id, by)
    if row.state != State.SUBMITTED:
        return row
    if seen is not None and seen != stamp(row):
        raise Refused("makeup-newer", name=row.person.name)
    if accept:
        await makeup.accept_answer(db, row, by=by, now=now)
        await _tell(db, row, now=now)
        return row
    row.note = clean_text(note or "", NOTE_LIMIT)
    row.state, row.decided_at, row.decided_by = State.RETURNED, now, by.id
    row.due_at = max(row.due_at, now + AGAIN_WITHIN)
    await db.flush()
    timeline.note(db, "makeup-returned", row.activity, person=row.person, by=by, now=now, makeup=row.id)
    await owed_by_person(db, row, rules_then(row.activity), now=now)
    await _tell(db, row, now=now)
    await makeup.reword(db, row, now=now)
    return row


async def record_by_hand(db: AsyncSession, makeup_id: int, *, by: Person, words: str, now: datetime) -> Makeup:
    """Record how a person, such as one without an account, did the make-up study, and accept it as recorded by hand.

    Raises:
        Refused: as `for_reviewer` and `makeup.clean_words`.
    """
    row = await for_reviewer(db, makeup_id, by)
    if row.state == State.ACCEPTED:
        return row
    row.note, row.submitted_at = contact.clean_words(words), None
    await contact.contacted(db, row, now=now)
    await makeup.accept_answer(db, row, by=by, now=now, by_hand=True)
    await _tell(db, row, now=now)
    return row


async def log_contact(db: AsyncSession, makeup_id: int, *, by: Person, words: str, now: datetime) -> Makeup:
    """Record an officer's contact with the absentee and its outcome (rule 65); settle the contact duty.

    Raises:
        Refused: as `for_reviewer` and `makeup.clean_words`.
    """
    row = await for_reviewer(db, makeup_id, by)
    reason = contact.clean_words(words)
    timeline.note(db, CONTACTED, row.activity, person=row.person, by=by, now=now, makeup=row.id, reason=reason)
    await contact.contacted(db, row, now=now)
    return row


async def _tell(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    await deliveries.to_people(
        db,
        DeliveryKind.MAKEUP_ANSWER,
        [row.person],
        row.activity,
        now=now,
        key=f"{row.id}-{stamp(row)}-{row.state}",
        args={"makeup": row.id, "state": row.state, "stamp": stamp(row)},
    )
