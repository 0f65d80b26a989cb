"""Check-in by QR code and button: early, late, repeated, forged, by hand; the cards that show it."""

import asyncio
from functools import partial

import pytest

from bot import texts
from bot.domain import links, timeline
from bot.domain.activity import activities
from bot.domain.attendance import by_hand
from bot.domain.attendance.standing import Standing, standing_of
from bot.domain.day.programme import Programme
from bot.domain.report import own_record
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.branch import Person
from bot.views import check_in as views
from tests.support.town import at


@pytest.fixture
async def opened(town):
    """The branch five minutes before its activity at 14:00 on 6 March, with check-in open."""
    town.activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 13:55")
    return town


def link(activity, slot_shift=0, secret=None):
    slot = int(activity.starts_at.timestamp()) // 60 + slot_shift
    return links.make("at", secret or activity.secret, activity.session_id, slot)


async def test_the_check_in_card_appears_half_an_hour_before_start(opened):
    card = opened["张三"].sees("签到开始", to=opened.group)
    assert card.photo
    assert "已到 0 / 10，达到 80% 需 8 人" in card.text


async def test_a_repeated_scan_gets_the_same_answer(opened):
    zhang, card = opened["张三"], opened["张三"].sees("签到开始", to=opened.group)
    await zhang.scans(card)
    first = zhang.sees("签到成功 13:55 · 第1位").text
    await opened.passes(minutes=3)
    await zhang.scans(card)
    assert zhang.last().text == first


async def test_the_button_under_the_card_also_checks_in(opened):
    await opened["陈四"].taps("签到", to=opened.group)
    opened["陈四"].sees("第1位")


async def test_a_check_in_sixteen_minutes_late_is_recorded_as_late(opened):
    await opened.until("2026-03-06 14:16")
    await opened["张三"].taps("签到", to=opened.group)
    opened["张三"].sees("记为迟到")
    opened["李书记"].sees("迟到：张三")


async def test_a_check_in_fifteen_minutes_late_is_not_late(opened):
    await opened.until("2026-03-06 14:15")
    await opened["张三"].taps("签到", to=opened.group)
    opened["张三"].sees_not("记为迟到")


async def test_a_tap_within_half_an_hour_before_opening_is_kept(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:05")
    await town["张三"].starts(link(await town.activity_now(activity.id)))
    town["张三"].sees("13:30 开放签到")
    await town.until("2026-03-06 13:30")
    town["张三"].sees("签到已生效")
    town["张三"].sees("已到 1 / 10", to=town.group)


async def test_an_earlier_tap_is_told_the_opening_time(town):
    activity = await town.dated()
    await town.until("2026-03-06 12:55")
    await town["张三"].starts(link(await town.activity_now(activity.id)))
    town["张三"].sees("尚未开始，3月6日(周五) 13:30 开放")
    await town.until("2026-03-06 13:31")
    town["张三"].sees("已到 0 / 10", to=town.group)


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        (lambda a: link(a)[:-3], "不完整"),
        (lambda a: link(a, secret="0" * 32), "不是本机器人发出"),
        (lambda a: link(a, slot_shift=60), "时间已改"),
        (lambda a: "at", "不完整"),
        (lambda a: "at_zzzz_1_0123456789", "不完整"),
        (lambda a: "at__", "不完整"),
        (lambda a: "at_9999999999_9999999999_ffffffffff", "不完整"),
        (lambda a: "in", "不完整"),
        (lambda a: "in_zzzz_1_0123456789", "不完整"),
        (lambda a: "in__", "不完整"),
        (lambda a: "in_9999999999_9999999999_ffffffffff", "不完整"),
        (lambda a: "what_1_2", "不完整"),
        (lambda a: "_", "不完整"),
    ],
)
async def test_cut_forged_or_old_links_are_refused_with_an_explanation(opened, payload, sentence):
    await opened["张三"].starts(payload(opened.activity))
    opened["张三"].sees(sentence)
    opened["张三"].sees("已到 0 / 10", to=opened.group)


async def test_a_stranger_is_told_to_claim_a_name_first(opened):
    stranger = opened.telegram.person("路人")
    await stranger.starts(link(opened.activity))
    stranger.sees("还没有认领身份")


