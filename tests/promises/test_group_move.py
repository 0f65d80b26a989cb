"""A group becomes a supergroup: no message there is overwritten, and what is still of use is posted once more."""

import asyncio
from datetime import timedelta
from itertools import count as count_from
from itertools import takewhile

import pytest
from sqlalchemy import select

from bot.domain.activity import activities
from bot.domain.branch import branches, group_joins, group_move
from bot.domain.membership import claim_links
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.domain.schedule import cancellation, set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.branch import Branch
from bot.storage.tables.membership import GroupJoin
from bot.storage.tables.obligations import Delivery
from tests.support.party_day import CARD, FEW, NOTICE, THERE, attend, count
from tests.support.town import a_town, at

IN_GROUP = [kind for kind in DeliveryKind if kind.readers is Readers.GROUP]
BALLOT, RESULT, CANCELLED, CLAIMS, CHANGE = "测评进行中", "测评结果", "已取消", "认领身份", "有变动"
ANSWER = "/plan 全年安排"


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=FEW, supergroup=False) as built:
        yield built
    assert built.telegram.complaints == []


async def claims(town):
    async with town.database() as db:
        await claim_links.post_card(db, await db.get_one(Branch, town.branch_id), now=town.now)
    await town.passes(seconds=10)


async def notice(town):
    await claims(town)
    town.activity = await town.dated()
    await town.until("2026-03-01 09:01")


async def change(town):
    await notice(town)
    async with town.database() as db:
        activity = await activities.get(db, town.activity.id)
        by = await town.person(db, "李书记")
        plan = Arrangement(at("2026-03-07 14:00"), at("2026-03-07 17:00"), "报告厅", activity.host, activity.recorder)
        await set_date.arrange(db, activity, plan, by=by, now=town.now, reason="场地")
    await town.passes(minutes=1)


async def check_in(town):
    await notice(town)
    await town.until("2026-03-06 13:45")


async def ballot(town):
    await notice(town)
    await attend(town, town.activity, *THERE)
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=11)


async def result(town):
    await ballot(town)
    await town.passes(days=6)


async def cancelled(town):
    await notice(town)
    async with town.database() as db:
        activity, by = await activities.get(db, town.activity.id), await town.person(db, "李书记")
        await cancellation.cancel(db, activity, by=by, now=town.now, reason="停电")
    await town.passes(minutes=1)


STAGES = {
    claims: {CLAIMS: 1},
    notice: {NOTICE: 1, CLAIMS: 1},
    change: {NOTICE: 1, CLAIMS: 1},
    check_in: {CARD: 1, CLAIMS: 1},
    ballot: {BALLOT: 1, CLAIMS: 1},
    result: {CLAIMS: 1},
    cancelled: {CLAIMS: 1},
}


async def by_update(town):
    await town.group.migrate()
    await town.passes(seconds=10)


async def by_refusal(town):
    """Let the bot learn of the move only when it edits or sends a message."""
    await town.desk.stop_bot()
    await town.group.migrate()
    town.telegram.the_bot().queue.clear()
    await town.desk.restart_bot()
    await everything_changes(town)


async def everything_changes(town):
    """Have every message in the group worded anew that can be."""
    async with town.database() as db:
        found = await db.scalars(select(Delivery.activity_id).where(Delivery.activity_id.is_not(None)).distinct())
        for activity_id in found.all():
            await deliveries.refresh(db, activity_id, IN_GROUP, now=town.now)
        await claim_links.reword(db, town.branch_id, now=town.now)
    await town.group.promote(town.account, can_pin_messages=False)
    await town.passes(minutes=1)


async def answers_at(town, numbers):
    """Have messages of the bot in the group get these numbers."""
    for number in sorted(numbers):
        if number in {message.id for message in town.group.messages if message.from_bot}:
            continue
        run = len(list(takewhile(lambda one: one in numbers, count_from(number))))  # as long as one follows another
        while town.group.messages[-1].id < number - run - 1:
            await town["张三"].says("。", to=town.group)
        town.telegram.settle = None
        for _ in range(run):
            await town["张三"].says("/help", to=town.group)
        town.telegram.settle = town.desk.settle
        await town.desk.settle()
    return [message for message in town.group.messages if message.from_bot and ANSWER in message.text]


@pytest.mark.parametrize("learn", [by_update, by_refusal])
@pytest.mark.parametrize("stage", STAGES)
async def test_no_message_of_the_new_chat_is_overwritten(town, stage, learn):
    await stage(town)
    numbers = {message.id for message in town.group.messages if message.from_bot}
    await learn(town)
    answers = await answers_at(town, numbers)
    assert {message.id for message in town.group.messages if message.from_bot} >= numbers
    await everything_changes(town)
    assert [message for message in answers if message.edited or ANSWER not in message.text] == []
    posted = {text: count(town, None, text) for text in (NOTICE, CHANGE, CARD, BALLOT, RESULT, CANCELLED, CLAIMS)}
    assert {text: times for text, times in posted.items() if times} == STAGES[stage]


async def test_the_card_of_claims_in_the_new_chat_gets_a_fresh_link_every_week(town):
    await claims(town)
    await by_update(town)
    await town.passes(days=20)
    await town["冯九"].taps("认领身份", to=town.group)
    town["冯九"].sees("您是哪一位")


