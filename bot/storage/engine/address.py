"""Where a database is: an address as SQLAlchemy knows it, and on PostgreSQL `?schema=`, by which bots share a database.

Whoever connects with a schema sees its tables and no others, so that nothing else need know of it.
"""

from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL, make_url

SCHEMA = "schema"


def split(url: str | URL) -> tuple[URL, dict[str, Any]]:
    """The address as the driver takes it, and what to tell the driver beside it."""
    address = make_url(url)
    schema = schema_of(address)
    if schema is None:
        return address, {}
    return address.difference_update_query([SCHEMA]), {"server_settings": {"search_path": schema}}


def schema_of(url: str | URL) -> str | None:
    """The schema that the address names, if any."""
    address = make_url(url)
    found = address.query.get(SCHEMA) if address.get_backend_name() == "postgresql" else None
    return found if isinstance(found, str) else None


def beside(url: str, name: str) -> str:
    """The address of another bot's database: a schema of the same one, or a file in the same folder."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        other = address.update_query_dict({SCHEMA: name.replace("-", "_")})
    elif address.database in {None, "", ":memory:"}:
        return url
    else:
        file = Path(str(address.database))
        other = address.set(database=str(file.with_name(f"{file.stem}-{name}{file.suffix}")))
    return other.render_as_string(hide_password=False)
