"""Sheets that were filled in on paper and typed in by two officers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person


class Sheet(StrEnum):
    """The sheets that people fill in on paper."""

    SIGN_IN = "sign-in"  # 签到表
    BALLOTS = "ballots"  # 测评票


class SheetEntry(Base):
    """An officer's entry of a sheet, kept until a second officer types in the same.

    `people` are the ids of those who signed. What was typed in from ballots is `sealed` with the ballot's key: nothing
    in the database says how a person has voted.
    """

    __tablename__ = "sheet_entries"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    sheet: Mapped[Sheet] = mapped_column(one_of(Sheet, 10), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    people: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime]

    by: Mapped[Person] = relationship(lazy="selectin")
