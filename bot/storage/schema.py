"""A database looked at before anything is done to it: whether it is ours, and of which version."""

import asyncio
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.engine import migrations


class Schema(Enum):
    """What is found at a database's address."""

    EMPTY = auto()  # nothing yet: the first start makes it
    CURRENT = auto()
    OLDER = auto()  # the next start migrates it
    NEWER = auto()  # a later version of this bot has migrated it
    FOREIGN = auto()  # somebody else's


async def look(url: str) -> Schema:
    """What is there now; nothing is made, migrated or converted, but it is tried whether one may write.

    Raises:
        SQLAlchemyError: it cannot be opened or not be written.
        OSError: it cannot be reached.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_look_at_file, address)
    engine = create_async_engine(address, hide_parameters=True)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_judge)
    finally:
        await engine.dispose()


def _look_at_file(address: URL) -> Schema:
    """With the plain driver, as the other one's thread may outlive a failure to open."""
    if not address.database or address.database == ":memory:":
        return Schema.EMPTY
    file = Path(address.database).absolute()
    if file.parent.is_dir() and not file.exists():
        return Schema.EMPTY
    existing = URL.create("sqlite", database=f"file:{quote(str(file))}", query={"mode": "rw", "uri": "true"})
    engine = create_engine(existing, hide_parameters=True, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return _judge(connection)


def _judge(connection: Connection) -> Schema:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return Schema.EMPTY
    if not {"alembic_version", "branches"} <= tables:
        return Schema.FOREIGN
    known = [script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()]
    found = MigrationContext.configure(connection).get_current_revision()
    if found == known[0]:
        return Schema.CURRENT
    return Schema.OLDER if found in known else Schema.NEWER
