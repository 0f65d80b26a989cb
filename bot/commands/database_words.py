"""Sentences about databases that cannot be used. None shows a password or anything that is in the database."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.engine.address import file_of
from bot.storage.inspection import OLDEST_SERVER, Trouble, Unusable

FAILURES = (SQLAlchemyError, sqlite3.Error, OSError, Unusable)
"""The errors of a database that is missing, damaged, not reachable or not permitted."""

FILE = "The database {file} cannot be opened or written: {reason}. Check DATABASE_URL, DATA_DIR and their rights."
SERVER_FAILED = "The database at {place} cannot be used ({kind}). `python -m bot doctor` says more."
REASONS = {
    sqlite3.SQLITE_NOTADB: "it is no SQLite database, or it is damaged; `python -m bot restore FILE --force` puts a "
    "backup in its place",
    sqlite3.SQLITE_CORRUPT: "it is damaged; `python -m bot restore FILE --force` puts a backup in its place",
    sqlite3.SQLITE_BUSY: "another program has locked it",
    sqlite3.SQLITE_LOCKED: "another program has locked it",
    sqlite3.SQLITE_READONLY: "it can only be read",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not read or write it",
}
SERVERS: dict[Trouble, str] = {
    Trouble.UNREACHABLE: "No PostgreSQL server answers at {place} ({detail}). Is it running, and is the address right?",
    Trouble.REFUSED: "PostgreSQL at {place} refuses the user {user}, or the password.",
    Trouble.NO_DATABASE: "PostgreSQL at {place} has no database {database}. Make it: createdb -O {user} {database}",
    Trouble.NOT_ADMITTED: "The user {user} may not connect to the database {database}. Its owner can grant it.",
    Trouble.FULL: "PostgreSQL at {place} has no connection left. Raise max_connections, or stop what holds them.",
    Trouble.OLD: "PostgreSQL at {place} is version {detail}; {oldest} or newer is needed.",
    Trouble.ENCODING: "The database {database} is kept in {detail}, which has no Chinese. Make one with -E UTF8.",
    Trouble.READ_ONLY: "The database {database} can only be read: a standby, or set to read-only. Use the primary.",
    Trouble.MAY_NOT_CREATE: (
        "The user {user} may not create tables in the database {database}. Make it the owner: "
        "ALTER DATABASE {database} OWNER TO {user}"
    ),
    Trouble.NOT_OWNER: (
        "The tables in the database {database} belong to another user than {user}. The bot needs them for its own: "
        "REASSIGN OWNED BY the-other-user TO {user}"
    ),
    Trouble.OTHER: "PostgreSQL at {place} cannot be used ({detail}).",
}


def database_words(url: str, problem: Exception) -> str:
    """Return the sentence that says why the database, or a file beside it, cannot be used, and what to check."""
    file = file_of(url)
    if isinstance(problem, OSError) and problem.filename is not None and not _same(problem.filename, file):
        return f"{problem.filename} cannot be used: {problem.strerror}. `python -m bot doctor` says more."
    if isinstance(problem, Unusable):
        return f"{server_words(url, problem)} Check DATABASE_URL."
    if file is not None:
        return FILE.format(file=file, reason=_reason(file, problem))
    return SERVER_FAILED.format(place=_place(make_url(url)), kind=type(_origin(problem)).__name__)


def server_words(url: str, problem: Unusable) -> str:
    """Return the sentence that says what is wrong with a PostgreSQL server."""
    address = make_url(url)
    return SERVERS[problem.trouble].format(
        place=_place(address),
        user=address.username or "that runs the bot",
        database=address.database or "of the user's name",
        detail=problem.detail,
        oldest=OLDEST_SERVER,
    )


def _same(path: object, file: Path | None) -> bool:
    return file is not None and Path(str(path)).absolute() == file.absolute()


def _place(address: URL) -> str:
    host = address.host or address.query.get("host") or "the local socket"
    return f"{host}:{address.port}" if address.port else str(host)


def _reason(file: Path, problem: Exception) -> str:
    """Return the reason in words: first what the path shows, then what SQLite reports."""
    origin = _origin(problem)
    try:
        if not file.parent.exists():
            return f"its folder {file.parent} does not exist"
        if not file.parent.is_dir():
            return f"{file.parent} is not a folder"
        if file.is_dir():
            return "it is a folder, not a file"
        permitted = os.access(file.parent, os.W_OK | os.X_OK) and (
            not file.exists() or os.access(file, os.R_OK | os.W_OK)
        )
    except PermissionError:
        permitted = False
    if not permitted:
        return "this user may not read and write it and its folder"
    code = getattr(origin, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in REASONS:
        return REASONS[code & 0xFF]
    return os.strerror(origin.errno) if isinstance(origin, OSError) and origin.errno else type(origin).__name__


def _origin(problem: Exception) -> BaseException:
    return getattr(problem, "orig", None) or problem
