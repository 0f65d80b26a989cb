"""A person in two branches is asked which one is meant, and then the bot goes on with what was asked."""

import pytest
from sqlalchemy import select

from bot.domain.branch import terms
from bot.domain.roles import Kind, Office
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account
from tests.support.party_day import ended
from tests.support.town import a_neighbour

OURS, THEIRS = "会计学院学生第二党支部", "会计学院教工党支部"
PLAN = "2026年计划\n时间\t方式\t内容\n6月\t学习\t学习原文\n9月\t志愿服务\t社区服务"


@pytest.fixture
async def both(town):
    """Two branches on one bot; 李书记 and 张三 of the first belong to the second, too, the former as an officer."""
    town.beside = await a_neighbour(town)
    await joins(town, "李书记", Office.ORGANISATION)
    await joins(town, "张三")
    return town


async def joins(town, name, *offices):
    async with town.database() as db:
        person = terms.newcomer(town.beside.branch_id, name, Kind.FULL, list(offices), position=20, now=town.now)
        person.account = await db.get_one(Account, town[name].id)
        db.add(person)
    await town.beside.group.add(town[name])


async def planned(town):
    """Return the branches that have a plan."""
    async with town.database() as db:
        return set(await db.scalars(select(Activity.branch_id).where(Activity.month == 6)))


ASKED = {
    "/plan": "2026年主题党日", "/plan 2027": "2027年主题党日", "/summary": "党支部", "/summary 全年": "2026年总结",
    "/roster": "名册", "/settings": "支部设置", "/blocked": "不安排活动的日子", "/makeup": "补学",
    "/setup": "支部基本信息",
}  # fmt: skip


@pytest.mark.parametrize("command", ASKED)
async def test_a_command_that_could_mean_either_branch_asks_and_goes_on(both, command):
    li = both["李书记"]
    await li.says(command)
    question = li.last()
    assert "请选择这次办理的支部" in question.text
    assert sorted(name for row in question.buttons for name in row) == sorted([OURS, THEIRS])
    for branch, name in ((both, OURS), (both.beside, THEIRS)):
        await li.taps(name, on=question)
        answer = li.sees(ASKED[command])
        datas = [each.callback_data for row in answer.reply_markup.inline_keyboard for each in row]
        assert datas
        assert all(data.endswith(f"@{branch.branch_id}") for data in datas), datas


async def test_buttons_below_an_answer_stay_with_its_branch(both):
    li = both["李书记"]
    await li.says("/plan")
    question = li.last()
    await li.taps(OURS, on=question)
    ours = li.last()
    await li.taps(THEIRS, on=question)
    theirs = li.last()
    await li.taps("2027", on=ours)
    assert "2027年" in ours.text
    await li.taps("2026", on=ours)
    for card, branch in ((theirs, both.beside), (ours, both)):
        before = await planned(both)
        await li.taps("导入计划", on=card)
        await li.says(PLAN)
        await li.taps("保存", on=li.last())
        assert await planned(both) - before == {branch.branch_id}


async def test_an_answer_goes_to_the_branch_of_its_question_whatever_was_asked_since(both):
    li = both["李书记"]
    await li.says("/plan")
    await li.taps(THEIRS)
    await li.taps("导入计划")
    await li.says("/summary")
    await li.taps(OURS)
    await li.says(PLAN)
    await li.taps("保存", on=li.sees("读到 2 个月"))
    assert await planned(both) == {both.beside.branch_id}


@pytest.mark.parametrize("command", ["/todo", "/me"])
async def test_lists_show_both_branches_under_headings(both, command):
    zhang = both["张三"]
    await zhang.says(command)
    texts = [seen.text for seen in zhang.screen()[-2:]]
    assert [text.split("\n")[0] for text in texts] == [f"🏷 {OURS}", f"🏷 {THEIRS}"]


async def test_an_objection_goes_to_the_branch_below_whose_record_it_was_tapped(both):
    zhang = both["张三"]
    await zhang.says("/me")
    await zhang.taps("有异议", on=zhang.sees(THEIRS))
    await zhang.says("我在场")
    zhang.sees("已转给关组织、李书记")


async def test_a_bare_start_lists_both_branches_and_checks_in_at_the_tapped_one(both):
    await both.beside.dated(form="志愿服务行动")
    ours = await both.dated()
    await both.until(ours.starts_at)
    zhang = both["张三"]
    await zhang.starts()
    first, second = zhang.screen()[-2:]
    assert (OURS in first.text, THEIRS in second.text) == (True, True)
    await zhang.taps("签到", on=second)
    zhang.sees("志愿服务行动")
    await both.passes(seconds=10)
    assert "已到 1" in both["张三"].sees("签到开始", to=both.beside.group).text
    assert "已到 0" in both["张三"].sees("签到开始", to=both.group).text
    await zhang.taps("签到", on=first)
    zhang.sees("红色教育行动")


async def test_leave_is_asked_for_in_the_chosen_branch(both):
    await both.dated()
    await both.beside.dated(form="志愿服务行动")
    zhang = both["张三"]
    await zhang.says("/leave")
    await zhang.taps(THEIRS)
    zhang.sees("为“志愿服务行动”")


async def test_an_officer_of_one_branch_is_not_asked_where_only_an_officer_may(both):
    await joins(both, "王组织")
    await both["王组织"].says("/roster")
    both["王组织"].sees(f"{OURS} 名册")
    await both["王组织"].says("/summary")
    both["王组织"].sees("请选择这次办理的支部")


async def test_an_old_button_without_a_branch_asks_and_goes_on(both):
    li = both["李书记"]
    await li.says("/help")
    await li.presses("plan:year:2027", on=li.last())
    await li.taps(THEIRS)
    assert "2027年主题党日" in li.last().text


async def test_a_button_with_a_foreign_branch_is_refused(both):
    zhao = both["赵宣传"]
    await zhao.says("/plan")
    popup = await zhao.presses(f"plan:year:2027@{both.beside.branch_id}", on=zhao.last())
    assert "另一个党支部" in popup.text


async def test_buttons_that_name_a_record_mean_its_branch(both):
    await ended(both, "张三", "陈四")
    activity = await both.beside.dated("2026-04-03 14:00", form="志愿服务行动")
    li = both["李书记"]
    await li.says("/help")
    await li.presses(f"arr:card:{activity.id}", on=li.last())
    assert "志愿服务行动" in li.last().text
    await li.taps("改地点")
    await li.says("教学楼A201")
    await li.taps("场地")
    assert (await both.activity_now(activity.id)).place == "教学楼A201"


async def test_a_person_in_one_branch_is_never_asked(both):
    for command in ASKED:
        await both["王组织"].says(command)
        both["王组织"].sees_not("请选择这次办理的支部")
