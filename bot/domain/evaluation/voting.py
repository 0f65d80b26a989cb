"""One person's vote (rules 71 to 73): the right to vote now, the complete ballot, and the comment after it.

Nothing here records a person's choice: an incomplete ballot exists only in its buttons, and a complete one goes into
`ballot_box` at once. No expected answer is stored for a comment either, because that would tie a
person to it: the message that asks for it carries a signed link.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.attendance.standing import was_present
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import DIMENSIONS, GUESTS, LEVELS, MEMBERS, Ballot, Levels
from bot.domain.evaluation.ballot_box import Unreadable
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Person

VOTE_LINK = "vt"
COMMENT_LINK = "cm"
COMMENT_LIMIT = 500  # characters


@dataclass(frozen=True)
class Voter:
    """A person who may vote on an activity now, or has voted on it."""

    activity: Activity
    person: Person
    voted: bool


def is_open(activity: Activity, now: datetime) -> bool:
    """True if votes on this activity are accepted now."""
    closes = activity.ballot_closes_at
    return closes is not None and activity.ballot_closed_at is None and now < closes


def read_levels(digits: str) -> Levels:
    """Return the levels chosen so far from the digits in a button's data: `13` is 满意, then 一般.

    Raises:
        Refused: `ballot-void` for digits that no button of the bot carries.
    """
    levels = tuple(int(digit) for digit in digits if digit in "1234")
    if len(levels) != len(digits) or len(levels) > DIMENSIONS:
        raise Refused("ballot-void")
    return levels


async def voter(db: AsyncSession, account: Account, activity_id: int, *, now: datetime) -> Voter:
    """Return the account's person as a voter if they may vote on this activity now, even if they have voted already.

    Raises:
        Refused: `activity-gone`, `not-bound`, `ballot-not-open`, `ballot-not-present`, `ballot-closed`.
    """
    activity, person = await activities.acting_in(db, account, activity_id)
    if activity.ballot_closes_at is None:
        raise Refused("ballot-not-open", form=activity.form)
    if not await was_present(db, activity, person):
        raise Refused("ballot-not-present", form=activity.form)
    if not is_open(activity, now):
        raise _closed(activity)
    return Voter(activity, person, await ballot_box.has_voted(db, activity.id, person.id))


async def submit(db: AsyncSession, who: Voter, levels: Levels, *, now: datetime) -> bool:
    """Put a complete ballot into the box; do nothing and return False if this person has voted already.

    Raises:
        Refused: `ballot-void` if a question is unanswered, `ballot-closed`, `ballot-unreadable`.
    """
    if len(levels) != DIMENSIONS or not all(1 <= level <= LEVELS for level in levels):
        raise Refused("ballot-void")
    await roll.fix(db, who.activity)
    await _lock(db, who.activity, now)
    ballot = Ballot(who.activity.id, who.person.id, await _raters(db, who), levels)
    try:
        fresh = await ballot_box.put_in(db, ballot)
    except Unreadable:
        raise Refused("ballot-unreadable", form=who.activity.form) from None
    if fresh:
        await deliveries.refresh(db, who.activity.id, (DeliveryKind.BALLOT_CARD,), now=now)
    return fresh


def may_comment(who: Voter) -> None:
    """Refuse a comment from a person who has not voted.

    Raises:
        Refused: `comment-not-voted`.
    """
    if not who.voted:
        raise Refused("comment-not-voted", form=who.activity.form)


async def comment(db: AsyncSession, who: Voter, text: str | None, *, now: datetime) -> None:
    """Store a comment without its author and its time.

    A group of raters has at most as many comments as ballots; a stricter limit would need the comments' authors.

    Raises:
        Refused: `comment-not-voted`, `comment-not-text`, `text-empty`, `text-too-long`, `comments-full`,
            `ballot-closed`, `ballot-unreadable`.
    """
    may_comment(who)
    if text is None:
        raise Refused("comment-not-text")
    words = clean_text(text, COMMENT_LIMIT)
    await _lock(db, who.activity, now)
    try:
        added = await ballot_box.add_comment(db, who.activity.id, await _raters(db, who), words)
    except Unreadable:
        raise Refused("ballot-unreadable", form=who.activity.form) from None
    if not added:
        raise Refused("comments-full", form=who.activity.form)


async def _raters(db: AsyncSession, who: Voter) -> str:
    return MEMBERS if who.person.id in await roll.members(db, who.activity) else GUESTS


async def _lock(db: AsyncSession, activity: Activity, now: datetime) -> None:
    await branch_lock.take(db, activity.branch_id)
    if not is_open(activity, now):
        raise _closed(activity)


def _closed(activity: Activity) -> Refused:
    at = activity.ballot_closed_at or activity.ballot_closes_at
    return Refused("ballot-closed", form=activity.form, at=at)
