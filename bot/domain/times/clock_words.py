"""Parsing of times of day, separate from the day beside them: `14:00-17:30`, `下午两点半`, `2pm`."""

import re
from dataclasses import dataclass

from bot.domain.refusals import Refused
from bot.domain.times.numerals import CHINESE, NUMBER, number

WEEKDAY = r"(?:周|星期|礼拜)(?:[一二三四五六日天]|[1-7](?![0-9]))"
SEPARATOR = r"(?:[-‐‑–—−―~〜至到]+|\bto\b|\buntil\b)"
HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_PERIODS = {
    "night": "凌晨|半夜",
    "morning": "清晨|早上|早晨|上午|早",
    "noon": "中午|正午|午间",
    "afternoon": "下午|午后|傍晚",
    "evening": "晚上|夜里|夜晚|晚",
}
_HOURS_OF = {
    "night": (0, 6),
    "morning": (5, 12),
    "noon": (11, 14),
    "afternoon": (12, 19),
    "evening": (17, 24),
}
_PERIOD = "|".join(_PERIODS.values())
_MINUTES = rf"(?P<half>半)|(?P<quarter>[一三13])刻|(?P<minutes>{NUMBER})(?!\s*[0-9{CHINESE}月日号/.])分?|整"
_CLOCK = re.compile(
    rf"""
    (?:(?P<period>{_PERIOD})的?\s*)?
    (?<![0-9{CHINESE}:.])
    (?:
        (?P<h1>[0-9]{{1,2}})\s*:\s*(?P<m1>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9:]) (?:\s*(?P<ap1>[ap])\.?m\b\.?)?
      | (?P<h2>{NUMBER})\s*[点时](?:钟|\s*(?:{_MINUTES}))?
      | (?P<h3>[0-9]{{1,2}})\s*(?P<ap3>[ap])\.?m\b\.?
      | (?P<h4>[0-9]{{1,2}})(?=\s*{SEPARATOR}\s*[0-9]{{1,2}}\s*[点时])
    )
    """,
    re.VERBOSE,
)
_END = re.compile(rf"\s*{SEPARATOR}\s*(?P<day>.*?)\s*$")
_LASTS = re.compile(
    rf"""
    [\s,;]* (?:开始|举行)? [\s,;]* (?:共|为期|历时|时长|for)? \s*
    (?: (?P<half>半)个? | (?P<many>[0-9]{{1,2}}(?:\.[0-9])?|{NUMBER})\s*个?(?P<and>半)? )
    \s* (?:小时|h\b|hours?\b) \s*
    """,
    re.VERBOSE,
)
_ONLY_PERIOD = re.compile(rf"(?:{_PERIOD})\s*$")


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes after midnight (24:00 is 1440).

    `fixed` is true if the hour has only one reading; `2点` and `5:30` may be before or after noon.
    """

    minutes: int
    fixed: bool


@dataclass(frozen=True)
class Words:
    """The parts of a text: the words of the day, the clocks, and the duration if it is given instead of an end.

    `period` is the part of the day, as first hour and end hour, of a text that names no hour (`3月6日下午`).
    """

    day: str
    start: Clock | None = None
    end: Clock | None = None
    end_day: str = ""
    hours: float | None = None
    period: tuple[int, int] | None = None


def take_apart(text: str) -> Words:
    """Separate the day and the clocks of a text in normal form (NFKC, lower case).

    Raises Refused("when-no-such-time") for hours and minutes that do not exist, Refused("when-unreadable") for words
    between two clocks that do not join them.
    """
    text = re.sub(rf"({WEEKDAY})", r"\1 ", text)  # `周五十点` is Friday at ten, not fifty o'clock
    first = _CLOCK.search(text)
    if first is None:
        return _without_clock(text)
    start, rest = _clock(first), text[first.end() :]
    second = _CLOCK.search(rest)
    if second is None:
        return _with_duration(text[: first.start()], start, rest)
    between = _END.fullmatch(rest[: second.start()])
    if between is None:
        raise Refused("when-unreadable")
    day = f"{text[: first.start()]} {rest[second.end() :]}"
    return Words(day=day, start=start, end=_clock(second), end_day=between["day"])


def _without_clock(text: str) -> Words:
    period = _ONLY_PERIOD.search(text)
    if period is None:
        return Words(day=text)
    return Words(day=text[: period.start()], period=_HOURS_OF[_period(period[0].strip())])


def _with_duration(before: str, start: Clock, rest: str) -> Words:
    lasts = _LASTS.fullmatch(rest)
    if lasts is None:
        return Words(day=f"{before} {rest}", start=start)
    if lasts["half"]:
        return Words(day=before, start=start, hours=0.5)
    many = float(lasts["many"]) if "." in lasts["many"] else number(lasts["many"])
    return Words(day=before, start=start, hours=many + (0.5 if lasts["and"] else 0))


def _period(word: str) -> str:
    return next(name for name, words in _PERIODS.items() if word in words.split("|"))


def _clock(found: re.Match[str]) -> Clock:
    written = found["h1"] or found["h2"] or found["h3"] or found["h4"]
    hour, minute = number(written), _minute(found)
    period = _period(found["period"]) if found["period"] else None
    if (half_of_day := found["ap1"] or found["ap3"]) is not None:
        if not 1 <= hour <= 12:
            raise Refused("when-no-such-time", time=found[0].strip())
        hour, period = hour % 12, "afternoon" if half_of_day == "p" else "night"
    minutes = _on_the_dial(hour, period) * HOUR + minute
    if minute > 59 or not 0 <= minutes <= DAY:
        raise Refused("when-no-such-time", time=found[0].strip())
    open_to_reading = period is None and hour < 12 and not written.startswith(("0", "零", "〇"))
    if open_to_reading and 1 <= hour <= 6:  # no Party day is held at two in the morning
        minutes += NOON
    return Clock(minutes, fixed=not open_to_reading)


def _minute(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 * number(found["quarter"])
    written = found["m1"] or found["minutes"]
    return number(written) if written else 0


def _on_the_dial(hour: int, period: str | None) -> int:
    """Return the hour from 0 to 24, or -1 if period and hour contradict each other (`上午14点`)."""
    if period == "night":
        return hour % 12 if hour <= 12 else -1
    if period == "morning":
        return hour if hour <= 12 else -1
    if period == "noon":
        return hour + 12 if hour <= 2 else hour
    if period == "afternoon" and hour < 12:
        return hour + 12
    if period == "evening" and hour <= 12:
        return hour + 12
    return hour


def end_after(start: Clock, end: Clock, *, days: int) -> int:
    """Return the end in minutes after midnight of its day, which comes that many days after the day of the start.

    An ambiguous hour of the same day is read as the first one after the start. One of the next day is an hour of the
    night if the activity starts in the evening: `22:00到次日1:30` ends at 01:30.
    """
    if end.fixed or days > 1:
        return end.minutes
    if days == 1:
        overnight = start.minutes >= _HOURS_OF["evening"][0] * HOUR
        return end.minutes % NOON if overnight else end.minutes
    readings = sorted({end.minutes % NOON, end.minutes % NOON + NOON})
    return next((minutes for minutes in readings if minutes > start.minutes), end.minutes)
