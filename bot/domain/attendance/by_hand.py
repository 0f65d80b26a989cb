"""Check-ins recorded by an officer while the activity lasts, with a reason (rules 24, 69)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance.check_in import Recorded, of, record, recorded
from bot.domain.attendance.window import window
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance, How
from bot.storage.tables.branch import Person


async def by_hand(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Recorded:
    """Record a person who has no account or whose phone failed, while the activity lasts (rule 69).

    Officers record themselves only if no other officer may; the timeline then says so.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `hand-own`, `checkin-early`.
    """
    alone = await require_hand(db, activity, person, by=by)
    known = await of(db, activity, person)
    if known is None:
        counts = window(activity)
        if now < counts.kept:
            raise Refused("checkin-early", opens=counts.opens, form=activity.form)
        known = await put(db, activity, person, by=by, reason=reason, now=now, alone=alone)
    return await recorded(db, activity, person, known)


async def put(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime, alone: bool = False
) -> Attendance:
    """Insert a check-in by hand and note it; the caller has checked who may."""
    row = await record(db, activity, person, at=now, how=How.HAND, by=by, reason=reason)
    timeline.note(db, "hand-check-in", activity, person=person, by=by, now=now, reason=reason, alone=alone)
    return row


async def require_hand(db: AsyncSession, activity: Activity, person: Person, *, by: Person) -> bool:
    """Refuse unless this officer may record this person while the activity lasts.

    Return True if officers record themselves because no other officer may.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `hand-own`.
    """
    await powers.require(db, by, Power.RECORD_BY_HAND)
    activities.refuse_cancelled(activity)
    everybody = await people.roster(db, activity.branch_id)
    others = [other.name for other in everybody if other.id != by.id and powers.may(other, Power.RECORD_BY_HAND)]
    if by.id == person.id and others:
        raise Refused("hand-own", who=others)
    return by.id == person.id
