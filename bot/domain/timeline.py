"""The append-only timeline of a branch (rules 62 and 83): one verb to write, one to read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.timeline import Event


def note(
    db: AsyncSession,
    kind: str,
    *,
    branch_id: int,
    now: datetime,
    activity_id: int | None = None,
    person_id: int | None = None,
    by_id: int | None = None,
    **detail: Any,  # noqa: ANN401 - whatever the kind of event needs, as JSON
) -> None:
    """Write one line of the timeline; old values belong into `detail`."""
    db.add(
        Event(
            branch_id=branch_id,
            activity_id=activity_id,
            person_id=person_id,
            by_id=by_id,
            kind=kind,
            at=now,
            detail=detail,
        )
    )


async def timeline(db: AsyncSession, activity_id: int) -> Sequence[Event]:
    """Everything that happened to an activity, in order."""
    return (await db.scalars(select(Event).where(Event.activity_id == activity_id).order_by(Event.id))).all()
