"""The preparation of an activity: the theme's first two steps, the agenda, and what it shall reach (rules 14, 31)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import agenda, steps
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import Step, StepNumber


@dataclass(frozen=True)
class Prepared:
    """The entries about 支委会 and 报审, the number of items, and whether required content is among them or waived."""

    theme: Step | None = None
    approval: Step | None = None
    items: int = 0
    required: bool = False


async def of(db: AsyncSession, activity: Activity) -> Prepared:
    """Return what is prepared for an activity."""
    here = await agenda.items(db, activity)
    return Prepared(
        await steps.entered(db, activity, StepNumber.THEME),
        await steps.entered(db, activity, StepNumber.APPROVAL),
        len(here),
        agenda.has_required(here) or await agenda.waived(db, activity) is not None,
    )
