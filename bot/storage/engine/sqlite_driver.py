"""SQLite by aiosqlite, with one trip to the driver's thread for each statement.

SQLAlchemy makes four trips per statement: open a cursor, execute, fetch, close it. A trip takes longer than most
statements, and a writer blocks all others meanwhile. Everything else stays SQLAlchemy's and aiosqlite's.
"""

from contextlib import closing
from typing import Any, cast

import aiosqlite
from sqlalchemy import Engine, event
from sqlalchemy.connectors.asyncio import AsyncIODBAPIConnection, AsyncIODBAPICursor
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import ConnectionPoolEntry


def use(engine: Engine) -> None:
    """Let this engine connect with this driver. Streamed rows still come in pieces, from aiosqlite's own cursor."""
    event.listen(engine, "do_connect", _connect)


def _connect(
    dialect: Dialect, _record: ConnectionPoolEntry, arguments: tuple[Any, ...], options: dict[str, Any]
) -> "_Connection":
    theirs = cast("AsyncAdapt_aiosqlite_connection", dialect.connect(*arguments, **options))
    return _Connection(theirs.dbapi, theirs.driver_connection)


class _Statement:
    """The object that SQLAlchemy uses as the driver's cursor: one statement and its whole result."""

    description: tuple[Any, ...] | None = None
    rowcount = -1
    arraysize = 1
    lastrowid: int | None = None

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection: Any = connection  # its methods for its own cursors are not typed
        self._rows: list[Any] = []

    async def execute(self, statement: str, parameters: object = ()) -> None:
        await self._connection._execute(self._run, "execute", statement, parameters)  # noqa: SLF001 - no public way

    async def executemany(self, statement: str, parameters: object) -> None:
        await self._connection._execute(self._run, "executemany", statement, parameters)  # noqa: SLF001 - no public way

    async def fetchall(self) -> list[Any]:
        return self._rows

    def close(self) -> None:
        """Do nothing: no cursor is open."""

    def _run(self, how: str, statement: str, parameters: object) -> None:
        """Run the statement and fetch its rows, in the driver's thread."""
        with closing(self._connection._conn.cursor()) as cursor:  # noqa: SLF001 - no public way
            getattr(cursor, how)(statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: AsyncIODBAPIConnection) -> AsyncIODBAPICursor:
        return cast("AsyncIODBAPICursor", _Statement(cast("aiosqlite.Connection", connection)))

    def _aenter_cursor(self, cursor: AsyncIODBAPICursor) -> AsyncIODBAPICursor:
        return cursor


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor
