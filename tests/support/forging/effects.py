"""Every row that changes, as the database itself saw it: triggers note old and new values of each table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, text

from bot.storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy import Table

    from tests.support.town import Town

Row = dict[str, Any]
NOTES = "CREATE TABLE forged_effects (id {serial}, name TEXT, old TEXT, new TEXT)"
FUNCTION = """
CREATE FUNCTION note_effect() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO forged_effects (name, old, new) VALUES (TG_TABLE_NAME,
CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
RETURN NULL; END $$
"""


@dataclass(frozen=True)
class Effect:
    """One row before and after a statement; `old` is empty for a new row, `new` for a deleted one."""

    table: str
    old: Row
    new: Row

    @property
    def row(self) -> Row:
        return self.new or self.old

    @property
    def changed(self) -> set[str]:
        """The columns that differ."""
        return {key for key in self.row if self.old.get(key) != self.new.get(key)}

    def __str__(self) -> str:
        verb = "insert into" if not self.old else "delete from" if not self.new else "update"
        return f"{verb} {self.table} {self.row} (changed: {sorted(self.changed)})"


class Effects:
    """The changes of all rows since the last look, and the rows as they stand."""

    def __init__(self, town: Town) -> None:
        self.town, self.last = town, 0
        self.rows: dict[str, dict[Any, Row]] = {}

    async def watch(self) -> None:
        """Create the triggers and read all rows."""
        async with self.town.database() as db:
            sqlite = (await db.connection()).dialect.name == "sqlite"
            serial = "INTEGER PRIMARY KEY AUTOINCREMENT" if sqlite else "BIGSERIAL PRIMARY KEY"
            await db.execute(text(NOTES.format(serial=serial)))
            if not sqlite:
                await db.execute(text(FUNCTION))
            for table in Base.metadata.sorted_tables:
                for statement in _on_sqlite(table) if sqlite else _on_postgresql(table):
                    await db.execute(text(statement))
                self.rows[table.name] = {}
                value = f"json_object({_columns(table, table.name)})" if sqlite else f"to_jsonb({table.name})"
                for (found,) in await db.execute(text(f"SELECT {value} FROM {table.name}")):
                    row = json.loads(found) if sqlite else found
                    self.rows[table.name][_key(table, row)] = row

    async def since(self) -> list[Effect]:
        """Return the changes since the last call."""
        async with self.town.bot.database.read() as db:
            query = text("SELECT id, name, old, new FROM forged_effects WHERE id > :last ORDER BY id")
            found = (await db.execute(query, {"last": self.last})).all()
        effects = [Effect(name, json.loads(old or "{}"), json.loads(new or "{}")) for _id, name, old, new in found]
        self.last = found[-1][0] if found else self.last
        for each in effects:
            table = Base.metadata.tables[each.table]
            self.rows[each.table].pop(_key(table, each.row), None)
            if each.new:
                self.rows[each.table][_key(table, each.new)] = each.new
        return effects

    def branch_of(self, name: str, row: Row) -> int | None:
        """Return the branch that the row belongs to, found by its references; None if it belongs to none."""
        if name == "branches":
            return row["id"]
        for column in ("branch_id", "host_branch_id"):
            if row.get(column) is not None:
                return row[column]
        for column in Base.metadata.tables[name].columns:
            value = row.get(column.name)
            for reference in column.foreign_keys:
                other = reference.column.table.name
                if value is not None and other != "accounts" and (found := self.rows[other].get((value,))):
                    return self.branch_of(other, found)
        return None


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _columns(table: Table, row: str) -> str:
    values = (
        f"hex({row}.{each.name})" if isinstance(each.type, LargeBinary) else f"{row}.{each.name}" for each in table.c
    )
    return ", ".join(f"'{each.name}', {value}" for each, value in zip(table.c, values, strict=True))


def _on_sqlite(table: Table) -> list[str]:
    old, new = (f"json_object({_columns(table, row)})" for row in ("OLD", "NEW"))
    values = {"INSERT": f"NULL, {new}", "UPDATE": f"{old}, {new}", "DELETE": f"{old}, NULL"}
    return [
        (
            f"CREATE TRIGGER note_{verb}_{table.name} AFTER {verb} ON {table.name} BEGIN "
            f"INSERT INTO forged_effects (name, old, new) VALUES ('{table.name}', {both}); END"
        )
        for verb, both in values.items()
    ]


def _on_postgresql(table: Table) -> list[str]:
    after = f"AFTER INSERT OR UPDATE OR DELETE ON {table.name} FOR EACH ROW"
    return [f"CREATE TRIGGER note_effect {after} EXECUTE FUNCTION note_effect()"]
