"""The yearly plan (rule 1): the plan of a branch and its rows."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Plan(Base):
    """A branch's plan for one year; a repeated import replaces the themes, never the activities already dated."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("branch_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(200), default="")
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
