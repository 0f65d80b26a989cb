"""Copy of an SQLite database in use, as of one moment and with nothing but the contents of its tables.

`VACUUM INTO` reads in one transaction and writes every table anew in the order of its keys: without free pages,
journal or row positions.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OPEN_BALLOTS = "SELECT id FROM activities WHERE ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL"
BALLOT_TABLES = ("ballot_receipts", "ballot_counts", "ballot_comments", "sealed_ballots")


def take(database: Path, target: Path) -> int:
    """Copy `database` to the new file `target`; return the number of ballots that are open in it.

    Their votes and receipts are left out: without the key, which no backup holds, the votes cannot be read.
    """
    with _connected(database) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    with _connected(target) as connection:
        opened = len(connection.execute(OPEN_BALLOTS).fetchall())
    if opened:
        _empty_open_ballots(target)
    return opened


def _empty_open_ballots(copy: Path) -> None:
    fuller = copy.with_name(f"{copy.name}-with-ballots")
    copy.rename(fuller)
    with _connected(fuller) as connection:
        for table in (name for name in BALLOT_TABLES if _exists(connection, name)):  # an earlier version has fewer
            connection.execute(f"DELETE FROM {table} WHERE activity_id IN ({OPEN_BALLOTS})")  # noqa: S608 - ours
        connection.execute("VACUUM INTO ?", (str(copy),))
    fuller.unlink()


def revision(database: Path) -> str:
    """Return the version of the file's schema."""
    with _connected(database) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found)


def rows(database: Path) -> dict[str, int]:
    """Return the number of rows of each table."""
    with _connected(database) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        return {name: _count(connection, name) for (name,) in tables}


def materials(database: Path) -> list[str]:
    """Return the hashes of the files that rows refer to."""
    with _connected(database) as connection:
        return [found for (found,) in connection.execute("SELECT DISTINCT sha256 FROM materials ORDER BY sha256")]


def sound(database: Path) -> bool:
    """True if SQLite finds the file intact, and every foreign key has its row."""
    with _connected(database) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


def _exists(connection: sqlite3.Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return connection.execute(query, (table,)).fetchone() is not None


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - a table of this file
    return int(count)


@contextmanager
def _connected(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a connection to an existing file."""
    address = f"file:{quote(str(database.absolute()))}?mode=rw"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        yield connection
    finally:
        connection.close()
