"""Copying of all tables from one database to another, SQLite or PostgreSQL, with sums of either side."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import JSON, Connection, DateTime, MetaData, RowMapping, Table, cast, event, false, func, select
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.address import of_file
from bot.storage.engine.database import Database
from bot.storage.engine.migrate import revision_of
from bot.storage.tables import Base
from bot.storage.tables.base import UTCDateTime

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


async def hand_over(source: AsyncConnection, target: AsyncConnection, tables: Sequence[Table] = TABLES) -> list[Sum]:
    """Write every row of the source into the empty tables of the target; return the sums of the source's tables.

    Raises:
        Refuses: a row was not taken.
    """
    sent = [await _copy(table, source, target) for table in tables]
    if target.dialect.name == "postgresql":
        await set_sequences(target)
    return sent


async def sums(connection: AsyncConnection, tables: Sequence[Table] = TABLES) -> list[Sum]:
    """Return the sum of each table."""
    return [await _sum(table, connection) for table in tables]


async def to_file(url: str, file: Path) -> bool:
    """Copy a database of any version as of one moment into a new SQLite file; bots may continue to use it.

    Return True if the file holds the same rows. Raises Refuses, Away.
    """
    old, new = Database(url), Database(of_file(file))
    try:
        async with old.read() as reading:
            source = await reading.connection()
            await new.migrate(await source.run_sync(revision_of))
            async with new.begin() as writing:
                target = await writing.connection()
                tables = await target.run_sync(_tables_of)
                return await hand_over(source, target, tables) == await sums(target, tables)
    finally:
        await old.close()
        await new.close()


def _tables_of(connection: Connection) -> list[Table]:
    """Return the tables that this connection sees, which may be those of an earlier version."""
    found = MetaData()
    event.listen(found, "column_reflect", _use_our_type)
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _use_our_type(_inspector: Inspector, _table: Table, column: ReflectedColumn) -> None:
    kind = column["type"].as_generic()
    if isinstance(kind, DateTime):
        column["type"] = UTCDateTime()
    else:
        column["type"] = JSON(none_as_null=True) if isinstance(kind, JSON) else kind


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
    if isinstance(value, date):  # a datetime, too
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"no column of ours holds a {type(value).__name__}")
