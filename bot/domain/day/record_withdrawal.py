"""Withdrawal of the record of an activity that was recorded later (撤回补记), a correction of everybody's record.

As any correction it takes two officers once a week has passed since the entry (rule 69).
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance import correction_requests
from bot.domain.attendance.window import takes_two
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.day import corrections
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Change, CorrectionRequest


async def require_withdrawable(db: AsyncSession, activity: Activity, *, by: Person) -> None:
    """Refuse unless the person may withdraw this record.

    Raises:
        Refused: `not-allowed`, `already-cancelled`; `button-void` if the activity was not recorded later; and as
            `correction_requests.require_none_waits`.
    """
    await powers.require(db, by, Power.RECORD_LATER)
    activities.refuse_cancelled(activity)
    if activity.recorded_later_at is None:
        raise Refused("button-void")
    await correction_requests.require_none_waits(db, activity)


async def withdraw(
    db: AsyncSession, activity: Activity, *, by: Person, reason: str, now: datetime
) -> CorrectionRequest:
    """Withdraw a record that was entered in error: at once, or once a second officer agrees (`takes_two`).

    Raises:
        Refused: as `require_withdrawable`; `correction-no-second`.
    """
    await require_withdrawable(db, activity, by=by)
    if takes_two(activity, now):
        await corrections.require_second_officers(db, by, by)
    request = CorrectionRequest(
        activity=activity, person=by, change=Change.WITHDRAWN, reason=reason, asker=by, asked_at=now, decider=None
    )
    db.add(request)
    await db.flush()
    if takes_two(activity, now):
        await corrections.ask_second(db, request, now=now)
    else:
        await corrections.carry_out(db, request, now=now)
    return request
