"""The visitor's progress through the scenario and the bot's next duties, read from the bot's database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.evaluation import BallotReceipt
from bot.storage.tables.obligations import Duty
from bot.storage.tables.timeline import Event
from sandbox.scenario import sample_branch

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from sandbox.web.sandbox import Sandbox

DUE = 6  # next duties that are shown
MEMBER = "张伟"

# The steps in the order of the month: key, person, and True for a step in the group.
STEPS = (
    ("plan", sample_branch.SECRETARY, False),
    ("publish", sample_branch.SECRETARY, False),
    ("leave", sample_branch.FORGETFUL, True),
    ("checkin", MEMBER, True),
    ("close", sample_branch.SECRETARY, False),
    ("record", sample_branch.RECORDER, False),
    ("vote", MEMBER, False),
    ("makeup", sample_branch.FORGETFUL, False),
    ("summary", sample_branch.SECRETARY, False),
)

_COUNTS = {
    "plan": select(func.count()).select_from(Event).where(Event.kind == "plan-imported"),
    "publish": select(func.count()).select_from(Activity).where(Activity.dated_at.is_not(None)),
    "leave": select(func.count()).select_from(Leave),
    "checkin": select(func.count()).select_from(Attendance),
    "close": select(func.count()).select_from(Event).where(Event.kind == "ended", Event.by_id.is_not(None)),
    "record": select(func.count()).select_from(Event).where(Event.kind == "record-entered"),
    "vote": select(func.count()).select_from(BallotReceipt),
    "makeup": select(func.count()).select_from(Makeup).where(Makeup.submitted_at.is_not(None)),
}


async def counts(db: AsyncSession, sandbox: Sandbox) -> dict[str, int]:
    """Count how often each step was taken, by key."""
    found = {key: (await db.scalars(query)).one() for key, query in _COUNTS.items()}
    found["summary"] = sum(1 for event in sandbox.transcript if event.text.startswith("/summary"))
    return found


async def coming(db: AsyncSession) -> list[dict[str, Any]]:
    """Return the bot's next duties, the soonest first: `at`, `kind`, and the activity they are about."""
    query = (
        select(Duty.next_at, Duty.kind, Activity.form)
        .distinct()
        .outerjoin(Activity, Activity.id == Duty.activity_id)
        .where(Duty.next_at.is_not(None))
        .order_by(Duty.next_at, Duty.kind)
        .limit(DUE)
    )
    rows = await db.execute(query)
    return [{"at": at.isoformat(), "kind": kind, "about": form or ""} for at, kind, form in rows if at is not None]
