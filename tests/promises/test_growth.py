"""A thousand more branches slow no answer: frequent queries find their rows by an index."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.domain.attendance.check_in import link_payload
from tests.support.town import trace

pytestmark = pytest.mark.sqlite("its query plans")

WHOLE = re.compile(r"SCAN (\w+)|SEARCH (\w+)$")  # the second form names no index and reads the whole table
GROWING = {"accounts", "activities", "attendances", "deliveries", "duties", "events", "leaves", "makeups", "people",
           "sessions"}  # fmt: skip


@pytest.fixture
def said():
    """The distinct statements of all connections so far, each with its parameters."""
    found = {}

    def note(_connection, _cursor, statement, parameters, _context, executemany):
        if not executemany:
            found.setdefault(statement, parameters)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


async def whole_tables(town, said):
    """Return the statements that scan the whole of a growing table."""
    found = []
    async with town.database() as db:
        connection = await db.connection()
        for statement, parameters in list(said.items()):
            if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
                continue
            for *_numbers, step in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
                match = WHOLE.match(step)
                if match and (match[1] or match[2]) in GROWING and "USING" not in step:
                    found.append(f"{step}: {statement}")
    return found


async def test_no_tap_and_no_tick_scans_a_whole_table(town, said):
    trace(town.desk.bot.database, lambda _connection, statement: said.setdefault(statement, ()))
    activity = await town.dated()
    await town.until("2026-03-06 13:55")
    await town["张三"].starts(link_payload(activity))
    await town["张三"].says("/me")
    await town["李书记"].says("/todo")
    await town["李书记"].says("/summary")
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    await town.until(town.now + timedelta(days=2))
    await town["李书记"].says("/summary 2026")
    assert await town.desk.bot.tick.earliest() is not None
    assert any(str(town["张三"].id) in statement for statement in said)  # only traced statements contain values
    assert await whole_tables(town, said) == []
