"""Words for a part of the year that is several months: 每月, 第一季度, 上半年; and what a plan has for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.plan.draft import WideRow, joined
from bot.intake.months import WIDE, When, when_of, year_of
from bot.intake.plan_reading import Item

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"(?:第?([一二三四1-4])|([一二三四])至([一二三四]))季度")
_EVERY = re.compile("每个?月|全年")
_HALVES = {"上半年": range(1, 7), "下半年": range(7, 13)}
_ONCE = {"每季": (3, 6, 9, 12), "每半年": (6, 12), "每学期": (6, 12)}
_OTHERS = {(3, 6, 9, 12): (1, 4, 7, 10), (6, 12): (3, 9)}
_OTHERWISE = re.compile("除|不含|季|半年|学期|假|单月|双月|隔月")
_NOT_WHOLE = re.compile("[初中末底前后起]")
_DAY = re.compile(r"\d\s*[日号]|[上中下]旬|月[初中底末]|[周期][一二三四五六日天末]")
_NAMES_MONTH = re.compile("[0-9一二三四五六七八九十]月")


@dataclass(frozen=True)
class Split:
    """The division of a plan of two years, such as a school year: its first year has the months from `begin` on."""

    first: int
    begin: int

    def year_of(self, month: int) -> int:
        """Return the year of a month."""
        return self.first if month >= self.begin else self.first + 1


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
    return tuple(_HALVES.get(words, _ONCE.get(words.replace("个", "").removesuffix("度"), ())))


def wide_rows(
    items: Iterable[Item], year: int | None, split: Split | None, form_limit: int, content_limit: int
) -> tuple[WideRow, ...]:
    """Return the rows to offer. Items of the same part of the year are one row, as those of a month are.

    A row that may go to one month or another, such as 每季度, is offered for each. `split` divides a plan of two years.
    """
    found: dict[tuple[str, tuple[int, ...]], WideRow] = {}
    for item, when in ((each, when) for each in items for when in (each.when, *_instead(each.when))):
        form, content = (" ".join(words.split()) for words in (item.form, item.content))
        strange = split is None and when.year not in {None, year}
        if strange or list(when.months) != sorted(when.months) or not content or "=" in {form[:1], content[:1]}:
            continue
        months, years = _in_years(when, split) if split else (when.months, ())
        row = WideRow(item.words, months, form, content, tuple(piece.strip() for piece in item.pieces), years)
        if len(form) > form_limit:
            row = replace(row, form="", content=row.whole)
        key = (row.words, months)
        row = _one(found[key], row) if key in found else row
        if len(row.whole) <= content_limit:
            found[key] = row
    return tuple(found.values())


def _instead(when: When) -> tuple[When, ...]:
    """Return the other months that words such as 每季度 may mean."""
    return (replace(when, months=_OTHERS[when.months]),) if when.months in _OTHERS else ()


def _in_years(when: When, split: Split) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the months in the order of a plan of two years, with their years."""
    pairs = sorted((when.year or split.year_of(month), month) for month in when.months)
    return tuple(month for _, month in pairs), tuple(year for year, _ in pairs)


def _one(row: WideRow, other: WideRow) -> WideRow:
    if row.form == other.form or not (row.form and other.form):
        form, parts = row.form or other.form, (row.content, other.content)
    else:
        form, parts = "", (row.whole, other.whole)
    content = joined(tuple(dict.fromkeys(parts)))
    return replace(row, form=form, content=content, pieces=(*row.pieces, *other.pieces))
