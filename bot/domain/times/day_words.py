"""Parsing of days: `3月6日`, `下周五`, `第一个周五`, `2026-03-06`, `6 Mar`, `七一`."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.refusals import Refused
from bot.domain.times.numerals import CHINESE, NUMBER, ONES, number

HALF_A_YEAR = timedelta(days=183)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_WORD = rf"(?:周|星期|礼拜)\s*([一二三四五六日天1-7])(?![0-9{CHINESE}])"
_WEEKDAY = re.compile(
    rf"(?P<which>下+个?|本|这个?|上个?)?\s*{_WEEKDAY_WORD}"
    r"|\b(?P<next>next |this )?(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\b"
)
_YEAR = rf"(?:(?P<year>[0-9]{{4}}|[0-9]{{2}}|[零〇{ONES}]{{4}}|今|明|后|去)\s*年\s*)?"
_MONTH_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_ORDINAL = rf"(?:第\s*(?P<nth>{NUMBER})|(?P<first>首|头一)|(?P<last>最后一?))\s*个?\s*(?:周的?)?\s*{_WEEKDAY_WORD}"
_NOISE = re.compile(r"[\s,、。;!()\[\]<>【】《》]+")
_FILLERS = re.compile(r"^(?:时间)?:?(?:定在|定于|改在|改到|改为|安排在|就|在|于)?|(?:开始|举行|召开|吧|开会)$")


@dataclass(frozen=True)
class Anchor:
    """The reference for reading a day: the present in the branch's zone, and the month in question if there is one.

    `minutes` is the written time of day, after midnight; it decides whether a bare `周五` or `6号` is over.
    """

    now: datetime
    month: tuple[int, int] | None = None
    minutes: int = 0

    @property
    def today(self) -> date:
        """The present day."""
        return self.now.date()

    def is_over(self, day: date) -> bool:
        """True if the written time of that day has passed."""
        return (day, self.minutes) <= (self.today, self.now.hour * 60 + self.now.minute)


def real_day(year: int, month: int, day: int) -> date:
    """Return the date; raise Refused("when-no-such-day") for one that does not exist, such as 30 February."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("when-no-such-day", asked_year=year, asked_month=month, asked_day=day) from None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Return the nth such weekday of the month (from 1; -1 for the last), or None if it has fewer; Monday is 0."""
    first = 1 + (weekday - calendar.weekday(year, month, 1)) % 7
    days = range(first, calendar.monthrange(year, month)[1] + 1, 7)
    if nth == -1:
        return date(year, month, days[-1])
    return date(year, month, days[nth - 1]) if 1 <= nth <= len(days) else None


def weekday_number(written: str) -> int:
    """Return 0 for `一` or `1`, up to 6 for `日`, `天` or `7`."""
    return 6 if written in "日天" else number(written) - 1


def read_day(text: str, anchor: Anchor) -> date | None:
    """Return the day that the text names, or None if it names none.

    Raises Refused: `when-no-such-day`, `when-no-such-weekday`, `when-weekday-differs`, `when-unreadable`.
    """
    text = _FILLERS.sub("", _NOISE.sub(" ", text).strip()).strip()
    if not text:
        return None
    if (day := _ordinal(text, anchor)) is not None:
        return day
    named = _WEEKDAY.search(text)
    if named is None:
        return _plain_day(text, anchor)
    rest = f"{text[: named.start()]} {text[named.end() :]}".strip()
    if not rest:
        return _weekday_alone(named, anchor)
    day, weekday = _plain_day(rest, anchor), _weekday_of(named)
    if day.weekday() != weekday:
        raise Refused("when-weekday-differs", day=day, weekday=day.isoweekday(), written=weekday + 1)
    return day


def _ordinal(text: str, anchor: Anchor) -> date | None:
    found = re.fullmatch(rf"{_YEAR}(?:(?P<month>{NUMBER}|本|下个?|这个?)月)?\s*的?\s*{_ORDINAL}", text)
    if found is None:
        return None
    year, month = _month_of(found, anchor)
    nth = -1 if found["last"] else number(found["nth"]) if found["nth"] else 1
    weekday = weekday_number(next(group for group in reversed(found.groups()) if group))
    real_day(year, month, 1)
    day = nth_weekday(year, month, nth, weekday)
    if day is None:
        raise Refused("when-no-such-weekday", asked_year=year, asked_month=month, nth=nth, weekday=weekday + 1)
    return day


def _weekday_of(found: re.Match[str]) -> int:
    return _WEEKDAYS.index(found["english"]) if found["english"] else weekday_number(found[2])


def _weekday_alone(found: re.Match[str], anchor: Anchor) -> date:
    weekday, which = _weekday_of(found), found["which"] or found["next"] or ""
    monday = anchor.today - timedelta(days=anchor.today.weekday())
    if which.startswith(("下", "本", "这", "上", "next")):
        weeks = which.count("下") - which.count("上") + (which == "next ")
        return monday + timedelta(days=weekday + 7 * weeks)
    coming = anchor.today + timedelta(days=(weekday - anchor.today.weekday()) % 7)
    return coming + timedelta(days=7) if anchor.is_over(coming) else coming


