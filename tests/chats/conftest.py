"""Fixtures that several chats share."""

import logging

import pytest

from bot.domain.plan.yearly_plan import add_month
from bot.storage.tables.branch import Branch
from tests.support.crowded import a_crowd
from tests.support.town import a_neighbour, share_session


@pytest.fixture(autouse=True)
def each_message_can_be_worded(caplog):
    """Fail a chat in which a promised message could not be made: the bot logs that and tries again later."""
    yield
    assert [each for each in caplog.get_records("call") if "delivery failed" in str(each.msg)] == []


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


@pytest.fixture
async def both_announced(town):
    """The branch, which hosts the session, and its neighbour, both announced for 6 March."""
    town.activity = await town.dated("2026-03-06 14:00")
    town.beside = await a_neighbour(town)
    town.theirs = await share_session(town, town.activity, await town.beside.dated("2026-03-06 14:00"))
    await town.until("2026-03-01 12:00")
    return town


@pytest.fixture
def refusals(caplog):
    """Return the records of refused posts that the log holds so far, and check that none has a traceback."""

    def found():
        here = [each for each in caplog.records if "post refused" in str(each.msg)]
        assert not any(each.exc_info for each in caplog.records)
        assert {each.levelno for each in here} <= {logging.WARNING}
        return here

    return found


@pytest.fixture
def tried(town):
    """Note the instant of each call that sends to the group."""
    town.tried = []
    call = town.telegram.faults.take

    def take(method, chat_id, now):
        if method.lower().startswith("send") and str(chat_id) == str(town.group.id):
            town.tried.append(now)
        return call(method, chat_id, now)

    town.telegram.faults.take = take
    return town.tried


@pytest.fixture
async def crowd(tmp_path):
    """Two branches in the middle of everything, with the ids that buttons need, also those of 王组织 and 周六."""
    async with a_crowd(tmp_path) as built:
        async with built.town.database() as db:
            for letter, name in (("w", "王组织"), ("z", "周六")):
                built.ids[letter] = (await built.town.person(db, name)).id
        yield built
