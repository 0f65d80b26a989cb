"""A branch's yearly plan (rules 1, 3, 11): checked, stored, turned into the months' activities and their duties."""

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, duties, events
from bot.domain.activity import activities
from bot.domain.activity.plan_check import Finding, PlanDraft, PlanRow, check_plan
from bot.domain.branch import people
from bot.domain.duties import Verdict
from bot.domain.names import clean_line
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.domain.times.fixed_day import FixedDay, propose
from bot.domain.times.when import Span
from bot.domain.waking import awake
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.plan import Plan, Theme

MONTHS = range(1, 13)
FIRST_YEAR, LAST_YEAR = 2015, 2099
EARLY_FRIDAY = FixedDay("nth", 1, 4)  # 5: 每月月初, for a branch that chose no day yet
PROPOSED_BEFORE = timedelta(days=8)  # three days to decide before the notice must stand
FORM_LENGTH = 60


@dataclass(frozen=True)
class Proposal:
    """A date for one month. `moved_from` is the fixed day it gave way on, `why` the reason for that.

    `why` is one of `bot.domain.times.fixed_day.Reason`, or `notice` where the fixed day is too near for that (rule 12).
    """

    span: Span
    moved_from: date | None = None
    why: str | None = None


@dataclass(frozen=True)
class Saved:
    """What came of storing a plan: `kept` are dated and stay, `left` are not in the plan any more and stay too."""

    year: int
    activities: Sequence[Activity]
    kept: Sequence[Activity]
    left: Sequence[Activity]


# --- the months and their dates ---------------------------------------------------------------------------------------


def this_month(branch: Branch, now: datetime) -> tuple[int, int]:
    """Year and month in the branch's zone."""
    local = now.astimezone(ZoneInfo(branch.zone))
    return local.year, local.month


def usual_time(branch: Branch) -> time:
    """At what time of day the branch meets."""
    return time.fromisoformat(branch.usual_time)


def blocked_days(branch: Branch) -> frozenset[date]:
    """Days the branch keeps free of activities, such as exams (rule 13)."""
    return frozenset(map(date.fromisoformat, (branch.overrides or {}).get("blocked_dates", ())))


def proposal(branch: Branch, year: int, month: int, *, now: datetime) -> Proposal | None:
    """A date for the month by the branch's fixed day (rules 4, 5); None when no day of the month is left.

    A fixed day that is over, or too near for a notice five days ahead (rule 12), gives way to the next day that serves;
    if the month has none with that much notice, the fixed day stands while it is still to come, else the next day does.
    """
    zone, blocked, notice = ZoneInfo(branch.zone), blocked_days(branch), rules_of(branch).notice
    first = _propose(branch, year, month, blocked)
    if first.span.start - notice >= now:
        return first
    fixed = first.moved_from or first.span.start.date()
    for earliest in (now + notice, now):
        if earliest == now and first.span.start > now:
            return first
        gone = {day for day in _days(year, month) if datetime.combine(day, usual_time(branch), tzinfo=zone) < earliest}
        found = _propose(branch, year, month, blocked | gone)
        if found.span.start >= earliest and found.why != "month-blocked":
            return Proposal(found.span, fixed, "notice")
    return None


def _propose(branch: Branch, year: int, month: int, blocked: Collection[date]) -> Proposal:
    fixed = FixedDay.from_storage(branch.fixed_day) if branch.fixed_day else EARLY_FRIDAY
    hours = rules_of(branch).half_day_hours
    found = propose(fixed, year, month, at=usual_time(branch), hours=hours, zone=ZoneInfo(branch.zone), blocked=blocked)
    return Proposal(found.span, found.moved_from, found.reason)


def _days(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for day in (first + timedelta(days=step) for step in range(31)) if day.month == month]


# --- the draft: read, looked at, not yet stored -----------------------------------------------------------------------


def draft_to_json(draft: PlanDraft) -> dict[str, Any]:
    """The draft as it is kept with the officer's account until it is stored."""
    return asdict(draft)


def draft_from_json(kept: dict[str, Any]) -> PlanDraft:
    """The draft that `draft_to_json` wrote."""
    return PlanDraft(kept["title"], kept["year"], tuple(PlanRow(**row) for row in kept["rows"]), kept["text"])


