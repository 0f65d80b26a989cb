"""Voiding of check-ins: all of them when an activity moves to another date, or one that was wrong (rules 69, 83).

A voided check-in stays on record and counts no more.
"""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance import roll
from bot.domain.attendance.by_hand import require_hand
from bot.domain.attendance.check_in import CARDS, of
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, VoidCause
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollState

REASON_LIMIT = 200


async def void_check_ins(
    db: AsyncSession, activity: Activity, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Void the check-ins and the head count of an activity that moved; people have to check in again.

    The old cards lose their buttons and say so; check-in opens again with new ones.
    """
    voided = update(Attendance).where(Attendance.activity_id == activity.id, LIVE).returning(Attendance.id)
    gone = (
        await db.scalars(
            voided.values(voided_at=now, voided_by=by.id, void_cause=VoidCause.MOVED),
            execution_options={"synchronize_session": False},
        )
    ).all()
    if gone:
        timeline.note(db, "check-ins-void", activity, by=by, now=now, count=len(gone), reason=reason)
    activity.opened_at, activity.head_count = None, None
    await deliveries.outdate(db, activity.id, (*CARDS, DeliveryKind.KEPT_CHECK_IN), now=now)


async def take_back(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Attendance:
    """Void the wrong check-in of a person, as an officer, with the reason; the person is told (rule 69).

    Officers do not correct themselves if another officer may. After the end it is a correction of the roll, possible
    for a week.

    Raises:
        Refused: `not-allowed`, `hand-own`, `hand-late`, `not-checked-in`, `text-empty`, `text-too-long`.
    """
    await require_hand(db, activity, person, by=by, now=now)
    row = await of(db, activity, person)
    if row is None:
        raise Refused("not-checked-in", name=person.name, form=activity.form)
    await roll.fix(db, activity)
    row.voided_at, row.voided_by, row.void_cause = now, by.id, VoidCause.WRONG
    row.void_reason = clean_text(reason, REASON_LIMIT)
    await db.flush()
    timeline.note(
        db, "check-in-void", activity, person=person, by=by, now=now, reason=row.void_reason, was=row.at.isoformat()
    )
    if activity.ended_at is not None:
        await roll.correct(db, activity, person, state=RollState.ABSENT, by=by, now=now)
    await deliveries.to_people(
        db, DeliveryKind.CHECK_IN_VOIDED, [person], activity, now=now, key=str(row.id), args={"check_in": row.id}
    )
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return row
