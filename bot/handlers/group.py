"""The bot's own standing: added to a group, removed, given rights, moved with it; blocked by a person."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler, MessageHandler
from telegram.ext.filters import StatusUpdate

from bot.context import Context
from bot.domain.branch import accounts, branches
from bot.domain.setup import greeting

GROUPS = {"group", "supergroup"}


async def standing_changed(update: Update, context: Context) -> None:
    """Telegram says how the bot stands in a chat now."""
    change = update.my_chat_member
    if change.chat.type == "private":
        await _private(change, context)
    elif change.chat.type in GROUPS:
        await _group(change, context)


async def moved(update: Update, context: Context) -> None:
    """The group became a supergroup; said once in the old chat and once in the new one, in any order.

    No account is needed for that, and an anonymous administrator may have done it.
    """
    message = update.effective_message
    if message.migrate_to_chat_id:
        old, new = message.chat.id, message.migrate_to_chat_id
    else:
        old, new = message.migrate_from_chat_id, message.chat.id
    async with context.services.database.begin() as db:
        await greeting.move(db, old, new)


async def _private(change: ChatMemberUpdated, context: Context) -> None:
    async with context.transaction() as db:  # opening it notes that the chat is open
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
    MessageHandler(StatusUpdate.MIGRATE, moved),
)
