"""`/setup`: a group administrator tells the bot the branch's name and habits, privately, in four answers.

Once the branch is set up, its officers change them; an administrator without an office has no say.
"""

from typing import TYPE_CHECKING

from telegram import ChatMember, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import accounts, branches, invitations
from bot.domain.links import Link
from bot.domain.setup import setup
from bot.domain.setup.setup import Question, Setting
from bot.views import callbacks
from bot.views import setup as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Message

ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


async def follow(_update: Update, context: Context, link: Link) -> None:
    """Begin the setup of this branch in the private chat, after a tap on the greeting's button."""
    async with context.services.database.read() as db:
        branch = await branches.named(db, link)
    await _begin(context, branch.id)


async def privately(update: Update, context: Context) -> None:
    """`/setup` in the private chat: set up the branch that the account used last."""
    async with context.services.database.read() as db:
        branch_id = await branches.last_of(db, update.effective_user.id)
    if branch_id is None:
        async with context.transaction():
            answer = views.no_group(context.t)
        await context.answer(answer)
        return
    await _begin(context, branch_id)


async def in_group(update: Update, context: Context) -> None:
    """`/setup` in the group: link to the private chat.

    A topic in which an officer writes it becomes the bot's; before the setup, one in which an administrator does.
    """
    chat, message = update.effective_chat, update.effective_message
    administrator = message.is_topic_message and await _is_administrator(context, chat.id)
    now = context.now
    async with context.transaction() as db:
        branch = await branches.arrive(db, chat.id, chat.title or "", now=now, language=context.t.language)
        if message.is_topic_message and await _chooses_topic(db, context, branch, administrator=administrator):
            branch.thread_id = message.message_thread_id
        answer = views.in_group(branch, context.t)
    await context.answer(answer)


async def typed(update: Update, context: Context) -> None:
    """Take the answer to the open question."""
    async with context.transaction() as db:
        question = await setup.asked(db, context.account)
        text = update.effective_message.text or ""
        following = await setup.answer(db, context.account, question, text, now=context.now)
        answer = await _next(db, context, question, following)
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
    administrator = branch.ready_at is None and await _is_administrator(context, branch.chat_id)
    async with context.transaction() as db:
        branch = await branches.get(db, branch_id)
        question = await setup.begin(db, context.account, branch, administrator=administrator)
        everybody = context.services.open_to_branches
        if question is None:
            answer = views.summary(branch, context.t, first=False)
        elif await invitations.admitted(db, branch, everybody=everybody, now=context.now):
            answer = views.question(question, context.t)
        else:
            await invitations.ask(db, context.account, branch)
            answer = views.ask_invitation(context.t)
    await context.answer(answer)


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


async def _is_administrator(context: Context, chat_id: int | None) -> bool:
    """True if Telegram reports the sender as an administrator; a network call, to make before the transaction."""
    if chat_id is None:
        return False
    try:
        member = await context.bot.get_chat_member(chat_id, context.incoming.effective_user.id)
    except (BadRequest, Forbidden):  # the user or the bot is not in the group
        return False
    return member.status in ADMINISTRATORS


LINKS = {setup.PURPOSE: follow}
ANSWERS = {f"setup-{setting}": typed for setting in Setting} | {invitations.AWAITED: take_invitation}
HANDLERS = (
    CommandHandler("setup", privately, ChatType.PRIVATE),
    CommandHandler("setup", in_group, ChatType.GROUPS),
    callbacks.SETUP_KEEP.handler(keep),
    callbacks.SETUP_DAY.handler(choose_day),
    callbacks.SETUP_CHANGE.handler(change),
)
