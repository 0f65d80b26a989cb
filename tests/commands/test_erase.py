"""The command that erases the words about a person who has left: counted first, then gone, and every chain holds."""

import json

import pytest
from sqlalchemy import select

from bot.commands.erase import NotErased, erase
from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.domain.attendance.correction_requests import Change
from bot.domain.branch import accounts, setting_changes
from bot.domain.day import corrections
from bot.domain.membership import roster
from bot.domain.report import objection
from bot.storage.tables import Base
from bot.storage.tables.absence import LeaveCategory
from bot.storage.tables.branch import Branch
from bot.storage.tables.timeline import Event, EventWords
from tests.support.party_day import ended
from tests.support.shell import Shell
from tests.support.witness import chains_hold

OBJECTION, ANSWER, OLD_NAME, REASON = "我那天明明在场", "核对过，已更正", "孙小五", "手机没电打不开"
SETTING_REASON = "我腿脚不便，要多些时间"
DRAFT = "下月要做手术"
ERASED = (OBJECTION, ANSWER, OLD_NAME, REASON, SETTING_REASON, DRAFT)
LEAVE, OTHERS = "住院做检查", "我的记录也不对"


@pytest.fixture
async def left(town):
    """孙五 has asked for leave, was recorded by hand, has objected, changed a setting and was renamed.

    张三 has objected, too.
    """
    activity = await ended(town, "王组织", "张三")
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        wang, secretary = await town.person(db, "王组织"), await town.person(db, "李书记")
        sun = await town.person(db, "孙五")
        await leave.ask(db, same, sun, LeaveCategory.SICK, LEAVE, now=town.now)
        await corrections.correct(db, same, sun, Change.PRESENT, by=wang, reason=REASON, now=town.now)
    await town["孙五"].says("/me")
    await town["孙五"].taps("有异议")
    await town["孙五"].says(OBJECTION)
    await town["王组织"].taps("待办", on=town["王组织"].sees(OBJECTION))
    await town["王组织"].taps("答复")
    await town["王组织"].says(ANSWER)
    town["孙五"].sees(ANSWER)
    async with town.database() as db:
        for name in (OLD_NAME, "孙五"):
            await roster.rename(db, sun, name, by=secretary, now=town.now)
        await objection.object_to(db, await town.person(db, "张三"), OTHERS, now=town.now)
        branch = await db.get_one(Branch, town.branch_id)
        await setting_changes.record(db, branch, "makeup", 7, 9, by=sun, now=town.now, reason=SETTING_REASON)
        account = (await town.person(db, "孙五")).account
        await accounts.expect(db, account, "leave", reason=DRAFT)
    return town


async def leaves(town, name="孙五"):
    async with town.database() as db:
        person, secretary = await town.person(db, name), await town.person(db, "李书记")
        await roster.remove(db, person, by=secretary, now=town.now)
    return person


async def everything(town) -> str:
    """Return all rows of all tables but check-ins, corrections and leave, which keep the words of their reasons."""
    with_reasons = {"attendances", "correction_requests", "leaves"}
    kept = [table for name, table in Base.metadata.tables.items() if name not in with_reasons]
    async with town.database() as db:
        return "\n".join([str(row) for table in kept for row in await db.execute(select(table))])


async def test_without_yes_the_words_are_only_counted(left):
    person = await leaves(left)
    before = await everything(left)
    with pytest.raises(NotErased) as told:
        await erase(left.desk.bot.settings, "孙五", yes=False)
    assert f"孙五 (number {person.id}, branch 1): events" in str(told.value)
    assert (
        ": 5 (hand-check-in 1, objection 1, objection-answered 1, person-renamed 2); messages with an objection: 2; "
        "reasons for settings: 1; own words for a record that were not taken: 0."
    ) in str(told.value)
    assert "--yes" in str(told.value)
    assert await everything(left) == before


async def test_erased_words_are_gone_and_every_chain_is_whole(left):
    await leaves(left)
    before = await everything(left)
    assert all(words in before for words in ERASED)
    said = await erase(left.desk.bot.settings, "孙五", yes=True)
    after = await everything(left)
    assert [words for words in ERASED if words in after] == []
    assert OTHERS in after
    assert all(words not in said for words in ERASED)
    assert await chains_hold(left)
    async with left.database() as db:
        event = (await db.scalars(select(Event).where(Event.kind == "words-erased"))).one()
    assert event.detail == {"events": 5, "messages": 2, "reasons": 1}
    with pytest.raises(NotErased, match="no words about 孙五"):
        await erase(left.desk.bot.settings, "孙五", yes=True)


async def test_the_records_that_the_rules_require_stay(left):
    await leaves(left)
    async with left.database() as db:
        salts = len((await db.scalars(select(EventWords).join(Event).where(Event.kind.startswith("roll")))).all())
    await erase(left.desk.bot.settings, "孙五", yes=True)
    async with left.database() as db:
        assert (
            len((await db.scalars(select(EventWords).join(Event).where(Event.kind.startswith("roll")))).all()) == salts
        )
    await left["李书记"].says("/summary 2026-03")
    assert f"补登：孙五（3月6日(周五) 17:46 由王组织补登：{REASON}）" in left["李书记"].last().text


@pytest.mark.sqlite("its files")
async def test_erased_words_leave_the_files(left):
    def in_files():
        content = b"".join(path.read_bytes() for path in left.desk.folder.glob("branch.db*"))
        return [words for words in (OBJECTION, ANSWER, DRAFT) if json.dumps(words).strip('"').encode() in content]

    await leaves(left)
    assert in_files() == [OBJECTION, ANSWER, DRAFT]
    await erase(left.desk.bot.settings, "孙五", yes=True)
    assert in_files() == []


async def test_a_person_on_the_roster_keeps_their_words(left):
    before = await everything(left)
    for asked, words in (
        ("孙五", "still on the roster"),
        ("欧阳", "No branch has a person"),
        ("999", "No branch has a person"),
    ):
        with pytest.raises(NotErased, match=words):
            await erase(left.desk.bot.settings, asked, yes=True)
    assert await everything(left) == before


async def test_two_people_of_one_name_are_told_apart(left):
    first = await leaves(left)
    async with left.database() as db:
        again = [roster.Entry("孙五", roster.Kind.FULL)]
        await roster.add(db, left.branch_id, again, by=await left.person(db, "李书记"), now=left.now)
    second = await leaves(left)
    with pytest.raises(NotErased, match=f"(?s)Several.*{first.id}: 孙五.*{second.id}: 孙五"):
        await erase(left.desk.bot.settings, "孙五", yes=True)
    said = await erase(left.desk.bot.settings, str(second.id), yes=True)
    assert ": 1 (person-added 1); messages with an objection: 0; reasons for settings: 0; " in said
    assert OBJECTION in await everything(left)


async def test_the_command_line_says_why_nothing_is_erased(tmp_path):
    shell = Shell(tmp_path)
    code, out, err = await shell.says("erase", "孙五")
    assert (code, out) == (1, "")
    assert "Start the bot on it once" in err
