"""Health and figures over HTTP, as a monitor reads them: all well, each possible trouble, and no personal data."""

import asyncio
import re
import signal
import socket
from datetime import timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import BranchBot
from bot.clock import SystemClock
from bot.web import health
from bot.web.server import CannotListen, Server
from sandbox.desk.desk import TOKEN
from sandbox.web.sandbox import Sandbox
from tests.support.ballots import vote
from tests.support.http_client import asked
from tests.support.locked_file import held_from_outside
from tests.support.ports import free_port
from tests.support.shell import TOKEN as SHELL_TOKEN
from tests.support.shell import ended, telegram_serving
from tests.support.town import ROSTER, a_town
from tests.support.updates import comes_again


class Monitor:
    """Reads the health and figures of a town's bot."""

    def __init__(self, town):
        self.town = town

    async def get(self, path):
        """Return the status, the parsed JSON if it is JSON, and the text."""
        return await asked(f"http://127.0.0.1:{self.town.desk.fleet.server.port}{path}")

    async def reasons(self):
        """Return the reasons why the bot is not ready; empty if it is ready."""
        status, said, _ = await self.get("/readyz")
        assert status == (503 if said["reasons"] else 200)
        assert said["ready"] is (not said["reasons"])
        return said["reasons"]

    async def figure(self, name, **labels):
        _, _, text = await self.get("/metrics")
        return sum(
            sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )


@pytest.fixture
async def monitor(tmp_path, monkeypatch):
    monkeypatch.setattr(health, "TRIED_EVERY", 0.0)
    async with a_town(tmp_path, http_listen="127.0.0.1:0") as town:
        yield Monitor(town)


# --- alive and ready ----------------------------------------------------------------------------------------


async def test_a_healthy_bot_reports_itself_alive_and_ready(monitor):
    status, said, _ = await monitor.get("/healthz")
    assert (status, said) == (200, {"alive": True})
    assert await monitor.reasons() == []


async def test_the_server_answers_no_other_path_and_accepts_no_post(monitor):
    port = monitor.town.desk.fleet.server.port
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/docs", "/metrics/x", "/healthz/../etc/passwd"):
            async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                assert answer.status == 404
        async with session.post(f"http://127.0.0.1:{port}/healthz", data=b"x" * 1000) as answer:
            assert answer.status == 405


async def test_lost_contact_with_telegram_makes_the_bot_unready(monitor):
    town = monitor.town
    town.telegram.faults.add("getUpdates", "500", times=1000)
    town.desk.clock.set(town.now + timedelta(minutes=4))
    await town.desk.bot.tick.run()
    (reason,) = await monitor.reasons()
    assert re.fullmatch(r"Telegram was not heard for 2[34]\d s", reason)
    assert (await monitor.get("/healthz"))[0] == 200
    town.telegram.faults.clear()
    await town["张三"].says("/help")  # ends the long poll
    await town.telegram.until(lambda: town.desk.bot.ingest.last_contact == town.now, 30)
    assert await monitor.reasons() == []


async def test_a_clock_without_ticks_makes_the_bot_unready(monitor):
    town = monitor.town
    town.desk.clock.set(town.now + timedelta(minutes=4))
    town.telegram.settle = None
    await town["张三"].says("/help")  # ends the long poll
    await town.telegram.until(lambda: town.desk.bot.ingest.last_contact == town.now, 30)
    (reason,) = await monitor.reasons()
    assert re.fullmatch(r"the clock did not strike for 240 s", reason)
    await town.desk.bot.catch_up()
    assert await monitor.reasons() == []


@pytest.mark.long("real time passes")
@pytest.mark.sqlite("its one writer")
async def test_a_locked_database_makes_the_bot_unready(monitor, tmp_path, monkeypatch):
    async with held_from_outside(tmp_path / "branch.db"):
        with monkeypatch.context() as patched:
            patched.setattr(health, "PATIENCE", 0.2)
            assert await monitor.reasons() == ["the database did not take a write within 0 s"]
    assert await monitor.reasons() == []


@pytest.mark.sqlite("a trigger in its words")
async def test_a_database_that_refuses_writes_makes_the_bot_unready(monitor, tmp_path):
    async with monitor.town.database() as db:
        await (await db.connection()).exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON seen_updates BEGIN SELECT RAISE(ABORT, 'disk'); END"
        )
    (reason,) = await monitor.reasons()
    assert re.fullmatch(r"the database cannot be written \(\w+Error\)", reason)
    async with monitor.town.database() as db:
        await (await db.connection()).exec_driver_sql("DROP TRIGGER full")
    assert await monitor.reasons() == []


