"""Activities before the branch was set up, recorded later by an officer (补记, rules 3, 69, 83).

Such an activity is marked with who recorded it and when. It has ended, and its roll is fixed as of the recording; it
causes no notice, reminder, ballot, make-up study or duty, but each member is told once how they are recorded. Its roll
is corrected as any other; all of it can be withdrawn with a reason (`bot.domain.day.record_withdrawal`), and stays on
record as withdrawn.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.branch import powers, terms
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan import proposals, yearly_plan
from bot.domain.refusals import Refused
from bot.domain.roles import Kind
from bot.domain.rules import figures_in_force
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance, How
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.roll import RollState

DIGEST = 8  # hexadecimal digits of `Preview.digest`


@dataclass(frozen=True)
class Draft:
    """The activity as an officer has told it so far; instants are ISO strings and people are ids, for JSON.

    `not_in_branch` are people of the roster who did not belong to the branch then (不在支部).
    """

    year: int
    month: int
    form: str = ""
    content: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    absent: Sequence[int] = ()
    on_leave: Sequence[int] = ()
    not_in_branch: Sequence[int] = ()
    host: int | None = None
    recorder: int | None = None

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Return the draft that `to_json` wrote; other keys are ignored."""
        return cls(**{name: kept[name] for name in cls.__dataclass_fields__ if name in kept})

    def to_json(self) -> dict[str, Any]:
        """Return the draft as JSON, to be kept with the officer's account until it is confirmed."""
        return asdict(self)

    @property
    def starts_at(self) -> datetime:
        """The start of the activity."""
        return datetime.fromisoformat(self.start)

    @property
    def ends_at(self) -> datetime:
        """The end of the activity."""
        return datetime.fromisoformat(self.end)


