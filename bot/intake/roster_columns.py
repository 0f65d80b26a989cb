"""The columns of a roster's table, known by their headings and by their cells."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from bot.domain.normalisation import compatible
from bot.domain.times.numerals import NUMBER
from bot.domain.times.numerals import number as read_number
from bot.files.grid import Row, squeezed
from bot.intake.people_words import group_of, is_blank, kind_of, offices_of, takes_back
from bot.intake.person_names import is_name, named
from bot.intake.roster_words import words_of

HEADER_WITHIN = 20
"""The header is searched for in this many first rows; titles precede it."""


class Role(Enum):
    """The content of a column."""

    NUMBER = auto()
    NAME = auto()
    KIND = auto()
    TICK = auto()  # its heading is a kind or an office, or asks for one: 预备党员 √, 是否预备党员 是/否
    OFFICE = auto()
    GROUP = auto()
    PROMOTED = auto()
    PROBATION = auto()  # the time of probation, of those who are in it
    JOINED = auto()
    SINCE = auto()
    REMARK = auto()  # its cells are read one by one
    OTHER = auto()


@dataclass(frozen=True)
class Column:
    """A column: its heading as written, and what it holds; `strict` if every cell of it must be understood."""

    heading: str
    role: Role
    strict: bool = False


_NAME = re.compile(
    r"(?:(?:正式|预备)?党员|发展对象|(?:入党)?积极分子|人员|成员|学生|教工|本人|中文)?姓名(?:[（(].*[）)])?[*＊]?|名字|姓名[^:]{0,4}|(?:full)?name"
)
OF_OTHERS = re.compile("值班|主讲|主持|介绍人|联系人|书记|配偶|父|母|负责|曾用|填表|汉语?拼音|拼音|户主")
_MAY_NAME = re.compile(r"姓\s*名|名\s*字|name", re.IGNORECASE)
_NUMBER = re.compile(r"序号|编号|序|号|no\.?|#|id|num|number")
_STRICT_KIND = re.compile(
    r"党员类[别型]|类[别型]|政治面貌|党员性质|党员身份|政治身份|面貌|kind|type|status|正式/?(?:或|、)?预备(?:党员)?"
)
_KIND = re.compile(r"类[别型]|面貌|性质|身份|阶段|状态|正式.?预备|正/预|党籍|党员情况|是否正式|发展情况|组织身份")
_OFFICE = re.compile(r"职务|任职|职位|岗位|担任|分工|职责|office|role|position")
_PARTY_OFFICE = re.compile("党内|支部|党务|党支部|支委|党组织")
_NO_OFFICE = re.compile(
    "候选|提名|推荐|行政|原|曾|前任|拟|职级|技术|专业|团|班(?!子)|介绍人|联系人|父|母|配偶|社会|职称|学生干部"
)
_GROUP = re.compile(r"(?:所在|所属|党支部)*党?小组(?:名称)?|组别|组|(?:party)?group")
_JOINED = re.compile(r"(?:加入|转入|调入)(?:本?党?支部)?(?:日期|时间)?|joined|joinedon|datejoined")
_SINCE = re.compile(r"(?:起始|开始)(?:日期|时间)?|since|from")
_PROMOTED = re.compile(
    r"(?:预计|预定|拟)?(?:党员|预备期?)?转(?:为)?正(?:式党员)?(?:的)?(?:时间|日期|年月|情况|与否)?|转正式(?:时间|日期)?"
)
_PROBATION = re.compile("预备期(?:起止|起讫|起始|开始|截止|到期|届满|期满|满|至|止)*(?:时间|日期|年月|情况)?")
_REMARK = re.compile("备注|说明|其[它他]|情况|remarks?|notes?|")
_ASKS = re.compile(
    r"是否(?:为|是|任|担任|本支部)?(?P<what>.+?)(?:[（(].*[）)])?[?？]?$|(?P<asked>.+?)[（(](?:是/?、?否|√|打勾)[）)]"
)
_ABOUT_OTHERS = re.compile(
    "上届|上一届|往届|去年|历任|(?:入党|任职|转正|当选|调整|换届)前|介绍人|联系人|培养|配偶|父|母|家庭|家属|推荐人|谈话人|原|曾|拟|上级"
)
_ASKED_FOR = re.compile(r"^(?:\d{1,2}[、.．])?(?:请(?:填写|输入|选择))?(?:您|你|本人|我)的")
_MARKS = re.compile("(?<=员)(?:标志|标识|标记|与否)$")
_ANSWER = re.compile(r"([^（(]{1,4})[（(]([^（）()]{1,20})[）)]")
_OF_BRANCH = re.compile("(?:所在|所属|隶属|现所在|目前|的|中共|党|基层)*(?:支部|党组织|组织)(?:名称|全称)?")
_TERM = re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})年?|第(?P<term>{NUMBER})届")
_YES = frozenset("√✓✔☑●○〇◎■★☆vy1是有对已") | {"yes", "true"}
_NO = frozenset("×✗✕x0n□☐否非未") | {"no", "false", "不是", "没有"}
_PARTED = re.compile(r"[\s,，、;；/／|+()（）·•\-—–]+")
_PRESENT = 10_000
"""Later than each year."""
_LONGEST_ANSWER = 40
_MOST = 0.6
_TRIED = 100  # cells of a column


def role_of(heading: str) -> Column:
    """Return what a column holds by its heading alone."""
    word = _ASKED_FOR.sub("", squeezed(compatible(heading[:60])).strip("*:："))
    for pattern, role in _EXACT:
        if pattern.fullmatch(word):
            return Column(heading, role)
    if _NAME.fullmatch(word) and not OF_OTHERS.search(word) and not is_name(word.removeprefix("姓名")):
        return Column(heading, Role.NAME)
    if _ABOUT_OTHERS.search(word):
        return Column(heading, Role.OTHER)
    what, asks = asked_for(heading)
    if kind_of(what) or offices_of(what)[0] or (asks and what in {"转正", "已转正"}):
        return Column(heading, Role.TICK)
    if _STRICT_KIND.fullmatch(word):
        return Column(heading, Role.KIND, strict=True)
    if _OFFICE.search(word):
        of_party = _PARTY_OFFICE.search(word) is not None  # `党内职务及行政职务` holds both
        role = Role.OTHER if _NO_OFFICE.search(word.replace("行政", "") if of_party else word) else Role.OFFICE
        return Column(heading, role, strict=of_party)
    if _KIND.search(word):
        return Column(heading, Role.KIND)
    return Column(heading, Role.REMARK if _REMARK.fullmatch(word) else Role.OTHER)


_EXACT = (
    (_NUMBER, Role.NUMBER), (_GROUP, Role.GROUP), (_JOINED, Role.JOINED), (_SINCE, Role.SINCE),
    (_PROMOTED, Role.PROMOTED), (_PROBATION, Role.PROBATION),
)  # fmt: skip


def about_others(heading: str) -> bool:
    """True if a column is about other people than those in its rows, or about another time: `介绍人`, `原职务`."""
    return _ABOUT_OTHERS.search(heading) is not None


def is_of_branches(heading: str) -> bool:
    """True if a column says of which branch each person is."""
    return _OF_BRANCH.fullmatch(squeezed(compatible(heading[:60]))) is not None


def asked_for(heading: str) -> tuple[str, bool]:
    """Return the kind or office for which a column of ticks stands, and whether it asks: `是否预备党员`."""
    whole = squeezed(compatible(heading[:60])).strip("*:：")
    word = _MARKS.sub("", whole)
    asked = _ASKS.fullmatch(word)
    return ((asked["what"] or asked["asked"]), True) if asked else (word, word != whole)


def ticked(cell: str) -> bool | None:
    """True for √ and 是, false for × and 否, None for an empty cell and for other words."""
    word = squeezed(compatible(beside_answer(cell)[0][:20]))
    return True if word in _YES else False if word in _NO else None


def beside_answer(cell: str) -> tuple[str, str]:
    """Return the answer in a cell, and what a bracket says beside it: `是（2010年）`."""
    found = _ANSWER.fullmatch(cell.strip()) if len(cell) <= _LONGEST_ANSWER else None
    return (found[1], found[2]) if found else (cell, "")


def header_of(row: Row) -> list[Column] | None:
    """Return the columns that a row names; None if none of them is that of the names."""
    if not any(_MAY_NAME.search(cell[:60]) for cell in row.cells):
        return None
    columns = [role_of(cell) for cell in row.cells]
    return columns if any(column.role is Role.NAME for column in columns) and not _has_people(row) else None


def _has_people(row: Row) -> bool:
    """True if the row has names of people: then it is data, such as `书记姓名`, `陆一鸣`."""
    return any(is_name(cell) and role_of(cell).role is Role.OTHER for cell in row.cells if cell.strip())


def below(columns: Sequence[Column], row: Row) -> list[Column] | None:
    """Return the columns with a second row of headings below the first; None if the row is no such row."""
    names = [place for place, column in enumerate(columns) if column.role is Role.NAME]
    cells = [row.cell(place) for place in range(max(len(columns), len(row.cells)))]
    above = [column.heading.strip() for column in columns] + [""] * (len(cells) - len(columns))
    if any(cells[place] not in ("", above[place]) for place in names) or not any(cells):
        return None
    changed = [place for place, cell in enumerate(cells) if cell and cell != above[place]]
    repeats = any(cells[place] == above[place] for place in names)
    if not changed or (not repeats and any(above[place] and not _parent(above, place) for place in changed)):
        return None
    joined: list[Column] = []
    for place, cell in enumerate(cells):
        parent = above[place] or next((above[p] for p in range(place, -1, -1) if above[p]), "")
        if place not in changed:
            joined.append(columns[place] if place < len(columns) else Column("", Role.REMARK))
            continue
        own = role_of(cell)
        whole = role_of(parent + cell)
        joined.append(own if own.role is not Role.OTHER else Column(cell, whole.role, whole.strict))
    return joined


def _parent(above: Sequence[str], place: int) -> bool:
    """True if a heading stretches over a column beside it, which has none of its own."""
    if place and above[place - 1] == above[place]:
        return True
    return place + 1 < len(above) and above[place + 1] in ("", above[place])


def by_cells(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Return the columns with those known by their cells that their headings do not tell."""
    found = list(columns)
    kinds = any(_share(rows, place, kind_of) >= _MOST for place, column in enumerate(found) if column.role is Role.KIND)
    offices = any(column.role is Role.OFFICE and column.strict for column in found)
    for place, column in enumerate(columns):
        cells = [cell for row in rows if not is_blank(cell := row.cell(place))]
        if column.role is Role.TICK and not any(ticked(cell) is not None or kind_of(cell) for cell in cells):
            found[place] = Column(column.heading, Role.OFFICE if any(offices_of(c)[0] for c in cells) else Role.OTHER)
        if column.role is Role.KIND:
            speaking = any(map(_tells_kind, cells))
            if not speaking and any(map(_tells_office, cells)):
                found[place] = Column(column.heading, Role.OFFICE)
            elif not speaking and (not column.strict or kinds):
                found[place] = Column(column.heading, Role.OTHER)
        if column.role is Role.OFFICE and offices and not column.strict:
            shares = "分工" in column.heading  # what a member of the committee is in charge of: `组织`
            found[place] = Column(column.heading, Role.REMARK if shares else Role.OTHER)
        if column.role is Role.OTHER and cells and not _ABOUT_OTHERS.search(column.heading):
            known = _by_its_cells(column, rows, place)
            found[place] = column if known.role is Role.KIND and kinds else known
    return _without_older(found)


