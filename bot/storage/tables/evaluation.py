"""The secret ballot: who has voted, and how often each rating was given. No row joins the two.

None of these tables has a hidden row number (`WITHOUT ROWID`), a time or an order of arrival: they are sorted by their
keys, and a comment's key is random. So neither the order nor the hour of a ballot can be read back.
"""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base

UNORDERED = {"sqlite_with_rowid": False}


class BallotReceipt(Base):
    """This person has voted on this activity; nothing else about it."""

    __tablename__ = "ballot_receipts"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class BallotCount(Base):
    """How many ballots of one group of raters (members, guests) gave one level to one dimension."""

    __tablename__ = "ballot_counts"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    raters: Mapped[str] = mapped_column(String(10), primary_key=True)
    dimension: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(default=0)


class BallotComment(Base):
    """A comment without author and without time, under a random key."""

    __tablename__ = "ballot_comments"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
