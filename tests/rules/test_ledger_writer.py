"""Workbooks: values read back as they were, marks, print set-up; LibreOffice reads and prints them, too."""

import asyncio
import io
import subprocess
from datetime import UTC, date, datetime

import openpyxl
import pytest

from bench.year import a_year
from bot import texts
from bot.documents import pdf, workbook
from bot.documents.ledger_writer import LEDGER, LIMITS, write
from bot.documents.workbook import Column, Grade, Mark, Shape, Sheet, Workbook
from bot.domain.report import ledger, summary
from bot.domain.report.period import Period
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Branch
from bot.views import ledger_book
from bot.views.ledger import book_file
from bot.worker.jobs import Kept, writing
from tests.support.rendering import pages, require_libreoffice

COLUMNS = (Column("名", 10), Column("数", 6, Shape.COUNT), Column("率", 8, Shape.SHARE), Column("日", 11, Shape.DAY),
           Column("时", 16, Shape.MOMENT))  # fmt: skip
ROWS = (
    ("张三", 3, 0.7996, date(2026, 3, 6), datetime(2026, 3, 6, 14, 0)),  # noqa: DTZ001 - clocks at the branch
    ("=1+1", None, None, None, None),
    ("长" * 40_000, "人少不列", 1, None, None),
)
MARKS = (
    Mark((2,), Grade.WARNING, below=0.6),
    Mark((2,), Grade.NOTICE, below=0.8),
    Mark((0,), Grade.NOTICE, begins="缺"),
)


def book(*sheets):
    return Workbook("2026年台账", "支部", 2026, "第 &P 页，共 &N 页", "没有记录", sheets)


def written(*sheets):
    return write(workbook.arguments(book(*sheets)))


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


SHEET = Sheet("台账", "标题 A&B", "说明", COLUMNS, ROWS, MARKS, fixed=1)


def test_values_come_back_as_they_were_and_texts_stay_texts():
    page = opened(written(SHEET))["台账"]
    assert [cell.value for cell in page[4]] == [*ROWS[0][:3], datetime(2026, 3, 6), ROWS[0][4]]  # noqa: DTZ001
    assert [cell.number_format for cell in page[4]][1:] == ["0", "0.00%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"]
    assert (page["A5"].value, page["A5"].data_type, page["A5"].quotePrefix) == ("=1+1", "s", True)
    assert (page["B5"].value, page["B6"].value, page["A6"].value) == (None, "人少不列", "长" * 32_000)
    assert page.row_dimensions[6].height <= 409


def test_marks_spare_empty_cells_and_the_lower_limit_decides_first():
    rules = opened(written(SHEET))["台账"].conditional_formatting
    found = {str(each.sqref): [(rule.type, rule.operator, rule.formula) for rule in each.rules] for each in rules}
    kinds = [(kind, formula[-1:]) for kind, _, formula in found["C4:C6"] if kind == "cellIs"]
    assert kinds == [("cellIs", ["0.6"]), ("cellIs", ["0.8"])]
    assert found["C4:C6"][0][0] == "containsBlanks"
    assert found["A4:A6"][0][0] == "beginsWith"


def test_the_same_content_gives_the_same_bytes_and_an_empty_sheet_says_so():
    empty = Sheet("空", "标题", "", COLUMNS, ())
    assert written(SHEET, empty) == written(SHEET, empty)
    assert opened(written(empty)).properties.created == datetime(2026, 1, 1)  # noqa: DTZ001 - as openpyxl reads it
    assert opened(written(empty))["空"]["A4"].value == "没有记录"


def test_a_sheet_wider_than_a_page_is_printed_on_several_with_its_first_columns():
    wide = Sheet("宽", "标题 A&B", "说明在此", tuple(Column(f"列{n}", 20) for n in range(20)), (("值",) * 20,), fixed=2)
    page = opened(written(wide))["宽"]
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (3, 0)
    assert (page.print_title_rows, page.print_title_cols) == ("$3:$3", "$A:$B")
    assert page.oddHeader.left.text == "标题 A&&B"
    assert page["C2"].value == "说明在此"  # behind what is repeated on each page
    assert page.print_area == "'宽'!$A$2:$T$4"


async def a_ledger(folder, people, year=2025):
    database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
    await a_year(database, year, people)
    async with database.read() as db:
        branch = await db.get_one(Branch, 1)
        found = await ledger.of(db, branch, year, now=datetime(2026, 1, 5, tzinfo=UTC))
        told = await summary.stretch(db, branch, Period.whole(year), now=datetime(2026, 1, 5, tzinfo=UTC))
    await database.close()
    return found, told


async def test_the_worker_writes_a_year_within_its_limits(tmp_path):
    found, told = await a_ledger(tmp_path, 30)
    t = texts.load().of("zh-CN")
    process = Kept()
    try:
        _none, data = await process.do(LEDGER, workbook.arguments(ledger_book.workbook(found, t)))
    finally:
        await process.close()
    assert LIMITS.memory == 256 * 1024 * 1024
    total = [cell.value for cell in list(opened(data)["活动台账"].rows)[-1]]
    assert told.mean_share in total
    assert told.mean_rate in total
    assert told.leaves in total


@pytest.mark.long("LibreOffice reads and prints the workbook of a branch of 300, and pandas takes long to load")
async def test_libreoffice_and_pandas_read_the_same_figures_and_every_sheet_is_printed(tmp_path):
    require_libreoffice()
    found, _told = await a_ledger(tmp_path, 300)
    data = await book_file(ledger_book.workbook(found, texts.load().of("zh-CN")))
    await writing.close()
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(data)
    for ending in ("ods", "pdf"):
        await asyncio.to_thread(converted, file, ending)
    await asyncio.to_thread(converted, tmp_path / "ledger.ods", "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")
    again = opened((tmp_path / "again" / "ledger.xlsx").read_bytes())
    by_pandas = pandas_cells(data)
    for page in opened(data).worksheets:
        assert cells(again[page.title]) == cells(page), page.title
        assert by_pandas[page.title] == cells(page), page.title
    printed = pages((tmp_path / "ledger.pdf").read_bytes())
    assert len(printed) < 60
    for name in ("活动台账", "人员出勤矩阵", "党章诵读覆盖", "更正记录"):
        assert any(name in page for page in printed)
    there, totals = [row[14] for row in by_pandas["活动台账"][3:-1]], by_pandas["活动台账"][-1]
    assert there == [len(line.sheet.standing.present) for line in found.held]
    assert found.found.mean_share == pytest.approx(totals[15], abs=1e-12)


def pandas_cells(data):
    """Return the values of each sheet as pandas reads them, as `cells` returns them."""
    import pandas as pd

    frames = pd.read_excel(io.BytesIO(data), sheet_name=None, header=None)
    return {
        name: [[None if pd.isna(value) else _plain(value) for value in row] for row in frame.astype(object).values]
        for name, frame in frames.items()
    }


def converted(file, ending, folder=None):
    profile = (file.parent / "profile").as_uri()
    command = [pdf.program(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "--outdir",
               str(folder or file.parent), str(file)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=200)


def cells(page):
    """Return the values of a sheet; LibreOffice keeps fifteen digits of a number."""
    return [[_plain(cell.value) for cell in row] for row in page.iter_rows()]


def _plain(value):
    return round(value, 12) if isinstance(value, float) else value
