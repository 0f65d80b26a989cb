"""The result of a ballot (rules 72, 73, 76)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import DIMENSIONS, GUESTS, MEMBERS, Counts
from bot.domain.evaluation.ballot_box import Totals
from bot.domain.rules import DEFAULTS
from bot.storage.tables.activity import Activity


@dataclass(frozen=True)
class Tally:
    """The ratings of one group of raters.

    `rate` is (满意 + 比较满意) ÷ all ratings; None if there are no ratings or the rate is not told. `dimensions` counts
    the levels of each dimension, best first; None if too few voted (`Rules.ballot_detail_from`).
    """

    ballots: int
    eligible: int
    rate: float | None
    dimensions: Counts | None


@dataclass(frozen=True)
class Result(Tally):
    """The members' tally, which is the official result, with the guests' tally beside it (rule 73).

    While the ballot is open, or if it was never held, `closed` is False and there is no rate.
    """

    guests: Tally
    closed: bool


async def result_of(db: AsyncSession, activity: Activity) -> Result:
    """Return the result of the ballot; before the close only the numbers of people who may vote.

    A person who voted before the check-in was withdrawn stays among those who could vote. With fewer than
    `Rules.ballot_detail_from` members' ballots only the merged rate is told. Of so few guests' ballots nothing is kept:
    their rate is not the official one, and it would reveal the ballot of a single guest.
    """
    could, counted = await _raters(db, activity), await roll.members(db, activity)
    if activity.ballot_closed_at is None:
        guests = Tally(0, len(could - counted), None, None)
        return Result(0, len(could & counted), None, None, guests=guests, closed=False)
    could |= await ballot_box.voters(db, activity.id)
    eligible, beside = len(could & counted), len(could - counted)
    least = DEFAULTS.ballot_detail_from
    members = await ballot_box.count_out(db, activity.id, MEMBERS)
    others = await ballot_box.count_out(db, activity.id, GUESTS)
    ballots = members.ballots
    guest_ballots = await ballot_box.voted(db, activity.id) - ballots  # of few guests there are only the receipts
    told = guest_ballots >= least
    return Result(
        ballots,
        eligible,
        rate_of(members),
        members.dimensions if ballots >= least else None,
        guests=Tally(guest_ballots, beside, rate_of(others) if told else None, others.dimensions if told else None),
        closed=True,
    )


async def _raters(db: AsyncSession, activity: Activity) -> set[int]:
    """Return the ids of the people who may vote; after the close, of those who could at the close."""
    closed = activity.ballot_closed_at
    found = await roll.arrivals_at(db, activity) if closed is None else await roll.arrivals_as_of(db, activity, closed)
    return {arrival.person_id for arrival in found}


def rate_of(totals: Totals) -> float | None:
    """Return (满意 + 比较满意) ÷ all ratings over the four dimensions (rules §7); None if there are no ratings."""
    return totals.satisfied / (totals.ballots * DIMENSIONS) if totals.ballots else None


async def year_results(db: AsyncSession, branch_id: int, year: int) -> list[tuple[Activity, Result]]:
    """Return the results of a year's closed ballots, by month (rule 76); one without votes has no rate."""
    held = await activities.of_year(db, branch_id, year)
    return [(each, await result_of(db, each)) for each in held if each.ballot_closed_at is not None]