async def test_the_link_is_closed_after_the_end(opened):
    await opened.until("2026-03-06 18:05")
    await opened["李书记"].taps("已开展")
    await opened["张三"].starts(link(opened.activity))
    opened["张三"].sees("已于 3月6日(周五) 18:00 结束")


async def test_guests_are_counted_separately(opened):
    await opened["褚积极"].taps("签到", to=opened.group)
    await opened.passes(seconds=6)
    card = opened["张三"].sees("签到开始", to=opened.group)
    assert "已到 0 / 10" in card.text
    assert "来宾 1" in card.text


async def test_many_taps_edit_the_card_once_in_five_seconds(opened):
    before = [m for m, _ in opened.telegram.requests].count("editMessageCaption")
    opened.telegram.settle = None
    names = ("张三", "陈四", "孙五", "周六", "吴七", "郑八")
    await asyncio.gather(*(opened[name].taps("签到", to=opened.group) for name in names))
    await opened.desk.settle()
    opened.telegram.settle = opened.desk.settle
    await opened.passes(seconds=6)
    edits = [m for m, _ in opened.telegram.requests].count("editMessageCaption") - before
    assert "已到 6 / 10" in opened["张三"].sees("签到开始", to=opened.group).text
    assert edits <= 2


async def test_the_cards_show_when_attendance_reaches_eighty_percent(opened):
    for name in ("李书记", "王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七"):
        await opened[name].taps("签到", to=opened.group)
    await opened.passes(seconds=6)
    opened["张三"].sees("✓ 已达 80%", to=opened.group)
    opened["李书记"].sees("应到10 实到8(80% ✓) 请假0 未到2")
    opened["李书记"].sees("未到：郑八、冯九")


async def test_the_group_card_never_shows_a_name(opened):
    await opened["张三"].taps("签到", to=opened.group)
    await opened.passes(seconds=6)
    assert "张三" not in opened["陈四"].sees("签到开始", to=opened.group).text


async def test_an_officer_records_check_ins_by_hand_with_a_reason(opened):
    wang = opened["王组织"]
    await wang.says("/checkin")
    await wang.taps("补登签到")
    await wang.taps("冯九")
    wang.sees("补登“红色教育行动”签到的原因")
    await wang.says("没有手机，本人在场")
    wang.sees("已补登：冯九")


async def test_an_unauthorized_officer_is_refused_before_giving_a_reason(opened):
    zhao = opened["赵宣传"]
    await zhao.says("/checkin")
    popup = await zhao.taps("补登签到")
    assert "李书记、王组织" in popup.text
    zhao.sees_not("补登“红色教育行动”签到的原因")


async def test_a_check_in_by_hand_never_counts_as_late(opened):
    await opened.until("2026-03-06 14:40")
    async with opened.database() as db:
        wang, feng = await opened.person(db, "王组织"), await opened.person(db, "冯九")
        activity = await activities.get(db, opened.activity.id)
        done = await by_hand.by_hand(db, activity, feng, by=wang, reason="没有手机", now=opened.now)
        assert not done.late
        assert (await standing_of(db, activity)).late == ()
        assert [line.part for line in (await own_record.of(db, feng, 2026)).lines] == [own_record.Part.BY_HAND]


async def test_a_member_without_office_cannot_record_check_ins(opened):
    await opened["张三"].says("/checkin")
    opened["张三"].sees("由主持人或支部委员办理：李书记、王组织、赵宣传")


async def test_a_share_just_below_the_threshold_is_never_rounded_up(opened):
    member = Person(branch_id=1, name="张三", kind="full")
    who = (member,) * 54
    standing = Standing(who, who[:43], (), who[43:], (), who[43:], (), (), needed=44)
    words = texts.load()
    card = partial(views.host_card, opened.activity, standing, plan=Programme())
    chinese, english = (card(t=words.of(each)).text for each in ("zh-CN", "en"))
    assert "实到43(79.6%" in chinese
    assert "present 43 (79.6%" in english


