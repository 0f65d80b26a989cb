"""The keys of open ballots: made before the opening commits, destroyed after the result, never replaced in silence."""

from __future__ import annotations

import asyncio
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.commands import doctor
from bot.commands.findings import BAD, GOOD
from bot.domain.activity import activities
from bot.domain.evaluation import ballot_box, ballot_period, voting
from bot.domain.evaluation.ballot_box import Cause
from bot.domain.refusals import Refused
from bot.domain.rules import Rules
from bot.storage.ballot_keys import BallotKeys, KeyMissing, fingerprint_of
from bot.storage.engine.database import Database
from bot.storage.tables.evaluation import BallotCount, BallotReceipt, SealedBallot
from bot.storage.tables.obligations import Duty
from bot.storage.tables.timeline import Event
from bot.web import health
from tests.support.backups import restored, settings_of
from tests.support.ballots import CLOSES, E, a_hall, ended, vote
from tests.support.http_client import asked
from tests.support.revisions import downgrade_to
from tests.support.town import a_town

VOTES = ("张三", "陈四", "孙五")


def key_of(folder, activity_id=1):
    return folder / "ballot-keys" / f"{activity_id}.key"


# --- the file -----------------------------------------------------------------------------------------------


def test_a_key_is_32_bytes_that_only_the_owner_reads(tmp_path):
    keys = BallotKeys(tmp_path / "data" / "ballot-keys")
    key = keys.create(7)
    file = key_of(tmp_path / "data", 7)
    assert file.read_bytes() == key
    assert len(key) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert keys.create(8) != key
    assert keys.kept() == {7, 8}


def test_a_key_is_overwritten_in_place_before_its_file_goes(tmp_path):
    keys = BallotKeys(tmp_path / "ballot-keys")
    key = keys.create(7)
    with key_of(tmp_path, 7).open("rb") as file:
        keys.destroy(7)
        assert len(rest := file.read()) == 32
    assert rest != key
    assert not key_of(tmp_path, 7).exists()
    keys.destroy(7)
    assert keys.kept() == set()


def test_a_key_of_another_ballot_counts_as_missing(tmp_path):
    keys = BallotKeys(tmp_path / "ballot-keys")
    fingerprint = fingerprint_of(keys.create(7))
    assert keys.has(7, fingerprint)
    keys.create(7)
    assert keys.has_lost(7, fingerprint)
    with pytest.raises(KeyMissing):
        keys.read(7, fingerprint)


def test_a_key_that_cannot_be_read_just_now_is_not_lost(tmp_path):
    keys = BallotKeys(tmp_path / "ballot-keys")
    fingerprint = fingerprint_of(keys.create(7))
    key_of(tmp_path, 7).unlink()
    key_of(tmp_path, 7).mkdir()  # reading it is an error, as of a disk that fails
    assert not keys.has(7, fingerprint)
    assert not keys.has_lost(7, fingerprint)


# --- opening and closing ------------------------------------------------------------------------------------


async def test_the_key_is_synced_before_the_opening_commits(tmp_path, monkeypatch):
    done, true = [], os.fsync

    def noted(handle):
        done.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        true(handle)

    monkeypatch.setattr(os, "fsync", noted)
    async with a_hall(tmp_path) as hall:
        async with hall.database.begin() as db:
            await ballot_box.set_up(db, await an_activity(db))
            folder = tmp_path / "ballot-keys"
            assert done[-2:] == [str(folder / "2.key"), str(folder)]
            await db.rollback()
        assert key_of(tmp_path, 2).exists()
        await hall.tend()
        assert not key_of(tmp_path, 2).exists()  # nothing was opened with it


async def an_activity(db) -> int:
    activity = await activities.create(db, 1, 2026, 4, "学习", "学习")
    await db.flush()
    return activity.id


async def test_the_result_commits_before_the_key_goes(tmp_path):
    async with a_hall(tmp_path) as hall:
        for number in range(1, 7):
            await hall.vote(number)
        key = key_of(tmp_path).read_bytes()
        async with hall.looked_at() as (db, _activity):
            duty = (await db.scalars(select(Duty).where(Duty.kind == "ballot-closing"))).one()
            await ballot_period.close(db, duty, CLOSES)
            await db.rollback()
        await hall.tend()
        assert key_of(tmp_path).read_bytes() == key  # the close did not happen
        assert (await hall.close()).ballots == 6
        assert not key_of(tmp_path).exists()


