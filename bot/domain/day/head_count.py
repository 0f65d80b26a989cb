"""The head count by the host (rule 58)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity.access import require_host
from bot.domain.branch import people
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person

__all__ = ["count_heads", "require_host"]


async def count_heads(db: AsyncSession, activity: Activity, heads: int, *, by: Person, now: datetime) -> None:
    """Record the head count, as the host or an officer (rule 58).

    Raises:
        Refused: `host-only`, `head-count-bad`.
    """
    await require_host(db, activity, by)
    await store_heads(db, activity, heads, by=by, now=now)


async def store_heads(db: AsyncSession, activity: Activity, heads: int, *, by: Person, now: datetime) -> None:
    """Record the head count; the caller checks who may do so. One told after the end is noted as such.

    Raises:
        Refused: `head-count-bad`.
    """
    most = len(await people.roster(db, activity.branch_id)) * 3
    if not 0 <= heads <= max(most, 100):
        raise Refused("head-count-bad", most=max(most, 100))
    activity.head_count = heads
    kind = "heads-counted" if activity.ended_at is None else "heads-recorded"
    timeline.note(db, kind, activity, by=by, now=now, heads=heads)
    await deliveries.refresh(db, activity.id, (DeliveryKind.HOST_CARD, DeliveryKind.RECORD_DRAFT), now=now)