async def test_frequent_health_requests_write_to_the_disk_only_once(monitor, monkeypatch):
    monkeypatch.setattr(health, "TRIED_EVERY", 3600.0)
    written = []
    database, begin = monitor.town.desk.bot.database, monitor.town.desk.bot.database.begin
    monkeypatch.setattr(database, "begin", lambda: written.append(1) or begin())
    await asyncio.gather(*(monitor.get("/readyz") for _ in range(20)))
    assert len(written) == 1


async def test_a_starting_bot_is_alive_but_not_ready(shell):
    telegram = Sandbox(SystemClock(), seed=7)
    telegram.bot(SHELL_TOKEN, "branch_bot", "支部助手")
    port = free_port()
    async with telegram.serving() as url:
        telegram.faults.add("getUpdates", "timeout", times=1)
        settings = {"TELEGRAM_BOT_TOKEN": SHELL_TOKEN, "TELEGRAM_API_BASE_URL": url}
        process = await shell.start("run", **settings, HTTP_LISTEN=f"127.0.0.1:{port}")
        await telegram.until(lambda: "getUpdates" in {name for name, _ in telegram.requests}, 60)
        assert (await asked(f"http://127.0.0.1:{port}/healthz"))[0] == 200
        status, said, _ = await asked(f"http://127.0.0.1:{port}/readyz")
        assert (status, said) == (503, {"ready": False, "reasons": [health.STARTING]})
        process.send_signal(signal.SIGTERM)
        assert (await ended(process))[0] == 0


async def test_a_stopping_bot_reports_that_it_is_stopping(monitor):
    monitor.town.desk.bot.health.stopping = True
    assert await monitor.reasons() == [health.STOPPING]


# --- figures ------------------------------------------------------------------------------------------------


async def test_updates_are_counted_by_kind_and_outcome(monitor):
    town = monitor.town
    activity = await town.dated()
    zhang = town["张三"]
    before = await monitor.figure("partyday_updates_total", kind="message", outcome="done")
    await zhang.says("/me")
    assert await monitor.figure("partyday_updates_total", kind="message", outcome="done") == before + 1
    await zhang.says("/leave")
    await zhang.presses(f"in:end:{activity.id}", zhang.last())  # only an officer may end the activity
    assert await monitor.figure("partyday_updates_total", kind="callback_query", outcome="refused") == 1
    for name in ("partyday_update_commit_seconds_count", "partyday_update_reply_seconds_count"):
        assert await monitor.figure(name) >= 3
    assert await monitor.figure("partyday_update_lag_seconds_count") >= 2
    assert await monitor.figure("partyday_ticks_total", outcome="done") > 1
    assert await monitor.figure("partyday_messages_sent_total", lane="answer") >= 2
    assert await monitor.figure("partyday_messages_sent_total", lane="reminder") == 0


async def test_a_fault_is_counted_as_failed(monitor, monkeypatch):
    town = monitor.town
    await town["张三"].says("/help")
    monkeypatch.setattr("bot.handlers.help.views", None)
    await town["张三"].says("/help")
    assert await monitor.figure("partyday_updates_total", outcome="failed") == 1


async def test_a_repeated_update_is_counted_as_repeated(monitor):
    await monitor.town["张三"].says("/me")
    await comes_again(monitor.town)
    assert await monitor.figure("partyday_updates_total", kind="message", outcome="repeated") == 1


async def test_the_lag_shows_how_long_a_message_waited(monitor):
    town = monitor.town
    await town.desk.stop_bot()
    await town["张三"].says("/me")
    town.desk.clock.set(town.now + timedelta(minutes=10))
    await town.desk.restart_bot()
    assert await monitor.figure("partyday_update_lag_seconds_bucket", le="300.0") == 0
    assert await monitor.figure("partyday_update_lag_seconds_bucket", le="1800.0") == 1


async def test_waiting_messages_are_counted_with_their_age(monitor):
    town = monitor.town
    assert await monitor.figure("partyday_deliveries_waiting") == 0
    town.telegram.faults.add("sendMessage", "502", times=100_000)
    town.telegram.faults.add("sendPhoto", "502", times=100_000)
    await town.dated()
    town.desk.clock.set(town.now + timedelta(days=9))
    await town.desk.bot.tick.run()
    town.desk.clock.set(town.now + timedelta(seconds=90))
    waiting = await monitor.figure("partyday_deliveries_waiting")
    assert waiting >= 1
    assert await monitor.figure("partyday_oldest_delivery_seconds") >= 90
    assert await monitor.figure("partyday_oldest_duty_seconds") == 0
    town.desk.clock.set(town.now + timedelta(days=3))
    assert await monitor.figure("partyday_oldest_duty_seconds") > 0
    town.telegram.faults.clear()
    await town.desk.settle()
    assert await monitor.figure("partyday_deliveries_waiting") == 0
    assert await monitor.figure("partyday_messages_sent_total", lane="reminder") >= waiting


