"""`python -m bot invite`: print a code with which a group opens a further branch."""

from datetime import UTC, datetime

from bot.commands.opened import opened
from bot.config import Settings
from bot.domain.branch import invitations

INVITED = (
    "{code}\nThis code opens one new branch on the bot {bot}, once, within {days} days. Give it to an administrator of "
    "the branch's group, who adds the bot to the group, taps the button of its greeting and sends it the code."
)


async def invite(settings: Settings) -> str:
    """Issue a code for a new branch; return it with a sentence that says how to use it.

    Raises:
        NotDone, Occupied: as `opened`.
    """
    async with opened(settings) as database, database.begin() as db:
        code = await invitations.issue(db, now=datetime.now(UTC))
    return INVITED.format(code=code, bot=settings.bot_id, days=invitations.VALID.days)
