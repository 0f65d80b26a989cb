"""The ballot period of an activity (rules 71 to 76): it opens at the end, closes a day later, and yields the result.

Before the close only the turnout is known: no result is computed for any reader.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance.standing import present
from bot.domain.branch import people
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot_box import Cause, Unreadable
from bot.domain.evaluation.low_results import judge
from bot.domain.evaluation.voting import is_open
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.quiet_hours import awake
from bot.domain.rules import DEFAULTS, Rules, rules_then
from bot.storage.ballot_keys import keys_of
from bot.storage.engine import branch_lock
from bot.storage.row_hashes import Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty, Outcome
from bot.storage.tables.timeline import Event

END_UNDONE = "end-undone"
STARTED_OVER = "ballot-started-over"
PAPERS = (DeliveryKind.BALLOT, DeliveryKind.BALLOT_AGAIN, DeliveryKind.BALLOT_REMINDER)
INVITATIONS = (*PAPERS, DeliveryKind.BALLOT_CARD)
GRACE = timedelta(hours=1)  # after the close, for a process that sees the key
LOOK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Turnout:
    """The numbers of people who have voted and who may, including guests; nothing else is told before the close."""

    voted: int
    eligible: int


async def open_for(db: AsyncSession, activity: Activity, rules: Rules, *, now: datetime) -> None:
    """Open the ballot of an ended activity: invite all who checked in, plan the reminders and the close (rule 71)."""
    if activity.ballot_closes_at is not None:
        return
    await branch_lock.take(db, activity.branch_id)  # `tend` must not find a key before its ballot is there
    await ballot_box.set_up(db, activity.id)
    await _schedule(db, activity, rules, now)
    await _invite(db, activity, await present(db, activity), now)


async def withdraw(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Withdraw the ballot of an activity whose end was undone before the first vote."""
    await ballot_box.discard(db, activity.id)
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
    try:
        await ballot_box.close(db, activity.id, least=DEFAULTS.ballot_detail_from)
    except Unreadable as problem:
        if _may_be_elsewhere(db, problem) and now < activity.ballot_closes_at + GRACE:
            return now + LOOK_AGAIN
        await start_over(db, activity, problem.cause, now=now)
        return activity.ballot_closes_at
    activity.ballot_closed_at = activity.ballot_closes_at
    await timeline.note_rows(db, Rows.BALLOT, activity, activity.id, now=now)
    await duties.settle(db, DutyKind.BALLOT_REMINDER, activity, now=now, outcome=Outcome.DROPPED)
    await deliveries.withdraw(db, activity.id, PAPERS)
    await deliveries.forget(db, activity.id, (DeliveryKind.BALLOT_REMINDER,))  # they say who had not voted by then
    await deliveries.refresh(db, activity.id, (DeliveryKind.BALLOT_CARD, DeliveryKind.RECORD_DRAFT), now=now)
    if await ballot_box.voted(db, activity.id):
        await deliveries.to_group(db, DeliveryKind.BALLOT_RESULT, activity, now=now)
    await _hand_over_comments(db, activity, now)
    await judge(db, activity, now)
    return Verdict.DONE


