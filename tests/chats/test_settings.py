"""`/settings`: the figures of a branch, changed with a reason, from the next activity on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.plan import month_end, yearly_plan
from bot.domain.rules import DEFAULTS, FIGURES, figures_in_force, rules_of, rules_then
from bot.domain.settings import figure_words, settings
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.settings import SettingChange
from bot.storage.tables.timeline import Event
from tests.support.town import at

CLOSED_LIST = {
    "fixed_day", "usual_time", "zone", "half_day_hours", "month_warnings", "notice", "forecast", "reminder",
    "change_filed_by", "present_share", "opens_before", "kept_before_opening", "late_after", "ends_by_itself_after",
    "extension", "ballot_open", "ballot_reminders", "satisfied_share", "low_results", "contact", "correction", "makeup",
    "makeup_nudges", "morning", "quiet_from", "quiet_until", "overdue_again",
}  # fmt: skip
SETTABLE = [figure for figure in FIGURES.values() if not figure.fixed]


async def opens(town, group, name, who="李书记"):
    """Open the card of a setting by the menus; return the person."""
    human = town[who]
    await human.says("/settings")
    await human.taps(group)
    await human.taps(name)
    return human


async def changes(town, group, name, value, reason="支委会研究决定", who="李书记"):
    human = await opens(town, group, name, who)
    await human.taps("修改")
    await human.says(value)
    await human.says(reason)
    return human


async def branch_of(town):
    async with town.database() as db:
        return await db.get_one(Branch, town.branch_id)


# --- the list


def test_the_settings_are_a_closed_list():
    assert set(settings.NAMES) == CLOSED_LIST
    assert len(settings.NAMES) == len(CLOSED_LIST)
    assert {figure.name for figure in SETTABLE} == CLOSED_LIST - {"fixed_day", "usual_time", "zone"}


@pytest.mark.parametrize("figure", SETTABLE, ids=lambda each: each.name)
def test_each_default_and_example_lies_in_its_range(figure):
    for value in (figure.default, figure_words.EXAMPLES[figure.name]):
        figure_words.check(figure, value)
    assert figure_words.EXAMPLES[figure.name] != figure.default
    assert not figure.free.named or figure.default in (figure.free.least, figure.free.most)


def test_the_figures_that_the_papers_name_can_only_be_stricter():
    named = {figure.name for figure in SETTABLE if figure.free.named}
    assert named == {"notice", "present_share", "satisfied_share", "low_results", "contact"}


async def test_the_list_fits_an_old_phone(town):
    li = town["李书记"]
    await li.says("/settings")
    li.sees("各项都是默认值")
    for group in settings.Group:
        await li.presses(f"cfg:group:{town.branch_id}:{group}", on=li.last())
        shown = li.last()
        assert len(shown.text.splitlines()) <= 8
        assert len(shown.buttons) <= 4
        assert all(len(label) <= 10 for row in shown.buttons for label in row)
    assert all(len(row) <= 2 for row in shown.buttons)


async def test_a_card_shows_clause_value_default_and_record(town):
    li = await changes(town, "签到和到会", "到会比例", "85%", "支部大会讨论通过")
    card = li.sees("✅ 已改为 85%")
    for words in ("现在：85%", "默认：80%", "依据：“党员总数的80%以上”", "只能改得更严", "从下一次活动起执行",
                  "2月20日(周五) 09:00 李书记由 80% 改为 85%。", "理由：支部大会讨论通过"):  # fmt: skip
        assert words in card.text
    await li.says("/settings")
    li.sees("到会比例：85%（默认 80%）")


async def test_a_change_is_recorded_in_table_and_timeline(town):
    await changes(town, "联系和补学", "补学期限", "10天", "暑期实践较多")
    async with town.database() as db:
        row = (await db.scalars(select(SettingChange))).one()
        assert (row.figure, row.old, row.new, row.reason) == ("makeup", 7 * 86400, 10 * 86400, "暑期实践较多")
        assert (row.by.name, row.at.date()) == ("李书记", town.now.date())
        event = (await db.scalars(select(Event).where(Event.kind == "setting-changed"))).one()
        assert (event.detail["field"], event.detail["old"], event.detail["new"]) == ("makeup", 604800, 864000)
        assert event.detail["change"] == row.id


async def test_a_change_by_setup_is_recorded_too(town):
    li = town["李书记"]
    await li.says("/setup")
    await li.taps("改固定日")
    await li.taps("每月5日")
    await opens(town, "日期和时区", "固定日")
    assert "李书记由 每月第一个周五 改为 每月5日。" in li.last().text


# --- what holds from when


async def test_an_announced_activity_keeps_its_eighty_percent(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-01 09:05")
    li = await changes(town, "签到和到会", "到会比例", "90%")
    li.sees("“红色教育行动”（3月6日(周五) 14:00）仍按原来的 80%")
    await town.until("2026-03-06 13:31")
    town["张三"].sees("达到 80% 需 8 人", town.group)
    later = await town.dated("2026-04-03 14:00", reason="出差<b>")
    async with town.database() as db:
        assert rules_then(await db.get_one(Activity, activity.id)).present_share == 0.8
        assert rules_then(await db.get_one(Activity, later.id)).present_share == 0.9
    await town.until("2026-04-03 13:31")
    town["张三"].sees("达到 90% 需 9 人", town.group)


async def test_an_announced_activity_keeps_all_its_figures(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-01 09:05")
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        branch.overrides = {"late_after": 0, "makeup": 3 * 86400}
    same = await town.activity_now(activity.id)
    assert rules_of(same.branch).makeup == timedelta(days=3)
    assert rules_then(same) == DEFAULTS


def test_an_activity_keeps_every_figure_that_a_branch_sets():
    assert set(figures_in_force(Branch(overrides={}))) == {figure.name for figure in SETTABLE}


async def due_of(town, activity, kind):
    async with town.database() as db:
        return (await db.scalars(select(Duty.due_at).where(Duty.kind == kind, Duty.activity_id == activity.id))).one()


async def test_a_dated_activity_follows_until_it_is_announced(town):
    activity = await town.dated("2026-03-20 14:00")
    assert await due_of(town, activity, "notice") == at("2026-03-15 14:00")
    await changes(town, "预告和报备", "提前预告", "10天")
    assert await due_of(town, activity, "notice") == at("2026-03-10 14:00")
    await town.until("2026-03-10 09:05")
    town["张三"].sees("主题党日预告", town.group)


async def test_a_stricter_notice_makes_no_dated_activity_late(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-02-28 12:00")
    li = await changes(town, "预告和报备", "提前预告", "一周")
    li.sees("“红色教育行动”（3月6日(周五) 14:00）仍按原来的 5天")
    assert await due_of(town, activity, "notice") == at("2026-03-01 14:00")
    await town.until("2026-03-01 09:05")
    assert rules_then(await town.activity_now(activity.id)).notice == timedelta(days=5)


@pytest.mark.parametrize("planned", [False, True])
async def test_a_new_warning_day_replaces_the_old_one(town, planned):
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        await month_end.owe_first(db, branch, now=town.now)
        if planned:
            by = await town.person(db, "李书记")
            await yearly_plan.add_month(db, branch, 2026, 3, "学习", "学习原文", by=by, now=town.now)
    await town.until("2026-03-02 10:00")
    li = await changes(town, "日期和时区", "当月未定提醒日", "10日、21日")
    li.sees("从现在起执行")
    await town.until("2026-03-26 09:00")
    warned = [message.at for message in li.screen() if "3月的主题党日还没有定日期" in message.text]
    assert warned == [at("2026-03-10 09:00"), at("2026-03-21 09:00")]


# --- refusals


@pytest.mark.parametrize(
    ("group", "name", "laxer", "stricter"),
    [
        ("预告和报备", "提前预告", "3天", "7天"),
        ("签到和到会", "到会比例", "百分之七十", "百分之九十"),
        ("测评", "满意率底线", "59%", "70%"),
        ("测评", "低满意率次数", "4次", "两次"),
        ("联系和补学", "联系缺席人员", "3天", "24小时"),
    ],
)
async def test_a_figure_of_the_papers_gets_only_stricter(town, group, name, laxer, stricter):
    li = await opens(town, group, name)
    await li.taps("修改")
    await li.says(laxer)
    li.sees("支部只能改得更严")
    assert (await branch_of(town)).overrides == {}
    await li.says(stricter)
    await li.says("支委会研究决定")
    li.sees("✅ 已改为")


async def test_a_value_that_was_not_read_loses_nothing(town):
    li = await opens(town, "消息时间", "免打扰开始")
    await li.taps("修改")
    for bad, words in (
        ("随便", "没有看懂"),
        ("9点", "只能写 18:00 至 23:59"),
        ("25:00", "没有看懂"),
        ("22:00", "现在就是"),
    ):
        await li.says(bad)
        assert words in li.last().text
    await li.says("晚上九点半")
    await li.says("。")
    assert "免打扰开始" in li.sees("✅ 已改为 21:30").text
    assert (await branch_of(town)).overrides == {"quiet_from": "21:30"}


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("makeup_nudges", "2天、4天，6天", [2 * 86400, 4 * 86400, 6 * 86400]),
        ("makeup_nudges", "6、2", [2 * 86400, 6 * 86400]),
        ("half_day_hours", "三个半小时", 3.5),
        ("half_day_hours", "4", 4.0),
        ("ballot_open", "2天", 48 * 3600),
        ("late_after", "半小时", 1800),
        ("month_warnings", "每月15日和25号", [15, 25]),
        ("morning", "早上8点半", "08:30"),
        ("morning", "6点", "06:00"),
        ("change_filed_by", "下午5点", "17:00"),
        ("present_share", "８５％", 0.85),
        ("low_results", "一次", 1),
        ("zone", "柏林", "Europe/Berlin"),
        ("zone", "europe/berlin", "Europe/Berlin"),
        ("zone", "New York", "America/New_York"),
    ],
)
def test_values_are_read_as_people_write_them(name, typed, stored):
    assert settings.read(Branch(), name, typed)[0] == stored


async def test_only_secretary_and_deputy_change_others_read(town):
    for name in ("王组织", "张三", "褚积极"):
        human = await opens(town, "签到和到会", "到会比例", who=name)
        assert human.last().buttons == [["返回"]]
        popup = await human.presses(f"cfg:change:{town.branch_id}:present_share", on=human.last())
        assert "李书记" in popup.text
    stranger = town.telegram.person("路人")
    await stranger.starts()
    await stranger.says("/settings")
    assert "默认" not in stranger.last().text
    await town["张三"].says("/settings", town.group)
    assert "私聊" in town.group.messages[-1].text


# --- undo


async def test_an_undo_restores_the_value_as_another_change(town):
    li = await changes(town, "联系和补学", "补学期限", "10天")
    card = li.last()
    await li.taps("撤销上次修改")
    li.sees("✅ 已改为 7天")
    assert "这次是撤销前一次修改" in li.last().text
    assert (await branch_of(town)).overrides == {}
    again = await li.presses("cfg:undo:1:1", on=card)
    assert again is None or "此后又有修改" not in again.text
    async with town.database() as db:
        rows = (await db.scalars(select(SettingChange).order_by(SettingChange.id))).all()
        assert [(row.old, row.new, row.undoes_id) for row in rows] == [(604800, 864000, None), (864000, 604800, 1)]


async def test_a_change_that_is_not_the_last_cannot_be_undone(town):
    li = await changes(town, "联系和补学", "补学期限", "10天")
    card = li.last()
    await changes(town, "联系和补学", "补学期限", "12天")
    popup = await li.presses("cfg:undo:1:1", on=card)
    assert "此后又有修改" in popup.text


# --- the zone


async def test_another_zone_moves_no_activity_and_says_so(town):
    activity = await town.dated("2026-03-06 14:00")
    li = await opens(town, "日期和时区", "时区")
    await li.taps("修改")
    await li.says("火星")
    li.sees("无法识别这个时区")
    await li.says("柏林")
    li.sees("Europe/Berlin（当地现在 02:00）")
    await li.says("支部随学院交流一学期")
    said = li.sees("已定的活动时刻不变").text
    assert "“红色教育行动”：原写 3月6日(周五) 14:00，现写 3月6日(周五) 07:00" in said
    same = await town.activity_now(activity.id)
    assert (same.starts_at, same.branch.zone) == (at("2026-03-06 14:00"), "Europe/Berlin")
    await town.until("2026-03-01 10:00")
    town["张三"].sees("3月6日(周五) 07:00", town.group)


async def test_the_posted_notice_shows_the_new_zone(town):
    await town.dated("2026-03-06 14:00")
    await town.until("2026-03-02 10:00")
    assert "3月6日(周五) 14:00" in town.group.pinned[0].text
    await changes(town, "日期和时区", "时区", "柏林")
    await town.passes(seconds=20)
    assert "3月6日(周五) 07:00" in town.group.pinned[0].text
    assert "3月6日(周五) 07:00" in town["张三"].sees("红色教育行动").text
    assert all("14:00" not in message.text for message in town["张三"].screen())


async def test_a_change_that_was_told_shows_the_new_zone(town):
    town.activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-02 10:00")
    li = town["李书记"]
    await li.presses(f"arr:when:{town.activity.id}", li.last())
    await li.says("3月13日14:00-17:30")
    await li.says("场地停电")
    await changes(town, "日期和时区", "时区", "柏林")
    await town.passes(seconds=20)
    told = "3月6日(周五) 07:00 → 3月13日(周五) 07:00"
    assert told in town["张三"].sees("安排有变", town.group).text
    assert told in town["张三"].sees("安排有变").text


async def test_months_without_a_date_are_proposed_in_the_new_zone(town):
    await changes(town, "日期和时区", "时区", "柏林")
    li = town["李书记"]
    await li.presses("arr:theme:2026:4", on=li.last())
    await li.says("学习：学习原文")
    li.sees("4月3日(周五) 14:00")
    await li.taps("采用")
    async with town.database() as db:
        activity = (await db.scalars(select(Activity))).one()
        assert activity.starts_at == at("2026-04-03 20:00")  # 14:00 in Berlin
