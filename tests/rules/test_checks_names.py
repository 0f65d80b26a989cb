"""Check 41 in running text: a misspelt name is found by the form in which it stands; words and guests are not."""

from dataclasses import replace

import pytest

from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.running_names import READ
from bot.domain.report.checks.table import findings
from bot.storage.tables.record import Part
from tests.support.cases import NAMES, a_case, decision, item, minute, raised, speech, variants
from tests.support.honest_year import RECORDS, a_year

MEMBERS = (*NAMES, "李明", "高生", "于诗", "周小雨", "张三丰", "欧阳明月", "艾力·买买提", "方安2")


def writes(*texts, **changes):
    """Return a case of these members with these texts in its minutes."""
    return a_case(names=MEMBERS, minutes=tuple(minute(text, item=1) for text in texts), **changes)


def names(case):
    """Return the misspelt names that are told, with the members whose names they are like."""
    found = [one for one in findings(case) if one.number == 41]
    assert variants(case, 41) == ["text"] * len(found)  # with a sentence in every language
    assert {one.level for one in found} <= {Level.WARN}
    return [(one.values["name"], one.values["names"]) for one in found]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{}说，周三下午更合适。", "李鸣"),
        ("随后{}首先发言，谈了三点。", "李鸣"),
        ("由{}领学政府工作报告。", "李鸣"),
        ("请{}同志介绍社区的做法。", "李鸣"),
        ("会上，党员{}表示愿意报名。", "李鸣"),
        ("支部书记{}主持会议。", "李鸣"),
        ("分组的是张三、{}、陈四三人。", "李鸣"),
        ("张三和{}带队。", "李鸣"),
        ("由张三、{}负责。", "李鸣"),
        ("接着{}作了交流发言。", "李鸣"),
        ("（{}汇报，张三补充）", "李鸣"),
    ],
)
def test_a_name_one_character_off_stands_by_its_form(wrong, right):
    assert names(writes(wrong.format(right))) == [("李鸣", ["李明"])]
    assert names(writes(wrong.format("李明"))) == []


@pytest.mark.parametrize(
    ("written", "member"),
    [
        ("周小宇", "周小雨"),
        ("张三峰", "张三丰"),
        ("欧阳明日", "欧阳明月"),
        ("艾里·买买提", "艾力·买买提"),
        ("方鞍", "方安"),
        ("黎明月", None),
    ],
)
def test_names_of_any_length(written, member):
    found = [(written, [member])] if member else []
    assert names(writes(f"随后{written}汇报了学习体会。")) == found


def test_a_dot_of_another_form_is_no_mistake():
    assert names(writes("随后艾力•买买提汇报了体会。")) == []
    assert names(writes("由艾里•买买提、张三负责。")) == [("艾里·买买提", ["艾力·买买提"])]
    assert names(writes("古艾里·买买提江汇报了体会。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "一位党员，高声说要带头。",
        "讨论不下去，于是提出先做试点。",
        "经讨论，方案提出三项措施。",
        "李老师说可以借用教室，李总表示支持。",
        "李某表示愿意参加。",
        "听到这里，李也说不下去了。",
        "李鸣涛表示愿意报名。",
        "听说李鸣获奖。",
        "《李鸣》一课讲了三点。",
        "学习李鸣同志先进事迹。",
    ],
)
def test_words_and_titles_are_no_names(text):
    assert names(writes(text)) == []


def test_a_famous_name_is_no_misspelt_member():
    case = a_case(names=(*NAMES, "雷峰"), minutes=(minute("雷锋说，要做一颗螺丝钉。雷丰说，我来。", item=1),))
    assert names(case) == [("雷丰", ["雷峰"])]


def test_a_guest_is_no_misspelt_member():
    text = "李鸣说，旧址是一家药铺。"
    assert names(writes(text)) == [("李鸣", ["李明"])]
    assert names(writes(f"讲解员李鸣带我们参观。{text}")) == []
    assert names(writes(text, items=(item(1, "来自农学院的李鸣谈育种"),))) == []
    assert names(writes(f"邀请到了李鸣老师。{text}")) == []
    assert names(writes(text, roster=frozenset({"李鸣"}))) == []
    guide = minute("学院党委副书记", part=Part.GUIDE, speaker="李鸣")
    case = writes(text)
    assert names(replace(case, report=replace(case.report, minutes=(*case.report.minutes, guide)))) == []


def test_decisions_and_agenda_are_read_too():
    assert names(a_case(names=MEMBERS, decisions=(decision("由李鸣整理台账"),))) == [("李鸣", ["李明"])]
    assert names(a_case(names=MEMBERS, items=(item(1, "李鸣领学报告"),))) == [("李鸣", ["李明"])]


def test_a_name_is_told_once():
    assert names(writes("李鸣说可以。", "随后李鸣发言。")) == [("李鸣", ["李明"])]
    told = a_case(names=MEMBERS, minutes=(speech("李鸣", "我来负责。"), minute("李鸣说可以。", item=1)))
    assert [subject.partition(":")[0] for subject in raised(told, 41)] == ["name"]


def test_the_sentence_shows_where_the_name_stands():
    case = writes("学习了政府工作报告的就业、教育、养老三处，每处读了两遍，随后李鸣领学了关于教育的部分，讲了两件事。")
    (found,) = [one for one in findings(case) if one.number == 41]
    assert "随后李鸣领学" in found.values["clause"]
    assert len(found.values["clause"]) <= 40


def test_a_long_record_is_read_up_to_a_limit():
    assert names(writes("学" * (READ - 100), "。李鸣说可以。")) == [("李鸣", ["李明"])]
    assert names(writes("学" * READ, "。李鸣说可以。")) == []


def test_no_name_of_the_honest_year_is_misspelt():
    assert [one for case in a_year() for one in findings(case) if one.number == 41] == []


@pytest.mark.parametrize("name", ["王组织", "孙五", "吴七", "赵宣传"])
def test_a_misspelt_name_of_the_honest_year_is_found(name):
    wrong = f"{name[:-1]}某" if len(name) > 2 else f"{name[0]}舞"
    wrong = wrong.replace("某", "芝")
    told = 0
    for case, record in zip(a_year(), RECORDS, strict=True):
        if not any(name in text for text in record.texts):
            continue
        for each in case.report.minutes:
            each.text = each.text.replace(name, wrong)
        told += wrong in {one.values["name"] for one in findings(case) if one.number == 41}
    assert told
