"""The check that a promised message may still be sent.

Its addressee may have left the roster, lost the name or given up the office since it was promised.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches, people, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery


async def still_addressed(db: AsyncSession, delivery: Delivery) -> bool:
    """True if the account or the group may read the message now; only then is it sent or worded anew."""
    readers, account_id = DeliveryKind.of(delivery.kind).readers, delivery.account_id
    if account_id is None or readers is Readers.GROUP:
        return account_id is None and readers is Readers.GROUP
    if readers is Readers.ANY_ACCOUNT:
        return True
    person = await people.bound_to(db, delivery.branch_id, account_id)
    if readers in {Readers.KEEPERS, Readers.OFFICERS_OR_FOUNDER}:
        branch = await db.get_one(Branch, delivery.branch_id)
        in_office = _keeps(person) if readers is Readers.KEEPERS else person is not None and bool(person.offices)
        return in_office or branches.founder_keeps(branch, account_id)
    if person is None:
        return False
    if readers is Readers.PERSON:
        return delivery.person_id in {None, person.id}
    return bool(person.offices) or await _has_part(db, delivery, person, readers)


def _keeps(person: Person | None) -> bool:
    return person is not None and powers.may(person, Power.KEEP_ROSTER)


async def _has_part(db: AsyncSession, delivery: Delivery, person: Person, readers: Readers) -> bool:
    """True if the message is for the host, or the recorder, of its activity, and the person is that."""
    activity = await db.get(Activity, delivery.activity_id) if delivery.activity_id is not None else None
    if activity is None:  # of the branch: it is for officers alone
        return False
    part = {Readers.HOST_OR_OFFICERS: activity.host_id, Readers.RECORDER_OR_OFFICERS: activity.recorder_id}
    return part.get(readers) == person.id
