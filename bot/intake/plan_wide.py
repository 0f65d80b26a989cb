"""Words for a part of the year that is several months: 每月, 第一季度, 上半年; and what a plan has for it."""

import re
from collections.abc import Iterable

from bot.domain.plan.draft import WideRow, joined
from bot.intake.months import WIDE, When, when_of, year_of
from bot.intake.plan_reading import Item

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"(?:第?([一二三四1-4])|([一二三四])至([一二三四]))季度")
_EVERY = re.compile("每个?月|全年")
_HALVES = {"上半年": range(1, 7), "下半年": range(7, 13)}
_OTHERWISE = re.compile("除|不含|季|半年|学期|假|单月|双月|隔月")
_NOT_WHOLE = re.compile("[初中末底前后起]")
_DAY = re.compile(r"\d\s*[日号]|[上中下]旬|月[初中底末]|[周期][一二三四五六日天末]")
_NAMES_MONTH = re.compile("[0-9一二三四五六七八九十]月")


def period_of(words: str) -> tuple[str, When] | None:
    """Return the part of the year at the start of words, and its months; None if it is not clear which they are.

    Months in brackets count instead: `第一季度（2-3月）`.
    """
    found = WIDE.match(words)
    months = _months(found[0]) if found else ()
    if found is None or not months:
        return None
    rest = "".join(words[found.end() :].split())
    if _OTHERWISE.search(rest) or (not _EVERY.match(found[0]) and _NOT_WHOLE.match(rest)):
        return None
    if _NAMES_MONTH.search(rest):
        when = when_of(rest.strip("（）()【】[]"))
        months = when.months if when and set(when.months) <= set(months) else ()
    return (found[0], When(months)) if len(months) > 1 else None


def period_in(heading: str) -> tuple[str, When] | None:
    """Return the part of the year that a heading names, with its year if it has one.

    A heading for the whole year is the plan's own.
    """
    found = WIDE.search(heading)
    period = period_of(heading[found.start() :].rstrip(":： ")) if found and found[0] != "全年" else None
    return period and (period[0], When(period[1].months, year_of(heading)))


def has_day(words: str) -> bool:
    """True if words name a day, as in `每月5日`."""
    return _DAY.search(words) is not None


def _months(words: str) -> tuple[int, ...]:
    if _EVERY.fullmatch(words):
        return tuple(range(1, 13))
    if found := _QUARTER.fullmatch(words):
        first, last = (_QUARTERS[found[1]],) * 2 if found[1] else (_QUARTERS[found[2]], _QUARTERS[found[3]])
        return tuple(range(3 * first - 2, 3 * last + 1))
    return tuple(_HALVES.get(words, ()))


def wide_rows(items: Iterable[Item], year: int | None, form_limit: int, content_limit: int) -> tuple[WideRow, ...]:
    """Return the rows to offer. Items of the same part of the year are one row, as those of a month are."""
    found: dict[tuple[str, tuple[int, ...]], WideRow] = {}
    for item in items:
        months = item.when.months
        form, content = (" ".join(words.split()) for words in (item.form, item.content))
        strange = item.when.year not in {None, year} or list(months) != sorted(months)
        if strange or not content or any(words.startswith("=") for words in (form, content)):
            continue
        row = WideRow(item.words, months, form, content, tuple(piece.strip() for piece in item.pieces))
        if len(form) > form_limit:
            row = WideRow(row.words, months, "", row.whole, row.pieces)
        key = (row.words, months)
        row = _one(found[key], row) if key in found else row
        if len(row.whole) <= content_limit:
            found[key] = row
    return tuple(found.values())


def _one(row: WideRow, other: WideRow) -> WideRow:
    if row.form == other.form or not (row.form and other.form):
        form, parts = row.form or other.form, (row.content, other.content)
    else:
        form, parts = "", (row.whole, other.whole)
    return WideRow(row.words, row.months, form, joined(tuple(dict.fromkeys(parts))), (*row.pieces, *other.pieces))
