"""Erasure of the traces of ballots in the database's files: their order would reveal who cast which ballot.

SQLite's write-ahead log has its frames in the order of the commits: a reader of the files could match ballots to
receipts. PostgreSQL keeps the old row versions of each ballot until they are vacuumed, and their bytes and gaps until
the tables are rewritten in the order of their keys.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import postgresql, sqlite
from bot.storage.engine.failures import Away, is_transient, raising_away

BALLOTS = ("ballot_receipts", "ballot_counts", "ballot_comments")
QUICKLY_REWRITTEN = 16 * 2**20  # bytes of one table: about 10,000 ballots
LOCK_TIMEOUT = "2s"  # a rewrite waits no longer for readers, as voters would wait behind it

CHECKPOINT_TRIES = 5
CHECKPOINT_PAUSE = 0.05  # seconds

log = structlog.get_logger()


class BallotTraces:
    """Erases the traces after each ballot, at a ballot's close and at every start.

    `writing` is the lock that keeps SQLite's writers out.
    """

    def __init__(self, engine: AsyncEngine, writing: AbstractAsyncContextManager[None]) -> None:
        self._engine = engine
        self._writing = writing
        self._vacuuming = asyncio.Lock()
        self._asked_for = self._erased = 0

    async def erase(self, *, closed: bool) -> None:
        """Erase the traces of all ballots up to now; after a ballot has `closed`, rewrite the tables too.

        While the database is away, only log it: the next call erases them.
        """
        try:
            with raising_away():
                if self._engine.dialect.name == "sqlite":
                    await self._empty_log()
                else:
                    await self._vacuum(closed=closed)
        except Away as problem:
            log.warning("the traces of the ballots cannot be erased now", error=str(problem))

    async def _empty_log(self) -> None:
        outside = sqlite.without_transaction(self._engine)
        for _ in range(CHECKPOINT_TRIES):  # a long reader may hold the log for a moment
            async with self._writing, outside.connect() as connection:
                busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
            if not busy:
                return
            await asyncio.sleep(CHECKPOINT_PAUSE)
        log.warning("the write-ahead log could not be emptied")

    async def _vacuum(self, *, closed: bool) -> None:
        self._asked_for += 1
        wanted = self._asked_for
        async with self._vacuuming:
            if self._erased < wanted:  # otherwise an earlier vacuum has covered this ballot
                upto = self._asked_for
                with self._unless_in_use():
                    await self._execute(f"VACUUM {', '.join(BALLOTS)}")
                    self._erased = upto
            if closed:
                await self._rewrite()

    async def _rewrite(self) -> None:
        for table in BALLOTS:
            with self._unless_in_use():
                size = await self._execute(f"SELECT pg_table_size('{table}')")
                if size is not None and size <= QUICKLY_REWRITTEN:
                    await self._execute(f"CLUSTER {table} USING pk_{table}")

    @contextmanager
    def _unless_in_use(self) -> Iterator[None]:
        """Leave a table that stays locked to the next call, so that no voter waits behind a rewrite."""
        try:
            yield
        except DBAPIError as problem:
            if not is_transient(problem):
                raise
            log.warning("the tables of the ballots are in use, and their traces could not be erased")

    async def _execute(self, statement: str) -> int | None:
        """Execute a statement that must not run in a transaction; return the figure that it yields, if any."""
        async with postgresql.without_transaction(self._engine).connect() as connection:
            await connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
            try:
                found = await connection.exec_driver_sql(statement)
                return found.scalar_one() if found.returns_rows else None
            finally:
                await connection.exec_driver_sql("RESET lock_timeout")
