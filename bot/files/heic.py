"""HEIC photos without their Exif and XMP parts, which tell the place; the picture stays as it is.

The stored file keeps its picture as it was sent; `heic_picture` unpacks it for papers. The parts are found by the
container's own index (ISO/IEC 14496-12, `iinf` and `iloc`) and overwritten with zeros, so that no offset changes.
"""

import struct
from collections.abc import Iterator

_HIDDEN = frozenset({b"Exif", b"mime", b"uri "})
_EXIF_BYTES, _OFFSET = 1_000_000, 4  # the part begins with the distance to its TIFF header
_BOXES, _ITEMS, _EXTENTS = 2_000, 10_000, 10_000


class DamagedError(ValueError):
    """The container's index cannot be read."""


def without_metadata(data: bytes) -> bytes:
    """Return the photo with zeros in place of its Exif, XMP and other parts beside the picture.

    Raises DamagedError, struct.error and IndexError for a container that does not hold together.
    """
    meta = dict(_boxes(data, *_meta(data)))
    hidden = set(_hidden_items(data, *meta[b"iinf"])) if b"iinf" in meta else set()
    clean, left = bytearray(data), len(data)
    for item, from_index, start, length in _extents(data, *meta[b"iloc"]) if b"iloc" in meta else ():
        if item in hidden:
            begin = start + (meta[b"idat"][0] if from_index else 0)
            left -= length
            if begin + length > len(data) or left < 0:
                raise DamagedError
            clean[begin : begin + length] = bytes(length)
    return bytes(clean)


def exif(data: bytes) -> bytes:
    """Return the photo's Exif part from its TIFF header on; empty if it has none.

    Raises as `without_metadata`.
    """
    meta = dict(_boxes(data, *_meta(data)))
    found = set(_hidden_items(data, *meta[b"iinf"], kinds=frozenset({b"Exif"}))) if b"iinf" in meta else set()
    parts = b""
    for item, from_index, start, length in _extents(data, *meta[b"iloc"]) if b"iloc" in meta else ():
        begin = start + (meta[b"idat"][0] if from_index else 0)
        if item in found and len(parts) + length <= _EXIF_BYTES:
            parts += data[begin : begin + length]
    if len(parts) < _OFFSET:
        return b""
    return parts[_OFFSET + int.from_bytes(parts[:_OFFSET]) :]


def _meta(data: bytes) -> tuple[int, int]:
    top = dict(_boxes(data, 0, len(data)))
    if b"meta" not in top:
        raise DamagedError
    start, end = top[b"meta"]
    return start + 4, end  # after version and flags


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield the boxes between two places: the kind of each, and where its contents begin and end."""
    for _ in range(_BOXES):
        if start + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", data, start)
        header = 8
        if size == 1:
            size, header = struct.unpack_from(">Q", data, start + 8)[0], 16
        size = size or end - start
        if size < header or start + size > end:
            raise DamagedError
        yield kind, (start + header, start + size)
        start += size
    raise DamagedError


def _hidden_items(data: bytes, start: int, end: int, kinds: frozenset[bytes] = _HIDDEN) -> Iterator[int]:
    wide = data[start] > 0
    count = struct.unpack_from(">I" if wide else ">H", data, start + 4)[0]
    if count > _ITEMS:
        raise DamagedError
    for kind, (at, _end) in _boxes(data, start + (8 if wide else 6), end):
        version = data[at]
        if kind != b"infe" or version < 2:
            continue
        number, place = (">H", 8) if version == 2 else (">I", 10)
        if data[at + place : at + place + 4] in kinds:
            yield struct.unpack_from(number, data, at + 4)[0]


def _extents(data: bytes, start: int, _end: int) -> Iterator[tuple[int, bool, int, int]]:
    """Yield item, whether the place counts from the index's own data, place and length of all extents."""
    version, sizes = data[start], struct.unpack_from(">H", data, start + 4)[0]
    offset_size, length_size, base_size = sizes >> 12 & 15, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    at, number_size = start + 6, 4 if version == 2 else 2
    count, at = _number(data, at, number_size)
    left = _EXTENTS
    for _ in range(count):
        item, at = _number(data, at, number_size)
        method = 0
        if version:
            method, at = _number(data, at, 2)
        base, at = _number(data, at + 2, base_size)
        extents, at = _number(data, at, 2)
        left -= 1 + extents
        if left < 0:
            raise DamagedError
        for _ in range(extents):
            offset, at = _number(data, at + index_size, offset_size)
            length, at = _number(data, at, length_size)
            yield item, method & 15 == 1, base + offset, length


def _number(data: bytes, at: int, size: int) -> tuple[int, int]:
    """Return the number of that many bytes, and the place after it."""
    if at + size > len(data):
        raise DamagedError
    return int.from_bytes(data[at : at + size]), at + size
