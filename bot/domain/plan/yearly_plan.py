"""A branch's yearly plan (rules 1, 3, 11): check and store it, create the activities and duties of its months."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities, steps
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.names import clean_line
from bot.domain.plan import revisions
from bot.domain.plan.anniversaries import mended
from bot.domain.plan.draft import Finding, PlanDraft, PlanRow, WideRow
from bot.domain.plan.every_month import owe_month
from bot.domain.plan.plan_check import check_plan
from bot.domain.plan.proposals import this_month
from bot.domain.refusals import Refused
from bot.domain.told import Told
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.plan import Plan, Theme

MONTHS = range(1, 13)
FIRST_YEAR, LAST_YEAR = 2015, 2099


@dataclass(frozen=True)
class Saved:
    """The outcome of storing a plan: `kept` are dated and stay; `left` are no longer in the plan and stay too."""

    year: int
    activities: Sequence[Activity]
    kept: Sequence[Activity]
    left: Sequence[Activity]


# --- the draft: parsed and under review, not yet stored ---------------------------------------------------------------


def draft_to_json(draft: PlanDraft) -> dict[str, Any]:
    """Return the draft as JSON, to be kept with the officer's account until the plan is stored."""
    return asdict(draft)


def draft_from_json(kept: dict[str, Any]) -> PlanDraft:
    """Return the draft that `draft_to_json` wrote."""
    return PlanDraft(
        kept["title"],
        kept["year"],
        tuple(PlanRow(**row) for row in kept["rows"]),
        kept["text"],
        tuple(Told(told["key"], tuple(told["pieces"]), told["values"]) for told in kept.get("told", ())),
        kept.get("name", ""),
        tuple(draft_from_json(each) for each in kept.get("which", ())),
        tuple(
            WideRow(
                each["words"],
                tuple(each["months"]),
                each["form"],
                each["content"],
                tuple(each["pieces"]),
                tuple(each.get("years", ())),
            )
            for each in kept.get("wide", ())
        ),
    )


def mended_month(draft: PlanDraft, year: int, month: int, said: int) -> PlanDraft:
    """Return the draft with the right count for an anniversary that one of its months has wrong."""
    rows = tuple(
        replace(row, form=mended(row.form, said, year), content=mended(row.content, said, year))
        if row.month == month and row.year in {None, year}
        else row
        for row in draft.rows
    )
    return replace(draft, rows=rows)


def require_year(year: int) -> int:
    """Return the year if a plan can be for it.

    Raises:
        Refused: `plan-year-out`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("plan-year-out", first=FIRST_YEAR, last=LAST_YEAR)
    return year


def require_month(month: int) -> int:
    """Return the month if it is a number from 1 to 12.

    Raises:
        Refused: `month-out`.
    """
    if month not in MONTHS:
        raise Refused("month-out", month=month)
    return month


def read_theme(text: str, form_limit: int, content_limit: int) -> tuple[str, str]:
    """Parse form and content of one month: `红色教育行动：参观革命纪念馆`, or on two lines.

    Raises:
        Refused: `theme-unreadable`, `text-too-long`.
    """
    form, *rest = re.split(r"[:：\n—]+", text.strip(), maxsplit=1)
    if not form.strip() or not rest or not rest[0].strip():
        raise Refused("theme-unreadable")
    return clean_line(form, form_limit), clean_line(rest[0], content_limit)


# --- storing ----------------------------------------------------------------------------------------------------------


async def of_year(db: AsyncSession, branch_id: int, year: int) -> Plan | None:
    """Return the branch's plan for the year, if one was imported."""
    return (await db.scalars(select(Plan).where(Plan.branch_id == branch_id, Plan.year == year))).one_or_none()


async def themes(db: AsyncSession, branch_id: int, year: int) -> Sequence[Theme]:
    """Return the rows of the year's plan, by month."""
    query = select(Theme).join(Plan, Plan.id == Theme.plan_id)
    return (await db.scalars(query.where(Plan.branch_id == branch_id, Plan.year == year).order_by(Theme.month))).all()


