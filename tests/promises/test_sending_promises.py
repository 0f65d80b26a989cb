"""No promised message is lost: people block the bot, groups move, and Telegram fails for a while."""

import asyncio

import pytest

from bot.domain.obligations import deliveries
from bot.domain.obligations.deliveries import OUTDATED
from bot.domain.obligations.kinds import DeliveryKind, TodoLine
from bot.domain.todo import todo
from bot.scheduler import tick
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Duty
from bot.telegram.message import Message
from tests.support.party_day import FEW, NOTICE, TOLD, count
from tests.support.town import a_town, at

BEFORE, DUE = "2026-03-01 08:59", "2026-03-01 09:00"
PROBED = DeliveryKind.MAKEUP_ANSWER  # a kind that the town does not use


@pytest.fixture
async def town(tmp_path):
    """A small branch in a plain group, which can still become a supergroup; its activity is dated."""
    async with a_town(tmp_path, roster=FEW, supergroup=False) as built:
        await built.dated()
        yield built
    assert built.telegram.complaints == []


def copies(town):
    return {name: count(town, name, NOTICE) for name in TOLD}


async def reachable(town, name):
    async with town.database() as db:
        return (await db.get_one(Account, town[name].id)).reachable


async def calls(town, name="王组织"):
    """Return the names of the people whom this officer must contact in person."""
    async with town.database() as db:
        owed = await todo.of(db, await town.person(db, name), now=town.now)
    return [item.person.name for item in owed if item.kind is TodoLine.CONTACT]


def blocked_unnoticed(town, name):
    town.telegram.private_room(town.telegram.the_bot(), town[name]).blocked = True


async def test_two_statements_promise_a_notice_to_all_members(town):
    await town.until(BEFORE)  # the question about the approval has been asked
    promises = town.noted("INSERT INTO deliveries")
    await town.until(DUE)
    assert len(promises) == 2  # one for the group, and one for all personal copies
    assert copies(town) == dict.fromkeys(TOLD, 1)


# --- people -----------------------------------------------------------------------------------------------------------


async def blocks(town):
    await town["张三"].blocks()


async def blocks_unnoticed(town):
    blocked_unnoticed(town, "张三")


async def leaves_telegram(town):
    town["张三"].deactivate()


@pytest.mark.parametrize("act", [blocks, blocks_unnoticed, leaves_telegram])
async def test_an_officer_must_contact_a_person_whom_messages_cannot_reach(town, act):
    await act(town)
    await town.until(DUE)
    assert copies(town) == dict.fromkeys(TOLD, 1) | {"张三": 0}
    assert not await reachable(town, "张三")
    assert set(await calls(town)) == {"张三", "冯九"}
    await town["王组织"].says("/todo")
    assert "联系 张三" in town["王组织"].last().text


async def test_an_officers_report_closes_a_call(town):
    await blocks_unnoticed(town)
    await town.until(DUE)
    await town["王组织"].says("/todo")
    before = len(await calls(town))
    await town["王组织"].taps("已联系")
    await town["王组织"].says("电话已告知时间地点")
    assert len(await calls(town)) == before - 1


async def test_a_person_who_unblocks_the_bot_gets_later_messages(town):
    await blocks_unnoticed(town)
    await town.until(DUE)
    await town["张三"].unblocks()
    assert await reachable(town, "张三")
    await town.until("2026-03-05 14:01")
    assert count(town, "张三", "提醒：红色教育行动") == 1


async def test_the_bot_writes_to_a_blocked_chat_only_once(town):
    await blocks_unnoticed(town)
    await town.until("2026-03-06 13:59")
    tries = [params for method, params in town.telegram.requests
             if method == "sendMessage" and str(params["chat_id"]) == str(town["张三"].id)]  # fmt: skip
    assert len(tries) == 1


async def test_the_end_of_the_activity_closes_calls_about_its_notice(town):
    await blocks_unnoticed(town)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    async with town.database() as db:
        owed = await db.scalars(Duty.__table__.select().where(Duty.kind == "call", Duty.done_at.is_(None)))
        assert owed.all() == []
    assert sorted(await calls(town)) == sorted(["冯九", "张三"])


# --- the group --------------------------------------------------------------------------------------------------------


async def test_a_notice_arrives_once_in_the_moved_group(town):
    old = town.group.room
    await town.group.migrate()
    await town.until(DUE)
    assert count(town, None, NOTICE) == 1
    assert [message.text for message in town.group.pinned] == [town["张三"].sees(NOTICE, town.group).text]
    assert not [record for record in old.visible() if NOTICE in record.text]


