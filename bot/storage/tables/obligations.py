"""Duties (deadlines) and deliveries (messages promised to others)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base, one_of

WAITING = text("next_at IS NOT NULL")
STALE = text("edit_at IS NOT NULL")
OWED = text("done_at IS NULL")
FAILED = text("failures > 0")


class Outcome(StrEnum):
    """The ways in which a duty ends."""

    DONE = "done"
    LATE = "late"  # done, but after its time
    DROPPED = "dropped"


class Duty(Base):
    """An obligation with a deadline; the table is the schedule.

    `key` makes repeated planning harmless. `next_at` is the time at which the tick next handles it; empty if the tick
    has nothing to do. `outcome` is set together with `done_at`. `escalated_at` is the time at which the secretary was
    first told that the duty is overdue; it is of an earlier deadline if it is not later than `due_at`.
    """

    __tablename__ = "duties"
    __table_args__ = (
        Index("ix_duties_next", "next_at", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_duties_open", "branch_id", sqlite_where=OWED, postgresql_where=OWED),
        Index("ix_duties_failing", "next_at", sqlite_where=FAILED, postgresql_where=FAILED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    owner: Mapped[str] = mapped_column(String(20))
    due_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(one_of(Outcome, 10))
    failures: Mapped[int] = mapped_column(default=0)
    escalated_at: Mapped[datetime | None]


class Delivery(Base):
    """A promised message: committed together with its cause, sent by the tick, kept so that it can be edited.

    `account_id` is the addressee; empty means the branch's group. `kind` names the view that words it at the time of
    sending. `next_at` is the time of the next attempt and, while a process sends it, the end of its lease. `edit_at`
    requests an edit of the sent message. `refused_at` is the time at which the group first refused it, and `failure`
    the cause; `without_photo` tells that the group took it as text, because it allows no photos.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_next", "next_at", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_deliveries_edit", "edit_at", sqlite_where=STALE, postgresql_where=STALE),
        Index("ix_deliveries_kind", "branch_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.telegram_id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    args: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    failure: Mapped[str | None] = mapped_column(String(200))
    refused_at: Mapped[datetime | None]
    without_photo: Mapped[bool] = mapped_column(default=False, server_default=false())
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    edit_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]
