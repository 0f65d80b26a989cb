"""The standing of an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance import correction_requests, roll
from bot.domain.attendance.correction_requests import CarriedOut
from bot.domain.attendance.quorum import needed
from bot.domain.attendance.roll import KindCorrection
from bot.domain.attendance.window import window
from bot.domain.branch import people, terms
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollState


@dataclass(frozen=True)
class Standing:
    """Attendance at an activity: members present, on leave and missing, and guests apart (rules 16, 23, 58).

    Once the roll is fixed, `members`, `present`, `leave` and `absent` are its, and add up; the share of rule 16 stays
    as it was fixed. `on_leave` and `missing` are those on leave and absent now, with the corrections, which stand
    beside the roll:

    - `corrected` are the check-ins of members that were recorded only afterwards (补登), `withdrawn` the wrong ones of
      members who count as present; `guests_corrected` and `guests_withdrawn` are those of guests.
    - `leave_later` are the members with leave that was requested after the start and approved after the end (补假).
    - `recounted` are the people whom a correction of the roll counts as members in addition, or no longer;
      `recounted_present` tells by how many that changes the number of members present.
    - `requests` tell why each correction was made, and who agreed to it.

    `moved` are check-ins of missing members from before the activity moved (签到于原时间); they count nowhere.
    """

    members: tuple[Person, ...]
    present: tuple[Person, ...]
    leave: tuple[Person, ...]
    absent: tuple[Person, ...]
    on_leave: tuple[Person, ...]
    missing: tuple[Person, ...]
    guests: tuple[Person, ...]
    late: tuple[Person, ...]
    needed: int
    corrected: tuple[Attendance, ...] = ()
    withdrawn: tuple[Attendance, ...] = ()
    leave_later: tuple[Person, ...] = ()
    guests_corrected: tuple[Attendance, ...] = ()
    guests_withdrawn: tuple[Attendance, ...] = ()
    moved: tuple[Attendance, ...] = ()
    recounted: tuple[KindCorrection, ...] = ()
    recounted_present: int = 0
    requests: CarriedOut = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Members present, as a share of all members; 0 for an empty roster."""
        return len(self.present) / len(self.members) if self.members else 0.0

    @property
    def present_with_corrections(self) -> int:
        """The number of members present if the corrections counted."""
        return len(self.present) + len(self.corrected) - len(self.withdrawn) + self.recounted_present

    @property
    def members_with_corrections(self) -> int:
        """The number of members if the corrections counted."""
        return len(self.members) + sum(one.counts - one.counted for one in self.recounted)

    @property
    def share_with_corrections(self) -> float:
        """The share that would hold if the corrections counted."""
        return self.present_with_corrections / self.members_with_corrections if self.members_with_corrections else 0.0

    @property
    def there(self) -> int:
        """The number of people with a check-in that counts, including guests and corrections."""
        guests = len(self.guests) + len(self.guests_corrected) - len(self.guests_withdrawn)
        return len(self.present) + len(self.corrected) - len(self.withdrawn) + guests

    @property
    def reached(self) -> bool:
        """True if the 80 % that rule 16 requires is reached."""
        return len(self.present) >= self.needed


