"""Changes of the days that a branch keeps free of activities (rule 13): added, removed, recorded as settings are."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import setting_changes
from bot.domain.plan import every_month
from bot.domain.plan.blocked_days import BLOCKED_DATES, Blocked, in_json, periods, read
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person

MOST = 20


def coming(branch: Branch, *, now: datetime) -> list[Blocked]:
    """Return the periods that are not over."""
    today = now.astimezone(ZoneInfo(branch.zone)).date()
    return [period for period in periods(branch) if period.last >= today]


async def add(db: AsyncSession, branch: Branch, text: str, *, by: Person, now: datetime) -> Blocked:
    """Keep the period that the text states free; the same days again get the new words.

    Raises:
        Refused: as `blocked_days.read`; `blocked-full`.
    """
    period = read(text, now=now.astimezone(ZoneInfo(branch.zone)))
    same = _same(branch, period.first, period.last)
    if same is None and len(coming(branch, now=now)) >= MOST:
        raise Refused("blocked-full", most=MOST)
    if same != period:
        await _replace(db, branch, same, period, by=by, now=now)
    return period


async def remove(
    db: AsyncSession, branch: Branch, first: date, last: date, *, by: Person, now: datetime
) -> Blocked | None:
    """Stop keeping the period free, and return it; None if it was removed before."""
    period = _same(branch, first, last)
    if period is not None:
        await _replace(db, branch, period, None, by=by, now=now)
    return period


async def dated_within(db: AsyncSession, branch: Branch, period: Blocked) -> Sequence[Activity]:
    """Return the activities ahead that are dated within the period; they stay where they are."""
    zone, ahead = ZoneInfo(branch.zone), await activities.ahead(db, branch.id)
    return [
        activity
        for activity in ahead
        if activity.starts_at and period.first <= activity.starts_at.astimezone(zone).date() <= period.last
    ]


def _same(branch: Branch, first: date, last: date) -> Blocked | None:
    return next((each for each in periods(branch) if (each.first, each.last) == (first, last)), None)


async def _replace(
    db: AsyncSession, branch: Branch, old: Blocked | None, new: Blocked | None, *, by: Person, now: datetime
) -> None:
    """Put the new period in the old one's place; the record holds the days, and the words as their reason.

    A reason can be erased, the values of a change cannot.
    """
    was, becomes = old.stored_days if old else None, new.stored_days if new else None
    words = new.words if new else ""
    await setting_changes.record(db, branch, BLOCKED_DATES, was, becomes, by=by, now=now, reason=words or None)
    kept = [period for period in periods(branch) if period != old]
    branch.overrides = {**(branch.overrides or {}), BLOCKED_DATES: in_json([*kept, new] if new else kept)}
    await db.flush()
    await every_month.propose_anew(db, branch, now=now)
