"""One method call of a bot: its parameters, and the chats and messages they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import MessageEntity

from sandbox.server.methods.parameters import Parameters
from sandbox.state.entities import find_entities, parse_html, shows_escape, trimmed, units
from sandbox.state.errors import Json, bad, forbidden
from sandbox.state.keyboards import Markup, read_markup
from sandbox.state.limits import charge
from sandbox.state.links import deep_link, valid_payload
from sandbox.state.markdown import parse_markdown, parse_markdown_v2

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.state.bots import BotAccount
    from sandbox.state.chats import Record, Room
    from sandbox.state.telegram import Telegram

Formatted = tuple[str, tuple[MessageEntity, ...]]

_WORDS = {  # what `SENDABLE` names, in the words of Telegram's refusals
    "messages": "text messages", "voice_notes": "voice notes", "video_notes": "video notes", "audios": "music",
    "other_messages": "stickers",
}  # fmt: skip
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


class Call(Parameters):
    """A method call."""

    __slots__ = ("bot", "method", "telegram")

    def __init__(self, telegram: Telegram, bot: BotAccount, method: str, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.telegram, self.bot, self.method = telegram, bot, method

    @property
    def now(self) -> datetime:
        """The time of the sandbox's clock."""
        return self.telegram.clock.now()

    def complain(self, words: str) -> None:
        """Record a mistake that Telegram accepts silently."""
        self.telegram.complaints.append(f"{self.method}: {words}")

    # -- chats and messages --------------------------------------------------------------------------

    def room(self, name: str = "chat_id", *, send: bool = False) -> Room:
        """Return the chat of a parameter; raise 400 or 403 if the bot has no access."""
        value = self.values.get(name)
        if value in (None, ""):
            raise bad("chat_id is empty" if name == "chat_id" else "chat not found")
        text = str(value)
        if text.startswith("@"):
            return self._group(self._named(text[1:]))
        try:
            chat_id = int(text)
        except ValueError:
            raise bad("chat not found") from None
        return self._private(chat_id, send=send) if chat_id > 0 else self._group(self.telegram.rooms.get(chat_id))

    def _named(self, username: str) -> Room | None:
        wanted = username.lower()
        rooms = self.telegram.rooms.values()
        return next((room for room in rooms if (room.chat.username or "").lower() == wanted), None)

    def _private(self, user_id: int, *, send: bool) -> Room:
        person = self.telegram.people.get(user_id)
        if "business_connection_id" in self:
            return self._talk(user_id)
        if person is None:
            if self.telegram.bot_by_id(user_id) is not None:
                raise forbidden("bots can't send messages to bots")
            raise bad("chat not found")
        room = self.telegram.private_room(self.bot, person)
        if not room.opened:
            raise forbidden("bot can't initiate conversation with a user") if send else bad("chat not found")
        if send and person.deactivated:
            raise forbidden("user is deactivated")
        if send and room.blocked:
            raise forbidden("bot was blocked by the user")
        return room

    def _talk(self, friend_id: int) -> Room:
        """Return the talk of a business connection; raise 400 if there is no such connection or talk."""
        connection = self.telegram.business.get(self.text("business_connection_id"))
        if connection is None or connection.bot is not self.bot or not connection.enabled:
            raise bad("business connection not found")
        if friend_id not in connection.talks:
            raise bad("BUSINESS_PEER_INVALID")
        return connection.talks[friend_id]

    def _group(self, room: Room | None) -> Room:
        if room is None:
            raise bad("chat not found")
        if room.closures.deleted:
            room.closures.refuse_group()
        if room.migrated_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.migrated_to)
        member = room.members.get(self.bot.id)
        if member is None or not member.inside:
            kind = room.chat.type
            if member is not None and member.status == "kicked":
                raise forbidden(f"bot was kicked from the {kind} chat")
            if member is None and not room.chat.username:
                raise bad("chat not found")
            raise forbidden(f"bot is not a member of the {kind} chat")
        return room

    def thread(self, room: Room) -> int | None:
        """Return the forum topic to send to; raise 400 if it does not exist, or is closed to this bot."""
        thread = self.integer("message_thread_id") or None
        if thread is not None and thread not in room.topics:
            raise bad("message thread not found")
        if room.forum and not room.member(self.bot.user).can("can_manage_topics"):
            room.closures.refuse_topic(thread)
        return thread

    def replied(self, room: Room) -> Record | None:
        """Return the message to reply to; raise 400 if it is missing and may not be."""
        asked = self.object("reply_parameters") or {}
        message_id = asked.get("message_id") or self.integer("reply_to_message_id")
        if not message_id:
            return None
        record = room.live(int(message_id))
        if record is None and not asked.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        return record

    def own(self, room: Room, missing: str) -> Record:
        """Return the message of message_id; raise 400 if it is missing or not the bot's own."""
        record = room.live(self.integer("message_id"))
        if record is None:
            raise bad(missing)
        if record.sender != self.bot.user or record.origin is not None or record.service:
            raise bad("message can't be edited")
        return record

    def require(
        self, room: Room, right: str, words: str = "not enough rights to manage pinned messages in the chat"
    ) -> None:
        """Raise 400 unless the bot has `right` in the group; private chats allow everything."""
        if not room.private and not room.member(self.bot.user).can(right):
            raise bad(words)

    def require_sending(self, room: Room, what: str, words: str = "") -> None:
        """Raise 400 unless the bot may send `what`, one of `SENDABLE`, in the chat, and 429 during slow mode."""
        room.closures.refuse_group()
        if not room.may_send(self.bot.user, what):
            raise bad(f"not enough rights to send {words or _WORDS.get(what, what)} to the chat")
        if not room.member(self.bot.user).admin:
            room.closures.refuse_haste(self.bot.id, self.now)

    def charge(self, room: Room, items: int = 1) -> None:
        """Count messages against the flood limits; raise 429 if they are exceeded."""
        charge(self.now, items, room.allowance, self.bot.overall)

    # -- text and keyboards --------------------------------------------------------------------------

    def formatted(self, source: str, mode: str, given: list[Any], limit: int, too_long: str) -> Formatted:
        """Return text and entities as Telegram stores them; raise 400 if they are malformed or too long."""
        mode = mode.lower() if source else ""
        if mode in ("", "none"):
            text, marks = source, _entities(given)
        elif mode in _PARSERS:
            text, marks = _PARSERS[mode](source, self.telegram.user)
        else:
            raise bad("unsupported parse_mode")
        text, marks = trimmed(text, marks)
        if units(text) > limit:
            raise bad(too_long)
        if shows_escape(text):
            self.complain(f"people would read an escape: {text[:80]!r}")
        marks += find_entities(text, marks)
        return text, tuple(sorted(marks, key=lambda e: (e.offset, -e.length)))

    def markup(self, *, private: bool = True) -> Markup | None:
        """Return the keyboard of the call; raise 400 if Telegram would refuse it in such a chat."""
        data = self.object("reply_markup")
        if data is None:
            return None
        markup = read_markup(data, private=private)
        for row in getattr(markup, "inline_keyboard", ()):
            for button in row:
                self._look_at(button.text, button.url)
        return markup

    def _look_at(self, label: str, url: str | None) -> None:
        if shows_escape(label):
            self.complain(f"people would read an escape on a button: {label!r}")
        link = deep_link(url) if url else None
        if link is not None and not valid_payload(link[1]):
            self.complain(f"apps ignore the start payload of {url}")


def _entities(given: list[Json]) -> list[MessageEntity]:
    try:
        return [MessageEntity.de_json(one, None) for one in given]
    except (TypeError, AttributeError) as fault:
        raise bad("can't parse entities: expected an Array of MessageEntity") from fault
