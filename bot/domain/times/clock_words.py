"""Times of day as people write them: `14:00`, `下午两点半`, `14点30`, `2pm`; and durations: `三个半小时`, `90分钟`."""

import re
from dataclasses import dataclass

from bot.domain.refusals import Refused
from bot.domain.times.numerals import CHINESE, NUMBER, number

WEEKDAY = r"(?:周|星期|礼拜)\s*(?:[一二三四五六日天]|[1-7](?![0-9]))"
SEPARATOR = r"(?:[-‐‑–—−―~〜至到]+|\bto\b|\buntil\b)"
HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_PERIODS = {
    "night": "凌晨|半夜",
    "morning": "清晨|早上|早晨|上午|早",
    "noon": "午饭后|中午|正午|午间",
    "afternoon": "下午|午后|傍晚",
    "evening": "晚饭后|晚上|夜里|夜晚|晚",
}
_HOURS_OF = {
    "night": (0, 6),
    "morning": (5, 12),
    "noon": (11, 14),
    "afternoon": (12, 19),
    "evening": (17, 24),
}
_PERIOD = "|".join(_PERIODS.values())
PERIOD = re.compile(rf"(?:{_PERIOD})(?!餐|饭|会|班|自习)")
_NO_NUMERAL = rf"(?<![0-9{CHINESE}.])(?<![0-9]:)"
# Two places stand after the hour without 分 (`14点30`), unless they number a room or a floor: `2点15楼`.
_TWO_PLACES = (
    rf"(?:[0-5][0-9](?![0-9])|(?:[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![0-9{CHINESE}]))"
)
_A_PLACE = r"(?!\s*(?:[楼层号室栋座幢教区院馆校个天小月日周]|分钟|[-/.][0-9]))"
_MINUTES = rf"""
    (?: (?P<half>半)(?!个?小时|个?钟|天|个) | (?P<quarter>[一三13])刻(?!钟)
      | (?P<minutes>{_TWO_PLACES}{_A_PLACE}(?!\s*分) | {NUMBER}(?=\s*分(?!钟))) (?:\s*分)?
      | \s*(?P<apart>{NUMBER})\s*分(?!钟) )
"""
CLOCK = re.compile(
    rf"""
    (?:(?P<period>{_PERIOD})的?\s*)?
    {_NO_NUMERAL}
    (?:
        (?P<h1>[0-9]{{1,2}})\s*:\s*(?P<m1>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9:])
        (?:\s*(?P<ap1>[ap])\.?m\b\.?|[点时分](?!\w))? (?:\s*整)?
      | (?P<h2>{NUMBER})\s*[点时](?!{NUMBER}\s*分钟) (?:钟|{_MINUTES})? (?:\s*整)?
      | (?P<h3>[0-9]{{1,2}})\s*(?P<ap3>[ap])\.?m\b\.?
      | (?P<h4>[0-9]{{1,2}})(?=\s*{SEPARATOR}\s*[0-9]{{1,2}}\s*[点时])
    )
    """,
    re.VERBOSE,
)
LASTS = re.compile(
    rf"""
    (?:共计?|总共|为期|历时|时长|持续|大?约|for)? \s* {_NO_NUMERAL}
    (?: (?P<half>半)个?\s*(?:小时|钟头)
      | (?P<many>[0-9]{{1,2}}(?:\.[0-9])?|{NUMBER})\s*个?(?P<and>半)?\s*(?:小时|钟头|h\b|hours?\b)
        (?:\s*(?P<rest>[0-9]{{1,2}}|{NUMBER})\s*(?:分钟?|min(?:ute)?s?\b) | (?P<after>半))?
      | (?P<quarters>[一两三123])刻钟
      | (?P<minutes>[0-9]{{1,3}}|{NUMBER})\s*(?:分钟|min(?:ute)?s?\b) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes after midnight (24:00 is 1440).

    `fixed` is true if the hour has only one reading; `2点` and `5:30` may be before or after noon.
    """

    minutes: int
    fixed: bool


def read_clock(text: str) -> Clock | None:
    """Return the time of day that the text is, in normal form; None for anything else.

    Raises:
        Refused: `when-no-such-time`.
    """
    found = CLOCK.fullmatch(text.strip())
    return clock_of(found) if found else None


def hours_of_period(word: str) -> tuple[int, int]:
    """Return the first hour of a part of the day, and the hour at which it ends: (12, 19) for `下午`."""
    return _HOURS_OF[_period(word)]


def clock_of(found: re.Match[str], period: str | None = None) -> Clock:
    """Return the time of day that `CLOCK` found; `period` is the part of the day, if it stands apart (`下午（2:00）`).

    Raises:
        Refused: `when-no-such-time` for hours and minutes that do not exist, or not in that part of the day.
    """
    written = found["h1"] or found["h2"] or found["h3"] or found["h4"]
    named = found["period"] or period
    return clock(written, _minute(found), found[0], _period(named) if named else None, found["ap1"] or found["ap3"])


def clock(written: str, minute: int, text: str, period: str | None = None, half_of_day: str | None = None) -> Clock:
    """Return the time of day of an hour as written, and a minute.

    Raises:
        Refused: `when-no-such-time`.
    """
    hour = number(written)
    if half_of_day is not None:
        if not 1 <= hour <= 12:
            raise Refused("when-no-such-time", time=text.strip())
        hour, period = hour % 12, "afternoon" if half_of_day == "p" else "night"
    minutes = _on_the_dial(hour, period) * HOUR + minute
    if minute > 59 or not 0 <= minutes <= DAY:
        raise Refused("when-no-such-time", time=text.strip())
    open_to_reading = period is None and hour < 12 and not written.startswith(("0", "零", "〇"))
    if open_to_reading and 1 <= hour <= 6:  # no Party day is held at two in the morning
        minutes += NOON
    return Clock(minutes, fixed=not open_to_reading)


def hours_of(found: re.Match[str]) -> float:
    """Return the hours of a duration that `LASTS` found."""
    if found["half"]:
        return 0.5
    if found["minutes"] or found["quarters"]:
        return number(found["minutes"]) / 60 if found["minutes"] else number(found["quarters"]) / 4
    many = float(found["many"]) if "." in found["many"] else number(found["many"])
    return many + (0.5 if found["and"] or found["after"] else 0) + (number(found["rest"]) / 60 if found["rest"] else 0)


def _period(word: str) -> str:
    return next(name for name, words in _PERIODS.items() if word in words.split("|"))


def _minute(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 * number(found["quarter"])
    written = found["m1"] or found["minutes"] or found["apart"]
    return number(written) if written else 0


def _on_the_dial(hour: int, period: str | None) -> int:
    """Return the hour from 0 to 24, or -1 if period and hour contradict each other (`上午14点`)."""
    if period == "night":
        return hour % 12 if hour <= 12 else -1
    if period == "morning":
        return hour if hour <= 12 else -1
    if period == "noon":
        return hour + 12 if hour <= 2 else hour if 11 <= hour <= 14 else -1
    if period == "afternoon":
        return hour + 12 if hour < 10 else hour if 12 <= hour < 20 else -1
    if period == "evening":
        return hour + 12 if 5 <= hour <= 12 else hour if hour >= 17 else -1
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