async def test_the_head_count_names_members_who_may_have_forgotten(opened):
    li = opened["李书记"]
    await opened["张三"].taps("签到", to=opened.group)
    await li.taps("清点人数")
    await li.says("二十")
    li.sees("没有看懂人数")
    await li.says("3")
    li.sees("比签到（1）多")
    li.sees("陈四")


async def test_the_host_gets_the_code_for_the_projector(opened):
    await opened["李书记"].says("/checkin")
    await opened["张三"].scans(opened["李书记"].sees("请扫码签到"))
    opened["张三"].sees("签到成功")


async def test_moving_the_activity_voids_the_old_code(town):
    activity = await town.dated("2026-03-06 14:00")
    old = link(await town.activity_now(activity.id))
    async with town.database() as db:
        current = await activities.get(db, activity.id)
        li = await town.person(db, "李书记")
        plan = Arrangement(at("2026-03-13 14:00"), at("2026-03-13 17:30"), "党员活动室", li, current.recorder)
        await set_date.arrange(db, current, plan, by=li, now=town.now, reason="场地停电")
    await town.until("2026-03-13 13:55")
    await town["张三"].starts(old)
    town["张三"].sees("时间已改")


# --- extending --------------------------------------------------------------------------------------------------------


async def ends(town):
    activity = await town.activity_now(town.activity.id)
    return activity.ends_at, activity.ended_at


async def test_the_host_extends_an_activity_again_and_again(opened):
    li = opened["李书记"]
    await opened.until("2026-03-06 17:20")
    await li.taps("延长 30 分钟")
    li.sees("改到 18:00 结束。届时没有点 [结束活动] 的，18:30 自动结束")
    await li.taps("延长 30 分钟")
    li.sees("改到 18:30 结束")
    await opened.passes(seconds=6)
    li.sees("主持卡：红色教育行动\n3月6日(周五) 14:00–18:30")
    async with opened.database() as db:
        noted = [event for event in await timeline.timeline(db, opened.activity.id) if event.kind == "extended"]
    assert [event.detail["changed"]["ends_at"] for event in noted] == [
        ["2026-03-06T09:30:00+00:00", "2026-03-06T10:00:00+00:00"],
        ["2026-03-06T10:00:00+00:00", "2026-03-06T10:30:00+00:00"],
    ]


async def test_an_extended_activity_ends_by_itself_later(opened):
    await opened.until("2026-03-06 17:55")
    await opened["李书记"].taps("延长 30 分钟")
    await opened.until("2026-03-06 18:29")
    await opened["张三"].taps("签到", to=opened.group)
    opened["张三"].sees("签到成功 18:29")
    assert await ends(opened) == (at("2026-03-06 18:00"), None)
    await opened.until("2026-03-06 18:31")
    assert await ends(opened) == (at("2026-03-06 18:00"), at("2026-03-06 18:30"))


async def test_an_extension_after_the_end_is_refused(opened):
    li = opened["李书记"]
    stale = li.sees("主持卡")
    await opened.until("2026-03-06 18:05")
    await opened["李书记"].taps("已开展")
    popup = await li.presses(f"in:extend:{opened.activity.id}", stale)
    assert "已于 3月6日(周五) 18:00 结束，不能再延长" in popup.text
    assert await ends(opened) == (at("2026-03-06 17:30"), at("2026-03-06 18:00"))


async def test_an_activity_cannot_be_extended_before_it_begins(opened):
    popup = await opened["李书记"].taps("延长 30 分钟")
    assert "3月6日(周五) 14:00 才开始，还不能延长" in popup.text
    assert await ends(opened) == (at("2026-03-06 17:30"), None)


@pytest.mark.parametrize(("name", "allowed"), [("赵宣传", True), ("张三", False)])
async def test_only_the_host_and_officers_extend(opened, name, allowed):
    await opened.until("2026-03-06 17:20")
    await opened[name].says("/help")
    popup = await opened[name].presses(f"in:extend:{opened.activity.id}", opened[name].last())
    told = (popup and popup.text) or ""
    assert ("由主持人或支部委员办理" in told) is not allowed
    assert (await ends(opened))[0] == at("2026-03-06 18:00" if allowed else "2026-03-06 17:30")
