"""The doctor, run against the sandbox over HTTP: it reports each problem with a remedy and changes nothing."""

import json
import re
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import text

from bot.clock import SystemClock
from bot.commands import doctor, doctor_workers
from bot.commands.findings import NOTE
from bot.config import Settings
from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.branch import branches
from bot.domain.membership import roster
from bot.domain.roles import Kind
from bot.storage import append_only
from bot.storage.engine.database import Database
from bot.storage.engine.migrate import known_revisions
from bot.storage.inspection import Schema, look
from bot.updates import webhook
from bot.updates.kinds import KINDS
from bot.worker.probe import Confinement
from sandbox.web.sandbox import Sandbox
from tests.support import soffice
from tests.support.kernel import LANDLOCK

TOKEN = "700000003:asks-the-doctor"
NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


class Practice:
    """A bot's configuration to examine, with the sandbox as Telegram."""

    def __init__(self, folder, capsys, url):
        self.capsys = capsys
        self.folder = folder / "data"
        self.telegram = Sandbox(SystemClock(), seed=7)
        self.account = self.telegram.bot(TOKEN, "branch_bot", "支部助手")
        self.owner = self.telegram.person("李书记")
        self.group = self.telegram.group("第二党支部", self.owner)
        self.settings = {"telegram_bot_token": SecretStr(TOKEN), "telegram_api_base_url": url, "data_dir": self.folder}

    @property
    def database(self):
        return self.folder / "branch.db"

    async def founded(self, **rights):
        """Create the database and the group, and make the bot an administrator of the group with these rights."""
        await self.migrated()
        await self.group.add_bot(by=self.owner)
        await self.group.promote(self.account, **rights)

    async def migrated(self, chat_id=None):
        self.folder.mkdir(mode=0o700)
        database = Database(f"sqlite+aiosqlite:///{self.database}")
        await database.migrate()
        async with database.begin() as db:
            await branches.arrive(db, chat_id or self.group.id, "第二党支部", now=NOW, language="zh-CN")
        await database.close()
        self.database.chmod(0o600)  # as the command line creates it

    async def examine(self, **changes):
        """Return the exit code and the printed lines."""
        before = self.files()
        self.telegram.requests.clear()
        code = await doctor.examine(Settings(_env_file=None, **self.settings | changes).bots())
        assert self.files() == before
        assert [name for name, _ in self.telegram.requests if name not in LOOKS] == []
        lines = self.capsys.readouterr().out.splitlines()
        assert not any(TOKEN in line for line in lines)
        return code, lines

    async def wrong(self, **changes):
        """Return the one line that reports a problem."""
        code, lines = await self.examine(**changes)
        (line,) = [line for line in lines if line.startswith("WRONG")]
        assert code == 1
        return line

    async def noted(self, **changes):
        """Return the notes, when the doctor finds no problem."""
        code, lines = await self.examine(**changes)
        assert code == 0
        return "\n".join(line for line in lines if line.startswith("note"))

    def files(self):
        """Return the content of every file; of the database its rows, without the one that proves it writable."""
        top = self.folder.parent
        return {path: content(path) for path in top.rglob("*") if not path.name.endswith(("-wal", "-shm"))}


def content(path):
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(path)) as connection:
            lines = list(connection.iterdump())
    except sqlite3.DatabaseError:
        return path.read_bytes()
    return [line for line in lines if not line.startswith('INSERT INTO "seen_updates" VALUES(-1,')]


LOOKS = {"getMe", "getWebhookInfo", "getChatMember"}


@pytest.fixture
async def practice(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # without LibreOffice, which takes seconds
    built = Practice(tmp_path, capsys, "")
    async with built.telegram.serving() as url:
        built.settings["telegram_api_base_url"] = url
        yield built


@asynccontextmanager
async def a_server(answer):
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


# --- all well -----------------------------------------------------------------------------------------------


async def test_the_doctor_finds_a_healthy_bot_well(practice):
    await practice.founded()
    code, lines = await practice.examine()
    assert code == 0
    assert all(line.startswith("ok") for line in lines), lines
    assert any("@branch_bot" in line for line in lines)
    assert any("Files from outside are read in processes of their own" in line for line in lines)
    assert any("see no file of the bot and have no network." in line for line in lines) or not LANDLOCK
    assert any("For PDFs, too, install LibreOffice" in line for line in lines)


async def test_the_doctor_has_libreoffice_make_a_pdf(practice, tmp_path, monkeypatch):
    await practice.founded()
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.WORKS)
    code, lines = await practice.examine()
    assert code == 0
    assert any(line.startswith("ok") and "LibreOffice makes PDFs" in line for line in lines)
    assert any("no network; nor does LibreOffice." in line for line in lines) or not LANDLOCK
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.FAILS)
    assert f"LibreOffice ({tmp_path}/bin/soffice) made no PDF" in await practice.noted()


