"""The ballot period of an activity (rules 71 to 76): it opens at the end, closes a day later, and yields the result.

Before the close only the turnout is known: no result is computed for any reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance.standing import present
from bot.domain.branch import people
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.low_results import judge
from bot.domain.evaluation.voting import is_open
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.quiet_hours import awake
from bot.domain.rules import DEFAULTS, Rules
from bot.storage.row_hashes import Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty, Outcome
from bot.storage.tables.timeline import Event

END_UNDONE = "end-undone"
INVITATIONS = (DeliveryKind.BALLOT, DeliveryKind.BALLOT_REMINDER, DeliveryKind.BALLOT_CARD)


@dataclass(frozen=True)
class Turnout:
    """The numbers of people who have voted and who may, including guests; nothing else is told before the close."""

    voted: int
    eligible: int


async def open_for(db: AsyncSession, activity: Activity, rules: Rules, *, now: datetime) -> None:
    """Open the ballot of an ended activity: invite all who checked in, plan the reminders and the close (rule 71)."""
    if activity.ballot_closes_at is not None:
        return
    closes = activity.ballot_closes_at = now + rules.ballot_open
    await duties.owe(db, DutyKind.BALLOT_CLOSING, activity, due_at=closes, next_at=closes)
    for tag, at in enumerate(reminder_times(now, closes, activity.branch, rules), 1):
        await duties.owe(db, DutyKind.BALLOT_REMINDER, activity, due_at=at, next_at=at, tag=str(tag))
    await _invite(db, activity, await present(db, activity), now)


async def withdraw(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Withdraw the ballot of an activity whose end was undone before the first vote."""
    activity.ballot_closes_at = None
    for kind in (DutyKind.BALLOT_CLOSING, DutyKind.BALLOT_REMINDER):
        await duties.settle(db, kind, activity, now=now, outcome=Outcome.DROPPED)
    await deliveries.outdate(db, activity.id, INVITATIONS, now=now)


async def admit(db: AsyncSession, activity: Activity, person: Person, now: datetime) -> None:
    """Invite a person whose check-in was recorded after the end, if the ballot is still open."""
    if is_open(activity, now):
        await _invite(db, activity, (person,), now)
        await deliveries.refresh(db, activity.id, (DeliveryKind.BALLOT_CARD,), now=now)


def reminder_times(opened: datetime, closes: datetime, branch: Branch, rules: Rules) -> list[datetime]:
    """Return the times of the reminders, by day and before the ballot closes; there may be none."""
    times = {awake(opened + after, branch) for after in rules.ballot_reminders}
    return sorted(at for at in times if at < closes)


async def turnout(db: AsyncSession, activity: Activity) -> Turnout:
    """Return the turnout, members and guests together."""
    return Turnout(await ballot_box.voted(db, activity.id), len(await present(db, activity)))


async def comments(db: AsyncSession, activity: Activity) -> tuple[str, ...]:
    """Return the comments of a closed ballot in random order; none if fewer than five voted."""
    return await ballot_box.comments(db, activity.id) if activity.ballot_closed_at is not None else ()


# --- work of the due duties


async def remind(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Remind the people who have not voted yet."""
    activity = await activities.get(db, duty.activity_id or 0)
    done = await ballot_box.voters(db, activity.id)
    tag = duty.key.rpartition(":")[2]
    missing = [person for person in await present(db, activity) if person.id not in done]
    await deliveries.to_people(db, DeliveryKind.BALLOT_REMINDER, missing, activity, now=now, key=tag)
    return Verdict.DONE


async def close(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Close the ballot: announce the result in the group, send the comments to officers, and act on a low result."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.ballot_closes_at is None or activity.ballot_closed_at is not None:
        return Verdict.DROPPED
    if now < activity.ballot_closes_at:
        return activity.ballot_closes_at
    await ballot_box.seal(db, await ballot_box.lock(db, activity.branch_id))
    activity.ballot_closed_at = activity.ballot_closes_at
    await timeline.note_rows(db, Rows.BALLOT, activity, activity.id, now=now)
    await duties.settle(db, DutyKind.BALLOT_REMINDER, activity, now=now, outcome=Outcome.DROPPED)
    await deliveries.withdraw(db, activity.id, (DeliveryKind.BALLOT, DeliveryKind.BALLOT_REMINDER))
    await deliveries.refresh(db, activity.id, (DeliveryKind.BALLOT_CARD,), now=now)
    if await ballot_box.voted(db, activity.id):
        await deliveries.to_group(db, DeliveryKind.BALLOT_RESULT, activity, now=now)
    await _hand_over_comments(db, activity, now)
    await judge(db, activity, now)
    return Verdict.DONE


async def _hand_over_comments(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """Send the comments to all officers; delete them if so few voted that the style could betray the author."""
    if await ballot_box.voted(db, activity.id) < DEFAULTS.ballot_detail_from:
        await ballot_box.erase_comments(db, activity.id)
    if not await ballot_box.comments(db, activity.id):
        return
    officers = [person for person in await people.roster(db, activity.branch_id) if person.offices]
    await deliveries.to_people(db, DeliveryKind.BALLOT_COMMENTS, officers, activity, now=now)


async def _invite(db: AsyncSession, activity: Activity, persons: Sequence[Person], now: datetime) -> None:
    undone = select(func.count()).where(Event.activity_id == activity.id, Event.kind == END_UNDONE)
    number = await db.scalar(undone)
    key = str(number) if number else ""  # invites anew after an end that was undone
    await deliveries.to_people(db, DeliveryKind.BALLOT, persons, activity, now=now, key=key)
    if persons:
        await deliveries.to_group(db, DeliveryKind.BALLOT_CARD, activity, now=now, key=key)
