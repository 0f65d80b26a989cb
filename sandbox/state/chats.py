"""Chats and what stands in them: members, messages, pins, topics."""

from __future__ import annotations

import itertools
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import telegram
from telegram import Chat, InlineKeyboardMarkup, MessageEntity, User
from telegram.constants import ZERO_DATE

from sandbox.state.limits import Allowance, chat_allowance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sandbox.state.errors import Json
    from sandbox.state.files import Stored
    from sandbox.state.keyboards import Markup
    from sandbox.state.polls import Ballot

Field = Any  # the value of a message field

ADMIN_RIGHTS: dict[str, Any] = {
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
}
_EMPTY_FLAGS = ("channel_chat_created", "delete_chat_photo", "group_chat_created", "supergroup_chat_created")


@dataclass(slots=True)
class Member:
    """Somebody's standing in a group: creator, administrator, member, left or kicked."""

    user: User
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        """Whether the member is in the group now."""
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        """Whether the member is an administrator or the owner."""
        return self.status in ("creator", "administrator")

    def can(self, right: str) -> bool:
        """Whether the member may do what `right` names, such as can_pin_messages."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def wire(self) -> telegram.ChatMember:
        """The library's own object for this standing."""
        match self.status:
            case "creator":
                return telegram.ChatMemberOwner(self.user, self.anonymous)
            case "administrator":
                rights = {**ADMIN_RIGHTS, **self.rights}
                return telegram.ChatMemberAdministrator(
                    self.user, can_be_edited=False, is_anonymous=self.anonymous, **rights
                )
            case "member":
                return telegram.ChatMemberMember(self.user)
            case "kicked":
                return telegram.ChatMemberBanned(self.user, ZERO_DATE)
            case _:
                return telegram.ChatMemberLeft(self.user)


@dataclass(slots=True, eq=False)
class Record:
    """One message as it stands now."""

    room: Room
    id: int
    at: datetime
    sender: User | None
    sender_chat: Chat | None = None
    text: str = ""
    entities: tuple[MessageEntity, ...] = ()
    photo: Stored | None = None
    document: Stored | None = None
    ballot: Ballot | None = None
    markup: Markup | None = None
    reply_to: Record | None = None
    thread: int | None = None
    album: str | None = None
    origin: telegram.MessageOrigin | None = None
    service: dict[str, Any] = field(default_factory=dict)
    edited: datetime | None = None
    deleted: bool = False
    revision: int = 0
    _wire: Json | None = None

    @property
    def has_media(self) -> bool:
        """Whether the text of this message is a caption."""
        return self.photo is not None or self.document is not None

    @property
    def buttons(self) -> tuple[tuple[telegram.InlineKeyboardButton, ...], ...]:
        """The rows of its inline keyboard, if it has one."""
        return self.markup.inline_keyboard if isinstance(self.markup, InlineKeyboardMarkup) else ()

    def changed(self) -> None:
        """It is no longer what it was: whoever looks at the chat looks at it again."""
        self._wire = None
        self.room.touch(self)

    def object(self, *, nested: bool = False) -> telegram.Message:
        """The library's own message; `nested` leaves out what it answers, as Telegram does."""
        caption = self.has_media
        fields: dict[str, Any] = {
            "caption" if caption else "text": self.text or None,
            "caption_entities" if caption else "entities": self.entities,
        }
        if self.photo is not None:
            fields["photo"] = self.photo.sizes()
        if self.document is not None:
            fields["document"] = self.document.document()
        if self.ballot is not None:
            fields["poll"] = self.ballot.wire(self.at, forwarded=self.origin is not None)
        if self.thread is not None:
            fields |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.reply_to is not None and not nested:
            fields["reply_to_message"] = self.reply_to.object(nested=True)
        return telegram.Message(
            self.id,
            self.at,
            self.room.chat,
            from_user=self.sender,
            sender_chat=self.sender_chat,
            edit_date=self.edited,
            reply_markup=self.markup if isinstance(self.markup, InlineKeyboardMarkup) else None,
            media_group_id=self.album,
            forward_origin=self.origin,
            **fields,
            **self.service,
        )

    def wire(self) -> dict[str, Any]:
        """The JSON object that Telegram would send; never change it."""
        if self._wire is None or self.ballot is not None:
            self._wire = cleaned(self.object().to_dict())
        return self._wire


