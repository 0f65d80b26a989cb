"""Files that people have sent."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Material(Base):
    """A file that a person sent (leave slip, notes): stored on disk under its hash, never executed."""

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
