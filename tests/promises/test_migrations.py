"""The database of an earlier version is migrated with its data: the past keeps its figures, or gets the right ones."""

import asyncio
import json
import multiprocessing
import os
import signal
import sqlite3
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.app import BranchBot
from bot.backup import BackupError
from bot.backup.before_migration import FOLDER
from bot.commands.adopt import adopt
from bot.storage import row_hashes
from bot.storage.engine.database import Database
from bot.storage.sqlite_snapshot import BALLOT_TABLES, OPEN_BALLOTS
from sandbox.desk.desk import TOKEN, Desk
from tests.support.backups import restored, settings_of
from tests.support.databases import address, on_postgresql
from tests.support.revisions import upgrade_to
from tests.support.shell import OTHER_TOKEN
from tests.support.town import ROSTER

OLD = Path(__file__).parent / "old_databases"
PRINTED = json.loads((OLD / "printed_by_version_0004.json").read_text(encoding="utf-8"))
# What version 0004 printed, and the right words: it counted 褚积极, who became a member in June, from January on, and
# 冯九 as present in July, whose check-in was recorded by hand three days later. Ballots followed the kinds of today.
PRESENT = {
    1: ("应到11 实到9（81.8% ✓）", "应到10 实到8（80% ✓）"),
    2: ("应到11 实到8（72.7%，⚠️ 未达 80%，需9人）", "应到10 实到7（70%，⚠️ 未达 80%，需8人）"),
    3: ("应到11 实到7（63.6%，⚠️ 未达 80%，需9人）", "应到10 实到6（60%，⚠️ 未达 80%，需8人）"),
    4: ("应到11 实到8（72.7%，⚠️ 未达 80%，需9人）", "应到10 实到7（70%，⚠️ 未达 80%，需8人）"),
    5: ("应到11 实到10（90.9% ✓）", "应到10 实到9（90% ✓）"),
    6: ("应到11 实到8（72.7%，⚠️ 未达 80%，需9人）", "应到10 实到7（70%，⚠️ 未达 80%，需8人）"),
}
YEAR = (
    ("1月 先锋模范行动 · 到会 81.8%", "1月 先锋模范行动 · 到会 80%"),
    ("2月 红色教育行动 · 到会 72.7%", "2月 红色教育行动 · 到会 70%"),
    ("3月 志愿服务行动 · 到会 63.6%", "3月 志愿服务行动 · 到会 60%"),
    ("4月 专题学习研讨 · 到会 72.7%", "4月 专题学习研讨 · 到会 70%"),
    ("5月 先锋模范行动 · 到会 90.9%", "5月 先锋模范行动 · 到会 90%"),
    ("6月 红色教育行动 · 到会 72.7%", "6月 红色教育行动 · 到会 70%"),
    ("7月 志愿服务行动 · 到会 81.8%", "7月 志愿服务行动 · 到会 72.7% ⚠️"),
    ("平均到会率 74.8%", "平均到会率 72.8%"),
    ("6月、10月", "6月、7月、10月"),
    ("请谈一次心，了解情况。\n", "请开展一次谈心谈话，了解情况。\n　 还没有联系记录\n"),
    ("以上只给支部委员看，请勿转发到群里。", "以上只给书记和组织委员看，请勿转发。"),
)
JULY = (
    (
        "应到11 实到9（81.8% ✓） 请假0 缺席2 来宾0\n",
        (
            "应到11 实到8（72.7%，⚠️ 未达 80%，需9人） 请假0 缺席3 来宾0\n"
            "会后补登 1 人，不计入上面的数字；计入后实到9（81.8%）、请假0、缺席2\n"
            "补登：冯九（7月7日(周一) 17:20 由王组织补登：没有手机，当天在场）\n"
        ),
    ),
)
BALLOTS = {1: ("6/9 票", "6/8 票"), 2: ("6/8 票", "6/7 票"), 3: ("6/7 票", "6/6 票"), 4: ("6/8 票", "6/7 票"),
           5: ("6/10 票", "6/9 票"), 6: ("6/8 票", "6/7 票")}  # fmt: skip
MOVED = ("预告：提前 12.2 天 ✓", "预告：提前 11 天 ✓")  # the notice of the date that was held
RIGHT = {"李书记 /summary 2025": YEAR, "李书记 /summary 2025-7": JULY} | {
    f"李书记 /summary 2025-{month}": (present, BALLOTS[month], ("来宾0", "来宾1")) for month, present in PRESENT.items()
}
RIGHT["李书记 /summary 2025-5"] += (MOVED,)
# Version 0004 counted a member as eligible whom an officer recorded after the close.
RIGHT["李书记 /summary 2025-7"] += (("（6/9 票）", "（6/8 票）"),)
# Version 0004 never showed the secretary a make-up study that was overdue and not handed in.
OVERDUE_TOO = (OLD / "todo_with_overdue_makeups.txt").read_text(encoding="utf-8").rstrip("\n")
RIGHT["李书记 /todo"] = ((PRINTED["said"]["李书记 /todo"], OVERDUE_TOO),)
# Words that were changed since, without a change of figures.
REWORDED = (
    ("哪里不对，请点 [有异议]。", "如有误，请点 [有异议]。"),
    ("机器人会提醒他们，现在不用做什么。", "机器人会提醒本人，目前不用处理。"),
)


