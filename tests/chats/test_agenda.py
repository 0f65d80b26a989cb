"""The agenda of an activity: from the menu or typed, in the notice, on the host's card; goal and required content."""

import pytest

from bot.domain import timeline
from bot.domain.activity import activities, agenda, steps
from bot.domain.activity.agenda_lines import read_line, read_minutes
from bot.domain.refusals import Refused
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger
from bot.storage.tables.record import Minute
from tests.support.records import an_earlier_one

LINES = "政治学习：两会精神 40分钟 主讲 王书记\n诵读党章第一章 15分钟\n讨论：如何服务同学 30分钟"


@pytest.fixture
async def dated(town):
    """The branch on 20 February, with an activity on 6 March; the notice goes out on 1 March at 09:00."""
    town.activity = await town.dated("2026-03-06 14:00")
    return town


async def opens(town, name="李书记"):
    """Open the agenda by its button."""
    human = town[name]
    await human.says("/plan")
    await human.presses(f"agd:card:{town.activity.id}", on=human.last())
    return human


async def writes(town, text, name="李书记"):
    """Type items."""
    human = await opens(town, name)
    await human.taps("写议程")
    await human.says(text)
    return human


async def items(town):
    async with town.database() as db:
        return await agenda.items(db, await activities.get(db, town.activity.id))


# --- reading of lines -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind", "title", "rest"),
    [
        ("政治学习：两会精神 40分钟 主讲 王书记", "study", "政治学习：两会精神", {"minutes": 40, "speaker": "王书记"}),
        ("1. 重温入党誓词", "oath", "重温入党誓词", {}),
        ("二、诵读党章第一章至第三章 5分", "charter", "诵读党章第一章至第三章", {"minutes": 5, "chapters": (1, 2, 3)}),
        ("诵读党章：总纲、第二、三章", "charter", "诵读党章：总纲、第二、三章", {"chapters": (0, 2, 3)}),
        ("诵读党章全文", "charter", "诵读党章全文", {"chapters": tuple(range(12))}),
        (
            "党课：学习贯彻全会精神（主讲：李书记，45分钟，计入党课45分钟）",
            "party-class",
            "党课：学习贯彻全会精神",
            {"minutes": 45, "speaker": "李书记", "counts_as": Ledger.PARTY_CLASS, "counts_minutes": 45},
        ),
        ("志愿服务：清洁校园 2小时", "service", "志愿服务：清洁校园", {"hours": 2.0, "minutes": 120}),
        ("14:00-14:40 传达上级精神", "study", "传达上级精神", {"minutes": 40}),
        ("讨论：如何服务同学 一个半小时", "discussion", "讨论：如何服务同学", {"minutes": 90}),
        ("（３）通报党费收缴情况 １０分钟", "briefing", "通报党费收缴情况", {"minutes": 10}),
        ("分组讨论", "discussion", "分组讨论", {}),
        ("参观烈士陵园 半小时", "site", "参观烈士陵园", {"minutes": 30}),
        ("Study: sessions 40 min speaker Wang", "study", "Study: sessions", {"minutes": 40, "speaker": "Wang"}),
        ("Charter, chapter 1, 15 min", "charter", "Charter, chapter 1", {"minutes": 15, "chapters": (1,)}),
        ("签到、合影", "other", "签到、合影", {}),
        ("书记汇报上半年党建工作 20分钟", "other", "书记汇报上半年党建工作", {"minutes": 20}),
        ("张三汇报学习心得", "study", "张三汇报学习心得", {}),
        ("宣读表彰决定", "praise", "宣读表彰决定", {}),
        ("领读党章第一章", "charter", "领读党章第一章", {"chapters": (1,)}),
        ("主持召开组织生活会", "life-meeting", "主持召开组织生活会", {}),
        ("带队参观纪念馆 领队讲解", "site", "带队参观纪念馆 领队讲解", {}),
        ("重温入党誓词 领誓人张三", "oath", "重温入党誓词", {"speaker": "张三"}),
        ("工作小结，汇报人：李四", "other", "工作小结", {"speaker": "李四"}),
        ("专题党课，主讲王书记", "party-class", "专题党课", {"speaker": "王书记"}),
        ("观看纪录片（主讲：校史馆工作人员）", "other", "观看纪录片", {"speaker": "校史馆工作人员"}),
        ("Discussion: step by step", "discussion", "Discussion: step by step", {}),
        ("Study: sessions, by Wang", "study", "Study: sessions", {"speaker": "Wang"}),
        ("十分重要的讨论", "discussion", "十分重要的讨论", {}),
        ("三分之二表决", "vote", "三分之二表决", {}),
        ("讨论 二十分", "discussion", "讨论", {"minutes": 20}),
        ("党员发言 每人3分钟", "discussion", "党员发言 每人3分钟", {}),
    ],
)  # fmt: skip
def test_a_line_is_read_as_people_write_it(typed, kind, title, rest):
    line = read_line(typed)
    assert (line.kind, line.title) == (ItemKind(kind), title)
    empty = {"speaker": None, "minutes": None, "chapters": (), "hours": None, "counts_as": None, "counts_minutes": None}
    assert {name: getattr(line, name) for name in empty} == empty | rest


