"""A file or photo sent privately: fetched and kept before any transaction opens; and shown again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from telegram.error import BadRequest, NetworkError

from bot.domain import materials
from bot.domain.refusals import Refused
from bot.views.message import Attachment, Message

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from bot.domain.materials import Stored
    from bot.storage.activities import Material

FETCH_SECONDS = 60
PHOTO_NAME = "photo.jpg"
PHOTO_SIDES, PHOTO_RATIO = (
    10_000,
    20,
)  # what Telegram shows as a photo: width + height in pixels, long to short side


def words(update: Update) -> str:
    """What is written in the message, or below its photo or file."""
    message = update.effective_message
    return message.text or message.caption or ""


async def receive(update: Update, context: Context) -> Stored | None:
    """Fetch and keep the message's file or photo; None when it carries none.

    Raises:
        Refused: `material-too-large`, `material-empty`, `material-kind`, `material-fetch`.
    """
    message = update.effective_message
    sent = message.document or (message.photo[-1] if message.photo else None)
    if sent is None:
        return None
    name = (message.document.file_name if message.document else PHOTO_NAME) or "file"
    materials.refuse_size(name, sent.file_size or 0)
    try:
        file = await sent.get_file(read_timeout=FETCH_SECONDS)
        data = bytes(await file.download_as_bytearray(read_timeout=FETCH_SECONDS))
    except BadRequest as error:
        if "too big" in error.message:
            materials.refuse_size(name, max(sent.file_size or 0, materials.SIZE_LIMIT + 1))
        raise
    except NetworkError as error:
        raise Refused("material-fetch") from error
    return await materials.store(context.services.materials, name, data)


async def shown(context: Context, material: Material, caption: str) -> Message:
    """A kept file as a message: a photo where Telegram shows it as one, a document otherwise.

    Raises:
        Refused: `material-damaged`.
    """
    data = await materials.read(context.services.materials, material)
    if material.mime in {"image/jpeg", "image/png"} and _is_photo(data):
        return Message(caption, photo=data)
    return Message(caption, document=Attachment(material.name, data))


def _is_photo(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as image:  # reads the header only
            width, height = image.size
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return width + height <= PHOTO_SIDES and max(width, height) <= PHOTO_RATIO * min(width, height)
