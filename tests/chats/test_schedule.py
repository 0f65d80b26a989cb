"""The date of a month before its notice: adopted, chosen, refused; host and recorder; who may decide."""

from datetime import timedelta

import pytest

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import terms
from bot.domain.membership import roster
from bot.domain.plan.yearly_plan import add_month
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.domain.schedule import date_choice
from bot.domain.schedule.date_choice import Wish
from bot.storage.tables.branch import Branch
from tests.support.branches import a_branch
from tests.support.dating import kinds, now_is
from tests.support.town import at

# --- before the date is fixed -----------------------------------------------------------------------------------------


async def test_one_tap_adopts_the_proposed_date(month):
    li = month["李书记"]
    assert li.last().buttons[0] == ["采用 3月6日(周五) 14:00–17:30"]
    await li.taps("采用")
    march = await now_is(month)
    assert (march.starts_at, march.ends_at) == (at("2026-03-06 14:00"), at("2026-03-06 17:30"))
    assert (march.place, march.host.name, march.recorder.name) == ("党员活动室", "李书记", "赵宣传")
    assert "3月1日(周日) 09:00 在群里预告" in li.last().text


async def test_adopting_twice_changes_nothing(month):
    li, card = month["李书记"], month["李书记"].last()
    pressed = card.reply_markup.inline_keyboard[0][0].callback_data
    await li.taps("采用", on=card)
    before = await kinds(month)
    await li.presses(pressed, card)
    assert "日期已经定好" in li.last().text
    assert await kinds(month) == before


async def test_an_outdated_button_shows_the_new_proposal_without_adopting_it(month):
    li = month["李书记"]
    await li.presses(f"arr:adopt:{month.activity.id}:1", li.last())
    assert "拟定的安排已有变化" in li.last().text
    assert (await now_is(month)).dated_at is None


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("3月13日下午2点", "2026-03-13 14:00", "2026-03-13 17:30"),
        ("13日 9:00-12:00", "2026-03-13 09:00", "2026-03-13 12:00"),
        ("2026-03-20 14:00", "2026-03-20 14:00", "2026-03-20 17:30"),
        ("15:00", "2026-03-06 15:00", "2026-03-06 18:30"),
        ("3月6日22:00到3月7日1:30", "2026-03-06 22:00", "2026-03-07 01:30"),
        ("22:00-次日1:30", "2026-03-06 22:00", "2026-03-07 01:30"),
        ("22:00到第二天1:30", "2026-03-06 22:00", "2026-03-07 01:30"),
    ],
)
async def test_a_typed_time_is_kept_until_adopted(month, typed, start, end):
    li = month["李书记"]
    await li.taps("改时间")
    await li.says(typed)
    assert (await now_is(month)).dated_at is None
    await li.taps("采用")
    march = await now_is(month)
    assert (march.starts_at, march.ends_at) == (at(start), at(end))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2月1日 14:00", "须在当月完成"),
        ("2026-02-10 14:00", "当月"),
        ("4月3日14:00", "须在当月完成"),
        ("3月6日 17:00-14:00", "结束时间须晚于开始时间"),
        ("3月6日25:00", "没有“25:00”这个时刻"),
        ("2月30日", "日历上没有"),
        ("3月32日 14:00", "例如"),
        ("随便哪天", "没有看懂这个时间"),
        ("下", "没有看懂这个时间"),
        ("{ $x } <b>", "没有看懂这个时间"),
        ("字" * 10_000, "没有看懂这个时间"),
    ],
)
async def test_an_invalid_time_is_refused_and_the_question_stays_open(month, typed, words):
    li = month["李书记"]
    await li.taps("改时间")
    await li.says(typed)
    assert words in li.last().text
    await month.passes(seconds=5)
    await li.says("3月12日14:00")
    assert "3月12日(周四) 14:00–17:30" in li.last().text


async def test_a_past_time_is_refused(month):
    await month.until("2026-03-10 09:00")
    li = month["李书记"]
    await li.taps("改时间")
    await li.says("3月9日14:00")
    assert "已经过去" in li.last().text


@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        ("3月6日14:00-15:00", "时长 1 小时，不足半天（3.5 小时）"),
        ("3月6日14:00-17:29", "不足半天"),
        ("2月21日14:00", "须在当月完成"),
    ],
)
async def test_the_card_names_the_rules_that_a_time_breaks(month, typed, warning):
    await month["李书记"].taps("改时间")
    await month["李书记"].says(typed)
    assert warning in month["李书记"].last().text


