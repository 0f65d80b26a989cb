"""Plans that are not tables: pasted with one cell per line, or lines or paragraphs that begin with a month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from bot.files.grid import Row, squeezed
from bot.intake.months import month_of
from bot.intake.plan_table import Columns, RawRow, columns_of, pick, rejoined, role_of

FORM_LIMIT = 12
"""A longer first word is not the form of an activity but the start of its content."""

_COLUMNS = 12
_HEADERS = 5
"""Places that could be the column names; each is tried with all lines after it."""
_BLANKS = re.compile(r"(\s)\s+")
_TITLE = re.compile(r"《?[^。，,；;:：]{0,40}(?:计划|方案|安排)表?》?(?:[（(][^）)]{1,8}[）)])?")
_TITLE_SUBJECT = re.compile("党日|支部|年度?|活动")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附件?[:：]|备?注[:：]")
_CN = "一二三四五六七八九十元"
_START = re.compile(
    r"(?:[-*•●▪|｜]+\s*)?"
    rf"(?:[（(]?(?:\d{{1,2}}|[{_CN}]{{1,3}})[）)]?\s*[.、，,:：\t |｜)）]\s*)?"
    r"(?P<month>"
    r"(?:19|20)\d\d[-./]\d{1,2}"
    rf"|(?:[\d_＿Xx×*〇零○{_CN}\s]{{0,10}}年度?\s*)?"
    rf"(?:(?:\d{{1,3}}|[{_CN}某Xx×_＿]{{1,3}})\s*(?:月份?)?\s*[-–—~～至到、和及]\s*)?"
    rf"(?:\d{{1,3}}|[{_CN}某Xx×_＿]{{1,3}})\s*月份?(?:\s*\d{{1,2}}\s*日|[上中下]旬|月?[初底末]|第?[一二三四五\d]周)?"
    r")"
    r"(?P<gap>[\s:：,，、|｜;；\-–—]+|$)(?P<rest>.*)"
)
_AT_ONCE = re.compile(
    rf"(?:\d{{1,2}}[.、]\s*)?(?:[\d_＿]{{2,5}}年)?(?:\d{{1,2}}|[{_CN}]{{1,3}})月份?(?=[^\s\d以起前后初中底末])"
)
_MONTH = re.compile(rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})月")
_LABEL = re.compile(r"(?:活动|党日|主题)?(?P<what>时间|方式|形式|内容|主题|议题)\s*[:：]\s*(?P<words>.*)")


def is_title(line: str) -> bool:
    """True if a line reads as the title of a plan."""
    return _TITLE.fullmatch(line.strip()) is not None and _TITLE_SUBJECT.search(line) is not None


def stacked_rows(text: str) -> tuple[RawRow, ...]:
    """Return the rows of a table pasted with one cell per line, including its column names; () if there is none."""
    lines = [_BLANKS.sub(r"\1", line.strip()) for line in text.split("\n") if line.strip()]
    for start, end, columns in islice(_headers(lines), _HEADERS):
        numbered = role_of(lines[start]) == "number"
        segments = _numbered(lines[end:], columns) if numbered else _by_month(lines[end:], columns)
        rows = tuple(pick(Row(0, rejoined(tuple(cells), columns, " ")), columns) for cells in segments)
        if rows:
            return rows
    return ()


def _headers(lines: list[str]) -> Iterator[tuple[int, int, Columns]]:
    """Yield where lines that name columns begin and end, and the columns."""
    roles = [role_of(line) for line in lines]
    for start, role in enumerate(roles):
        end = start
        while role is not None and end < min(len(lines), start + _COLUMNS) and roles[end] is not None:
            end += 1
        columns = columns_of(tuple(lines[start:end])) if end > start + 1 else None
        if columns is not None:
            yield start, end, columns


def _numbered(lines: list[str], columns: Columns) -> Iterator[list[str]]:
    """Yield rows that begin with 1, 2, 3 ... on a line of its own."""
    place = 0
    number = 1
    while place < len(lines) and _is_number(lines[place], number):
        end = next((at for at in range(place + 1, len(lines)) if _is_number(lines[at], number + 1)), None)
        yield lines[place:end] if end is not None else _last(lines[place:], columns)
        if end is None:
            return
        place, number = end, number + 1


def _by_month(lines: list[str], columns: Columns) -> Iterator[list[str]]:
    """Yield rows without numbers: each begins where a short line names a month, or after a fixed number of lines."""
    starts = [place for place, line in enumerate(lines) if len(line) <= 20 and _is_month(line)]
    if columns.month != 0 or not starts or starts[0] != 0:
        for place in range(0, len(lines), columns.width):
            cells = lines[place : place + columns.width]
            if len(cells) <= columns.month or not _is_month(cells[columns.month]):
                return
            yield cells
        return
    for place, end in zip(starts, (*starts[1:], None), strict=True):
        yield lines[place:end] if end is not None else _last(lines[place:], columns)


def _last(lines: list[str], columns: Columns) -> list[str]:
    """Return the last row. Nothing marks its end, so it ends before a title or, once full, before a heading."""
    kept: list[str] = []
    for line in lines[: columns.width + 5]:
        full = len(kept) >= columns.width
        if kept and (is_title(line) or (full and (_HEADING.match(line) or len(line) > 200))):
            break
        kept.append(line)
    return kept


def _is_number(line: str, number: int) -> bool:
    return line.rstrip(".、．") == str(number)


def _is_month(line: str) -> bool:
    found = _START.fullmatch(line)
    return (found is not None and not found["rest"]) or ("月" not in line and month_of(line) is not None)


@dataclass
class _Open:
    """A row whose lines are still being read."""

    month: str
    form: str = ""
    content: list[str] = field(default_factory=list)
    begun: bool = False
    closed: bool = False

    def take(self, line: str) -> None:
        label = _LABEL.fullmatch(line)
        if label and label["what"] in {"方式", "形式"}:
            self.form = label["words"].strip()
        elif label and label["what"] != "时间":
            self.content.append(label["words"].strip())
        elif not label and not self.begun and not self.closed and not line.isdigit():
            self.content.append(line)

    def row(self) -> RawRow:
        lines = [line for line in self.content if line]
        if not self.form and not self.begun and len(lines) > 1 and _reads_as_form(lines[0]):
            self.form, *lines = lines
        return RawRow(self.month, self.form, " ".join(lines))


def plain_rows(text: str) -> tuple[RawRow, ...]:
    """Return rows from lines such as `3月 红色教育 党史学习` or `三月份：…`, or from paragraphs below a month."""
    rows: list[_Open] = []
    for line in (_BLANKS.sub(r"\1", line.strip()) for line in text.split("\n")):
        if found := _START.fullmatch(line):
            rows.append(_begin(found))
        elif rows and line and not rows[-1].closed and (is_title(line) or _HEADING.match(line)):
            rows[-1].closed = True
        elif rows and line:
            rows[-1].take(line)
        elif rows and rows[-1].content:
            rows[-1].closed = True
    return tuple(row.row() for row in rows)


def run_on_rows(text: str) -> tuple[RawRow, ...]:
    """Return rows whose month is directly followed by words: `1月专题学习：…`; () for prose with fewer than two."""
    lines = (line.strip() for line in text.split("\n"))
    begun = [f"{found[0]} {found.string[found.end() :]}" for line in lines if (found := _AT_ONCE.match(line))]
    rows = plain_rows("\n".join(begun))
    return rows if len({month_of(row.month) for row in rows}) > 1 else ()


def _begin(found: re.Match[str]) -> _Open:
    rest = found["rest"].strip(" \t|｜")
    if re.search("[、~～至-]", found["gap"]) and (further := _MONTH.match(rest)):
        return _Open(f"{found['month']}{found['gap']}{further[0]}", "", [rest], begun=True)
    form, content = _halves(rest, found["gap"])
    return _Open(found["month"].strip(), form, [content] if content else [], begun=bool(content))


def _halves(rest: str, gap: str) -> tuple[str, str]:
    """Split the text after the month into form and content; the form may be empty."""
    parts = ["[\t|｜]", *(["[,，;；]"] if re.search("[,，;；]", gap) else []), r"\s", "[:：]|——?"]
    for pattern in parts:
        first, *others = re.split(pattern, rest, maxsplit=1)
        if others and others[0].strip():
            return (first.strip(), others[0].strip()) if _reads_as_form(first) else ("", rest)
    return "", rest


def _reads_as_form(words: str) -> bool:
    return 0 < len(squeezed(words)) <= FORM_LIMIT and not re.search("[。，,；;！!？?：:]", words)
