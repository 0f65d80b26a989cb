"""Fixtures that several chats share: a month whose date is chosen, and its notice."""

import pytest

from bot.domain.plan.yearly_plan import add_month
from bot.storage.tables.branch import Branch


@pytest.fixture
async def month(town):
    """The branch while its secretary sees March's card; the fixed day is the first Friday, and nothing is dated."""
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        branch.fixed_day = "nth:1:4"
        secretary = await town.person(db, "李书记")
        town.activity = await add_month(db, branch, 2026, 3, "红色教育行动", "党史专题学习", by=secretary, now=town.now)
    await town["李书记"].says("/plan")
    await town["李书记"].taps("3月")
    return town


@pytest.fixture
async def announced(month):
    """The branch with March's activity dated for the 6th and its notice posted in the group."""
    await month["李书记"].taps("采用")
    await month.until("2026-03-01 12:00")
    return month
