"""Who must act next on a make-up study, and when the bot says so (rule 67).

The duty's owner is the person until the answer is handed in or overdue, then the organisation officer.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence.makeup_tasks import DUTY, State, log, of
from bot.domain.branch.powers import Power, deciders
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.quiet_hours import awake
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.storage.tables.absence import Makeup
from bot.storage.tables.obligations import Duty

REVIEW_WITHIN = timedelta(days=2)


async def follow_up(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """A nudge while there is time, one only after an outage, not at night; then the organisation officer takes over."""
    row = await of(db, duty.activity_id or 0, duty.person_id or 0)
    if row is None or row.state == State.ACCEPTED or row.person.left_at is not None:
        return Verdict.DROPPED
    if row.state == State.SUBMITTED or duty.owner != "person":
        return Verdict.OPEN
    at = awake(now, row.activity.branch)
    if at > now:
        return at
    if now < row.due_at:
        await deliveries.to_people(
            db,
            "makeup-nudge",
            [row.person],
            activity_id=row.activity_id,
            now=now,
            key=str(int(now.timestamp())),
            args={"makeup": row.id},
        )
        return next_look(row, now=now)
    duty.owner = Office.ORGANISATION
    log(db, "makeup-overdue", row, now=now)
    await deliveries.to_people(
        db,
        "makeup-overdue",
        await deciders(db, row.person, Power.REVIEW_MAKEUP),
        activity_id=row.activity_id,
        now=now,
        key=str(int(row.due_at.timestamp())),
    )
    return Verdict.OPEN


def next_look(row: Makeup, *, now: datetime) -> datetime:
    """When the bot next nudges or hands over: after 1, 3, 6 days and at the due time, never at night."""
    branch = row.activity.branch
    wished = (*(row.opened_at + after for after in rules_of(branch).makeup_nudges), row.due_at)
    looks = [awake(at, branch) for at in wished if at <= row.due_at]
    return min((at for at in looks if at > now), default=now)


async def owed_by_person(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    """The person must act next, and is nudged."""
    await _owe(db, row, owner="person", due_at=row.due_at, next_at=next_look(row, now=now))


async def owed_by_officer(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    """An officer must accept or return what was handed in."""
    await _owe(db, row, owner=Office.ORGANISATION, due_at=max(row.due_at, now + REVIEW_WITHIN), next_at=None)


async def _owe(db: AsyncSession, row: Makeup, *, owner: str, due_at: datetime, next_at: datetime | None) -> None:
    await duties.owe(
        db,
        DUTY,
        branch_id=row.activity.branch_id,
        activity_id=row.activity_id,
        person_id=row.person_id,
        owner=owner,
        due_at=due_at,
        next_at=next_at,
    )


DUTIES: dict[str, duties.Work] = {DUTY: follow_up}
