"""Sealed values: JSON that can be read and changed only with its key (AES-256-GCM).

The words around a value are authenticated with it, so that it cannot be put in another's place. Values are padded to
steps of 8 KiB: the length tells almost nothing of the content.
"""

import json
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

STEP = 8192  # bytes
NONCE = 12  # bytes
LENGTH = 4  # bytes before the JSON, which say how long it is


class Damaged(Exception):  # noqa: N818 - the name describes the value
    """The value was changed, belongs elsewhere, or was sealed with another key."""


def seal(key: bytes, value: object, about: Sequence[int | str]) -> bytes:
    """Return the sealed value, under a nonce of its own."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    padding = -(LENGTH + len(words)) % STEP
    nonce = secrets.token_bytes(NONCE)
    plain = len(words).to_bytes(LENGTH, "big") + words + bytes(padding)
    return nonce + AESGCM(key).encrypt(nonce, plain, _authenticated(about))


def unseal(key: bytes, sealed: bytes, about: Sequence[int | str]) -> object:
    """Return the value that was sealed with this key and these words. Raises Damaged."""
    try:
        plain = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _authenticated(about))
    except (InvalidTag, ValueError):  # ValueError: there is not even a nonce
        raise Damaged from None
    length = int.from_bytes(plain[:LENGTH], "big")
    return json.loads(plain[LENGTH : LENGTH + length])


def _authenticated(about: Sequence[int | str]) -> bytes:
    return json.dumps(list(about), separators=(",", ":")).encode()
