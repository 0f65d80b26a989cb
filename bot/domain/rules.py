"""The figures that the rules name, each defined only here with its default; a branch may override them.

`Rules` holds the values; `FIGURES` describes the unit of each and the rule it comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch


class Unit(StrEnum):
    """The unit of a figure; it determines how the figure is parsed and worded."""

    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    SHARE = "share"
    COUNT = "count"
    DAY_OF_MONTH = "day-of-month"
    TIME_OF_DAY = "time-of-day"


def _from(unit: Unit, rule: int | None = None, clause: str = "", *, fixed: bool = False) -> dict[str, Any]:
    return {"unit": unit, "rule": rule, "clause": clause, "fixed": fixed}


@dataclass(frozen=True)
class Rules:
    """The figures in force for one branch."""

    notice: timedelta = field(default=timedelta(days=5), metadata=_from(Unit.DAYS, 12, "原则上提前5天"))
    forecast: timedelta = field(  # early enough to move the date
        default=timedelta(days=3), metadata=_from(Unit.DAYS, 16, "党员总数的80%以上")
    )
    reminder: timedelta = field(default=timedelta(days=1), metadata=_from(Unit.DAYS))
    opens_before: timedelta = field(default=timedelta(minutes=30), metadata=_from(Unit.MINUTES, 59, "党员签到"))
    kept_before_opening: timedelta = field(default=timedelta(minutes=30), metadata=_from(Unit.MINUTES))
    late_after: timedelta = field(default=timedelta(minutes=15), metadata=_from(Unit.MINUTES))
    ends_by_itself_after: timedelta = field(default=timedelta(minutes=30), metadata=_from(Unit.MINUTES))
    end_undo: timedelta = field(default=timedelta(minutes=10), metadata=_from(Unit.MINUTES, fixed=True))
    few_present: int = field(  # with fewer, the host is asked whether the activity was held
        default=3, metadata=_from(Unit.COUNT, 3, "每月开展一次", fixed=True)
    )
    held_answer: timedelta = field(default=timedelta(hours=24), metadata=_from(Unit.HOURS, fixed=True))
    extension: timedelta = field(default=timedelta(minutes=30), metadata=_from(Unit.MINUTES))
    half_day_hours: float = field(default=3.5, metadata=_from(Unit.HOURS, 6, "时间不少于半天"))
    present_share: float = field(default=0.80, metadata=_from(Unit.SHARE, 16, "党员总数的80%以上"))
    ballot_open: timedelta = field(default=timedelta(hours=24), metadata=_from(Unit.HOURS, 71, "当即开展测评"))
    ballot_reminders: tuple[timedelta, ...] = field(
        default=(timedelta(hours=2), timedelta(hours=20)), metadata=_from(Unit.HOURS)
    )
    ballot_detail_from: int = field(  # with fewer, only the merged rate is shown, to keep ballots secret
        default=5, metadata=_from(Unit.COUNT)
    )
    satisfied_share: float = field(  # a result strictly below it is low
        default=0.60, metadata=_from(Unit.SHARE, 75, "3次以上满意率低于60%")
    )
    low_results: int = field(default=3, metadata=_from(Unit.COUNT, 75, "3次以上满意率低于60%"))
    contact: timedelta = field(  # the deadline of the record that states the reasons
        default=timedelta(days=2), metadata=_from(Unit.DAYS, 64, "2日内上报")
    )
    makeup: timedelta = field(default=timedelta(days=7), metadata=_from(Unit.DAYS, 67, "补学（“补课”）"))
    makeup_nudges: tuple[timedelta, ...] = field(
        default=(timedelta(days=1), timedelta(days=3), timedelta(days=6)), metadata=_from(Unit.DAYS)
    )
    long_absence: int = field(  # consecutive activities missed without leave
        default=3, metadata=_from(Unit.COUNT, 29, "长期不参加活动", fixed=True)
    )
    grave_absence: timedelta = field(
        default=timedelta(days=183), metadata=_from(Unit.DAYS, 29, "长期不参加活动", fixed=True)
    )
    month_warnings: tuple[int, ...] = field(default=(20, 25), metadata=_from(Unit.DAY_OF_MONTH, 3, "每月开展一次"))
    change_filed_by: time = field(  # of the next working day
        default=time(18), metadata=_from(Unit.TIME_OF_DAY, 8, "报备并说明原因")
    )
    overdue_again: timedelta = field(  # a daily repetition of the same list would only teach to ignore it
        default=timedelta(days=7), metadata=_from(Unit.DAYS)
    )
    quiet_from: time = field(default=time(22), metadata=_from(Unit.TIME_OF_DAY))
    quiet_until: time = field(default=time(8), metadata=_from(Unit.TIME_OF_DAY))
    morning: time = field(default=time(9), metadata=_from(Unit.TIME_OF_DAY))


DEFAULTS = Rules()


@dataclass(frozen=True)
class Figure:
    """The description of one figure.

    `rule` is the number of the rule it comes from (docs/rules.md) and `clause` quotes that rule; both are empty where
    the rules leave the figure open. A branch cannot override a `fixed` figure.
    """

    name: str
    default: Any
    unit: Unit
    rule: int | None
    clause: str
    fixed: bool


FIGURES: Mapping[str, Figure] = MappingProxyType(
    {each.name: Figure(each.name, each.default, **each.metadata) for each in fields(Rules)}
)


def rules_of(branch: "Branch") -> Rules:
    """Return the figures of this branch: the defaults with the branch's overrides applied.

    Overrides are plain JSON: durations in seconds, times of day as `HH:MM`. Overrides of unknown or fixed figures are
    ignored.
    """
    return _with(branch.overrides) if branch.overrides else DEFAULTS


def rules_then(activity: "Activity") -> Rules:
    """Return the figures by which the activity is judged: those in force at its end, or its branch's until then."""
    return _with(activity.figures) if activity.figures else rules_of(activity.branch)


def figures_in_force(branch: "Branch") -> dict[str, Any]:
    """Return the figures that an activity keeps from its end on, in the form of `Branch.overrides`."""
    rules = rules_of(branch)
    return {
        "notice": rules.notice.total_seconds(),
        "half_day_hours": rules.half_day_hours,
        "present_share": rules.present_share,
        "satisfied_share": rules.satisfied_share,
    }


def _with(overrides: Mapping[str, Any]) -> Rules:
    changed: dict[str, Any] = {
        name: _read(value, figure.default)
        for name, value in overrides.items()
        if (figure := FIGURES.get(name)) is not None and not figure.fixed
    }
    return replace(DEFAULTS, **changed) if changed else DEFAULTS


def _read(value: object, default: object) -> object:
    if isinstance(default, timedelta):
        return timedelta(seconds=float(str(value)))
    if isinstance(default, time):
        return time.fromisoformat(str(value))
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(_read(each, default[0]) for each in value)
    return value
