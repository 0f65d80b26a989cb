"""Where the buttons of the check lead: to what mends a finding, and to the other screens of the activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.telegram.message import Button
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.report.checks.finding import Finding
    from bot.storage.tables.activity import Activity
    from bot.telegram.callbacks import Data
    from bot.texts import Texts


class Door(NamedTuple):
    """A way on: `button-check-<name>` is its label."""

    name: str
    data: Data


# The doors by name. A name that is missing has no screen yet, and its button is left out.
DOORS: Mapping[str, Callable[[Activity], Data]] = {
    "roll": lambda activity: callbacks.CORRECTION_LIST.data(activity.id, 0),
    "makeup": lambda _activity: callbacks.MAKEUP_BOARD.data(0),
    "todo": lambda _activity: callbacks.TODO_SHOW.data(),
    "plan": lambda activity: callbacks.PLAN_MONTH.data(activity.year, activity.month),
}
# Doors below the findings, one a row: to the papers, the record, the steps.
EXTRA: tuple[str, ...] = ("papers", "record")

# The door that mends a finding, by the number of the check, or by number and variant.
MENDS: Mapping[int | tuple[int, str], str] = {
    **dict.fromkeys((1, 2, 3, 4, 5, 6, 28), "roll"),
    (7, "pending"): "todo",
    **dict.fromkeys((8, 9, 18), "makeup"),
    **dict.fromkeys(((10, "host-absent"), (10, "recorder-absent")), "roll"),
    **dict.fromkeys((12, 13, 15, 16, 17, 19, 20, 41), "record"),
    **dict.fromkeys((21, 22, 42), "steps"),
    (24, "agenda"): "agenda",
    **dict.fromkeys((29, 30), "photos"),
    35: "decisions",
    36: "plan",
}


def door(finding: Finding, activity: Activity) -> Door | None:
    """Return the door that mends a finding; None if only a sentence answers it."""
    name = MENDS.get((finding.number, finding.variant)) or MENDS.get(finding.number)
    return Door(name, DOORS[name](activity)) if name in DOORS else None


def extra_buttons(activity: Activity, t: Texts) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that lead on to the other screens of the activity."""
    row = tuple(Button(t.plain(f"button-check-to-{name}"), DOORS[name](activity)) for name in EXTRA if name in DOORS)
    return (row,) if row else ()
