"""People as objects: their actions in Telegram. The base class `Viewer` holds what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Chat, MessageAutoDeleteTimerChanged, MessageOriginChannel, ReplyKeyboardMarkup, User

from sandbox.people.presser import Presser
from sandbox.people.qr_code import code_in
from sandbox.people.seen_message import SeenMessage
from sandbox.people.viewer import button_in
from sandbox.state.accounts import ANONYMOUS, CHANNEL, TELEGRAM
from sandbox.state.chats import Field, Member, Record, Room
from sandbox.state.entities import find_entities
from sandbox.state.files import Upload
from sandbox.state.keyboards import asks_for
from sandbox.state.limits import TEXT_LIMIT
from sandbox.state.links import deep_link, valid_payload
from sandbox.state.polls import Quiz, new_ballot

if TYPE_CHECKING:
    from sandbox.people.group import Group
    from sandbox.state.bots import BotAccount, Popup
    from sandbox.state.telegram import Telegram


class Person(Presser):
    """A person who acts. `to` is a group or a bot; None means the private chat with the first bot.

    The page shows `role` beside the name.
    """

    def __init__(self, telegram: Telegram, user: User) -> None:
        super().__init__(telegram, user)
        self.role = ""
        self.opened: list[str] = []

    def __repr__(self) -> str:
        """Show name and id."""
        return f"<person {self.name} {self.id}>"

    # -- sending -------------------------------------------------------------------------------------

    async def starts(self, payload: str = "", *, bot: BotAccount | None = None) -> None:
        """Press Start or Restart, which opens the private chat."""
        assert valid_payload(payload), f"Telegram ignores the start payload {payload!r}"
        account = bot or self.telegram.the_bot()
        room = self.telegram.private_room(account, self)
        room.opened, room.payload = True, None
        if self._suffers("payloads"):
            payload = ""
        if room.blocked:
            self._block(account, blocked=False)
        self._post(room, f"/start {payload}".strip())
        await self.telegram.settled()

    def follows(self, url: str) -> BotAccount | None:
        """Follow a link. One to a bot opens its private chat, where Start then waits, and returns the bot; others None.

        Raises LookupError if there is no such bot.
        """
        link = deep_link(url)
        self.opened.append(url)
        if link is None:
            return None
        bot = self.telegram.bot_named(link[0])
        if bot is None:
            raise LookupError(f"there is no bot behind {url}")
        room = self.telegram.private_room(bot, self)
        room.payload = link[1]
        self.telegram.note(room, self.name, "open", url)
        return bot

    def ignores(self, url: str, inside: Room) -> bool:
        """True if the app ignores a link that is tapped inside a chat: one to the bot of this private chat."""
        link = deep_link(url)
        bot = None if link is None else self.telegram.bot_named(link[0])
        return bot is not None and bot.private.get(self.id) is inside and self._suffers("self_links")

    async def opens(self, url: str) -> None:
        """Open a link; one to a bot also presses Start in its private chat."""
        link = deep_link(url)
        assert link is None or self.telegram.bot_named(link[0]), f"there is no bot behind {url}"
        bot = self.follows(url)
        if bot is not None:
            await self.starts(self.telegram.private_room(bot, self).payload or "", bot=bot)

    async def says(
        self,
        text: str,
        to: Group | BotAccount | None = None,
        *,
        reply_to: SeenMessage | None = None,
        anonymous: bool = False,
        channel: Group | None = None,
        topic: int | None = None,
    ) -> SeenMessage:
        """Send a text, split into several messages if it is too long, as apps do; return the last one.

        An owner of a `channel` may write in a group as the channel.
        """
        room = self._room(to, write=True)
        record: Record | None = None
        for start in range(0, max(len(text), 1), TEXT_LIMIT):
            part = text[start : start + TEXT_LIMIT]
            record = self._post(room, part, reply_to=reply_to, anonymous=anonymous, channel=channel, thread=topic)
        await self.telegram.settled()
        assert record is not None
        return SeenMessage(record)

    async def edits(self, message: SeenMessage, text: str) -> None:
        """Edit a message of this person."""
        record = message.record
        assert record.sender == self.user, f"{message!r} is not {self.name}'s"
        record.text, record.entities = text, tuple(find_entities(text))
        record.edited = self.telegram.clock.now()
        record.changed()
        self.telegram.note(record.room, self.name, "edit", text, record)
        self.telegram.tell(record, "edited_message")
        await self.telegram.settled()

    async def deletes(self, message: SeenMessage) -> None:
        """Delete a message for everybody: an own one, or any as an administrator. No bot is told."""
        record = message.record
        room = record.room
        may = record.sender == self.user or room.private or room.member(self.user).can("can_delete_messages")
        assert may, f"{self.name} may not delete {message!r}"
        record.delete()
        self.telegram.note(room, self.name, "delete", record.text)
        await self.telegram.settled()

    async def sends_file(
        self,
        name: str,
        data: bytes,
        mime: str = "application/octet-stream",
        caption: str | None = None,
        to: Group | BotAccount | None = None,
        *,
        reply_to: SeenMessage | None = None,
        size: int | None = None,
    ) -> SeenMessage:
        """Send a document; `size` simulates a larger file."""
        stored = self.telegram.files.keep_document(Upload(name, data, mime), size=size)
        return await self.sends_one({"document": stored}, caption or "", to, reply_to=reply_to)

    async def sends_photo(
        self,
        data: bytes,
        caption: str | None = None,
        to: Group | BotAccount | None = None,
        *,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Send a photo; bytes that are not a picture count as one of 800 by 600."""
        stored = self.telegram.files.keep_photo(Upload("photo.jpg", data, "image/jpeg"), lenient=True)
        return await self.sends_one({"photo": stored}, caption or "", to, reply_to=reply_to)

    async def sends_one(
        self,
        part: dict[str, Field],
        caption: str = "",
        to: Group | BotAccount | None = None,
        *,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Send a photo, a document or another content; `part` is a field of `Record` with its value."""
        record = self._post(self._room(to, write=True), caption, reply_to=reply_to, **part)
        await self.telegram.settled()
        return SeenMessage(record)

    async def sends_album(
        self, parts: list[dict[str, Field]], caption: str = "", to: Group | BotAccount | None = None
    ) -> list[SeenMessage]:
        """Send two to ten photos, documents or media as an album."""
        room, album = self._room(to, write=True), self.telegram.number()
        captions = [caption, *[""] * (len(parts) - 1)]
        records = [self._post(room, text, album=album, **part) for text, part in zip(captions, parts, strict=True)]
        await self.telegram.settled()
        return [SeenMessage(record) for record in records]

    async def sends_poll(
        self,
        question: str,
        *options: str,
        to: Group | BotAccount | None = None,
        right: str | None = None,
        explanation: str = "",
        anonymous: bool = True,
        several: bool = False,
    ) -> SeenMessage:
        """Send a poll; with a `right` option it is a quiz."""
        room = self._room(to, write=True)
        quiz = None if right is None else Quiz((options.index(right),), explanation, secret=not room.private)
        asked: dict[str, Any] = {"question": question, "options": options, "quiz": quiz}
        asked |= {"is_anonymous": anonymous, "allows_multiple_answers": several}
        ballot = new_ballot(self.telegram.number(), asked, self.telegram.clock.now())
        record = self._post(room, "", ballot=ballot)
        await self.telegram.settled()
        return SeenMessage(record)

    # -- tapping -------------------------------------------------------------------------------------

    async def taps(self, label: str, to: Group | None = None, *, on: SeenMessage | None = None) -> Popup | None:
        """Tap the inline button whose label contains `label`, on the newest message that has one.

        Returns the bot's pop-up, if any. Raises AssertionError with the chat if there is no such button.
        """
        records = [on.record] if on is not None else list(self._room(to).visible())
        found = button_in(records, label)
        assert found is not None, f"{self.name} finds no button {label!r} in:\n{self._shown(records)}"
        record, button = found
        self.telegram.note(record.room, self.name, "tap", button.text)
        if button.url is not None:
            if not self.ignores(button.url, record.room):
                await self.opens(button.url)
            return None
        assert button.callback_data is not None, f"{button!r} can only be tapped in a real app"
        return await self._press(record, str(button.callback_data))

    async def presses(self, data: str, on: SeenMessage) -> Popup | None:
        """Send any callback data, also data of no button: forged, stale, or of a deleted message."""
        self.telegram.note(on.record.room, self.name, "tap", data)
        return await self._press(on.record, data)

    async def scans(self, code: SeenMessage | bytes) -> None:
        """Read the QR code in a message or in the bytes of a picture, and open its link."""
        if isinstance(code, SeenMessage):
            data = code.photo or (code.document[1] if code.document else None)
            assert data is not None, f"{code!r} carries no picture"
        else:
            data = code
        text = code_in(data)
        assert text, "there is no code to read in the picture"
        await self.opens(text)

    async def chooses(self, label: str, to: Group | BotAccount | None = None) -> SeenMessage:
        """Tap a key of the reply keyboard, which sends its label; a used one-time keyboard still works, as in apps.

        Raises AssertionError if there is no such key, or if it requests something other than text.
        """
        room = self._room(to, write=True)
        record = self._brings_keys(room)
        markup = record.markup if record is not None else None
        keys = [key for row in markup.keyboard for key in row] if isinstance(markup, ReplyKeyboardMarkup) else []
        key = next((key for key in keys if key.text == label), None)
        assert record is not None, f"{self.name} has no reply keyboard"
        assert key is not None, f"{self.name} finds no key {label!r} among {[key.text for key in keys]}"
        assert not asks_for(key), f"the key {label!r} is no text but {' '.join(asks_for(key))}"
        if isinstance(markup, ReplyKeyboardMarkup) and markup.one_time_keyboard:
            self._put_away.add(record)
        return await self.says(label, to, reply_to=None if room.private else SeenMessage(record))

    # -- leaving -------------------------------------------------------------------------------------

    async def blocks(self, bot: BotAccount | None = None) -> None:
        """Block the bot."""
        self._block(bot or self.telegram.the_bot(), blocked=True)
        await self.telegram.settled()

    async def unblocks(self, bot: BotAccount | None = None) -> None:
        """Unblock the bot."""
        self._block(bot or self.telegram.the_bot(), blocked=False)
        await self.telegram.settled()

    async def sets_timer(self, seconds: int, to: Group | BotAccount | None = None) -> None:
        """Let messages that are sent from now on vanish after `seconds`; 0 turns it off."""
        room = self._room(to, write=True)
        assert room.private or room.member(self.user).can("can_change_info"), f"{self.name} may not change {room.title}"
        room.timer = seconds
        changed = MessageAutoDeleteTimerChanged(seconds)
        self.telegram.serviced(room, self.user, f"⏱ {seconds}", message_auto_delete_timer_changed=changed)
        await self.telegram.settled()

    def deactivate(self) -> None:
        """Delete the account, which loses its name; bots then get 403."""
        self.deactivated = True
        self.telegram.change_user(self, User(self.id, "", False))

    def renames(self, name: str, username: str | None = None) -> None:
        """Change name and username; no bot is told."""
        language = self.user.language_code
        self.telegram.change_user(self, User(self.id, name, False, username=username, language_code=language))

    # -- helpers -------------------------------------------------------------------------------------

    def _post(
        self,
        room: Room,
        text: str,
        *,
        reply_to: SeenMessage | None = None,
        anonymous: bool = False,
        channel: Group | None = None,
        **fields: Field,
    ) -> Record:
        member = room.member(self.user)
        assert not anonymous or member.admin, f"{self.name} is no administrator of {room.title}"
        what = Record(room, 0, self.telegram.clock.now(), self.user, **fields).what
        assert room.may_send(self.user, what), f"{self.name} may not send {what} in {room.title}"
        sender, chat = self.user, None
        if channel is not None:
            assert channel.owner == self.user, f"{self.name} does not own {channel.title}"
            sender, chat = CHANNEL, channel.room.chat
        elif anonymous or member.anonymous:
            sender, chat = ANONYMOUS, room.chat
        replied = reply_to.record if reply_to is not None else self.asked(room)
        entities = tuple(find_entities(text))
        at = self.telegram.clock.now()
        record = room.add(at, sender, sender_chat=chat, text=text, entities=entities, reply_to=replied, **fields)
        self.telegram.note_record(record)
        self.telegram.tell(record)
        if room.chat.type == Chat.CHANNEL:
            self._forward_automatically(record)
        return record

    def _forward_automatically(self, post: Record) -> None:
        """Forward a post of a channel to the group that is linked to it, as Telegram does by itself."""
        group = self.telegram.rooms.get(post.room.linked or 0)
        if group is None:
            return
        names = ("text", "entities", "photo", "document", "content", "ballot", "album")
        fields = {name: getattr(post, name) for name in names}
        origin = MessageOriginChannel(post.at, post.room.chat, post.id)
        extra = {"is_automatic_forward": True}
        record = group.add(post.at, TELEGRAM, sender_chat=post.room.chat, origin=origin, extra=extra, **fields)
        self.telegram.note_record(record)
        self.telegram.tell(record)

    async def _press(self, record: Record, data: str) -> Popup | None:
        popup = (await self.press(record, data)).popup
        if popup is not None and popup.url:
            await self.opens(popup.url)
        return popup

    def _block(self, bot: BotAccount, *, blocked: bool) -> None:
        room = self.telegram.private_room(bot, self)
        if room.blocked == blocked:
            return
        room.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self.telegram.note(room, self.name, "service", new)
        self.telegram.member_changed(room, Member(bot.user, old), Member(bot.user, new), self.user)
