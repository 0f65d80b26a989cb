"""Sending and editing of messages, and the meaning of Telegram's refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import InputMediaDocument, InputMediaPhoto, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.domain.obligations.group_posts import Cause
from bot.telegram.message import CAPTION_LIMIT, TEXT_LIMIT, Message, buttons, keyboard, parts, shortened
from bot.telegram.pace import seconds_of

if TYPE_CHECKING:
    from datetime import datetime

    from telegram import Message as Received
    from telegram.ext import ExtBot

    from bot.telegram.send_queue import Lane

GENERAL_TOPIC = 1

_NOBODY_THERE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights to send",
    "no rights to send",
)
_CLOSED_TOPIC = ("topic_closed",)
_LOST_TOPIC = ("message thread not found", "topic_deleted", "topic_id_invalid")
_NO_PHOTOS = ("rights to send photos", "rights to send media", "send_photos_forbidden", "send_media_forbidden")
_CAUSES = (
    (("kicked", "not a member"), Cause.REMOVED),
    (("chat not found", "group chat was de", "peer_id_invalid", "channel_private"), Cause.DELETED),
    (("chat_restricted",), Cause.RESTRICTED),
    ((*_CLOSED_TOPIC, *_LOST_TOPIC), Cause.GENERAL_CLOSED),
    (("rights to send", "_forbidden", "user_banned_in_channel", "administrator rights", "admin_required"), Cause.MUTED),
)
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",  # it carries a file: Telegram tells nothing of old messages but their number
    "there is no caption in the message",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """The message was sent.

    `more`: later parts of a split one, the last with the buttons; `pin_failure`: the error; `at` and `chat_id`:
    Telegram's date of a new message, and the chat that it is in; `lacks`: what the group did not allow, so that it went
    out in another way; `photo`: it has one; `in_topic`: it is in the topic that was asked for.
    """

    message_id: int
    more: tuple[int, ...] = ()
    pin_failure: str | None = None
    at: datetime | None = field(default=None, compare=False)
    chat_id: int | None = field(default=None, compare=False)
    lacks: frozenset[Cause] = frozenset()
    photo: bool = field(default=False, compare=False)
    in_topic: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person cannot be written to, now or later: blocked, gone, never started."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unpostable:
    """The group does not take the message until its settings change; `words` are Telegram's."""

    cause: Cause
    words: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has a new chat id: record it, then send again."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class Delayed:
    """Try again after `seconds`, or at a time of the caller's choice if None. The message may have arrived anyway."""

    seconds: float | None


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to edit no longer exists or can no longer be edited."""


Outcome = Sent | Unreachable | Unpostable | Migrated | Delayed | Gone


@dataclass(slots=True)
class _Place:
    """The chat and topic that parts of a message go to, and what the chat does not allow."""

    chat_id: int
    thread: int | None = None
    lacks: set[Cause] = field(default_factory=set)


async def send(
    bot: ExtBot[Any], chat_id: int, message: Message, *, lane: Lane, thread_id: int | None = None
) -> Outcome:
    """Send a message, in parts if it is too long, and pin the first part if it asks for that. Never returns Gone.

    The group's General topic replaces a topic that is closed or gone, and text a photo that the group does not allow.
    Raises BadRequest for a private message that Telegram never takes.
    """
    place = _Place(chat_id, None if thread_id == GENERAL_TOPIC else thread_id)
    try:
        first, *more = await _send_whole(bot, place, message, lane)
    except TelegramError as error:
        return _meaning(error, place)
    return Sent(
        first.message_id,
        tuple(each.message_id for each in more),
        pin_failure=await _pin(bot, chat_id, first.message_id) if message.pin else None,
        at=first.date,
        chat_id=chat_id,
        lacks=frozenset(place.lacks),
        photo=message.photo is not None and Cause.PHOTOS not in place.lacks,
        in_topic=place.thread is not None,
    )


async def edit(
    bot: ExtBot[Any],
    chat_id: int,
    message_id: int,
    message: Message,
    lane: Lane,
    *,
    caption_only: bool = False,
) -> Outcome:
    """Change the text and buttons of a sent message, and its photo or document unless `caption_only`.

    A text that is too long ends with an ellipsis. A message that already reads the same counts as Sent. Raises
    BadRequest for a private message that Telegram never takes.
    """
    where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id, "rate_limit_args": lane}
    where["reply_markup"] = buttons(message.buttons)
    try:
        await _edit(bot, message, where, caption_only=caption_only)
    except BadRequest as error:
        if _says(error, ("message is not modified",)):
            return Sent(message_id)
        return Gone() if _says(error, _NOT_EDITABLE) else _meaning(error, _Place(chat_id))
    except TelegramError as error:
        return _meaning(error, _Place(chat_id))
    return Sent(message_id)


async def _send_whole(bot: ExtBot[Any], place: _Place, message: Message, lane: Lane) -> list[Received]:
    """Return the parts as Telegram gives them back. A photo is the first part, so nothing is sent twice."""
    try:
        return [await _send_in_topic(bot, place, part, lane) for part in parts(message)]
    except BadRequest as error:
        if message.photo is None or not _says(error, _NO_PHOTOS):
            raise
    place.lacks.add(Cause.PHOTOS)
    return [await _send_in_topic(bot, place, part, lane) for part in parts(message.without_photo())]


async def _send_in_topic(bot: ExtBot[Any], place: _Place, part: Message, lane: Lane) -> Received:
    try:
        return await _send_part(bot, place, part, lane)
    except BadRequest as error:
        if place.thread is None or not _says(error, (*_CLOSED_TOPIC, *_LOST_TOPIC)):
            raise
        place.lacks.add(Cause.TOPIC_CLOSED if _says(error, _CLOSED_TOPIC) else Cause.TOPIC_LOST)
        place.thread = None
    return await _send_part(bot, place, part, lane)


async def _send_part(bot: ExtBot[Any], place: _Place, part: Message, lane: Lane) -> Received:
    common: dict[str, Any] = {
        "chat_id": place.chat_id,
        "message_thread_id": place.thread,
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(part),
        "disable_notification": part.silent or None,
        "rate_limit_args": lane,
    }
    caption = part.text or None
    if part.photo is not None:
        return await bot.send_photo(photo=part.photo, caption=caption, **common)
    if part.document is not None:
        file = part.document
        return await bot.send_document(document=file.data, filename=file.name, caption=caption, **common)
    return await bot.send_message(text=part.text, link_preview_options=LinkPreviewOptions(is_disabled=True), **common)


async def _edit(bot: ExtBot[Any], message: Message, where: dict[str, Any], *, caption_only: bool) -> None:
    caption = shortened(message.text, CAPTION_LIMIT) or None
    html = ParseMode.HTML
    if caption_only:
        await bot.edit_message_caption(caption=caption, parse_mode=html, **where)
    elif message.photo is not None:
        await bot.edit_message_media(InputMediaPhoto(message.photo, caption, html), **where)
    elif message.document is not None:
        file = message.document
        media = InputMediaDocument(file.data, caption=caption, parse_mode=html, filename=file.name)
        await bot.edit_message_media(media, **where)
    else:
        preview = LinkPreviewOptions(is_disabled=True)
        text = shortened(message.text, TEXT_LIMIT)
        await bot.edit_message_text(text, parse_mode=html, link_preview_options=preview, **where)


async def _pin(bot: ExtBot[Any], chat_id: int, message_id: int) -> str | None:
    """Pin without a second sound. Return the error's text if that fails: the message itself is sent anyway."""
    try:
        await bot.pin_chat_message(chat_id, message_id, disable_notification=True)
    except TelegramError as error:
        return error.message
    return None


def _says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    words = error.message.lower()
    return any(phrase in words for phrase in phrases)


def _meaning(error: TelegramError, place: _Place) -> Unreachable | Unpostable | Migrated | Delayed:
    """Return the meaning of a refusal for the caller; raise it again if it is a fault of the bot."""
    match error:
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case RetryAfter():
            return Delayed(seconds_of(error))
        case Forbidden() | BadRequest() if place.chat_id < 0:
            return Unpostable(_cause(error, place), error.message)
        case Forbidden():
            return Unreachable(error.message)
        case BadRequest() if _says(error, _NOBODY_THERE):
            return Unreachable(error.message)
        case NetworkError() if not isinstance(error, BadRequest):
            return Delayed(None)
    raise error


def _cause(error: TelegramError, place: _Place) -> Cause:
    cause = next((cause for phrases, cause in _CAUSES if _says(error, phrases)), Cause.OTHER)
    general = cause is Cause.GENERAL_CLOSED
    return Cause.TOPICS_CLOSED if general and Cause.TOPIC_CLOSED in place.lacks else cause
