"""The bot's entry into a group: greeting, rights, and the move to another chat id."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches, group_move
from bot.domain.obligations import deliveries, group_posts
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery

FIRST_SUPERGROUP_ID = -1_000_000_000_000  # ids above it and below 0 belong to groups that may still move
MOVING = timedelta(minutes=1)


async def enter(
    db: AsyncSession, chat_id: int, title: str, *, new: bool, can_pin: bool, language: str, now: datetime
) -> Branch:
    """Record that the bot is in a group, and return the group's branch.

    Greet there if it is new, and send a greeting again that the group did not take. Else edit the greeting if the
    right to pin changed.

    A supergroup may be the successor of a group that the bot knows. Then the update about the move follows within
    moments, and the greeting waits for it.
    """
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    known = await branches.in_chat(db, chat_id)
    greet = new and (known is None or known.gone_at is not None)
    moving = known is None and await _may_be_moving(db, chat_id, title)
    branch = await branches.arrive(db, chat_id, title, now=now, language=language)
    await group_posts.revive(db, branch.id, now=now, anew=True)
    greeting = await _greeting(db, branch)
    if greet and greeting is not None and greeting.sent_at is None:
        greeting.next_at, greeting.failure = None, deliveries.WITHDRAWN
    if greet:
        key = str(int(now.timestamp())) if greeting else ""
        due = now + MOVING if moving else now
        await deliveries.to_group(db, DeliveryKind.GREETING, branch, now=due, key=key, args={"can_pin": can_pin})
    elif greeting is not None and greeting.sent_at is None and greeting.next_at is None:
        greeting.args = {**greeting.args, "can_pin": can_pin}
        greeting.next_at, greeting.failure = now, None  # the bot could not write when it was added
        db.info["woken"] = True
    elif greeting is not None and greeting.args.get("can_pin") != can_pin:
        greeting.args = {**greeting.args, "can_pin": can_pin}
        if greeting.message_id is not None or greeting.next_at is not None:  # else it is not known any more
            greeting.edit_at = now  # takes effect after sending if the greeting is on its way
            db.info["woken"] = True
    return branch


async def move(db: AsyncSession, old_chat_id: int, new_chat_id: int) -> None:
    """Move the branch to the supergroup that its group became.

    Telegram announces a move twice, possibly after a departure from the old group; the outcome is the same.
    """
    await group_move.follow(db, old_chat_id, new_chat_id)
    branch = await branches.in_chat(db, new_chat_id)
    if branch is not None:
        branch.gone_at = None


async def _greeting(db: AsyncSession, branch: Branch) -> Delivery | None:
    query = select(Delivery).where(Delivery.branch_id == branch.id, Delivery.kind == DeliveryKind.GREETING)
    return (await db.scalars(query.order_by(Delivery.id.desc()).limit(1))).one_or_none()


async def _may_be_moving(db: AsyncSession, chat_id: int, title: str) -> bool:
    if chat_id > FIRST_SUPERGROUP_ID:
        return False
    query = select(Branch.id).where(
        Branch.title == title[:255], Branch.chat_id > FIRST_SUPERGROUP_ID, Branch.chat_id < 0
    )
    return (await db.scalars(query.limit(1))).one_or_none() is not None
