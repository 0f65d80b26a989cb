"""The branch's fixed day of the month (rules 4, 5): parse it, store it, and propose its date in a given month."""

import calendar
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import Literal

from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import HOUR
from bot.domain.times.day_words import nth_weekday, weekday_number
from bot.domain.times.holidays import is_day_off, is_working_day
from bot.domain.times.numerals import NUMBER, number
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


def parse_fixed_day(text: str) -> FixedDay:
    """Parse `每月5日`, `5号`, `5`, `每月第一个周五`, `每月最后一个周五`, `每月最后一天`, `first Friday`.

    Raises Refused("fixed-day-unreadable"), or Refused("fixed-day-not-every-month") for a fifth weekday.
    """
    plain = re.sub(r"[\s,。]+", " ", compatible(text[:80]).lower()).strip()
    plain = _AROUND.sub("", plain).strip()
    for pattern, build in _FORMS:
        found = pattern.fullmatch(plain)
        if found is not None:
            return build(found)
    raise Refused("fixed-day-unreadable")


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


def _day_of_month(found: re.Match[str]) -> FixedDay:
    wanted = number(found[1])
    if not 1 <= wanted <= LAST_DAY:
        raise Refused("fixed-day-unreadable")
    return FixedDay("day", wanted)


def _nth(found: re.Match[str]) -> FixedDay:
    nth = number(found[1]) if found[1] else 1
    if nth == 5:
        raise Refused("fixed-day-not-every-month", weekday=weekday_number(found[2]) + 1)
    if not 1 <= nth <= 4:
        raise Refused("fixed-day-unreadable")
    return FixedDay("nth", nth, weekday_number(found[2]))


def _english(found: re.Match[str]) -> FixedDay:
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(found[2])
    if found[1] == "last":
        return FixedDay("last", weekday=weekday)
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(found[1]) or int(found[1][0])
    if nth == 5:
        raise Refused("fixed-day-not-every-month", weekday=weekday + 1)
    return FixedDay("nth", nth, weekday)


_AROUND = re.compile(
    r"^(?:固定在|定在|在)?(?:每个?月|各月)?的?(?:固定在|定在|在)?|^(?:every month )?(?:on )?(?:the )?"
    r"|(?: of)?(?: every| each| the)? month$|\.$"
)
_WEEKDAY_WORD = r"(?:周|星期|礼拜)([一二三四五六日天1-7])"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], FixedDay]], ...] = (
    (re.compile(rf"(?:day )?({NUMBER})\s*(?:[日号]|st|nd|rd|th)?"), _day_of_month),
    (re.compile(r"(?:月?[底末]|最后一?[天日]|last day)"), lambda _: FixedDay("day", LAST_DAY)),
    (re.compile(rf"(?:第\s*({NUMBER})|首|头一)\s*个?\s*(?:周的?)?\s*{_WEEKDAY_WORD}"), _nth),
    (
        re.compile(rf"最后\s*一?\s*个?\s*{_WEEKDAY_WORD}"),
        lambda found: FixedDay("last", weekday=weekday_number(found[1])),
    ),
    (
        re.compile(
            r"(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) "
            r"(mon|tue|wed|thu|fri|sat|sun)(?:(?:s|rs|nes|ur)?day)?"
        ),
        _english,
    ),
)
