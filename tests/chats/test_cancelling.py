"""Activities that come to nothing: cancelled before the start, or not held."""

import pytest

from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import terms
from bot.domain.report import own_record
from bot.storage.tables.obligations import Outcome
from tests.support.makeups import row_of
from tests.support.party_day import attend, count, outcomes, votes
from tests.support.town import at

QUESTION, CANCELLED, NOT_HELD, VOTE = "请确认活动是否开展", "主题党日取消：", "主题党日未开展：", "第 1 题"


async def cancels(town, activity, who="李书记", reason="教学安排"):
    """Cancel the activity by its button, with a usual reason; return the answer."""
    await town[who].says("/plan")
    await town[who].presses(f"arr:cancel:{activity.id}", town[who].last())
    if "说明原因" in town[who].last().text:
        await town[who].taps(reason)
    return next((m for m in reversed(town[who].screen()) if "已取消：" in m.text), town[who].last())


async def standing_months(town):
    """Return the activities of March that stand, as (dated, form)."""
    async with town.database() as db:
        here = await activities.of_month(db, town.branch_id, 2026, 3)
        return [(one.dated_at is not None, one.form) for one in here]


async def summary(town, who="李书记", of="2026-03"):
    await town[who].says(f"/summary {of}")
    return town[who].sees("总结").text


# --- cancelled before the start


async def test_the_secretary_cancels_a_fixed_activity_with_a_reason(town):
    activity = await town.dated("2026-03-20 14:00")
    answer = await cancels(town, activity)
    assert "已取消：红色教育行动" in answer.text
    assert "报备" not in answer.text
    now = await town.activity_now(activity.id)
    assert now.cancel_reason == "教学安排"
    assert now.cancelled_at is not None
    assert await standing_months(town) == [(False, "红色教育行动")]
    assert count(town, None, CANCELLED) == 0


async def test_after_the_notice_all_are_told_and_it_is_reported(town):
    activity = await town.dated()
    await town.until("2026-03-02 10:00")
    answer = await cancels(town, activity, reason="上级部署")
    assert "关于取消3月主题党日活动的报备" in answer.text
    assert "因上级部署取消" in answer.text
    await town.passes(seconds=20)
    assert count(town, None, CANCELLED) == 1
    for name in ("张三", "褚积极", "王组织"):
        assert count(town, name, CANCELLED) == 1
        assert "上级部署" not in town[name].sees(CANCELLED).text
    assert town["张三"].sees("🚫 已取消：红色教育行动", town.group).buttons == []
    await town["李书记"].says("/todo")
    assert "取消原定 3月6日(周五) 14:00 的活动" in town["李书记"].last().text
    await town["李书记"].taps("已报备")
    assert count(town, "李书记", "变更已向上级报备") == 1


async def test_the_calendar_entry_of_a_cancelled_activity_is_removed(town):
    activity = await town.dated()
    await town.until("2026-03-02 10:00")
    await cancels(town, activity)
    await town.passes(seconds=20)
    await town["张三"].taps("从日历删除")
    entry = town["张三"].last().document[1].decode()
    assert "METHOD:CANCEL" in entry
    assert "STATUS:CANCELLED" in entry
    assert "SEQUENCE:1" in entry


async def test_the_host_may_cancel_but_no_other_officer(town):
    activity = await town.dated()
    await town["王组织"].says("/plan")
    await town["王组织"].presses(f"arr:cancel:{activity.id}", town["王组织"].last())
    assert "由主持人或书记取消：李书记" in town["王组织"].popups[-1].text
    assert (await town.activity_now(activity.id)).cancelled_at is None


async def test_a_host_who_left_is_not_named_to_ask(town):
    activity = await town.dated()
    async with town.database() as db:
        same, wang = await activities.get(db, activity.id), await town.person(db, "王组织")
        same.host_id = wang.id
        await terms.leave_branch(db, wang, now=town.now)
    await cancels(town, activity, "赵宣传")
    assert "由主持人或书记取消：李书记。" in town["赵宣传"].popups[-1].text
    await town["张三"].says("/plan")
    await town["张三"].presses(f"in:undo:{activity.id}", town["张三"].last())
    assert "由主持人或支部委员办理：李书记、赵宣传。" in town["张三"].popups[-1].text


async def test_an_activity_that_began_is_not_cancelled(town):
    activity = await town.dated()
    await town.until("2026-03-06 14:01")
    await cancels(town, activity)
    assert "开始，不能再取消" in town["李书记"].popups[-1].text


async def test_a_cancelled_activity_takes_no_check_in_and_no_leave(town):
    activity = await town.dated()
    await town.until("2026-03-02 10:00")
    await cancels(town, activity)
    await town["张三"].starts(link_payload(await town.activity_now(activity.id)))
    assert "已取消或未开展" in town["张三"].last().text
    await town["张三"].starts(activities.link_payload(activity, "lv"))
    await town.until("2026-03-06 14:30")
    assert count(town, None, "签到开始") == 0


