"""One person's vote (rules 71 to 73): who may vote now, the finished ballot, the comment after it.

Nothing here writes down who chose what, when or in which order: the ballot that is being filled in lives in
its buttons, and a finished one goes into `ballot_box` at once. No expected answer is noted for a comment
either, since that would tie a person to it: the message that asks for it carries a signed link.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.activity import activities
from bot.domain.attendance.standing import was_present
from bot.domain.branch import people
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import DIMENSIONS, GUESTS, LEVELS, MEMBERS, Ballot, Levels
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Person

VOTE_LINK = "vt"
COMMENT_LINK = "cm"
COMMENT_LIMIT = 500  # characters


@dataclass(frozen=True)
class Voter:
    """Somebody who may vote on an activity now, or has voted on it."""

    activity: Activity
    person: Person
    voted: bool


def is_open(activity: Activity, now: datetime) -> bool:
    """Whether votes on this activity are taken now."""
    closes = activity.ballot_closes_at
    return closes is not None and activity.ballot_closed_at is None and now < closes


def link_payload(purpose: str, activity: Activity) -> str:
    """The signed payload that leads to the ballot, or marks the message that asks for a comment."""
    return links.make(purpose, activity.secret, activity.id)


def read_levels(digits: str) -> Levels:
    """The levels chosen so far, as the buttons carry them: `13` is 满意, then 一般.

    Raises:
        Refused: `ballot-void` for anything that no button of ours carries.
    """
    levels = tuple(int(digit) for digit in digits if digit in "1234")
    if len(levels) != len(digits) or len(levels) > DIMENSIONS:
        raise Refused("ballot-void")
    return levels


async def voter(db: AsyncSession, account: Account, activity_id: int, *, now: datetime) -> Voter:
    """The account's person, if allowed to vote on this activity now; a vote given already is not refused.

    Raises:
        Refused: `activity-gone`, `not-bound`, `other-branch`, `ballot-not-open`, `ballot-not-present`,
            `ballot-closed`.
    """
    activity = await activities.get(db, activity_id)
    person = await people.acting(db, account, activity.branch_id)
    if activity.ballot_closes_at is None:
        raise Refused("ballot-not-open", form=activity.form)
    if not await was_present(db, activity, person):
        raise Refused("ballot-not-present", form=activity.form)
    if not is_open(activity, now):
        raise _closed(activity)
    return Voter(activity, person, await ballot_box.has_voted(db, activity.id, person.id))


async def submit(db: AsyncSession, who: Voter, levels: Levels, *, now: datetime) -> bool:
    """Put a whole ballot into the box; False, and nothing changed, when this person's is in it already.

    Raises:
        Refused: `ballot-void` when a question is unanswered, `ballot-closed`.
    """
    if len(levels) != DIMENSIONS or not all(1 <= level <= LEVELS for level in levels):
        raise Refused("ballot-void")
    raters = MEMBERS if who.person.kind in people.COUNTED else GUESTS
    opened = await _lock(db, who.activity, now)
    fresh = await ballot_box.put_in(db, opened, Ballot(who.activity.id, who.person.id, raters, levels))
    if fresh:
        await deliveries.refresh(db, who.activity.id, (DeliveryKind.BALLOT_CARD,), now=now)
    return fresh


def may_comment(who: Voter) -> None:
    """A comment follows a vote.

    Raises:
        Refused: `comment-not-voted`.
    """
    if not who.voted:
        raise Refused("comment-not-voted", form=who.activity.form)


async def comment(db: AsyncSession, who: Voter, text: str | None, *, now: datetime) -> None:
    """Keep a comment without its author and its time.

    At most as many comments as ballots: more cannot be checked where nobody knows who has written one.

    Raises:
        Refused: `comment-not-voted`, `comment-not-text`, `text-empty`, `text-too-long`, `comments-full`,
            `ballot-closed`.
    """
    may_comment(who)
    if text is None:
        raise Refused("comment-not-text")
    words = clean_text(text, COMMENT_LIMIT)
    opened = await _lock(db, who.activity, now)
    if not await ballot_box.add_comment(db, opened, who.activity.id, words):
        raise Refused("comments-full", form=who.activity.form)


async def _lock(db: AsyncSession, activity: Activity, now: datetime) -> frozenset[int]:
    opened = await ballot_box.lock(db, activity.branch_id)
    if activity.id not in opened or not is_open(activity, now):
        raise _closed(activity)
    return opened


def _closed(activity: Activity) -> Refused:
    at = activity.ballot_closed_at or activity.ballot_closes_at
    return Refused("ballot-closed", form=activity.form, at=at)
