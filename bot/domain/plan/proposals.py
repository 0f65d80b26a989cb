"""Proposals of a date for a month, by the fixed day of the branch (rules 4, 5, 12)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.blocked_days import blocked_days
from bot.domain.rules import rules_of
from bot.domain.times.fixed_day import FixedDay, propose
from bot.domain.times.when import Span
from bot.storage.tables.branch import Branch

EARLY_FRIDAY = FixedDay("nth", 1, 4)  # rule 5: 每月月初, for a branch without a fixed day


@dataclass(frozen=True)
class Proposal:
    """A date for one month. `moved_from` is the fixed day that it replaces, and `why` the reason.

    `why` is one of `bot.domain.times.fixed_day.Reason`, or `notice` if the fixed day is too near for one (rule 12).
    """

    span: Span
    moved_from: date | None = None
    why: str | None = None


def this_month(branch: Branch, now: datetime) -> tuple[int, int]:
    """Return the current year and month in the branch's time zone."""
    local = now.astimezone(ZoneInfo(branch.zone))
    return local.year, local.month


def before_setup(branch: Branch, year: int, month: int) -> bool:
    """True if the month had passed when the branch was set up, so that the bot has no records of it."""
    return branch.ready_at is not None and (year, month) < this_month(branch, branch.ready_at)


def setup_day(branch: Branch) -> date | None:
    """Return the day on which the branch was set up; the bot cannot know of activities before it."""
    return branch.ready_at.astimezone(ZoneInfo(branch.zone)).date() if branch.ready_at is not None else None


def begins_before_setup(branch: Branch, year: int, month: int) -> bool:
    """True if the month has a day before the set-up: its activity may have been held by then (补记)."""
    day = setup_day(branch)
    return day is not None and (year, month, 1) < (day.year, day.month, day.day)


def usual_time(branch: Branch) -> time:
    """Return the time of day at which the branch usually meets."""
    return time.fromisoformat(branch.usual_time)


def proposal(branch: Branch, year: int, month: int, *, now: datetime) -> Proposal | None:
    """Return a date for the month by the branch's fixed day (rules 4, 5); None if no day of the month is left.

    A fixed day that is over, or too near for a notice five days ahead (rule 12), is replaced by the next suitable day
    with that much notice. If the month has none, the fixed day stands while it lies ahead, else the next suitable day
    replaces it.
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


def fixed_date(branch: Branch, year: int, month: int) -> date | None:
    """Return the date of the branch's fixed day in a month, moved off unsuitable days; None without a fixed day."""
    if branch.fixed_day is None:
        return None
    return _propose(branch, year, month, blocked_days(branch)).span.start.date()


def _propose(branch: Branch, year: int, month: int, blocked: Collection[date]) -> Proposal:
    fixed = FixedDay.from_storage(branch.fixed_day) if branch.fixed_day else EARLY_FRIDAY
    hours = rules_of(branch).half_day_hours
    found = propose(fixed, year, month, at=usual_time(branch), hours=hours, zone=ZoneInfo(branch.zone), blocked=blocked)
    return Proposal(found.span, found.moved_from, found.reason)


def _days(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for day in (first + timedelta(days=step) for step in range(31)) if day.month == month]
