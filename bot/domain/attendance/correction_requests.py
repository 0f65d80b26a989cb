"""Requests to correct a record after the end of an activity: those that wait, and those that were carried out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Change, CorrectionRequest

__all__ = [
    "CarriedOut",
    "Change",
    "carried_out",
    "carried_out_for",
    "drop",
    "get",
    "officers",
    "require_none_waits",
    "second_officers",
    "tell_decided",
    "waiting",
]

CarriedOut = Mapping[tuple[int, datetime], CorrectionRequest]
"""The requests that were carried out, by the id of a person or activity and the instant.

A request and the rows that it changed (the check-in, the voided check-in, the correction of the roll) have one instant.
"""


async def carried_out(db: AsyncSession, activity: Activity) -> CarriedOut:
    """Return the corrections of this activity's records, by the person's id and the instant."""
    return {(row.person_id, at): row for row, at in await _agreed(db, CorrectionRequest.activity_id == activity.id)}


async def carried_out_for(db: AsyncSession, person: Person) -> CarriedOut:
    """Return the corrections of this person's records, by the activity's id and the instant."""
    return {(row.activity_id, at): row for row, at in await _agreed(db, CorrectionRequest.person_id == person.id)}


async def _agreed(db: AsyncSession, which: ColumnElement[bool]) -> list[tuple[CorrectionRequest, datetime]]:
    query = select(CorrectionRequest).where(which, CorrectionRequest.agreed.is_(True))
    return [(row, row.decided_at) for row in (await db.scalars(query)).all() if row.decided_at]


def officers(first: Person | None, request: CorrectionRequest | None) -> list[str]:
    """Return the names of the officer who made a correction, and of the one who agreed to it, if there was one."""
    return [officer.name for officer in (first, request.decider if request else None) if officer]


async def waiting(db: AsyncSession, branch_id: int) -> Sequence[CorrectionRequest]:
    """Return the branch's requests that wait for a second officer, the oldest first."""
    query = select(CorrectionRequest).join(Activity, Activity.id == CorrectionRequest.activity_id)
    query = query.where(Activity.branch_id == branch_id, CorrectionRequest.decided_at.is_(None))
    return (await db.scalars(query.order_by(CorrectionRequest.id))).all()


async def require_none_waits(db: AsyncSession, activity: Activity, person: Person | None = None) -> None:
    """Refuse a correction while another one of this person's record waits; without a person, while any waits.

    Raises:
        Refused: `correction-waits`, `recorded-later-withdrawal-waits`.
    """
    for known in await _waiting_about(db, activity):
        if known.change is Change.WITHDRAWN:
            raise Refused("recorded-later-withdrawal-waits", form=activity.form, by=known.asker.name)
        if person is None or known.person_id == person.id:
            who = [second.name for second in await second_officers(db, known)]
            raise Refused("correction-waits", name=known.person.name, by=known.asker.name, who=who)


async def _waiting_about(db: AsyncSession, activity: Activity) -> Sequence[CorrectionRequest]:
    query = select(CorrectionRequest).where(CorrectionRequest.activity_id == activity.id)
    query = query.where(CorrectionRequest.decided_at.is_(None)).order_by(CorrectionRequest.id)
    return (await db.scalars(query)).all()


async def get(db: AsyncSession, request_id: int) -> CorrectionRequest:
    """Return the request with this id; the caller checks its branch.

    Raises:
        Refused: `button-void` if there is none.
    """
    row = await db.get(CorrectionRequest, request_id)
    if row is None:
        raise Refused("button-void")
    return row


async def second_officers(db: AsyncSession, request: CorrectionRequest) -> list[Person]:
    """Return the officers who may agree to the correction: neither its first officer nor the person concerned."""
    found = await powers.deciders(db, request.person, Power.CONFIRM_CORRECTION)
    return [officer for officer in found if officer.id != request.asker.id]


async def drop(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Close the requests that wait about an activity that came to nothing; the officers who asked are told."""
    for row in await _waiting_about(db, activity):
        row.decided_at, row.agreed = now, False
        await tell_decided(db, row, now=now)


async def tell_decided(db: AsyncSession, request: CorrectionRequest, *, now: datetime) -> None:
    """Settle the second officers' duty, word their messages anew, and tell the officer who asked."""
    activity, person = request.activity, request.person
    await db.flush()
    await duties.settle(db, DutyKind.CORRECTION, activity, person=person, now=now)
    await deliveries.refresh(db, activity.id, (DeliveryKind.CORRECTION_ASKED,), now=now)
    if request.decided_by != request.asked_by:
        await deliveries.to_people(
            db, DeliveryKind.CORRECTION_ANSWER, [request.asker], activity, person=person, now=now, key=str(request.id),
            args={"request": request.id},
        )  # fmt: skip