def old_file(folder: Path) -> Path:
    """Write the old database into the folder."""
    file = folder / "old.db"
    with sqlite3.connect(file) as connection:
        connection.executescript((OLD / "version_0004.sql").read_text(encoding="utf-8"))
    connection.close()
    return file


async def old_database(folder: Path) -> str:
    """Return the URL of a copy of the old database, at its old revision, on the database under test."""
    file = old_file(folder)
    if not on_postgresql():
        return f"sqlite+aiosqlite:///{file}"
    url = address(folder, migrated=False)
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0004")
        await connection.run_sync(_fill, file)
    await database.close()
    return url


def _fill(connection: sa.Connection, file: Path) -> None:
    source, there, here = sa.create_engine(f"sqlite:///{file}"), sa.MetaData(), sa.MetaData()
    there.reflect(source)
    here.reflect(connection)
    with source.connect() as old:
        for table in here.sorted_tables:
            if table.name == "alembic_version":
                continue
            connection.execute(table.delete())
            rows = [
                {name: _in_utc(value) for name, value in row._mapping.items()}
                for row in old.execute(there.tables[table.name].select())
            ]
            if rows:
                connection.execute(table.insert(), rows)
            if table.c.get("id") is not None:  # the next row of the server gets the next number
                last = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"
                connection.execute(sa.text(last))
    source.dispose()


def _in_utc(value):
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


@asynccontextmanager
async def the_branch(folder, url):
    """Run the bot on the database, with the people of the branch and their accounts."""
    async with Desk(folder, datetime.fromisoformat(PRINTED["now"]), database_url=url) as desk:
        people = {name: desk.telegram.person(name) for name, *_rest in ROSTER}
        group = desk.telegram.group("会计学院学生第二党支部", owner=people["李书记"])
        for human in people.values():
            desk.telegram.private_room(desk.account, human).opened = True
            if human is not people["李书记"]:
                await group.add(human)
        yield desk, people


async def test_an_old_database_keeps_its_figures_after_the_migration(tmp_path):
    url = await old_database(tmp_path)
    wrong = {}
    async with the_branch(tmp_path, url) as (_desk, people):
        for asked, printed in PRINTED["said"].items():
            name, words = asked.split(" ", 1)
            await people[name].says(words)
            expected = printed
            for old, new in RIGHT.get(asked, ()):
                assert old in expected, (asked, old)
                expected = expected.replace(old, new)
            for old, new in REWORDED:
                expected = expected.replace(old, new)
            said = [message.text for message in people[name].screen()[-3:]]  # a year's summary comes with two files
            if expected not in said:
                wrong[asked] = (said, expected)
    assert wrong == {}


async def test_the_terms_are_rebuilt_from_the_timeline(tmp_path):
    url = await old_database(tmp_path)
    database = Database(url)
    await database.migrate()
    query = """SELECT name, kind, presumed, to_at IS NULL FROM memberships JOIN people ON people.id = person_id
               WHERE name IN ('张三', '孙五', '褚积极', '郑八', '蒋十') ORDER BY memberships.person_id, from_at"""
    offices = """SELECT name, office, to_at IS NULL FROM office_terms JOIN people ON people.id = person_id
                 WHERE office = 'publicity' ORDER BY from_at"""
    async with database.read() as db:
        memberships = [
            (name, kind, bool(guess), bool(now)) for name, kind, guess, now in await db.execute(sa.text(query))
        ]
        held = [(name, bool(now)) for name, _office, now in await db.execute(sa.text(offices))]
    await database.close()
    assert memberships == [
        ("张三", "full", True, True),
        ("孙五", "probationary", True, False),
        ("孙五", "full", False, True),
        ("郑八", "full", True, False),
        ("褚积极", "activist", True, False),
        ("褚积极", "probationary", False, True),
        ("蒋十", "full", False, True),
    ]
    assert held == [("赵宣传", False), ("陈四", True)]


def _die_in_the_middle() -> None:
    """Kill this process in the middle of its migration."""

    @event.listens_for(Engine, "before_cursor_execute")
    def _die(_connection, _cursor, statement, *_rest):
        if statement.strip().startswith(("DROP TABLE offices", "DROP TABLE `offices`")):
            os.kill(os.getpid(), signal.SIGKILL)


def _migrate_and_die(url: str) -> None:
    """Migrate in a process of its own, which is killed in the middle."""
    _die_in_the_middle()
    asyncio.run(Database(url).migrate())


