"""Decoding of text in the encodings that Chinese desktops write: UTF-8, UTF-16 and GB18030."""

import re

_CONTROLS = r"[\x00-\x08\x0e-\x19\x1c-\x1f]"
_CONTROL_CHARACTER, _CONTROL_BYTE = re.compile(_CONTROLS), re.compile(_CONTROLS.encode())
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str | None:
    """Return the text without its byte order mark; None for bytes in no known encoding."""
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    if has_mark(data):
        return ("utf-16",)
    if b"\x00" in data:  # UTF-16 without its mark: the high bytes of digits, blanks and breaks are zero
        little = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if little else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def has_mark(data: bytes) -> bool:
    """True if the data begins with the byte order mark of UTF-16."""
    return data.startswith(_MARKS)


def has_controls(text: str | bytes) -> bool:
    """True if it contains control characters, or bytes, that no text has."""
    found = _CONTROL_BYTE.search(text) if isinstance(text, bytes) else _CONTROL_CHARACTER.search(text)
    return found is not None
