"""The common parts of all tables: the declarative base, instants in UTC and the naming of constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase


class UTCDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC; SQLite drops the zone, so reading adds it again."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as in the library
        """Convert an instant to UTC. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as in the library
        """Return an aware instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(members: type[StrEnum], length: int) -> Enum:
    """A column that holds one of these members, kept as the member's value in text of this length.

    The schema knows nothing of the members, so a new one needs no migration. Any other value raises a `LookupError`
    that names it, on writing as on reading: a row of a newer or a damaged database is not taken for something else.
    """
    return Enum(
        members, native_enum=False, length=length, validate_strings=True,
        values_callable=lambda kind: [member.value for member in kind],
    )  # fmt: skip


class Base(DeclarativeBase):
    """All tables of the bot."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UTCDateTime(), dict[str, Any]: JSON()}  # noqa: RUF012 - the library requires this form
