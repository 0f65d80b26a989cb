"""Leave (rules 17, 18) and make-up study (rules 65 to 68)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.activity import Activity
from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material


class LeaveCategory(StrEnum):
    """The kinds of reason for leave (rule 19), in the order of the buttons."""

    DUTY = "duty"
    TEACHING = "teaching"
    INTERNSHIP = "internship"
    SICK = "sick"
    PERSONAL = "personal"
    OTHER = "other"


class LeaveState(StrEnum):
    """The states of a request."""

    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class MakeupState(StrEnum):
    """The states of a make-up study."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class MakeupCause(StrEnum):
    """The reasons why a make-up study is owed."""

    ABSENT = "absent"
    LEAVE = "leave"


class Leave(Base):
    """A written request for leave and the decision on it (rules 17, 18).

    At most one is pending or approved per person and activity.
    `slip` numbers the approved slips of a branch and year.
    """

    __tablename__ = "leaves"
    __table_args__ = (
        UniqueConstraint("branch_id", "year", "slip"),
        Index("uq_leaves_live", "activity_id", "person_id", unique=True,
              sqlite_where=text("state IN ('pending', 'approved')"),
              postgresql_where=text("state IN ('pending', 'approved')")),
        Index("ix_leaves_material_id", "material_id", sqlite_where=text("material_id IS NOT NULL"),
              postgresql_where=text("material_id IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    year: Mapped[int]
    slip: Mapped[int | None]
    category: Mapped[LeaveCategory] = mapped_column(one_of(LeaveCategory, 20))
    reason: Mapped[str] = mapped_column(Text)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    state: Mapped[LeaveState] = mapped_column(one_of(LeaveState, 10), default=LeaveState.PENDING)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str | None] = mapped_column(Text)

    activity: Mapped[Activity] = relationship(lazy="selectin")
    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])
    material: Mapped[Material | None] = relationship(lazy="selectin")


class Makeup(Base):
    """An absentee's make-up study (补学) and its acceptance (rules 65 to 68)."""

    __tablename__ = "makeups"
    __table_args__ = (
        UniqueConstraint("activity_id", "person_id"),
        Index("ix_makeups_material_id", "material_id", sqlite_where=text("material_id IS NOT NULL"),
              postgresql_where=text("material_id IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    cause: Mapped[MakeupCause] = mapped_column(one_of(MakeupCause, 10))
    state: Mapped[MakeupState] = mapped_column(one_of(MakeupState, 10), default=MakeupState.OPEN)
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(Text)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str | None] = mapped_column(Text)

    activity: Mapped[Activity] = relationship(lazy="selectin")
    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])
    material: Mapped[Material | None] = relationship(lazy="selectin")
