"""[更换群]: an officer of the branch, who is an administrator of the new group, moves the branch there."""

from telegram import Update

from bot.context import Context
from bot.domain.branch import branches
from bot.domain.membership import claim_links, name_choice
from bot.domain.refusals import Refused
from bot.domain.setup import new_group
from bot.handlers.group_members import is_administrator
from bot.views import callbacks
from bot.views import new_group as views


async def ask(update: Update, context: Context, branch_id: int) -> None:
    """[更换群]: say how to name the new group."""
    async with context.transaction() as db:
        answer = views.how(await new_group.ask(db, context.account, branch_id), context.t)
    await context.answer(answer)


async def remind(update: Update, context: Context) -> None:
    """Answer text: the new group is named by `/setup` in it."""
    async with context.transaction():
        raise Refused("new-group-by-command")


async def confirm(update: Update, context: Context, branch_id: int, fresh_id: int) -> None:
    """[确认更换]: move the branch to the new group."""
    async with context.services.database.read() as db:
        chat_id = await branches.chat_of(db, fresh_id)
    administrator, now = await is_administrator(context, chat_id), context.now
    async with context.transaction() as db:
        branch, old = await new_group.replace(
            db, context.account, branch_id, fresh_id, administrator=administrator, now=now
        )
        if await name_choice.free(db, branch.id):
            await claim_links.post_missing_card(db, branch, now=now)
        answer = views.replaced(branch, old, context.t)
    await context.edit(answer)


ANSWERS = {new_group.AWAITED: remind}
HANDLERS = (
    callbacks.GROUP_REPLACE.handler(ask),
    callbacks.GROUP_REPLACE_CONFIRM.handler(confirm),
)
