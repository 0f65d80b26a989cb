"""The kinds of updates that Telegram is asked for, and what of an update is read.

Each kind here has a handler. A handler of messages would also take a business or guest message, since the library
calls each of them the update's message: so what was not asked for is cut off before any handler sees it.
"""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import UpdateType

KINDS: tuple[str, ...] = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.CHAT_MEMBER,  # Telegram sends these only on request, and only to administrators of the group
)
_READ = frozenset((*KINDS, "update_id"))
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL stores no NUL, and no encoding a lone surrogate
_LIMIT = 2**63


def sift(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the update without kinds that were not asked for, and with characters that no database stores replaced.

    Raises ValueError for a kind without content and for a number that no column holds, RecursionError for an update
    nested too deeply.
    """
    sifted = {key: _storable(value) for key, value in raw.items() if key in _READ}
    if not all(value and isinstance(value, dict) for key, value in sifted.items() if key in KINDS):
        raise ValueError("nothing where an update's content should be")
    return sifted


def _storable(value: Any) -> Any:  # noqa: ANN401 - JSON
    kind = type(value)  # a check-in has twenty values, and hundreds come in the same second
    if kind is str:
        return value if value.isascii() and "\x00" not in value else _UNSTORABLE.sub("\ufffd", value)
    if kind is dict:
        return {key: _storable(item) for key, item in value.items()}
    if kind is list:
        return [_storable(item) for item in value]
    if kind is int and not -_LIMIT <= value < _LIMIT:
        raise ValueError("a number beyond 64 bits")
    return value
