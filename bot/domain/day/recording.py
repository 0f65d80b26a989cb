"""The record of an activity: its keepers, the time for it, what it has and what it lacks (rules 27, 60, 61)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from bot.domain.activity import activities, agenda
from bot.domain.activity.access import may_keep
from bot.domain.attendance.standing import was_present
from bot.domain.attendance.voters import Voters, voters_of
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.day import decisions, minutes, motions, photos
from bot.domain.refusals import Refused
from bot.storage.tables.activity import STANDS, Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.branch import Person
from bot.storage.tables.record import CONTENT, Decision, Minute, Motion, Part, Photo
from bot.storage.tables.session import Session

LISTED = 12
"""Activities in the choice, the newest first."""
PHOTOS_WANTED = 2
LATELY = timedelta(days=60)
"""The time in which a member's words still reach the record."""


@dataclass(frozen=True)
class Record:
    """The record of an activity as far as it has been made. `own` are members' words that wait to be taken.

    `motions` are the counts of votes, `voters` those who may vote.
    """

    activity: Activity
    items: tuple[AgendaItem, ...]
    minutes: tuple[Minute, ...]
    decisions: tuple[Decision, ...]
    carried: tuple[Decision, ...]
    photos: tuple[Photo, ...]
    own: tuple[Minute, ...]
    motions: tuple[Motion, ...]
    voters: Voters

    def of_item(self, item_id: int | None) -> tuple[Minute, ...]:
        """Return the minutes of an item; those of none without the summary and what leaders said."""
        return tuple(row for row in self.minutes if row.item_id == item_id and row.part in CONTENT)

    def parts(self, part: Part) -> tuple[Minute, ...]:
        """Return the pieces of this part."""
        return tuple(row for row in self.minutes if row.part is part)

    @property
    def summary(self) -> tuple[Minute, ...]:
        """The pieces of the summary (总结提升)."""
        return self.parts(Part.SUMMARY)

    @property
    def authors(self) -> frozenset[int | None]:
        """The ids of the people who made the entries."""
        written = {row.by_id for row in self.minutes} | {row.by_id for row in self.decisions}
        written |= {row.by_id for row in self.motions}
        return frozenset(written | {photo.by_id for photo in self.photos})

    @property
    def chosen(self) -> int:
        """The number of photos for the paper."""
        return sum(photo.chosen for photo in self.photos)

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the record lacks: `minutes`, `items`, `votes`, `heads`, `photos`, `summary`."""
        content = [row for row in self.minutes if row.part in CONTENT]
        told = {row.item_id for row in content} | {row.item_id for row in self.decisions}
        counted = {row.item_id for row in self.motions}
        votes = {item.id for item in self.items if item.kind is ItemKind.VOTE}
        plain = {item.id for item in self.items if item.kind in agenda.WITHOUT_TEXT}
        lacks = {
            "minutes": not content,
            "items": bool(content) and any(item.id not in told | votes | plain for item in self.items),
            "votes": not votes <= counted,
            "heads": self.activity.head_count is None,
            "photos": len(self.photos) < PHOTOS_WANTED,
            "summary": not self.summary,
        }
        return tuple(name for name, lacking in lacks.items() if lacking)


async def of(db: AsyncSession, activity: Activity) -> Record:
    """Return the record of an activity as far as it has been made."""
    found = await minutes.of(db, activity, offered=True)
    return Record(
        activity,
        tuple(await agenda.items(db, activity)),
        tuple(row for row in found if row.taken),
        tuple(await decisions.of(db, activity)),
        tuple(await decisions.carried(db, activity)),
        tuple(await photos.of(db, activity)),
        tuple(row for row in found if not row.taken),
        tuple(await motions.of(db, activity)),
        await voters_of(db, activity),
    )


def refuse_called_off(activity: Activity, *, sent: bool = False) -> None:
    """Refuse the record of an activity that came to nothing; `sent` says that something was sent for it.

    Raises:
        Refused: `record-not-held`, `record-cancelled` with `form`, `start` and `sent`.
    """
    if activity.cancelled_at is not None:
        key = "record-not-held" if activity.not_held else "record-cancelled"
        raise Refused(key, form=activity.form, start=activity.starts_at or "", sent=sent)


def has_begun(activity: Activity, now: datetime) -> bool:
    """True if there is something to record: its start has passed."""
    return activity.starts_at is not None and now >= activity.starts_at


def require_begun(activity: Activity, now: datetime, *, sent: bool = False) -> None:
    """Refuse entries about an activity before its start, and about one that came to nothing.

    Raises:
        Refused: `record-early` with `form`, `start` and `sent`, and as `refuse_called_off`.
    """
    refuse_called_off(activity, sent=sent)
    if not has_begun(activity, now):
        raise Refused("record-early", form=activity.form, start=activity.starts_at or "", sent=sent)


async def open_to(db: AsyncSession, person: Person, *, now: datetime) -> Sequence[Activity]:
    """Return the activities whose record the person may keep: the next one ahead, then those begun, newest first."""
    ahead = [one for one in await activities.ahead(db, person.branch_id) if not has_begun(one, now)][:1]
    query = (
        select(Activity)
        .join(Activity.session)
        .options(contains_eager(Activity.session))
        .where(Activity.branch_id == person.branch_id, STANDS, Session.starts_at <= now)
        .order_by(Session.starts_at.desc(), Activity.id.desc())
    )
    if not powers.may(person, Power.RUN_ACTIVITY):
        query = query.where(or_(Activity.recorder_id == person.id, Activity.host_id == person.id))
    begun = (await db.scalars(query.limit(LISTED))).all()
    return [one for one in (*ahead, *begun) if may_keep(one, person)]


async def called_off_lately(db: AsyncSession, branch_id: int, *, now: datetime) -> Activity | None:
    """Return the activity that should have begun last, if it came to nothing; else None."""
    query = (
        select(Activity)
        .join(Activity.session)
        .options(contains_eager(Activity.session))
        .where(Activity.branch_id == branch_id, Session.starts_at <= now)
        .order_by(Session.starts_at.desc(), Activity.id.desc())
    )
    newest = (await db.scalars(query.limit(1))).one_or_none()
    return newest if newest is not None and newest.cancelled_at is not None else None


async def attended_lately(db: AsyncSession, person: Person, *, now: datetime) -> Activity | None:
    """Return the newest activity of the last weeks at which the person was present; None if there is none."""
    begun = await activities.begun(db, person.branch_id, since=now - LATELY, now=now)
    for activity in reversed(begun):
        if await was_present(db, activity, person):
            return activity
    return None
