"""Inspection of a database before it is used: its kind and the version of its schema."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.engine.address import schema_of, split
from bot.storage.engine.migrate import known_revisions, revision_of

OLDEST_SERVER = 14  # of PostgreSQL; older versions are out of support
SECONDS = 10.0


class Schema(Enum):
    """The state of the database at an address."""

    EMPTY = auto()  # there is no database yet: the first start creates it
    CURRENT = auto()
    OLDER = auto()  # the next start migrates it
    NEWER = auto()  # a later version of this bot has migrated it
    FOREIGN = auto()  # another program's


class Trouble(Enum):
    """The reason why a PostgreSQL server cannot be used."""

    UNREACHABLE = auto()
    REFUSED = auto()  # the user or the password
    NO_DATABASE = auto()
    NOT_ADMITTED = auto()  # into this database
    FULL = auto()
    OLD = auto()
    ENCODING = auto()
    READ_ONLY = auto()
    MAY_NOT_CREATE = auto()
    NOT_OWNER = auto()
    OTHER = auto()


STATES = {
    "28P01": Trouble.REFUSED,
    "28000": Trouble.REFUSED,
    "3D000": Trouble.NO_DATABASE,
    "42501": Trouble.NOT_ADMITTED,
    "53300": Trouble.FULL,
}


class Unusable(Exception):  # noqa: N818 - the name describes the database
    """A PostgreSQL server cannot be used: `trouble` is the reason, `detail` says more or is empty."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
        self.detail = detail


async def look(url: str) -> Schema:
    """Return the state of the database. Test that it can be written, but create, migrate and convert nothing.

    Raises:
        Unusable: a server cannot be reached, or does not grant what the bot needs.
        SQLAlchemyError: a file cannot be opened or written.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_look_at_file, address)
    async with _connected(address) as connection:
        await _require_server(connection)
        await _require_ownership(connection)
        found = await connection.run_sync(_judge)
        if found in {Schema.EMPTY, Schema.OLDER}:
            await _require_right_to_create(connection, schema_of(address))
        return found


@asynccontextmanager
async def _connected(address: URL) -> AsyncIterator[AsyncConnection]:
    where, told = split(address)
    engine = create_async_engine(
        where, hide_parameters=True, poolclass=NullPool, connect_args=told | {"timeout": SECONDS}
    )
    try:
        async with engine.connect() as connection:
            yield connection
    except (OSError, TimeoutError) as problem:
        raise Unusable(Trouble.UNREACHABLE, type(problem).__name__) from None
    except DBAPIError as problem:
        trouble = STATES.get(getattr(problem.orig, "sqlstate", None) or "", Trouble.OTHER)
        raise Unusable(trouble, type(getattr(problem.orig, "__cause__", None) or problem.orig).__name__) from None
    except TypeError:  # the driver takes everything after the `?` as its own arguments
        raise Unusable(Trouble.OTHER, "an option behind the ? is unknown") from None
    finally:
        await engine.dispose()


async def _require_server(connection: AsyncConnection) -> None:
    query = """SELECT current_setting('server_version_num')::int / 10000, current_setting('server_version'),
                      current_setting('server_encoding'), pg_is_in_recovery(),
                      current_setting('default_transaction_read_only')::bool"""
    major, version, encoding, standby, read_only = (await connection.execute(text(query))).one()
    if major < OLDEST_SERVER:
        raise Unusable(Trouble.OLD, version)
    if encoding != "UTF8":
        raise Unusable(Trouble.ENCODING, encoding)
    if standby or read_only:
        raise Unusable(Trouble.READ_ONLY)


async def _require_ownership(connection: AsyncConnection) -> None:
    """Raise Unusable unless the user owns the tables: only their owner may migrate them and erase ballot traces."""
    query = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('branches')"
    if (await connection.execute(text(query))).scalar_one_or_none() is False:
        raise Unusable(Trouble.NOT_OWNER)


async def _require_right_to_create(connection: AsyncConnection, schema: str | None) -> None:
    """Raise Unusable unless the user may create tables in the present schema, or else the schema of this name."""
    query = """SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'),
                               :named AND has_database_privilege(current_database(), 'CREATE'))"""
    if not (await connection.execute(text(query), {"named": schema is not None})).scalar_one():
        raise Unusable(Trouble.MAY_NOT_CREATE)
    if (await connection.execute(text("SELECT current_schema()"))).scalar_one() is not None:
        await connection.execute(text("CREATE TABLE party_day_probe (probe integer)"))  # rolled back with everything


def _look_at_file(address: URL) -> Schema:
    """Return the state of an SQLite file. Use the plain driver: aiosqlite's thread may outlive a failure to open."""
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
    known = known_revisions()
    found = revision_of(connection)
    if found == known[0]:
        return Schema.CURRENT
    return Schema.OLDER if found in known else Schema.NEWER
