"""Versions of the schema: those that this bot knows, the one of a database, and the upgrade to the newest."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import CreateSchema

from bot.storage.ballot_keys import BallotKeys

MIGRATIONS = files("bot.storage") / "migrations"


def known_revisions() -> list[str]:
    """Return the versions of the schema that this version of the bot knows, newest first."""
    steps = (step.name for step in (MIGRATIONS / "versions").iterdir() if step.name.endswith(".py"))
    return sorted((step.removesuffix(".py").partition("_")[0] for step in steps), reverse=True)


def revision_of(connection: Connection) -> str | None:
    """Return the version of the schema that this connection sees."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def create_namespace(connection: Connection, name: str | None) -> None:
    """Create PostgreSQL's schema of this name, which holds the tables of one bot, unless it exists."""
    if name is not None and not inspect(connection).has_schema(name):
        connection.execute(CreateSchema(name))


def is_old(connection: Connection) -> bool:
    """True if this connection sees a schema of another version than the newest; False if it sees none."""
    found = revision_of(connection) if inspect(connection).has_table("alembic_version") else None
    return found is not None and found != known_revisions()[0]


def upgrade(connection: Connection, revision: str | None = None, keys: BallotKeys | None = None) -> None:
    """Upgrade the schema that this connection sees to this version, by default the newest.

    `keys` is where a migration puts the keys of open ballots.
    """
    revision = revision or known_revisions()[0]
    if inspect(connection).has_table("alembic_version") and revision_of(connection) == revision:
        return
    # Almost every start finds nothing to do and should not wait for the import of Alembic.
    from alembic import command  # noqa: PLC0415 - as above
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))  # % is its escape character
    config.attributes.update(connection=connection, ballot_keys=keys)
    command.upgrade(config, revision)
