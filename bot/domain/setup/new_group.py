"""The replacement of a branch's group by another one (更换群): everything is kept, and later messages go there.

The old group's messages stay as they are: their numbers mean nothing in the new group, so they are forgotten.
"""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import accounts, branches, group_access, group_joins, group_move, people, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.obligations import Delivery

AWAITED = "new-group"


async def ask(db: AsyncSession, account: Account, branch_id: int) -> Branch:
    """Expect an officer to name the new group, by `/setup` in it.

    Raises:
        Refused: as `powers.officer`.
    """
    me = await powers.officer(db, account, Power.REPLACE_GROUP, branch_id)
    await accounts.expect(db, account, AWAITED, branch=me.branch_id)
    return await people.branch_of(db, me)


async def wished(db: AsyncSession, telegram_id: int) -> int | None:
    """Return the branch for which this account is about to name a new group; None if it is not."""
    account = await db.get(Account, telegram_id)
    if account is None or account.awaiting != AWAITED:
        return None
    return int(account.awaiting_data["branch"])


async def proposed(
    db: AsyncSession, account: Account, branch_id: int, fresh_id: int, *, administrator: bool
) -> tuple[Branch, Branch, Person]:
    """Return the branch, the row of the new group, which has no branch yet, and the officer who may replace the group.

    `administrator` is true if Telegram reports the account as an administrator of the new group.

    Raises:
        Refused: `new-group-taken` if the group belongs to a branch, `new-group-administrators`, `group-left` if the bot
            is not in it, `button-void` if the replacement is done; and as `powers.officer`.
    """
    me = await powers.officer(db, account, Power.REPLACE_GROUP, branch_id)
    fresh = await branches.get(db, fresh_id)
    if fresh.ready_at is not None:
        raise Refused("new-group-taken", group=fresh.title)
    if fresh.chat_id is None:
        raise Refused("button-void")
    if fresh.gone_at is not None:
        raise Refused("group-left", group=fresh.title)
    if not administrator:
        raise Refused("new-group-administrators", group=fresh.title)
    return await people.branch_of(db, me), fresh, me


async def replace(
    db: AsyncSession, account: Account, branch_id: int, fresh_id: int, *, administrator: bool, now: datetime
) -> tuple[Branch, str]:
    """Move the branch to the new group, and return it with the title of the old group.

    The old group is told once; so are the other officers. What is live is posted anew.

    Raises:
        Refused: as `proposed`.
    """
    me = await powers.officer(db, account, Power.REPLACE_GROUP, branch_id)
    if not administrator and not await _came_from(db, account, fresh_id):
        raise Refused("button-void")  # the id in a button tells nothing about a group of others
    branch, fresh, me = await proposed(db, account, branch_id, fresh_id, administrator=administrator)
    await branch_lock.take(db, fresh.id)
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    old, title = {"chat_id": branch.chat_id, "thread_id": branch.thread_id}, branch.title
    told = branch.chat_id is not None and branch.gone_at is None
    chat_id, thread_id = fresh.chat_id, fresh.thread_id
    fresh.chat_id, fresh.gone_at = None, now
    await db.flush()  # the chat of a branch is unique
    branch.chat_id, branch.thread_id, branch.title, branch.gone_at = chat_id, thread_id, fresh.title, None
    await db.execute(update(Account).where(Account.branch_id == fresh.id).values(branch_id=branch.id))
    await db.execute(update(Account).where(Account.setup_branch_id == fresh.id).values(setup_branch_id=None))
    await group_joins.replace(db, branch.id, fresh.id)
    account.branch_id = branch.id
    await accounts.expect_nothing(db, account)
    await _post_anew(db, branch, now=now)
    await _greet(db, branch, fresh, now=now)
    stamp = str(int(now.timestamp()))
    if told:
        await deliveries.to_group(db, DeliveryKind.GROUP_LEFT, branch, now=now, key=stamp, args=old)
    others = [each for each in await people.holders(db, branch.id, *Office) if each.id != me.id]
    args = {"old": title, "new": branch.title}
    await deliveries.to_people(
        db, DeliveryKind.GROUP_REPLACED, others, branch, now=now, key=stamp, person=me, args=args
    )
    timeline.note(
        db, "group-replaced", branch, by=me, now=now,
        old=title, new=branch.title, old_chat=old["chat_id"], new_chat=chat_id,
    )  # fmt: skip
    return branch, title


async def _came_from(db: AsyncSession, account: Account, fresh_id: int) -> bool:
    """True if the account has written `/setup` in this group, so that it knows the group."""
    return account.setup_branch_id == fresh_id and await db.get(Branch, fresh_id) is not None


async def _post_anew(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """Post what is still of use in the new group; forget the numbers of the other messages."""
    await group_move.leave(db, branch.id)
    await group_access.replaced(db, branch.id, now=now)


async def _greet(db: AsyncSession, branch: Branch, fresh: Branch, *, now: datetime) -> None:
    """Let the greeting of the new group say whose group it is now, without its button."""
    await db.execute(update(Delivery).where(Delivery.branch_id == fresh.id).values(next_at=None, edit_at=None))
    query = select(Delivery).where(Delivery.branch_id == fresh.id, Delivery.kind == DeliveryKind.GREETING)
    greeting = (await db.scalars(query.order_by(Delivery.id.desc()).limit(1))).one_or_none()
    args = {**(greeting.args if greeting is not None else {}), "replaces": True}
    if greeting is not None and greeting.message_id is not None:
        greeting.branch_id, greeting.args, greeting.edit_at = branch.id, args, now
        await db.flush()
    else:
        key = f"replaces:{int(now.timestamp())}"
        await deliveries.to_group(db, DeliveryKind.GREETING, branch, now=now, key=key, args=args)
