"""The timeline of a branch (rules 8, 10, 62, 83)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Event(Base):
    """An entry of the append-only timeline: event, time, actor and person concerned (rules 8, 10, 62, 83).

    Nothing about a ballot is ever recorded here.
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