def cleaned(message: dict[str, Any]) -> dict[str, Any]:
    """A message's dict without the flags that Telegram only sends when true."""
    for flag in _EMPTY_FLAGS:
        if not message.get(flag):
            message.pop(flag, None)
    for inner in ("reply_to_message", "pinned_message", "message"):
        if isinstance(message.get(inner), dict):
            cleaned(message[inner])
    return message


@dataclass(eq=False)
class Room:
    """A private chat with a bot, a group or a supergroup.

    `revision` counts the changes of its messages. By person: what was read (a message id) and what is being typed.
    `payload` is that of a link which led to a private chat and waits for Start; None when nothing waits.
    """

    chat: Chat
    counter: Iterator[int]
    members: dict[int, Member] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    pinned: list[Record] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: int | None = None
    opened: bool = False
    blocked: bool = False
    last_bot: int | None = None
    last_from_bot: Record | None = None
    payload: str | None = None
    revision: int = 0
    read: dict[int, int] = field(default_factory=dict)
    drafts: dict[int, str] = field(default_factory=dict)
    _by_change: dict[int, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Set what follows from the kind of chat."""
        self.allowance: Allowance = chat_allowance(group=not self.private)
        self.instance = str(zlib.crc32(f"chat {self.chat.id}".encode()) * 4_294_967_311)

    @property
    def private(self) -> bool:
        """Whether this is a private chat."""
        return self.chat.type == "private"

    @property
    def forum(self) -> bool:
        """Whether the group has topics."""
        return bool(self.chat.is_forum)

    @property
    def title(self) -> str:
        """What people call it."""
        return self.chat.title or self.chat.first_name or str(self.chat.id)

    def member(self, user: User) -> Member:
        """The standing of `user`, who may never have been here."""
        return self.members.get(user.id) or Member(user, "left")

    def inside(self) -> Iterator[Member]:
        """Everybody who is in the group."""
        return (member for member in self.members.values() if member.inside)

    def visible(self) -> Iterator[Record]:
        """What a person can read here, newest first, service messages left out."""
        return (r for r in reversed(self.records.values()) if not r.deleted and not r.service)

    def live(self, message_id: int) -> Record | None:
        """The message of that id, unless it was deleted."""
        record = self.records.get(message_id)
        return None if record is None or record.deleted else record

    def touch(self, record: Record) -> None:
        """Note that a message is new or has changed."""
        self.revision += 1
        record.revision = self.revision
        self._by_change.pop(record.id, None)
        self._by_change[record.id] = record

    def changed_since(self, revision: int) -> list[Record]:
        """The messages that are new or have changed since, in the order of their ids; deleted ones too."""
        changed = itertools.takewhile(lambda record: record.revision > revision, reversed(self._by_change.values()))
        return sorted(changed, key=lambda record: record.id)

    def unread(self, person_id: int, most: int = 99) -> int:
        """How many messages of others that person has not read, counted up to `most`."""
        read = self.read.get(person_id, 0)
        newer = itertools.takewhile(lambda record: record.id > read, reversed(self.records.values()))
        others = (r for r in newer if not (r.deleted or r.service or (r.sender and r.sender.id == person_id)))
        return sum(1 for _ in itertools.islice(others, most))

    def reads(self, person_id: int, message_id: int | None = None) -> None:
        """That person has read everything, or everything up to that message; never less than before."""
        newest = next(reversed(self.records), 0)
        upto = newest if message_id is None else min(message_id, newest)
        self.read[person_id] = max(self.read.get(person_id, 0), upto)

    def add(self, at: datetime, sender: User | None, **fields: Field) -> Record:
        """Put a new message at the end."""
        record = Record(self, next(self.counter), at.replace(microsecond=0), sender, **fields)
        self.records[record.id] = record
        self.touch(record)
        if sender is not None and sender.is_bot and not record.service:
            self.last_bot, self.last_from_bot = sender.id, record
        return record


def counted_from(start: int) -> Iterator[int]:
    """Message ids."""
    return itertools.count(start)