@pytest.mark.parametrize(
    "typed", ["讨论 0分钟", "讨论 601分钟", "学习 15:00-14:00", "诵读党章第十二章", "志愿服务 30小时"]
)
def test_a_line_that_cannot_be_is_refused(typed):
    with pytest.raises(Refused):
        read_line(typed)


@pytest.mark.parametrize(("typed", "minutes"), [("40", 40), ("４０分钟", 40), ("一小时二十分钟", 80), ("1.5小时", 90)])
def test_a_length_is_read(typed, minutes):
    assert read_minutes(typed) == minutes


# --- arranging --------------------------------------------------------------------------------------------------------


async def test_typed_lines_become_items_and_the_answer_says_how_they_were_read(dated):
    li = await writes(dated, LINES)
    text = li.last().text
    assert "已添加 3 项" in text
    assert "政治学习：两会精神（40分钟，主讲 王书记） · 类别：政治学习" in text
    assert "诵读党章第一章（15分钟） · 类别：诵读党章" in text
    assert "议程：（共 85 分钟）" in text
    assert [item.kind for item in await items(dated)] == [ItemKind.STUDY, ItemKind.CHARTER, ItemKind.DISCUSSION]
    assert (await items(dated))[1].chapters == [1]


async def test_a_tap_on_the_menu_adds_an_item_named_in_the_language_of_the_branch(dated):
    li = dated["李书记"]
    await li.says("/language")
    await li.taps("English")
    await opens(dated)
    await li.taps("Add from the menu")
    await li.taps("Oath of admission")
    assert [item.title for item in await items(dated)] == ["重温入党誓词"]
    assert "Item 1 of 1" in li.last().text


async def test_a_party_class_gets_its_speaker_its_length_and_its_ledger(dated):
    li = await opens(dated)
    await li.taps("从菜单添加")
    await li.taps("党课")
    await li.taps("主题")
    await li.says("党课：学习贯彻全会精神")
    await li.taps("主讲（领学）人")
    await li.says("王书记")
    await li.taps("时长")
    await li.says("四十五分钟")
    await li.taps("计入党课")
    assert "计入：党课 45分钟" in li.last().text
    await li.taps("‹ 返回议程")
    assert "1. 党课：学习贯彻全会精神（45分钟，主讲 王书记，计入党课45分钟）" in li.last().text


async def test_chapters_are_chosen_by_taps(dated):
    li = await opens(dated)
    await li.taps("从菜单添加")
    await li.taps("诵读党章")
    await li.taps("总纲")
    await li.taps("第二章")
    await li.taps("第三章")
    await li.taps("☑ 第二章")
    assert "诵读：总纲、第三章" in li.last().text
    assert (await items(dated))[0].chapters == [0, 3]


async def test_volunteer_service_gets_its_hours(dated):
    li = await opens(dated)
    await li.taps("从菜单添加")
    await li.taps("志愿服务")
    await li.taps("服务时长")
    await li.says("很久")
    assert "没有看懂服务时长" in li.last().text
    await li.says("2.5小时")
    assert "服务时长：2.5（小时）" in li.last().text


async def test_items_move_and_are_removed_and_put_back(dated):
    li = await writes(dated, LINES)
    await li.taps("3")
    await li.taps("上移")
    await li.taps("上移")
    assert "议程第 1 项（共 3 项）" in li.last().text
    await li.taps("删除")
    assert [item.position for item in await items(dated)] == [1, 2]
    await li.taps("撤销删除")
    assert (await items(dated))[0].title == "讨论：如何服务同学"


async def test_an_item_with_minutes_is_not_removed(dated):
    li = await writes(dated, LINES)
    item = (await items(dated))[0]
    async with dated.database() as db:
        db.add(
            Minute(
                activity_id=dated.activity.id, item_id=item.id, text="学习", sent_at=dated.now, recorded_at=dated.now
            )
        )
    await li.taps("1")
    refused = await li.taps("删除")
    assert "已有会议记录或照片，不能删去" in refused.text
    assert len(await items(dated)) == 3


async def test_the_planned_content_becomes_the_first_item_by_one_tap(dated):
    li = await writes(dated, "讨论：如何服务同学")
    await li.taps("用计划内容")
    assert [item.title for item in await items(dated)] == ["党史专题学习", "讨论：如何服务同学"]
    assert not any("用计划内容" in row for row in li.last().buttons)
    refused = await li.presses(f"agd:plan:{dated.activity.id}", on=li.last())
    assert "不用再添加" in refused.text


