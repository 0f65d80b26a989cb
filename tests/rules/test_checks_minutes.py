"""Checks of minutes, likeness, dates and decisions: a case that raises each, and one as near that does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.report.checks import likeness
from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.minutes import one_apart
from bot.domain.report.checks.table import findings
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import Part
from bot.storage.tables.roll import RollState
from bot.storage.tables.timeline import Event
from tests.support.cases import (
    END,
    START,
    TEXT,
    a_case,
    changed,
    decision,
    earlier,
    item,
    minute,
    people,
    photo,
    raised,
    speech,
    variants,
)
from tests.support.honest_year import RECORDS
from tests.support.town import at

PEOPLE = people()
LI, WANG, ZHANG, CHEN = (PEOPLE[name] for name in ("李书记", "王组织", "张三", "陈四"))
TALK = item(2, "讨论课后辅导", ItemKind.DISCUSSION)
DAY = timedelta(days=1)


def writes(*texts, **changes):
    """Return a case with these texts below its one item."""
    return a_case(minutes=tuple(minute(text, item=1) for text in texts), **changes)


# --- speakers


@pytest.mark.parametrize(("where", "found"), [("absent", ["absent"]), ("leave", ["leave"]), ("names", [])])
def test_a_speaker_who_was_not_there(where, found):
    given = {where: ("张三",)} if where != "names" else {}
    assert variants(a_case(minutes=(speech(ZHANG, "我来负责周三的辅导。", item=1),), **given), 12) == found


def test_a_speaker_whose_check_in_was_corrected():
    case = a_case(absent=("张三",), minutes=(speech(ZHANG, "我来负责。"),))
    places = tuple(
        replace(p, corrected=RollState.PRESENT) if p.person.id == ZHANG.id else p for p in case.report.places
    )
    assert variants(case, 12) == ["absent"]
    assert variants(changed(case, places=places), 12) == []


def test_a_speaker_who_is_not_known():
    assert variants(a_case(minutes=(speech("欧阳老师", "我介绍一下学校的做法。"),)), 12) == ["unknown"]
    assert variants(a_case(minutes=(speech("张三", "我来负责。"),)), 12) == []
    lecture = item(1, "党课", ItemKind.PARTY_CLASS, speaker="欧阳老师")
    assert variants(a_case(items=(lecture,), minutes=(speech("欧阳老师", "我介绍一下。"),)), 12) == []


def test_one_finding_for_the_speeches_of_one_person():
    speeches = (speech(ZHANG, "第一次发言。"), speech("张三", "第二次发言。"))
    assert len(raised(a_case(absent=("张三",), minutes=speeches), 12)) == 1


@pytest.mark.parametrize(
    ("speakers", "kind", "found"),
    [
        ((ZHANG,), ItemKind.DISCUSSION, ["speakers"]),
        ((ZHANG, ZHANG), ItemKind.DISCUSSION, ["speakers"]),
        ((ZHANG, CHEN), ItemKind.DISCUSSION, []),
        ((), ItemKind.PARTY_CLASS, []),
    ],
)
def test_a_discussion_with_few_speakers(speakers, kind, found):
    items = (item(2, "讨论课后辅导", kind),)
    said = tuple(speech(person, "我谈一点看法。", item=2) for person in speakers)
    assert variants(a_case(items=items, minutes=(minute(TEXT, item=2), *said)), 13) == found


# --- length, empty phrases, agenda


def test_length_is_for_information_only():
    case = writes("学习了文件。")
    assert variants(case, 14) == ["item", "record"]
    assert {one.level for one in findings(case) if one.number == 14} == {Level.INFO}
    assert variants(writes("字" * 29, "字" * 1), 14) == ["record"]
    assert variants(writes("字" * 300), 14) == []
    assert variants(writes("字" * 299), 14) == ["record"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习结束后，大家一致认为收获很大。", ["phrase"]),
        ("与会党员纷纷表示要立足本职。", ["phrase"]),
        ("张三和陈四纷纷表示愿意担任辅导员。", []),
        ("大家讨论后认为，周三下午最合适。", []),
    ],
)
def test_empty_phrases(text, found):
    assert variants(writes(text), 15) == found
    assert variants(writes(f"张三说明了方案，大家一致认为可行。{'学' * 80}{text}"), 15) == found


def test_an_empty_phrase_above_named_speeches_is_none():
    phrase = minute("大家纷纷表示要带头。", item=2)
    named = speech(ZHANG, "我带头报名周三的辅导。", item=2)
    assert variants(a_case(items=(TALK,), minutes=(phrase, named)), 15) == []
    assert variants(a_case(items=(TALK,), minutes=(phrase, replace_item(named, 1))), 15) == ["phrase"]


def replace_item(one, number):
    one.item_id = number
    return one


def test_agenda_and_minutes():
    items = (item(1, "学习政府工作报告"), TALK)
    assert variants(a_case(minutes=()), 16) == ["nothing"]
    assert variants(a_case(minutes=(minute("总结。", part=Part.SUMMARY),)), 16) == ["nothing"]
    assert variants(a_case(items=items, minutes=(minute(TEXT, item=1),)), 16) == ["items"]
    assert variants(a_case(items=items, minutes=(minute(TEXT, item=1), minute(TEXT, item=2))), 16) == []
    decided = (decision("排出值班表", item_id=2),)
    assert variants(a_case(items=items, minutes=(minute(TEXT, item=1),), decisions=decided), 16) == []
    oath = item(3, "重温入党誓词", ItemKind.OATH)
    assert variants(a_case(items=(items[0], oath), minutes=(minute(TEXT, item=1),)), 16) == []


def test_text_without_an_item():
    assert variants(a_case(minutes=(minute(TEXT, item=1), minute("补充一句。"))), 16) == ["texts"]
    assert variants(a_case(minutes=(minute(TEXT, item=1), minute("总结。", part=Part.SUMMARY))), 16) == []
    assert variants(a_case(items=(), minutes=(minute(TEXT),)), 16) == []


# --- names


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("李明", "李鸣", True),
        ("李明", "李明", False),
        ("李明", "李晓明", False),
        ("王", "李", False),
        ("张三丰", "张三峰", True),
    ],
)
def test_names_that_are_alike(one, other, alike):
    assert one_apart(one, other) is alike


def test_a_name_with_a_wrong_character():
    case = a_case(minutes=(speech("张二", "我来负责。"),))
    assert (variants(case, 41), variants(case, 12)) == (["name"], [])
    assert variants(a_case(decisions=(decision("排出值班表", owner="陈五"),)), 41) == ["name"]
    assert variants(a_case(decisions=(decision("排出值班表", owner="陈四"),)), 41) == []
    assert variants(a_case(decisions=(decision("排出值班表", owner="张三、陈五"),)), 41) == ["name"]


# --- likeness

CHANGED_FEW = TEXT.replace("基础教育", "高等教育").replace("四十二", "四十七").replace("周三", "周四")


def before(text, **changes):
    return earlier(
        a_case(START - 28 * DAY, END - 28 * DAY, minutes=(minute(text, START - 28 * DAY, item=1),), **changes)
    )


def test_a_record_that_is_like_an_earlier_one():
    other = before(TEXT)
    assert raised(writes(CHANGED_FEW, earlier=(other,)), 17) == [f"like:{other.activity.id}"]
    (found,) = [one for one in findings(writes(CHANGED_FEW, earlier=(other,))) if one.number == 17]
    assert found.values["share"] > 0.8
    assert found.values["mine"] != found.values["theirs"]
    assert "辅导" in found.values["mine"]


def test_honest_records_are_not_alike():
    assert raised(writes(RECORDS[1].texts[0], earlier=(before(RECORDS[0].texts[0]),)), 17) == []


def test_a_record_of_which_half_is_like_an_earlier_one_is_for_information():
    half = TEXT[:90] + RECORDS[3].texts[0][:110]
    case = writes(half, earlier=(before(TEXT),))
    assert variants(case, 17) == ["rather"]
    assert [one.level for one in findings(case) if one.number == 17] == [Level.INFO]


STANDING = (
    "应到九人，实到八人，请假一人，符合要求。全体党员面向党旗重温入党誓词：我志愿加入中国共产党，拥护党的纲领，"
    "遵守党的章程，履行党员义务，执行党的决定，严守党的纪律，保守党的秘密，对党忠诚，积极工作，"
    "为共产主义奋斗终身，随时准备为党和人民牺牲一切，永不叛党。李书记宣布活动开始。最后进行了民主测评，活动到此结束。"
)


def test_standing_lines_do_not_make_records_alike():
    mine = writes(STANDING + RECORDS[1].texts[0][:150], earlier=(before(STANDING + RECORDS[0].texts[0][:150]),))
    assert raised(mine, 17) == []
    assert likeness.containment(*map(likeness.grams, (STANDING + "甲", STANDING + "乙"))) > 0.9


def test_texts_of_the_oath_are_left_out_by_their_item():
    oath = item(5, "重温入党誓词", ItemKind.OATH)
    texts = (minute(RECORDS[3].texts[0], item=5),)
    other = earlier(a_case(START - 28 * DAY, END - 28 * DAY, items=(oath,), minutes=texts))
    assert raised(a_case(items=(oath,), minutes=texts, earlier=(other,)), 17) == []
    read = item(5, "学习党章", ItemKind.STUDY)
    assert raised(a_case(items=(read,), minutes=texts, earlier=(replace(other, items=(read,)),)), 17) != []


def test_short_records_are_not_compared():
    assert raised(writes(TEXT[:80], earlier=(before(TEXT[:80]),)), 17) == []


def test_the_most_alike_of_several_is_named():
    like, other = before(TEXT), before(RECORDS[0].texts[0])
    assert raised(writes(CHANGED_FEW, earlier=(other, like)), 17) == [f"like:{like.activity.id}"]


def test_sixty_thousand_characters_are_compared_in_part():
    assert len(likeness.grams("".join(chr(0x4E00 + i % 20_000) for i in range(60_000)))) <= likeness.COMPARED


# --- dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习了中央3月20日印发的通知。", ["date"]),
        ("3月20日召开的座谈会强调了三点。", ["date"]),
        ("学习了中央2月20日印发的通知。", []),
        ("学习了今天3月6日发布的公报。", []),
        ("3月20日将召开座谈会，届时发布方案。", []),
        ("将于3月20日发布的方案由张三先看。", []),
        ("请各小组在3月20日前完成。", []),
        ("下次活动3月20日，地点不变。", []),
        ("回顾了去年12月26日发布的文件。", []),
        ("学习了2027年1月5日发布的意见。", ["date"]),
        ("学习了新印发的教党〔2027〕5号文件。", ["date"]),
        ("学习了新印发的教党〔2026〕5号文件。", []),
        ("13月40日发布的文件。", []),
        ("1921年3月23日召开了会议，通过了纲领。", []),
        ("1927年，革命陷入低潮，4月12日发布了通缉令。", []),
        ("1935年，中央作出的决定改变了局面。\n学习了3月20日印发的通知。", ["date"]),
        ("回顾了当年3月20日发布的宣言。", []),
        ("传达了今年3月20日印发的通知。", ["date"]),
        ("2月29日召开的会议印发了通知。", []),
    ],
)
def test_a_date_after_the_end_that_is_told_as_past(text, found):
    assert variants(writes(text), 19) == found


DECEMBER = {"start": at("2026-12-18 14:00"), "end": at("2026-12-18 17:30")}


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("传达了1月5日印发的通知。", "2026-12-18 20:00", []),
        ("传达了今年1月5日印发的通知。", "2027-01-09 09:00", []),
        ("传达了1月5日印发的通知。", "2027-01-04 09:00", []),
        ("传达了1月5日印发的通知。", "2027-01-09 09:00", ["date"]),
    ],
)
def test_a_day_of_january_in_december_is_the_next_one_only_if_it_was_written_after_it(text, written, found):
    assert variants(a_case(minutes=(minute(text, at(written), item=1),), **DECEMBER), 19) == found


def test_december_is_cited_in_january():
    assert (
        variants(writes("学习了12月26日召开的会议精神。", start=at("2026-01-09 14:00"), end=at("2026-01-09 17:30")), 19)
        == []
    )


def test_anniversaries():
    assert raised(writes("今年是中国共产党成立104周年。"), 20) == ["count:1921-104"]
    assert raised(writes("今年是中国共产党成立105周年。"), 20) == []
    assert raised(a_case(content="庆祝建党98周年"), 20) == ["count:1921-98"]
    assert raised(writes("李书记入党10周年。"), 20) == []


@pytest.mark.parametrize(
    ("hours", "planned", "found"),
    [(3.4, 3.5, ["short"]), (3.5, 3.5, []), (3.5, 4.0, []), (3.5, 4.1, ["early"]), (8.5, 8.5, ["long"]), (8, 8, [])],
)
def test_duration(hours, planned, found):
    end = START + timedelta(hours=hours)
    assert variants(a_case(end=end, planned_end=START + timedelta(hours=planned)), 24) == found


@pytest.mark.parametrize(("minutes", "found"), [((120, 90), []), ((120, 50), ["agenda"]), ((120, None), [])])
def test_the_agenda_and_the_duration(minutes, found):
    items = tuple(item(number, "学习", minutes=length) for number, length in enumerate(minutes, 1))
    assert variants(a_case(items=items), 24) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2026-03-06 14:00", []),
        ("2026-03-07 14:00", ["weekend"]),
        ("2026-10-01 14:00", ["holiday"]),
        ("2026-03-06 21:30", ["night"]),
        ("2026-03-06 21:00", []),
    ],
)
def test_the_day_is_for_information_only(start, found):
    case = a_case(at(start), at(start) + timedelta(hours=3.5))
    assert variants(case, 25) == found
    assert {one.level for one in findings(case) if one.number == 25} <= {Level.INFO}


# --- decisions, plan, place


def test_decisions_without_owner_or_day():
    assert variants(a_case(decisions=(decision("排出值班表", owner=None),)), 35) == ["owner"]
    assert variants(a_case(decisions=(decision("排出值班表", due_on=None),)), 35) == ["due"]
    assert variants(a_case(decisions=(decision("排出值班表"),)), 35) == []


@pytest.mark.parametrize(
    ("due", "done", "found"),
    [(date(2026, 3, 6), None, ["carried"]), (date(2026, 3, 7), None, []), (None, None, ["carried"]), (None, END, [])],
)
def test_what_became_of_the_last_decisions(due, done, found):
    assert variants(a_case(carried=(decision("排出值班表", due_on=due, done_at=done),)), 35) == found


def test_the_plan_and_what_was_held():
    assert variants(a_case(planned=("红色教育行动", "参观纪念馆")), 36) == ["theme"]
    assert variants(a_case(planned=("专题学习研讨", "学习两会精神")), 36) == []
    explained = (Event(kind="theme-changed"),)
    assert variants(a_case(planned=("红色教育行动", "参观纪念馆"), events=explained), 36) == []
    assert variants(a_case(month=4), 36) == ["month"]


def test_the_place_in_notice_and_minutes():
    assert variants(writes("活动地点：教学楼A201。"), 39) == ["place"]
    assert variants(writes("活动地点：三楼党员活动室。"), 39) == []
    assert variants(a_case(photos=(photo(caption="地点：操场"),)), 39) == ["place"]
