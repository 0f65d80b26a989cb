"""The secret ballot: the people who have voted, and the count of each rating. No row joins the two.

None of these tables has a hidden row number (`WITHOUT ROWID`), a time or an order of arrival: they are sorted by their
keys, and a comment's key is random. So neither the order nor the time of a ballot can be recovered.
"""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base

UNORDERED = {"sqlite_with_rowid": False}


class BallotReceipt(Base):
    """The fact that a person has voted on an activity, and nothing else about the vote."""

    __tablename__ = "ballot_receipts"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class BallotCount(Base):
    """The number of ballots of one group of raters (members, guests) that gave one level to one dimension."""

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
