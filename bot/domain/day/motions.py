"""Votes on motions (表决): the count of an item, its outcome, and the rule by which it is carried (rule 49).

Only counts are kept. A motion is carried if more than half of the eligible members are in favour: of all who have the
right to vote, not of those who came.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance.voters import Voters
from bot.domain.day import record_duty
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Motion, MotionRule

MOST = 9999
"""The highest number of a count."""
_ADMISSION = re.compile(
    r"转正|转为?正式党员|预备(?:党员|期)|(?:接收|吸收|发展).{0,12}党员|\b(?:admission|probation|admit)", re.IGNORECASE
)
"""Titles of votes on the admission of a member (发展党员), or on the end of a probation."""


@dataclass(frozen=True)
class Count:
    """The count of a vote as a person stated it; see `Motion`."""

    favour: int
    against: int = 0
    abstained: int = 0
    unvoted: int | None = None
    eligible: int | None = None
    present: int | None = None
    written_favour: int = 0
    written_against: int = 0
    claimed: bool | None = None


@dataclass(frozen=True)
class Voted:
    """The count of a vote as it was read, with the item that was voted on; `text` is none of the minutes."""

    count: Count
    item: AgendaItem
    text: str = ""


class Outcome(StrEnum):
    """The outcomes of a vote."""

    CARRIED = "carried"
    LOST = "lost"
    NO_QUORUM = "no-quorum"  # too few were there: the vote decides nothing


@dataclass(frozen=True)
class Result:
    """The outcome of a vote with the figures from which it follows.

    `eligible` is the number that the count states, or that of the roll, and so is `present`.
    """

    motion: Motion
    eligible: int
    present: int

    @property
    def admission(self) -> bool:
        """True if the rule for the admission of members holds."""
        return self.motion.rule is MotionRule.ADMISSION

    @property
    def sum(self) -> int:
        """The number of people there whom the count accounts for."""
        motion = self.motion
        return motion.favour + motion.against + motion.abstained + (motion.unvoted or 0)

    @property
    def in_favour(self) -> int:
        """The votes in favour, with those in writing where they count."""
        return self.motion.favour + (self.motion.written_favour if self.admission else 0)

    @property
    def quorate(self) -> bool:
        """True if enough members were there: half of the eligible ones, for an admission more than half."""
        if not self.eligible:
            return False
        return self.present * 2 > self.eligible if self.admission else self.present * 2 >= self.eligible

    @property
    def outcome(self) -> Outcome:
        """The outcome."""
        if not self.quorate:
            return Outcome.NO_QUORUM
        return Outcome.CARRIED if self.in_favour * 2 > self.eligible else Outcome.LOST


def result_of(motion: Motion, voters: Voters) -> Result:
    """Return the result of a vote."""
    eligible = motion.eligible if motion.eligible is not None else voters.eligible
    return Result(motion, eligible, motion.present if motion.present is not None else voters.present)


def row_of(count: Count, item: AgendaItem, **common: object) -> Motion:
    """Return the row of a count; opinions in writing belong to the admission of members, and so may the title."""
    admission = bool(count.written_favour or count.written_against or _ADMISSION.search(item.title))
    return Motion(
        item_id=item.id, rule=MotionRule.ADMISSION if admission else MotionRule.ORDINARY,
        favour=count.favour, against=count.against, abstained=count.abstained, unvoted=count.unvoted,
        eligible=count.eligible, present=count.present, written_favour=count.written_favour,
        written_against=count.written_against, claimed=count.claimed, **common,
    )  # fmt: skip


async def of(db: AsyncSession, activity: Activity) -> Sequence[Motion]:
    """Return the counts of an activity that stand, in the order in which they were sent."""
    query = select(Motion).where(Motion.activity_id == activity.id, Motion.withdrawn_at.is_(None))
    return (await db.scalars(query.order_by(Motion.sent_at, Motion.id))).all()


async def replace(db: AsyncSession, activity: Activity, new: Motion, *, now: datetime) -> list[int]:
    """Withdraw the other counts of the same item, and return their ids."""
    others = await _others(db, activity, new)
    for row in others:
        row.withdrawn_at = now
    return [row.id for row in others]


async def keep_rule(db: AsyncSession, activity: Activity, new: Motion) -> None:
    """Count by the rule that was chosen for the count that this one takes the place of."""
    others = await _others(db, activity, new)
    if others and not (new.written_favour or new.written_against):
        new.rule = others[-1].rule


async def _others(db: AsyncSession, activity: Activity, new: Motion) -> list[Motion]:
    return [row for row in await of(db, activity) if row.item_id == new.item_id and row is not new]


def note(
    db: AsyncSession, activity: Activity, motion: Motion, replaced: Sequence[int], *, by: Person, afterwards: bool,
    now: datetime,
) -> None:  # fmt: skip
    """Note a new count in the timeline, with the counts that it replaces."""
    timeline.note(
        db, "motion-counted", activity, by=by, now=now, motion=motion.id, item=motion.item_id, favour=motion.favour,
        against=motion.against, abstained=motion.abstained, replaced=list(replaced), afterwards=afterwards,
    )  # fmt: skip


def require_item(item: AgendaItem | None) -> AgendaItem:
    """Return the item if a count may belong to it.

    Raises:
        Refused: `motion-item`.
    """
    if item is None or item.kind is not ItemKind.VOTE:
        raise Refused("motion-item")
    return item


async def set_rule(
    db: AsyncSession, activity: Activity, motion: Motion, rule: MotionRule, *, by: Person, now: datetime
) -> None:
    """Change the rule by which a motion is carried.

    Raises:
        Refused: `motion-written` if opinions in writing make it an admission.
    """
    if rule is MotionRule.ORDINARY and (motion.written_favour or motion.written_against):
        raise Refused("motion-written")
    if rule is motion.rule:
        return
    timeline.note(db, "motion-rule", activity, by=by, now=now, motion=motion.id, rule=rule, before=motion.rule)
    motion.rule = rule
    await db.flush()
    await record_duty.refresh(db, activity, now=now)
