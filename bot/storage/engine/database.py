"""The database: opened once, used through sessions that are one transaction each."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Select, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.storage.ballot_keys import KEYS, BallotKeys
from bot.storage.engine import address, branch_lock, leftovers, migrate, postgresql, sqlite, sqlite_driver
from bot.storage.engine.failures import Away, is_transient, raising_away

TRIES = 3

T = TypeVar("T")


class Database:
    """An engine and the two ways to use it: `begin()` to change data, `read()` to read it.

    On PostgreSQL several processes can use it at the same time: `shared` is true. `key_folder` is where the keys
    of open ballots are; without it no vote is taken.
    """

    def __init__(self, url: str, key_folder: Path | None = None) -> None:
        where, told = address.split(url)
        self._namespace = address.schema_of(url)
        self.shared = where.get_backend_name() == "postgresql"
        self.keys = None if key_folder is None else BallotKeys(key_folder, alone=not self.shared)
        self.engine: AsyncEngine = create_async_engine(where, hide_parameters=True, connect_args=told)
        self.writer: sqlite.Writer | None = None
        self._writing: AbstractAsyncContextManager[None]
        if self.shared:
            self._writing = nullcontext()
            self._reading = postgresql.reading(self.engine)
            postgresql.notice_silent_peers(self.engine.sync_engine)
            postgresql.replace_dead_connections(self.engine.sync_engine)
        else:
            # SQLite allows one writer: queueing here is fairer and faster than polling its lock.
            self._writing = asyncio.Lock()
            self._reading = sqlite.reading(self.engine)
            sqlite_driver.use(self.engine.sync_engine)
            sqlite.prepare(self.engine.sync_engine)
            self.writer = sqlite.Writer(where) if sqlite.is_file(where) else None
        self._lookups = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open a session in one transaction: committed at the end, rolled back by an exception. Raises Away."""
        with raising_away(writing=True):
            async with self._writing, AsyncSession(self.engine, expire_on_commit=False) as db, db.begin():
                if self.shared:
                    await postgresql.connect(db)
                    branch_lock.enable(db, self._lookups)
                db.info[KEYS] = self.keys
                yield db

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a read-only session that sees the data as of one moment. Raises Away."""
        with raising_away():
            async with AsyncSession(self._reading, expire_on_commit=False) as db:
                if self.shared:
                    await postgresql.connect(db)
                db.info[KEYS] = self.keys
                yield db

    async def run_transaction(self, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """Run `work` in a transaction of its own; retry it twice at most if another transaction interfered."""
        for _ in range(TRIES - 1):
            try:
                async with self.begin() as db:
                    return await work(db)
            except (DBAPIError, Away) as problem:
                if not is_transient(problem):
                    raise
        async with self.begin() as db:
            return await work(db)

    async def in_one_trip(self, work: Callable[[Connection], T], branches: Callable[[], Select[int]]) -> T:
        """Run several statements in a transaction of their own, without a return to the event loop between them.

        On SQLite the whole transaction runs in the writer's thread. On PostgreSQL `branches` builds the query for the
        branches to lock first, and the transaction is retried as by `run_transaction`.
        """
        if self.writer is not None:
            async with self._writing:
                return await self.writer.run(work)

        async def through(db: AsyncSession) -> T:
            await branch_lock.take_found(db, branches())
            return await (await db.connection()).run_sync(work)

        return await self.run_transaction(through)

    async def migrate(
        self, revision: str | None = None, *, before: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Migrate the schema to a version, by default the one that this bot needs; do nothing if it is up to date.

        Open ballots of versions that had no keys are sealed, and what they left in the database's files is erased.
        `before` is awaited first if there is an older schema. It may read the database; its exception prevents the
        migration.
        """
        async with self._writing, self._alone():
            if before is not None and await self._is_old():
                await before()
            async with self.engine.begin() as connection:
                if self.shared:
                    await connection.run_sync(migrate.create_namespace, self._namespace)
                await connection.run_sync(migrate.upgrade, revision, self.keys)
        if (
            self.keys is not None
            and self.keys.rewriting_owed
            and await leftovers.rewrite_old_votes(self.engine, self._writing)
        ):
            self.keys.owe_rewriting(owed=False)

    async def _is_old(self) -> bool:
        async with self._reading.connect() as connection:
            return await connection.run_sync(migrate.is_old)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Of several processes that start together, let one migrate and the others find it done."""
        if not self.shared:
            yield
            return
        async with self.engine.begin() as connection:
            await connection.execute(select(branch_lock.lock(branch_lock.NO_BRANCH)))
            yield

    async def empty_journal(self) -> None:
        """Erase deleted content from SQLite's write-ahead log."""
        await leftovers.empty_journal(self.engine, self._writing)

    @staticmethod
    def is_transient(problem: BaseException | None) -> bool:
        """True if another transaction interfered or the connection broke, so that a retry may succeed at once."""
        return is_transient(problem)

    @staticmethod
    def is_away(problem: BaseException | None) -> bool:
        """True if the database could not be reached or written."""
        return isinstance(problem, Away)

    async def close(self) -> None:
        """Close every connection, once the running write has ended."""
        if self.writer is not None:
            await self.writer.close()
        await self.engine.dispose()
