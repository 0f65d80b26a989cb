"""Each change is reported to the superior by a paper of its own, due the next working day at 18:00."""

import pytest

from bot.domain import timeline
from bot.domain.schedule import change_report
from bot.storage.tables.branch import Branch
from tests.support.town import at


@pytest.fixture
async def announced(town):
    """The branch with its activity of 6 March announced, on a Sunday."""
    town.activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-01 12:00")
    return town


async def changes(town, what, value, reason):
    """Change the time or place as the secretary; return the message with the report."""
    li = town["李书记"]
    await li.presses(f"arr:{what}:{town.activity.id}", li.last())
    await li.says(value)
    await li.says(reason)
    return li.sees("报备文字")


async def todo(town):
    await town["李书记"].says("/todo")
    return town["李书记"].last().text


async def test_a_filed_report_leaves_the_later_change_owed(announced):
    li = announced["李书记"]
    first = await changes(announced, "when", "3月13日14:00", "学校考试")
    second = await changes(announced, "place", "教学楼A201", "活动室维修")
    assert (await todo(announced)).count("变更尚未向上级报备") == 2
    for _twice in range(2):
        await li.presses(first.reply_markup.inline_keyboard[0][0].callback_data, first)
    left = await todo(announced)
    assert left.count("变更尚未向上级报备") == 1
    assert "地点：党员活动室 → 教学楼A201" in left
    assert "开始时间" not in left
    await li.taps("已报备", on=second)
    assert "变更尚未向上级报备" not in await todo(announced)
    async with announced.database() as db:
        noted = [e.detail for e in await timeline.timeline(db, announced.activity.id) if e.kind == "change-filed"]
    assert noted == [{"change": 1}, {"change": 2}]


async def test_todo_files_exactly_the_change_that_it_names(announced):
    await changes(announced, "when", "3月13日14:00", "学校考试")
    await changes(announced, "place", "教学楼A201", "活动室维修")
    assert "开始时间：3月6日(周五) 14:00 → 3月13日(周五) 14:00" in (await todo(announced)).split("\n2. ")[0]
    await announced["李书记"].taps("1 已报备")
    assert "开始时间" not in await todo(announced)


async def test_a_report_is_overdue_after_the_next_working_day(announced):
    report = await changes(announced, "when", "3月13日14:00", "学校考试")
    assert "请在 3月2日(周一) 18:00 前报送" in report.text
    await announced.passes(minutes=1)
    assert "已逾期" not in await todo(announced)
    await announced.until("2026-03-02 18:00")
    assert "已逾期" not in await todo(announced)
    await announced.until("2026-03-02 18:01")
    assert "已逾期（应在 3月2日(周一) 18:00 前）" in await todo(announced)


@pytest.mark.parametrize(
    ("zone", "changed", "due"),
    [
        ("Asia/Shanghai", "2026-03-06 10:00", "2026-03-09 18:00"),  # Friday
        ("Asia/Shanghai", "2026-03-06 23:59", "2026-03-09 18:00"),
        ("Asia/Shanghai", "2026-02-27 10:00", "2026-02-28 18:00"),  # a Saturday worked in exchange
        ("Asia/Shanghai", "2026-04-30 10:00", "2026-05-06 18:00"),  # holidays
        ("Europe/Berlin", "2026-03-10 03:00", "2026-03-11 01:00"),  # still Monday there
    ],
)
def test_the_deadline_is_the_next_working_day_at_six(zone, changed, due):
    assert change_report.due_at(Branch(zone=zone, overrides={}), at(changed)) == at(due)


async def test_a_button_that_names_no_change_files_none(announced):
    await changes(announced, "when", "3月13日14:00", "学校考试")
    popup = await announced["李书记"].presses(f"arr:filed:{announced.activity.id}", announced["李书记"].last())
    assert "没有写明是哪一次变更" in popup.text
    assert "变更尚未向上级报备" in await todo(announced)
