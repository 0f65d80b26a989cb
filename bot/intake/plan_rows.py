"""The rows of a plan from what a reader found, and what a person is told beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.domain.names import clean_line, quoted
from bot.domain.plan.draft import PlanRow, joined
from bot.domain.refusals import Refused
from bot.domain.told import Told
from bot.intake.months import When, year_of
from bot.intake.plan_reading import BELOW, DATE, LINE, PART, TAIL, WIDE, Item, Reading
from bot.intake.plan_wide import Split

ROWS = 60
"""More rows than a yearly plan has, even with empty rows in between."""
FORM_LIMIT = 60
"""The longest form of an activity, in characters."""
CONTENT_LIMIT = 800
"""The longest content of a month, in characters; it must easily fit into a notice."""
SHARED = 3
"""A row for more months than these holds for a part of the year; it is told and goes to none of them."""

_YEARS = re.compile(r"(?<![\d.])((?:19|20)\d\d)\s*(?:年度?)?\s*[-–—~～至/、]\s*((?:19|20)?\d\d)\s*(?:学年|年)")
_SCHOOL_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)\s*学年")
_FROM_TO = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月?份?\s*[-–—~～至到]\s*((?:19|20)\d\d)年\d{1,2}月")
_PLAN_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年?度?(?=[^\d]{0,30}(?:计划|安排|规划|一览|方案|清单|配档|要点))")
_NOTHING = re.compile(
    "[（(]?(?:暂?无|没有|暂?(?:不|无|未)(?:作|做)?安排"
    "|(?:内容|主题|时间)?(?:待定|另定)|待(?:安排|通知|确定)|另行(?:安排|通知|确定)|视情况(?:安排|而定)|[/／\\-—－]{1,4})[）)]?"
)
"""Words that people write where a month has no activity."""
SECOND_HALF = 9
"""The month in which a school year begins."""


@dataclass
class Rows:
    """The rows, the problems by which others are none, and what is told; `wide` are items for a part of the year."""

    rows: tuple[PlanRow, ...]
    told: list[Told]
    refusals: list[Refused]
    year: int | None
    wide: list[Item]
    split: Split | None = None


@dataclass
class _Months:
    """The items by year and month, in the order in which they were found."""

    numbers: dict[tuple[int | None, int], int] = field(default_factory=dict)
    items: dict[tuple[int | None, int], list[Item]] = field(default_factory=dict)


def rows_of(reading: Reading, title: str, name: str) -> Rows:
    """Return the rows of a reading. Problems with single rows are told, and the other rows stand."""
    items = [item for item in reading.items if item.words.strip() or item.content or item.form]
    if len(items) > ROWS:
        raise Refused("plan-too-many-rows", limit=ROWS)
    told, refusals, months, wide = [], [], _Months(), list(reading.wide)
    dated = _years(_with_next_year(items, reading, title), title, name)
    for number, item in enumerate(dated, 1):
        problem = _problem(number, item)
        if problem is not None:
            refusals.append(problem)
            told.append(_told_problem(problem, item))
        elif len(item.when.months) > SHARED:
            told.append(Told("plan-wide", item.pieces, {"count": 1}))
            wide.append(item)
        else:
            _share(months, number, item, told)
    rows = tuple(_row(key, months, told) for key in months.items)
    years = {row.year for row in rows}
    if len(years) == 1:
        rows = tuple(replace(row, year=None) for row in rows)
    year = years.pop() if len(years) == 1 else None
    told += _backwards(dated)
    kept = tuple(row for row in rows if len(row.content) <= CONTENT_LIMIT)
    refusals += [_too_long(row, told) for row in rows if len(row.content) > CONTENT_LIMIT]
    split = _split_of(rows, items, title, name) if len(years) > 1 else None
    return Rows(kept, [*told, *told_of(reading)], refusals, year, wide, split)


def _backwards(items: list[Item]) -> list[Told]:
    """Tell where a month stands below a later one of the same year."""
    firsts = [(item.when.year or 0, item.when.months[0], item.words) for item in items if item.when.months]
    found = [(one, two) for one, two in pairwise(firsts) if two[:2] < one[:2]]
    return [
        Told("plan-backwards", (two[2],), {"month": two[1], "before": one[1], "words": quoted(two[2])})
        for one, two in found
    ]


def _share(months: _Months, number: int, item: Item, told: list[Told]) -> None:
    if len(item.when.months) > 1:
        shown = "、".join(map(str, item.when.months))
        told.append(Told("plan-shared", (item.words,), {"words": quoted(item.words), "months": shown}))
    if item.from_above:
        told.append(Told("plan-from-above", item.pieces, {"row": number, "month": item.when.months[0]}))
    first = item.when.months[0]
    for month in item.when.months:
        year = item.when.year
        key = (year + 1 if year is not None and month < first else year, month)
        months.numbers.setdefault(key, len(months.numbers) + 1)
        months.items.setdefault(key, []).append(item)


def _row(key: tuple[int | None, int], months: _Months, told: list[Told]) -> PlanRow:
    """Return the row of a month; several items are joined."""
    items = months.items[key]
    year, month = key
    forms = list(dict.fromkeys(_clean(item.form) for item in items if item.form.strip()))
    if len(items) > 1 and len(forms) > 1:
        form, parts = "", [f"{_clean(item.form)}：{_clean(item.content)}".strip("：") for item in items]
    else:
        form, parts = (forms[0] if forms else ""), [_clean(item.content) for item in items]
    parts = list(dict.fromkeys(part for part in parts if part))
    content = joined(parts).rstrip("，,、")
    if len(parts) > 1:
        told.append(Told("plan-joined", tuple(parts), {"month": month, "count": len(parts)}))
    if len(form) > FORM_LIMIT:
        told.append(Told("plan-form-long", (form,), {"month": month, "length": len(form), "limit": FORM_LIMIT}))
        form, content = "", f"{form}：{content}"
    return PlanRow(months.numbers[key], month, form, content, year)


def _clean(raw: str) -> str:
    return clean_line(raw, len(raw)) if raw.strip() else ""


def _too_long(row: PlanRow, told: list[Told]) -> Refused:
    values: dict[str, str | int] = {"row": row.row, "limit": CONTENT_LIMIT, "length": len(row.content)}
    told.append(Told("plan-content-too-long", (row.form, row.content), {**values, "month": row.month}))
    return Refused("plan-content-too-long", **values)


def _problem(number: int, item: Item) -> Refused | None:
    for words in (item.words, item.form, item.content):
        if words.lstrip().startswith("="):
            return Refused("plan-formula", row=number, value=quoted(words))
    if not item.words.strip():
        return Refused("plan-month-empty", row=number)
    if not item.when.months:
        return Refused("plan-month-unknown", row=number, value=quoted(item.words))
    if not item.content.strip() or _NOTHING.fullmatch(item.content.strip()):
        return Refused("plan-content-empty", row=number, month=item.when.months[0])
    return None


def _told_problem(problem: Refused, item: Item) -> Told:
    values = {key: value for key, value in problem.values.items() if isinstance(value, str | int)}
    return Told(problem.key, item.pieces or (item.words,), values)


# --- the years --------------------------------------------------------------------------------------------------------


def _with_next_year(items: list[Item], reading: Reading, title: str) -> list[Item]:
    """Return the items with the years of a plan in which `次年1月` names the year after its own, if that is known."""
    year = year_of_title(title) or reading.year
    if year is None or not any(item.when.next_year for item in items):
        return items
    years = [item.when.year or (year + 1 if item.when.next_year else year) for item in items]
    return [replace(item, when=replace(item.when, year=each)) for item, each in zip(items, years, strict=True)]


def _years(items: list[Item], title: str, name: str) -> list[Item]:
    """Return the items with their years: as written, from above, or by the school year that the title names."""
    if split := _named_split(items, title, name):
        return list(_by_school_year(items, split.first, split.begin))
    year, found, before = None, [], 0
    for item in items:
        written = item.when.year
        month = item.when.months[0] if item.when.months else before
        if written is None and year is not None:
            written = year + 1 if month < before else year
        year, before = written, month
        found.append(replace(item, when=replace(item.when, year=written)))
    return found


def _named_split(items: list[Item], title: str, name: str) -> Split | None:
    """Return how the two years are divided that a title or a file's name tells; None without such words."""
    span, exact = _YEARS.search(title) or _YEARS.search(name), _FROM_TO.search(title) or _FROM_TO.search(name)
    months = [item.when.months[0] for item in items if item.when.months]
    if exact:
        return Split(int(exact[1]), int(exact[2]))
    if span and _follow(span) and not _whole_year(months):
        return Split(int(span[1]), SECOND_HALF)
    if not span and (one := _SCHOOL_YEAR.search(title) or _SCHOOL_YEAR.search(name)):
        return Split(int(one[1]), SECOND_HALF)
    return None


