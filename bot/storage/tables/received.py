"""The number and size of the files that each account has sent."""

from datetime import date

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class ReceivedFiles(Base):
    """The files that an account sent on one day, refused ones too: their number and bytes; kept for some days."""

    __tablename__ = "received_files"

    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)
