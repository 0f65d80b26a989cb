"""Questions to Telegram about the sender in a group; network calls, to make before the transaction."""

from telegram import ChatMember
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.context import Context

ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


def is_inside(member: ChatMember) -> bool:
    """True if this status belongs to a member of the group."""
    if member.status == ChatMember.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


async def is_administrator(context: Context, chat_id: int | None) -> bool:
    """True if Telegram reports the sender as an administrator of the group."""
    member = await _sender(context, chat_id)
    return member is not None and member.status in ADMINISTRATORS


async def is_member(context: Context, chat_id: int | None) -> bool:
    """True if Telegram reports the sender as a member of the group."""
    member = await _sender(context, chat_id)
    return member is not None and is_inside(member)


async def _sender(context: Context, chat_id: int | None) -> ChatMember | None:
    if chat_id is None:
        return None
    try:
        return await context.bot.get_chat_member(chat_id, context.incoming.effective_user.id)
    except ChatMigrated as moved:
        await context.follow_move(chat_id, moved.new_chat_id)
        return await _sender(context, moved.new_chat_id)
    except (BadRequest, Forbidden):  # the user or the bot is not in the group
        return None
