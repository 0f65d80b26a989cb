"""Branches, the Telegram accounts that use the bot, and the people of a branch."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, func, select, text, type_coerce
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from bot.storage.tables.base import Base, one_of


class Kind(StrEnum):
    """The kinds of membership of a person on the roster."""

    FULL = "full"
    PROBATIONARY = "probationary"
    CANDIDATE = "candidate"
    ACTIVIST = "activist"
    MASSES = "masses"

    @property
    def counts(self) -> bool:
        """True if the person is one of the N members of the branch (rule 16); guests never are (rule 23)."""
        return self in {Kind.FULL, Kind.PROBATIONARY}


class Office(StrEnum):
    """An office in the branch committee (rule 26)."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"


class Branch(Base):
    """A Party branch (党支部) and its one Telegram group.

    The row is created when the bot is added to a group; `ready_at` is set when `/setup` is finished. `overrides` holds
    the figures of `bot/domain/rules.py` that the branch changed.
    """

    __tablename__ = "branches"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(255), default="")
    name: Mapped[str | None] = mapped_column(String(100))
    superior: Mapped[str | None] = mapped_column(String(100))
    fixed_day: Mapped[str | None] = mapped_column(String(20))
    usual_time: Mapped[str] = mapped_column(String(5), default="14:00")
    usual_place: Mapped[str | None] = mapped_column(String(100))
    zone: Mapped[str] = mapped_column(String(64), default="Asia/Shanghai")
    language: Mapped[str] = mapped_column(String(10), default="zh-CN")
    overrides: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    founder_id: Mapped[int | None] = mapped_column(BigInteger)
    secret: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]


class Account(Base):
    """A Telegram account that has used the bot, bound to a person or not.

    `awaiting` names the next private answer that is expected (a column, so that it survives a restart) and
    `awaiting_data` the data that its use needs; never ratings. `rest` describes the parts of a long text or an album
    that may still arrive, at any process (`bot/domain/branch/message_parts.py`).
    """

    __tablename__ = "accounts"
    __table_args__ = (
        Index("ix_accounts_rest", "telegram_id", sqlite_where=text("rest IS NOT NULL"),
              postgresql_where=text("rest IS NOT NULL")),
    )  # fmt: skip

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    display_name: Mapped[str] = mapped_column(String(130), default="")
    language: Mapped[str | None] = mapped_column(String(10))
    client_language: Mapped[str | None] = mapped_column(String(20))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"))
    started_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    awaiting: Mapped[str | None] = mapped_column(String(40))
    awaiting_data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rest: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    @property
    def reachable(self) -> bool:
        """True if a private message can reach this account: it started the bot and has not blocked it since."""
        return self.started_at is not None and self.unreachable_at is None


class OfficeHeld(Base):
    """One office of one person; a person may hold several."""

    __tablename__ = "offices"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    office: Mapped[Office] = mapped_column(one_of(Office, 20), primary_key=True)


class Person(Base):
    """A person on a branch's roster; `account_id` is empty unless the person has claimed the name.

    A person who leaves keeps the row (`left_at`), because records name it. `held` is read together with the row: a
    relationship would cost a query of its own for each person that a query joins.
    """

    __tablename__ = "people"
    __table_args__ = (
        Index("uq_people_name", "branch_id", "name", unique=True, sqlite_where=text("left_at IS NULL"),
              postgresql_where=text("left_at IS NULL")),
        Index("uq_people_account", "branch_id", "account_id", unique=True, sqlite_where=text("left_at IS NULL"),
              postgresql_where=text("left_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[Kind] = mapped_column(one_of(Kind, 20))
    position: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.telegram_id"), index=True)
    added_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    branch: Mapped[Branch] = relationship(lazy="raise")
    account: Mapped[Account | None] = relationship(lazy="joined")
    held: Mapped[str | None] = column_property(
        select(func.aggregate_strings(type_coerce(OfficeHeld.office, String), ","))
        .where(OfficeHeld.person_id == id)  # noqa: A003 - the column
        .correlate_except(OfficeHeld)
        .scalar_subquery(),
        expire_on_flush=False,
    )

    @property
    def offices(self) -> frozenset[Office]:
        """The offices this person holds."""
        return frozenset(map(Office, self.held.split(","))) if self.held else frozenset()

    @property
    def reachable(self) -> bool:
        """True if the bot can, and still may, write to this person privately."""
        return self.left_at is None and self.account is not None and self.account.reachable
