"""The messages between the bot and a worker: JSON, then bytes that need no form."""

import json
import struct
from dataclasses import is_dataclass
from typing import Any

LENGTHS = struct.Struct(">II")
"""The lengths of the JSON and of the bytes, before each message."""
VERSION = 1


def packed(values: dict[str, Any], data: bytes) -> bytes:
    """Return the message; dataclasses among the values become objects."""
    head = json.dumps({"version": VERSION, **values}, ensure_ascii=False, default=_plain).encode("utf-8", "replace")
    return LENGTHS.pack(len(head), len(data)) + head + data


def _plain(value: object) -> dict[str, Any]:
    if not is_dataclass(value):
        raise TypeError(type(value).__name__)
    return vars(value)
