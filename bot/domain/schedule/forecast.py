"""The forecast three days before the start, and after each later leave: it warns if the 80 % is in doubt (rule 16)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity.activities import get
from bot.domain.attendance.standing import Standing, standing_of
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty


@dataclass(frozen=True)
class Forecast:
    """The forecast of the 80 % (rule 16): the members who may come, compared with the number needed."""

    activity: Activity
    standing: Standing

    @property
    def possible(self) -> int:
        """Members not on leave whom a message can reach."""
        return sum(1 for person in self.standing.missing if person.reachable)

    @property
    def unreachable(self) -> tuple[Person, ...]:
        """Members not on leave whom no message can reach."""
        return tuple(person for person in self.standing.missing if not person.reachable)

    @property
    def in_doubt(self) -> bool:
        """True if fewer members may come than are needed."""
        return self.possible < self.standing.needed


async def foresee(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Warn the secretary, while the date can still be moved, if the 80 % is in doubt (rule 16); once a day at most.

    After this forecast, each approved leave causes another one (`absence/leave.py`).
    """
    activity = await get(db, duty.activity_id or 0)
    if (await forecast_of(db, activity)).in_doubt:
        secretary = await powers.in_charge(db, activity.branch_id, Power.HEAR_FORECAST)
        today = now.astimezone(ZoneInfo(activity.branch.zone)).date()
        key = f"{activity.revision}:{today}"
        await deliveries.to_people(db, DeliveryKind.FORECAST, secretary, activity, now=now, key=key)
    return Verdict.DONE


async def forecast_of(db: AsyncSession, activity: Activity) -> Forecast:
    """Return the forecast for an activity."""
    return Forecast(activity, await standing_of(db, activity))
