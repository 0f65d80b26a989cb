"""Overdue duties: the secretary is told on the next morning, in one message a day at most."""

from datetime import timedelta

import pytest

from bot.domain.absence import leave
from bot.domain.absence.leave_requests import Category
from bot.domain.activity import activities
from bot.domain.branch import terms
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Office
from bot.domain.todo.todo import FAILED_OFTEN
from bot.storage.tables.branch import Branch
from sandbox.desk.desk import Desk
from tests.support.databases import address
from tests.support.party_day import TOLD, ended
from tests.support.setup import set_up
from tests.support.town import FOUNDED, at

OVERDUE = "逾期未办事项"


@pytest.fixture
async def branch(town):
    """The branch as `/setup` leaves it: the bot looks at its overdue duties every morning."""
    async with town.database() as db:
        about = await db.get_one(Branch, town.branch_id)
        await duties.owe(db, DutyKind.OVERDUE, about, due_at=town.now, next_at=town.now)
    return town


def told(town, name="李书记"):
    """Return the messages about overdue duties in the person's chat."""
    return [message for message in town[name].screen() if message.from_bot and OVERDUE in message.text]


def when(town, name="李书记"):
    """Return the instants of these messages."""
    return [message.at for message in told(town, name)]


async def owe_call(town, name, due):
    """Make the organisation officer owe the person a call."""
    async with town.database() as db:
        person = await town.person(db, name)
        return await duties.owe(db, DutyKind.CALL, person, person=person, due_at=at(due), next_at=None)


async def resign(town, name):
    async with town.database() as db:
        await terms.hold_offices(db, await town.person(db, name), (), now=town.now)


async def appoint(town, name, office):
    async with town.database() as db:
        await terms.hold_offices(db, await town.person(db, name), (office,), now=town.now)


async def test_the_secretary_hears_of_an_overdue_contact_next_morning(branch):
    await ended(branch, *TOLD)
    await branch.until("2026-03-09 08:59")
    assert told(branch) == []
    await branch.until("2026-03-09 09:00")
    (message,) = told(branch)
    assert message.at == at("2026-03-09 09:00")
    assert "1. 上报活动纪实表" in message.text
    assert "2. 联系 冯九：私聊发不到" in message.text
    assert "应在 3月8日(周日) 17:36 前办结，负责人：王组织" in message.text
    assert message.buttons == [["1 检查并上报", "2 已联系"]]
    assert told(branch, "王组织") == told(branch, "赵宣传") == []
    assert not any(OVERDUE in message.text for message in branch.group.messages)


async def test_all_kinds_of_overdue_duties_stand_in_one_message(branch):
    activity = await ended(branch, *(name for name in TOLD if name != "孙五"))
    async with branch.database() as db:
        soon = branch.now + timedelta(days=1)
        await duties.owe(db, DutyKind.RECTIFY, activity, due_at=soon, next_at=None)
        await duties.owe(db, DutyKind.POSTING, activity, due_at=soon, next_at=None)
        await duties.owe(db, DutyKind.CHANGE_REPORT, activity, due_at=soon, next_at=None, tag="9")
    await branch["孙五"].says("/me")
    await branch["孙五"].taps("有异议")
    await branch["孙五"].says("3月6日我在场")
    await branch.until("2026-03-14 09:00")
    text = told(branch)[-1].text
    for line in (
        "上报活动纪实表",
        "整改",
        "预告没有发到群里",
        "报备",
        "联系 冯九",
        "答复异议：孙五",
        "补学逾期：孙五",
        "补学逾期：冯九",
    ):
        assert line in text
    assert text.count("负责人：李书记") == 4
    assert "我在场" not in text


