"""One outgoing message: text, buttons, picture or file; and its cutting to Telegram's limits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from telegram import CopyTextButton, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.obligations import Delivery
    from bot.telegram.callbacks import Data
    from bot.texts import Texts

TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
CAPTION_LIMIT = int(MessageLimit.CAPTION_LENGTH)
DATA_BYTES = int(InlineKeyboardButton.MAX_CALLBACK_DATA)
COPIED = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)
PLACEHOLDER_LIMIT = int(ForceReply.MAX_INPUT_FIELD_PLACEHOLDER)
_TOKEN = re.compile(r"<[^<>]+>|&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z]+);|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message: a tap sends `data` back, opens `url` or copies `copy`; exactly one of them is given.

    Raises ValueError for empty data or more than 64 bytes, where a Chinese character takes three, and for more to copy
    than Telegram takes.
    """

    label: str
    data: Data | None = None
    url: str | None = None
    copy: str | None = None

    def __post_init__(self) -> None:
        """Refuse data that Telegram would refuse."""
        if sum(given is not None for given in (self.data, self.url, self.copy)) != 1:
            raise ValueError(f"button {self.label!r}: give data, url or copy, and one of them only")
        if self.copy is not None and not 1 <= len(self.copy) <= COPIED:
            raise ValueError(f"button {self.label!r}: it copies {len(self.copy)} characters, 1 to {COPIED} are allowed")
        if self.data is not None and not 1 <= len(self.data.encode()) <= DATA_BYTES:
            raise ValueError(
                f"button {self.label!r}: its data has {len(self.data.encode())} bytes, 1 to 64 are allowed"
            )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: its displayed name and its bytes."""

    name: str
    data: bytes


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the bot. `text` is HTML; with a photo or a document it is the caption.

    `force_reply` opens the answer field with that placeholder and excludes buttons. `pin` pins the message in
    its chat, `silent` sends it without a sound. `instead` is the text for a group that allows no photos. Raises
    ValueError for a message that Telegram would never take.
    """

    text: str = ""
    buttons: Rows = ()
    photo: bytes | None = None
    document: Attachment | None = None
    force_reply: str | None = None
    pin: bool = False
    silent: bool = False
    instead: str | None = None

    def __post_init__(self) -> None:
        """Refuse a message that Telegram would refuse."""
        if self.photo is not None and self.document is not None:
            raise ValueError("a message carries a photo or a document, not both")
        if self.force_reply is not None and self.buttons:
            raise ValueError("a message that asks for a reply has no buttons")
        if self.force_reply is not None and len(self.force_reply) > PLACEHOLDER_LIMIT:
            raise ValueError(f"the placeholder has {len(self.force_reply)} characters, 64 are allowed")
        if sum(map(len, self.buttons)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
            raise ValueError("more than 100 buttons: show them on several pages")
        if any(len(row) > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in self.buttons):
            raise ValueError("more than 8 buttons in a row")

    def without_photo(self) -> Message:
        """Return the message as text."""
        return replace(self, text=self.text if self.instead is None else self.instead, photo=None, instead=None)


class Letter(Protocol):
    """The function that words one kind of promised message when it is due; None if nothing is left to say."""

    async def __call__(self, db: AsyncSession, delivery: Delivery, texts: Texts, /) -> Message | None:
        """Return the message of this delivery in its reader's language."""


def keyboard(message: Message) -> InlineKeyboardMarkup | ForceReply | None:
    """Return the buttons, or the opened answer field, as Telegram takes them."""
    if message.force_reply is not None:
        return ForceReply(input_field_placeholder=message.force_reply or None)
    return buttons(message.buttons)


def buttons(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return rows of buttons as Telegram takes them; None if there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    copied = CopyTextButton(button.copy) if button.copy is not None else None
    return InlineKeyboardButton(button.label, callback_data=button.data, url=button.url, copy_text=copied)


def parts(message: Message) -> list[Message]:
    """Split the message into parts that Telegram takes: 4096 visible UTF-16 units each, 1024 below a picture.

    A longer text is cut at line ends, its tags closed and opened again. A picture or file with a longer text
    goes first and alone. The last part carries the buttons; the first part is pinned.
    """
    attached = message.photo is not None or message.document is not None
    if attached and visible_length(message.text) <= CAPTION_LIMIT:
        return [message]
    pieces = [Message(text=text, silent=message.silent) for text in _pieces(message.text, TEXT_LIMIT)]
    if attached:
        pieces.insert(0, Message(photo=message.photo, document=message.document, silent=message.silent))
    pieces[0] = replace(pieces[0], pin=message.pin)
    pieces[-1] = replace(pieces[-1], buttons=message.buttons, force_reply=message.force_reply)
    return pieces


def shortened(text: str, limit: int) -> str:
    """Return HTML text that fits `limit`, cut at a line end if necessary; for edits, which cannot be split."""
    if visible_length(text) <= limit:
        return text
    return _pieces(text, limit - 2)[0] + "\n…"


def visible_length(html: str) -> int:
    """Count the UTF-16 units of HTML text after Telegram has parsed it: a tag is nothing, an entity one character."""
    return sum(map(_width, _TOKEN.findall(html)))


def units(text: str) -> int:
    """Count the UTF-16 units of plain text."""
    return sum(2 if ord(mark) > 0xFFFF else 1 for mark in text)


def _width(token: str) -> int:
    if len(token) == 1:
        return 2 if ord(token) > 0xFFFF else 1
    if token.startswith("<"):
        return 0
    if token.startswith("&#"):
        digits = token[2:-1]
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return 2 if number > 0xFFFF else 1
    return 1


def _pieces(html: str, limit: int) -> list[str]:
    """Split the text into pieces within `limit`, each of whole lines unless a line alone is longer."""
    pieces: list[str] = []
    piece, length = "", 0
    for line in _lines(html, limit):
        width = visible_length(line)
        if piece and length + width > limit:
            pieces.append(piece)
            piece, length = "", 0
        piece += line
        length += width
    return _balanced([*pieces, piece])


def _lines(html: str, limit: int) -> Iterator[str]:
    """Yield the lines with their ends; a line that is too long in stretches that break no tag, entity or character."""
    for line in html.splitlines(keepends=True) or [""]:
        if visible_length(line) <= limit:
            yield line
        else:
            yield from _stretches(_TOKEN.findall(line), limit)


def _stretches(tokens: Iterable[str], limit: int) -> Iterator[str]:
    stretch, length = "", 0
    for token in tokens:
        width = _width(token)
        if length + width > limit:
            yield stretch
            stretch, length = "", 0
        stretch += token
        length += width
    yield stretch


def _balanced(pieces: list[str]) -> list[str]:
    """Close the tags that are open at the end of each piece, and open them again at the start of the next."""
    balanced = []
    opened: list[str] = []
    for piece in pieces:
        start = "".join(opened)
        opened = _still_open(opened, piece)
        ends = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        balanced.append((start + piece).rstrip("\n") + ends)
    return balanced


def _still_open(opened: list[str], html: str) -> list[str]:
    tags = list(opened)
    for token in _TOKEN.findall(html):
        if token.startswith("</"):
            if tags:
                tags.pop()
        elif token.startswith("<") and len(token) > 1:
            tags.append(token)
    return tags


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]
