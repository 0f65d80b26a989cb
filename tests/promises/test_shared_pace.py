"""Several processes of one bot share its pace: one row in the database assigns the time of each message."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select, update
from telegram.error import RetryAfter

from bot.clock import SystemClock
from bot.storage import shared_pace
from bot.storage.engine.database import Database
from bot.storage.shared_pace import Group, Slot, Slots
from bot.storage.tables.pace import BotPace, GroupPace
from bot.telegram.pace import Pace
from bot.telegram.send_queue import GROUP, Lane
from tests.support import databases
from tests.support.databases import address

pytestmark = pytest.mark.postgresql("a row that processes share")

BOT = 700000006
LONG = 10.0  # seconds between two slots: long enough that the duration of a test does not matter
HERE = Group(-100, 3, 1000.0, 0.0)


@pytest.fixture
def patient(monkeypatch):
    """Wait long for the database, so that a busy machine does not count as an outage."""
    monkeypatch.setattr(shared_pace, "PATIENCE", 60.0)


@pytest.fixture
async def two(tmp_path, patient):
    """The slots of one bot, as two processes have them."""
    built = [Slots(address(tmp_path), BOT) for _ in range(2)]
    yield built
    for slots in built:
        await slots.close()


def near(seconds):
    """Return a match for `seconds` of which some have already passed."""
    return pytest.approx(seconds - 4.5, abs=4.5)


async def test_two_processes_share_the_sequence_of_slots(two):
    got = [await slots.reserve(LONG, 0.0, None) for slots in (*two, *two)]
    assert [slot.wait for slot in got] == [near(LONG * number) if number else 0.0 for number in range(4)]


async def test_simultaneous_requests_get_different_slots(two):
    got = await asyncio.gather(*(slots.reserve(LONG, 0.0, None) for slots in two * 10))
    assert sorted(round(slot.wait / LONG) for slot in got) == list(range(20))


async def test_another_bot_has_its_own_slots(two, tmp_path):
    await two[0].reserve(LONG, 0.0, None)
    other = Slots(address(tmp_path), BOT + 1)
    assert (await other.reserve(LONG, 0.0, None)).wait == 0.0
    await other.close()


async def test_a_groups_limit_is_shared_and_delays_no_other_chat(two):
    first, second = two
    for _ in range(2):
        assert await first.reserve(0.0, 0.0, HERE) == Slot()
    assert await second.reserve(0.0, 0.0, HERE) == Slot()
    busy = await second.reserve(LONG, 0.0, HERE)
    assert (busy.wait, busy.stopped, busy.group_busy) == (0.0, 0.0, near(HERE.window))
    assert await first.reserve(LONG, 0.0, None) == Slot()  # the refused slot is free
    assert (await second.reserve(LONG, 0.0, HERE._replace(chat_id=-101))).wait == near(LONG)


async def test_reminders_of_a_group_are_spaced_across_processes(two):
    first, second = two
    await first.reserve(0.0, 0.0, HERE)
    assert (await second.reserve(0.0, 0.0, HERE._replace(spacing=50.0))).group_busy == near(50.0)
    assert await second.reserve(0.0, 0.0, HERE) == Slot()


async def test_a_flood_stops_both_processes_for_the_longer_time(two):
    first, second = two
    await first.stop(100.0)
    await second.stop(10.0)
    assert (await second.reserve(LONG, 0.0, None)).stopped == near(100.0)
    assert (await first.reserve(LONG, 0.0, HERE)).stopped == near(100.0)


async def test_a_database_clock_set_back_causes_no_long_silence(two, tmp_path):
    first, second = two
    await first.reserve(0.01, 0.0, HERE)
    await first.stop(100.0)
    database, hour = Database(address(tmp_path)), 3600.0
    async with database.begin() as db:  # as if the last message were an hour in the future
        ahead = {"free_at": BotPace.free_at + hour, "stopped_until": BotPace.stopped_until + hour}
        await db.execute(update(BotPace).values(ahead))
        (group,) = (await db.scalars(select(GroupPace))).all()
        group.times = [time + hour for time in group.times]
    await database.close()
    slot = await second.reserve(0.01, 0.0, HERE._replace(spacing=50.0))
    assert (slot.stopped, slot.wait) == (0.0, pytest.approx(0.5, abs=0.51))
    assert 0 < (await first.reserve(0.01, 0.0, HERE._replace(spacing=50.0))).group_busy < 60.0


async def test_the_pace_stores_nothing_about_people(tmp_path):
    async with paces(tmp_path) as (pace, _), asyncio.timeout(20):
        await say(pace, 1)
        await say(pace, -100)
    database = Database(address(tmp_path))
    async with database.read() as db:
        assert (await db.scalars(select(BotPace.bot_id))).all() == [BOT]
        assert (await db.scalars(select(GroupPace.chat_id))).all() == [-100]
    await database.close()


async def test_each_process_keeps_its_own_pace_without_the_database(two, tmp_path, monkeypatch):
    first, second = two
    await second.reserve(LONG, 0.0, None)
    name = address(tmp_path).partition("@/")[2].partition("?")[0]
    databases.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    databases.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    assert await first.reserve(LONG, 0.0, None) == Slot()
    assert await second.reserve(LONG, 0.0, None) == Slot()
    await second.stop(10.0)
    databases.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert await second.reserve(LONG, 0.0, None) == Slot()  # the database is not asked again at once
    monkeypatch.setattr(second, "_ask_again_at", 0.0)
    assert (await second.reserve(LONG, 0.0, None)).wait == near(LONG)


async def test_a_silent_database_delays_a_message_only_briefly(two, tmp_path, monkeypatch):
    monkeypatch.setattr(shared_pace, "PATIENCE", 0.2)
    await two[0].reserve(LONG, 0.0, None)
    database = Database(address(tmp_path))
    async with database.begin() as db, asyncio.timeout(10):
        await db.execute(select(BotPace).with_for_update())
        assert await two[1].reserve(LONG, 0.0, None) == Slot()
    await database.close()


# --- the pace of two processes ------------------------------------------------------------------------------


@asynccontextmanager
async def paces(tmp_path):
    shared = [Slots(address(tmp_path), BOT) for _ in range(2)]
    built = [Pace(SystemClock(), slots=slots) for slots in shared]
    yield built
    for pace, slots in zip(built, shared, strict=True):
        await pace.shutdown()
        await slots.close()


async def say(pace, chat, answer=True, lane=Lane.ANSWER):
    async def telegram():
        if isinstance(answer, Exception):
            raise answer
        return answer

    return await pace.process_request(telegram, (), {}, "sendMessage", {"chat_id": chat}, lane)


async def test_a_full_group_delays_only_itself_in_another_process(tmp_path):
    async with paces(tmp_path) as (one, other):
        async with asyncio.timeout(30):
            for _ in range(GROUP.burst):
                await say(one, -100)
            waiting = asyncio.create_task(say(other, -100))
            for person in range(1, 6):
                assert await say(other, person)
        assert not waiting.done()
        waiting.cancel()


async def test_a_flood_in_one_process_silences_the_other(tmp_path):
    async with paces(tmp_path) as (one, other):
        for person in (1, 2):
            with pytest.raises(RetryAfter):
                await say(one, person, RetryAfter(900))
        for person in (3, 4):
            with pytest.raises(RetryAfter):
                await say(other, person)


async def test_a_refused_group_is_left_alone_by_the_other_process(tmp_path):
    async with paces(tmp_path) as (one, other):
        with pytest.raises(RetryAfter):
            await say(one, -100, RetryAfter(900))
        with pytest.raises(RetryAfter):
            await say(other, -100, RuntimeError("the group was asked"))
        for chat in (1, -101):
            assert await say(other, chat)


async def test_a_group_that_opens_again_gets_messages_from_both_processes(two, tmp_path):
    first, second = two
    await first.hold(HERE.chat_id, 100.0)
    assert (await second.reserve(0.0, 0.0, HERE)).group_refused == near(100.0)
    database = Database(address(tmp_path))
    async with database.begin() as db:  # as if a hundred seconds had passed
        await db.execute(update(GroupPace).values(refused_until=GroupPace.refused_until - 100.0))
    await database.close()
    assert await second.reserve(0.0, 0.0, HERE) == await first.reserve(0.0, 0.0, HERE) == Slot()


async def test_a_long_stop_rejects_a_message_with_a_pending_slot(tmp_path):
    database, said = Database(address(tmp_path)), []

    async def telegram():
        said.append(True)
        return True

    async with paces(tmp_path) as (one, _other):
        await say(one, 1)
        async with database.begin() as db:
            await db.execute(select(BotPace).with_for_update())  # blocks each request for a slot
            waiting = asyncio.create_task(one.process_request(telegram, (), {}, "sendMessage", {"chat_id": 2}, None))
            await asyncio.sleep(0.1)
            with pytest.raises(RetryAfter):
                await one.process_request(flooded, (), {}, "getFile", {}, None)
        with pytest.raises(RetryAfter):
            await waiting
    assert said == []
    await database.close()


async def flooded():
    raise RetryAfter(900)


async def test_a_shutdown_releases_the_waiting_messages(tmp_path):
    async with paces(tmp_path) as (one, other):
        await asyncio.gather(*(say(one, person) for person in range(1, 20)))
        waiting = [asyncio.create_task(say(other, person)) for person in range(1, 20)]
        await asyncio.sleep(0.1)
        await other.shutdown()
        async with asyncio.timeout(5):
            await asyncio.gather(*waiting, return_exceptions=True)
