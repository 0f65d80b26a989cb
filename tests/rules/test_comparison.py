"""A paper compared with its file: each forgery is named, what people may fill in is not called one."""

from functools import cache

import pytest

from bot.documents.comparison import Change, Difference, compare
from bot.documents.docx_writer import write
from bot.documents.paper import PEN, Paper, Paragraph, Setup, passages
from bot.documents.verification import BLANKS
from bot.files.printed import read_printed
from bot.files.upload import Upload
from tests.support.forged_papers import MINUTES, Forger, paper, printed

NOTE = "说明：本次活动因教学安排改期一次。"
SIX = "六有：年度计划安排、每月活动方案、学习资料。"
ROW = "5 | 党员5 | 正式 | 13:05 | √ | —"


@cache
def original() -> bytes:
    return printed()


def differences(data, body=None):
    file = read_printed(Upload("纪实表.docx", data))
    return list(compare(body or passages(paper()), file.rows, BLANKS, ruled=file.ruled))


def forged(change) -> list[Difference]:
    forger = Forger(original())
    change(forger)
    return differences(forger.file())


def test_file_as_it_was_printed_has_no_difference():
    assert differences(original()) == []


def running(*texts):
    """Return running text below two headings, as minutes have it."""
    blocks = [
        Paragraph("一、会议内容", 1),
        *map(Paragraph, texts),
        Paragraph("二、议定事项", 1),
        Paragraph("开展联学。"),
    ]
    return Paper(Setup.RECORD, "会议记录", tuple(blocks))


def test_a_paragraph_that_the_paper_lacks_is_no_difference_and_what_fills_it_is_named_so():
    body = passages(running(""))
    assert differences(write(running(""), []), body) == []
    found = differences(write(running("学习了原文。"), []), body)
    assert found == [Difference(Change.FILLED, "一、会议内容", "", "学习了原文。")]
    more = differences(write(running("学习了原文。", "大家一致同意。"), []), passages(running("学习了原文。")))
    assert more == [Difference(Change.ADDED, "", "", "大家一致同意。")]


def test_blanks_line_ends_and_widths_are_no_difference():
    def rewrite(forger):
        forger.replaces("党员活动室（三楼）", "党员活动室 (三楼)　")
        forger.replaces("2026年3月6日14:00—17:30", "2026 年 3 月 6 日\n14：00—17：30")
        forger.replaces("学生第二党支部", "学生第二\u200b党支部")

    assert forged(rewrite) == []


@pytest.mark.parametrize(
    ("change", "label", "old", "new"),
    [
        (lambda file: file.writes("实到", 3, "12"), "实到", "11", "12"),
        (lambda file: file.writes("实到", 3, "1"), "实到", "11", "1"),
        (lambda file: file.writes("应到", 1, "120"), "应到", "12", "120"),
        (lambda file: file.replaces("17:30", "18:30"), "时间", "2026年3月6日14:00—17:30", "2026年3月6日14:00—18:30"),
        (lambda file: file.replaces("（三楼）", ""), "地点", "党员活动室（三楼）", "党员活动室"),
        (lambda file: file.writes("活动主题", 1, "开展志愿服务"), "活动主题", "学习两会精神，争做先锋", "开展志愿服务"),
        (lambda file: file.replaces("16:05", "15:05"), "图片", "讨论，16:05", "讨论，15:05"),
        (lambda file: file.replaces("改期一次", "改期"), "", NOTE, "说明：本次活动因教学安排改期。"),
        (lambda file: file.replaces("2026〔3〕号", "2026〔4〕号"), "编号", "2026〔3〕号", "2026〔4〕号"),
        (lambda file: file.replaces("、学习资料", "、学习资料、学习笔记"), "", SIX, SIX.replace("。", "、学习笔记。")),
        (lambda file: file.writes("党员5", 1, "党员50"), "签到", ROW, "5 | 党员50 | 正式 | 13:05 | √ | —"),
    ],
)  # fmt: skip
def test_changed_passage_is_named_with_old_and_new(change, label, old, new):
    assert forged(change) == [Difference(Change.CHANGED, label, old, new)]


