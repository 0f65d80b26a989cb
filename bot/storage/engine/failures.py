"""Classification of failed statements: the database is away, another transaction interfered, or the bot is at fault."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

# PostgreSQL's codes for interfering transactions: not serializable, deadlock, unique constraint, lock not available.
CONFLICTS = frozenset({"40001", "40P01", "23505", "55P03"})

# SQLite: locked too long by another process, not writable, a disk that fails or is full, a file that does not open.
FILE_AWAY = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
# PostgreSQL: disk full, too many connections, stopping, crashed, starting, a disk that fails.
SERVER_AWAY = frozenset({"53100", "53300", "57P01", "57P02", "57P03", "58030"})
READ_ONLY = "25006"  # the server takes no writes; a bug that writes in a read-only transaction gets this code too


class Away(ConnectionError):  # noqa: N818 - the name describes the database
    """The database cannot be reached or written now: nothing was done, and a later try may succeed.

    `cut` is true if only a connection broke, and the next one may work.
    """

    def __init__(self, problem: Exception) -> None:
        self.orig = getattr(problem, "orig", None) or problem
        self.cut = bool(getattr(problem, "connection_invalidated", False))
        super().__init__(type(self.orig).__name__)


@contextmanager
def raising_away(*, writing: bool = False) -> Iterator[None]:
    """Raise Away for failures that an absent database causes, so that they are not mistaken for faults of the bot."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:  # sqlite3.Error comes from statements that bypass SQLAlchemy
        if _is_away(problem, writing=writing):
            raise Away(problem) from None
        raise


def is_transient(problem: BaseException | None) -> bool:
    """True if another transaction interfered or the connection broke, so that a retry may succeed at once.

    Never true on SQLite, which has one writer.
    """
    if isinstance(problem, Away):
        return problem.cut
    return isinstance(problem, DBAPIError) and getattr(problem.orig, "sqlstate", None) in CONFLICTS


def _is_away(problem: DBAPIError | sqlite3.Error, *, writing: bool) -> bool:
    reported = getattr(problem, "orig", problem)
    code = getattr(reported, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in FILE_AWAY
    state = getattr(reported, "sqlstate", None)
    cut = getattr(problem, "connection_invalidated", False)
    return cut or state in SERVER_AWAY or (writing and state == READ_ONLY)
