"""Upgrades about settings: announced activities get figures (0016), reasons get a table of their own (0019)."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, text

from bot.domain.rules import DEFAULTS, figures_in_force, rules_then
from bot.storage.engine.database import Database
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch
from bot.storage.tables.settings import SettingChange
from tests.support.databases import address
from tests.support.revisions import downgrade_to, upgrade_to

WHEN = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
BRANCH = """INSERT INTO branches (id, title, usual_time, zone, language, overrides, secret, created_at)
            VALUES (1, '支部', '14:00', 'Asia/Shanghai', 'zh-CN', :overrides, 's', '2026-01-01 00:00:00+00')"""
ACTIVITY = """INSERT INTO activities (id, branch_id, year, month, form, content, mode, secret, revision, announced_at,
                                      ended_at, figures)
              VALUES (:id, 1, 2026, 3, '学习', '学习', 'onsite', 's', 0, :announced, :ended, :figures)"""
OVERRIDES = '{"makeup": 432000, "present_share": 0.9, "blocked_dates": ["2026-06-15"]}'
JUDGED = '{"notice": 432000.0, "half_day_hours": 3.5, "present_share": 0.8, "satisfied_share": 0.6}'
ROWS = ((1, None, None, None), (2, WHEN, None, None), (3, WHEN, WHEN, JUDGED))


def instant(value, connection):
    naive_text = value is not None and connection.dialect.name == "sqlite"
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if naive_text else value


async def test_an_announced_activity_gets_the_figures_of_its_branch(tmp_path):
    database = Database(address(tmp_path, migrated=False))
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0015")
        await connection.execute(text(BRANCH), {"overrides": OVERRIDES})
        for number, announced, ended, figures in ROWS:
            values = {"announced": instant(announced, connection), "ended": instant(ended, connection)}
            await connection.execute(text(ACTIVITY), {"id": number, "figures": figures, **values})
    await database.migrate()
    async with database.begin() as db:
        undated, announced, ended = (await db.scalars(select(Activity).order_by(Activity.id))).all()
        assert undated.figures is None
        in_force = figures_in_force(await db.get_one(Branch, 1))
        del in_force["correction"]  # unknown to that version
        assert announced.figures == in_force
        assert (rules_then(announced).makeup, rules_then(announced).present_share) == (timedelta(days=5), 0.9)
        assert (rules_then(ended).makeup, rules_then(ended).present_share) == (timedelta(days=5), 0.8)
        assert rules_then(ended).quiet_from == DEFAULTS.quiet_from
    await database.close()


async def test_the_reason_of_a_change_moves_to_a_table_of_its_own(tmp_path):
    database = Database(address(tmp_path, migrated=False))
    change = """INSERT INTO setting_changes (id, branch_id, figure, old, new, reason, at)
                VALUES (:id, 1, 'makeup', '7', '9', :reason, '2026-03-01 00:00:00.000000+00')"""
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade_to, "0018")
        await connection.execute(text(BRANCH), {"overrides": OVERRIDES})
        for number, reason in ((1, "支委会研究决定"), (2, None)):
            await connection.execute(text(change), {"id": number, "reason": reason})
    await database.migrate()
    async with database.begin() as db:
        found = (await db.scalars(select(SettingChange).order_by(SettingChange.id))).all()
        assert [each.reason for each in found] == ["支委会研究决定", None]
    async with database.engine.begin() as connection:
        await connection.run_sync(downgrade_to, "0018")
        rows = (await connection.execute(text("SELECT id, reason FROM setting_changes ORDER BY id"))).all()
    assert [tuple(row) for row in rows] == [(1, "支委会研究决定"), (2, None)]
    await database.close()
