"""Erasure of content that was deleted from tables and is still in the database's files.

SQLite's write-ahead log keeps earlier pages until they are overwritten. PostgreSQL keeps earlier versions of rows, and
their bytes after a vacuum.
"""

import asyncio
from contextlib import AbstractAsyncContextManager

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import postgresql, sqlite
from bot.storage.engine.failures import Away, raising_away

OLD_VOTES = ("ballot_receipts", "ballot_counts", "ballot_comments")
LOCK_TIMEOUT = "10s"
TRIES = 5
PAUSE = 0.05  # seconds

log = structlog.get_logger()


async def empty_journal(engine: AsyncEngine, writing: AbstractAsyncContextManager[None]) -> None:
    """Empty SQLite's write-ahead log, or say in the bot's log that it is in use; do nothing on PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return
    outside = sqlite.without_transaction(engine)
    try:
        with raising_away():
            for _ in range(TRIES):  # a reader may hold the log for a moment
                async with writing, outside.connect() as connection:
                    busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
                if not busy:
                    return
                await asyncio.sleep(PAUSE)
    except Away as problem:
        log.warning("the write-ahead log cannot be emptied now", error=str(problem))
    else:
        log.warning("the write-ahead log could not be emptied")


async def rewrite_old_votes(engine: AsyncEngine, writing: AbstractAsyncContextManager[None]) -> bool:
    """Rewrite the tables in which earlier versions counted open ballots; False if that is not possible now."""
    try:
        if engine.dialect.name == "sqlite":
            async with writing, sqlite.without_transaction(engine).connect() as connection:
                await connection.exec_driver_sql("VACUUM")
            await empty_journal(engine, writing)
        else:
            async with postgresql.without_transaction(engine).connect() as connection:
                await connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
                try:
                    for table in OLD_VOTES:
                        await connection.exec_driver_sql(f"VACUUM FULL {table}")
                finally:
                    await connection.exec_driver_sql("RESET lock_timeout")
    except (DBAPIError, OSError) as problem:
        log.warning("old votes cannot be erased from the database's files now", error=type(problem).__name__)
        return False
    return True
