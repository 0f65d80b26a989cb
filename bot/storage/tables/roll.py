"""The roll of an activity, as of its end, and the corrections that came afterwards (rules 16, 24, 69, 83)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.attendance import How
from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person
from bot.storage.tables.terms import Kind


class RollState(StrEnum):
    """The states of a person on the roll."""

    PRESENT = "present"
    LEAVE = "leave"
    ABSENT = "absent"


class RollEntry(Base):
    """A person who belonged to the branch at the start of an activity, as of its end; never changed afterwards.

    `counted` tells whether the person was one of the N members then; a person who is appended later, because a
    backdated entry of the roster says that they belonged to the branch, is not: a correction of the kind says so.
    `at` and `how` are those of the check-in.
    `group_name` is the group (党小组) at the start. `guest_id` is for guests outside the roster; an entry names exactly
    one of person and guest.
    """

    __tablename__ = "activity_roll"
    __table_args__ = (
        UniqueConstraint("activity_id", "person_id"),
        CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name="ck_activity_roll_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    guest_id: Mapped[int | None]
    kind: Mapped[Kind] = mapped_column(one_of(Kind, 20))
    group_name: Mapped[str | None] = mapped_column(String(20))
    counted: Mapped[bool]
    state: Mapped[RollState] = mapped_column(one_of(RollState, 10))
    how: Mapped[How | None] = mapped_column(one_of(How, 10))
    at: Mapped[datetime | None]
    recorded_at: Mapped[datetime]

    person: Mapped[Person | None] = relationship(lazy="joined")


class Correction(Base):
    """A change of an entry of the roll after the end of the activity, with old and new value; the entry stays as it is.

    `field` is the state, or the kind at the start of the activity. The reason is in the timeline's entry of the same
    time.
    """

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("activity_roll.id"), index=True)
    field: Mapped[str] = mapped_column(String(20))
    old: Mapped[str] = mapped_column(String(20))
    new: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    by: Mapped[Person | None] = relationship(lazy="selectin")
