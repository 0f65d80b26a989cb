"""Hold a SQLite file as another program would."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.waiting import eventually


@asynccontextmanager
async def held_from_outside(file: Path | str) -> AsyncIterator[None]:
    """Hold the write lock of `file`, as soon as the bot's transaction of the moment is over.

    An attempt never waits inside SQLite: that would stop the event loop on which the bot commits.
    """
    other = sqlite3.connect(file, isolation_level=None, timeout=0)

    def taken() -> bool:
        try:
            other.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        return True

    try:
        await eventually(taken)
        yield
    finally:
        other.close()
