"""The record of an activity: minutes, decisions, the counts of motions, photos (rules 49, 60 to 62)."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.storage.tables.base import Base, one_of
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material


class Part(StrEnum):
    """The parts of the minutes."""

    TEXT = "text"  # what happened
    SPEECH = "speech"  # what a person said
    SUMMARY = "summary"  # 总结提升
    GUIDE = "guide"  # 指导领导: a leader who came to guide, with the post
    COMMENT = "comment"  # 领导点评


CONTENT = frozenset({Part.TEXT, Part.SPEECH})
"""The parts that items of the agenda have."""


class Minute(Base):
    """A piece of the minutes, as the recorder or the speaker sent it; a withdrawn one keeps its row.

    `item_id` is the agenda item, empty until it is chosen, or if none fits. `speaker` is the name as it was written,
    `person_id` the speaker on the roster. `own` marks words that the speaker sent; they count once `taken` by the
    recorder. Of a leader who came to guide, `speaker` is the name and `text` the post, empty if it was not told; of a
    leader's comment, `speaker` is who made it, if it was told. `sent_at` is when Telegram took the message,
    `recorded_at` when the bot stored it. `message_id` is the first message of the entry: a long text and an album come
    in several.
    """

    __tablename__ = "minutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"))
    part: Mapped[Part] = mapped_column(one_of(Part, 10), default=Part.TEXT)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    speaker: Mapped[str | None] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    own: Mapped[bool] = mapped_column(default=False, server_default=false())
    taken: Mapped[bool] = mapped_column(default=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship(lazy="selectin", foreign_keys=[person_id])


class Decision(Base):
    """A decision (议定事项) with its owner and day.

    `done_at` is when a later record ticked it, `carried_at` when one found it still under way (仍在办). `message_id` is
    the first message of the entry that brought it, as in `Minute`.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"))
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(String(60))
    due_on: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    withdrawn_at: Mapped[datetime | None]
    carried_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class MotionRule(StrEnum):
    """The rules by which a motion is carried: both ask for more than half of the eligible votes in favour."""

    ORDINARY = "ordinary"  # 支部工作条例 11: at least half of the eligible members are there
    ADMISSION = "admission"  # 发展党员: more than half of them are there; opinions in writing count as votes


class Motion(Base):
    """The count of a vote (表决) on an item of the agenda: how many, and never who.

    `unvoted` are those who were there and did not vote. `eligible` and `present` are the figures that the count itself
    states; without them those of the roll hold. `written_favour` and `written_against` are the opinions in writing that
    were handed in before. `claimed` is the outcome that the count states, if it does. Another count of the same item
    withdraws this one. `message_id` is the first message of the entry that brought it, as in `Minute`.
    """

    __tablename__ = "motions"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"))
    rule: Mapped[MotionRule] = mapped_column(one_of(MotionRule, 10))
    favour: Mapped[int]
    against: Mapped[int]
    abstained: Mapped[int]
    unvoted: Mapped[int | None]
    eligible: Mapped[int | None]
    present: Mapped[int | None]
    written_favour: Mapped[int]
    written_against: Mapped[int]
    claimed: Mapped[bool | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Photo(Base):
    """A photo of an activity (rule 60); `chosen` ones stand in the paper.

    `file_unique_id` is Telegram's, `likeness` the difference hash of the picture as 16 hexadecimal digits: both find a
    photo that was used before. `taken_at` is the time in its EXIF data, which the stored file does not hold any more.
    """

    __tablename__ = "photos"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"))
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), index=True)
    caption: Mapped[str] = mapped_column(String(200), default="")
    file_unique_id: Mapped[str] = mapped_column(String(100), default="")
    likeness: Mapped[str | None] = mapped_column(String(16))
    taken_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    chosen: Mapped[bool] = mapped_column(default=True)
    withdrawn_at: Mapped[datetime | None]

    material: Mapped[Material] = relationship(lazy="selectin")


Index("ix_photos_seen", Photo.file_unique_id)