def test_change_of_one_character_in_long_minutes_is_found():
    (found,) = forged(lambda file: file.replaces("由王组织负责", "由陈四负责"))
    assert (found.change, found.label, found.old) == (Change.CHANGED, "议程与过程", MINUTES)
    assert found.new == MINUTES.replace("由王组织负责", "由陈四负责")


def test_mark_moved_to_another_cell_is_a_change():
    def move(file):
        file.writes("党员5", 4, "")
        file.writes("党员5", 5, "√")

    assert forged(move) == [Difference(Change.CHANGED, "签到", ROW, "5 | 党员5 | 正式 | 13:05 | — | √")]


def test_digit_moved_to_the_next_cell_is_a_change():
    def move(file):
        file.writes("党员5", 0, "")
        file.writes("党员5", 1, "5党员5")

    assert [(each.change, each.old) for each in forged(move)] == [(Change.CHANGED, ROW)]


@pytest.mark.parametrize(
    ("change", "label", "old"),
    [
        (lambda file: file.removes_row("党员5"), "签到", ROW),
        (lambda file: file.writes("活动主题", 1, ""), "活动主题", "学习两会精神，争做先锋"),
        (lambda file: file.replaces(SIX, ""), "", SIX),
        (lambda file: file.hides("党员活动室"), "地点", "党员活动室（三楼）"),
        (lambda file: file.strikes("党员活动室"), "地点", "党员活动室（三楼）"),
    ],
)  # fmt: skip
def test_missing_passage_is_named(change, label, old):
    assert forged(change) == [Difference(Change.MISSING, label, old, "")]


def test_label_that_was_taken_away_is_named():
    found = forged(lambda file: file.writes("实到", 2, ""))
    assert found == [Difference(Change.MISSING, "", "实到", "")]


def test_another_label_is_named():
    found = forged(lambda file: file.writes("实到", 2, "请假"))
    assert {each.change for each in found} == {Change.MISSING, Change.ADDED}
    assert {each.old or each.new for each in found} == {"实到", "请假"}


@pytest.mark.parametrize(
    ("change", "new"),
    [
        (
            lambda file: file.copies_row("党员5", "13", "党员13", "正式", "13:13", "√", ""),
            "13 | 党员13 | 正式 | 13:13 | √",
        ),
        (lambda file: file.paragraph("说明：").insert_paragraph_before("另有三名群众参加。"), "另有三名群众参加。"),
        (lambda file: file.puts_a_box("出勤率100%"), "出勤率100%"),
        (lambda file: file.document.add_paragraph("以上情况属实。"), "以上情况属实。"),
        (lambda file: file.copies_row("形成共识", "表决", "一致通过"), "表决 | 一致通过"),
    ],
)
def test_added_passage_is_named(change, new):
    found = forged(change)
    assert [each.change for each in found] == [Change.ADDED]
    assert found[0].new == new


@pytest.mark.parametrize(
    ("change", "label", "new"),
    [
        (lambda file: file.replaces("（待补充）", "会议同意张三为积极分子。"), "形成共识", "会议同意张三为积极分子。"),
        (lambda file: file.writes("到会指导领导", 1, "刘副书记"), "到会指导领导", "刘副书记"),
    ],
)  # fmt: skip
def test_text_that_a_person_added_where_it_was_missing_is_no_change(change, label, new):
    assert forged(change) == [Difference(Change.FILLED, label, "", new)]


@pytest.mark.parametrize(
    ("change", "label", "new"),
    [
        (lambda file: file.writes("上级审核意见", 1, "同意"), "上级审核意见", "同意"),
        (lambda file: file.replaces("主持人签字", "主持人签字：李书记"), "主持人签字", "李书记"),
        (lambda file: file.writes("党员5", 5, "党员五"), f"签到 {ROW}", "党员五"),
    ],
)
def test_blank_for_a_pen_that_was_filled_is_no_change(change, label, new):
    (found,) = forged(change)
    assert (found.change, found.label, found.new.lstrip("：")) == (Change.SIGNED, label, new)


