"""The message that lists the claims to decide on: one for each officer, edited while it is open (rule 15).

A new message is sent only if the last one lists nothing any more, or is a day old, so that it is noticed again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.branch import Branch
from bot.storage.tables.membership import Claim, GroupJoin
from bot.storage.tables.obligations import Delivery

ASKED_AGAIN = timedelta(days=1)


async def ask(db: AsyncSession, branch: Branch, made: Claim, asked: Iterable[int], *, now: datetime) -> None:
    """Let the list of each asked account hold this claim: edit the open list, or promise a new one."""
    oldest = await _oldest_waiting(db, branch.id)
    assert oldest is not None  # this one waits
    for account_id in asked:
        last = await _last(db, branch.id, account_id)
        if last is not None:
            _edit(db, last, now=now)
            if oldest < made.id and _first(last) <= oldest and last.due_at > now - ASKED_AGAIN:
                continue
        args = {"first": oldest}
        await deliveries.to_account(
            db, DeliveryKind.CLAIM_ASK, account_id, branch, now=now, key=f"{made.id}", args=args
        )


async def reword(db: AsyncSession, decided: Claim, *, now: datetime) -> None:
    """Schedule an edit of every message that lists this claim, so that it shows the decision."""
    since = decided.claimed_at - ASKED_AGAIN
    lists = select(Delivery).where(Delivery.branch_id == decided.branch_id, Delivery.kind == DeliveryKind.CLAIM_ASK)
    query = lists.where(Delivery.due_at >= since, deliveries.promised()).with_for_update()
    for one in (await db.scalars(query)).all():
        if _first(one) <= decided.id:
            _edit(db, one, now=now)


async def listed(db: AsyncSession, delivery: Delivery) -> Sequence[Claim]:
    """Return the claims of one of these messages, the oldest first: up to those that the next message lists."""
    claims = select(Claim).where(Claim.branch_id == delivery.branch_id, Claim.id >= _first(delivery))
    if "claim" in delivery.args:  # a message of an earlier version was about one claim
        return (await db.scalars(claims.where(Claim.id == delivery.args["claim"]))).all()
    following = await _following(db, delivery)
    if following is not None:
        claims = claims.where(Claim.id < _first(following))
    return (await db.scalars(claims.order_by(Claim.id))).all()


async def shown(db: AsyncSession, branch_id: int, account_id: int, message_id: int) -> Sequence[Claim]:
    """Return the claims of the message with this number in the account's chat; if it is no such list, those waiting."""
    query = select(Delivery).where(
        Delivery.branch_id == branch_id, Delivery.kind == DeliveryKind.CLAIM_ASK, Delivery.account_id == account_id,
        Delivery.message_id == message_id,
    )  # fmt: skip
    found = (await db.scalars(query.limit(1))).one_or_none()
    if found is not None:
        return await listed(db, found)
    waiting = select(Claim).where(Claim.branch_id == branch_id, Claim.decided_at.is_(None))
    return (await db.scalars(waiting.order_by(Claim.id))).all()


async def joined_at(db: AsyncSession, claim: Claim) -> datetime | None:
    """Return the instant at which the claimant joined the group; None if the bot did not see it."""
    row = await db.get(GroupJoin, (claim.branch_id, claim.account_id))
    return row.joined_at if row is not None else None


def _first(delivery: Delivery) -> int:
    return int(delivery.args.get("first", delivery.args.get("claim", 0)))


async def _oldest_waiting(db: AsyncSession, branch_id: int) -> int | None:
    return await db.scalar(select(func.min(Claim.id)).where(Claim.branch_id == branch_id, Claim.decided_at.is_(None)))


async def _last(db: AsyncSession, branch_id: int, account_id: int) -> Delivery | None:
    mine = (Delivery.branch_id == branch_id, Delivery.kind == DeliveryKind.CLAIM_ASK, Delivery.account_id == account_id)
    query = select(Delivery).where(*mine, deliveries.promised()).order_by(Delivery.id.desc())
    return (await db.scalars(query.limit(1).with_for_update())).one_or_none()


async def _following(db: AsyncSession, delivery: Delivery) -> Delivery | None:
    mine = (
        Delivery.branch_id == delivery.branch_id, Delivery.kind == DeliveryKind.CLAIM_ASK,
        Delivery.account_id == delivery.account_id, Delivery.id > delivery.id,
    )  # fmt: skip
    return (await db.scalars(select(Delivery).where(*mine).order_by(Delivery.id).limit(1))).one_or_none()


def _edit(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    if (wish := deliveries.wish_of(delivery, now)) is not None:
        delivery.edit_at = wish
        db.info["woken"] = True
