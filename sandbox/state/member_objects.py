"""ChatMember objects with the fields of the Bot API, which may be newer than those of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import ChatMember

if TYPE_CHECKING:
    from sandbox.state.chats import Member

ADMIN_RIGHTS: dict[str, bool] = {
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_tags": True,
    "can_send_welcome_messages": False,
}
OTHER_ADMIN_RIGHTS = ("can_manage_topics", "can_post_messages", "can_edit_messages", "can_manage_direct_messages")
# What a restricted member may be kept from sending: can_send_<name> of the Bot API.
SENDABLE = (
    "messages", "photos", "documents", "polls", "videos", "voice_notes", "video_notes", "audios", "other_messages",
)  # fmt: skip
OTHER_PERMISSIONS = (
    "can_change_info", "can_invite_users", "can_pin_messages", "can_add_web_page_previews", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip


def member_object(member: Member) -> dict[str, Any]:
    """Return the ChatMember that Telegram sends for a member."""
    shown: dict[str, Any] = {"status": member.status, "user": member.user.to_dict()}
    match member.status:
        case ChatMember.OWNER:
            shown["is_anonymous"] = member.anonymous
        case ChatMember.ADMINISTRATOR:
            shown |= {"can_be_edited": False, "is_anonymous": member.anonymous, **ADMIN_RIGHTS, **member.rights}
        case ChatMember.RESTRICTED:
            shown |= {f"can_send_{what}": what not in member.denied for what in SENDABLE}
            shown |= dict.fromkeys(OTHER_PERMISSIONS, not member.denied) | {"is_member": True, "until_date": 0}
        case ChatMember.BANNED:
            shown["until_date"] = 0
    if member.title and member.admin:
        shown["custom_title"] = member.title
    return shown
