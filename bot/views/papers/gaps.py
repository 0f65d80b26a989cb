"""The places where what a paper lacks is filled in: the screen of the bot, named beside the labels, with its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views import activity_links
from bot.views.names import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.storage.tables.activity import Activity
    from bot.telegram.message import Rows
    from bot.texts import Texts

SHOWN = 300  # UTF-16 units of the labels of one place
PLACES: Mapping[str, tuple[str, ...]] = {
    "agenda": ("paper-field-aims", "paper-field-kinds", "paper-request-heading-3"),
    "record": (
        "paper-field-process", "paper-field-speeches", "paper-field-decisions", "paper-field-summary",
        "paper-field-pictures", "paper-heading-content", "paper-heading-decisions", "paper-heading-summary",
    ),
    "ballot": ("paper-field-evaluation", "paper-circular-heading-4"),
}  # fmt: skip
"""The places by the labels of fields and headings; a heading may have a number before it."""


def where(lacks: Sequence[str], activity: Activity, t: Texts) -> tuple[list[str], Rows]:
    """Return a line for each place where something that the paper lacks is filled in, and the buttons to them."""
    lines: list[str] = []
    doors: list[str] = []
    for place, keys in PLACES.items():
        ends = tuple(t.plain(key) for key in keys)
        here = [label for label in lacks if label.endswith(ends) or (place == "record" and _is_item(label, t))]
        if place == "ballot" and (activity.ballot_closes_at is None or activity.ballot_closed_at is not None):
            continue
        if here:
            lines.append(t.html(f"paper-lacks-{place}", labels=names(here, t, units=SHOWN)))
            doors += [place] if place in activity_links.SCREENS else []
    lines += [t.html("paper-lacks-again")] if doors else []
    return lines, (activity_links.to(activity, t, *doors),) if doors else ()


def _is_item(label: str, t: Texts) -> bool:
    """True for the heading of an item in the minutes: `（2）讨论：…`."""
    return label.startswith(t.plain("paper-heading-item", number="", counted="", item="")[:1])
