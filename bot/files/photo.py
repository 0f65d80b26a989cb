"""Photos made anew by Pillow: what a camera wrote beside the picture, such as the place, is left behind."""

import re
import struct
import warnings
from collections.abc import Iterator
from datetime import datetime
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
SIDE = 8
"""The sides of the difference hash: that many rows of as many comparisons."""
_EXIF, _TAKEN, _DIGITISED, _CHANGED, _ZONE = 0x8769, 0x9003, 0x9004, 0x0132, 0x9011
_CAMERA_TIME = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_CAMERA_ZONE = re.compile(r"[+-]\d\d:\d\d")
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


def seen_in(kind: Kind, sent: bytes, kept: bytes) -> tuple[str | None, str | None]:
    """Return the difference hash of a picture and the camera's time, each None if it cannot be read.

    `sent` are its bytes as they were sent, `kept` those made anew. A HEIC is unpacked in another worker, by
    `heic_picture`, and has its hash from there.
    """
    likeness = taken_at = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            taken_at = _camera_time(_exif_of(kind, sent))
        except Exception:  # noqa: BLE001 - as in `remade`; what a camera wrote is no reason to refuse its picture
            taken_at = None
        try:
            likeness = difference_hash(kept) if kind is not kinds.HEIC else None
        except Exception:  # noqa: BLE001 - the picture itself was made a moment ago
            likeness = None
    return likeness, taken_at


def difference_hash(data: bytes) -> str:
    """Return the difference hash of a JPEG or PNG, as `hash_of`."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
        image.draft("L", (SIDE * 8, SIDE * 8))
        return hash_of(image)


def hash_of(image: Image.Image) -> str:
    """Return the difference hash of a picture as 16 hexadecimal digits.

    Each bit says whether one of 8 by 9 shades is lighter than the one to its right, so that the hash stays nearly the
    same when the picture is made smaller or compressed anew.
    """
    small = image.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.LANCZOS)
    shades = small.tobytes()
    rows = [shades[at : at + SIDE + 1] for at in range(0, len(shades), SIDE + 1)]
    bits = "".join("1" if row[x] > row[x + 1] else "0" for row in rows for x in range(SIDE))
    return f"{int(bits, 2):016x}"


def _exif_of(kind: Kind, data: bytes) -> Image.Exif:
    if kind is kinds.HEIC:
        exif = Image.Exif()
        exif.load(heic.exif(data))
        return exif
    with Image.open(BytesIO(data), formats=(kind.name,)) as image:
        return image.getexif()


def _camera_time(exif: Image.Exif) -> str | None:
    details = exif.get_ifd(_EXIF)
    found = next(
        (
            time
            for written in (details.get(_TAKEN), details.get(_DIGITISED), exif.get(_CHANGED))
            if written and (time := _CAMERA_TIME.match(str(written)))
        ),
        None,
    )
    if found is None:
        return None
    zone = str(details.get(_ZONE) or "").strip()
    taken = datetime(*map(int, found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 - cameras know no zone
    return f"{taken.isoformat()}{zone if _CAMERA_ZONE.fullmatch(zone) else ''}"


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


def as_jpeg(image: Image.Image, quality: int) -> bytes:
    """Return a picture as a JPEG on white."""
    plain = Image.new("RGB", image.size, "white")
    plain.paste(image, mask=image.getchannel("A") if image.mode in {"RGBA", "LA"} else None)
    file = BytesIO()
    plain.save(file, "JPEG", quality=quality)
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
