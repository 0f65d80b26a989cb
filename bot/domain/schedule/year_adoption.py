"""Fix the dates of all months of a year that can be held as proposed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.plan import proposals
from bot.domain.refusals import Refused
from bot.domain.schedule import set_date
from bot.domain.schedule.date_choice import Choice, Wish, choice_of, reason_needed
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Sweep:
    """The months that can be fixed as proposed, and those that an officer must review."""

    ready: tuple[Choice, ...]
    aside: tuple[Choice, ...]


async def sweep(db: AsyncSession, branch_id: int, year: int, *, now: datetime) -> Sweep:
    """Sort the undated months of the year: `adopt_all` fixes those whose choice is complete and needs no reason."""
    ready: list[Choice] = []
    aside: list[Choice] = []
    for activity in await activities.of_year(db, branch_id, year):
        if activity.dated_at is not None or (year, activity.month) < proposals.this_month(activity.branch, now):
            continue
        choice = await choice_of(db, activity, now=now)
        complete = choice.span and choice.place and choice.host and choice.recorder
        easy = complete and await reason_needed(db, activity, Wish(adopt=True), now=now) is None
        (ready if easy else aside).append(choice)
    return Sweep(tuple(ready), tuple(aside))


async def adopt_all(db: AsyncSession, branch_id: int, year: int, *, by: Person, now: datetime) -> Sweep:
    """Fix the dates of all months of the year that can be held as proposed.

    Raises:
        Refused: `not-allowed`, `nothing-to-adopt`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    found = await sweep(db, branch_id, year, now=now)
    if not found.ready:
        raise Refused("nothing-to-adopt", year=year)
    for choice in found.ready:
        await set_date.arrange(db, choice.activity, choice.arrangement, by=by, now=now)
    return found
