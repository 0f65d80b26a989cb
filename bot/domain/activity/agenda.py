"""The agenda of an activity (rules 14, 36, 40 to 46, 51, 52, 54)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind, SiteCheck

REQUIRED = frozenset({ItemKind.STUDY, ItemKind.PARTY_CLASS, ItemKind.OATH, ItemKind.CHARTER, ItemKind.CHECK_UP})
"""The kinds of required content (规定内容: 政治学习, 党性锻炼) of which an activity has at least one (rule 14)."""


async def items(db: AsyncSession, activity: Activity) -> Sequence[AgendaItem]:
    """Return the agenda items of an activity in their order."""
    query = select(AgendaItem).where(AgendaItem.activity_id == activity.id, AgendaItem.removed_at.is_(None))
    return (await db.scalars(query.order_by(AgendaItem.position, AgendaItem.id))).all()


async def site_checks(db: AsyncSession, activity: Activity) -> Sequence[SiteCheck]:
    """Return the marks of the site checklist that were ticked."""
    return (await db.scalars(select(SiteCheck).where(SiteCheck.activity_id == activity.id))).all()
