"""The pace that the processes of one bot share."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Double
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class BotPace(Base):
    """When a bot's next message may go out, and until when Telegram wants none at all."""

    __tablename__ = "bot_paces"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    free_at: Mapped[float] = mapped_column(Double)
    stopped_until: Mapped[float] = mapped_column(Double, default=0.0)


class GroupPace(Base):
    """When a bot last wrote to a group; nothing of the kind is kept of people."""

    __tablename__ = "group_paces"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    times: Mapped[list[float]] = mapped_column(JSON)