async def test_a_tick_of_another_process_spares_the_key_of_a_ballot_just_being_opened(tmp_path):
    async with a_hall(tmp_path) as hall:
        other = Database(hall.database.engine.url.render_as_string(hide_password=False), tmp_path / "ballot-keys")
        async with hall.database.begin() as db:
            number = await an_activity(db)
        async with hall.database.begin() as db:
            activity = await activities.get(db, number)
            activity.session.starts_at, activity.session.ends_at, activity.ended_at = E - timedelta(hours=3), E, E
            await ballot_period.open_for(db, activity, Rules(), now=E)
            await db.flush()
            async with other.read() as reading:
                assert await ballot_period.untidy(reading) == {number}  # it cannot see the opening yet
            tending = asyncio.create_task(tended(other, number))
            await asyncio.sleep(0.2)
            assert not tending.done()
        await tending
        assert key_of(tmp_path, number).exists()
        await other.close()


async def tended(database, activity_id):
    async with database.begin() as db:
        await ballot_period.tend(db, activity_id, now=E)


async def test_an_undone_end_leaves_no_key_and_no_box(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:55")
    for name in VOTES:
        await town[name].taps("签到", town.group)
    await town.until("2026-03-06 17:30")
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    assert key_of(town.desk.folder, activity.id).exists()
    await town["李书记"].taps("撤销结束")
    await town.passes(seconds=15)
    assert not key_of(town.desk.folder, activity.id).exists()
    async with town.database() as db:
        assert await db.scalar(select(func.count()).select_from(SealedBallot)) == 0


async def test_the_key_goes_with_the_tick_that_closes_and_a_start_clears_what_was_left(town):
    activity = await ended(town)
    file = key_of(town.desk.folder, activity.id)
    assert file.exists()
    await town.passes(hours=25)
    assert not file.exists()
    await town.desk.stop_bot()
    file.write_bytes(bytes(32))  # as after a kill between the commit and the destruction
    await town.desk.restart_bot()
    assert not file.exists()


# --- lost votes ---------------------------------------------------------------------------------------------


async def receipts(town) -> int:
    async with town.database() as db:
        return await db.scalar(select(func.count()).select_from(BallotReceipt))


@pytest.mark.sqlite("a database that no other process can use")
async def test_a_lost_key_starts_the_ballot_over_and_tells_everybody(town):
    activity = await ended(town)
    for name in VOTES:
        await vote(town[name], *["不满意"] * 4)
    key_of(town.desk.folder, activity.id).unlink()
    paper = town["王组织"].sees("第 1 题")
    popup = await town["王组织"].presses(f"b:{activity.id}:1111:ok", paper)
    assert "暂时不能投票" in popup.text
    await town.passes(seconds=20)
    assert await receipts(town) == 0
    for name in (*VOTES, "赵宣传"):
        assert "不再有效" in town[name].sees("请重新投票").text
    assert "找不到这次测评的密钥" in town["李书记"].sees("的票已丢失").text
    town["张三"].sees_not("的票已丢失")
    assert "已投 0/7" in town["吴七"].sees("测评进行中", town.group).text
    for name in (*VOTES, "李书记", "赵宣传"):
        await vote(town[name], *["满意"] * 4)
    await town.passes(hours=25)
    assert "满意率 100%" in town["吴七"].sees("测评结果", town.group).text
    async with town.database() as db:
        (event,) = (await db.scalars(select(Event).where(Event.kind == ballot_period.STARTED_OVER))).all()
        assert event.plain == {"cause": Cause.KEY, "receipts": 3}


@pytest.mark.sqlite("a database that no other process can use")
async def test_a_ballot_started_over_reminds_those_who_have_not_voted_again(town):
    activity = await ended(town)
    await town.passes(hours=3)
    town["张三"].sees("四道题")
    key_of(town.desk.folder, activity.id).unlink()
    await town.passes(seconds=20)
    await vote(town["张三"], *["满意"] * 4)
    before = len([each for each in town["陈四"].screen() if "四道题" in each.text])
    await town.passes(hours=12)  # only the first reminder of two
    assert len([each for each in town["陈四"].screen() if "四道题" in each.text]) > before


async def closing(hall, now):
    async with hall.database.begin() as db:
        duty = (await db.scalars(select(Duty).where(Duty.kind == "ballot-closing"))).one()
        return await ballot_period.close(db, duty, now)


@pytest.mark.parametrize("damage", [
    "DELETE FROM ballot_receipts WHERE person_id = 1",
    "INSERT INTO ballot_receipts (activity_id, person_id) VALUES (1, 6)",
    "DELETE FROM sealed_ballots WHERE raters = 'guests'",
    "UPDATE sealed_ballots SET sealed = (SELECT sealed FROM sealed_ballots WHERE raters = 'guests')",
])  # fmt: skip
async def test_ballots_that_do_not_match_their_receipts_are_not_counted(tmp_path, damage):
    async with a_hall(tmp_path) as hall:
        for number in range(1, 6):
            await hall.vote(number)
        async with hall.database.begin() as db:
            await db.execute(text(damage))
        assert await closing(hall, CLOSES) == CLOSES + timedelta(hours=24)
        async with hall.looked_at() as (db, activity):
            assert await ballot_box.voted(db, 1) == 0
            assert (activity.ballot_closes_at, activity.ballot_closed_at) == (CLOSES + timedelta(hours=24), None)
            lost = (await db.scalars(select(Event).where(Event.kind == ballot_period.STARTED_OVER))).one()
            assert lost.plain["cause"] == Cause.DAMAGED
            assert await db.scalar(select(func.count()).select_from(BallotCount)) == 0
        await hall.vote(1, now=CLOSES)


# --- several processes --------------------------------------------------------------------------------------


async def test_a_process_that_cannot_see_the_key_takes_no_vote_and_waits_for_one_that_can(tmp_path):
    async with a_hall(tmp_path) as hall:
        await hall.vote(1)
        right, elsewhere = hall.database.keys, BallotKeys(tmp_path / "elsewhere", alone=False)
        hall.database.keys = elsewhere
        with pytest.raises(Refused, match="ballot-unreadable"):
            await hall.vote(2)
        await hall.tend(E)
        async with hall.database.read() as db:
            assert await ballot_period.unseen(db) == [1]
        assert await closing(hall, CLOSES) == CLOSES + timedelta(minutes=1)
        async with hall.database.read() as db:
            assert await ballot_box.voted(db, 1) == 1
        hall.database.keys = right
        assert await hall.vote(2)
        assert (await hall.close()).ballots == 2


async def test_a_key_that_no_process_sees_is_given_up_an_hour_after_the_close(tmp_path):
    async with a_hall(tmp_path) as hall:
        await hall.vote(1)
        hall.database.keys = BallotKeys(tmp_path / "elsewhere", alone=False)
        late = CLOSES + timedelta(hours=1)
        assert await closing(hall, late) == late + timedelta(hours=24)
        assert await hall.vote(1, now=late)


async def test_a_bot_that_cannot_see_a_key_is_not_ready(tmp_path, monkeypatch):
    monkeypatch.setattr(health, "TRIED_EVERY", 0.0)
    async with a_town(tmp_path, http_listen="127.0.0.1:0") as town:
        await ended(town)
        address = f"http://127.0.0.1:{town.desk.fleet.server.port}/readyz"
        assert (await asked(address))[0] == 200
        keys = town.desk.bot.database.keys
        town.desk.bot.database.keys = BallotKeys(tmp_path / "elsewhere", alone=False)
        status, said, _ = await asked(address)
        assert (status, said["reasons"]) == (503, [health.KEYS_UNSEEN.format(count=1)])
        town.desk.bot.database.keys = keys
        assert (await asked(address))[0] == 200


async def test_doctor_names_open_ballots_without_a_key(town):
    activity = await ended(town)
    settings = town.desk.bot.settings
    assert [mark for mark, _ in await doctor._record(settings)] == [GOOD] * 3
    key_of(town.desk.folder, activity.id).unlink()
    assert (await doctor._record(settings))[3] == (
        BAD,
        doctor.KEYS_UNSEEN.format(folder=settings.ballot_keys, count=1),
    )


# --- backups and migrations ---------------------------------------------------------------------------------


async def backed_up(town, file):
    from bot.backup.make import make

    return await asyncio.to_thread(make, settings_of(town.desk.folder), file)


@pytest.mark.sqlite("a backup of its file")
@pytest.mark.parametrize("hours", [2, 48])
async def test_a_restored_ballot_reopens_for_a_day_from_the_first_start_and_says_so(town, tmp_path, hours):
    activity = await ended(town)
    for name in VOTES:
        await vote(town[name], *["不满意"] * 4)
    await backed_up(town, tmp_path / "kept.zip")
    key = key_of(tmp_path, activity.id).read_bytes()
    assert key not in (tmp_path / "kept.zip").read_bytes()
    await town.desk.stop_bot()
    done = await restored(tmp_path, tmp_path / "kept.zip", force=True)
    assert done.keys_destroyed == 1
    assert not key_of(tmp_path, activity.id).exists()
    town.desk.clock.set(town.now + timedelta(hours=hours))
    await town.desk.restart_bot()
    await town.passes(seconds=20)
    began = (await town.activity_now(activity.id)).ballot_closes_at - timedelta(hours=24)
    assert town.now - timedelta(minutes=2) <= began <= town.now
    assert "从备份恢复" in town["李书记"].sees("的票已丢失").text
    for name in (*VOTES, "李书记", "赵宣传"):
        town[name].sees("请重新投票")
        await vote(town[name], *["满意"] * 4)
    await town.passes(hours=25)
    assert "100%" in town["吴七"].sees("测评结果", town.group).text


async def test_a_link_to_vote_works_after_a_new_start(town):
    activity = await ended(town)
    await vote(town["张三"], *["满意"] * 4)
    await town.desk.stop_bot()
    await town.desk.restart_bot()
    await town["陈四"].starts(activities.link_payload(await town.activity_now(activity.id), voting.VOTE_LINK))
    await vote(town["陈四"], *["满意"] * 4)
    assert await receipts(town) == 2


BEFORE_SEALED = "0021"


async def unsealed(database):
    """Turn the open ballot back into what earlier versions kept: plain counts and comments."""
    async with database.begin() as db:
        await db.execute(text("DELETE FROM sealed_ballots"))
        for dimension in range(1, 5):
            for level in range(1, 5):
                for raters, count in (("members", 5 if dimension == level else 0), ("guests", 0)):
                    db.add(BallotCount(activity_id=1, raters=raters, dimension=dimension, level=level, count=count))
        await db.execute(text("INSERT INTO ballot_comments (activity_id, key, text) VALUES (1, 'k', 'unmistakable')"))
        for person_id in range(1, 6):
            db.add(BallotReceipt(activity_id=1, person_id=person_id))
    async with database.engine.begin() as connection:
        await connection.run_sync(downgrade_to, BEFORE_SEALED)
    await asyncio.to_thread(database.keys.destroy_all)


async def test_the_migration_seals_open_ballots_and_erases_the_old_rows(tmp_path):
    async with a_hall(tmp_path) as hall:
        await unsealed(hall.database)
        await hall.database.migrate()
        assert not hall.database.keys.rewriting_owed
        assert (await hall.contents()).counts[2] == [0, 0, 5, 0]
        assert (await hall.contents()).comments == ["unmistakable"]
        async with hall.database.read() as db:
            assert await db.scalar(select(func.count()).select_from(BallotCount)) == 0
            assert await ballot_period.untidy(db) == set()
        for file in tmp_path.glob("bot.db*"):
            assert b"unmistakable" not in file.read_bytes()
        await hall.vote(6)
        result = await hall.close()
        assert (result.ballots, result.dimensions[2]) == (6, (1, 0, 5, 0))


async def test_a_killed_migration_erases_the_old_rows_at_the_next_start(tmp_path, monkeypatch):
    async def fails(*_given):
        return False

    async with a_hall(tmp_path) as hall:
        await unsealed(hall.database)
        with monkeypatch.context() as patch:
            patch.setattr("bot.storage.engine.leftovers.rewrite_old_votes", fails)
            await hall.database.migrate()
        assert hall.database.keys.rewriting_owed
        await hall.database.migrate()
        assert not hall.database.keys.rewriting_owed


async def test_a_migration_without_a_folder_for_keys_asks_the_voters_again(tmp_path):
    async with a_hall(tmp_path) as hall:
        await unsealed(hall.database)
        keys, hall.database.keys = hall.database.keys, None
        await hall.database.migrate()
        hall.database.keys = keys
        await hall.tend(E)
        async with hall.database.read() as db:
            assert await ballot_box.voted(db, 1) == 0
        assert "ballot-again" in await hall.kinds()
        assert await hall.vote(1)
