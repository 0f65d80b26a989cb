"""The posting of the notice in the group: when Telegram took it, and what is owed until then (rule 12)."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import group_access, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import LATE, Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.obligations import Delivery, Duty

NOTICES = (DeliveryKind.NOTICE, DeliveryKind.CHANGE_NOTICE)
"""The messages that tell the group the date of an activity."""

POSTED = (*NOTICES, DeliveryKind.CANCELLED)
"""The messages whose posting is owed."""


async def expect(db: AsyncSession, activity: Activity, *, due_at: datetime, now: datetime) -> None:
    """Owe the posting of a notice that was promised now; a notice of an earlier date does not count any more.

    The officers are told if it is not posted by its deadline.
    """
    activity.posted_at = None
    await duties.owe(db, DutyKind.POSTING, activity, due_at=due_at, next_at=max(due_at, now + LATE), again=True)


async def expect_cancellation(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Owe the posting of a cancellation that was promised now; the officers are told if the group does not take it."""
    await duties.owe(db, DutyKind.POSTING, activity, due_at=now, next_at=now + LATE, again=True)


async def cancellation_posted(db: AsyncSession, activity: Activity) -> bool:
    """True if the group was told that the activity was cancelled."""
    mine = (Delivery.activity_id == activity.id, Delivery.kind == DeliveryKind.CANCELLED)
    return await db.scalar(select(Delivery.id).where(*mine, Delivery.sent_at.is_not(None))) is not None


async def posted(db: AsyncSession, delivery: Delivery, *, at: datetime, now: datetime) -> None:
    """Record that Telegram took a notice of the date, or a cancellation, in the group at the instant `at`.

    Any other message is ignored.
    """
    if delivery.kind not in POSTED or delivery.activity_id is None:
        return
    await branch_lock.take(db, delivery.branch_id)
    activity = await activities.get(db, delivery.activity_id)
    if delivery.kind == DeliveryKind.CANCELLED:
        await duties.settle(db, DutyKind.POSTING, activity, now=now)
        await deliveries.refresh(db, activity.id, (DeliveryKind.NOTICE_MISSING,), now=now)
        return
    if activity.cancelled_at is not None:
        return
    if activity.posted_at is not None and not _tells_move(delivery, activity):
        return
    activity.posted_at = at
    timeline.note(db, "notice-posted", activity, now=now)
    await duties.settle(db, DutyKind.POSTING, activity, now=now)
    await db.flush()
    await deliveries.refresh(db, activity.id, (DeliveryKind.NOTICE_MISSING,), now=now)


async def refused(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Show at once in `/todo` that the group does not take the notice, or the cancellation."""
    if delivery.kind not in POSTED:
        return
    await branch_lock.take(db, delivery.branch_id)
    waiting = (Duty.kind == DutyKind.POSTING, Duty.activity_id == delivery.activity_id, Duty.next_at.is_not(None))
    await db.execute(update(Duty).where(*waiting).values(next_at=now))
    db.info["woken"] = True


async def tell_officers(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell the officers once that the notice is not in the group; the duty then stays in `/todo` until it is.

    If the group takes no posts, they are told of that instead, by `group_access`.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.cancelled_at is None and activity.posted_at is not None:
        return Verdict.DONE
    if not await group_access.is_blocked(db, activity.branch_id):
        officers = await powers.in_charge(db, activity.branch_id, Power.SCHEDULE)
        date = str(int((activity.starts_at or now).timestamp())) if activity.cancelled_at is None else "cancelled"
        await deliveries.to_people(db, DeliveryKind.NOTICE_MISSING, officers, activity, now=now, key=date)
    timeline.note(db, "notice-not-posted", activity, now=now)
    return Verdict.OPEN


def _tells_move(delivery: Delivery, activity: Activity) -> bool:
    """True if this is the first notice of the present date: of the move to it.

    A message that was on its way during the move may have told the old date.
    """
    moved = delivery.args.get("changed", {}).get("starts_at")
    return moved is not None and datetime.fromisoformat(moved[1]) == activity.starts_at
