"""The migration to sessions gives each activity one with its times, place and secret, wholly or not at all."""

import signal
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import JSON, Integer, String, column, insert, inspect, select, table

from bot.domain.activity import activities
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema, look
from bot.storage.tables.activity import Activity
from bot.storage.tables.base import UTCDateTime
from tests.support.databases import address
from tests.support.revisions import downgrade_to, migrate_and_die, upgrade_to

BEFORE = "0016"
NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
STARTS = datetime(2026, 3, 6, 6, 0, 0, 250, tzinfo=UTC)
BRANCHES = table(
    "branches", column("id", Integer), column("title", String), column("usual_time", String), column("zone", String),
    column("language", String), column("overrides", JSON), column("secret", String),
    column("created_at", UTCDateTime()),
)  # fmt: skip
ACTIVITIES = table(
    "activities", *(column(name, Integer) for name in ("id", "branch_id", "year", "month", "revision")),
    *(column(name, String) for name in ("form", "content", "mode", "place", "secret")),
    *(column(name, UTCDateTime()) for name in ("starts_at", "ends_at")),
)  # fmt: skip
ATTENDANCES = table(
    "attendances", column("activity_id", Integer), column("person_id", Integer), column("at", UTCDateTime()),
    column("how", String),
)  # fmt: skip
PEOPLE = table(
    "people", column("id", Integer), column("branch_id", Integer), column("name", String), column("position", Integer),
    column("added_at", UTCDateTime()),
)  # fmt: skip
# id, branch, start, end, place and secret: one that is fixed, one that has no date, and one of another branch
ROWS = [
    (3, 1, STARTS, STARTS + timedelta(hours=4), "党员活动室", "a" * 32),
    (7, 1, None, None, None, "b" * 32),
    (8, 2, STARTS, STARTS + timedelta(hours=3), "会议室", "c" * 32),
]
OLD = select(*(ACTIVITIES.c[name] for name in ("id", "branch_id", "starts_at", "ends_at", "place", "secret")))


@pytest.fixture
async def old(tmp_path):
    """The address of a database of the version before, with two branches, three activities and a check-in."""
    url = address(tmp_path, migrated=False)
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, BEFORE)
        for id_ in (1, 2):
            values = {"title": "", "usual_time": "14:00", "zone": "Asia/Shanghai", "language": "zh-CN", "overrides": {}}
            await connection.execute(insert(BRANCHES).values(id=id_, secret="s", created_at=NOW, **values))
        for id_, branch_id, starts_at, ends_at, place, secret in ROWS:
            row = {"id": id_, "branch_id": branch_id, "year": 2026, "month": 3, "form": "学习", "content": "党史"}
            row |= {"starts_at": starts_at, "ends_at": ends_at, "place": place, "mode": "onsite", "revision": 0}
            await connection.execute(insert(ACTIVITIES).values(secret=secret, **row))
        person = {"id": 1, "branch_id": 1, "name": "张三", "position": 0, "added_at": NOW}
        await connection.execute(insert(PEOPLE).values(person))
        await connection.execute(insert(ATTENDANCES).values(activity_id=3, person_id=1, at=STARTS, how="scan"))
    await database.close()
    return url


async def migrated_rows(database):
    """Return the activities as `ROWS` shows them; the branch is the session's host."""
    async with database.read() as db:
        every = (await db.scalars(select(Activity).order_by(Activity.id))).all()
        return [(a.id, a.session.host_branch_id, a.starts_at, a.ends_at, a.place, a.secret) for a in every]


async def test_each_activity_gets_a_session_of_its_own(old):
    database = Database(old)
    await database.migrate()
    assert await migrated_rows(database) == ROWS
    async with database.begin() as db:
        assert len(set((await db.scalars(select(Activity.session_id))).all())) == len(ROWS)
        new = await activities.create(db, 2, 2026, 4, "学习", "党章")
        assert (new.starts_at, new.place) == (None, None)
        assert new.session_id not in {id_ for id_, *_rest in ROWS}
    await database.close()


@pytest.mark.parametrize("at", ["INSERT INTO sessions", "UPDATE activities", "DROP COLUMN place"])
async def test_a_migration_killed_in_the_middle_starts_again(old, at):
    assert await migrate_and_die(old, at) == -signal.SIGKILL
    assert await look(old) is Schema.OLDER
    database = Database(old)
    async with database.engine.connect() as connection:
        assert [tuple(row) for row in await connection.execute(OLD.order_by(ACTIVITIES.c.id))] == ROWS
        assert "sessions" not in await connection.run_sync(lambda each: inspect(each).get_table_names())
    await database.migrate()
    assert await migrated_rows(database) == ROWS
    await database.close()


async def test_going_back_gives_the_times_to_the_activities(old):
    database = Database(old)
    await database.migrate()
    async with database.engine.begin() as connection:
        await connection.run_sync(downgrade_to, BEFORE)
        assert [tuple(row) for row in await connection.execute(OLD.order_by(ACTIVITIES.c.id))] == ROWS
        assert "sessions" not in await connection.run_sync(lambda each: inspect(each).get_table_names())
    await database.close()