async def test_a_move_known_only_from_a_refusal_is_followed(town):
    await town.desk.stop_bot()
    await town.group.migrate()
    town.telegram.the_bot().queue.clear()
    town.desk.clock.set(at(DUE))
    await town.desk.restart_bot()
    await town.passes(seconds=5)
    assert count(town, None, NOTICE) == 1
    assert copies(town) == dict.fromkeys(TOLD, 1)
    async with town.database() as db:
        person = await town.person(db, "李书记")
        await db.refresh(person, ["branch"])
        assert person.branch.chat_id == town.group.id


async def test_a_move_during_a_fan_out_loses_nothing(town):
    town.telegram.faults.add("sendMessage", "500", chat_id=town.group.id)
    town.telegram.settle = None
    town.desk.bot.scheduler.start()
    town.desk.clock.set(at(DUE))
    await town.telegram.until(lambda: sum(copies(town).values()) >= 3)
    await town.group.migrate()
    town.telegram.settle = town.desk.settle
    await town.passes(minutes=1)
    assert count(town, None, NOTICE) == 1
    assert copies(town) == dict.fromkeys(TOLD, 1)


async def test_a_notice_is_posted_without_the_right_to_pin(town):
    await town.group.promote(town.telegram.the_bot(), can_pin_messages=False)
    await town.until(DUE)
    assert count(town, None, NOTICE) == 1
    assert town.group.pinned == []


async def removed(town):
    await town.group.remove(town.telegram.the_bot())


async def removed_unnoticed(town):
    await town.desk.stop_bot()
    await town.group.remove(town.telegram.the_bot())
    town.telegram.the_bot().queue.clear()
    await town.desk.restart_bot()


@pytest.mark.parametrize("act", [removed, removed_unnoticed])
async def test_a_bot_that_returns_to_its_group_posts_missed_notices(town, act):
    await act(town)
    await town.until("2026-03-02 10:00")
    assert count(town, None, NOTICE) == 0
    assert copies(town) == dict.fromkeys(TOLD, 1)
    await town.group.add_bot(by=town["李书记"], admin=True)
    await town.passes(seconds=10)
    assert count(town, None, NOTICE) == 1
    await town.until("2026-03-06 13:31")
    town["张三"].sees("签到开始", town.group)


async def test_a_bot_that_returns_after_the_activity_posts_nothing_outdated(town):
    await removed(town)
    await town.until("2026-03-08 10:00")
    await town.group.add_bot(by=town["李书记"], admin=True)
    await town.passes(seconds=10)
    for over in (NOTICE, "签到开始：", "测评进行中"):
        assert count(town, None, over) == 0


async def test_a_deleted_group_delays_no_other_chat(town):
    town.telegram.rooms.pop(town.group.id)
    await town.until("2026-03-06 13:35")
    assert copies(town) == dict.fromkeys(TOLD, 1)
    town["李书记"].sees("应到")
    await town["张三"].says("/me")
    town["张三"].sees("2026年")


# --- failures of Telegram ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "times", "most"),
    [("429", 1, 1), ("429", 7, 1), ("500", 1, 1), ("500", 12, 1), ("502", 3, 1), ("drop", 5, 1), ("lost", 2, 2)],
)
async def test_failures_delay_notices_and_lose_none(town, kind, times, most):
    town.telegram.faults.add("sendMessage", kind, times=times)
    await town.until(DUE)
    await town.passes(minutes=30)
    everybody = [*copies(town).values(), count(town, None, NOTICE)]
    assert min(everybody) == 1
    assert max(everybody) <= most
    assert sum(everybody) <= len(everybody) + (times if most > 1 else 0)


async def test_an_unanswered_request_is_repeated(town, monkeypatch):
    request = town.desk.bot.application.bot.request
    for name in ("read", "write", "connect"):
        monkeypatch.setattr(request, f"_{name}_timeout", 0.7)  # seconds each; an answered request takes far less
    town.telegram.faults.add("sendMessage", "timeout", times=2)
    await town.until(DUE)
    monkeypatch.undo()
    await town.passes(minutes=10)
    assert copies(town) == dict.fromkeys(TOLD, 1)
    assert count(town, None, NOTICE) == 1


async def test_hours_of_failures_are_retried_with_growing_pauses(town):
    town.telegram.faults.add("sendMessage", "500", times=100_000, chat_id=town["张三"].id)
    await town.until("2026-03-01 12:00")
    tries = [params for method, params in town.telegram.requests if str(params.get("chat_id")) == str(town["张三"].id)]
    assert len(tries) < 3 * 3600 / deliveries.LAST_RETRY.total_seconds() + 9
    town.telegram.faults.clear()
    await town.passes(minutes=11)
    assert count(town, "张三", NOTICE) == 1


# --- many at once -----------------------------------------------------------------------------------------------------