def require_year(year: int) -> int:
    """The year, if a plan can be of it.

    Raises:
        Refused: `plan-year-out`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("plan-year-out", first=FIRST_YEAR, last=LAST_YEAR)
    return year


def require_month(month: int) -> int:
    """The month, if there is one of that number.

    Raises:
        Refused: `month-out`.
    """
    if month not in MONTHS:
        raise Refused("month-out", month=month)
    return month


def read_theme(text: str, form_limit: int, content_limit: int) -> tuple[str, str]:
    """Form and content of one month as typed: `红色教育行动：参观革命纪念馆`, or on two lines.

    Raises:
        Refused: `theme-unreadable`, `text-too-long`.
    """
    form, *rest = re.split(r"[:：\n—]+", text.strip(), maxsplit=1)
    if not form.strip() or not rest or not rest[0].strip():
        raise Refused("theme-unreadable")
    return clean_line(form, form_limit), clean_line(rest[0], content_limit)


# --- storing ----------------------------------------------------------------------------------------------------------


async def of_year(db: AsyncSession, branch_id: int, year: int) -> Plan | None:
    """The branch's plan for the year, if one was imported."""
    return (await db.scalars(select(Plan).where(Plan.branch_id == branch_id, Plan.year == year))).one_or_none()


async def themes(db: AsyncSession, branch_id: int, year: int) -> Sequence[Theme]:
    """The rows of the year's plan, by month."""
    query = select(Theme).join(Plan, Plan.id == Theme.plan_id)
    return (await db.scalars(query.where(Plan.branch_id == branch_id, Plan.year == year).order_by(Theme.month))).all()


async def save(db: AsyncSession, branch: Branch, draft: PlanDraft, year: int, *, by: Person, now: datetime) -> Saved:
    """Store a plan and write its months' activities and duties (rules 1, 3).

    Storing another plan for the same year replaces its rows and what activities not dated yet say; dated ones stay.

    Raises:
        Refused: `not-allowed`, `plan-year-out`.
    """
    await people.require_office(db, by)
    plan = await _plan(db, branch, draft, require_year(year), by=by, now=now)
    before = await activities.of_year(db, branch.id, year)
    rows = await _replace_themes(db, plan, draft)
    for month, theme in rows.items():
        await _to_activity(db, branch, theme, year, [a for a in before if a.month == month])
    every = await activities.of_year(db, branch.id, year)
    saved = Saved(
        year,
        every,
        kept=[a for a in every if a.dated_at is not None and a.month in rows],
        left=[a for a in every if a.month not in rows],
    )
    events.note(
        db, "plan-imported", branch_id=branch.id, by_id=by.id, now=now, year=year, rows=len(rows), kept=len(saved.kept)
    )
    await db.flush()
    for month in MONTHS:
        await _owe(db, branch, year, month, [a for a in every if a.month == month], now)
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
    """The rows of the draft as themes by month; those of other months go."""
    known = {theme.month: theme for theme in await db.scalars(select(Theme).where(Theme.plan_id == plan.id))}
    rows: dict[int, Theme] = {}
    for row in draft.rows:
        theme = known.pop(row.month) if row.month in known else Theme(plan_id=plan.id, month=row.month)
        rows[row.month] = theme
        theme.form, theme.content = row.form or row.content[:FORM_LENGTH], row.content
        db.add(theme)
    gone = [theme.id for theme in known.values()]
    await db.execute(update(Activity).where(Activity.theme_id.in_(gone)).values(theme_id=None))
    await db.execute(delete(Theme).where(Theme.id.in_(gone)))
    await db.flush()
    return rows


async def _to_activity(db: AsyncSession, branch: Branch, theme: Theme, year: int, before: Sequence[Activity]) -> None:
    if any(activity.dated_at is not None for activity in before):
        return
    if before:
        activity = before[0]
        activity.form, activity.content = theme.form, theme.content
    else:
        activity = await activities.create(db, branch.id, year, theme.month, theme.form, theme.content)
    activity.theme_id = theme.id


async def add_month(
    db: AsyncSession, branch: Branch, year: int, month: int, form: str, content: str, *, by: Person, now: datetime
) -> Activity:
    """An activity for a month that the plan forgot.

    Raises:
        Refused: `not-allowed`, `plan-year-out`, `month-over`, `month-has-activity`.
    """
    await people.require_office(db, by)
    if (require_year(year), month) < this_month(branch, now):
        raise Refused("month-over", year=year, month=month)
    if await activities.of_month(db, branch.id, year, month):
        raise Refused("month-has-activity", month=month)
    activity = await activities.create(db, branch.id, year, month, form, content)
    events.note(
        db,
        "month-added",
        branch_id=branch.id,
        activity_id=activity.id,
        by_id=by.id,
        now=now,
        form=form,
        content=content,
    )
    await _owe(db, branch, year, month, [activity], now)
    return activity


