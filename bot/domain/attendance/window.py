"""The times of check-in, lateness, and the period in which records may change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.refusals import Refused
from bot.domain.rules import Rules, rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import How

RECORDS_OPEN_AT_MOST = timedelta(days=30)
"""The longest time for make-up study that a branch can choose."""


class Came(Protocol):
    """The time and manner of an arrival: a row of the table, or a row to be inserted."""

    @property
    def at(self) -> datetime:
        """The time of the arrival; for a tap, Telegram's time."""

    @property
    def how(self) -> How:
        """The way in which the check-in is recorded."""


@dataclass(frozen=True)
class Window:
    """The times of check-in.

    Taps are kept from `kept` on, check-in is open from `opens` to `closes`, and arrivals after `punctual` are late.
    """

    kept: datetime
    opens: datetime
    punctual: datetime
    closes: datetime

    def how(self, at: datetime) -> How:
        """Return how a tap at that time is recorded; an `early` one is kept until check-in opens."""
        return How.EARLY if at < self.opens else How.SCAN

    def was_late(self, row: Came) -> bool:
        """True if the arrival is after the grace period; never for one recorded by hand, as its time is unknown."""
        return row.how != How.HAND and row.at > self.punctual


def window(activity: Activity, rules: Rules | None = None) -> Window:
    """Return the times of check-in; `rules` are the activity's, if the caller has them.

    Raises:
        Refused: `not-dated`.
    """
    if activity.starts_at is None or activity.ends_at is None:
        raise Refused("not-dated", month=activity.month)
    rules = rules or rules_then(activity)
    opens = activity.starts_at - rules.opens_before
    closes = activity.ended_at or activity.ends_at + rules.ends_by_itself_after
    return Window(opens - rules.kept_before_opening, opens, activity.starts_at + rules.late_after, closes)


def was_late(row: Came, activity: Activity) -> bool:
    """True if this arrival was late; never at an activity without a date."""
    return activity.starts_at is not None and window(activity).was_late(row)


def records_close(activity: Activity, ended_at: datetime) -> datetime:
    """Return the end of the period in which leave may still be recorded: the time for make-up study."""
    return ended_at + rules_then(activity).makeup


def records_are_open(activity: Activity, now: datetime) -> bool:
    """True if the activity has ended and leave from it may still be recorded at `now`."""
    return activity.ended_at is not None and now <= records_close(activity, activity.ended_at)


def takes_two(activity: Activity, now: datetime) -> bool:
    """True if a correction of the activity's records at `now` takes two officers (rule 69)."""
    return activity.roll_as_of is not None and now > activity.roll_as_of + rules_then(activity).correction
