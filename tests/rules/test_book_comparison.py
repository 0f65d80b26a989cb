"""The comparison of a workbook with a file: office programs' own changes pass, and each other change is named."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from bot.documents import workbook
from bot.documents.book_comparison import compare_book
from bot.documents.comparison import Change
from bot.documents.ledger_writer import write
from bot.documents.workbook import Column, Grade, Mark, Shape, Sheet, Workbook
from bot.domain.report import check_code
from bot.domain.report.check_code import CELLS
from bot.files.book import read_book, shown
from bot.files.upload import Upload
from tests.support.libreoffice import resaved
from tests.support.office_files import repacked, saved

CODE = check_code.code_of(("ledger",), [], (0, ""))
NAMES = ("张三", "李四", "王五", "赵六")
SHARES = (11 / 12, 0.7996, 1, None)
SHEET = Sheet(
    "出勤", "会计学院第二党支部 A&B 2026年出勤", "低于80%的单元格加底纹。",
    (Column("姓名", 10), Column("次数", 6, Shape.COUNT), Column("率", 8, Shape.SHARE), Column("学时", 8, Shape.HOURS),
     Column("日期", 11, Shape.DAY), Column("时间", 16, Shape.MOMENT), Column("备注", 30, Shape.MARK)),
    tuple(
        (name, 3, share, 31.5, date(2026, 3, 6), datetime(2026, 3, 6, 14, 7), note)  # noqa: DTZ001 - clocks at the branch
        for name, share, note in zip(NAMES, SHARES, ("=1+1", "第一行\n第二行\t三", 2.5, ""), strict=True)
    ),
    (Mark((2,), Grade.WARNING, below=0.8),), fixed=1,
)  # fmt: skip
OTHER = Sheet("更正", "更正", "每行一条。", (Column("姓名", 10), Column("更正", 200)), (("张三", "补签"),))
BOOK = Workbook(
    "2026年台账", "支部", 2026, "第 &P 页，共 &N 页", "没有记录",
    (SHEET, OTHER, Sheet("空", "空表", "无", (Column("姓名", 10),), ())), CODE, "校验码：{code}",
)  # fmt: skip
FILE = write(workbook.arguments(BOOK))


def found(data):
    return compare_book(workbook.passages(BOOK), read_book(Upload("台账.xlsx", data)))


def forged(change):
    book = openpyxl.load_workbook(io.BytesIO(FILE))
    change(book)
    return found(saved(book))


def test_the_code_stands_in_a_cell_of_each_sheet_and_in_its_footer():
    book = openpyxl.load_workbook(io.BytesIO(FILE))
    for page in book.worksheets:
        assert f"校验码：{CODE}" in page["A2"].value
        assert CODE in page.oddFooter.left.text
    assert check_code.found_in(read_book(Upload("台账.xlsx", FILE)).text) == (CODE,)


def test_a_workbook_is_as_it_was_made_also_if_openpyxl_saved_it_anew():
    assert found(FILE) == []
    assert forged(lambda _book: None) == []


@pytest.mark.long("LibreOffice takes seconds for each file")
def test_a_workbook_that_libreoffice_saved_anew_is_as_it_was_made(tmp_path):
    assert found(resaved(FILE, tmp_path, "ods", "xlsx", ending="xlsx")) == []


def sorts(book):
    rows = [[(cell.value, cell.data_type) for cell in row] for row in book["出勤"]["A4:G7"]]
    for number, row in enumerate(reversed(rows), 4):
        for column, (value, kind) in enumerate(row, 1):
            cell = book["出勤"].cell(number, column)
            cell.value = value
            cell.data_type = kind


def filters(book):
    page = book["出勤"]
    page.auto_filter.add_filter_column(0, ["张三"])
    page.row_dimensions[5].hidden = True


@pytest.mark.parametrize("change", [
    sorts, filters, lambda book: book.move_sheet("空", -2),
    lambda book: setattr(book["出勤"]["C4"], "font", Font(b=True)),
    lambda book: setattr(book["出勤"]["B4"], "value", "3"), lambda book: book["出勤"].insert_rows(6, 2),
])  # fmt: skip
def test_what_a_reader_does_to_a_workbook_is_no_tampering(change):
    assert forged(change) == []


def writes(place, value, sheet="出勤"):
    return lambda book: setattr(book[sheet][place], "value", value)


def shows(place, code):
    return lambda book: setattr(book["出勤"][place], "number_format", code)


def covers(book):
    book["出勤"]["C4"].comment = Comment("实为十二次", "张三")


def conditions(book):
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=199, formatCode='"100.00%"'))
    book["出勤"].conditional_formatting.add("C4", Rule(type="expression", dxf=style, formula=["TRUE"]))


def heads(book):
    book["出勤"].oddHeader.center.text = "全体到会"


@pytest.mark.parametrize(("change", "expected"), [
    (writes("B5", 12), (Change.CHANGED, "出勤!B5", "3", "12")),
    (writes("C4", 0.92), (Change.CHANGED, "出勤!C4", "91.67%", "92.00%")),
    (writes("E6", date(2026, 3, 5)), (Change.CHANGED, "出勤!E6", "2026-03-06", "2026-03-05")),
    (writes("F6", datetime(2026, 3, 6, 14, 8)),  # noqa: DTZ001 - as above
     (Change.CHANGED, "出勤!F6", "2026-03-0614:07", "2026-03-0614:08")),
    (writes("A7", "赵七"), (Change.CHANGED, "出勤!A7", "赵六", "赵七")),
    (writes("C7", 0.8), (Change.CHANGED, "出勤!C7", "—", "80.00%")),
    (writes("D4", None), (Change.CHANGED, "出勤!D4", "31.5", "—")),
    (writes("B4", "=1+2"), (Change.CHANGED, "出勤!B4", "3", "=1+2")),
    (writes("B3", "应到次数"), (Change.CHANGED, "出勤!B3", "次数", "应到次数")),
    (writes("A2", "低于60%的单元格加底纹。"),
     (Change.CHANGED, "出勤!A2", "低于80%的单元格加底纹。", "低于60%的单元格加底纹。")),
    (writes("Z99", "全体通过"), (Change.ADDED, "", "", "出勤!99: 全体通过")),
    (writes("AAB4", "x"), (Change.CHANGED, "出勤!AAB4", "—", "x")),
    (shows("C5", "0%"), (Change.CHANGED, "出勤!C5", "79.96%", "80%")),
    (shows("B5", '"12"'), (Change.CHANGED, "出勤!B5", "3", '3["12"]')),
    (shows("B5", "\\0"), (Change.CHANGED, "出勤!B5", "3", "3[\\0]")),
    (shows("B5", '0;0;"12"'), (Change.CHANGED, "出勤!B5", "3", '3[0;0;"12"]')),
    (shows("B5", "[<9]12"), (Change.CHANGED, "出勤!B5", "3", "3[[<9]12]")),
    (shows("B5", ";;;"), (Change.CHANGED, "出勤!B5", "3", "3[;;;]")),
    (conditions, (Change.ADDED, "", "", '"100.00%"')),
    (covers, (Change.ADDED, "", "", "实为十二次")),
    (heads, (Change.ADDED, "", "", "全体到会")),
    (lambda book: book["出勤"].delete_rows(5),
     (Change.MISSING, "出勤", "李四 | 3 | 79.96% | 31.5 | 2026-03-06 | 2026-03-0614:07 | 第一行第二行三", "")),
    (lambda book: book["出勤"].append(["孙七", 3, 1]), (Change.ADDED, "", "", "出勤!8: 孙七 | 3 | 1")),
    (lambda book: book.remove(book["更正"]), (Change.MISSING, "更正", "更正", "")),
    (lambda book: setattr(book["更正"], "title", "补充"), (Change.MISSING, "更正", "更正", "")),
    (lambda book: book.create_sheet("说明").append(["台账以此页为准"]), (Change.ADDED, "", "", "说明: 台账以此页为准")),
    (lambda book: setattr(book["更正"], "sheet_state", "veryHidden"), (Change.HIDDEN, "更正", "", "")),
    (lambda book: setattr(book["出勤"].row_dimensions[5], "hidden", True), (Change.HIDDEN, "出勤!5:5", "", "")),
    (lambda book: setattr(book["更正"].column_dimensions["B"], "hidden", True), (Change.HIDDEN, "更正!B:B", "", "")),
])  # fmt: skip
def test_what_was_changed_is_named_with_its_sheet_and_cell(change, expected):
    differences = [(each.change, each.label, each.old, each.new) for each in forged(change)]
    assert expected in differences
    assert len([each for each in differences if "补充" not in each[3]]) == 1


def test_days_that_are_counted_from_another_year_are_named():
    data = repacked(FILE, "xl/workbook.xml", b"<workbookPr ", b'<workbookPr date1904="1" ')
    first = found(data)[0]
    assert (first.change, first.label, first.old, first.new) == (
        Change.CHANGED, "出勤!E4", "2026-03-06", "2030-03-07",
    )  # fmt: skip


def test_a_word_that_is_only_shown_beside_a_text_to_pronounce_it_is_no_text_of_the_cell():
    data = repacked(FILE, "xl/sharedStrings.xml", "<si><t>张三</t></si>".encode(),
                    "<si><r><t>张</t></r><r><t>三</t></r><rPh><t>ZHANG</t></rPh></si>".encode())  # fmt: skip
    assert found(data) == []


@pytest.mark.parametrize(("code", "text"), [
    ("General", "0.5"), ("0%", "50%"), ("0.00%", "50.00%"), ("[$-804]0.0", "0.5"), ("0.00%;@", "50.00%"),
    ("yyyy\\-mm\\-dd\\ hh:mm;@", "1899-12-30 12:00"), ("", "0.5 []"), ("0.00E+00", "0.5 [0.00E+00]"),
])  # fmt: skip
def test_a_number_shows_what_its_format_makes_of_it(code, text):
    assert shown("0.5", code) == text


def test_passages_do_not_change_with_the_code_and_hold_no_more_cells_than_the_sheet():
    assert workbook.passages(BOOK) == workbook.passages(replace(BOOK, code=""))
    row = next(text for _, text in workbook.passages(BOOK) if text.startswith("李四"))
    assert row.count(CELLS) == len(SHEET.columns) - 1
