"""The causes that keep the bot from posting in a branch's group; officers are told once for each until it is solved.

A cause is a duty whose key ends with it. It is solved when a post shows that it is gone, or when an officer says so.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties, group_posts
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.group_posts import Cause
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty, Outcome

WITHIN = timedelta(days=1)  # an officer has that long to open the group to the bot
CAUSE, SINCE, TRIED = "cause", "since", "tried"


@dataclass(frozen=True)
class Posted:
    """The way a post went out: what it had to do without, and whether as a photo and in the topic of the branch."""

    lacks: Collection[Cause] = ()
    photo: bool = False
    in_topic: bool = False


async def refused(
    db: AsyncSession, delivery: Delivery, cause: Cause, words: str, *, now: datetime, seconds: float | None = None
) -> None:
    """Record that the group refused a post, try it again later, and have the officers told of the cause."""
    await branch_lock.take(db, delivery.branch_id)
    await group_posts.put_off(db, delivery, cause, words, now=now, seconds=seconds)
    await _owe(db, delivery.branch_id, cause, now)


async def posted(db: AsyncSession, delivery: Delivery, how: Posted, *, now: datetime) -> None:
    """Record that the group took a post: the others are tried now, and causes that are gone are solved."""
    owed = await _open(db, delivery.branch_id)
    if not owed and not how.lacks:
        return
    await branch_lock.take(db, delivery.branch_id)
    for cause in how.lacks:
        await _owe(db, delivery.branch_id, cause, now)
    if any(cause.blocks for cause in owed):
        await group_posts.revive(db, delivery.branch_id, now=now, anew=False, besides=delivery.id)
    for cause, duty in owed.items():
        if cause not in how.lacks and await _is_solved(db, delivery, cause, how):
            await _solve(db, duty, now)


async def tell(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell the officers in charge once why the group takes no posts; the duty stays in `/todo` until it is solved.

    While no officer has an account, the founder is told, who sets the branch up.
    """
    branch, cause, since = await db.get_one(Branch, duty.branch_id), cause_of(duty), since_of(duty).isoformat()
    officers = await powers.in_charge(db, branch.id, Power.SCHEDULE)
    args = {CAUSE: cause, SINCE: since, TRIED: now.isoformat()}
    key = f"{cause}:{since_of(duty).timestamp():.0f}"
    kind, founder = DeliveryKind.GROUP_REFUSED, branch.founder_id
    await deliveries.to_people(db, kind, officers, branch, now=now, key=key, args=args)
    keeps = founder is not None and branches.founder_keeps(branch, founder)
    if keeps and founder is not None and founder not in {officer.account_id for officer in officers}:
        await deliveries.to_account(db, kind, founder, branch, now=now, key=key, args=args)
    return Verdict.OPEN


async def open_causes(db: AsyncSession, branch_id: int) -> Sequence[Duty]:
    """Return the open duties of a branch's group, the oldest first."""
    return list((await _open(db, branch_id)).values())


async def is_blocked(db: AsyncSession, branch_id: int) -> bool:
    """True if the group takes no posts, as far as is known; the officers are told of that."""
    return any(cause.blocks for cause in await _open(db, branch_id))


async def is_open(db: AsyncSession, delivery: Delivery) -> bool:
    """True if the cause that this message to an officer is about is not solved yet."""
    duty = (await _open(db, delivery.branch_id)).get(Cause(delivery.args[CAUSE]))
    return duty is not None and since_of(duty).isoformat() == delivery.args[SINCE]


async def try_again(db: AsyncSession, branch_id: int, *, now: datetime) -> Sequence[Delivery]:
    """Try all refused posts now; return them. If none waits, the causes count as solved until a post is refused."""
    await branch_lock.take(db, branch_id)
    waiting = await group_posts.waiting(db, branch_id)
    await group_posts.revive(db, branch_id, now=now, anew=True)
    if not waiting:
        for duty in await open_causes(db, branch_id):
            await _solve(db, duty, now)
    return waiting


async def replaced(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """Try all refused posts in the group that has taken the place of the former one.

    What the former one did not allow is solved. A cause that keeps posts waiting is solved by the first one that the
    new group takes.
    """
    waiting = await group_posts.waiting(db, branch_id)
    await group_posts.revive(db, branch_id, now=now, anew=True)
    for cause, duty in (await _open(db, branch_id)).items():
        if not waiting or not cause.blocks:
            await _solve(db, duty, now)


async def opened(db: AsyncSession, chat_id: int, *, now: datetime) -> None:
    """Try all refused posts now, because a topic of the group was opened."""
    branch_id = await db.scalar(select(Branch.id).where(Branch.chat_id == chat_id))
    if branch_id is not None:
        await branch_lock.take(db, branch_id)
        await group_posts.revive(db, branch_id, now=now, anew=True)


def cause_of(duty: Duty) -> Cause:
    """Return the cause that the duty is about."""
    return Cause(duty.key.rpartition(":")[2])


def since_of(duty: Duty) -> datetime:
    """Return the instant of the first refusal."""
    return duty.due_at - WITHIN


async def _open(db: AsyncSession, branch_id: int) -> dict[Cause, Duty]:
    query = select(Duty).where(Duty.branch_id == branch_id, Duty.kind == DutyKind.GROUP_ACCESS, Duty.done_at.is_(None))
    return {cause_of(duty): duty for duty in (await db.scalars(query.order_by(Duty.due_at, Duty.id))).all()}


async def _owe(db: AsyncSession, branch_id: int, cause: Cause, now: datetime) -> None:
    branch = await db.get_one(Branch, branch_id)
    if branch.ready_at is None:  # it has no officers yet
        return
    if (duty := (await _open(db, branch_id)).get(cause)) is None:
        kind = DutyKind.GROUP_ACCESS
        await duties.owe(db, kind, branch, due_at=now + WITHIN, next_at=now, tag=cause, again=True)
    else:
        await _reword(db, duty, now)


async def _is_solved(db: AsyncSession, delivery: Delivery, cause: Cause, how: Posted) -> bool:
    if cause is Cause.PHOTOS:
        return how.photo
    if not cause.blocks:
        branch = await db.get_one(Branch, delivery.branch_id)
        return how.in_topic or branch.thread_id is None
    return not await group_posts.waits_for(db, delivery.branch_id, cause, besides=delivery.id)


async def _solve(db: AsyncSession, duty: Duty, now: datetime) -> None:
    duty.done_at, duty.next_at, duty.outcome = now, None, Outcome.DONE
    await db.flush()
    await _reword(db, duty, now)


async def _reword(db: AsyncSession, duty: Duty, now: datetime) -> None:
    """Have the message to the officers about this duty worded anew."""
    query = select(Delivery).where(
        Delivery.branch_id == duty.branch_id, Delivery.kind == DeliveryKind.GROUP_REFUSED, deliveries.promised()
    )
    for told in (await db.scalars(query.with_for_update())).all():
        if told.args[CAUSE] == cause_of(duty) and told.args[SINCE] == since_of(duty).isoformat():
            told.args = {**told.args, TRIED: now.isoformat()}
            if (wish := deliveries.wish_of(told, now)) is not None:
                told.edit_at = wish
                db.info["woken"] = True
    await db.flush()
