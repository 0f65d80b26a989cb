"""Attempts to find out how a member voted: from the bytes of the files, the tables, a copy, the logs or the journal."""

from __future__ import annotations

import io
import itertools
import json
import logging
import re
import sqlite3
import struct

import pytest
from sqlalchemy import select, text

from bot import logs
from bot.domain.evaluation import ballot
from bot.storage.engine.database import Database
from bot.storage.tables import Base
from bot.storage.tables.evaluation import BallotComment
from tests.support.ballots import CHOICES, VOTERS, WORST_FIRST, a_hall, ended, prepared, vote, voted
from tests.support.databases import address

in_files = pytest.mark.sqlite("the bytes of its files")
BALLOT_TABLES = ("ballot_receipts", "ballot_counts", "ballot_comments")


@in_files
async def test_the_order_of_votes_does_not_change_the_file(tmp_path):
    base = await prepared(tmp_path, 6)
    ballots = [(1, number, CHOICES[number - 1]) for number in range(1, 7)]
    orders = (ballots, ballots[::-1], ballots[3:] + ballots[:3])
    files = [await voted(tmp_path / str(i), base, order) for i, order in enumerate(orders)]
    assert files[0] == files[1] == files[2]


@in_files
async def test_the_file_is_the_same_when_two_voters_swap_choices(tmp_path):
    base = await prepared(tmp_path, 6)
    files = [
        await voted(
            tmp_path / str(i), base, [(1, number, choice) for number, choice in zip(range(1, 7), choices, strict=True)]
        )
        for i, choices in enumerate((CHOICES, CHOICES[1::-1] + CHOICES[2:]))
    ]
    assert files[0] == files[1]


@in_files
async def test_the_file_is_independent_of_order_across_many_ballots(tmp_path):
    base = await prepared(tmp_path, 40, activities=2, closed=6)
    ballots = [(a, n, CHOICES[(n * a) % 6]) for a, n in itertools.product((7, 8), range(1, 41))]
    mixed = sorted(ballots, key=lambda each: (each[1] * 17 % 41, each[0]))
    files = [await voted(tmp_path / str(i), base, order) for i, order in enumerate((ballots, ballots[::-1], mixed))]
    assert files[0] == files[1]
    assert files[0] == files[2]


@in_files
async def test_no_page_keeps_the_order_of_comments(tmp_path):
    async with a_hall(tmp_path) as hall:
        for number in range(1, 7):
            await hall.vote(number)
            await hall.comment(number, f"意见{number}")
    places = _cells(tmp_path / "bot.db", "ballot_comments")
    assert len(places) == 6
    assert places == sorted(places, reverse=True)  # as if inserted in the order of their random keys
    async with a_hall_again(tmp_path) as database, database.begin() as db:
        keys = (await db.scalars(select(BallotComment.key).order_by(BallotComment.key))).all()
        assert len({len(key) for key in keys}) == 1


@in_files
async def test_a_burnt_comment_is_nowhere_in_the_files(tmp_path):
    async with a_hall(tmp_path) as hall:
        await hall.vote(1)
        await hall.comment(1, "unmistakable words")
        await hall.close()
        await hall.database.erase_ballot_traces()
        assert all(b"unmistakable" not in path.read_bytes() for path in tmp_path.iterdir())


@in_files
async def test_ballot_tables_have_no_rowid_time_or_order(tmp_path):
    async with a_hall(tmp_path) as hall, hall.database.begin() as db:
        for table in BALLOT_TABLES:
            columns = {row[1] for row in await db.execute(text(f"PRAGMA table_info({table})"))}
            assert columns <= {"activity_id", "person_id", "raters", "dimension", "level", "count", "key", "text"}
            sql = await db.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table})
            assert sql.rstrip().endswith("WITHOUT ROWID")


@in_files
async def test_a_copy_reveals_only_totals_and_the_names_of_voters(tmp_path):
    base = await prepared(tmp_path, 6)
    await voted(tmp_path / "votes", base, [(1, n, CHOICES[n - 1]) for n in (4, 2)])
    copy = tmp_path / "backup.db"
    with sqlite3.connect(tmp_path / "votes" / "bot.db") as source, sqlite3.connect(copy) as target:
        source.backup(target)
    with sqlite3.connect(base) as old, sqlite3.connect(copy) as new:
        changed = {name for name in _tables(old) if _rows(old, name) != _rows(new, name)}
        assert changed == {"ballot_receipts", "ballot_counts"}
        assert _rows(new, "ballot_receipts") == [(1, 2), (1, 4)]
        expected = dict.fromkeys(itertools.product(range(1, 5), range(1, 5)), 0)
        for choice in (CHOICES[3], CHOICES[1]):
            for dimension, level in enumerate(choice, 1):
                expected[dimension, level] += 1
        assert _rows(new, "ballot_counts") == sorted(
            (1, ballot.MEMBERS, d, level, count) for (d, level), count in expected.items()
        )
    for connection in (source, target, old, new):
        connection.close()


