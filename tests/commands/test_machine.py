"""The bot on its machine: odd paths, rights of files, databases that cannot be opened, a full disk."""

import asyncio
import os
import shutil
import signal
import socket
import sqlite3
import stat

import pytest

from bot.storage.engine.database import Database
from tests.support.shell import CHECKOUT, ended, telegram_serving

ODD = "50% sure? yes#1"
NOBODY = "nobody"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


async def a_database(folder):
    """Create a migrated database in the folder, as the command line does."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
    await database.migrate()
    await database.close()
    (folder / "branch.db").chmod(0o600)


async def stopped(process, telegram):
    """Wait until the bot polls, stop it, and return its exit code and standard error."""
    await telegram.until(telegram.polling, 60)
    process.send_signal(signal.SIGTERM)
    code, _, err = await ended(process)
    return code, err


# --- paths --------------------------------------------------------------------------------------------------


@pytest.mark.long("many processes")
async def test_percent_question_and_hash_may_stand_in_every_path(shell, tmp_path):
    shell.folder = tmp_path / ODD
    shell.folder.mkdir()
    (tmp_path / f"code {ODD}").symlink_to(CHECKOUT)
    async with telegram_serving() as (telegram, settings):
        own = settings | {"PYTHONPATH": str(tmp_path / f"code {ODD}"), "DATA_DIR": f"data {ODD}"}
        process = await shell.start("run", **own)
        assert (await stopped(process, telegram))[0] == 0
        assert (shell.folder / f"data {ODD}" / "branch.db").exists()
        assert (await shell.says("doctor", **own))[0] == 0
    code, out, err = await shell.says("backup", f"kept {ODD}.zip", **own)
    assert (code, err) == (0, "")
    assert out.startswith(f"kept {ODD}.zip: ")
    code, _, err = await shell.says("restore", f"kept {ODD}.zip", **own | {"DATA_DIR": f"again {ODD}"})
    assert (code, err) == (0, "")
    assert (shell.folder / f"again {ODD}" / "branch.db").exists()
    assert {path.name for path in shell.folder.iterdir()} == {f"data {ODD}", f"again {ODD}", f"kept {ODD}.zip"}


@pytest.mark.long("many processes")
async def test_percent_question_and_hash_are_escaped_in_a_database_address(shell, tmp_path):
    address = f"sqlite+aiosqlite:///{tmp_path}/50%25 sure%3F yes%231.db"
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", DATABASE_URL=address, **settings)
        assert (await stopped(process, telegram))[0] == 0
    assert (tmp_path / f"{ODD}.db").exists()


# --- rights of files ----------------------------------------------------------------------------------------


@pytest.mark.long("many processes")
async def test_only_the_owner_can_read_what_the_bot_writes(shell, tmp_path):
    async with telegram_serving() as (telegram, settings):
        process = await shell.start("run", **settings)
        await telegram.until(telegram.polling, 60)
        await telegram.person("张三").starts()
        await asyncio.wait_for(telegram.confirmed(), 60)
        data = tmp_path / "data"
        assert {"branch.db", "branch.db-wal", "branch.db-shm", "bot.lock"} <= {path.name for path in data.iterdir()}
        assert (await shell.says("backup", "kept.zip", **settings))[0] == 0
        found = {path: mode(path) for path in [data, *data.rglob("*"), tmp_path / "kept.zip"]}
        process.send_signal(signal.SIGTERM)
        assert (await ended(process))[0] == 0
    assert (await shell.says("restore", "kept.zip", "--force"))[0] == 0
    found |= {path: mode(path) for path in [data, *data.rglob("*")]}
    assert {path: oct(each) for path, each in found.items() if each & 0o077} == {}
    assert (tmp_path / "data" / "restored-settings.env").exists()


@pytest.mark.parametrize("path", ["data", "data/branch.db", ".env", "data/backups/before-migration-1.zip"])
def test_the_doctor_reports_files_that_others_can_read(says, tmp_path, path):
    asyncio.run(a_database(tmp_path / "data"))
    (tmp_path / "data" / "backups").mkdir(mode=0o700)
    for name in (".env", "data/backups/before-migration-1.zip"):
        (tmp_path / name).touch(mode=0o600)
    _, out, _ = says("doctor")
    assert "ok    Only this user can read the settings and the data." in out
    (tmp_path / path).chmod(mode(tmp_path / path) | 0o044)
    code, out, _ = says("doctor")
    assert code == 1
    assert f"WRONG Other users of this machine can read: {path}. Close them: chmod -R go-rwx {path}" in out


# --- databases that cannot be opened ------------------------------------------------------------------------


def a_missing_folder(folder):
    return folder / "nowhere" / "branch.db", "its folder {folder}/nowhere does not exist"


def a_folder(folder):
    (folder / "branch.db").mkdir()
    return folder / "branch.db", "it is a folder, not a file"


def another_file(folder):
    (folder / "branch.db").write_text("a diary " * 2000)
    return folder / "branch.db", "it is no SQLite database, or it is damaged"


def a_damaged_schema(folder):
    asyncio.run(a_database(folder))
    with (folder / "branch.db").open("r+b") as file:
        file.seek(100)  # the root page of the schema
        file.write(b"\xff" * 3000)
    return folder / "branch.db", "it is damaged; `python -m bot restore FILE --force` puts a backup in its place"


def a_damaged_table(folder):
    asyncio.run(a_database(folder))
    with sqlite3.connect(folder / "branch.db") as connection:
        pages = [page for (page,) in connection.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1")]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with (folder / "branch.db").open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
    return folder / "branch.db", "it is damaged; `python -m bot restore FILE --force` puts a backup in its place"


@pytest.mark.parametrize("case", [a_missing_folder, a_folder, another_file, a_damaged_schema, a_damaged_table])
def test_every_command_says_why_the_database_cannot_be_opened(says, tmp_path, case):
    file, reason = case(tmp_path)
    sentence = f"The database {file} cannot be opened or written: {reason.format(folder=tmp_path)}"
    says.settings["DATABASE_URL"] = f"sqlite+aiosqlite:///{file}"
    code, out, err = says("run")
    assert (code, out) == (1, "")
    assert err.startswith(sentence)
    assert len(err.splitlines()) == 1
    code, out, err = says("doctor")
    assert (code, err) == (1, "")
    assert f"WRONG {sentence}" in out
    for command in (["erase", "张三"], ["adopt"], ["backup", "kept.zip"]):
        code, _, err = says(*command)
        assert (code, len(err.splitlines())) == (1, 1), command
    assert not (tmp_path / "kept.zip").exists()


def test_run_says_that_no_server_answers(says):
    with socket.socket() as taken:  # bound and not listening: no other process can answer there
        taken.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        says.settings["DATABASE_URL"] = f"postgresql+asyncpg://bot:hidden@{place}/branch"
        code, out, err = says("run")
    assert (code, out) == (1, "")
    assert f"No PostgreSQL server answers at {place} (ConnectionRefusedError)" in err
    assert "hidden" not in err


# --- other users of the machine -----------------------------------------------------------------------------


@pytest.fixture
def nobodys(tmp_path):
    """A data directory of the user `nobody`, with a database; needs root."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    asyncio.run(a_database(tmp_path / "data"))
    for path in (tmp_path / "data", *(tmp_path / "data").iterdir()):
        shutil.chown(path, NOBODY)
    return tmp_path / "data"


