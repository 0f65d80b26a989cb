"""The command line, run as real processes against the sandbox: its output, exit codes and signals."""

import asyncio
import json
import signal
import sqlite3

import pytest

from bot.clock import SystemClock
from bot.domain.branch import branches
from bot.storage.engine.database import Database
from tests.support.shell import OTHER_TOKEN, PATIENCE, TOKEN, ended, telegram_serving

pytestmark = pytest.mark.long("many processes")


async def test_help_names_the_commands_and_the_settings_example(shell):
    code, out, err = await shell.says("--help")
    assert (code, err) == (0, "")
    assert all(word in out for word in ("run", "doctor", ".env.example", "make run"))


async def test_a_missing_command_prints_the_usage(shell):
    code, _, err = await shell.says()
    assert code == 2
    assert err.startswith("usage: python -m bot")


async def test_a_missing_token_is_reported_with_its_source(shell):
    code, out, err = await shell.says("run")
    assert (code, out) == (2, "")
    assert err.startswith("TELEGRAM_BOT_TOKEN is not set. Ask @BotFather")


async def test_every_wrong_setting_is_named_without_its_value(shell):
    code, _, err = await shell.says("run", TELEGRAM_BOT_TOKEN="not-a-process", LOG_LEVEL="loud")
    assert code == 2
    assert [line.split()[0] for line in err.splitlines()] == ["TELEGRAM_BOT_TOKEN", "LOG_LEVEL"]


async def test_a_settings_file_in_another_encoding_is_reported(shell, tmp_path):
    (tmp_path / ".env").write_bytes("# 机器人的令牌\nTELEGRAM_BOT_TOKEN=1:x\n".encode("gb18030"))
    code, _, err = await shell.says("run")
    assert (code, err) == (2, ".env cannot be read. Save it as UTF-8 text (see .env.example).\n")


async def test_run_reports_a_token_that_telegram_refuses(shell):
    async with telegram_serving() as (telegram, settings):
        telegram.bots.clear()
        code, _, err = await shell.says("run", **settings)
    assert (code, err) == (
        1,
        "Telegram refuses the token. Compare TELEGRAM_BOT_TOKEN with what @BotFather shows.\n",
    )


async def test_run_reports_an_unreachable_address_and_keeps_trying(shell):
    process = await shell.start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE_URL="http://127.0.0.1:1")
    told = (await asyncio.wait_for(process.stderr.readuntil(b"says more"), PATIENCE)).decode()
    assert "Telegram cannot be used: " in told
    assert "python -m bot doctor" in told
    process.send_signal(signal.SIGTERM)
    code, _, err = await ended(process)
    assert code == 0
    assert "stopping" in err


async def test_a_second_process_ends_the_first_with_a_clear_message(shell):
    async with telegram_serving() as (telegram, settings):
        first = await shell.start("run", **settings)
        await telegram.until(telegram.polling, PATIENCE)
        second = await shell.start("run", **settings)
        code, _, err = await ended(first)
        assert code == 1
        assert "Another process polls with this token" in err.splitlines()[-1]
        assert "stop the other one" in err.splitlines()[-1]
        await telegram.until(telegram.polling, PATIENCE)
        await telegram.person("张三").starts()
        await asyncio.wait_for(telegram.confirmed(), PATIENCE)
        second.send_signal(signal.SIGTERM)
        assert (await ended(second))[0] == 0


async def test_run_reports_a_webhook_that_blocks_polling(shell):
    async with telegram_serving() as (telegram, settings):
        await telegram.call(telegram.the_bot(), "setWebhook", {"url": "http://127.0.0.1:1/hook"})
        code, _, err = await shell.says("run", **settings)
    assert code == 1
    assert "A webhook is set for this bot" in err.splitlines()[-1]
    assert "python -m bot doctor" in err.splitlines()[-1]


