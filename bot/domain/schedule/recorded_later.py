"""Activities of months before the branch was set up, recorded later by an officer (补记, rules 3, 69, 83).

Such an activity is marked with who recorded it and when. It has ended, and its roll is fixed as of the recording; it
causes no notice, reminder, ballot, make-up study or duty. Its roll is corrected as any other; all of it can be
withdrawn with a reason, and stays on record as withdrawn.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.branch import powers, terms
from bot.domain.branch.powers import Power
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import proposals, yearly_plan
from bot.domain.refusals import Refused
from bot.domain.roles import Kind
from bot.domain.rules import figures_in_force
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance, How
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Outcome


@dataclass(frozen=True)
class Draft:
    """What an officer has told of the activity so far; instants are ISO strings and people are ids, for JSON.

    `away` are people of the roster who did not belong to the branch then (不在支部).
    """

    year: int
    month: int
    form: str
    content: str
    start: str
    end: str
    place: str
    absent: Sequence[int] = ()
    on_leave: Sequence[int] = ()
    away: Sequence[int] = ()

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
    """The roll that a draft makes: the members by their state, and the people who did not belong to the branch."""

    draft: Draft
    present: tuple[Person, ...]
    on_leave: tuple[Person, ...]
    absent: tuple[Person, ...]
    away: tuple[Person, ...]

    @property
    def members(self) -> tuple[Person, ...]:
        """All members then."""
        return (*self.present, *self.on_leave, *self.absent)

    @property
    def share(self) -> float:
        """Members present, as a share of all members."""
        return len(self.present) / len(self.members)


async def require_open(db: AsyncSession, branch: Branch, year: int, month: int) -> Activity | None:
    """Return the undated activity of the month, if it has one; refuse a month that cannot be recorded later.

    Raises:
        Refused: `plan-year-out`, `recorded-later-after-setup`, `recorded-later-held`.
    """
    yearly_plan.require_year(year)
    if not proposals.before_setup(branch, year, month):
        raise Refused("recorded-later-after-setup", year=year, month=month)
    here = await activities.of_month(db, branch.id, year, month)
    if any(activity.dated_at is not None for activity in here):
        raise Refused("recorded-later-held", year=year, month=month)
    return here[0] if here else None


async def roster_then(db: AsyncSession, branch: Branch, draft: Draft) -> Sequence[tuple[Person, Kind]]:
    """Return the people of the roster at the start of the activity, by the terms as they are known now."""
    return await terms.belonged(db, branch.id, draft.starts_at)


async def preview(db: AsyncSession, branch: Branch, draft: Draft) -> Preview:
    """Return the roll that the draft makes: all members are present whom it does not name.

    Raises:
        Refused: `recorded-later-nobody` if no member was present.
    """
    everybody = await roster_then(db, branch, draft)
    members = [person for person, kind in everybody if kind.counts and person.id not in draft.away]

    def among(ids: Collection[int]) -> tuple[Person, ...]:
        return tuple(person for person in members if person.id in ids)

    missing = {*draft.absent, *draft.on_leave}
    present = tuple(person for person in members if person.id not in missing)
    if not present:
        raise Refused("recorded-later-nobody")
    away = tuple(person for person, _kind in everybody if person.id in draft.away)
    return Preview(draft, present, among(draft.on_leave), among(draft.absent), away)


async def record(db: AsyncSession, branch: Branch, shown: Preview, *, by: Person, now: datetime) -> Activity:
    """Save the activity as held then and recorded now, with its roll; its check-ins are recorded by hand.

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
    )
    await db.flush()
    belonged = [one for one in await roster_then(db, branch, draft) if one[0].id not in draft.away]
    await roll.fix_later(db, activity, belonged, draft.on_leave, now=now)
    return activity


async def withdraw(db: AsyncSession, activity: Activity, *, by: Person, reason: str, now: datetime) -> None:
    """Withdraw a record that was entered in error: the activity counts as not held, and the month is open again.

    Raises:
        Refused: as `require_withdrawable`.
    """
    await require_withdrawable(db, activity, by=by)
    activity.cancelled_at, activity.cancelled_by, activity.cancel_reason = now, by.id, reason
    activity.not_held = True
    activity.revision += 1
    timeline.note(db, "recorded-later-withdrawn", activity, by=by, now=now, reason=reason, revision=activity.revision)
    await duties.settle(db, DutyKind.CORRECTION, activity, now=now, outcome=Outcome.DROPPED)
    if activity.theme_id is not None:
        again = await activities.create(
            db, activity.branch_id, activity.year, activity.month, activity.form, activity.content
        )
        again.theme_id = activity.theme_id


async def require_withdrawable(db: AsyncSession, activity: Activity, *, by: Person) -> None:
    """Refuse unless the person may withdraw this record.

    Raises:
        Refused: `not-allowed`, `already-cancelled`; `button-void` if the activity was not recorded later.
    """
    await powers.require(db, by, Power.RECORD_LATER)
    activities.refuse_cancelled(activity)
    if activity.recorded_later_at is None:
        raise Refused("button-void")
