"""Events hold hashes of rolls, corrections, late arrivals, late leave, ballots and filed records: force is found."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.domain import links
from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.correction_requests import Change
from bot.domain.day import arrival, corrections
from bot.domain.membership import erasure
from bot.storage import append_only, event_chain, row_hashes
from bot.storage.row_hashes import Mismatch, Rows
from bot.storage.tables.absence import LeaveCategory
from bot.storage.tables.timeline import Event, EventWords
from tests.support.party_day import attend, votes
from tests.support.photos import photo

PROTECTED = ("activity_roll", "corrections")
# Changes that the triggers refuse or that no table refuses, and where each is found.
FORCED = {
    "UPDATE activity_roll SET state = 'present' WHERE state = 'absent'": Rows.ROLL,
    "UPDATE activity_roll SET counted = NOT counted": Rows.ROLL,
    """INSERT INTO activity_roll (activity_id, guest_id, kind, counted, state, recorded_at)
       VALUES (1, 7, 'full', true, 'present', '2026-03-06 10:00:00')""": Rows.ROLL,
    "DELETE FROM event_words WHERE event_id = (SELECT id FROM events WHERE kind = 'roll-fixed')": Rows.ROLL,
    "DELETE FROM corrections": Rows.CORRECTION,
    "UPDATE corrections SET old = 'leave'": Rows.CORRECTION,
    """INSERT INTO corrections (entry_id, field, old, new, at)
       VALUES (1, 'state', 'absent', 'present', '2026-03-06 10:00:00')""": Rows.CORRECTION,
    """INSERT INTO attendances (activity_id, person_id, at, how)
       SELECT 1, id, '2026-03-06 06:00:00', 'scan' FROM people WHERE name = '郑八'""": Rows.ARRIVAL,
    "UPDATE attendances SET at = '2026-03-06 06:00:00' WHERE at > '2026-03-06 08:30:00'": Rows.ARRIVAL,
    "UPDATE leaves SET decided_by = NULL": Rows.LEAVE,
    "UPDATE leaves SET state = 'returned'": Rows.LEAVE,
    "UPDATE ballot_counts SET count = count + 1 WHERE level = 1": Rows.BALLOT,
    "DELETE FROM ballot_receipts": Rows.BALLOT,
}


@pytest.fixture
async def activity(town):
    """An activity whose ballot has closed, with all kinds of rows that came after its end."""
    dated = await town.dated()
    async with town.database() as db:
        same, person = await activities.get(db, dated.id), await town.person(db, "周六")
        asked = await leave.ask(db, same, person, LeaveCategory.SICK, "住院检查", now=town.now)
    await attend(town, dated, "李书记", "王组织", "赵宣传", "张三", "陈四", "孙五")
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    async with town.database() as db:
        same = await activities.get(db, dated.id)
        wang = await town.person(db, "王组织")
        await leave.decide(db, asked.id, by=wang, approve=True, now=town.now)
        late, link = (await town.person(db, "吴七")).account, links.read(link_payload(same))
        for _ in range(2):  # Telegram may repeat an update
            await arrival.record_arrival(db, link, late, at=same.ended_at - timedelta(minutes=5), now=town.now)
        feng = await town.person(db, "冯九")
        await corrections.correct(db, same, feng, Change.PRESENT, by=wang, reason="没有手机", now=town.now)
    for name in ("张三", "陈四"):
        await votes(town[name])
    await town.until("2026-03-07 18:30")
    return await town.activity_now(dated.id)


async def verified(town):
    async with town.desk.bot.database.read() as db:
        return await row_hashes.verify(await db.connection())


async def test_an_activity_writes_the_hash_of_each_kind(town, activity):
    async with town.database() as db:
        events = (await db.scalars(select(Event).where(Event.kind.in_(list(Rows))).order_by(Event.id))).all()
        chain = await event_chain.verify(await db.connection())
    assert [event.kind for event in events] == [
        Rows.ROLL,
        Rows.LEAVE,
        Rows.ARRIVAL,
        Rows.CORRECTION,
        Rows.BALLOT,
    ]
    assert {frozenset(event.detail) for event in events} == {frozenset({"key", "hash"})}
    assert chain[1] is None
    assert await verified(town) == (5, None)


async def test_the_same_rows_have_another_hash_with_another_salt(town, activity):
    async with town.database() as db:
        event = (await db.scalars(select(Event).where(Event.kind == Rows.BALLOT))).one()
        again = await row_hashes.hash_of(db, Rows.BALLOT, activity.id, event.words.salt)
        other = await row_hashes.hash_of(db, Rows.BALLOT, activity.id, "0" * 32)
    assert again == event.plain["hash"] != other


async def test_a_forced_change_is_found_at_its_activity(town, activity):
    found = {}
    async with town.database() as db:
        connection = await db.connection()
        for table in PROTECTED:
            await connection.run_sync(append_only.release, table, "UPDATE", "DELETE")
        for statement in FORCED:
            undone = await connection.begin_nested()
            await connection.execute(text(statement))
            found[statement] = (await row_hashes.verify(connection))[1]
            await undone.rollback()
        for table in PROTECTED:
            await connection.run_sync(append_only.protect, table, "UPDATE", "DELETE")
    assert found == {each: Mismatch(town.branch_id, activity.id, rows) for each, rows in FORCED.items()}
    assert await verified(town) == (5, None)


async def test_the_change_of_a_withdrawn_check_in_is_no_fault(town, activity):
    async with town.database() as db:
        same, wang = await activities.get(db, activity.id), await town.person(db, "王组织")
        for name in ("吴七", "张三"):
            person = await town.person(db, name)
            await corrections.correct(db, same, person, Change.ABSENT, by=wang, reason="不在场", now=town.now)
    assert await verified(town) == (7, None)


async def test_an_open_ballot_has_no_hash(town):
    dated = await town.dated()
    await attend(town, dated, "李书记", "张三", "陈四")
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await votes(town["张三"])
    async with town.database() as db:
        kinds = (await db.scalars(select(Event.kind).where(Event.kind.in_(list(Rows))))).all()
        salts = (await db.scalars(select(EventWords.salt).join(Event).where(Event.kind == Rows.ROLL))).all()
    assert kinds == [Rows.ROLL]
    assert len(salts) == 1
    assert await verified(town) == (1, None)


# --- a record that was handed in

FORCED_ON_RECORD = {
    "UPDATE minutes SET text = '会议未讨论。' WHERE part = 'text'": Rows.RECORD,
    "UPDATE minutes SET person_id = NULL WHERE part = 'speech'": Rows.RECORD,
    "UPDATE minutes SET sent_at = '2026-03-06 06:30:00'": Rows.RECORD,
    "DELETE FROM minutes WHERE part = 'summary'": Rows.RECORD,
    """INSERT INTO minutes (activity_id, part, text, own, taken, sent_at, recorded_at)
       VALUES (1, 'text', '会议还学了条例', false, true, '2026-03-06 07:00:00', '2026-03-06 07:00:00')""": Rows.RECORD,
    "UPDATE decisions SET text = '整理旧台账'": Rows.RECORD,
    "UPDATE decisions SET due_on = '2026-05-10'": Rows.RECORD,
    "UPDATE photos SET taken_at = '2026-03-06 06:30:00'": Rows.RECORD,
    "UPDATE materials SET sha256 = '00'": Rows.RECORD,
    "UPDATE filings SET sent_at = '2026-03-07 01:00:00'": Rows.RECORD,
    "UPDATE filings SET committee = '另一党委'": Rows.RECORD,
    "DELETE FROM filings": Rows.RECORD,
    """INSERT INTO filings (activity_id, committee, sent_at)
       VALUES (1, '会计学院机关党委', '2026-03-06 10:00:00')""": Rows.RECORD,
    "UPDATE filings SET received_at = '2026-03-07 02:00:00'": Rows.RECEIPT,
    "UPDATE filings SET receipt = '已签收，甚好'": Rows.RECEIPT,
}


@pytest.fixture
async def filed(town):
    """An activity whose record was handed in, with a receipt, and goes on afterwards."""
    dated = await town.dated()
    await attend(town, dated, "李书记", "王组织", "赵宣传", "张三", "陈四", "孙五")
    recorder, secretary = town["赵宣传"], town["李书记"]
    await recorder.says("/record")
    await recorder.says(
        "会议学习了文件。\n\n张三：要联系实际。\n议定：整理台账 负责人 张三 4月10日前\n总结提升：达到了目的。"
    )
    await recorder.sends_photo(photo())
    await town.until("2026-03-06 18:10")
    await secretary.taps("已开展")
    await town.until("2026-03-10 09:00")
    await secretary.presses(f"chk:sure:{dated.id}:0", secretary.last())
    await town.passes(hours=1)
    await secretary.presses("chk:receipt:1", secretary.last())
    await secretary.says("已签收")
    return await town.activity_now(dated.id)


async def test_a_forced_change_of_a_record_that_was_handed_in_is_found(town, filed):
    assert await verified(town) == (4, None)
    found = {}
    async with town.database() as db:
        connection = await db.connection()
        for statement in FORCED_ON_RECORD:
            undone = await connection.begin_nested()
            await connection.execute(text(statement))
            found[statement] = (await row_hashes.verify(connection))[1]
            await undone.rollback()
    assert found == {each: Mismatch(town.branch_id, filed.id, rows) for each, rows in FORCED_ON_RECORD.items()}


async def test_what_a_record_may_still_do_after_it_was_handed_in_is_no_fault(town, filed):
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.says("事后补充一段。")
    await recorder.taps("撤回")
    await recorder.says("/record")
    await recorder.taps("已记内容")
    await recorder.taps("1")
    await recorder.taps("撤回")
    await recorder.taps("恢复")
    await town.passes(seconds=9)
    await recorder.says("再补充一段。")
    async with town.database() as db:
        zhang = await town.person(db, "张三")
        await erasure.erase(db, zhang, alias="党员甲", now=town.now)
    await town["李书记"].presses(f"chk:sure:{filed.id}:1", town["李书记"].last())
    assert await verified(town) == (5, None)
