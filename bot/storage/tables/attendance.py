"""Check-ins (rules 16, 59)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person


class How(StrEnum):
    """The ways of recording a check-in."""

    SCAN = "scan"
    EARLY = "early"  # a tap kept from before check-in opened
    HAND = "hand"


class VoidCause(StrEnum):
    """The reasons why a check-in no longer counts."""

    MOVED = "moved"  # the activity moved to another time
    WRONG = "wrong"  # an officer corrected it


class Attendance(Base):
    """A check-in of a person: by a scan, an early tap kept until the opening, or an officer's entry with a reason.

    A voided one stays in the table and no longer counts: the activity was moved, or the check-in was wrong.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        Index("uq_attendances_live", "activity_id", "person_id", unique=True, sqlite_where=text("voided_at IS NULL"),
              postgresql_where=text("voided_at IS NULL")),
        Index("ix_attendances_activity_id", "activity_id", "voided_at"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime]
    how: Mapped[How] = mapped_column(one_of(How, 10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    void_cause: Mapped[VoidCause | None] = mapped_column(one_of(VoidCause, 10))
    void_reason: Mapped[str | None] = mapped_column(Text)

    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])
    by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=[by_id])
    voider: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=[voided_by])


LIVE = Attendance.voided_at.is_(None)
"""The condition of the check-ins that count."""
