"""Summaries: totals for all members, names for officers in private, nothing of an open ballot."""

from datetime import date, timedelta

import pytest

from bot.domain.absence import leave, long_absence, makeup, makeup_review
from bot.domain.activity import activities
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.standing import present
from bot.domain.day import corrections
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import Ballot
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry
from bot.domain.refusals import Refused
from bot.domain.report.period import Period, read
from bot.domain.roles import Kind
from bot.storage.tables.branch import Branch
from tests.support.party_day import ended
from tests.support.town import at

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("3", Period.month(2026, 3)),
        ("3月", Period.month(2026, 3)),
        ("３月份", Period.month(2026, 3)),
        ("十二月", Period.month(2026, 12)),
        ("2025-12", Period.month(2025, 12)),
        ("2025年 1月", Period.month(2025, 1)),
        ("March", Period.month(2026, 3)),
        ("Dec 2025", Period.month(2025, 12)),
        ("本月", Period.month(2026, 3)),
        ("上月", Period.month(2026, 2)),
        ("last month", Period.month(2026, 2)),
        ("第一季度", Period(2026, 1, 3)),
        ("2季度", Period(2026, 4, 6)),
        ("Q4 2025", Period(2025, 10, 12)),
        ("2025年第四季度", Period(2025, 10, 12)),
        ("上季度", Period(2025, 10, 12)),
        ("全年", Period.whole(2026)),
        ("year", Period.whole(2026)),
        ("2025", Period.whole(2025)),
        ("2025年度", Period.whole(2025)),
        ("去年", Period.whole(2025)),
    ],
)
def test_common_spellings_of_a_period_are_read(words, period):
    assert read(words, TODAY) == period


@pytest.mark.parametrize("words", ["13", "0", "2014", "二十月", "昨天", "5季度", "3月5日", "-3"])
def test_an_invalid_period_is_refused(words):
    with pytest.raises(Refused) as refused:
        read(words, TODAY)
    assert refused.value.key == "summary-period"


def test_the_month_before_january_is_december():
    assert read("上月", date(2026, 1, 5)) == Period.month(2025, 12)


async def vote(town, activity, *ballots, raters="members"):
    """Put in ballots of the participants, in the order of the roster."""
    async with town.database() as db:
        here = await present(db, activity)
        for person, levels in zip(here, ballots, strict=False):
            await ballot_box.put_in(db, Ballot(activity.id, person.id, raters, levels))


EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")  # eight of ten with the secretary


async def test_an_officer_reads_the_absentees_and_the_missing_records(town):
    await ended(town, *EVERYBODY)
    await town["李书记"].says("/summary")
    text = town["李书记"].last().text
    assert "2026年3月总结" in text
    assert "实到8（80% ✓）" in text
    assert "缺席：郑八、冯九" in text
    assert "时长 3.6 小时" in text
    assert "没有清点人数" in text
    assert "测评进行中" in text
    month = town["李书记"].last()
    assert ["活动记录", "📄 材料", "检查并上报"] in month.buttons
    for label, shown in (
        ("活动记录", "活动纪实 · 红色教育行动"),
        ("📄 材料", "材料 · “红色教育行动”"),
        ("检查并上报", "上报"),
    ):
        await town["李书记"].taps(label, on=month)
        assert shown in town["李书记"].last().text
    await town["李书记"].says("/summary")
    await town["李书记"].taps("清点人数", on=town["李书记"].last())
    town["李书记"].sees("现场共有多少人")


async def test_members_and_the_group_read_totals_without_names(town):
    await ended(town, *EVERYBODY)
    await town["张三"].says("/summary")
    await town["张三"].says("/summary", town.group)
    for text in (town["张三"].last().text, town["张三"].last(town.group).text):
        assert "缺席2" in text
        for name in ("郑八", "冯九", "李书记", "赵宣传"):
            assert name not in text
    assert not town["张三"].can_tap("活动记录")
    assert town["张三"].last(town.group).buttons == []


async def test_rates_are_shown_only_after_the_ballot_closes(town):
    activity = await ended(town, *EVERYBODY)
    await vote(town, activity, *[(1, 1, 2, 3)] * 6)
    await town["李书记"].says("/summary 3")
    assert "满意率" not in town["李书记"].last().text
    await town.passes(hours=25)
    await town["张三"].says("/summary 3月")
    text = town["张三"].last().text
    assert "满意率 75%（6/8 票）" in text
    assert "效果突出显著 0%" in text


async def test_few_ballots_show_the_merged_rate_only(town):
    activity = await ended(town, *EVERYBODY)
    await vote(town, activity, *[(1, 1, 2, 3)] * 4)
    await town.passes(hours=25)
    await town["李书记"].says("/summary 3")
    assert "满意率 75%" in town["李书记"].last().text
    town["李书记"].sees_not("· 效果突出显著")
    await town["李书记"].says("/summary 全年")
    town["李书记"].sees_not("· 效果突出显著")


