"""Days that the branch keeps free of activities (rule 13), and their parsing: `6月15日-7月5日 期末考试`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from bot.domain.names import clean_line
from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import SEPARATOR
from bot.domain.times.day_words import Anchor, read_day
from bot.domain.times.numerals import NUMBER
from bot.storage.tables.branch import Branch

BLOCKED_DATES = "blocked_dates"
WORDS_LIMIT = 30
LONGEST = timedelta(days=92)
FARTHEST = timedelta(days=400)
_YEAR = r"[0-9]{4}\s*[-/.年]\s*"
_DAY = rf"(?:(?:{_YEAR}|[今明]年)?{NUMBER}\s*[-/.月]\s*{NUMBER}\s*[日号]?|{NUMBER}\s*[日号])"
_PERIOD = re.compile(rf"(?P<first>{_DAY})(?:\s*{SEPARATOR}\s*(?P<last>{_DAY}))?(?![0-9])[\s:,、]*(?P<words>.*)")


@dataclass(frozen=True, order=True)
class Blocked:
    """A period without activities, both days included, and the words why."""

    first: date
    last: date
    words: str = ""

    @classmethod
    def from_json(cls, stored: str) -> Self:
        """Return the period stored as `2026-06-15/2026-07-05 期末考试` or `2026-03-06`."""
        days, _blank, words = stored.partition(" ")
        first, _slash, last = days.partition("/")
        return cls(date.fromisoformat(first), date.fromisoformat(last or first), words)

    def to_json(self) -> str:
        """Return the period in its stored form."""
        days = f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"
        return f"{days} {self.words}".strip()

    def days(self) -> Iterator[date]:
        """Yield the days of the period."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def periods(branch: Branch) -> list[Blocked]:
    """Return the periods that the branch keeps free, in order."""
    return sorted(map(Blocked.from_json, (branch.overrides or {}).get(BLOCKED_DATES, ())))


def blocked_days(branch: Branch) -> frozenset[date]:
    """Return the days that the branch keeps free of activities, such as exam days (rule 13)."""
    return frozenset(day for period in periods(branch) for day in period.days())


def read(text: str, *, now: datetime) -> Blocked:
    """Return the period that the text states; `now` is in the branch's zone. A day without a year is a coming one.

    Raises:
        Refused: `blocked-unreadable`, `blocked-past`, `blocked-end-first`, `blocked-too-long`, `blocked-too-far`,
            `text-empty`, `text-too-long`.
    """
    found = _PERIOD.fullmatch(compatible(clean_line(text, WORDS_LIMIT * 3)))
    if found is None:
        raise Refused("blocked-unreadable")
    first = _day(found["first"], Anchor(now))
    last = _day(found["last"], Anchor(now, (first.year, first.month))) if found["last"] else first
    if last < first:
        raise Refused("blocked-end-first")
    if last < now.date() and re.search(r"[0-9]{4}|年", found["first"] + (found["last"] or "")) is None:
        first, last = _a_year_later(first), _a_year_later(last)
    if last < now.date():
        raise Refused("blocked-past", day=last)
    if last - first > LONGEST:
        raise Refused("blocked-too-long", days=LONGEST.days)
    if last > now.date() + FARTHEST:
        raise Refused("blocked-too-far", days=FARTHEST.days)
    return Blocked(first, last, clean_line(found["words"], WORDS_LIMIT) if found["words"] else "")


def _day(written: str, anchor: Anchor) -> date:
    try:
        day = read_day(written, anchor)
    except Refused:  # its words are about the time of an activity
        raise Refused("blocked-unreadable") from None
    if day is None:
        raise Refused("blocked-unreadable")
    return day


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
