"""Days that the branch keeps free of activities (rule 13), and their parsing: `6月15日-7月5日 期末考试`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Self

from bot.domain.names import clean_line
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import SEPARATOR
from bot.domain.times.day_words import Anchor
from bot.domain.times.pieces import Line, Piece, agreed_day, line_of, pieces_of
from bot.storage.tables.branch import Branch

BLOCKED_DATES = "blocked_dates"
WORDS_LIMIT = 30
LONGEST = timedelta(days=92)
FARTHEST = timedelta(days=400)
_YEAR = re.compile(r"[0-9]{4}|年")
_FROM = re.compile(r"^[自从]$")
_OPEN = re.compile(r"\s*(?:起|开始|左右|前后|[之以]?[前后])")


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
        return f"{self.stored_days} {self.words}".strip()

    @property
    def stored_days(self) -> str:
        """The stored form without the words."""
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"

    def days(self) -> Iterator[date]:
        """Yield the days of the period."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def periods(branch: Branch) -> list[Blocked]:
    """Return the periods that the branch keeps free, in order."""
    return sorted(map(Blocked.from_json, (branch.overrides or {}).get(BLOCKED_DATES, ())))


def in_json(kept: Iterable[Blocked]) -> list[str]:
    """Return the periods as a branch stores them among its settings."""
    return [period.to_json() for period in kept]


def blocked_days(branch: Branch) -> frozenset[date]:
    """Return the days that the branch keeps free of activities, such as exam days (rule 13)."""
    return frozenset(day for period in periods(branch) for day in period.days())


def read(text: str, *, now: datetime) -> Blocked:
    """Return the period that the text states; `now` is in the branch's zone. A day without a year is a coming one.

    All words beside the days are kept as the reason.

    Raises:
        Refused: `blocked-unreadable`, `blocked-past`, `blocked-end-first`, `blocked-too-long`, `blocked-too-far`,
            `text-empty`, `text-too-long`.
    """
    try:
        line = line_of(clean_line(text, WORDS_LIMIT * 3))
        named, words = _take_apart(line)
        first = agreed_day(named[0], Anchor(now))
        last = agreed_day(named[-1], Anchor(now, (first.year, first.month))) if first else None
    except Refused as refused:
        if refused.key.startswith("when-"):  # its words are about the time of an activity
            raise Refused("blocked-unreadable") from None
        raise
    if first is None or last is None:
        raise Refused("blocked-unreadable")
    if last < first:
        raise Refused("blocked-end-first")
    if last < now.date() and not any(_YEAR.search(piece.found[0]) for pieces in named for piece in pieces):
        first, last = _a_year_later(first), _a_year_later(last)
    if last < now.date():
        raise Refused("blocked-past", day=last)
    if last - first > LONGEST:
        raise Refused("blocked-too-long", days=LONGEST.days)
    if last > now.date() + FARTHEST:
        raise Refused("blocked-too-far", days=FARTHEST.days)
    return Blocked(first, last, clean_line(words, WORDS_LIMIT) if words else "")


def _take_apart(line: Line) -> tuple[list[list[Piece]], str]:
    """Return the words of the first and the last day, or of one day, and all other words.

    Raises:
        Refused: `blocked-unreadable` without a day, and for several days that do not begin and end one period.
    """
    pieces = [piece for piece in pieces_of(line.low) if piece.kind in ("day", "weekday", "figures")]
    days = [piece for piece in pieces if piece.kind != "weekday"]
    if not days or any(piece.kind == "figures" and piece.found[1] is None for piece in days):
        raise Refused("blocked-unreadable")
    if any(_OPEN.match(line.low, piece.end) for piece in days):  # `6月15日起`
        raise Refused("blocked-unreadable")
    ends = [n for n, (one, other) in enumerate(pairwise(pieces)) if _joined(line, one, other)]
    if len(ends) > 1 or len(days) > 2:
        raise Refused("blocked-unreadable")
    named = [pieces[: ends[0] + 1], pieces[ends[0] + 1 :]] if ends else [pieces]
    edges = [0, *(edge for piece in pieces for edge in (piece.start, piece.end)), len(line.plain)]
    joints = {(pieces[n].end, pieces[n + 1].start) for n in ends}
    rest = [line.plain[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if (a, b) not in joints]
    return named, " ".join(filter(None, (_FROM.sub("", part.strip(" :,、;。()")) for part in rest)))


def _joined(line: Line, one: Piece, other: Piece) -> bool:
    return re.fullmatch(rf"[\s()]*{SEPARATOR}\s*", line.low[one.end : other.start]) is not None


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
