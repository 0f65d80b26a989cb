"""The timeline of a branch (rules 8, 10, 62, 83)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base


class Event(Base):
    """An entry of the append-only timeline: event, time, actor and person concerned (rules 8, 10, 62, 83).

    The database refuses to change or delete it. `number`, `previous` and `hash` are set when it is inserted
    (`bot/storage/event_chain.py`). Of a ballot only its
    close is recorded here, with the hash of its totals, and that it started over.
    """

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("branch_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    number: Mapped[int]  # 1, 2, 3 … within the branch
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    plain: Mapped[dict[str, Any]] = mapped_column("detail", JSON)
    words_hash: Mapped[str | None] = mapped_column(String(64))  # stays when the words are erased
    previous: Mapped[str] = mapped_column(String(64))  # the hash of the branch's entry before this one
    hash: Mapped[str] = mapped_column(String(64))
    words: Mapped["EventWords | None"] = relationship(lazy="joined")

    @property
    def detail(self) -> dict[str, Any]:
        """The facts of the event together with its personal words, unless these were erased."""
        detail = dict(self.plain)
        for key, value in (self.words.words if self.words else {}).items():
            detail[key] = detail[key] | value if isinstance(detail.get(key), dict) else value
        return detail


class EventWords(Base):
    """The personal words of an event, such as names and reasons: its row may be deleted, but not changed."""

    __tablename__ = "event_words"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    salt: Mapped[str] = mapped_column(String(32))  # without it, short words could be guessed from their hash
