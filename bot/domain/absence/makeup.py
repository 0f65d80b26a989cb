"""Make-up study (补学, rules 65 to 68): each absentee is told, studies and answers, and an officer accepts the answer.

An absentee whom no message reaches is contacted in person instead. The officers' side is in `makeup_review`.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence.contact import clean_words, contacted
from bot.domain.absence.makeup_reminders import owed_by_officer, owed_by_person
from bot.domain.absence.makeup_tasks import (
    OWED,
    Cause,
    Figures,
    State,
    figures,
    of,
    of_activity,
    of_person,
    own,
    stamp,
    unfinished,
    was_late,
)
from bot.domain.attendance.standing import Standing
from bot.domain.branch.powers import Power, deciders
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import Rules
from bot.storage.tables.absence import Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material
from bot.storage.tables.obligations import Outcome

__all__ = ["Cause", "Figures", "State", "figures", "of", "of_activity", "of_person"]
EXPLAINED = "absence-explained"
ANSWER_LEAST, ANSWER_LIMIT = 20, 3000


# --- opening


async def open_for(
    db: AsyncSession,
    activity: Activity,
    standing: Standing,
    rules: Rules,
    *,
    since: datetime,
    now: datetime,
    only: Person | None = None,
) -> None:
    """Open a make-up study for each member missing or on leave at an ended activity, or for one of them only.

    Guests owe none (rule 67), nor do people who have left the branch, or whom a correction counts as members no more.
    Each of them is told privately; the organisation officer owes a contact to those who cannot be reached (rules 64,
    65). The time allowed counts from `since`. An activity that was recorded later (补记) causes none.
    """
    if activity.recorded_later_at is not None:
        return
    exempt = {row.person_id for row in await of_activity(db, activity)}
    exempt |= {one.person.id for one in standing.recounted if not one.counts}
    causes = [(person, Cause.ABSENT) for person in standing.missing]
    causes += [(person, Cause.LEAVE) for person in standing.on_leave]
    for person, cause in causes:
        if person.id not in exempt and person.left_at is None and only in {None, person}:
            await _open(db, activity, person, cause, rules, since=since, now=now)


async def _open(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    cause: Cause,
    rules: Rules,
    *,
    since: datetime,
    now: datetime,
) -> None:
    row = Makeup(
        activity_id=activity.id,
        person_id=person.id,
        cause=cause,
        state=State.OPEN,
        opened_at=since,
        due_at=since + rules.makeup,
        activity=activity,
        person=person,
        material=None,
    )
    db.add(row)
    await db.flush()
    timeline.note(db, "makeup-opened", activity, person=person, now=now, makeup=row.id, cause=cause)
    await owed_by_person(db, row, rules, now=now)
    if await deliveries.to_people(db, DeliveryKind.MAKEUP_TASK, [person], activity, now=now, args={"makeup": row.id}):
        due = since + rules.contact
        await duties.owe(db, DutyKind.CONTACT, activity, person=person, due_at=due, next_at=None)


# --- the person's side


async def read(db: AsyncSession, makeup_id: int, person: Person, *, now: datetime) -> Makeup:
    """Return the make-up study to its person; the time of the first call is kept as the read mark (rule 66).

    Raises:
        Refused: `makeup-gone`.
    """
    row = await own(db, makeup_id, person)
    row.read_at = row.read_at or now
    return row


async def explain(db: AsyncSession, makeup_id: int, person: Person, words: str, *, now: datetime) -> Makeup:
    """Record the person's reason for the absence (rule 65); officers see the latest one.

    Raises:
        Refused: `makeup-gone`, `text-empty`, `text-too-long`, `absence-reason-short`.
    """
    row = await read(db, makeup_id, person, now=now)
    reason = clean_words(words)
    timeline.note(db, EXPLAINED, row.activity, person=person, by=person, now=now, makeup=row.id, reason=reason)
    await contacted(db, row, now=now)
    await reword(db, row, now=now)
    return row


def clean_answer(raw: str, *, with_material: bool) -> str:
    """Return an answer in its stored form, 20 to 3000 characters; with a photo or file it may be shorter or empty.

    Raises:
        Refused: `text-empty`, `text-too-long`, `makeup-answer-short`.
    """
    if with_material and not raw.strip():
        return ""
    answer = clean_text(raw, ANSWER_LIMIT)
    if not with_material and len(answer) < ANSWER_LEAST:
        raise Refused("makeup-answer-short", least=ANSWER_LEAST, length=len(answer))
    return answer


async def submit(
    db: AsyncSession,
    makeup_id: int,
    person: Person,
    answer: str,
    material: Material | None = None,
    *,
    now: datetime,
) -> Makeup:
    """Submit the person's answer, even if late. An answer that was already submitted or accepted stays as it is.

    Raises:
        Refused: `makeup-gone`, and as `clean_answer`.
    """
    row = await read(db, makeup_id, person, now=now)
    if row.state not in OWED:
        return row
    row.answer = clean_answer(answer, with_material=material is not None)
    row.material, row.material_id = material, material.id if material else None
    row.state, row.submitted_at = State.SUBMITTED, now
    row.decided_at, row.decided_by, row.note = None, None, None
    await db.flush()
    late = was_late(row)
    timeline.note(db, "makeup-submitted", row.activity, person=person, by=person, now=now, makeup=row.id, late=late)
    await contacted(db, row, now=now)
    await _hand_to_reviewers(db, row, now=now)
    return row


async def _hand_to_reviewers(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    reviewers = await deciders(db, row.person, Power.REVIEW_MAKEUP)
    if not reviewers and row.person.offices:
        await accept_answer(db, row, by=row.person, now=now, alone=True)
        return
    await deliveries.to_people(
        db,
        DeliveryKind.MAKEUP_REVIEW,
        reviewers,
        row.activity,
        person=row.person,
        now=now,
        key=f"{row.id}-{stamp(row)}",
        args={"makeup": row.id, "stamp": stamp(row)},
    )
    await owed_by_officer(db, row, now=now)
    await reword(db, row, now=now)


# --- other changes


async def excuse(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Change the cause of the make-up study to leave after late leave was approved; the study is still owed."""
    row = await of(db, activity.id, person.id)
    if row is not None and row.cause != Cause.LEAVE:
        row.cause = Cause.LEAVE
        timeline.note(db, "makeup-excused", activity, person=person, now=now, makeup=row.id)
        await reword(db, row, now=now)


