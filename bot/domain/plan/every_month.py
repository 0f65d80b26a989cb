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
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.plan.proposals import proposal, this_month
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
    about: Activity | Branch = here[0] if here else branch
    proposed = proposal(branch, year, month, now=now)
    if here and proposed is not None:
        ahead = datetime.combine((proposed.span.start - PROPOSED_BEFORE).date(), rules.morning, tzinfo=zone)
        at = max(now, min(datetime.combine(first.date(), rules.morning, tzinfo=zone), ahead))
        await duties.owe(db, DutyKind.MONTH_PROPOSAL, about, due_at=at, next_at=at)
    for day in rules.month_warnings:
        at = datetime.combine(first.date().replace(day=day), rules.morning, tzinfo=zone)
        if at > now:
            tag = f"{year}-{month:02}-{day:02}"
            await duties.owe(db, DutyKind.MONTH_OPEN, about, due_at=at, next_at=at, tag=tag)


async def propose_anew(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """The branch's day or time is another one: the months not dated yet are offered for it, their cards worded anew."""
    year = now.astimezone(ZoneInfo(branch.zone)).year
    for of in (year, year + 1):
        for activity in await activities.of_year(db, branch.id, of):
            if activity.dated_at is None:
                await owe_month(db, branch, of, activity.month, [activity], now)
                await deliveries.refresh(db, activity.id, (DeliveryKind.MONTH_CARD,), now=now)


async def to_decide(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Who decides the month's date: the secretary, or whoever of the committee can be reached instead (rule 85)."""
    return await powers.in_charge(db, branch_id, Power.DATE_MONTH, lambda person: person.reachable)


async def offer(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Give the secretary the month's card; of no use once the month is dated."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.dated_at is not None:
        return Verdict.DROPPED
    deciders = await to_decide(db, activity.branch_id)
    await deliveries.to_people(db, DeliveryKind.MONTH_CARD, deciders, activity, now=now)
    return Verdict.DONE


async def warn(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell the secretary that the month still has no date (rule 3); of no use once it has one."""
    year, month = await month_of(db, duty)
    here = await activities.of_month(db, duty.branch_id, year, month)
    if any(activity.dated_at is not None for activity in here):
        return Verdict.DROPPED
    deciders, args = await to_decide(db, duty.branch_id), {"year": year, "month": month}
    await deliveries.to_people(db, DeliveryKind.MONTH_OPEN, deciders, duty, now=now, key=_tag(duty), args=args)
    return Verdict.DONE


async def month_of(db: AsyncSession, duty: Duty) -> tuple[int, int]:
    """Return the year and the month that a card or a warning is about."""
    if tag := _tag(duty):
        year, month, _day = map(int, tag.split("-"))
        return year, month
    activity = await activities.get(db, duty.activity_id or 0)
    return activity.year, activity.month


def _tag(duty: Duty) -> str:
    return duty.key.rpartition(":")[2]
