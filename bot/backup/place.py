"""Where the bot keeps things, as far as a backup can handle it: one SQLite file and one folder of material."""

import asyncio
import os
import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import BackupError
from bot.config import Settings
from bot.storage.schema import Schema, look

OTHER = (
    "DATABASE_URL names a {kind} database, which has its own tools: use {tool} for it, and copy the folder {materials} "
    "after it (before it when you restore)."
)
TOOLS = {"postgresql": "pg_dump and pg_restore"}
IN_MEMORY = "DATABASE_URL names a database in memory: there is nothing to keep."


def database_file(settings: Settings) -> Path:
    """The database's one file.

    Raises:
        BackupError: it is no SQLite file.
    """
    address = make_url(settings.database)
    kind = address.get_backend_name()
    if kind != "sqlite":
        tool = TOOLS.get(kind, "them")
        raise BackupError(OTHER.format(kind=kind, tool=tool, materials=settings.materials))
    if not address.database or address.database == ":memory:":
        raise BackupError(IN_MEMORY)
    return Path(address.database)


def state_of(settings: Settings) -> Schema:
    """What is there now.

    Raises:
        BackupError: it cannot be opened.
    """
    try:
        return asyncio.run(look(settings.database))
    except (SQLAlchemyError, OSError) as problem:
        raise BackupError(
            f"The database cannot be opened: {words_of(problem)}. `python -m bot doctor` says more."
        ) from None


def words_of(problem: Exception) -> str:
    """What the system says, without what was being written."""
    origin = getattr(problem, "orig", None) or problem
    if isinstance(origin, OSError) and origin.errno is not None:
        return os.strerror(origin.errno)
    return str(origin) if isinstance(origin, sqlite3.Error) else type(origin).__name__