@pytest.mark.long("many processes")
async def test_run_and_doctor_report_missing_rights(shell, nobodys):
    shell.through = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")  # as any other user
    async with telegram_serving() as (_, settings):
        code, _, err = await shell.says("run", **settings)
        assert code == 1
        assert "The data directory data cannot be written: Permission denied" in err
        assert "The database data/branch.db cannot be opened or written: this user may not read and write it" in err
        code, out, err = await shell.says("doctor", **settings)
    assert (code, err) == (1, "")
    assert "WRONG This user may not read and write: data. Give them back, as root: chown -R USER data" in out


def test_a_restore_by_root_leaves_everything_to_the_owner_of_the_data_directory(says, nobodys, tmp_path):
    assert says("backup", "kept.zip")[0] == 0
    assert (nobodys / "bot.lock").owner() == NOBODY
    (nobodys / "bot.lock").unlink()
    code, out, _ = says("restore", "kept.zip", "--force")
    assert code == 0
    assert "branch.db.before-restore-" in out
    owners = {path.name: path.owner() for path in nobodys.rglob("*")}
    assert {"branch.db", "bot.lock", "materials", "restored-settings.env"} <= set(owners)
    assert set(owners.values()) == {NOBODY}
    assert (tmp_path / "kept.zip").owner() == "root"


# --- a full disk --------------------------------------------------------------------------------------------


@pytest.mark.long("many processes")
async def test_the_doctor_reports_a_full_disk(shell, tmp_path):
    await a_database(tmp_path / "data")
    async with telegram_serving() as (_, settings):
        shell.through = ("prlimit", "--fsize=8192")  # the size of a file, which acts like a full disk
        code, out, _ = await shell.says("doctor", **settings)
    assert code == 1
    assert "WRONG The data directory data cannot be written: File too large. Set DATA_DIR to another one." in out