def _without_older(columns: Sequence[Column]) -> list[Column]:
    """Return the columns; of several that say the same for different years or terms, the newest one counts.

    A column without a year stands for the present.
    """
    found = list(columns)
    for role in (Role.KIND, Role.OFFICE):
        places = [place for place, column in enumerate(columns) if column.role is role]
        terms = {place: _term(columns[place].heading) for place in places}
        newest = max(terms.values(), default=None, key=lambda term: term or _PRESENT)
        if not any(terms.values()):
            continue
        for place in places:
            if terms[place] != newest:
                found[place] = Column(columns[place].heading, Role.OTHER)
    return found


def _term(heading: str) -> int | None:
    """Return the year or the term of office that a heading names."""
    named_so = _TERM.search(compatible(heading[:60]))
    if named_so is None:
        return None
    return int(named_so["year"]) if named_so["year"] else read_number(named_so["term"])


def _by_its_cells(column: Column, rows: Sequence[Row], place: int) -> Column:
    if _share(rows, place, kind_of) >= _MOST:
        return Column(column.heading, Role.KIND)
    if _share(rows, place, _tells_office) >= _MOST and not _NO_OFFICE.search(column.heading):
        return Column(column.heading, Role.OFFICE)
    if _share(rows, place, group_of) >= _MOST:
        return Column(column.heading, Role.GROUP)
    return column