async def test_an_undecided_leave_is_told_without_its_reason(branch):
    await branch.dated()
    async with branch.database() as db:
        (activity,) = await activities.ahead(db, branch.branch_id)
        person = await branch.person(db, "张三")
        await leave.ask(db, activity, person, Category.SICK, "发烧在家休息", now=branch.now)
    await branch.until("2026-03-07 09:00")
    (message,) = told(branch)
    assert "审批请假：张三" in message.text
    assert "负责人：李书记、王组织" in message.text
    assert "发烧" not in message.text
    await branch["李书记"].taps("审批", on=message)
    branch["李书记"].sees("发烧在家休息")


async def test_the_secretarys_own_leave_is_another_officers(branch):
    await branch.dated()
    async with branch.database() as db:
        (activity,) = await activities.ahead(db, branch.branch_id)
        secretary = await branch.person(db, "李书记")
        await leave.ask(db, activity, secretary, Category.SICK, "发烧在家休息", now=branch.now)
    await branch.until("2026-03-07 09:00")
    (message,) = told(branch)
    assert "审批请假：李书记" in message.text
    assert "负责人：王组织\n" in message.text + "\n"


async def test_a_duty_is_closed_by_the_button_of_the_message(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-02-25 09:00")
    await branch["李书记"].taps("已联系", on=told(branch)[0])
    await branch["李书记"].says("打了电话，在外地实习")
    branch["李书记"].sees("已记下与 冯九 的联系")
    await branch.until("2026-03-10 12:00")
    assert when(branch) == [at("2026-02-25 09:00")]


async def test_without_overdue_duties_there_is_no_message(branch):
    await owe_call(branch, "冯九", "2026-03-01 12:00")
    await branch.until("2026-03-01 12:30")
    assert told(branch) == []


async def test_unchanged_overdue_duties_are_repeated_only_weekly(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-03-12 12:00")
    assert when(branch) == [at(f"{day} 09:00") for day in ("2026-02-25", "2026-03-04", "2026-03-11")]


async def test_a_new_overdue_duty_is_told_next_morning_and_marked(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await owe_call(branch, "张三", "2026-02-25 12:00")
    await branch.until("2026-02-27 12:00")
    assert when(branch) == [at("2026-02-25 09:00"), at("2026-02-26 09:00")]
    text = told(branch)[-1].text
    assert "逾期未办事项 2 件（新增 1 件，标 🆕）" in text
    assert "1. 🆕 联系 张三" in text
    assert "2. 联系 冯九" in text


async def test_a_duty_overdue_a_second_time_is_new_again(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-02-25 12:00")
    await owe_call(branch, "冯九", "2026-02-26 12:00")
    await branch.until("2026-02-28 12:00")
    assert when(branch) == [at("2026-02-25 09:00"), at("2026-02-27 09:00")]


async def test_a_restart_repeats_no_message(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-02-25 09:00")
    await branch.desk.stop_bot()
    await branch.desk.restart_bot()
    await branch.until("2026-02-25 18:00")
    assert when(branch) == [at("2026-02-25 09:00")]


async def test_a_morning_missed_during_downtime_is_made_up_once(branch):
    await owe_call(branch, "冯九", "2026-02-23 12:00")
    await owe_call(branch, "张三", "2026-02-26 08:00")
    await branch.desk.stop_bot()
    branch.desk.clock.set(at("2026-02-26 07:00"))
    await branch.desk.restart_bot()
    await branch.until("2026-02-26 18:00")
    assert when(branch) == [at("2026-02-26 09:00")]
    assert told(branch)[0].text.count("联系 ") == 2


async def test_a_message_that_telegram_does_not_take_is_not_doubled(branch):
    await owe_call(branch, "冯九", "2026-02-23 12:00")
    await owe_call(branch, "张三", "2026-02-24 12:00")
    await branch.until("2026-02-24 08:00")
    branch.telegram.faults.begin("down", at("2026-02-25 10:00"))
    await branch.until("2026-02-25 12:00")
    assert len(told(branch)) == 1
    await branch.until("2026-02-26 12:00")
    assert when(branch)[1:] == [at("2026-02-26 09:00")]
    assert "🆕 联系 张三" in told(branch)[-1].text


async def test_a_duty_done_before_the_message_leaves_is_not_told(branch):
    duty = await owe_call(branch, "冯九", "2026-02-23 12:00")
    await branch.until("2026-02-24 08:00")
    branch.telegram.faults.begin("down", at("2026-02-24 09:30"))
    await branch.until("2026-02-24 09:10")
    async with branch.database() as db:
        await duties.settle(db, DutyKind.CALL, duty, now=branch.now)
    await branch.until("2026-02-24 12:00")
    assert told(branch) == []


async def test_the_deputy_then_any_officer_stands_in_for_the_secretary(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await resign(branch, "李书记")
    await branch.until("2026-02-25 12:00")
    assert when(branch, "王组织") == when(branch, "赵宣传") == [at("2026-02-25 09:00")]
    await appoint(branch, "陈四", Office.DEPUTY)
    await branch.until("2026-02-26 12:00")
    assert when(branch, "陈四") == [at("2026-02-26 09:00")]
    assert len(told(branch, "赵宣传")) == 1
    assert told(branch) == told(branch, "张三") == []


async def test_a_secretary_out_of_reach_is_stood_for(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch["李书记"].blocks()
    await branch.until("2026-02-25 12:00")
    assert when(branch, "王组织") == [at("2026-02-25 09:00")]


async def test_a_branch_without_its_group_is_told_nothing(branch):
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.group.remove(branch.account)
    await branch.until("2026-02-25 12:00")
    assert told(branch) == []


async def test_the_morning_is_the_one_of_the_branchs_figures(branch):
    async with branch.database() as db:
        (await db.get_one(Branch, branch.branch_id)).overrides = {"morning": "10:30", "overdue_again": 2 * 86400}
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-02-28 12:00")
    assert when(branch) == [at("2026-02-25 10:30"), at("2026-02-27 10:30")]


async def test_more_than_twenty_overdue_duties_are_counted(branch):
    for number in range(23):
        async with branch.database() as db:
            about = await db.get_one(Branch, branch.branch_id)
            due = at("2026-02-24 12:00")
            await duties.owe(db, DutyKind.RECTIFY, about, due_at=due, next_at=None, tag=str(number))
    await branch.until("2026-02-25 09:00")
    (message,) = told(branch)
    assert "逾期未办事项 23 件" in message.text
    assert "另有 3 件" in message.text
    assert len([button for row in message.buttons for button in row]) == 20


async def test_a_step_that_the_bot_fails_at_has_no_owner(branch):
    activity = await branch.dated()
    async with branch.database() as db:
        later = branch.now + timedelta(days=9)
        duty = await duties.owe(db, DutyKind.FORECAST, activity, due_at=branch.now, next_at=later)
        duty.failures = FAILED_OFTEN
    await branch.until("2026-02-21 09:00")
    (message,) = told(branch)
    assert "机器人未能完成“预测到会人数”" in message.text
    assert "，负责人：" not in message.text


async def test_an_overdue_duty_is_told_in_the_readers_language(branch):
    await branch["李书记"].says("/language")
    await branch["李书记"].taps("English")
    await owe_call(branch, "冯九", "2026-02-24 12:00")
    await branch.until("2026-02-25 09:00")
    text = branch["李书记"].sees("Overdue: 1").text
    assert "was due Tue 24 February, 12:00, owed by 王组织" in text


async def test_setup_has_the_bot_look_every_morning(tmp_path):
    async with Desk(tmp_path, FOUNDED, database_url=address(tmp_path)) as desk:
        owner = desk.telegram.person("李书记")
        group = desk.telegram.group("会计学院学生第二党支部", owner=owner)
        await group.add_bot(by=owner, admin=True)
        await desk.settle()
        await set_up(owner, group)
        async with desk.bot.database.begin() as db:
            looks = [duty.next_at for duty in await duties.open_duties(db, 1) if duty.kind == "overdue"]
    assert looks == [at("2026-02-21 09:00")]
