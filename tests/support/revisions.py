"""Bring a database to an earlier or later revision of its tables."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.storage.engine.migrate import MIGRATIONS


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