async def test_the_title_from_a_planned_sentence_has_no_full_stop(dated):
    async with dated.database() as db:
        activity = await activities.get(db, dated.activity.id)
        activity.content = "学习党史，分组讨论“我为支部做什么”。"
    li = await writes(dated, "讨论：如何服务同学")
    await li.taps("用计划内容")
    assert (await items(dated))[0].title == "学习党史，分组讨论“我为支部做什么”"
    assert not any("用计划内容" in row for row in li.last().buttons)


async def test_a_member_cannot_arrange_the_agenda(dated):
    await writes(dated, LINES)
    zhang = dated["张三"]
    await zhang.says("/plan")
    for data in ("agd:menu:{}", "agd:add:{}:0", "agd:write:{}", "agd:plan:{}", "agd:aim-goal:{}"):
        refused = await zhang.presses(data.format(dated.activity.id), on=zhang.last())
        assert "由主持人或支部委员办理" in refused.text
    refused = await zhang.presses(f"agd:card:{dated.activity.id}", on=zhang.last())
    assert "由主持人、记录人或支部委员办理" in refused.text
    assert len(await items(dated)) == 3


async def test_too_many_items_are_refused_in_one_sentence(dated):
    li = await writes(dated, "\n".join(["学习"] * 21))
    assert "一次最多写 20 项" in li.last().text
    await dated.passes(seconds=5)
    await li.says("\n".join(["学习"] * 20))
    li = await writes(dated, "\n".join(["学习"] * 11))
    assert "议程最多 30 项" in li.last().text
    assert len(await items(dated)) == 20


# --- required content, goal and problem -------------------------------------------------------------------------------


async def test_an_agenda_without_required_content_warns_until_study_is_added(dated):
    li = await writes(dated, "志愿服务：清洁校园 2小时")
    assert "议程里没有规定内容。每次活动至少有一项政治学习、党课、重温入党誓词" in li.last().text
    await li.says("/plan")
    await li.taps("3月")
    assert "议程：1 项 ⚠️ 没有规定内容" in li.last().text
    await opens(dated)
    await li.taps("添加政治学习")
    await li.taps("‹ 返回议程")
    assert "没有规定内容" not in li.last().text


async def test_a_reason_takes_the_place_of_required_content(dated):
    li = await writes(dated, "志愿服务：清洁校园 2小时")
    await li.taps("说明原因")
    await li.says("当月集中学习已另行安排")
    assert "没有规定内容，原因：当月集中学习已另行安排" in li.last().text
    async with dated.database() as db:
        kept = await agenda.waived(db, await activities.get(db, dated.activity.id))
    assert kept.reason == "当月集中学习已另行安排"


async def test_goal_and_problem_are_a_line_each(dated):
    li = await opens(dated)
    await li.taps("活动目标")
    await li.says("长" * 201)
    assert "201" in li.last().text
    await dated.passes(seconds=5)
    await li.says("党员熟悉两会精神，\n能向同学宣讲")
    await li.taps("解决的问题")
    await li.says("理论学习不够深入")
    assert "活动目标：党员熟悉两会精神， 能向同学宣讲" in li.last().text
    assert "解决的问题：理论学习不够深入" in li.last().text


# --- the notice and the host's card -----------------------------------------------------------------------------------


async def test_the_notice_shows_agenda_goal_and_problem(dated):
    li = await writes(dated, LINES)
    await li.taps("活动目标")
    await li.says("党员熟悉两会精神")
    await dated.until("2026-03-01 09:01")
    for text in (dated["张三"].sees("主题党日预告", to=dated.group).text, dated["张三"].sees("主题党日预告").text):
        assert "活动目标：党员熟悉两会精神" in text
        assert "议程：\n1. 政治学习：两会精神（40分钟，主讲 王书记）\n2. 诵读党章第一章（15分钟）" in text


async def test_a_change_before_the_start_is_shown_in_the_posted_notice_a_minute_later(dated):
    await dated.until("2026-03-01 09:01")
    assert "议程" not in dated["张三"].sees("主题党日预告", to=dated.group).text
    since = len(dated.telegram.answers)
    await writes(dated, LINES)
    await dated.passes(seconds=10)
    await writes(dated, "表扬：优秀志愿者")
    await dated.passes(seconds=61)
    assert "4. 表扬：优秀志愿者" in dated["张三"].sees("主题党日预告", to=dated.group).text
    assert "4. 表扬：优秀志愿者" in dated["张三"].sees("主题党日预告").text
    edits = [values["text"] for method, values, _ in dated.telegram.answers[since:] if method == "editMessageText"]
    assert sum("主题党日预告" in text for text in edits) == 11  # the group's and ten copies, once each


