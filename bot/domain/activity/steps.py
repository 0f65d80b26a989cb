"""The nine steps of the basic procedure (rules 31, 56, 57, 62): what the bot saw itself, and what people entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.activity.access import require_keeper
from bot.domain.branch import people
from bot.domain.names import shortened
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.domain.times.past_days import past_day_in
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import Step, StepNumber
from bot.storage.tables.attendance import LIVE, Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.record import Minute, Part
from bot.storage.tables.timeline import Event

BRIEFED = ("heads-counted", "briefed")
__all__ = ["StepNumber", "StepState"]

CARDS = (DeliveryKind.MONTH_CARD, DeliveryKind.HOST_CARD, DeliveryKind.APPROVAL_ASK, DeliveryKind.RECORD_DRAFT)
EARLIEST = timedelta(days=400)
"""The longest time before the activity at which a step may have been taken."""

BEFOREHAND = frozenset({StepNumber.THEME, StepNumber.APPROVAL})
"""The steps that people take before the notice, and that the bot cannot see."""

NOTE_LIMIT = 300
"""Characters that are kept of the words with a step's paper."""

ANNOUNCING = frozenset({StepNumber.NOTICE, StepNumber.CONVENING})
"""The steps that the bot takes with the notice."""


@dataclass(frozen=True)
class StepState:
    """One of the nine steps: `seen_at` is when the bot saw it, `entered` what a person entered about it.

    `seen_by` is the person who did what the bot saw, if it was not the bot itself. What a person entered counts beside
    what the bot saw; it never replaces it.
    """

    number: StepNumber
    seen_at: datetime | None
    entered: Step | None
    seen_by: Person | None = None

    @property
    def done(self) -> bool:
        """True if the step was taken on a known day."""
        entered = self.entered
        return self.seen_at is not None or (entered is not None and not entered.skipped and is_settled(entered))

    @property
    def undated(self) -> bool:
        """True if a person entered the step, such as by its paper, and the day is still to be named."""
        return self.seen_at is None and self.entered is not None and not is_settled(self.entered)

    @property
    def settled(self) -> bool:
        """True if the step was taken, or a reason says why it was left out."""
        return self.seen_at is not None or is_settled(self.entered)

    @property
    def done_on(self) -> date | None:
        """The day that a person named."""
        return self.entered.done_on if self.entered is not None else None


async def of(db: AsyncSession, activity: Activity) -> tuple[StepState, ...]:
    """Return the nine steps of an activity in their order."""
    rows = (await db.scalars(select(Step).where(Step.activity_id == activity.id))).all()
    entered, seen = {row.number: row for row in rows}, await _seen(db, activity)
    known = await people.by_id(db, [by for _at, by in seen.values() if by is not None])
    states = []
    for number in StepNumber:
        at, by = seen.get(number, (None, None))
        states.append(StepState(number, at, entered.get(number), known.get(by or 0)))
    return tuple(states)


async def entered(db: AsyncSession, activity: Activity, number: StepNumber) -> Step | None:
    """Return what a person entered about a step."""
    return (await db.scalars(select(Step).where(Step.activity_id == activity.id, Step.number == number))).one_or_none()


def is_settled(step: Step | None) -> bool:
    """True if what a person entered about a step names its day, or says why it was left out."""
    return step is not None and (step.skipped or step.done_on is not None)


def is_open(state: StepState, activity: Activity, now: datetime) -> bool:
    """True if the step is a hole by now: its time has come, and it was neither taken nor left out with a reason."""
    if state.settled or activity.cancelled_at is not None:
        return False
    if state.number in BEFOREHAND:
        return True
    if state.number in ANNOUNCING and activity.announced_at is not None and activity.ended_at is None:
        return False  # the bot is about to post it, and tells the officers if it cannot
    if state.number is StepNumber.ACTIVITY:
        return activity.unconfirmed
    if state.number is StepNumber.EVALUATION:
        return activity.held and activity.ballot_closes_at is None
    if state.number is StepNumber.SUMMARY:
        return activity.ended_at is not None
    return activity.starts_at is not None and activities.has_begun(activity, now)


def is_under_way(state: StepState, activity: Activity, now: datetime) -> bool:
    """True while the activity itself, or its ballot, is under way."""
    if state.number is StepNumber.EVALUATION:
        return activity.ballot_closes_at is not None and activity.ballot_closed_at is None
    begun = activity.starts_at is not None and activities.has_begun(activity, now)
    return state.number is StepNumber.ACTIVITY and begun and activity.ended_at is None


async def note_day(
    db: AsyncSession, activity: Activity, number: StepNumber, day: date, *, by: Person, now: datetime
) -> Step:
    """Record that a step was taken on this day in the branch's zone.

    Raises:
        Refused: `keeper-only`, `already-cancelled`; `past-day-future`, `step-day-early`.
    """
    _refuse_impossible(activity, day, now)
    return await _enter(db, activity, number, by=by, now=now, done_on=day, skipped=False, reason=None)


def _refuse_impossible(activity: Activity, day: date, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(activity.branch.zone)).date()
    if day > today:
        raise Refused("past-day-future", day=day, example=today)
    if day < (activity.starts_at or now).date() - EARLIEST:
        raise Refused("step-day-early", day=day, example=today)


