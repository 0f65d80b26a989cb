"""Backup of a running bot and its restore: the same rows and files, no secrets, and no vote that can be traced."""

import asyncio
import io
import os
import signal
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.backup import BackupError, archive
from bot.backup.before_migration import FOLDER
from bot.backup.make import make
from bot.backup.restore import restore
from bot.config import Settings
from bot.domain.activity import activities
from bot.domain.evaluation import ballot_box, voting
from bot.files import storing
from bot.storage import sqlite_snapshot
from bot.storage.directory_lock import Lock, Occupied
from bot.storage.engine.database import Database
from bot.storage.sqlite_snapshot import BALLOT_TABLES
from bot.storage.tables.branch import Account
from sandbox.desk.desk import TOKEN
from tests.support.backups import a_lively_town, keeps_writing, restored, settings_of
from tests.support.ballots import a_hall, vote
from tests.support.shell import Shell, telegram_serving

pytestmark = pytest.mark.sqlite("a backup of its file")

OLD = Path(__file__).parents[1] / "promises" / "old_databases"
HIDDEN = "hidden-from-everybody"


async def backed_up(folder, file, **options):
    """Back up the folder in a thread; a bot may be running on it in this event loop."""
    return await asyncio.to_thread(make, settings_of(folder), file, **options)


def rows(file) -> dict[str, list[tuple]]:
    """Return all rows of each table, by table."""
    connection = sqlite3.connect(file)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    connection.close()
    return found


def database_in(file) -> bytes:
    with zipfile.ZipFile(file) as packed:
        return packed.read(archive.DATABASE)


# --- backup and restore -------------------------------------------------------------------------------------


async def test_a_restore_brings_back_every_row_and_file(town, tmp_path):
    await a_lively_town(town)
    await town.passes(hours=25)
    made = await backed_up(tmp_path, tmp_path / "kept.zip")
    assert (made.materials, made.missing, made.left_out) == (1, 0, 0)
    done = await restored(tmp_path / "elsewhere", tmp_path / "kept.zip")
    assert rows(tmp_path / "elsewhere" / "branch.db") == rows(tmp_path / "branch.db")
    assert sum(done.manifest.rows.values()) == made.rows
    (sent,) = [path for path in (tmp_path / "materials").rglob("*") if path.is_file()]
    assert storing.place_of(tmp_path / "elsewhere" / "materials", sent.name).read_bytes() == sent.read_bytes()


async def test_the_bot_resumes_from_the_backup(town, tmp_path):
    await a_lively_town(town)
    await backed_up(tmp_path, tmp_path / "kept.zip")
    await town.desk.stop_bot()
    (tmp_path / "branch.db").write_bytes(b"the disk has died")
    done = await restored(tmp_path, tmp_path / "kept.zip", force=True)
    assert [path.read_bytes() for path in done.aside if path.is_file()] == [b"the disk has died"]
    await town.desk.restart_bot()
    await town["陈四"].says("/me")
    town["陈四"].sees("签到")
    await town.passes(hours=25)
    town["陈四"].sees("测评已结束", to=town.group)