def _split_of(rows: tuple[PlanRow, ...], items: list[Item], title: str, name: str) -> Split | None:
    """Return how a plan of two years is divided, by its title or else by its rows; None if that is not clear."""
    if split := _named_split(items, title, name):
        return split
    years = sorted({row.year or 0 for row in rows})
    months = [{row.month for row in rows if row.year == year} for year in years]
    clear = len(years) == 2 and years[1] == years[0] + 1 and min(months[0]) > max(months[1])
    return Split(years[0], min(months[0])) if clear else None


def _follow(span: re.Match[str]) -> bool:
    """True if the two years follow each other, as those of a school year do."""
    return int(span[2]) % 100 == (int(span[1]) + 1) % 100


def _whole_year(months: list[int]) -> bool:
    """True if the months go from the first half of a year into its autumn, as those of a calendar year do."""
    return months == sorted(months) and bool(months) and months[0] < SECOND_HALF - 2 and months[-1] >= SECOND_HALF


def _by_school_year(items: list[Item], first: int, begin: int) -> Iterable[Item]:
    early = [place for place, item in enumerate(items) if item.when.months and item.when.months[0] >= begin]
    for place, item in enumerate(items):
        month = item.when.months[0] if item.when.months else begin
        begins = month >= begin or (begin == SECOND_HALF and month in {7, 8} and bool(early) and place < early[0])
        year = item.when.year or (first if begins else first + 1)
        yield replace(item, when=When(item.when.months, year, item.when.left))