async def test_a_pending_request_for_leave_ends_with_the_activity(town):
    activity = await town.dated()
    async with town.database() as db:
        same, zhang = await activities.get(db, activity.id), await town.person(db, "张三")
        await leave.ask(db, same, zhang, leave.Category.SICK, "住院", now=town.now)
    await cancels(town, activity)
    await town["王组织"].says("/todo")
    assert "审批" not in town["王组织"].last().text


async def test_the_month_is_open_again_after_a_cancellation(town):
    activity = await town.dated()
    await cancels(town, activity)
    await town["李书记"].taps("安排3月")
    card = town["李书记"].last()
    assert "日期还没有定" in card.text
    await town["李书记"].taps("采用", on=card)
    assert await standing_months(town) == [(True, "红色教育行动")]


async def test_the_summary_names_cancelled_activities_and_reasons(town):
    activity = await town.dated()
    await cancels(town, activity)
    assert "🚫 已取消：红色教育行动（原定 3月6日(周五) 14:00）" in await summary(town)
    assert "取消原因：教学安排" in town["李书记"].last().text
    assert "教学安排" not in await summary(town, "张三")
    year = await summary(town, of="2026")
    assert "已开展 0 次" in year
    assert "原定 3月6日(周五) 14:00，已取消" in year


# --- not held


async def nobody_comes(town, until="2026-03-06 18:01"):
    activity = await town.dated()
    await town.until(until)
    return activity


