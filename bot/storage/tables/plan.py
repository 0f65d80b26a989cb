"""The yearly plan (rule 1): the plan of a branch, its rows, and every text that it had."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Plan(Base):
    """A branch's plan for one year; a repeated import replaces the themes and keeps dated activities."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("branch_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(200), default="")
    imported_at: Mapped[datetime]
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class PlanRevision(Base):
    """The text of a plan as it was imported, which stays as it is; `rows` holds month, form and content of each.

    `reason` says why it replaced the revision before (rule 10); the first has none.
    """

    __tablename__ = "plan_revisions"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200), default="")
    rows: Mapped[list[list[int | str]]] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(Text)
    imported_at: Mapped[datetime]
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Theme(Base):
    """One month's row of the plan as filed: form (活动方式) and content (活动内容)."""

    __tablename__ = "themes"
    __table_args__ = (UniqueConstraint("plan_id", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    month: Mapped[int]
    form: Mapped[str] = mapped_column(String(60))
    content: Mapped[str] = mapped_column(Text)
