"""The secret ballot: one sealed value while it is open, totals after the close, and the people who have voted.

While a ballot is open, nothing in the database says how a person has voted, or how many votes a choice has: that is in
`SealedBallot`, whose key is outside the database (`bot/storage/ballot_keys.py`). No row joins a person and a choice.
"""

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base

UNORDERED = {"sqlite_with_rowid": False}


class BallotReceipt(Base):
    """The fact that a person has voted on an activity, and nothing else about the vote."""

    __tablename__ = "ballot_receipts"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class SealedBallot(Base):
    """The votes and comments of one group of raters (members, guests) in an open ballot, readable only with its key.

    It is written anew with each vote, and deleted at the close. `fingerprint` names the key.
    """

    __tablename__ = "sealed_ballots"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    raters: Mapped[str] = mapped_column(String(10), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class BallotCount(Base):
    """The number of ballots of one group of raters that gave one level to one dimension, in a closed ballot.

    Of a small group only what the rate needs is kept, in dimension 0: level 1 counts the ratings that are 满意 or
    比较满意, level 2 the others.
    """

    __tablename__ = "ballot_counts"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    raters: Mapped[str] = mapped_column(String(10), primary_key=True)
    dimension: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(default=0)


class BallotComment(Base):
    """A comment on a closed ballot, without author and without time, under a random key."""

    __tablename__ = "ballot_comments"
    __table_args__ = UNORDERED

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