async def standing_of(db: AsyncSession, activity: Activity) -> Standing:
    """Return the standing of an activity: by its roll and the corrections, once the roll is fixed.

    Before the start it counts those who belong to the branch now, then those who belonged at the start.
    """
    belonged = await _belonged(db, activity)
    arrivals = {arrival.person_id: arrival for arrival in await roll.arrivals_at(db, activity)}
    corrected = await roll.whole(db, [one for one in arrivals.values() if roll.is_correction(activity, one)])
    wrong = await roll.withdrawn(db, activity) if activity.roll_fixed else {}
    there = {one.person.id for one in belonged if one.there} | (arrivals.keys() - corrected.keys()) | wrong.keys()
    on_leave = await roll.excused(db, activity.id) - arrivals.keys()
    in_time = await roll.excused_in_time(db, activity) - there if activity.roll_fixed else on_leave
    members = [one.person for one in belonged if one.counted]
    guests = await _guests(db, belonged, [*arrivals, *(wrong.keys() - arrivals.keys())])
    missing = tuple(p for p in members if p.id not in arrivals and p.id not in on_leave)
    moved = await roll.moved(db, activity) if activity.revision else {}
    recounted = await _recounted(db, activity)
    rules = rules_then(activity)
    counts = window(activity, rules) if activity.starts_at is not None else None
    return Standing(
        members=tuple(members),
        present=tuple(p for p in members if p.id in there),
        leave=tuple(p for p in members if p.id in in_time),
        absent=tuple(p for p in members if p.id not in there and p.id not in in_time),
        on_leave=tuple(p for p in members if p.id in on_leave),
        missing=missing,
        guests=tuple(p for p in guests if p.id in there),
        late=tuple(p for p in members if p.id in arrivals and counts is not None and counts.was_late(arrivals[p.id])),
        needed=needed(len(members), rules.present_share),
        corrected=tuple(corrected[p.id] for p in members if p.id in corrected),
        withdrawn=tuple(wrong[p.id] for p in members if p.id in wrong),
        leave_later=tuple(p for p in members if p.id in on_leave - in_time),
        guests_corrected=tuple(corrected[p.id] for p in guests if p.id in corrected),
        guests_withdrawn=tuple(wrong[p.id] for p in guests if p.id in wrong),
        moved=tuple(moved[p.id] for p in missing if p.id in moved),
        recounted=recounted,
        recounted_present=sum(one.counts - one.counted for one in recounted if one.person.id in arrivals),
        requests=await correction_requests.carried_out(db, activity) if corrected or wrong or recounted else {},
    )


async def present(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Return all people who checked in, including guests, in order of arrival."""
    arrived = [arrival.person_id for arrival in await roll.arrivals_at(db, activity)]
    found = await people.by_id(db, arrived)
    return [found[number] for number in arrived]


async def was_present(db: AsyncSession, activity: Activity, person: Person) -> bool:
    """True if the person checked in."""
    mine = (Attendance.activity_id == activity.id, Attendance.person_id == person.id)
    query = select(Attendance.id).where(*mine, LIVE)
    return await db.scalar(query) is not None


class _Belonged(NamedTuple):
    """A person who belongs to an activity, and what its roll says of them, once it is fixed."""

    person: Person
    counted: bool
    there: bool


async def _belonged(db: AsyncSession, activity: Activity) -> list[_Belonged]:
    if activity.opened_at is None and activity.ended_at is None:
        return [_Belonged(p, p.kind.counts, False) for p in await people.roster(db, activity.branch_id)]
    if not activity.roll_fixed and activity.starts_at is not None:
        at_start = await terms.belonged(db, activity.branch_id, activity.starts_at, known=activity.starts_at)
        return [_Belonged(person, kind.counts, False) for person, kind in at_start]
    places = await roll.places(db, activity)
    found = await people.by_id(db, [place.person_id for place in places])
    belonged = [_Belonged(found[one.person_id], one.counted, one.state is RollState.PRESENT) for one in places]
    return sorted(belonged, key=lambda one: (one.person.position, one.person.id))


async def _recounted(db: AsyncSession, activity: Activity) -> tuple[KindCorrection, ...]:
    if not activity.roll_fixed:
        return ()
    return tuple(one for one in await roll.kind_corrections(db, activity) if one.recounts)


async def _guests(db: AsyncSession, belonged: Sequence[_Belonged], arrived: Collection[int]) -> tuple[Person, ...]:
    """Return the guests who are there, and the people who are there without belonging to the activity."""
    guests = [one.person for one in belonged if not one.counted and one.person.id in arrived]
    known = {one.person.id for one in belonged}
    others = [number for number in arrived if number not in known]
    found = await people.by_id(db, others)
    return (*guests, *(found[number] for number in others))
