"""Parsing of a typed figure: `7天`, `85%`, `1天、3天、6天`, `20日、25日`, `21:30`."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from types import MappingProxyType
from typing import Any

from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.rules import Figure, Unit
from bot.domain.times.clock_words import DAY, HOUR, NOON, read_clock
from bot.domain.times.numerals import NUMBER, number

LONGEST_TEXT = 60
MOST_VALUES = 4
LENGTHS: Mapping[Unit, timedelta] = MappingProxyType(
    {Unit.DAYS: timedelta(days=1), Unit.HOURS: timedelta(hours=1), Unit.MINUTES: timedelta(minutes=1)}
)
_STEPS = {Unit.DAYS: timedelta(days=1), Unit.HOURS: timedelta(minutes=30), Unit.MINUTES: timedelta(minutes=1)}
_UNITS = {
    "周|星期|weeks?": timedelta(weeks=1),
    "天|日|d|days?": timedelta(days=1),
    "小时|钟头|h|hours?": timedelta(hours=1),
    "分钟?|min|minutes?": timedelta(minutes=1),
}
EXAMPLES: Mapping[str, Any] = MappingProxyType(
    {
        "notice": timedelta(days=7), "forecast": timedelta(days=4), "reminder": timedelta(days=2),
        "opens_before": timedelta(minutes=40), "kept_before_opening": timedelta(minutes=20),
        "late_after": timedelta(minutes=10), "ends_by_itself_after": timedelta(minutes=60),
        "extension": timedelta(minutes=20), "half_day_hours": 4.0, "present_share": 0.85,
        "ballot_open": timedelta(hours=48), "ballot_reminders": (timedelta(hours=3), timedelta(hours=20)),
        "satisfied_share": 0.65, "low_results": 2, "contact": timedelta(days=1), "correction": timedelta(days=5),
        "makeup": timedelta(days=10),
        "makeup_nudges": (timedelta(days=2), timedelta(days=5)), "month_warnings": (15, 25),
        "change_filed_by": time(17), "quiet_from": time(21, 30), "quiet_until": time(7, 30), "morning": time(8, 30),
        "overdue_again": timedelta(days=3),
    }
)  # fmt: skip
"""A value of each figure that a branch may choose, for the question that asks for one."""

_SEPARATOR = re.compile(r"\s*(?:[、,;和]|\band\b)\s*")
_LENGTH = re.compile(
    rf"(?P<number>[0-9]{{1,4}}(?:\.[0-9])?|{NUMBER})?\s*个?(?P<half>半)?\s*(?P<unit>{'|'.join(_UNITS)})?"
)
_SHARE = re.compile(rf"(?:百分之)?([0-9]{{1,3}}|{NUMBER})\s*%?")
_COUNT = re.compile(rf"([0-9]{{1,2}}|{NUMBER})\s*(?:次|times?)?")
_DAY_OF_MONTH = re.compile(rf"(?:每月|day )?([0-9]{{1,2}}|{NUMBER})\s*(?:日|号|st|nd|rd|th)?")


def read(figure: Figure, text: str) -> Any:  # noqa: ANN401 - of the figure's type
    """Return the value of the figure that the text states.

    Raises:
        Refused: `settings-unreadable`, `settings-stricter-only`, `settings-out-of-range`, each with
            `unit` and `example`.
    """
    plain = re.sub(r"\s+", " ", compatible(text)).strip().lower()
    parts = _SEPARATOR.split(plain) if isinstance(figure.default, tuple) else [plain]
    try:
        values = [_READ[figure.unit](figure, part) for part in parts] if len(plain) <= LONGEST_TEXT else []
    except ValueError:
        values = []
    if not 1 <= len(set(values)) <= MOST_VALUES:
        raise Refused("settings-unreadable", **_shown(figure))
    value = tuple(sorted(set(values))) if isinstance(figure.default, tuple) else values[0]
    check(figure, value)
    return value


def written(figure: Figure, value: Any) -> str | list[str]:  # noqa: ANN401 - of the figure's type
    """Return the value as figures without its unit, to be worded: `5`, `80%`, `21:30`, or a list of such."""
    if isinstance(value, tuple):
        return [str(written(figure, each)) for each in value]
    if isinstance(value, timedelta):
        return f"{value / LENGTHS[figure.unit]:g}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{round(value * 100)}%" if figure.unit is Unit.SHARE else f"{value:g}"


def check(figure: Figure, value: Any) -> None:  # noqa: ANN401 - of the figure's type
    """Refuse a value that a branch may not choose.

    Raises:
        Refused: `settings-stricter-only`, `settings-out-of-range`.
    """
    free = figure.free
    assert free is not None  # a fixed figure is no setting
    values = value if isinstance(value, tuple) else (value,)
    if all(free.least <= each <= free.most for each in values):
        return
    laxer = any(each < free.least if figure.default == free.least else each > free.most for each in values)
    if free.named and laxer:
        raise Refused("settings-stricter-only", clause=figure.clause, **_shown(figure))
    least, most = written(figure, free.least), written(figure, free.most)
    raise Refused("settings-out-of-range", least=least, most=most, **_shown(figure))


def _shown(figure: Figure) -> dict[str, object]:
    return {"unit": figure.unit, "example": written(figure, EXAMPLES[figure.name])}


def _length(figure: Figure, text: str) -> timedelta:
    found = _LENGTH.fullmatch(text)
    if found is None or not (found["number"] or found["half"]):
        raise ValueError(text)
    many = float(found["number"]) if "." in (found["number"] or "") else number(found["number"] or "0")
    unit = next((length for words, length in _UNITS.items() if re.fullmatch(words, found["unit"] or "")), None)
    length = (many + (0.5 if found["half"] else 0)) * (unit or LENGTHS[figure.unit])
    if length % _STEPS[figure.unit]:
        raise ValueError(text)
    return length


def _hours(figure: Figure, text: str) -> Any:  # noqa: ANN401 - half a day is a number, all others are durations
    length = _length(figure, text)
    return length if not isinstance(figure.default, float) else length / timedelta(hours=1)


def _numeral(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return number(found[1])


def _time_of_day(figure: Figure, text: str) -> time:
    """Return the time of day; of an hour that has two readings, the one that the figure may have."""
    try:
        clock = read_clock(text)
    except Refused:
        raise ValueError(text) from None
    if clock is None or clock.minutes >= DAY:
        raise ValueError(text)
    minutes = clock.minutes
    free = figure.free
    if free is not None and not clock.fixed and not free.least <= _on_clock(minutes) <= free.most:
        minutes %= NOON
    return _on_clock(minutes)


def _on_clock(minutes: int) -> time:
    return time(minutes // HOUR, minutes % HOUR)


_READ: Mapping[Unit, Callable[[Figure, str], Any]] = MappingProxyType(
    {
        Unit.DAYS: _length,
        Unit.MINUTES: _length,
        Unit.HOURS: _hours,
        Unit.SHARE: lambda _figure, text: _numeral(_SHARE, text) / 100,
        Unit.COUNT: lambda _figure, text: _numeral(_COUNT, text),
        Unit.DAY_OF_MONTH: lambda _figure, text: _numeral(_DAY_OF_MONTH, text),
        Unit.TIME_OF_DAY: _time_of_day,
    }
)
