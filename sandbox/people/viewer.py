"""The messages, buttons and keyboards that a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ForceReply, ReplyKeyboardMarkup, ReplyKeyboardRemove, User

from sandbox.people.seen_message import SeenMessage, readable
from sandbox.state.accounts import Account
from sandbox.state.bots import BotAccount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton

    from sandbox.people.group import Group
    from sandbox.state.chats import Record, Room
    from sandbox.state.faults import Trouble
    from sandbox.state.telegram import Telegram


class Viewer(Account):
    """An account with its screen. `to` is a group or a bot; None means the private chat with the first bot."""

    def __init__(self, telegram: Telegram, user: User) -> None:
        super().__init__(user)
        self.telegram = telegram
        self._put_away: set[Record] = set()

    def screen(self, to: Group | None = None) -> list[SeenMessage]:
        """Return the messages of the chat, oldest first, without deleted and service messages."""
        return [SeenMessage(record) for record in self._room(to).visible()][::-1]

    def last(self, to: Group | None = None) -> SeenMessage:
        """Return the newest message of the chat."""
        record = next(self._room(to).visible(), None)
        assert record is not None, f"{self.name} sees an empty chat"
        return SeenMessage(record)

    def sees(self, text: str, to: Group | BotAccount | None = None) -> SeenMessage:
        """Return the newest message of others that contains `text`; raise AssertionError with the chat otherwise."""
        room = self._room(to)
        found = self._seen(room, text)
        assert found is not None, f"{self.name} does not see {text!r} in:\n{self._shown(list(room.visible()))}"
        return SeenMessage(found)

    def sees_not(self, text: str, to: Group | BotAccount | None = None) -> None:
        """Assert that no message of others contains `text`; raise AssertionError with the chat otherwise."""
        room = self._room(to)
        found = self._seen(room, text)
        assert found is None, f"{self.name} sees {text!r} in:\n{self._shown(list(room.visible()))}"

    async def awaits(self, text: str, to: Group | BotAccount | None = None, seconds: float = 20.0) -> SeenMessage:
        """Wait until `sees` finds `text`, at most `seconds` real seconds; raise AssertionError otherwise."""
        room = self._room(to)
        await self.telegram.watch.until(lambda: self._seen(room, text), seconds)
        return self.sees(text, to)

    def can_tap(self, label: str, to: Group | None = None) -> bool:
        """True if the newest message of the chat has an inline button whose label contains `label`."""
        newest = list(self._room(to).visible())[:1]
        return button_in(newest, label) is not None

    def keyboard(self, to: Group | BotAccount | None = None) -> list[list[str]]:
        """Return the labels of the reply keyboard, row by row; empty after a one-time keyboard was used."""
        markup = self.keyboard_in(self._room(to))
        return [] if markup is None else [[key.text for key in row] for row in markup.keyboard]

    def right_options(self, on: SeenMessage) -> tuple[str, ...]:
        """Return the right options of a quiz if this person has voted or the quiz is closed."""
        ballot = on.record.ballot
        if ballot is None or ballot.quiz is None:
            return ()
        shown = self.id in ballot.choices or ballot.is_closed(self.telegram.clock.now())
        return tuple(ballot.options[index] for index in ballot.quiz.right) if shown else ()

    # -- reply keyboards -----------------------------------------------------------------------------

    def asked(self, room: Room) -> Record | None:
        """Return the newest message of a bot if it forces a reply from this person."""
        record = room.last_from_bot
        if record is None or record.deleted or not isinstance(record.markup, ForceReply):
            return None
        return record if self._is_meant(record) else None

    def keyboard_in(self, room: Room) -> ReplyKeyboardMarkup | None:
        """Return the reply keyboard of the chat; None after a one-time keyboard was used."""
        record = self._brings_keys(room)
        if record is None or record in self._put_away or not isinstance(record.markup, ReplyKeyboardMarkup):
            return None
        return record.markup

    # -- helpers -------------------------------------------------------------------------------------

    def _room(self, to: Group | BotAccount | None, *, write: bool = False) -> Room:
        if to is None or isinstance(to, BotAccount):
            room = self.telegram.private_room(to or self.telegram.the_bot(), self)
            assert not write or room.opened, f"{self.name} has not pressed Start yet"
            assert not write or not room.blocked, f"{self.name} has blocked the bot"
            return room
        assert not write or to.room.member(self.user).inside, f"{self.name} is not in {to.title}"
        return to.room

    def _suffers(self, trouble: Trouble) -> bool:
        return self.telegram.faults.ends(trouble, self.telegram.clock.now()) is not None

    def _seen(self, room: Room, text: str) -> Record | None:
        return next((r for r in room.visible() if r.sender != self.user and text in _words(r)), None)

    def _brings_keys(self, room: Room) -> Record | None:
        """Return the newest message about a reply keyboard if it shows one; None if it removes it."""
        about = (r for r in room.visible() if isinstance(r.markup, ReplyKeyboardMarkup | ReplyKeyboardRemove))
        newest = next((record for record in about if self._is_meant(record)), None)
        return newest if newest is not None and isinstance(newest.markup, ReplyKeyboardMarkup) else None

    def _is_meant(self, record: Record) -> bool:
        """True if a keyboard is for this person; a selective one is only for people mentioned or replied to."""
        if record.room.private or not getattr(record.markup, "selective", None):
            return True
        answered = record.reply_to is not None and record.reply_to.sender == self.user
        return answered or any(e.user == self.user for e in record.entities if e.user is not None)

    def _shown(self, records: Sequence[Record]) -> str:
        return readable([SeenMessage(record) for record in records[:30]][::-1])


def _words(record: Record) -> str:
    question = "" if record.ballot is None else "\n".join((record.ballot.question, *record.ballot.options))
    document = record.document.name if record.document is not None else ""
    return "\n".join((record.text, question, document, record.content.label if record.content is not None else ""))


def button_in(records: list[Record], label: str) -> tuple[Record, InlineKeyboardButton] | None:
    """Find the first inline button whose label contains `label`; in each message an exact match comes first."""
    for record in records:
        buttons = [button for row in record.buttons for button in row]
        for button in sorted(buttons, key=lambda b: b.text != label):
            if label in button.text:
                return record, button
    return None
