"""The nine steps of the basic procedure (rules 31, 56, 57, 62): what the bot saw itself, and what people entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import Step, StepNumber
from bot.storage.tables.attendance import LIVE, Attendance
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.record import Minute, Part
from bot.storage.tables.timeline import Event

BRIEFED = ("heads-counted", "briefed")


@dataclass(frozen=True)
class StepState:
    """One of the nine steps: `seen_at` is when the bot saw it, `entered` what a person entered about it.

    What a person entered counts beside what the bot saw; it never replaces it.
    """

    number: StepNumber
    seen_at: datetime | None
    entered: Step | None

    @property
    def done(self) -> bool:
        """True if the step was taken."""
        return self.seen_at is not None or (self.entered is not None and not self.entered.skipped)

    @property
    def settled(self) -> bool:
        """True if the step was taken, or a reason says why it was left out."""
        return self.done or self.entered is not None

    @property
    def done_on(self) -> date | None:
        """The day that a person named."""
        return self.entered.done_on if self.entered is not None else None


async def of(db: AsyncSession, activity: Activity) -> tuple[StepState, ...]:
    """Return the nine steps of an activity in their order."""
    rows = (await db.scalars(select(Step).where(Step.activity_id == activity.id))).all()
    entered, seen = {row.number: row for row in rows}, await _seen(db, activity)
    return tuple(StepState(number, seen.get(number), entered.get(number)) for number in StepNumber)


async def entered(db: AsyncSession, activity: Activity, number: StepNumber) -> Step | None:
    """Return what a person entered about a step."""
    return (await db.scalars(select(Step).where(Step.activity_id == activity.id, Step.number == number))).one_or_none()


async def _seen(db: AsyncSession, activity: Activity) -> Mapping[StepNumber, datetime | None]:
    mine = Delivery.activity_id == activity.id
    told = select(func.min(Delivery.sent_at)).where(mine, Delivery.kind == DeliveryKind.NOTICE_COPY)
    arrived = select(func.min(Attendance.at)).where(Attendance.activity_id == activity.id, LIVE)
    briefed = select(func.min(Event.at)).where(Event.activity_id == activity.id, Event.kind.in_(BRIEFED))
    summed_up = select(func.min(Minute.sent_at)).where(
        Minute.activity_id == activity.id, Minute.part == Part.SUMMARY, Minute.withdrawn_at.is_(None), Minute.taken
    )
    return {
        StepNumber.NOTICE: activity.posted_at,
        StepNumber.CONVENING: await db.scalar(told) or activity.posted_at,
        StepNumber.SIGN_IN: await db.scalar(arrived),
        StepNumber.BRIEFING: await db.scalar(briefed),
        StepNumber.ACTIVITY: activity.starts_at if activity.held else None,
        StepNumber.EVALUATION: activity.ballot_closed_at,
        StepNumber.SUMMARY: await db.scalar(summed_up),
    }
