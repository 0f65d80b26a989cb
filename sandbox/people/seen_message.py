"""A message as a person sees it: text, buttons, files."""

from datetime import datetime
from html import escape

from telegram import MessageEntity

from sandbox.state.chats import Record
from sandbox.state.contents import Content


class SeenMessage:
    """A live view of one message: it shows later edits."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        """Return True for two views of the same message."""
        return isinstance(other, SeenMessage) and other.record is self.record

    def __hash__(self) -> int:
        """Hash by message."""
        return id(self.record)

    def __repr__(self) -> str:
        """Show the readable form, for failed tests."""
        return f"<{self.readable()}>"

    @property
    def id(self) -> int:
        """The message id."""
        return self.record.id

    @property
    def chat_id(self) -> int:
        """The id of the chat."""
        return self.record.room.chat.id

    @property
    def at(self) -> datetime:
        """The time of sending."""
        return self.record.at

    @property
    def who(self) -> str:
        """The name of the sender; the group's title for an anonymous administrator."""
        if self.record.sender_chat is not None:
            return self.record.sender_chat.title or ""
        return self.record.sender.first_name if self.record.sender else ""

    @property
    def from_bot(self) -> bool:
        """True if a bot sent it."""
        return self.record.sender is not None and self.record.sender.is_bot and not self.record.sender_chat

    @property
    def text(self) -> str:
        """The text or caption without formatting, or the question of a poll."""
        return self.record.ballot.question if self.record.ballot is not None else self.record.text

    @property
    def html(self) -> str:
        """The text or caption as HTML."""
        message = self.record.object(nested=True)
        if not self.record.text:
            return ""
        return message.caption_html if self.record.has_media else message.text_html or escape(self.text)

    @property
    def entities(self) -> tuple[MessageEntity, ...]:
        """The entities: formatting and links."""
        return self.record.entities

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button.text for button in row] for row in self.record.buttons]

    @property
    def reply_markup(self) -> object:
        """The keyboard, as the library's object."""
        return self.record.markup

    @property
    def photo(self) -> bytes | None:
        """The bytes of the photo; None without one."""
        return None if self.record.photo is None else self.record.photo.data

    @property
    def document(self) -> tuple[str, bytes] | None:
        """Name and bytes of the document; None without one."""
        document = self.record.document
        return None if document is None else (document.name, document.data)

    @property
    def content(self) -> Content | None:
        """The video, voice message, sticker, place or other content; None without one."""
        return self.record.content

    @property
    def options(self) -> list[str]:
        """The options of a poll."""
        return list(self.record.ballot.options) if self.record.ballot is not None else []

    @property
    def thread(self) -> int | None:
        """The id of the forum topic."""
        return self.record.thread

    @property
    def reply_to(self) -> "SeenMessage | None":
        """The message that this one replies to."""
        return None if self.record.reply_to is None else SeenMessage(self.record.reply_to)

    @property
    def edited(self) -> bool:
        """True if it was edited."""
        return self.record.edited is not None

    @property
    def deleted(self) -> bool:
        """True if it was deleted."""
        return self.record.deleted

    def readable(self) -> str:
        """Return the message as lines of text, for failed tests."""
        media = f"({self.record.document.name}) " if self.record.document is not None else ""
        media = (
            f"({self.record.content.kind} {self.record.content.label}) " if self.record.content is not None else media
        )
        media = "(photo) " if self.record.photo is not None else media
        rows = "".join("\n    " + " ".join(f"[{label}]" for label in row) for row in self.buttons)
        return f"{self.who}: {media}{self.text}{rows}"


def readable(messages: list[SeenMessage]) -> str:
    """Return messages as lines of text, for the message of an assertion."""
    return "\n".join(message.readable() for message in messages) or "(nothing)"
