"""The database: opened once, given out as sessions that are one transaction each."""

import asyncio
import math
import socket
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from importlib.resources import files
from typing import TypeVar

import structlog
from sqlalchemy import Connection, Engine, Select, create_engine, event, inspect, select, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateSchema

from bot.storage.engine import address, branch_lock, sqlite_driver

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a check-in that was answered is on the disk
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # overwritten rows leave nothing behind: the ballot depends on it
)

# What PostgreSQL says when two transactions met: not serializable, deadlock, unique constraint, lock not available.
MET = frozenset({"40001", "40P01", "23505", "55P03"})
# What says that a database is away, whoever wants something of it. SQLite: held by somebody else for too long,
# not to be written, a disk that fails or is full, a file that cannot be opened.
FILE_AWAY = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
# PostgreSQL: disk full, too many connections, stopping, crashed, starting, a disk that fails, not to be written.
SERVER_AWAY = frozenset({"53100", "53300", "57P01", "57P02", "57P03", "58030"})
READ_ONLY = "25006"  # also what a bug gets that writes where it only may read

BALLOTS = ("ballot_receipts", "ballot_counts", "ballot_comments")
QUICKLY_REWRITTEN = 16 * 2**20  # bytes of one table: some 10,000 ballots
PATIENCE = "2s"  # a rewrite waits no longer for readers, as voters would wait behind it

MIGRATIONS = files("bot.storage") / "migrations"

RESTED = "rested"  # in a connection's `info`: since when nobody uses it
REST = 5.0  # seconds; a connection that was used later is taken to be there still

# A peer that says nothing is asked after 30 s, then every 10 s; what is sent must be received within 30 s.
WATCHED_BY_SERVER = (  # said in a session, as what stands between may refuse it in the greeting
    "SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), "
    "set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '30s', false)"
)
WATCHED_BY_US = (
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1), (socket.IPPROTO_TCP, "TCP_KEEPIDLE", 30),
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL", 10), (socket.IPPROTO_TCP, "TCP_KEEPCNT", 3),
    (socket.IPPROTO_TCP, "TCP_USER_TIMEOUT", 30_000),
)  # fmt: skip

JOURNAL_TRIES = 5
JOURNAL_PAUSE = 0.05  # seconds

TRIES = 3

T = TypeVar("T")

log = structlog.get_logger()


class Away(ConnectionError):  # noqa: N818 - what it says, it says of the database
    """The database cannot be reached or written now: nothing was done, and it can be tried again later.

    `cut`: only a connection broke, and the next one may do.
    """

    def __init__(self, problem: Exception) -> None:
        self.orig = getattr(problem, "orig", None) or problem
        self.cut = bool(getattr(problem, "connection_invalidated", False))
        super().__init__(type(self.orig).__name__)