async def test_exactly_half_a_day_causes_no_warning(month):
    await month["李书记"].taps("改时间")
    await month["李书记"].says("3月6日14:00-17:30")
    assert "不足半天" not in month["李书记"].last().text


async def test_a_public_holiday_and_a_blocked_day_are_named(month):
    async with month.database() as db:
        branch = await db.get_one(Branch, month.branch_id)
        branch.overrides = {"blocked_dates": ["2026-04-07"]}
        secretary = await month.person(db, "李书记")
        april = await add_month(db, branch, 2026, 4, "学习", "内容", by=secretary, now=month.now)
        found = {}
        for day in (6, 7, 8):
            start = at(f"2026-04-{day:02} 14:00")
            april.session.starts_at, april.session.ends_at = start, start + timedelta(hours=3.5)
            found[day] = [f.key for f in (await date_choice.choice_of(db, april, now=month.now)).findings]
    assert found == {6: ["date-holiday"], 7: ["date-blocked"], 8: []}


async def test_an_officer_types_another_place(month):
    li = month["李书记"]
    await li.taps("改地点")
    await li.says(" \n ")
    assert "没有收到文字" in li.last().text
    await li.says("字" * 101)
    assert "最多 100 字" in li.last().text
    await li.says("教学楼 A201 <第二会议室>")
    assert "地点：教学楼 A201 <第二会议室>" in li.last().text
    await li.taps("采用")
    assert (await now_is(month)).place == "教学楼 A201 <第二会议室>"


async def test_a_content_change_needs_a_reason_and_is_recorded(month):
    li = month["李书记"]
    await li.taps("改内容")
    await li.says("学习全会精神")
    assert "须说明原因" in li.last().text
    assert (await now_is(month)).content == "党史专题学习"
    await li.says("全会刚刚召开")
    assert "学习全会精神" in li.last().text
    async with month.database() as db:
        changed = next(e for e in await timeline.timeline(db, month.activity.id) if e.kind == "theme-changed")
    assert changed.detail == {"reason": "全会刚刚召开", "changed": {"content": ["党史专题学习", "学习全会精神"]}}


async def test_the_secretary_delegates_hosting_to_an_officer_with_a_reason(month):
    li = month["李书记"]
    await li.taps("主持人")
    assert [label for row in li.last().buttons for label in row] == ["李书记", "王组织", "赵宣传", "‹ 返回"]
    await li.taps("王组织")
    assert "须说明原因" in li.last().text
    assert (await now_is(month)).host_id is None
    await li.says("书记出差")
    assert "主持人：王组织" in li.last().text
    await li.taps("采用")  # the reason was given already
    assert (await now_is(month)).host.name == "王组织"
    async with month.database() as db:
        noted = [
            e.detail["reason"] for e in await timeline.timeline(db, month.activity.id) if e.kind == "host-delegated"
        ]
    assert noted == ["书记出差"]


async def test_a_forged_button_cannot_make_an_ordinary_member_host(month):
    li = month["李书记"]
    async with month.database() as db:
        zhang = await month.person(db, "张三")
    popup = await li.presses(f"arr:set-host:{month.activity.id}:{zhang.id}", li.last())
    assert "不是支部委员" in popup.text


async def test_only_members_can_be_recorders(month):
    li = month["李书记"]
    await li.taps("记录人")
    assert "褚积极" not in str(li.last().buttons)
    await li.taps("张三")
    assert "记录人：张三" in li.last().text
    async with month.database() as db:
        guest = await month.person(db, "褚积极")
    popup = await li.presses(f"arr:set-recorder:{month.activity.id}:{guest.id}", li.last())
    assert "不是党员" in popup.text


async def test_a_date_is_not_adopted_without_a_recorder(month):
    async with month.database() as db:
        zhao = await month.person(db, "赵宣传")
        await roster.turn_office(db, zhao, Office.PUBLICITY, by=None, now=month.now)
    await month["李书记"].says("/plan")
    await month["李书记"].taps("3月")
    popup = await month["李书记"].taps("采用")
    assert "还没有记录人" in popup.text
    await month["李书记"].taps("记录人")
    await month["李书记"].taps("张三")
    await month["李书记"].taps("采用")
    assert (await now_is(month)).recorder.name == "张三"


