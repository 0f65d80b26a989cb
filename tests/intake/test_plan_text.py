"""Plans as people paste them: one cell a line, separated by tabs or commas, in lines and in paragraphs."""

import contextlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan.draft import PlanDraft
from bot.domain.refusals import Refused
from bot.files.upload import Upload
from bot.intake.months import month_of, year_of
from bot.intake.plan import CONTENT_LIMIT, fill_year, read_plan

TWO_TEXTS = Path(__file__).parents[1] / "support" / "plan_two_texts.txt"


def triples(draft: PlanDraft) -> list[tuple[int, str, str]]:
    return [(row.month, row.form, row.content) for row in draft.rows]


def refusal(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as refused:
        read_plan(text)
    return refused.value.key, refused.value.values


def test_two_texts_in_one_file_yield_the_twelve_rows():
    draft = read_plan(Upload("plan.txt", TWO_TEXTS.read_bytes()))
    assert [row.month for row in draft.rows] == [row.row for row in draft.rows] == list(range(1, 13))
    assert draft.rows[0].content == "学习20_年工作要点,交流体会。"
    assert draft.rows[6].form == "系列活动"
    assert draft.rows[11].content == "结合20_年下半年重要会议,开展讨论。"
    assert (draft.title, draft.year) == ("2031年度党支部主题党日活动计划", 2031)
    assert "每年至少诵读党章全文一遍" in draft.text


def test_the_real_plan_is_read_exactly():
    path = os.environ.get("REAL_PLAN")
    if not path:
        pytest.skip("REAL_PLAN names no file: the real plan is not part of the repository")
    data = Path(path).read_bytes()
    draft = read_plan(Upload("annual-plan.txt", data))
    lines = data.decode().split("\n")
    table = lines.index("活动内容") + 1
    cells = [lines[table + 4 * row : table + 4 * row + 4] for row in range(12)]
    assert triples(draft) == [(number, form, content) for number, (_, _, form, content) in enumerate(cells, 1)]
    assert [cell[:2] for cell in cells] == [[f"{row.row}", f"20_年{row.month}月"] for row in draft.rows]
    assert (draft.title, draft.year) == ("2024年度党支部主题党日活动计划", 2024)


READ = {
    "tabs": "时间\t方式\t内容\n1月\t学习\t两会\n2月\t\t慰问",
    "commas, some inside the content": "时间,方式,内容\n1月,学习,两会\n2月,,慰问",
    "full-width commas": "时间，方式，内容\n1月，学习，两会\n2月，，慰问",
    "markdown": "| 月份 | 形式 | 主题 |\n|---|---|---|\n| 1月 | 学习 | 两会 |\n| 2月 |  | 慰问 |",
    "bars": "月份|形式|主题\n1月|学习|两会\n2月||慰问",
    "another order, more columns": "序号\t内容\t负责人\t方式\t月份\n1\t两会\t甲\t学习\t1\n2\t慰问\t乙\t\t2",
    "lines without a header": "1月 学习 两会\n2月 慰问",
    "numbered lines": "1. 1月：学习：两会\n（2）2月——慰问",
    "paragraphs": "一、1月份\n活动方式：学习\n活动内容：两会\n\n二、2月份\n慰问\n三、其他\n无关的话",
    "with remarks below": "时间\t方式\t内容\n1月\t学习\t两会\n2月\t\t慰问\n备注：\t\t可调整",
    "the header again on the next page": "时间\t方式\t内容\n1月\t学习\t两会\n时间\t方式\t内容\n2月\t\t慰问",
    "empty rows between": "时间\t方式\t内容\n\t\t\n1月\t学习\t两会\n\t\t\n\n2月\t\t慰问",
}


@pytest.mark.parametrize("text", READ.values(), ids=READ.keys())
def test_common_ways_of_writing_a_table_are_read(text):
    rows = triples(read_plan(text))
    assert rows == [(1, "学习", "两会"), (2, "", "慰问")]


def test_one_cell_per_line_is_read_without_row_numbers():
    draft = read_plan("月份\n方式\n内容\n一月份\n学习\n两会\n报告\n二月份\n走访\n慰问\n2024年活动计划\n3月起执行")
    assert triples(draft) == [(1, "学习", "两会 报告"), (2, "走访", "慰问")]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("3月 红色教育行动 党史专题学习", (3, "红色教育行动", "党史专题学习")),
        ("三月份：组织党员学习党史，增强意识。", (3, "", "组织党员学习党史，增强意识。")),
        ("3月,志愿,清扫,浇水", (3, "志愿", "清扫,浇水")),
        ("2024年3月 | 志愿 | 清扫", (3, "志愿", "清扫")),
        ("- 20_年3月\t志愿\t清扫 河岸", (3, "志愿", "清扫 河岸")),
        ("3月上旬 志愿：清扫", (3, "志愿", "清扫")),
        ("３月　志愿　清扫", (3, "志愿", "清扫")),
    ],
)
def test_a_plain_line_gives_month_form_and_content(line, row):
    assert triples(read_plan(line)) == [row]


