"""The bot that owns the database; its contents are meaningless to any other bot.

Update numbers, the accounts that pressed Start or blocked the bot, and the messages it can edit are specific to a bot.
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


class AnothersDatabase(Exception):  # noqa: N818 - named after the state of the database
    """The database belongs to another bot; the message says so and tells the operator what to do."""

    def __init__(self, owner: int, bot_id: int) -> None:
        super().__init__(ANOTHERS.format(owner=owner, bot=bot_id))


async def owner_of(db: AsyncSession) -> int | None:
    """Return the id of the bot that owns the database; None before its first start."""
    row = await db.get(Owner, 1)
    return row.bot_id if row is not None else None


async def require(db: AsyncSession, bot_id: int) -> None:
    """Refuse unless this bot owns the database or no bot does yet.

    Raises:
        AnothersDatabase: if another bot owns it.
    """
    found = await owner_of(db)
    if found not in {None, bot_id}:
        raise AnothersDatabase(found, bot_id)


async def take(db: AsyncSession, bot_id: int, *, now: datetime) -> None:
    """Make this bot the owner of a database that has none yet.

    Raises:
        AnothersDatabase: if another bot owns it.
    """
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    await require(db, bot_id)
    if await owner_of(db) is None:
        db.add(Owner(bot_id=bot_id, since=now))


async def hand_over(db: AsyncSession, bot_id: int, *, now: datetime) -> None:
    """Give the database to another bot.

    Forget which accounts started or blocked the old bot, the answers it expected and the updates it has seen.
    """
    await db.merge(Owner(id=1, bot_id=bot_id, since=now))
    await db.execute(update(Account).values(started_at=None, unreachable_at=None, awaiting=None, awaiting_data={}))
    await db.execute(delete(SeenUpdate))
