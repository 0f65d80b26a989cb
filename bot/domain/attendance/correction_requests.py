"""Requests to correct a record after the end of an activity: those that wait, and those that were carried out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Change, CorrectionRequest

__all__ = ["Change"]

Made = Mapping[tuple[int, datetime], CorrectionRequest]
"""The requests that were carried out, by the id of a person or activity and the instant, which the rows have too."""


async def made(db: AsyncSession, activity: Activity) -> Made:
    """Return the corrections of this activity's records that were carried out, by the person's id and the instant."""
    query = select(CorrectionRequest).where(
        CorrectionRequest.activity_id == activity.id, CorrectionRequest.agreed.is_(True)
    )
    return {(row.person_id, row.decided_at): row for row in (await db.scalars(query)).all() if row.decided_at}


async def made_of(db: AsyncSession, person: Person) -> Made:
    """Return the corrections of this person's records that were carried out, by the activity's id and the instant."""
    query = select(CorrectionRequest).where(
        CorrectionRequest.person_id == person.id, CorrectionRequest.agreed.is_(True)
    )
    return {(row.activity_id, row.decided_at): row for row in (await db.scalars(query)).all() if row.decided_at}


def officers(first: Person | None, made: CorrectionRequest | None) -> list[str]:
    """Return the names of the officer who made a correction, and of the one who agreed to it, if there was one."""
    return [officer.name for officer in (first, made.decider if made else None) if officer]


async def waiting(db: AsyncSession, branch_id: int) -> Sequence[CorrectionRequest]:
    """Return the branch's requests that wait for a second officer, the oldest first."""
    query = select(CorrectionRequest).join(Activity, Activity.id == CorrectionRequest.activity_id)
    query = query.where(Activity.branch_id == branch_id, CorrectionRequest.decided_at.is_(None))
    return (await db.scalars(query.order_by(CorrectionRequest.id))).all()


async def require_none_waits(db: AsyncSession, activity: Activity, person: Person | None = None) -> None:
    """Refuse a correction while another one of this person's record, or by default of anybody's, waits.

    Raises:
        Refused: `correction-waits`, `recorded-later-withdrawal-waits`.
    """
    query = select(CorrectionRequest).where(
        CorrectionRequest.activity_id == activity.id, CorrectionRequest.decided_at.is_(None)
    )
    for known in (await db.scalars(query.order_by(CorrectionRequest.id))).all():
        if known.change is Change.WITHDRAWN:
            raise Refused("recorded-later-withdrawal-waits", form=activity.form, by=known.asker.name)
        if person is None or known.person_id == person.id:
            raise Refused("correction-waits", name=known.person.name, by=known.asker.name)


async def get(db: AsyncSession, request_id: int) -> CorrectionRequest:
    """Return the request with this id; the caller checks its branch.

    Raises:
        Refused: `button-void` if there is none.
    """
    row = await db.get(CorrectionRequest, request_id)
    if row is None:
        raise Refused("button-void")
    return row


async def seconds(db: AsyncSession, request: CorrectionRequest) -> list[Person]:
    """Return the officers who may agree to the correction: neither its first officer nor the person concerned."""
    found = await powers.deciders(db, request.person, Power.CONFIRM_CORRECTION)
    return [officer for officer in found if officer.id != request.asker.id]
