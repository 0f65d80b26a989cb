"""Statements about many given rows, compiled once: for requests that come from a whole branch at once.

SQLAlchemy compiles a statement anew for each number of values, and a simple one takes it five times as long as SQLite
needs to run it. Here SQLite's driver runs the statement row by row, as it is in the same process. PostgreSQL gets all
rows at once, as arrays: the statement's text is always the same, and the driver prepares it only once.
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
Turning = Any  # a function that converts a value for the driver or back; None if it stays as it is
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Given:
    """A row that is given with a statement: its columns by name."""

    def __init__(self, dialect: str, columns: Iterable[tuple[str, ColumnElement[Any]]]) -> None:
        self.dialect = dialect
        self._columns = dict(columns)

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        """Return the column of this name."""
        return self._columns[name]


class Prepared:
    """A statement that is run for each of the given rows.

    `make` builds it; it must not use the given columns in joins. `kinds` are their types. For an UPDATE, their names
    must differ from the columns of its table, because SQLAlchemy would set those.
    """

    def __init__(self, make: Callable[[Given], Any], **kinds: TypeEngine[Any]) -> None:
        self._make = make
        self._kinds = kinds
        self._one: _Words | None = None
        self._all: Any = None

    def __call__(self, db: Connection, rows: Sequence[Sequence[Any]]) -> Rows:
        """Run the statement; return the found rows for all given rows, in no particular order."""
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
    """A compiled statement about one row: its text, its values, and the positions of those given with the row."""

    text: str
    values: list[Any]
    given: list[tuple[int, int, Turning]]
    back: list[Turning]
    turns_back: bool


def _of_any_length(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Return the type without a length: a cast would cut a long value, which the column should refuse instead."""
    return String() if isinstance(kind, String) else kind


def _constant(compiled: SQLCompiler, name: str) -> object:
    """Return the value of a constant in the statement, as the driver takes it; None for a given value."""
    value, bind = compiled.params[name], compiled.binds.get(name)
    turn = None if bind is None else bind.type.dialect_impl(compiled.dialect).bind_processor(compiled.dialect)
    return value if turn is None else turn(value)


def insert_new(model: type[Base], keys: Sequence[str], *returned: str) -> Prepared:
    """Return the statement that inserts the given rows of these columns and skips those that conflict with others.

    It returns the columns `returned` of the new rows. The table's other columns must not need a default from Python.
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
