"""Invariants that hold after any fault: nothing is counted twice, sent twice, or left undone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from bot.domain.evaluation.ballot import DIMENSIONS
from bot.domain.obligations.deliveries import WITHDRAWN, WORDLESS
from bot.domain.rules import Rules
from bot.storage.tables.absence import Leave
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.evaluation import BallotCount, BallotReceipt, SealedBallot
from bot.storage.tables.obligations import Delivery, Duty
from tests.support.ballots import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.support.town import Town

LIVE = ("pending", "approved")


async def everything_is_whole(town: Town, *, repeats: int = 0, unreached: Collection[str] = ()) -> None:
    """Assert all invariants, after the bot has done what is due now.

    `repeats`: the number of messages that may be repeated because the answer to their sending was lost.
    `unreached`: the people who cannot receive messages.
    """
    await town.desk.settle()
    ids = [town[name].id for name in unreached]
    async with town.database() as db:
        assert await _ballots_that_do_not_add_up(db) == []
        assert await _counted_twice(db) == []
        assert await _duties_left_lying(db, town.now) == []
        assert await _promises_not_kept(db, town.now, ids) == []
    said = said_twice(town)
    assert sum(said.values()) <= repeats, said


def said_twice(town: Town) -> Counter[tuple[str, str]]:
    """Return the messages that the bot sent to a chat more than once, with the number of surplus copies."""
    sent = Counter(
        (str(values["chat_id"]), str(values.get("text") or values.get("caption")))
        for method, values, _result in town.telegram.answers
        if method.startswith("send") and method != "sendChatAction"
    )
    return +Counter({what: times - 1 for what, times in sent.items()})


async def _ballots_that_do_not_add_up(db: AsyncSession) -> list[tuple[object, ...]]:
    """Return the activities whose ballots do not have one answer to each question."""
    receipts = await _tally(db, BallotReceipt.activity_id, func.count())
    counts = await _tally(db, BallotCount.activity_id, func.sum(BallotCount.count))
    boxes = set((await db.scalars(select(SealedBallot.activity_id))).all())
    for activity in boxes - counts.keys():
        counts[activity] = (await counted(db, activity)).total()
    few = DIMENSIONS * (Rules.ballot_detail_from - 1)  # of so few guests' ballots nothing is kept
    return [
        (activity, receipts.get(activity, 0), counts.get(activity, 0))
        for activity in receipts.keys() | counts.keys()
        if not 0
        <= DIMENSIONS * receipts.get(activity, 0) - counts.get(activity, 0)
        <= (0 if activity in boxes else few)
    ]


async def _tally(db: AsyncSession, whose: object, what: object) -> dict[int, int]:
    rows = await db.execute(select(whose, what).group_by(whose))  # type: ignore[call-overload]
    return {key: int(value) for key, value in rows}


async def _counted_twice(db: AsyncSession) -> list[object]:
    """Return the people who are present twice at one activity, or have two leaves for it."""
    found: list[object] = []
    for table, condition in ((Attendance, True), (Leave, Leave.state.in_(LIVE))):
        whose = (table.activity_id, table.person_id)
        query = select(*whose).where(condition).group_by(*whose).having(func.count() > 1)  # type: ignore[arg-type]
        found += (await db.execute(query)).all()
    return found


async def _duties_left_lying(db: AsyncSession, now: datetime) -> Iterable[object]:
    """Return the duties that are due and neither done nor dropped, and those that have failed."""
    query = select(Duty.key, Duty.failures).where(or_(Duty.next_at <= now, Duty.failures > 0))
    return (await db.execute(query)).all()


async def _promises_not_kept(db: AsyncSession, now: datetime, unreached: list[int]) -> Iterable[object]:
    """Return the unsent deliveries, except those that were withdrawn or whose addressee cannot be reached."""
    given_up = or_(Delivery.failure.in_((WITHDRAWN, WORDLESS)), Delivery.account_id.in_(unreached))
    query = select(Delivery.key, Delivery.failure, Delivery.next_at).where(
        or_(
            Delivery.next_at <= now,
            (Delivery.edit_at <= now) & Delivery.sent_at.is_not(None),
            Delivery.sent_at.is_(None) & Delivery.next_at.is_(None) & ~given_up,
        )
    )
    return (await db.execute(query)).all()
