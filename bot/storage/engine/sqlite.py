"""SQLite: its settings, explicit transactions, and a thread that runs a whole transaction at once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.engine.failures import raising_away

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # an answered check-in is on the disk
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # deleted content is overwritten: erasing a name depends on it
)

T = TypeVar("T")


def prepare(engine: Engine) -> None:
    """Set the pragmas of every connection, and begin every transaction explicitly."""
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def reading(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine for read-only transactions, which need no write lock."""
    return engine.execution_options(reading=True)


def without_transaction(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine for statements that may not run inside a transaction."""
    return engine.execution_options(transaction=False)


def is_file(url: URL) -> bool:
    """True unless the database is in memory."""
    return url.database not in {None, "", ":memory:"}


class Writer:
    """Runs whole transactions in a thread of its own, over one connection that stays open.

    Each statement of an `AsyncSession` goes to the driver's thread and back, which takes longer than most statements.
    """

    def __init__(self, url: URL) -> None:
        self.engine = create_engine(url.set(drivername="sqlite"), hide_parameters=True, pool_size=1)
        prepare(self.engine)
        # Kept open, because a checkout from the pool would add to the wait of every tap.
        self.connection: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    def run(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """Run `work` in a transaction in the thread. Raises Away."""
        return asyncio.get_running_loop().run_in_executor(self._thread, self._run, work)

    def disconnect(self) -> None:
        """Close the connection; the next transaction opens another."""
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.close()

    async def close(self) -> None:
        """Wait for the running transaction and close the connection."""
        await asyncio.to_thread(self._thread.shutdown)
        self.disconnect()
        self.engine.dispose()

    def _run(self, work: Callable[[Connection], T]) -> T:
        with raising_away():
            if self.connection is None:
                self.connection = self.engine.connect()
            try:
                with self.connection.begin():
                    return work(self.connection)
            except BaseException:
                self.disconnect()  # so that a half-done transaction cannot affect the next one
                raise


def _set_pragmas(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not begin transactions itself
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer that begins as a reader fails if another one wrote in between: take the lock first.
    options = connection.get_execution_options()
    if options.get("transaction", True):
        connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