async def test_the_card_of_claims_is_not_posted_anew_once_all_have_accounts(town):
    await claims(town)
    await town["冯九"].starts()
    async with town.database() as db:
        (await town.person(db, "冯九")).account_id = town["冯九"].id
    await by_update(town)
    assert count(town, None, CLAIMS) == 0


async def test_a_notice_of_a_coming_activity_is_pinned_anew(town):
    await notice(town)
    await by_update(town)
    (pinned,) = town.group.pinned
    assert NOTICE in pinned.text
    assert pinned.chat_id == town.group.id


async def test_the_card_in_the_new_chat_goes_on_to_follow_the_check_ins(town):
    await check_in(town)
    await by_update(town)
    await town["张三"].taps("签到", to=town.group)
    await town.passes(seconds=10)
    assert "已到 1 / 7" in town["张三"].sees(CARD, town.group).text


async def test_the_notices_of_two_coming_months_are_both_posted_anew(town):
    await notice(town)
    await town.dated("2026-03-14 14:00", form="志愿服务")
    async with town.database() as db:
        second = await activities.get(db, 2)
        await deliveries.to_group(db, DeliveryKind.NOTICE, second, now=town.now)
    await town.passes(minutes=1)
    await by_update(town)
    assert count(town, None, NOTICE) == 2


# --- a move while a message is on its way -----------------------------------------------------------------------------


class Late:
    """Telegram carries out a call to the old chat and answers only when the test allows it."""

    def __init__(self, town, monkeypatch, method):
        self.town, self.method, self.old = town, method, town.group.id
        self.reached, self.may_answer = asyncio.Event(), asyncio.Event()
        self.call = town.telegram.call
        monkeypatch.setattr(town.telegram, "call", self.answer)

    async def answer(self, bot, method, values):
        result = await self.call(bot, method, values)
        if method.lower() == self.method.lower() and str(values.get("chat_id")) == str(self.old):
            self.reached.set()
            await self.may_answer.wait()
        return result

    async def meanwhile(self, act):
        self.town.telegram.settle = None
        striking = asyncio.create_task(self.town.desk.bot.tick.run())
        await asyncio.wait_for(self.reached.wait(), 20)
        await act()
        self.may_answer.set()
        await striking
        self.town.telegram.settle = self.town.desk.settle
        await self.town.passes(minutes=1)


async def move_is_known(town):
    """Let the group move, and wait until the bot has followed."""
    await town.group.migrate()
    while True:
        async with town.database() as db:
            if (await db.get_one(Branch, town.branch_id)).chat_id == town.group.id:
                return
        await asyncio.sleep(0)


async def test_a_notice_posted_at_the_moment_of_the_move_is_posted_anew(town, monkeypatch):
    await town.dated()
    await town.until("2026-03-01 08:59")
    town.telegram.settle = None
    town.desk.clock.set(at("2026-03-01 09:00"))
    late = Late(town, monkeypatch, "sendMessage")
    await late.meanwhile(lambda: move_is_known(town))
    assert count(town, None, NOTICE) == 1
    assert [message.chat_id for message in town.group.pinned] == [town.group.id]
    async with town.database() as db:
        (sent,) = (await db.scalars(select(Delivery).where(Delivery.kind == DeliveryKind.NOTICE))).all()
    assert sent.message_id == town.group.pinned[0].id


async def test_an_edit_made_at_the_moment_of_the_move_leaves_the_new_card_alone(town, monkeypatch):
    await check_in(town)
    town.telegram.settle = None
    await town["陈四"].taps("签到", to=town.group)
    await town.telegram.confirmed()
    town.desk.clock.advance(deliveries.EDIT_SPACING)
    late = Late(town, monkeypatch, "editMessageCaption")
    await late.meanwhile(lambda: move_is_known(town))
    assert count(town, None, CARD) == 1
    await town["张三"].taps("签到", to=town.group)
    await town.passes(seconds=10)
    assert count(town, None, "已到 2 / 7") == 1


async def test_the_days_of_joining_are_kept_when_the_group_becomes_a_supergroup(tmp_path):
    old, new, early, late, both = -4_100_000_077, -1_002_100_000_077, 501, 502, 503
    async with a_town(tmp_path, roster=FEW) as town, town.database() as db:
        known = await branches.arrive(db, old, "一支部", now=town.now, language="zh-CN")
        known.ready_at = town.now
        for account in (early, both):
            await group_joins.note(db, old, account, town.now)
        fresh = await branches.arrive(db, new, "一支部", now=town.now, language="zh-CN")
        for account in (late, both):
            await group_joins.note(db, new, account, town.now + timedelta(days=1))
        await group_move.follow(db, old, new)
        joins = {
            (row.branch_id, row.telegram_id): row.joined_at for row in await db.execute(GroupJoin.__table__.select())
        }
        assert fresh.id not in {branch for branch, _account in joins}
        mine = {account: at - town.now for (branch, account), at in joins.items() if branch == known.id}
        assert mine == {early: timedelta(), both: timedelta(), late: timedelta(days=1)}