class Numbered:
    """Numbered messages of which the first is worded only once enough others are."""

    def __init__(self, town, wait_for):
        self.town, self.wait_for = town, wait_for
        self.worded, self.others = [], asyncio.Event()

    async def letter(self, _db, delivery, _texts):
        self.worded.append(delivery.args["number"])
        if len(self.worded) == self.wait_for:
            self.others.set()
        if delivery.args["number"] == 0:
            await asyncio.wait_for(self.others.wait(), 20)
        return Message(f"第{delivery.args['number']}条")

    async def go_to(self, names):
        async with self.town.database() as db:
            for number, name in enumerate(names):
                reader = await self.town.person(db, name)
                await deliveries.to_people(db, PROBED, [reader], reader, now=self.town.now, key=str(number),
                                           args={"number": number})  # fmt: skip
        bot = self.town.desk.bot
        await tick.Tick(bot.application.bot, bot.services, {}, {PROBED: self.letter}).run()

    def on_screen(self, name):
        return [seen.text for seen in self.town[name].screen() if seen.text.startswith("第")]


async def test_a_slow_message_does_not_delay_other_peoples(town, monkeypatch):
    monkeypatch.setattr(tick, "BATCH", 2)
    messages = Numbered(town, wait_for=5)
    await messages.go_to(["张三", "王组织", "赵宣传", "王组织", "赵宣传"])
    assert messages.on_screen("张三") == ["第0条"]
    assert sorted(messages.worded) == [0, 1, 2, 3, 4]


async def test_messages_to_one_person_arrive_in_the_order_of_their_promises(town):
    messages = Numbered(town, wait_for=3)
    await messages.go_to(["张三", "张三", "王组织", "赵宣传", "张三"])
    assert messages.on_screen("张三") == ["第0条", "第1条", "第4条"]


# --- changes while a message is being sent ----------------------------------------------------------------------------


class OnItsWay:
    """A message to 张三 about the activity, which is worded at once and arrives when the test allows it."""

    def __init__(self, town):
        self.town, self.activity_id = town, 1
        self.worded, self.begun, self.may_arrive, self.broken = [], asyncio.Event(), asyncio.Event(), False
        services = town.desk.bot.services
        self.tick = tick.Tick(town.desk.bot.application.bot, services, {}, {PROBED: self.letter})

    async def letter(self, _db, delivery, _texts):
        self.worded.append(f"第{len(self.worded) + 1}次{'，已作废' if delivery.args.get(OUTDATED) else ''}")
        words = self.worded[-1]
        self.begun.set()
        await asyncio.wait_for(self.may_arrive.wait(), 20)
        if self.broken:
            raise RuntimeError
        return Message(words)

    async def promise(self):
        async with self.town.database() as db:
            zhang = await self.town.person(db, "张三")
            activity = await db.get_one(Activity, self.activity_id)
            await deliveries.to_people(db, PROBED, [zhang], activity, now=self.town.now)

    async def with_(self, act):
        """Send the message, and act before it arrives."""
        await self.promise()
        striking = asyncio.create_task(self.tick.run())
        await asyncio.wait_for(self.begun.wait(), 20)
        async with self.town.database() as db:
            await act(db, self.activity_id, [PROBED], now=self.town.now)
        self.may_arrive.set()
        await striking

    def stands(self):
        return [seen.text for seen in self.town["张三"].screen() if seen.text.startswith("第")]


async def withdrawn(db, activity_id, kinds, *, now):
    await deliveries.withdraw(db, activity_id, kinds)


async def test_a_card_being_sent_is_corrected_when_the_activity_moves(town):
    card = OnItsWay(town)
    await card.with_(deliveries.outdate)
    assert card.stands() == ["第2次，已作废"]
    town.desk.clock.advance(deliveries.LEASE * 2)
    await card.tick.run()
    assert len(card.worded) == 2


async def test_a_change_during_sending_is_shown_five_seconds_later(town):
    card = OnItsWay(town)
    await card.with_(deliveries.refresh)
    assert card.stands() == ["第1次"]
    town.desk.clock.advance(deliveries.EDIT_SPACING)
    await card.tick.run()
    assert card.stands() == ["第2次"]
    town.desk.clock.advance(deliveries.LEASE * 2)
    await card.tick.run()
    assert len(card.worded) == 2


async def test_a_card_refreshed_before_its_wording_is_worded_once(town):
    card = OnItsWay(town)
    card.may_arrive.set()
    await card.promise()
    async with town.database() as db:
        await deliveries.refresh(db, card.activity_id, [PROBED], now=town.now)
    await card.tick.run()
    town.desk.clock.advance(deliveries.EDIT_SPACING)
    await card.tick.run()
    assert (card.worded, card.stands()) == (["第1次"], ["第1次"])


async def test_a_withdrawn_message_that_fails_is_not_retried(town):
    card = OnItsWay(town)
    card.broken = True
    await card.with_(withdrawn)
    town.desk.clock.advance(deliveries.LEASE * 2)
    await card.tick.run()
    assert (len(card.worded), card.stands()) == (1, [])
