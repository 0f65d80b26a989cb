"""One meeting: when and where activities are held; not to be confused with SQLAlchemy's session."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Session(Base):
    """The time and place at which branches hold an activity each; the host branch arranges it.

    Times and place are empty until they are chosen. `secret` signs the links of the session and of its activities.
    """

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    host_branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(100))
    secret: Mapped[str] = mapped_column(String(64))
