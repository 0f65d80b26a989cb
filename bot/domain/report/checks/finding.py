"""The values that the checks read, and those that they return."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.report.activity_report import ActivityReport, Place
from bot.domain.roles import Office
from bot.domain.rules import Rules, rules_then
from bot.storage.tables.absence import Leave
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Minute, Part, Photo
from bot.storage.tables.roll import RollState


class Level(StrEnum):
    """The classes of findings, the gravest first."""

    BLOCK = "block"  # stops the sending until it is mended
    REASON = "reason"  # stops the sending until it is mended or a sentence says why
    WARN = "warn"  # is answered by mending or by a sentence
    INFO = "info"  # needs no answer


ORDER = tuple(Level)


class Key(str):
    """A value of a finding that is the key of a text, to be worded by the view."""

    __slots__ = ()


@dataclass(frozen=True)
class Finding:
    """A finding of a check: its number, its class, what it is about and the values that were compared.

    `subject` begins with the variant of the check, which names its sentence; an id after a colon tells findings of the
    same variant apart. It holds no names, because reasons that were given are stored with it.
    """

    number: int
    level: Level
    subject: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def variant(self) -> str:
        """The variant of the check."""
        return self.subject.partition(":")[0]


@dataclass(frozen=True)
class Earlier:
    """An activity of the branch that was held before, as far as the checks compare records with each other."""

    activity: Activity
    minutes: tuple[Minute, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    photos: tuple[Photo, ...] = ()
    present: frozenset[int] = frozenset()
    satisfied: float | None = None


@dataclass(frozen=True)
class Case:
    """An activity that was held, at the time of the check, with what lies outside its own record.

    `earlier` are the activities held before it, the latest first; `elsewhere` the photos of all other activities of the
    branch that may be the same. `host_offices` are the host's at the start, `delegated` tells whether a reason is
    recorded for a host who is not the secretary, `explained` are the absentees whose reason or contact is recorded,
    `differing` the people whom the roster, as it is known now, counts otherwise than the roll. `pending` are requests
    for leave without a decision, `slips` the numbers of the branch's leave slips of the year. `planned` is the form and
    the content of the plan that was in force. `roster` are the names that the branch has or had on its roster.
    """

    report: ActivityReport
    now: datetime
    earlier: tuple[Earlier, ...] = ()
    elsewhere: tuple[tuple[Photo, Activity], ...] = ()
    host_offices: frozenset[Office] = frozenset({Office.SECRETARY})
    delegated: bool = False
    explained: frozenset[int] = frozenset()
    differing: tuple[Person, ...] = ()
    pending: tuple[Leave, ...] = ()
    slips: tuple[int, ...] = ()
    planned: tuple[str, str] | None = None
    roster: frozenset[str] = frozenset()

    @property
    def activity(self) -> Activity:
        """The activity."""
        return self.report.activity

    @cached_property
    def rules(self) -> Rules:
        """The figures in force for the activity."""
        return rules_then(self.activity)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The branch's zone."""
        return ZoneInfo(self.activity.branch.zone)

    @property
    def start(self) -> datetime:
        """The start of the activity."""
        return self.activity.starts_at or self.end

    @property
    def end(self) -> datetime:
        """The end of the activity."""
        return self.activity.ended_at or self.now

    def day(self, at: datetime) -> date:
        """Return the day of an instant in the branch's zone."""
        return at.astimezone(self.zone).date()

    def since_end(self, **span: float) -> bool:
        """True if this span of time has passed since the end."""
        return self.now >= self.end + timedelta(**span)

    @cached_property
    def places(self) -> dict[int, Place]:
        """The lines of the sign-in book by person."""
        return {place.person.id: place for place in self.report.places}

    @cached_property
    def there(self) -> frozenset[int]:
        """The people who were there, with the corrections."""
        return frozenset(number for number, place in self.places.items() if state_of(place) is RollState.PRESENT)

    @cached_property
    def speeches(self) -> tuple[Minute, ...]:
        """The named speeches of the minutes."""
        return tuple(one for one in self.report.minutes if one.part is Part.SPEECH)

    @cached_property
    def names(self) -> dict[str, int]:
        """The people of the sign-in book by name."""
        return {place.person.name: number for number, place in self.places.items()}


def state_of(place: Place) -> RollState:
    """Return the state of a line with its corrections."""
    return place.corrected or place.state
