"""The post in the group that an activity has at present: its notice, its check-in card, its ballot or the result."""

from datetime import datetime
from enum import Enum, auto

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, group_posts
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.obligations import Delivery

POST = "post"


class Reposting(Enum):
    """The outcome when an officer has the present post sent again."""

    NOTHING = auto()  # there is no post at present
    SENT = auto()  # it is on its way, or goes now
    LOOKED_FOR = auto()  # it is sent again if it is not in the group any more


def present_kind(activity: Activity) -> DeliveryKind | None:
    """Return the kind of the present post; None if there is none."""
    if activity.dated_at is None or activity.recorded_later_at is not None:
        return None
    if activity.cancelled_at is not None:
        return DeliveryKind.CANCELLED if activity.announced_at is not None else None
    if activity.ballot_closes_at is not None:
        return DeliveryKind.BALLOT_CARD if activity.ballot_closed_at is None else DeliveryKind.BALLOT_RESULT
    if activity.ended_at is not None:
        return None
    if activity.opened_at is not None:
        return DeliveryKind.CHECK_IN_CARD
    return DeliveryKind.NOTICE if activity.announced_at is not None else None


async def repost(db: AsyncSession, activity: Activity, *, now: datetime) -> Reposting:
    """Post the present post again if it is not in the group; one that may be there is looked for first."""
    kind = present_kind(activity)
    post = await group_posts.newest(db, activity.id, kind) if kind is not None else None
    if post is None:
        return Reposting.NOTHING
    if post.message_id is not None:
        await group_posts.look_for(db, post, now=now)
        return Reposting.LOOKED_FOR
    if post.sent_at is not None:
        await group_posts.post_anew(db, post.id, now=now)
    else:
        await group_posts.revive(db, activity.branch_id, now=now, anew=True)
    return Reposting.SENT


async def post_missing(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Post the present post again if it is neither in the group nor on its way, after the activity went on."""
    kind = present_kind(activity)
    post = await group_posts.newest(db, activity.id, kind) if kind is not None else None
    if post is not None and post.message_id is None and post.next_at is None:
        await group_posts.post_anew(db, post.id, now=now)


async def gone(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Record that a post is not in the group any more: post it again if an officer wished so, else tell them."""
    await branch_lock.take(db, delivery.branch_id)
    if delivery.args.get(group_posts.REPOST):
        await group_posts.post_anew(db, delivery.id, now=now)
        return
    await group_posts.mark_gone(db, delivery.id)
    activity = await db.get(Activity, delivery.activity_id) if delivery.activity_id is not None else None
    if activity is None or delivery.kind != present_kind(activity):
        return
    readers = list(await powers.in_charge(db, activity.branch_id, Power.SCHEDULE))
    if activity.host is not None and activity.host.id not in {reader.id for reader in readers}:
        readers += [person for person in await people.roster(db, activity.branch_id) if person.id == activity.host_id]
    key, args = f"{delivery.id}:{delivery.message_id}", {POST: delivery.id}
    await deliveries.to_people(db, DeliveryKind.POST_GONE, readers, activity, now=now, key=key, args=args)


async def seen(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Record that a post of an activity is in the group again, or still; the officers' messages about it say so."""
    if delivery.activity_id is None:
        return
    if delivery.args.get(group_posts.REPOST):
        kept = await db.get_one(Delivery, delivery.id)
        kept.args = {name: value for name, value in kept.args.items() if name != group_posts.REPOST}
        await db.flush()
    if delivery.message_id is None:
        await deliveries.refresh(db, delivery.activity_id, (DeliveryKind.POST_GONE,), now=now)


async def is_outdated(db: AsyncSession, delivery: Delivery, *, now: datetime) -> bool:
    """True if a post that the group refused is of no use any more: a cancellation after the cancelled start.

    Of the others the views say so, as there is nothing left to tell.
    """
    if not delivery.attempts or delivery.kind != DeliveryKind.CANCELLED or delivery.activity_id is None:
        return False
    activity = await activities.get(db, delivery.activity_id)
    return not activity.not_held and activities.has_begun(activity, now)
