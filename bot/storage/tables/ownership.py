"""The owner of the database."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class Owner(Base):
    """The bot that owns this database; `id` is always 1, so there is one row at most."""

    __tablename__ = "owner"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[datetime]
