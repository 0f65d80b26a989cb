"""The end of an activity and its consequences (rules 65 to 67, 71).

The ballot opens at once. Ten minutes later the roll is fixed and make-up study is owed, so that an end by mistake can
be undone. If the activity ended by itself, or hardly anyone was there, the host first says whether it was held
(`held.py`).
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities, duration, group_card, sessions
from bot.domain.attendance.check_in import CARDS
from bot.domain.attendance.standing import present
from bot.domain.day import extension, held, record_duty
from bot.domain.day.head_count import require_host
from bot.domain.evaluation import ballot_period
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty, Outcome

OVER = (DutyKind.POSTING, DutyKind.FORECAST, DutyKind.EVE, DutyKind.OPENING, DutyKind.RECORDING, DutyKind.CALL)
"""Duties that are of no use after the end; absentees are owed a contact instead of a call."""


async def end(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> Activity:
    """End the activity, as its host or an officer; ballots, make-up studies and cards follow (rules 65 to 67, 71).

    An activity that has ended already stays as it is.

    Raises:
        Refused: `host-only`, `already-cancelled`, `not-begun`.
    """
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    if activity.ended_at is not None:
        return activity
    if activity.starts_at is None or now < activity.starts_at:
        raise Refused("not-begun", at=activity.starts_at or now, form=activity.form)
    await duties.settle(db, DutyKind.ENDING, activity, now=now)
    await _end(db, activity, ended_at=now, by=by, now=now)
    return activity


async def end_by_itself(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """End an activity that its host has not ended, half an hour after its planned end.

    Even if the bot was down, it counts as ended at that time.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.ended_at is not None or activity.cancelled_at is not None:
        return Verdict.DROPPED
    await _end(db, activity, ended_at=min(duty.due_at, now), by=None, now=now)
    return Verdict.DONE


async def _end(db: AsyncSession, activity: Activity, *, ended_at: datetime, by: Person | None, now: datetime) -> None:
    """Open the ballot or ask whether the activity was held, refresh the cards, and drop duties of no use any more."""
    rules = rules_then(activity)
    activity.ended_at, activity.ended_by = ended_at, by.id if by else None
    hours = duration.hours_of(activity) or 0.0
    short = hours < rules.half_day_hours
    timeline.note(db, "ended", activity, by=by, now=now, hours=round(hours, 2), short=short)
    await db.flush()
    for kind in OVER:
        await duties.settle(db, kind, activity, now=now, outcome=Outcome.DROPPED)
    confirmed = by is not None and len(await present(db, activity)) >= rules.few_present
    if confirmed:
        await ballot_period.open_for(db, activity, rules, now=now)
    else:
        await held.ask(db, activity, now=now)
    await record_duty.owe(db, activity, rules, confirmed=confirmed)
    if by is not None:
        at = ended_at + rules.end_undo
        await duties.owe(db, DutyKind.ROLL, activity, due_at=at, next_at=at)
    await deliveries.refresh(db, activity.id, CARDS, now=now)


async def can_undo(db: AsyncSession, activity: Activity) -> bool:
    """True while an officer's end of the activity can be undone: until its roll is fixed, for ten minutes at most."""
    if activity.ended_by is None or activity.roll_fixed or activity.cancelled_at is not None:
        return False
    return await duties.is_open(db, DutyKind.ROLL, activity)


async def undo(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Take back an end by mistake within ten minutes, as the host or an officer; the activity goes on.

    It is too late after the first vote or correction: they have fixed the roll. Check-in stays open for another half
    hour at least, and the duties that the end dropped are owed again.

    Raises:
        Refused: `host-only`, `already-cancelled` once it was found not to have been held, `end-undo-late`, and as
            `_go_on`.
    """
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    ended, rules = activity.ended_at, rules_then(activity)
    if ended is None:
        return
    if activity.ended_by is None or activity.roll_fixed or now > ended + rules.end_undo:
        raise Refused("end-undo-late", form=activity.form, minutes=round(rules.end_undo.total_seconds() / 60))
    await _go_on(db, activity, by=by, now=now)
    activity.ended_at, activity.ended_by = None, None
    timeline.note(db, ballot_period.END_UNDONE, activity, by=by, now=now, ended=ended.isoformat())
    await db.flush()
    await duties.revive(db, OVER, activity, dropped_at=ended, now=now)
    await held.withdraw(db, activity, now=now)
    await record_duty.drop(db, activity, now=now)
    await ballot_period.withdraw(db, activity, now=now)
    await duties.settle(db, DutyKind.ROLL, activity, now=now, outcome=Outcome.DROPPED)
    at = (activity.ends_at or now) + rules.ends_by_itself_after
    await duties.owe(db, DutyKind.ENDING, activity, due_at=at, next_at=at, again=True)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    await group_card.post_missing(db, activity, now=now)  # the group may have been replaced, or have refused the card


async def _go_on(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Move the planned end to now if it has passed, also for the other branches of the session.

    It stays if one of them has ended, whose record has it; the activity then ends by itself at the time planned.

    Raises:
        Refused: `joint-undo-late` if that time has passed.
    """
    ends = activity.ends_at or now
    beside = await sessions.ended_beside(db, activity)
    if beside is not None and now >= ends + rules_then(activity).ends_by_itself_after:
        raise Refused("joint-undo-late", form=activity.form, branch=beside.branch.name or beside.branch.title)
    if beside is None and now > ends:
        activity.session.ends_at = now
        for other in await sessions.others(db, activity):
            await extension.follow(db, other, ends, by=by, now=now)


async def fix_roll(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Fix the roll of an activity that ended ten minutes ago, and open the make-up studies.

    If the host has yet to say whether it was held, only the cards lose the button to undo the end.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if not activity.held:
        await deliveries.refresh(db, activity.id, CARDS, now=now)
        return Verdict.DROPPED
    await held.settle(db, activity, now=now)
    return Verdict.DONE
