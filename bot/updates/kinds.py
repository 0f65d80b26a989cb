"""The kinds of updates that Telegram is asked for, and what of an update is read.

Each kind here has a handler. A handler of messages would also take a business or guest message, since the library
calls each of them the update's message: so what was not asked for is cut off before any handler sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from telegram.constants import UpdateType

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: tuple[str, ...] = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.CHAT_MEMBER,  # Telegram sends these only on request, and only to administrators of the group
)
_READ = frozenset((*KINDS, "update_id"))
# PostgreSQL stores no NUL, and no encoding a lone surrogate; XML, and so no paper, holds U+FFFE and U+FFFF.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_LIMIT = 2**63


def sift(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the update without kinds that were not asked for, and with characters that cannot be stored replaced.

    Raises ValueError for a kind without content and for a number that no column holds, RecursionError for an update
    nested too deeply.
    """
    sifted = {key: value for key, value in raw.items() if key in _READ}
    if not _is_storable(sifted.values()):
        sifted = {key: _storable(value) for key, value in sifted.items()}
    if not all(value and isinstance(value, dict) for key, value in sifted.items() if key in KINDS):
        raise ValueError("nothing where an update's content should be")
    return sifted


def _is_storable(values: Iterable[Any]) -> bool:
    """True if every value can be stored as it is, as almost always: looking takes half the time of a copy."""
    for value in values:
        kind = type(value)  # a check-in has twenty values, and hundreds come in the same second
        if kind is str:
            if "\x00" in value or not (value.isascii() or _UNSTORABLE.search(value) is None):
                return False
        elif kind is dict or kind is list:
            if not _is_storable(value.values() if kind is dict else value):
                return False
        elif kind is int and not -_LIMIT <= value < _LIMIT:
            return False
    return True


def _storable(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, int) and not -_LIMIT <= value < _LIMIT:
        raise ValueError("a number beyond 64 bits")
    return value
