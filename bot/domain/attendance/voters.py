"""The members who may vote on a motion (表决): the full members of the roll; probationary ones have no vote."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance import roll
from bot.domain.branch import terms
from bot.domain.roles import Kind
from bot.storage.tables.activity import Activity


@dataclass(frozen=True)
class Voters:
    """Full members of the branch at the start of an activity, and those of them who were there.

    `probationary` are the probationary members who were there. Corrections of the roll count.
    """

    eligible: int = 0
    present: int = 0
    probationary: int = 0


async def voters_of(db: AsyncSession, activity: Activity) -> Voters:
    """Return who may vote at an activity: by its roll once it is fixed, before that by the terms at its start."""
    there = {arrival.person_id for arrival in await roll.arrivals_at(db, activity)}
    kinds = await _kinds(db, activity)
    full = {number for number, kind in kinds.items() if kind is Kind.FULL}
    probationary = {number for number, kind in kinds.items() if kind is Kind.PROBATIONARY}
    return Voters(len(full), len(full & there), len(probationary & there))


async def _kinds(db: AsyncSession, activity: Activity) -> dict[int, Kind | None]:
    start = activity.starts_at or activity.ended_at
    if activity.roll_fixed:
        kinds: dict[int, Kind | None] = {
            entry.person_id: entry.kind
            for entry in await roll.entries(db, activity)
            if entry.person_id is not None
        }  # fmt: skip
        return kinds | {one.person.id: one.new for one in await roll.kind_corrections(db, activity)}
    if start is None:
        return {}
    return {person.id: kind for person, kind in await terms.belonged(db, activity.branch_id, start, known=start)}
