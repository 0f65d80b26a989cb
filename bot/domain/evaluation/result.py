"""The result of a ballot (rules 72, 73, 76)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance.standing import present
from bot.domain.branch import people
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import GUESTS, MEMBERS, Counts
from bot.domain.rules import rules_of
from bot.storage.tables.activity import Activity


@dataclass(frozen=True)
class Tally:
    """What one group of raters said.

    `rate` is (满意 + 比较满意) ÷ all ratings, None where there is none or none to be told. `dimensions`
    counts the levels of each dimension, best first; None where too few voted (`Rules.ballot_detail_from`).
    """

    ballots: int
    eligible: int
    rate: float | None
    dimensions: Counts | None


@dataclass(frozen=True)
class Result(Tally):
    """The members' result_of, which is the official one, and the guests' beside it (rule 73).

    While the ballot is open, or was never held, `closed` is False and there is no rate.
    """

    guests: Tally
    closed: bool


async def result_of(db: AsyncSession, activity: Activity) -> Result:
    """What came of the ballot; before the close only how many may vote.

    From fewer than `Rules.ballot_detail_from` members' ballots only the merged rate is told. From so few
    guests' not even that: theirs is not the official rate, and a single guest's would be known.
    """
    raters = await present(db, activity)
    eligible = sum(person.kind in people.COUNTED for person in raters)
    beside = len(raters) - eligible
    if activity.ballot_closed_at is None:
        return Result(0, eligible, None, None, guests=Tally(0, beside, None, None), closed=False)
    least = rules_of(activity.branch).ballot_detail_from
    members = await ballot_box.count_out(db, activity.id, MEMBERS)
    guests = await ballot_box.count_out(db, activity.id, GUESTS)
    ballots, guest_ballots = sum(members[0]), sum(guests[0])
    told = guest_ballots >= least
    return Result(
        ballots,
        eligible,
        rate_of(members),
        members if ballots >= least else None,
        guests=Tally(guest_ballots, beside, rate_of(guests) if told else None, guests if told else None),
        closed=True,
    )


def rate_of(counts: Iterable[Sequence[int]]) -> float | None:
    """(满意 + 比较满意) ÷ all ratings over the four dimensions (rules §7); None when nobody rated."""
    listed = list(counts)
    ratings = sum(map(sum, listed))
    return sum(sum(levels[:2]) for levels in listed) / ratings if ratings else None


async def year_results(db: AsyncSession, branch_id: int, year: int) -> list[tuple[Activity, Result]]:
    """The closed ballots of a year, by month (rule 76); one without any ballot has no rate."""
    held = await activities.of_year(db, branch_id, year)
    return [(each, await result_of(db, each)) for each in held if each.ballot_closed_at is not None]
