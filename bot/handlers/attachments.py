"""A file or photo sent privately: fetch and store it before any transaction opens, and send a stored one."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram.error import BadRequest, TelegramError

from bot.domain.branch import message_parts
from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.files import apart, kinds, storing
from bot.files.evidence import SHAPE
from bot.files.upload import SIZE_LIMIT, Upload
from bot.files.words import WORDS
from bot.telegram.message import Attachment, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Document, PhotoSize, Update
    from telegram import Message as Received

    from bot.context import Context
    from bot.domain.materials import Stored
    from bot.storage.tables.materials import Material
    from bot.worker.jobs import Job

log = structlog.get_logger()

T = TypeVar("T")

FETCH_SECONDS = 60
PHOTO_NAME = "photo.jpg"


MEDIA = {
    "animation": "animation", "video": "video", "video_note": "round", "voice": "voice", "audio": "audio",
    "sticker": "sticker", "location": "location", "contact": "contact", "photo": "photo", "document": "document",
}  # fmt: skip
"""The kinds of media by their fields in a message. An animation carries a document, too, so it comes first."""


class Takes(StrEnum):
    """The kinds of messages that a question takes for an answer."""

    TEXT = "text"
    PROOF = "proof"  # text, a photo or a file
    TABLE = "table"  # text or a file; a photo has a refusal of its own
    RECORD = "record"  # text, photos, also as files and in albums, or a text as a file


TAKEN = {
    Takes.TEXT: frozenset({"text"}),
    Takes.PROOF: frozenset({"text", "photo", "document"}),
    Takes.TABLE: frozenset({"text", "photo", "document"}),
    Takes.RECORD: frozenset({"text", "photo", "document"}),
}


def refuse_other_kinds(received: Received, question: str, takes: Takes) -> None:
    """Refuse a message of a kind that the question does not take, whole, so that no caption passes for the answer.

    Raises:
        Refused: `not-taken-…` with what to send instead.
    """
    kind = next((kind for field, kind in MEDIA.items() if getattr(received, field)), "other")
    if received.text is not None:
        kind = "text"
    if kind not in TAKEN[takes]:
        raise Refused(f"not-taken-{takes}", kind=kind, question=question)


def words(update: Update) -> str:
    """Return the message's text or the caption of its photo or file; empty if it has neither."""
    message = update.effective_message
    return message.text or message.caption or ""


async def receive(update: Update, context: Context) -> Stored | None:
    """Fetch and store the message's file or photo; return None if it carries none.

    Raises:
        Refused: `material-too-large`, `material-fetch`, the refusals of `storing.store`, those of the quotas, and
            `files-busy`.
    """
    message = update.effective_message
    sent = message.document or (message.photo[-1] if message.photo else None)
    if sent is None:
        return None
    name = (message.document.file_name if message.document else PHOTO_NAME) or "file"
    async with apart.place():
        data = await _fetch(context, sent, storing.SIZE_LIMIT, partial(storing.refuse_size, name))
        return await storing.store(context.services.materials, name, data)


async def picture_or_text(update: Update, context: Context) -> Stored | str | None:
    """Return the stored picture that the message carries, or the text of its file; None if it carries no file.

    Raises:
        Refused: `record-file-kind` for a file of another kind, as `receive`, and as `bot.files.words.read_words`.
    """
    message = update.effective_message
    sent = message.document or (message.photo[-1] if message.photo else None)
    if sent is None:
        return None
    name = (message.document.file_name if message.document else PHOTO_NAME) or "file"
    async with apart.place():
        data = await _fetch(context, sent, storing.SIZE_LIMIT, partial(storing.refuse_size, name))
        kind = kinds.kind_of(data)
        if not data or (kind is not None and kind.image and kind is not kinds.OTHER_IMAGE):
            return await storing.store(context.services.materials, name, data)
        if kind not in (None, kinds.ZIP):
            raise Refused("record-file-kind", name=quoted(name))
        found, _ = await apart.look_at(WORDS, name, data, heavy="file-heavy")
        return found


async def table(
    update: Update, context: Context, read: Callable[[Upload | str], T], in_file: Job[T], *, picture: str
) -> T:
    """Return what is read of a plan or roster: `read` of a pasted text, the job `in_file` of a file.

    Raises:
        Refused: `picture` for a photo, `text-cut`, `file-too-large`, `material-fetch`, `file-heavy`, the refusals of
            `read`, those of the quotas, and `files-busy`.
    """
    message = update.effective_message
    document = message.document
    if document is None:
        if message.photo:
            raise Refused(picture)
        return await asyncio.to_thread(read, message_parts.whole_text(message.text))
    upload = Upload(document.file_name or "", b"")
    async with apart.place():
        data = await _fetch(context, document, SIZE_LIMIT, upload.refuse_size)
        found, _ = await apart.look_at(in_file, upload.name, data, heavy="file-heavy")
        return found


async def word_file(update: Update, context: Context) -> tuple[str, bytes]:
    """Return the name and bytes of the message's file, of the size that is read.

    Raises:
        Refused: `file-too-large`, `material-fetch`, those of the quotas, and `files-busy`.
    """
    document = update.effective_message.document
    upload = Upload(document.file_name or "", b"")
    async with apart.place():
        return upload.name, await _fetch(context, document, SIZE_LIMIT, upload.refuse_size)


async def _fetch(context: Context, sent: Document | PhotoSize, limit: int, refuse_size: Callable[[int], None]) -> bytes:
    """Return the bytes of a file. Whatever goes wrong at Telegram, the person can send it again.

    Raises:
        Refused: as `refuse_size` and `Context.count_file`, and `material-fetch`.
    """
    refuse_size(sent.file_size or 0)
    await context.count_file(sent.file_size or limit)
    try:
        file = await sent.get_file(read_timeout=FETCH_SECONDS)
        refuse_size(file.file_size or 0)
        return bytes(await file.download_as_bytearray(read_timeout=FETCH_SECONDS))
    except TelegramError as error:
        if isinstance(error, BadRequest) and "too big" in error.message:
            refuse_size(max(sent.file_size or 0, limit + 1))
        log.warning("file not fetched", error=type(error).__name__)
        raise Refused("material-fetch") from None


async def shown(context: Context, material: Material, caption: str) -> Message:
    """Return a message with a stored file: as a photo if Telegram accepts it as one, as a document otherwise.

    Raises:
        Refused: `material-damaged`, `files-busy`.
    """
    data = await storing.read(context.services.materials, material)
    if material.mime in {kinds.JPEG.mime, kinds.PNG.mime}:
        async with apart.place():
            as_photo, _ = await apart.look_at(SHAPE, material.name, data, heavy="material-heavy")
        if as_photo:
            return Message(caption, photo=data)
    return Message(caption, document=Attachment(material.name, data))