async def test_a_backup_during_writes_is_a_consistent_snapshot(tmp_path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/branch.db")
    await database.migrate()
    ended = asyncio.Event()

    writing = asyncio.create_task(keeps_writing(database, ended))
    counts = []
    for turn in range(5):
        await asyncio.sleep(0.1)
        await backed_up(tmp_path, tmp_path / f"{turn}.zip")
        with archive.opened(tmp_path / f"{turn}.zip") as reader:
            counts.append((reader.manifest.rows["accounts"], reader.manifest.rows["seen_updates"]))
    ended.set()
    assert await writing > counts[-1][0]
    await database.close()
    assert all(accounts == seen for accounts, seen in counts)
    assert counts == sorted(set(counts))
    await restored(tmp_path / "elsewhere", tmp_path / "4.zip")
    assert len(rows(tmp_path / "elsewhere" / "branch.db")["accounts"]) == counts[-1][0]


async def test_a_backup_holds_the_open_settings_and_no_secrets(town, tmp_path):
    settings = settings_of(
        tmp_path,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_proxy=f"http://me:{HIDDEN}@127.0.0.1:3128",
        telegram_api_base_url=f"http://me:{HIDDEN}@127.0.0.1:8081",
        database_url=f"sqlite+aiosqlite:///{tmp_path}/branch.db",
        messages_per_second=20,
    )
    await asyncio.to_thread(make, settings, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    for secret in (TOKEN, TOKEN.partition(":")[2], HIDDEN, ":3128"):
        assert secret.encode() not in everything
    done = await restored(tmp_path / "elsewhere", tmp_path / "kept.zip")
    said = done.settings.read_text(encoding="utf-8")
    assert "MESSAGES_PER_SECOND=20.0\n" in said
    assert "TELEGRAM_API_BASE_URL=http://127.0.0.1:8081\n" in said
    assert "TOKEN" not in said
    assert Settings(_env_file=done.settings).messages_per_second == 20


async def test_a_backup_counts_missing_material_and_keeps_the_rest(town, tmp_path):
    await a_lively_town(town)
    (sent,) = [path for path in (tmp_path / "materials").rglob("*") if path.is_file()]
    sent.write_bytes(b"something else")
    made = await backed_up(tmp_path, tmp_path / "damaged.zip")
    assert (made.materials, made.missing) == (0, 1)
    sent.unlink()
    made = await backed_up(tmp_path, tmp_path / "gone.zip")
    assert (made.materials, made.missing) == (0, 1)
    await restored(tmp_path / "elsewhere", tmp_path / "gone.zip")


async def test_only_the_owner_can_read_the_backup(town, tmp_path):
    await backed_up(tmp_path, tmp_path / "kept.zip")
    assert (tmp_path / "kept.zip").stat().st_mode & 0o077 == 0
    await restored(tmp_path / "elsewhere", tmp_path / "kept.zip")
    assert (tmp_path / "elsewhere" / "branch.db").stat().st_mode & 0o077 == 0


# --- the ballot ---------------------------------------------------------------------------------------------


async def test_a_backup_omits_an_open_ballot_and_members_vote_again(town, tmp_path):
    activity = await a_lively_town(town)
    for name in ("陈四", "孙五"):
        await vote(town[name], *["不满意"] * 4)
    await town["陈四"].taps("写一条意见")
    await town["陈四"].says("unmistakable words", reply_to=town["陈四"].sees("回复这条消息"))
    made = await backed_up(tmp_path, tmp_path / "kept.zip")
    assert made.left_out == 1
    with archive.opened(tmp_path / "kept.zip") as reader:
        left = {name: reader.manifest.rows[name] for name in BALLOT_TABLES}
    assert set(left.values()) == {0}
    assert b"unmistakable" not in database_in(tmp_path / "kept.zip")
    await town.desk.stop_bot()
    await restored(tmp_path, tmp_path / "kept.zip", force=True)
    await town.desk.restart_bot()
    await town["陈四"].starts(activities.link_payload(await town.activity_now(activity.id), voting.VOTE_LINK))
    await vote(town["陈四"], *["满意"] * 4)
    await town.passes(hours=25)
    async with town.database() as db:
        assert await ballot_box.voted(db, activity.id) == 1


async def test_two_backups_during_a_ballot_differ_in_no_vote(town, tmp_path):
    await a_lively_town(town)
    await vote(town["陈四"], *["满意"] * 4)
    await backed_up(tmp_path, tmp_path / "before.zip")
    await vote(town["孙五"], *["不满意"] * 4)
    await backed_up(tmp_path, tmp_path / "after.zip")
    both = []
    for name in ("before", "after"):
        (tmp_path / f"{name}.db").write_bytes(database_in(tmp_path / f"{name}.zip"))
        both.append(rows(tmp_path / f"{name}.db"))
    changed = {table for table in both[0] if both[0][table] != both[1][table]}
    assert changed <= {"seen_updates", "deliveries"}  # the tap, and the group's card with the turnout
    assert {len(row) for row in both[1]["seen_updates"]} == {2}  # an update's number and time, without a person


async def test_the_copy_has_no_free_page_and_no_journal(town, tmp_path):
    await a_lively_town(town)
    await town.passes(hours=25)
    async with town.database() as db:
        for number in range(3000):
            db.add(Account(telegram_id=9_000_000_000_000 + number, display_name="soon gone " * 10, awaiting_data={}))
        await db.flush()
        await db.execute(Account.__table__.delete().where(Account.telegram_id >= 9_000_000_000_000))
    await backed_up(tmp_path, tmp_path / "kept.zip")
    copy = tmp_path / "copy.db"
    copy.write_bytes(database_in(tmp_path / "kept.zip"))
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()
    assert b"soon gone" not in copy.read_bytes()
    assert set(zipfile.ZipFile(io.BytesIO((tmp_path / "kept.zip").read_bytes())).namelist()) - {
        archive.DATABASE, archive.SETTINGS, archive.MANIFEST,
    } == {f"materials/{path.name}" for path in (tmp_path / "materials").rglob("*") if path.is_file()}  # fmt: skip


# --- refusals and failures ----------------------------------------------------------------------------------


async def test_a_restore_refuses_the_database_of_a_running_bot(town, tmp_path):
    await backed_up(tmp_path, tmp_path / "kept.zip")
    with pytest.raises(Occupied, match="is in use: a bot runs on it"):
        await restored(tmp_path, tmp_path / "kept.zip", force=True)
    await town["张三"].says("/me")


async def test_no_bot_or_backup_starts_during_a_restore(town, tmp_path):
    await town.desk.stop_bot()
    lock = Lock(tmp_path, alone=True)
    lock.take()
    with pytest.raises(Occupied, match="A restore is under way"):
        await town.desk.start_bot()
    with pytest.raises(Occupied, match="A restore is under way"):
        await backed_up(tmp_path, tmp_path / "kept.zip")
    lock.release()
    await town.desk.bot.stop()
    await town.desk.restart_bot()


async def test_the_bot_starts_only_after_an_interrupted_restore_is_repeated(town, tmp_path):
    await backed_up(tmp_path, tmp_path / "kept.zip")
    await town.desk.stop_bot()
    lock = Lock(tmp_path, alone=True)
    lock.take()
    lock.mark(moving=True)
    (tmp_path / "branch.db").rename(tmp_path / "aside")
    lock.release()
    with pytest.raises(Occupied, match=r"cut off half-way. Run it once more: python -m bot restore"):
        await town.desk.start_bot()
    await town.desk.bot.stop()
    assert not (tmp_path / "branch.db").exists()
    await restored(tmp_path, tmp_path / "kept.zip", force=True)
    await town.desk.restart_bot()
    await town["张三"].says("/me")
    town["张三"].sees("2026")


async def test_restore_with_force_sets_existing_data_aside_with_its_journal(tmp_path):
    async with a_hall(tmp_path):
        pass
    (tmp_path / "bot.db").rename(tmp_path / "branch.db")
    await backed_up(tmp_path, tmp_path / "kept.zip")
    target = tmp_path / "elsewhere"
    await restored(target, tmp_path / "kept.zip")
    connection = sqlite3.connect(target / "branch.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO seen_updates VALUES (77, '2026-03-06 00:00:00')")
    connection.commit()
    journal = (target / "branch.db-wal").read_bytes()
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    with pytest.raises(BackupError, match=r"branch\.db is there already. With --force"):
        await restored(target, tmp_path / "kept.zip")
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    done = await restored(target, tmp_path / "kept.zip", force=True)
    connection.close()
    (old,) = [path for path in done.aside if path.name.startswith("branch.db")]
    old.with_name(f"{old.name}-wal").write_bytes(journal)  # closing the connection has emptied the journal
    assert (77,) in [row[:1] for row in rows(old)["seen_updates"]]
    assert 77 not in [row[0] for row in rows(target / "branch.db")["seen_updates"]]


async def test_a_restore_that_cannot_move_files_puts_everything_back(town, tmp_path, monkeypatch):
    await a_lively_town(town)
    await backed_up(tmp_path, tmp_path / "kept.zip")
    await town.desk.stop_bot()
    before = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    real = Path.rename

    def rename(self, target):
        if self.parent.name.startswith(".restore-") and Path(target).name == "branch.db":
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(BackupError, match="Input/output error"):
        await restored(tmp_path, tmp_path / "kept.zip", force=True)
    after = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    await town.desk.restart_bot()
    await town["张三"].says("/me")


def test_backup_and_restore_refuse_a_database_in_memory(tmp_path):
    settings = settings_of(tmp_path).model_copy(update={"database_url": "sqlite+aiosqlite://"})
    for action in (make, restore):
        with pytest.raises(BackupError, match="in memory"):
            action(settings, tmp_path / "kept.zip")


# --- a database on a server -----------------------------------------------------------------------------------


SERVER = "postgresql+asyncpg://me:hidden@127.0.0.1:9/branch"


def test_an_unreachable_server_is_reported_without_its_password(tmp_path):
    settings = settings_of(tmp_path).model_copy(update={"database_url": SERVER})
    with pytest.raises(BackupError, match="The database cannot be opened: unreachable") as refused:
        make(settings, tmp_path / "kept.zip")
    assert "hidden" not in str(refused.value)


def test_a_restore_onto_a_server_points_to_the_copy_command(tmp_path):
    settings = settings_of(tmp_path).model_copy(update={"database_url": SERVER})
    with pytest.raises(BackupError, match="python -m bot copy --to new") as refused:
        restore(settings, tmp_path / "kept.zip")
    assert "hidden" not in str(refused.value)


# --- the commands -------------------------------------------------------------------------------------------


@pytest.mark.long("many processes")
async def test_the_commands_report_the_outcome(shell, tmp_path):
    code, _, err = await shell.says("backup")
    assert code == 1
    assert "nothing to back up" in err
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", **settings)
        await telegram.until(telegram.polling, 60)
        await telegram.person("张三").starts()
        code, out, err = await shell.says("backup", "kept.zip", **settings)
        assert (code, err) == (0, "")
        assert out.startswith("kept.zip: ")
        assert "read back and compared" in out
        code, _, err = await shell.says("backup", "kept.zip", **settings)
        assert (code, err) == (1, "kept.zip exists already. Choose another name; a backup never overwrites anything.\n")
        code, _, err = await shell.says("restore", "kept.zip", "--force", **settings)
        assert code == 1
        assert "a bot runs on it" in err
        process.send_signal(signal.SIGTERM)
        await process.communicate()
    code, _, err = await shell.says("restore", "kept.zip")
    assert code == 1
    assert "With --force" in err
    code, out, err = await shell.says("restore", "kept.zip", "--force")
    assert (code, err) == (0, "")
    assert "What was there before is data/branch.db.before-restore-" in out
    assert "it belongs in .env" in out
    code, out, _ = await shell.says("backup", ".")
    assert code == 0
    assert out.startswith("party-day-")
    code, _, err = await shell.says("backup", "nowhere/kept.zip")
    assert (code, err) == (1, "There is no folder nowhere to put the backup into.\n")


async def says_with_a_small_disk(shell: Shell, *arguments):
    """Run the command with a file size limit of 64 KB, which acts like a full disk."""
    process = await asyncio.create_subprocess_exec(
        "bash", "-c", 'ulimit -f 64; exec "$@"', "-", sys.executable, "-m", "bot", *arguments,
        cwd=shell.folder, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    assert b"Traceback" not in err
    return process.returncode, out.decode(), err.decode()


@pytest.mark.long("many processes")
async def test_backup_and_restore_survive_a_full_disk(shell, tmp_path):
    (tmp_path / "data").mkdir()
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/data/branch.db")
    await database.migrate()
    await database.close()
    before = sorted(path.name for path in tmp_path.rglob("*"))
    code, _, err = await says_with_a_small_disk(shell, "backup", "kept.zip")
    assert code == 1
    assert err.startswith("The backup cannot be written to kept.zip: ")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.name != "bot.lock") == before
    await shell.says("backup", "kept.zip")
    content = (tmp_path / "data" / "branch.db").read_bytes()
    code, _, err = await says_with_a_small_disk(shell, "restore", "kept.zip", "--force")
    assert code == 1
    assert err.startswith("kept.zip cannot be restored: ")
    assert (tmp_path / "data" / "branch.db").read_bytes() == content
    assert [path.name for path in (tmp_path / "data").iterdir() if path.name.startswith(".restore")] == []


@pytest.mark.long("many processes")
async def test_a_full_disk_prevents_the_migration(shell, tmp_path):
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "branch.db") as connection:
        connection.executescript((OLD / "version_0004.sql").read_text(encoding="utf-8"))
    connection.close()
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    code, _, err = await says_with_a_small_disk(shell, "run")
    assert code == 1
    assert "is not migrated, because the backup that must precede the migration failed. The backup cannot" in err
    assert list((tmp_path / "data" / FOLDER).iterdir()) == []
    assert sqlite_snapshot.revision(tmp_path / "data" / "branch.db") == "0004"
