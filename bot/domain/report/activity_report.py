"""One activity as it is handed in: everything that its papers print and the check before sending compares."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import makeup_tasks
from bot.domain.activity import agenda, steps
from bot.domain.activity.steps import StepState
from bot.domain.attendance import roll
from bot.domain.attendance.standing import Standing, standing_of
from bot.domain.attendance.voters import Voters, voters_of
from bot.domain.branch import people
from bot.domain.day import decisions, minutes, motions, photos
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.result import Result, result_of
from bot.storage.roles import Kind
from bot.storage.tables.absence import Leave, LeaveState, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, SiteCheck
from bot.storage.tables.attendance import How
from bot.storage.tables.branch import Person
from bot.storage.tables.papers import Filing, FindingReason
from bot.storage.tables.record import Decision, Minute, Motion, Photo
from bot.storage.tables.roll import RollState
from bot.storage.tables.timeline import Event


@dataclass(frozen=True)
class Place:
    """A person's line in the sign-in book: as of the end of the activity, with a later correction beside it.

    `at` and `how` are those of the check-in. `corrected` is the state with the corrections, if it is another one.
    """

    person: Person
    kind: Kind
    group: str | None
    counted: bool
    state: RollState
    at: datetime | None
    how: How | None
    corrected: RollState | None = None


@dataclass(frozen=True)
class ActivityReport:
    """One activity with its roll, content, evaluation and procedure; rows are sorted as the papers print them.

    `carried` are the decisions of the activity before. `comments` are the opinions given with the ballot, without
    names. `events` is the timeline. `motions` are the counts of votes, `voters` those who may vote.
    """

    activity: Activity
    standing: Standing
    places: tuple[Place, ...]
    leaves: tuple[Leave, ...]
    makeups: tuple[Makeup, ...]
    result: Result
    comments: tuple[str, ...]
    steps: tuple[StepState, ...]
    items: tuple[AgendaItem, ...]
    marks: tuple[SiteCheck, ...]
    minutes: tuple[Minute, ...]
    decisions: tuple[Decision, ...]
    carried: tuple[Decision, ...]
    photos: tuple[Photo, ...]
    filings: tuple[Filing, ...]
    reasons: tuple[FindingReason, ...]
    events: tuple[Event, ...]
    motions: tuple[Motion, ...] = ()
    voters: Voters = field(default_factory=Voters)

    @property
    def members(self) -> tuple[Place, ...]:
        """The lines of the members."""
        return tuple(place for place in self.places if place.counted)

    @property
    def guests(self) -> tuple[Place, ...]:
        """The lines of the guests."""
        return tuple(place for place in self.places if not place.counted)

    @property
    def chosen_photos(self) -> tuple[Photo, ...]:
        """The photos that the papers print."""
        return tuple(photo for photo in self.photos if photo.chosen)


async def of(db: AsyncSession, activity: Activity) -> ActivityReport:
    """Return an activity as it is handed in."""
    mine = activity.id
    standing = await standing_of(db, activity)
    leaves = select(Leave).where(Leave.activity_id == mine, Leave.state == LeaveState.APPROVED).order_by(Leave.slip)
    filings = select(Filing).where(Filing.activity_id == mine).order_by(Filing.sent_at, Filing.id)
    reasons = select(FindingReason).where(FindingReason.activity_id == mine)
    events = select(Event).where(Event.activity_id == mine).order_by(Event.id)
    return ActivityReport(
        activity=activity,
        standing=standing,
        places=await _places(db, activity, standing),
        leaves=tuple((await db.scalars(leaves)).all()),
        makeups=tuple(await makeup_tasks.of_activity(db, activity)),
        result=await result_of(db, activity),
        comments=tuple(await ballot_box.comments(db, activity.id)),
        steps=await steps.of(db, activity),
        items=tuple(await agenda.items(db, activity)),
        marks=tuple(await agenda.site_checks(db, activity)),
        minutes=tuple(await minutes.of(db, activity)),
        decisions=tuple(await decisions.of(db, activity)),
        carried=tuple(await decisions.carried(db, activity)),
        photos=tuple(await photos.of(db, activity)),
        filings=tuple((await db.scalars(filings)).all()),
        reasons=tuple((await db.scalars(reasons.order_by(FindingReason.check_number, FindingReason.id))).all()),
        events=tuple((await db.scalars(events)).all()),
        motions=tuple(await motions.of(db, activity)),
        voters=await voters_of(db, activity),
    )


async def _places(db: AsyncSession, activity: Activity, standing: Standing) -> tuple[Place, ...]:
    """Return the lines of the roll, members first, in the order of the roster; none before the roll is fixed."""
    entries = await roll.entries(db, activity)
    known = await people.by_id(db, [entry.person_id for entry in entries if entry.person_id is not None])
    corrected = _corrected(standing)
    lines: list[Place] = []
    for entry in entries:
        person = known.get(entry.person_id or 0)
        if person is None:
            continue
        now = corrected.get(person.id)
        changed = now if now is not entry.state else None
        lines.append(
            Place(person, entry.kind, entry.group_name, entry.counted, entry.state, entry.at, entry.how, changed)
        )
    return tuple(sorted(lines, key=lambda line: (not line.counted, line.person.position, line.person.id)))


def _corrected(standing: Standing) -> dict[int, RollState]:
    """Return the states that corrections and late leave gave to people."""
    found = {person.id: RollState.LEAVE for person in standing.leave_later}
    for rows, state in (
        ((standing.corrected, standing.guests_corrected), RollState.PRESENT),
        ((standing.withdrawn, standing.guests_withdrawn), RollState.ABSENT),
    ):
        found.update({row.person_id: state for group in rows for row in group})
    return found


def names(people: Sequence[Person]) -> tuple[str, ...]:
    """Return the names of people in their order."""
    return tuple(person.name for person in people)
