"""The consequences of a delivery: its outcome is recorded, it is tried again, or an officer is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.domain.activity import group_card
from bot.domain.branch import accounts, branches, group_access, group_move, unreachable
from bot.domain.branch.group_access import Posted
from bot.domain.obligations import deliveries
from bot.domain.obligations.group_posts import Cause
from bot.domain.schedule import posting
from bot.telegram import sending

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.obligations import Delivery

log = structlog.get_logger()

SLOW_FROM = 60.0  # seconds of a group's wait from which the officers are told: slow mode, not a burst of messages


def report(delivery: Delivery, outcome: sending.Outcome | None) -> None:
    """Write one line to the log if the group refused a post."""
    match outcome:
        case sending.Unpostable(cause=cause, words=words):
            pass
        case sending.Delayed(seconds=seconds) if _is_slow(delivery, seconds):
            cause, words = Cause.SLOW, f"retry after {seconds:.0f}"
        case _:
            return
    about = {"kind": delivery.kind, "branch": delivery.branch_id, "cause": str(cause), "words": words}
    log.warning("post refused", delivery=delivery.id, **about)


async def note(db: AsyncSession, delivery: Delivery, outcome: sending.Outcome | None, *, now: datetime) -> None:
    """Record the outcome of sending or editing the message of a delivery; None: it has nothing to say any more."""
    if await group_move.was_left(db, delivery, lock=True):
        return
    match outcome:
        case sending.Sent():
            await _sent(db, delivery, outcome, now)
        case sending.Delayed(seconds=seconds) if _is_slow(delivery, seconds):
            await _refused(db, delivery, sending.Unpostable(Cause.SLOW, ""), now, seconds)
        case sending.Delayed(seconds=seconds):
            await deliveries.put_off(db, delivery, now=now, seconds=seconds)
        case sending.Migrated(new_chat_id=new):
            await group_move.follow_delivery(db, delivery, new)
            if delivery.message_id is None:
                await deliveries.put_off(db, delivery, now=now, seconds=0.1)
        case sending.Unpostable():
            await _refused(db, delivery, outcome, now)
        case sending.Unreachable(reason=reason):
            await unreachable.report(db, delivery, now=now)
            await accounts.mark_unreachable(db, delivery.account_id or 0, now=now)
            await deliveries.mark_failed(db, delivery.id, reason)
        case sending.Gone() if delivery.account_id is None:
            await group_card.gone(db, delivery, now=now)
        case _:  # nothing is left to say, or the private message to edit is gone
            await deliveries.mark_failed(db, delivery.id, deliveries.WORDLESS)


async def _sent(db: AsyncSession, delivery: Delivery, sent: sending.Sent, now: datetime) -> None:
    """Record a message that was sent or edited. What locks the branch comes first."""
    own_group = delivery.account_id is None and not branches.is_to_former_group(delivery)
    if own_group and (delivery.message_id is None or delivery.refused_at is not None):
        how = Posted(sent.lacks, photo=sent.photo, in_topic=sent.in_topic)
        await group_access.posted(db, delivery, how, now=now)
    if delivery.message_id is not None:
        await group_card.seen(db, delivery, now=now)
        await deliveries.mark_edited(db, delivery, now=now)
        return
    await posting.posted(db, delivery, at=sent.at or now, now=now)
    plain = Cause.PHOTOS in sent.lacks
    await group_move.mark_sent(db, delivery, sent.message_id, sent.chat_id, now=now, without_photo=plain)
    await group_card.seen(db, delivery, now=now)


async def _refused(
    db: AsyncSession, delivery: Delivery, refusal: sending.Unpostable, now: datetime, seconds: float | None = None
) -> None:
    if branches.is_to_former_group(delivery):  # the branch does not depend on that group any more
        await deliveries.mark_failed(db, delivery.id, deliveries.WITHDRAWN)  # else it would be tried again later
        return
    await group_access.refused(db, delivery, refusal.cause, refusal.words, now=now, seconds=seconds)
    await posting.refused(db, delivery, now=now)


def _is_slow(delivery: Delivery, seconds: float | None) -> bool:
    if delivery.account_id is not None or branches.is_to_former_group(delivery):
        return False
    return seconds is not None and seconds >= SLOW_FROM