async def test_a_bot_survives_the_conflict_with_its_ending_predecessor(shell):
    async with telegram_serving() as (telegram, settings):
        former = await shell.start("run", **settings)
        await telegram.until(telegram.polling, PATIENCE)
        later = await shell.start("run", **settings)
        await telegram.until(lambda: _polls(telegram) > 2, PATIENCE)  # each one interrupts the other's poll
        former.send_signal(signal.SIGTERM)
        assert (await ended(former))[0] == 0
        await telegram.until(telegram.polling, PATIENCE)
        assert later.returncode is None
        await telegram.person("张三").starts()
        await asyncio.wait_for(telegram.confirmed(), PATIENCE)
        later.send_signal(signal.SIGTERM)
        assert (await ended(later))[0] == 0


def _polls(telegram):
    return sum(1 for method, _ in telegram.requests if method.lower() == "getupdates")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_work_in_progress_finish_and_be_confirmed(shell, tmp_path, number):
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", **settings)
        await telegram.until(telegram.polling, PATIENCE)
        people = [telegram.person(f"党员{n}") for n in range(40)]
        for human in people:
            await human.starts()
        await telegram.until(lambda: any(human.screen()[1:] for human in people), PATIENCE)
        process.send_signal(number)
        code, out, err = await ended(process)
        assert (code, out) == (0, "")
        assert "stopping" in err
        # Each confirmed update is in the database, and each sender in the database has exactly one answer.
        left = len(telegram.the_bot().queue)
        answered = sum(len(human.screen()) == 2 for human in people)
    connection = sqlite3.connect(tmp_path / "data" / "branch.db")
    (seen,) = connection.execute("SELECT count(*) FROM seen_updates").fetchone()
    connection.close()
    assert answered == seen == 40 - left


async def test_a_signal_before_telegrams_first_answer_ends_the_bot(shell):
    async with telegram_serving() as (telegram, settings):
        telegram.faults.add("getMe", "timeout")
        process = await shell.start("run", **settings)
        await telegram.until(lambda: telegram.requests, PATIENCE)
        process.send_signal(signal.SIGTERM)
        assert (await ended(process))[0] == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TABLE diary (page TEXT)", "not this bot's"),
        ("CREATE TABLE branches AS SELECT 1; CREATE TABLE alembic_version AS SELECT '9999' AS version_num", "later"),
    ],
)
async def test_run_leaves_an_unusable_database_unchanged(shell, tmp_path, statement, words):
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.executescript(statement)
    connection.close()
    before = file.read_bytes()
    where = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": f"sqlite+aiosqlite:///{file}"}
    code, _, err = await shell.says("run", **where)
    assert code == 1
    assert words in err
    assert file.read_bytes() == before


async def test_the_doctors_exit_code_says_if_all_is_well(shell):
    async with telegram_serving() as (_, settings):
        code, out, err = await shell.says("doctor", **settings)
        assert (code, err) == (0, "")
        assert "@branch_bot" in out
        code, out, err = await shell.says("doctor", **settings | {"TELEGRAM_BOT_TOKEN": OTHER_TOKEN})
        assert (code, err) == (1, "")
        assert "WRONG Telegram refuses the token" in out


async def test_the_doctor_names_chinese_groups_on_an_ascii_terminal(shell, tmp_path):
    (tmp_path / "data").mkdir()
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/data/branch.db")
    await database.migrate()
    async with database.begin() as db:
        await branches.arrive(db, -1009999, "第二党支部", now=SystemClock().now(), language="zh-CN")
    await database.close()
    async with telegram_serving() as (_, settings):
        code, out, _ = await shell.says("doctor", **settings, LC_ALL="C", PYTHONUTF8="0")
    assert code == 1
    assert r"\u7b2c" in out


async def test_every_line_of_json_logs_is_an_object(shell):
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", LOG_FORMAT="json", LOG_LEVEL="DEBUG", **settings)
        await telegram.until(telegram.polling, PATIENCE)
        telegram.faults.add("getUpdates", "500")
        polls = len(telegram.requests)
        await telegram.person("张三").starts()
        await telegram.until(lambda: len(telegram.requests) > polls + 2, PATIENCE)
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert (code, out) == (0, "")
    lines = [json.loads(line) for line in err.splitlines()]
    assert {"running", "stopping"} <= {line["event"] for line in lines}
    assert "warning" in {line["level"] for line in lines}
    assert all({"event", "level", "logger", "timestamp"} <= set(line) for line in lines)
