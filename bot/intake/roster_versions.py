"""Lists of one branch for several years in one source: the newest is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.normalisation import compatible
from bot.files.grid import Grid
from bot.intake.roster_lines import Found
from bot.intake.roster_rows import distinct

_TIME = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?:\s*[年.\-/]\s*(?P<month>1[0-2]|0?[1-9])(?!\d)|年?度?(?P<part>[上下]半年|第?[一二三四]季度))?"
)
_PARTS = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
"""The last months of the parts of a year."""
_LIST = re.compile(
    "(?:名单|名册|花名册|一览表|统计表|登记表|信息表|基本情况|党员|情况|人员)(?:表|如下)?(?:[（(][^（）()]{0,12}[）)])?$"
)
_ABOVE = 3
"""The rows of a table in which its title is searched for."""
_LONGEST = 100
"""A longer text is no title."""


@dataclass(frozen=True)
class Older:
    """A list that was not read: its title and that of the newer one, all its cells, the people of it alone."""

    title: str
    newer: str
    cells: tuple[str, ...]
    people: tuple[str, ...]


def by_years(lines: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return the lines parted before each title with a year, if there are several years."""
    parts: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if is_dated_title(line) and any(each.strip() for _number, each in parts[-1]):
            parts.append([])
        parts[-1].append((number, line))
    titles = [next((each for _number, each in part if each.strip()), "") for part in parts]
    years = {_time(title) for title in titles if is_dated_title(title)}
    return parts if len(years) > 1 else [list(lines)]


def is_dated_title(line: str) -> bool:
    """True if a line is a title that names the time of a list."""
    bare = "".join(line.split()).strip("#*【】[]《》：:—-=")
    return len(bare) <= _LONGEST and _time(bare) is not None and _LIST.search(bare) is not None


def title_of(grid: Grid, heading: str) -> str:
    """Return the title of a table; of several, the one that tells the time of the list."""
    rows = [said[0] for row in grid.rows[:_ABOVE] if len(said := distinct(row)) == 1]
    titles = [title for title in (grid.title, *rows, heading.strip()) if title and len(title) <= _LONGEST]
    return next((title for title in titles if _time(title)), titles[0] if titles else "")


def without_older(found: Sequence[Found]) -> tuple[list[Found], list[Older]]:
    """Return the parts without lists whose people mostly stand in a newer one, and those lists."""
    dated = [(time, table) for table in found if (time := _time(table.title))]
    newest = max((time for time, _table in dated), default=(0, 0))
    new = {person.name for time, table in dated if time == newest for person in table.people}
    title = next((table.title for time, table in dated if time == newest), "")
    left: list[Found] = []
    older: list[Older] = []
    for time, table in dated:
        names = list(dict.fromkeys(person.name for person in table.people))
        alone = tuple(name for name in names if name not in new)
        if time < newest and 2 * len(alone) <= len(names):
            left.append(table)
            older.append(Older(table.title, title, table.cells, alone))
    return [each for each in found if not any(each is one for one in left)], older


def _time(title: str) -> tuple[int, int] | None:
    """Return the year of the list that a title names, with the month if there is one; of two years the later."""
    times = [
        (int(found["year"]), int(found["month"] or _PARTS.get((found["part"] or "").removeprefix("第"), 0)))
        for found in _TIME.finditer(compatible(title))
    ]
    return max(times, default=None)