async def test_an_activity_that_ends_by_itself_waits_for_its_host(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三", "陈四", "孙五")
    await town.until("2026-03-06 18:01")
    assert town["李书记"].sees(QUESTION).buttons == [["已开展", "未开展"]]
    assert count(town, "张三", VOTE) == 0
    assert count(town, "周六", "您没有参加") == 0
    assert "还没有确认是否开展" in await summary(town)
    await town["李书记"].says("/todo")
    assert "确认活动是否开展" in town["李书记"].last().text
    await town["李书记"].taps("已开展", on=town["李书记"].sees(QUESTION))
    assert "记为已开展" in town["李书记"].sees("记为").text
    assert count(town, "张三", VOTE) == 1
    assert count(town, "周六", "您没有参加") == 1
    assert "应到10 实到4" in await summary(town)


async def test_an_end_with_fewer_than_three_present_is_questioned(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三")
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    assert "已开展" in str(town["李书记"].last().buttons)
    assert count(town, "张三", VOTE) == 0


async def test_an_activity_that_was_not_held_leaves_no_absence(town):
    activity = await nobody_comes(town)
    await town["李书记"].taps("未开展")
    await town.passes(seconds=20)
    assert count(town, None, NOT_HELD) == 1
    assert count(town, "张三", NOT_HELD) == 1
    assert await row_of(town, activity) is None
    async with town.database() as db:
        year = await own_record.of(db, await town.person(db, "张三"), 2026)
    assert year.count(own_record.Part.ABSENT) == 0
    assert await standing_months(town) == [(False, "红色教育行动")]
    text = await summary(town)
    assert "🚫 未开展：红色教育行动（原定 3月6日(周五) 14:00）" in text
    assert "实到" not in text


@pytest.mark.parametrize(("there", "held"), [((), False), (("张三",), True)])
async def test_without_an_answer_a_day_later_it_is_assumed(town, there, held):
    activity = await town.dated()
    await attend(town, activity, *there)
    await town.until("2026-03-07 17:59")
    assert (await town.activity_now(activity.id)).unconfirmed
    await town.until("2026-03-07 18:01")
    now = await town.activity_now(activity.id)
    assert (now.held, now.not_held) == (held, not held)
    assert count(town, "张三", VOTE) == (1 if there else 0)
    assert count(town, "周六", "您没有参加") == (1 if there else 0)


async def test_the_secretary_is_asked_for_an_unreachable_host(town):
    activity = await town.dated()
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        same.host_id = (await town.person(db, "冯九")).id
    await town.until("2026-03-06 18:01")
    assert count(town, "李书记", QUESTION) == 1


async def test_the_first_answer_counts(town):
    activity = await nobody_comes(town)
    question = town["李书记"].sees(QUESTION)
    await town["李书记"].taps("未开展", on=question)
    await town["李书记"].presses(f"in:held-yes:{activity.id}", town["李书记"].last())
    assert "记为未开展" in town["李书记"].last().text
    assert (await town.activity_now(activity.id)).not_held


async def test_an_end_is_not_undone_once_it_was_not_held(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三")
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town["李书记"].taps("未开展")
    await town["李书记"].presses(f"in:undo:{activity.id}", town["李书记"].last())
    assert "已取消或未开展，不能再操作" in town["李书记"].popups[-1].text
    now = await town.activity_now(activity.id)
    assert (now.ended_at is not None, now.not_held) == (True, True)


async def test_a_month_that_passed_unheld_is_reported_missed(town):
    activity = await town.dated("2026-03-31 14:00")
    await town.until("2026-04-01 18:01")
    assert (await town.activity_now(activity.id)).not_held
    assert "（红色教育行动）" in town["李书记"].sees("2026年3月没有开展主题党日").text


async def test_a_month_that_passed_is_promised_no_other_date(town):
    await town.dated("2026-03-31 14:00")
    await town.until("2026-04-01 10:00")
    await town["李书记"].taps("未开展", on=town["李书记"].sees(QUESTION))
    await town.passes(seconds=20)
    assert "当月已经过去" in town["李书记"].sees("记为未开展").text
    for message in (*town.group.messages, *town["张三"].screen()):
        assert "另定" not in message.text


async def test_the_end_with_few_present_promises_no_ballot(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三")
    await town["李书记"].taps("结束活动")
    assert "先确认是否开展" in town["李书记"].last().text
    assert "立即发出测评" not in town["李书记"].last().text


# --- an end that is undone


async def ends(town, *names):
    activity = await town.dated()
    await attend(town, activity, "李书记", *names)
    await town.passes(hours=1)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    return activity


async def test_an_end_by_mistake_is_undone_and_the_activity_goes_on(town):
    activity = await ends(town, "张三", "陈四")
    assert count(town, "张三", VOTE) == 1
    await town["李书记"].taps("撤销结束")
    assert "已撤销结束" in town["李书记"].last().text
    await town.passes(seconds=20)
    assert count(town, "张三", VOTE) == 0
    assert "这次测评已撤回" in town["张三"].sees("继续进行").text
    await town["孙五"].starts(link_payload(activity))
    assert "签到成功" in town["孙五"].last().text
    await town.until("2026-03-06 17:35")
    await town["李书记"].presses(f"in:ended:{activity.id}", town["李书记"].last())
    await town.passes(minutes=10)
    assert count(town, "张三", VOTE) == 1
    assert (await town.activity_now(activity.id)).ended_at == at("2026-03-06 17:35")
    assert "应到10 实到4" in await summary(town)


async def test_an_undone_end_revives_the_calls_it_dropped(town):
    activity = await ends(town, "张三", "陈四")
    assert set(await outcomes(town, "call")) == {Outcome.DROPPED}
    await town["李书记"].taps("撤销结束")
    assert await outcomes(town, "call") == [None]
    await town["王组织"].says("/todo")
    assert "联系 冯九：私聊发不到" in town["王组织"].last().text
    await town.until("2026-03-06 17:35")
    await town["李书记"].presses(f"in:ended:{activity.id}", town["李书记"].last())
    assert await outcomes(town, "call") == [Outcome.DROPPED]


def host_cards(town):
    return [message for message in town["李书记"].screen() if "主持卡：" in message.text]


async def test_an_end_with_few_present_is_undone_before_the_answer(town):
    activity = await ends(town)
    await town.passes(seconds=20)
    await town["李书记"].taps("撤销结束", on=host_cards(town)[-1])
    await town.passes(seconds=20)
    assert (await town.activity_now(activity.id)).ended_at is None
    assert "已撤销结束" in town["李书记"].sees("（3月6日(周五) 14:00）已撤销结束").text


async def test_the_open_question_offers_no_undo_after_ten_minutes(town):
    await ends(town)
    await town.passes(minutes=10, seconds=20)
    (row,) = host_cards(town)[-1].record.buttons
    assert [button.text for button in row] == ["已开展", "未开展"]
    await town["李书记"].taps("已开展", on=host_cards(town)[-1])
    assert count(town, "孙五", "您没有参加") == 1


async def test_an_answer_within_ten_minutes_settles_the_roll_at_once(town):
    await ends(town)
    await town["李书记"].taps("已开展")
    assert await outcomes(town, "roll") == [Outcome.DONE]
    await town.passes(seconds=20)
    assert host_cards(town)[-1].buttons == [["📄 材料"]]


async def test_no_make_up_is_owed_before_the_ten_minutes_pass(town):
    await ends(town, "张三", "陈四")
    assert count(town, "孙五", "您没有参加") == 0
    await town.passes(minutes=10)
    assert count(town, "孙五", "您没有参加") == 1


async def test_the_end_stands_after_ten_minutes(town):
    activity = await ends(town, "张三", "陈四")
    await town.passes(minutes=10, seconds=1)
    await town["李书记"].presses(f"in:undo:{activity.id}", town["李书记"].last())
    assert "结束已不能撤销" in town["李书记"].popups[-1].text
    assert (await town.activity_now(activity.id)).ended_at is not None


async def test_the_first_vote_fixes_the_roll_and_the_end(town):
    activity = await ends(town, "张三", "陈四")
    await votes(town["张三"])
    assert (await town.activity_now(activity.id)).roll_fixed
    await town["李书记"].presses(f"in:undo:{activity.id}", town["李书记"].last())
    assert "结束已不能撤销" in town["李书记"].popups[-1].text


async def test_a_correction_within_the_ten_minutes_is_marked_as_one(town):
    activity = await ends(town, "张三", "陈四")
    await town["王组织"].says("/summary 2026-03")
    await town["王组织"].taps("更正签到")
    await town["王组织"].taps("冯九")
    await town["王组织"].says("没有手机，当天在场")
    text = await summary(town)
    assert "应到10 实到3" in text
    assert "会后补登 1 人" in text
    await town.passes(minutes=10)
    assert await row_of(town, activity, "冯九") is None
