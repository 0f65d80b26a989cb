"""The pace that the processes of one bot share."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Double
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class BotPace(Base):
    """The time at which a bot's next message may go out, and the end of a flood stop."""

    __tablename__ = "bot_paces"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    free_at: Mapped[float] = mapped_column(Double)
    stopped_until: Mapped[float] = mapped_column(Double, default=0.0)


class GroupPace(Base):
    """The times of a bot's last messages to a group; no such times are stored for people.

    `refused_until` is the end of the time in which Telegram takes no message to this group.
    """

    __tablename__ = "group_paces"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    times: Mapped[list[float]] = mapped_column(JSON)
    refused_until: Mapped[float] = mapped_column(Double, default=0.0, server_default="0")
