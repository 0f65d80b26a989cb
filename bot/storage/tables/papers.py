"""Papers that a branch hands in, their filing, a branch's own forms, and the reasons given for findings."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material


class PaperKind(StrEnum):
    """The papers, in the order of the menu."""

    RECORD = "record"  # 活动纪实表
    SIGN_IN = "sign-in"  # 签到册
    MINUTES = "minutes"  # 会议记录
    LEAVE = "leave"  # 请假条
    MAKEUP = "makeup"  # 补学登记表
    EVALUATION = "evaluation"  # 测评汇总表
    PLAN = "plan"  # 年度计划报备表
    CHANGE = "change"  # 变更报备
    CIRCULAR = "circular"  # 通报
    REQUEST = "request"  # 请示
    LEDGER = "ledger"  # 台账
    DUTY_REPORT = "duty-report"  # 述职材料
    BLANK_SIGN_IN = "blank-sign-in"  # 空白签到表
    BLANK_BALLOT = "blank-ballot"  # 空白测评票


class Document(Base):
    """A paper that the bot made: what it said, its check code, and where the branch's chain of events stood then.

    `subject_id` is the id of what it is about beside the activity (a leave, a make-up study), `year` the year of a
    yearly paper. `body` holds its passages as label and text; a paper with the same body as the last one of its subject
    is the same document. `code` is printed on it. `chain_number` and `chain_hash` are the head of the chain.
    """

    __tablename__ = "documents"
    __table_args__ = (
        Index("ix_documents_subject", "branch_id", "activity_id", "kind"),
        UniqueConstraint("code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    subject_id: Mapped[int | None]
    year: Mapped[int | None]
    kind: Mapped[PaperKind] = mapped_column(one_of(PaperKind, 20))
    body: Mapped[list[list[str]]] = mapped_column(JSON)
    code: Mapped[str] = mapped_column(String(20))
    chain_number: Mapped[int]
    chain_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Filing(Base):
    """The record of an activity as handed in to the superior committee (rule 64); `receipt` is its answer, if any.

    `document_id` names the paper that says what the record said then; filings of earlier versions may lack it.
    """

    __tablename__ = "filings"
    __table_args__ = (Index("ix_filings_activity", "activity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    committee: Mapped[str] = mapped_column(String(100))
    sent_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    receipt: Mapped[str | None] = mapped_column(Text)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    received_at: Mapped[datetime | None]

    by: Mapped[Person | None] = relationship(lazy="selectin")
    material: Mapped[Material | None] = relationship(lazy="selectin")
    code: Mapped[str | None] = column_property(
        select(Document.code).where(Document.id == document_id).correlate_except(Document).scalar_subquery()
    )  # without the paper's words, which may be long


class FindingReason(Base):
    """The sentence with which an officer answered a finding of the check before sending; the paper prints it.

    `check_number` is the number of the check, `subject` what it is about (`checks.Finding.subject`).
    """

    __tablename__ = "finding_reasons"
    __table_args__ = (UniqueConstraint("activity_id", "check_number", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    check_number: Mapped[int]
    subject: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class FormTemplate(Base):
    """A branch's own form in place of the bot's."""

    __tablename__ = "form_templates"
    __table_args__ = (UniqueConstraint("branch_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    kind: Mapped[PaperKind] = mapped_column(one_of(PaperKind, 20))
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    material: Mapped[Material] = relationship(lazy="selectin")