class Database:
    """An engine and the two ways to use it: `begin()` to change something, `read()` to look."""

    def __init__(self, url: str) -> None:
        where, told = address.split(url)
        self._schema = address.schema_of(url)
        self._sqlite = where.get_backend_name() == "sqlite"
        self.engine: AsyncEngine = create_async_engine(where, hide_parameters=True, connect_args=told)
        # SQLite allows one writer: waiting here in turn is fairer and quicker than polling its lock.
        self._writing = asyncio.Lock()
        self._door = asyncio.Lock()
        self._to_forget = self._forgotten = 0
        if self._sqlite:
            sqlite_driver.use(self.engine.sync_engine)
            _prepare(self.engine.sync_engine)
        else:
            notice_a_silent_peer(self.engine.sync_engine)
            _replace_the_dead(self.engine.sync_engine)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._writer: Engine | None = None
        self._kept: Connection | None = None  # the writer's: to take one from the pool is a part of a lone tap's wait
        if self._sqlite and where.database not in {None, "", ":memory:"}:
            self._writer = create_engine(where.set(drivername="sqlite"), hide_parameters=True, pool_size=1)
            _prepare(self._writer)

    @property
    def shared(self) -> bool:
        """Whether several processes can use it side by side."""
        return not self._sqlite

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction, committed at the end, rolled back when an exception passes. Raises Away."""
        if not self._sqlite:
            with _telling_away(writing=True):
                async with AsyncSession(self.engine, expire_on_commit=False) as db, db.begin():
                    await _reach(db)
                    db.info[branch_lock.TAKEN], db.info[branch_lock.DOOR] = set(), self._door
                    yield db
            return
        with _telling_away():
            async with self._writing, AsyncSession(self.engine, expire_on_commit=False) as db, db.begin():
                yield db

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one moment and changes nothing. Raises Away."""
        if self._sqlite:
            reading = self.engine.execution_options(reading=True)
        else:
            reading = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with _telling_away():
            async with AsyncSession(reading, expire_on_commit=False) as db:
                if not self._sqlite:
                    await _reach(db)
                yield db

    async def insist(self, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """Do it in a transaction of its own, once more when another one stood in the way, and three times at most."""
        for _ in range(TRIES - 1):
            try:
                async with self.begin() as db:
                    return await work(db)
            except (DBAPIError, Away) as problem:
                if not self.stood_in_the_way(problem):
                    raise
        async with self.begin() as db:
            return await work(db)

    async def in_one_trip(self, work: Callable[[Connection], T], branches: Callable[[], Select[int]]) -> T:
        """Do several statements in a transaction of their own, without coming back to the loop between them.

        On SQLite each statement of a session is a trip to the driver's thread and back, longer than the statement;
        here the whole transaction runs in a thread. `branches` makes the query for those whose turn is needed, where
        turns are. Tries again as `insist` does.
        """
        if self._writer is not None:
            async with self._writing:
                return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, work)

        async def through(db: AsyncSession) -> T:
            await branch_lock.take_found(db, branches())
            return await (await db.connection()).run_sync(work)

        return await self.insist(through)

    def _write(self, work: Callable[[Connection], T]) -> T:
        assert self._writer is not None
        with _telling_away():
            if self._kept is None:
                self._kept = self._writer.connect()
            try:
                with self._kept.begin():
                    return work(self._kept)
            except BaseException:
                self._let_go()  # so that nothing of it can stand in the next one's way
                raise

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    async def migrate(self) -> None:
        """Bring the schema to what this version needs (Alembic); nothing to do when it is there already."""
        if self._sqlite:  # PRAGMA foreign_keys cannot change inside a transaction; WAL needs one writer
            async with self._writing, self.engine.begin() as connection:
                await connection.run_sync(upgrade)
        else:
            async with self.engine.begin() as connection:
                # Of several processes that start together one migrates; the others find it done.
                await connection.execute(select(branch_lock.lock(branch_lock.NO_BRANCH)))
                await connection.run_sync(self._make_schema)
                await connection.run_sync(upgrade)

    def _make_schema(self, connection: Connection) -> None:
        if self._schema is not None and not inspect(connection).has_schema(self._schema):
            connection.execute(CreateSchema(self._schema))

    async def forget_journal(self, *, closed: bool = False) -> None:
        """Leave nothing in which the order of the ballots can be read: after each, at a ballot's close, at every start.

        SQLite's write-ahead log is emptied, whose frames stand in the order of the commits: somebody with the file
        beside the database could tell which ballot came with which receipt. PostgreSQL keeps the rows as they were
        before each ballot until they are vacuumed away, and their bytes and gaps until, once a ballot is `closed`, its
        tables are written anew, in the order of their keys. While the database is away it waits for the next time.
        """
        try:
            with _telling_away():
                await (self._empty_journal() if self._sqlite else self._vacuum(closed=closed))
        except Away as problem:
            log.warning("nothing can be swept away behind a ballot now", error=str(problem))

    async def _vacuum(self, *, closed: bool) -> None:
        self._to_forget += 1
        wanted = self._to_forget
        async with self._writing:
            if self._forgotten < wanted:  # else the ballots that came meanwhile were seen to together
                upto = self._to_forget
                with self._unless_in_use():
                    await self._outside(f"VACUUM {', '.join(BALLOTS)}")
                    self._forgotten = upto
            if closed:
                await self._write_anew()

    async def _write_anew(self) -> None:
        for table in BALLOTS:
            with self._unless_in_use():
                size = await self._outside(f"SELECT pg_table_size('{table}')")
                if size is not None and size <= QUICKLY_REWRITTEN:
                    await self._outside(f"CLUSTER {table} USING pk_{table}")

    @contextmanager
    def _unless_in_use(self) -> Iterator[None]:
        """Whoever holds a table of the ballots for long keeps nobody from voting: it is swept the next time."""
        try:
            yield
        except DBAPIError as problem:
            if not self.stood_in_the_way(problem):
                raise
            log.warning("the tables of the ballots are in use and could not be swept")

    async def _outside(self, statement: str) -> int | None:
        """Say something that no transaction may hold; the figure it answers, if any."""
        async with self.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            await connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}'")
            try:
                found = await connection.exec_driver_sql(statement)
                return found.scalar_one() if found.returns_rows else None
            finally:
                await connection.exec_driver_sql("RESET lock_timeout")

    async def _empty_journal(self) -> None:
        outside = self.engine.execution_options(transaction=False)
        for _ in range(JOURNAL_TRIES):  # a long reader may hold the log for a moment
            async with self._writing, outside.connect() as connection:
                busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
            if not busy:
                return
            await asyncio.sleep(JOURNAL_PAUSE)
        log.warning("the write-ahead log could not be emptied")

    @staticmethod
    def stood_in_the_way(problem: BaseException | None) -> bool:
        """Whether a transaction failed only because another one met it, or its connection broke: it may be tried again.

        Never so on SQLite, which has one writer.
        """
        if isinstance(problem, Away):
            return problem.cut
        return isinstance(problem, DBAPIError) and getattr(problem.orig, "sqlstate", None) in MET

    @staticmethod
    def is_away(problem: BaseException | None) -> bool:
        """Whether something failed only because the database cannot be reached or written now."""
        return isinstance(problem, Away)

    async def close(self) -> None:
        """Give back every connection, when what is being written is written."""
        await asyncio.to_thread(self._thread.shutdown)
        self._let_go()
        if self._writer is not None:
            self._writer.dispose()
        await self.engine.dispose()


