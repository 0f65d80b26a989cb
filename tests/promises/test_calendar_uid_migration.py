"""The upgrade that gives activities identifiers for calendars (0026)."""

from datetime import UTC, datetime

from sqlalchemy import select, text

from bot.storage.engine.database import Database
from bot.storage.tables.activity import Activity
from tests.support.databases import address
from tests.support.revisions import upgrade_to

BRANCH = """INSERT INTO branches (id, title, usual_time, zone, language, overrides, secret, created_at)
            VALUES (1, '支部', '14:00', 'Asia/Shanghai', 'zh-CN', '{}', 's', '2026-01-01 00:00:00+00')"""
SESSION = "INSERT INTO sessions (id, host_branch_id, secret) VALUES (:id, 1, 's')"
ACTIVITY = """INSERT INTO activities (id, branch_id, session_id, year, month, form, content, mode, revision,
                                      announced_at, roll_fixed, not_held)
              VALUES (:id, 1, :id, 2026, 3, '学习', '学习', 'onsite', 0, :announced, false, false)"""


async def test_an_announced_activity_keeps_its_entry_in_calendars_and_the_others_get_their_own(tmp_path):
    database = Database(address(tmp_path, migrated=False))
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0022")
        await connection.execute(text(BRANCH))
        at = datetime(2026, 3, 1, tzinfo=UTC)
        announced = at.strftime("%Y-%m-%d %H:%M:%S.%f") if connection.dialect.name == "sqlite" else at
        for number in (1, 2, 3):
            await connection.execute(text(SESSION), {"id": number})
            await connection.execute(text(ACTIVITY), {"id": number, "announced": announced if number == 1 else None})
    await database.migrate()
    async with database.begin() as db:
        told, *untold = (await db.scalars(select(Activity).order_by(Activity.id))).all()
        assert told.calendar_uid is None
        assert len({each.calendar_uid for each in untold} - {None}) == 2
    await database.close()
