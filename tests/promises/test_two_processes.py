"""Several processes on one database: no duty is done twice, no message is sent twice, and conflicts are retried."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from bot.domain import links, seen_updates
from bot.domain.absence import leave
from bot.domain.absence.leave_requests import Category
from bot.domain.activity import activities
from bot.domain.attendance.check_in import check_in, link_payload
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.errors import TRIES
from bot.scheduler import tick as tick_module
from bot.scheduler.tick import Tick
from bot.storage.engine import branch_lock
from bot.storage.engine.database import Database
from bot.storage.tables.absence import Leave
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.seen import SeenUpdate
from bot.telegram.message import Message
from tests.support.branches import a_branch
from tests.support.databases import address, on_postgresql
from tests.support.town import ROSTER, a_neighbour

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
PROBE, PROBED = DutyKind.RECTIFY, DeliveryKind.MAKEUP_ANSWER  # kinds that the town does not use
WITH_ACCOUNT = [name for name, _kind, _office, has_account in ROSTER if has_account]


@asynccontextmanager
async def processes(town, work=None, letters=None):
    """Two ticks, each with its own connections and services, as in two processes."""
    services = town.desk.bot.services
    settings = town.desk.bot.settings
    bases = [Database(settings.database, settings.ballot_keys) for _ in range(2)]
    try:
        yield [
            Tick(town.desk.bot.application.bot, replace(services, database=base), work or {}, letters or {})
            for base in bases
        ]
    finally:
        for base in bases:
            await base.close()


async def owed(town, branches, each):
    """Create duties that are due now, in several branches."""
    async with town.database() as db:
        for number in range(branches):
            branch, _people = await a_branch(db, now=NOW, title=str(number))
            for tag in range(each):
                await duties.owe(db, PROBE, branch, due_at=town.now,
                                 next_at=town.now, tag=str(tag))  # fmt: skip


async def test_simultaneous_ticks_share_the_duties_and_repeat_none(town):
    await owed(town, branches=12, each=3)
    done, by = Counter(), Counter()

    async def probe(db, duty, now):
        done[duty.id] += 1
        by[asyncio.current_task().get_name()] += 1
        await asyncio.sleep(0.05)
        return Verdict.DONE

    async with processes(town, {PROBE: probe}) as ticks:
        await asyncio.gather(*(tick.earliest() for tick in ticks))  # connects both
        await asyncio.gather(*(asyncio.create_task(tick.run(), name=str(n)) for n, tick in enumerate(ticks)))
    assert len(done) == 36
    assert set(done.values()) == {1}
    if on_postgresql():
        assert min(by["0"], by["1"]) > 6


async def test_duties_of_several_branches_share_a_transaction(town, monkeypatch):
    monkeypatch.setattr(tick_module, "TOGETHER", 60)
    await owed(town, branches=4, each=1)
    sessions = []

    async def probe(db, duty, now):
        sessions.append(db)
        return Verdict.DONE

    async with processes(town, {PROBE: probe}) as (tick, _other):
        await tick.run()
    assert sessions == [sessions[0]] * 4


async def test_a_failing_duty_fails_no_other_in_its_transaction(town, monkeypatch):
    monkeypatch.setattr(tick_module, "TOGETHER", 60)
    await owed(town, branches=3, each=2)
    async with town.database() as db:
        bad = (await db.scalars(select(Duty.branch_id).where(Duty.kind == PROBE).order_by(Duty.id))).all()[2]

    async def probe(db, duty, now):
        db.add(SeenUpdate(update_id=duty.id, seen_at=now))
        await db.flush()
        if duty.branch_id == bad:
            raise RuntimeError
        return Verdict.DONE

    async with processes(town, {PROBE: probe}) as (tick, _other):
        await tick.run()
    async with town.database() as db:
        every = (await db.scalars(select(Duty).where(Duty.kind == PROBE))).all()
        written = set((await db.scalars(select(SeenUpdate.update_id))).all())
    assert sorted(duty.failures for duty in every) == [0, 0, 0, 0, 1, 1]
    assert {duty.id for duty in every if duty.failures} == {duty.id for duty in every if duty.branch_id == bad}
    assert {duty.id for duty in every if duty.id in written} == {duty.id for duty in every if duty.done_at is not None}


@pytest.mark.sqlite("what only a file takes")
async def test_an_unreadable_activity_delays_no_other_branch(town):
    activity, done = await town.dated(), []
    await owed(town, branches=2, each=1)
    async with town.database() as db:
        await duties.owe(db, PROBE, activity,
                         due_at=town.now, next_at=town.now)  # fmt: skip
        await db.execute(text("UPDATE activities SET dated_at = 'some day'"))

    async def probe(db, duty, now):
        if duty.activity_id:
            await activities.get(db, duty.activity_id)
        done.append(duty.id)
        return Verdict.DONE

    async with processes(town, {PROBE: probe}) as (tick, _other):
        await tick.run()
        async with town.database() as db:
            failed = (await db.scalars(select(Duty.activity_id).where(Duty.failures > 0))).all()
            await db.execute(
                text("UPDATE activities SET dated_at = (SELECT starts_at FROM sessions WHERE id = session_id)")
            )
    assert (len(done), failed) == (2, [activity.id])


async def test_a_duty_that_fails_in_both_processes_is_postponed_once(town):
    await owed(town, branches=1, each=1)

    async def probe(db, duty, now):
        await asyncio.sleep(0.01)
        raise RuntimeError

    async with processes(town, {PROBE: probe}) as ticks:
        await asyncio.gather(*(tick.run() for tick in ticks))
    async with town.database() as db:
        duty = (await db.scalars(select(Duty).where(Duty.kind == PROBE))).one()
    assert (duty.failures, duty.next_at) == (1, town.now + duties.FIRST_RETRY)


async def test_simultaneous_ticks_send_each_message_once(town):
    async def letter(db, delivery, texts):
        return Message(f"第{delivery.args['number']}条")

    async with town.database() as db:
        for name in WITH_ACCOUNT:
            for number in range(12):
                person = await town.person(db, name)
                await deliveries.to_people(db, PROBED, [person], person, now=town.now, key=str(number),
                                           args={"number": number})  # fmt: skip
    async with processes(town, letters={PROBED: letter}) as ticks:
        await asyncio.gather(*(tick.run() for tick in ticks))
    for name in WITH_ACCOUNT:
        got = [message.text for message in town[name].screen() if message.text.startswith("第")]
        assert sorted(got) == sorted(f"第{number}条" for number in range(12))


async def test_a_process_takes_over_the_lease_of_a_dead_one(town):
    async def letter(db, delivery, texts):
        return Message("终于来了")

    async with town.database() as db:
        zhang = await town.person(db, "张三")
        await deliveries.to_people(db, PROBED, [zhang], zhang, now=town.now)
        assert len(await deliveries.claim(db, now=town.now, limit=5)) == 1
    async with processes(town, letters={PROBED: letter}) as (tick, _other):
        await tick.run()
        assert "终于来了" not in [message.text for message in town["张三"].screen()]
        town.desk.clock.set(town.now + deliveries.LEASE)
        await tick.run()
    town["张三"].sees("终于来了")


async def test_check_ins_through_two_processes_get_distinct_places(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:55")
    link = links.read(link_payload(activity))

    async def arrives(base, name):
        async with base.begin() as db:
            account = await db.get_one(Account, town[name].id)
            return (await check_in(db, link, account, at=town.now)).rank

    async with processes(town) as ticks:
        bases = [tick._services.database for tick in ticks]
        ranks = await asyncio.gather(*(arrives(base, name) for name in WITH_ACCOUNT for base in bases))
    assert sorted(ranks) == sorted([*range(1, 11), *range(1, 11)])
    async with town.database() as db:
        assert len((await db.scalars(select(Attendance))).all()) == 10


async def test_two_officers_in_two_processes_issue_consecutive_slips(town):
    activity = await town.dated()
    async with town.database() as db:
        asked = [
            await leave.ask(db, activity, await town.person(db, name), Category.TEACHING, "开会", now=town.now)
            for name in ("张三", "陈四", "周六", "吴七")
        ]

    async def decide(base, leave_id, officer):
        async with base.begin() as db:
            by = await town.person(db, officer)
            await branch_lock.take(db, town.branch_id)
            await leave.decide(db, leave_id, by=by, approve=True, now=town.now)

    async with processes(town) as ticks:
        bases = [tick._services.database for tick in ticks]
        await asyncio.gather(
            *(
                decide(base, each.id, who)
                for each in asked
                for base, who in zip(bases, ("李书记", "王组织"), strict=True)
            )
        )
    async with town.database() as db:
        assert sorted((await db.scalars(select(Leave.slip))).all()) == [1, 2, 3, 4]


@pytest.mark.postgresql("two processes that migrate at the same time")
async def test_one_of_two_starting_processes_migrates(tmp_path):
    bases = [Database(address(tmp_path, migrated=False)) for _ in range(2)]
    await asyncio.gather(*(base.migrate() for base in bases))
    for base in bases:
        async with base.read() as db:
            assert (await db.scalars(select(SeenUpdate))).all() == []
        await base.close()


@pytest.mark.postgresql("turns")
async def test_rows_are_read_again_under_the_branch_lock(town):
    await owed(town, branches=1, each=1)
    base = Database(town.desk.bot.settings.database)
    try:
        async with base.begin() as db:
            early = (await db.scalars(select(Duty).where(Duty.kind == PROBE))).one()
            async with town.database() as other:
                await branch_lock.take(other, early.branch_id)
                await other.execute(update(Duty).where(Duty.id == early.id).values(owner="deputy"))
            assert early.owner == "secretary"
            await branch_lock.take(db, early.branch_id)
            assert early.owner == "deputy"
    finally:
        await base.close()


@pytest.mark.postgresql("sessions that see one moment")
async def test_a_reader_sees_a_snapshot_and_cannot_write(town):
    async with town.desk.bot.database.read() as db:
        before = (await db.scalars(select(Branch.title))).all()
        async with town.database() as other:
            await other.execute(update(Branch).values(title="改名"))
        assert (await db.scalars(select(Branch.title))).all() == before
        with pytest.raises(DBAPIError, match="read-only"):
            await db.execute(update(Branch).values(title="改名"))


def met(times):
    """Return the tries, and a stand-in for `remember` that conflicts with another transaction this many times."""
    tries, true = [], seen_updates.remember

    class DeadlockError(Exception):
        sqlstate = "40P01"

    async def remember(db, update_id, *, now):
        tries.append(update_id)
        if len(tries) <= times:
            raise DBAPIError("", None, DeadlockError())
        return await true(db, update_id, now=now)

    return tries, remember


async def test_an_update_with_a_conflict_is_retried(town, monkeypatch):
    tries, remember = met(TRIES - 1)
    monkeypatch.setattr(seen_updates, "remember", remember)
    await town["张三"].says("/help")
    assert len(tries) == TRIES
    assert "抱歉，系统出现问题" not in town["张三"].last().text


async def test_an_update_with_endless_conflicts_ends_in_an_apology(town, monkeypatch):
    tries, remember = met(99)
    monkeypatch.setattr(seen_updates, "remember", remember)
    await town["张三"].says("/help")
    assert len(tries) == TRIES
    town["张三"].sees("抱歉，系统出现问题")


async def test_links_tapped_across_two_branches_cause_no_apology(town):
    here = await town.dated()
    beside = await a_neighbour(town)
    there = await beside.dated()
    await town.until("2026-03-06 13:55")
    town.telegram.settle = None
    ours = [name for name in WITH_ACCOUNT if name in town.humans]
    theirs = [name for name in beside.humans if name != "林一"]
    for _ in range(2):
        for human, activity in [
            *((town[name], there) for name in ours),
            *((beside[name], here) for name in theirs),
        ]:
            await human.starts(link_payload(activity))
    await town.desk.settle()
    for human in (*(town[name] for name in ours), *(beside[name] for name in theirs)):
        assert not [message.text for message in human.screen() if "抱歉" in message.text]