def test_a_comma_inside_the_content_stays_in_it():
    draft = read_plan("时间,方式,内容\n1月,学习,读原著,谈体会\n2月,慰问,送温暖")
    assert draft.rows[0].content == "读原著,谈体会"


def test_a_quoted_cell_may_span_several_lines():
    draft = read_plan('月份,内容\n1月,"学习\n\n两会,研讨"\n2月,慰问')
    assert [row.content for row in draft.rows] == ["学习 两会,研讨", "慰问"]


def test_theme_and_content_columns_are_both_kept():
    draft = read_plan("月份\t主题\t内容\n1月\t学两会\t研讨交流\n2月\t\t慰问")
    assert [row.content for row in draft.rows] == ["学两会：研讨交流", "慰问"]


def test_several_months_are_read_without_a_separator():
    draft = read_plan("1月专题学习：两会精神\n2月份开展慰问")
    assert triples(draft) == [(1, "专题学习", "两会精神"), (2, "", "开展慰问")]


def test_prose_starting_with_a_month_is_not_a_row():
    assert refusal("3月份以来，我们开展了学习。") == ("plan-no-table", {})


REFUSED = [
    ("", "plan-no-table", {}),
    ("大家好", "plan-no-table", {}),
    ("时间\t方式\t内容", "plan-no-table", {}),
    ("月份\t内容\n某月\ta", "plan-month-unknown", {"row": 1, "value": "某月"}),
    ("月份\t内容\n\ta", "plan-month-empty", {"row": 1}),
    ("月份\t内容\n1月\t=HYPERLINK(1)", "plan-formula", {"row": 1, "value": "=HYPERLINK(1)"}),
    (
        f"1月 {'学' * (CONTENT_LIMIT + 1)}",
        "plan-content-too-long",
        {"row": 1, "limit": CONTENT_LIMIT, "length": CONTENT_LIMIT + 1},
    ),
    ("月份\t内容" + "\n1月\ta" * 61, "plan-too-many-rows", {"limit": 60}),
    ("学" * 60_001, "text-too-long", {"limit": 60_000, "length": 60_001}),
]


@pytest.mark.parametrize(("text", "key", "values"), REFUSED, ids=range(len(REFUSED)))
def test_an_invalid_plan_is_refused_with_row_and_value(text, key, values):
    assert refusal(text) == (key, values)


TOLD = [
    ("月份\t内容\n1月\ta\n13月\tb", [(1, "", "a")], "plan-month-unknown", ("13月", "b")),
    ("序号\n活动时间\n活动内容\n1\n1月\na\n2\n13月\nb", [(1, "", "a")], "plan-month-unknown", ("2", "13月", "b")),
    ("1月 学习\n某月：学习", [(1, "", "学习")], "plan-month-unknown", ("某月", "学习")),
    ("月份\t内容\n\tb\n1月\ta", [(1, "", "a")], "plan-month-empty", ("b",)),
    ("月份\t内容\n1月\ta\n2月\t=1+1", [(1, "", "a")], "plan-formula", ("2月", "=1+1")),
    (
        f"1月 学习\n2月 {'学' * (CONTENT_LIMIT + 1)}",
        [(1, "", "学习")],
        "plan-content-too-long",
        ("", "学" * (CONTENT_LIMIT + 1)),
    ),
    ("1-3月：学习", [(1, "", "学习"), (2, "", "学习"), (3, "", "学习")], "plan-shared", ("1-3月",)),
    ("3月、4月开展学习", [(3, "", "开展学习"), (4, "", "开展学习")], "plan-shared", ("3月、4月",)),
    ("1月 学习\n2月 慰问\n1月 参观", [(1, "", "学习；参观"), (2, "", "慰问")], "plan-joined", ("学习", "参观")),
    (
        f"月份\t方式\t内容\n1月\t{'学' * 61}\t两会",
        [(1, "", f"{'学' * 61}：两会")],
        "plan-form-long",
        ("学" * 61,),
    ),
]


