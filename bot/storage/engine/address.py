"""Addresses of databases: SQLAlchemy's URL, and on PostgreSQL `?schema=`, by which several bots share a database.

A connection with a schema sees its tables and no others, so no other code needs to know of it.
"""

from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL, make_url

SCHEMA = "schema"


def of_file(file: Path) -> str:
    """Return the address of an SQLite file; its path may hold `%`, `?` and `#`."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string()


def file_of(url: str | URL) -> Path | None:
    """Return the SQLite file that the address names; None for a database on a server or in memory."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or address.database in {None, "", ":memory:"}:
        return None
    return Path(str(address.database))


def split(url: str | URL) -> tuple[URL, dict[str, Any]]:
    """Return the address as the driver takes it, and the driver's additional connect arguments."""
    address = make_url(url)
    schema = schema_of(address)
    if schema is None:
        return address, {}
    return address.difference_update_query([SCHEMA]), {"server_settings": {"search_path": schema}}


def schema_of(url: str | URL) -> str | None:
    """Return the schema that the address names; None if it names none."""
    address = make_url(url)
    found = address.query.get(SCHEMA) if address.get_backend_name() == "postgresql" else None
    return found if isinstance(found, str) else None


def beside(url: str, name: str) -> str:
    """Return the address of another bot's database: a schema of the same one, or a file in the same folder."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        other = address.update_query_dict({SCHEMA: name.replace("-", "_")})
    elif address.database in {None, "", ":memory:"}:
        return url
    else:
        file = Path(str(address.database))
        other = address.set(database=str(file.with_name(f"{file.stem}-{name}{file.suffix}")))
    return other.render_as_string(hide_password=False)
