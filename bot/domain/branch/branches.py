"""Branches and their groups: the bot's arrival and departure, a change of the chat id, and the queries for them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Delivery

LIVE_CARDS = (
    (DeliveryKind.CHECK_IN_CARD, Activity.opened_at, Activity.ended_at),
    (DeliveryKind.BALLOT_CARD, Activity.ballot_closes_at, Activity.ballot_closed_at),
)
DEFAULT_ZONE = "Asia/Shanghai"


async def lock_branches(db: AsyncSession, telegram_id: int, chat_id: int | None) -> None:
    """Lock the branches that an update can be about: its account's branch and its group's.

    A function that finds later that the update is about another branch locks that one then.
    """
    mine = select(Account.branch_id).where(Account.telegram_id == telegram_id, Account.branch_id.is_not(None))
    here = select(Branch.id).where(Branch.chat_id == chat_id)
    await branch_lock.take_all(db, union(mine, here))


async def zone_of(db: AsyncSession, account: Account) -> str:
    """Return the zone in which this account reads times, which is its branch's."""
    branch = await db.get(Branch, account.branch_id) if account.branch_id else None
    return branch.zone if branch else DEFAULT_ZONE


async def of_chat(db: AsyncSession, chat_id: int) -> Branch:
    """Return the branch of this group.

    Raises:
        Refused: `group-unknown` if the bot was never set up here.
    """
    branch = (await db.scalars(select(Branch).where(Branch.chat_id == chat_id))).one_or_none()
    if branch is None or branch.ready_at is None:
        raise Refused("group-unknown")
    return branch


async def arrive(db: AsyncSession, chat_id: int, title: str, *, now: datetime, language: str) -> Branch:
    """Return the branch of a group that the bot was added to: a new one, or the one from before its removal."""
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    branch = (await db.scalars(select(Branch).where(Branch.chat_id == chat_id))).one_or_none()
    if branch is None:
        branch = Branch(
            chat_id=chat_id,
            secret=links.new_secret(),
            created_at=now,
            language=language,
            zone=DEFAULT_ZONE,
            overrides={},
        )
        branch.usual_time = "14:00"
        db.add(branch)
    branch.title, branch.gone_at = title[:255], None
    await db.flush()
    return branch


async def depart(db: AsyncSession, chat_id: int, *, now: datetime) -> None:
    """Record that the bot was removed from a group: the records stay, but nothing is posted there any more."""
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    await db.execute(update(Branch).where(Branch.chat_id == chat_id).values(gone_at=now))


async def migrate(db: AsyncSession, old_chat_id: int, new_chat_id: int) -> None:
    """Change a group's chat id, because Telegram gave it another one; all later messages go there."""
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    taken = (await db.scalars(select(Branch).where(Branch.chat_id == new_chat_id))).one_or_none()
    if taken is not None and taken.ready_at is None:  # the update from the new chat came before the one about the move
        taken.chat_id = None
        await db.flush()
    known = (await db.scalars(select(Branch.id).where(Branch.chat_id == old_chat_id))).one_or_none()
    await db.execute(update(Branch).where(Branch.chat_id == old_chat_id).values(chat_id=new_chat_id, thread_id=None))
    if known is not None:
        await _post_anew(db, known)


async def _post_anew(db: AsyncSession, branch_id: int) -> None:
    """Send the newest live cards again: those in the old chat can no longer be edited."""
    for kind, begun, over in LIVE_CARDS:
        query = select(Delivery).join(Activity, Activity.id == Delivery.activity_id)
        mine = (Delivery.branch_id == branch_id, Delivery.kind == kind, Delivery.account_id.is_(None))
        sent = (Delivery.message_id.is_not(None), begun.is_not(None), over.is_(None))
        card = (await db.scalars(query.where(*mine, *sent).order_by(Delivery.id.desc()).limit(1))).one_or_none()
        if card is not None:
            card.message_id, card.sent_at, card.edit_at, card.next_at = None, None, None, card.due_at
            db.info["woken"] = True
    await db.flush()


@dataclass(frozen=True)
class Address:
    """The chat that a delivery goes to, with its language and zone."""

    chat_id: int
    thread_id: int | None
    language: str | None
    zone: str


async def address(db: AsyncSession, delivery: Delivery) -> Address | None:
    """Return the current chat of a delivery; None if the bot is no longer in the group."""
    branch = await db.get_one(Branch, delivery.branch_id)
    if delivery.account_id is not None:
        account = await db.get_one(Account, delivery.account_id)
        return Address(account.telegram_id, None, account.language or account.client_language, branch.zone)
    if branch.chat_id is None or branch.gone_at is not None:
        return None
    return Address(branch.chat_id, branch.thread_id, branch.language, branch.zone)


async def migrate_branch(db: AsyncSession, branch_id: int, new_chat_id: int) -> None:
    """Change the branch's chat id after a send was refused because the group has another one."""
    await branch_lock.take(db, branch_id)
    branch = await db.get_one(Branch, branch_id)
    if branch.chat_id is not None and branch.chat_id != new_chat_id:
        await migrate(db, branch.chat_id, new_chat_id)


async def named(db: AsyncSession, link: links.Link, numbers: int = 1) -> Branch:
    """Return the branch that a signed link names; `numbers` as in `links.row_behind`.

    Raises:
        Refused: `link-broken`; `group-left` if the bot is no longer in its group.
    """
    branch = await links.row_behind(db, link, Branch, numbers)
    if branch.chat_id is None or branch.gone_at is not None:
        raise Refused("group-left")
    return branch


async def get(db: AsyncSession, branch_id: int) -> Branch:
    """Return the branch with this id.

    Raises:
        Refused: `link-broken` when there is none.
    """
    branch = await db.get(Branch, branch_id)
    if branch is None:
        raise Refused("link-broken")
    return branch


async def in_chat(db: AsyncSession, chat_id: int) -> Branch | None:
    """Return the branch whose group has this chat id, even if `/setup` is not finished."""
    return (await db.scalars(select(Branch).where(Branch.chat_id == chat_id))).one_or_none()


async def last_of(db: AsyncSession, telegram_id: int) -> int | None:
    """Return the id of the branch that the account's private chat was last about."""
    account = await db.get(Account, telegram_id)
    return account.branch_id if account is not None else None
