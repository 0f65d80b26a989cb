"""Corrections of the roll that follow a backdated entry of the roster: who belonged at the start, as is known now.

The number of members stays as it was fixed, and is shown beside the corrected one (rules 16, 69, 83).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.attendance.check_in import of
from bot.domain.branch import terms
from bot.domain.refusals import Refused
from bot.domain.roles import Kind
from bot.storage.row_hashes import Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Correction, RollEntry, RollState


@dataclass(frozen=True)
class Difference:
    """A person whose kind at the start is another one on the roll than in the terms; None means not in the branch."""

    person: Person
    old: Kind | None
    new: Kind | None

    @property
    def stored(self) -> tuple[str, str]:
        """The kinds as a correction stores them."""
        return self.old or roll.NOT_IN_BRANCH, self.new or roll.NOT_IN_BRANCH


async def unchanged_since(
    db: AsyncSession, branch_id: int, person: Person, since: datetime, *, now: datetime
) -> Sequence[Activity]:
    """Return the activities from then on whose start has passed, and whose roll differs from the person's terms."""
    memberships = await terms.of_person(db, person)
    found = []
    for activity in await activities.begun(db, branch_id, since=since, now=now):
        start = activity.starts_at
        if start is not None and terms.kind_at(memberships, start) != terms.kind_at(memberships, start, known=now):
            found.append(activity)
    return found


async def differences(db: AsyncSession, activity: Activity) -> list[Difference]:
    """Return the people whose kind on the roll is not that of their terms; none until the roll is fixed.

    Those whom the officer who recorded the activity later declared not to be in the branch then are none of them.
    """
    if not activity.roll_fixed or activity.starts_at is None:
        return []
    by_terms = {
        person.id: (person, kind) for person, kind in await terms.belonged(db, activity.branch_id, activity.starts_at)
    }
    corrected = {one.person.id: one.new for one in await roll.kind_corrections(db, activity)}
    on_roll = {
        entry.person.id: (entry.person, corrected.get(entry.person.id, entry.kind))
        for entry in await roll.entries(db, activity)
        if entry.person is not None
    }
    found = []
    for number in (*on_roll, *(by_terms.keys() - on_roll.keys() - set(activity.not_in_branch or ()))):
        person, old = on_roll.get(number) or (by_terms[number][0], None)
        new = by_terms[number][1] if number in by_terms else None
        if old != new:
            found.append(Difference(person, old, new))
    return found


async def correct(
    db: AsyncSession, activity: Activity, found: Difference, *, by: Person, reason: str, now: datetime
) -> None:
    """Bring the roll's kind of a person in line with the terms, as a correction beside the entry (rule 69).

    The caller has checked who may, and that the difference is still there.
    """
    person = found.person
    entry = await roll.entry_of(db, activity, person) or await _late_entry(db, activity, found, now=now)
    old, new = found.stored
    row = Correction(entry_id=entry.id, field=roll.KIND, old=old, new=new, at=now, by_id=by.id)
    db.add(row)
    timeline.note(
        db, "roll-kind-corrected", activity, person=person, by=by, now=now, kind_was=old, kind_now=new, reason=reason
    )
    await db.flush()
    await timeline.note_rows(db, Rows.CORRECTION, activity, row.id, now=now, person=person)


async def difference(db: AsyncSession, activity: Activity, person: Person) -> Difference:
    """Return how the person's kind on the roll differs from that of the terms.

    Raises:
        Refused: `roll-agrees` if it does not.
    """
    found = next((one for one in await differences(db, activity) if one.person.id == person.id), None)
    if found is None:
        raise Refused("roll-agrees", name=person.name, form=activity.form)
    return found


async def _late_entry(db: AsyncSession, activity: Activity, found: Difference, *, now: datetime) -> RollEntry:
    """Append a person to the roll who does not count in the number of members that was fixed.

    Leave that was approved before the person left the roster, and came back to it, holds again.
    """
    assert found.new is not None  # otherwise the person is on the roll
    arrival = await of(db, activity, found.person)
    missing = RollState.LEAVE if found.person.id in await roll.excused(db, activity.id) else RollState.ABSENT
    entry = RollEntry(
        activity_id=activity.id, person_id=found.person.id, kind=found.new, counted=False,
        state=RollState.PRESENT if arrival else missing, how=arrival.how if arrival else None,
        at=arrival.at if arrival else None, recorded_at=now,
    )  # fmt: skip
    db.add(entry)
    await db.flush()
    await timeline.note_rows(db, Rows.LATE_ENTRY, activity, entry.id, now=now, person=found.person)
    return entry
