"""The places where the bot keeps its data: a database and one folder of material. A restored one is an SQLite file."""

import asyncio
import os
import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import BackupError
from bot.config import Settings
from bot.storage.inspection import Schema, Unusable, look

NO_FILE = (
    "DATABASE_URL names a {kind} database, and a backup is restored into a file. Restore it beside, `DATABASE_URL= "
    "DATA_DIR=restored python -m bot restore …`, then move it: `DATABASE_URL= DATA_DIR=restored python -m bot copy "
    "--to new.txt`, a file with the address of an empty database, and `restored/materials` to {materials}."
)
IN_MEMORY = "DATABASE_URL names a database in memory: there is nothing to keep."


def database_file(settings: Settings) -> Path:
    """Return the database's file.

    Raises:
        BackupError: the database is not an SQLite file.
    """
    address = make_url(settings.database)
    if on_server(settings):
        raise BackupError(NO_FILE.format(kind=address.get_backend_name(), materials=settings.materials))
    if not address.database or address.database == ":memory:":
        raise BackupError(IN_MEMORY)
    return Path(address.database)


def on_server(settings: Settings) -> bool:
    """True if the database is on a server and not in a file."""
    return make_url(settings.database).get_backend_name() != "sqlite"


def state_of(settings: Settings) -> Schema:
    """Return the state of the database's schema.

    Raises:
        BackupError: the database cannot be opened.
    """
    try:
        return asyncio.run(look(settings.database))
    except (SQLAlchemyError, OSError, Unusable) as problem:
        raise BackupError(
            f"The database cannot be opened: {words_of(problem)}. `python -m bot doctor` says more."
        ) from None


def words_of(problem: Exception) -> str:
    """Return the error's own words, without the data that was being written."""
    origin = getattr(problem, "orig", None) or problem
    if isinstance(origin, Unusable):
        return origin.trouble.name.replace("_", " ").lower()
    if isinstance(origin, OSError) and origin.errno is not None:
        return os.strerror(origin.errno)
    return str(origin) if isinstance(origin, sqlite3.Error) else type(origin).__name__
