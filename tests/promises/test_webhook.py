"""Updates by webhook: who may post them, the answer to each post, and no forgotten update before its commit."""

import asyncio
import io
import json
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy import select, text

from bot.domain.attendance.check_in import link_payload
from bot.fleet import Fleet
from bot.storage.engine import branch_lock
from bot.storage.engine.database import Database
from bot.storage.tables.attendance import Attendance
from bot.updates import webhook
from sandbox.desk.desk import TOKEN
from tests.support import databases
from tests.support.balancer import Balancer
from tests.support.http_client import asked
from tests.support.photos import photo
from tests.support.ports import free_port
from tests.support.town import a_town
from tests.support.updates import ASKED_FOR, sends_album, tap
from tests.support.waiting import eventually
from tests.support.webhook_posts import PATH, SECRET, post


@pytest.fixture
async def town(tmp_path):
    """The usual branch, with a webhook for its bot."""
    where = f"127.0.0.1:{free_port()}"
    async with a_town(tmp_path, http_listen=where, webhook_url=f"http://{where}") as built:
        built.telegram.retry_delay = 0.02
        yield built


@asynccontextmanager
async def writing(town):
    """Hold the branch's lock in another transaction."""
    other = Database(town.desk.bot.settings.database)
    async with other.begin() as db:
        await db.execute(text("SELECT 1"))
        await branch_lock.take(db, town.branch_id)
        yield
    await other.close()


def calls(town, method):
    return [values for name, values in town.telegram.requests if name == method]


# --- a conversation -----------------------------------------------------------------------------------------


async def test_a_bot_behind_a_webhook_answers_and_never_polls(town):
    await town["张三"].says("/help")
    town["张三"].sees("/leave")
    assert calls(town, "getUpdates") == []
    assert (await asked(f"http://127.0.0.1:{town.desk.fleet.server.port}/readyz"))[0] == 200


async def test_waiting_check_ins_share_a_transaction(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 13:55")
    commits = town.committed("INSERT INTO attendances")
    town.telegram.settle = None
    members = [name for name in town.humans if name not in ("冯九", "褚积极")]
    async with writing(town):
        for name in members:
            await town[name].starts(link_payload(activity))
        await eventually(lambda: len(town.desk.bot.update_source._batch.updates) == len(members) - 1)
        assert commits == []
    await town.desk.settle()
    assert len(commits) == 2
    ranks = [int(town[name].sees("签到成功").text.partition("第")[2].partition("位")[0]) for name in members]
    assert sorted(ranks) == list(range(1, len(members) + 1))
    async with town.database() as db:
        assert len((await db.scalars(select(Attendance))).all()) == len(members)


# --- posts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", [None, "", "wrong", "é", SECRET[:-1]])
async def test_a_post_without_the_secret_is_not_found_and_unread(town, secret):
    async def endless():
        while True:
            yield b" " * 1000
            await asyncio.sleep(0.01)

    async with asyncio.timeout(5):
        assert await post(town, tap(77), secret) == 404
        assert await post(town, endless(), secret) == 404
    assert not town.desk.bot.ingest.busy


async def test_an_oversized_body_is_refused_with_or_without_its_length(town):
    async def pieces():
        for _ in range(2000):
            yield b" " * 1024

    assert await post(town, io.BytesIO(b" " * (2**20 + 1))) == 413
    assert await post(town, pieces()) == 413


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b'"x"', b"{}", b'{"update_id": "7"}', b"\xff", b"[" * 100_000]
)
async def test_a_body_that_is_no_update_is_a_bad_request(town, body):
    assert await post(town, body) == 400


async def test_an_unreadable_update_is_accepted_and_its_content_not_logged(town, caplog):
    assert await post(town, {"update_id": 6, "message": {"text": "a secret ballot"}}) == 200
    assert await post(town, {"update_id": 7, "from_the_future": {"id": "a secret ballot"}}) == 200
    assert "update 6 cannot be read" in caplog.text
    assert "ballot" not in caplog.text


async def test_only_posts_for_the_bot_itself_are_accepted(town):
    root = f"http://127.0.0.1:{town.desk.fleet.server.port}"
    assert (await asked(root + PATH))[0] == 405
    assert (await asked(f"{root}/telegram/700000009"))[0] == 404


# --- the moment when Telegram may forget an update ----------------------------------------------------------


