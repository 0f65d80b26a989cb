"""The database is away for a while: no tap is lost or doubled, and each one is answered once the database is back."""

from __future__ import annotations

import asyncio
import resource
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, func, make_url, select, text

from bot.domain.attendance.check_in import link_payload
from bot.domain.obligations import deliveries
from bot.storage.engine import sqlite
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.evaluation import BallotReceipt
from sandbox.desk.desk import TOKEN
from sandbox.desk.process import BotProcess
from tests.support import databases
from tests.support.invariants import everything_is_whole
from tests.support.locked_file import held_from_outside
from tests.support.party_day import FEW, NOTICE, TOLD, count, held
from tests.support.town import a_town, at
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.support.town import Town

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
FAULT = "抱歉"
CUT = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'"  # returns when they are gone


@pytest.fixture
async def town(tmp_path, monkeypatch):
    """A small branch whose bot waits only hundredths of a second for a lock and between two tries."""
    quick = tuple("busy_timeout=20" if "busy" in pragma else pragma for pragma in sqlite.PRAGMAS)
    monkeypatch.setattr(sqlite, "PRAGMAS", quick)
    async with a_town(tmp_path, roster=FEW) as built:
        await hurried(built)
        yield built
    assert built.telegram.complaints == []


async def hurried(town: Town) -> None:
    town.desk.bot.update_source._first_delay, town.desk.bot.update_source._longest_delay = 0.02, 0.1


# --- troubles of a database -------------------------------------------------------------------------------------------


@asynccontextmanager
async def locked(town: Town) -> AsyncIterator[None]:
    """Hold the file from another program."""
    async with held_from_outside(make_url(town.desk.bot.settings.database).database):
        yield


@asynccontextmanager
async def read_only_file(town: Town) -> AsyncIterator[None]:
    """Make the file read-only."""
    database, word = town.desk.bot.database, "ON"

    def tell(connection, *_rest):
        connection.cursor().execute(f"PRAGMA query_only={word}")

    for one in (database.engine.sync_engine, database.writer.engine):
        event.listen(one, "checkout", tell)
    database.writer.disconnect()
    try:
        yield
    finally:
        word = "OFF"


@asynccontextmanager
async def server_says(town: Town, begin: str, end: str) -> AsyncIterator[None]:
    """Change the database's setting on the server for a while, and end all connections before and after."""
    name = make_url(town.desk.bot.settings.database).database
    databases.run(begin.format(name))
    await cut(name)
    try:
        yield
    finally:
        databases.run(end.format(name))
        await cut(name)


async def cut(name: str) -> None:
    """End all connections to the database, and let the bot's sockets notice it."""
    databases.run(CUT.format(name))
    await asyncio.sleep(0.05)


def closed_server(town: Town):
    """Let the server refuse connections."""
    return server_says(town, "ALTER DATABASE {} ALLOW_CONNECTIONS false", "ALTER DATABASE {} ALLOW_CONNECTIONS true")


def read_only_server(town: Town):
    """Let the server refuse writes, as managed servers do when their disk is full."""
    setting = "ALTER DATABASE {} SET default_transaction_read_only = "
    return server_says(town, setting + "on", setting + "off")


on_sqlite = pytest.mark.sqlite("what a file can suffer")
on_postgresql = pytest.mark.postgresql("what a server can do")
every_trouble = pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(locked, marks=on_sqlite),
        pytest.param(read_only_file, marks=on_sqlite),
        pytest.param(closed_server, marks=on_postgresql),
        pytest.param(read_only_server, marks=on_postgresql),
    ],
)


# --- helpers ----------------------------------------------------------------------------------------------------------


async def found_no_database(town: Town) -> None:
    """Wait until the bot has tried in vain."""
    registry = town.desk.bot.metrics.registry

    def in_vain() -> float:
        samples = (sample for metric in registry.collect() for sample in metric.samples)
        return sum(sample.value for sample in samples if sample.labels.get("outcome") == "away")

    before = in_vain()
    await eventually(lambda: in_vain() > before)


def said(town: Town, name: str) -> list[str]:
    return [message.text for message in town[name].screen() if message.from_bot]


async def counted(town: Town, table, *conditions) -> int:
    async with town.database() as db:
        return await db.scalar(select(func.count()).select_from(table).where(*conditions))


@asynccontextmanager
async def meanwhile(town: Town, trouble) -> AsyncIterator[None]:
    """Run the body during the trouble: Telegram keeps its updates, and the bot confirms and answers none of them."""
    before, queue = {name: said(town, name) for name in TOLD}, town.telegram.the_bot().queue
    town.telegram.settle = None
    async with trouble(town):
        yield
        waiting = len(queue)
        await found_no_database(town)
        await asyncio.sleep(0.2)
        assert len(queue) == waiting > 0
        assert {name: said(town, name) for name in TOLD} == before
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    assert not any(FAULT in text for name in TOLD for text in said(town, name))


# --- updates ----------------------------------------------------------------------------------------------------------


@every_trouble
async def test_check_ins_without_the_database_are_recorded_when_it_returns(town, trouble):
    activity = await held(town, there=())
    async with meanwhile(town, trouble):
        for name in TOLD:
            await town[name].starts(link_payload(activity))
    assert {name: count(town, name, "签到成功 13:50") for name in TOLD} == dict.fromkeys(TOLD, 1)
    assert await counted(town, Attendance) == len(TOLD)
    await everything_is_whole(town)


