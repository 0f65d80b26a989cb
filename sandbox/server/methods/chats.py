"""Methods about chats and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import AcceptedGiftTypes, ChatFullInfo, ChatPermissions

from sandbox.state.chats import Member, cleaned
from sandbox.state.errors import Json, bad

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call
    from sandbox.state.chats import Room


def get_chat(call: Call) -> Json:
    """Do getChat."""
    room = call.room()
    chat, pin = room.chat, next((r for r in room.pinned if not r.deleted), None)
    gifts = AcceptedGiftTypes(
        unlimited_gifts=room.private,
        limited_gifts=room.private,
        unique_gifts=room.private,
        premium_subscription=room.private,
        gifts_from_channels=False,
    )
    info = ChatFullInfo(
        chat.id,
        chat.type,
        accent_color_id=0,
        max_reaction_count=11,
        accepted_gift_types=gifts,
        title=chat.title,
        username=chat.username,
        first_name=chat.first_name,
        is_forum=chat.is_forum,
        permissions=None if room.private else _permissions(room),
        linked_chat_id=room.linked,
        message_auto_delete_time=room.timer or None,
        slow_mode_delay=room.closures.slow_mode or None,
        pinned_message=None if pin is None else pin.object(nested=True),
    )
    return cleaned(info.to_dict())


def _permissions(room: Room) -> ChatPermissions:
    granted = ChatPermissions.all_permissions().to_dict() | {f"can_send_{what}": False for what in room.denied}
    return ChatPermissions.de_json(granted, None)


def get_member(call: Call) -> Json:
    """Do getChatMember."""
    room, user_id = call.room(), call.integer("user_id")
    user = call.telegram.user(user_id)
    if user is None:
        raise bad("user not found" if user_id > 0 else "invalid user_id specified")
    if room.private:
        if user_id not in (room.chat.id, call.bot.id):
            raise bad("user not found")
        return Member(user, "member").wire()
    return room.member(user).wire()


def get_administrators(call: Call) -> Json:
    """Do getChatAdministrators: the owner and the administrators, without other bots unless `return_bots`."""
    room = call.room()
    if room.private:
        raise bad("there are no administrators in the private chat")
    bots = call.flag("return_bots")
    admins = [m for m in room.inside() if m.admin and (bots or not m.user.is_bot or m.user.id == call.bot.id)]
    return [member.wire() for member in admins]


def count_members(call: Call) -> Json:
    """Do getChatMemberCount."""
    room = call.room()
    return 2 if room.private else sum(1 for _ in room.inside())


def leave(call: Call) -> Json:
    """Do leaveChat."""
    room = call.room()
    if room.private:
        raise bad("chat member status can't be changed in private chats")
    _leave(call, room)
    return True


def _leave(call: Call, room: Room) -> None:
    old, new = room.member(call.bot.user), Member(call.bot.user, "left")
    room.members[call.bot.id] = new
    call.telegram.member_changed(room, old, new, call.bot.user)
    words = f"- {call.bot.user.first_name}"
    call.telegram.serviced(room, call.bot.user, words, left_chat_member=call.bot.user)


def get_business_connection(call: Call) -> Json:
    """Do getBusinessConnection."""
    connection = call.telegram.business.get(call.text("business_connection_id"))
    if connection is None or connection.bot is not call.bot:
        raise bad("business connection not found")
    return connection.wire()


METHODS: dict[str, Callable[[Call], Json]] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": count_members,
    "leaveChat": leave,
    "getBusinessConnection": get_business_connection,
}
