"""Open tasks of each person, with the buttons that do them; a member's own year and objections to it."""

from datetime import timedelta

import pytest

from bot.domain import timeline
from bot.domain.absence import leave
from bot.domain.absence.leave_requests import Category
from bot.domain.absence.makeup_review import CONTACTED
from bot.domain.activity import activities
from bot.domain.branch import people, terms
from bot.domain.membership import binding
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Office
from bot.domain.todo import todo
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Duty
from tests.support.party_day import TOLD, attend, ended
from tests.support.town import at


async def kinds(town, name):
    async with town.database() as db:
        found = await todo.of(db, await town.person(db, name), now=town.now)
    return [item.kind.value for item in found]


async def test_an_empty_list_is_a_friendly_sentence(town):
    await town["张三"].says("/todo")
    town["张三"].sees("现在没有待办")


async def test_only_the_secretary_owes_an_unplanned_month_and_opens_it(town):
    await town.until("2026-03-01 10:00")
    assert "theme" in await kinds(town, "李书记")
    assert "theme" not in await kinds(town, "王组织")
    await town["李书记"].says("/todo")
    await town["李书记"].taps("安排")
    assert "3月" in town["李书记"].last().text


async def test_a_duty_of_a_newer_version_spoils_no_list(town):
    async with town.database() as db:
        newer = Duty(
            key="inspection:b1:0:", kind="inspection", branch_id=town.branch_id, owner="secretary",
            due_at=town.now - timedelta(hours=1), next_at=town.now + timedelta(days=9), failures=5,
        )  # fmt: skip
        db.add(newer)
    await town["李书记"].says("/todo")
    town["李书记"].sees("待办 1 件")
    popup = await town["李书记"].presses(f"todo:done:{newer.id}", on=town["李书记"].last())
    assert "按钮" in popup.text


async def test_the_host_opens_the_host_card_from_the_list(town):
    activity = await town.dated()
    assert "host" not in await kinds(town, "李书记")
    await attend(town, activity, "张三")
    await town["李书记"].says("/todo")
    await town["李书记"].taps("主持卡")
    town["李书记"].sees("应到10 实到1")


async def test_participants_owe_a_vote_and_absentees_owe_make_up(town):
    await ended(town, "张三", "陈四")
    assert await kinds(town, "张三") == ["ballot"]
    assert await kinds(town, "孙五") == ["makeup"]
    await town["张三"].says("/todo")
    await town["张三"].taps("去投票")
    assert "第 1 题" in town["张三"].sees("第 1 题").text
    await town["孙五"].says("/todo")
    await town["孙五"].taps("去补学")
    assert "红色教育行动" in town["孙五"].last().text


async def test_a_cast_or_closed_vote_is_no_longer_owed(town):
    await ended(town, "张三", "陈四")
    await town["张三"].says("/todo")
    await town["张三"].taps("去投票")
    for _question in range(4):
        await town["张三"].taps("满意")
    await town["张三"].taps("提交")
    assert await kinds(town, "张三") == []
    await town.passes(hours=25)
    assert "ballot" not in await kinds(town, "陈四")


async def test_other_officers_decide_a_leave_request_from_the_list(town):
    await town.dated()
    async with town.database() as db:
        activity = (await activities.ahead(db, town.branch_id))[0]
        person = await town.person(db, "王组织")
        await leave.ask(db, activity, person, Category.SICK, "发烧在家休息", now=town.now)
    assert "leave" in await kinds(town, "李书记")
    assert "leave" not in await kinds(town, "王组织")
    assert "leave-waits" in await kinds(town, "王组织")
    await town["李书记"].says("/todo")
    await town["李书记"].taps("审批")
    assert "发烧在家休息" in town["李书记"].last().text


async def test_an_unreachable_member_is_called_and_the_call_recorded(town):
    activity = await ended(town, "张三")
    assert "contact" in await kinds(town, "王组织")
    assert "contact" not in await kinds(town, "赵宣传")
    await town["王组织"].says("/todo")
    await town["王组织"].taps("已联系")
    town["王组织"].sees("您已联系 冯九")
    await town["王组织"].says("打了电话，在外地实习")
    town["王组织"].sees("已记下与 冯九 的联系")
    assert "contact" not in await kinds(town, "王组织")
    async with town.database() as db:
        line = next(e for e in await timeline.timeline(db, activity.id) if e.kind == CONTACTED)
    assert line.detail["reason"] == "打了电话，在外地实习"


async def test_a_call_without_make_up_is_recorded_only_once(town):
    activity = await town.dated()
    async with town.database() as db:
        person = await town.person(db, "冯九")
        duty = await duties.owe(
            db, DutyKind.CALL, activity, person=person,
            due_at=town.now + timedelta(days=1), next_at=None,
        )  # fmt: skip
    await town["王组织"].says("/todo")
    await town["王组织"].taps("已联系")
    await town["王组织"].says("当面说了")
    assert await kinds(town, "王组织") == []
    await town["王组织"].presses(f"todo:done:{duty.id}", town["王组织"].last())
    popup = town["王组织"].popups[-1]
    assert "已经办结" in popup.text


async def test_overdue_items_come_first_and_pass_to_the_secretary(town):
    await ended(town, "张三")
    assert "contact" not in await kinds(town, "李书记")
    await town.passes(days=3)
    assert "contact" in await kinds(town, "李书记")
    await town["王组织"].says("/todo")
    answer = town["王组织"].last().text
    assert "已逾期" in answer
    assert answer.index("联系 冯九") < answer.index("2. ")