async def test_an_update_is_acknowledged_only_after_its_commit(town):
    town.telegram.settle = None
    async with writing(town):
        await town["张三"].says("/language")
        await eventually(lambda: town.desk.bot.ingest.busy)
        assert len(town.telegram.the_bot().queue) == 1
    await asyncio.wait_for(town.telegram.confirmed(), 10)


@pytest.mark.postgresql("a server that is away")
async def test_telegram_keeps_all_updates_while_the_database_is_away(town):
    name = town.desk.bot.settings.database.partition("@/")[2].partition("?")[0]
    town.telegram.settle = None
    databases.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    databases.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    before = len(town["张三"].screen())
    await town["张三"].says("/help")
    await town.telegram.until(lambda: town.telegram.the_bot().webhook.failure, 10)
    assert "503" in town.telegram.the_bot().webhook.failure
    assert len(town["张三"].screen()) == before + 1
    databases.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    await asyncio.wait_for(town.telegram.confirmed(), 10)
    await town.desk.settle()
    town["张三"].sees("/leave")


async def test_a_stopping_bot_refuses_new_updates_and_finishes_current_ones(town):
    town.telegram.settle = None
    telegram = town.telegram
    async with writing(town):
        await town["张三"].says("/help")
        await eventually(lambda: town.desk.bot.ingest.busy)
        stopping = asyncio.create_task(town.desk.fleet.stop())
        await asyncio.sleep(0.1)
        assert await post(town, tap(88)) == 503
        assert not stopping.done()
    await stopping
    await asyncio.wait_for(telegram.confirmed(), 1)
    town["张三"].sees("/leave")
    await town.desk.start_bot()


