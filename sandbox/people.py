"""People as objects: what they do in Telegram, what they see there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import zxingcpp
from PIL import Image
from telegram import ForceReply, User

from sandbox.bots import BotAccount, Popup, Query
from sandbox.entities import find_entities
from sandbox.files import Upload
from sandbox.rooms import Field, Member, Record, Room
from sandbox.seen import SeenMessage, readable
from sandbox.strictness import CALLBACK_LIFE, TEXT_LIMIT, deep_link, valid_payload

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton

    from sandbox.groups import Group
    from sandbox.telegram import Sandbox

ANONYMOUS = User(1087968824, "Group", True, username="GroupAnonymousBot")


class Person:
    """Somebody with a Telegram account. `to=None` means the private chat with the bot."""

    def __init__(self, sandbox: Sandbox, user: User) -> None:
        self.sandbox, self.user = sandbox, user
        self.deactivated = False
        self.popups: list[Popup] = []
        self.opened: list[str] = []

    def __repr__(self) -> str:
        """Name and id."""
        return f"<person {self.name} {self.id}>"

    @property
    def id(self) -> int:
        """Telegram's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The name others see."""
        return self.user.first_name

    @property
    def username(self) -> str | None:
        """The public name, without @."""
        return self.user.username

    # -- talking -------------------------------------------------------------------------------------

    async def starts(self, payload: str = "", *, bot: BotAccount | None = None) -> None:
        """Press Start (or Restart): the private chat is open from now on."""
        assert valid_payload(payload), f"Telegram ignores the start payload {payload!r}"
        account = bot or self.sandbox.the_bot()
        room = self.sandbox.private_room(account, self)
        room.opened = True
        if room.blocked:
            self._block(account, blocked=False)
        self._post(room, f"/start {payload}".strip())
        await self.sandbox.settled()

    async def opens(self, url: str) -> None:
        """Open a link: one to a bot opens its private chat and presses Start, any other is only noted."""
        link = deep_link(url)
        bot = self.sandbox.bot_named(link[0]) if link is not None else None
        self.opened.append(url)
        if link is None or bot is None:
            assert link is None, f"there is no bot behind {url}"
            return
        self.sandbox.note(self.sandbox.private_room(bot, self), self.name, "open", url)
        await self.starts(link[1], bot=bot)

    async def says(
        self,
        text: str,
        to: Group | None = None,
        *,
        reply_to: SeenMessage | None = None,
        anonymous: bool = False,
        topic: int | None = None,
    ) -> SeenMessage:
        """Write a message; too long a text is cut into several, as apps do. The (last) message."""
        room = self._room(to, write=True)
        record: Record | None = None
        for start in range(0, max(len(text), 1), TEXT_LIMIT):
            part = text[start : start + TEXT_LIMIT]
            record = self._post(room, part, reply_to=reply_to, anonymous=anonymous, thread=topic)
        await self.sandbox.settled()
        assert record is not None
        return SeenMessage(record)

    async def edits(self, message: SeenMessage, text: str) -> None:
        """Edit an own message."""
        record = message.record
        assert record.sender == self.user, f"{message!r} is not {self.name}'s"
        record.text, record.entities = text, tuple(find_entities(text))
        record.edited = self.sandbox.clock.now()
        record.changed()
        self.sandbox.note(record.room, self.name, "edit", text, record)
        self.sandbox.tell(record, "edited_message")
        await self.sandbox.settled()

    async def sends_file(
        self,
        name: str,
        data: bytes,
        mime: str = "application/octet-stream",
        caption: str | None = None,
        to: Group | None = None,
        *,
        reply_to: SeenMessage | None = None,
        size: int | None = None,
    ) -> SeenMessage:
        """Send a document; `size` lets a small one pass for a large one."""
        stored = self.sandbox.files.keep_document(Upload(name, data, mime), size=size)
        record = self._post(self._room(to, write=True), caption or "", reply_to=reply_to, document=stored)
        await self.sandbox.settled()
        return SeenMessage(record)

    async def sends_photo(
        self,
        data: bytes,
        caption: str | None = None,
        to: Group | None = None,
        *,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Send a photo; bytes that are no picture pass for one of 800 by 600."""
        stored = self.sandbox.files.keep_photo(Upload("photo.jpg", data, "image/jpeg"), lenient=True)
        record = self._post(self._room(to, write=True), caption or "", reply_to=reply_to, photo=stored)
        await self.sandbox.settled()
        return SeenMessage(record)

    # -- tapping -------------------------------------------------------------------------------------

    async def taps(self, label: str, to: Group | None = None, *, on: SeenMessage | None = None) -> Popup | None:
        """Tap the inline button whose label contains `label`, on the newest message that has one.

        Gives the pop-up the bot answered with, if any. AssertionError with the chat when there is none.
        """
        records = [on.record] if on is not None else list(self._room(to).visible())
        found = _button(records, label)
        assert found is not None, f"{self.name} finds no button {label!r} in:\n{self._shown(records)}"
        record, button = found
        self.sandbox.note(record.room, self.name, "tap", button.text)
        if button.url is not None:
            await self.opens(button.url)
            return None
        assert button.callback_data is not None, f"{button!r} can only be tapped in a real app"
        return await self._press(record, str(button.callback_data))

    def can_tap(self, label: str, to: Group | None = None) -> bool:
        """Whether the newest message of the chat has an inline button whose label contains `label`."""
        newest = list(self._room(to).visible())[:1]
        return _button(newest, label) is not None

    async def presses(self, data: str, on: SeenMessage) -> Popup | None:
        """Send callback data that need not stand on any button: forged, stale, or of a deleted message."""
        self.sandbox.note(on.record.room, self.name, "tap", data)
        return await self._press(on.record, data)

    async def scans(self, code: SeenMessage | bytes) -> None:
        """Read the QR code of a message's picture, or of a picture's bytes, and open its link."""
        if isinstance(code, SeenMessage):
            data = code.photo or (code.document[1] if code.document else None)
            assert data is not None, f"{code!r} carries no picture"
        else:
            data = code
        with Image.open(io.BytesIO(data)) as image:
            found = zxingcpp.read_barcodes(image.convert("RGB"))
        assert found, "there is no code to read in the picture"
        await self.opens(found[0].text)

    async def votes(self, *options: str, on: SeenMessage) -> None:
        """Choose options of a poll; none takes the vote back."""
        record, ballot = on.record, on.record.ballot
        assert ballot is not None, f"{on!r} is no poll"
        assert not ballot.is_closed(self.sandbox.clock.now()), "the poll is closed"
        assert len(options) <= 1 or ballot.several, "the poll takes one answer only"
        chosen = tuple(sorted(ballot.options.index(option) for option in options))
        if chosen:
            ballot.choices[self.id] = chosen
        else:
            ballot.choices.pop(self.id, None)
        self.sandbox.note(record.room, self.name, "vote", " / ".join(options))
        bot = self.sandbox.bot_by_id(record.sender.id) if record.sender else None
        if bot is not None:
            self.sandbox.queue(bot, "poll", ballot.wire(self.sandbox.clock.now()).to_dict(), record.room.chat.id)
            if not ballot.anonymous:
                self.sandbox.queue(bot, "poll_answer", ballot.answer(self.user), self.id)
        await self.sandbox.settled()

    # -- seeing --------------------------------------------------------------------------------------

    def screen(self, to: Group | None = None) -> list[SeenMessage]:
        """What stands in the chat, oldest first; nothing deleted, no service messages."""
        return [SeenMessage(record) for record in self._room(to).visible()][::-1]

    def last(self, to: Group | None = None) -> SeenMessage:
        """The newest message of the chat."""
        record = next(self._room(to).visible(), None)
        assert record is not None, f"{self.name} sees an empty chat"
        return SeenMessage(record)

    def sees(self, text: str, to: Group | None = None) -> SeenMessage:
        """The newest message of somebody else with that `text`; AssertionError with the chat otherwise."""
        records = list(self._room(to).visible())
        for record in records:
            if record.sender != self.user and text in _words(record):
                return SeenMessage(record)
        raise AssertionError(f"{self.name} does not see {text!r} in:\n{self._shown(records)}")

    def sees_not(self, text: str, to: Group | None = None) -> None:
        """No message of anybody else contains `text`; AssertionError with the chat otherwise."""
        records = list(self._room(to).visible())
        for record in records:
            if record.sender != self.user and text in _words(record):
                raise AssertionError(f"{self.name} sees {text!r} in:\n{self._shown(records)}")

    # -- leaving -------------------------------------------------------------------------------------

    async def blocks(self, bot: BotAccount | None = None) -> None:
        """Block the bot."""
        self._block(bot or self.sandbox.the_bot(), blocked=True)
        await self.sandbox.settled()

    async def unblocks(self, bot: BotAccount | None = None) -> None:
        """Unblock the bot."""
        self._block(bot or self.sandbox.the_bot(), blocked=False)
        await self.sandbox.settled()

    def deactivate(self) -> None:
        """Delete the account: bots get 403 from now on."""
        self.deactivated = True

    # -- how it is done ------------------------------------------------------------------------------

    def _room(self, to: Group | None, *, write: bool = False) -> Room:
        if to is None:
            room = self.sandbox.private_room(self.sandbox.the_bot(), self)
            assert not write or room.opened, f"{self.name} has not pressed Start yet"
            assert not write or not room.blocked, f"{self.name} has blocked the bot"
            return room
        assert not write or to.room.member(self.user).inside, f"{self.name} is not in {to.title}"
        return to.room

    def _post(
        self,
        room: Room,
        text: str,
        *,
        reply_to: SeenMessage | None = None,
        anonymous: bool = False,
        **fields: Field,
    ) -> Record:
        assert not anonymous or room.member(self.user).admin, f"{self.name} is no administrator of {room.title}"
        replied = reply_to.record if reply_to is not None else self._forced(room)
        record = room.add(
            self.sandbox.clock.now(),
            ANONYMOUS if anonymous else self.user,
            sender_chat=room.chat if anonymous else None,
            text=text,
            entities=tuple(find_entities(text)),
            reply_to=replied,
            **fields,
        )
        self.sandbox.note_record(record)
        self.sandbox.tell(record)
        return record

    def _forced(self, room: Room) -> Record | None:
        """The newest message of a bot, when it asks for an answer and this person is meant."""
        record = room.last_from_bot
        if record is None or record.deleted or not isinstance(record.markup, ForceReply):
            return None
        if room.private or not record.markup.selective:
            return record
        answered = record.reply_to is not None and record.reply_to.sender == self.user
        mentioned = any(e.user == self.user for e in record.entities if e.user is not None)
        return record if answered or mentioned else None

    async def _press(self, record: Record, data: str) -> Popup | None:
        room, sandbox = record.room, self.sandbox
        bot = sandbox.bot_by_id(record.sender.id) if record.sender is not None else None
        assert bot is not None, f"{SeenMessage(record)!r} is not a bot's"
        assert room.private or room.member(self.user).inside, f"{self.name} is not in {room.title}"
        assert room.migrated_to is None, f"{room.title} is a supergroup now"
        query = Query(sandbox.number(), sandbox.clock.now(), self.user, record)
        bot.queries[query.id] = query
        body = {
            "id": query.id,
            "from": self.user.to_dict(),
            "chat_instance": room.instance,
            "data": data,
            "message": _inaccessible(record) if record.deleted else record.wire(),
        }
        sandbox.queue(bot, "callback_query", body, room.chat.id, CALLBACK_LIFE)
        await sandbox.settled()
        if sandbox.settle is None and sandbox.patience:
            await sandbox.watch.until(lambda: query.answered, sandbox.patience)
        if query.popup is not None and query.popup.url:
            await self.opens(query.popup.url)
        return query.popup

    def _block(self, bot: BotAccount, *, blocked: bool) -> None:
        room = self.sandbox.private_room(bot, self)
        if room.blocked == blocked:
            return
        room.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self.sandbox.note(room, self.name, "service", new)
        self.sandbox.member_changed(room, Member(bot.user, old), Member(bot.user, new), self.user)

    def _shown(self, records: Sequence[Record]) -> str:
        return readable([SeenMessage(record) for record in records[:30]][::-1])


def _words(record: Record) -> str:
    question = "" if record.ballot is None else "\n".join((record.ballot.question, *record.ballot.options))
    return "\n".join((record.text, question, record.document.name if record.document is not None else ""))


def _button(records: list[Record], label: str) -> tuple[Record, InlineKeyboardButton] | None:
    for record in records:
        buttons = [button for row in record.buttons for button in row]
        for button in sorted(buttons, key=lambda b: b.text != label):
            if label in button.text:
                return record, button
    return None


def _inaccessible(record: Record) -> dict[str, Any]:
    return {"chat": record.room.chat.to_dict(), "message_id": record.id, "date": 0}
