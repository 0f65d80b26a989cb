"""Check-ins recorded by an officer, with a reason (rules 24, 69)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.attendance.check_in import Recorded, of, record, recorded
from bot.domain.attendance.window import records_close, window
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import How
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollState


async def by_hand(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Recorded:
    """Record a person who has no account or whose phone failed, as an officer, with the reason (rule 69).

    Officers record themselves only if no other officer may; the timeline then says so. After the end the record is a
    correction of the roll (补登), and a week after the end it is final.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `hand-own`, `hand-late`, `checkin-early`.
    """
    alone = await require_hand(db, activity, person, by=by, now=now)
    known = await of(db, activity, person)
    if known is None:
        counts = window(activity)
        if now < counts.kept:
            raise Refused("checkin-early", opens=counts.opens, form=activity.form)
        await roll.fix(db, activity)
        known = await record(db, activity, person, at=now, how=How.HAND, by=by, reason=reason)
        timeline.note(db, "hand-check-in", activity, person=person, by=by, now=now, reason=reason, alone=alone)
        if activity.ended_at is not None:
            await roll.correct(db, activity, person, state=RollState.PRESENT, by=by, now=now)
    return await recorded(db, activity, person, known)


async def require_hand(db: AsyncSession, activity: Activity, person: Person, *, by: Person, now: datetime) -> bool:
    """Refuse unless this officer may record this person now.

    Return True if officers record themselves because no other officer may.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `hand-own`, `hand-late`.
    """
    await powers.require(db, by, Power.RECORD_BY_HAND)
    activities.refuse_cancelled(activity)
    everybody = await people.roster(db, activity.branch_id)
    others = [other.name for other in everybody if other.id != by.id and powers.may(other, Power.RECORD_BY_HAND)]
    if by.id == person.id and others:
        raise Refused("hand-own", who=others)
    if activity.ended_at is not None and now > (until := records_close(activity, activity.ended_at)):
        raise Refused("hand-late", form=activity.form, until=until)
    return by.id == person.id
