"""The ballot: four dimensions, four levels (rule 72) and the groups of raters (rule 73)."""

from dataclasses import dataclass

DIMENSIONS = 4  # rule 72: 主题特色鲜明, 内容充实健康, 方式灵活生动, 效果突出显著, numbered from 1
LEVELS = 4  # rules §7: 满意, 比较满意, 一般, 不满意, numbered from 1
SATISFIED = 2  # the first two levels count as satisfied
MEMBERS = "members"
GUESTS = "guests"
GROUPS = (MEMBERS, GUESTS)

Levels = tuple[int, ...]
Counts = tuple[tuple[int, ...], ...]
"""For each dimension, the number of times each level was given, best level first."""


@dataclass(frozen=True)
class Ballot:
    """A complete ballot before it is put into the box."""

    activity_id: int
    person_id: int
    raters: str
    levels: Levels
