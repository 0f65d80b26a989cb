"""The secret evaluation: voters, deadlines, and the results that the group and the officers see."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.catalogue import DUTIES
from bot.domain.activity import activities
from bot.domain.duty_execution import carry_out
from bot.domain.evaluation import ballot_box, ballot_period, low_results, voting
from bot.domain.evaluation.result import Tally, result_of
from bot.domain.obligations import deliveries, duties
from bot.domain.refusals import Refused
from bot.domain.rules import Rules
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.evaluation import BallotReceipt
from bot.storage.tables.obligations import Delivery, Duty
from bot.views.ballot import percent
from tests.support.ballots import CLOSES, VOTERS, E, a_hall, ended, opened, vote

# --- the rules, on a database file --------------------------------------------------------------------------


@pytest.fixture
async def hall(tmp_path):
    async with a_hall(tmp_path) as built:
        yield built


async def test_ending_schedules_one_card_and_a_ballot_for_each_participant(tmp_path):
    async with a_hall(tmp_path, members=3, guests=1, present=4) as hall:
        assert await hall.kinds() == ["ballot"] * 4 + ["ballot-open"]
        async with hall.looked_at() as (db, activity):
            assert activity.ballot_closes_at == CLOSES
            await ballot_period.open_for(db, activity, Rules(), now=E + timedelta(hours=1))
            assert activity.ballot_closes_at == CLOSES


@pytest.mark.parametrize(
    ("ended", "reminded"),
    [
        ("2026-03-06T09:30", ["2026-03-06T11:30", "2026-03-07T05:30"]),
        ("2026-03-06T12:30", ["2026-03-07T00:00", "2026-03-07T08:30"]),  # 22:30 in Shanghai waits for 08:00
        ("2026-03-05T19:00", ["2026-03-06T00:00"]),  # 23:00 would wait for 08:00, but the ballot closes at 03:00
    ],
)
def test_reminders_wait_for_the_morning_and_never_pass_the_close(ended, reminded):
    opened = datetime.fromisoformat(ended).replace(tzinfo=UTC)
    rules = Rules()
    times = ballot_period.reminder_times(
        opened, opened + rules.ballot_open, Branch(zone="Asia/Shanghai", overrides={}), rules
    )
    assert [f"{at:%Y-%m-%dT%H:%M}" for at in times] == reminded


async def test_a_second_ballot_has_no_effect(hall):
    assert await hall.vote(1, (1, 2, 3, 4)) is True
    assert await hall.vote(1, (4, 4, 4, 4)) is False
    result = await hall.close()
    assert (result.ballots, result.rate) == (1, 0.5)


async def test_two_simultaneous_presses_count_once(hall):
    assert sorted(await asyncio.gather(hall.vote(1, (1, 1, 1, 1)), hall.vote(1, (4, 4, 4, 4)))) == [False, True]
    assert (await hall.close()).ballots == 1


async def test_simultaneous_votes_are_all_counted(hall):
    assert all(await asyncio.gather(*(hall.vote(number) for number in range(1, 7))))
    result = await hall.close()
    assert (result.ballots, result.dimensions) == (6, ((6, 0, 0, 0),) * 4)


@pytest.mark.parametrize("digits", ["0", "5", "9", "13243", "11111111", "1x", "１", "-1"])
def test_forged_levels_are_refused(digits):
    with pytest.raises(Refused, match="ballot-void"):
        voting.read_levels(digits)


@pytest.mark.parametrize("levels", [(), (1, 2, 3), (1, 2, 3, 4, 1), (0, 1, 1, 1), (1, 1, 1, 5)])
async def test_an_incomplete_ballot_is_not_counted(hall, levels):
    with pytest.raises(Refused, match="ballot-void"):
        await hall.vote(1, levels)
    async with hall.looked_at() as (db, activity):
        assert await ballot_period.turnout(db, activity) == ballot_period.Turnout(0, 6)


async def test_a_member_without_check_in_has_no_vote(tmp_path):
    async with a_hall(tmp_path, members=3, present=2) as hall:
        with pytest.raises(Refused, match="ballot-not-present"):
            await hall.vote(3)


async def test_a_check_in_recorded_before_the_close_gets_a_ballot(tmp_path):
    async with a_hall(tmp_path, members=3, present=2) as hall:
        async with hall.looked_at() as (db, activity):
            db.add(Attendance(activity_id=activity.id, person_id=3, at=E, how="hand", reason="手机没电"))
            await db.flush()
            await ballot_period.admit(db, activity, await db.get_one(Person, 3), E + timedelta(hours=1))
            await ballot_period.admit(db, activity, await db.get_one(Person, 3), CLOSES)
        assert (await hall.kinds()).count("ballot") == 3
        assert await hall.vote(3)


@pytest.mark.parametrize("now", [CLOSES, CLOSES + timedelta(days=30)])
async def test_votes_after_the_close_are_refused_even_after_an_outage(hall, now):
    with pytest.raises(Refused, match="ballot-closed") as refused:
        await hall.vote(1, now=now)
    assert refused.value.values["at"] == CLOSES


async def test_there_is_no_result_before_the_close(hall):
    for number in range(1, 7):
        await hall.vote(number, (4, 4, 4, 4))
    async with hall.looked_at() as (db, activity):
        result = await result_of(db, activity)
        assert (result.closed, result.ballots, result.rate, result.dimensions) == (False, 0, None, None)
        assert await ballot_period.comments(db, activity) == ()


async def test_closing_early_waits_and_closing_twice_has_no_effect(hall):
    async with hall.looked_at() as (db, _activity):
        duty = (await db.scalars(select(Duty).where(Duty.kind == "ballot-closing"))).one()
        assert await ballot_period.close(db, duty, CLOSES - timedelta(seconds=1)) == CLOSES
        assert await ballot_period.close(db, duty, CLOSES) is duties.Verdict.DONE
        assert await ballot_period.close(db, duty, CLOSES) is duties.Verdict.DROPPED


async def test_fewer_than_five_ballots_show_the_merged_rate_only(hall):
    for number in range(1, 5):
        await hall.vote(number, (1, 2, 3, 4))
    result = await hall.close()
    assert (result.ballots, result.eligible, result.rate, result.dimensions) == (4, 6, 0.5, None)


async def test_guests_are_counted_separately_and_hidden_when_few(tmp_path):
    async with a_hall(tmp_path, members=5, guests=6) as hall:
        for number in range(1, 6):
            await hall.vote(number, (1, 1, 1, 1))
        for number in range(6, 10):
            await hall.vote(number, (4, 4, 4, 4))
        other = await hall.another(4, present=11)
        for number in range(1, 12):
            await hall.vote(number, (2, 2, 2, 3) if number > 5 else (1, 1, 1, 1), activity_id=other)
        first, second = await hall.close(), await hall.close(activity_id=other)
        assert (first.rate, first.guests) == (1.0, Tally(4, 6, None, None))
        assert (second.rate, second.guests.rate, second.guests.ballots) == (1.0, 0.75, 6)


async def test_a_ballot_without_votes_is_missing_rather_than_low(hall):
    result = await hall.close()
    assert (result.closed, result.ballots, result.rate) == (True, 0, None)
    assert "ballot-result" not in await hall.kinds()
    async with hall.looked_at() as (db, _activity):
        assert await low_results.low_results(db, 1, 2026) == []


async def test_sixty_percent_is_not_low_but_anything_less_is(tmp_path):
    async with a_hall(tmp_path, members=5) as hall:
        for number in range(1, 6):
            await hall.vote(number, (1, 1, 1, 1) if number <= 3 else (4, 4, 4, 4))
        low = await hall.another(4, present=5)
        for number in range(1, 6):
            await hall.vote(
                number, ((1, 1, 1, 4 if number == 1 else 1) if number <= 3 else (4, 4, 4, 4)), activity_id=low
            )
        assert (await hall.close()).rate == 0.6
        assert (await hall.close(activity_id=low)).rate == 0.55
        async with hall.looked_at() as (db, _activity):
            assert [each.id for each in await low_results.low_results(db, 1, 2026)] == [low]
            assert await low_results.low_results(db, 1, 2025) == []


@pytest.mark.parametrize(("rate", "shown"), [(1.0, "100%"), (0.5996, "59.9%"), (0.58, "58%"), (0.29, "29%"), (0, "0%")])
def test_a_rate_is_never_rounded_up(rate, shown):
    assert percent(rate) == shown


async def test_only_voters_comment_and_comments_never_outnumber_ballots(hall):
    with pytest.raises(Refused, match="comment-not-voted"):
        await hall.comment(1, "很好")
    await hall.vote(1)
    await hall.comment(1, "很好")
    with pytest.raises(Refused, match="comments-full"):
        await hall.comment(1, "再说一句")
    with pytest.raises(Refused, match="text-too-long"):
        await hall.comment(1, "长" * 501)
    with pytest.raises(Refused, match="ballot-closed"):
        await hall.comment(1, "晚了", now=CLOSES)


@pytest.mark.parametrize(("voters", "kept"), [(4, ()), (5, ("很好",))])
async def test_comments_are_destroyed_unread_when_fewer_than_five_vote(hall, voters, kept):
    for number in range(1, voters + 1):
        await hall.vote(number)
    await hall.comment(2, "  很好\u200b ")
    await hall.close()
    async with hall.looked_at() as (db, activity):
        assert await ballot_period.comments(db, activity) == kept
        assert await ballot_box.comments(db, activity.id) == kept


async def test_a_reminder_goes_to_participants_who_have_not_voted(hall):
    await hall.vote(2)
    async with hall.looked_at() as (db, _activity):
        duty = (await db.scalars(select(Duty).where(Duty.kind == "ballot-reminder").order_by(Duty.due_at))).first()
        assert await carry_out(db, duty, DUTIES, now=duty.due_at) is duties.Verdict.DONE
        query = select(Delivery.person_id).where(Delivery.kind == "ballot-reminder").order_by(Delivery.person_id)
        assert (await db.scalars(query)).all() == [1, 3, 4, 5, 6]
        assert await carry_out(db, duty, DUTIES, now=CLOSES) is duties.Verdict.DROPPED
        night = E + timedelta(hours=6)
        assert await carry_out(db, duty, DUTIES, now=night) == E + timedelta(hours=14, minutes=30)


async def test_the_card_is_edited_at_most_once_in_five_seconds(hall):
    async with hall.looked_at() as (db, _activity):
        card = (await db.scalars(select(Delivery).where(Delivery.kind == "ballot-open"))).one()
        await deliveries.mark_sent(db, card.id, 77, now=E)
    for number in range(1, 4):
        await hall.vote(number, now=E + timedelta(seconds=1))
    async with hall.looked_at() as (db, _activity):
        edits = select(Delivery.edit_at).where(Delivery.kind == "ballot-open")
        assert await db.scalar(edits) == E + timedelta(seconds=5)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 8), st.tuples(*[st.integers(1, 4)] * 4)), max_size=14))
async def test_the_counts_sum_to_four_times_the_receipts(tmp_path_factory, ballots):
    async with a_hall(tmp_path_factory.mktemp("hall"), members=5, guests=3) as hall:
        for number, levels in ballots:
            await hall.vote(number, levels)
        async with hall.looked_at() as (db, activity):
            for raters, kind in (("members", "full"), ("guests", "activist")):
                rated = sum(map(sum, (await opened(db, activity.id, raters)).counts))
                receipts = await db.scalar(
                    select(func.count()).select_from(BallotReceipt).join(Person).where(Person.kind == kind)
                )
                assert rated == 4 * receipts


# --- the rules in chats -------------------------------------------------------------------------------------


async def test_a_member_votes_in_one_message(town):
    await ended(town)
    zhang = town["张三"]
    before = len(zhang.screen())
    promise = zhang.sees("第 1 题").text
    assert "不记名" in promise
    assert "全体所选相同，或只有一人投票的，从结果即可看出其选择" in promise
    await zhang.taps("比较满意")
    zhang.sees("第 2 题")
    await zhang.taps("重选")
    await vote(zhang, "满意", "一般", "不满意", "比较满意")
    assert "一般" not in zhang.sees("已计入总数").text
    assert len(zhang.screen()) == before
    zhang.sees_not("您的选择是")


async def test_a_second_submission_is_reported_as_a_duplicate(town):
    activity = await ended(town)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    await zhang.presses(f"b:{activity.id}:4444:ok", zhang.last())
    zhang.sees("已经投过")
    async with town.database() as db:
        assert (await ballot_period.turnout(db, await activities.get(db, activity.id))).voted == 1


async def test_the_group_sees_the_turnout_and_finally_the_result(town):
    await ended(town)
    assert "已投 0/7" in town["吴七"].sees("测评进行中", town.group).text
    for name in VOTERS[:5]:
        await vote(town[name], "满意", "满意", "满意", "不满意")
    await town.passes(seconds=10)
    assert "已投 5/7" in town["吴七"].sees("测评进行中", town.group).text
    await town.passes(hours=25)
    card = town["吴七"].sees("测评结果", town.group)
    assert "满意率 75%" in card.text
    assert card.photo
    town["吴七"].sees_not("测评进行中", town.group)
    assert not any(name in card.text for name in VOTERS)


async def test_a_stranger_and_an_absent_member_are_refused(town):
    activity = await ended(town)
    for name, word in (("吴七", "没有您的签到"), ("路人", "认领")):
        human = town.humans.get(name) or town.telegram.person(name)
        await human.starts()
        popup = await human.presses(f"b:{activity.id}:1111:ok", human.last())
        assert word in popup.text


@pytest.mark.parametrize("data", ["b:{}:0", "b:{}:5", "b:{}:11111", "b:{}:111:ok", "b:{}:9999:ok", "b:999999:1"])
async def test_a_forged_press_changes_nothing(town, data):
    activity = await ended(town)
    zhang = town["张三"]
    popup = await zhang.presses(data.format(activity.id), zhang.last())
    assert popup.text
    async with town.database() as db:
        assert (await ballot_period.turnout(db, await activities.get(db, activity.id))).voted == 0


async def test_a_comment_reaches_the_officers_without_its_author(town):
    await ended(town)
    for name in VOTERS[:5]:
        await vote(town[name], *["满意"] * 4)
    zhang = town["张三"]
    await zhang.taps("写一条意见")
    await zhang.says("长" * 501)
    await zhang.says("讨论时间再长一些", reply_to=zhang.sees("回复这条消息"))
    zhang.sees("意见已收到")
    await town.passes(hours=25)
    letter = town["王组织"].sees("讨论时间再长一些")
    assert "张三" not in letter.text
    zhang.sees_not("收到意见")


async def test_the_group_button_shows_the_ballot_again(town):
    await ended(town)
    await town["张三"].taps("去投票", town.group)
    await vote(town["张三"], *["一般"] * 4)
    await town["张三"].taps("去投票", town.group)
    town["张三"].sees("已经投过")


async def test_a_late_vote_is_refused_with_the_closing_time(town):
    activity = await ended(town)
    paper = town["张三"].sees("第 1 题")
    await town.passes(hours=25)
    popup = await town["张三"].presses(f"b:{activity.id}:1", paper)
    assert "截止" in popup.text


async def test_reminders_reach_only_participants_who_have_not_voted(town):
    await ended(town)
    await vote(town["张三"], *["满意"] * 4)
    await town.passes(hours=3)
    town["陈四"].sees("四道题")
    town["张三"].sees_not("四道题")


async def test_the_third_low_result_of_a_year_has_a_consequence(town):
    secretary = town["李书记"]
    for month, word in ((3, "第 1 次"), (4, "第 2 次"), (5, "已满 3 次")):
        activity = await town.dated(f"2026-{month:02}-06 14:00")
        await town.until(f"2026-{month:02}-06 14:00")
        async with town.database() as db:
            for name in ("张三", "陈四"):
                person = await town.person(db, name)
                db.add(Attendance(activity_id=activity.id, person_id=person.id, at=town.now, how="scan"))
        await town.until(f"2026-{month:02}-06 18:05")
        await secretary.taps("已开展")
        await vote(town["张三"], *["不满意"] * 4)
        await town.passes(hours=25)
        assert "0%" in secretary.sees(word).text
    town["张三"].sees_not("评先选优")
    async with town.database() as db:
        owed = (await db.scalars(select(Duty).where(Duty.kind == "rectify"))).one()
        assert (owed.owner, owed.next_at, owed.done_at) == ("secretary", None, None)
