"""The records of activities and plans refuse change, even by SQL."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.activity import activities
from bot.domain.attendance.correction_requests import Change
from bot.domain.branch import setting_changes
from bot.domain.day import corrections
from bot.domain.plan import yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.storage.tables.branch import Branch
from tests.support.party_day import ended

COLUMNS = {
    "events": "kind",
    "activity_roll": "state",
    "corrections": "new",
    "plan_revisions": "title",
    "setting_changes": "figure",
}


async def recorded(town):
    """Play an activity, record a check-in afterwards and import a plan, so that each table has a row."""
    activity = await ended(town, "王组织")
    async with town.database() as db:
        wang, feng = await town.person(db, "王组织"), await town.person(db, "冯九")
        same = await activities.get(db, activity.id)
        await corrections.correct(db, same, feng, Change.PRESENT, by=wang, reason="没有手机", now=town.now)
        draft = PlanDraft("2026年计划", 2026, (PlanRow(1, 6, "学习", "学习原文"),), "")
        await yearly_plan.save(db, await db.get_one(Branch, town.branch_id), draft, 2026, by=wang, now=town.now)
        branch = await db.get_one(Branch, town.branch_id)
        await setting_changes.record(db, branch, "makeup", 7, 5, by=wang, now=town.now, reason="支委会决定")


@pytest.mark.parametrize("table", COLUMNS)
async def test_a_record_refuses_update_and_delete(town, table):
    await recorded(town)
    async with town.database() as db:
        assert await db.scalar(text(f"SELECT count(*) FROM {table}")) > 0
    for statement in (f"UPDATE {table} SET {COLUMNS[table]} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DBAPIError, match=f"{table} refuses {statement.split()[0]}"):
            await execute(town, statement)


async def execute(town, statement):
    async with town.database() as db:
        await db.execute(text(statement))
