"""Papers are kept with their code: the same content is the same paper, and the chain of events records each."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.report import papers
from bot.storage import event_chain
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document, PaperKind
from bot.storage.tables.timeline import Event
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
SAID = [("", "活动纪实表"), ("地点", "党员活动室")]


@pytest.fixture
async def database(tmp_path):
    """Two branches with one event each; the first has an activity."""
    built = Database(address(tmp_path))
    async with built.begin() as db:
        for _ in range(2):
            branch, (person,) = await a_branch(db, [RosterEntry("张三")], now=NOW)
            timeline.note(db, "tested", branch, person=person, now=NOW)
        await activities.create(db, 1, 2026, 3, "集中学习", "党史")
    yield built
    await built.close()


async def kept(database, passages, kind=PaperKind.RECORD, **given):
    async with database.begin() as db:
        about = await db.get_one(Branch, 1) if "year" in given else (await activities.of_month(db, 1, 2026, 3))[0]
        return await papers.keep(db, kind, about, passages, now=NOW + timedelta(hours=1), **given)


async def test_same_content_is_the_same_paper(database):
    first = await kept(database, SAID)
    again = await kept(database, [("", "活动纪实表"), ("地点", " 党员\r\n活动室")])
    assert (again.id, again.code) == (first.id, first.code)
    changed = await kept(database, [("", "活动纪实表"), ("地点", "报告厅")])
    back = await kept(database, SAID)
    assert len({first.code, changed.code, back.code}) == 3


async def test_same_content_of_another_subject_is_another_paper(database):
    made = [
        await kept(database, SAID),
        await kept(database, SAID, PaperKind.MINUTES),
        await kept(database, SAID, subject_id=1),
        await kept(database, SAID, year=2026),
        await kept(database, SAID, year=2027),
    ]
    assert len({document.code for document in made}) == 5


async def test_paper_holds_the_head_of_the_chain_and_an_event_holds_the_paper(database):
    document = await kept(database, SAID)
    async with database.read() as db:
        last = (
            await db.scalars(select(Event).where(Event.branch_id == 1, Event.number == document.chain_number))
        ).one()
        event = (await db.scalars(select(Event).where(Event.kind == papers.MADE))).one()
        stored = (await db.scalars(select(Document))).one()
        assert (await event_chain.verify(await db.connection()))[1] is None
        assert papers.code_of(stored) == document.code
        assert await papers.with_code(db, document.code) is stored
    assert document.chain_hash == last.hash
    assert (event.number, event.activity_id) == (document.chain_number + 1, document.activity_id)
    assert event.plain == {"document": document.id, "paper": "record", "code": document.code}


async def test_first_paper_of_a_branch_without_events_starts_at_the_start(database):
    async with database.begin() as db:
        branch = Branch(title="新支部", name="新支部", secret="s", created_at=NOW, overrides={})
        db.add(branch)
        await db.flush()
        document = await papers.keep(db, PaperKind.PLAN, branch, SAID, year=2026, now=NOW)
    assert (document.chain_number, document.chain_hash) == (0, event_chain.START)