@every_trouble
async def test_votes_and_make_up_without_the_database_count_once(town, trouble):
    await held(town)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    for name in ("陈四", "孙五"):
        for _question in range(4):
            await town[name].taps("满意")
    async with meanwhile(town, trouble):
        await town["陈四"].taps("提交")
        await town["陈四"].taps("提交")
        await town["孙五"].taps("提交")
        await town["张三"].taps("补学")
        await town["张三"].says(ANSWER)
    assert await counted(town, BallotReceipt) == 2
    assert await counted(town, Makeup, Makeup.state == "submitted") == 1
    assert count(town, "王组织", ANSWER) == 1
    await everything_is_whole(town)


@every_trouble
async def test_updates_return_to_a_bot_stopped_without_its_database(town, trouble, monkeypatch):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    monkeypatch.setattr("bot.updates.ingest.STOP_SECONDS", 0.2)
    town.telegram.settle = None
    async with trouble(town):
        await town["张三"].says("发烧住院")
        await found_no_database(town)
        await town.desk.stop_bot()
    await town.desk.restart_bot()
    await hurried(town)
    await town["张三"].taps("提交")
    assert await counted(town, Leave, Leave.state == "pending") == 1
    await everything_is_whole(town)


async def test_a_programming_error_counts_as_done_not_as_outage(town):
    async with town.database() as db:
        await db.execute(text("ALTER TABLE plans RENAME TO lost"))
    await town["李书记"].says("/plan")
    assert FAULT in town["李书记"].last().text
    assert len(town.telegram.the_bot().queue) == 0


@on_postgresql
async def test_repeatedly_cut_connections_lose_no_check_in(town):
    activity = await held(town, there=())
    name = make_url(town.desk.bot.settings.database).database
    town.telegram.settle = None
    for human in TOLD:
        await town[human].starts(link_payload(activity))
        await cut(name)
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    assert {human: count(town, human, "签到成功 13:50") for human in TOLD} == dict.fromkeys(TOLD, 1)
    await everything_is_whole(town)


@on_postgresql
@pytest.mark.parametrize("seconds", [0.0, 2.0])
async def test_a_server_crash_in_a_rush_loses_no_check_in(tmp_path, seconds):
    folder = tmp_path / "server"
    folder.mkdir()
    server = await asyncio.to_thread(databases.Crashing, folder)
    try:
        async with a_town(tmp_path, roster=FEW, database_url=server.url) as town:
            await hurried(town)
            activity = await held(town, there=())
            town.telegram.settle = None
            for name in TOLD:
                await town[name].starts(link_payload(activity))
                if name == TOLD[2]:
                    await asyncio.to_thread(server.crash)
                    await asyncio.sleep(seconds)
                    await asyncio.to_thread(server.start)
            town.telegram.settle = town.desk.settle
            await town.desk.settle()
            assert {name: count(town, name, "签到成功 13:50") for name in TOLD} == dict.fromkeys(TOLD, 1)
            assert await counted(town, Attendance) == len(TOLD)
            await everything_is_whole(town)
        assert town.telegram.complaints == []
    finally:
        await asyncio.to_thread(server.stop)


# --- duties and messages ----------------------------------------------------------------------------------------------


@pytest.mark.long("real time passes")
@every_trouble
async def test_a_message_sent_but_not_noted_is_not_sent_again(town, trouble):
    await town.dated()
    await town.until("2026-03-01 08:59")
    bot = town.desk.bot
    town.telegram.faults.begin("slow", at("2026-03-01 10:00"))
    town.desk.clock.set(at("2026-03-01 09:00"))
    striking = asyncio.create_task(bot.tick.run())
    await eventually(lambda: bot.pace._flying)
    async with trouble(town):
        await asyncio.gather(striking, return_exceptions=True)
        assert bot.tick._unnoted
        town.telegram.faults.clear()
        town.desk.clock.advance(deliveries.LEASE * 2)
        await asyncio.gather(bot.tick.run(), return_exceptions=True)
    await town.passes(minutes=1)  # a message that could not be worded is tried again
    assert {name: count(town, name, NOTICE) for name in (*TOLD, None)} == dict.fromkeys((*TOLD, None), 1)
    await everything_is_whole(town)


@every_trouble
async def test_duties_missed_without_the_database_are_done_on_its_return(town, trouble):
    await town.dated()
    await town.until("2026-03-01 08:59")
    async with trouble(town):
        town.desk.clock.set(at("2026-03-01 09:00"))
        with pytest.raises(ConnectionError):
            await town.desk.bot.tick.run()
    await town.desk.settle()
    assert {name: count(town, name, NOTICE) for name in (*TOLD, None)} == dict.fromkeys((*TOLD, None), 1)
    await everything_is_whole(town)


# --- a real disk ------------------------------------------------------------------------------------------------------


@pytest.mark.long("real time passes")
@on_sqlite
async def test_a_running_bot_waits_until_a_full_disk_has_room(town):
    activity = await held(town, there=())
    await town.desk.stop_bot()
    environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": town.desk.url, "LOG_LEVEL": "ERROR",
                   "DATA_DIR": str(town.desk.folder), "DATABASE_URL": town.desk.bot.settings.database}  # fmt: skip
    process = BotProcess(town.desk.clock, environment)
    await process.start()
    try:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        for name in TOLD:
            await town[name].starts(link_payload(activity))
        await asyncio.sleep(1.5)
        assert len(town.telegram.the_bot().queue) == len(TOLD)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await asyncio.wait_for(town.telegram.confirmed(), 30)
        await process.settle()
    finally:
        await process.stop()
    await town.desk.restart_bot()
    assert {name: count(town, name, "签到成功 13:50") for name in TOLD} == dict.fromkeys(TOLD, 1)
    await everything_is_whole(town)
