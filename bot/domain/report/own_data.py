"""Everything that is stored about the person behind an account, table by table (own data).

Each table with a column that names the person or the account is read, so that a new table is included by itself.
Left out are the keys and hashes by which the bot works, and every reference to another person. An officer's acts in the
matters of others are the others' data and are left out, too. No ballot is in it: the database does not hold who voted
what.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.activity import Activity
from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.materials import Material

SUBJECTS = ("account_id", "person_id", "telegram_id")  # the columns that say whose row it is, the first one decides
OWNERS = {"office_changes": "person_id"}  # where another column than the first of these says whose row it is
MADE_BY = {"materials": "by_id", "setting_changes": "by_id"}  # rows of a branch that hold a person's own words or files
PARTS = {"corrections": "activity_roll", "setting_reasons": "setting_changes", "event_words": "events"}
HIDDEN = frozenset(
    {
        "id", "key", "secret", "hash", "previous", "words_hash", "salt", "sha256", "args", "rest", "message_id",
        "number", "detail", "position", "next_at", "edit_at", "edited_at", "attempts", "failures", "failure",
        "account_id", "decided_by", "used_by", "digest", "setup_branch_id", "guest_id", "item_id",
    }
)  # fmt: skip

OTHERS = frozenset({"host", "recorder"})  # words of events that name other people
DRAFT = frozenset({"reason"})  # the parts of an answer that is not submitted which hold a person's own words

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The rows of one table that are about the person, with what a reader calls the things that they refer to."""

    table: str
    rows: tuple[Row, ...]


@dataclass
class OwnData:
    """The tables with rows about the person, and the branches, activities and files that the rows refer to."""

    tables: list[Rows] = field(default_factory=list)
    branches: dict[int, Branch] = field(default_factory=dict)
    activities: dict[int, Activity] = field(default_factory=dict)
    files: dict[int, Material] = field(default_factory=dict)


async def of(db: AsyncSession, account: Account) -> OwnData:
    """Return what is stored about the account and about the people of any roster that it is, or was, bound to."""
    people = Base.metadata.tables["people"]
    query = select(people.c.id, people.c.branch_id).where(people.c.account_id == account.telegram_id)
    bound = (await db.execute(query)).all()
    subject = _Subject(account.telegram_id, frozenset(one.id for one in bound), {one.branch_id for one in bound})
    found: dict[str, list[Row]] = {}
    for table in Base.metadata.sorted_tables:
        found[table.name] = await _rows(db, table, subject, found)
    data = OwnData(
        [Rows(name, tuple(subject.shown(name, row) for row in rows)) for name, rows in found.items() if rows]
    )
    rows = [row for each in data.tables for row in each.rows]
    data.branches = {row.id: row for row in await _referred(db, Branch, rows, "branch_id")}
    data.activities = {row.id: row for row in await _referred(db, Activity, rows, "activity_id")}
    data.files = {row.id: row for row in await _referred(db, Material, rows, "material_id")}
    return data


@dataclass(frozen=True)
class _Subject:
    account: int
    people: frozenset[int]
    branches: Collection[int]  # those whose names the person may read

    def ids(self, column: Column[Any]) -> Iterable[int]:
        """Return the values by which this column names the person; none if it does not name people."""
        if column.name in {"telegram_id", "account_id"}:
            return [self.account]
        refers = {key.column.table.name for key in column.foreign_keys}
        return [self.account] if "accounts" in refers else self.people if "people" in refers else ()

    def shown(self, name: str, row: Row) -> Row:
        """Return the values to show: neither the bot's own keys nor any other person."""
        table, shown = Base.metadata.tables[name], {}
        for column in table.columns:
            strange = column.name == "branch_id" and row["branch_id"] not in self.branches
            if not shows(column) or strange or row[column.name] is None:
                continue
            value = row[column.name]
            if column.name == "words":
                value = _without_others(value)
            elif column.name == "awaiting_data":
                value = self._draft(value)
            if value not in ("", {}):
                shown[column.name] = value
        return shown

    def _draft(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the person's own words of an answer that is not submitted; an officer may write for another person."""
        own = data.get("person") is None or data["person"] in self.people
        return {key: value for key, value in data.items() if own and key in DRAFT}


def shows(column: Column[Any]) -> bool:
    """True if the values of this column are shown: it holds neither the bot's own keys nor references to people."""
    refers = {key.column.table.name for key in column.foreign_keys}
    return column.name not in HIDDEN and not refers & {"people", "accounts", *PARTS.values()}


def _without_others(words: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _without_others(value) if isinstance(value, dict) else value
        for key, value in words.items()
        if key not in OTHERS
    }


async def _rows(db: AsyncSession, table: Table, subject: _Subject, found: dict[str, list[Row]]) -> list[Row]:
    names = (OWNERS.get(table.name, ""), *SUBJECTS, MADE_BY.get(table.name, ""))
    owner = next((table.c[name] for name in names if name in table.c), None)
    if table.name in PARTS:
        whole = PARTS[table.name]
        owner = next(one for one in table.c if any(key.column.table.name == whole for key in one.foreign_keys))
        ids: Iterable[int] = [row["id"] for row in found[whole]]
    elif owner is not None:
        ids = subject.ids(owner)
    if owner is None:
        return []
    key = list(table.primary_key)
    result = await db.execute(select(table).where(owner.in_(list(ids))).order_by(*key))
    return [{column.name: row[column] for column in table.columns} for row in result.mappings()]


async def _referred(db: AsyncSession, table: Any, rows: Iterable[Row], column: str) -> Sequence[Any]:  # noqa: ANN401 - a mapped class
    ids = {row[column] for row in rows if column in row}
    return (await db.scalars(select(table).where(table.id.in_(ids)))).all()
