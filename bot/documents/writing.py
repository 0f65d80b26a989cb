"""Papers as jobs of a worker process: python-docx and Pillow are loaded there only."""

import struct
from collections.abc import Sequence
from types import NoneType
from typing import Any

from bot.documents.paper import Paper, from_json, to_json
from bot.files import heic_picture, kinds
from bot.worker.jobs import Job, writing
from bot.worker.limits import MEBIBYTE, Limits

SIDE = 1200  # pixels of a picture's longer side in a paper
QUALITY = 82
LIMITS = Limits(processor_seconds=20, seconds=60.0, data=32 * MEBIBYTE)


def _write(arguments: dict[str, Any], data: bytes) -> tuple[None, bytes]:
    from bot.documents.docx_writer import write  # noqa: PLC0415 - in the worker only

    return None, write(from_json(arguments["paper"]), _apart(data, arguments["sizes"]))


def _scale(_arguments: dict[str, Any], data: bytes) -> tuple[bool, bytes]:
    """Return whether the file is a picture that a paper can hold, and it as a JPEG of at most `SIDE` pixels."""
    from io import BytesIO  # noqa: PLC0415 - as Pillow

    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - in the worker only

    from bot.files.photo import as_jpeg  # noqa: PLC0415 - as Pillow

    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            image.draft("RGB", (SIDE, SIDE))
            image.thumbnail((SIDE, SIDE))
            ImageOps.exif_transpose(image, in_place=True)
            return True, as_jpeg(image, QUALITY)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, struct.error):
        return False, b""


def _apart(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    found, at = [], 0
    for size in sizes:
        found.append(data[at : at + size])
        at += size
    return found


WRITE = Job(_write, NoneType, LIMITS)
SCALE = Job(_scale, bool, LIMITS)


async def scaled(picture: bytes) -> bytes | None:
    """Return a stored picture as papers hold it; None if it is none that they can hold. Raises as `Job.done_by`."""
    if kinds.kind_of(picture) is kinds.HEIC:
        return await heic_picture.scaled(picture, SIDE, QUALITY)
    fits, data = await writing.do(SCALE, {}, picture)
    return data if fits else None


async def written(paper: Paper, pictures: Sequence[bytes] = ()) -> bytes:
    """Return the paper as a .docx file, with these pictures. Raises as `Job.done_by`."""
    arguments = {"paper": to_json(paper), "sizes": [len(each) for each in pictures]}
    _none, data = await writing.do(WRITE, arguments, b"".join(pictures))
    return data
