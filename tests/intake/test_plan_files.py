"""Plans in Word and Excel files as offices write them."""

from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from bot.domain.refusals import Refused
from bot.files.upload import Upload
from bot.intake.plan import read_plan
from tests.support.office_files import repacked, saved, sheet_with_shared_texts, word_table, xlsx

HEADER = ["序号", "活动时间", "活动方式", "活动内容"]
ROWS = [["1", "20_年1月", "专题学习", "学习两会精神,研讨。"], ["2", "20_年2月", "走访行动", "看望老党员。"]]
WORD = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"
READ = [(1, "专题学习", "学习两会精神,研讨。"), (2, "走访行动", "看望老党员。")]


def triples(data: bytes, name: str = "计划") -> list[tuple[int, str, str]]:
    return [(row.month, row.form, row.content) for row in read_plan(Upload(name, data)).rows]


def refusal(data: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as refused:
        read_plan(Upload("计划", data))
    return refused.value.key, refused.value.values


def test_a_word_table_is_read_with_title_and_full_text():
    document = word_table([HEADER, *ROWS], ["2031年度主题党日活动计划", "一、要求"], ["每年诵读党章一遍"])
    draft = read_plan(Upload("计划.docx", saved(document)))
    assert [(row.month, row.form, row.content) for row in draft.rows] == READ
    assert (draft.title, draft.year) == ("2031年度主题党日活动计划", 2031)
    assert "每年诵读党章一遍" in draft.text
    assert "20_年2月\n走访行动" in draft.text


def test_vertically_merged_cells_keep_their_form_in_every_row():
    document = word_table([HEADER, ROWS[0], ["2", "2月", "", "看望老党员。"]])
    table = document.tables[0]
    table.cell(1, 2).merge(table.cell(2, 2))
    assert [row[1] for row in triples(saved(document))] == ["专题学习", "专题学习"]


def test_rows_across_the_whole_word_table_are_not_months():
    document = word_table([HEADER, ["第一季度", "", "", ""], *ROWS, ["备注：可调整", "", "", ""]])
    table = document.tables[0]
    for place in (1, 4):
        table.cell(place, 0).merge(table.cell(place, 3))
    assert triples(saved(document)) == READ


def test_a_table_continued_in_a_second_one_is_read_whole():
    document = word_table([HEADER, ROWS[0]])
    table = document.add_table(2, 4)
    for place, row in enumerate([HEADER, ROWS[1]]):
        for cell, words in zip(table.rows[place].cells, row, strict=True):
            cell.text = words
    assert triples(saved(document)) == READ


def test_other_tables_of_a_document_are_ignored():
    document = word_table([["姓名", "职务"], ["张三", "书记"]])
    for rows in ([HEADER, *ROWS], [["培训时间", "培训内容"], ["1月5日", "另一件事"]]):
        table = document.add_table(len(rows), len(rows[0]))
        for place, row in enumerate(rows):
            for cell, words in zip(table.rows[place].cells, row, strict=True):
                cell.text = words
    assert triples(saved(document)) == READ


def test_a_cell_with_several_paragraphs_becomes_one_line():
    document = word_table([HEADER, ROWS[0]])
    document.tables[0].cell(1, 3).add_paragraph("再写体会。")
    assert triples(saved(document))[0][2] == "学习两会精神,研讨。 再写体会。"


def test_a_plan_in_paragraphs_of_a_word_file_is_read():
    document = docx.Document()
    for words in (
        "2031年主题党日计划",
        "一月份：专题学习：两会精神",
        "二月份",
        "走访行动",
        "看望老党员。",
        "三、保障",
    ):
        document.add_paragraph(words)
    assert triples(saved(document)) == [(1, "专题学习", "两会精神"), (2, "走访行动", "看望老党员。")]


def test_tracked_deletions_are_not_read():
    document = word_table([HEADER, ROWS[0]])
    data = repacked(
        saved(document),
        WORD,
        "<w:t>专题学习</w:t>".encode(),
        "<w:t>专题学习</w:t><w:delText>旧方式</w:delText>".encode(),
    )
    assert triples(data) == READ[:1]


@pytest.mark.parametrize(
    "around",
    [
        '<w:ins w:id="9" w:author="x">{}</w:ins>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:moveFrom><w:r><w:t>旧方式</w:t></w:r></w:moveFrom>{}",
        "<w:r><w:ruby><w:rt><w:r><w:t>zhuān</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    ],
    ids=["inserted", "form field", "moved away", "phonetic guide"],
)
def test_visible_text_is_read_inside_any_markup(around):
    run = "<w:r><w:t>专题学习</w:t></w:r>"
    data = repacked(saved(word_table([HEADER, ROWS[0]])), WORD, run.encode(), around.format(run).encode())
    assert triples(data) == READ[:1]


def test_rows_and_cells_in_form_fields_are_read():
    data = saved(word_table([HEADER, *ROWS]))
    for tag in (b"tr", b"tc"):
        data = repacked(data, WORD, b"<w:%s>" % tag, b"<w:sdt><w:sdtContent><w:%s>" % tag)
        data = repacked(data, WORD, b"</w:%s>" % tag, b"</w:%s></w:sdtContent></w:sdt>" % tag)
    assert triples(data) == READ


def test_a_broken_relationship_does_no_harm():
    nowhere = b'<Relationship Id="rId99" Type="http://x/image" Target="NULL"/></Relationships>'
    data = repacked(
        saved(word_table([HEADER, *ROWS])), f"{WORD}.rels".replace("/", "/_rels/"), b"</Relationships>", nowhere
    )
    assert triples(data) == READ


def test_an_excel_sheet_is_found_among_others_with_its_title():
    rows = [["2031年度主题党日活动计划"], HEADER, *ROWS]
    data = xlsx(rows, merged=["A1:D1"], title="计划", before=2)
    draft = read_plan(Upload("计划.xlsx", data))
    assert [(row.month, row.form, row.content) for row in draft.rows] == READ
    assert (draft.title, draft.year) == ("2031年度主题党日活动计划", 2031)


def test_excel_numbers_and_dates_are_months():
    rows = [
        ["月份", "主题"],
        [1, "a"],
        [2.0, "b"],
        [datetime(2031, 3, 1, tzinfo=UTC).replace(tzinfo=None), "c"],
        ["4", "d"],
    ]
    draft = read_plan(Upload("a", xlsx(rows)))
    assert [row.month for row in draft.rows] == [1, 2, 3, 4]


def test_vertically_merged_excel_cells_keep_their_form():
    data = xlsx([HEADER, ROWS[0], ["2", "2月", None, "看望老党员。"]], merged=["C2:C3"])
    assert [row[1] for row in triples(data)] == ["专题学习", "专题学习"]


def test_a_merge_over_the_whole_sheet_does_no_harm():
    rows = [["2031年度主题党日活动计划"], HEADER, *ROWS]
    data = repacked(xlsx(rows, merged=["A1:D1"]), SHEET, b'ref="A1:D1"/>', b'ref="A1:XFD1048576"/>')
    assert triples(data) == READ


def test_shared_strings_are_read_with_their_escapes():
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(2))
    rows = f'<row>{cells}</row><row><c><v>3.0</v></c><c t="s"><v>2</v></c></row>'
    data = sheet_with_shared_texts(
        rows, "<si><t>月份</t></si><si><t>内容</t></si><si><r><t>看_x000D_</t></r><r><t>望</t></r></si>"
    )
    assert triples(data) == [(3, "", "看 望")]


def test_a_sheet_with_wrong_dimensions_is_read_whole():
    data = repacked(xlsx([HEADER, *ROWS]), SHEET, b'<dimension ref="A1:D3"/>', b'<dimension ref="A1"/>')
    assert triples(data) == READ


def test_an_unknown_sheet_extension_does_no_harm():
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    data = repacked(xlsx([HEADER, *ROWS]), SHEET, b"</worksheet>", extension)
    assert triples(data) == READ


def test_hidden_sheets_are_ignored():
    book = openpyxl.Workbook()
    book.active.append(["月份", "主题"])
    book.active.append(["1月", "去年的"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("今年")
    for row in (HEADER, *ROWS):
        sheet.append(row)
    assert triples(saved(book)) == READ


@pytest.mark.parametrize("formula", ["=1+1", ArrayFormula("D2", "=1+1")], ids=["in a cell", "in an area"])
def test_a_formula_is_named_and_never_computed(formula):
    data = xlsx([HEADER, ["1", "1月", "学习", formula]])
    assert refusal(data) == ("plan-formula", {"row": 1, "value": "=1+1"})


def test_a_formula_in_another_column_does_no_harm():
    assert triples(xlsx([HEADER, ["=ROW()-1", *ROWS[0][1:]]])) == READ[:1]


def test_empty_rows_are_skipped_and_not_counted():
    data = xlsx([HEADER, ROWS[0], [None] * 4, ["", " ", "", ""], ["2", "13月", "走访", "看望"]])
    draft = read_plan(Upload("计划", data))
    assert [row.month for row in draft.rows] == [1]
    assert [told.values for told in draft.told if told.key == "plan-month-unknown"] == [{"row": 2, "value": "13月"}]


def test_a_sheet_without_a_plan_is_refused():
    assert refusal(xlsx([["姓名", "职务"], ["张三", "书记"]])) == ("plan-no-table", {})


def test_a_sheet_with_far_too_many_rows_is_refused():
    assert refusal(xlsx([HEADER, *[["1", "1月", "学习", "a"]] * 200])) == (
        "plan-too-many-rows",
        {"limit": 60},
    )


def test_a_template_with_many_styled_empty_rows_is_read():
    assert triples(xlsx([HEADER, *ROWS, *[[None, None, None, ""]] * 500])) == READ
