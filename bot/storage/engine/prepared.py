"""Statements about many given rows, put into words once: for what a whole crowd waits for.

SQLAlchemy writes a statement anew for each number of values it is given, and takes five times as long over a plain one
as SQLite does. Here SQLite's driver is asked for one row after the other, as there is no way to go to it. PostgreSQL is
asked for all rows at once, as arrays: that text is always the same, and its driver prepares it only once.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import ARRAY, String, bindparam, column, func, select, true
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Dialect, Table
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.dml import ReturningInsert
    from sqlalchemy.types import TypeEngine

    from bot.storage.tables.base import Base

Rows = list[tuple[Any, ...]]
Turning = Any  # a function that turns a value into the driver's or back; None where it stays as it is
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Given:
    """A row that is given with a statement: its columns by their names."""

    def __init__(self, dialect: str, columns: Iterable[tuple[str, ColumnElement[Any]]]) -> None:
        self.dialect = dialect
        self._columns = dict(columns)

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        """The column of this name."""
        return self._columns[name]


class Prepared:
    """A statement about each of some given rows.

    `make` writes it, in whose joins the given columns cannot stand; `kinds` are their types. Where the statement is an
    UPDATE, they are named unlike the columns of its table, as SQLAlchemy would set those.
    """

    def __init__(self, make: Callable[[Given], Any], **kinds: TypeEngine[Any]) -> None:
        self._make = make
        self._kinds = kinds
        self._one: _Words | None = None
        self._all: Any = None

    def __call__(self, db: Connection, rows: Sequence[Sequence[Any]]) -> Rows:
        """All that is found for these rows, in no certain order."""
        if not rows:
            return []
        if db.dialect.name == "postgresql":
            return self._at_once(db, rows)
        return self._one_by_one(db, rows)

    def _at_once(self, db: Connection, rows: Sequence[Sequence[Any]]) -> Rows:
        if self._all is None:
            arrays = (bindparam(name, type_=ARRAY(_of_any_length(kind))) for name, kind in self._kinds.items())
            columns = (column(name, kind) for name, kind in self._kinds.items())
            given = func.unnest(*arrays).table_valued(*columns).render_derived(name="given")
            self._all = self._make(Given(db.dialect.name, given.c.items()))
        values = {name: [row[place] for row in rows] for place, name in enumerate(self._kinds)}
        found = db.execute(self._all, values)
        return [tuple(row) for row in found] if found.returns_rows else []

    def _one_by_one(self, db: Connection, rows: Iterable[Sequence[Any]]) -> Rows:
        words = self._one = self._one or self._for_one(db.dialect)
        found: Rows = []
        with closing(db.connection.cursor()) as cursor:
            for row in rows:
                values = words.values.copy()
                for place, number, turn in words.given:
                    values[place] = row[number] if turn is None else turn(row[number])
                cursor.execute(words.text, values)
                found += cursor.fetchall()
        if not words.turns_back:
            return found
        return [
            tuple(each if turn is None else turn(each) for each, turn in zip(row, words.back, strict=True))
            for row in found
        ]

    def _for_one(self, dialect: Dialect) -> _Words:
        given = {name: bindparam(name, None, kind) for name, kind in self._kinds.items()}
        statement = self._make(Given(dialect.name, given.items()))
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        numbers = {name: number for number, name in enumerate(self._kinds)}
        turns = {name: kind.dialect_impl(dialect).bind_processor(dialect) for name, kind in self._kinds.items()}
        back = [each.type.dialect_impl(dialect).result_processor(dialect, None) for each in statement.exported_columns]
        return _Words(
            compiled.string,
            [_constant(compiled, name) for name in compiled.positiontup],
            [(place, numbers[name], turns[name]) for place, name in enumerate(compiled.positiontup) if name in numbers],
            back,
            any(back),
        )


class _Words(NamedTuple):
    """A statement about one row: its text, its values, and which of them are given with the row."""

    text: str
    values: list[Any]
    given: list[tuple[int, int, Turning]]
    back: list[Turning]
    turns_back: bool


def _of_any_length(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """What is given is not cut to a column's length by a cast: the column refuses what is too long."""
    return String() if isinstance(kind, String) else kind


def _constant(compiled: SQLCompiler, name: str) -> object:
    """What a statement says by itself, as the driver wants it; nothing yet for what is given."""
    value, bind = compiled.params[name], compiled.binds.get(name)
    turn = None if bind is None else bind.type.dialect_impl(compiled.dialect).bind_processor(compiled.dialect)
    return value if turn is None else turn(value)


def insert_new(model: type[Base], keys: Sequence[str], *returned: str) -> Prepared:
    """Insert given rows of these columns, pass over what is there already, and give these columns of the new ones.

    The table's other columns must do without a default of Python's.
    """
    table = cast("Table", model.__table__)

    def make(given: Given) -> ReturningInsert[*tuple[Any, ...]]:
        row = select(*(getattr(given, key) for key in keys)).where(true())
        insert = (
            INSERTS[given.dialect](table).from_select(list(keys), row, include_defaults=False).on_conflict_do_nothing()
        )
        back: ReturningInsert[*tuple[Any, ...]] = insert.returning(*(table.c[name] for name in returned))
        return back

    return Prepared(make, **{key: table.c[key].type for key in keys})
