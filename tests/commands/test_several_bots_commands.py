"""The command line with several bots in the settings: each bot is examined, backed up and restored separately."""

import asyncio
import json
import signal
import sqlite3
from datetime import UTC, datetime

import pytest

from bot.__main__ import main
from bot.domain import ownership
from bot.storage.engine.database import Database
from bot.storage.tables.ownership import Owner
from tests.support.shell import OTHER_TOKEN, PATIENCE, TOKEN, ended, telegram_serving

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
FIRST, SECOND = 700000004, 700000005
BOTH = f"{TOKEN}, {OTHER_TOKEN}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The data of two bots, in the current directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", BOTH)
    asyncio.run(filled(tmp_path / "data", FIRST))
    asyncio.run(filled(tmp_path / "data" / f"bot-{SECOND}", SECOND))
    return tmp_path


async def filled(place, bot_id):
    place.mkdir(parents=True)
    database = Database(f"sqlite+aiosqlite:///{place}/branch.db")
    await database.migrate()
    async with database.begin() as db:
        await ownership.take(db, bot_id, now=NOW)
    await database.close()


def owner(file):
    connection = sqlite3.connect(file)
    ((found,),) = connection.execute(f"SELECT bot_id FROM {Owner.__tablename__}").fetchall()
    connection.close()
    return found


@pytest.mark.long("many processes")
async def test_a_refused_bot_is_logged_and_the_others_run(shell):
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", LOG_FORMAT="json", **settings | {"TELEGRAM_BOT_TOKEN": BOTH})
        await telegram.until(telegram.polling, PATIENCE)
        zhang = telegram.person("张三")
        await zhang.starts()
        await zhang.awaits("您好", seconds=PATIENCE)
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert (code, out) == (0, "")
    lines = [json.loads(line) for line in err.splitlines()]
    assert [(line["bot"], line["level"]) for line in lines if "trouble" in line] == [(SECOND, "critical")]
    assert [line["bot"] for line in lines if line["event"] == "running"] == [FIRST]


@pytest.mark.long("many processes")
async def test_run_ends_when_telegram_refuses_all_bots(shell):
    async with telegram_serving() as (telegram, settings):
        telegram.bots.clear()
        code, _, err = await shell.says("run", **settings | {"TELEGRAM_BOT_TOKEN": BOTH})
    assert code == 1
    assert [line[:13] for line in err.splitlines()[-2:]] == [f"Bot {FIRST}", f"Bot {SECOND}"]


@pytest.mark.long("many processes")
async def test_the_doctor_examines_each_bot_under_its_number(shell):
    async with telegram_serving() as (_, settings):
        code, out, _ = await shell.says("doctor", **settings | {"TELEGRAM_BOT_TOKEN": BOTH})
    before, _, after = out.partition(f"Bot {SECOND}:\n")
    assert code == 1
    assert before.startswith(f"Bot {FIRST}:\n")
    assert "WRONG" not in before
    assert "WRONG Telegram refuses the token" in after


def test_the_doctor_names_the_owner_of_another_bots_database(folder, monkeypatch, capsys):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", OTHER_TOKEN)
    (folder / "data" / f"bot-{SECOND}").rename(folder / "elsewhere")
    monkeypatch.setenv("TELEGRAM_API_BASE_URL", "http://127.0.0.1:1")
    assert main(["doctor"]) == 1
    assert f"belongs to the bot {FIRST}, and the token is that of the bot {SECOND}" in capsys.readouterr().out
    assert main(["run"]) == 1
    assert f"belongs to the bot {FIRST}" in capsys.readouterr().err


def test_each_bots_backup_restores_to_its_own_directory(folder, capsys):
    (folder / "kept").mkdir()
    assert main(["backup", "kept"]) == 0
    files = sorted((folder / "kept").iterdir())
    assert [file.name[: len("party-day-bot-700000004-")] for file in files] == [
        f"party-day-bot-{number}-" for number in (FIRST, SECOND)
    ]
    (folder / "data").rename(folder / "lost")
    for number, file in zip((FIRST, SECOND), files, strict=True):
        assert main(["restore", str(file), "--bot", str(number)]) == 0
    assert owner(folder / "data" / "branch.db") == FIRST
    assert owner(folder / "data" / f"bot-{SECOND}" / "branch.db") == SECOND


def test_a_backup_of_one_bot_may_have_any_name(folder, capsys):
    assert main(["backup", "mine.zip"]) == 1
    assert "Name a folder for them, or one bot with --bot" in capsys.readouterr().err
    assert not (folder / "mine.zip").exists()
    assert main(["backup", "mine.zip", "--bot", str(SECOND)]) == 0
    assert (folder / "mine.zip").exists()


def test_restore_and_adopt_require_the_number_of_one_bot(folder, capsys):
    for command in (["restore", "mine.zip"], ["adopt"]):
        assert main(command) == 2
        assert f"with --bot and one of {FIRST}, {SECOND}." in capsys.readouterr().err
        assert main([*command, "--bot", "1"]) == 2
        assert f"It names {FIRST}, {SECOND}." in capsys.readouterr().err


def test_adopt_takes_over_a_database_only_once(folder, monkeypatch, capsys):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "700000006:a-new-one")
    assert main(["adopt"]) == 0
    assert owner(folder / "data" / "branch.db") == 700000006
    assert main(["adopt"]) == 1
    assert "nothing to adopt" in capsys.readouterr().err
