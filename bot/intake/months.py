"""Recognition of the month that a cell names: `3月`, `三月份`, `20_年3月`, `2024-03`, a date of a spreadsheet."""

import re
from datetime import date, timedelta

from bot.domain.normalisation import compatible
from bot.domain.times.numerals import ONES, ZEROS, number

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERAL = f"[{ONES}十元]{{1,3}}"
_NAMED = re.compile(rf"(?<![\d{ONES}十])(\d{{1,3}}|{_NUMERAL})月")
_RANGE = re.compile(rf"(?<!\d)(\d{{1,2}}|{_NUMERAL})[-–—~至到、,和及/](?:\d{{1,2}}|{_NUMERAL})月")
_DATE = re.compile(r"(?:19|20)\d\d[-./年](\d{1,2})(?:[-./月]\d{1,2}日?)?(?:t?\d\d:\d\d.*)?")
_WORD = re.compile(rf"({'|'.join(_ENGLISH)})[a-z]*\.?,?(?:\d{{4}})?")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=[年度\-./]|学年|$)")
_CHINESE_YEAR = re.compile(f"([一二][{ZEROS}九][{ZEROS}{ONES}]{{2}})年")
_SPREADSHEET_ZERO = date(1899, 12, 30)
_SPREADSHEET_DAYS = range(36_526, 73_051)
"""2000-01-01 to 2099-12-31 as spreadsheets count days; Excel turns `2024年3月` into such a number."""


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


def year_of(raw: str) -> int | None:
    """Return the first year that `raw` names in full, as `2024年`, `2024-03` or `二〇二四年`; None for `20_年`."""
    text = _squeezed(raw)
    if found := _YEAR.search(text):
        return int(found[1])
    if found := _CHINESE_YEAR.search(text):
        return number(found[1])
    return None


def _squeezed(raw: str) -> str:
    return "".join(compatible(raw[:200]).split()).lower()


def _month_of_number(text: str) -> int | None:
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
