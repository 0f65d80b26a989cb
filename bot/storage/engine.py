"""The database: opened once, given out as sessions that are one transaction each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a check-in that was answered is on the disk
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # overwritten rows leave nothing behind: the ballot depends on it
)

JOURNAL_TRIES = 5
JOURNAL_PAUSE = 0.05  # seconds

log = structlog.get_logger()


class Database:
    """An engine and the two ways to use it: `begin()` to change something, `read()` to look."""

    def __init__(self, url: str) -> None:
        self.engine: AsyncEngine = create_async_engine(url, hide_parameters=True)
        self._sqlite = self.engine.dialect.name == "sqlite"
        # SQLite allows one writer: waiting here in turn is fairer and quicker than polling its lock.
        self._writing = asyncio.Lock()
        if self._sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction, committed at the end, rolled back when an exception passes."""
        if not self._sqlite:
            async with AsyncSession(self.engine, expire_on_commit=False) as db, db.begin():
                yield db
            return
        async with self._writing, AsyncSession(self.engine, expire_on_commit=False) as db, db.begin():
            yield db

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one moment and changes nothing."""
        reading = self.engine.execution_options(reading=True)
        async with AsyncSession(reading, expire_on_commit=False) as db:
            yield db

    async def migrate(self) -> None:
        """Bring the schema to what this version needs (Alembic); nothing to do when it is there already."""
        if self._sqlite:  # PRAGMA foreign_keys cannot change inside a transaction; WAL needs one writer
            async with self._writing, self.engine.begin() as connection:
                await connection.run_sync(upgrade)
        else:
            async with self.engine.begin() as connection:
                await connection.run_sync(upgrade)

    async def forget_journal(self) -> None:
        """Empty SQLite's write-ahead log, whose frames stand in the order of the commits.

        Without this, somebody with the file beside the database could tell which ballot came with which receipt.
        """
        if self._sqlite:
            outside = self.engine.execution_options(transaction=False)
            for _ in range(JOURNAL_TRIES):  # a long reader may hold the log for a moment
                async with self._writing, outside.connect() as connection:
                    busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
                if not busy:
                    return
                await asyncio.sleep(JOURNAL_PAUSE)
            log.warning("the write-ahead log could not be emptied")

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()


def upgrade(connection: Connection) -> None:
    """Run the migrations on this connection."""
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrations() -> Config:
    """Where Alembic finds the steps."""
    config = Config()
    config.set_main_option("script_location", str(files("bot.storage") / "migrations"))
    return config


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not begin by itself
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins as a reader fails when another one wrote in between: take the lock first.
    options = connection.get_execution_options()
    if options.get("transaction", True):
        connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
