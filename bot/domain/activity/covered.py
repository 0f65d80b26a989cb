"""The parts of a year's content that are told while an agenda is made: the Party charter, the oath (rules 40, 41)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity.agenda_lines import CHAPTERS
from bot.storage.tables.activity import HELD, Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind


@dataclass(frozen=True)
class Covered:
    """The chapters that were read in a year or stand on the agenda, and the activities with the oath."""

    chapters: frozenset[int]
    oaths: int

    @property
    def unread(self) -> tuple[int, ...]:
        """The chapters that are left, 0 for the preamble."""
        return tuple(chapter for chapter in CHAPTERS if chapter not in self.chapters)


async def in_year_of(db: AsyncSession, activity: Activity) -> Covered:
    """Return what the activities held in the year of this one covered, its own agenda included."""
    query = (
        select(AgendaItem)
        .join(Activity, Activity.id == AgendaItem.activity_id)
        .where(
            Activity.branch_id == activity.branch_id,
            Activity.year == activity.year,
            HELD | (Activity.id == activity.id),
            AgendaItem.kind.in_((ItemKind.CHARTER, ItemKind.OATH)),
            AgendaItem.removed_at.is_(None),
        )
    )
    rows = (await db.scalars(query)).all()
    read = {chapter for row in rows if row.kind is ItemKind.CHARTER for chapter in row.chapters or ()}
    return Covered(frozenset(read), len({row.activity_id for row in rows if row.kind is ItemKind.OATH}))
