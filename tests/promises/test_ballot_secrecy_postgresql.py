"""Attempts to find out how a member voted from PostgreSQL's own data on a row: its place, transaction and old versions.

The tests read the pages of the tables byte for byte, as a superuser can.
"""

from __future__ import annotations

import struct

import pytest
from sqlalchemy import text

from bot.storage.engine import ballot_traces
from bot.storage.engine.ballot_traces import BALLOTS
from tests.support.ballots import a_hall

pytestmark = pytest.mark.postgresql("the pages of its tables")

CHOICES = ((1, 1, 1, 1), (4, 4, 4, 4), (1, 2, 3, 4), (2, 2, 3, 3), (4, 3, 2, 1), (3, 3, 3, 3))
KEYS = {"ballot_receipts": "activity_id, person_id", "ballot_comments": "activity_id, key",
        "ballot_counts": "activity_id, raters, dimension, level"}  # fmt: skip
PAGE, HEADER, NORMAL = 8192, 24, 1


async def test_all_ballots_share_one_transaction_in_the_order_of_keys(tmp_path):
    async with a_hall(tmp_path) as hall:
        await voted(hall, range(6))
        for number in range(1, 7):
            await hall.comment(number, f"意见{number}")
            assert len(await column(hall, " UNION ".join(f"SELECT xmin::text FROM {table}" for table in BALLOTS))) == 1
        for table, key in KEYS.items():
            by_key, by_place = (f"SELECT ctid::text AS place FROM {table} ORDER BY {order}" for order in (key, "ctid"))
            assert await column(hall, by_key) == await column(hall, by_place)


@pytest.mark.parametrize("closed", [False, True])
async def test_each_rows_place_is_independent_of_vote_order_and_choices(tmp_path, closed):
    places = []
    for folder, order, choices in (("a", range(6), CHOICES), ("b", range(5, -1, -1), CHOICES),
                                   ("c", (3, 4, 5, 0, 1, 2), CHOICES[1::-1] + CHOICES[2:])):  # fmt: skip
        (tmp_path / folder).mkdir()
        async with a_hall(tmp_path / folder) as hall:
            await voted(hall, order, choices)
            if closed:
                await hall.close()
                await hall.database.erase_ballot_traces(closed=True)
            places.append([await column(hall, f"SELECT (ctid, {key})::text FROM {table}") for table, key in
                           list(KEYS.items())[::2]])  # fmt: skip
    assert places[0] == places[1] == places[2]


async def test_a_vote_and_a_comment_leave_no_earlier_row_versions(tmp_path):
    async with a_hall(tmp_path) as hall:
        await voted(hall, range(6))
        await hall.comment(1, "一条意见")
        for table in BALLOTS:
            (rows,) = await column(hall, f"SELECT count(*) FROM {table}")
            assert sum(len(items) for items, _hole in await pages(hall, table)) == rows > 0


async def test_closed_ballot_tables_hold_only_their_rows(tmp_path):
    async with a_hall(tmp_path) as hall:
        await voted(hall, range(4))  # few enough votes that comments are burnt
        await hall.comment(1, "unmistakable words")
        await hall.close()
        await hall.database.erase_ballot_traces(closed=True)
        for table in BALLOTS:
            assert all(not hole.strip(b"\0") for _items, hole in await pages(hall, table))
        assert await pages(hall, "ballot_comments") == []


async def test_closing_rewrites_the_rows_in_a_separate_transaction(tmp_path):
    async with a_hall(tmp_path) as hall:
        await voted(hall, range(6))
        last = await column(hall, "SELECT DISTINCT xmin::text FROM ballot_receipts")
        await hall.close()
        assert not set(last) & set(await column(hall, "SELECT xmin::text FROM ballot_receipts"))


async def test_an_older_reader_does_not_block_a_voter(tmp_path):
    async with a_hall(tmp_path) as hall, hall.database.read() as db:
        await db.scalar(text("SELECT count(*) FROM ballot_receipts"))
        await voted(hall, range(2))
        await hall.database.erase_ballot_traces(closed=True)
        assert await column(hall, "SELECT count(*) FROM ballot_receipts") == [2]


async def test_a_long_lock_delays_the_sweep_but_not_the_votes(tmp_path, monkeypatch):
    monkeypatch.setattr(ballot_traces, "LOCK_TIMEOUT", "50ms")
    async with a_hall(tmp_path) as hall:
        await voted(hall, range(2))
        async with hall.database.begin() as db:
            await db.execute(text("LOCK TABLE ballot_receipts IN SHARE UPDATE EXCLUSIVE MODE"))
            await voted(hall, range(2, 6))
            await hall.database.erase_ballot_traces(closed=True)
        await hall.database.erase_ballot_traces()
        for table in ("ballot_receipts", "ballot_counts"):
            (rows,) = await column(hall, f"SELECT count(*) FROM {table}")
            assert sum(len(items) for items, _hole in await pages(hall, table)) == rows > 0


# --- helpers ------------------------------------------------------------------------------------------------


async def voted(hall, order, choices=CHOICES) -> None:
    for each in order:
        await hall.vote(each + 1, choices[each])


async def column(hall, query: str) -> list:
    async with hall.database.read() as db:
        return list((await db.scalars(text(query))).all())


async def pages(hall, table: str) -> list[tuple[list[int], bytes]]:
    """Return the places of rows, dead ones included, and the bytes between them, for each page of the table's file."""
    async with hall.database.begin() as db:
        await db.execute(text("CHECKPOINT"))
        data = await db.scalar(text(f"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))"))
    found = []
    for page in (data[at : at + PAGE] for at in range(0, len(data), PAGE)):
        lower, upper = struct.unpack("<HH", page[12:16])
        pointers = [struct.unpack("<I", page[at : at + 4])[0] for at in range(HEADER, lower, 4)]
        found.append(([pointer & 0x7FFF for pointer in pointers if pointer >> 15 & 3 == NORMAL], page[lower:upper]))
    return found
