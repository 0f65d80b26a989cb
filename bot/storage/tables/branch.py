"""Branches, the Telegram accounts that use the bot, and the people of a branch."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, func, select, text, type_coerce
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from bot.storage.roles import Kind, Office
from bot.storage.tables.base import Base
from bot.storage.tables.terms import Membership, OfficeTerm


class Branch(Base):
    """A Party branch (党支部) and its one Telegram group.

    The row is created when the bot is added to a group; `ready_at` is set when `/setup` is finished. `admitted_at` is
    set when the operator's invitation is used for it. `founder_until` is the instant at which the first keeper of the
    roster was bound to an account; from then on the founder has no powers. `overrides` holds the figures of
    `bot/domain/rules.py` that the branch changed.
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
    founder_until: Mapped[datetime | None]
    admitted_at: Mapped[datetime | None]
    paste_order: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    secret: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]


class Account(Base):
    """A Telegram account that has used the bot, bound to a person or not.

    `awaiting` names the next private answer that is expected (a column, so that it survives a restart) and
    `awaiting_data` the data that its use needs; never ratings. `rest` describes the parts of a long text or an album
    that may still arrive, at any process (`bot/domain/branch/message_parts.py`). `branch_id` is the branch that the
    private chat was last about; `setup_branch_id` is that of a group in which the account began a setup, until it is
    finished. `added_at` is the time of its first update; an account of a stranger is deleted 30 days later
    (`accounts.forget_strangers`).
    """

    __tablename__ = "accounts"
    __table_args__ = (
        Index("ix_accounts_rest", "telegram_id", sqlite_where=text("rest IS NOT NULL"),
              postgresql_where=text("rest IS NOT NULL")),
        Index("ix_accounts_awaiting", "awaiting", sqlite_where=text("awaiting IS NOT NULL"),
              postgresql_where=text("awaiting IS NOT NULL")),
        Index("ix_accounts_added_at", "added_at"),
    )  # fmt: skip

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    display_name: Mapped[str] = mapped_column(String(130), default="")
    username: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str | None] = mapped_column(String(10))
    client_language: Mapped[str | None] = mapped_column(String(20))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"))
    setup_branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"))
    added_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    awaiting: Mapped[str | None] = mapped_column(String(40))
    awaiting_data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rest: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    @property
    def reachable(self) -> bool:
        """True if a private message can reach this account: it started the bot and has not blocked it since."""
        return self.started_at is not None and self.unreachable_at is None


class Person(Base):
    """A person on a branch's roster; `account_id` is empty unless the person has claimed the name.

    A person who leaves keeps the row (`left_at`), because records name it. The terms tell the kind of membership and
    the offices at any time; `kind` is the present kind, or the last one of a person who has left, and `held` the
    present offices. Both are read together with the row: a relationship would cost a query of its own for each person
    that a query joins. Change them by `bot/domain/branch/terms.py` only.
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
    position: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.telegram_id"), index=True)
    added_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    branch: Mapped[Branch] = relationship(lazy="raise")
    account: Mapped[Account | None] = relationship(lazy="joined")
    memberships: Mapped[list[Membership]] = relationship(lazy="raise", order_by=Membership.id)
    office_terms: Mapped[list[OfficeTerm]] = relationship(
        lazy="raise", order_by=OfficeTerm.id, foreign_keys=OfficeTerm.person_id
    )
    kind: Mapped[Kind] = column_property(
        select(Membership.kind)
        .where(Membership.person_id == id)  # noqa: A003 - the column
        .order_by(Membership.from_at.desc(), Membership.id.desc())
        .limit(1)
        .correlate_except(Membership)
        .scalar_subquery(),
        expire_on_flush=False,
    )
    held: Mapped[str | None] = column_property(
        select(func.aggregate_strings(type_coerce(OfficeTerm.office, String), ","))
        .where(OfficeTerm.person_id == id, OfficeTerm.to_at.is_(None))  # noqa: A003 - the column
        .correlate_except(OfficeTerm)
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
