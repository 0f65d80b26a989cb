"""Two branches in one session: one of them undoes its end, runs over its time or cancels, and the other goes on."""

import pytest

from bot.domain.attendance.check_in import link_payload
from bot.storage.tables.session import Session
from tests.support.party_day import count

VOTE, UNDONE, PASSED_ON = "第 1 题", "已撤销结束", "联合活动有变"


@pytest.fixture
def joint(both_announced):
    return both_announced


async def checks_in(joint):
    """Open check-in and have three of each branch come."""
    await joint.until("2026-03-06 13:45")
    link = link_payload(await joint.activity_now(joint.activity.id))
    for human in (*(joint[name] for name in ("李书记", "张三", "陈四")), *guests(joint)):
        await human.starts(link)


def guests(joint):
    return [joint.beside[name] for name in ("刘书记", "关组织", "马九")]


async def ends(secretary):
    """End the activity by the newest card of its host."""
    await secretary.taps("结束活动", on=[m for m in secretary.screen() if "主持卡：" in m.text][-1])
    await secretary.taps("确认结束")


async def moves(secretary, activity, when="3月13日14:00-17:30"):
    """Ask for another time of the activity, with a reason."""
    await secretary.presses(f"arr:when:{activity.id}", secretary.last())
    await secretary.says(when)
    await secretary.says("场地停电")


async def cancels(secretary, activity):
    """Cancel the activity with a usual reason."""
    await secretary.presses(f"arr:cancel:{activity.id}", secretary.last())
    await secretary.taps("教学安排")


# --- an end that is undone


@pytest.mark.long("two branches play a whole Party day")
async def test_an_end_undone_by_one_branch_leaves_the_other_one_ended(joint):
    await checks_in(joint)
    await joint.until("2026-03-06 16:00")
    li, liu = joint["李书记"], joint.beside["刘书记"]
    await ends(li)
    await ends(liu)
    await liu.taps("撤销结束")
    await joint.passes(seconds=20)
    assert (await joint.activity_now(joint.theirs.id)).ended_at is None
    assert (await joint.activity_now(joint.activity.id)).ended_at is not None
    assert (count(joint, "张三", VOTE), count(joint.beside, "马九", VOTE)) == (1, 0)
    assert "这次测评已撤回" in joint.beside["马九"].sees("继续进行").text
    assert count(joint, "张三", "继续进行") == 0
    await joint.passes(minutes=11)
    assert (await joint.activity_now(joint.activity.id)).roll_fixed
    await ends(liu)
    await joint.passes(minutes=11)
    assert count(joint.beside, "马九", VOTE) == 1
    assert (await joint.activity_now(joint.theirs.id)).roll_fixed


async def test_an_end_undone_after_the_planned_end_moves_it_for_every_open_branch(joint):
    await checks_in(joint)
    await joint.until("2026-03-06 17:50")
    await ends(joint.beside["刘书记"])
    await joint.beside["刘书记"].taps("撤销结束")
    assert "18:20 自动结束" in joint.beside["刘书记"].sees(UNDONE).text
    await joint.until("2026-03-06 18:10")
    assert (await joint.activity_now(joint.activity.id)).ended_at is None
    await joint.passes(minutes=15)
    for activity in (joint.activity, joint.theirs):
        assert (await joint.activity_now(activity.id)).ended_at is not None


async def test_an_undone_end_does_not_change_the_times_of_a_branch_that_has_ended(joint):
    await checks_in(joint)
    await joint.until("2026-03-06 17:40")
    li, liu = joint["李书记"], joint.beside["刘书记"]
    await ends(li)
    await ends(liu)
    await liu.taps("撤销结束")
    assert "18:00 自动结束" in liu.sees(UNDONE).text
    await liu.presses(f"in:extend:{joint.theirs.id}", liu.last())
    assert "会计学院学生第二党支部已经结束这次活动，结束时间不能再改" in liu.popups[-1].text
    await joint.until("2026-03-06 17:59")
    await ends(liu)
    await joint.until("2026-03-06 18:01")
    await liu.presses(f"in:undo:{joint.theirs.id}", liu.last())
    assert "原定的时间也已过去，不能再撤销结束" in liu.popups[-1].text
    theirs = await joint.activity_now(joint.theirs.id)
    assert theirs.ends_at.isoformat() == "2026-03-06T09:30:00+00:00"
    assert theirs.ended_at is not None


# --- a host branch that cancels


async def test_a_host_branch_that_cancels_leaves_the_others_their_activity(joint):
    await cancels(joint["李书记"], joint.activity)
    await joint.passes(seconds=20)
    liu = joint.beside["刘书记"]
    told = liu.sees(PASSED_ON)
    assert "主办的会计学院学生第二党支部已取消本支部的这次活动，您支部的活动照常" in told.text
    assert "今后时间和地点由您支部安排" in told.text
    assert told.buttons == [["改时间", "改地点"]]
    assert (count(joint, None, "主题党日取消："), count(joint.beside, None, "主题党日取消：")) == (1, 0)
    assert count(joint.beside, "马九", "取消") == 0
    await moves(liu, joint.theirs)
    await joint.passes(seconds=20)
    assert "3月13日(周五) 14:00" in joint.beside["马九"].sees("安排有变", to=joint.beside.group).text
    assert count(joint.beside, "刘书记", PASSED_ON) == 1
    assert (await joint.activity_now(joint.activity.id)).cancelled_at is not None
    await liu.presses(f"stp:log:{joint.theirs.id}:0", liu.last())
    assert "会计学院学生第二党支部取消，时间和地点改由会计学院教工党支部安排" in liu.sees("大事记").text


@pytest.mark.long("two branches play a whole Party day")
async def test_the_party_day_of_the_others_is_held_after_the_host_branch_cancelled(joint):
    await cancels(joint["李书记"], joint.activity)
    await joint.until("2026-03-06 13:45")
    link = link_payload(await joint.activity_now(joint.theirs.id))
    for human in guests(joint):
        await human.starts(link)
    await joint["张三"].starts(link)
    assert "已取消或未开展" in joint["张三"].last().text
    await joint.until("2026-03-06 17:00")
    await joint.beside["刘书记"].presses(f"in:extend:{joint.theirs.id}", joint.beside["刘书记"].last())
    await joint.until("2026-03-06 17:20")
    await ends(joint.beside["刘书记"])
    await joint.passes(minutes=11)
    assert count(joint.beside, "马九", VOTE) == 1
    assert (await joint.activity_now(joint.theirs.id)).roll_fixed
    assert count(joint, "张三", VOTE) == 0


async def test_a_guest_branch_that_cancels_changes_nothing_for_the_host(joint):
    await cancels(joint.beside["刘书记"], joint.theirs)
    await joint.passes(seconds=20)
    assert (count(joint, None, "主题党日取消："), count(joint.beside, None, "主题党日取消：")) == (0, 1)
    assert count(joint, "李书记", PASSED_ON) == 0
    async with joint.database() as db:
        session = await db.get_one(Session, joint.activity.session_id)
        assert session.host_branch_id == joint.branch_id
    await moves(joint["李书记"], joint.activity)
    await joint.passes(seconds=20)
    assert count(joint, None, "安排有变") == 1
    assert count(joint.beside, None, "安排有变") == 0
