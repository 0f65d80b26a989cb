"""A PDF is read as its pages show it: lines, tables that are drawn with lines, and what a person must know beside."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from bot.domain.refusals import Refused
from bot.files.pdf import PAGES
from bot.files.reading import read_contents
from bot.files.upload import Upload
from bot.intake.plan import read_plan
from bot.intake.roster import read_roster
from tests.support import pdf_files
from tests.support.pdf_files import lines, pages, pdf, table, text

PRINTED = Path(__file__).parent / "printed"
HEAD = ["月份", "形式", "内容"]
WIDTHS = [60, 80, 200]
MONTHS = [
    (1, "学习", "学习党章，交流体会"),
    (2, "走访", "走访老党员，了解生活情况，人民见面会"),
    (3, "志愿", "清扫河岸"),
    (4, "参观", "参观纪念馆，重温入党誓词，座谈交流体会；走访老党员，了解生活情况；学习党章"),
    (5, "党课", "书记讲党课"),
    (6, "座谈", "座谈交流"),
]


def contents(data):
    return read_contents(Upload("计划.pdf", data), 60)


def cells(data):
    return [[list(row.cells) for row in grid.rows] for grid in contents(data).grids]


def told(data):
    return {each.key: each.pieces or each.values["pages"] for each in contents(data).told}


def months(data):
    return [(row.month, row.form, row.content) for row in read_plan(Upload("计划.pdf", data)).rows]


def test_a_plan_printed_by_libreoffice_is_read_over_its_pages():
    assert months((PRINTED / "libreoffice.pdf").read_bytes()) == MONTHS


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_a_plan_printed_by_chromium_is_read_over_its_pages(tmp_path):
    rows = "".join(f"<tr><td>{month}月<td>{form}<td>{content}" for month, form, content in MONTHS)
    style = "@page{size:148mm 90mm;margin:10mm} table{border-collapse:collapse} td{border:1px solid;padding:3px}"
    page = tmp_path / "plan.html"
    page.write_text(
        f"<meta charset=utf-8><style>{style}</style><h1>2026年主题党日活动计划</h1>"
        f"<table><tr><td>{'<td>'.join(HEAD)}{rows}</table>"
    )
    out = tmp_path / "plan.pdf"
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--no-pdf-header-footer"]
    subprocess.run(["chromium", *arguments, f"--print-to-pdf={out}", str(page)], check=True, capture_output=True)
    assert months(out.read_bytes()) == MONTHS


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("UniGB-UCS2-H", "utf-16-be"),
        ("UniGB-UTF16-H", "utf-16-be"),
        ("GBK-EUC-H", "gbk"),
        ("GBKp-EUC-H", "gbk"),
        ("GB-EUC-H", "gb2312"),
        ("GBK2K-H", "gb18030"),
    ],
)
def test_a_font_that_is_only_named_is_read_by_its_encoding(encoding, codec):
    data = pages(text(60, 780, "3月：学习党章", codec) + text(60, 760, "4月：清扫河岸", codec), encoding=encoding)
    assert contents(data).text == "3月：学习党章\n4月：清扫河岸"


def test_paragraphs_stay_lines_and_what_stands_apart_is_divided_by_a_tab():
    data = pages(lines("2026年主题党日计划", "3月：到河边", "清扫垃圾") + text(300, 780, "内部"))
    assert contents(data).text == "2026年主题党日计划\t内部\n3月：到河边\n清扫垃圾"


def test_a_table_is_recovered_from_its_lines():
    rows = [HEAD, ["3月", "志愿", "清扫河岸"], ["4月", "", "祭扫"]]
    assert cells(pages(lines("2026年主题党日计划") + table(rows, WIDTHS))) == [rows]


def test_a_merged_cell_repeats_its_text():
    rows = [HEAD, ["3月", "志愿", "清扫河岸"], ["4月", None, "植树"]]
    assert cells(pages(table(rows, WIDTHS))) == [[HEAD, ["3月", "志愿", "清扫河岸"], ["4月", "志愿", "植树"]]]


def test_a_wrapped_text_is_joined_and_a_paragraph_of_a_cell_is_not():
    wrapped = ["3月", "志愿\n党课", "组织全体党员到河边清扫垃圾并且宣传有关\n环保知识，发放倡议"]
    assert cells(pages(table([wrapped, wrapped], WIDTHS)))[0][0] == [
        "3月",
        "志愿\n党课",
        "组织全体党员到河边清扫垃圾并且宣传有关环保知识，发放倡议",
    ]


def test_a_text_wider_than_its_cell_stays_whole():
    row = ["书记", "13800000000", "甲"]
    assert cells(pages(table([row, row], [60, 40, 80]))) == [[row, row]]


def test_a_table_with_lines_between_its_rows_only_has_columns():
    rows = [HEAD, ["3月", "志愿", "清扫河岸"], ["4月", "祭扫", "到陵园"]]
    assert cells(pages(table(rows, WIDTHS, down=False))) == [rows]


def test_three_lines_around_many_rows_do_not_make_one_row_of_them():
    rows = [HEAD, ["3月\n4月", "志愿\n祭扫", "清扫河岸\n到陵园"]]
    data = pages(table(rows, WIDTHS, down=False))
    assert cells(data) == []
    assert "3月\t志愿\t清扫河岸\n4月\t祭扫\t到陵园" in contents(data).text


def test_columns_that_nothing_divides_are_told_of():
    data = pages(text(60, 700, "3月") + text(140, 707, "组织党员到河边") + text(140, 693, "清扫垃圾"))
    assert told(data) == {"lines-crowded": ("3月", "清扫垃圾")}


def test_a_table_goes_on_on_the_next_page_without_its_repeated_column_names():
    first, second = [HEAD, ["3月", "志愿", "清扫河岸"]], [HEAD, ["4月", "祭扫", "到陵园"]]
    assert cells(pages(table(first, WIDTHS), table(second, WIDTHS))) == [[*first, second[1]]]


def test_a_row_that_a_page_break_parts_is_one_row():
    first = table([HEAD, ["3月", "志愿", "组织党员到河边清扫垃圾并"]], WIDTHS, below=False)
    second = table([["", "活动", "宣传环保"], ["4月", "祭扫", "到陵园"]], WIDTHS, above=False)
    joined = ["3月", "志愿活动", "组织党员到河边清扫垃圾并宣传环保"]
    assert cells(pages(first, second)) == [[HEAD, joined, ["4月", "祭扫", "到陵园"]]]


def test_a_row_of_a_new_page_is_not_joined_to_the_one_above():
    first, second = [HEAD, ["3月", "志愿", "组织党员到河边清扫垃圾。"]], [["", "", "植树"]]
    assert cells(pages(table(first, WIDTHS), table([*second, ["4月", "", "祭扫"]], WIDTHS)))[0][2] == second[0]


def test_months_at_the_top_of_each_page_are_no_running_titles():
    assert (
        contents(pages(*(lines(f"{month}月：学习") for month in (3, 4, 5)))).text == "3月：学习\n4月：学习\n5月：学习"
    )


def test_page_numbers_are_left_out_and_running_titles_are_told():
    data = pages(
        *(lines("某支部 内部资料", f"{month}月：学习") + text(280, 40, f"第 {month} 页") for month in (3, 4, 5))
    )
    assert contents(data).text == "3月：学习\n4月：学习\n5月：学习"
    assert told(data) == {"lines-running": ("某支部 内部资料",)}


def test_a_turned_page_is_read_in_the_direction_of_its_letters():
    words = "".join(
        text(100 + 20 * number, 60, words, turn="0 1 -1 0").decode()
        for number, words in enumerate(("3月：学习", "4月：走访"))
    )
    assert contents(pages(words.encode())).text == "3月：学习\n4月：走访"


def test_a_watermark_is_told_and_mixes_with_no_line():
    data = pages(lines("3月：学习", "4月：走访") + text(62, 775, "内部", turn="0.7 0.7 -0.7 0.7"))
    assert contents(data).text == "3月：学习\n4月：走访"
    assert told(data) == {"words-slanted": ("内部",)}


def test_a_page_without_text_is_told():
    assert told(pages(lines("3月：学习"), b"10 10 400 400 re f")) == {"pages-unread": "2"}


def test_a_text_that_was_recognised_in_a_picture_is_told():
    assert told(pages(text(60, 700, "3月：学习", mode=3))) == {"pages-recognised": "1"}


def refusal(data, read=read_plan):
    with pytest.raises(Refused) as refused:
        read(Upload("计划.pdf", data))
    return refused.value.key


def test_a_pdf_that_cannot_be_read_is_refused_by_its_reason():
    unknown = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    part = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>"
    words = pdf_files.stream(b"BT /F 9 Tf 9 9 Td <00410042> Tj ET")
    refused = {
        "file-scan": pages(b"10 10 400 400 re f"),
        "file-pages": pages(*[b""] * (PAGES + 1)),
        "file-letters": pdf([pdf_files.CATALOG, pdf_files.ONE_PAGE, pdf_files.PAGE, words, unknown, part]),
        "file-encrypted": encrypted(),
        "file-broken": b"%PDF-1.7\n...",
        "text-too-long": pages(lines(*["长" * 9_000] * 7)),
    }
    assert {key: refusal(data) for key, data in refused.items()} == {key: key for key in refused}
    assert refusal(b"%PDF") == "file-broken"


def encrypted():
    keys = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    return pdf([pdf_files.CATALOG, pdf_files.ONE_PAGE, pdf_files.PAGE, pdf_files.stream(b""), pdf_files.LATIN], keys)


def test_a_roster_is_read_from_a_table():
    rows = [["姓名", "类别", "职务"], ["陆一鸣", "正式党员", "书记"], ["韩三省", "预备党员", ""]]
    people = read_roster(Upload("名册.pdf", pages(table(rows, WIDTHS)))).people
    assert [(each.name, each.kind.value) for each in people] == [("陆一鸣", "full"), ("韩三省", "probationary")]


def test_ten_full_pages_take_less_than_two_seconds():
    row = ["3月", "志愿", "组织全体党员到河边清扫垃圾并且宣传有关\n环保知识，发放倡议"]
    data = pages(*[table([row] * 18, WIDTHS)] * 10)
    began = time.process_time()
    contents(data)
    assert time.process_time() - began < 2


def test_damage_is_read_or_refused():
    data = bytearray((PRINTED / "libreoffice.pdf").read_bytes())
    for at in range(0, len(data), len(data) // 60):
        for damaged in (bytes(data[:at]), bytes(data[:at]) + b"\xff\x00>>" + bytes(data[at + 4 :])):
            try:
                read_plan(Upload("计划.pdf", damaged))
            except Refused:
                continue
