"""Write a branch into a bot's database: its row, its people in order, their accounts and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain import links
from bot.domain.branch import founding, terms
from bot.domain.roles import Kind, Office
from bot.storage.tables.branch import Account, Branch, Person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


class RosterEntry(NamedTuple):
    """A person of the roster; `account` is the Telegram id of a person who is bound to an account."""

    name: str
    kind: str = "full"
    office: str | None = None
    account: int | None = None


async def a_branch(
    db: AsyncSession, roster: Iterable[RosterEntry] = (), *, now: datetime, title: str = "支部", **columns: object
) -> tuple[Branch, list[Person]]:
    """Add a branch that is set up, with the people of its roster; `columns` are further columns of the branch."""
    values = {"name": title, "secret": links.new_secret(), "ready_at": now, "overrides": {}} | columns
    branch = Branch(title=title, created_at=now, **values)
    db.add(branch)
    await db.flush()
    people = [await _add(db, branch, entry, position, now) for position, entry in enumerate(roster)]
    await founding.end(db, branch.id, now=now)
    return branch, people


async def _add(db: AsyncSession, branch: Branch, entry: RosterEntry, position: int, now: datetime) -> Person:
    offices = [Office(entry.office)] if entry.office is not None else []
    person = terms.newcomer(branch.id, entry.name, Kind(entry.kind), offices, position=position, now=now)
    if entry.account is not None:
        account = await db.get(Account, entry.account) or Account(telegram_id=entry.account, awaiting_data={})
        account.branch_id, account.started_at, account.display_name = branch.id, now, entry.name
        person.account = account
    db.add(person)
    await db.flush()
    return person
