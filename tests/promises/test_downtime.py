"""After downtime each duty is done once and marked late, or dropped by its rule, and actions in the meantime count."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from telegram import Update

from bot.domain.absence import leave, makeup
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.standing import standing_of
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.plan.yearly_plan import add_month
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty
from tests.support.kills import a_story
from tests.support.party_day import (
    CARD,
    CROWD,
    EVE,
    FEW,
    NOTICE,
    RESULT,
    THERE,
    TOLD,
    VOTE,
    count,
    held,
    outcomes,
    votes,
)
from tests.support.town import a_town, at

pytestmark = pytest.mark.long("restarts")

NUDGE = "补学还没有完成"
OVERDUE = "补学到期未完成"


@pytest.fixture
async def town(tmp_path):
    """A small branch: six people with an account, and 冯九 without one."""
    async with a_town(tmp_path, roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []


async def away(town, since, until):
    """Stop the bot at one instant and start it again at another."""
    await town.until(since)
    await stopped(town, until)


async def stopped(town, until):
    await town.desk.stop_bot()
    await back(town, until)


async def back(town, until):
    town.desk.clock.set(at(until))
    await town.desk.restart_bot()


# --- before the day ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "kind", "outcome", "text", "for_each", "in_group"),
    [
        ("2026-02-28 10:00", "2026-03-02 10:00", "notice", "late", NOTICE, 1, 1),
        ("2026-02-28 10:00", "2026-03-01 13:00", "notice", "done", NOTICE, 1, 1),
        ("2026-02-28 10:00", "2026-03-06 13:00", "notice", "late", NOTICE, 1, 1),
        ("2026-02-28 10:00", "2026-03-06 15:00", "notice", "dropped", NOTICE, 0, 0),
        ("2026-03-04 10:00", "2026-03-06 10:00", "eve", "late", EVE, 1, 0),
        ("2026-03-05 10:00", "2026-03-05 14:05", "eve", "done", EVE, 1, 0),
        ("2026-03-05 10:00", "2026-03-06 14:00", "eve", "dropped", EVE, 0, 0),
        ("2026-02-28 10:00", "2026-03-06 09:00", "eve", "dropped", EVE, 0, 0),
        ("2026-03-04 13:45", "2026-03-06 13:45", "opening", "late", CARD, 0, 1),
        ("2026-03-05 15:00", "2026-03-06 17:20", "opening", "late", CARD, 0, 1),
        ("2026-03-05 15:00", "2026-03-07 15:00", "opening", "dropped", CARD, 0, 0),
        ("2026-03-05 15:00", "2026-03-07 15:00", "ending", "late", "您没有参加", 0, 0),
        ("2026-03-06 19:00", "2026-03-08 10:00", "held", "late", "主题党日未开展", 1, 1),
    ],
)
async def test_each_missed_duty_is_done_once_or_dropped(town, since, until, kind, outcome, text, for_each, in_group):
    await town.dated()
    await away(town, since, until)
    await town.passes(minutes=5)
    assert await outcomes(town, kind) == [outcome]
    assert count(town, None, text) == in_group
    assert {name: count(town, name, text) for name in TOLD} == dict.fromkeys(TOLD, for_each)


@pytest.mark.parametrize(("until", "outcome", "warnings"), [("03-04", "late", 1), ("03-07", "dropped", 0)])
async def test_the_forecast_comes_once_while_the_date_can_change(town, until, outcome, warnings):
    activity = await town.dated()
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        for name in ("张三", "陈四"):
            same, person = await activities.get(db, activity.id), await town.person(db, name)
            await leave.record_for(db, same, person, leave.Category.SICK, "住院", by=secretary, now=town.now)
    await away(town, "2026-03-02 10:00", f"2026-{until} 10:00")
    assert await outcomes(town, "forecast") == [outcome]
    assert count(town, "李书记", "到会率可能不足") == warnings


async def test_a_late_reminder_waits_for_the_morning(town):
    await town.dated()
    await away(town, "2026-03-05 10:00", "2026-03-06 03:00")
    assert count(town, "张三", EVE) == 0
    await town.until("2026-03-06 08:00")
    assert count(town, "张三", EVE) == 1
    assert await outcomes(town, "eve") == ["late"]


async def test_two_missed_warnings_about_a_month_become_one(town):
    await town["李书记"].says("/plan")
    await town["李书记"].taps("导入计划")
    await town["李书记"].says("2026年计划\n时间\t方式\t内容\n3月\t学习\t学习党章")
    await town["李书记"].taps("保存")
    await away(town, "2026-03-19 10:00", "2026-03-26 10:00")
    assert count(town, "李书记", "3月的主题党日还没有定日期") == 1


# --- the day itself ---------------------------------------------------------------------------------------------------


async def test_a_month_is_over_at_midnight_not_on_its_last_night(town):
    async with town.database() as db:
        secretary, branch = await town.person(db, "李书记"), await db.get_one(Branch, town.branch_id)
        await add_month(db, branch, 2026, 3, "红色教育行动", "党史学习", by=secretary, now=town.now)
    await away(town, "2026-03-24 12:00", "2026-03-31 23:00")
    assert await outcomes(town, "month-open") == ["done", None]
    await town.until("2026-04-01 08:30")
    assert await outcomes(town, "month-open") == ["done", "dropped"]


async def test_delayed_check_ins_count_from_their_sending_time(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:40")
    await town.desk.stop_bot()
    for name, when in (("张三", "13:50"), ("陈四", "13:59"), ("孙五", "14:16")):
        town.desk.clock.set(at(f"2026-03-06 {when}"))
        await town[name].taps("签到", town.group)
    await back(town, "2026-03-06 16:00")
    town["张三"].sees("签到成功 13:50 · 第1位")
    town["陈四"].sees("签到成功 13:59 · 第2位")
    town["孙五"].sees("记为迟到")
    async with town.database() as db:
        standing = await standing_of(db, await activities.get(db, activity.id))
    assert [person.name for person in standing.late] == ["孙五"]


async def test_a_check_in_during_downtime_prevents_an_absence(town):
    activity = await held(town)
    await town.until("2026-03-06 14:05")
    await town.desk.stop_bot()
    await town["张三"].starts(link_payload(activity))
    await back(town, "2026-03-07 10:00")
    await town["李书记"].taps("已开展")
    assert (await town.activity_now(activity.id)).ended_at == at("2026-03-06 18:00")
    assert await outcomes(town, "ending") == ["late"]
    assert count(town, "张三", "您没有参加") == 0
    assert {count(town, name, "第 1 题") for name in (*THERE, "张三")} == {1}
    async with town.database() as db:
        owing = await makeup.of_activity(db, await activities.get(db, activity.id))
    assert [row.person.name for row in owing] == ["冯九"]


async def test_delayed_check_ins_cancel_make_up_and_bring_a_ballot(town):
    activity = await held(town)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    town["张三"].sees("您没有参加")
    await told_late(town, town["张三"], f"/start {link_payload(activity)}", "2026-03-06 17:20")
    town["张三"].sees("签到成功 17:20")
    town["张三"].sees("不用补学")
    town["张三"].sees("第 1 题")
    town["张三"].sees("已投 0/6 人", to=town.group)
    assert "dropped" in await outcomes(town, "makeup")


async def told_late(town, human, text, said):
    """Deliver a message now that was sent at `said`."""
    user = human.user.to_dict()
    body = {
        "update_id": 77,
        "message": {
            "message_id": 9000,
            "date": int(at(said).timestamp()),
            "chat": {"id": human.id, "type": "private", "first_name": human.name},
            "from": user,
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        },
    }
    bot = town.desk.bot
    await bot.ingest.handle([Update.de_json(body, bot.application.bot)])
    await town.passes(seconds=10)


async def test_a_check_in_after_the_end_is_refused_despite_downtime(town):
    activity = await held(town)
    await town.until("2026-03-06 17:00")
    await town.desk.stop_bot()
    town.desk.clock.set(at("2026-03-06 18:30"))
    await town["张三"].starts(link_payload(activity))
    await back(town, "2026-03-06 20:00")
    await town["李书记"].taps("已开展")
    assert "结束" in town["张三"].screen()[-2].text
    town["张三"].sees("您没有参加")


# --- after the day ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "reminded", "outcome", "results"),
    [
        ("2026-03-06 19:00", "2026-03-06 21:00", 1, ["late", None], 0),
        ("2026-03-07 13:00", "2026-03-07 15:00", 2, ["done", "late"], 0),
        ("2026-03-06 19:00", "2026-03-07 15:00", 1, ["dropped", "late"], 0),
        ("2026-03-06 19:00", "2026-03-07 03:00", 0, [None, None], 0),
        ("2026-03-06 19:00", "2026-03-08 19:00", 0, ["dropped", "dropped"], 1),
        ("2026-03-07 17:00", "2026-03-09 17:00", 2, ["done", "done"], 1),
    ],
)
async def test_an_outage_drops_outdated_ballot_reminders_but_not_the_close(
    town, since, until, reminded, outcome, results
):
    activity = await held(town)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    await votes(town["陈四"])
    await away(town, since, until)
    assert count(town, "孙五", VOTE) == reminded
    assert count(town, "陈四", VOTE) == 0
    assert await outcomes(town, "ballot-reminder") == outcome
    assert count(town, None, RESULT) == results
    closed = (await town.activity_now(activity.id)).ballot_closed_at
    assert closed == (at("2026-03-07 18:05") if results else None)
    assert await outcomes(town, "ballot-closing") == (["late"] if results else [None])


@pytest.mark.parametrize(
    ("since", "until", "nudges", "by_the_14th", "overdue"),
    [
        ("2026-03-07 10:00", "2026-03-07 20:00", 1, 3, 0),
        ("2026-03-07 10:00", "2026-03-09 10:00", 1, 3, 0),
        ("2026-03-07 10:00", "2026-03-09 20:00", 1, 2, 0),
        ("2026-03-08 19:00", "2026-03-10 19:00", 2, 3, 0),
        ("2026-03-11 19:00", "2026-03-13 10:00", 3, 3, 0),
        ("2026-03-07 10:00", "2026-03-13 10:00", 1, 1, 0),
        ("2026-03-07 10:00", "2026-03-09 03:00", 0, 3, 0),
        ("2026-03-12 10:00", "2026-03-14 10:00", 2, 2, 1),
        ("2026-03-07 10:00", "2026-03-14 10:00", 0, 0, 1),
    ],
)
async def test_make_up_nudges_never_accumulate_and_never_come_at_night(
    town, since, until, nudges, by_the_14th, overdue
):
    await held(town)
    await town.until("2026-03-06 18:00")
    await town["李书记"].taps("已开展")
    await away(town, since, until)
    assert count(town, "张三", NUDGE) == nudges
    assert count(town, "王组织", OVERDUE) == overdue
    await town.until("2026-03-14 12:00")
    assert count(town, "张三", NUDGE) == by_the_14th
    assert count(town, "王组织", OVERDUE) == 1


# --- stopped, killed or restarted in the middle -----------------------------------------------------------------------


async def test_two_restarts_in_a_row_change_nothing(town):
    await held(town)
    await away(town, "2026-03-06 14:30", "2026-03-07 10:00")
    before = await written(town)
    for _again in range(2):
        await town.desk.stop_bot()
        await town.desk.restart_bot()
    assert await written(town) == before


async def written(town):
    async with town.database() as db:
        owed = (await db.execute(select(Duty.key, Duty.next_at, Duty.outcome).order_by(Duty.id))).all()
        sent = (await db.execute(select(Delivery.key, Delivery.sent_at, Delivery.next_at).order_by(Delivery.id))).all()
    return owed, sent, [(event.chat_id, event.message_id, event.text) for event in town.telegram.transcript]


def copies(town):
    return {name: count(town, name, NOTICE) for name, *_rest in CROWD}


def going_out(town, many):
    return lambda: sum(copies(town).values()) >= many


async def test_a_stop_during_a_fan_out_loses_no_notice(tmp_path):
    async with a_town(tmp_path, roster=CROWD) as town:
        await town.dated()
        town.telegram.settle = None
        town.desk.bot.scheduler.start()
        town.desk.clock.set(at("2026-03-01 09:00"))
        await town.telegram.until(going_out(town, 10))
        await town.desk.stop_bot()
        assert 0 in copies(town).values()
        await town.desk.restart_bot()
        assert set(copies(town).values()) == {1}
        assert count(town, None, NOTICE) == 1


async def test_kills_in_a_fan_out_repeat_notices_at_most_once(tmp_path):
    async with a_story(tmp_path, 70, pace=29.5) as story:
        async with story.database.begin() as db:
            await story.plan(db, timedelta(days=5), due=DutyKind.NOTICE)

        def received():
            return [len([one for one in person.human.screen() if NOTICE in one.text]) for person in story.members]

        for many in (10, len(story.members)):
            process = story.launch()
            await story.telegram.until(lambda many=many: sum(map(bool, received())) >= many, 120)
            await story.kill(process)
        assert set(received()) <= {1, 2}


async def test_a_message_left_unsent_goes_out_after_its_lease(town):
    activity = await town.dated()
    async with town.database() as db:
        person = await town.person(db, "张三")
        await deliveries.to_people(db, DeliveryKind.NOTICE_COPY, [person], activity, now=town.now)
        (claimed,) = await deliveries.claim(db, now=town.now, limit=1)
    await stopped(town, "2026-02-20 09:04")
    assert count(town, "张三", NOTICE) == 0
    await town.until(town.now + deliveries.LEASE)
    assert count(town, "张三", NOTICE) == 1
    async with town.database() as db:
        assert (await db.get_one(Delivery, claimed.id)).sent_at is not None


async def test_a_sent_but_unmarked_message_is_repeated_exactly_once(town):
    activity = await town.dated()
    await town.until("2026-03-01 10:00")
    async with town.database() as db:
        mine = update(Delivery).where(Delivery.kind == "notice", Delivery.activity_id == activity.id)
        await db.execute(mine.values(sent_at=None, message_id=None, next_at=town.now + deliveries.LEASE))
    await stopped(town, "2026-03-01 10:30")
    assert count(town, None, NOTICE) == 2
    await stopped(town, "2026-03-01 11:30")
    assert count(town, None, NOTICE) == 2
