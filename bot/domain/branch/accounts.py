"""Telegram accounts: their names, languages and reachability, and the private answer expected of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from sqlalchemy import BigInteger, Connection, String, Table, Update, delete, exists, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.refusals import Refused
from bot.storage.engine.prepared import Given, Prepared
from bot.storage.tables.base import Base, UTCDateTime
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Delivery

NAME_LENGTH = 130  # more than a first and a last name have in Telegram
LANGUAGE_LENGTH = 20
USERNAME_LENGTH = 32
STRANGERS_KEPT, STRANGERS_SOUGHT = timedelta(days=30), timedelta(days=90)
AT_ONCE = 500  # accounts to delete in one transaction; the next hour deletes the next ones
PART_OF = "part_of"


@dataclass(frozen=True)
class Sender:
    """The account behind an update, as Telegram describes it; name and language are cut to their columns' lengths."""

    telegram_id: int
    display_name: str
    client_language: str | None
    private: bool
    username: str | None = None  # of no use to bulk check-in, which leaves it out

    @classmethod
    def named(
        cls,
        telegram_id: int,
        first: str,
        last: str | None,
        language: str | None,
        *,
        private: bool,
        username: str | None = None,
    ) -> "Sender":
        """Return the sender with both names as one; a deleted account has none."""
        name = " ".join(part for part in (first, last) if part)
        return cls(telegram_id, name, language, private, username)

    def __post_init__(self) -> None:
        """Cut what a column cannot hold: PostgreSQL refuses it, and Telegram promises no limit for languages."""
        object.__setattr__(self, "display_name", self.display_name[:NAME_LENGTH])
        if self.client_language is not None:
            object.__setattr__(self, "client_language", self.client_language[:LANGUAGE_LENGTH])


async def known(db: AsyncSession, telegram_id: int) -> Account:
    """Return an account that the bot knows.

    Raises:
        Refused: `not-bound` for any other.
    """
    account = await db.get(Account, telegram_id)
    if account is None:
        raise Refused("not-bound")
    return account


async def touch(db: AsyncSession, sender: Sender, *, now: datetime) -> Account:
    """Return the account's row, created at its first update, and note what this update tells of it.

    A private message proves that the bot may write back.
    """
    account = await db.get(Account, sender.telegram_id) or await _made(db, sender.telegram_id, now=now)
    account.username = sender.username[:USERNAME_LENGTH] if sender.username else None
    note(account, sender, now=now)
    await db.flush()
    return account


class Known(Protocol):
    """The known facts of an account: its row, or the columns that `tells_news` reads."""

    @property
    def display_name(self) -> str:
        """The name that Telegram showed last."""

    @property
    def client_language(self) -> str | None:
        """The language of its app."""

    @property
    def started_at(self) -> datetime | None:
        """The time of its first private message to the bot."""

    @property
    def unreachable_at(self) -> datetime | None:
        """The time since which it cannot be written to."""


def tells_news(known: Known, sender: Sender) -> bool:
    """True if an update in the private chat tells anything new of its account; see `note`."""
    return (
        known.display_name != sender.display_name
        or known.client_language != sender.client_language
        or known.started_at is None
        or known.unreachable_at is not None
    )


def note(account: Account, sender: Sender, *, now: datetime) -> None:
    """Store what the account's latest update tells of it."""
    account.display_name = sender.display_name
    account.client_language = sender.client_language
    if sender.private:
        account.started_at = account.started_at or now
        account.unreachable_at = None


def note_all(db: Connection, senders: Iterable[Sender], *, now: datetime) -> None:
    """Store the same as `note` for many accounts by one prepared statement; all wrote in their private chats."""
    _NOTE(db, [(one.telegram_id, one.display_name, one.client_language, now) for one in senders])


def _note(given: Given) -> Update:
    table = cast("Table", Account.__table__)
    return (
        update(table)
        .where(table.c.telegram_id == given.account)
        .values(
            display_name=given.name,
            client_language=given.app_language,
            started_at=func.coalesce(table.c.started_at, given.now),
            unreachable_at=None,
        )
    )


_NOTE = Prepared(_note, account=BigInteger(), name=String(), app_language=String(), now=UTCDateTime())


async def _made(db: AsyncSession, telegram_id: int, *, now: datetime) -> Account:
    try:
        async with db.begin_nested():
            account = Account(telegram_id=telegram_id, display_name="", awaiting_data={}, added_at=now)
            db.add(account)
    except IntegrityError:  # a simultaneous update of the same account created it
        return await db.get_one(Account, telegram_id)
    return account


async def mark_unreachable(db: AsyncSession, telegram_id: int, *, now: datetime) -> None:
    """Record that Telegram refuses private messages to this account (blocked, deactivated, never started)."""
    query = update(Account).where(Account.telegram_id == telegram_id, Account.unreachable_at.is_(None))
    await db.execute(query.values(unreachable_at=now))


async def set_language(db: AsyncSession, account: Account, language: str) -> None:
    """Set the language that this account reads."""
    account.language = language
    await db.flush()


async def expect(db: AsyncSession, account: Account, answer: str, **data: Any) -> None:  # noqa: ANN401 - JSON
    """Expect the named answer in the account's next plain private message; `data` is needed to use it."""
    account.awaiting, account.awaiting_data = answer, data
    await db.flush()


async def expect_more(db: AsyncSession, account: Account, answer: str, update_id: int, **data: Any) -> None:  # noqa: ANN401 - JSON
    """Keep expecting the answer after an update that gave only a part of it; a repeat of that update is accepted."""
    await expect(db, account, answer, **data | {PART_OF: update_id})


async def expect_nothing(db: AsyncSession, account: Account) -> None:
    """Stop expecting an answer."""
    account.awaiting, account.awaiting_data = None, {}
    await db.flush()


async def forget_strangers(db: AsyncSession, *, now: datetime) -> None:
    """Delete the accounts of strangers, with the messages to them, `STRANGERS_KEPT` after their first update.

    A stranger was never bound to a name, has claimed none and has set up no branch. One who writes again is a new
    account, with the language of the app. Only accounts of some weeks are looked at, so that it takes no longer with
    the years; the bot has to run once within them.
    """
    tables = Base.metadata.tables
    ties = [
        column
        for table in tables.values()
        for column in table.columns
        if table.name != "deliveries" and any(key.column.table.name == "accounts" for key in column.foreign_keys)
    ]
    ties += [tables["branches"].c.founder_id, tables["office_changes"].c.account_id]  # without foreign keys
    tied = [exists().where(column == Account.telegram_id) for column in ties]
    due = Account.added_at.between(now - STRANGERS_SOUGHT, now - STRANGERS_KEPT)
    ids = (await db.scalars(select(Account.telegram_id).where(due, ~or_(*tied)).limit(AT_ONCE))).all()
    if not ids:
        return
    await db.execute(delete(Delivery).where(Delivery.account_id.in_(ids)))
    await db.execute(delete(Account).where(Account.telegram_id.in_(ids)))
