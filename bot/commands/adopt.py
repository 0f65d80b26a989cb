"""`python -m bot adopt`: hand a database over to the bot whose token is set now."""

from datetime import UTC, datetime
from functools import partial

from bot.backup import before_migration
from bot.commands import doctor
from bot.commands.findings import BAD
from bot.config import Settings
from bot.domain import ownership
from bot.storage.directory_lock import Lock
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema

NOBODYS = "There is nothing to adopt: the database is no other bot's. `python -m bot run` makes it this bot's."
DONE = (
    "The database was that of the bot {owner} and is that of the bot {bot} now. Add this one to the groups as an "
    "administrator and remove the other. No account has spoken to it yet: each member presses Start once more."
)


class NotAdopted(Exception):  # noqa: N818 - the name reads as a sentence
    """Nothing was changed; the message says why."""


async def adopt(settings: Settings) -> str:
    """Make the database this bot's own; return a sentence that says what was done.

    Raises:
        NotAdopted: it has no owner, is this bot's already, or cannot be used.
        Occupied: a bot is running on the data directory.
        BackupError: it is of an earlier version and cannot be backed up.
    """
    assert settings.bot_id is not None
    findings = await doctor.storage(settings, anybodys=True)
    if wrong := [sentence for mark, sentence in findings if mark == BAD]:
        raise NotAdopted("\n".join(wrong))
    if doctor.DATABASES[Schema.EMPTY] in findings or not settings.data_dir.is_dir():
        raise NotAdopted(NOBODYS)
    lock, database = Lock(settings.data_dir, alone=True), Database(settings.database, settings.ballot_keys)
    lock.take()
    try:
        await database.migrate(before=partial(before_migration.back_up, settings))
        async with database.begin() as db:
            owner = await ownership.owner_of(db)
            if owner in {None, settings.bot_id}:
                raise NotAdopted(NOBODYS)
            await ownership.hand_over(db, settings.bot_id, now=datetime.now(UTC))
    finally:
        await database.close()
        lock.release()
    return DONE.format(owner=owner, bot=settings.bot_id)
