"""The yearly plan, the activities that come of it, and what people did about each one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.base import Base
from bot.storage.people import Branch, Person

VOTING = text("ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL")


class Plan(Base):
    """A branch's plan for one year; importing again replaces the themes, never the activities already dated."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("branch_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(200), default="")
    imported_at: Mapped[datetime]
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Theme(Base):
    """One month's row of the plan as it was filed: form (活动方式) and content (活动内容)."""

    __tablename__ = "themes"
    __table_args__ = (UniqueConstraint("plan_id", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    month: Mapped[int]
    form: Mapped[str] = mapped_column(String(60))
    content: Mapped[str] = mapped_column(Text)


class Activity(Base):
    """One Party day (主题党日) of one branch, from its row in the plan to its closed ballot.

    How far it has come is told by which instants are set: `dated_at`, `announced_at`, `opened_at`, `ended_at`,
    `ballot_closed_at`. `secret` signs its check-in links; `revision` counts changes after it was dated.
    """

    __tablename__ = "activities"
    __table_args__ = (
        Index("ix_activities_month", "branch_id", "year", "month"),
        Index("ix_activities_ballot", "branch_id", sqlite_where=VOTING, postgresql_where=VOTING),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"))
    year: Mapped[int]
    month: Mapped[int]
    form: Mapped[str] = mapped_column(String(60))
    content: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(100))
    host_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    mode: Mapped[str] = mapped_column(String(10), default="onsite")
    secret: Mapped[str] = mapped_column(String(64))
    revision: Mapped[int] = mapped_column(default=0)
    dated_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]
    late_notice_reason: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ballot_closes_at: Mapped[datetime | None]
    ballot_closed_at: Mapped[datetime | None]
    head_count: Mapped[int | None]

    branch: Mapped[Branch] = relationship(lazy="joined")
    host: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[host_id])
    recorder: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[recorder_id])


class Event(Base):
    """The append-only timeline: what happened, when, by whom, to whom (rules 8, 10, 62, 83).

    Nothing about a ballot is ever written here.
    """

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Material(Base):
    """A file somebody sent (leave slip, notes): kept on disk under its hash, never executed."""

    __tablename__ = "materials"
    __table_args__ = (Index("ix_materials_file", "branch_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    mime: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(255))
    stored_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Attendance(Base):
    """A person was there: by a scan, a tap kept from before opening, or an officer's hand with a reason."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("activity_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime]
    how: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None] = mapped_column(Text)

    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])


class Leave(Base):
    """A written request for leave and what was decided (rules 17, 18).

    `state`: pending, approved, returned, withdrawn. At most one pending or approved one per person and activity.
    `slip` numbers the approved slips of a branch and year.
    """

    __tablename__ = "leaves"
    __table_args__ = (
        UniqueConstraint("branch_id", "year", "slip"),
        Index("uq_leaves_live", "activity_id", "person_id", unique=True,
              sqlite_where=text("state IN ('pending', 'approved')"),
              postgresql_where=text("state IN ('pending', 'approved')")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    year: Mapped[int]
    slip: Mapped[int | None]
    category: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    state: Mapped[str] = mapped_column(String(10), default="pending")
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str | None] = mapped_column(Text)

    activity: Mapped[Activity] = relationship(lazy="selectin")
    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=[person_id])
    material: Mapped[Material | None] = relationship(lazy="selectin")


class Makeup(Base):
    """An absentee's make-up study (补学) and its acceptance (rules 65 to 68).

    `cause`: absent or leave. `state`: open, submitted, returned, accepted.
    """

    __tablename__ = "makeups"
    __table_args__ = (UniqueConstraint("activity_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    cause: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10), default="open")
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
