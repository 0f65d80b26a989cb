"""Photos made anew by Pillow: what a camera wrote beside the picture, such as the place, is left behind."""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.domain.refusals import Refused
from bot.files import heic, kinds
from bot.files.kinds import Kind

PIXELS = 17_000_000
"""Pixels of a JPEG that are kept; larger ones are unpacked in half the size, or a quarter."""
PIXELS_READ = {kinds.JPEG: 120_000_000, kinds.PNG: 25_000_000}
"""More are refused. A JPEG unpacks in a smaller size, a PNG does not."""
Image.MAX_IMAGE_PIXELS = None  # the library would warn, or raise an error that tells nothing
PIECES = 10_000
"""Chunks of a PNG, or markers of a JPEG before its picture: more than cameras and screens write."""
SCANS = 100
"""Passes of a JPEG over its picture; ordinary ones have ten, and each takes the time of a whole picture."""
LIMIT = 10 * 1024 * 1024
"""Bytes of a remade photo; a PNG beyond that is kept as a JPEG."""
QUALITY = 88
PHOTO_SIDES, PHOTO_RATIO = 10_000, 20  # Telegram's limits for a photo: width + height in pixels, long to short side


def remade(name: str, kind: Kind, data: bytes) -> tuple[Kind, bytes]:
    """Return the photo's kind and bytes without what was written beside the picture.

    A HEIC keeps its bytes but for those parts. Raises `Refused` with `name`: `material-broken`,
    `material-picture-large`.
    """
    try:
        if kind is kinds.HEIC:
            return kind, heic.without_metadata(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _remade(name, kind, data)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a boundary: on damaged or hostile pictures the library raises errors of any kind
        raise Refused("material-broken", name=name) from error


def _remade(name: str, kind: Kind, data: bytes) -> tuple[Kind, bytes]:
    _refuse_many_pieces(name, kind, data)
    with Image.open(BytesIO(data), formats=(kind.name,)) as image:
        if image.width * image.height > PIXELS_READ[kind]:
            raise Refused("material-picture-large", name=name)
        while image.width * image.height > PIXELS and kind is kinds.JPEG:
            if image.draft(None, (image.width // 2, image.height // 2)) is None:
                break
        ImageOps.exif_transpose(image, in_place=True)
        image.load()
        if kind is kinds.PNG:
            picture = _saved(image, kinds.PNG, compress_level=1)
            if len(picture) <= LIMIT:
                return kinds.PNG, picture
        plain = image if image.mode in {"L", "RGB"} else image.convert("RGB")
        return kinds.JPEG, _saved(plain, kinds.JPEG, quality=QUALITY)


def _saved(image: Image.Image, kind: Kind, **options: int) -> bytes:
    """Return the picture alone: Pillow would write profiles and comments that it finds in `info`."""
    file = BytesIO()
    image.info = {name: image.info[name] for name in ("transparency",) if name in image.info}
    image.save(file, kind.name, exif=b"", **options)
    return file.getvalue()


def _refuse_many_pieces(name: str, kind: Kind, data: bytes) -> None:
    """Refuse a picture of more pieces than the library should step through; its time grows with each of them."""
    pieces = _markers(data) if kind is kinds.JPEG else _chunks(data)
    if any(True for _ in islice(pieces, PIECES, None)) or (kind is kinds.JPEG and data.count(b"\xff\xda") > SCANS):
        raise Refused("material-broken", name=name)


def _chunks(data: bytes) -> Iterator[int]:
    at = 8
    while at + 8 <= len(data):
        yield at
        at += 12 + struct.unpack_from(">I", data, at)[0]


def _markers(data: bytes) -> Iterator[int]:
    """Yield the places of the markers before the first scan."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        yield at
        filled = data[at + 1] == 0xFF  # any number of these may precede a marker
        at += 1 if filled else 2 + struct.unpack_from(">H", data, at + 2)[0]


def fits_photo(data: bytes) -> bool:
    """True if Telegram shows this picture as a photo."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:  # reads the header only
                width, height = image.size
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return False
    return width + height <= PHOTO_SIDES and max(width, height) <= PHOTO_RATIO * min(width, height)
