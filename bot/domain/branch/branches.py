"""Branches and their groups: the bot's arrival and departure, and the queries for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.refusals import Refused
from bot.domain.times.zones import DEFAULT_ZONE
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Delivery


async def lock_branches(db: AsyncSession, telegram_id: int, chat_id: int | None) -> None:
    """Lock the branches that an update can be about: its account's branch and its group's.

    A function that finds later that the update is about another branch locks that one then.
    """
    mine = select(Account.branch_id).where(Account.telegram_id == telegram_id, Account.branch_id.is_not(None))
    here = select(Branch.id).where(Branch.chat_id == chat_id)
    await branch_lock.take_all(db, union(mine, here))


async def zone_of(db: AsyncSession, account: Account, named: int | None = None) -> str:
    """Return the zone in which this account reads times: that of the branch that its update names, else of its own."""
    branch_id = named if named is not None else account.branch_id
    branch = await db.get(Branch, branch_id) if branch_id is not None else None
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


@dataclass(frozen=True)
class Address:
    """The chat that a delivery goes to, with its language and zone."""

    chat_id: int
    thread_id: int | None
    language: str | None
    zone: str


def is_to_former_group(delivery: Delivery) -> bool:
    """True if the message is for a group that the branch has left; its arguments name the chat."""
    return "chat_id" in delivery.args


async def address(db: AsyncSession, delivery: Delivery) -> Address | None:
    """Return the current chat of a delivery; None if the bot is no longer in the group."""
    branch = await db.get_one(Branch, delivery.branch_id)
    if delivery.account_id is not None:
        account = await db.get_one(Account, delivery.account_id)
        return Address(account.telegram_id, None, account.language or account.client_language, branch.zone)
    if is_to_former_group(delivery):
        return Address(delivery.args["chat_id"], delivery.args.get("thread_id"), branch.language, branch.zone)
    if branch.chat_id is None or branch.gone_at is not None:
        return None
    return Address(branch.chat_id, branch.thread_id, branch.language, branch.zone)


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


def founder_keeps(branch: Branch, telegram_id: int) -> bool:
    """True if this account set the branch up and no keeper of the roster has ever been bound to an account."""
    return branch.founder_id == telegram_id and branch.founder_until is None


async def kept_by_founder(db: AsyncSession, telegram_id: int) -> Sequence[Branch]:
    """Return the branches that this account keeps as their founder."""
    founded = (await db.scalars(select(Branch).where(Branch.founder_id == telegram_id))).all()
    return [branch for branch in founded if founder_keeps(branch, telegram_id)]


async def chat_of(db: AsyncSession, branch_id: int) -> int | None:
    """Return the id of the branch's group; None without a group or a branch."""
    return await db.scalar(select(Branch.chat_id).where(Branch.id == branch_id))


async def in_chat(db: AsyncSession, chat_id: int) -> Branch | None:
    """Return the branch whose group has this chat id, even if `/setup` is not finished."""
    return (await db.scalars(select(Branch).where(Branch.chat_id == chat_id))).one_or_none()


async def last_of(db: AsyncSession, telegram_id: int) -> int | None:
    """Return the id of the branch that the account's private chat was last about."""
    account = await db.get(Account, telegram_id)
    return account.branch_id if account is not None else None
