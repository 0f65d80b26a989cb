"""Splitting of a roster's rows into name, kind and office: below column names, or as free text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.domain.names import has_han
from bot.files.grid import Grid, Row, squeezed
from bot.intake.people_words import group_of, is_blank, is_position, kind_of, offices_of, speaks_of_kind
from bot.intake.roster_steps import Step, days_alone, take_step

HEADER_WITHIN = 20
"""The header is searched for in this many first rows; titles precede it."""

LINE_LIMIT = 500
"""A longer line does not name a person."""
TITLE_LIMIT = 40
"""A longer line is not the title of a list."""

_NAME = re.compile(r"姓名|^名字$|^(?:full)?name$")
_KIND = re.compile(r"党员类[别型]|人员类[别型]|政治面貌|^类[别型]$|^身份$|^(?:kind|type|status)$")
_OFFICE = re.compile(r"党内职务|党内任职|支部职务|^职务$|^任职$|^职位$|^(?:office|role|position)$")
_GROUP = re.compile(r"^(?:所在|所属)?(?:党支部)?党?小组$|^组别$|^(?:party)?group$")
_JOINED = re.compile(r"^(?:加入|转入|调入)(?:本?党?支部)?(?:日期|时间)?$|^(?:joined|joinedon|datejoined)$")
_SINCE = re.compile(r"^(?:起始|开始)(?:日期|时间)?$|^(?:since|from)$")
_EXCEL_DAY = re.compile("[2-6][0-9]{4}")
_EXCEL_BEGAN = date(1899, 12, 30)
_PARTY_OFFICE = re.compile("党内|支部")
_PARTED = re.compile(r"[\t|｜,，;；:：]")
_WORDS = re.compile(r"[\s,，、;；:：|｜/]+")
_NUMBERED = re.compile(r"^(?:[-*•]\s+|[（(]?\d{1,4}[）).、．:：]\s*)")
_IGNORED = re.compile(r"男|女|汉族?|\d[\d\-/.年月日Xx]*")
_FORMULA = re.compile(r"[=@]|[+\-](?=[^\s\d\-])")
_TWO_PART_SURNAMES = {
    *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐"),
    *("夏侯", "长孙", "宇文", "端木", "申屠", "南宫", "司空", "独孤", "呼延", "万俟", "闻人"),
}
_TITLE = re.compile(r"(?:名单|名册|一览表|统计表|登记表|信息表)(?:[（(].*[）)])?[:：]?\s*$")
_BRACKET = re.compile(r"(.+?)[（(]([^（）()]+)[）)]")


@dataclass(frozen=True)
class RawPerson:
    """One row of a roster: its words sorted by subject, not yet validated; `unclear_day` is a day without a meaning."""

    line: int
    raw: str
    name: str
    kinds: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    formula: str = ""
    step: Step | None = None
    unclear_day: str = ""


@dataclass(frozen=True)
class Columns:
    """The positions of name, kind, office, group and day; `joined` if the day is that of joining the branch."""

    name: int
    kind: int | None = None
    office: int | None = None
    group: int | None = None
    day: int | None = None
    joined: bool = False
    width: int = field(default=0, compare=False)


def columns_of(cells: tuple[str, ...]) -> Columns | None:
    """Return the columns that a header row names; None if it has no column for the name."""
    words = [squeezed(cell) for cell in cells]
    name = next((place for place, word in enumerate(words) if _NAME.search(word) and len(word) <= 10), None)
    if name is None:
        return None
    offices = [place for place, word in enumerate(words) if _OFFICE.search(word)]
    office = next((place for place in offices if _PARTY_OFFICE.search(words[place])), offices[0] if offices else None)
    kind = next((place for place, word in enumerate(words) if _KIND.search(word)), None)
    group = next((place for place, word in enumerate(words) if _GROUP.search(word)), None)
    joined = next((place for place, word in enumerate(words) if _JOINED.search(word)), None)
    day = joined if joined is not None else next((n for n, word in enumerate(words) if _SINCE.search(word)), None)
    return Columns(name, kind, office, group, day, joined is not None, len(cells))


def under_header(grid: Grid) -> tuple[RawPerson, ...] | None:
    """Return the people below the header of `grid`; None if it has no header."""
    for place, row in enumerate(grid.rows[:HEADER_WITHIN]):
        columns = columns_of(row.cells)
        if columns is not None:
            return tuple(_by_column(grid.rows[place + 1 :], columns))
    return None


def _by_column(rows: tuple[Row, ...], columns: Columns) -> Iterator[RawPerson]:
    for row in rows:
        name, kind, office = row.cell(columns.name), row.cell(columns.kind), row.cell(columns.office)
        if not (name or kind or office) or columns_of(row.cells) == columns:
            continue
        day = row.cell(columns.day)
        formula = next((cell for cell in (name, kind, office, day) if _FORMULA.match(cell)), "")
        raw = " ".join(cell for cell in (name, kind, office) if cell)
        name, beside = _name_first([name])
        kinds = [word for word in (kind, *filter(kind_of, beside)) if not is_blank(word)]
        offices = [word for word in (office, *beside) if word and not kind_of(word)]
        groups = tuple(word for word in (row.cell(columns.group),) if not is_blank(word))
        step = None if is_blank(day) else Step(_day(day), joined=columns.joined)
        yield RawPerson(row.line, raw, name, tuple(kinds), tuple(offices), groups, formula=formula, step=step)


def _day(cell: str) -> str:
    """Return the day of a cell as written; a sheet holds a date as the number of its day."""
    return (_EXCEL_BEGAN + timedelta(days=int(cell))).isoformat() if _EXCEL_DAY.fullmatch(cell) else cell


def without_header(grid: Grid) -> tuple[RawPerson, ...]:
    """Return the people of a table without column names: the first words are the name."""
    return tuple(
        _from_line(row.line, "\t".join(cell.strip() for cell in row.cells if cell.strip()))
        for row in grid.rows
        if not row.empty and not _is_title(" ".join(row.cells).strip())
    )


def from_text(text: str) -> tuple[RawPerson, ...]:
    """Return the people of pasted lines `姓名 类别 职务`, separated by blanks, tabs, commas or `、`.

    A line may also tell from when it holds, or that a person leaves: `王五 正式党员 3月1日加入`, `李四 转正 6月20日`.
    """
    lines = [(number, line, _header(line)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    dated = next((header for _number, _line, header in lines if header is not None and header.day is not None), None)
    return tuple(
        _from_line(number, line, dated) for number, line, header in lines if header is None and not _is_title(line)
    )


def _from_line(number: int, line: str, dated: Columns | None = None) -> RawPerson:
    """Return the person of a line; `dated` are the columns of its list if one of them holds days."""
    if len(line) > LINE_LIMIT:
        return _by_words(number, _words(line))
    rest, step = take_step(line)
    days = days_alone(line) if step is None else []
    if dated is not None and len(days) == 1:
        step, days = Step(days[0], joined=dated.joined), []
    person = _by_words(number, _words(rest))
    return replace(person, raw=line.strip() if step else person.raw, step=step, unclear_day=days[0] if days else "")


def _header(line: str) -> Columns | None:
    words = _WORDS.split(line.strip())
    columns = columns_of(tuple(words))
    named = columns is not None and (columns.kind is not None or columns.office is not None or len(words) == 1)
    return columns if named else None


def _is_title(line: str) -> bool:
    return len(line) <= TITLE_LIMIT and _TITLE.search(line) is not None


def _words(line: str) -> list[str]:
    bare = line.strip()
    if _FORMULA.match(bare):
        return [bare]
    cells = map(str.strip, _PARTED.split(_NUMBERED.sub("", bare, count=1)))
    return [cell for cell in cells if cell]


def _by_words(line: int, cells: list[str]) -> RawPerson:
    raw = " ".join(cells)
    if len(raw) > LINE_LIMIT:
        return RawPerson(line, raw, raw)
    formula = next((cell for cell in cells if _FORMULA.match(cell)), "")
    words = [word for cell in cells for word in _WORDS.split(cell) if word]
    if len(words) > 1 and words[0].isdigit():
        words = words[1:]
    name, rest = _name_first(_name_before(words))
    kinds: list[str] = []
    offices: list[str] = []
    groups: list[str] = []
    strange: list[str] = []
    for word in rest:
        if _IGNORED.fullmatch(word) or is_blank(word):
            continue
        for part in _apart(word):
            known = (
                kinds if kind_of(part) else offices if offices_of(part)[0] else groups if group_of(part) else strange
            )
            known.append(part)
    return RawPerson(line, raw, name, tuple(kinds), tuple(offices), tuple(groups), tuple(strange), formula)


def _name_before(words: list[str]) -> list[str]:
    """Return `书记 张三` as `张三 书记`: move leading posts behind the one name that follows them."""
    posts = next((place for place, word in enumerate(words) if not is_position(word)), 0)
    after = words[posts:]
    return [*after, *words[:posts]] if posts and not any(map(_is_another, after[1:])) else words


def _is_another(word: str) -> bool:
    return not (is_position(word) or is_blank(word) or _IGNORED.fullmatch(word))


def _name_first(words: list[str]) -> tuple[str, list[str]]:
    """Return the name, written in one word or several, and the words after it."""
    end = 1
    while end < len(words) and _carries_on(words[:end], words[end]):
        end += 1
    name = " ".join(words[:end])
    bracket = _BRACKET.fullmatch(name)
    if bracket and (kind_of(bracket[2]) or offices_of(bracket[2])[0]):
        return bracket[1], [bracket[2], *words[end:]]
    return name, words[end:]


def _carries_on(name: list[str], word: str) -> bool:
    """True if `word` continues the name: `张 三`, `欧阳 娜`, `John Smith`, but not `张三 李四`."""
    if kind_of(word) or offices_of(word)[0] or group_of(word) or _IGNORED.fullmatch(word) or speaks_of_kind(word):
        return False
    if not has_han(word) and not has_han("".join(name)):
        return not is_blank(word)
    so_far = "".join(name)
    short = 1 in {len(so_far), len(word)} or so_far in _TWO_PART_SURNAMES
    return has_han(word) and has_han(so_far) and len(so_far + word) <= 4 and short


def _apart(word: str) -> tuple[str, ...]:
    """Split `正式党员（书记）` into two words; return other words unchanged."""
    bracket = _BRACKET.fullmatch(word)
    return (bracket[1], bracket[2]) if bracket and kind_of(bracket[1]) else (word,)
