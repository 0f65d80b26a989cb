"""Whose database it is: what is in it was said to one bot, and means nothing to another.

Update numbers, who pressed Start, who has blocked it, the messages that can be edited: all of that is a bot's own.
"""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account
from bot.storage.tables.ownership import Owner
from bot.storage.tables.seen import SeenUpdate

ANOTHERS = (
    "The database belongs to the bot {owner}, and the token is that of the bot {bot}; nothing in it was changed. If "
    "TELEGRAM_BOT_TOKEN is wrong, put it right. If this is a further bot, put its token behind the others, or make the "
    "directory bot-{bot} in DATA_DIR for it. If the branches of the bot {owner} go over to it for good: "
    "python -m bot adopt --bot {bot}"
)


class AnothersDatabase(Exception):  # noqa: N818 - what it says, it says of the database
    """The database is another bot's; the message says so and what to do."""

    def __init__(self, owner: int, bot_id: int) -> None:
        super().__init__(ANOTHERS.format(owner=owner, bot=bot_id))


async def owner_of(db: AsyncSession) -> int | None:
    """The bot whose database this is; None before its first start."""
    row = await db.get(Owner, 1)
    return row.bot_id if row is not None else None


async def require(db: AsyncSession, bot_id: int) -> None:
    """Look whether this bot may use the database.

    Raises:
        AnothersDatabase: it is not this bot's.
    """
    found = await owner_of(db)
    if found not in {None, bot_id}:
        raise AnothersDatabase(found, bot_id)


async def take(db: AsyncSession, bot_id: int, *, now: datetime) -> None:
    """The database is this bot's from now on, if it is nobody's yet.

    Raises:
        AnothersDatabase: it is not this bot's.
    """
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    await require(db, bot_id)
    if await owner_of(db) is None:
        db.add(Owner(bot_id=bot_id, since=now))


async def hand_over(db: AsyncSession, bot_id: int, *, now: datetime) -> None:
    """Give the database to another bot: nobody has spoken to it yet, and nothing that it will hear was heard before."""
    await db.merge(Owner(id=1, bot_id=bot_id, since=now))
    await db.execute(update(Account).values(started_at=None, unreachable_at=None, awaiting=None, awaiting_data={}))
    await db.execute(delete(SeenUpdate))
