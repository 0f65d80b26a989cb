"""Copy of a branch to another database: all rows arrive in order, and each problem is reported in words."""

from __future__ import annotations

import asyncio
import re
import sqlite3

import pytest
from sqlalchemy import insert, text, update

from bot.commands.copy import NotCopied, copy
from bot.domain.attendance.check_in import link_payload
from bot.storage import row_copy
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Account
from bot.storage.tables.seen import SeenUpdate
from tests.support.backups import rows
from tests.support.ballots import ended, vote
from tests.support.databases import address
from tests.support.town import FOUNDED

SECRET = "hidden-pass-word"
ONE = insert(Account).values(telegram_id=1, display_name="一", awaiting_data={})


async def played(town):
    """Play an activity with check-ins, ballots, a comment, a make-up that is owed and a file; then stop the bot."""
    await ended(town)
    await town["李书记"].says("/roster")
    await town["李书记"].taps("导入名册")
    await town["李书记"].sends_file("名册.csv", "张三,正式党员".encode(), "text/csv")
    for name in ("张三", "陈四", "孙五"):
        await vote(town[name], "满意", "一般", "比较满意", "满意")
    await town["张三"].taps("写一条意见")
    await town["张三"].says("讨论时间再长一些", reply_to=town["张三"].sees("回复这条消息"))
    await town.desk.stop_bot()


async def migrated(url, *statements):
    database = Database(url)
    await database.migrate()
    async with database.begin() as db:
        for statement in statements:
            await db.execute(statement)
    await database.close()
    return url


async def refused(source, target):
    with pytest.raises(NotCopied) as problem:
        await copy(source, target)
    assert SECRET not in str(problem.value)
    return str(problem.value)


async def test_a_branch_is_unchanged_after_a_copy_there_and_back(town, source, file, tmp_path):
    await played(town)
    before = await rows(source)
    there = await copy(source, file)
    assert await rows(file) == before
    back = await copy(file, address(tmp_path, "back.db", migrated=False))
    assert await rows(address(tmp_path, "back.db")) == before
    assert [old for _, old, _ in there] == [new for _, _, new in there] == [new for _, _, new in back]
    assert {name: old.rows for name, old, _ in there} == {name: len(found) for name, found in before.items()}
    assert all(before[table] for table in ("sealed_ballots", "events", "received_files"))


async def test_a_branch_resumes_on_the_copied_database(town, source, file, tmp_path):
    await played(town)
    await copy(source, file)
    target = address(tmp_path, "back.db", migrated=False)
    await copy(file, target)
    town.desk._database_url = target
    await town.desk.restart_bot()
    await vote(town["王组织"], *["满意"] * 4)
    later = await town.dated("2026-04-03 14:00")  # new rows take free ids
    await town.until("2026-04-03 13:55")
    await town["张三"].starts(link_payload(later))
    town["张三"].sees("签到成功")
    assert len((await rows(target))["ballot_receipts"]) == 4


async def test_many_rows_are_copied_in_batches(tmp_path, file):
    many = [{"update_id": 2**40 + number, "seen_at": FOUNDED} for number in range(row_copy.BATCH * 2 + 1)]
    source = await migrated(
        address(tmp_path), insert(SeenUpdate).values(many[:900]), insert(SeenUpdate).values(many[900:])
    )
    sums = {name: new for name, _, new in await copy(source, file)}
    assert sums["seen_updates"].rows == len(many)


async def test_copy_accepts_empty_tables_of_an_earlier_attempt(tmp_path, file):
    source = await migrated(address(tmp_path), ONE)
    await migrated(file)
    await copy(source, file)
    assert len((await rows(file))["accounts"]) == 1


async def test_copy_refuses_a_target_with_rows_and_leaves_it_unchanged(tmp_path, file):
    source, target = await migrated(file, ONE), await migrated(address(tmp_path), ONE)
    assert "--to is not empty: it has rows in accounts" in await refused(source, target)
    assert len((await rows(target))["accounts"]) == 1


async def test_copy_refuses_a_source_that_changes_meanwhile(tmp_path, file, monkeypatch):
    source = await migrated(address(tmp_path), ONE)
    true = row_copy._copy

    async def and_the_bot_runs(table, reading, writing):
        if table.name == "seen_updates":
            await migrated(source, update(Account).values(display_name="二"))
        return await true(table, reading, writing)

    monkeypatch.setattr(row_copy, "_copy", and_the_bot_runs)
    assert "Stop the bot, all its processes" in await refused(source, file)
    assert (await rows(file))["accounts"] == []


async def test_copy_refuses_a_table_that_arrives_with_a_difference(tmp_path, file, monkeypatch):
    source = await migrated(address(tmp_path), ONE)
    true = row_copy._copy

    async def and_one_is_lost(table, reading, writing):
        found = await true(table, reading, writing)
        if table.name == "accounts":
            await writing.execute(table.delete())
        return found

    monkeypatch.setattr(row_copy, "_copy", and_one_is_lost)
    assert "accounts is not the same on both sides" in await refused(source, file)


