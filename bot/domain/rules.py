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


@dataclass(frozen=True)
class Range:
    """The values that a branch may choose for a figure, from `least` to `most`.

    `named` is true for a figure that the rules name: a branch can only make it stricter, so its default is one end.
    """

    least: Any
    most: Any
    named: bool = False


def _from(unit: Unit, rule: int | None = None, clause: str = "", free: Range | None = None) -> dict[str, Any]:
    return {"unit": unit, "rule": rule, "clause": clause, "free": free}


def _minutes(least: float, most: float) -> Range:
    return Range(timedelta(minutes=least), timedelta(minutes=most))


def _hours(least: float, most: float) -> Range:
    return Range(timedelta(hours=least), timedelta(hours=most))


def _days(least: float, most: float, *, named: bool = False) -> Range:
    return Range(timedelta(days=least), timedelta(days=most), named)


@dataclass(frozen=True)
class Rules:
    """The figures in force for one branch."""

    notice: timedelta = field(
        default=timedelta(days=5), metadata=_from(Unit.DAYS, 12, "原则上提前5天", _days(5, 20, named=True))
    )
    forecast: timedelta = field(  # early enough to move the date
        default=timedelta(days=3), metadata=_from(Unit.DAYS, 16, "党员总数的80%以上", _days(1, 10))
    )
    reminder: timedelta = field(default=timedelta(days=1), metadata=_from(Unit.DAYS, free=_days(1, 4)))
    opens_before: timedelta = field(
        default=timedelta(minutes=30), metadata=_from(Unit.MINUTES, 59, "党员签到", _minutes(5, 180))
    )
    kept_before_opening: timedelta = field(
        default=timedelta(minutes=30), metadata=_from(Unit.MINUTES, free=_minutes(0, 180))
    )
    late_after: timedelta = field(default=timedelta(minutes=15), metadata=_from(Unit.MINUTES, free=_minutes(0, 60)))
    ends_by_itself_after: timedelta = field(
        default=timedelta(minutes=30), metadata=_from(Unit.MINUTES, free=_minutes(10, 240))
    )
    end_undo: timedelta = field(default=timedelta(minutes=10), metadata=_from(Unit.MINUTES))
    few_present: int = field(  # with fewer, the host is asked whether the activity was held
        default=3, metadata=_from(Unit.COUNT, 3, "每月开展一次")
    )
    held_answer: timedelta = field(default=timedelta(hours=24), metadata=_from(Unit.HOURS))
    extension: timedelta = field(default=timedelta(minutes=30), metadata=_from(Unit.MINUTES, free=_minutes(10, 120)))
    half_day_hours: float = field(default=3.5, metadata=_from(Unit.HOURS, 6, "时间不少于半天", Range(3.0, 8.0)))
    present_share: float = field(
        default=0.80, metadata=_from(Unit.SHARE, 16, "党员总数的80%以上", Range(0.80, 1.0, named=True))
    )
    ballot_open: timedelta = field(
        default=timedelta(hours=24), metadata=_from(Unit.HOURS, 71, "当即开展测评", _hours(2, 72))
    )
    ballot_reminders: tuple[timedelta, ...] = field(
        default=(timedelta(hours=2), timedelta(hours=20)), metadata=_from(Unit.HOURS, free=_hours(1, 71))
    )
    ballot_detail_from: int = field(  # with fewer, only the merged rate is shown, to keep ballots secret
        default=5, metadata=_from(Unit.COUNT)
    )
    satisfied_share: float = field(  # a result strictly below it is low
        default=0.60, metadata=_from(Unit.SHARE, 75, "3次以上满意率低于60%", Range(0.60, 1.0, named=True))
    )
    low_results: int = field(default=3, metadata=_from(Unit.COUNT, 75, "3次以上满意率低于60%", Range(1, 3, named=True)))
    contact: timedelta = field(  # the deadline of the record that states the reasons
        default=timedelta(days=2), metadata=_from(Unit.DAYS, 64, "2日内上报", _days(1, 2, named=True))
    )
    record_filed: timedelta = field(default=timedelta(days=2), metadata=_from(Unit.DAYS, 64, "2日内上报"))
    makeup: timedelta = field(default=timedelta(days=7), metadata=_from(Unit.DAYS, 67, "补学（“补课”）", _days(1, 30)))
    makeup_nudges: tuple[timedelta, ...] = field(
        default=(timedelta(days=1), timedelta(days=3), timedelta(days=6)), metadata=_from(Unit.DAYS, free=_days(1, 29))
    )
    correction: timedelta = field(  # the time in which one officer may correct a record; later it takes two
        default=timedelta(days=7), metadata=_from(Unit.DAYS, 69, "做好参加活动记录", _days(1, 30))
    )
    long_absence: int = field(  # consecutive activities missed without leave
        default=3, metadata=_from(Unit.COUNT, 29, "长期不参加活动")
    )
    grave_absence: timedelta = field(default=timedelta(days=183), metadata=_from(Unit.DAYS, 29, "长期不参加活动"))
    month_warnings: tuple[int, ...] = field(
        default=(20, 25), metadata=_from(Unit.DAY_OF_MONTH, 3, "每月开展一次", Range(1, 28))
    )
    change_filed_by: time = field(  # of the next working day
        default=time(18), metadata=_from(Unit.TIME_OF_DAY, 8, "报备并说明原因", Range(time(9), time(23)))
    )
    overdue_again: timedelta = field(  # a daily repetition of the same list would only teach to ignore it
        default=timedelta(days=7), metadata=_from(Unit.DAYS, free=_days(1, 30))
    )
    quiet_from: time = field(default=time(22), metadata=_from(Unit.TIME_OF_DAY, free=Range(time(18), time(23, 59))))
    quiet_until: time = field(default=time(8), metadata=_from(Unit.TIME_OF_DAY, free=Range(time(5), time(12))))
    morning: time = field(default=time(9), metadata=_from(Unit.TIME_OF_DAY, free=Range(time(6), time(12))))


DEFAULTS = Rules()


@dataclass(frozen=True)
class Figure:
    """The description of one figure.

    `rule` is the number of the rule it comes from (docs/rules.md) and `clause` quotes that rule; both are empty where
    the rules leave the figure open. `free` holds the values that a branch may choose; a figure without it is fixed.
    """

    name: str
    default: Any
    unit: Unit
    rule: int | None
    clause: str
    free: Range | None

    @property
    def fixed(self) -> bool:
        """True if no branch can override the figure."""
        return self.free is None


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
    """Return the figures of the activity: those it was announced with, or its branch's until then."""
    return _with(activity.figures) if activity.figures else rules_of(activity.branch)


def figures_in_force(branch: "Branch") -> dict[str, Any]:
    """Return the figures that an activity keeps from its announcement on, in the form of `Branch.overrides`."""
    rules = rules_of(branch)
    return {name: to_json(getattr(rules, name)) for name, figure in FIGURES.items() if not figure.fixed}


def to_json(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a figure in the form of `Branch.overrides`."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return [to_json(each) for each in value] if isinstance(value, tuple) else value


def from_json(name: str, value: object) -> Any:  # noqa: ANN401 - of the figure's type
    """Return the value of a figure that is stored in the form of `Branch.overrides`."""
    return _read(value, FIGURES[name].default)


_DEFAULTS_AS_JSON = {name: to_json(figure.default) for name, figure in FIGURES.items() if not figure.fixed}


def _with(overrides: Mapping[str, Any]) -> Rules:
    changed = {
        name: from_json(name, value)
        for name, value in overrides.items()
        if name in _DEFAULTS_AS_JSON and value != _DEFAULTS_AS_JSON[name]
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
