"""Attempts to find out how a member voted: from the tables, a copy, the sealed value, the logs."""

from __future__ import annotations

import io
import itertools
import json
import logging
import re
import secrets

import pytest
from sqlalchemy import select

from bot import logs
from bot.domain.evaluation import ballot_period
from bot.storage.sealing import NONCE, STEP, Damaged, seal, unseal
from bot.storage.tables import Base
from bot.storage.tables.evaluation import SealedBallot
from bot.storage.tables.obligations import Delivery
from tests.support.ballots import CHOICES, WORST_FIRST, a_hall, ended, vote

in_files = pytest.mark.sqlite("the bytes of its files")


async def test_an_open_ballot_is_one_sealed_value_for_each_group_and_receipts(tmp_path):
    async with a_hall(tmp_path, members=3, guests=1) as hall:
        for number, choice in ((1, CHOICES[0]), (2, CHOICES[1]), (4, CHOICES[2])):
            await hall.vote(number, choice)
        await hall.comment(1, "unmistakable words")
        tables = await everything(hall.database)
        assert [row[:2] for row in tables["sealed_ballots"]] == [(1, "guests"), (1, "members")]
        assert tables["ballot_receipts"] == [(1, 1), (1, 2), (1, 4)]
        assert (tables["ballot_counts"], tables["ballot_comments"]) == ([], [])
        assert (await hall.contents()).counts[0] == [1, 0, 0, 1]
        assert (await hall.contents("guests")).counts == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        assert (await hall.contents()).comments == ["unmistakable words"]


async def test_the_sealed_value_has_one_size_and_a_new_nonce_at_each_vote(tmp_path):
    async with a_hall(tmp_path) as hall:
        seen = [await sealed(hall.database)]
        for number in range(1, 7):
            await hall.vote(number, CHOICES[number - 1])
            seen.append(await sealed(hall.database))
            await hall.comment(number, f"意见{number}" * number)
            seen.append(await sealed(hall.database))
        assert {len(value) for value in seen} == {NONCE + STEP + 16}
        assert len({value[:NONCE] for value in seen}) == len(seen)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_sealed_value_is_valid_only_in_its_own_place(part):
    key = bytes(32)
    place = (1, "members", "fingerprint")
    value = seal(key, ["x"], place)
    assert unseal(key, value, place) == ["x"]
    with pytest.raises(Damaged):
        unseal(key, value, tuple("other" if number == part else each for number, each in enumerate(place)))
    with pytest.raises(Damaged):
        unseal(bytes([1] * 32), value, place)
    with pytest.raises(Damaged):
        unseal(key, value[:-1] + bytes([value[-1] ^ 1]), place)


async def test_comments_have_a_random_order_inside(tmp_path, monkeypatch):
    drawn = []

    def below(limit):
        drawn.append(limit)
        return 0

    monkeypatch.setattr(secrets, "randbelow", below)
    async with a_hall(tmp_path) as hall:
        for number in range(1, 4):
            await hall.vote(number)
            await hall.comment(number, f"意见{number}")
        assert drawn == [1, 2, 3]
        assert (await hall.contents()).comments == ["意见3", "意见2", "意见1"]


async def test_few_members_leave_only_the_rate_and_few_guests_nothing(tmp_path):
    async with a_hall(tmp_path, members=4, guests=4) as hall:
        for number in range(1, 9):
            await hall.vote(number, CHOICES[2])
            await hall.comment(number, f"unmistakable {number}")
        result = await hall.close()
        tables = await everything(hall.database)
        assert tables["ballot_counts"] == [(1, "members", 0, 1, 8), (1, "members", 0, 2, 8)]
        assert (tables["ballot_comments"], tables["sealed_ballots"]) == ([], [])
        assert (result.ballots, result.rate, result.dimensions) == (4, 0.5, None)
        assert (result.guests.ballots, result.guests.rate, result.guests.dimensions) == (4, None, None)


async def test_a_lone_guest_leaves_no_choice(tmp_path):
    async with a_hall(tmp_path, members=1, guests=1) as hall:
        await hall.vote(2, CHOICES[1])
        result = await hall.close()
        counts = (await everything(hall.database))["ballot_counts"]
        assert counts == [(1, "members", 0, 1, 0), (1, "members", 0, 2, 0)]
        assert (result.ballots, result.rate, result.guests.ballots, result.guests.rate) == (0, None, 1, None)


async def test_comments_of_a_group_under_five_are_burnt_beside_those_of_a_larger_one(tmp_path):
    async with a_hall(tmp_path, members=5, guests=4) as hall:
        for number in range(1, 10):
            await hall.vote(number)
            await hall.comment(number, f"意见{number}")
        await hall.close()
        async with hall.looked_at() as (db, activity):
            kept = await ballot_period.comments(db, activity)
        assert sorted(kept) == [f"意见{number}" for number in range(1, 6)]


@in_files
async def test_a_copy_between_votes_reveals_only_who_has_voted(tmp_path):
    copies = []
    async with a_hall(tmp_path) as hall:
        for number in (4, 2):
            copies.append(await everything(hall.database))
            await hall.vote(number, CHOICES[number - 1])
        copies.append(await everything(hall.database))
    for before, after in itertools.pairwise(copies):
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"ballot_receipts", "sealed_ballots"}
    assert copies[-1]["ballot_receipts"] == [(1, 2), (1, 4)]


async def test_reminders_are_deleted_at_the_close(town):
    await ended(town)
    await vote(town["张三"], *["满意"] * 4)
    await town.passes(hours=3)
    town["陈四"].sees("四道题")
    await town.passes(hours=22)
    async with town.database() as db:
        kinds = set((await db.scalars(select(Delivery.kind))).all())
    assert "ballot" in kinds
    assert "ballot-reminder" not in kinds


async def test_a_vote_leaves_only_an_update_id_elsewhere(town):
    await ended(town)
    await town["张三"].taps("满意")
    await town["张三"].taps("重选")
    before = await everything(town.desk.bot.database)
    await vote(town["张三"], "不满意", "一般", "比较满意", "满意")
    after = await everything(town.desk.bot.database)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"seen_updates", "ballot_receipts", "sealed_ballots", "deliveries"}
    cards = [row for row in after["deliveries"] if row not in before["deliveries"]]
    assert len(cards) <= 1
    assert all("ballot-open" in map(str, row) for row in cards)  # the group's card, which concerns no single member
    assert {len(row) for row in after["seen_updates"]} == {2}


async def test_a_comment_leaves_no_expected_answer_and_no_name(town):
    await ended(town)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    before = await everything(town.desk.bot.database)
    await zhang.taps("写一条意见")
    await zhang.says("讨论时间再长一些", reply_to=zhang.sees("回复这条消息"))
    after = await everything(town.desk.bot.database)
    assert {name for name in after if after[name] != before[name]} == {"seen_updates", "sealed_ballots"}


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


async def everything(database) -> dict[str, list[tuple]]:
    """Return the rows of each table, in the order of their words."""
    async with database.read() as db:
        tables = Base.metadata.sorted_tables
        return {t.name: sorted((tuple(row) for row in await db.execute(select(t))), key=repr) for t in tables}


async def sealed(database) -> bytes:
    """Return the members' sealed value."""
    async with database.read() as db:
        return (await db.scalars(select(SealedBallot.sealed).where(SealedBallot.raters == "members"))).one()
