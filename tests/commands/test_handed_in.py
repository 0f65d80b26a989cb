"""A record that was handed in outlives a copy to another database, a backup, and the erasure of a person's words."""

import asyncio

import pytest
from sqlalchemy import select

from bot.backup.make import make
from bot.commands.copy import copy
from bot.commands.erase import erase
from bot.commands.verify import verify
from bot.domain.membership import roster
from bot.storage.tables.papers import Document, Filing
from bot.storage.tables.record import Minute
from tests.support.backups import restored, rows, settings_of
from tests.support.databases import address
from tests.support.handed_in import FORM, OWN, SPOKEN, TABLES, a_record_handed_in
from tests.support.paper_chats import makes, said
from tests.support.witness import chains_hold

pytestmark = [
    pytest.mark.long("each plays a record and its filing, and moves it"),
    pytest.mark.usefixtures("word_only"),
]


@pytest.fixture
async def filed(town):
    """Return the town and the activity whose record was handed in."""
    return town, await a_record_handed_in(town)


async def code_filed(town):
    async with town.database() as db:
        query = select(Document.code).join(Filing, Filing.document_id == Document.id)
        return (await db.scalars(query)).one()


async def is_the_filed_paper(town, activity, folder):
    """Make the record again, and assert that it is the one that was filed, in the branch's form, and genuine."""
    sent = await makes(town, "王组织", activity, "活动纪实表")
    assert "与已上报的是同一份" in sent.text
    assert FORM in said(sent)
    assert await code_filed(town) in said(sent)
    (folder / "纪实表.docx").write_bytes(sent.document[1])
    found, genuine = await verify([town.bot.settings], str(folder / "纪实表.docx"), None)
    assert genuine, found


async def test_it_is_unchanged_on_another_database_and_back(filed, source, file, tmp_path):
    town, activity = filed
    await town.desk.stop_bot()
    before = await rows(source)
    assert [table for table in TABLES if not before[table]] == []
    await copy(source, file)
    assert await rows(file) == before
    target = address(tmp_path, "back.db", migrated=False)
    await copy(file, target)
    assert await rows(address(tmp_path, "back.db")) == before
    town.desk._database_url = target
    await town.desk.restart_bot()
    await is_the_filed_paper(town, activity, tmp_path)


@pytest.mark.sqlite("a backup of its file")
async def test_it_comes_back_from_a_backup_with_its_files(filed, tmp_path):
    town, activity = filed
    made = await asyncio.to_thread(make, settings_of(tmp_path), tmp_path / "kept.zip")
    assert (made.materials, made.missing) == (2, 0)  # the photo, which is the receipt, too; the form
    await town.desk.stop_bot()
    await restored(tmp_path, tmp_path / "kept.zip", force=True)
    await town.desk.restart_bot()
    await is_the_filed_paper(town, activity, tmp_path)
    li = town["李书记"]
    await li.presses(f"chk:open:{activity.id}", on=li.last())
    await li.taps("看回执")
    assert li.last().photo


async def test_words_of_a_person_who_left_go_and_what_was_handed_in_stays(filed):
    town, _activity = filed
    async with town.database() as db:
        person, secretary = await town.person(db, "孙五"), await town.person(db, "李书记")
        await roster.remove(db, person, by=secretary, now=town.now)
    code = await code_filed(town)
    await erase(town.desk.bot.settings, "孙五", yes=True)
    assert await code_filed(town) == code
    async with town.database() as db:
        texts = (await db.scalars(select(Minute.text))).all()
        body = (await db.scalars(select(Document.body).where(Document.code == code))).one()
    assert OWN not in texts
    assert SPOKEN in texts
    assert any(f"孙五：{SPOKEN}" in text for _label, text in body)
    assert await chains_hold(town)
