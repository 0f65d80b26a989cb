"""The evaluation of an activity (rules 71 to 76): opened at its end, closed a day later, and its result.

Before the close there is a turnout and nothing else: no result is computed, for anybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, duties
from bot.domain.activity import activities, attendance
from bot.domain.branch import people
from bot.domain.duties import Verdict
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot_box import GUESTS, MEMBERS, Counts
from bot.domain.evaluation.voting import CARD, is_open
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.domain.waking import awake
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty

RECTIFY = timedelta(days=30)  # our own figure: rule 75 asks for 整改 and names no time


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
    """The members' result, which is the official one, and the guests' beside it (rule 73).

    While the ballot is open, or was never held, `closed` is False and there is no rate.
    """

    guests: Tally
    closed: bool


@dataclass(frozen=True)
class Turnout:
    """How many have voted of how many who may, guests too; all that is told before the close."""

    voted: int
    eligible: int


async def open_for(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """The activity has ended: ballots to all who checked in, the group's card, reminders, close (rule 71)."""
    if activity.ballot_closes_at is not None:
        return
    rules = rules_of(activity.branch)
    closes = activity.ballot_closes_at = now + rules.ballot_open
    await _duty(db, activity, "ballot-closing", closes)
    for tag, at in enumerate(reminder_times(now, closes, activity.branch), 1):
        await _duty(db, activity, "ballot-reminder", at, str(tag))
    await _invite(db, activity, await attendance.present(db, activity), now)


async def admit(db: AsyncSession, activity: Activity, person: Person, now: datetime) -> None:
    """A check-in was recorded after the end: a ballot for that person too, while there is time."""
    if is_open(activity, now):
        await _invite(db, activity, (person,), now)
        await deliveries.refresh(db, activity.id, (CARD,), now=now)


def reminder_times(opened: datetime, closes: datetime, branch: Branch) -> list[datetime]:
    """When those who have not voted are reminded: never at night, not if the close comes before morning."""
    times = {awake(opened + after, branch) for after in rules_of(branch).ballot_reminders}
    return sorted(at for at in times if at < closes)


async def turnout(db: AsyncSession, activity: Activity) -> Turnout:
    """How many have voted, members and guests together."""
    return Turnout(await ballot_box.voted(db, activity.id), len(await attendance.present(db, activity)))


async def result(db: AsyncSession, activity: Activity) -> Result:
    """What came of the ballot; before the close only how many may vote.

    From fewer than `Rules.ballot_detail_from` members' ballots only the merged rate is told. From so few
    guests' not even that: theirs is not the official rate, and a single guest's would be known.
    """
    present = await attendance.present(db, activity)
    eligible = sum(person.kind in people.COUNTED for person in present)
    beside = len(present) - eligible
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
    return [(each, await result(db, each)) for each in held if each.ballot_closed_at is not None]


async def low_results(db: AsyncSession, branch_id: int, year: int) -> list[Activity]:
    """The activities of a year whose rate is strictly below 60 % (rule 75); no ballot at all is not low."""
    return [
        activity
        for activity, found in await year_results(db, branch_id, year)
        if found.rate is not None and found.rate < rules_of(activity.branch).satisfied_share
    ]


async def comments(db: AsyncSession, activity: Activity) -> tuple[str, ...]:
    """The comments in random order, once the ballot is closed; none where fewer than five voted."""
    return await ballot_box.comments(db, activity.id) if activity.ballot_closed_at is not None else ()


# --- what the tick does when a duty comes due ---------------------------------------------------------------


async def remind(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """One nudge to those whose ballot is not in the box yet; of no use once it is closed, or the next one is due."""
    activity = await activities.get(db, duty.activity_id or 0)
    at = awake(now, activity.branch)
    if not is_open(activity, at) or await duties.overtaken(db, duty, now=now):
        return Verdict.DROPPED
    if at > now:
        return at
    done = await ballot_box.voters(db, activity.id)
    tag = duty.key.rpartition(":")[2]
    missing = [person for person in await attendance.present(db, activity) if person.id not in done]
    await deliveries.to_people(db, "ballot-reminder", missing, activity_id=activity.id, now=now, key=tag)
    return Verdict.DONE


async def close(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """The time is up: a result for the group, comments for the officers, a consequence where it is low."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.ballot_closes_at is None or activity.ballot_closed_at is not None:
        return Verdict.DROPPED
    if now < activity.ballot_closes_at:
        return activity.ballot_closes_at
    await ballot_box.seal(db, await ballot_box.lock(db, activity.branch_id))
    activity.ballot_closed_at = activity.ballot_closes_at
    await db.flush()
    await duties.settle(db, "ballot-reminder", now=now, activity_id=activity.id, outcome="dropped")
    await deliveries.withdraw(db, activity.id, ("ballot", "ballot-reminder"))
    await deliveries.refresh(db, activity.id, (CARD,), now=now)
    if await ballot_box.voted(db, activity.id):
        await deliveries.to_group(db, "ballot-result", branch_id=activity.branch_id, activity_id=activity.id, now=now)
    await _hand_over_comments(db, activity, now)
    await _judge(db, activity, now)
    return Verdict.DONE


async def _hand_over_comments(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """To every officer; unread into the fire where so few voted that a style could betray its writer."""
    if await ballot_box.voted(db, activity.id) < rules_of(activity.branch).ballot_detail_from:
        await ballot_box.erase_comments(db, activity.id)
    if not await ballot_box.comments(db, activity.id):
        return
    officers = [person for person in await people.roster(db, activity.branch_id) if person.offices]
    await deliveries.to_people(db, "ballot-comments", officers, activity_id=activity.id, now=now)


async def _judge(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """A low result is told to the secretary alone; from the third of the year on it counts (rule 75)."""
    low = await low_results(db, activity.branch_id, activity.year)
    if activity.id not in {each.id for each in low}:
        return
    grave = len(low) >= rules_of(activity.branch).low_results
    secretary = await people.holders(db, activity.branch_id, Office.SECRETARY)
    kind = "low-consequence" if grave else "low-warning"
    await deliveries.to_people(db, kind, secretary, activity_id=activity.id, now=now, args={"low": len(low)})
    if grave:
        await duties.owe(
            db, "rectify", branch_id=activity.branch_id, activity_id=activity.id, owner=Office.SECRETARY,
            due_at=now + RECTIFY, next_at=None,
        )  # fmt: skip


async def _invite(db: AsyncSession, activity: Activity, persons: Sequence[Person], now: datetime) -> None:
    await deliveries.to_people(db, "ballot", persons, activity_id=activity.id, now=now)
    if persons:
        await deliveries.to_group(db, CARD, branch_id=activity.branch_id, activity_id=activity.id, now=now)


async def _duty(db: AsyncSession, activity: Activity, kind: str, at: datetime, tag: str = "") -> None:
    await duties.owe(
        db, kind, branch_id=activity.branch_id, activity_id=activity.id, owner="host", due_at=at, next_at=at,
        tag=tag,
    )  # fmt: skip


DUTIES: dict[str, duties.Work] = {"ballot-closing": close, "ballot-reminder": remind}
