"""A line with a time, taken apart: where its days, clocks and durations stand, and the words between them."""

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import CLOCK, HOUR, LASTS, PERIOD, Clock, clock, clock_of, hours_of
from bot.domain.times.day_words import (
    DAYS,
    FIGURES,
    NEXT_DAY,
    SAME_DAY,
    SHORT_WEEKDAY,
    WEEKDAY,
    Anchor,
    day_of_weekday,
    names_a_week,
    real_day,
    weekday_of,
)
from bot.domain.times.numerals import NUMBER, number
from bot.domain.times.places import CHANGED

LONGEST_TEXT = 240
Kind = Literal[
    "day", "weekday", "next", "same", "shift", "delay", "move", "clock", "period", "lasts", "figures", "aside"
]
_SIMPLER = str.maketrans(
    "號點兩週禮開會時間個後鐘這結為於從順節勞動國慶當過遲與處進舉辦調變換現場報廳樓",
    "号点两周礼开会时间个后钟这结为于从顺节劳动国庆当过迟与处进举办调变换现场报厅楼",
)
_LATER = "顺延|推迟|延期|延后|延迟|推后|后延|后推|后移|[往向](?:后|下)[推延挪移调]|延|推"
_EARLIER = "提前|提早|前移|[往向]前[提挪移调]"
SHIFT = re.compile(
    rf"(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))了?\s*(?P<many>{NUMBER})\s*个?\s*"
    r"(?P<unit>天|日|周|星期|礼拜|(?<=个)月)(?!后|[一二三四五六])[到至]?"
)
_SPAN = rf"(?:半|[0-9]{{1,3}}(?:\.[0-9])?|{NUMBER})\s*个?半?\s*(?:(?:小时|钟头)(?:半|\s*{NUMBER}\s*分钟?)?|分钟|刻钟)"
DELAY = re.compile(
    rf"(?:{_LATER})了?\s*(?P<later>{_SPAN})(?!后|到场|签到)(?:开始|举行|召开|开会)?"
    rf"|(?:{_EARLIER})了?\s*(?P<earlier>{_SPAN})(?:开始|举行|召开|开会)"
)
"""Words such as `推迟半小时`. `提前半小时` may ask people to come early, so it needs 开始 or the like behind it."""
_NEW_DAY = (
    r"\s*(?:[下本这]*个?(?:周|星期|礼拜)[一二三四五六日天]|[0-9]{1,2}\s*[月日号点:.]|[一二三四五六七八九十廿两]{1,3}[月日号点]"
    r"|今天|明[天晚早]|大?后天|[次翌当]日|当天|[上中下]午|晚上|早上)"
)
MOVE = re.compile(
    rf"(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER})|{CHANGED})(?:[到至为成在于])"
    rf"|(?:改期?|调)(?={_NEW_DAY})"
    r"|(?<![a-z])(?P<put_off>(?:postponed|put off|delayed) (?:to|until))|(?<![a-z])(?:re-?scheduled|moved|changed) to"
)
ASIDE = re.compile(
    r"(?:请(?:大家|各位|全体党员)?)?(?:提前|提早|早到)\s*[0-9一二三四五十两半]{1,3}\s*(?:个?小时|分钟|刻钟)[^,;。!\s]*"
    r"|[(（](?:农历|阴历)[^()（）]{2,10}[)）]"
)
_ENDS = re.compile(r"\s*(?:结束|止|散会|ends?\b)")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("figures", FIGURES), ("move", MOVE), ("shift", SHIFT), ("delay", DELAY), ("clock", CLOCK), ("lasts", LASTS),
    ("next", NEXT_DAY), ("same", SAME_DAY), ("weekday", WEEKDAY), ("period", PERIOD), ("aside", ASIDE),
)  # fmt: skip
_RUN = re.compile(r"[0-9]+(?:\s*[.:]\s*[0-9]+)*|[a-z]+|.", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A typed line: `plain` as typed, and `low` of the same length, in lower case and simplified characters."""

    plain: str
    low: str


@dataclass(frozen=True)
class Piece:
    """A word of time in a line, from `start` to `end`; `found` is the match that reads it.

    `which` is the number of the day's kind in `DAYS`; it is -1 for other words. `ends` is true for a clock with 结束.
    """

    kind: Kind
    start: int
    end: int
    found: re.Match[str]
    which: int = -1
    ends: bool = False

    def day(self, anchor: Anchor) -> date:
        """Return the day that a piece `day` or `weekday` names.

        Raises:
            Refused: `when-no-such-day`, `when-no-such-weekday`, `when-unreadable`.
        """
        if self.kind == "weekday":
            return day_of_weekday(self.found, anchor)
        if self.found.re is FIGURES:
            month, day = figures(self.found)
            return real_day(_year_of(month, anchor), month, day)
        return DAYS[self.which][2](self.found, anchor)

    def clock(self, period: str | None = None) -> Clock:
        """Return the time of day that a piece `clock` names; `period` is the part of the day that stands apart.

        Raises:
            Refused: `when-no-such-time`.
        """
        if self.found.re is FIGURES:
            hour, minute = (self.found[1] or self.found[3]), (self.found[2] or self.found[4])
            return clock(hour, int(minute), self.found[0], period)
        return clock_of(self.found, period)

    @property
    def about(self) -> str | None:
        """`end` or `week` if the day is a reading of imprecise words (`月底`, `第二周周五`); else None."""
        if self.kind != "day":
            return None
        if DAYS[self.which][0] == "nth":
            return "week" if self.found["week"] else None
        return "end" if DAYS[self.which][0] == "end" else None


def line_of(text: str) -> Line:
    """Return the line in normal form; line breaks become semicolons.

    Raises:
        Refused: `when-unreadable` for a text that is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused("when-unreadable")
    plain = re.sub(r"[^\S\n]+", " ", compatible(re.sub(r"\s*[\r\n]+\s*", ";", text.strip()))).strip()
    plain = "".join(mark for mark in plain if unicodedata.category(mark) not in ("Cf", "Cc", "Mn"))
    if len(plain) > 2 * LONGEST_TEXT:  # some characters stand for many
        raise Refused("when-unreadable")
    low = "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in plain)
    return Line(plain, low.translate(_SIMPLER))


def pieces_of(low: str) -> list[Piece]:
    """Return the words of time in a line in normal form, in order; at each place the longest one counts."""
    found, at = [], 0
    while at < len(low):
        piece = _piece_at(low, at)
        if piece is None:
            run = _RUN.match(low, at)
            at = run.end() if run else at + 1
            continue
        ends = _ENDS.match(low, piece.end) if piece.kind in ("clock", "figures") else None
        found.append(replace(piece, end=ends.end(), ends=True) if ends else piece)
        at = found[-1].end
        short = SHORT_WEEKDAY.match(low, at) if piece.kind in ("day", "figures") else None
        if short is not None:
            found.append(Piece("weekday", short.start(), short.end(), short))
            at = short.end()
        low = " " * at + low[at:]  # so that `周五十点` is Friday at ten, not fifty o'clock
    return found


def _piece_at(low: str, at: int) -> Piece | None:
    if low[at].isspace():
        return None
    best: Piece | None = None
    for which, pattern in enumerate(_all_patterns()):
        match = pattern[1].match(low, at)
        if match is not None and match.end() > at and (best is None or match.end() > best.end):
            days = which - len(_PATTERNS)
            best = Piece(pattern[0], at, match.end(), match, days if days >= 0 else -1)
    return best


@lru_cache(maxsize=1)
def _all_patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return (*_PATTERNS, *(("day", pattern) for _kind, pattern, _read in DAYS))


def figures(found: re.Match[str]) -> tuple[int, int]:
    """Return the two numbers of `3.13` or `0313`."""
    return int(found[1] or found[3]), int(found[2] or found[4])


def _year_of(month: int, anchor: Anchor) -> int:
    here = anchor.month or (anchor.today.year, anchor.today.month)
    return here[0] + (1 if here[1] - month > 6 else -1 if anchor.month and month - here[1] > 6 else 0)


def agreed_day(pieces: list[Piece], anchor: Anchor) -> date | None:
    """Return the day that all these pieces name together, or None without any.

    Raises:
        Refused: as `Piece.day`; `when-weekday-differs` if a weekday is not that of the date, `when-days-differ` for
            two other words that name different days.
    """
    days = [(piece, piece.day(anchor)) for piece in pieces if piece.kind in ("day", "figures")]
    weekdays = [piece for piece in pieces if piece.kind == "weekday"]
    if not days and not weekdays:
        return None
    first, day = days[0] if days else (weekdays[0], weekdays[0].day(anchor))
    for other, named in days:
        if named != day:
            raise Refused("when-days-differ", first=first.found[0], day=day, second=other.found[0], other=named)
    for piece in weekdays:
        if weekday_of(piece.found) != day.weekday():
            written = weekday_of(piece.found) + 1
            raise Refused("when-weekday-differs", day=day, weekday=day.isoweekday(), written=written)
        if names_a_week(piece.found) and (named := piece.day(anchor)) != day:
            raise Refused("when-days-differ", first=piece.found[0], day=named, second=first.found[0], other=day)
    return day


_BLANK = r"[\s,、。;!()\[\]<>【】《》]*"
_AROUND_A_DAY = re.compile(rf"{_BLANK}(?:(?:时间|日期)?:?(?:定在|定于|安排在|就|在|于)?|自|从|起|为)?{_BLANK}")


def read_day(text: str, anchor: Anchor) -> date | None:
    """Return the day that the whole text names, or None for an empty one.

    Raises:
        Refused: as `agreed_day`; `when-unreadable` for anything else in the text.
    """
    low = line_of(text).low
    pieces = pieces_of(low)
    rest, at = [], 0
    for piece in pieces:
        rest.append(low[at : piece.start])
        at = piece.end
    rest.append(low[at:])
    if not all(_AROUND_A_DAY.fullmatch(each) for each in rest):
        raise Refused("when-unreadable")
    if any(piece.kind not in ("day", "weekday", "figures") for piece in pieces):
        raise Refused("when-unreadable")
    if any(piece.kind == "figures" and piece.found[1] is None for piece in pieces):
        raise Refused("when-unreadable")
    return agreed_day(pieces, anchor)


def moved_day(day: date, shift: Piece) -> date:
    """Return the day to which a piece `shift` moves a day: `推迟两天`, `提前一周`, `顺延一个月`."""
    many = number(shift.found["many"]) * (-1 if shift.found["earlier"] else 1)
    if shift.found["unit"] == "月":
        months = day.year * 12 + day.month - 1 + many
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day + timedelta(days=many * (1 if shift.found["unit"] in "天日" else 7))


def minutes_moved(delay: Piece) -> int:
    """Return the minutes by which a piece `delay` moves a time: below zero if to an earlier one."""
    lasts = LASTS.fullmatch(delay.found["later"] or delay.found["earlier"])
    if lasts is None:
        raise Refused("when-unreadable")
    return round(hours_of(lasts) * HOUR) * (-1 if delay.found["earlier"] else 1)
