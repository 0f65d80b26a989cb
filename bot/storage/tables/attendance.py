"""Check-ins (rules 16, 59)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person


class How(StrEnum):
    """The ways of recording a check-in."""

    SCAN = "scan"
    EARLY = "early"  # a tap kept from before check-in opened
    HAND = "hand"


class Attendance(Base):
    """A check-in of a person: by a scan, an early tap kept until the opening, or an officer's entry with a reason."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("activity_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime]
    how: Mapped[How] = mapped_column(one_of(How, 10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None] = mapped_column(Text)

    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])
    by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=[by_id])
