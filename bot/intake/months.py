"""Recognition of months as people write them: in a cell, at the start of a line or inside it, with a day or a year."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.normalisation import compatible
from bot.domain.times.numerals import ONES, ZEROS, number

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERAL = f"[{ONES}十元]{{1,3}}"
_NAMED = re.compile(rf"(?<![\d{ONES}十])(\d{{1,3}}|{_NUMERAL})月")
_RANGE = re.compile(rf"(?<!\d)(\d{{1,2}}|{_NUMERAL})[-–—~至到、,和及/](?:\d{{1,2}}|{_NUMERAL})月")
_DATE = re.compile(r"(?:19|20)\d\d[-./年](\d{1,2})(?:[-./月]\d{1,2}日?)?(?:t?\d\d:\d\d.*)?")
_RUN = re.compile(r"(?:19|20)\d\d(0[1-9]|1[0-2])(?:[0-3]\d)?")
_WORD = re.compile(rf"({'|'.join(_ENGLISH)})[a-z]*\.?,?(?:\d{{4}})?")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=[年度\-./]|学年|$)")
_YEAR_RUN = re.compile(r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-3]\d)?")
_CHINESE_YEAR = re.compile(f"([一二][{ZEROS}九][{ZEROS}{ONES}]{{2}})年")
_SPREADSHEET_ZERO = date(1899, 12, 30)
_SPREADSHEET_DAYS = range(36_526, 73_051)
"""2000-01-01 to 2099-12-31 as spreadsheets count days; Excel turns `2024年3月` into such a number."""

HEAD_LENGTH = 120
"""A month at the start of a line ends within this many characters."""

_NUM = rf"(?:\d{{1,3}}|[{ONES}十元某]{{1,3}}|[Xx×_＿]{{1,3}}(?=月))"
_YEARS = rf"(?:(?:[\d_＿Xx×*〇零○{ONES}\s]{{1,10}}|[今本次翌])年度?\s*)?"
_AND = r"\s*[-–—－~～至到、和及/]{1,2}\s*"
_SPOKEN = rf"{_YEARS}(?:{_NUM}\s*(?:月份?)?{_AND}(?:{_YEARS})){{0,11}}{_NUM}\s*月(?:\s*(?:份|度))?(?!月)"
MONTHS = (
    r"(?:(?:19|20)\d\d[-./]\d{1,2}(?![\d])(?:[-./]\d{1,2})?|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?!\d)"
    rf"|{_SPOKEN}|农历[^\s:：]{{1,3}}月|[正腊]月)"
)
_DAY_WORD = (
    r"[（(]\s*\d{1,2}\s*[日号]\s*(?:[,，、]?\s*(?:周|星期|礼拜)[一二三四五六日天])?\s*[）)]"
    r"|\d{1,2}\s*[日号](?![一-龥]{0,1}制)|[（(]?[上中下]旬[）)]?|月?[初底末](?![次期])|[上下]半月"
    r"|[（(]?第?\s*[一二三四五1-5]\s*个?\s*(?:周|星期|礼拜)[一二三四五六日天末]?[）)]?"
    r"|[（(](?:周|星期|礼拜)[一二三四五六日天末][）)]|(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|(?<=[日号旬底末])[以之]?[前后](?=\s*[:：])|[上中下]午|晚上?(?=[\s:：\d])|\d{1,2}[:：]\d\d|\d{1,2}\s*[点时](?:半|整|\d{1,2}分?)?|左右"
    rf"|[-–—~～至到]\s*(?=\d{{1,2}}\s*[日号点时:：]|{_NUM}月\d{{1,2}}[日号])|\d{{1,2}}(?=\s*[-–—~～至到、]\s*\d{{1,2}}\s*[日号])|、(?=\d{{1,2}}\s*[日号])|{_NUM}月(?=\d{{1,2}}[日号])"
)
_DAYS = rf"(?:\s*(?:{_DAY_WORD})){{0,9}}"
_OPEN, _SHUT = "【\\[〔（(《〈「『“", "】\\]〕）)》〉」』”"
_BULLETS = frozenset("-*•●▪◆◇■□★☆▲△▶►→➤➢✓✔√※·○◎|｜>#")
_GAP = r"[\s:：,，、|｜丨;；\-–—→➡⇒➜▶►➤>★☆◆●■·•.．。…/=＝]"
_NUMBERING = (
    rf"(?:第\s*[\d{ONES}十]{{1,3}}\s*[期次项]\s*|[（(]\s*(?:\d{{1,2}}|[{ONES}十]{{1,3}})\s*[）)]\s*[、.]?\s*"
    rf"|(?:\d{{1,2}}|[{ONES}十]{{1,3}})\s*[.．、，,:：\t |｜)）]\s*|[①-⑳⑴-⒇]\s*"
    rf"|(?:[Ⅰ-Ⅻ]|[IVX]{{1,4}}(?=\s*[.．、)）]))\s*[.．、)）]?\s*|\d\ufe0f?\u20e3\s*)?"
)
_GENERIC = (
    r"(?:党?支部|主题党日|党日|党建|组织生活(?!会)|工作|活动|学习(?=内容|计划|安排|任务|主题)|重点|主要|任务|安排|计划"
    r"|内容|主题|情况|事项|议题|要点|具体|各项|的|为){1,6}"
)
_TAIL = (
    rf"(?P<months>{MONTHS})(?P<days>{_DAYS})(?:{_AND}(?P<until>{MONTHS})(?P<more>{_DAYS}))?(?P<shut>\s*(?:[{_SHUT}]|\*\*))?(?P<generic>\s*{_GENERIC}(?:[{_SHUT}]|(?={_GAP}|$)))?"
    rf"(?P<gap>{_GAP}*)"
)
_HEAD = re.compile(rf"{_NUMBERING}[{_OPEN}]?\s*{_TAIL}")
_UNNUMBERED = re.compile(rf"[{_OPEN}]?\s*{_TAIL}")
_BEHIND = re.compile(
    rf"{_NUMBERING}(?P<before>[^\s（(【\[:：，,。；;、]{{1,30}})\s*[（(【\[]\s*(?P<months>{MONTHS})(?P<days>{_DAYS})\s*"
    rf"[）)】\]](?P<gap>{_GAP}*)"
)
_FULL_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december"
_ENGLISH_HEAD = re.compile(
    rf"{_NUMBERING}[{_OPEN}]?(?P<name>{_FULL_NAMES}|(?:{'|'.join(_ENGLISH)}|sept)(?=[.\s:：\-–—)\]】）]|$)\.?)(?![a-z])"
    rf"(?P<day>\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:[\s,]+(?P<year>(?:19|20)\d\d))?[{_SHUT}]?(?P<gap>(?:{_GAP})+|$)",
    re.IGNORECASE,
)
_WORDS_TOO = {"may", "march", "mar", "dec", "sep", "jun"}
_FOUR_FIGURES = re.compile(r"(?:19|20)\d\d")
_SHORT_WORDS = re.compile(rf"[^:：支党人]{{0,6}}?(?:{_NUM}月|\d)|{'|'.join(_ENGLISH)}")
_SEVERAL = re.compile(f"[{ONES}]{{2,3}}")
_ENDS = ("first", "last")
_NOT_A_HEAD = re.compile(r"[以起前后是为至到内间来]|[\d月日号]|的")
_NUMBERED_MONTH = re.compile(rf"(?P<n>\d{{1,2}}|[{ONES}十]{{1,3}})、(?={_NUM}\s*月)")
WIDE = re.compile(
    r"每个?(?:月|季度?|学期|半年|年|周)|第?[一二三四1-4]季度|[一二三四]至[一二三四]季度|[上下]半年|全年|[寒暑]假|不定期"
    r"|第[一二三四]学期|[春秋]季?学期|年[初中底末]|平时|日常|长期|待定|适时"
)
"""Words for a part of the year that is no single month."""


@dataclass(frozen=True)
class When:
    """The months that words name, in their order, the year if it is written, and the words that name no month.

    `next_year` is true for `次年1月`, whose year is the one after the plan's.
    """

    months: tuple[int, ...]
    year: int | None = None
    left: str = ""
    next_year: bool = False


@dataclass(frozen=True)
class Head:
    """A month at the start of a line: `words` as written, its months, the day beside it and the rest of the line.

    A `strong` head has no day, and a colon, a blank, a bracket or the end of the line follows it; a weak one may also
    be the beginning of a sentence.
    """

    when: When
    words: str
    gap: str
    rest: str
    strong: bool
    day: str = ""
    before: str = ""


def month_of(raw: str) -> int | None:
    """Return the one month that `raw` names, 1 to 12; None if it names none, several, or an impossible one."""
    text = _squeezed(raw)
    if text.isascii() and text.isdigit():
        return _month_of_number(text)
    if found := _DATE.fullmatch(text):
        return _valid(int(found[1]))
    if found := _WORD.fullmatch(text):
        return _ENGLISH.index(found[1]) + 1
    named = {_count(found[1]) for pattern in (_NAMED, _RANGE) for found in pattern.finditer(text)}
    return _valid(named.pop()) if len(named) == 1 else None


def typed_day(raw: str) -> date | None:
    """Return the day of a spreadsheet's number, such as 45352; None for other words.

    A person who typed `3月` or `3月12日` got the year in which that was typed, so it says little about the plan's.
    """
    text = raw.strip()
    figure = int(text) if text.isascii() and text.isdigit() and len(text) == 5 else 0
    return _SPREADSHEET_ZERO + timedelta(days=figure) if figure in _SPREADSHEET_DAYS else None


def year_of(raw: str) -> int | None:
    """Return the first year that `raw` names in full, as `2024年`, `2024-03` or `二〇二四年`; None for `20_年`."""
    text = _squeezed(raw)
    if found := _YEAR.search(text) or _YEAR_RUN.fullmatch(text):
        return int(found[1])
    if found := _CHINESE_YEAR.search(text):
        return number(found[1])
    return None


def when_of(cell: str) -> When | None:
    """Return the months that a cell names, with what else it says; None if it names no month."""
    text = " ".join(cell.split())[:HEAD_LENGTH]
    if not text or WIDE.match(text):
        return None
    bare = _squeezed(text)
    if not bare.isascii() or _RANGE.search(bare):
        found = head_of(text, numbered=_NUMBERED_MONTH.match(text) is None)
        if found is not None and not (found.rest and _NOT_A_HEAD.match(found.rest)):
            left = " ".join(filter(None, (found.before, found.day, found.rest)))
            return When(found.when.months, found.when.year, left, found.when.next_year)
        if (bare := "".join(cell.split())) != text and len(bare) < HEAD_LENGTH:  # 三 月 in a narrow cell
            found = head_of(bare, numbered=False)
            if found is not None and not found.rest:
                return When(found.when.months, found.when.year, found.day)
    month = month_of(text) if bare.isascii() or _SHORT_WORDS.match(bare) else None
    if month is None:
        return None
    if (day := typed_day(text)) is not None:
        return When((month,), None, "" if day.day == 1 else day.isoformat())
    plain = bool(re.fullmatch(r"\D{0,6}\d{1,2}\D{0,3}|\d{1,6}|\d{4}\D\d{1,2}\D?|\d{4}-\d\d-01(?:t?00:00:00)?", bare))
    return When((month,), year_of(text), "" if plain or bare.isalpha() else text)


def head_of(line: str, *, numbered: bool = True) -> Head | None:
    """Return the month at the start of a line, or in brackets behind its first words; None if there is none.

    A month that does not exist (`13月`, `某月`) gives a head without months. With `numbered`, a figure before the month
    may be the number of the line: `1、3月` is March.
    """
    start = line[:HEAD_LENGTH]
    lead = _lead(line)
    if "月" not in start and ((found := _english_head(line, lead)) or not _FOUR_FIGURES.search(start)):
        return found
    match = (_HEAD if numbered else _UNNUMBERED).match(start, lead)
    return _head_of_match(line, match) if match else _head_behind(line, start, lead)


def _head_of_match(line: str, found: re.Match[str]) -> Head | None:
    gap, rest, day = found["gap"], line[found.end() :].strip(), found["days"].strip()
    opened = next((_SHUT[_OPEN.index(mark)] for mark in found[0] if mark in _OPEN), None)
    if opened and not found["shut"] and rest.endswith(opened):  # 【3月：清扫河岸】
        rest = rest[:-1].rstrip()
    elif opened and not found["shut"] and opened in rest:  # 【3月·学雷锋】清扫河岸
        rest = rest.replace(opened, " ", 1)
    run_on = not gap and not found["shut"] and not found["generic"] and bool(rest)
    if run_on and _NOT_A_HEAD.match(rest):
        return None
    until = found["until"]
    when = _when(f"{found['months']}-{until}" if until else found["months"])
    if when is None and run_on:
        return None
    when = when or When(())
    day = f"{day}-{until}{found['more']}" if until else day
    strong = not day and not run_on and not re.match(r"\s*[,，、]", gap)
    return Head(when, line[: found.end() - len(gap)].strip(), gap, rest, strong, day)


def _head_behind(line: str, start: str, lead: int) -> Head | None:
    found = _BEHIND.match(start, lead)
    when = _when(found["months"]) if found else None
    if found is None or when is None or WIDE.match(found["before"]):
        return None
    words = line[found.end("before") : found.end() - len(found["gap"])]
    rest = line[found.end() :].strip()
    return Head(when, words, found["gap"], rest, False, found["days"].strip(), found["before"])


def _english_head(line: str, lead: int) -> Head | None:
    """Return the month of `March: River clean-up` or `Apr 2026`; a sentence that begins with `May` names none."""
    found = _ENGLISH_HEAD.match(line[:HEAD_LENGTH], lead)
    if found is None:
        return None
    rest = line[found.end() :].strip()
    strong = not rest or not found["gap"].isspace() or not rest.isascii()
    if not strong and found["name"].lower() in _WORDS_TOO:
        return None
    when = When((_ENGLISH.index(found["name"][:3].lower()) + 1,), int(found["year"]) if found["year"] else None)
    day = (found["day"] or "").strip()
    return Head(when, line[: found.start("gap")].strip(), found["gap"], rest, strong and not day, day)


def is_bulleted(line: str) -> bool:
    """True if a bullet, an emoji or the like stands before the first word of a line."""
    return _lead(line) > 0


def _lead(line: str) -> int:
    """Return where a line begins behind its bullets, emoji and blanks."""
    for place, mark in enumerate(line[:HEAD_LENGTH]):
        known = mark in _BULLETS or mark.isspace() or unicodedata.category(mark) in {"So", "Sk", "Mn"}
        if not known or "\u2460" <= mark <= "\u249b":
            return place
    return 0


def renumbered(lines: list[str]) -> set[int]:
    """Return the lines where `1、2月` means two months: those where the figures before 、 do not count 1, 2, 3."""
    counts = [
        (place, _count(found["n"]))
        for place, line in enumerate(lines)
        if (found := _NUMBERED_MONTH.match(line[:HEAD_LENGTH], _lead(line)))
    ]
    figures = [figure for _, figure in counts]
    if len(figures) > 1 and figures == list(range(figures[0], figures[0] + len(figures))):
        return set()
    return {place for place, _ in counts}


def heads_inside(line: str) -> Iterator[int]:
    """Yield where months begin inside a line: behind a sentence and before a colon, or a blank on both sides."""
    for found in _INSIDE.finditer(line):
        yield found.start("month")


_INSIDE = re.compile(
    rf"(?:(?<=[；;。，,、:：！!\s])|(?<=[】\])）]))\s*(?P<month>[①-⑳⑴-⒇]?\s*[【\[]?(?:{_YEARS}{_NUM}\s*月(?:份|度)?)(?![以起前后是为至到内间来月初中底末的上下、和及或\-–—~～]))"
)


def _when(words: str) -> When | None:
    """Return the months of matched words; None if one is impossible."""
    text = _squeezed(words)
    if found := _RUN.fullmatch(text):
        return When((int(found[1]),), int(text[:4]))
    if found := re.fullmatch(r"((?:19|20)\d\d)[-./](\d{1,2})(?:[-./]\d{1,2})?", text):
        month = _valid(int(found[2]))
        return When((month,), int(found[1])) if month else None
    year = year_of(text)
    following = re.match("[次翌]年", text) is not None
    bare = re.sub(rf"[\d_xX×*{ZEROS}{ONES}今本次翌]*年度?", "", text)
    tokens = re.findall(rf"\d{{1,3}}|[{ONES}十元]{{1,3}}|[某x×_]+", bare)
    numbers = [_valid(_count(each)) for token in tokens for each in (token if _SEVERAL.fullmatch(token) else (token,))]
    months = [month for month in numbers if month]
    ranged = re.search(r"[-–—~至到]", bare) is not None
    if not months or len(months) != len(numbers) or (ranged and len(months) != len(_ENDS)):
        return None
    if ranged:
        first, last = months
        span = range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))
        return When(tuple(span), year, next_year=following)
    return When(tuple(dict.fromkeys(months)), year, next_year=following)


def _squeezed(raw: str) -> str:
    return "".join(compatible(raw[:200]).split()).lower()


def _month_of_number(text: str) -> int | None:
    if found := _RUN.fullmatch(text):
        return int(found[1])
    figure = int(text) if len(text) < 6 else 0
    if figure in _SPREADSHEET_DAYS:
        return (_SPREADSHEET_ZERO + timedelta(days=figure)).month
    return _valid(figure)


def _count(numeral: str) -> int:
    """Return the number of a numeral, 1 for 元; 0 for text that is not one, such as `一二`."""
    try:
        return 1 if numeral == "元" else number(numeral)
    except ValueError:
        return 0


def _valid(month: int) -> int | None:
    return month if 1 <= month <= 12 else None
