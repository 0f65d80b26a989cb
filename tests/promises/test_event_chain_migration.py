"""The migration of the record of events: it parts and chains the rows of an older database, wholly or not at all."""

import signal
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import JSON, Integer, String, column, insert, inspect, select, table

from bot.storage import event_chain
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema, look
from bot.storage.tables.base import UTCDateTime
from bot.storage.tables.timeline import Event, EventWords
from tests.support.databases import address
from tests.support.revisions import downgrade_to, migrate_and_die, upgrade_to

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
BEFORE = "0010"
BRANCHES = table(
    "branches", column("id", Integer), column("title", String), column("usual_time", String), column("zone", String),
    column("language", String), column("overrides", JSON), column("secret", String),
    column("created_at", UTCDateTime()),
)  # fmt: skip
EVENTS = table(
    "events", column("id", Integer), column("branch_id", Integer), column("kind", String), column("at", UTCDateTime()),
    column("detail", JSON),
)  # fmt: skip
DETAILS = [
    ("person-added", {"name": "张三", "member_kind": "full", "offices": []}),
    ("person-renamed", {"old": "张三", "new": "张小三"}),
    ("person-changed", {"old": ["full", []], "new": ["full", ["secretary"]]}),
    ("arranged", {"reason": None, "changed": {}}),
    ("rearranged", {"reason": "场地", "changed": {"place": ["甲", "乙"], "host": ["李书记", "王组织"]}}),
    ("ended", {"hours": 3.25, "short": True}),
    ("objection", {"words": "我那天在场", "stamp": "1772326800"}),
]
PLAIN = [
    {"member_kind": "full", "offices": []}, {}, {"old": ["full", []], "new": ["full", ["secretary"]]},
    {"reason": None, "changed": {}}, {"changed": {"place": ["甲", "乙"]}}, {"hours": 3.25, "short": True},
    {"stamp": "1772326800"},
]  # fmt: skip


@pytest.fixture
async def old(tmp_path):
    """The address of a database of the version before: two branches with seven events each, in turn."""
    url = address(tmp_path, migrated=False)
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, BEFORE)
        for id_ in (1, 2):
            values = {"title": "", "usual_time": "14:00", "zone": "Asia/Shanghai", "language": "zh-CN", "overrides": {}}
            await connection.execute(insert(BRANCHES).values(id=id_, secret="s", created_at=NOW, **values))
        for number, (kind, detail) in enumerate([each for each in DETAILS for _ in (1, 2)]):
            row = {"branch_id": number % 2 + 1, "kind": kind, "detail": detail}
            await connection.execute(insert(EVENTS).values(at=NOW + timedelta(seconds=number), **row))
    await database.close()
    return url


@pytest.fixture
async def migrated(old):
    database = Database(old)
    await database.migrate()
    yield database
    await database.close()


async def test_old_events_are_chained_in_the_order_of_their_ids(migrated):
    async with migrated.read() as db:
        numbers = (await db.execute(select(Event.branch_id, Event.number).order_by(Event.id))).all()
        assert await event_chain.verify(await db.connection()) == (2 * len(DETAILS), None)
    assert [tuple(row) for row in numbers] == [(n % 2 + 1, n // 2 + 1) for n in range(2 * len(DETAILS))]


async def test_old_events_lose_their_personal_words_to_another_table(migrated):
    async with migrated.read() as db:
        mine = select(Event).where(Event.branch_id == 1).order_by(Event.number)
        events = (await db.scalars(mine)).all()
        assert [event.plain for event in events] == PLAIN
        assert [(event.kind, event.detail) for event in events] == DETAILS
        assert len((await db.scalars(select(EventWords))).all()) == 2 * 4


async def test_a_migrated_record_goes_on(migrated):
    async with migrated.begin() as db:
        db.add(Event(branch_id=2, kind="tested", at=NOW, plain={}))
    async with migrated.read() as db:
        assert await event_chain.verify(await db.connection()) == (2 * len(DETAILS) + 1, None)


@pytest.mark.parametrize("at", ["UPDATE events", "INSERT INTO event_words", "CREATE TRIGGER event_words"])
async def test_a_migration_killed_in_the_middle_starts_again(old, at):
    assert await migrate_and_die(old, at) == -signal.SIGKILL
    assert await look(old) is Schema.OLDER
    database = Database(old)
    async with database.engine.connect() as connection:
        rows = (await connection.execute(select(EVENTS.c.kind, EVENTS.c.detail).order_by(EVENTS.c.id))).all()
        assert [tuple(row) for row in rows] == [each for each in DETAILS for _ in (1, 2)]
        assert "event_words" not in await connection.run_sync(lambda each: inspect(each).get_table_names())
    await database.migrate()
    async with database.read() as db:
        assert await event_chain.verify(await db.connection()) == (2 * len(DETAILS), None)
    await database.close()


async def test_going_back_joins_the_words_again(migrated):
    async with migrated.engine.begin() as connection:
        await connection.run_sync(downgrade_to, BEFORE)
        rows = (await connection.execute(select(EVENTS.c.kind, EVENTS.c.detail).order_by(EVENTS.c.id))).all()
    assert [tuple(row) for row in rows] == [each for each in DETAILS for _ in (1, 2)]
