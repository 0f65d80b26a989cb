"""The columns of a plan and the rows below them, from any table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.files.grid import Grid, Row, squeezed
from bot.intake.months import month_of

HEADER_WITHIN = 40
"""The header is searched for in this many first rows."""
_HEADER_CELL = 16
_REMARK = re.compile(r"备注|注[:：]|说明|合计|总计|填表|制表|审核|审批|负责人|年月日")


@dataclass(frozen=True)
class RawRow:
    """One row of a plan as written, not yet validated."""

    month: str
    form: str
    content: str

    @property
    def empty(self) -> bool:
        """True if all three texts are blank."""
        return not (self.month.strip() or self.form.strip() or self.content.strip())


@dataclass(frozen=True)
class Columns:
    """The positions of month, form, theme and content; a plan may have both a theme and a content."""

    month: int
    content: int
    form: int | None = None
    theme: int | None = None
    width: int = 0


def role_of(cell: str) -> str | None:
    """Return the role of a header cell: number, month, form, theme, content or other; None for any other words."""
    word = squeezed(cell).strip(":：*")
    if not word or len(word) > _HEADER_CELL or re.search("[。,，;；]|(?:计划|方案|安排)表?$", word):
        return None
    for role, pattern in _ROLES:
        if pattern.search(word):
            return role
    return None


_ROLES = (
    ("number", re.compile(r"^(?:序号?|编号|no\.?|#)$")),
    (
        "month",
        re.compile(r"时间|(?<![\d一二三四五六七八九十元某])月份|日期|^月$|月度$|^(?:month|date|time)$"),
    ),
    ("content", re.compile(r"内容|^content$|^topics?$")),
    ("form", re.compile(r"方式|形式|类型|类别|^form$|^type$")),
    ("theme", re.compile(r"主题|议题|题目|^themes?$|^subject$")),
    (
        "other",
        re.compile(r"责任|负责|地点|参加|参与|主持|牵头|备注|对象|完成|要求|^place$|^remarks?$|^host$"),
    ),
)


def columns_of(cells: tuple[str, ...]) -> Columns | None:
    """Return the columns that a header row names; None if it does not name a month and a content or theme."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        role = role_of(cell)
        if role is None and len(squeezed(cell)) > _HEADER_CELL:
            return None
        if role:
            places.setdefault(role, place)
    content = places.get("content", places.get("theme"))
    if "month" not in places or content is None:
        return None
    theme = places.get("theme") if "content" in places else None
    return Columns(places["month"], content, places.get("form"), theme, len(cells))


def rows_of(grid: Grid) -> tuple[RawRow, ...] | None:
    """Return the rows below the header of `grid`; None if it has no header of a plan."""
    for place, row in enumerate(grid.rows[:HEADER_WITHIN]):
        columns = columns_of(row.cells)
        if columns is not None:
            return tuple(_read(grid, columns, grid.rows[place + 1 :]))
    return None


def _read(grid: Grid, columns: Columns, rows: tuple[Row, ...]) -> Iterator[RawRow]:
    for row in rows:
        joined = Row(row.line, rejoined(row.cells, columns, grid.joint)) if grid.joint else row
        raw = pick(joined, columns)
        if not raw.empty and not _beside(joined, raw):
            yield raw


def pick(row: Row, columns: Columns) -> RawRow:
    """Return a row's month, form and content; a theme and a content become `theme：content`."""
    content, theme = row.cell(columns.content), row.cell(columns.theme)
    if theme and theme != content:
        content = f"{theme}：{content}" if content else theme
    return RawRow(row.cell(columns.month), row.cell(columns.form), content)


def rejoined(cells: tuple[str, ...], columns: Columns, joint: str) -> tuple[str, ...]:
    """Return `cells` with surplus ones joined into the content, which may contain the delimiter."""
    surplus = len(cells) - columns.width
    if surplus <= 0:
        return cells
    end = columns.content + surplus + 1
    return (*cells[: columns.content], joint.join(cells[columns.content : end]), *cells[end:])


def _beside(row: Row, raw: RawRow) -> bool:
    """True if a row is not a month of the plan: a repeated header, a line across the table, a remark below it."""
    if columns_of(row.cells) is not None:
        return True
    if month_of(raw.month) is not None:
        return False
    across = len(row.cells) > 1 and len({cell.strip() for cell in row.cells}) == 1
    return across or _REMARK.match(squeezed(raw.month)) is not None