async def test_the_yearly_summary_has_a_picture_and_lists_the_months(town):
    activity = await ended(town, *EVERYBODY)
    await vote(town, activity, *[(4, 4, 4, 1)] * 5)
    await town.passes(hours=25)
    await town["李书记"].says("/summary 全年")
    pictures = [m for m in town["李书记"].screen() if m.photo]
    assert pictures
    text = town["李书记"].sees("2026年总结").text
    assert "3月 红色教育行动 · 到会 80% · 满意 25% ⚠️" in text
    assert "12 个月中 1 个月有活动" in text
    assert "满意率低于 60%：1 次" in text
    assert "全年计划还缺" in text
    await town["张三"].says("/summary 2026")
    member = town["张三"].sees("2026年总结").text
    assert "全年计划还缺" not in member
    assert "满意率低于" not in member
    assert "满意 25%\n" in member


async def test_an_undated_past_month_counts_as_not_held_without_reminders(town):
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2025-12-01 09:00")
        await activities.create(db, town.branch_id, 2026, 1, "先锋模范行动", "走访")
        await activities.create(db, town.branch_id, 2026, 3, "志愿服务行动", "清扫")
    await town["李书记"].says("/summary 全年")
    text = town["李书记"].sees("2026年总结").text
    assert "1月 先锋模范行动 · ✗ 当月未开展" in text
    assert "3月 志愿服务行动 · 未定日期" in text
    await town["李书记"].says("/summary 1")
    assert "还没有定日期" not in town["李书记"].last().text


async def test_months_before_the_setup_are_unrecorded_in_summaries(town):
    li = town["李书记"]
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2026-03-01 00:00")
        await activities.create(db, town.branch_id, 2026, 1, "先锋模范行动", "走访")
        await activities.create(db, town.branch_id, 2026, 3, "志愿服务行动", "清扫")
    await town.until("2026-04-02 10:00")
    await li.says("/summary 第一季度")
    text = li.last().text
    assert "1月 先锋模范行动 · 未记录\n2月 未记录\n3月 志愿服务行动 · ✗ 当月未开展" in text
    assert "3 个月中 0 个月有活动，2 个月未记录" in text
    for month in (1, 2):
        await li.says(f"/summary {month}")
        assert "这个月在支部启用机器人之前，未记录" in li.last().text
    await li.says("/summary 3")
    assert "未记录" not in li.last().text


async def test_the_group_gets_the_yearly_summary_without_its_picture_for_a_stranger(town):
    await ended(town, *EVERYBODY)
    stranger = town.telegram.person("路人")
    await town.group.add(stranger)
    await stranger.says("/summary 2026", town.group)
    stranger.sees("2026年总结", town.group)
    assert not any(message.photo for message in stranger.screen(town.group)[-2:])


async def test_the_group_gets_the_yearly_summary_with_its_picture(town):
    await ended(town, *EVERYBODY)
    await town["张三"].says("/summary 2026", town.group)
    assert any(m.photo for m in town["张三"].screen(town.group)[-2:])
    assert "12 个月中 1 个月有活动" in town["张三"].sees("2026年总结", town.group).text


async def test_the_buttons_lead_to_other_periods(town):
    await ended(town, *EVERYBODY)
    await town.until("2026-04-02 10:00")
    await town["张三"].says("/summary")
    town["张三"].sees("3月总结")
    await town["张三"].taps("本月")
    town["张三"].sees("4月总结")
    await town["张三"].taps("上月")
    town["张三"].sees("3月总结")
    await town["张三"].taps("全年")
    town["张三"].sees("2026年总结")
    await town["张三"].taps("3月", on=town["张三"].last())
    town["张三"].sees("2026年3月总结")


async def test_a_quarter_has_no_yearly_findings(town):
    await ended(town, *EVERYBODY)
    await town["李书记"].says("/summary 第一季度")
    text = town["李书记"].sees("第1季度总结").text
    assert "3 个月中 1 个月有活动" in text
    assert "全年计划" not in text


async def test_an_unreadable_period_is_answered_with_examples(town):
    await town["张三"].says("/summary 昨天")
    town["张三"].sees("/summary 第一季度")


async def test_a_stranger_gets_no_summary(town):
    stranger = town.telegram.person("路人")
    await stranger.starts()
    await stranger.says("/summary")
    assert "总结</b>" not in stranger.last().text
    stranger.sees("认领身份")


async def test_only_officers_read_the_reason_for_a_late_notice(town):
    await town.dated("2026-02-23 14:00", reason="王组织临时出差")
    await town["李书记"].says("/summary 2")
    assert "只提前" in town["李书记"].last().text
    assert "王组织临时出差" in town["李书记"].last().text
    await town["张三"].says("/summary 2")
    assert "只提前" in town["张三"].last().text
    assert "王组织临时出差" not in town["张三"].last().text