async def findings(db: AsyncSession, branch: Branch, year: int) -> tuple[Finding, ...]:
    """What the year lacks (rules 1, 11, 39, 41, 47, 48), by the activities as they are now; keys as `finding-<key>`."""
    plan = await of_year(db, branch.id, year)
    if plan is None:
        return (Finding("plan-none", {"year": year}),)
    said = {theme.month: (theme.form, theme.content) for theme in await themes(db, branch.id, year)}
    for activity in await activities.of_year(db, branch.id, year):
        said[activity.month] = (activity.form, activity.content)
    rows = tuple(PlanRow(number, month, *said[month]) for number, month in enumerate(sorted(said), start=1))
    return check_plan(PlanDraft(plan.title, year, rows, ""), year)


# --- what a month owes until it is dated ------------------------------------------------------------------------------


async def _owe(
    db: AsyncSession, branch: Branch, year: int, month: int, here: Sequence[Activity], now: datetime
) -> None:
    """The month's card in time to decide, and the two warnings of rule 3; nothing for a month that is over or dated."""
    if (year, month) < this_month(branch, now) or any(activity.dated_at is not None for activity in here):
        return
    zone, rules = ZoneInfo(branch.zone), rules_of(branch)
    first = datetime(year, month, 1, tzinfo=zone)
    activity_id = here[0].id if here else None
    proposed = proposal(branch, year, month, now=now)
    if activity_id is not None and proposed is not None:
        ahead = datetime.combine((proposed.span.start - PROPOSED_BEFORE).date(), rules.morning, tzinfo=zone)
        at = max(now, min(datetime.combine(first.date(), rules.morning, tzinfo=zone), ahead))
        await duties.owe(
            db,
            "month-proposal",
            branch_id=branch.id,
            activity_id=activity_id,
            owner=Office.SECRETARY,
            due_at=at,
            next_at=at,
        )
    for day in rules.month_warnings:
        at = datetime.combine(first.date().replace(day=day), rules.morning, tzinfo=zone)
        if at > now:
            tag = f"{year}-{month:02}-{day:02}"
            await duties.owe(
                db, "month-open", branch_id=branch.id, activity_id=activity_id, owner=Office.SECRETARY,
                due_at=at, next_at=at, tag=tag,
            )  # fmt: skip


async def propose_anew(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """The branch's day or time is another one: the months not dated yet are offered for it, their cards worded anew."""
    year = now.astimezone(ZoneInfo(branch.zone)).year
    for of in (year, year + 1):
        for activity in await activities.of_year(db, branch.id, of):
            if activity.dated_at is None:
                await _owe(db, branch, of, activity.month, [activity], now)
                await deliveries.refresh(db, activity.id, ("month-card",), now=now)


async def to_decide(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Who decides the month's date: the secretary, or whoever of the committee can be reached instead (rule 85)."""
    for offices in ((Office.SECRETARY,), (Office.DEPUTY,), tuple(Office)):
        found = [p for p in await people.holders(db, branch_id, *offices) if p.reachable]
        if found:
            return found
    return ()


async def offer(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Give the secretary the month's card; of no use once the month is dated or over."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.dated_at is not None or (activity.year, activity.month) < this_month(activity.branch, now):
        return Verdict.DROPPED
    if (at := awake(now, activity.branch)) > now:
        return at
    deciders = await to_decide(db, activity.branch_id)
    await deliveries.to_people(db, "month-card", deciders, activity_id=activity.id, now=now)
    return Verdict.DONE


async def warn(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell the secretary that the month still has no date (rule 3).

    Of no use once it has one or is over, or the next warning is due as well.
    """
    tag = duty.key.rpartition(":")[2]
    year, month, _day = map(int, tag.split("-"))
    branch = await db.get_one(Branch, duty.branch_id)
    here = await activities.of_month(db, branch.id, year, month)
    if any(activity.dated_at is not None for activity in here) or (year, month) < this_month(branch, now):
        return Verdict.DROPPED
    if await duties.overtaken(db, duty, now=now):
        return Verdict.DROPPED
    if (at := awake(now, branch)) > now:
        return at
    await deliveries.to_people(
        db,
        "month-open",
        await to_decide(db, branch.id),
        activity_id=duty.activity_id,
        now=now,
        key=tag,
        args={"year": year, "month": month},
    )
    return Verdict.DONE


DUTIES: dict[str, duties.Work] = {"month-proposal": offer, "month-open": warn}
