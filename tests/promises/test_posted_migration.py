"""The upgrade to version 0010 takes the posting of old notices from what was sent."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from bot.domain.obligations.kinds import DutyKind
from bot.domain.rules import DEFAULTS
from bot.storage.engine.database import Database
from bot.storage.tables.activity import Activity
from bot.storage.tables.obligations import Duty
from tests.support.databases import address
from tests.support.revisions import upgrade_to

ANNOUNCED, SENT = datetime(2026, 3, 1, 1, 0, tzinfo=UTC), datetime(2026, 3, 1, 3, 30, tzinfo=UTC)
STARTS = datetime(2026, 3, 13, 6, 0, tzinfo=UTC)
MOVE_SENT, LATER = datetime(2026, 3, 4, 2, 0, tzinfo=UTC), datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
BRANCH = """INSERT INTO branches (id, title, usual_time, zone, language, overrides, secret, created_at)
            VALUES (1, '支部', '14:00', 'Asia/Shanghai', 'zh-CN', '{}', 's', '2026-01-01 00:00:00+00')"""
ACTIVITY = """INSERT INTO activities (id, branch_id, year, month, form, content, mode, secret, revision, announced_at,
                                      starts_at)
              VALUES (:id, 1, 2026, 3, '学习', '学习', 'onsite', 's', 0, :announced, :starts)"""
DELIVERY = """INSERT INTO deliveries (key, kind, branch_id, activity_id, args, due_at, attempts, sent_at)
              VALUES (:key, :kind, 1, :activity, :args, :due, 0, :sent)"""
MOVED = '{"changed": {"starts_at": ["2026-03-06T06:00:00+00:00", "2026-03-13T06:00:00+00:00"]}}'
ELSEWHERE = '{"changed": {"place": ["A201", "A202"]}}'


def instant(value, connection):
    """Return an instant as the database's driver takes it."""
    if value is None or connection.dialect.name == "postgresql":
        return value
    return value.replace(tzinfo=None).isoformat(" ", "microseconds")


@pytest.fixture
async def old(tmp_path):
    """A database of version 0004 with a branch."""
    database = Database(address(tmp_path, migrated=False))
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0004")
        await connection.run_sync(
            lambda sync: sync.execute(text(BRANCH.replace("+00", "") if sqlite(sync) else BRANCH))
        )
    yield database
    await database.close()


def sqlite(connection):
    return connection.dialect.name == "sqlite"


def write(connection, number, announced, deliveries):
    activity = {"id": number, "announced": instant(announced, connection), "starts": instant(STARTS, connection)}
    connection.execute(text(ACTIVITY), activity)
    for place, (kind, sent, *args) in enumerate(deliveries):
        row = {"key": f"{kind}:{number}:{place}", "kind": kind, "activity": number, "args": next(iter(args), "{}")}
        row |= {"due": instant(ANNOUNCED, connection), "sent": instant(sent, connection)}
        connection.execute(text(DELIVERY), row)


async def test_old_notices_count_from_when_they_were_sent(old):
    cases = {
        1: (ANNOUNCED, [("notice", SENT)], SENT),
        2: (ANNOUNCED, [("notice", None), ("notice-copy", SENT)], None),  # the group never had it
        3: (ANNOUNCED, [], ANNOUNCED),
        4: (None, [], None),
        5: (
            ANNOUNCED,
            [("notice", SENT), ("change-notice", MOVE_SENT, MOVED), ("change-notice", LATER, ELSEWHERE)],
            MOVE_SENT,
        ),
        6: (ANNOUNCED, [("notice", SENT), ("change-notice", None, MOVED)], None),
    }
    async with old.engine.begin() as connection:
        for number, (announced, sent, _posted) in cases.items():
            await connection.run_sync(write, number, announced, sent)
    await old.migrate()
    async with old.read() as db:
        found = (await db.execute(select(Activity.id, Activity.posted_at).order_by(Activity.id))).all()
        owed = (await db.scalars(select(Duty).where(Duty.kind == DutyKind.POSTING).order_by(Duty.id))).all()
    assert {(duty.key, duty.due_at, duty.next_at) for duty in owed} == {
        (f"posting:a{number}:0:", STARTS - DEFAULTS.notice, STARTS - DEFAULTS.notice) for number in (2, 6)
    }
    assert [tuple(row) for row in found] == [(number, posted) for number, (*_old, posted) in cases.items()]