@pytest.mark.parametrize(
    ("fault", "kind"), [("429", "429"), ("500", "5xx"), ("502", "5xx"), ("drop", "network"), ("lost", "network")]
)
async def test_telegrams_refusals_are_counted_by_kind(monitor, fault, kind):
    town = monitor.town
    ok = await monitor.figure("partyday_telegram_answers_total", kind="ok")
    town.telegram.faults.add("sendMessage", fault, retry_after=1)
    await town["张三"].says("/me")
    await town.passes(seconds=30)
    assert await monitor.figure("partyday_telegram_answers_total", kind=kind) == 1
    assert await monitor.figure("partyday_telegram_answers_total", kind="ok") > ok


async def test_a_blocked_chat_is_counted_as_403(monitor):
    town = monitor.town
    town.telegram.private_room(town.telegram.the_bot(), town["张三"]).opened = False  # the bot is not told
    await town.dated()
    await town.passes(days=10)
    assert await monitor.figure("partyday_telegram_answers_total", kind="403") >= 1


async def test_health_leaves_an_unopened_or_closed_database_alone(tmp_path, monitor):
    settings = monitor.town.desk.settings().model_copy(
        update={"database_url": f"sqlite+aiosqlite:///{tmp_path}/other.db", "data_dir": tmp_path / "other"}
    )
    bot = BranchBot(settings.bots()[0])
    await bot.health.look()
    assert not (tmp_path / "other.db").exists()
    await bot.open()
    await bot.stop()
    (tmp_path / "other.db").unlink()
    await bot.health.look()
    assert not (tmp_path / "other.db").exists()


async def test_figures_are_served_without_the_database(monitor, monkeypatch):
    await monitor.town.desk.bot.database.close()

    def away():
        raise OSError("no database")

    monkeypatch.setattr(monitor.town.desk.bot.database, "read", away)
    status, _, text = await monitor.get("/metrics")
    assert status == 200
    assert 'partyday_database_up{bot="700000001"} 0.0' in text
    assert "partyday_updates_total" in text


async def test_no_figure_names_a_person_chat_text_or_token(monitor):
    town = monitor.town
    activity = await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].says("家里有事")
    await town.until("2026-03-06 13:40")
    await town["陈四"].taps("签到", to=town.group)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    await vote(town["陈四"], *["不满意"] * 4)
    await town.passes(hours=25)
    text = "".join([(await monitor.get(path))[2] for path in ("/metrics", "/readyz", "/healthz")])
    secrets = [TOKEN, "满意", str(town.group.id), str(activity.secret), *(name for name, *_ in ROSTER)]
    for secret in [*secrets, *(str(human.id) for human in town.humans.values())]:
        assert secret not in text
    assert not re.search(r"[^\x00-\x7f]", text)
    labels = {
        (name, value)
        for family in text_string_to_metric_families(text.partition('{"ready')[0])
        for sample in family.samples
        for name, value in sample.labels.items()
    }
    assert {name for name, _ in labels} == {"bot", "kind", "outcome", "lane", "le"}
    assert {value for name, value in labels if name == "bot"} == {TOKEN.partition(":")[0]}
    assert all(re.fullmatch(r"[a-z_]+|5xx|\d\d\d", value) for name, value in labels if name not in {"le", "bot"})


# --- listening ----------------------------------------------------------------------------------------------


async def test_nothing_listens_by_default(town):
    assert town.desk.fleet.server is None


async def test_run_reports_a_taken_port_and_starts_nothing(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with telegram_serving() as (telegram, settings):
            code, out, err = await shell.says("run", **settings, HTTP_LISTEN=f"127.0.0.1:{port}")
            assert telegram.requests == []
    assert (code, out) == (1, "")
    assert err == (
        f"HTTP_LISTEN=127.0.0.1:{port} cannot be used: Address already in use. "
        "Choose another address or port, or leave it empty.\n"
    )


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
async def test_run_reports_an_address_of_another_machine(host):
    with pytest.raises(CannotListen, match=f"HTTP_LISTEN={re.escape(host)}:9090 cannot be used: "):
        await Server((host, 9090), []).start()


async def test_a_listening_bot_obeys_the_stop_signal(shell):
    port = free_port()
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", **settings, HTTP_LISTEN=f"127.0.0.1:{port}")
        await telegram.until(telegram.polling, 60)
        assert (await asked(f"http://127.0.0.1:{port}/healthz"))[0] == 200
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
        assert (code, out) == (0, "")
        assert "stopping" in err