async def test_submitted_make_up_is_reviewed_and_overdue_make_up_handled(town):
    await ended(town, "张三")
    await town["孙五"].taps("补学")
    await town["孙五"].says("我学习了党史专题的材料，对初心使命有了更深的认识，今后要做好服务同学的工作。")
    assert "review" in await kinds(town, "王组织")
    await town["王组织"].says("/todo")
    await town["王组织"].taps("审阅")
    assert "孙五" in town["王组织"].last().text
    await town.passes(days=8)
    assert "overdue" in await kinds(town, "王组织")


async def test_the_secretary_sees_overdue_make_up_without_an_answer(town):
    await ended(town, *(name for name in TOLD if name != "孙五"))
    await town.passes(days=7)
    assert "overdue" in await kinds(town, "李书记")
    assert "overdue" not in await kinds(town, "赵宣传")
    await town["李书记"].says("/todo")
    town["李书记"].sees("补学逾期：孙五")
    await town["李书记"].taps("3 处理")
    town["李书记"].sees("孙五")


async def test_the_deputy_sees_failed_steps_while_there_is_no_secretary(town):
    activity = await town.dated()
    async with town.database() as db:
        later = town.now + timedelta(days=9)
        duty = await duties.owe(db, DutyKind.FORECAST, activity, due_at=town.now, next_at=later)
        duty.failures = todo.FAILED_OFTEN
        await terms.hold_offices(db, await town.person(db, "李书记"), (), now=town.now)
        await terms.hold_offices(db, await town.person(db, "张三"), (Office.DEPUTY,), now=town.now)
    await town.passes(hours=1)
    assert "stuck" in await kinds(town, "张三")
    assert "stuck" not in await kinds(town, "王组织")


async def test_a_forged_press_closes_no_duty(town):
    activity = await town.dated()
    async with town.database() as db:
        person = await town.person(db, "冯九")
        duty = await duties.owe(
            db, DutyKind.CALL, activity, person=person,
            due_at=town.now, next_at=None,
        )  # fmt: skip
    await town["张三"].says("/help")
    await town["张三"].presses(f"todo:done:{duty.id}", town["张三"].last())
    assert "办理" in town["张三"].popups[-1].text
    await town["王组织"].says("/help")
    await town["王组织"].presses("todo:done:99999", town["王组织"].last())
    assert "失效" in town["王组织"].popups[-1].text


async def test_a_claim_is_confirmed_from_the_list(town):
    newcomer = town.telegram.person("新来的")
    await newcomer.starts()
    async with town.database() as db:
        account = await db.get(Account, newcomer.id)
        await binding.claim(db, account, await town.person(db, "冯九"), now=town.now)
    await town["王组织"].says("/todo")
    town["王组织"].sees("有人认领“冯九”")
    await town["王组织"].taps("确认", on=town["王组织"].last())
    assert "冯九" in town["王组织"].last().text


async def test_a_members_year_shows_only_their_attendance_and_make_up(town):
    await ended(town, "张三")
    await town["张三"].says("/me")
    mine = town["张三"].last().text
    assert "到会 1 次，请假 0 次，缺席 0 次" in mine
    assert "14:00 签到" in mine
    await town["孙五"].says("/me")
    theirs = town["孙五"].last()
    assert "缺席 1 次" in theirs.text
    assert "补学须在" in theirs.text
    assert "张三" not in theirs.text
    await town["孙五"].taps("补学：", on=theirs)


async def test_a_members_year_shows_the_leave_slip(town):
    activity = await town.dated()
    async with town.database() as db:
        person, officer = await town.person(db, "张三"), await town.person(db, "李书记")
        await leave.record_for(
            db,
            await activities.get(db, activity.id),
            person,
            Category.DUTY,
            "出差",
            by=officer,
            now=town.now,
        )
    await town["张三"].says("/me")
    assert "假〔2026〕1号" in town["张三"].last().text


async def test_an_objection_reaches_the_organisation_officer_and_is_answered(town):
    await ended(town, "张三")
    await town["孙五"].says("/me")
    await town["孙五"].taps("有异议")
    await town["孙五"].says("3月6日我在场，签到没有成功")
    town["孙五"].sees("已转给王组织")
    town["王组织"].sees("3月6日我在场，签到没有成功")
    await town["王组织"].taps("待办")
    await town["王组织"].taps("答复")
    town["王组织"].sees("孙五 的异议：3月6日我在场")
    await town["王组织"].says("已核实，签到已补登")
    town["孙五"].sees("已核实，签到已补登")
    assert "objection" not in await kinds(town, "王组织")


async def test_an_objection_of_the_organisation_officer_goes_to_the_secretary(town):
    await town["王组织"].says("/me")
    await town["王组织"].taps("有异议")
    await town["王组织"].says("我那天在场")
    town["王组织"].sees("已转给李书记")
    town["李书记"].sees("我那天在场")


@pytest.mark.parametrize("words", ["", " "])
async def test_an_empty_objection_is_requested_again(town, words):
    await town["孙五"].says("/me")
    await town["孙五"].taps("有异议")
    await town["孙五"].sends_photo(b"x", caption=words or None)
    town["孙五"].sees_not("已转给")
    await town["孙五"].says("我那天在场")
    town["孙五"].sees("已转给王组织")


async def test_members_without_office_owe_no_branch_duties(town):
    await town.until("2026-03-02 10:00")
    async with town.database() as db:
        for person in await people.roster(db, town.branch_id):
            if not person.offices:
                assert await todo.of(db, person, now=at("2026-03-02 10:00")) == []
