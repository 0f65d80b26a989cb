"""One activity every month (rule 3): propose a date in time, and warn while the month has none."""

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
from bot.domain.rules import Rules, rules_of
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty

PROPOSED_BEFORE = timedelta(days=8)  # leaves three days to decide before the notice is due


async def owe_month(
    db: AsyncSession, branch: Branch, year: int, month: int, here: Sequence[Activity], now: datetime
) -> None:
    """Owe the month's card in time to decide and the warnings of rule 3, unless the month is over or dated."""
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
    """Propose this and next year's undated months anew after the branch changed a setting; edit their cards."""
    year = now.astimezone(ZoneInfo(branch.zone)).year
    for of in (year, year + 1):
        for activity in await activities.of_year(db, branch.id, of):
            if activity.dated_at is None:
                await owe_month(db, branch, of, activity.month, [activity], now)
                await deliveries.refresh(db, activity.id, (DeliveryKind.MONTH_CARD,), now=now)


async def to_decide(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the officers who decide on the month's date and can be reached (rule 85).

    These are the secretary, else the deputy secretaries, else all other officers.
    """
    return await powers.in_charge(db, branch_id, Power.DATE_MONTH, lambda person: person.reachable)


async def offer(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Send the month's card to those who decide on its date; drop the duty if the month is dated."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.dated_at is not None:
        return Verdict.DROPPED
    deciders = await to_decide(db, activity.branch_id)
    await deliveries.to_people(db, DeliveryKind.MONTH_CARD, deciders, activity, now=now)
    return Verdict.DONE


async def warn(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Warn those who decide on the month's date that it has none (rule 3); drop the duty if it has one.

    A day that is no day of warnings any more causes none.
    """
    year, month = await month_of(db, duty)
    here = await activities.of_month(db, duty.branch_id, year, month)
    rules = rules_of(await db.get_one(Branch, duty.branch_id))
    if any(activity.dated_at is not None for activity in here) or not _warns_on(rules, _tag(duty)):
        return Verdict.DROPPED
    deciders, args = await to_decide(db, duty.branch_id), {"year": year, "month": month}
    await deliveries.to_people(db, DeliveryKind.MONTH_OPEN, deciders, duty, now=now, key=_tag(duty), args=args)
    return Verdict.DONE


async def month_of(db: AsyncSession, duty: Duty) -> tuple[int, int]:
    """Return the year and the month of the duty of a card or a warning."""
    if tag := _tag(duty):
        year, month, _day = map(int, tag.split("-"))
        return year, month
    activity = await activities.get(db, duty.activity_id or 0)
    return activity.year, activity.month


def _warns_on(rules: Rules, tag: str) -> bool:
    """True if the day that the tag names is still one on which the branch wants to be warned."""
    return not tag or int(tag.rpartition("-")[2]) in rules.month_warnings


def _tag(duty: Duty) -> str:
    return duty.key.rpartition(":")[2]
