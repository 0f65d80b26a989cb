"""Pictures of HEIC photos, unpacked by libheif in a worker of their own: its process ends with the job.

The library starts a thread for its work, so that the worker may start threads (`bot/worker/seccomp.py`).
"""

from dataclasses import replace
from types import NoneType
from typing import Any

import structlog

from bot.worker.jobs import Failed, Job, files
from bot.worker.limits import Limits
from bot.worker.process import Died

PIXELS = 26_000_000
"""More are not unpacked. Measured: 12 million take 110 MB, 24 million 190 MB, and 48 million more than a worker has."""
LIMITS = replace(Limits(), threads=True)

log = structlog.get_logger()


def _open(data: bytes) -> Any:  # noqa: ANN401 - a picture of Pillow, which only workers load
    """Return the picture, upright and without what was written beside it.

    Raises ValueError for one that cannot be unpacked here, or is too large.
    """
    import pi_heif  # noqa: PLC0415 - in the worker only

    options = pi_heif.options
    options.DECODE_THREADS, options.THUMBNAILS, options.DEPTH_IMAGES, options.AUX_IMAGES = 0, False, False, False
    try:
        photo = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
        width, height = photo.size
        if width * height > PIXELS:
            raise ValueError("too many pixels")
        image = photo[photo.primary_index].to_pillow()
    except (OSError, RuntimeError, SyntaxError, EOFError, IndexError, MemoryError) as problem:
        raise ValueError(str(problem)) from problem
    image.info = {}
    return image


def _scale(arguments: dict[str, Any], data: bytes) -> tuple[None, bytes]:
    """Return the picture as a JPEG of at most that many pixels a side; nothing if it cannot be unpacked."""
    from bot.files.photo import as_jpeg  # noqa: PLC0415 - in the worker only

    try:
        image = _open(data)
    except ValueError:
        return None, b""
    side = int(arguments["side"])
    image.thumbnail((side, side))
    return None, as_jpeg(image, int(arguments["quality"]))


def _hash(_arguments: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    """Return the difference hash of the picture; empty if it cannot be unpacked."""
    from bot.files.photo import hash_of  # noqa: PLC0415 - in the worker only

    try:
        return hash_of(_open(data)), b""
    except ValueError:
        return "", b""


SCALE = Job(_scale, NoneType, LIMITS)
HASH = Job(_hash, str, LIMITS)


async def scaled(data: bytes, side: int, quality: int) -> bytes | None:
    """Return a HEIC photo as a JPEG of at most `side` pixels; None if it is damaged, or too large to unpack."""
    try:
        _none, picture = await files.do(SCALE, {"side": side, "quality": quality}, data)
    except (TimeoutError, Died, Failed) as problem:
        log.warning("a HEIC photo was not unpacked", why=str(problem) or "time is up")
        return None
    return picture or None


async def likeness(data: bytes) -> str | None:
    """Return the difference hash of a HEIC photo; None as in `scaled`."""
    try:
        found, _ = await files.do(HASH, {}, data)
    except (TimeoutError, Died, Failed) as problem:
        log.warning("a HEIC photo was not unpacked", why=str(problem) or "time is up")
        return None
    return found or None
