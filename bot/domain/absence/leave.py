"""Written leave (rules 17 to 20): requested privately, decided by an officer, numbered and kept.

A request made at or after the start of the activity is late leave (补假); `asked_at` shows it. Officers do not decide
their own requests. If no other officer is on the roster, an officer's request is approved at once and the timeline
records that; a request in a branch without officers waits until there is one.
"""

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import makeup
from bot.domain.absence.leave_reminder import decision_due, remind_at
from bot.domain.absence.leave_requests import (
    ASKED,
    LIVE,
    Category,
    State,
    get,
    is_late,
    of,
    of_activity,
    of_person,
    pending,
    request,
    visible,
)
from bot.domain.absence.leave_slip import next_slip
from bot.domain.activity import activities, replacement
from bot.domain.attendance import roll
from bot.domain.attendance.standing import was_present
from bot.domain.attendance.window import records_close
from bot.domain.branch.powers import Power, deciders, require_decider
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material
from bot.storage.tables.roll import RollState

__all__ = ["Category", "State", "get", "is_late", "of", "of_activity", "of_person", "pending"]
REASON_LEAST, REASON_LIMIT = 2, 500
NOTE_LIMIT = 300
ANEW = "anew"  # the tag of a forecast that a leave causes


async def refuse_impossible(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Refuse unless the person can still be granted leave for this activity.

    Raises:
        Refused: `already-cancelled`, `not-dated`, `leave-recorded-later`, `leave-guest`, `leave-newcomer`,
            `leave-present`, `leave-too-late`.
    """
    activities.refuse_cancelled(activity)
    if activity.recorded_later_at is not None:
        raise Refused("leave-recorded-later", form=activity.form)
    if activity.starts_at is None:
        raise Refused("not-dated", month=activity.month)
    then = (await roll.kinds_of(db, person, [activity]))[activity.id]
    if then.kind is None:
        raise Refused("leave-newcomer", form=activity.form, name=person.name)
    if not then.counts:
        raise Refused("leave-guest", form=activity.form)
    if await was_present(db, activity, person):
        raise Refused("leave-present", name=person.name, form=activity.form)
    if activity.ended_at is not None and now > (until := records_close(activity, activity.ended_at)):
        raise Refused("leave-too-late", form=activity.form, until=until)


def clean_reason(raw: str) -> str:
    """Return the reason in its stored form, 2 to 500 characters.

    Raises:
        Refused: `text-empty`, `text-too-long`, `leave-reason-short`.
    """
    reason = clean_text(raw, REASON_LIMIT)
    if len(reason) < REASON_LEAST:
        raise Refused("leave-reason-short", least=REASON_LEAST)
    return reason


async def ask(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    category: Category,
    reason: str,
    material: Material | None = None,
    *,
    now: datetime,
) -> Leave:
    """Request leave in writing (rule 17); a repeated call returns the first request.

    The officers who may decide are told, and the organisation officer owes the decision by the start; on late leave,
    within a day. The leave of the only officer waits for another officer (rule 20).

    Raises:
        Refused: as `refuse_impossible` and `clean_reason`.
    """
    leave, new = await _write(db, activity, person, category, reason, material, now=now)
    if not new:
        return leave
    allowed = await deciders(db, person, Power.DECIDE_LEAVE)
    await deliveries.to_people(
        db,
        DeliveryKind.LEAVE_REQUEST,
        allowed,
        activity,
        person=person,
        now=now,
        key=str(leave.id),
        args={"leave": leave.id},
    )
    await duties.owe(
        db,
        DutyKind.LEAVE_DECISION,
        activity,
        person=person,
        due_at=decision_due(leave),
        next_at=remind_at(leave),
        tag=str(leave.id),
    )
    return leave


async def record_for(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    category: Category,
    reason: str,
    material: Material | None = None,
    *,
    by: Person,
    now: datetime,
) -> Leave:
    """Record leave on behalf of a person, such as one without an account, and approve it at once.

    A request that is already pending or approved is returned as it is.

    Raises:
        Refused: `own-matter`, `not-allowed`, and as `ask`.
    """
    await require_decider(db, by, person, Power.DECIDE_LEAVE)
    leave, new = await _write(db, activity, person, category, reason, material, now=now, by=by)
    if new:
        await _approve(db, leave, by=by, now=now)
    return leave


async def _write(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    category: Category,
    reason: str,
    material: Material | None,
    *,
    now: datetime,
    by: Person | None = None,
) -> tuple[Leave, bool]:
    known = await of(db, activity, person)
    if known is not None:
        return known, False
    await refuse_impossible(db, activity, person, now=now)
    leave = Leave(
        branch_id=activity.branch_id,
        activity_id=activity.id,
        person_id=person.id,
        year=activity.year,
        category=category,
        reason=clean_reason(reason),
        material_id=material.id if material else None,
        state=State.PENDING,
        asked_at=now,
        activity=activity,
        person=person,
        material=material,
    )
    try:
        async with db.begin_nested():
            db.add(leave)
    except IntegrityError:  # a simultaneous request won: return that one
        first = await of(db, activity, person)
        if first is None:
            raise
        return first, False
    late = is_late(leave)
    timeline.note(db, ASKED, activity, person=person, by=by or person, now=now, leave=leave.id, late=late)
    return leave, True


# --- deciding


async def decide(
    db: AsyncSession, leave_id: int, *, by: Person, approve: bool, note: str | None = None, now: datetime
) -> Leave:
    """Approve the request, or return it with a note, as an officer. The first decision stands.

    Raises:
        Refused: `leave-gone`, `leave-withdrawn`, `own-matter`, `not-allowed`, `leave-present`, `text-empty`,
            `text-too-long`.
    """
    leave = await get(db, leave_id, by.branch_id)
    await require_decider(db, by, leave.person, Power.DECIDE_LEAVE)
    if leave.state == State.WITHDRAWN:
        raise Refused("leave-withdrawn", name=leave.person.name, form=leave.activity.form)
    if leave.state != State.PENDING:
        return leave
    if approve:
        if await was_present(db, leave.activity, leave.person):
            raise Refused("leave-present", name=leave.person.name, form=leave.activity.form)
        await _approve(db, leave, by=by, now=now)
    else:
        leave.note = clean_text(note or "", NOTE_LIMIT)
        await _decided(db, leave, State.RETURNED, by=by, now=now)
    return leave


async def withdraw(db: AsyncSession, leave_id: int, *, by: Person, now: datetime) -> Leave:
    """Withdraw a request before the activity starts, as its person or as the officer who recorded it.

    A request that was returned or withdrawn already stays as it is. The number of a withdrawn slip is not reused.

    Raises:
        Refused: `leave-gone`, `leave-withdraw-others`, `leave-withdraw-late`, `own-matter`, `not-allowed`.
    """
    leave = await visible(db, leave_id, by)
    if not (await request(db, leave)).may_withdraw(by):
        raise Refused("leave-withdraw-others", name=leave.person.name)
    if leave.state not in LIVE:
        return leave
    starts = leave.activity.starts_at
    if starts is not None and now >= starts:
        raise Refused("leave-withdraw-late", form=leave.activity.form, start=starts)
    leave.state = State.WITHDRAWN
    _note(db, "leave-withdrawn", leave, by=by, now=now)
    await _settle(db, leave, now=now)
    return leave


async def drop_pending(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Withdraw the pending requests of a person who leaves the branch; decided ones stay."""
    await _withdraw_all(db, select(Leave).where(Leave.person_id == person.id), by=by, now=now)


async def drop_pending_of(db: AsyncSession, activity: Activity, *, by: Person | None, now: datetime) -> None:
    """Withdraw the pending requests for an activity that came to nothing; decided ones stay."""
    await _withdraw_all(db, select(Leave).where(Leave.activity_id == activity.id), by=by, now=now)


async def _withdraw_all(db: AsyncSession, requests: Select[Leave], *, by: Person | None, now: datetime) -> None:
    for leave in (await db.scalars(requests.where(Leave.state == State.PENDING))).all():
        leave.state = State.WITHDRAWN
        _note(db, "leave-withdrawn", leave, by=by, now=now)
        await _settle(db, leave, now=now)


async def _approve(db: AsyncSession, leave: Leave, *, by: Person, now: datetime) -> None:
    if is_late(leave):
        await roll.fix(db, leave.activity)  # so that the decision stands beside it, as a correction
    leave.slip = await next_slip(db, leave)
    await _decided(db, leave, State.APPROVED, by=by, now=now)
    await replacement.report_leave(db, leave.activity, leave.person, now=now)
    await _forecast_anew(db, leave.activity, now)
    if leave.activity.ended_at is not None:
        if is_late(leave):
            absent, on_leave = RollState.ABSENT, RollState.LEAVE
            await roll.correct(db, leave.activity, leave.person, old=absent, new=on_leave, by=by, now=now)
        else:
            await roll.note_late_leave(db, leave, now=now)
        await makeup.excuse(db, leave.activity, leave.person, now=now)


async def _forecast_anew(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """Owe another forecast of the 80 % (rule 16) if the regular one is past and the activity is still ahead."""
    starts = activity.starts_at
    if starts is not None and starts - rules_then(activity).forecast <= now < starts:
        await duties.owe(db, DutyKind.FORECAST, activity, due_at=now, next_at=now, tag=ANEW, again=True)


async def _decided(db: AsyncSession, leave: Leave, state: State, *, by: Person, now: datetime) -> None:
    leave.state, leave.decided_at, leave.decided_by = state, now, by.id
    _note(db, f"leave-{state}", leave, by=by, now=now)
    if by.id != leave.person_id:
        await deliveries.to_people(
            db,
            DeliveryKind.LEAVE_ANSWER,
            [leave.person],
            leave.activity,
            now=now,
            key=str(leave.id),
            args={"leave": leave.id},
        )
    await _settle(db, leave, now=now)


async def _settle(db: AsyncSession, leave: Leave, *, now: datetime) -> None:
    await db.flush()
    await duties.settle(db, DutyKind.LEAVE_DECISION, leave.activity, person=leave.person, now=now)
    shown_in = (DeliveryKind.LEAVE_REQUEST, DeliveryKind.HOST_CARD, DeliveryKind.RECORD_DRAFT)
    await deliveries.refresh(db, leave.activity_id, shown_in, now=now)


def _note(db: AsyncSession, kind: str, leave: Leave, *, by: Person | None, now: datetime) -> None:
    timeline.note(db, kind, leave.activity, person=leave.person, by=by, now=now, leave=leave.id, slip=leave.slip)


async def pending_count(db: AsyncSession, activity: Activity) -> int:
    """Return the number of requests for leave from the activity that are not decided."""
    query = select(func.count()).where(Leave.activity_id == activity.id, Leave.state == LeaveState.PENDING)
    return (await db.scalars(query)).one()
