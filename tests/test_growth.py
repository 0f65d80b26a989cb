"""A thousand branches more make nobody's answer slower: what is asked often finds its rows by an index."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.domain.activity import attendance

pytestmark = pytest.mark.sqlite("its query plans")

WHOLE = re.compile(r"SCAN (\w+)|SEARCH (\w+)$")  # the second: an index is not used, whatever it sounds like
GROWING = {"accounts", "activities", "attendances", "deliveries", "duties", "leaves", "makeups", "people", "events"}


@pytest.fixture
def whole_tables():
    """The statements that went through a whole table that grows."""
    known, found = set(), []

    def explain(connection, _cursor, statement, parameters, _context, executemany):
        if executemany or statement in known or not statement.startswith(("SELECT", "UPDATE", "DELETE")):
            return
        known.add(statement)
        cursor = connection.connection.cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        for *_numbers, step in cursor.fetchall():
            match = WHOLE.match(step)
            if match and (match[1] or match[2]) in GROWING and "USING" not in step:
                found.append(f"{step}: {statement}")
        cursor.close()

    event.listen(Engine, "before_cursor_execute", explain)
    yield found
    event.remove(Engine, "before_cursor_execute", explain)


async def test_no_tap_and_no_tick_reads_a_table_from_one_end_to_the_other(town, whole_tables):
    activity = await town.dated()
    await town.until("2026-03-06 13:55")
    await town["张三"].starts(attendance.link_payload(activity))
    await town["张三"].says("/me")
    await town["李书记"].says("/todo")
    await town["李书记"].says("/summary")
    await town.until("2026-03-06 18:05")
    await town.until(town.now + timedelta(days=2))
    await town["李书记"].says("/summary 2026")
    assert await town.desk.bot.tick.earliest() is not None
    assert whole_tables == []
