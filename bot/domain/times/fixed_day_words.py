"""Reading of the fixed day of a branch: `每月5日`, `每月第二个周四下午`, `每月5日（遇节假日顺延）`, `first Friday`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.names import clean_line
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import DAY
from bot.domain.times.clocks import take
from bot.domain.times.day_words import weekday_number
from bot.domain.times.fixed_day import LAST_DAY, FixedDay
from bot.domain.times.numerals import CHINESE, NUMBER, number
from bot.domain.times.pieces import line_of, pieces_of
from bot.domain.times.rest import place_of, words_between
from bot.domain.times.usual import PLACE_LIMIT, on_the_clock
from bot.domain.told import Told


@dataclass(frozen=True)
class FixedDayReading:
    """The fixed day, the usual time (`14:00`) and place if the text names them, and what is told beside them."""

    day: FixedDay
    time: str | None = None
    place: str | None = None
    told: tuple[Told, ...] = ()


def read_fixed_day(text: str) -> FixedDayReading:
    """Read `每月5日`, `5号`, `5`, `每月第一个周五`, `每月最后一个周五`, `每月最后一天`, `first Friday`.

    The first and the last working day are day 1 and day 31, as a proposal moves those to a working day of the month.

    Raises:
        Refused: `fixed-day-unreadable`, `fixed-day-two` for two days, `fixed-day-not-every-month` for a fifth weekday,
            `fixed-day-not-monthly` for another rhythm, such as every week; `text-too-long` for a long place.
    """
    try:
        line = line_of(text)
    except Refused:
        raise Refused("fixed-day-unreadable") from None
    low = line.low
    if _OTHER_RHYTHM.search(low):
        raise Refused("fixed-day-not-monthly")
    days = _days(low)
    if not days:
        raise Refused("fixed-day-unreadable")
    fixed = {build(found) for found, build in days}
    if len(fixed) > 1:
        raise Refused("fixed-day-two", days=[found[0].strip() for found, _build in days])
    (day,) = fixed
    moves = _MOVES.search(low)
    about = _ABOUT.search(low)
    masked = _without(low, [found for found, _build in days] + list(filter(None, (moves, about))))
    time, place, told = _beside(line.plain, masked)
    if moves:
        told = (Told("fixed-day-moves", (line.plain[moves.start() : moves.end()].strip(" ,;()"),)), *told)
    if about:
        told = (Told("fixed-day-about", (line.plain[about.start() : about.end()],)), *told)
    imprecise = [found for found, _build in days if found.re in (_WORKING, _LAST_WORKING) or _of_a_week(found)]
    if imprecise:
        key = "fixed-day-week" if _of_a_week(imprecise[0]) else "fixed-day-working"
        told = (Told(key, (line.plain[imprecise[0].start() : imprecise[0].end()].strip(),)), *told)
    return FixedDayReading(day, time, place, told)


def _days(low: str) -> list[tuple[re.Match[str], Callable[[re.Match[str]], FixedDay]]]:
    """Return the days of the month in the text, in order; at each place the longest form counts."""
    found, at = [], 0
    while at < len(low):
        here = [(match, build) for form, build in _FORMS if (match := form.match(low, at)) and match.end() > at]
        if not here:
            at += 1
            continue
        found.append(max(here, key=lambda each: each[0].end()))
        at = found[-1][0].end()
    return found


def _of_a_week(found: re.Match[str]) -> bool:
    return bool(found.groupdict().get("week"))


def _without(low: str, matches: list[re.Match[str]]) -> str:
    """Return the text with blanks in the places of these matches."""
    for found in matches:
        low = low[: found.start()] + " " * (found.end() - found.start()) + low[found.end() :]
    return low


def _beside(plain: str, masked: str) -> tuple[str | None, str | None, tuple[Told, ...]]:
    """Return the time, the place and what is told, of the words beside the day."""
    pieces = [piece for piece in pieces_of(masked) if piece.kind != "figures"]
    if any(piece.kind not in ("clock", "period", "lasts", "weekday") for piece in pieces):
        raise Refused("fixed-day-unreadable")
    if weekdays := [piece for piece in pieces if piece.kind == "weekday"]:
        raise Refused("fixed-day-two", days=[piece.found[0] for piece in weekdays])
    try:
        said = take(masked, pieces)
        words = words_between(_AROUND.sub(lambda found: " " * len(found[0]), masked), pieces, said.joints)
        place = place_of(words, expected=False)
    except Refused:
        raise Refused("fixed-day-unreadable") from None
    late = said.start is not None and said.start.minutes >= DAY
    if late or any(each.sort in ("alters", "number") and not masked.startswith("遇", each.start) for each in words):
        raise Refused("fixed-day-unreadable")
    ends = said.joints[-1][1] if said.joints else len(masked)
    unused = [(each.start, each.end) for each in words if each is not place]
    unused += [
        (piece.start, piece.end)
        for piece in pieces
        if piece.kind == "lasts" or piece.start >= ends or (piece.kind == "period" and said.start is None)
    ]
    told = (Told("fixed-day-unused", tuple(plain[a:b].strip() for a, b in sorted(unused))),) if unused else ()
    where = clean_line(plain[place.start : place.end], PLACE_LIMIT) if place else None
    return (on_the_clock(said.start) if said.start else None), where, told


def _day_of_month(found: re.Match[str]) -> FixedDay:
    wanted = number(found[1])
    if not 1 <= wanted <= LAST_DAY:
        raise Refused("fixed-day-unreadable")
    return FixedDay("day", wanted)


def _nth(found: re.Match[str]) -> FixedDay:
    nth, weekday = number(found["nth"]) if found["nth"] else 1, weekday_number(found["weekday"])
    if nth == 5:
        raise Refused("fixed-day-not-every-month", weekday=weekday + 1)
    if not 1 <= nth <= 4:
        raise Refused("fixed-day-unreadable")
    return FixedDay("nth", nth, weekday)


def _english(found: re.Match[str]) -> FixedDay:
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(found[2])
    if found[1] == "last":
        return FixedDay("last", weekday=weekday)
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(found[1]) or int(found[1][0])
    if nth == 5:
        raise Refused("fixed-day-not-every-month", weekday=weekday + 1)
    return FixedDay("nth", nth, weekday)


_OTHER_RHYTHM = re.compile(
    r"每个?(?:周|星期|礼拜)|[双单隔](?:周|月|星期|数)|每[两二2三四半季年]|每隔|季度|周[一二三四五六日](?:和|、|或)"
    r"|\bevery (?:other|two)\b|weekly"
)
_AROUND = re.compile(
    r"(?:每逢|逢|每个?月份?|各月|逐月|当月|月|\b(?:every|each|the|month|of|on|day)\b|原则上|党员活动日|活动日|固定日|日期|作?为)"
)
_ABOUT = re.compile(r"左右|前后|上下|大约|大概|约(?=[在于每0-9])")
_MOVES = re.compile(
    r"[(,;\s]*如?[遇逢]?(?:到|有|上)?(?:法定)?(?:节假日|假日|节日|周末|休息日|双休日|放假)(?:[或和及、]?(?:节假日|假日|周末|休息日|双休日))*"
    r"(?:的|则|时|,)*(?:自动|依次|往后|向后)*(?:顺延|推迟|延后|后延)[^,;。()]*\)?|[(,;\s]*节假日顺延\)?"
)
_APART = rf"(?<![0-9{CHINESE}第])"
_WEEKDAY_WORD = r"(?:周|星期|礼拜)\s*(?P<weekday>[一二三四五六日天]|[1-7](?![0-9]))"
_IN_A_WEEK = r"(?P<week>个?\s*(?:周|星期|礼拜)\s*的?\s*)?"
_WORKING = re.compile(r"(?:第\s*(?:一|1)|首|头一)\s*个?\s*(?:工作日|上班日)")
_LAST_WORKING = re.compile(r"(?:月[底末]的?)?(?:最后\s*[一1]?|倒数第[一1])\s*个?\s*(?:工作日|上班日)")
_ORDINAL = rf"(?<!倒数)(?:第\s*(?P<nth>{NUMBER})|首|头一)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], FixedDay]], ...] = (
    (
        re.compile(
            rf"(?:(?<=月)|{_APART})第?\s*({NUMBER})\s*(?:[日号](?![楼厅])|(?<=[0-9])(?:st|nd|rd|th)\b(?! \w*day))"
        ),
        _day_of_month,
    ),
    (re.compile(rf"第\s*({NUMBER})\s*天"), _day_of_month),
    (re.compile(rf"(?<![^\s])(?:day )?({NUMBER})(?=\s*$|\s*[,;。(])"), _day_of_month),
    (re.compile(rf"(?<=月)({NUMBER})(?=\s*$|\s*[,;。(])"), _day_of_month),
    (
        re.compile(r"(?:月[底末]|最后[一1]?\s*[天日]|last day)(?!的?最后|的?[周星礼])"),
        lambda _: FixedDay("day", LAST_DAY),
    ),
    (re.compile(rf"{_ORDINAL}\s*(?:个\s*)?{_IN_A_WEEK}{_WEEKDAY_WORD}"), _nth),
    (
        re.compile(rf"(?:月[底末]的?)?(?:最后\s*[一1]?|倒数第[一1])\s*个?\s*{_IN_A_WEEK}{_WEEKDAY_WORD}"),
        lambda found: FixedDay("last", weekday=weekday_number(found["weekday"])),
    ),
    (_WORKING, lambda _: FixedDay("day", 1)),
    (_LAST_WORKING, lambda _: FixedDay("day", LAST_DAY)),
    (
        re.compile(
            r"\b(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) "
            r"(mon|tue|wed|thu|fri|sat|sun)(?:(?:s|rs|nes|ur)?day)?\b"
        ),
        _english,
    ),
)
