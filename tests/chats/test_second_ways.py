"""Apps lose the payload of a link now and then: whatever a link leads to is reached without it, too."""

import pytest

from bot.app import CONVERSATIONS
from bot.commands.hand_over import hand_over
from tests.support.party_day import attend, ended, votes

PURPOSES = sorted({purpose for module in CONVERSATIONS for purpose in getattr(module, "LINKS", {})})


async def sets_up(town):
    owner = town.telegram.person("钱书记")
    group = town.telegram.group("教工支部", owner=owner)
    await group.add_bot(by=owner)
    await owner.says("/setup@dangri_bot", to=group)
    await owner.starts()
    owner.sees("/setup")
    await owner.says("/setup")
    owner.sees("邀请码")


async def claims_a_name(town):
    feng = town["冯九"]
    await feng.says("/start@dangri_bot", to=town.group)
    await feng.starts()
    await feng.taps("冯九")
    feng.sees("您认领了")


async def checks_in(town):
    activity = await town.dated()
    await town.until(activity.starts_at)
    zhang = town["张三"]
    await zhang.starts()
    assert zhang.last().buttons[0] == ["签到"]
    await zhang.taps("签到")
    zhang.sees("签到成功 14:00 · 第1位")


async def asks_for_leave(town):
    await town.dated()
    await town["张三"].says("/leave")
    town["张三"].sees("请选原因类别")


async def reads_the_details(town):
    await town.dated()
    await town["张三"].starts()
    await town["张三"].taps("下次活动详情")
    town["张三"].sees("我的状态：未请假")


async def takes_the_calendar(town):
    await reads_the_details(town)
    await town["张三"].taps("加入日历", on=town["张三"].last())
    assert town["张三"].last().document[0].endswith(".ics")


async def opens_the_ballot(town):
    await ended(town, "张三", "陈四")
    await town["张三"].starts()
    await town["张三"].taps("去投票", on=town["张三"].last())
    town["张三"].sees("主题特色鲜明")


async def comments(town):
    await ended(town, "张三", "陈四")
    zhang = town["张三"]
    await votes(zhang)
    await zhang.taps("写一条意见")
    await zhang.says("讨论时间再长一些", reply_to=zhang.sees("回复这条消息"))
    zhang.sees("意见已收到")


async def becomes_the_secretary(town):
    printed = await hand_over(town.bot.settings, town.branch_id, "冯九", yes=True, link=False)
    await town["冯九"].starts()
    await town["冯九"].says("/start " + printed.split("/start ")[1].split()[0])
    town["冯九"].sees("身份已确认：冯九")


def says(command, answer):
    async def act(town):
        await town["张三"].says(command)
        town["张三"].sees(answer)

    return act


WAYS = {
    "setup": sets_up, "claim": claims_a_name, "at": checks_in, "in": checks_in, "leave": asks_for_leave,
    "cal": takes_the_calendar, "act": reads_the_details, "vt": opens_the_ballot, "cm": comments,
    "name": becomes_the_secretary,
    "todo": says("/todo", "待办"), "me": says("/me", "张三"), "help": says("/help", "您在"),
    "language": says("/language", "请选择语言"),
}  # fmt: skip


@pytest.mark.parametrize("purpose", PURPOSES)
async def test_what_a_link_leads_to_is_reached_without_it(town, purpose):
    assert purpose in WAYS, "say here how a person reaches this without a link, by a button or a command"
    await WAYS[purpose](town)


async def test_a_bare_start_shows_what_waits_check_in_first(town):
    past = await ended(town, "张三", "陈四")
    await town.dated("2026-04-03 14:00", form="志愿服务行动")
    await town.until("2026-03-07 09:00")
    await town["周六"].starts()
    assert town["周六"].last().buttons == [["1 去补学"], ["下次活动详情"]]
    await town.until("2026-04-03 13:50")
    await town["周六"].starts()
    seen = town["周六"].last()
    assert seen.buttons == [["签到"], ["1 去补学"], ["下次活动详情"]]
    assert seen.text.index("现在可以签到：志愿服务行动") < seen.text.index("补学") < seen.text.index("/plan")
    await town["周六"].taps("去补学")
    town["周六"].sees(past.form)


async def test_an_officer_finds_leave_and_claims_at_a_bare_start(town):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    await town["张三"].says("发烧，在医院输液")
    await town["张三"].taps("提交")
    await claims_a_name(town)
    await town["李书记"].starts()
    text = town["李书记"].last().text
    assert "审批请假：张三" in text
    assert "有人认领“冯九”" in text
    await town["张三"].starts()
    assert "您的请假还在等待审批" in town["张三"].last().text


@pytest.mark.parametrize(
    ("when", "button"),
    [("2026-03-06 12:00", False), ("2026-03-06 13:20", True), ("2026-03-06 14:30", True), ("2026-03-06 23:00", False)],
)
async def test_the_check_in_button_appears_while_a_check_in_counts(town, when, button):
    await town.dated()
    await town.until(when)
    await town["张三"].starts()
    assert (["签到"] in town["张三"].last().buttons) is button


async def test_who_has_checked_in_or_is_on_leave_gets_no_check_in_button(town):
    activity = await town.dated()
    await attend(town, activity, "张三")
    await town["张三"].starts()
    assert ["签到"] not in town["张三"].last().buttons


async def test_an_old_check_in_button_after_the_end_is_refused_with_the_reason(town):
    activity = await town.dated()
    await town.until(activity.starts_at)
    await town["张三"].starts()
    card = town["张三"].last()
    await town.until("2026-03-06 23:00")
    popup = await town["张三"].taps("签到", on=card)
    assert "签到" in popup.text
    assert (await town.activity_now(activity.id)).ended_at is not None


async def test_only_members_of_the_group_are_shown_names_to_claim(town):
    feng = town["冯九"]
    await feng.says("/start@dangri_bot", to=town.group)
    await town.group.remove(feng)
    await feng.starts()
    feng.sees_not("您是哪一位")
    feng.sees("党员认领身份")
    stranger = town.telegram.person("路人")
    await stranger.starts()
    stranger.sees_not(town.group.title)
