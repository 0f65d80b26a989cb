"""Texts for the record: speeches, decisions, items and the summary are recognised; everything else stays as it is."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from bot.domain.day.entry import Agreed, Words
from bot.domain.roles import Office
from bot.intake import record_words
from bot.intake.record_words import Known, heads, read
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import Part

SENT = datetime(2026, 3, 6, 18)  # noqa: DTZ001 - local time, as the reader gets it
PEOPLE = [
    SimpleNamespace(name="李明", offices={Office.SECRETARY}),
    SimpleNamespace(name="王小红", offices={Office.ORGANISATION}),
    SimpleNamespace(name="周六", offices=set()),
    SimpleNamespace(name="李强", offices=set()),
]
ITEMS = [
    SimpleNamespace(id=1, title="政治学习", kind=ItemKind.STUDY),
    SimpleNamespace(id=2, title="讨论：两会精神", kind=ItemKind.DISCUSSION),
]
KNOWN = Known(PEOPLE, ITEMS, SENT)


def speeches(text):
    pieces = read(text, KNOWN).pieces
    return [(one.speaker, one.person and one.person.name) for one in pieces if isinstance(one, Words) and one.speaker]


@pytest.mark.parametrize(
    ("written", "speaker", "person"),
    [
        ("周六", "周六", "周六"),
        ("- 周六同志", "周六同志", "周六"),
        ("1. 李书记", "李书记", "李明"),
        ("党支部书记李明", "党支部书记李明", "李明"),
        ("书记", "书记", "李明"),
        ("王组织委员", "王组织委员", "王小红"),
        ("李 强", "李 强", "李强"),
        ("钱老师", "钱老师", None),
        ("欧阳文", "欧阳文", None),
        ("李强（书面发言）", "李强（书面发言）", "李强"),
        ("主讲人李强", "主讲人李强", "李强"),
        ("党小组长周六", "党小组长周六", "周六"),
    ],
)
def test_a_name_before_a_colon_is_a_speaker(written, speaker, person):
    assert speeches(f"{written}：我谈三点体会。") == [(speaker, person)]


@pytest.mark.parametrize(
    "line",
    [
        "时间：3月6日",
        "地点：活动室",
        "党课：第一讲",
        "应到：25人",
        "会议要求：全体党员认真学习",
        "方法：先学后议",
        "关键：落实到人",
        "党小组：一组二组分别讨论",
        "http://x.cn",
        "张三：",
        "继续开展政治学习",
        "李强14:05发言：好",
    ],
)
def test_a_label_is_no_speaker(line):
    assert speeches(line) == []
    assert [one.text for one in read(line, KNOWN).pieces] == [line]


def test_no_line_of_a_text_is_lost():
    text = "一、会议开始\n\n时间：下午\n李强：第一点，\n第二点。\n\n大家鼓掌。"
    pieces = read(text, KNOWN).pieces
    assert [one.text for one in pieces] == ["一、会议开始\n\n时间：下午", "第一点，\n第二点。", "大家鼓掌。"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("会议在国歌声中结束。", True),
        ("最后，全体党员起立合唱。", True),
        ("会后合影留念。", True),
        ("大家一致同意。", True),
        ("大家都应当带头学习。", False),
        ("会议要求我记住了三条。", False),
        ("最后，要抓好落实。", False),
    ],
)
def test_a_line_that_tells_of_the_meeting_is_not_put_into_the_mouth_of_the_last_speaker(line, told):
    pieces = read(f"李强：要联系实际。\n{line}", KNOWN).pieces
    assert [(one.speaker, one.text) for one in pieces] == (
        [("李强", "要联系实际。"), (None, line)] if told else [("李强", f"要联系实际。\n{line}")]
    )


def test_titles_of_items_divide_a_text():
    pieces = read("一、政治学习\n学了原文\n（二）讨论：两会精神\n李强：很好\n总结提升\n成效明显", KNOWN).pieces
    assert [(one.item and one.item.id, one.part, one.text) for one in pieces] == [
        (1, Part.TEXT, "学了原文"),
        (2, Part.SPEECH, "很好"),
        (None, Part.SUMMARY, "成效明显"),
    ]


WANG, ZHAO = ("王五", "学院党委副书记"), ("赵六", "组织、宣传部部长")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("指导领导：王五（学院党委副书记）", [WANG]),
        ("到会指导领导：王五（学院党委副书记）、赵六（组织、宣传部部长）。", [WANG, ZHAO]),
        ("上级领导：王五 学院党委副书记；赵六，组织、宣传部部长", [WANG, ZHAO]),
        ("指导人员：学院党委副书记王五", [WANG]),
        ("到会领导：王五", [("王五", "")]),
        ("到会领导：王书记、赵部长", [("王书记", ""), ("赵部长", "")]),
        ("指导领导：王五（学院党委副书记）和赵六（组织、宣传部部长）", [WANG, ZHAO]),
        ("指导领导：\n1. 王五（学院党委副书记）\n2. 赵六：组织、宣传部部长", [WANG, ZHAO]),
        ("指导领导：无", []),
        ("领导：王五", None),
        ("现场指导：李强讲了步骤。", None),
    ],
)
def test_leaders_who_came_to_guide_are_read_with_their_posts(text, found):
    pieces = read(text, KNOWN).pieces
    read_ = [(one.speaker, one.text) for one in pieces if isinstance(one, Words) and one.part is Part.GUIDE]
    assert read_ == (found or [])
    assert len(pieces) == (1 if found is None else len(found))
    assert read(f"{text}\n会议按议程进行。", KNOWN).pieces[-1].part is Part.TEXT


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("领导点评：主题鲜明。\n不足：讨论时间短。\n\n努力方向：多联系实际。", None),
        ("领导点评（王五）：主题鲜明。\n不足：讨论时间短。", "王五"),
        ("王五点评：主题鲜明。", "王五"),
        ("领导点评：王五：主题鲜明。\n优点：组织有序。", "王五"),
    ],
)
def test_a_leaders_comment_goes_on_to_the_next_label(text, speaker):
    comment, speech, summary = read(f"{text}\n李强：我记住了。\n总结提升：按点评改进。", KNOWN).pieces
    assert (comment.part, comment.speaker, comment.item) == (Part.COMMENT, speaker, None)
    assert comment.text.startswith("主题鲜明。")
    assert (speech.part, speech.text, summary.part) == (Part.SPEECH, "我记住了。", Part.SUMMARY)


def test_a_member_who_speaks_below_the_leaders_is_no_leader():
    guide, speech = read("指导领导：\n王五（学院党委副书记）\n李强：我谈两点。", KNOWN).pieces
    assert (guide.part, speech.part, speech.text) == (Part.GUIDE, Part.SPEECH, "我谈两点。")


def test_leaders_are_no_strangers():
    reading = read(
        "指导领导：王五（副书记）\n领导点评：王五：主题鲜明。\n赵六：我也同意。\n总结提升：好\n钱老师：补充。", KNOWN
    )
    assert reading.strangers == ("钱老师",)


@pytest.mark.parametrize(
    ("line", "text", "owner", "due"),
    [
        ("开展联学 负责人 张三 4月10日前", "开展联学", "张三", date(2026, 4, 10)),
        ("3月底前完成整改，责任人：王小红、李强", "完成整改", "王小红、李强", date(2026, 3, 31)),
        ("购买书籍（负责人李强，4月10日前完成）", "购买书籍", "李强", date(2026, 4, 10)),
        ("由李强负责联系社区", "联系社区", "李强", None),
        ("4月10日开展联学", "4月10日开展联学", None, None),
        ("慰问老党员，完成时限：2026年6月30日", "慰问老党员", None, date(2026, 6, 30)),
        ("负责人 张三", "负责人 张三", "张三", None),
        ("整理台账 责任人 李强同志", "整理台账", "李强", None),
        ("由王小红、李强共同负责整理台账", "整理台账", "王小红、李强", None),
        ("整理台账，负责人待定", "整理台账，负责人待定", None, None),
        ("每月10日前上报", "每月10日前上报", None, None),
        ("10日内完成走访", "10日内完成走访", None, None),
        ("走访10日前完成", "走访", None, date(2026, 3, 10)),
        ("明年1月10日前报送总结", "报送总结", None, date(2027, 1, 10)),
    ],
)
def test_a_decision_has_an_owner_and_a_day(line, text, owner, due):
    (found,) = read(f"议定：{line}", KNOWN).pieces
    assert found == Agreed(text, owner, due)


def test_lines_below_a_heading_are_decisions_until_an_empty_one():
    pieces = read("【议定事项】\n1. 甲事\n2. 乙事\n\n散会。", KNOWN).pieces
    assert [type(one) for one in pieces] == [Agreed, Agreed, Words]


@pytest.mark.parametrize(
    "line",
    [
        "开展第一、第二党小组联学",
        "列支3.5万元",
        "3.5万元用于慰问",
        "走访陈四、李强两户",
        "其余按（一）的分工",
    ],
)
def test_numbers_within_a_decision_are_no_numbering(line):
    (found,) = read(f"议定事项：\n{line}", KNOWN).pieces
    assert found.text == line


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("人数 23", 23),
        ("实到23人", 23),
        ("实到：二十三人。", 23),
        ("heads 5", 5),
        ("实到 23 人，缺 2 人", None),
        ("23", None),
        ("人数众多", None),
    ],
)
def test_a_head_count_is_the_whole_text(text, counted):
    assert heads(text) == counted


def test_a_speech_goes_on_in_the_next_message_until_an_empty_line():
    more = read("还有一点。\n\n散会。", KNOWN, after_speech=True)
    assert [one.text for one in more.pieces] == ["还有一点。", "散会。"]
    assert record_words.read("李强：第一", KNOWN).doing == "speech"


@pytest.mark.parametrize("filling", ["，", "（", " ", "由", "负责人", "于", "每月10日前"])
def test_a_line_without_end_is_read_at_once(filling):
    long = filling * (20_000 // len(filling))
    assert isinstance(read(f"议定：整理台账{long}完", KNOWN).pieces[0], Agreed)