@dataclass(frozen=True)
class Preview:
    """The roll that a draft makes.

    `belonged` are the people who belonged to the branch then, with their kinds, in the order of the roster, and
    `not_in_branch` those of the roster who did not.
    """

    draft: Draft
    belonged: tuple[tuple[Person, Kind], ...]
    not_in_branch: tuple[Person, ...]

    @property
    def members(self) -> tuple[Person, ...]:
        """All members then."""
        return tuple(person for person, kind in self.belonged if kind.counts)

    @property
    def present(self) -> tuple[Person, ...]:
        """The members present: all whom the draft does not name."""
        return self._in(RollState.PRESENT)

    @property
    def on_leave(self) -> tuple[Person, ...]:
        """The members on leave."""
        return self._in(RollState.LEAVE)

    @property
    def absent(self) -> tuple[Person, ...]:
        """The members absent."""
        return self._in(RollState.ABSENT)

    @property
    def host(self) -> Person | None:
        """The member who was host; None if the officer did not name one."""
        return self._member(self.draft.host)

    @property
    def recorder(self) -> Person | None:
        """The member who kept the record; None if the officer did not name one."""
        return self._member(self.draft.recorder)

    @property
    def share(self) -> float:
        """Members present, as a share of all members."""
        return len(self.present) / len(self.members)

    @property
    def digest(self) -> str:
        """A short hash of all that the preview shows: it tells the button of this preview from those of others."""
        people = [(person.id, self._state(person)) for person in self.members], [one.id for one in self.not_in_branch]
        shown = json.dumps([self.draft.to_json(), people], sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()[:DIGEST]

    def state_of(self, person: Person) -> RollState | None:
        """Return the state that this person would have; None for one who is no member then."""
        return self._state(person) if person in self.members else None

    def _member(self, number: int | None) -> Person | None:
        return next((person for person in self.members if person.id == number), None)

    def _in(self, state: RollState) -> tuple[Person, ...]:
        return tuple(person for person in self.members if self._state(person) is state)

    def _state(self, person: Person) -> RollState:
        if person.id in self.draft.absent:
            return RollState.ABSENT
        return RollState.LEAVE if person.id in self.draft.on_leave else RollState.PRESENT


async def require_open(db: AsyncSession, branch: Branch, year: int, month: int) -> Activity | None:
    """Return the undated activity of the month, if it has one; refuse a month that cannot be recorded later.

    Raises:
        Refused: `plan-year-out`, `recorded-later-after-setup`, `recorded-later-held`.
    """
    yearly_plan.require_year(year)
    if not proposals.begins_before_setup(branch, year, month):
        raise Refused("recorded-later-after-setup", year=year, month=month)
    here = await activities.of_month(db, branch.id, year, month)
    if any(activity.dated_at is not None for activity in here):
        raise Refused("recorded-later-held", year=year, month=month)
    return here[0] if here else None


def is_open(branch: Branch, year: int, month: int, here: Iterable[Activity]) -> bool:
    """True if the month can be recorded later, given its activities: it begins before the set-up and has no date."""
    undated = all(activity.dated_at is None for activity in here)
    return undated and proposals.begins_before_setup(branch, year, month)


def require_before_setup(branch: Branch, start: datetime) -> None:
    """Refuse an activity that was not held on a day before the set-up.

    Raises:
        Refused: `recorded-later-day`.
    """
    day, setup = start.astimezone(ZoneInfo(branch.zone)).date(), proposals.setup_day(branch)
    if setup is None or day >= setup:
        raise Refused("recorded-later-day", day=day, setup=setup or day)


async def roster_then(db: AsyncSession, branch: Branch, draft: Draft) -> Sequence[tuple[Person, Kind]]:
    """Return the people of the roster at the start of the activity, by the terms as they are known now."""
    return await terms.belonged(db, branch.id, draft.starts_at)


async def not_in_branch_before(db: AsyncSession, branch: Branch, draft: Draft) -> list[Person]:
    """Return who of the roster then was not in the branch by the record that was entered last for this year."""
    every = await activities.of_year(db, branch.id, draft.year)
    recorded = sorted((one.recorded_later_at, one.id, one) for one in every if one.recorded_later_at)
    known = (recorded[-1][-1].not_in_branch or []) if recorded else []
    return [person for person, _kind in await roster_then(db, branch, draft) if person.id in known]


async def preview(db: AsyncSession, branch: Branch, draft: Draft, *, by: Person) -> Preview:
    """Return the roll that the draft makes.

    Raises:
        Refused: `recorded-later-nobody` if no member was present; `recorded-later-own`, `recorded-later-own-nobody` if
            an earlier record of the month was withdrawn that has another state for the officer.
    """
    everybody = await roster_then(db, branch, draft)
    belonged = tuple((person, kind) for person, kind in everybody if person.id not in draft.not_in_branch)
    shown = Preview(draft, belonged, tuple(person for person, _kind in everybody if person.id in draft.not_in_branch))
    if not shown.present:
        raise Refused("recorded-later-nobody")
    await _require_own_unchanged(db, branch, shown, by=by)
    return shown


async def _require_own_unchanged(db: AsyncSession, branch: Branch, shown: Preview, *, by: Person) -> None:
    """Refuse a new record in which the officer changes their own state in the one that was withdrawn last (rule 69)."""
    year, month = shown.draft.year, shown.draft.month
    gone = [one for one in await activities.cancelled_in(db, branch.id, year) if one.month == month]
    withdrawn = sorted((one.cancelled_at, one.id, one) for one in gone if one.recorded_later_at and one.cancelled_at)
    if not withdrawn:
        return
    old = await roll.state_of(db, withdrawn[-1][-1], by)
    if old == shown.state_of(by):
        return
    others = [officer.name for officer in await powers.deciders(db, by, Power.RECORD_LATER)]
    raise Refused("recorded-later-own" if others else "recorded-later-own-nobody", old=old or "none", who=others)


async def record(db: AsyncSession, branch: Branch, shown: Preview, *, by: Person, now: datetime) -> Activity:
    """Save the activity as held then and recorded now, with its roll; its check-ins are recorded by hand.

    The members, save the officer, are told how they are recorded.

    Raises:
        Refused: `not-allowed`, and as `require_open`.
    """
    await powers.require(db, by, Power.RECORD_LATER)
    draft = shown.draft
    activity = await require_open(db, branch, draft.year, draft.month)
    if activity is None:
        activity = await activities.create(db, branch.id, draft.year, draft.month, draft.form, draft.content)
    session = activity.session
    session.starts_at, session.ends_at, session.place = draft.starts_at, draft.ends_at, draft.place
    activity.form, activity.content, activity.figures = draft.form, draft.content, figures_in_force(branch)
    activity.dated_at, activity.ended_at = now, draft.ends_at
    activity.recorded_later_at, activity.recorded_later_by, activity.later_recorder = now, by.id, by
    activity.not_in_branch = [person.id for person in shown.not_in_branch]
    activity.host, activity.recorder = shown.host, shown.recorder
    activity.host_id = shown.host.id if shown.host else None
    activity.recorder_id = shown.recorder.id if shown.recorder else None
    for person in shown.present:
        db.add(Attendance(activity_id=activity.id, person_id=person.id, at=now, how=How.HAND, by_id=by.id))
    timeline.note(
        db,
        "recorded-later",
        activity,
        by=by,
        now=now,
        form=draft.form,
        starts_at=draft.start,
        ends_at=draft.end,
        place=draft.place,
        present=len(shown.present),
        members=len(shown.members),
        not_in_branch=activity.not_in_branch,
        host=activity.host_id,
        recorder=activity.recorder_id,
    )
    await db.flush()
    await roll.fix_later(db, activity, shown.belonged, draft.on_leave, now=now)
    others = [person for person in (*shown.members, *shown.not_in_branch) if person.id != by.id]
    await deliveries.to_people(db, DeliveryKind.RECORDED_LATER, others, activity, now=now)
    return activity


async def withdraw_record(
    db: AsyncSession, activity: Activity, *, by: Person, reason: str, now: datetime
) -> list[Person]:
    """Withdraw a record that was entered in error: the activity counts as not held, and the month is open again.

    Return the members whose record changes by it, without the officer.
    """
    activity.cancelled_at, activity.cancelled_by, activity.cancel_reason = now, by.id, reason
    activity.not_held = True
    activity.revision += 1
    timeline.note(db, "recorded-later-withdrawn", activity, by=by, now=now, reason=reason, revision=activity.revision)
    if activity.theme_id is not None:
        again = await activities.create(
            db, activity.branch_id, activity.year, activity.month, activity.form, activity.content
        )
        again.theme_id = activity.theme_id
    members = [one.person for one in await roll.entries(db, activity) if one.counted and one.person is not None]
    return [person for person in members if person.id != by.id]
