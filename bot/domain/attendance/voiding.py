"""Voiding of check-ins: all of them when an activity moves to another date, or one that was wrong (rules 69, 83).

A voided check-in stays on record and no longer counts.
"""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance.check_in import CARDS, CORRECTED
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, VoidCause
from bot.storage.tables.branch import Person


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


async def void_wrong(
    db: AsyncSession, activity: Activity, row: Attendance, *, by: Person, reason: str, now: datetime
) -> None:
    """Void a check-in that was wrong and note it with the reason; the caller has checked who may."""
    row.voided_at, row.voided_by, row.void_cause, row.void_reason = now, by.id, VoidCause.WRONG, reason
    await db.flush()
    timeline.note(
        db, "check-in-void", activity, person=row.person, by=by, now=now, reason=reason, was=row.at.isoformat()
    )
    await deliveries.refresh(db, activity.id, CORRECTED, now=now)