async def save(
    db: AsyncSession,
    branch: Branch,
    draft: PlanDraft,
    year: int,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> Saved:
    """Store a plan and create the activities and duties of its months (rules 1, 3).

    Storing another plan for the same year replaces its rows and the texts of undated activities; dated ones stay. A
    part of a plan of two years replaces only the months that it has. The earlier text remains as a revision, and a
    change of it requires a reason (rule 10).

    Raises:
        Refused: `not-allowed`, `plan-year-out`, `plan-needs-reason`.
    """
    await powers.require(db, by, Power.PLAN_YEAR)
    replacement = await revisions.replaced_by(db, branch.id, draft, require_year(year))
    if replacement is not None and replacement.months and not reason:
        raise Refused("plan-needs-reason", year=year)
    plan = await _plan(db, branch, draft, require_year(year), by=by, now=now)
    before = await activities.of_year(db, branch.id, year)
    await revisions.keep(db, plan, draft, by=by, reason=reason, now=now)
    rows = await _replace_themes(db, plan, draft)
    for month, theme in rows.items():
        await _to_activity(db, branch, theme, year, [a for a in before if a.month == month], now)
    every = await activities.of_year(db, branch.id, year)
    saved = Saved(
        year,
        every,
        kept=[a for a in every if a.dated_at is not None and a.month in rows],
        left=[a for a in every if a.month not in rows],
    )
    timeline.note(
        db, "plan-imported", branch, by=by, now=now, year=year, rows=len(rows), kept=len(saved.kept), reason=reason
    )
    await db.flush()
    for month in MONTHS:
        await owe_month(db, branch, year, month, [a for a in every if a.month == month], now)
    return saved


async def _plan(db: AsyncSession, branch: Branch, draft: PlanDraft, year: int, *, by: Person, now: datetime) -> Plan:
    plan = await of_year(db, branch.id, year)
    if plan is None:
        plan = Plan(branch_id=branch.id, year=year)
        db.add(plan)
    plan.title, plan.imported_at, plan.imported_by = (draft.title or "")[:200], now, by.id
    await db.flush()
    return plan


async def _replace_themes(db: AsyncSession, plan: Plan, draft: PlanDraft) -> dict[int, Theme]:
    """Store the rows of the draft as themes and return them by month; delete the themes of other months.

    The part of a plan of two years, such as a school year, leaves the other months of the year as they are.
    """
    known = {theme.month: theme for theme in await db.scalars(select(Theme).where(Theme.plan_id == plan.id))}
    rows: dict[int, Theme] = {}
    for month, (form, content) in revisions.rows_of(draft).items():
        theme = known.pop(month) if month in known else Theme(plan_id=plan.id, month=month)
        rows[month] = theme
        theme.form, theme.content = form, content
        db.add(theme)
    gone = [] if draft.years else [theme.id for theme in known.values()]
    await db.execute(update(Activity).where(Activity.theme_id.in_(gone)).values(theme_id=None))
    await db.execute(delete(Theme).where(Theme.id.in_(gone)))
    await db.flush()
    return rows


async def _to_activity(
    db: AsyncSession, branch: Branch, theme: Theme, year: int, before: Sequence[Activity], now: datetime
) -> None:
    """Give a month's activity its theme, unless it has a date; an approval of another theme is open again."""
    if any(activity.dated_at is not None for activity in before):
        return
    if before:
        activity = before[0]
        old = activity.content
        activity.form, activity.content = theme.form, theme.content
        if old != theme.content:
            await steps.reopen_approval(db, activity, old, now=now)
    else:
        activity = await activities.create(db, branch.id, year, theme.month, theme.form, theme.content)
    activity.theme_id = theme.id


async def add_month(
    db: AsyncSession, branch: Branch, year: int, month: int, form: str, content: str, *, by: Person, now: datetime
) -> Activity:
    """Add an activity for a month that the plan lacks.

    Raises:
        Refused: `not-allowed`, `plan-year-out`, `month-over`, `month-has-activity`.
    """
    await powers.require(db, by, Power.PLAN_YEAR)
    if (require_year(year), month) < this_month(branch, now):
        raise Refused("month-over", year=year, month=month)
    if await activities.of_month(db, branch.id, year, month):
        raise Refused("month-has-activity", month=month)
    activity = await activities.create(db, branch.id, year, month, form, content)
    timeline.note(db, "month-added", activity, by=by, now=now, form=form, content=content)
    await owe_month(db, branch, year, month, [activity], now)
    return activity


async def findings(db: AsyncSession, branch: Branch, year: int) -> tuple[Finding, ...]:
    """Return the findings about the year's present activities and themes (rules 1, 11, 39, 41, 47, 48)."""
    plan = await of_year(db, branch.id, year)
    if plan is None:
        return (Finding("plan-none", {"year": year}),)
    said = {theme.month: (theme.form, theme.content) for theme in await themes(db, branch.id, year)}
    for activity in await activities.of_year(db, branch.id, year):
        said[activity.month] = (activity.form, activity.content)
    rows = tuple(PlanRow(number, month, *said[month]) for number, month in enumerate(sorted(said), start=1))
    return check_plan(PlanDraft(plan.title, year, rows, ""), year)
