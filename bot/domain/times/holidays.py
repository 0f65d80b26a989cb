"""Public holidays of mainland China, including the working weekends (调休) announced so far."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_CHINESE, _ENGLISH = "zh_CN", "en_US"
_EXCHANGED = re.compile(r"[0-9]+[-/][0-9]+[-/][0-9]+")
_LENGTHENED = re.compile(r"\s*[（(](?:补假|observed)[）)]")
_REACH = 8  # days: longer than any run of days off


def day_off(day: date, language: str = "zh-CN") -> str | None:
    """Return the name of the public holiday that makes this a day off; None if none does, as on an ordinary weekend.

    A working day that is off in exchange has the name of the holiday that it lengthens. The name is English for a
    `language` such as `en`, else Chinese. For years whose arrangement is not announced yet, only the holidays fixed by
    law are known.
    """
    spoken = _ENGLISH if language.startswith("en") else _CHINESE
    return _holiday_nearest(day, spoken) if is_day_off(day) else None


def is_day_off(day: date) -> bool:
    """True if a public holiday, lengthened or not, makes this a day off."""
    return day in _year(day.year, _CHINESE)


def is_working_day(day: date) -> bool:
    """True if offices work: on a weekday that is no holiday, or a weekend day worked in exchange for one."""
    return _year(day.year, _CHINESE).is_working_day(day)


def next_working_day(day: date) -> date:
    """Return the first working day after this one."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


@cache
def _year(year: int, language: str) -> HolidayBase:
    """Return the holidays of one year; one object each, so that a cached one never changes under another thread."""
    import holidays  # noqa: PLC0415 - deferred to the first look-up; it loads all countries

    return holidays.country_holidays("CN", years=year, language=language, expand=False)


def _holiday_nearest(day: date, language: str) -> str | None:
    """Return the name of the holiday nearest to the day.

    The library names an exchanged day after the date that it replaces; people know it as part of the holiday.
    """
    steps = sorted(range(-_REACH, _REACH + 1), key=lambda days: (abs(days), days))
    for near in (day + timedelta(days=step) for step in steps):
        name = _year(near.year, language).get(near)
        if name is not None and not _EXCHANGED.search(name):
            return _LENGTHENED.sub("", name)
    return None


@cache
def run_of(name: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day off of the holiday whose Chinese name begins so; None if the year has none."""
    named = [day for day in sorted(_year(year, _CHINESE)) if (_holiday_nearest(day, _CHINESE) or "").startswith(name)]
    return (named[0], named[-1]) if named else None