def _month_of(found: re.Match[str], anchor: Anchor) -> tuple[int, int]:
    """Return year and month of a match with groups `year` and `month`; the month in question if none is written.

    Without a month in question, that is the present one.
    """
    year, month = found["year"], found["month"]
    here = anchor.month or (anchor.today.year, anchor.today.month)
    if month is None:
        return (_year(year, anchor), here[1]) if year else here
    if month in ("本", "这", "这个"):
        return anchor.today.year, anchor.today.month
    if month in ("下", "下个"):
        later = anchor.today.replace(day=1) + timedelta(days=32)
        return later.year, later.month
    return (_year(year, anchor) if year else _nearest_year(number(month), anchor)), number(month)


def _year(written: str, anchor: Anchor) -> int:
    if written in "去今明后":
        return anchor.today.year + "去今明后".index(written) - 1
    year = number(written)
    return year + 2000 if year < 100 else year


def _nearest_year(month: int, anchor: Anchor, day: int = 15) -> int:
    """Return the year that brings this month nearest to the month in question or, without one, to the present."""
    near = date(*anchor.month, 15) if anchor.month else anchor.today
    middle = date(near.year, min(max(month, 1), 12), min(max(day, 1), 28))
    if middle - near > HALF_A_YEAR:
        return near.year - 1 if anchor.month else near.year
    return near.year + 1 if near - middle > HALF_A_YEAR else near.year


def _plain_day(text: str, anchor: Anchor) -> date:
    for pattern, read in _FORMS:
        found = pattern.fullmatch(text)
        if found is not None:
            return read(found, anchor)
    return _feast(text, anchor)


def _month_and_day(found: re.Match[str], anchor: Anchor) -> date:
    if found["year"] is None and found["month"].isdigit() and not 1 <= int(found["month"]) <= 12:
        return real_day(anchor.today.year, int(found["month"]), number(found["day"]))
    return real_day(*_month_of(found, anchor), number(found["day"]))


def _figures(found: re.Match[str], _: Anchor) -> date:
    return real_day(int(found[1]), int(found[2]), int(found[3]))


def _day_of_month(found: re.Match[str], anchor: Anchor) -> date:
    wanted = number(found[1])
    if anchor.month is not None:
        return real_day(*anchor.month, wanted)
    day = real_day(anchor.today.year, anchor.today.month, wanted)
    if not anchor.is_over(day):
        return day
    later = anchor.today.replace(day=1) + timedelta(days=32)
    return real_day(later.year, later.month, wanted)


def _english(found: re.Match[str], anchor: Anchor) -> date:
    month = _MONTHS.index(found["name"]) + 1
    year = int(found["year"]) if found["year"] else _nearest_year(month, anchor)
    return real_day(year, month, int(found["day"]))


def _relative(found: re.Match[str], anchor: Anchor) -> date:
    days = {
        "前": -2,
        "昨": -1,
        "今": 0,
        "明": 1,
        "后": 2,
        "大后": 3,
        "today": 0,
        "tomorrow": 1,
        "yesterday": -1,
    }
    return anchor.today + timedelta(days=days[found[1] or found[0]])


def _days_later(found: re.Match[str], anchor: Anchor) -> date:
    return anchor.today + timedelta(days=number(found[1]) * (1 if found[2] == "天" else 7))


def _last_of_month(found: re.Match[str], anchor: Anchor) -> date:
    year, month = _month_of(found, anchor)
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else real_day(year, month, 1)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], date]], ...] = (
    (re.compile(rf"{_YEAR}(?P<month>{NUMBER})\s*[月/.-]\s*(?P<day>{NUMBER})\s*[日号]?"), _month_and_day),
    (re.compile(rf"{_YEAR}(?P<month>本|下个?|这个?)月\s*(?P<day>{NUMBER})\s*[日号]?"), _month_and_day),
    (re.compile(r"([0-9]{4})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})"), _figures),
    (re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"), _figures),
    (re.compile(rf"({NUMBER})\s*[日号]"), _day_of_month),
    (
        re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ?{_MONTH_NAME} ?(?P<year>[0-9]{{4}})?"),
        _english,
    ),
    (re.compile(rf"{_MONTH_NAME} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?P<year>[0-9]{{4}})?"), _english),
    (re.compile(r"(前|昨|今|明|后|大后)[天日]|today|tomorrow|yesterday"), _relative),
    (re.compile(rf"({NUMBER})\s*(天|个?星期|周)[以之]?后"), _days_later),
    (
        re.compile(rf"{_YEAR}(?:(?P<month>{NUMBER}|本|下个?|这个?)月)?的?(?:月?[底末]|最后一[天日])"),
        _last_of_month,
    ),
)

# Feasts of the solar calendar. Those of the lunar calendar are public holidays, on which no activity is held.
_FEASTS = {
    "元旦": (1, 1), "妇女": (3, 8), "三八": (3, 8), "植树": (3, 12), "劳动": (5, 1), "五一": (5, 1), "五四": (5, 4),
    "青年": (5, 4), "五四青年": (5, 4), "儿童": (6, 1), "六一": (6, 1), "七一": (7, 1), "建党": (7, 1), "八一": (8, 1),
    "建军": (8, 1), "教师": (9, 10), "国庆": (10, 1), "十一": (10, 1),
}  # fmt: skip
_FEAST = re.compile(rf"{_YEAR}(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})节?(?:当天)?")


def _feast(text: str, anchor: Anchor) -> date:
    found = _FEAST.fullmatch(text)
    if found is None:
        raise Refused("when-unreadable")
    month, day = _FEASTS[found["feast"]]
    if found["year"]:
        return date(_year(found["year"], anchor), month, day)
    coming = date(anchor.today.year, month, day)
    return coming if coming >= anchor.today else date(anchor.today.year + 1, month, day)