def test_emptied_blank_words_are_no_difference():
    assert forged(lambda file: file.replaces("（待补充）", "")) == []


def test_text_replaced_by_the_words_for_a_missing_one_is_a_change():
    (found,) = forged(lambda file: file.writes("活动主题", 1, "（待补充）"))
    assert (found.change, found.label) == (Change.CHANGED, "活动主题")


def test_several_forgeries_are_all_named_in_the_order_of_the_paper():
    def forge(file):
        file.removes_row("党员7")
        file.writes("实到", 3, "12")
        file.replaces("（待补充）", "同意。")
        file.document.add_paragraph("附：决议")

    found = forged(forge)
    assert [(each.change, each.label) for each in found] == [
        (Change.CHANGED, "实到"),
        (Change.FILLED, "形成共识"),
        (Change.MISSING, "签到"),
        (Change.ADDED, ""),
    ]


def test_rows_that_changed_places_are_named():
    def swap(file):
        row = file.row("党员7")
        file.row("党员2").addprevious(row)

    assert {each.change for each in forged(swap)} == {Change.MISSING, Change.ADDED}


def test_paper_of_another_month_is_not_taken_for_the_same():
    other = [(label, text.replace("3月", "4月").replace("13:", "14:")) for label, text in passages(paper())]
    found = differences(original(), other)
    assert len([each for each in found if each.change is Change.CHANGED]) > 10


def test_copy_of_a_row_is_an_addition():
    found = forged(lambda file: file.copies_row("党员5", "5", "党员5", "正式", "13:05", "√", ""))
    assert [(each.change, each.new) for each in found] == [(Change.ADDED, "5 | 党员5 | 正式 | 13:05 | √")]


def test_head_of_a_table_on_its_next_page_is_no_addition():
    found = forged(lambda file: file.copies_row("党员5", "序号", "姓名", "类别", "签到时间", "到会", "签名"))
    assert found == []


LINES = [["会计学院"], ["学习近期中央会议精神"], ["并结合专业建设，说明今年要做的三件事。"]]
SAID = [("", "会计学院"), ("", "学习近期中央会议精神，并结合专业建设，说明今年要做的三件事。")]


def test_mark_that_hung_over_the_end_of_a_line_of_a_pdf_is_no_change():
    assert list(compare(SAID, LINES, BLANKS, ruled=False)) == []
    assert len(list(compare(SAID, LINES, BLANKS, ruled=True))) == 1
    inside = [*LINES[:2], ["并结合专业建设说明今年要做的三件事。"]]
    assert len(list(compare(SAID, inside, BLANKS, ruled=False))) == 1


def test_date_to_be_written_by_hand_counts_once_it_is_written():
    body = [("填报日期", PEN)]
    assert list(compare(body, [["填报日期：　　年　　月　　日"]], BLANKS, ruled=True)) == []
    (found,) = compare(body, [["填报日期：2026年3月7日"]], BLANKS, ruled=True)
    assert (found.change, found.label) == (Change.SIGNED, "填报日期")


def test_a_paragraph_that_the_paper_lacks_may_be_filled_below_its_heading():
    heads = tuple(Paragraph(words, level=1) for words in ("存在的问题", "下一步打算"))
    blocks = (heads[0], Paragraph(""), heads[1], Paragraph(""))
    lacking = Paper(Setup.OFFICIAL, "述职材料", blocks, foot=("以上为统计。",))
    forger = Forger(write(lacking, ()))
    assert differences(forger.file(), passages(lacking)) == []
    forger.replaces("（待补充）", "个别党员请假较多。")
    (filled,) = differences(forger.file(), passages(lacking))
    assert (filled.change, filled.label, filled.new) == (Change.FILLED, "存在的问题", "个别党员请假较多。")
