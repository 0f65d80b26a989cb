"""One Party day (主题党日) of one branch."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, Text, and_, false, or_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.session import Session

VOTING = text("ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL")


class Mode(StrEnum):
    """The ways of holding an activity."""

    ONSITE = "onsite"


class Choice(StrEnum):
    """The sources of an activity's theme (rule 33)."""

    REQUIRED = "required"  # 必选: the superior committee set it
    CHOSEN = "chosen"  # 自选: the branch chose it


class Activity(Base):
    """One Party day (主题党日) of one branch, from its row in the plan to its closed ballot.

    The instants that are set tell its stage: `dated_at`, `announced_at`, `opened_at`, `ended_at`,
    `ballot_closed_at`. `announced_at` is when the notice was promised, `posted_at` when Telegram took it in the group.
    `session` holds its times, its place and the secret of its links; a session has at most one activity of a branch.
    `revision` counts changes after it was dated. `figures` holds the figures of the rules with which it was announced,
    in the form of `Branch.overrides`: they stay when the branch changes its own. `roll_fixed` is set with the roll.
    `ended_by` is the person who ended it, empty if it ended by itself.

    `cancelled_at` is set if it came to nothing: it was cancelled before its start (已取消) or, if `not_held`, was found
    afterwards not to have taken place (未开展). Its month is open again.

    `recorded_later_at` is set if it was held before the branch was set up and an officer recorded it afterwards (补记).
    Its roll is fixed as of that instant, and it has no ballot. `not_in_branch` are the ids of people of the roster who,
    by that officer, did not belong to the branch then (不在支部), whatever their terms say.

    `goal` and `problem` say what it shall reach and solve (rule 36), in a line each.

    `choice` is the source of its theme, if an officer said it.

    `calendar_uid` names its entry in people's calendars, unlike any other entry of any installation. It is empty for
    activities that were announced before there was one; see `bot/views/notice.py`.
    """

    __tablename__ = "activities"
    __table_args__ = (
        Index("ix_activities_month", "branch_id", "year", "month"),
        Index("uq_activities_session", "session_id", "branch_id", unique=True),
        Index("ix_activities_ballot", "branch_id", sqlite_where=VOTING, postgresql_where=VOTING),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    # Never empty, but SQLite cannot add a required column to a table that others refer to.
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), nullable=True)
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"))
    year: Mapped[int]
    month: Mapped[int]
    form: Mapped[str] = mapped_column(String(60))
    content: Mapped[str] = mapped_column(Text)
    host_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    mode: Mapped[Mode] = mapped_column(one_of(Mode, 10), default=Mode.ONSITE)
    revision: Mapped[int] = mapped_column(default=0)
    dated_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]
    posted_at: Mapped[datetime | None]
    late_notice_reason: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    roll_fixed: Mapped[bool] = mapped_column(default=False, server_default=false())
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    not_held: Mapped[bool] = mapped_column(default=False, server_default=false())
    recorded_later_at: Mapped[datetime | None]
    recorded_later_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    not_in_branch: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    ballot_closes_at: Mapped[datetime | None]
    ballot_closed_at: Mapped[datetime | None]
    head_count: Mapped[int | None]
    goal: Mapped[str | None] = mapped_column(String(200))
    problem: Mapped[str | None] = mapped_column(String(200))
    choice: Mapped[Choice | None] = mapped_column(one_of(Choice, 10))
    calendar_uid: Mapped[str | None] = mapped_column(String(36), default=lambda: str(uuid4()))
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    branch: Mapped[Branch] = relationship(lazy="joined")
    session: Mapped[Session] = relationship(lazy="joined")
    host: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[host_id])
    recorder: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[recorder_id])
    later_recorder: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=[recorded_later_by])

    @property
    def starts_at(self) -> datetime | None:
        """The start of its session."""
        return self.session.starts_at

    @property
    def ends_at(self) -> datetime | None:
        """The planned end of its session."""
        return self.session.ends_at

    @property
    def place(self) -> str | None:
        """The place of its session."""
        return self.session.place

    @property
    def secret(self) -> str:
        """The secret of its session, which signs the links of the activity, too."""
        return self.session.secret

    @property
    def held(self) -> bool:
        """True if it took place: it has ended, and the host has not to say any more whether it was held."""
        return self._settled and self.ended_at is not None and self.cancelled_at is None

    @property
    def unconfirmed(self) -> bool:
        """True if it has ended, and the host has yet to say whether it was held."""
        return not self._settled and self.ended_at is not None and self.cancelled_at is None

    @property
    def _settled(self) -> bool:
        """True if it is known that it was held: its ballot was opened, or it was recorded later."""
        return self.ballot_closes_at is not None or self.recorded_later_at is not None

    @property
    def roll_as_of(self) -> datetime | None:
        """The instant as of which the roll is written; what is recorded by hand after it is a correction."""
        return self.recorded_later_at or self.ended_at


STANDS = Activity.cancelled_at.is_(None)
"""The condition of the activities that were neither cancelled nor found not to have been held."""

HELD = and_(
    Activity.ended_at.is_not(None),
    STANDS,
    or_(Activity.ballot_closes_at.is_not(None), Activity.recorded_later_at.is_not(None)),
)
"""The condition of the activities that took place, as `Activity.held`."""
