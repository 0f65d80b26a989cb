"""The question whether an activity was held (rule 3): asked if it ended by itself, or with hardly anyone there.

The ballot and make-up study wait for the host's answer. Without an answer within a day, an activity with a check-in
counts as held (已开展), and one without any as not held (未开展).
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import makeup
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.attendance.check_in import CARDS
from bot.domain.attendance.standing import present, standing_of
from bot.domain.day import record_duty
from bot.domain.day.head_count import require_host
from bot.domain.day.opening import hosts
from bot.domain.evaluation import ballot_period
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import cancellation
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty, Outcome


async def ask(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Ask the host, or the secretary if the host cannot be reached, whether the activity was held."""
    due = now + rules_then(activity).held_answer
    await duties.owe(db, DutyKind.HELD, activity, due_at=due, next_at=due, again=True)
    key = str(int((activity.ended_at or now).timestamp()))
    asked = await hosts(db, activity)
    await deliveries.to_people(db, DeliveryKind.HELD_QUESTION, asked, activity, now=now, key=key)


async def answer(db: AsyncSession, activity: Activity, *, was_held: bool, by: Person, now: datetime) -> bool:
    """Record whether the activity was held, as its host or an officer; return False if that is settled already.

    Raises:
        Refused: `host-only`; `button-void` if the activity has not ended.
    """
    await require_host(db, activity, by)
    if activity.ended_at is None:
        raise Refused("button-void")
    if not activity.unconfirmed:
        return False
    await duties.settle(db, DutyKind.HELD, activity, now=now)
    await _record(db, activity, was_held=was_held, by=by, now=now)
    return True


async def assume(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Record the default answer after a day: an activity with a check-in was held, one without was not."""
    activity = await activities.get(db, duty.activity_id or 0)
    if not activity.unconfirmed:
        return Verdict.DROPPED
    await _record(db, activity, was_held=bool(await present(db, activity)), by=None, now=now)
    return Verdict.DONE


async def withdraw(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Withdraw the question after the end was undone."""
    await duties.settle(db, DutyKind.HELD, activity, now=now, outcome=Outcome.DROPPED)
    await deliveries.outdate(db, activity.id, (DeliveryKind.HELD_QUESTION,), now=now)


async def settle(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Fix the roll of an activity that was held, and open a make-up study for each absentee.

    The time for it counts from the end; after an outage, or a late answer, from ten minutes ago.
    """
    rules = rules_then(activity)
    await roll.fix(db, activity)
    since = max(activity.ended_at or now, now - rules.end_undo)
    await makeup.open_for(db, activity, await standing_of(db, activity), rules, since=since, now=now)
    await deliveries.refresh(db, activity.id, CARDS, now=now)


async def _record(db: AsyncSession, activity: Activity, *, was_held: bool, by: Person | None, now: datetime) -> None:
    await duties.settle(db, DutyKind.ROLL, activity, now=now)
    if was_held:
        timeline.note(db, "held", activity, by=by, now=now)
        await ballot_period.open_for(db, activity, rules_then(activity), now=now)
        await settle(db, activity, now=now)
        await record_duty.begin(db, activity, now=now)
    else:
        await record_duty.drop(db, activity, now=now)
        await cancellation.not_held(db, activity, by=by, now=now)
    await deliveries.refresh(db, activity.id, (*CARDS, DeliveryKind.HELD_QUESTION), now=now)
