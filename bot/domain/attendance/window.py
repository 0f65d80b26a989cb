"""When check-in is open, and when an arrival is late."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.refusals import Refused
from bot.domain.rules import Rules, rules_of
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import How
from bot.storage.tables.branch import Branch


class Came(Protocol):
    """What tells when somebody came: a row of the table, or what is to become one."""

    @property
    def at(self) -> datetime:
        """When; by Telegram's clock where the person tapped."""

    @property
    def how(self) -> How:
        """The way in which the check-in is recorded."""


@dataclass(frozen=True)
class Window:
    """When taps count: from when one is kept, from when check-in is open, until when nobody is late, when it closes."""

    kept: datetime
    opens: datetime
    punctual: datetime
    closes: datetime

    def how(self, at: datetime) -> How:
        """Return how a tap at that time is recorded: early ones are kept until check-in opens."""
        return How.EARLY if at < self.opens else How.SCAN

    def was_late(self, row: Came) -> bool:
        """After the grace of the start; nobody knows when somebody came whom an officer recorded."""
        return row.how != How.HAND and row.at > self.punctual


def window(activity: Activity, rules: Rules | None = None) -> Window:
    """When taps count; `rules` are those of the branch, if at hand.

    Raises:
        Refused: `not-dated`.
    """
    if activity.starts_at is None or activity.ends_at is None:
        raise Refused("not-dated", month=activity.month)
    rules = rules or rules_of(activity.branch)
    opens = activity.starts_at - rules.opens_before
    closes = activity.ended_at or activity.ends_at + rules.ends_by_itself_after
    return Window(opens - rules.kept_before_opening, opens, activity.starts_at + rules.late_after, closes)


def was_late(row: Came, activity: Activity) -> bool:
    """Whether this arrival was late; there is no late at an activity without a date."""
    return activity.starts_at is not None and window(activity).was_late(row)


def records_close(activity: Activity, ended_at: datetime) -> datetime:
    """Return until when leave and check-ins of an ended activity may still be recorded: as long as make-up is owed."""
    return ended_at + rules_of(activity.branch).makeup


def records_open_since(branch: Branch, now: datetime) -> datetime:
    """Return the earliest end of an activity whose records are open at `now`."""
    return now - rules_of(branch).makeup
