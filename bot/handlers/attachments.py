"""A file or photo sent privately: fetch and store it before any transaction opens, and send a stored one."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from telegram.error import BadRequest, NetworkError

from bot import worker
from bot.domain.branch import message_parts
from bot.domain.refusals import Refused
from bot.files import storing
from bot.files.upload import SIZE_LIMIT, Upload
from bot.telegram.message import Attachment, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Document, PhotoSize, Update
    from telegram import Message as Received

    from bot.context import Context
    from bot.domain.materials import Stored
    from bot.storage.tables.materials import Material

T = TypeVar("T")

FETCH_SECONDS = 60
PHOTO_NAME = "photo.jpg"
PHOTO_SIDES, PHOTO_RATIO = (
    10_000,
    20,
)  # Telegram's limits for a photo: width + height in pixels, long to short side


MEDIA = {
    "animation": "animation", "video": "video", "video_note": "round", "voice": "voice", "audio": "audio",
    "sticker": "sticker", "location": "location", "contact": "contact", "photo": "photo", "document": "document",
}  # fmt: skip
"""The kinds of media by their fields in a message. An animation carries a document, too, so it comes first."""


class Takes(StrEnum):
    """What a question takes for an answer."""

    TEXT = "text"
    PROOF = "proof"  # text, a photo or a file
    TABLE = "table"  # text or a file; a photo has a refusal of its own


TAKEN = {
    Takes.TEXT: frozenset({"text"}),
    Takes.PROOF: frozenset({"text", "photo", "document"}),
    Takes.TABLE: frozenset({"text", "photo", "document"}),
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
        Refused: `material-too-large`, `material-empty`, `material-kind`, `material-fetch`.
    """
    message = update.effective_message
    sent = message.document or (message.photo[-1] if message.photo else None)
    if sent is None:
        return None
    name = (message.document.file_name if message.document else PHOTO_NAME) or "file"
    storing.refuse_size(name, sent.file_size or 0)
    data = await _fetch(sent, partial(storing.refuse_size, name, max(sent.file_size or 0, storing.SIZE_LIMIT + 1)))
    return await storing.store(context.services.materials, name, data)


async def table(update: Update, read: Callable[[Upload | str], T], *, picture: str) -> T:
    """Return the result of `read` for the file or pasted text of a plan or roster; a file is read in another process.

    Raises:
        Refused: `picture` for a photo, `text-cut`, `file-too-large`, `material-fetch`, `file-slow`, and the refusals of
            `read`.
    """
    source = await _source(update, picture)
    if isinstance(source, str):
        return await asyncio.to_thread(read, source)
    try:
        return await worker.call(read, source)
    except (TimeoutError, worker.Died):
        raise Refused("file-slow", name=source.shown) from None


async def _source(update: Update, picture: str) -> Upload | str:
    message = update.effective_message
    document = message.document
    if document is None:
        if message.photo:
            raise Refused(picture)
        return message_parts.whole_text(message.text)
    upload = Upload(document.file_name or "", b"")
    upload.refuse_size(document.file_size or 0)
    too_large = partial(upload.refuse_size, max(document.file_size or 0, SIZE_LIMIT + 1))
    return replace(upload, data=await _fetch(document, too_large))


async def _fetch(sent: Document | PhotoSize, too_large: Callable[[], None]) -> bytes:
    """Return the bytes of a file; `too_large` refuses one of which only Telegram knows that it is."""
    try:
        file = await sent.get_file(read_timeout=FETCH_SECONDS)
        return bytes(await file.download_as_bytearray(read_timeout=FETCH_SECONDS))
    except NetworkError as error:
        if isinstance(error, BadRequest) and "too big" in error.message:
            too_large()
        raise Refused("material-fetch") from error


async def shown(context: Context, material: Material, caption: str) -> Message:
    """Return a message with a stored file: as a photo if Telegram accepts it as one, as a document otherwise.

    Raises:
        Refused: `material-damaged`.
    """
    data = await storing.read(context.services.materials, material)
    if material.mime in {"image/jpeg", "image/png"} and _is_photo(data):
        return Message(caption, photo=data)
    return Message(caption, document=Attachment(material.name, data))


def _is_photo(data: bytes) -> bool:
    from PIL import Image  # noqa: PLC0415 - takes 5 MiB and is seldom needed

    try:
        with Image.open(io.BytesIO(data)) as image:  # reads the header only
            width, height = image.size
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return width + height <= PHOTO_SIDES and max(width, height) <= PHOTO_RATIO * min(width, height)