@pytest.mark.postgresql("texts of any length are taken by SQLite")
async def test_copy_names_the_table_whose_rows_the_target_refuses(tmp_path, file):
    source = await migrated(file, insert(Account).values(telegram_id=1, display_name="长" * 131, awaiting_data={}))
    assert "does not take the rows of accounts" in await refused(source, address(tmp_path))
    assert (await rows(address(tmp_path)))["accounts"] == []


async def test_copy_refuses_unsuitable_databases_with_an_explanation(tmp_path, file):
    target = address(tmp_path, migrated=False)
    assert "There is nothing at --from" in await refused(file, target)
    assert "There is nothing at --from" in await refused(f"sqlite+aiosqlite:///{tmp_path}/no-folder/branch.db", target)
    await migrated(file, text("UPDATE alembic_version SET version_num = '9999'"))
    assert "--from is of a later version" in await refused(file, target)
    assert "--to is not empty: it holds tables of a later version" in await refused(await migrated(target), file)
    with sqlite3.connect(tmp_path / "diary.db") as connection:
        connection.execute("CREATE TABLE diary (page TEXT)")
    connection.close()
    diary = f"sqlite+aiosqlite:///{tmp_path}/diary.db"
    assert "--from is not this bot's" in await refused(diary, address(tmp_path, "new.db", migrated=False))
    assert "tables of another program" in await refused(target, diary)
    assert "are the same database" in await refused(target, target)
    assert "--to cannot be opened" in await refused(target, f"sqlite+aiosqlite:///{tmp_path}/nowhere/branch.db")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("branch.db", "--to is not the address of a database"),
        (
            f"postgresql://bot:{SECRET}@127.0.0.1/branch",
            "--to needs an asynchronous driver; for example postgresql+asyncpg",
        ),
        (f"mysql+aiomysql://bot:{SECRET}@127.0.0.1/branch", "--to needs the package aiomysql"),
        (f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1:1/branch", "No PostgreSQL server answers at 127.0.0.1:1"),
    ],
)
async def test_a_wrong_address_is_reported_by_option_without_its_password(tmp_path, file, url, words):
    await migrated(file)
    assert words in await refused(file, url)


def written(file, address):
    file.write_text(address, encoding="utf-8")
    file.chmod(0o600)
    return file.name


def test_copy_reads_addresses_from_files_and_prints_a_line_for_each_table(says, tmp_path, file):
    old, new = (tmp_path / name for name in ("old.txt", "new.txt"))
    written(old, asyncio.run(migrated(address(tmp_path))))
    written(new, f"# the new server\n\nDATABASE_URL='{file}'\n")
    code, out, err = says("copy", "--from", "old.txt", "--to", "new.txt")
    assert (code, err) == (0, "")
    assert re.search(r"^ballot_receipts +0  0{16}  0{16}$", out, re.MULTILINE)
    assert f"{len(row_copy.TABLES)} tables, 0 rows, the same on both sides" in out
    assert (tmp_path / "moved.db").stat().st_mode & 0o077 == 0
    written(new, "branch.db")
    assert says("copy", "--from", "old.txt", "--to", "new.txt")[0] == 2
    written(new, f"sqlite+aiosqlite:///{tmp_path}/nowhere/x.db")
    code, _, err = says("copy", "--from", "old.txt", "--to", "new.txt")
    assert code == 1
    assert "cannot be opened" in err


def test_copy_takes_the_database_of_the_settings_by_default(says, tmp_path, file):
    says.settings["DATABASE_URL"] = asyncio.run(migrated(address(tmp_path), ONE))
    written(tmp_path / "new.txt", file)
    assert says("copy", "--to", "new.txt")[0] == 0
    assert len(asyncio.run(rows(file))["accounts"]) == 1


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_an_address_on_the_command_line_is_refused_with_the_new_form(says, tmp_path, file, option):
    written(tmp_path / "other.txt", file)
    server = f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1/branch"
    other = {"--from": "--to", "--to": "--from"}[option]
    code, out, err = says("copy", option, server, other, "other.txt")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "name the file: python -m bot copy --from old.txt --to new.txt" in err
    assert SECRET not in err


def test_a_file_without_one_address_is_refused_and_one_that_others_can_read_is_named(says, tmp_path, file):
    (tmp_path / "binary").write_bytes(b"SQLite format 3\0\xff")
    written(tmp_path / "two.txt", f"{file}\n{file}\n")
    for name, words in (
        ("binary", "binary, named by --to, must hold one line: the address of a database"),
        ("two.txt", "two.txt, named by --to, must hold one line"),
        ("nowhere.txt", "nowhere.txt, named by --to, cannot be read: No such file or directory"),
    ):
        code, _, err = says("copy", "--to", name)
        assert code == 2
        assert words in err
    written(tmp_path / "open.txt", file)
    (tmp_path / "open.txt").chmod(0o644)
    _, _, err = says("copy", "--to", "open.txt")
    assert "can read open.txt, which may hold a password. Close it: chmod go-rwx open.txt" in err


def test_copy_needs_to_know_which_of_several_bots_is_meant(says, tmp_path, file):
    says.settings["TELEGRAM_BOT_TOKEN"] = "700000004:one,700000005:two"
    written(tmp_path / "new.txt", file)
    code, _, err = says("copy", "--to", "new.txt")
    assert code == 2
    assert "Say which one is meant, with --bot and one of 700000004, 700000005" in err