def year_of_title(title: str) -> int | None:
    """Return the year of a title; of several the one that stands before the word for a plan."""
    if _FROM_TO.search(title) or ((span := _YEARS.search(title)) and _follow(span)):
        return None
    title = _YEARS.sub(" ", title)  # `2026-2030年` is the time of another plan
    found = _PLAN_YEAR.findall(title)
    return int(found[-1]) if found else year_of(title)


# --- what was not used ------------------------------------------------------------------------------------------------


def told_of(reading: Reading) -> list[Told]:
    """Return what a reader did not use, grouped for people."""
    pieces: dict[str, list[str]] = {}
    labels: dict[str, None] = {}
    for each in reading.unused:
        pieces.setdefault(each.kind, []).append(each.piece)
        if each.kind == PART and each.label:
            labels[f"第{each.label[1:]}栏" if each.label.startswith("#") else each.label] = None
    found = []
    if parts := pieces.get(PART):
        shown = "、".join(labels)
        found.append(Told("plan-unused-parts", tuple(parts), {"names": shown, "count": len(parts)}))
    for kind, key in ((DATE, "dates"), (WIDE, "wide"), (BELOW, "below"), (TAIL, "tail"), (LINE, "unused-lines")):
        if some := pieces.get(kind):
            found.append(Told(f"plan-{key}", tuple(some), {"count": len(some)}))
    return found