async def test_only_two_officers_learn_of_consecutive_absences_without_leave(town):
    for start in ("2026-03-06 14:00", "2026-04-03 14:00"):
        await ended(town, *EVERYBODY, start=start)
    async with town.database() as db:
        assert await long_absence.long_absent(db, town.branch_id, now=town.now) == []
    activity = await ended(town, *EVERYBODY, start="2026-05-08 14:00")
    async with town.database() as db:
        found = await long_absence.long_absent(db, town.branch_id, now=town.now)
    assert [(each.person.name, each.running, each.grave) for each in found] == [("郑八", 3, False), ("冯九", 3, False)]
    async with town.database() as db:
        study, wang = await makeup.of(db, activity.id, found[0].person.id), await town.person(db, "王组织")
        await makeup_review.log_contact(db, study.id, by=wang, words="住院，已去看望", now=town.now)
    for officer in ("李书记", "王组织"):
        await town[officer].says("/summary 全年")
        text = town[officer].sees("郑八：连续 3 次").text
        assert "已联系：5月8日" in text
        assert "还没有联系记录" in text
    for other in ("赵宣传", "张三"):
        await town[other].says("/summary 全年")
        town[other].sees_not("连续 3 次")
    await town["张三"].says("/summary 全年", town.group)
    town["张三"].sees_not("连续 3 次", town.group)


async def long_absent(town):
    """Return the names of the long absent, each with the number of activities missed."""
    async with town.database() as db:
        return {
            one.person.name: one.running for one in await long_absence.long_absent(db, town.branch_id, now=town.now)
        }


async def changes_kind(town, name, kind, on=None):
    """Change a person's kind as of now, or of an earlier day."""
    async with town.database() as db:
        entry = Entry(name, kind, on=on, change=True)
        await roster.add(db, town.branch_id, [entry], by=await town.person(db, "李书记"), now=town.now)


async def test_long_absence_starts_with_joining_and_ends_with_leave(town):
    await ended(town, *EVERYBODY, start="2026-03-06 14:00")
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        await roster.add(db, town.branch_id, [Entry("蒋十", Kind.FULL)], by=secretary, now=town.now)
    for start in ("2026-04-03 14:00", "2026-05-08 14:00"):
        activity = await ended(town, *EVERYBODY, start=start)
    assert await long_absent(town) == {"郑八": 3, "冯九": 3}
    async with town.database() as db:
        wang, nine = await town.person(db, "王组织"), await town.person(db, "冯九")
        same = await activities.get(db, activity.id)
        await leave.record_for(db, same, nine, leave.Category.SICK, "住院", by=wang, now=town.now)
    assert await long_absent(town) == {"郑八": 3}
    await ended(town, *EVERYBODY, start="2026-06-05 14:00")
    assert await long_absent(town) == {"郑八": 4, "蒋十": 3}


async def test_long_absence_leaves_out_what_the_roll_counts_not(town):
    await ended(town, *EVERYBODY, start="2026-03-06 14:00")
    await changes_kind(town, "郑八", Kind.ACTIVIST)
    await ended(town, *EVERYBODY, "郑八", start="2026-04-03 14:00")
    await changes_kind(town, "郑八", Kind.FULL)
    for start in ("2026-05-08 14:00", "2026-06-05 14:00"):
        activity = await ended(town, *EVERYBODY, start=start)
    assert (await long_absent(town))["郑八"] == 3  # the activity attended as a guest neither counts nor ends the run
    await changes_kind(town, "郑八", Kind.ACTIVIST, on=date(2026, 6, 1))
    await changes_kind(town, "郑八", Kind.FULL)
    assert (await long_absent(town))["郑八"] == 3
    async with town.database() as db:
        wang, eight = await town.person(db, "王组织"), await town.person(db, "郑八")
        same = await activities.get(db, activity.id)
        await corrections.correct(db, same, eight, Change.TERMS, by=wang, reason="名册补记", now=town.now)
    assert "郑八" not in await long_absent(town)


async def test_six_months_of_absence_are_grave(town):
    for start in ("2026-03-06 14:00", "2026-04-03 14:00", "2026-05-08 14:00"):
        await ended(town, *EVERYBODY, start=start)
    async with town.database() as db:
        found = await long_absence.long_absent(db, town.branch_id, now=town.now + timedelta(days=130))
    assert [each.grave for each in found] == [False, False]  # none was held in these months
    await ended(town, *EVERYBODY, start="2026-09-11 14:00")
    async with town.database() as db:
        found = await long_absence.long_absent(db, town.branch_id, now=town.now)
    assert [each.grave for each in found] == [True, True]
