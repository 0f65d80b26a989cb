"""Overdue duties reach the secretary on the next morning, in one message a day at most (rule 85).

A branch that is set up owes a duty that comes due every morning. While anything is overdue, the message is sent when
there is something new, or a record that was not filed (rule 64), and otherwise once a week.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance import correction_requests
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power, deciders
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind, TodoLine
from bot.domain.rules import rules_of
from bot.domain.todo import todo
from bot.domain.todo.todo import Item
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery, Duty


async def tell(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Tell those who stand for the secretary what is overdue; return the next morning.

    A branch without a group is told nothing.
    """
    branch = await db.get_one(Branch, duty.branch_id)
    today = now.astimezone(ZoneInfo(branch.zone)).date()
    morning = _morning(branch, today)
    if morning <= now:
        if branch.gone_at is None:
            await _tell(db, branch, today, now)
        morning = _morning(branch, today + timedelta(days=1))
    duties.recur(duty, morning)
    return morning


def _morning(branch: Branch, day: date) -> datetime:
    return datetime.combine(day, rules_of(branch).morning, tzinfo=ZoneInfo(branch.zone))


async def _tell(db: AsyncSession, branch: Branch, today: date, now: datetime) -> None:
    late = await todo.overdue(db, branch.id, now=now)
    fresh = [item.duty for item in late if item.duty is not None and not _escalated(item.duty)]
    if not late:
        return
    readers = await powers.in_charge(db, branch.id, Power.HEAR_OVERDUE, lambda person: person.reachable)
    news = bool(fresh) or any(item.duty is not None and DutyKind.of(item.duty.kind).spec.daily for item in late)
    readers = [reader for reader in readers if await _wants(db, branch, reader, today, news=news)]
    if readers:
        await deliveries.to_people(db, DeliveryKind.OVERDUE, readers, branch, now=now, key=str(today))
        for duty in fresh:
            duty.escalated_at = now


def _escalated(duty: Duty) -> bool:
    return duty.escalated_at is not None and duty.escalated_at > duty.due_at


async def _wants(db: AsyncSession, branch: Branch, reader: Person, today: date, *, news: bool) -> bool:
    """True if the reader's last message is of an earlier day and there is news, or if it is a week old."""
    query = select(Delivery).where(
        Delivery.branch_id == branch.id, Delivery.kind == DeliveryKind.OVERDUE, Delivery.account_id == reader.account_id
    )
    last = (await db.scalars(query.order_by(Delivery.id.desc()).limit(1))).first()
    if last is None:
        return True
    if last.next_at is not None:  # Telegram has not taken it yet
        return False
    passed = today - last.due_at.astimezone(ZoneInfo(branch.zone)).date()
    return passed >= (timedelta(days=1) if news else rules_of(branch).overdue_again)


async def told(db: AsyncSession, delivery: Delivery) -> list[Item]:
    """Return what the message lists: what was overdue when it was promised and is not closed since, the new first."""
    late = await todo.overdue(db, delivery.branch_id, now=delivery.due_at)
    return sorted(late, key=lambda item: not is_new(item, delivery))


def is_new(item: Item, delivery: Delivery) -> bool:
    """True if this message is the first to say that the item is overdue."""
    return item.duty is not None and item.duty.escalated_at == delivery.due_at


async def owners(db: AsyncSession, item: Item) -> Sequence[Person]:
    """Return those who have to do what is overdue; the list is empty for a duty of the bot."""
    duty = item.duty
    if duty is None or item.kind is TodoLine.STUCK:
        return ()
    if item.person is not None and item.kind is TodoLine.LEAVE:
        return await deciders(db, item.person, Power.DECIDE_LEAVE)
    if item.person is not None and item.kind in {TodoLine.REVIEW, TodoLine.OVERDUE}:
        return await deciders(db, item.person, Power.REVIEW_MAKEUP)
    if item.kind is TodoLine.CORRECTION:
        return await correction_requests.second_officers(db, await correction_requests.get(db, item.ref))
    everybody = await people.roster(db, duty.branch_id)
    held = {office for person in everybody for office in person.offices}
    return [person for person in everybody if powers.owes(person, duty.owner, held)]
