"""The running of an activity by its host: the briefing, the present item, the site checklist (rules 11, 55, 56, 58)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities, agenda
from bot.domain.activity.access import require_host, require_keeper
from bot.domain.activity.steps import BRIEFED
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan.anniversaries import JULY
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, SiteCheck, SiteMark
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event

CARDS = (DeliveryKind.HOST_CARD,)


@dataclass(frozen=True)
class Programme:
    """The host's programme of an activity: the items, the marks that were ticked, and the time of the briefing."""

    items: Sequence[AgendaItem] = ()
    marks: frozenset[SiteMark] = frozenset()
    briefed_at: datetime | None = None

    @property
    def present(self) -> AgendaItem | None:
        """The item that was begun last; None before the first one."""
        begun = [item for item in self.items if item.begun_at is not None]
        return max(begun, key=lambda item: (item.begun_at, item.position), default=None)

    @property
    def next(self) -> AgendaItem | None:
        """The first item after the present one that was not begun yet, else any that was not."""
        waiting = [item for item in self.items if item.begun_at is None]
        at = self.present.position if self.present is not None else -1
        return next((item for item in waiting if item.position > at), next(iter(waiting), None))


def marks_for(activity: Activity) -> tuple[SiteMark, ...]:
    """Return the site checklist: flag and badge (rule 55), in July the oath, too (rule 11)."""
    return tuple(SiteMark) if activity.month == JULY else (SiteMark.FLAG, SiteMark.BADGE)


async def of(db: AsyncSession, activity: Activity) -> Programme:
    """Return the programme of an activity."""
    told = select(Event.at).where(Event.activity_id == activity.id, Event.kind.in_(BRIEFED)).order_by(Event.id).limit(1)
    marks = frozenset(check.mark for check in await agenda.site_checks(db, activity))
    return Programme(await agenda.items(db, activity), marks, await db.scalar(told))


async def brief(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Record that those present were told who is there and what will be done (rule 58); once is enough.

    Raises:
        Refused: `host-only`, `already-cancelled`, `programme-early`.
    """
    await _require_begun(db, activity, by, now)
    if (await of(db, activity)).briefed_at is not None:
        return
    timeline.note(db, "briefed", activity, by=by, now=now)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    await db.flush()


async def begin(db: AsyncSession, activity: Activity, item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Begin an item; one that was begun stays as it is.

    Raises:
        Refused: `host-only`, `already-cancelled`, `programme-early`, `already-ended`.
    """
    await _require_begun(db, activity, by, now)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if item.begun_at is not None:
        return
    item.begun_at = now
    timeline.note(db, "agenda-begun", activity, by=by, now=now, item=item.id, words=agenda.describe(item))
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    await db.flush()


async def turn_mark(db: AsyncSession, activity: Activity, mark: SiteMark, *, by: Person, now: datetime) -> None:
    """Tick a mark of the site checklist, or take the tick back (rules 11, 55).

    Raises:
        Refused: `keeper-only`, `already-cancelled`; `button-void` for a mark that this activity has not.
    """
    await require_keeper(db, activity, by)
    activities.refuse_cancelled(activity)
    if mark not in marks_for(activity):
        raise Refused("button-void")
    known = await db.get(SiteCheck, (activity.id, mark))
    if known is None:
        db.add(SiteCheck(activity_id=activity.id, mark=mark, at=now, by_id=by.id))
    else:
        await db.delete(known)
    timeline.note(db, "site-checked" if known is None else "site-unchecked", activity, by=by, now=now, mark=mark)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    await db.flush()


async def _require_begun(db: AsyncSession, activity: Activity, by: Person, now: datetime) -> None:
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    if activity.starts_at is None or now < activity.starts_at:
        raise Refused("programme-early", form=activity.form, at=activity.starts_at or "")