@pytest.mark.parametrize(("files", "sockets", "open_to"), [
    (False, False, "files and the network"), (True, False, "the network"), (False, True, "files"),
])  # fmt: skip
def test_the_doctor_says_what_the_kernel_does_not_keep_from_workers(files, sockets, open_to):
    mark, words = doctor_workers.shut_in(Confinement(memory=True, files=files, sockets=sockets))
    assert mark == NOTE
    assert re.search(rf"does not keep these processes( and LibreOffice)? from {open_to}:", words)


async def test_the_doctor_finds_no_problem_before_the_first_start(practice):
    noted = await practice.noted()
    assert "There is no database yet" in noted
    assert "Add @branch_bot to the branch's group" in noted


# --- the record of events -----------------------------------------------------------------------------------


@asynccontextmanager
async def written(practice):
    """Write to the database, and leave it closed."""
    database = Database(f"sqlite+aiosqlite:///{practice.database}")
    async with database.begin() as db:
        yield db
    await database.close()


async def test_the_doctor_names_the_first_wrong_event(practice):
    await practice.founded()
    async with written(practice) as db:
        branch = await branches.in_chat(db, practice.group.id)
        for number in range(3):
            timeline.note(db, "tested", branch, now=NOW, number=number)
    _, lines = await practice.examine()
    assert "ok    The record of events is unbroken: 3 entries." in lines
    async with written(practice) as db:
        await (await db.connection()).run_sync(append_only.release, "events", "UPDATE")
        await db.execute(text("UPDATE events SET kind = 'other' WHERE number = 2"))
    assert "first wrong one is entry 2 of branch 1, row 2 of the table events" in await practice.wrong()


async def test_the_doctor_names_the_activity_with_a_wrong_roll(practice):
    await practice.founded()
    async with written(practice) as db:
        branch = await branches.in_chat(db, practice.group.id)
        await roster.add(db, branch.id, [roster.Entry("张三", Kind.FULL)], by=None, now=NOW)
        for month in (3, 4):
            activity = await activities.create(db, branch.id, 2026, month, "红色教育行动", "党史")
            ended = NOW + timedelta(days=31 * month)
            activity.session.starts_at = activity.session.ends_at = activity.ended_at = ended
            await roll.fix(db, activity)
    _, lines = await practice.examine()
    assert (
        "ok    Rolls, corrections, ballots and filed records are as the record of events holds them: 2 hashes." in lines
    )
    async with written(practice) as db:
        await (await db.connection()).run_sync(append_only.release, "activity_roll", "UPDATE")
        await db.execute(text("UPDATE activity_roll SET state = 'present' WHERE activity_id = 2"))
    assert "The roll of activity 2 (2026-04) of branch 1 is not as the record" in await practice.wrong()


# --- Telegram -----------------------------------------------------------------------------------------------


async def test_the_doctor_reports_a_missing_token(practice):
    assert "Ask @BotFather" in await practice.wrong(telegram_bot_token=None)


async def test_the_doctor_reports_a_refused_token(practice):
    assert "Compare TELEGRAM_BOT_TOKEN" in await practice.wrong(telegram_bot_token=SecretStr("700000003:revoked"))


async def test_the_doctor_reports_an_unreachable_address(practice):
    line = await practice.wrong(telegram_api_base_url="http://127.0.0.1:1")
    assert "http://127.0.0.1:1 cannot be reached" in line
    assert "set TELEGRAM_PROXY" in line


async def test_the_doctor_reports_an_address_that_is_not_telegrams(practice):
    async def page(request):
        return web.Response(text=f"<p>please log in to see {request.path}</p>")

    async with a_server(page) as url:
        assert "does not answer as Telegram does" in await practice.wrong(telegram_api_base_url=url)


async def test_the_doctor_reports_a_connection_that_breaks_off(practice):
    await practice.founded()
    practice.telegram.faults.add("getChatMember", "drop", times=5)
    assert "cannot be reached" in await practice.wrong()


async def test_the_doctor_uses_the_proxy_and_hides_its_password(practice):
    line = await practice.wrong(telegram_proxy="http://me:hidden@127.0.0.1:1")
    assert "cannot be reached" in line
    assert "hidden" not in line


async def test_the_doctor_notes_that_privacy_mode_is_off(practice):
    await practice.founded()
    practice.account.privacy = False
    assert "/setprivacy" in await practice.noted()