async def test_updates_waiting_at_a_stop_are_answered_after_the_start(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 13:55")
    town.telegram.settle = None
    source = town.desk.bot.update_source
    async with writing(town):
        await town["张三"].starts(link_payload(activity))
        await eventually(source._recording.locked)
        await town["陈四"].starts(link_payload(activity))
        await town["周六"].says("/help")
        await eventually(lambda: len(source._batch.updates) == 2)  # both wait behind the first
        stopping = asyncio.create_task(town.desk.fleet.stop())
        await eventually(town.desk.bot.ingest.stopping.is_set)
    await stopping
    assert len(town.telegram.the_bot().queue) == 2
    town["张三"].sees("签到成功")
    await town.desk.restart_bot()
    town["陈四"].sees("签到成功")
    town["周六"].sees("/leave")


async def test_an_unresponsive_telegram_does_not_prevent_a_stop(town, monkeypatch):
    monkeypatch.setattr(webhook, "LOOKS_EVERY", 0.02)
    await town.desk.stop_bot()
    await town.desk.restart_bot()
    town.desk.bot.request._read_timeout = 600.0
    looks = len(calls(town, "getWebhookInfo"))
    town.telegram.faults.add("getWebhookInfo", "timeout")
    await town.telegram.until(lambda: len(calls(town, "getWebhookInfo")) > looks, 20)
    async with asyncio.timeout(30):
        await town.desk.stop_bot()
    await town.desk.restart_bot()


async def test_a_starting_bot_asks_telegram_to_post_again(town):
    await town.desk.stop_bot()
    town.telegram.faults.begin("slow", town.now + timedelta(minutes=10))
    starting = asyncio.create_task(town.desk.start_bot())
    status = None
    async with asyncio.timeout(5):
        while status is None:
            await asyncio.sleep(0.01)
            with suppress(aiohttp.ClientConnectionError):
                status = await post(town, tap(88))
    assert status == 503
    town.telegram.faults.clear()
    await starting


async def test_updates_posted_during_downtime_arrive_after_the_start(town):
    await town.desk.stop_bot()
    await town["张三"].says("/help")
    await eventually(lambda: town.telegram.the_bot().webhook.failure)
    await town.desk.restart_bot()
    town["张三"].sees("/leave")
    assert [values.get("drop_pending_updates") for values in calls(town, "setWebhook")] == [None]


# --- the webhook set at Telegram ----------------------------------------------------------------------------


async def test_the_webhook_is_set_once_without_the_token(town):
    (told,) = calls(town, "setWebhook")
    assert told["url"].partition("?")[0].endswith(PATH)
    assert TOKEN.partition(":")[2] not in str(told)
    assert int(told["max_connections"]) == 100
    assert set(json.loads(told["allowed_updates"])) == ASKED_FOR
    await town.desk.stop_bot()
    await town.desk.restart_bot()
    assert len(calls(town, "setWebhook")) == 1


async def test_a_changed_secret_is_set_at_telegram(town):
    await town.desk.stop_bot()
    changed = town.desk.settings().model_copy(update={"webhook_secret": None})
    town.desk.settings = lambda: changed.model_copy(update={"webhook_secret": type(changed.telegram_bot_token)("mine")})
    await town.desk.restart_bot()
    assert [told["secret_token"] for told in calls(town, "setWebhook")] == [SECRET, "mine"]
    await town["张三"].says("/help")
    town["张三"].sees("/leave")


async def test_a_deleted_webhook_is_set_again(town, monkeypatch):
    monkeypatch.setattr(webhook, "LOOKS_EVERY", 0.02)
    await town.desk.stop_bot()
    await town.desk.restart_bot()
    await town.telegram.call(town.telegram.the_bot(), "deleteWebhook", {})
    await town.telegram.until(lambda: town.telegram.the_bot().webhook, 10)


async def test_a_webhook_of_another_deployment_is_reported_and_kept(town, monkeypatch):
    monkeypatch.setattr(webhook, "LOOKS_EVERY", 0.02)
    await town.desk.stop_bot()
    await town.desk.restart_bot()
    elsewhere = "http://127.0.0.1:1/telegram/700000001"
    await town.telegram.call(town.telegram.the_bot(), "setWebhook", {"url": elsewhere})
    looks = len(calls(town, "getWebhookInfo"))
    await town.telegram.until(lambda: len(calls(town, "getWebhookInfo")) > looks + 2, 20)  # the bot has noticed it
    town.desk.clock.set(town.now + timedelta(minutes=2))
    await town.desk.bot.tick.run()
    looks = len(calls(town, "getWebhookInfo"))
    await town.telegram.until(lambda: len(calls(town, "getWebhookInfo")) > looks + 2, 20)
    assert town.telegram.the_bot().webhook.url == elsewhere
    status, said, _ = await asked(f"http://127.0.0.1:{town.desk.fleet.server.port}/readyz")
    assert (status, [reason[:23] for reason in said["reasons"]]) == (503, ["Telegram was not heard "])


# --- two processes ------------------------------------------------------------------------------------------


@pytest.fixture
async def two(tmp_path):
    """The usual branch with two processes, which receive one person's messages alternately."""
    balancer = Balancer([free_port(), free_port()])
    first, second = (f"127.0.0.1:{port}" for port in balancer.ports)
    async with balancer.serving(), a_town(tmp_path, http_listen=first, webhook_url=balancer.url) as built:
        other = Fleet(built.desk.settings().model_copy(update={"http_listen": second}), built.desk.clock)
        await other.start(scheduled=False)
        settle = built.telegram.settle

        async def settled():
            await settle()
            await other.catch_up()

        built.telegram.settle = settled
        yield built
        built.telegram.settle = None
        await other.stop()
        assert min(balancer.carried.values()) > 0


async def _asked_for_a_reason(town):
    await town.dated("2026-03-06 14:00")
    zhou = town["周六"]
    await zhou.says("/leave")
    await zhou.taps("病假")
    return zhou


async def test_the_rest_of_a_long_text_is_ignored_across_processes(two):
    zhou = await _asked_for_a_reason(two)
    for _ in range(2):  # once with the beginning in either process
        before = len(zhou.screen())
        await zhou.says("字" * 4200)
        await two.desk.settle()
        heard = [seen.text for seen in zhou.screen()[before:] if seen.from_bot]
        assert len(heard) == 1, heard
        two.desk.clock.advance(timedelta(seconds=10))
        await zhou.says("/help")  # swaps the processes
    await zhou.says("发烧在家休息")
    zhou.sees("提交")


async def test_one_picture_of_an_album_is_taken_across_processes(two):
    zhou = await _asked_for_a_reason(two)
    before = len(zhou.screen())
    await sends_album(two, zhou, [photo()] * 4)
    heard = [seen.text for seen in zhou.screen()[before:] if seen.from_bot]
    assert len(heard) == 2, heard
    assert "一次只接收一个" in heard[1]
