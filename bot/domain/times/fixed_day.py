"""The branch's fixed day of the month (rules 4, 5): store it, and propose its date in a given month."""

import calendar
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import Literal

from bot.domain.times.clock_words import HOUR
from bot.domain.times.day_words import nth_weekday
from bot.domain.times.holidays import is_day_off, is_working_day
from bot.domain.times.when import Span, at_local, lasting

SATURDAY = 5
LAST_DAY = 31
Reason = Literal["short-month", "holiday", "blocked", "weekend", "month-blocked"]


@dataclass(frozen=True)
class FixedDay:
    """A fixed day; `day`: day `number` of the month; `nth`, `last`: its `number`th or last `weekday` (Monday is 0).

    `str()` returns the stored form: `day:5`, `nth:1:4`, `last:4`.
    """

    kind: Literal["day", "nth", "last"]
    number: int = 0
    weekday: int = 0

    def __str__(self) -> str:
        """Return the stored form."""
        if self.kind == "day":
            return f"day:{self.number}"
        return f"nth:{self.number}:{self.weekday}" if self.kind == "nth" else f"last:{self.weekday}"

    @classmethod
    def from_storage(cls, stored: str) -> "FixedDay":
        """Return the fixed day that `str()` wrote; raise ValueError for anything else."""
        found = re.fullmatch(r"day:([1-9]|[12][0-9]|3[01])|nth:([1-4]):([0-6])|last:([0-6])", stored)
        if found is None:
            raise ValueError(f"not a stored fixed day: {stored!r}")
        day, nth, weekday, last = found.groups()
        if day:
            return cls("day", int(day))
        return cls("nth", int(nth), int(weekday)) if nth else cls("last", weekday=int(last))


@dataclass(frozen=True)
class Proposal:
    """A date for one month, with the reason, for the preview, if it is not the fixed day itself.

    `moved_from` is the day that the setting alone would give (in a short month its last day); None if that day stands.
    `reason` is `holiday`, `blocked` or `weekend` for a moved day, `short-month` for a 29th to 31st that the month does
    not have, and `month-blocked` if no day of the month is free; then the fixed day stands.
    """

    span: Span
    moved_from: date | None = None
    reason: Reason | None = None

    @property
    def day(self) -> date:
        """The proposed day."""
        return self.span.start.date()


def propose(
    fixed: FixedDay,
    year: int,
    month: int,
    *,
    at: time,
    hours: float,
    zone: tzinfo,
    blocked: Collection[date] = (),
) -> Proposal:
    """Propose the fixed day as the date of the month's activity, moved within the month if that day is unsuitable.

    - A 29th, 30th or 31st that the month lacks is replaced by its last day.
    - A public holiday or a blocked date (rule 13: exams, teaching) is replaced by the next working day of the month,
      else by the one before.
    - A day of the month that falls on a weekend is replaced by the nearest working day: a branch that chose "the 5th"
      meant a day of the term or the office, and a Saturday would cost the 80 % of rule 16. Weekend days that offices
      work in exchange for a holiday (调休) are working days.
    - A branch that chose a Saturday or Sunday keeps it, and moves to another date of the same weekday first, because
      its members cannot come on working days.
    """
    first, short = _wanted(fixed, year, month)
    why = _hindrance(fixed, first, blocked)
    if why is None:
        return Proposal(_span(first, at, hours, zone), reason="short-month" if short else None)
    free = next((day for day in _others(fixed, first, why) if _is_free(day, blocked)), None)
    if free is None:
        return Proposal(_span(first, at, hours, zone), reason="month-blocked")
    return Proposal(_span(free, at, hours, zone), moved_from=first, reason=why)


def _wanted(fixed: FixedDay, year: int, month: int) -> tuple[date, bool]:
    """Return the day by the setting alone, and True if the month is too short for it."""
    if fixed.kind == "day":
        length = calendar.monthrange(year, month)[1]
        return date(year, month, min(fixed.number, length)), fixed.number > length
    day = nth_weekday(year, month, fixed.number if fixed.kind == "nth" else -1, fixed.weekday)
    if day is None:
        raise ValueError(f"{fixed} is not a day of every month")
    return day, False


def _hindrance(fixed: FixedDay, day: date, blocked: Collection[date]) -> Reason | None:
    if is_day_off(day):
        return "holiday"
    if day in blocked:
        return "blocked"
    return "weekend" if fixed.kind == "day" and not is_working_day(day) else None


def _is_free(day: date, blocked: Collection[date]) -> bool:
    return day not in blocked and not is_day_off(day)


def _others(fixed: FixedDay, first: date, why: Reason) -> Iterable[date]:
    """Return the other days of the month in order of preference.

    Days that are no working days come last, unless they are on the weekend day that the branch chose.
    """
    days = [first.replace(day=number) for number in range(1, calendar.monthrange(first.year, first.month)[1] + 1)]
    if why == "weekend":
        days.sort(key=lambda day: (abs(day - first), day < first))
    else:
        days.sort(key=lambda day: (day < first, abs(day - first)))
    weekend_chosen = fixed.kind != "day" and fixed.weekday >= SATURDAY
    same = [day for day in days if weekend_chosen and day.weekday() == fixed.weekday]
    working = [day for day in days if is_working_day(day)]
    return [day for day in (*same, *working, *days) if day != first]


def _span(day: date, at: time, hours: float, zone: tzinfo) -> Span:
    return lasting(at_local(day, at.hour * HOUR + at.minute, zone), hours)