async def test_a_vote_leaves_only_an_update_id_elsewhere(town):
    await ended(town)
    await town["张三"].taps("满意")
    await town["张三"].taps("重选")
    before = await _everything(town)
    await vote(town["张三"], "不满意", "一般", "比较满意", "满意")
    after = await _everything(town)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"seen_updates", "ballot_receipts", "ballot_counts", "deliveries"}
    cards = [row for row in after["deliveries"] if row not in before["deliveries"]]
    assert len(cards) <= 1
    assert all("ballot-open" in map(str, row) for row in cards)  # the group's card, which concerns no single member
    assert {len(row) for row in after["seen_updates"]} == {2}


async def test_a_comment_leaves_no_expected_answer_and_no_name(town):
    await ended(town)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    before = await _everything(town)
    await zhang.taps("写一条意见")
    await zhang.says("讨论时间再长一些", reply_to=zhang.sees("回复这条消息"))
    after = await _everything(town)
    assert {name for name in after if after[name] != before[name]} == {"seen_updates", "ballot_comments"}


@in_files
async def test_votes_and_comments_leave_no_ballot_page_in_the_journal(town):
    await ended(town)
    zhang = town["张三"]
    for name in VOTERS[:3]:
        await vote(town[name], *["满意"] * 4)
        assert not _journalled(town.desk.folder) & _pages(town.desk.folder)
    await vote(zhang, *["满意"] * 4)
    await zhang.taps("写一条意见")
    await zhang.says("讨论时间再长一些", reply_to=zhang.sees("回复这条消息"))
    assert not _journalled(town.desk.folder) & _pages(town.desk.folder)


@pytest.mark.parametrize("style", ["text", "json"])
async def test_debug_logs_contain_no_choice_and_no_comment(town, style, capfd):
    await ended(town)
    stream = io.StringIO()
    listener = logging.StreamHandler(stream)
    logging.getLogger().addHandler(listener)
    logs.set_up("DEBUG", style)
    try:
        zhang = town["张三"]
        await vote(zhang, "不满意", "一般", "比较满意", "满意")
        await zhang.presses("b:1:4321:ok", zhang.last())
        await zhang.taps("写一条意见")
        await zhang.says("只有我会这样说", reply_to=zhang.sees("回复这条消息"))
        await town.passes(hours=25)
    finally:
        logging.getLogger().removeHandler(listener)
    written = stream.getvalue() + "".join(capfd.readouterr())
    assert not re.search(WORST_FIRST, written)
    comment = "只有我会这样说"
    for secret in ("b:1:4", "不满意", comment, json.dumps(comment), "ballot_counts", str(zhang.id)):
        assert secret not in written


# --- helpers ------------------------------------------------------------------------------------------------


def a_hall_again(folder):
    return _opened(Database(address(folder, "bot.db")))


class _opened:  # noqa: N801 - reads as a verb
    def __init__(self, database: Database) -> None:
        self.database = database

    async def __aenter__(self) -> Database:
        return self.database

    async def __aexit__(self, *_problem: object) -> None:
        await self.database.close()


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


async def _everything(town) -> dict[str, list[tuple]]:
    async with town.database() as db:
        tables = Base.metadata.sorted_tables
        return {t.name: sorted((tuple(row) for row in await db.execute(select(t))), key=repr) for t in tables}


def _pages(folder) -> set[int]:
    """Return the root pages of the ballot's tables."""
    (path,) = folder.glob("*.db")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = f"SELECT rootpage FROM sqlite_master WHERE name IN {BALLOT_TABLES}"
    pages = {page for (page,) in connection.execute(query)}
    connection.close()
    assert len(pages) == len(BALLOT_TABLES)
    return pages


def _journalled(folder) -> set[int]:
    """Return the pages that have a version in the write-ahead log, its oldest frame included."""
    (path,) = folder.glob("*.db-wal")
    data = path.read_bytes()
    size = struct.unpack(">I", data[8:12])[0] if data else 1
    return {struct.unpack(">I", data[at : at + 4])[0] for at in range(32, len(data), 24 + size)}


def _cells(path, table: str) -> list[int]:
    """Return the offsets of a small table's rows on its only page, in the order of the keys."""
    with sqlite3.connect(path) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    page = path.read_bytes()[(root - 1) * size : root * size]
    kind, _free, count = struct.unpack(">BHH", page[:5])
    assert kind == 10, "the table has grown beyond one page"
    return list(struct.unpack(f">{count}H", page[8 : 8 + 2 * count]))
