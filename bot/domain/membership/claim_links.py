"""The card `认领身份` in the group and its link, which expires and is renewed (rule 15)."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.branch import branches, people
from bot.domain.obligations import deliveries, duties, group_posts
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty

PURPOSE = "claim"
VALID = timedelta(days=14)
RENEWED = timedelta(days=7)
"""The time after which the newest card gets a fresh link, so that its link is never about to expire."""
DAY = timedelta(days=1)


def payload(branch: Branch, day: int) -> str:
    """Return the signed payload of a link that was made on this day, as `day_of` counts days."""
    return links.make(PURPOSE, branch.secret, branch.id, day)


def day_of(now: datetime) -> int:
    """Return the number of the day since 1970, in UTC."""
    return int(now.timestamp()) // int(DAY.total_seconds())


async def followed(db: AsyncSession, link: links.Link, *, now: datetime) -> Branch:
    """Return the branch of a link.

    Raises:
        Refused: `claim-link-expired`, and as `branches.named`.
    """
    numbers = len(link.numbers)
    branch = await branches.named(db, link, 1 if numbers == 1 else 2)
    if numbers == 1 or now >= datetime.fromtimestamp(0, now.tzinfo) + link.numbers[1] * DAY + VALID:
        raise Refused("claim-link-expired")  # a link of an earlier version had no day
    return branch


async def post_card(db: AsyncSession, branch: Branch, *, now: datetime, again: bool = False) -> None:
    """Promise the card with `认领身份` to the group, or give the present one a fresh link unless `again` is set."""
    key = str(int(now.timestamp())) if again else ""
    await deliveries.to_group(db, DeliveryKind.CLAIM_CARD, branch, now=now, key=key, args={"day": day_of(now)})
    at = now + RENEWED
    await duties.owe(db, DutyKind.CLAIM_LINK, branch, due_at=at, next_at=at)
    await _freshen(db, branch.id, now=now)


async def post_missing_card(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """Promise the card to the group unless one is there, or on its way, refused ones included."""
    mine = (Delivery.kind == DeliveryKind.CLAIM_CARD, Delivery.branch_id == branch.id, deliveries.promised())
    if await db.scalar(select(Delivery.id).where(*mine).limit(1)) is None:
        await post_card(db, branch, now=now, again=True)


async def renew(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Give the newest card a fresh link; stop once every person of the roster has an account."""
    if all(person.account_id is not None for person in await people.roster(db, duty.branch_id)):
        return Verdict.DONE
    if not await _freshen(db, duty.branch_id, now=now):
        return Verdict.DONE
    duties.recur(duty, now + RENEWED)
    return now + RENEWED


async def _freshen(db: AsyncSession, branch_id: int, *, now: datetime) -> bool:
    """Give the newest card a link of today, also one that the group refuses; False if there is no card."""
    refused = and_(Delivery.refused_at.is_not(None), Delivery.failure.not_in((deliveries.WITHDRAWN, group_posts.GONE)))
    card = await _newest(db, branch_id, or_(_SHOWN, refused))
    if card is not None and card.args.get("day") != day_of(now):
        card.args = {**card.args, "day": day_of(now)}
        await reword(db, branch_id, now=now)
    return card is not None


async def reword(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """Schedule an edit of the newest card in the group with the number of bound names, at most every five seconds."""
    card = await _newest(db, branch_id, _SHOWN)
    if card is not None and (wish := deliveries.wish_of(card, now)) is not None:
        card.edit_at = wish
        db.info["woken"] = True


_SHOWN = and_(deliveries.promised(), Delivery.failure.is_(None))
"""The condition of a card that is in the group, or on its way there."""


async def _newest(db: AsyncSession, branch_id: int, which: ColumnElement[bool]) -> Delivery | None:
    query = select(Delivery).where(Delivery.kind == DeliveryKind.CLAIM_CARD, Delivery.branch_id == branch_id, which)
    return (await db.scalars(query.order_by(Delivery.id.desc()).limit(1).with_for_update())).one_or_none()
