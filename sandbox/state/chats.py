"""Chats with their members, messages, pins and topics."""

from __future__ import annotations

import itertools
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import telegram
from telegram import Chat, InlineKeyboardMarkup, MessageEntity, User

from sandbox.state.closures import Closures
from sandbox.state.limits import Allowance, chat_allowance
from sandbox.state.member_objects import ADMIN_RIGHTS, SENDABLE, member_object

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sandbox.state.business import Connection
    from sandbox.state.contents import Content
    from sandbox.state.errors import Json
    from sandbox.state.files import Stored
    from sandbox.state.keyboards import Markup
    from sandbox.state.polls import Ballot

Field = Any  # the value of a message field

__all__ = ["ADMIN_RIGHTS", "SENDABLE", "Field", "Member", "Record", "Room", "cleaned", "counted_from"]

_EMPTY_FLAGS = ("channel_chat_created", "delete_chat_photo", "group_chat_created", "supergroup_chat_created")


@dataclass(slots=True)
class Member:
    """The status of a user in a group: creator, administrator, member, restricted, left or kicked.

    `rights` and `title` are those of an administrator; `denied` names what a restricted member may not send, of
    `SENDABLE`.
    """

    user: User
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False
    denied: frozenset[str] = frozenset()
    title: str = ""

    @property
    def inside(self) -> bool:
        """True if the user is in the group."""
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        """True if the user is an administrator or the owner."""
        return self.status in ("creator", "administrator")

    def can(self, right: str) -> bool:
        """True if the user has `right`, such as can_pin_messages."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def wire(self) -> dict[str, Any]:
        """Return the ChatMember that Telegram sends."""
        return member_object(self)


@dataclass(slots=True, eq=False)
class Record:
    """The present state of one message; `extra` holds further fields of the Bot API, which it sends unchanged."""

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
    content: Content | None = None
    markup: Markup | None = None
    reply_to: Record | None = None
    thread: int | None = None
    album: str | None = None
    origin: telegram.MessageOrigin | None = None
    service: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    edited: datetime | None = None
    deleted: bool = False
    revision: int = 0
    _wire: Json | None = None

    @property
    def has_media(self) -> bool:
        """True if the text of this message is a caption."""
        captioned = self.content is not None and self.content.captioned
        return captioned or self.photo is not None or self.document is not None

    @property
    def stored(self) -> Stored | None:
        """The file that the message carries."""
        return self.photo or self.document or (None if self.content is None else self.content.stored)

    @property
    def what(self) -> str:
        """The kind of the message, one of `SENDABLE`."""
        if self.content is not None:
            return self.content.sends
        if self.photo is not None:
            return "photos"
        if self.document is not None:
            return "documents"
        return "messages" if self.ballot is None else "polls"

    @property
    def buttons(self) -> tuple[tuple[telegram.InlineKeyboardButton, ...], ...]:
        """The rows of the inline keyboard; empty without one."""
        return self.markup.inline_keyboard if isinstance(self.markup, InlineKeyboardMarkup) else ()

    @property
    def root(self) -> int | None:
        """The id of the first message of a thread of replies, which a reply outside topics names in a supergroup."""
        if self.reply_to is None or self.room.chat.type != "supergroup":
            return None
        return self.reply_to.root or self.reply_to.id

    def delete(self) -> None:
        """Take the message off every phone, and off the pins."""
        self.deleted = True
        self.changed()
        if self in self.room.pinned:
            self.room.pinned.remove(self)

    def changed(self) -> None:
        """Mark the message as changed, so that open pages show it again."""
        self._wire = None
        self.room.touch(self)

    def object(self, *, nested: bool = False) -> telegram.Message:
        """Return the library's Message; `nested` leaves out the message it replies to, as Telegram does."""
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
        elif (root := self.root) is not None:
            fields["message_thread_id"] = root
        if self.reply_to is not None and not nested:
            fields["reply_to_message"] = self.reply_to.object(nested=True)
        channel = self.room.chat.type == Chat.CHANNEL
        return telegram.Message(
            self.id,
            self.at,
            self.room.chat,
            from_user=None if channel else self.sender,
            sender_chat=self.room.chat if channel else self.sender_chat,
            edit_date=self.edited,
            reply_markup=self.markup if isinstance(self.markup, InlineKeyboardMarkup) else None,
            media_group_id=self.album,
            forward_origin=self.origin,
            **fields,
            **self.service,
            api_kwargs={**({} if self.content is None else self.content.fields()), **self.extra},
        )

    def wire(self) -> dict[str, Any]:
        """Return the JSON object that Telegram would send; callers must not modify it."""
        if self._wire is None or self.ballot is not None:
            self._wire = cleaned(self.object().to_dict())
        return self._wire