@pytest.mark.parametrize(("text", "rows", "key", "pieces"), TOLD, ids=range(len(TOLD)))
def test_a_row_that_is_not_plain_is_told_and_the_others_stand(text, rows, key, pieces):
    draft = read_plan(text)
    assert triples(draft) == rows
    assert [told.pieces for told in draft.told if told.key == key] == [pieces]


@pytest.mark.parametrize(
    "text",
    ["月份\t方式\t内容\n1月\t学习\ta\n2月\t慰问\t", "序号\n时间\n方式\n内容\n1\n1月\n学习\na\n2\n2月\n慰问"],
)
def test_a_form_without_a_content_is_the_content(text):
    assert triples(read_plan(text)) == [(1, "学习", "a"), (2, "", "慰问")]


@pytest.mark.parametrize(
    ("cell", "month", "year"),
    [
        ("1", 1, None), ("01", 1, None), ("12月份", 12, None), ("十二月", 12, None), ("元月", 1, None),
        ("2024年3月", 3, 2024), ("2024-03", 3, 2024), ("2024/3/5", 3, 2024), ("二〇二四年三月", 3, 2024),
        ("20_年3月", 3, None), ("20  年 3 月", 3, None), ("20××年5月", 5, None), ("____年5月", 5, None),
        ("2024-03-01 00:00:00", 3, 2024), ("45352", 3, None), ("3月5日-3月8日", 3, None), ("March", 3, None),
        ("13月", None, None), ("0", None, None), ("二十三月", None, None), ("1-3月", None, None),
        ("1月、2月", None, None), ("每月", None, None), ("第一季度", None, None), ("", None, None),
        ("2024年", None, 2024),
    ],
)  # fmt: skip
def test_months_and_years_are_read_as_people_write_them(cell, month, year):
    assert (month_of(cell), year_of(cell)) == (month, year)


def test_months_or_the_file_name_supply_a_missing_year():
    assert read_plan("2024年1月 学习\n2024年2月 慰问").year == 2024
    assert read_plan(Upload("支部计划_2025.txt", "1月 学习".encode())).year == 2025
    assert read_plan("20_年度党日活动计划\n20_年1月 学习 两会").year is None


def test_a_blank_year_is_filled_in_while_the_source_stays():
    draft = read_plan("20_年度主题党日活动计划\n1月 学习 结合20_年工作\n2月 学习 建校20年，20××年再聚")
    filled = fill_year(draft, 2026)
    assert filled.title == "2026年度主题党日活动计划"
    assert [row.content for row in filled.rows] == ["结合2026年工作", "建校20年，2026年再聚"]
    assert (filled.year, filled.text, draft.rows[0].content) == (2026, draft.text, "结合20_年工作")


def test_invisible_and_misleading_characters_are_removed():
    draft = read_plan("\ufeff3月\u200b 学\u202e习 两\x00会\u2066")
    assert triples(draft) == [(3, "学习", "两会")]


FRAGMENTS = [
    *(
        "1月",
        "13月",
        "三月份",
        "20_年4月",
        "序号",
        "活动时间",
        "活动方式",
        "活动内容",
        "1",
        "2",
        "学习",
        "备注：",
    ),
    *("：", ",", "|", "\t", "\n", " ", '"', "一、", "2024年度主题党日活动计划", "=", "、", "-"),
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(FRAGMENTS), max_size=80).map("".join)))
def test_any_text_is_a_plan_or_a_refusal(text):
    try:
        draft = read_plan(text)
    except Refused:
        return
    months = [row.month for row in draft.rows]
    assert months
    assert len(set(months)) == len(months)
    assert all(row.content for row in draft.rows)


@pytest.mark.parametrize(
    "text",
    [
        "1" + " " * 59_000 + "x",
        "3月," + "\t " * 29_000 + "x",
        "时间\n" * 19_000,
        "时间 内容\n" * 9_000,
        "20" + "_" * 59_000,
        "1月、" * 19_000,
        '时间,内容\n"' + "a" * 59_000,
        "1\n" * 29_000,
    ],
    ids=range(8),
)
def test_a_long_hostile_text_is_handled_quickly(text):
    began = time.process_time()
    with contextlib.suppress(Refused):
        read_plan(text)
    assert time.process_time() - began < 20  # quadratic work would take an hour
