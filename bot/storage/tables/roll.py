"""The roll of an activity, as of its end, and the corrections that came afterwards (rules 16, 24, 69, 83)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.roles import Kind
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import How
from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person


class RollState(StrEnum):
    """The states of a person on the roll."""

    PRESENT = "present"
    LEAVE = "leave"
    ABSENT = "absent"


class Change(StrEnum):
    """The corrections of a person's record at an activity that has ended."""

    PRESENT = "present"  # recorded by hand (补登)
    ABSENT = "absent"  # the check-in was wrong (撤销签到)
    TERMS = "terms"  # the kind at the start, in line with the terms (更正应到)
    WITHDRAWN = "withdrawn"  # everybody's: the whole activity was recorded later in error (撤回补记)


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

    `field` is the state, or the kind at the start of the activity. The reason is in the `CorrectionRequest` that was
    carried out at the same time.
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


class CorrectionRequest(Base):
    """A correction that an officer asked for after the end of an activity, with the reason (rule 69).

    Within a week of the end it is carried out at once, and `decided_by` is empty; afterwards it waits for a second
    officer, who agrees or not. At most one waits for each person and activity. `person` is whose record it corrects; in
    a request to withdraw the whole record (`Change.WITHDRAWN`) it is the officer who asks. `old` and `new` are the
    kinds of a correction of the terms, as in `Correction`.
    """

    __tablename__ = "correction_requests"
    __table_args__ = (
        Index("uq_correction_requests_waiting", "activity_id", "person_id", unique=True,
              sqlite_where=text("decided_at IS NULL"), postgresql_where=text("decided_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    change: Mapped[Change] = mapped_column(one_of(Change, 10))
    old: Mapped[str | None] = mapped_column(String(20))
    new: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    agreed: Mapped[bool | None]

    activity: Mapped[Activity] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(lazy="joined", foreign_keys=[person_id])
    asker: Mapped[Person] = relationship(lazy="joined", foreign_keys=[asked_by])
    decider: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[decided_by])