def without_heading(rows: Sequence[Row]) -> list[Column]:
    """Return the columns of a table without headings, known by their cells; the first column of names counts."""
    width = max((len(row.cells) for row in rows), default=0)
    columns: list[Column] = []
    for place in range(width):
        role = next((role for role, told in _BY_CELLS if _share(rows, place, told) >= _MOST), Role.REMARK)
        columns.append(Column("", role))
    return columns


def _share(rows: Sequence[Row], place: int, tells: Callable[[str], object]) -> float:
    """Return the share of filled cells of a column of which `tells` holds."""
    cells = list(islice((cell for row in rows if not is_blank(cell := row.cell(place))), _TRIED))
    return sum(map(bool, map(tells, cells))) / len(cells) if cells else 0.0


def _tells_kind(cell: str) -> bool:
    return kind_of(cell) is not None or any(kind_of(word.text) for word in words_of(cell[:60]))


def _tells_office(cell: str) -> bool:
    return bool(offices_of(cell)[0])


_BY_CELLS: tuple[tuple[Role, Callable[[str], object]], ...] = (
    (Role.NUMBER, re.compile(r"\d{1,4}").fullmatch),
    (Role.NAME, lambda cell: (found := named(cell)) is not None and found.sure),
    (Role.KIND, kind_of),
    (Role.OFFICE, _tells_office),
    (Role.GROUP, group_of),
)


def kind_words(cell: str) -> tuple[list[str], list[str]]:
    """Return the words of a cell that name kinds, and its other words: `教工/正式党员`."""
    if kind_of(cell):
        return [cell], []
    words = [] if takes_back(cell) else [word for word in _PARTED.split(cell) if word]
    return [word for word in words if kind_of(word)], [word for word in words if not kind_of(word)]
