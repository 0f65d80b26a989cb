"""Activities that come to nothing: cancelled before the start, or not held (rules 3, 8, 9).

Such an activity has no absentees and no make-up study; its month is open again.
"""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave
from bot.domain.activity import activities, agenda, sessions, steps
from bot.domain.attendance import correction_requests
from bot.domain.attendance.check_in import CARDS
from bot.domain.branch import people, powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.plan import every_month, month_end, proposals
from bot.domain.refusals import Refused
from bot.domain.schedule import change, change_report, posting
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Outcome

DROPPED = (
    DutyKind.APPROVAL,
    DutyKind.NOTICE, DutyKind.POSTING, DutyKind.FORECAST, DutyKind.EVE, DutyKind.OPENING, DutyKind.ENDING,
    DutyKind.RECORDING, DutyKind.CALL, DutyKind.MONTH_PROPOSAL, DutyKind.MONTH_OPEN,
)  # fmt: skip
WORDED_ANEW = (
    DeliveryKind.APPROVAL_ASK,
    DeliveryKind.NOTICE, DeliveryKind.NOTICE_MISSING, DeliveryKind.FORECAST, DeliveryKind.REPLACEMENT,
    DeliveryKind.KEPT_CHECK_IN, *CARDS, *change.CARDS,
)  # fmt: skip


async def require_canceller(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Refuse unless the person may cancel the activity now: its host or the secretary, before its start.

    Raises:
        Refused: `cancel-others`, `cancel-undated`, `cancel-late`, `already-ended`, `already-cancelled`.
    """
    activities.refuse_cancelled(activity)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if activity.dated_at is None or activity.starts_at is None:
        raise Refused("cancel-undated", month=activity.month)
    charged = await powers.in_charge(db, activity.branch_id, Power.DATE_MONTH)
    if person.id != activity.host_id and person.id not in {other.id for other in charged}:
        hosts = [activity.host] if activity.host and activity.host.left_at is None else []
        names = [person.name for person in (*hosts, *charged)]
        raise Refused("cancel-others", who=list(dict.fromkeys(names)), form=activity.form)
    if now >= activity.starts_at:
        raise Refused("cancel-late", form=activity.form, at=activity.starts_at)


async def cancel(db: AsyncSession, activity: Activity, *, by: Person, now: datetime, reason: str) -> None:
    """Cancel the activity before its start, with the reason (rules 3, 7).

    After the notice all members are told, and a report to the superior committee is owed (rule 8).

    Raises:
        Refused: as `require_canceller`; `cancel-needs-reason`.
    """
    await require_canceller(db, activity, by, now=now)
    if not reason:
        raise Refused("cancel-needs-reason")
    activity.cancelled_at, activity.cancelled_by, activity.cancel_reason = now, by.id, reason
    activity.revision += 1
    changed = {"cancelled": [activity.starts_at.astimezone(UTC).isoformat() if activity.starts_at else None, None]}
    timeline.note(db, "cancelled", activity, by=by, now=now, reason=reason, changed=changed, revision=activity.revision)
    await _drop(db, activity, by=by, now=now)
    if activity.announced_at is not None:
        await change_report.owe(db, activity, now=now)
        await _tell_all(db, activity, now=now)
        await posting.expect_cancellation(db, activity, now=now)
    await _leave_session(db, activity, now=now)
    await _open_month(db, activity, now=now)


async def not_held(db: AsyncSession, activity: Activity, *, by: Person | None, now: datetime) -> None:
    """Record that an activity that has ended was not held (未开展); `by` is None for the default answer."""
    activity.cancelled_at, activity.cancelled_by, activity.not_held = now, by.id if by else None, True
    activity.revision += 1
    timeline.note(db, "not-held", activity, by=by, now=now)
    await _drop(db, activity, by=by, now=now)
    await _tell_all(db, activity, now=now)
    await sessions.pass_on(db, activity)  # untold: who came to a branch is its own affair
    await _open_month(db, activity, now=now)


def month_over(activity: Activity) -> bool:
    """True if the month had passed when the activity came to nothing, so that it gets no other date (rule 9)."""
    at = activity.cancelled_at
    return at is not None and (activity.year, activity.month) < proposals.this_month(activity.branch, at)


async def _drop(db: AsyncSession, activity: Activity, *, by: Person | None, now: datetime) -> None:
    """Drop the duties and requests that the activity no longer needs, and word its messages anew."""
    await db.flush()
    for kind in DROPPED:
        await duties.settle(db, kind, activity, now=now, outcome=Outcome.DROPPED)
    await correction_requests.drop(db, activity, now=now)
    await leave.drop_pending_of(db, activity, by=by, now=now)
    await deliveries.withdraw(db, activity.id, (DeliveryKind.NOTICE_COPY, DeliveryKind.CHANGE_COPY, DeliveryKind.EVE))
    await deliveries.refresh(db, activity.id, WORDED_ANEW, now=now)


async def _tell_all(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Tell the group and each person on the roster; an officer owes a call to those whom no message reaches."""
    await deliveries.to_group(db, DeliveryKind.CANCELLED, activity, now=now)
    everybody = await people.roster(db, activity.branch_id)
    for person in await deliveries.to_people(db, DeliveryKind.CANCELLED_COPY, everybody, activity, now=now):
        due = max(activity.starts_at or now, now + unreachable.WITHIN)
        await unreachable.owe_call(db, person, activity, due_at=due, again=True)


async def _leave_session(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Let another branch arrange the session if its host branch cancels, and tell the officers of those who go on."""
    left = await sessions.pass_on(db, activity)
    host = await db.get_one(Branch, activity.session.host_branch_id)
    former, arranges = activity.branch.name or activity.branch.title, host.name or host.title
    for other in left:
        await branch_lock.take(db, other.branch_id)
        timeline.note(db, "joint-passed-on", other, now=now, former=former, arranges=arranges)
        charged = await powers.in_charge(db, other.branch_id, Power.DATE_MONTH)
        key, args = str(activity.id), {"former": former}
        await deliveries.to_people(db, DeliveryKind.JOINT_PASSED_ON, charged, other, now=now, key=key, args=args)


async def _open_month(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Open the month for another date of the same theme; if the month has passed, tell that it had no activity."""
    branch, year, month = activity.branch, activity.year, activity.month
    if await activities.of_month(db, branch.id, year, month):
        return
    if (year, month) < proposals.this_month(branch, now):
        await month_end.tell_missed(db, branch, year, month, now=now)
        return
    again = await activities.create(db, branch.id, year, month, activity.form, activity.content)
    again.theme_id = activity.theme_id
    await agenda.copy(db, activity, again, now=now)
    await steps.copy(db, activity, again)
    await every_month.owe_month(db, branch, year, month, [again], now)