async def cancel(db: AsyncSession, activity: Activity, person: Person, *, now: datetime, tell: bool = True) -> None:
    """Delete the make-up study of a person who was present after all, or no member, and tell them if `tell`.

    An accepted one stays in the record.
    """
    row = await of(db, activity.id, person.id)
    if row is None or row.state == State.ACCEPTED:
        return
    timeline.note(db, "makeup-cancelled", activity, person=person, now=now, makeup=row.id, state=row.state)
    await db.delete(row)
    await db.flush()
    for kind in (DutyKind.MAKEUP, DutyKind.CONTACT):
        await duties.settle(db, kind, activity, person=person, now=now, outcome=Outcome.DROPPED)
    if tell:
        await deliveries.to_people(db, DeliveryKind.MAKEUP_CANCELLED, [person], activity, now=now)
    await deliveries.refresh(db, activity.id, (DeliveryKind.MAKEUP_TASK, DeliveryKind.MAKEUP_REVIEW), now=now)


async def close_for(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Delete the unaccepted make-up studies of a person who leaves the branch, and drop their duties."""
    for row in await unfinished(db, person):
        activity, state = row.activity, row.state
        timeline.note(db, "makeup-closed", activity, person=person, by=by, now=now, makeup=row.id, state=state)
        await db.delete(row)
        await db.flush()
        for kind in (DutyKind.MAKEUP, DutyKind.CONTACT):
            await duties.settle(db, kind, activity, person=person, now=now, outcome=Outcome.DROPPED)
        await reword(db, row, now=now)


async def accept_answer(
    db: AsyncSession, row: Makeup, *, by: Person, now: datetime, by_hand: bool = False, alone: bool = False
) -> None:
    """Accept the make-up study.

    `by_hand`: an officer recorded it for the person. `alone`: it is the person's own, and no other officer exists.
    """
    row.state, row.decided_at, row.decided_by = State.ACCEPTED, now, by.id
    await db.flush()
    timeline.note(
        db, "makeup-accepted", row.activity, person=row.person, by=by, now=now,
        makeup=row.id, by_hand=by_hand, alone=alone,
    )  # fmt: skip
    await duties.settle(db, DutyKind.MAKEUP, row.activity, person=row.person, now=now)
    await reword(db, row, now=now)


async def reword(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    """Have the officers' review messages worded anew."""
    await deliveries.refresh(db, row.activity_id, (DeliveryKind.MAKEUP_REVIEW,), now=now)
