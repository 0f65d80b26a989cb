"""Updates that have been handled."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class SeenUpdate(Base):
    """An update whose effect is committed; kept for 48 hours, twice as long as Telegram repeats one."""

    __tablename__ = "seen_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime] = mapped_column(index=True)
