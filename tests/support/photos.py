"""Photos as cameras take them, with the place where they were taken."""

import struct
from io import BytesIO
from pathlib import Path

from PIL import Image

MODEL = b"Party camera 7"
HEIC, HEIC_12MP, HEIC_31MP = (
    Path(__file__).with_name(f"drawn{size}.heic").read_bytes() for size in ("", "_12mp", "_31mp")
)
"""A scene of rectangles and circles that was drawn for these tests, with model and place, in three sizes.

Pillow drew it, and pillow-heif 1.8.1 encoded it once (its encoder is not among our dependencies); the one of twelve
million pixels is made of tiles of 512 pixels, as phones write them.
"""
_GPS, _MODEL, _ORIENTATION = 0x8825, 0x0110, 0x0112
_EXIF, _TAKEN = 0x8769, 0x9003


def photo(width: int = 640, height: int = 480, kind: str = "JPEG", turned: int = 1) -> bytes:
    """Return a photo with the camera's model, a place and the side that is up."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[_MODEL], exif[_ORIENTATION] = MODEL.decode(), turned
    exif.get_ifd(_GPS).update({1: "N", 2: (31.0, 17.0, 5.0), 3: "E", 4: (121.0, 30.0, 9.0)})
    file = BytesIO()
    image.save(file, kind, exif=exif, **({"comment": MODEL} if kind == "JPEG" else {}))
    return file.getvalue()


def tells_place(data: bytes, *, heic: bool = False) -> bool:
    """True if a photo says where, or with what camera, it was taken."""
    if heic:
        return MODEL in data
    with Image.open(BytesIO(data)) as image:
        return bool(image.getexif()) or MODEL in data


def heic(exif: bytes = MODEL) -> bytes:
    """Return a HEIC container with a picture of no sense and an Exif part, in the order that phones write them."""
    kinds = ((1, b"hvc1"), (2, b"Exif"))
    entries = b"".join(_box(b"infe", struct.pack(">IHH4sx", 0x02000000, number, 0, kind)) for number, kind in kinds)
    head = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    index = _box(b"iinf", struct.pack(">IH", 0, 2) + entries)
    length = len(head) + 12 + len(index) + 8 + 4 + 2 + 2 + 2 * 14 + 8
    picture = b"picture" * 9
    places = ((1, length, len(picture)), (2, length + len(picture), len(exif)))
    extents = b"".join(struct.pack(">HHHII", number, 0, 1, at, size) for number, at, size in places)
    found = _box(b"iloc", struct.pack(">IHH", 0, 0x4400, 2) + extents)
    return head + _box(b"meta", bytes(4) + index + found) + _box(b"mdat", picture + exif)


def _box(kind: bytes, contents: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(contents), kind) + contents


def picture(shade: int, taken: str | None = None, size=(640, 480)) -> bytes:
    """Return a JPEG that differs by its shade, with the camera's time if given."""
    image = Image.effect_mandelbrot(size, (-2 + shade / 100, -1.5, 1, 1.5), 60)
    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(_EXIF)[_TAKEN] = taken
    file = BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()
