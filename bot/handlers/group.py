"""The bot and its group: added, removed, given rights, moved; posts tried or sent again; who joins. Blocked chats."""

from telegram import ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler, MessageHandler
from telegram.ext.filters import ChatType, StatusUpdate

from bot.context import Context
from bot.domain.activity import activities, group_card
from bot.domain.branch import accounts, branches, group_access, group_joins, people, powers
from bot.domain.branch.powers import Power
from bot.domain.day import head_count
from bot.domain.setup import greeting, setup
from bot.handlers.group_members import is_inside
from bot.views import callbacks
from bot.views import group as views

GROUPS = {"group", "supergroup"}


async def standing_changed(update: Update, context: Context) -> None:
    """Handle a change of the bot's status in a chat."""
    change = update.my_chat_member
    if change.chat.type == "private":
        await _private(change, context)
    elif change.chat.type in GROUPS:
        await _group(change, context)


async def moved(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup; Telegram reports it in the old and the new chat, in any order.

    This needs no account, and an anonymous administrator may have caused it.
    """
    message = update.effective_message
    if message.migrate_to_chat_id:
        old, new = message.chat.id, message.migrate_to_chat_id
    else:
        old, new = message.migrate_from_chat_id, message.chat.id
    async with context.services.database.begin() as db:
        await greeting.move(db, old, new)


async def topic_opened(update: Update, context: Context) -> None:
    """Try the refused posts when a topic is reopened or General is shown; this needs no account."""
    async with context.services.database.begin() as db:
        await group_access.opened(db, update.effective_chat.id, now=context.now)
    context.services.wake()


async def try_again(update: Update, context: Context, branch_id: int) -> None:
    """[再试一次]: try the posts that the group refused."""
    async with context.transaction() as db:
        await powers.keeper(db, context.account, branch_id, Power.CHANGE_SETTINGS)  # an officer, at first the founder
        waiting = await group_access.try_again(db, branch_id, now=context.now)
        answer = await views.trying(db, waiting, context.t)
    await context.answer(answer)


async def post_again(update: Update, context: Context, activity_id: int) -> None:
    """[重发到群里], [重发预告]: post the present post of the activity again if it is not in the group (rule 12)."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        activity = await activities.get(db, activity_id, me.branch_id)
        await head_count.require_host(db, activity, me)
        outcome = await group_card.repost(db, activity, now=context.now)
        answer = views.reposting(activity, outcome, context.t)
    await context.answer(answer)


async def member_changed(update: Update, context: Context) -> None:
    """Note when an account joins the group: officers see it beside its claim. Telegram tells administrators only.

    This makes no account: the person may never use the bot.
    """
    change = update.chat_member
    if change.chat.type not in GROUPS or is_inside(change.old_chat_member) is is_inside(change.new_chat_member):
        return
    joined = change.date if is_inside(change.new_chat_member) else None
    async with context.services.database.begin() as db:
        await group_joins.note(db, change.chat.id, change.new_chat_member.user.id, joined)


async def _private(change: ChatMemberUpdated, context: Context) -> None:
    async with context.transaction() as db:  # opening it records that the chat is reachable
        if not is_inside(change.new_chat_member):
            now = context.now
            await accounts.mark_unreachable(db, context.account.telegram_id, now=now)


async def _group(change: ChatMemberUpdated, context: Context) -> None:
    now = context.now
    async with context.transaction() as db:
        if not is_inside(change.new_chat_member):
            await branches.depart(db, change.chat.id, now=now)
            return
        branch = await greeting.enter(
            db,
            change.chat.id,
            change.chat.title or "",
            new=not is_inside(change.old_chat_member),
            can_pin=bool(getattr(change.new_chat_member, "can_pin_messages", False)),
            language=context.t.language,
            now=now,
        )
        if branch.ready_at is None:
            await setup.come_from(db, context.account, branch)  # in case the app loses the greeting's link
        elif context.account.branch_id is None:
            context.account.branch_id = branch.id


HANDLERS = (
    ChatMemberHandler(standing_changed, ChatMemberHandler.MY_CHAT_MEMBER),
    ChatMemberHandler(member_changed, ChatMemberHandler.CHAT_MEMBER),
    MessageHandler(ChatType.GROUPS & StatusUpdate.MIGRATE, moved),
    MessageHandler(StatusUpdate.FORUM_TOPIC_REOPENED | StatusUpdate.GENERAL_FORUM_TOPIC_UNHIDDEN, topic_opened),
    callbacks.GROUP_TRY.handler(try_again),
    callbacks.GROUP_POST.handler(post_again),
)
