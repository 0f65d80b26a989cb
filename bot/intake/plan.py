"""Parsing of a yearly plan: a Word table, an Excel sheet, a text file or a pasted message.

All ways of reading are tried. The one with the most months wins, then the one that leaves the least unused; where two
tables fit alike, the person is asked. All that is in no value is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from bot.domain.names import quoted
from bot.domain.plan.draft import PlanDraft
from bot.domain.plan.plan_check import YEAR_BLANK
from bot.domain.refusals import Refused
from bot.domain.told import Told
from bot.files.reading import read_contents, refuse_long
from bot.files.upload import Upload
from bot.intake.months import year_of
from bot.intake.plan_account import accounted
from bot.intake.plan_beside import plans_beside
from bot.intake.plan_columns import Layout
from bot.intake.plan_lines import read_lines
from bot.intake.plan_prose import dated_lines, prose_lines
from bot.intake.plan_reading import DATE, LINE, Reading, Unused
from bot.intake.plan_rows import CONTENT_LIMIT, FORM_LIMIT, ROWS, rows_of, told_of, year_of_title
from bot.intake.plan_sources import Source, Table, source_of, untagged, with_labels
from bot.intake.plan_stacked import stacked, unnamed
from bot.intake.plan_table import read_grid
from bot.intake.plan_titles import bare, refuse_other_paper, title_of, year_of_file
from bot.intake.plan_wide import wide_rows
from bot.intake.plan_words import DATE_LINE, PLAN, YEAR_LINE, is_dated_title, is_title
from bot.worker.jobs import Job

__all__ = ["CONTENT_LIMIT", "FORM_LIMIT", "ROWS"]

_PARTY_DAY = re.compile("党日")
_OTHER_KIND = re.compile(
    "三会一课|支委会|党员大会|党小组会|党课|中心组|理论学习|组织生活会|发展党员|任务分解|志愿服务|工会|团日|会议|培训|名单|名册"
    "|总结|完成情况|落实|纪实|记录|台账|签到|考核"
)
_DONE = re.compile("[展织问观加习行成访讲开放扫]了")
_CLOCK = re.compile(r"\d\s*[点时:：]|[上下]午")
_LISTS = 12
"""Titles in a text; beyond them no lists of their own are looked for."""
_ALIKE = 2
"""A table with this many times the months of another is not asked about: the other one is told."""


@dataclass
class _Found:
    """One way to read the plan: its reading, the tables in it, a name for it, and the lines that it leaves."""

    reading: Reading
    name: str = ""
    tables: list[Table] = field(default_factory=list)
    layout: Layout | None = None
    lines: list[str] = field(default_factory=list)
    kind: int = 0


def read_plan(source: Upload | str) -> PlanDraft:
    """Parse the plan in a file or a pasted text.

    The year is the one of the rows, else of the title, of the table's name or of the file's, else None (`20_年`); in a
    plan of two years each row has its own. Contents stay as written; see `fill_year`. Months without a row are left to
    `check_plan`. A row that is not understood is told, and the others stand. A row for a part of the year is told and
    in no month; see `PlanDraft.wide`. If several tables fit alike, the draft asks: see `PlanDraft.which`.

    Raises `Refused`: as `open_upload`; `text-too-long`; `plan-no-table`; `plan-other-paper` (`title`);
    `plan-too-many-rows` (`limit`); if no row stands, the first row's problem: `plan-month-unknown` (`value`),
    `plan-month-empty`, `plan-content-empty` (`month`), `plan-formula` (`value`), `plan-content-too-long` (`limit`,
    `length`), each with `row`.
    """
    contents = read_contents(source, ROWS)
    refuse_long(contents.text)
    found = source_of(contents)
    found.tables = [part for table in found.tables for part in plans_beside(table)]
    title = title_of(untagged(contents.text))
    refuse_other_paper(found, title)
    best = _best(found, f"{title or ''} {PurePath(contents.name).stem}")
    if not best:
        raise Refused("plan-no-table")
    drafts = [_draft(each, found, title, contents.name, contents.text) for each in best]
    drafts = [replace(each, told=(*contents.told, *each.told)) for each in drafts]
    if len(drafts) == 1:
        return drafts[0]
    return PlanDraft(title, drafts[0].year, (), contents.text, which=tuple(replace(each, text="") for each in drafts))


def read_plan_file(arguments: dict[str, Any], data: bytes) -> tuple[PlanDraft, bytes]:
    """Do the same as `read_plan` for a file, as a worker's job."""
    return read_plan(Upload(str(arguments["name"]), data)), b""


PLAN_FILE = Job(read_plan_file, PlanDraft)


def fill_year(draft: PlanDraft, year: int) -> PlanDraft:
    """Return the draft with `year` for every `20_年` in title and rows; `text` stays as the sender wrote it."""
    filled = tuple(replace(row, form=_filled(row.form, year), content=_filled(row.content, year)) for row in draft.rows)
    return replace(draft, title=draft.title and _filled(draft.title, year), year=year, rows=filled)