def cleaned(message: dict[str, Any]) -> dict[str, Any]:
    """Remove the flags that Telegram sends only when they are true."""
    for flag in _EMPTY_FLAGS:
        if not message.get(flag):
            message.pop(flag, None)
    for inner in ("reply_to_message", "pinned_message", "message"):
        if isinstance(message.get(inner), dict):
            cleaned(message[inner])
    return message


@dataclass(eq=False)
class Room:
    """A private chat with a bot, a group, a supergroup or a channel.

    Messages vanish `timer` seconds after they were sent, unless it is 0. `linked` is the id of the channel whose posts
    are forwarded to this group, or of the group of this channel. `business` is set in a talk that a business bot reads.

    `denied` names what members who are no administrators may not send, of `SENDABLE`.

    `revision` counts the changes of its messages. `read` and `drafts` hold, by person,
    the id of the last message read and the text being typed. `payload` belongs to a link that opened this private
    chat, until the person presses Start; None without such a link.
    """

    chat: Chat
    counter: Iterator[int]
    members: dict[int, Member] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    pinned: list[Record] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()
    closures: Closures = field(default_factory=Closures)
    migrated_to: int | None = None
    timer: int = 0
    linked: int | None = None
    business: Connection | None = None
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
        """Set the fields that depend on the kind of chat."""
        self.allowance: Allowance = chat_allowance(group=not self.private)
        self.instance = str(zlib.crc32(f"chat {self.chat.id}".encode()) * 4_294_967_311)

    @property
    def private(self) -> bool:
        """True for a private chat."""
        return self.chat.type == "private"

    @property
    def forum(self) -> bool:
        """True if the group has topics."""
        return bool(self.chat.is_forum)

    @property
    def title(self) -> str:
        """The displayed title."""
        return self.chat.title or self.chat.first_name or str(self.chat.id)

    def member(self, user: User) -> Member:
        """Return the status of `user`; `left` for a user who has never been a member."""
        return self.members.get(user.id) or Member(user, "left")

    def may_send(self, user: User, what: str) -> bool:
        """True if `user`, a member, may send `what`, one of `SENDABLE`."""
        member = self.member(user)
        if self.chat.type == Chat.CHANNEL:
            return member.status == "creator" or (member.admin and member.rights.get("can_post_messages", True))
        return self.private or member.admin or what not in (member.denied | self.denied)

    def inside(self) -> Iterator[Member]:
        """Yield the present members."""
        return (member for member in self.members.values() if member.inside)

    def visible(self) -> Iterator[Record]:
        """Yield the messages that people can read, newest first, without service messages."""
        return (r for r in reversed(self.records.values()) if not r.deleted and not r.service)

    def live(self, message_id: int) -> Record | None:
        """Return the message of that id; None if it is missing or deleted."""
        record = self.records.get(message_id)
        return None if record is None or record.deleted else record

    def touch(self, record: Record) -> None:
        """Record that a message is new or has changed."""
        self.revision += 1
        record.revision = self.revision
        self._by_change.pop(record.id, None)
        self._by_change[record.id] = record

    def changed_since(self, revision: int) -> list[Record]:
        """Return the messages that are newer than `revision`, deleted ones included, in the order of their ids."""
        changed = itertools.takewhile(lambda record: record.revision > revision, reversed(self._by_change.values()))
        return sorted(changed, key=lambda record: record.id)

    def unread(self, person_id: int, most: int = 99) -> int:
        """Count the messages of others that a person has not read, up to `most`."""
        read = self.read.get(person_id, 0)
        newer = itertools.takewhile(lambda record: record.id > read, reversed(self.records.values()))
        others = (r for r in newer if not (r.deleted or r.service or (r.sender and r.sender.id == person_id)))
        return sum(1 for _ in itertools.islice(others, most))

    def reads(self, person_id: int, message_id: int | None = None) -> None:
        """Mark all messages as read by a person, or those up to `message_id`; never unread ones read before."""
        newest = next(reversed(self.records), 0)
        upto = newest if message_id is None else min(message_id, newest)
        self.read[person_id] = max(self.read.get(person_id, 0), upto)

    def add(self, at: datetime, sender: User | None, **fields: Field) -> Record:
        """Append a new message."""
        record = Record(self, next(self.counter), at.replace(microsecond=0), sender, **fields)
        self.records[record.id] = record
        self.touch(record)
        if sender is not None and sender.is_bot and not record.service:
            self.last_bot, self.last_from_bot = sender.id, record
        return record


def counted_from(start: int) -> Iterator[int]:
    """Return an iterator of message ids."""
    return itertools.count(start)
