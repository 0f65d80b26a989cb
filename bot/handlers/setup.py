"""`/setup`: a group administrator tells the bot the branch's name and habits, privately, in four answers.

Once the branch is set up, its officers change them; an administrator without an office has no say.
"""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import accounts, branches, invitations
from bot.domain.links import Link
from bot.domain.setup import new_group, setup
from bot.domain.setup.setup import Question, Setting
from bot.handlers.group_members import is_administrator
from bot.views import callbacks
from bot.views import new_group as new_group_views
from bot.views import setup as views
from bot.views.told import with_told

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Message


async def follow(_update: Update, context: Context, link: Link) -> None:
    """Begin the setup of this branch in the private chat, after a tap on the greeting's button."""
    async with context.services.database.read() as db:
        branch = await branches.named(db, link)
    await _begin(context, branch.id)


async def privately(_update: Update, context: Context) -> None:
    """`/setup` in the private chat: go on in the group that the account came from, or change the person's branch.

    An administrator of that group who may change another branch is asked which one is meant.
    """
    user_id = context.incoming.effective_user.id  # of a button that names the branch, too
    async with context.services.database.read() as db:
        last, fresh = await branches.last_of(db, user_id), await setup.unfinished(db, user_id)
        moving = await new_group.wished(db, user_id)
    if fresh is not None and (moving is not None or context.branch_id == fresh.id):
        await _begin(context, fresh.id)
        return
    administrator = fresh is not None and await is_administrator(context, fresh.chat_id)
    async with context.transaction() as db:
        asked = fresh if context.branch_id is None else None
        if context.branch_id is not None:
            context.account.setup_branch_id = None  # the other branch was chosen
        meant = await setup.meant(db, context.account, asked if administrator else None)
        meant = meant or (asked.id if asked is not None else last)
        answer = (
            views.no_group(context.t)
            if meant is None
            else await _first(db, context, meant, administrator=administrator)
        )
    await context.answer(answer)


async def in_group(update: Update, context: Context) -> None:
    """`/setup` in the group: link to the private chat.

    A topic in which an officer writes it becomes the bot's; before the setup, one in which an administrator does.
    """
    chat, message = update.effective_chat, update.effective_message
    administrator = message.is_topic_message and await is_administrator(context, chat.id)
    now = context.now
    async with context.transaction() as db:
        branch = await branches.arrive(db, chat.id, chat.title or "", now=now, language=context.t.language)
        if message.is_topic_message and await _chooses_topic(db, context, branch, administrator=administrator):
            branch.thread_id = message.message_thread_id
        if branch.ready_at is None:
            await setup.come_from(db, context.account, branch)  # in case the app loses the link
        answer = views.in_group(branch, context.t)
    await context.answer(answer)


async def typed(update: Update, context: Context) -> None:
    """Take the answer to the open question."""
    async with context.transaction() as db:
        question = await setup.asked(db, context.account)
        text = update.effective_message.text or ""
        following, told = await setup.answer(db, context.account, question, text, now=context.now)
        answer = with_told(await _next(db, context, question, following), told, context.t)
    await context.answer(answer)


async def take_invitation(update: Update, context: Context) -> None:
    """Take the operator's code and ask the first question."""
    async with context.transaction() as db:
        branch = await invitations.use(db, context.account, update.effective_message.text or "", now=context.now)
        question = await setup.ask(db, context.account, branch, Setting.NAME)
        answer = views.question(question, context.t)
    await context.answer(answer)


async def keep(update: Update, context: Context, branch_id: int, setting: Setting) -> None:
    """Keep the present or proposed value."""
    async with context.transaction() as db:
        question = await setup.asked(db, context.account, branch_id)
        following: Question | None = question
        if question.setting is setting:  # a second tap on an older question shows the open one again
            superior = context.t.plain("setup-superior-default")
            now = context.now
            following = await setup.keep(db, context.account, question, superior=superior, now=now)
        answer = await _next(db, context, question, following)
    await context.edit(answer)


async def choose_day(update: Update, context: Context, branch_id: int, choice: int) -> None:
    """Set one of the offered days."""
    async with context.transaction() as db:
        question = await setup.asked(db, context.account, branch_id)
        following: Question | None = question
        if question.setting is Setting.DAY:
            now = context.now
            following = await setup.choose_day(db, context.account, question, choice, now=now)
        answer = await _next(db, context, question, following)
    await context.edit(answer)


async def change(update: Update, context: Context, branch_id: int, setting: Setting) -> None:
    """Ask for a new value of one setting of the summary."""
    async with context.transaction() as db:
        question = await setup.change(db, context.account, branch_id, setting)
        answer = views.question(question, context.t)
    await context.edit(answer)


async def _begin(context: Context, branch_id: int) -> None:
    async with context.services.database.read() as db:
        branch = await branches.get(db, branch_id)
        moving = await new_group.wished(db, context.incoming.effective_user.id)
    moves = moving is not None and moving != branch_id
    administrator = (branch.ready_at is None or moves) and await is_administrator(context, branch.chat_id)
    if moving is not None and moves:
        async with context.transaction() as db:
            own, fresh, _me = await new_group.proposed(
                db, context.account, moving, branch_id, administrator=administrator
            )
            answer = new_group_views.question(own, fresh, context.t)
        await context.answer(answer)
        return
    async with context.transaction() as db:
        answer = await _first(db, context, branch_id, administrator=administrator)
    await context.answer(answer)


async def _first(db: "AsyncSession", context: Context, branch_id: int, *, administrator: bool) -> "Message":
    """Return the first question of the setup, or the summary of a branch that is set up."""
    branch = await branches.get(db, branch_id)
    question = await setup.begin(db, context.account, branch, administrator=administrator)
    if question is None:
        return views.summary(branch, context.t, first=False)
    everybody = context.services.open_to_branches
    if await invitations.admitted(db, branch, everybody=everybody, now=context.now):
        return views.question(question, context.t)
    await invitations.ask(db, context.account, branch)
    return views.ask_invitation(context.t)


async def _next(db: "AsyncSession", context: Context, asked: Question, following: Question | None) -> "Message":
    """Return the next question, or the summary; after the first setup the roster is expected next."""
    if following is not None:
        return views.question(following, context.t)
    return await _finished(db, context, asked.branch, first=asked.chain)


async def _finished(db: "AsyncSession", context: Context, branch: "Branch", *, first: bool) -> "Message":
    if first:
        await accounts.expect(db, context.account, "roster", branch=branch.id)
    return views.summary(branch, context.t, first=first)


async def _chooses_topic(db: "AsyncSession", context: Context, branch: "Branch", *, administrator: bool) -> bool:
    if branch.ready_at is None:
        return administrator
    return await setup.may_settle(db, context.account, branch)


LINKS = {setup.PURPOSE: follow}
ANSWERS = {f"setup-{setting}": typed for setting in Setting} | {invitations.AWAITED: take_invitation}
HANDLERS = (
    CommandHandler("setup", privately, ChatType.PRIVATE),
    CommandHandler("setup", in_group, ChatType.GROUPS),
    callbacks.SETUP_KEEP.handler(keep),
    callbacks.SETUP_DAY.handler(choose_day),
    callbacks.SETUP_CHANGE.handler(change),
)
