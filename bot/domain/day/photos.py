"""The photos of an activity (rule 60)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.day import record_duty
from bot.domain.day.entries import filed_at, is_late
from bot.domain.day.entry import Sending
from bot.domain.materials import Seen
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material
from bot.storage.tables.record import Photo

CHOSEN_LIMIT = 4
"""The most photos for the paper; the first ones are chosen until others are picked."""
PHOTO_LIMIT = 60
"""Photos of one activity."""
CAPTION_LIMIT = 200


@dataclass(frozen=True)
class Received:
    """A photo as it was sent: its file, what was seen in the file, Telegram's id of it, and its caption."""

    material: Material
    seen: Seen
    unique_id: str
    caption: str = ""


async def of(db: AsyncSession, activity: Activity, *, chosen: bool = False) -> Sequence[Photo]:
    """Return the photos of an activity as they were sent; with `chosen`, only those for the paper."""
    query = select(Photo).where(Photo.activity_id == activity.id, Photo.withdrawn_at.is_(None))
    if chosen:
        query = query.where(Photo.chosen)
    return (await db.scalars(query.order_by(Photo.sent_at, Photo.id))).all()


async def store(
    db: AsyncSession, activity: Activity, received: Received, sent: Sending, *, item: AgendaItem | None, now: datetime
) -> Photo:
    """Store a photo; the first ones are chosen for the paper.

    Raises:
        Refused: `photo-again` if the activity has it already, `photos-full` (`limit`).
    """
    present = await of(db, activity)
    if any(_same(photo, received) for photo in present):
        raise Refused("photo-again")
    if len(present) >= PHOTO_LIMIT:
        raise Refused("photos-full", limit=PHOTO_LIMIT)
    photo = Photo(
        activity_id=activity.id, item_id=item.id if item else None, material_id=received.material.id,
        caption=received.caption, file_unique_id=received.unique_id, likeness=received.seen.likeness,
        taken_at=_taken_at(received.seen, activity), by_id=sent.by.id, message_id=sent.message_id,
        sent_at=sent.sent_at, recorded_at=now, chosen=sum(one.chosen for one in present) < CHOSEN_LIMIT,
    )  # fmt: skip
    db.add(photo)
    await db.flush()
    await db.refresh(photo, ["material"])
    afterwards = is_late(sent.sent_at, activity, await filed_at(db, activity))
    timeline.note(db, "photo-entered", activity, by=sent.by, now=now, photo=photo.id, afterwards=afterwards)
    await record_duty.refresh(db, activity, now=now)
    return photo


async def get(db: AsyncSession, photo_id: int) -> tuple[Photo, Activity]:
    """Return a photo that stands, and its activity.

    Raises:
        Refused: `record-gone`.
    """
    photo = await db.get(Photo, photo_id) if photo_id < 2**31 else None
    if photo is None or photo.withdrawn_at is not None:
        raise Refused("record-gone")
    return photo, await db.get_one(Activity, photo.activity_id)


async def choose(
    db: AsyncSession, photo: Photo, activity: Activity, *, chosen: bool, by: Person, now: datetime
) -> None:
    """Choose a photo for the paper, or no longer; once the record was handed in, the timeline holds who did.

    Raises:
        Refused: `photos-chosen` (`limit`) if as many are chosen as the paper takes.
    """
    if chosen and not photo.chosen and len(await of(db, activity, chosen=True)) >= CHOSEN_LIMIT:
        raise Refused("photos-chosen", limit=CHOSEN_LIMIT)
    if photo.chosen is not chosen and await filed_at(db, activity) is not None:
        timeline.note(db, "photo-chosen", activity, by=by, now=now, photo=photo.id, chosen=chosen)
    photo.chosen = chosen
    await db.flush()


async def fitting(db: AsyncSession, activity: Activity, withdrawn: Sequence[Photo]) -> tuple[Photo, ...]:
    """Return the withdrawn photos that can come back, and choose no more of them than the paper takes.

    Those that were sent again meanwhile cannot.
    """
    standing = await of(db, activity)
    free = CHOSEN_LIMIT - sum(photo.chosen for photo in standing)
    again = {photo.material.sha256 for photo in standing} | {photo.file_unique_id for photo in standing} - {""}
    found = tuple(one for one in withdrawn if not {one.material.sha256, one.file_unique_id} & again)
    for photo in found:
        photo.chosen = photo.chosen and free > 0
        free -= photo.chosen
    return found


async def withdraw(db: AsyncSession, photo: Photo, activity: Activity, *, by: Person, now: datetime) -> None:
    """Withdraw one photo; its row stays."""
    photo.withdrawn_at = now
    timeline.note(db, "record-withdrawn", activity, by=by, now=now, rows=1)
    await db.flush()
    await record_duty.refresh(db, activity, now=now)


def _same(photo: Photo, received: Received) -> bool:
    by_id = bool(received.unique_id) and photo.file_unique_id == received.unique_id
    return by_id or photo.material.sha256 == received.material.sha256


def _taken_at(seen: Seen, activity: Activity) -> datetime | None:
    """Return when the camera took the photo; its clock is taken for local time unless it names its zone."""
    if seen.taken_at is None:
        return None
    taken = datetime.fromisoformat(seen.taken_at)
    return taken if taken.tzinfo is not None else taken.replace(tzinfo=ZoneInfo(activity.branch.zone))
