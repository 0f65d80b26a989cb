"""Changes of offices and accounts that officers may contest (rule 26)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from bot.storage.roles import Office
from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Account, Person


class OfficeChangeKind(StrEnum):
    """The changes that give or take power over the branch."""

    OFFICES = "offices"
    DEPARTURE = "departure"  # of an officer
    BINDING = "binding"  # of an officer, by a claim
    UNBINDING = "unbinding"
    HANDOVER = "handover"  # of the secretary's office


class OfficeChangeOutcome(StrEnum):
    """The ends of a change that was asked for or contested."""

    UPHELD = "upheld"
    REVERSED = "reversed"
    LAPSED = "lapsed"  # the freeze ran out undecided: the former state stands
    DECLINED = "declined"  # never made, because another person's consent was refused
    EXPIRED = "expired"  # never made, because another person's consent did not come in time


class OfficeChange(Base):
    """A change of an officer's offices or of the account of a person.

    `asked_by` is the officer who asked for it; None if that was the operator. A change that needs another person's
    consent takes effect at `made_at`, which is empty until `agreed_by` agrees. `gained` and `lost` are offices with a
    comma between them; `detail` says of a departure why and since when. `predecessor` is the secretary who hands the
    office over, `account_id` the account that was bound or unbound; the account may be deleted later. While
    `objected_at` is set and `decided_at` is not, the change is frozen: what stood before it holds. `displaced_id` is
    the person who lost an office to that. `told_at` is set once the officers were told.
    """

    __tablename__ = "office_changes"
    __table_args__ = (Index("ix_office_changes_branch_id", "branch_id", "asked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    kind: Mapped[OfficeChangeKind] = mapped_column(one_of(OfficeChangeKind, 10))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    gained: Mapped[str] = mapped_column(String(60), default="")
    lost: Mapped[str] = mapped_column(String(60), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    objected_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    objected_at: Mapped[datetime | None]
    displaced_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    outcome: Mapped[OfficeChangeOutcome | None] = mapped_column(one_of(OfficeChangeOutcome, 10))

    person: Mapped[Person] = relationship(lazy="selectin", foreign_keys=person_id)
    account: Mapped[Account | None] = relationship(
        lazy="selectin", viewonly=True, primaryjoin=lambda: foreign(OfficeChange.account_id) == Account.telegram_id
    )
    predecessor: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=predecessor_id)
    asked_by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=asked_by_id)
    agreed_by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=agreed_by_id)
    objected_by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=objected_by_id)
    decided_by: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=decided_by_id)

    @property
    def offices_gained(self) -> frozenset[Office]:
        """The offices that it gives to the person."""
        return frozenset(map(Office, self.gained.split(","))) if self.gained else frozenset()

    @property
    def offices_lost(self) -> frozenset[Office]:
        """The offices that it takes from the person."""
        return frozenset(map(Office, self.lost.split(","))) if self.lost else frozenset()

    @property
    def waiting(self) -> bool:
        """True if it waits for another person's consent."""
        return self.made_at is None and self.decided_at is None

    @property
    def frozen(self) -> bool:
        """True if an officer objected to it and it is not decided."""
        return self.objected_at is not None and self.decided_at is None

    @property
    def decidable(self) -> bool:
        """True if the operator can decide it: it is frozen, or the time for a decision ran out."""
        return self.frozen or self.outcome is OfficeChangeOutcome.LAPSED
