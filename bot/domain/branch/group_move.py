"""The move of a group to another chat id, when Telegram turns it into a supergroup.

The numbers of the old chat's messages mean nothing in the new one, where other messages will have them: none may be
edited by its old number. What is still of use is posted again, in the new chat; the rest is only forgotten.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches, group_joins
from bot.domain.obligations import deliveries
from bot.domain.obligations.deliveries import OUTDATED
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.obligations import Delivery

_COMING = and_(Activity.opened_at.is_(None), Activity.ended_at.is_(None), Activity.cancelled_at.is_(None))
_RUNNING = and_(Activity.opened_at.is_not(None), Activity.ended_at.is_(None), Activity.cancelled_at.is_(None))
_VOTING = and_(Activity.ballot_closes_at.is_not(None), Activity.ballot_closed_at.is_(None))
_OF_USE: ColumnElement[bool] = or_(
    and_(Delivery.kind == DeliveryKind.NOTICE, _COMING),
    and_(Delivery.kind == DeliveryKind.CHECK_IN_CARD, _RUNNING),
    and_(Delivery.kind == DeliveryKind.BALLOT_CARD, _VOTING),
)


async def follow(db: AsyncSession, old_chat_id: int, new_chat_id: int) -> None:
    """Change a group's chat id, forget the numbers of its messages, and post what is still of use again.

    Nothing changes if another branch that is set up has the new chat.
    """
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    taken = (await db.scalars(select(Branch).where(Branch.chat_id == new_chat_id))).one_or_none()
    if taken is not None and taken.ready_at is not None:
        return
    if taken is not None:  # the update from the new chat came before the one about the move
        taken.chat_id = None
        await db.flush()
    known = (await db.scalars(select(Branch.id).where(Branch.chat_id == old_chat_id))).one_or_none()
    if known is None:
        return
    await branch_lock.take(db, known)
    if taken is not None:
        await group_joins.keep(db, known, taken.id)
        for column in (Account.branch_id, Account.setup_branch_id):
            await db.execute(update(Account).where(column == taken.id).values({column: known}))
    await db.execute(update(Branch).where(Branch.id == known).values(chat_id=new_chat_id, thread_id=None))
    await leave(db, known)


async def leave(db: AsyncSession, branch_id: int) -> None:
    """Forget the numbers of the messages in the chat that the branch has left; post what is still of use again."""
    await _leave(db, Delivery.branch_id == branch_id)


async def follow_delivery(db: AsyncSession, delivery: Delivery, new_chat_id: int) -> None:
    """Do the same as `follow` after Telegram refused this message because its group has another chat id."""
    if branches.is_to_former_group(delivery):
        same = await db.get_one(Delivery, delivery.id)
        same.args = {**same.args, "chat_id": new_chat_id, "thread_id": None}
        return
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    old_chat_id = await db.scalar(select(Branch.chat_id).where(Branch.id == delivery.branch_id))
    if old_chat_id is not None and old_chat_id != new_chat_id:
        await follow(db, old_chat_id, new_chat_id)


async def mark_sent(
    db: AsyncSession,
    delivery: Delivery,
    message_id: int,
    chat_id: int | None,
    *,
    now: datetime,
    without_photo: bool = False,
) -> None:
    """Record that the message was sent to this chat; forget its number if the group has moved away meanwhile."""
    if delivery.account_id is not None:
        await deliveries.mark_sent(db, delivery.id, message_id, now=now)
        return
    await branch_lock.take(db, delivery.branch_id)
    await deliveries.mark_sent(db, delivery.id, message_id, now=now, without_photo=without_photo)
    if await db.scalar(select(Branch.chat_id).where(Branch.id == delivery.branch_id)) != chat_id:
        await _leave(db, Delivery.id == delivery.id)


async def was_left(db: AsyncSession, delivery: Delivery, *, lock: bool = False) -> bool:
    """True if the group has moved since this edit was claimed, so that its message must not be edited any more.

    Look up the chat before this, so that the number cannot be used in the new chat; `lock` keeps the answer true.
    """
    if delivery.message_id is None or delivery.account_id is not None:
        return False
    query = select(Delivery.message_id).where(Delivery.id == delivery.id)
    return await db.scalar(query.with_for_update() if lock else query) != delivery.message_id


async def _leave(db: AsyncSession, which: ColumnElement[bool]) -> None:
    mine = and_(which, Delivery.account_id.is_(None), Delivery.message_id.is_not(None))
    live = await _newest_live(db, mine)
    await db.execute(update(Delivery).where(mine).values(message_id=None, edit_at=None))
    for card in live:
        await db.refresh(card)
        card.sent_at, card.next_at = None, card.due_at
        db.info["woken"] = True
    await db.flush()


async def _newest_live(db: AsyncSession, mine: ColumnElement[bool]) -> Sequence[Delivery]:
    """Return the newest message of each kind about each activity, and the newest card of claims, if still of use."""
    query = select(Delivery).join(Activity, Activity.id == Delivery.activity_id).where(mine, _OF_USE)
    found = (await db.scalars(query.order_by(Delivery.id))).all()
    newest = {(one.activity_id, one.kind): one for one in found if not one.args.get(OUTDATED)}
    return [*newest.values(), *await _claim_cards(db, mine)]


async def _claim_cards(db: AsyncSession, mine: ColumnElement[bool]) -> Sequence[Delivery]:
    """Return the newest card `认领身份` while people of the roster have no account: its link has to be renewed."""
    nameless = exists().where(
        Person.branch_id == Delivery.branch_id, Person.left_at.is_(None), Person.account_id.is_(None)
    )
    query = select(Delivery).where(mine, Delivery.kind == DeliveryKind.CLAIM_CARD, nameless)
    return (await db.scalars(query.order_by(Delivery.id.desc()).limit(1))).all()
