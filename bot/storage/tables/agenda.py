"""The agenda of an activity (rules 14, 36, 40 to 46, 51, 52, 54, 55) and its steps (rule 56)."""

from datetime import date, datetime
from enum import IntEnum, StrEnum

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material


class ItemKind(StrEnum):
    """The kinds of agenda item, in the order of the menu."""

    STUDY = "study"  # 政治学习
    PARTY_CLASS = "party-class"  # 党课
    OATH = "oath"  # 重温入党誓词
    CHARTER = "charter"  # 诵读党章
    DISCUSSION = "discussion"  # 讨论
    VOTE = "vote"  # 表决
    BRIEFING = "briefing"  # 通报
    PRAISE = "praise"  # 表扬
    SITE = "site"  # 现场教学
    SERVICE = "service"  # 志愿服务
    CARE = "care"  # 党内关怀
    CHECK_UP = "check-up"  # 党性体检; contents are never stored
    LIFE_MEETING = "life-meeting"  # 组织生活会
    APPRAISAL = "appraisal"  # 民主评议党员
    OTHER = "other"


class Ledger(StrEnum):
    """The other ledgers for which an item may count (rule 54)."""

    PARTY_CLASS = "party-class"  # 党课
    MEETING = "meeting"  # 党员大会
    LIFE_MEETING = "life-meeting"  # 组织生活会
    STUDY = "study"  # 集中学习


class AgendaItem(Base):
    """One item of an activity's agenda; a removed one keeps its row.

    `speaker` is the name of who speaks or leads (a person outside the roster, too). `minutes` is the planned length.
    `chapters` are the numbers of the chapters of the Party charter that are read, 0 for the preamble. `hours` are those
    of volunteer service. `counts_as` names another ledger, for which `counts_minutes` count.
    """

    __tablename__ = "agenda_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(one_of(ItemKind, 20))
    title: Mapped[str] = mapped_column(String(200))
    speaker: Mapped[str | None] = mapped_column(String(60))
    minutes: Mapped[int | None]
    chapters: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    hours: Mapped[float | None]
    counts_as: Mapped[Ledger | None] = mapped_column(one_of(Ledger, 20))
    counts_minutes: Mapped[int | None]
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    begun_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class SiteMark(StrEnum):
    """The marks of the site checklist (rules 11, 55)."""

    FLAG = "flag"  # 党旗
    BADGE = "badge"  # 党徽
    OATH = "oath"  # 七一: 重温入党誓词


class SiteCheck(Base):
    """A mark of the site checklist that the host, or an officer, ticked."""

    __tablename__ = "site_checks"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    mark: Mapped[SiteMark] = mapped_column(one_of(SiteMark, 10), primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class StepNumber(IntEnum):
    """The nine steps of the basic procedure (基本程序)."""

    THEME = 1  # 支委会定主题
    APPROVAL = 2  # 报机关党委审定
    NOTICE = 3  # 公开公示
    CONVENING = 4  # 召集会议
    SIGN_IN = 5  # 党员签到
    BRIEFING = 6  # 通报到会情况和活动内容
    ACTIVITY = 7  # 开展活动
    EVALUATION = 8  # 主题测评
    SUMMARY = 9  # 总结提升


class Step(Base):
    """A step of an activity that a person entered; the steps that the bot sees itself need no row.

    `done_on` is the day that the person named, in the branch's zone; `noted_at` is when they entered it. `reason` says
    why a step was left out (`skipped`) or taken late; `note` are the words that came with the paper. `material` is a
    photo or file of the paper. An approval of a theme that was changed since moves to `former_on` and `former_theme`.
    """

    __tablename__ = "steps"
    __table_args__ = (UniqueConstraint("activity_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    number: Mapped[int] = mapped_column(SmallInteger)
    done_on: Mapped[date | None]
    skipped: Mapped[bool] = mapped_column(default=False, server_default=false())
    reason: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    former_on: Mapped[date | None]
    former_theme: Mapped[str | None] = mapped_column(Text)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    noted_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    by: Mapped[Person | None] = relationship(lazy="selectin")
    material: Mapped[Material | None] = relationship(lazy="selectin")


Index("ix_steps_material_id", Step.material_id, sqlite_where=Step.material_id.is_not(None),
      postgresql_where=Step.material_id.is_not(None))  # fmt: skip