def day_in(words: str, activity: Activity, number: StepNumber, *, now: datetime) -> date | None:
    """Return the day of a step that the words with its paper name; None if they leave any doubt.

    A day that is more than a date alone is not that of a step before the notice if it is the day of the activity.
    """
    zone = ZoneInfo(activity.branch.zone)
    day, alone = past_day_in(words, now=now.astimezone(zone))
    if day is None:
        return None
    start = activity.starts_at
    if not alone and number in BEFOREHAND and start is not None and day >= start.astimezone(zone).date():
        return None
    try:
        _refuse_impossible(activity, day, now)
    except Refused:
        return None
    return day


async def skip(
    db: AsyncSession, activity: Activity, number: StepNumber, reason: str, *, by: Person, now: datetime
) -> Step:
    """Record that a step was not taken, and why.

    Raises:
        Refused: `keeper-only`, `already-cancelled`.
    """
    return await _enter(db, activity, number, by=by, now=now, done_on=None, skipped=True, reason=reason)


async def attach(
    db: AsyncSession,
    activity: Activity,
    number: StepNumber,
    material: Material,
    *,
    by: Person,
    now: datetime,
    words: str = "",
) -> Step:
    """Keep the photo or file of a step's paper, with the words that came with it and the day that they name.

    A step without a day stays open until it has one.

    Raises:
        Refused: `keeper-only`, `already-cancelled`.
    """
    known, note = await entered(db, activity, number), shortened(words, NOTE_LIMIT)
    day = day_in(note, activity, number, now=now) or (known.done_on if known is not None else None)
    return await _enter(
        db, activity, number, by=by, now=now, done_on=day, skipped=False, reason=None, material=material, note=note
    )


async def reopen_approval(db: AsyncSession, activity: Activity, theme: str, *, now: datetime) -> bool:
    """Open the approval again after another theme took the place of `theme`; what was entered is kept beside it.

    Return True if there was an approval. A reason for having none holds for the new theme, too.
    """
    step = await entered(db, activity, StepNumber.APPROVAL)
    if step is None or step.skipped or step.done_on is None:
        return False
    step.former_on, step.former_theme, step.done_on = step.done_on, theme, None
    timeline.note(
        db, "approval-reopened", activity, now=now, day=step.former_on.isoformat(), words=theme, step=step.number
    )
    await db.flush()
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return True


async def copy(db: AsyncSession, activity: Activity, to: Activity) -> None:
    """Give another activity of the same theme what was entered about the steps before the notice."""
    for number in sorted(BEFOREHAND):
        known = await entered(db, activity, number)
        if known is not None:
            db.add(
                Step(
                    activity_id=to.id, number=number, done_on=known.done_on, skipped=known.skipped, reason=known.reason,
                    note=known.note, former_on=known.former_on, former_theme=known.former_theme,
                    material=known.material, noted_at=known.noted_at, by=known.by,
                )
            )  # fmt: skip
    await db.flush()


async def _enter(
    db: AsyncSession,
    activity: Activity,
    number: StepNumber,
    *,
    by: Person,
    now: datetime,
    done_on: date | None,
    skipped: bool,
    reason: str | None,
    material: Material | None = None,
    note: str = "",
) -> Step:
    """Write the entry; the event of each entry keeps what a later one replaces."""
    await require_keeper(db, activity, by)
    activities.refuse_cancelled(activity)
    step = await entered(db, activity, number)
    if step is None:
        step = Step(activity_id=activity.id, number=number, by=by, material=None)
        db.add(step)
    step.done_on, step.skipped, step.reason = done_on, skipped, reason
    step.noted_at, step.by, step.by_id = now, by, by.id
    if material is not None:
        step.material, step.material_id, step.note = material, material.id, note or None
    kind = "step-skipped" if skipped else "step-noted"
    timeline.note(
        db, kind, activity, by=by, now=now, step=int(number), reason=reason, note=note or None,
        day=done_on.isoformat() if done_on is not None else None,
        paper=material.id if material is not None else None,
    )  # fmt: skip
    await db.flush()
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return step


async def _seen(db: AsyncSession, activity: Activity) -> Mapping[StepNumber, tuple[datetime | None, int | None]]:
    """Return when the bot saw each step, and the id of the person who did it."""
    mine = Delivery.activity_id == activity.id
    told = select(func.min(Delivery.sent_at)).where(mine, Delivery.kind == DeliveryKind.NOTICE_COPY)
    arrived = select(func.min(Attendance.at)).where(Attendance.activity_id == activity.id, LIVE)
    briefed = select(Event.at, Event.by_id).where(Event.activity_id == activity.id, Event.kind.in_(BRIEFED))
    summed_up = select(Minute.sent_at, Minute.by_id).where(
        Minute.activity_id == activity.id, Minute.part == Part.SUMMARY, Minute.withdrawn_at.is_(None), Minute.taken
    )
    brief = (await db.execute(briefed.order_by(Event.id).limit(1))).first()
    summary = (await db.execute(summed_up.order_by(Minute.sent_at, Minute.id).limit(1))).first()
    return {
        StepNumber.NOTICE: (activity.posted_at, None),
        StepNumber.CONVENING: (await db.scalar(told) or activity.posted_at, None),
        StepNumber.SIGN_IN: (await db.scalar(arrived), None),
        StepNumber.BRIEFING: (brief.at, brief.by_id) if brief else (None, None),
        StepNumber.ACTIVITY: (activity.starts_at, activity.host_id) if activity.held else (None, None),
        # The result stands at the close; the evaluation follows the activity at once (rule 62), and this is its time.
        StepNumber.EVALUATION: (activity.ended_at if activity.ballot_closed_at is not None else None, None),
        StepNumber.SUMMARY: (summary.sent_at, summary.by_id) if summary else (None, None),
    }
