"""Lists of people and long texts inside a message, shortened so that the message stays within Telegram's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from bot.texts import Texts

    Where = Literal["summary", "by-hand", "makeup", "roster"]

SEPARATOR = 2  # units between two names
NAMES = 600  # units of the longest list: five of them and the rest of a message fit into 4096
TEXT = 700  # units of the longest quotation of what a person wrote


def names(people: Sequence[object], t: Texts, where: Where | None = None, *, units: int = NAMES) -> str:
    """Join the names of people, or names, as `甲、乙、丙`; of a longer list the first ones: `甲、乙…等 232 人`.

    `where` says in which place all of them are listed. `units` are UTF-16 units, as Telegram counts them.
    """
    everybody = [str(getattr(one, "name", one)) for one in people]
    whole = t.join(everybody)
    if width(whole) <= units:
        return whole
    more = t.plain(f"names-more-{where}" if where else "names-more", people=len(everybody))
    left, shown = units - width(more), 0
    while (left := left - width(everybody[shown]) - SEPARATOR) >= 0:
        shown += 1
    return t.join(everybody[: max(shown, 1)]) + more


def excerpt(text: str, units: int = TEXT) -> str:
    """Return the beginning of a text of people, ended by an ellipsis if it is longer than that many UTF-16 units."""
    if width(text) <= units:
        return text
    cut = text.encode("utf-16-le")[: 2 * (units - 1)].decode("utf-16-le", errors="ignore")
    return f"{cut.rstrip()}…"


def width(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
