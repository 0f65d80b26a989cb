"""Days as people write them: `3月6日`, `下周五`, `第一个周五`, `3月最后一个工作日`, `2026-03-06`, `6 Mar`, `七一`."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.refusals import Refused
from bot.domain.times.holidays import is_working_day, next_working_day, run_of
from bot.domain.times.numerals import CHINESE, NUMBER, ONES, number

HALF_A_YEAR = timedelta(days=183)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NO_NUMERAL = rf"(?<![0-9{CHINESE}])"
WEEKDAY_WORD = r"(?:周|星期|礼拜)\s*(?P<weekday>[一二三四五六日天]|[1-7](?![0-9]))"
WEEKDAY = re.compile(
    rf"(?P<which>下+个?|本|这个?|上个?)?\s*{WEEKDAY_WORD}"
    r"|(?<![a-z])(?P<next>next |this )?(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?(?![a-z])"
)
_YEAR = rf"(?:{NO_NUMERAL}(?P<year>[0-9]{{4}}|[0-9]{{2}}|[零〇{ONES}]{{4}}|今|明|后|去)\s*年\s*的?)?"
_MONTH = rf"(?:{NO_NUMERAL}(?P<month>{NUMBER}|本|下个?|这个?|当)\s*月份?)"
_MONTH_NAME = rf"(?<![a-z])(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_IN_A_WEEK = r"(?:(?P<week>个?\s*(?:周|星期|礼拜))\s*的?\s*)?"
_ORDINAL = rf"(?:第\s*(?P<nth>{NUMBER})|(?P<first>首|头一)|倒数第\s*(?P<back>{NUMBER})|(?P<last>最后[一1]?))\s*"
_COUNTED_DAY = rf"(?:个?\s*(?P<working>工作日|上班日)|{_IN_A_WEEK}个?\s*{WEEKDAY_WORD})"
# 号 numbers a building or a room, too: `5号楼`, `2号会议室`.
_NO_HOUSE = (
    r"(?!\s?[楼线门厅院馆教栋室厂库桥机礼食幢座]|会议|报告|学术|多功能|宿舍|公寓|车间|码头|实验|办公|活动室|阅览|培训)"
)
_AFTER_FIGURES = (
    r"(?!\s*[点时:]|[-/.][0-9]|\s*小时)(?=$|[^0-9a-z\u4e00-\u9fff]|t[0-9]"
    r"|[日号周星礼上下早中午傍晚夜凌清在于到至的改开举召是为])"
)
# After other words figures are no date: `教学楼3-2`, `五一路28号`.
_APART = r"(?:(?<=[到至在于为是的定从自由就月改个年])|(?<![\u4e00-\u9fffa-z]))(?<![路街巷弄道村] )"
_NO_FIGURES = rf"(?<![0-9a-z./-])(?<![0-9]:){_APART}"
_NO_OTHER_FIGURES = rf"(?<![0-9a-z./])(?<![0-9]:)(?<![0-9a-z\u4e00-\u9fff]-){_APART}"


@dataclass(frozen=True)
class Anchor:
    """The reference for reading a day: the present in the branch's zone, and the month in question if there is one.

    `minutes` is the written time of day, after midnight; it decides whether a bare `周五` or `6号` is over. `stands` is
    the day that is being moved: a bare weekday is first looked for in its week.
    """

    now: datetime
    month: tuple[int, int] | None = None
    minutes: int = 0
    stands: date | None = None

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
    return _nth(nth, [day for day in _days_of(year, month) if day.weekday() == weekday])


def weekday_number(written: str) -> int:
    """Return 0 for `一` or `1`, up to 6 for `日`, `天` or `7`."""
    return 6 if written in "日天" else number(written) - 1


def weekday_of(found: re.Match[str]) -> int:
    """Return the weekday that `WEEKDAY` found; Monday is 0."""
    return _WEEKDAYS.index(found["english"]) if found["english"] else weekday_number(found["weekday"])


def names_a_week(found: re.Match[str]) -> bool:
    """True if `WEEKDAY` found a weekday of a certain week: `下周五`, `next Friday`."""
    return bool(found["which"] or found["next"])


def day_of_weekday(found: re.Match[str], anchor: Anchor) -> date:
    """Return the day that a weekday without a date means: the coming one, or that of the week it names."""
    weekday, which = weekday_of(found), found["which"] or found["next"] or ""
    monday = anchor.today - timedelta(days=anchor.today.weekday())
    if which:
        weeks = which.count("下") - which.count("上") + (which == "next ")
        return monday + timedelta(days=weekday + 7 * weeks)
    if anchor.stands is not None:
        same_week = anchor.stands + timedelta(days=weekday - anchor.stands.weekday())
        if not anchor.is_over(same_week):
            return same_week
    coming = anchor.today + timedelta(days=(weekday - anchor.today.weekday()) % 7)
    return coming + timedelta(days=7) if anchor.is_over(coming) else coming


def _days_of(year: int, month: int) -> list[date]:
    real_day(year, month, 1)
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _nth(nth: int, days: list[date]) -> date | None:
    at = nth - 1 if nth > 0 else len(days) + nth
    return days[at] if nth and 0 <= at < len(days) else None


def _place_of(found: re.Match[str]) -> int:
    """Return the number of `第二个`, or below zero for `最后一个` and `倒数第二个`."""
    if found["last"] or found["back"]:
        return -number(found["back"]) if found["back"] else -1
    return number(found["nth"]) if found["nth"] else 1


def _ordinal(found: re.Match[str], anchor: Anchor) -> date:
    year, month = _month_of(found, anchor)
    nth = _place_of(found)
    if found["working"]:
        day = _nth(nth, [day for day in _days_of(year, month) if is_working_day(day)])
        if day is None:
            raise Refused("when-unreadable")
        return day
    weekday = weekday_number(found["weekday"])
    day = nth_weekday(year, month, nth, weekday)
    if day is None:
        raise Refused("when-no-such-weekday", asked_year=year, asked_month=month, nth=nth, weekday=weekday + 1)
    return day


def _month_of(found: re.Match[str], anchor: Anchor) -> tuple[int, int]:
    """Return year and month of a match with groups `year` and `month`; the month in question if none is written.

    Without a month in question, that is the present one.
    """
    year, month = found["year"], found["month"]
    here = anchor.month or (anchor.today.year, anchor.today.month)
    if month is None or month == "当":
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


def _month_and_day(found: re.Match[str], anchor: Anchor) -> date:
    if found["year"] is None and found["month"].isdigit() and not 1 <= int(found["month"]) <= 12:
        return real_day(anchor.today.year, int(found["month"]), number(found["day"]))
    return real_day(*_month_of(found, anchor), number(found["day"]))


def _figures(found: re.Match[str], _: Anchor) -> date:
    year = int(found["year"])
    return real_day(year + 2000 if len(found["year"]) == 2 else year, int(found["month"]), int(found["day"]))


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
    days = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3, "today": 0, "tomorrow": 1, "yesterday": -1}
    return anchor.today + timedelta(days=days[found[1] or found[0]])


def _days_later(found: re.Match[str], anchor: Anchor) -> date:
    return anchor.today + timedelta(days=number(found[1]) * (1 if found[2] == "天" else 7))


def _last_of_month(found: re.Match[str], anchor: Anchor) -> date:
    return _days_of(*_month_of(found, anchor))[-1]


# Feasts of the solar calendar. Those of the lunar calendar are public holidays, on which no activity is held.
_FEASTS = {
    "元旦": (1, 1), "妇女": (3, 8), "三八": (3, 8), "植树": (3, 12), "劳动": (5, 1), "五一": (5, 1), "五四": (5, 4),
    "青年": (5, 4), "五四青年": (5, 4), "儿童": (6, 1), "六一": (6, 1), "七一": (7, 1), "建党": (7, 1), "八一": (8, 1),
    "建军": (8, 1), "教师": (9, 10), "国庆": (10, 1), "十一": (10, 1),
}  # fmt: skip
_HOLIDAYS = {
    "元旦": "元旦", "春节": "春节", "清明": "清明", "五一": "劳动", "劳动": "劳动", "端午": "端午", "中秋": "中秋",
    "国庆": "国庆", "十一": "国庆",
}  # fmt: skip


def _feast(found: re.Match[str], anchor: Anchor) -> date:
    month, day = _FEASTS[found["feast"]]
    if found["year"]:
        return real_day(_year(found["year"], anchor), month, day)
    coming = date(anchor.today.year, month, day)
    return coming if coming >= anchor.today else date(anchor.today.year + 1, month, day)


def _beside_a_holiday(found: re.Match[str], anchor: Anchor) -> date:
    """Return the nth working day or weekday after a public holiday: `清明节后第一个工作日`."""
    near = anchor.month[0] if anchor.month else anchor.today.year
    years = [_year(found["year"], anchor)] if found["year"] else [near, near + 1]
    runs = [run for year in years if (run := run_of(_HOLIDAYS[found["feast"]], year)) is not None]
    if not runs or found["last"] or found["back"]:
        raise Refused("when-unreadable")
    for _first, last in runs:
        day = _nth_after(last, _place_of(found), found)
        if day >= anchor.today or found["year"]:
            return day
    return day


def _nth_after(last: date, nth: int, found: re.Match[str]) -> date:
    day = last
    for _ in range(max(nth, 1)):
        if found["working"]:
            day = next_working_day(day)
        else:
            day += timedelta(days=(weekday_number(found["weekday"]) - day.weekday() - 1) % 7 + 1)
    return day


_DAY = rf"(?P<day>{NUMBER})\s*"
_DATE = rf"{_YEAR}{_MONTH}\s*(?:的\s*)?{_DAY}(?:日|号{_NO_HOUSE})"
_DATE_WITHOUT_DAY = rf"{_YEAR}{_MONTH}\s*{_DAY}(?![0-9{CHINESE}日号个天周月.:]|\s*[点时:]|\s*小时|\s*个)"
_IN_FIGURES = (
    rf"{_NO_FIGURES}(?P<year>[0-9]{{4}}|[23][0-9])\s*(?P<cut>[-/.])\s*(?P<month>[0-9]{{1,2}})\s*(?P=cut)\s*"
    rf"(?P<day>[0-9]{{1,2}})(?![0-9])(?:\s*[日号]|t(?=[0-9])|{_AFTER_FIGURES})"
)
_WITHOUT_CUTS = (
    rf"{_NO_FIGURES}(?P<year>20[0-9]{{2}}|[23][0-9])(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9a-z]){_AFTER_FIGURES}"
)
_TWO_FIGURES = rf"{_YEAR}{_NO_FIGURES}(?P<month>[0-9]{{1,2}})\s*[-/.]\s*{_DAY}(?:[日号]{_NO_HOUSE}|{_AFTER_FIGURES})"
_ENGLISH_YEAR = r"(?:,? ?(?P<year>[0-9]{4}))?"
_DAY_FIRST = rf"{_NO_FIGURES}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ?{_MONTH_NAME}{_ENGLISH_YEAR}"
_MONTH_FIRST = rf"{_MONTH_NAME} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:]){_ENGLISH_YEAR}"
_FROM_TODAY = r"(前|昨|今|明|大?后)(?:[天日]|(?=[晚早]))|(?<![a-z])(?:today|tomorrow|yesterday)(?![a-z])"
_NTH = rf"{_YEAR}(?:{_MONTH}[底末]?|月[底末])?\s*的?\s*{_ORDINAL}{_COUNTED_DAY}"
_AFTER_A_HOLIDAY = (
    rf"{_YEAR}(?P<feast>{'|'.join(_HOLIDAYS)})节?(?:小长假|长假|假期|放假|假)?(?:结束|过)?[之以]?后的?\s*"
    rf"{_ORDINAL}{_COUNTED_DAY}"
)
_FEAST = (
    rf"{_YEAR}{NO_NUMERAL}(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})"
    r"(?:节(?!后|前)|(?<!妇女|教师|青年|儿童|劳动)(?!节))(?:当天)?"
    r"(?![路街大中小学桥村广礼公馆厅前后假放长楼教社区勋奖]|纪念)"
)
DAYS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], Anchor], date]], ...] = tuple(
    (kind, re.compile(pattern), read)
    for kind, pattern, read in (
        ("date", _DATE, _month_and_day),
        ("date", _DATE_WITHOUT_DAY, _month_and_day),
        ("date", _IN_FIGURES, _figures),
        ("date", _WITHOUT_CUTS, _figures),
        ("date", _TWO_FIGURES, _month_and_day),
        ("date", rf"{NO_NUMERAL}{_APART}({NUMBER})\s*(?:日|号{_NO_HOUSE})", _day_of_month),
        ("date", _DAY_FIRST, _english),
        ("date", _MONTH_FIRST, _english),
        ("date", _FROM_TODAY, _relative),
        ("date", rf"{NO_NUMERAL}({NUMBER})\s*(天|个?(?:星期|礼拜)|周)[以之]?后", _days_later),
        ("end", rf"{_YEAR}(?:{_MONTH}|月)\s*的?[底末](?![周星礼])", _last_of_month),
        ("date", rf"{_YEAR}{_MONTH}?\s*的?最后[一1]?\s*[天日]", _last_of_month),
        ("nth", _NTH, _ordinal),
        ("nth", _AFTER_A_HOLIDAY, _beside_a_holiday),
        ("date", _FEAST, _feast),
    )
)
"""The kinds of days with their patterns, for text in normal form; the longest match counts.

