"""Bulk check-in gives the same answers and stores the same rows as ordinary check-in, for any people in any order."""

import random
import re
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select
from telegram import User

from bot.domain import links
from bot.domain.attendance import bulk
from bot.domain.attendance.check_in import OLD_PURPOSE, PURPOSE, link_payload
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.seen import SeenUpdate
from bot.views import check_in as views
from tests.support.databases import on_postgresql
from tests.support.town import a_neighbour, a_town, at, share_session

START = "2026-03-06 14:00"


async def _prepare(town, minute, *, joint=False):
    """Play until that minute: two branches have an activity each at the same time, and one member here is on leave.

    Both activities are in one session if `joint` is true.
    """
    activity = await town.dated(START)
    beside = await a_neighbour(town)
    other = await beside.dated(START)
    if joint:
        other = await share_session(town, activity, other)
    await town["吴七"].says("/leave")
    await town["吴七"].taps("事假")
    await town["吴七"].says("家里有事，请假一天")
    await town["吴七"].taps("提交")
    await town["王组织"].taps("同意")
    await town.until(at(START) + timedelta(minutes=minute))
    return {**town.humans, **beside.humans, "路人": town.telegram.person("路人")}, activity, other


def _payloads(activity, other):
    slot = int(activity.starts_at.timestamp()) // 60
    return [
        *[link_payload(activity)] * 8,
        *[link_payload(other)] * 3,
        links.make(PURPOSE, activity.secret, activity.session_id, slot + 30),  # an expired time
        links.make(PURPOSE, "forged", activity.session_id, slot),
        links.make(PURPOSE, activity.secret, activity.session_id, slot, 7),
        links.make(PURPOSE, activity.secret, 999, slot),
        "at_",
        "at_x_y",
        "at_%",
        links.make(OLD_PURPOSE, activity.secret, activity.id, slot),
        links.make(OLD_PURPOSE, "forged", activity.id, slot),
        "",
    ]


def _rename(person, first, last=None, language="zh-hans"):
    person.user = User(person.id, first, False, last_name=last, language_code=language)


async def _played(folder, seed, minute, *, joint, rushed):
    """Return the answers that each person received, and the tables, after the taps that `seed` selects."""
    chance = random.Random(seed)
    async with a_town(folder) as town:
        if not rushed:
            town.desk.bot.ingest._bulk_check_in = None
        people, activity, other = await _prepare(town, minute, joint=joint)
        town.telegram.settle = None
        heard = {}
        for _ in range(4):
            before = {name: len(person.screen()) for name, person in people.items()}
            for name in chance.sample(sorted(people), k=5):
                _rename(people[name], chance.choice(("甲", "乙")), chance.choice((None, "同志")), language=None)
            payloads = _payloads(activity, other)
            for name in chance.sample(sorted(people), k=len(people)):
                for _tap in range(chance.choice((0, 1, 1, 1, 2))):
                    payload = chance.choice(payloads)
                    if set(payload) <= set("abcdefghijklmnopqrstuvwxyz0123456789_"):
                        await people[name].starts(payload)
            await town.desk.settle()
            for name, person in people.items():
                # The bot decides the order of two people in the same instant.
                said = [re.sub("第[0-9]+位", "第…位", m.text) for m in person.screen()[before[name] :] if m.from_bot]
                heard.setdefault(name, []).append(sorted(said))
            town.desk.clock.advance(timedelta(minutes=chance.choice((1, 9, 40))))
        return heard, await _tables(town)


async def _tables(town):
    async with town.database() as db:
        attendances = await db.execute(
            select(Attendance.activity_id, Attendance.person_id, Attendance.at, Attendance.how, Attendance.by_id)
        )
        accounts = await db.execute(
            select(Account.telegram_id, Account.display_name, Account.client_language, Account.awaiting)
        )
        stale = await db.execute(select(Delivery.key, Delivery.sent_at.is_(None), Delivery.edit_at.is_(None)))
        return [sorted(map(tuple, rows)) for rows in (attendances, accounts, stale)]


LONG = pytest.mark.long("the same at other times, with other taps")


@pytest.mark.parametrize(
    ("seed", "minute", "joint"),
    [(1, -5, False), (1, 20, True), *(pytest.param(1, minute, minute == -45, marks=LONG) for minute in (-75, -45, 275)),
     *(pytest.param(2, minute, minute == -5, marks=LONG) for minute in (-75, -45, -5, 20, 275))],
)  # fmt: skip
async def test_bulk_and_ordinary_check_in_give_the_same_results(tmp_path, seed, minute, joint):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    ordinary = await _played(tmp_path / "a", seed, minute, joint=joint, rushed=False)
    short = await _played(tmp_path / "b", seed, minute, joint=joint, rushed=True)
    assert {name for name in ordinary[0] if ordinary[0][name] != short[0][name]} == set()
    assert short[1] == ordinary[1]


async def test_a_batch_is_recorded_in_one_transaction_and_answered(town):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")
    commits = town.committed("INSERT INTO attendances")
    town.telegram.settle = None
    members = [name for name in town.humans if name not in ("冯九", "褚积极")]
    for name in members:
        await town[name].starts(link_payload(activity))
    await town.desk.settle()
    ranks = [town[name].last().text.partition("第")[2].partition("位")[0] for name in members]
    assert ranks == [str(number) for number in range(1, len(members) + 1)]
    assert len(commits) == 1
    async with town.database() as db:
        rows = (await db.scalars(select(Attendance).where(Attendance.activity_id == activity.id))).all()
        assert [row.how for row in rows] == ["scan"] * len(members)


