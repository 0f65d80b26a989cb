"""Revisions of a yearly plan: each import is kept beside the earlier ones (rule 10)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.plan.draft import PlanDraft
from bot.storage.tables.branch import Person
from bot.storage.tables.plan import Plan, PlanRevision, Theme

Row = tuple[str, str]  # form and content
FORM_LENGTH = 60


@dataclass(frozen=True)
class Replacement:
    """The changes that an import makes to the year's plan: each month with its old and new row, None without one.

    A part of a plan of two years only fills `added` months of a year and replaces those that it has itself.
    """

    imported_at: datetime
    months: tuple[tuple[int, Row | None, Row | None], ...]
    added: tuple[int, ...] = ()


def rows_of(draft: PlanDraft) -> dict[int, Row]:
    """Return the form and content that a draft gives each of its months."""
    return {row.month: (row.form or row.content[:FORM_LENGTH], row.content) for row in draft.rows}


async def replaced_by(db: AsyncSession, branch_id: int, draft: PlanDraft, year: int) -> Replacement | None:
    """Return what the draft would change in the year's plan; None if the year has no plan yet."""
    plan = (await db.scalars(select(Plan).where(Plan.branch_id == branch_id, Plan.year == year))).one_or_none()
    if plan is None:
        return None
    themes = (await db.scalars(select(Theme).where(Theme.plan_id == plan.id))).all()
    old, new = {theme.month: (theme.form, theme.content) for theme in themes}, rows_of(draft)
    both = new.keys() & old.keys() if draft.years else new.keys() | old.keys()
    months = tuple(
        (month, old.get(month), new.get(month)) for month in sorted(both) if old.get(month) != new.get(month)
    )
    return Replacement(plan.imported_at, months, tuple(sorted(new.keys() - old.keys())) if draft.years else ())


async def keep(
    db: AsyncSession, plan: Plan, draft: PlanDraft, *, by: Person, reason: str | None, now: datetime
) -> None:
    """Keep the imported text as the plan's next revision."""
    number = await db.scalar(select(func.max(PlanRevision.number)).where(PlanRevision.plan_id == plan.id)) or 0
    rows: list[list[int | str]] = [[month, *row] for month, row in sorted(rows_of(draft).items())]
    db.add(
        PlanRevision(
            plan_id=plan.id, number=number + 1, title=plan.title, rows=rows, reason=reason, imported_at=now,
            imported_by=by.id,
        )
    )  # fmt: skip
    await db.flush()
