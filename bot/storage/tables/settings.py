"""The changes of a branch's settings (rules §7)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base
from bot.storage.tables.branch import Person


class SettingChange(Base):
    """A change of a setting, with old and new value as JSON; the database refuses to change or delete it.

    `undoes_id` names the change that this one takes back. Such a change has no reason, nor has one made by `/setup` or
    one whose reason was erased.
    """

    __tablename__ = "setting_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    figure: Mapped[str] = mapped_column(String(30))
    old: Mapped[Any] = mapped_column(JSON)
    new: Mapped[Any] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("setting_changes.id"))
    at: Mapped[datetime]

    by: Mapped[Person | None] = relationship(lazy="joined")
    given: Mapped["SettingReason | None"] = relationship(lazy="joined")

    @property
    def reason(self) -> str | None:
        """The reason as it was given."""
        return self.given.reason if self.given is not None else None


class SettingReason(Base):
    """The reason for a change of a setting, in the words of the person who made it: it may be deleted, not changed."""

    __tablename__ = "setting_reasons"

    change_id: Mapped[int] = mapped_column(ForeignKey("setting_changes.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
