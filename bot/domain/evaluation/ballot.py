"""The ballot: four dimensions, four levels (rule 72), and the groups of raters (rule 73)."""

from dataclasses import dataclass

DIMENSIONS = 4  # rule 72: 主题特色鲜明, 内容充实健康, 方式灵活生动, 效果突出显著, numbered from 1
LEVELS = 4  # rules §7: 满意, 比较满意, 一般, 不满意, numbered from 1
SCALES = (range(1, DIMENSIONS + 1), range(1, LEVELS + 1))
MEMBERS = "members"
GUESTS = "guests"

Levels = tuple[int, ...]
Counts = tuple[tuple[int, ...], ...]
"""How often each level was given, best first, for each dimension."""


@dataclass(frozen=True)
class Ballot:
    """One whole ballot on its way into the box."""

    activity_id: int
    person_id: int
    raters: str
    levels: Levels