async def _hand_over_comments(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """Send the comments to all officers, if any were kept."""
    if not await ballot_box.comments(db, activity.id):
        return
    await deliveries.to_people(db, DeliveryKind.BALLOT_COMMENTS, await _officers(db, activity), activity, now=now)


# --- lost votes


def _may_be_elsewhere(db: AsyncSession, problem: Unreadable) -> bool:
    """True if another process may see the key that this one does not."""
    return problem.cause is Cause.KEY and not keys_of(db).alone


async def unseen(db: AsyncSession) -> list[int]:
    """Return the ids of the activities whose ballots are open and whose keys are not here."""
    keys = keys_of(db)
    return [one for one, key in (await ballot_box.all_open(db)).items() if key is not None and not keys.has(one, key)]


async def untidy(db: AsyncSession) -> set[int]:
    """Return the ids of the activities that `tend` has something to do for."""
    keys, opened = keys_of(db), await ballot_box.all_open(db)
    lost = {one for one, key in opened.items() if key is None or keys.has_lost(one, key)}
    return lost | (keys.kept() - opened.keys())


async def tend(db: AsyncSession, activity_id: int, *, now: datetime) -> None:
    """Destroy the key of a ballot that is not open; start an open one over if its votes are lost.

    A key that another process may see is waited for, until some time after the close.
    """
    activity = await db.get(Activity, activity_id)
    if activity is not None:
        await branch_lock.take(db, activity.branch_id)  # a key may belong to a ballot that is just being opened
    opened = activity is not None and activity.ballot_closes_at is not None and activity.ballot_closed_at is None
    if activity is None or not opened:
        await asyncio.to_thread(keys_of(db).destroy, activity_id)
        return
    fingerprint = await ballot_box.key_of(db, activity_id)
    if fingerprint is None:
        await start_over(db, activity, Cause.RESTORED, now=now)
    elif keys_of(db).has_lost(activity_id, fingerprint):
        await start_over(db, activity, Cause.KEY, now=now)


async def start_over(db: AsyncSession, activity: Activity, cause: Cause, *, now: datetime) -> None:
    """Void the votes of an open ballot, ask everybody to vote again, for as long as at first, and tell the officers."""
    lost = await ballot_box.voted(db, activity.id)
    await ballot_box.discard(db, activity.id)
    await ballot_box.set_up(db, activity.id)
    timeline.note(db, STARTED_OVER, activity, now=now, cause=cause, receipts=lost)
    await deliveries.withdraw(db, activity.id, PAPERS)
    await duties.settle(db, DutyKind.BALLOT_REMINDER, activity, now=now, outcome=Outcome.DROPPED)
    await _schedule(db, activity, rules_then(activity), now)
    told = {
        DeliveryKind.BALLOT_AGAIN: await present(db, activity),
        DeliveryKind.BALLOT_LOST: await _officers(db, activity),
    }
    key = str(await _times(db, activity, STARTED_OVER))
    for kind, persons in told.items():
        await deliveries.to_people(db, kind, persons, activity, now=now, key=key, args={"cause": cause})
    await deliveries.refresh(db, activity.id, (DeliveryKind.BALLOT_CARD,), now=now)


async def _schedule(db: AsyncSession, activity: Activity, rules: Rules, now: datetime) -> None:
    """Open the ballot until its close, and plan the reminders."""
    closes = activity.ballot_closes_at = now + rules.ballot_open
    await duties.owe(db, DutyKind.BALLOT_CLOSING, activity, due_at=closes, next_at=closes)
    number = await _times(db, activity, STARTED_OVER)
    for tag, at in enumerate(reminder_times(now, closes, activity.branch, rules), 1):
        name = f"{number}-{tag}" if number else str(tag)  # what was sent before does not stand in the way
        await duties.owe(db, DutyKind.BALLOT_REMINDER, activity, due_at=at, next_at=at, tag=name)


async def _invite(db: AsyncSession, activity: Activity, persons: Sequence[Person], now: datetime) -> None:
    number = await _times(db, activity, END_UNDONE)
    key = str(number) if number else ""  # invites anew after an end that was undone
    await deliveries.to_people(db, DeliveryKind.BALLOT, persons, activity, now=now, key=key)
    if persons:
        await deliveries.to_group(db, DeliveryKind.BALLOT_CARD, activity, now=now, key=key)


async def _times(db: AsyncSession, activity: Activity, kind: str) -> int:
    """Return the number of events of this kind about the activity."""
    await db.flush()
    return await db.scalar(select(func.count()).where(Event.activity_id == activity.id, Event.kind == kind)) or 0


async def _officers(db: AsyncSession, activity: Activity) -> list[Person]:
    return [person for person in await people.roster(db, activity.branch_id) if person.offices]