async def test_the_doctor_reports_a_webhook_that_blocks_polling(practice):
    await practice.founded()
    await practice.telegram.call(practice.account, "setWebhook", {"url": "http://127.0.0.1:1/hook"})
    assert "/bot<your token>/deleteWebhook" in await practice.wrong()


POSTED = {"http_listen": "127.0.0.1:9", "webhook_url": "http://127.0.0.1:9"}


async def told(practice, **changes):
    """Set the bot's webhook, as its start does."""
    secret = webhook.secret_of(TOKEN, None)
    values = {"url": webhook.address_of(POSTED["webhook_url"], TOKEN, secret), "secret_token": secret}
    await practice.telegram.call(practice.account, "setWebhook", values | changes)


async def test_the_doctor_finds_no_problem_before_the_first_webhook_start(practice):
    assert "The next start has it post to http://127.0.0.1:9/telegram/700000003?" in await practice.noted(**POSTED)


async def test_the_doctor_accepts_the_bots_own_webhook(practice):
    await practice.founded()
    practice.account.queue.clear()
    await told(practice)
    code, lines = await practice.examine(**POSTED)
    assert code == 0
    assert any("ok    Telegram posts to http://127.0.0.1:9/telegram/700000003?" in line for line in lines), lines
    assert any("wait there: 0." in line for line in lines)


@pytest.mark.parametrize("asked", ["", "message", "business_message"])
async def test_the_doctor_notes_that_telegram_sends_other_kinds_of_updates(practice, asked):
    await practice.founded()
    practice.account.queue.clear()
    kinds = [*KINDS, asked] if asked not in KINDS else [asked]
    await told(practice, allowed_updates=json.dumps([kind for kind in kinds if kind]))
    if asked:
        assert "The next start asks for those that are handled" in await practice.noted(**POSTED)
    else:
        _code, lines = await practice.examine(**POSTED)
        assert not any("kinds of updates" in line for line in lines)


@pytest.mark.parametrize("changes", [{"webhook_url": "http://127.0.0.1:8"}, {"webhook_secret": SecretStr("other")}])
async def test_the_doctor_reports_a_webhook_of_another_deployment(practice, changes):
    await told(practice)
    assert "Stop whatever bot is there" in await practice.wrong(**POSTED | changes)


async def test_the_doctor_reports_failed_webhook_posts(practice):
    await told(practice)
    await practice.telegram.person("张三").starts()
    await practice.telegram.until(lambda: practice.account.webhook.failure)
    line = await practice.wrong(**POSTED)
    assert "Connection failed" in line
    assert "wait there: 1." in line


# --- the clock ----------------------------------------------------------------------------------------------


@asynccontextmanager
async def telegrams_clock(practice, date):
    """Serve the sandbox with another `Date` header."""

    async def answer(request):
        if request.path == "/":
            return web.Response(headers={"Date": date})
        result = await practice.telegram.call(practice.account, request.path.rpartition("/")[2], {})
        return web.json_response({"ok": True, "result": result})

    async with a_server(answer) as url:
        yield url


def stamp(**apart):
    return format_datetime(datetime.now(UTC) + timedelta(**apart), usegmt=True)


@pytest.mark.parametrize(("hours", "way"), [(1, "slow"), (-1, "fast")])
async def test_the_doctor_reports_a_clock_off_by_an_hour(practice, hours, way):
    async with telegrams_clock(practice, stamp(hours=hours)) as url:
        line = await practice.wrong(telegram_api_base_url=url)
    seconds = re.search(rf"clock is (\d+) seconds {way}. Synchronise it", line)
    assert seconds, line
    assert 3590 <= int(seconds[1]) <= 3610


async def test_the_doctor_tolerates_a_clock_off_by_a_few_seconds(practice):
    async with telegrams_clock(practice, stamp(seconds=12)) as url:
        _, lines = await practice.examine(telegram_api_base_url=url)
    assert any("clock agrees" in line for line in lines)


async def test_the_doctor_only_notes_an_unreadable_date(practice):
    async with telegrams_clock(practice, "yesterday") as url:
        assert "could not be compared" in await practice.noted(telegram_api_base_url=url)


# --- groups -------------------------------------------------------------------------------------------------


async def test_the_doctor_reports_a_group_unknown_to_telegram(practice):
    await practice.migrated(chat_id=-1009999)
    assert "Add the bot to the right group" in await practice.wrong()


async def test_the_doctor_reports_a_group_that_removed_the_stopped_bot(practice):
    await practice.founded()
    await practice.group.remove(practice.account)
    assert "第二党支部: the bot is not in the group. Add it again." in await practice.wrong()


