"""Claims of accounts to be people on the roster, and the instants at which accounts joined the groups."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account, Person


class Claim(Base):
    """An account's claim to be a person on the roster; an officer confirms it (`accepted`) or not."""

    __tablename__ = "claims"
    __table_args__ = (
        Index("uq_claims_open", "branch_id", "account_id", unique=True, sqlite_where=text("decided_at IS NULL"),
              postgresql_where=text("decided_at IS NULL")),
        Index("ix_claims_account_id", "account_id", "claimed_at"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.telegram_id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    claimed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    accepted: Mapped[bool | None]

    account: Mapped[Account] = relationship(lazy="selectin")
    person: Mapped[Person] = relationship(lazy="selectin")


class GroupJoin(Base):
    """The instant at which an account joined the branch's group, if the bot was an administrator and saw it.

    The row goes when the account leaves the group. The account may never have used the bot.
    """

    __tablename__ = "group_joins"

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    joined_at: Mapped[datetime]