def _filled(text: str, year: int) -> str:
    return YEAR_BLANK.sub(f"{year}年", text)


# --- which way to read ------------------------------------------------------------------------------------------------


def _best(source: Source, titles: str) -> list[_Found]:
    """Return the way to read the plan; several if they fit alike."""
    tables = list(_tables(source, titles))
    lines = _Found(read_lines(source.lines), kind=1 if _PARTY_DAY.search(titles) else 0)
    lists = [] if tables else _lists(source.lines)
    stacks = [] if tables else list(_stacks(source))
    ways = [each for each in (*tables, *stacks, *(lists or [lines])) if _stands(each, source, titles)]
    if not ways:
        return _from_cells(source, titles) or _otherwise(source, titles, [*tables, lines])
    most = max(len(each.reading.months) for each in ways)
    cells = [] if lines.reading.months else _from_cells(source, titles)
    if cells and len(cells[0].reading.months) > most * _ALIKE:
        return cells  # a form with the whole plan in one of its cells
    kind = max(each.kind for each in ways)
    ways = [each for each in ways if each.kind == kind]
    most = max(len(each.reading.months) for each in ways)
    alike = [each for each in ways if (each.tables or each in lists) and len(each.reading.months) * _ALIKE > most]
    if len(alike) > 1:
        return alike
    return [max(ways, key=lambda each: (len(each.reading.months), bool(each.tables), -_left(each)))]


def _otherwise(source: Source, titles: str, tried: list[_Found]) -> list[_Found]:
    """Return a plan in sentences, or one that names only parts of the year, such as quarters."""
    if not _is_named_plan(titles):
        return []
    for lines in (prose_lines(source.lines), dated_lines(source.lines)):
        found = _Found(read_lines(lines))
        if len(found.reading.months) > 1 and not _is_past(found.reading):
            return [found]
    wide = max(tried, key=lambda each: len(each.reading.wide))
    return [wide] if len(wide.reading.wide) > 1 else []


def _is_named_plan(titles: str) -> bool:
    return PLAN.search(titles) is not None and re.search(r"年|党日|[Pp]arty|20\d\d", titles) is not None


def _left(found: _Found) -> int:
    return sum(len(each.piece) for each in found.reading.unused)


def _stands(found: _Found, source: Source, titles: str) -> bool:
    """True if a reading is a plan: it has months, and more than a sentence that begins with one."""
    reading = found.reading
    months = len(reading.months)
    if found.tables or not months:
        return bool(reading.items) and (bool(months) or bool(found.tables) or not reading.loose)
    beside = [each for each in reading.unused if each.kind == LINE and not is_title(each.piece)]
    beside = [each for each in beside if not DATE_LINE.fullmatch(each.piece)]
    plan = _is_named_plan(titles)
    if (
        reading.loose
        and months == 1
        and any(each.kind == DATE and _CLOCK.search(each.piece) for each in reading.unused)
    ):
        return plan
    if not plan and reading.loose and months == 1 and any("。" in item.content for item in reading.items):
        return False  # a report of one day
    if not beside and not source.tables:
        return True
    if reading.loose and _is_past(reading):
        return False
    if reading.loose:
        return months > 1 and (plan or months > 2)
    return months > 1 or plan


def _is_past(reading: Reading) -> bool:
    """True if most sentences say what was done."""
    done = sum(1 for item in reading.items if _DONE.search(item.content))
    return done * 2 > len(reading.items)


def _from_cells(source: Source, titles: str) -> list[_Found]:
    """Read the cells of tables as lines, for a table that only lays out a text."""
    cells = [cell for table in source.tables for row in table.grid.rows for cell in with_labels(row)]
    lines = [*source.lines, *(line for cell in cells for line in (*cell.split("\n"), *[""] * ("\n" in cell)))]
    found = _Found(read_lines(lines), tables=list(source.tables))
    whole = Source(lines)
    if not source.tables or not _stands(replace(found, tables=[]), whole, titles):
        return []
    found.lines = ["\n".join(source.lines)]
    return [found]


def _tables(source: Source, titles: str) -> Iterator[_Found]:
    """Yield the readings of the tables; a table that goes on with the one before belongs to it."""
    before: _Found | None = None
    for table in source.tables:
        read = read_grid(table.grid, before.layout if before else None)
        if read is None:
            continue
        if table.grid.cut:
            raise Refused("plan-too-many-rows", limit=ROWS)
        reading, layout = read
        for line in table.added:
            reading.unused.append(Unused("tail", line))
        kind = _kind(table, layout, titles)
        if before is not None and _goes_on(before, table, reading, layout, kind):
            before.reading.items += reading.items
            before.reading.wide += reading.wide
            before.reading.unused += reading.unused
            before.tables.append(table)
            continue
        if before is not None:
            yield before
        before = _Found(reading, table.caption, [table], layout, kind=kind)
        before.reading.year = year_of(table.caption)
    if before is not None:
        yield before


