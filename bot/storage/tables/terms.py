"""Terms: from when to when a person had a kind of membership, an office or a group (rules 16, 26, 29)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.roles import Departure, Kind, Office
from bot.storage.tables.base import Base, one_of


class Membership(Base):
    """A person's time in a branch with one kind of membership; a change of kind ends one term and begins another.

    `recorded_at` and `end_recorded_at` tell when the beginning and the end were entered, if that was later than they
    took effect. `cause` and `other_branch` say why the last term before a departure ended, and where the person went.
    `presumed` (推定) marks a term whose beginning or kind no record proves: it was derived from what came later.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_person_id", "person_id", "from_at"),
        Index("ix_memberships_branch_id", "branch_id"),
        Index("uq_memberships_present", "person_id", unique=True, sqlite_where=text("to_at IS NULL"),
              postgresql_where=text("to_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    kind: Mapped[Kind] = mapped_column(one_of(Kind, 20))
    from_at: Mapped[datetime]
    to_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime | None]
    end_recorded_at: Mapped[datetime | None]
    cause: Mapped[Departure | None] = mapped_column(one_of(Departure, 20))
    other_branch: Mapped[str | None] = mapped_column(String(100))
    presumed: Mapped[bool] = mapped_column(default=False)


class GroupTerm(Base):
    """A person's time in a group (党小组) of the branch; a person is in one group at a time."""

    __tablename__ = "group_terms"
    __table_args__ = (
        Index("ix_group_terms_person_id", "person_id"),
        Index("uq_group_terms_present", "person_id", unique=True, sqlite_where=text("to_at IS NULL"),
              postgresql_where=text("to_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(20))
    from_at: Mapped[datetime]
    to_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class OfficeTerm(Base):
    """A person's time in an office; a person may hold several offices at once. `presumed` as in `Membership`.

    `by_id` is the person who entered the office; None if it was entered by the founder or by an earlier version.
    """

    __tablename__ = "office_terms"
    __table_args__ = (
        Index("uq_office_terms_present", "person_id", "office", unique=True, sqlite_where=text("to_at IS NULL"),
              postgresql_where=text("to_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    office: Mapped[Office] = mapped_column(one_of(Office, 20))
    from_at: Mapped[datetime]
    to_at: Mapped[datetime | None]
    presumed: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