@contextmanager
def _telling_away(*, writing: bool = False) -> Iterator[None]:
    """Whatever fails in here because the database is away raises Away, so that it is not taken for a fault of ours."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:  # the latter from statements that pass by SQLAlchemy
        if _is_away(problem, writing=writing):
            raise Away(problem) from None
        raise


def _is_away(problem: DBAPIError | sqlite3.Error, *, writing: bool) -> bool:
    said = getattr(problem, "orig", problem)
    code = getattr(said, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in FILE_AWAY
    state = getattr(said, "sqlstate", None)
    cut = getattr(problem, "connection_invalidated", False)
    return cut or state in SERVER_AWAY or (writing and state == READ_ONLY)


async def _reach(db: AsyncSession) -> None:
    """Have a connection to the server first, so that its want is told apart from whatever fails later."""
    try:
        await db.connection()
    except (OSError, SQLAlchemyError) as problem:
        raise Away(problem) from None


def upgrade(connection: Connection) -> None:
    """Bring the schema that this connection sees to the newest version."""
    if inspect(connection).has_table("alembic_version") and revision_of(connection) == known_revisions()[0]:
        return
    # As good as every start finds nothing to do, and need not wait for Alembic.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def known_revisions() -> list[str]:
    """The versions of the schema that this version of the bot knows, the newest first."""
    steps = (step.name for step in (MIGRATIONS / "versions").iterdir() if step.name.endswith(".py"))
    return sorted((step.removesuffix(".py").partition("_")[0] for step in steps), reverse=True)


def revision_of(connection: Connection) -> str | None:
    """The version of the schema that this connection sees."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _replace_the_dead(engine: Engine) -> None:
    """Have a connection to a server that died while nobody used it replaced before somebody does.

    A closed socket shows by itself; a silent one is asked when it has rested. SQLAlchemy's own way (`pool_pre_ping`)
    asks each time, by three exchanges with the server.
    """

    def rest(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info[RESTED] = time.monotonic()

    def prove(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info.get(RESTED, math.inf) < REST and not connection.driver_connection.is_closed():
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as problem:
            raise InvalidatePoolError from problem

    event.listen(engine, "checkin", rest)
    event.listen(engine, "checkout", prove)


def notice_a_silent_peer(engine: Engine) -> None:
    """Have both sides of a connection find out within a minute that the other's machine is gone.

    Else whoever waits for a server that lost its power waits for ever, and a server keeps the turns of a process that
    did for hours.
    """

    def watch(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        ours = connection.driver_connection._transport.get_extra_info("socket")  # noqa: SLF001 - there is no other way
        if ours.family != socket.AF_UNIX:
            for level, name, value in WATCHED_BY_US:
                if hasattr(socket, name):  # as good as every system has each of them
                    ours.setsockopt(level, getattr(socket, name), value)
        cursor = connection.cursor()
        cursor.execute(WATCHED_BY_SERVER)
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", watch)


def _prepare(engine: Engine) -> None:
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


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