A kind `end` is imprecise (`月底`), and so is an `nth` with the group `week` (`第二周周五`).
"""

SHORT_WEEKDAY = re.compile(r"\(\s*(?P<weekday>[一二三四五六日])\s*\)(?P<which>(?!))?(?P<next>(?!))?(?P<english>(?!))?")
"""A weekday in brackets behind a date: `3月13日（五）`; it has the groups of `WEEKDAY`."""
NEXT_DAY = re.compile(r"(?:次|翌|隔)日|隔天|第[二2]天|(?:the )?next day")
SAME_DAY = re.compile(r"(?:当|同)(?:[天日]|(?=晚))|同一天|(?:the )?same day")
_AFTER_TWO = (
    r"(?![0-9a-z]|\s*[.:][0-9]|\s*小时)"
    r"(?=$|[^0-9a-z\u4e00-\u9fff]|[日号周星礼上下早中午傍晚夜凌在于到至的改开举召结止整])"
)
FIGURES = re.compile(
    rf"{_NO_OTHER_FIGURES}([0-9]{{1,2}})\s*\.\s*([0-9]{{2}}){_AFTER_TWO}"
    rf"|{_NO_OTHER_FIGURES}([0-9]{{2}})([0-9]{{2}}){_AFTER_TWO}"
)
"""Figures that are a month with a day, or an hour with minutes: `3.13`, `14.30`, `0313`, `1430`."""
