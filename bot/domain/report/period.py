"""The period of a summary: a month, a quarter or a year, and its parsing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.domain.normalisation import compatible
from bot.domain.plan.yearly_plan import FIRST_YEAR, LAST_YEAR
from bot.domain.refusals import Refused
from bot.domain.times.numerals import ONES, number

YEAR = 12
QUARTER = 3

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_A_YEAR = r"(?:(?P<year>20\d\d)[-/.年]?)?"
_QUARTER = re.compile(
    rf"{_A_YEAR}第?(?P<number>[1-4一二三四])季度?"
    rf"|{_A_YEAR.replace('year', 'before')}q(?P<q>[1-4])(?P<after>20\d\d)?"
)
_MONTH = re.compile(rf"(?:(?P<year>20\d\d)[-/.年])?(?P<number>\d{{1,2}}|十[一二]?|[{ONES}])(?:月份?)?")
_NAMED = re.compile(rf"(?P<before>20\d\d)?(?P<name>{'|'.join(_MONTH_NAMES)})[a-z]*\.?(?P<after>20\d\d)?")
_WHOLE = re.compile(r"(?P<year>20\d\d)(?:年度?|全年)?")


@dataclass(frozen=True)
class Period:
    """The months `first` to `last` of a year."""

    year: int
    first: int
    last: int

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return one month; 0 is the December before, 13 the January after."""
        years, place = divmod(month - 1, YEAR)
        return cls(year + years, place + 1, place + 1)

    @classmethod
    def quarter_of(cls, year: int, number: int) -> Self:
        """Return one quarter, 1 to 4; 0 is the last one of the year before."""
        years, place = divmod(number - 1, YEAR // QUARTER)
        return cls(year + years, place * QUARTER + 1, (place + 1) * QUARTER)

    @classmethod
    def whole(cls, year: int) -> Self:
        """Return the whole year."""
        return cls(year, 1, YEAR)

    @property
    def months(self) -> range:
        """The numbers of the months."""
        return range(self.first, self.last + 1)

    @property
    def quarter(self) -> int:
        """The number of the quarter in which the period starts."""
        return (self.first - 1) // QUARTER + 1


def _month_ago(day: date, months: int) -> Period:
    return Period.month(day.year, day.month - months)


def _quarter_ago(day: date, quarters: int) -> Period:
    return Period.quarter_of(day.year, (day.month - 1) // QUARTER + 1 - quarters)


def _year_ago(day: date, years: int) -> Period:
    return Period.whole(day.year - years)


_AGO: tuple[tuple[Callable[[date, int], Period], int, tuple[str, ...]], ...] = (
    (_month_ago, 0, ("本月", "这个月", "当月", "month", "thismonth")),
    (_month_ago, 1, ("上月", "上个月", "lastmonth")),
    (_quarter_ago, 0, ("本季度", "这个季度", "季度", "quarter", "thisquarter")),
    (_quarter_ago, 1, ("上季度", "上个季度", "lastquarter")),
    (_year_ago, 0, ("全年", "本年", "本年度", "今年", "年度", "年", "year", "thisyear")),
    (_year_ago, 1, ("去年", "上年", "上年度", "lastyear")),
)
_WORDS = {word: (period, back) for period, back, words in _AGO for word in words}


def read(words: str, today: date) -> Period:
    """Return the period that `words` name: `3`, `3月`, `2026-03`, `2026`, `全年`, `上月`, `第一季度`, `Q1`, `March`.

    A month or quarter without a year belongs to this year.

    Raises:
        Refused: `summary-period` with today's month and year for the examples.
    """
    plain = re.sub(r"\s+", "", compatible(words)).lower()
    period, back = _WORDS.get(plain, (None, 0))
    found = period(today, back) if period else _numbered(plain, today.year)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused("summary-period", month=today.month, year=today.year)
    return found


def _numbered(plain: str, this_year: int) -> Period | None:
    if match := _WHOLE.fullmatch(plain):
        return Period.whole(int(match["year"]))
    if match := _QUARTER.fullmatch(plain):
        year = int(match["year"] or match["before"] or match["after"] or this_year)
        return Period.quarter_of(year, number(match["number"] or match["q"]))
    if match := _NAMED.fullmatch(plain):
        year = int(match["before"] or match["after"] or this_year)
        return Period.month(year, _MONTH_NAMES.index(match["name"]) + 1)
    match = _MONTH.fullmatch(plain)
    month = number(match["number"]) if match else 0
    return Period.month(int(match["year"] or this_year), month) if match and 1 <= month <= YEAR else None
