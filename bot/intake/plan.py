"""Parsing of a yearly plan: a Word table, an Excel sheet, a text file or a pasted message."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from bot.domain.names import clean_line, quoted
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.domain.plan.plan_check import YEAR_BLANK
from bot.domain.refusals import Refused
from bot.files.grid import Contents
from bot.files.reading import read_contents, refuse_long
from bot.files.upload import Upload
from bot.intake.lines import find_table
from bot.intake.months import month_of, year_of
from bot.intake.plan_lines import is_title, plain_rows, run_on_rows, stacked_rows
from bot.intake.plan_table import RawRow, columns_of, rows_of
from bot.worker.jobs import Job

ROWS = 60
"""More rows than a yearly plan has, even with empty rows in between."""
FORM_LIMIT = 60
"""The longest form of an activity, in characters."""
CONTENT_LIMIT = 800
"""The longest content of a row, in characters; it must easily fit into a notice."""


def read_plan(source: Upload | str) -> PlanDraft:
    """Parse the plan in a file or a pasted text.

    The year is the one in the title, else in the months, else in the file's name, else None (`20_年`).
    Contents stay as written; see `fill_year`. Months without a row are left to `check_plan`.

    Raises `Refused`: as `open_upload`; `text-too-long`; `plan-no-table`; `plan-too-many-rows` (`limit`);
    with `row`: `plan-month-unknown` (`value`), `plan-month-empty`, `plan-month-twice` (`month`, `first`),
    `plan-content-empty` (`month`), `plan-formula` (`value`), `plan-form-too-long` and `plan-content-too-long`
    (`limit`, `length`).
    """
    contents = read_contents(source, ROWS)
    refuse_long(contents.text)
    raws = _raw_rows(contents)
    if not raws:
        raise Refused("plan-no-table")
    title = _title(contents.text)
    year = _year(title, raws, contents.name)
    return PlanDraft(title, year, _checked(raws), contents.text, contents.told)


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


def _raw_rows(contents: Contents) -> tuple[RawRow, ...]:
    if contents.grids and (raws := _from_grids(contents)):
        return raws
    table = find_table(contents.text, lambda cells: columns_of(cells) is not None)
    found = rows_of(table) if table else None
    for read in (stacked_rows, plain_rows, run_on_rows):
        found = found or read(contents.text)
    return tuple(raw for raw in found or () if not raw.empty)


def _from_grids(contents: Contents) -> tuple[RawRow, ...]:
    """Return the rows of the first table with a plan's header, and of later ones that continue it with other months."""
    found: tuple[RawRow, ...] = ()
    for grid in contents.grids:
        raws = rows_of(grid)
        if not raws:
            continue
        if not found:
            found = raws
            if grid.cut:
                raise Refused("plan-too-many-rows", limit=ROWS)
        elif _carries_on(found, raws):
            found += raws
    return found


def _carries_on(found: tuple[RawRow, ...], raws: tuple[RawRow, ...]) -> bool:
    known = {month_of(raw.month) for raw in found}
    months = [month_of(raw.month) for raw in raws]
    return None not in months and known.isdisjoint(months) and len(set(months)) == len(months)


def _title(text: str) -> str | None:
    """Return the first title that names its year, else the first title; None if there is none."""
    cells = (line.partition("\t")[0].strip() for line in text.split("\n"))
    titles = [" ".join(cell.strip("《》").split()) for cell in cells if is_title(cell)]
    return next((title for title in titles if year_of(title)), titles[0] if titles else None)


def _year(title: str | None, raws: tuple[RawRow, ...], name: str) -> int | None:
    years = {year_of(raw.month) for raw in raws}
    stem = re.sub(r"[_ ]", "年", PurePath(name).stem)
    return (title and year_of(title)) or (years.pop() if len(years) == 1 else None) or year_of(stem)


def _checked(raws: tuple[RawRow, ...]) -> tuple[PlanRow, ...]:
    if len(raws) > ROWS:
        raise Refused("plan-too-many-rows", limit=ROWS)
    seen: dict[int, int] = {}
    return tuple(_rows(raws, seen))


def _rows(raws: tuple[RawRow, ...], seen: dict[int, int]) -> Iterator[PlanRow]:
    for number, raw in enumerate(raws, 1):
        month = _month(number, raw)
        if month in seen:
            raise Refused("plan-month-twice", row=number, first=seen[month], month=month)
        seen[month] = number
        if not raw.content.strip():
            raise Refused("plan-content-empty", row=number, month=month)
        form = _words(number, raw.form, "plan-form-too-long", FORM_LIMIT) if raw.form.strip() else ""
        yield PlanRow(number, month, form, _words(number, raw.content, "plan-content-too-long", CONTENT_LIMIT))


def _month(number: int, raw: RawRow) -> int:
    for cell in (raw.month, raw.form, raw.content):
        if cell.lstrip().startswith("="):
            raise Refused("plan-formula", row=number, value=quoted(cell))
    if not raw.month.strip():
        raise Refused("plan-month-empty", row=number)
    month = month_of(raw.month)
    if month is None:
        raise Refused("plan-month-unknown", row=number, value=quoted(raw.month))
    return month


def _words(number: int, raw: str, key: str, limit: int) -> str:
    words = clean_line(raw, len(raw))
    if len(words) > limit:
        raise Refused(key, row=number, limit=limit, length=len(words))
    return words
