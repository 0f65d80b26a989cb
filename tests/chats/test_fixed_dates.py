"""A date that is fixed changes only with a reason, also before its notice; old, new and reason are kept."""

import pytest

from bot.domain import timeline
from bot.domain.obligations import duties
from bot.domain.refusals import Refused
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from tests.support.town import at

QUESTION = "的日期已经定好"


@pytest.fixture
async def town(town):
    """A branch whose fixed day is the first Friday, with an activity dated for 6 March and not announced yet."""
    town.activity = await town.dated("2026-03-06 14:00")
    await town["李书记"].says("/plan")
    return town


async def wishes(town, what, value):
    """Ask for another time or place as the secretary; return the answer."""
    li = town["李书记"]
    await li.presses(f"arr:{what}:{town.activity.id}", li.last())
    await li.says(value)
    return li.last()


async def now_is(town):
    return await town.activity_now(town.activity.id)


async def kept(town):
    """Return old, new and reason of the last change in the timeline."""
    async with town.database() as db:
        events = [e.detail for e in await timeline.timeline(db, town.activity.id) if e.kind == "rearranged"]
    return events[-1]


async def reports(town):
    async with town.database() as db:
        return [duty for duty in await duties.open_duties(db, town.branch_id) if duty.kind == "change-report"]


@pytest.mark.parametrize(
    ("what", "value"), [("when", "3月13日14:00"), ("when", "3月6日14:00-18:00"), ("place", "教学楼A201")]
)
async def test_a_fixed_date_or_place_changes_with_a_reason(town, what, value):
    before = await now_is(town)
    asked = await wishes(town, what, value)
    assert QUESTION in asked.text
    assert asked.buttons == [["教学安排", "上级部署", "场地", "其他"]]
    same = await now_is(town)
    assert (same.starts_at, same.ends_at, same.place) == (before.starts_at, before.ends_at, before.place)
    await town["李书记"].taps("场地")
    after = await now_is(town)
    assert (after.starts_at, after.ends_at, after.place) != (before.starts_at, before.ends_at, before.place)


async def test_old_new_and_the_tapped_reason_are_kept(town):
    await wishes(town, "place", "教学楼A201")
    await town["李书记"].taps("场地")
    found = await kept(town)
    assert found["reason"] == "场地原因"
    assert found["changed"] == {"place": ["党员活动室", "教学楼A201"]}


async def test_another_reason_is_written_in_words(town):
    li = town["李书记"]
    await wishes(town, "place", "教学楼A201")
    await li.taps("其他")
    assert "请写一句改动" in li.last().text
    assert (await now_is(town)).place == "党员活动室"
    await li.says("党员集体参加技能竞赛")
    assert (await kept(town))["reason"] == "党员集体参加技能竞赛"


async def test_a_reason_may_be_written_without_a_tap(town):
    await wishes(town, "place", "教学楼A201")
    await town["李书记"].says("活动室维修")
    assert (await kept(town))["reason"] == "活动室维修"


async def test_leaving_the_fixed_day_is_reported(town):
    await wishes(town, "when", "3月13日14:00")
    await town["李书记"].taps("教学安排")
    report = town["李书记"].last()
    assert "不是支部的固定日，须向上级报备" in report.text
    assert "因教学安排，作如下变更" in report.text
    assert len(await reports(town)) == 1
    await town["李书记"].taps("已报备")
    assert await reports(town) == []
    town["张三"].sees_not("安排有变", town.group)  # nothing was announced yet


@pytest.mark.parametrize(("what", "value"), [("when", "3月6日15:00"), ("place", "教学楼A201")])
async def test_a_change_on_the_fixed_day_is_not_reported(town, what, value):
    await wishes(town, what, value)
    await town["李书记"].taps("教学安排")
    assert await reports(town) == []


async def test_a_return_to_the_fixed_day_is_not_reported(town):
    for when in ("3月13日14:00", "3月6日14:00"):
        await wishes(town, "when", when)
        await town["李书记"].taps("教学安排")
    assert len(await reports(town)) == 1


async def test_a_tapped_reason_counts_once(town):
    li = town["李书记"]
    asked = await wishes(town, "place", "教学楼A201")
    for data in [button.callback_data for button in asked.reply_markup.inline_keyboard[0]][:2]:
        popup = await li.presses(data, asked)
    assert popup.text
    assert (await kept(town))["reason"] == "教学安排"
    assert (await now_is(town)).revision == 1


async def test_a_move_too_near_for_the_notice_keeps_its_reason(town):
    await town.until("2026-02-28 10:00")
    asked = await wishes(town, "when", "3月3日14:00")
    assert "距新的时间已不足5天" in asked.text
    await town["李书记"].taps("上级部署")
    assert (await now_is(town)).late_notice_reason == "上级部署"


async def test_a_recorder_or_nothing_new_needs_no_reason(town):
    assert QUESTION not in (await wishes(town, "when", "3月6日14:00-17:30")).text
    async with town.database() as db:
        zhang = await town.person(db, "张三")
    li = town["李书记"]
    await li.presses(f"arr:set-recorder:{town.activity.id}:{zhang.id}", li.last())
    assert (await now_is(town)).recorder.name == "张三"


async def test_the_domain_refuses_a_change_without_a_reason(town):
    async with town.database() as db:
        li, zhao = await town.person(db, "李书记"), await town.person(db, "赵宣传")
        activity = await db.get_one(type(town.activity), town.activity.id)
        plan = Arrangement(at("2026-03-13 14:00"), at("2026-03-13 17:30"), "党员活动室", li, zhao)
        with pytest.raises(Refused, match="fixed-needs-reason"):
            await set_date.arrange(db, activity, plan, by=li, now=town.now)
