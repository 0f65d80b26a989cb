"""Where the buttons of the check lead: to what mends a finding, and to the other screens of the activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.report.checks.motions import item_of
from bot.views import callbacks
from bot.views.activity_links import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.report.checks.finding import Finding
    from bot.storage.tables.activity import Activity
    from bot.telegram.callbacks import Data


class Door(NamedTuple):
    """A way on: `button-check-<name>` is its label."""

    name: str
    data: Data


# The doors by name.
DOORS: Mapping[str, Callable[[Activity], Data]] = {
    "roll": lambda activity: callbacks.CORRECTION_LIST.data(activity.id, 0),
    "makeup": lambda _activity: callbacks.MAKEUP_BOARD.data(0),
    "todo": lambda _activity: callbacks.TODO_SHOW.data(),
    "record": SCREENS["record"],
    "entries": lambda activity: callbacks.RECORD_ENTRIES.data(activity.id, 0),
    "steps": SCREENS["steps"],
    "agenda": SCREENS["agenda"],
    "photos": lambda activity: callbacks.RECORD_PHOTOS.data(activity.id, 0),
    "plan": lambda activity: callbacks.PLAN_MONTH.data(activity.year, activity.month),
}
# The door that mends a finding, by the number of the check, or by number and variant.
MENDS: Mapping[int | tuple[int, str], str] = {
    **dict.fromkeys((1, 2, 3, 4, 5, 6, 28, 43), "roll"),
    (7, "pending"): "todo",
    **dict.fromkeys((8, 9, 18), "makeup"),
    **dict.fromkeys(((10, "host-absent"), (10, "recorder-absent")), "roll"),
    **dict.fromkeys((13, 16, (40, "guide")), "record"),
    **dict.fromkeys((12, 15, 17, 19, 41, (16, "texts"), (35, "owner"), (35, "due")), "entries"),
    **dict.fromkeys((21, 22, 42), "steps"),
    (24, "agenda"): "agenda",
    **dict.fromkeys((29, 30), "photos"),
    (35, "carried"): "record",
    36: "plan",
}
COUNT = 20  # stands in the theme, which is fixed at the end, on the agenda or in an entry
OF_VOTES = frozenset({33, 34})  # their subjects name the item of the agenda, whose count is entered anew


def door(finding: Finding, activity: Activity) -> Door | None:
    """Return the door that mends a finding; None if only a sentence answers it."""
    if finding.number in OF_VOTES:
        return Door("vote", callbacks.RECORD_VOTE.data(activity.id, item_of(finding)))
    name = MENDS.get((finding.number, finding.variant)) or MENDS.get(finding.number)
    if finding.number == COUNT:
        name = finding.values["where"]
    return Door(name, DOORS[name](activity)) if name in DOORS else None
