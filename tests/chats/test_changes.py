"""Consequences of a change: after check-in opened, by two officers at once, for members whom no message reaches."""

import pytest

from bot.domain import links, timeline
from bot.domain.absence import leave, makeup
from bot.domain.activity import activities, duration
from bot.domain.membership import roster
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import yearly_plan
from bot.domain.roles import Office
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.branch import Branch
from tests.support.town import a_town, at


def link(activity):
    return links.make("at", activity.secret, activity.session_id, int(activity.starts_at.timestamp()) // 60)


async def moves(town, when, reason="场地停电"):
    """Move March's activity as the secretary."""
    li = town["李书记"]
    await li.presses(f"arr:when:{town.activity.id}", li.last())
    await li.says(when)
    if reason:
        await li.says(reason)


async def events_of(town):
    async with town.database() as db:
        return {event.kind: event for event in await timeline.timeline(db, town.activity.id)}


async def owed(town, kind):
    async with town.database() as db:
        return [duty for duty in await duties.open_duties(db, town.branch_id) if duty.kind == kind]


@pytest.fixture
async def announced(town):
    """The branch with its activity of 6 March announced."""
    town.activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-01 12:00")
    return town


@pytest.fixture
async def opened(announced):
    """The branch with check-in open and one member checked in."""
    await announced.until("2026-03-06 13:50")
    await announced["张三"].taps("签到", to=announced.group)
    await announced.passes(seconds=6)
    return announced


# --- moved after check-in opened --------------------------------------------------------------------------------------


async def test_moving_after_opening_voids_the_check_ins_and_old_cards(opened):
    await moves(opened, "3月13日14:00-17:30")
    await opened.passes(seconds=6)
    assert (await events_of(opened))["check-ins-void"].detail == {"count": 1, "reason": "场地停电"}
    assert opened["张三"].sees("这次签到已作废", to=opened.group).buttons == []
    assert opened["李书记"].sees("这张主持卡已作废").buttons == []
    opened["张三"].sees_not("签到开始", to=opened.group)


async def test_the_new_day_has_its_own_reminder_and_cards(opened):
    await moves(opened, "3月13日14:00-17:30")
    await opened.until("2026-03-12 15:00")
    assert opened["张三"].sees("提醒：红色教育行动").at == at("2026-03-12 14:00")
    await opened.until("2026-03-13 13:31")
    card = opened["张三"].sees("签到开始", to=opened.group)
    assert "已到 0 / 10" in card.text
    await opened["张三"].scans(card)
    opened["张三"].sees("签到成功 13:31 · 第1位")
    await opened.passes(seconds=6)
    assert "1" in opened["李书记"].sees("主持卡：").text
    opened["张三"].sees("这次签到已作废", to=opened.group)


async def test_check_in_reopens_when_the_start_moves_slightly_earlier(opened):
    await moves(opened, "3月6日13:55-17:30")
    await opened.passes(seconds=6)
    assert "已到 0 / 10" in opened["张三"].sees("签到开始", to=opened.group).text


# --- changed during the activity --------------------------------------------------------------------------------------


async def test_the_recorder_and_host_can_change_after_the_start(opened):
    await opened.until("2026-03-06 14:20")
    li = opened["李书记"]
    async with opened.database() as db:
        zhang, wang = await opened.person(db, "张三"), await opened.person(db, "王组织")
    await li.presses(f"arr:set-recorder:{opened.activity.id}:{zhang.id}", li.last())
    await li.presses(f"arr:set-host:{opened.activity.id}:{wang.id}", li.last())
    await li.says("书记被临时叫走")
    now = await opened.activity_now(opened.activity.id)
    assert (now.host.name, now.recorder.name) == ("王组织", "张三")
    assert "check-ins-void" not in await events_of(opened)


async def test_a_start_in_the_past_is_still_refused(opened):
    await opened.until("2026-03-06 14:20")
    await moves(opened, "3月6日14:10-17:30", reason="改早一点")
    opened["李书记"].sees("已经过去")
    assert (await opened.activity_now(opened.activity.id)).starts_at == at("2026-03-06 14:00")


async def test_a_late_reason_does_not_override_another_officers_decision(announced):
    await moves(announced, "3月13日14:00-17:30", reason=None)
    wang = announced["王组织"]
    await wang.says("/plan")
    await wang.presses(f"arr:when:{announced.activity.id}", wang.last())
    await wang.says("3月20日14:00-17:30")
    await wang.says("场地冲突")
    await announced["李书记"].says("学校考试")
    assert "您的改动没有执行" in announced["李书记"].last().text
    assert (await announced.activity_now(announced.activity.id)).starts_at == at("2026-03-20 14:00")
    await announced["李书记"].says("还有一句")
    assert (await announced.activity_now(announced.activity.id)).revision == 1


# --- messages about a change ------------------------------------------------------------------------------------------


async def test_a_change_requires_another_call_to_unreachable_members(announced):
    async with announced.database() as db:
        await duties.settle(db, DutyKind.CALL, announced.activity, now=announced.now)
    await moves(announced, "3月13日14:00-17:30")
    (call,) = await owed(announced, "call")
    assert call.due_at == at("2026-03-13 14:00")


async def test_members_on_leave_are_told_of_moves_and_may_withdraw(announced):
    await asks_leave(announced, "张三")
    await announced["王组织"].taps("同意")
    await asks_leave(announced, "陈四")
    await moves(announced, "3月13日14:00-17:30")
    announced["陈四"].sees("您参加的主题党日安排有变")
    announced["陈四"].sees_not("请假仍然有效")
    (waiting,) = await owed(announced, "leave-decision")
    assert waiting.due_at == at("2026-03-13 14:00")
    told = announced["张三"].sees("请假仍然有效")
    await announced.until("2026-03-12 12:00")
    await announced["张三"].taps("撤回", on=told)
    async with announced.database() as db:
        zhang = await announced.person(db, "张三")
        assert await leave.of(db, await activities.get(db, announced.activity.id), zhang) is None


async def asks_leave(town, name):
    await town[name].says("/leave")
    await town[name].taps("实习")
    await town[name].says("当天参加学院考务工作")
    await town[name].taps("提交")


# --- after the end ----------------------------------------------------------------------------------------------------


async def test_an_unended_activity_lasts_as_long_as_planned(town):
    town.activity = await town.dated("2026-03-06 14:00", hours=3.25)
    await town.until("2026-03-06 18:00")
    assert (await events_of(town))["ended"].detail == {"hours": 3.25, "short": True}
    now = await town.activity_now(town.activity.id)
    assert now.ended_at == at("2026-03-06 17:45")
    assert duration.hours_of(now) == 3.25


async def test_leaving_the_branch_closes_all_pending_requests(town):
    town.activity = await town.dated("2026-03-06 14:00")
    later = await town.dated("2026-03-27 14:00")
    await town.until("2026-03-06 18:01")
    await town["李书记"].taps("已开展")
    await town["张三"].says("/leave")
    await town["张三"].presses(f"leave:activity:{later.id}", town["张三"].last())
    await town["张三"].taps("实习")
    await town["张三"].says("当天参加学院考务工作")
    await town["张三"].taps("提交")
    async with town.database() as db:
        zhang, li = await town.person(db, "张三"), await town.person(db, "李书记")
        assert await leave.pending(db, town.branch_id)
        study = await makeup.of(db, town.activity.id, zhang.id)
        await makeup.submit(db, study.id, zhang, "认真学习了党章第一章，今后要更好地践行。", now=town.now)
    await town.passes(seconds=10)
    town["王组织"].sees("认真学习了党章第一章")
    async with town.database() as db:
        await roster.remove(db, await town.person(db, "张三"), by=li, now=town.now)
    async with town.database() as db:
        assert not await leave.pending(db, town.branch_id)
        assert await makeup.of(db, town.activity.id, zhang.id) is None
    assert (await events_of(town))["makeup-closed"].detail["state"] == "submitted"
    await town.passes(seconds=10)
    town["王组织"].sees("本人已不在支部名册上")


async def by_hand(town, officer, name):
    async with town.database() as db:
        person = await town.person(db, name)
    chat = town[officer]
    return await chat.presses(f"in:fix-present:{town.activity.id}:{person.id}", chat.last())


async def test_an_officer_cannot_record_their_own_check_in(opened):
    popup = await by_hand(opened, "王组织", "王组织")
    assert "不能给自己补登或更正签到，请李书记办理" in popup.text
    await by_hand(opened, "李书记", "王组织")
    await opened["李书记"].says("手机没电，本人在场")
    opened["李书记"].sees("王组织")
    assert (await events_of(opened))["hand-check-in"].detail["alone"] is False


async def test_the_only_officers_own_check_in_is_recorded_and_noted(opened):
    async with opened.database() as db:
        wang = await opened.person(db, "王组织")
        await roster.turn_office(db, wang, Office.ORGANISATION, by=None, now=opened.now)
    await by_hand(opened, "李书记", "李书记")
    await opened["李书记"].says("手机没电，本人在场")
    assert (await events_of(opened))["hand-check-in"].detail["alone"] is True


# --- the branch itself changes ----------------------------------------------------------------------------------------


async def test_a_new_fixed_day_moves_the_proposals_of_undated_months(town):
    async with town.database() as db:
        branch, li = await db.get_one(Branch, town.branch_id), await town.person(db, "李书记")
        await yearly_plan.add_month(db, branch, 2026, 5, "红色教育行动", "党史专题学习", by=li, now=town.now)
    (first,) = await owed(town, "month-proposal")
    li = town["李书记"]
    await li.says("/setup")
    await li.presses(f"set:change:{town.branch_id}:3", li.last())
    await li.says("每月第三个周五")
    (moved,) = await owed(town, "month-proposal")
    assert moved.due_at > first.due_at


async def test_a_group_upgraded_during_check_in_gets_the_card_again(tmp_path):
    async with a_town(tmp_path, supergroup=False) as town:
        await town.dated("2026-03-06 14:00")
        await town.until("2026-03-06 13:50")
        await town.group.migrate()
        await town.desk.settle()
        await town.passes(seconds=10)
        assert [m.text for m in town["张三"].screen(town.group) if m.photo] == [
            town["张三"].sees("签到开始", to=town.group).text
        ]
        await town["张三"].taps("签到", to=town.group)
        await town.passes(seconds=10)
        assert "已到 1 / 10" in town["张三"].sees("签到开始", to=town.group).text


async def test_a_recorder_on_leave_is_replaced_with_two_taps(town):
    activity = await town.dated()
    async with town.database() as db:
        same, zhao = await activities.get(db, activity.id), await town.person(db, "赵宣传")
        asked = await leave.ask(db, same, zhao, leave.Category.SICK, "住院", now=town.now)
        await leave.decide(db, asked.id, by=await town.person(db, "王组织"), approve=True, now=town.now)
    await town.desk.settle()
    li = town["李书记"]
    assert "的记录人赵宣传已请假" in li.last().text
    await li.taps("记录人")
    await li.taps("张三")
    assert (await town.activity_now(activity.id)).recorder.name == "张三"


async def test_a_host_who_loses_office_is_reported(town):
    activity = await town.dated()
    async with town.database() as db:
        same, wang = await activities.get(db, activity.id), await town.person(db, "王组织")
        secretary, recorder = await town.person(db, "李书记"), await town.person(db, "赵宣传")
        plan = Arrangement(same.starts_at, same.ends_at, same.place, wang, recorder)
        await set_date.arrange(db, same, plan, by=secretary, now=town.now, reason="书记出差")
        await roster.turn_office(db, wang, Office.ORGANISATION, by=secretary, now=town.now)
    await town.desk.settle()
    assert "的主持人王组织已请假、已离开支部或不再担任支部委员" in town["李书记"].last().text
    town["赵宣传"].sees_not("主持人王组织")
