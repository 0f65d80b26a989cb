"""The record of events: it refuses every change, a forced one breaks its chain, and personal words can be erased."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import DBAPIError

from bot.backup.make import make
from bot.commands.copy import copy
from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.membership import roster
from bot.domain.schedule import host, set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage import append_only, event_chain
from bot.storage.engine.database import Database
from bot.storage.event_chain import Broken
from bot.storage.tables.branch import Branch
from bot.storage.tables.timeline import Event, EventWords
from tests.support.backups import restored, settings_of
from tests.support.ballots import ended
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address, on_postgresql

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
REFUSED = {
    "events_refuse_update": "UPDATE events SET kind = kind",
    "events_refuse_delete": "DELETE FROM events",
    "event_words_refuse_update": "UPDATE event_words SET salt = salt",
}
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture
async def database(tmp_path):
    """Two branches: the first with the events 1 to 4, the second with 5 and 6; all have personal words."""
    built = Database(address(tmp_path))
    async with built.begin() as db:
        for count in (4, 2):
            branch, (person,) = await a_branch(db, [RosterEntry("张三")], now=NOW)
            for _ in range(count):
                timeline.note(db, "tested", branch, person=person, now=NOW, reason="因病", hours=3.25)
    yield built
    await built.close()


async def verified(database):
    async with database.read() as db:
        return await event_chain.verify(await db.connection())


async def triggers_of(database):
    async with database.read() as db:
        return set((await db.scalars(text(TRIGGERS["postgresql" if on_postgresql() else "sqlite"]))).all())


async def forced(database, statement):
    """Execute a statement that the triggers of its table refuse."""
    table = "event_words" if "event_words" in statement else "events"
    verb = statement.split()[0]
    async with database.begin() as db:
        connection = await db.connection()
        await connection.run_sync(append_only.release, table, verb)
        await connection.execute(text(statement))
        await connection.run_sync(append_only.protect, table, verb)


# --- refusal ----------------------------------------------------------------------------------------------------------


async def test_every_trigger_exists_after_all_migrations(tmp_path):
    built = Database(address(tmp_path, migrated=False))
    await built.migrate()
    assert await triggers_of(built) >= set(REFUSED)
    await built.close()


@pytest.mark.parametrize("statement", REFUSED.values())
async def test_the_database_refuses_to_change_an_event(database, statement):
    with pytest.raises(DBAPIError, match="refuses"):
        async with database.begin() as db:
            await db.execute(text(statement))
    assert await verified(database) == (6, None)


@pytest.mark.postgresql("its TRUNCATE")
async def test_the_database_refuses_to_empty_the_record(database):
    with pytest.raises(DBAPIError, match="refuses"):
        async with database.begin() as db:
            await db.execute(text("TRUNCATE events CASCADE"))


# --- the chain --------------------------------------------------------------------------------------------------------


async def test_each_branch_counts_its_own_events(database):
    async with database.read() as db:
        rows = (await db.execute(select(Event.branch_id, Event.number).order_by(Event.id))).all()
    assert [tuple(row) for row in rows] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2)]
    assert await verified(database) == (6, None)


async def test_a_refusal_leaves_no_gap_in_the_numbers(database):
    async with database.begin() as db:
        branch = await db.get_one(Branch, 1)
        timeline.note(db, "before", branch, now=NOW)
        refused = await db.begin_nested()
        timeline.note(db, "refused", branch, now=NOW)
        await db.flush()
        await refused.rollback()
        timeline.note(db, "after", branch, now=NOW)
    async with database.read() as db:
        late = select(Event.number, Event.kind).where(Event.branch_id == 1, Event.number > 4).order_by(Event.number)
        assert [tuple(row) for row in await db.execute(late)] == [(5, "before"), (6, "after")]
    assert await verified(database) == (8, None)


@pytest.mark.postgresql("its simultaneous writers")
async def test_a_writer_without_the_lock_is_tried_again(database):
    written, tries = asyncio.Event(), []

    async def first(db):
        timeline.note(db, "first", await db.get_one(Branch, 1), now=NOW)
        await db.flush()
        written.set()
        await asyncio.sleep(0.3)

    async def second(db):
        tries.append(1)
        await written.wait()
        timeline.note(db, "second", await db.get_one(Branch, 1), now=NOW)
        await db.flush()

    await asyncio.gather(database.run_transaction(first), database.run_transaction(second))
    assert len(tries) == 2
    assert await verified(database) == (8, None)


@pytest.mark.parametrize(
    ("change", "found_at"),
    [
        ("kind = 'other'", 3),
        ("at = '2025-01-01 00:00:00'", 3),
        ("person_id = NULL", 3),
        ("by_id = 1", 3),
        ("detail = '{\"hours\": 4}'", 3),
        ("words_hash = hash", 3),
        ("previous = hash", 3),
        ("hash = previous", 3),
        ("number = 9", 4),
        ("branch_id = 2, number = 3", 4),
    ],
)
async def test_a_forced_change_is_found_at_its_row(database, change, found_at):
    await forced(database, f"UPDATE events SET {change} WHERE id = 3")
    _, broken = await verified(database)
    assert broken is not None
    assert broken.event_id == found_at


async def test_a_removed_event_is_missed_at_the_next_one(database):
    async with database.begin() as db:
        await db.execute(delete(EventWords).where(EventWords.event_id == 2))
    await forced(database, "DELETE FROM events WHERE id = 2")
    assert await verified(database) == (1, Broken(branch_id=1, number=3, event_id=3))


async def test_replaced_words_are_found_at_their_event(database):
    await forced(database, 'UPDATE event_words SET words = \'{"reason": "别的"}\' WHERE event_id = 4')
    assert await verified(database) == (3, Broken(branch_id=1, number=4, event_id=4))


# --- personal words ---------------------------------------------------------------------------------------------------


async def test_erased_words_break_no_hash(database):
    async with database.begin() as db:
        await db.execute(delete(EventWords))
    async with database.read() as db:
        assert (await db.get_one(Event, 3)).detail == {"hours": 3.25}
    assert await verified(database) == (6, None)


async def test_a_card_still_opens_after_the_words_are_erased(town):
    await ended(town)
    await town["孙五"].says("/me")
    await town["孙五"].taps("有异议")
    await town["孙五"].says("3月6日我在场")
    async with town.database() as db:
        await db.execute(delete(EventWords))
    await town["王组织"].taps("待办")
    await town["王组织"].taps("答复")
    assert "孙五 的异议" in town["王组织"].last().text


async def test_events_hold_no_name_and_no_typed_word(town):
    activity = await town.dated()
    await town.until("2026-03-01 12:00")
    await town["李书记"].presses(f"arr:when:{activity.id}", town["李书记"].last())
    for words in ("3月13日14:00-17:30", "场地停电"):
        await town["李书记"].says(words)
    await town["孙五"].says("/me")
    await town["孙五"].taps("有异议")
    await town["孙五"].says("我那天在场")
    async with town.database() as db:
        secretary, member = await town.person(db, "李书记"), await town.person(db, "张三")
        await roster.rename(db, member, "张小三", by=secretary, now=town.now)
        plan = Arrangement(
            activity.starts_at, activity.ends_at, "党员活动室", await town.person(db, "王组织"), secretary
        )
        activity = await activities.get(db, activity.id)
        host.note_delegation(db, activity, plan.host, by=secretary, now=town.now, reason="书记出差")
        await set_date.arrange(db, activity, plan, by=secretary, now=town.now, reason="书记出差")
    async with town.database() as db:
        events = (await db.scalars(select(Event))).all()
    plain = json.dumps([event.plain for event in events], ensure_ascii=False)
    joined = json.dumps([event.detail for event in events], ensure_ascii=False)
    personal = ["场地停电", "我那天在场", "书记出差", "张三", "张小三", "李书记", "王组织", "赵宣传"]
    assert [word for word in personal if word not in joined] == []
    assert [word for word in personal if word in plain] == []


# --- copies -----------------------------------------------------------------------------------------------------------


async def test_a_copy_keeps_the_chain_and_the_triggers(town, tmp_path):
    await ended(town)
    source = town.desk.bot.settings.database
    await town.desk.stop_bot()
    there, back = f"sqlite+aiosqlite:///{tmp_path}/there.db", address(tmp_path, "back.db", migrated=False)
    await copy(source, there)
    await copy(there, back)
    await same(Database(source), Database(back))


@pytest.mark.sqlite("a backup of its file")
async def test_a_restored_backup_keeps_the_chain_and_the_triggers(town, tmp_path):
    await ended(town)
    await asyncio.to_thread(make, settings_of(tmp_path), tmp_path / "kept.zip")
    await town.desk.stop_bot()
    await restored(tmp_path / "new", tmp_path / "kept.zip")
    await same(Database(town.desk.bot.settings.database), Database(settings_of(tmp_path / "new").database))


async def same(ours, copied):
    """Both databases hold the same intact record, and refuse to change it."""
    count, broken = await verified(ours)
    assert (count > 1, broken) == (True, None)
    assert await verified(copied) == (count, None)
    assert await triggers_of(copied) >= set(REFUSED)
    for database in (ours, copied):
        await database.close()
