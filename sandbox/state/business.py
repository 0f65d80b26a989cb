"""Business connections: a bot reads and writes a person's talks with friends in that person's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import Chat

from sandbox.state.chats import Room

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.state.accounts import Account
    from sandbox.state.bots import BotAccount


@dataclass(eq=False)
class Connection:
    """The connection of a person's account to a bot, and the person's talks with friends, by the friend's id."""

    id: str
    bot: BotAccount
    owner: Account
    at: datetime
    enabled: bool = True
    talks: dict[int, Room] = field(default_factory=dict)

    def talk(self, friend: Account) -> Room:
        """Return the talk with a friend; open it if there is none."""
        room = self.talks.get(friend.id)
        if room is None:
            chat = Chat(friend.id, Chat.PRIVATE, first_name=friend.name, username=friend.username)
            room = self.talks[friend.id] = Room(chat, self.bot.message_ids, opened=True, business=self)
        return room

    def marks(self, *, by_bot: bool = False) -> dict[str, Any]:
        """Return the fields by which Telegram marks a message of this connection."""
        marks: dict[str, Any] = {"business_connection_id": self.id}
        return marks | ({"sender_business_bot": self.bot.user.to_dict()} if by_bot else {})

    def wire(self) -> dict[str, Any]:
        """Return the BusinessConnection that Telegram sends."""
        return {
            "id": self.id,
            "user": self.owner.user.to_dict(),
            "user_chat_id": self.owner.id,
            "date": int(self.at.timestamp()),
            "rights": {"can_reply": True, "can_read_messages": True},
            "is_enabled": self.enabled,
        }
