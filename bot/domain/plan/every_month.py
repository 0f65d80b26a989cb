"""Every month has its activity (rule 3): the month is offered in time, and warned of while it has no date."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.plan.proposals import proposal, this_month
from bot.domain.quiet_hours import awake
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty

PROPOSED_BEFORE = timedelta(days=8)  # three days to decide before the notice must stand


async def owe_month(
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
                await owe_month(db, branch, of, activity.month, [activity], now)
                await deliveries.refresh(db, activity.id, ("month-card",), now=now)


async def to_decide(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Who decides the month's date: the secretary, or whoever of the committee can be reached instead (rule 85)."""
    return await powers.in_charge(db, branch_id, Power.DATE_MONTH, lambda person: person.reachable)


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
