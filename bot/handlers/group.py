"""The bot's own status: added to a group, removed, given rights, moved with the group; blocked. And who joins."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler, MessageHandler
from telegram.ext.filters import StatusUpdate

from bot.context import Context
from bot.domain.branch import accounts, branches
from bot.domain.membership import group_joins
from bot.domain.setup import greeting

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


async def member_changed(update: Update, context: Context) -> None:
    """Note when an account joins the group: officers see it beside its claim. Telegram tells administrators only.

    This makes no account: the person may never use the bot.
    """
    change = update.chat_member
    if change.chat.type not in GROUPS or _inside(change.old_chat_member) is _inside(change.new_chat_member):
        return
    joined = change.date if _inside(change.new_chat_member) else None
    async with context.services.database.begin() as db:
        await group_joins.note(db, change.chat.id, change.new_chat_member.user.id, joined)


async def _private(change: ChatMemberUpdated, context: Context) -> None:
    async with context.transaction() as db:  # opening it records that the chat is reachable
        if not _inside(change.new_chat_member):
            now = context.now
            await accounts.mark_unreachable(db, context.account.telegram_id, now=now)


async def _group(change: ChatMemberUpdated, context: Context) -> None:
    now = context.now
    async with context.transaction() as db:
        if not _inside(change.new_chat_member):
            await branches.depart(db, change.chat.id, now=now)
            return
        await greeting.enter(
            db,
            change.chat.id,
            change.chat.title or "",
            new=not _inside(change.old_chat_member),
            can_pin=bool(getattr(change.new_chat_member, "can_pin_messages", False)),
            language=context.t.language,
            now=now,
        )


def _inside(member: ChatMember) -> bool:
    if member.status == ChatMember.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


HANDLERS = (
    ChatMemberHandler(standing_changed, ChatMemberHandler.MY_CHAT_MEMBER),
    ChatMemberHandler(member_changed, ChatMemberHandler.CHAT_MEMBER),
    MessageHandler(StatusUpdate.MIGRATE, moved),
)
