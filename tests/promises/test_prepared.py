"""Prepared statements for many given rows: they find and write the same rows on both databases, however many."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import BigInteger, Integer, String, exists, select, update
from sqlalchemy.exc import DBAPIError

from bot.storage.engine.database import Database
from bot.storage.engine.failures import Away
from bot.storage.engine.prepared import Prepared, insert_new
from bot.storage.tables.branch import Account
from bot.storage.tables.seen import SeenUpdate
from tests.support.databases import address

NOW = datetime(2026, 3, 6, 6, 0, tzinfo=UTC)
SHANGHAI = timezone(timedelta(hours=8))
MARK = insert_new(SeenUpdate, ("update_id", "seen_at"), "update_id", "seen_at")
NAMED = Prepared(
    lambda given: select(Account.telegram_id, Account.started_at, Account.awaiting_data).where(
        Account.telegram_id == given.account, Account.display_name == given.name
    ),
    account=BigInteger(),
    name=String(),
)
UNSEEN = Prepared(
    lambda given: select(Account.telegram_id).where(
        Account.telegram_id == given.account,
        Account.display_name.in_(["一", "二", "三"]),
        ~exists().where(SeenUpdate.update_id == given.update, SeenUpdate.update_id == Account.telegram_id),
    ),
    update=Integer(),
    account=BigInteger(),
)


@pytest.fixture
async def database(tmp_path):
    built = Database(address(tmp_path))
    async with built.begin() as db:
        for number, name in ((1, "一"), (2, "二"), (3, "三"), (5_000_000_004, "四")):
            db.add(Account(telegram_id=number, display_name=name, started_at=NOW, awaiting_data={"名": [name]}))
    yield built
    await built.close()


async def within(database, work):
    return await database.in_one_trip(work, lambda: select(Account.branch_id).where(Account.branch_id.is_not(None)))


async def test_each_given_row_finds_its_match_with_typed_values(database):
    asked = [(5_000_000_004, "四"), (1, "一"), (2, "一"), (9, "九")]
    found = await within(database, lambda db: NAMED(db, asked))
    assert sorted(found) == [(1, NOW, {"名": ["一"]}), (5_000_000_004, NOW, {"名": ["四"]})]
    assert found[0][1].utcoffset() == timedelta(0)


async def test_one_statement_serves_no_rows_one_row_and_many(database):
    for asked in ([], [(1, "一")], [(number, "一二三"[number - 1]) for number in (1, 2, 3)] * 100):
        found = await within(database, lambda db, asked=asked: NAMED(db, asked))
        assert len(found) == len(asked)


async def test_a_statement_combines_its_own_conditions_with_given_values(database):
    await within(database, lambda db: MARK(db, [(2, NOW)]))
    asked = [(number, number) for number in (1, 2, 3)] + [(4, 5_000_000_004)]
    assert sorted(await within(database, lambda db: UNSEEN(db, asked))) == [(1,), (3,)]


async def test_only_new_rows_are_inserted_and_returned(database):
    assert await within(database, lambda db: MARK(db, [(7, NOW)])) == [(7, NOW)]
    later = (NOW + timedelta(seconds=1)).astimezone(SHANGHAI)
    assert sorted(await within(database, lambda db: MARK(db, [(7, later), (8, later), (8, later), (6, NOW)]))) == [
        (6, NOW), (8, later),
    ]  # fmt: skip
    async with database.read() as db:
        kept = (await db.execute(select(SeenUpdate.update_id, SeenUpdate.seen_at).order_by(SeenUpdate.update_id))).all()
    assert [tuple(row) for row in kept] == [(6, NOW), (7, NOW), (8, later)]


async def test_an_update_changes_each_given_row_and_returns_nothing(database):
    rename = Prepared(
        lambda given: update(Account.__table__)
        .where(Account.telegram_id == given.account)
        .values(display_name=given.name, client_language=given.speaks, started_at=None),
        account=BigInteger(), name=String(), speaks=String(),
    )  # fmt: skip
    renamed = [(5_000_000_004, "肆", None), (2, "贰", "en"), (9, "玖", "en")]
    assert await within(database, lambda db: rename(db, renamed)) == []
    async with database.read() as db:
        columns = (Account.telegram_id, Account.display_name, Account.client_language, Account.started_at)
        kept = (await db.execute(select(*columns).order_by(Account.telegram_id))).all()
    assert [tuple(row) for row in kept] == [
        (1, "一", None, NOW), (2, "贰", "en", None), (3, "三", None, NOW), (5_000_000_004, "肆", None, None),
    ]  # fmt: skip


async def test_a_constant_is_compared_in_its_columns_type(database):
    young = Prepared(
        lambda given: select(Account.telegram_id).where(
            Account.telegram_id == given.account, Account.started_at < NOW + timedelta(minutes=1)
        ),
        account=BigInteger(),
    )
    asked = [(1,), (2,)]
    assert sorted(await within(database, lambda db: young(db, asked))) == asked


@pytest.mark.postgresql("texts of any length are taken by SQLite")
async def test_overlong_text_is_refused_and_not_cut(database):
    note = insert_new(Account, ("telegram_id", "display_name", "client_language", "awaiting_data"), "telegram_id")
    with pytest.raises(DBAPIError):
        await within(database, lambda db: note(db, [(7, "七", "x" * 300, {})]))


async def test_a_failure_rolls_back_the_whole_transaction(database):
    def work(db):
        MARK(db, [(7, NOW)])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await within(database, work)
    assert await within(database, lambda db: MARK(db, [(7, NOW)])) == [(7, NOW)]


@pytest.mark.sqlite("a full disk")
async def test_a_full_disk_raises_away_and_rolls_back(database):
    def fill(db):
        pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        MARK(db, [(number, NOW) for number in range(100, 10_000)])

    with pytest.raises(Away):
        await within(database, fill)
    assert await within(database, lambda db: MARK(db, [(7, NOW)])) == [(7, NOW)]
    async with database.read() as db:
        assert (await db.scalars(select(SeenUpdate.update_id))).all() == [7]
