"""A copy of an SQLite database in use: one moment of it, and nothing that its tables do not say.

`VACUUM INTO` reads in one transaction and writes every table anew in the order of its keys: no free page, no
journal, no place of a row that would tell when it came.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OPEN_BALLOTS = "SELECT id FROM activities WHERE ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL"
BALLOT_TABLES = ("ballot_receipts", "ballot_counts", "ballot_comments")


def take(database: Path, target: Path, *, open_ballots: bool) -> int:
    """Copy `database` to the new file `target`; how many ballots are open in it.

    Without `open_ballots` what was voted in those is left out: two copies made during one ballot could be
    subtracted from each other, and the votes between them told.
    """
    with _connected(database) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
        # A ballot that came meanwhile could not empty the journal, as the copying was reading it.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with _connected(target) as connection:
        opened = len(connection.execute(OPEN_BALLOTS).fetchall())
    if opened and not open_ballots:
        _empty_open_ballots(target)
    return opened


def _empty_open_ballots(copy: Path) -> None:
    fuller = copy.with_name(f"{copy.name}-with-ballots")
    copy.rename(fuller)
    with _connected(fuller) as connection:
        for table in BALLOT_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE activity_id IN ({OPEN_BALLOTS})")  # noqa: S608 - ours
        connection.execute("VACUUM INTO ?", (str(copy),))
    fuller.unlink()


def revision(database: Path) -> str:
    """The version of its schema."""
    with _connected(database) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found)


def rows(database: Path) -> dict[str, int]:
    """How many rows each table has."""
    with _connected(database) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        return {name: _count(connection, name) for (name,) in tables}


def materials(database: Path) -> list[str]:
    """The hashes of the files that its rows speak of."""
    with _connected(database) as connection:
        return [found for (found,) in connection.execute("SELECT DISTINCT sha256 FROM materials ORDER BY sha256")]


def sound(database: Path) -> bool:
    """Whether SQLite finds it whole, and every reference leads to its row."""
    with _connected(database) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - a table of this file
    return int(count)


@contextmanager
def _connected(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an existing file."""
    address = f"file:{quote(str(database.absolute()))}?mode=rw"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        yield connection
    finally:
        connection.close()