async def test_a_long_list_of_members_has_pages(month):
    async with month.database() as db:
        for number in range(40):
            name = f"党员{number}"
            db.add(terms.newcomer(month.branch_id, name, Kind.FULL, position=50 + number, now=month.now))
    li = month["李书记"]
    await li.taps("记录人")
    await li.taps("下一页")
    await li.taps("下一页")
    await li.taps("党员39")
    assert "记录人：党员39" in li.last().text


async def test_a_late_notice_needs_a_reason_hidden_from_the_group(month):
    await month.until("2026-03-27 09:00")
    li = month["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    assert "距活动不足5天" in li.last().text
    await li.taps("采用 3月27日(周五)")
    assert "须说明原因" in li.last().text
    assert (await now_is(month)).dated_at is None
    await li.says("上级临时部署")
    assert (await now_is(month)).late_notice_reason == "上级临时部署"
    assert "上级临时部署" not in month["张三"].sees("主题党日预告", to=month.group).text


async def test_adopting_a_date_within_five_days_requires_a_reason(month):
    await month.until("2026-03-01 15:00")
    li = month["李书记"]
    await li.taps("改时间")
    await li.says("3月6日14:00")
    assert "距活动不足5天" in li.last().text
    await li.taps("采用")
    await li.says("上级临时部署")
    assert (await now_is(month)).starts_at == at("2026-03-06 14:00")


async def test_a_past_month_offers_no_actions(month):
    await month.until("2026-04-01 09:00")
    li = month["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    assert li.last().buttons == [["‹ 全年"]]


# --- permissions ------------------------------------------------------------------------------------------------------


FORGED = (
    "card:{id}",
    "adopt:{id}:1",
    "when:{id}",
    "place:{id}",
    "host:{id}:0",
    "recorder:{id}:0",
    "set-host:{id}:1",
    "filed:{id}",
    "post:{id}",
)


@pytest.mark.parametrize("data", FORGED)
async def test_a_member_without_office_cannot_schedule(month, data):
    await month["张三"].says("/plan")
    popup = await month["张三"].presses("arr:" + data.format(id=month.activity.id), month["张三"].last())
    assert "李书记" in popup.text


@pytest.mark.parametrize("data", FORGED)
async def test_an_activity_of_another_branch_is_not_found(month, data):
    async with month.database() as db:
        other, _people = await a_branch(db, now=month.now, title="另一支部")
        foreign = await activities.create(db, other.id, 2026, 3, "别处的活动", "内容")
    popup = await month["李书记"].presses("arr:" + data.format(id=foreign.id), month["李书记"].last())
    assert "没有找到这次活动" in popup.text


@pytest.mark.parametrize(
    "data", ["arr:card:999999999", "arr:card:0", "arr:set-host:{id}:999999999", "arr:host:{id}:999"]
)
async def test_forged_numbers_cause_no_internal_error(month, data):
    li = month["李书记"]
    popup = await li.presses(data.format(id=month.activity.id), li.last())
    assert popup is None or "抱歉" not in (popup.text or "")


@pytest.mark.parametrize("data", ["arr:card:-1", "arr:card:x", "arr:adopt:1", "arr:when:1:2", "arr:card:" + "9" * 30])
async def test_malformed_button_data_is_refused_with_an_explanation(month, data):
    popup = await month["李书记"].presses(data, month["李书记"].last())
    assert popup.text


async def test_a_former_officer_cannot_answer_an_open_question(month):
    wang = month["王组织"]
    await wang.says("/plan")
    await wang.taps("3月")
    await wang.taps("改时间")
    async with month.database() as db:
        person = await month.person(db, "王组织")
        await roster.turn_office(db, person, Office.ORGANISATION, by=None, now=month.now)
    await wang.says("3月12日14:00")
    wang.sees("这项操作由李书记")
    assert (await now_is(month)).starts_at is None


# --- the domain alone -------------------------------------------------------------------------------------------------


async def test_a_host_other_than_the_secretary_requires_a_reason(month):
    async with month.database() as db:
        march = await activities.get(db, month.activity.id)
        li, wang = await month.person(db, "李书记"), await month.person(db, "王组织")
        with pytest.raises(Refused, match="host-needs-reason"):
            await date_choice.decide(db, march, Wish(host=wang.id, adopt=True), by=li, now=month.now)


def test_a_wish_survives_a_json_round_trip():
    wish = Wish(start="2026-03-06T14:00:00+08:00", end="2026-03-06T17:30:00+08:00", place="甲", adopt=True)
    assert Wish(**wish.to_json()) == wish