def _goes_on(before: _Found, table: Table, reading: Reading, layout: Layout, kind: int) -> bool:
    """True if a table has the other months of the one before."""
    known, months = before.reading.months, reading.months
    if known & months or not months:
        return False
    if not layout.named:
        return layout.month == before.layout.month if before.layout else False
    alike = before.layout is not None and set(layout.names) == set(before.layout.names)
    return kind == before.kind and (alike or year_of(table.caption) == before.reading.year)


def _kind(table: Table, layout: Layout, titles: str) -> int:
    """Return how well the words around a table say that it is the plan of the Party days."""
    words = f"{table.caption} {' '.join(layout.names)}"
    rows = table.grid.rows[:2]
    words += " ".join(cell for row in rows for cell in dict.fromkeys(row.cells) if is_title(cell))
    year, whole = year_of(table.caption), year_of(titles)
    if year is not None and whole is not None and year != whole and not _PARTY_DAY.search(table.caption):
        return -2
    if _PARTY_DAY.search(words):
        return 2
    return -1 if _OTHER_KIND.search(words) else 1


def _lists(lines: list[str]) -> list[_Found]:
    """Return the lists of a text below titles of their own, if they have the same months; else none."""
    at = [place for place, line in enumerate(lines) if is_dated_title(line)][:_LISTS]
    if len(at) < 2 or read_lines(lines[: at[0]]).months:
        return []
    found: list[_Found] = []
    for place, following in zip(at, (*at[1:], len(lines)), strict=True):
        reading = read_lines(lines[place:following])
        if reading.months:
            title = lines[place].strip()
            kind = 2 if _PARTY_DAY.search(title) else -1 if _OTHER_KIND.search(title) else 1
            rest = [*lines[:place], *lines[following:]]
            found.append(_Found(reading, title, lines=rest, kind=kind))
    months = [{month for _, month in each.reading.months} for each in found]
    return found if any(one & two for one, two in pairwise(months)) else []


def _stacks(source: Source) -> Iterator[_Found]:
    plain = unnamed(source.lines)
    for table, lines in (*stacked(source.lines), *([plain] if plain else [])):
        read = read_grid(table.grid)
        if read is not None and read[0].months:
            yield _Found(read[0], tables=[table], layout=read[1], lines=lines, kind=1)
            return


# --- the draft --------------------------------------------------------------------------------------------------------


def _draft(found: _Found, source: Source, title: str | None, name: str, text: str) -> PlanDraft:
    own = _own_title(found)
    shown = own or title
    found.reading.unused = [each for each in found.reading.unused if each.kind != LINE or bare(each.piece) != shown]
    rows = rows_of(found.reading, shown or "", PurePath(name).stem)
    year = rows.year or (year_of_title(shown) if shown else None) or found.reading.year or year_of_file(name)
    year = year or found.reading.typed_year
    if years := {row.year for row in rows.rows if row.year is not None}:
        year = None if len(years) > 1 else year
    told = [*rows.told, *_beside(found, source, shown)]
    wide = wide_rows(rows.wide, year, rows.split, FORM_LIMIT, CONTENT_LIMIT)
    if not rows.rows and not wide:
        raise rows.refusals[0] if rows.refusals else Refused("plan-no-table")
    draft = PlanDraft(shown, year, rows.rows, text, _as_content(found, told), found.name, wide=wide)
    cells = (cell for table in source.tables for row in table.grid.rows for cell in dict.fromkeys(row.cells))
    return accounted(draft, (*source.lines, *cells))


def _own_title(found: _Found) -> str | None:
    """Return the title above a table or in its first rows, if it has one of its own with a year."""
    cells = [cell for table in found.tables[:1] for row in table.grid.rows[:3] for cell in dict.fromkeys(row.cells)]
    titles = [bare(cell) for cell in (found.name, *cells) if is_title(cell)]
    return next((each for each in titles if year_of(each)), None)


def _as_content(found: _Found, told: list[Told]) -> tuple[Told, ...]:
    names = found.layout.read_as if found.layout else ()
    if not names:
        return tuple(told)
    return (Told("plan-read-as", names, {"names": "、".join(map(quoted, names)), "count": len(names)}), *told)


def _beside(found: _Found, source: Source, title: str | None) -> list[Told]:
    """Tell the lines outside the table that was read, and the other tables."""
    lines = Reading()
    if found.tables or found.lines:
        outside = found.lines or source.lines
        for line in (piece for each in outside for piece in each.split("\n")):
            if bare(line) != title and not YEAR_LINE.fullmatch(line.strip()):
                lines.leave(LINE, line)
    told = told_of(lines)
    grids = [table.grid for table in found.tables]
    for table in source.tables:
        cells = [cell for row in table.grid.rows for cell in dict.fromkeys(row.cells) if cell.strip()]
        if cells and not any(table.grid is grid for grid in grids):
            told.append(Told("plan-unused-table", tuple(cells), {"name": quoted(table.caption or cells[0])}))
    return told
