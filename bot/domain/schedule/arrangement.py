"""The arrangement of an activity (time, place, host, recorder) and the differences between two (rules 7, 8)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person

Changes = dict[str, list[str | None]]
"""Changes of an activity, as field → [old, new]."""


@dataclass(frozen=True)
class Arrangement:
    """The time, place, host and recorder of an activity."""

    starts_at: datetime
    ends_at: datetime
    place: str
    host: Person
    recorder: Person


def changes(activity: Activity, plan: Arrangement) -> Changes:
    """Return the changes that the arrangement would make; empty for an undated activity."""
    if activity.dated_at is None:
        return {}
    pairs: dict[str, tuple[datetime | str | None, datetime | str | None]] = {
        "starts_at": (activity.starts_at, plan.starts_at),
        "ends_at": (activity.ends_at, plan.ends_at),
        "place": (activity.place, plan.place),
        "host": (activity.host.name if activity.host else None, plan.host.name),
        "recorder": (activity.recorder.name if activity.recorder else None, plan.recorder.name),
    }
    return {field: [_plain(old), _plain(new)] for field, (old, new) in pairs.items() if _plain(old) != _plain(new)}


def still_true(activity: Activity, changed: Changes) -> Changes:
    """Return the changes that no later change has overtaken."""
    present: dict[str, datetime | str | None] = {
        "starts_at": activity.starts_at, "ends_at": activity.ends_at, "place": activity.place,
        "host": activity.host.name if activity.host else None, "content": activity.content,
    }  # fmt: skip
    return {field: told for field, told in changed.items() if field not in present or told[1] == _plain(present[field])}


def reportable(changed: Changes) -> Changes:
    """Return the changes that members and the superior committee are told of (rules 7, 8): all but the recorder's."""
    return {field: values for field, values in changed.items() if field != "recorder"}


def fixed(changed: Changes) -> Changes:
    """Return the changes of what is fixed with the date, which need a reason also before the notice (rule 7)."""
    return {field: values for field, values in changed.items() if field in {"starts_at", "ends_at", "place"}}


def _plain(value: datetime | str | None) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo("UTC")).isoformat()
    return value
