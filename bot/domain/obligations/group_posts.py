"""Posts in a branch's group: why Telegram refuses one, when it is tried again, and which were deleted.

A refused delivery keeps its cause in `failure` and the instant of its first refusal in `refused_at`. While a process
sends it, `failure` is empty, so that nothing makes it due a second time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.deliveries import ANSWER_LIFE, WITHDRAWN, WORDLESS
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.obligations import Delivery

TRIES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
EVERY = timedelta(hours=1)
FOR = timedelta(days=1)
GONE = "deleted in the group"
REPOST = "repost"


class Cause(StrEnum):
    """Why a group takes no post; none is the beginning of another."""

    REMOVED = "removed"
    DELETED = "deleted"
    MUTED = "muted"
    RESTRICTED = "restricted"  # by Telegram, the whole chat
    GENERAL_CLOSED = "general-closed"
    TOPICS_CLOSED = "topics-closed"  # the chosen topic and General
    SLOW = "slow"
    OTHER = "other"
    PHOTOS = "photos"
    TOPIC_CLOSED = "topic-closed"
    TOPIC_LOST = "topic-lost"

    @property
    def blocks(self) -> bool:
        """True if nothing is posted; otherwise the post went out in another way: as text, or in General."""
        return self not in REDUCING


REDUCING = frozenset({Cause.PHOTOS, Cause.TOPIC_CLOSED, Cause.TOPIC_LOST})


def next_try(refused_at: datetime, now: datetime) -> datetime | None:
    """Return the instant of the next try of a post that was first refused then; None if it rests.

    It is tried after 1, 5 and 30 minutes, then every hour for a day.
    """
    for after in TRIES:
        if now < refused_at + after:
            return refused_at + after
    return now + EVERY if now + EVERY <= refused_at + FOR else None


async def put_off(
    db: AsyncSession, delivery: Delivery, cause: Cause, words: str, *, now: datetime, seconds: float | None
) -> None:
    """Record that the group refused the post, or its edit, and when it is tried again.

    `words` are Telegram's, kept for a cause that is not known; `seconds` is the wait that Telegram asks for.
    """
    since = delivery.refused_at or now
    at = now + timedelta(seconds=seconds) if seconds else next_try(since, now)
    values: dict[str, Any] = {"next_at": at} if delivery.sent_at is None else {"edit_at": at}
    values["failure"] = f"{cause}: {words}"[:200] if cause is Cause.OTHER else cause
    mine = update(Delivery).where(Delivery.id == delivery.id, Delivery.failure.is_distinct_from(WITHDRAWN))
    await db.execute(mine.values(attempts=Delivery.attempts + 1, refused_at=since, **values))


async def waiting(db: AsyncSession, branch_id: int) -> Sequence[Delivery]:
    """Return the posts that the group refused and that are still of use, in the order of their promises."""
    query = _WAITING.where(Delivery.branch_id == branch_id)
    return (await db.scalars(query.order_by(Delivery.due_at, Delivery.id))).all()


async def made_up_for(db: AsyncSession, branch_id: int, since: datetime) -> Sequence[Delivery]:
    """Return the posts that went out since then only after they had been put off, in that order."""
    late = (Delivery.sent_at >= since, Delivery.attempts > 0, Delivery.account_id.is_(None))
    query = select(Delivery).where(Delivery.branch_id == branch_id, *late)
    return (await db.scalars(query.order_by(Delivery.sent_at, Delivery.id))).all()


async def refused_of(db: AsyncSession, activity_id: int) -> Sequence[str]:
    """Return the kinds of an activity's posts that the group refused and never got."""
    never = (Delivery.sent_at.is_(None), Delivery.refused_at.is_not(None), Delivery.failure.is_distinct_from(WITHDRAWN))
    query = select(Delivery.kind).where(Delivery.activity_id == activity_id, Delivery.account_id.is_(None), *never)
    return (await db.scalars(query.order_by(Delivery.due_at, Delivery.id))).all()


