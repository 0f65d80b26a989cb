"""The database of a bot that may be running, opened for a command that changes it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.commands import doctor
from bot.commands.findings import BAD
from bot.config import Settings
from bot.storage.directory_lock import Lock
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema

UNREADY = "There is no database of this version yet. Start the bot on it once."


class NotDone(Exception):  # noqa: N818 - the name reads as a sentence
    """Nothing was changed; the message says why."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the database; the bot may go on running on it.

    Raises:
        NotDone: the database cannot be used, or is not of this version.
        Occupied: a backup is being restored.
    """
    findings = await doctor.storage(settings)
    if wrong := [sentence for mark, sentence in findings if mark == BAD]:
        raise NotDone("\n".join(wrong))
    if doctor.DATABASES[Schema.CURRENT] not in findings:
        raise NotDone(UNREADY)
    lock, database = Lock(settings.data_dir), Database(settings.database, settings.ballot_keys)
    lock.take()
    try:
        yield database
    finally:
        await database.close()
        lock.release()