async def test_the_doctor_notes_a_group_that_removed_the_running_bot(practice):
    await practice.founded()
    database = Database(f"sqlite+aiosqlite:///{practice.database}")
    async with database.begin() as db:
        await branches.depart(db, practice.group.id, now=NOW)
    await database.close()
    assert "Add it again if the branch still uses it" in await practice.noted()


async def test_the_doctor_says_nothing_of_a_row_whose_group_went_to_another_branch(practice):
    await practice.founded()
    database = Database(f"sqlite+aiosqlite:///{practice.database}")
    async with database.begin() as db:
        emptied = await branches.arrive(db, -1009999, "后来的群", now=NOW, language="zh-CN")
        emptied.chat_id, emptied.gone_at = None, NOW  # as `new_group.replace` leaves it
        left = await branches.arrive(db, -1008888, "第三党支部", now=NOW, language="zh-CN")
        left.chat_id, left.ready_at, left.gone_at = None, NOW, NOW
    await database.close()
    said = await practice.noted()
    assert "后来的群" not in said
    assert "第三党支部: the bot was removed from the group" in said


async def test_the_doctor_notes_a_group_that_became_a_supergroup(practice):
    practice.group = practice.telegram.group("第二党支部", practice.owner, supergroup=False)
    await practice.founded()
    await practice.group.migrate()
    assert "has become a supergroup" in await practice.noted()


async def test_the_doctor_reports_a_bot_that_is_no_administrator(practice):
    await practice.founded()
    await practice.group.demote(practice.account)
    assert "Make it one with the right to pin" in await practice.wrong()


async def test_the_doctor_reports_a_bot_that_may_not_pin(practice):
    await practice.founded(can_pin_messages=False)
    assert "may not pin messages. Give it that right" in await practice.wrong()


# --- the database -------------------------------------------------------------------------------------------


def execute(file, statement):
    connection = sqlite3.connect(file)
    with connection:
        connection.execute(statement)
    connection.close()


async def test_the_doctor_reports_a_file_in_the_data_directorys_path(practice, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    code, lines = await practice.examine(data_dir=tmp_path / "taken" / "data")
    assert code == 1
    assert "cannot be written: Not a directory. Set DATA_DIR" in lines[0]


async def test_the_doctor_reports_a_database_in_a_missing_folder(practice, tmp_path):
    line = await practice.wrong(database_url=f"sqlite+aiosqlite:///{tmp_path}/nowhere/branch.db")
    assert "cannot be opened or written" in line
    assert "Check DATABASE_URL" in line


async def test_the_doctor_reports_a_folder_in_place_of_the_database(practice, tmp_path):
    assert "cannot be opened" in await practice.wrong(database_url=f"sqlite+aiosqlite:///{tmp_path}")


async def test_the_doctor_reports_a_file_that_is_no_database(practice):
    practice.folder.mkdir(mode=0o700)
    practice.database.write_text("a diary " * 200, encoding="utf-8")
    practice.database.chmod(0o600)
    assert "cannot be opened" in await practice.wrong()


async def test_the_doctor_reports_a_foreign_database(practice):
    practice.folder.mkdir(mode=0o700)
    execute(practice.database, "CREATE TABLE diary (page TEXT)")
    practice.database.chmod(0o600)
    assert "not this bot's" in await practice.wrong()


async def test_the_doctor_reports_a_database_of_a_later_version(practice):
    await practice.founded()
    execute(practice.database, "UPDATE alembic_version SET version_num = '9999'")
    assert "of a later version" in await practice.wrong()


async def test_the_doctor_treats_an_empty_file_as_no_database(practice):
    practice.folder.mkdir(mode=0o700)
    practice.database.touch(mode=0o600)
    assert "no database yet" in await practice.noted()


async def test_the_doctor_writes_to_the_database_to_test_that_it_can_be_written(practice):
    await practice.founded()
    execute(practice.database, "CREATE TRIGGER no BEFORE INSERT ON seen_updates BEGIN SELECT RAISE(ABORT, 'no'); END")
    assert "branch.db cannot be opened or written: IntegrityError" in await practice.wrong()


async def test_an_inspection_does_not_migrate_an_older_database(tmp_path, monkeypatch):
    url = f"sqlite+aiosqlite:///{tmp_path}/branch.db"
    database = Database(url)
    await database.migrate()
    await database.close()
    assert await look(url) is Schema.CURRENT
    steps = tmp_path / "migrations" / "versions"
    steps.mkdir(parents=True)
    for name in (known_revisions()[0], "9999"):
        (steps / f"{name}_step.py").touch()
    monkeypatch.setattr("bot.storage.engine.migrate.MIGRATIONS", steps.parent)
    assert await look(url) is Schema.OLDER