async def waits_for(db: AsyncSession, branch_id: int, cause: Cause, *, besides: int) -> bool:
    """True if a post other than `besides` is refused for this cause, or is being sent after a refusal."""
    same = or_(Delivery.failure.startswith(cause), Delivery.failure.is_(None))
    query = _WAITING.where(Delivery.branch_id == branch_id, Delivery.id != besides, same)
    return (await db.scalars(query.limit(1))).first() is not None


async def revive(db: AsyncSession, branch_id: int, *, now: datetime, anew: bool, besides: int = 0) -> None:
    """Try the failed posts and edits of the group now; not those without anything to say or being sent, or old answers.

    `anew` begins their tries from the start, for example after an event; otherwise this is one try more.
    """
    failed = and_(Delivery.failure.is_not(None), Delivery.failure.not_in((WITHDRAWN, WORDLESS, GONE)))
    of_use = or_(Delivery.kind != DeliveryKind.GROUP_ANSWER, Delivery.due_at > now - ANSWER_LIFE)
    mine = (Delivery.branch_id == branch_id, Delivery.account_id.is_(None), Delivery.id != besides, failed, of_use)
    again: dict[str, Any] = {"refused_at": None} if anew else {}
    unsent, edits = Delivery.sent_at.is_(None), and_(Delivery.sent_at.is_not(None), Delivery.message_id.is_not(None))
    await db.execute(update(Delivery).where(*mine, unsent).values(next_at=now, **again))
    await db.execute(update(Delivery).where(*mine, edits).values(edit_at=now, **again))
    db.info["woken"] = True


async def newest(db: AsyncSession, activity_id: int, kind: str) -> Delivery | None:
    """Return the last post of this kind about an activity; None if it was never promised."""
    query = select(Delivery).where(
        Delivery.activity_id == activity_id, Delivery.kind == kind, Delivery.account_id.is_(None)
    )
    return (await db.scalars(query.order_by(Delivery.id.desc()).limit(1))).one_or_none()


async def mark_gone(db: AsyncSession, delivery_id: int) -> None:
    """Record that the message is no longer in the group; it is not edited any more."""
    values = {"message_id": None, "edit_at": None, "failure": GONE}
    await db.execute(update(Delivery).where(Delivery.id == delivery_id).values(values))


async def look_for(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Edit the message now; if it is not in the group any more, it is posted again."""
    delivery.args, delivery.edit_at = {**delivery.args, REPOST: True}, now
    db.info["woken"] = True
    await db.flush()


async def post_anew(db: AsyncSession, delivery_id: int, *, now: datetime) -> None:
    """Post a message again that is not in the group any more."""
    delivery = await db.get_one(Delivery, delivery_id)
    delivery.args = {name: value for name, value in delivery.args.items() if name != REPOST}
    delivery.message_id = delivery.sent_at = delivery.edit_at = delivery.failure = delivery.refused_at = None
    delivery.next_at = now
    db.info["woken"] = True
    await db.flush()


def _of_use() -> ColumnElement[bool]:
    """Return the condition for posts that still tell something, as the views decide when they word them."""
    stands, lasts = Activity.cancelled_at.is_(None), and_(Activity.cancelled_at.is_(None), Activity.ended_at.is_(None))
    while_true = {
        DeliveryKind.NOTICE: and_(lasts, Activity.opened_at.is_(None)),
        DeliveryKind.CHANGE_NOTICE: lasts,
        DeliveryKind.CHECK_IN_CARD: lasts,
        DeliveryKind.BALLOT_CARD: and_(stands, Activity.ballot_closed_at.is_(None)),
    }
    return or_(Delivery.kind.not_in(tuple(while_true)), *(and_(Delivery.kind == k, c) for k, c in while_true.items()))


_WAITING = (
    select(Delivery)
    .outerjoin(Activity, Activity.id == Delivery.activity_id)
    .where(
        Delivery.account_id.is_(None),
        Delivery.sent_at.is_(None),
        Delivery.refused_at.is_not(None),
        or_(Delivery.failure.is_(None), Delivery.failure.not_in((WITHDRAWN, WORDLESS, GONE))),
        _of_use(),
    )
)