async def _accounts(town):
    """Return all columns of each account's row, by Telegram id."""
    columns = inspect(Account).columns
    async with town.database() as db:
        return {row.telegram_id: row._asdict() for row in await db.execute(select(*columns))}


async def _prepare_accounts(town):
    """Prepare accounts that await an answer, chose a language, have not started yet, or blocked the bot."""
    async with town.database() as db:
        known = {name: await db.get_one(Account, town[name].id) for name in ("张三", "陈四", "孙五", "周六", "郑八")}
        for account in known.values():
            account.client_language = "zh-hans"
            account.awaiting, account.awaiting_data = "reason", {"activity": account.telegram_id}
            account.rest = {"album": "7", "first": 8}
        known["张三"].language = "en"
        known["孙五"].started_at = None
        known["周六"].unreachable_at = at("2026-03-01 09:00")


async def test_bulk_check_in_updates_only_changed_account_fields(town):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")
    await _prepare_accounts(town)
    before, began, stranger = await _accounts(town), town.now, town.telegram.person("路人")
    _rename(town["张三"], "三", "张")
    _rename(town["郑八"], "郑" * 140, language=None)
    noted = town.committed("UPDATE accounts")
    town.telegram.settle = None
    for name in ("张三", "陈四", "孙五", "周六", "郑八"):
        await town[name].starts(link_payload(activity))
    await stranger.starts(link_payload(activity))
    await town.desk.settle()
    after = await _accounts(town)
    started_at = after[town["孙五"].id]["started_at"]
    news = {
        "张三": {"display_name": "三 张"},
        "孙五": {"started_at": started_at},
        "周六": {"unreachable_at": None},
        "郑八": {"display_name": "郑" * 130, "client_language": None},
    }
    assert began <= started_at <= town.now
    assert after.pop(stranger.id)["display_name"] == "路人"
    assert after == before | {town[name].id: before[town[name].id] | each for name, each in news.items()}
    assert noted == [1 if on_postgresql() else len(news), 1]
    town["张三"].sees("Checked in")


async def test_a_repeated_check_in_is_answered_again_and_counted_once(town):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")
    zhang, account = town["张三"], town.telegram.the_bot()
    town.telegram.settle = None
    await zhang.starts(link_payload(activity))
    (number, item), *_ = account.queue.items()
    await town.desk.settle()
    first = zhang.last().text
    await town.desk.bot.ingest.take([item.body], {})
    await town.desk.bot.ingest.quiet()
    assert zhang.last().text == first
    async with town.database() as db:
        assert (await db.scalars(select(SeenUpdate).where(SeenUpdate.update_id == number))).all()
        rows = await db.scalars(select(Attendance).where(Attendance.activity_id == activity.id))
        assert len(rows.all()) == 1


async def test_bulk_check_in_works_beyond_the_limit_of_kept_activities(town, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_KEPT", 0)
    people, activity, other = await _prepare(town, -5)
    await people["张三"].starts(link_payload(activity))
    commits = town.committed("INSERT INTO attendances")
    town.telegram.settle = None
    await people["陈四"].starts(link_payload(activity))
    await people["马九"].starts(link_payload(other))
    await town.desk.settle()
    assert len(commits) == 1
    people["陈四"].sees("签到成功 13:55 · 第2位")
    people["马九"].sees("签到成功 13:55 · 第1位")


async def test_a_batch_records_both_branches_of_a_session(town):
    people, activity, _other = await _prepare(town, -5, joint=True)
    commits = town.committed("INSERT INTO attendances")
    town.telegram.settle = None
    for name in ("陈四", "马九"):
        await people[name].starts(link_payload(activity))
    await town.desk.settle()
    assert len(commits) == 1
    for name in ("陈四", "马九"):
        people[name].sees("签到成功 13:55 · 第1位")


async def test_ordinary_check_in_handles_a_batch_that_fails(town, monkeypatch):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")

    def broken(*_arguments, **_options):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("bot.domain.attendance.bulk.check_in", broken)
    await town["张三"].starts(link_payload(activity))
    town["张三"].sees("签到成功 13:55 · 第1位")


async def test_a_fault_in_an_answer_is_logged_and_stops_nothing(town, monkeypatch, caplog):
    activity = await town.dated(START)
    await town.until(at(START))

    def faulty(_done, _t):
        raise ValueError("张三")

    with monkeypatch.context() as patched:
        patched.setattr(views, "checked_in", faulty)
        await town["张三"].starts(link_payload(activity))
    assert "check-in not answered" in caplog.text
    assert "ValueError" in caplog.text
    assert "张三" not in caplog.text
    await town["张三"].starts(link_payload(activity))
    town["张三"].sees("签到成功")


async def test_an_unanswered_check_in_is_recorded_and_answered_next_time(town):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")
    town.telegram.faults.add("sendMessage", "500")
    await town["张三"].starts(link_payload(activity))
    await town["张三"].starts(link_payload(activity))
    town["张三"].sees("签到成功 13:55 · 第1位")


async def test_a_stopping_bot_answers_the_check_ins_it_recorded(town):
    activity = await town.dated(START)
    await town.until("2026-03-06 13:55")
    town.telegram.settle = None
    town.telegram.faults.begin("slow", town.now + timedelta(minutes=10))
    await town["张三"].starts(link_payload(activity))
    await town.telegram.until(lambda: town.desk.bot.ingest._bulk_check_in.answering, 20)
    await town.desk.stop_bot()
    town["张三"].sees("签到成功 13:55 · 第1位")
    town.telegram.faults.clear()
    await town.desk.start_bot()
