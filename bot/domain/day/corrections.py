"""Corrections of the record of an activity by officers (更正, rules 69, 83).

For a week after the end the organisation officer corrects it, or who stands in; afterwards a second officer has to
agree. An officer takes no part in a correction of their own record. The roll stays as it was fixed, and the correction
stands beside it; the person is told.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import makeup
from bot.domain.activity import activities
from bot.domain.attendance import by_hand, correction_requests, roll, roll_terms, voiding
from bot.domain.attendance.check_in import of
from bot.domain.attendance.standing import standing_of
from bot.domain.attendance.window import takes_two
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.day.arrival import came_after_all
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import recorded_later
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Change, CorrectionRequest, RollState

REASON_LIMIT = 200
CONFIRM_WITHIN = timedelta(days=3)


def require_begun(activity: Activity) -> None:
    """Refuse unless there may be check-ins to correct.

    Raises:
        Refused: `already-cancelled`, `correction-early`.
    """
    activities.refuse_cancelled(activity)
    if activity.opened_at is None and activity.ended_at is None:
        raise Refused("correction-early", form=activity.form)


async def require(db: AsyncSession, activity: Activity, person: Person, *, by: Person, now: datetime) -> None:
    """Refuse unless this officer may correct this person's record now, or ask a second officer to agree.

    Raises:
        Refused: as `require_begun`; `hand-own`, `hand-own-nobody`, `not-allowed`, `not-allowed-nobody`,
            `correction-waits`, `correction-no-second`.
    """
    require_begun(activity)
    others = await powers.deciders(db, person, Power.CORRECT_RECORD)
    if by.id == person.id and by.offices:
        raise Refused("hand-own" if others else "hand-own-nobody", who=[other.name for other in others])
    await powers.require_decider(db, by, person, Power.CORRECT_RECORD)
    await correction_requests.require_none_waits(db, activity, person)
    if takes_two(activity, now):
        await require_second_officers(db, person, by)


async def withdraw(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> None:
    """Void a wrong check-in while the activity lasts; the person is told.

    Raises:
        Refused: as `require`; `not-checked-in`.
    """
    await require(db, activity, person, by=by, now=now)
    row = await _check_in_of(db, activity, person)
    await voiding.void_wrong(db, activity, row, by=by, reason=reason, now=now)
    await deliveries.to_people(
        db, DeliveryKind.CHECK_IN_VOIDED, [person], activity, now=now, key=str(row.id), args={"check_in": row.id}
    )


async def correct(
    db: AsyncSession, activity: Activity, person: Person, change: Change, *, by: Person, reason: str, now: datetime
) -> CorrectionRequest:
    """Correct the person's record after the end: at once, or once a second officer agrees (`takes_two`).

    Raises:
        Refused: as `require`; `correction-early`, `already-checked-in`, `not-checked-in`, `roll-agrees`.
    """
    if activity.ended_at is None:
        raise Refused("correction-early", form=activity.form)
    await require(db, activity, person, by=by, now=now)
    await roll.fix(db, activity)
    await _require_effect(db, activity, person, change)
    request = CorrectionRequest(
        activity=activity, person=person, change=change, reason=reason, asker=by, asked_at=now, decider=None
    )
    if change is Change.TERMS:
        request.old, request.new = (await roll_terms.difference(db, activity, person)).stored
    db.add(request)
    await db.flush()
    if takes_two(activity, now):
        await ask_second(db, request, now=now)
    else:
        await carry_out(db, request, now=now)
    return request


async def decide(
    db: AsyncSession, request: CorrectionRequest, *, agreed: bool, by: Person, now: datetime
) -> CorrectionRequest:
    """Agree to a correction as the second officer, or not; the officer who asked for it may take it back.

    The first decision counts, and the officer who asked is told.

    Raises:
        Refused: `correction-decided`, `not-allowed`, `correction-own`, `hand-own`, `correction-no-second`,
            `already-cancelled`, `correction-asker-gone`, `correction-outdated`, `already-checked-in`, `not-checked-in`,
            `roll-agrees`.
    """
    if request.decided_at is not None:
        raise Refused("correction-decided", name=request.person.name)
    if agreed or by.id != request.asked_by:
        await _require_second(db, request, by)
    request.decider = by
    if agreed:
        await _require_as_asked(db, request)
        await carry_out(db, request, now=now)
    else:
        request.decided_at, request.agreed = now, False
        about, person = request.activity, request.person
        timeline.note(db, "correction-declined", about, person=person, by=by, now=now, request=request.id)
    await correction_requests.tell_decided(db, request, now=now)
    return request


async def _require_as_asked(db: AsyncSession, request: CorrectionRequest) -> None:
    """Refuse if the correction is no longer what was asked for, or its asker is no officer now."""
    activity, person, asker = request.activity, request.person, request.asker
    activities.refuse_cancelled(activity)
    if asker.left_at is not None or not asker.offices:
        raise Refused("correction-asker-gone", by=asker.name)
    await _require_effect(db, activity, person, request.change)
    if request.change is Change.TERMS:
        found = await roll_terms.difference(db, activity, person)
        if found.stored != (request.old, request.new):
            raise Refused("correction-outdated", name=person.name)


async def _require_second(db: AsyncSession, request: CorrectionRequest, by: Person) -> None:
    seconds = await correction_requests.second_officers(db, request)
    if by.id in {second.id for second in seconds}:
        return
    if not seconds:
        raise Refused("correction-no-second")
    who = [second.name for second in seconds]
    if by.id == request.asked_by:
        raise Refused("correction-own", who=who)
    raise Refused("hand-own" if by.id == request.person_id else "not-allowed", who=who)


async def require_second_officers(db: AsyncSession, person: Person, by: Person) -> None:
    """Refuse unless another officer can be asked to agree to a correction of this person's record.

    Raises:
        Refused: `correction-no-second`.
    """
    found = await powers.deciders(db, person, Power.CONFIRM_CORRECTION)
    if not any(officer.reachable and officer.id != by.id for officer in found):
        raise Refused("correction-no-second")


async def _require_effect(db: AsyncSession, activity: Activity, person: Person, change: Change) -> None:
    """Refuse a correction that would change nothing."""
    match change:
        case Change.PRESENT:
            if await of(db, activity, person) is not None:
                raise Refused("already-checked-in", name=person.name, form=activity.form)
            if person.left_at is not None and await roll.entry_of(db, activity, person) is None:
                raise Refused("person-gone")
        case Change.ABSENT:
            await _check_in_of(db, activity, person)
        case Change.TERMS:
            await roll_terms.difference(db, activity, person)


async def _check_in_of(db: AsyncSession, activity: Activity, person: Person) -> Attendance:
    row = await of(db, activity, person)
    if row is None:
        raise Refused("not-checked-in", name=person.name, form=activity.form)
    return row


async def ask_second(db: AsyncSession, request: CorrectionRequest, *, now: datetime) -> None:
    """Ask the other officers to agree to a correction; `require_second_officers` has found that one can."""
    activity, person = request.activity, request.person
    seconds = [second for second in await correction_requests.second_officers(db, request) if second.reachable]
    timeline.note(
        db, "correction-asked", activity, person=person, by=request.asker, now=now, request=request.id,
        change=request.change, reason=request.reason,
    )  # fmt: skip
    due = now + CONFIRM_WITHIN
    await duties.owe(db, DutyKind.CORRECTION, activity, person=person, due_at=due, next_at=None, again=True)
    await deliveries.to_people(
        db, DeliveryKind.CORRECTION_ASKED, seconds, activity, person=person, now=now, key=str(request.id),
        args={"request": request.id},
    )  # fmt: skip


async def carry_out(db: AsyncSession, request: CorrectionRequest, *, now: datetime) -> None:
    """Make the correction, and tell everybody whose record it changes."""
    activity, person, by, reason = request.activity, request.person, request.asker, request.reason
    told = [person]
    request.decided_at, request.agreed = now, True
    if request.decider is not None:
        timeline.note(
            db, "correction-confirmed", activity, person=person, by=request.decider, now=now, request=request.id
        )
    match request.change:
        case Change.PRESENT:
            old = await _state_without(db, activity, person)
            await by_hand.put(db, activity, person, by=by, reason=reason, now=now)
            await roll.correct(db, activity, person, old=old, new=RollState.PRESENT, by=by, now=now)
            await came_after_all(db, activity, person, now=now)
        case Change.ABSENT:
            row = await _check_in_of(db, activity, person)
            await voiding.void_wrong(db, activity, row, by=by, reason=reason, now=now)
            new = await _state_without(db, activity, person)
            await roll.correct(db, activity, person, old=RollState.PRESENT, new=new, by=by, now=now)
            await _owe_makeup(db, activity, person, now=now)
        case Change.TERMS:
            found = await roll_terms.difference(db, activity, person)
            await roll_terms.correct(db, activity, found, by=by, reason=reason, now=now)
            if found.new is None or not found.new.counts:
                await makeup.cancel(db, activity, person, now=now, tell=False)  # the person is told of the correction
        case Change.WITHDRAWN:
            told = await recorded_later.withdraw_record(db, activity, by=by, reason=reason, now=now)
    await deliveries.to_people(
        db, DeliveryKind.RECORD_CORRECTED, told, activity, now=now, key=str(request.id),
        args={"request": request.id},
    )  # fmt: skip


async def _state_without(db: AsyncSession, activity: Activity, person: Person) -> RollState:
    """Return the state of a person who is not present."""
    return RollState.LEAVE if person.id in await roll.excused(db, activity.id) else RollState.ABSENT


async def _owe_makeup(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    if activity.held:
        standing = await standing_of(db, activity)
        await makeup.open_for(db, activity, standing, rules_then(activity), since=now, now=now, only=person)
