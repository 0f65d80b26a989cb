"""Every figure that the rules name, with its default. A branch may override one; nothing else repeats it."""

from dataclasses import dataclass, fields, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.storage.tables.branch import Branch


@dataclass(frozen=True)
class Rules:
    """The figures in force for one branch; each comment names the rule it comes from."""

    notice: timedelta = timedelta(days=5)  # 12: 原则上提前5天
    forecast: timedelta = timedelta(days=3)  # 16: while the date can still move
    reminder: timedelta = timedelta(days=1)
    opens_before: timedelta = timedelta(minutes=30)  # 59
    kept_before_opening: timedelta = timedelta(minutes=30)
    late_after: timedelta = timedelta(minutes=15)
    ends_by_itself_after: timedelta = timedelta(minutes=30)
    half_day_hours: float = 3.5  # 6: 时间不少于半天
    present_share: float = 0.80  # 16: 党员总数的80%以上
    ballot_open: timedelta = timedelta(hours=24)  # 71
    ballot_reminders: tuple[timedelta, ...] = (timedelta(hours=2), timedelta(hours=20))
    ballot_detail_from: int = 5  # fewer ballots show the merged rate only, lest one be guessed
    satisfied_share: float = 0.60  # 75: 满意率低于60%, strictly
    low_results: int = 3  # 75: 3次以上
    makeup: timedelta = timedelta(days=7)  # 67
    makeup_nudges: tuple[timedelta, ...] = (timedelta(days=1), timedelta(days=3), timedelta(days=6))
    month_warnings: tuple[int, ...] = (20, 25)  # 3
    quiet_from: time = time(22)
    quiet_until: time = time(8)
    morning: time = time(9)


DEFAULTS = Rules()


def rules_of(branch: "Branch") -> Rules:
    """The figures of this branch: the defaults with the branch's own over them.

    Overrides are kept as plain JSON: durations in seconds, times of day as `HH:MM`.
    """
    if not branch.overrides:
        return DEFAULTS
    known = {field.name: field.default for field in fields(Rules)}
    changed: dict[str, Any] = {
        name: _read(value, known[name]) for name, value in branch.overrides.items() if name in known
    }
    return replace(DEFAULTS, **changed)


def _read(value: object, default: object) -> object:
    if isinstance(default, timedelta):
        return timedelta(seconds=float(str(value)))
    if isinstance(default, time):
        return time.fromisoformat(str(value))
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(_read(each, default[0]) for each in value)
    return value
