"""The head of the branch's record of events, told to the officers once a month (rule 83), so that Telegram dates it.

Who writes the record anew cannot change what Telegram delivered: `python -m bot audit --head` compares the two.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.rules import rules_of
from bot.storage import event_chain
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty

SHOWN = 16
"""Digits of the hash that are told."""


async def owe_first(db: AsyncSession, branch: Branch, *, now: datetime) -> None:
    """Owe the head of a branch that is set up, from the next month on."""
    at = _next(branch, now)
    await duties.owe(db, DutyKind.CHAIN_HEAD, branch, due_at=at, next_at=at)


async def post(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell the officers the number and hash of the last event; return the morning of the next first of a month.

    After downtime it is told late, once. A branch without a group is told nothing.
    """
    branch = await db.get_one(Branch, duty.branch_id)
    number, digits = await event_chain.head(db, branch.id)
    if number and branch.gone_at is None and duty.due_at <= now:
        officers = await powers.in_charge(db, branch.id, Power.HEAR_RECORD, lambda person: person.reachable)
        month = f"{now.astimezone(ZoneInfo(branch.zone)):%Y-%m}"
        args = {"number": number, "hash": digits[:SHOWN], "branch": branch.id}
        await deliveries.to_people(db, DeliveryKind.CHAIN_HEAD, officers, branch, now=now, key=month, args=args)
    at = _next(branch, now)
    duties.recur(duty, at)
    return at


def _next(branch: Branch, now: datetime) -> datetime:
    """Return the first morning of the next month."""
    zone = ZoneInfo(branch.zone)
    ahead = now.astimezone(zone).replace(day=1) + timedelta(days=32)
    return datetime.combine(ahead.date().replace(day=1), rules_of(branch).morning, tzinfo=zone)
