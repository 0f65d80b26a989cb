"""Copying of all tables from one database to another, SQLite or PostgreSQL, with sums of either side."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import RowMapping, Table, cast, false, func, select
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.tables import Base

TABLES = Base.metadata.sorted_tables  # tables that others refer to come first
BATCH = 500  # rows; PostgreSQL takes 32,767 values in one statement


class Refuses(Exception):  # noqa: N818 - the name describes the target
    """The target does not take the rows of a table; `kind` is the error's type."""

    def __init__(self, table: str, kind: str) -> None:
        super().__init__(f"the rows of {table} are not taken: {kind}")
        self.table, self.kind = table, kind


@dataclass(frozen=True)
class Sum:
    """The sum of a table: its number of rows, and a hash of all rows that does not depend on their order."""

    rows: int
    digest: str


async def hand_over(source: AsyncConnection, target: AsyncConnection) -> list[Sum]:
    """Write every row of the source into the empty tables of the target; return the sums of the source's tables.

    Raises:
        Refuses: a row was not taken.
    """
    sent = [await _copy(table, source, target) for table in TABLES]
    if target.dialect.name == "postgresql":
        await set_sequences(target)
    return sent


async def sums(connection: AsyncConnection) -> list[Sum]:
    """Return the sum of each table."""
    return [await _sum(table, connection) for table in TABLES]


async def to_file(url: str, file: Path) -> bool:
    """Copy a database as of one moment into a new SQLite file; bots may continue to use it.

    Return True if the file holds the same rows. Raises Refuses, Away.
    """
    old, new = Database(url), Database(f"sqlite+aiosqlite:///{file}")
    try:
        await new.migrate()
        async with new.begin() as writing, old.read() as reading:
            target = await writing.connection()
            return await hand_over(await reading.connection(), target) == await sums(target)
    finally:
        await old.close()
        await new.close()


async def set_sequences(target: AsyncConnection) -> None:
    """Set PostgreSQL's sequences to continue after the copied rows, which brought their own numbers."""
    for table in TABLES:
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = cast(func.pg_get_serial_sequence(table.name, column.name), REGCLASS)
        following = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        await target.execute(select(func.setval(sequence, following, false())))


async def _copy(table: Table, source: AsyncConnection, target: AsyncConnection) -> Sum:
    """Copy a table in the order of its keys, so that the order of insertion, which PostgreSQL may keep, gets lost."""
    counted = _Counted()
    result = await source.stream(select(table).order_by(*table.primary_key))
    async for rows in result.mappings().partitions(BATCH):
        counted.add(rows)
        try:
            await target.execute(table.insert(), [dict(row) for row in rows])
        except DBAPIError as problem:
            raise Refuses(table.name, type(problem.orig).__name__) from None
    return counted.sum()


async def _sum(table: Table, connection: AsyncConnection) -> Sum:
    counted = _Counted()
    async for rows in (await connection.stream(select(table))).mappings().partitions(BATCH):
        counted.add(rows)
    return counted.sum()


class _Counted:
    """Adds up the hashes of rows, so that their order does not matter and no table has to fit into memory."""

    def __init__(self) -> None:
        self._rows = self._total = 0

    def add(self, rows: Sequence[RowMapping]) -> None:
        for row in rows:
            words = json.dumps(dict(row), default=_plain, sort_keys=True)
            self._total += int.from_bytes(hashlib.sha256(words.encode()).digest())
            self._rows += 1

    def sum(self) -> Sum:
        return Sum(self._rows, f"{self._total % 2**256:064x}")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no column of ours holds a {type(value).__name__}")
