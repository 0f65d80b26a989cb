"""The database: migrations match the models, instants keep their zone, and transactions are atomic."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import bindparam, delete, event, make_url, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.branch import terms
from bot.storage.engine import branch_lock, postgresql
from bot.storage.engine.address import beside
from bot.storage.engine.database import Database
from bot.storage.engine.failures import Away
from bot.storage.engine.migrate import MIGRATIONS, known_revisions
from bot.storage.inspection import Schema, Trouble, Unusable, look
from bot.storage.roles import Kind
from bot.storage.tables import Base
from bot.storage.tables.base import UTCDateTime
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.seen import SeenUpdate
from tests.support.databases import address, run
from tests.support.revisions import upgrade_to

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
UNKNOWN = r"'lord' is not among the defined enum values\. Enum name: kind"


@pytest.fixture
async def database(tmp_path):
    built = Database(address(tmp_path, migrated=False))
    await built.migrate()
    yield built
    await built.close()


async def test_migrations_create_exactly_the_models_schema(database):
    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_known_revisions_follow_the_migration_chain():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert known_revisions() == steps


async def test_migrating_twice_changes_nothing(database):
    async with database.begin() as db:
        db.add(SeenUpdate(update_id=1, seen_at=NOW))
    await database.migrate()
    async with database.read() as db:
        assert (await db.scalars(select(SeenUpdate.update_id))).all() == [1]


async def test_an_upgrade_owes_the_recurring_duties_of_set_up_branches(tmp_path):
    database = Database(address(tmp_path, migrated=False))
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0004")
        new = text(
            "INSERT INTO branches (id, title, usual_time, zone, language, overrides, secret, created_at, ready_at) "
            "VALUES (:id, '支部', '14:00', 'Asia/Shanghai', 'zh-CN', '{}', 's', :created_at, :ready_at)"
        ).bindparams(bindparam("created_at", type_=UTCDateTime()), bindparam("ready_at", type_=UTCDateTime()))
        for number, ready_at in ((1, NOW), (2, None)):
            await connection.execute(new, {"id": number, "created_at": NOW, "ready_at": ready_at})
    await database.migrate()
    async with database.read() as db:
        owed = {(duty.key, duty.owner, duty.next_at) for duty in (await db.scalars(select(Duty))).all()}
    first_of_march = datetime(2026, 3, 1, 1, tzinfo=UTC)  # 09:00 in Shanghai
    assert owed == {
        ("month-end:b1:0:", "secretary", NOW),
        ("overdue:b1:0:", "secretary", NOW),
        ("chain-head:b1:0:", "secretary", first_of_march),
    }
    await database.close()


async def test_an_instant_is_returned_in_utc(database):
    shanghai = timezone(timedelta(hours=8))
    async with database.begin() as db:
        db.add(SeenUpdate(update_id=1, seen_at=NOW.astimezone(shanghai)))
    async with database.read() as db:
        stored = (await db.scalars(select(SeenUpdate.seen_at))).one()
    assert (stored, stored.tzinfo) == (NOW, UTC)


async def test_a_naive_instant_is_refused(database):
    with pytest.raises(StatementError, match="without a zone"):
        async with database.begin() as db:
            db.add(SeenUpdate(update_id=1, seen_at=NOW.replace(tzinfo=None)))


async def settle(database, kind):
    """Write a branch of one person of this kind."""
    async with database.begin() as db:
        db.add(Branch(id=1, secret="s", created_at=NOW))
        await db.flush()
        db.add(terms.newcomer(1, "张三", kind, now=NOW))


async def test_a_state_comes_back_as_its_member(database):
    await settle(database, Kind.FULL)
    async with database.read() as db:
        assert (await db.scalars(select(Person.kind))).one() is Kind.FULL
        assert (await db.scalars(text("SELECT kind FROM memberships"))).one() == "full"


async def test_a_state_that_is_none_of_ours_is_not_written(database):
    with pytest.raises(StatementError, match=UNKNOWN):
        await settle(database, "lord")


async def test_a_state_that_is_none_of_ours_is_not_read(database):
    await settle(database, Kind.FULL)
    async with database.begin() as db:
        await db.execute(text("UPDATE memberships SET kind = 'lord'"))
    async with database.read() as db:
        with pytest.raises(LookupError, match=UNKNOWN):
            (await db.scalars(select(Person.kind))).one()


async def test_an_exception_rolls_everything_back(database):
    async def fail():
        async with database.begin() as db:
            db.add(SeenUpdate(update_id=1, seen_at=NOW))
            await db.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as db:
        assert (await db.scalars(select(SeenUpdate))).all() == []


async def test_writers_wait_for_the_lock_instead_of_failing(database):
    async def add(number):
        async with database.begin() as db:
            await branch_lock.take(db, 1)
            before = len((await db.scalars(select(SeenUpdate))).all())
            db.add(SeenUpdate(update_id=number, seen_at=NOW))
            await asyncio.sleep(0)
            return before

    seen = await asyncio.gather(*(add(number) for number in range(20)))
    assert sorted(seen) == list(range(20))


async def test_foreign_keys_are_enforced(database):
    with pytest.raises(IntegrityError):
        async with database.begin() as db:
            db.add(Account(telegram_id=1, branch_id=99, awaiting_data={}))


@pytest.mark.sqlite("its pragmas")
async def test_commits_reach_the_disk_and_overwritten_rows_are_erased(database):
    async with database.engine.connect() as connection:
        figures = [(await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in
                   ("journal_mode", "synchronous", "secure_delete", "foreign_keys")]  # fmt: skip
    assert figures == ["wal", 2, 1, 1]


@pytest.mark.sqlite("its row numbers")
async def test_the_ballots_tables_have_no_hidden_order(database):
    async with database.engine.connect() as connection:
        for table in ("ballot_receipts", "ballot_counts", "ballot_comments"):
            made = (
                await connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :t"), {"t": table})
            ).scalar_one()
            assert "WITHOUT ROWID" in made


@pytest.fixture
async def two(tmp_path):
    """The databases of two bots, side by side."""
    first = address(tmp_path, migrated=False)
    built = [Database(first), Database(beside(first, "bot-2"))]
    for base in built:
        await base.migrate()
    yield built
    for base in built:
        await base.close()


async def test_two_databases_side_by_side_share_no_rows(two):
    for base in two:
        async with base.begin() as db:
            db.add(SeenUpdate(update_id=1, seen_at=NOW))
    async with two[0].begin() as db:
        await db.execute(delete(SeenUpdate))
    async with two[1].read() as db:
        assert len((await db.scalars(select(SeenUpdate))).all()) == 1


async def test_branch_locks_of_two_bots_are_independent(two):
    async with two[0].begin() as mine, two[1].begin() as theirs:
        await branch_lock.take(mine, 7)
        assert await branch_lock.try_to_take(theirs, [7])


async def test_an_inspection_ignores_the_database_beside_it(tmp_path):
    first = address(tmp_path)
    base = Database(first)
    await base.migrate()
    await base.close()
    second = beside(first, "bot-2")
    assert (await look(first), await look(second)) == (Schema.CURRENT, Schema.EMPTY)
    base = Database(second)
    await base.migrate()
    await base.close()
    assert await look(second) is Schema.CURRENT


@pytest.mark.postgresql("its schemas")
async def test_a_bot_with_its_own_schema_needs_no_database_ownership(tmp_path):
    first = address(tmp_path, migrated=False)
    name = "tenant_" + make_url(first).database
    run(f"CREATE ROLE {name} LOGIN")
    own = beside(first.replace("postgres@", f"{name}@"), "bot-2")
    try:
        with pytest.raises(Unusable) as refused:
            await look(own)
        assert refused.value.trouble is Trouble.MAY_NOT_CREATE
        run(f"CREATE SCHEMA bot_2 AUTHORIZATION {name}", database=make_url(first).database)
        assert await look(own) is Schema.EMPTY
        base = Database(own)
        await base.migrate()
        await base.close()
        assert await look(own) is Schema.CURRENT
    finally:
        run(f"DROP OWNED BY {name} CASCADE", database=make_url(first).database)
        run(f"DROP ROLE {name}")


@pytest.mark.sqlite("its driver")
async def test_a_failed_statement_keeps_the_earlier_ones(database):
    async with database.begin() as db:
        connection = await db.connection()
        added = await connection.execute(text("INSERT INTO seen_updates VALUES (1, '2026-03-01'), (2, '2026-03-01')"))
        with pytest.raises(IntegrityError):
            await connection.execute(text("INSERT INTO seen_updates VALUES (1, '2026-03-01')"))
    async with database.engine.connect() as connection:
        kept = await connection.execute(text("SELECT update_id FROM seen_updates ORDER BY 1"))
        assert (added.rowcount, kept.keys(), kept.all()) == (2, ["update_id"], [(1,), (2,)])


@pytest.mark.sqlite("its driver")
async def test_streamed_rows_arrive_complete_and_in_order(database):
    async with database.begin() as db:
        db.add_all(SeenUpdate(update_id=number, seen_at=NOW) for number in range(1, 501))
    async with database.engine.connect() as connection:
        streamed = await connection.stream(text("SELECT update_id FROM seen_updates"))
        assert [number async for (number,) in streamed] == [*range(1, 501)]


@pytest.mark.sqlite("a file that may not grow")
async def test_a_full_file_raises_away_and_rolls_back(database):
    async def write() -> None:
        async with database.begin() as db:
            connection = await db.connection()
            pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            db.add_all(SeenUpdate(update_id=number, seen_at=NOW) for number in range(5000))

    with pytest.raises(Away):
        await write()
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    async with database.begin() as db:
        assert (await db.scalars(select(SeenUpdate))).all() == []
        db.add(SeenUpdate(update_id=1, seen_at=NOW))


@pytest.mark.postgresql("a connection to a server")
async def test_connections_that_died_at_rest_are_replaced_before_use(database):
    await asyncio.gather(*(_looked(database) for _ in range(3)))
    name = make_url(database.engine.url).database
    run(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
    await asyncio.sleep(0.1)  # until the closed sockets are noticed
    await asyncio.gather(*(_looked(database) for _ in range(3)))
    async with database.begin() as db:
        db.add(SeenUpdate(update_id=1, seen_at=NOW))


@pytest.mark.postgresql("a connection to a server")
async def test_a_connection_is_checked_only_after_a_rest(database, monkeypatch):
    asked, dialect = [], database.engine.sync_engine.dialect
    ask = dialect.do_ping
    monkeypatch.setattr(dialect, "do_ping", lambda connection: asked.append(connection) or ask(connection))
    await _looked(database)
    await _looked(database)
    assert asked == []
    monkeypatch.setattr(postgresql, "TRUSTED_SECONDS", 0)
    await _looked(database)
    assert len(asked) == 1


@pytest.mark.postgresql("a connection to a server")
async def test_a_lost_server_is_noticed_within_a_minute(tmp_path):
    there = make_url(address(tmp_path))
    connected = []

    async def relay(reader, writer):
        onward = await asyncio.open_unix_connection(f"{there.query['host']}/.s.PGSQL.5432")

        async def carry(source, target):
            while piece := await source.read(2**16):
                target.write(piece)
            target.close()

        await asyncio.gather(carry(reader, onward[1]), carry(onward[0], writer))

    server = await asyncio.start_server(relay, "127.0.0.1", 0)
    where = there.set(host="127.0.0.1", port=server.sockets[0].getsockname()[1]).difference_update_query(["host"])
    database = Database(where.render_as_string(hide_password=False))
    event.listen(database.engine.sync_engine, "checkout", lambda each, *_: connected.append(each.driver_connection))
    await _looked(database)
    ours = connected[0]._transport.get_extra_info("socket")
    assert ours.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    silence = [ours.getsockopt(socket.IPPROTO_TCP, name) for name in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL)]
    assert sum(silence) + 10 * ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT) <= 70
    assert 0 < ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) <= 60_000
    await database.close()
    server.close()


async def _looked(database):
    async with database.read() as db:
        await db.execute(select(SeenUpdate))