@pytest.mark.long("kills")
async def test_a_killed_migration_starts_again_without_loss(tmp_path):
    url = await old_database(tmp_path)
    process = multiprocessing.get_context("spawn").Process(target=_migrate_and_die, args=(url,))
    process.start()
    await asyncio.to_thread(process.join)
    assert process.exitcode == -signal.SIGKILL
    database = Database(url)
    async with database.engine.connect() as connection:
        assert (await connection.execute(sa.text("SELECT version_num FROM alembic_version"))).scalar_one() == "0004"
        before = (await connection.execute(sa.text("SELECT id, kind FROM people ORDER BY id"))).all()
    await database.migrate()
    query = "SELECT person_id, kind FROM memberships WHERE to_at IS NULL ORDER BY person_id"
    async with database.read() as db:
        after = (await db.execute(sa.text(query))).all()
    await database.close()
    gone = {person for person, _kind in before} - {person for person, _kind in after}
    assert [row for row in before if row[0] not in gone] == after
    assert len(gone) == 1  # 郑八, who has left


# --- the backup before it ---------------------------------------------------------------------------------------------


def bot_on(folder: Path, url: str, token: str = TOKEN) -> BranchBot:
    return BranchBot(settings_of(folder, database_url=url, telegram_bot_token=token))


async def opened(folder: Path, url: str) -> None:
    """Start the bot as far as its database."""
    bot = bot_on(folder, url)
    try:
        await bot.open()
    finally:
        await bot.stop()


def _open_and_die(folder: Path, url: str) -> None:
    """Start the bot in a process of its own, which is killed in the middle of the migration."""
    _die_in_the_middle()
    asyncio.run(opened(folder, url))


def rows_in(file: Path) -> dict[str, list[str]]:
    """Return the rows of each table of an SQLite file, without the votes of open ballots."""
    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        kept = dict.fromkeys(BALLOT_TABLES, f"WHERE activity_id NOT IN ({OPEN_BALLOTS})")
        found = {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name} {kept.get(name, '')}")))
            for (name,) in tables
        }
    connection.close()
    return found


async def revision_at(url: str) -> str:
    database = Database(url)
    async with database.engine.connect() as connection:
        found = (await connection.execute(sa.text("SELECT version_num FROM alembic_version"))).scalar_one()
    await database.close()
    return found


async def test_a_start_backs_an_old_database_up_first(tmp_path):
    url = await old_database(tmp_path)
    old = rows_in(tmp_path / "old.db")
    await opened(tmp_path / "data", url)
    (made,) = (tmp_path / "data" / FOLDER).iterdir()
    done = await restored(tmp_path / "again", made)
    assert done.manifest.schema_revision == "0004"
    assert rows_in(tmp_path / "again" / "branch.db") == old
    await opened(tmp_path / "data", url)
    assert list((tmp_path / "data" / FOLDER).iterdir()) == [made]


async def test_a_new_database_needs_no_backup(tmp_path):
    await opened(tmp_path / "data", address(tmp_path, migrated=False))
    assert not (tmp_path / "data" / FOLDER).exists()


async def test_without_a_backup_nothing_is_migrated(tmp_path):
    url = await old_database(tmp_path)
    (tmp_path / FOLDER).touch()
    with pytest.raises(BackupError, match=r"is not migrated.*backups cannot be created"):
        await opened(tmp_path, url)
    assert await revision_at(url) == "0004"


async def test_an_adopted_database_is_backed_up_first(tmp_path):
    url = await old_database(tmp_path)
    (tmp_path / "data").mkdir()
    await adopt(settings_of(tmp_path / "data", database_url=url, telegram_bot_token=OTHER_TOKEN))
    assert len(list((tmp_path / "data" / FOLDER).iterdir())) == 1
    assert await revision_at(url) != "0004"


async def test_an_old_database_owes_no_hashes_of_rows(tmp_path):
    database = Database(await old_database(tmp_path))
    await database.migrate()
    async with database.read() as db:
        assert await row_hashes.verify(await db.connection()) == (0, None)
    await database.close()


@pytest.mark.long("kills")
async def test_a_migration_killed_twice_leaves_one_backup(tmp_path):
    url = await old_database(tmp_path)
    old = rows_in(tmp_path / "old.db")
    for _ in range(2):
        process = multiprocessing.get_context("spawn").Process(target=_open_and_die, args=(tmp_path / "data", url))
        process.start()
        await asyncio.to_thread(process.join)
        assert process.exitcode == -signal.SIGKILL
        (made,) = (tmp_path / "data" / FOLDER).iterdir()
    await restored(tmp_path / "again", made)
    assert rows_in(tmp_path / "again" / "branch.db") == old
    await opened(tmp_path / "data", url)
    assert list((tmp_path / "data" / FOLDER).iterdir()) == [made]