async def test_the_posted_notice_stays_after_the_start(dated):
    await dated.until("2026-03-06 14:01")
    await writes(dated, LINES)
    await dated.passes(minutes=2)
    assert "议程" not in dated["张三"].sees("主题党日预告", to=dated.group).text


async def test_the_host_card_leads_through_the_agenda(dated):
    await writes(dated, LINES)
    await dated.until("2026-03-06 13:50")
    li = dated["李书记"]
    first = li.sees("主持卡")
    refused = await li.taps("开始第一项：政治学习：两会精神", on=first)
    assert "14:00 才开始" in refused.text
    await dated.until("2026-03-06 14:05")
    await li.taps("开始第一项：政治学习：两会精神", on=li.sees("· 1. 政治学习"))
    assert "▶ 1. 政治学习：两会精神（40分钟） 14:05" in li.last().text
    await dated.until("2026-03-06 14:50")
    await li.taps("下一项：诵读党章第一章")
    assert "✓ 1. 政治学习：两会精神（40分钟） 14:05" in li.last().text
    assert "▶ 2. 诵读党章第一章（15分钟） 14:50" in li.last().text
    assert "· 3. 讨论：如何服务同学（30分钟）" in li.last().text
    await li.taps("下一项：讨论：如何服务同学")
    assert not any("下一项" in row for row in li.last().buttons)
    await dated.until("2026-03-06 17:30")
    await li.taps("结束活动")
    await li.taps("确认结束")
    assert "✓ 3. 讨论：如何服务同学（30分钟）" in li.sees("主持卡").text


async def test_a_second_tap_on_the_same_item_does_not_skip_one(dated):
    await writes(dated, LINES)
    await dated.until("2026-03-06 14:05")
    li, first = dated["李书记"], (await items(dated))[0]
    for _ in range(2):
        await li.presses(f"agd:next:{first.id}", on=li.sees("主持卡"))
    assert [item.begun_at is not None for item in await items(dated)] == [True, False, False]


async def test_a_cancelled_activity_gives_its_agenda_and_approval_to_the_months_next_one(dated):
    li = await writes(dated, LINES)
    await li.presses(f"stp:day:{dated.activity.id}:2:1", on=li.last())
    await li.presses(f"arr:cancel:{dated.activity.id}", on=li.last())
    await li.says("场地维修")
    async with dated.database() as db:
        [again] = await activities.of_month(db, dated.branch_id, 2026, 3)
        assert (await agenda.items(db, again))[0].title == "政治学习：两会精神"
        assert str((await steps.entered(db, again, steps.StepNumber.APPROVAL)).done_on) == "2026-02-19"
    refused = await li.presses(f"agd:write:{dated.activity.id}", on=li.last())
    assert "已取消" in refused.text


async def test_the_menu_says_which_chapters_and_whether_the_oath_are_left_for_the_year(dated):
    li = await opens(dated)
    await li.taps("从菜单添加")
    assert "今年尚未诵读党章（每年至少全文诵读一遍）\n今年尚未重温入党誓词" in li.last().text
    earlier = await an_earlier_one(dated)
    async with dated.database() as db:
        for position, (kind, chapters) in enumerate([(ItemKind.CHARTER, [*range(10)]), (ItemKind.OATH, None)], 1):
            db.add(AgendaItem(activity_id=earlier.id, position=position, kind=kind, title="学习", chapters=chapters,
                              added_at=dated.now))  # fmt: skip
    await opens(dated)
    await li.taps("从菜单添加")
    assert "今年尚未诵读：第十章、第十一章\n今年重温入党誓词 1 次（含本次议程）" in li.last().text
    await li.taps("诵读党章")
    await li.taps("第十章")
    assert "今年尚未诵读：第十一章" in li.last().text
    await li.taps("第十一章")
    assert "今年党章已全文诵读（含本次议程）" in li.last().text


async def test_the_source_of_the_theme_is_read_from_the_plan_or_told_with_a_tap(dated):
    li = await opens(dated)
    assert "必选／自选：未填" in li.last().text
    await li.taps("必选")
    assert "必选／自选：必选" in li.last().text
    assert "必选" not in [label for row in li.last().buttons for label in row]
    async with dated.database() as db:
        activity = await activities.get(db, dated.activity.id)
        events = [event.kind for event in await timeline.timeline(db, activity.id)]
        activity.choice, activity.content = None, "学习两会精神（自选）"
    assert "choice-required" in events
    assert "必选／自选：自选" in (await opens(dated)).last().text
    async with dated.database() as db:
        (await activities.get(db, dated.activity.id)).content = "必选动作：学习；自选动作：参观"
    assert "必选／自选：未填" in (await opens(dated)).last().text
