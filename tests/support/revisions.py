"""Bring a database to an earlier or later revision of its tables."""

import asyncio
import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.storage.engine.migrate import MIGRATIONS

KILLED = """
import asyncio, os, signal, sys
from sqlalchemy import event
from bot.storage.engine.database import Database

def kill(_connection, _cursor, statement, *_rest):
    if sys.argv[2] in statement:
        os.kill(os.getpid(), signal.SIGKILL)

database = Database(sys.argv[1])
event.listen(database.engine.sync_engine, "before_cursor_execute", kill)
asyncio.run(database.migrate())
"""


async def migrate_and_die(url: str, statement: str) -> int:
    """Migrate in a process that is killed before the first statement with these words; return how the process ended."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, url, statement)
    return await process.wait()


def upgrade_to(connection: Connection, revision: str) -> None:
    """Migrate the tables that this connection sees up to the revision."""
    command.upgrade(_config(connection), revision)


def downgrade_to(connection: Connection, revision: str) -> None:
    """Migrate the tables that this connection sees back to the revision."""
    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
