"""A message as a person sees it: plain words, buttons, files; it changes when the message is edited."""

from datetime import datetime
from html import escape

from telegram import MessageEntity

from sandbox.state.chats import Record


class SeenMessage:
    """A live view of one message."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        """Two views of one message are equal."""
        return isinstance(other, SeenMessage) and other.record is self.record

    def __hash__(self) -> int:
        """By the message seen."""
        return id(self.record)

    def __repr__(self) -> str:
        """As read in a failed test."""
        return f"<{self.readable()}>"

    @property
    def id(self) -> int:
        """Its message id."""
        return self.record.id

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return self.record.room.chat.id

    @property
    def at(self) -> datetime:
        """When it was sent."""
        return self.record.at

    @property
    def who(self) -> str:
        """Name of the sender; the group's title for an anonymous administrator."""
        if self.record.sender_chat is not None:
            return self.record.sender_chat.title or ""
        return self.record.sender.first_name if self.record.sender else ""

    @property
    def from_bot(self) -> bool:
        """Whether a bot sent it."""
        return self.record.sender is not None and self.record.sender.is_bot and not self.record.sender_chat

    @property
    def text(self) -> str:
        """Text or caption without formatting; a poll's question."""
        return self.record.ballot.question if self.record.ballot is not None else self.record.text

    @property
    def html(self) -> str:
        """Text or caption with its formatting as HTML."""
        message = self.record.object(nested=True)
        if not self.record.text:
            return ""
        return message.caption_html if self.record.has_media else message.text_html or escape(self.text)

    @property
    def entities(self) -> tuple[MessageEntity, ...]:
        """Formatting and links."""
        return self.record.entities

    @property
    def buttons(self) -> list[list[str]]:
        """Labels of the inline buttons, row by row."""
        return [[button.text for button in row] for row in self.record.buttons]

    @property
    def reply_markup(self) -> object:
        """The keyboard, as the library's object."""
        return self.record.markup

    @property
    def photo(self) -> bytes | None:
        """The picture, if it carries one."""
        return None if self.record.photo is None else self.record.photo.data

    @property
    def document(self) -> tuple[str, bytes] | None:
        """Name and bytes of the file, if it carries one."""
        document = self.record.document
        return None if document is None else (document.name, document.data)

    @property
    def options(self) -> list[str]:
        """Options of a poll."""
        return list(self.record.ballot.options) if self.record.ballot is not None else []

    @property
    def thread(self) -> int | None:
        """The forum topic it stands in."""
        return self.record.thread

    @property
    def reply_to(self) -> "SeenMessage | None":
        """The message it answers."""
        return None if self.record.reply_to is None else SeenMessage(self.record.reply_to)

    @property
    def edited(self) -> bool:
        """Whether it was edited."""
        return self.record.edited is not None

    @property
    def deleted(self) -> bool:
        """Whether it was deleted."""
        return self.record.deleted

    def readable(self) -> str:
        """One line or more to read in a failed test."""
        media = f"({self.record.document.name}) " if self.record.document is not None else ""
        media = "(photo) " if self.record.photo is not None else media
        rows = "".join("\n    " + " ".join(f"[{label}]" for label in row) for row in self.buttons)
        return f"{self.who}: {media}{self.text}{rows}"


def readable(messages: list[SeenMessage]) -> str:
    """A chat, oldest first, for an assertion's message."""
    return "\n".join(message.readable() for message in messages) or "(nothing)"
