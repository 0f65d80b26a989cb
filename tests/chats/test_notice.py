"""The notice of an activity: sent, changed with a reason, followed by a calendar file, details and reminders."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from bot.domain import links
from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.domain.obligations import duties
from bot.storage.tables.branch import Account
from tests.support.dating import kinds, now_is
from tests.support.town import a_town, at

# --- after the notice -------------------------------------------------------------------------------------------------


async def test_the_notice_is_pinned_five_days_ahead_and_sent_privately(announced):
    notice = announced["张三"].sees("主题党日预告：红色教育行动", to=announced.group)
    assert notice.at == at("2026-03-01 09:00")
    assert "3月6日(周五) 14:00–17:30" in notice.text
    assert notice.buttons == [["请假", "加入日历"], ["详情"]]
    assert announced.group.room.pinned
    announced["褚积极"].sees("主题党日预告")


async def change_time(town, typed="3月13日14:00", reason="学校考试"):
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改时间")
    await li.says(typed)
    await li.says(reason)
    return li.last()


async def test_a_change_needs_a_reason_and_produces_report_and_announcement(announced):
    li = announced["李书记"]
    await change_time(announced)
    report = li.sees("报备文字")
    assert "会计学院机关党委" in report.text
    assert "学校考试" in report.text
    assert "3月6日(周五) 14:00 → 3月13日(周五) 14:00" in report.text
    group = announced["张三"].sees("安排有变", to=announced.group)
    assert "3月13日(周五) 14:00–17:30" in group.text
    assert "学校考试" not in group.text
    announced["张三"].sees("您参加的主题党日安排有变")
    await announced.passes(seconds=10)
    assert "3月13日(周五)" in announced["张三"].sees("主题党日预告", to=announced.group).text


async def test_the_report_is_marked_as_filed_once(announced):
    await change_time(announced)
    report = announced["李书记"].sees("报备文字")
    await announced["李书记"].taps("已报备", on=report)
    await announced["李书记"].presses(f"arr:filed:{announced.activity.id}", report)
    assert (await kinds(announced)).count("change-filed") == 1
    async with announced.database() as db:
        assert "change-report" not in [d.kind for d in await duties.open_duties(db, announced.branch_id)]


async def test_moving_to_another_month_is_refused_without_an_announcement(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改时间")
    await li.says("4月3日14:00")
    assert "须在当月完成" in li.last().text
    announced["张三"].sees_not("安排有变", to=announced.group)


async def test_changes_of_place_and_host_are_announced_too(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改地点")
    await li.says("教学楼A201")
    assert "须报会计学院机关党委" in li.last().text
    await li.says("活动室维修")
    assert "地点：党员活动室 → 教学楼A201" in announced["张三"].sees("安排有变", to=announced.group).text
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("主持人")
    await li.taps("王组织")
    await li.says("书记出差")
    assert "主持人：李书记 → 王组织" in announced["张三"].sees("主持人：李书记", to=announced.group).text
    assert (await kinds(announced)).count("host-delegated") == 1


async def test_a_time_and_a_place_in_one_line_are_both_taken_and_shown(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改时间")
    await li.says("推迟到3月20日下午2点，地点改为教学楼A201，请带党徽")
    asked = li.last().text
    for part in ("3月20日(周五) 14:00–17:30；地点：教学楼A201", "没有用到：“请带党徽”", "须报会计学院机关党委"):
        assert part in asked
    await li.says("活动室维修")
    changed = announced["张三"].sees("安排有变", to=announced.group).text
    for part in ("3月20日(周五) 14:00", "地点：党员活动室 → 教学楼A201"):
        assert part in changed


async def test_half_an_hour_later_counts_from_the_time_that_is_set(announced):
    li = announced["李书记"]
    for typed, shown in (("3月20日15:10", "3月20日(周五) 15:10"), ("推迟半小时", "3月20日(周五) 15:40")):
        await li.says("/plan")
        await li.taps("3月")
        await li.taps("改时间")
        await li.says(typed)
        await li.says("活动室维修")
        assert shown in announced["张三"].sees("安排有变", to=announced.group).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("下周五（3月27日）14:00", "写了两个日期"),
        ("3月20日14:00签到，14:30开始", "写了不同的时间"),
        ("3月20日14:00左右", "“左右”没有看懂"),
    ],
)
async def test_a_doubtful_time_is_asked_about_and_changes_nothing(announced, typed, words):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改时间")
    await li.says(typed)
    assert words in li.last().text
    announced["张三"].sees_not("安排有变", to=announced.group)


async def test_the_notice_and_its_changes_name_no_ordinary_members(announced):
    await change_time(announced)
    texts = [message.text for message in announced["张三"].screen(announced.group)]
    assert not any(name in text for text in texts for name in ("张三", "陈四", "冯九"))


async def test_typing_the_current_time_changes_nothing(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改时间")
    await li.says("3月6日14:00-17:30")
    assert "已记下" in li.last().text
    announced["张三"].sees_not("安排有变", to=announced.group)


async def test_a_recorder_change_needs_no_reason_and_is_not_announced(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("记录人")
    await li.taps("张三")
    assert "记录人：张三" in li.last().text
    assert (await now_is(announced)).recorder.name == "张三"
    announced["张三"].sees_not("安排有变", to=announced.group)


async def test_a_content_change_after_the_notice_is_announced(announced):
    li = announced["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("改内容")
    await li.says("学习全会精神")
    await li.says("全会刚刚召开")
    assert "党史专题学习 → 学习全会精神" in li.sees("报备文字").text
    announced["张三"].sees("内容：党史专题学习 → 学习全会精神", to=announced.group)


async def test_nothing_can_be_changed_after_the_end(announced):
    await announced.until("2026-03-06 18:30")
    li = announced["李书记"]
    popup = await li.presses(f"arr:when:{announced.activity.id}", li.last())
    assert "已经结束" in popup.text


async def test_an_officer_changes_the_date_in_english(announced):
    li = announced["李书记"]
    async with announced.database() as db:
        (await db.get_one(Account, li.id)).language = "en"
    await li.says("/plan")
    assert "Party days of 2026" in li.last().text
    await li.taps("March")
    assert "When: Fri 6 March, 14:00–17:30" in li.last().text
    await li.taps("Change time")
    await li.says("2026-03-13 14:00-16:00")
    await li.says("exams")
    report = li.sees("Text of the report").text
    assert "Begins: Fri 6 March, 14:00 → Fri 13 March, 14:00" in report
    li.sees("Your Party day has changed")


# --- links in the notice ----------------------------------------------------------------------------------------------


async def test_the_calendar_file_moves_with_the_activity(announced):
    zhang = announced["张三"]
    await zhang.taps("加入日历", to=announced.group)
    name, data = zhang.last().document
    assert name == "主题党日-20260306.ics"
    first = Calendar.from_ical(data).walk("VEVENT")[0]
    await change_time(announced)
    await zhang.taps("加入日历", to=announced.group)
    second = Calendar.from_ical(zhang.last().document[1]).walk("VEVENT")[0]
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]
    assert second["dtstart"].dt == datetime(2026, 3, 13, 6, 0, tzinfo=UTC)


async def test_two_installations_never_give_the_same_calendar_entry(announced, tmp_path):
    uids = []
    (tmp_path / "other").mkdir()
    async with a_town(tmp_path / "other") as other:
        await other.dated()
        await other.until("2026-03-01 12:00")
        for town in (announced, other):
            await town["张三"].taps("加入日历", to=town.group)
            uids.append(Calendar.from_ical(town["张三"].last().document[1]).walk("VEVENT")[0]["uid"])
    assert uids[0] != uids[1]


async def test_the_private_copy_of_the_notice_does_the_same_as_the_groups(announced):
    zhang = announced["张三"]
    copy = zhang.sees("主题党日预告")
    await zhang.taps("加入日历", on=copy)
    assert zhang.last().document[0] == "主题党日-20260306.ics"
    await zhang.taps("详情", on=copy)
    details = zhang.last()
    assert "我的状态：未请假" in details.text
    await zhang.taps("请假", on=details)
    zhang.sees("请选原因类别")
    assert copy.buttons == [["请假", "加入日历"], ["详情"]]


async def test_the_details_show_the_members_own_state(announced):
    await announced["张三"].taps("详情", to=announced.group)
    text = announced["张三"].last().text
    assert "记录人：赵宣传" in text
    assert "我的状态：未请假" in text


@pytest.mark.parametrize("purpose", ["cal", "act"])
async def test_a_link_to_a_lost_activity_says_so(announced, purpose):
    await announced["张三"].starts(links.make(purpose, "later", announced.activity.id + 1))
    assert "没有找到这次活动" in announced["张三"].last().text


@pytest.mark.parametrize("purpose", ["cal", "act"])
async def test_forged_links_are_refused(announced, purpose):
    zhang = announced["张三"]
    for payload in (
        links.make(purpose, "guessed", announced.activity.id),
        f"{purpose}_{announced.activity.id}",
        f"{purpose}_1_2_3",
        f"{purpose}_zzzzzzzzzzzzzzzzzzzzzzzz_0123456789",
    ):
        await zhang.starts(payload)
        assert any(words in zhang.last().text for words in ("链接不完整", "没有找到这次活动")), zhang.last().text


async def test_a_stranger_gets_no_details(announced):
    stranger = announced.telegram.person("路人")
    await announced.group.add(stranger)
    await stranger.taps("详情", to=announced.group)
    assert "还没有认领身份" in stranger.last().text


# --- reminders --------------------------------------------------------------------------------------------------------


async def test_members_are_reminded_once_on_the_day_before(announced):
    await announced.until("2026-03-05 14:01")
    assert announced["张三"].sees("提醒：红色教育行动").buttons == [["请假"]]
    assert sum("提醒：" in message.text for message in announced["张三"].screen()) == 1


async def test_only_the_secretary_is_warned_of_low_expected_attendance(announced):
    async with announced.database() as db:
        for name in ("张三", "陈四", "孙五"):
            (await db.get_one(Account, announced[name].id)).unreachable_at = announced.now
    await announced.until("2026-03-03 14:01")
    card = announced["李书记"].sees("到会率可能不足")
    assert "联系不上：张三、陈四、孙五、冯九" in card.text
    assert "至少需到 8 人，目前预计最多能到 6 人" in card.text
    assert card.buttons == [["改时间"]]
    announced["李书记"].sees_not("到会率可能不足", to=announced.group)


async def grant(town, *names):
    """Record leave for these members as the secretary."""
    async with town.database() as db:
        activity, li = await activities.get(db, town.activity.id), await town.person(db, "李书记")
        for name in names:
            away = await town.person(db, name)
            await leave.record_for(db, activity, away, leave.Category.SICK, "住院治疗", by=li, now=town.now)
    await town.desk.settle()


def warnings(town, name="李书记"):
    return [message for message in town[name].screen() if "到会率可能不足" in message.text]


async def test_leave_after_the_forecast_warns_again_once_a_day(announced):
    await announced.until("2026-03-03 14:01")
    await grant(announced, "张三")
    assert warnings(announced) == []  # eight of ten may come, as many as are needed
    await grant(announced, "陈四")
    await grant(announced, "孙五")
    assert ["目前预计最多能到 7 人" in message.text for message in warnings(announced)] == [True]
    await announced.until("2026-03-04 12:00")
    assert len(warnings(announced)) == 1
    await grant(announced, "周六")
    assert "目前预计最多能到 5 人" in warnings(announced)[-1].text
    assert [message.at for message in warnings(announced)] == [at("2026-03-03 14:01"), at("2026-03-04 12:00")]
    assert warnings(announced, "王组织") == []


async def test_a_leave_at_night_warns_in_the_morning(announced):
    await announced.until("2026-03-04 23:00")
    await grant(announced, "张三", "陈四")
    assert warnings(announced) == []
    await announced.until("2026-03-05 08:00")
    assert [message.at for message in warnings(announced)] == [at("2026-03-05 08:00")]


async def test_leave_before_the_forecast_causes_no_early_warning(announced):
    await announced.until("2026-03-02 12:00")
    await grant(announced, "张三", "陈四")
    assert warnings(announced) == []
    await announced.until("2026-03-03 14:01")
    assert len(warnings(announced)) == 1


async def test_sufficient_expected_attendance_causes_no_warning(announced):
    await announced.until("2026-03-04 12:00")
    announced["李书记"].sees_not("到会率可能不足")
