"""Months without an activity (rules 3, 9): warn while there is time, on the last day too, and tell the morning after.

A branch that is set up owes one duty a month. The bot looks at the month several times and then owes the next one's. A
month with a theme has duties of its own on the days of the first warnings (`every_month.py`).
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.plan.every_month import month_of, to_decide
from bot.domain.plan.proposals import this_month
from bot.domain.rules import rules_of
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty


async def owe_first(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """Owe the duty of this month for a branch that is set up now; once its last morning has passed, the next month's.

    Months before the setup cause no message.
    """
    year, month = this_month(branch, now)
    if _morning(branch, _last(year, month)) <= now:
        year, month = following(year, month)
    await _owe(db, branch, year, month, now)


async def _owe(db: AsyncSession, branch: Branch, year: int, month: int, now: datetime) -> None:
    due, tag = _morning(branch, _first_of_next(year, month)), str(_last(year, month))
    await duties.owe(db, DutyKind.MONTH_END, branch, due_at=due, next_at=_next_look(branch, year, month, now), tag=tag)


async def look_anew(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """Move the next look at the month after the branch changed its zone, its mornings or the days of the warnings."""
    for duty in await duties.open_duties(db, branch.id):
        if duty.kind == DutyKind.MONTH_END and not duty.key.endswith(":"):
            await _owe(db, branch, *await month_of(db, duty), now)


async def follow(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Look at the month, tell those who decide on its date what it lacks, and return the instant of the next look.

    Once the month has passed, owe the next month's duty instead. A branch without a group is told nothing.
    """
    branch = await db.get_one(Branch, duty.branch_id)
    if duty.key.endswith(":"):  # names no month: the branch was set up by an older version of the bot
        await owe_first(db, branch, now=now)
        return Verdict.DROPPED
    year, month = await month_of(db, duty)
    look = max((day for day in _looks(branch, year, month) if _morning(branch, day) <= now), default=None)
    lack = await _lack(db, branch, year, month, look, now)
    if lack is not None and branch.gone_at is None:
        deciders, args = await to_decide(db, branch.id), {"year": year, "month": month}
        await deliveries.to_people(db, lack, deciders, duty, now=now, key=str(look), args=args)
    if look is None or look <= _last(year, month):
        return _next_look(branch, year, month, now)
    await _owe(db, branch, *following(year, month), now)
    return Verdict.DONE


async def _lack(
    db: AsyncSession, branch: Branch, year: int, month: int, look: date | None, now: datetime
) -> DeliveryKind | None:
    """Return the message that the month gives cause for on this day; a dated activity can still be held in it."""
    here = await activities.of_month(db, branch.id, year, month)
    if look == _first_of_next(year, month):
        return None if any(activity.held or activity.unconfirmed for activity in here) else DeliveryKind.MONTH_MISSED
    over = (year, month) < this_month(branch, now)  # a warning that was late on the last night
    if look is None or over or any(activity.dated_at is not None for activity in here):
        return None
    if look == _last(year, month):
        return DeliveryKind.MONTH_LAST_DAY
    return None if here else DeliveryKind.MONTH_OPEN


async def tell_missed(db: AsyncSession, branch: Branch, year: int, month: int, *, now: datetime) -> None:
    """Tell those who decide on the month's date that the month has passed without an activity."""
    deciders, args = await to_decide(db, branch.id), {"year": year, "month": month}
    key = str(_first_of_next(year, month))
    await deliveries.to_people(db, DeliveryKind.MONTH_MISSED, deciders, branch, now=now, key=key, args=args)


def following(year: int, month: int) -> tuple[int, int]:
    """Return the next month with its year."""
    first = _first_of_next(year, month)
    return first.year, first.month


def _looks(branch: Branch, year: int, month: int) -> list[date]:
    """Return the days, in order, on whose mornings the bot looks at the month: those of the warnings, and the last two.

    The last two are the last day of the month and the day after it.
    """
    last = _last(year, month)
    warnings = {last.replace(day=day) for day in rules_of(branch).month_warnings if day < last.day}
    return [*sorted(warnings), last, _first_of_next(year, month)]


def _next_look(branch: Branch, year: int, month: int, now: datetime) -> datetime:
    """Return the first morning after `now` at which to look at the month; the last such morning if all are over."""
    mornings = [_morning(branch, day) for day in _looks(branch, year, month)]
    return next((at for at in mornings if at > now), mornings[-1])


def _last(year: int, month: int) -> date:
    return _first_of_next(year, month) - timedelta(days=1)


def _first_of_next(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _morning(branch: Branch, day: date) -> datetime:
    return datetime.combine(day, rules_of(branch).morning, tzinfo=ZoneInfo(branch.zone))
