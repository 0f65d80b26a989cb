"""Who may still read what was promised: somebody may leave the roster, the name or the office before it is sent."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery

FOR_ANY_ACCOUNT = frozenset({"claim-answer", "claim-unbound"})
FOR_KEEPERS = frozenset({"claim-ask"})
FOR_HOST_OR_OFFICERS = frozenset({"host-card"})
FOR_OFFICERS = frozenset(
    {
        "leave-request",
        "leave-reminder",
        "makeup-review",
        "makeup-overdue",
        "objection",
        "ballot-comments",
        "low-warning",
        "low-consequence",
        "forecast",
        "month-card",
        "month-open",
    }
)
"""Every other kind is for one person, the one whom the delivery names."""


async def still_addressed(db: AsyncSession, delivery: Delivery) -> bool:
    """Whether the account may read the message now, be it sent or worded anew; the group always may."""
    kind, account_id = delivery.kind, delivery.account_id
    if account_id is None or kind in FOR_ANY_ACCOUNT:
        return True
    person = await people.bound_to(db, delivery.branch_id, account_id)
    if kind in FOR_KEEPERS:
        branch = await db.get_one(Branch, delivery.branch_id)
        return _keeps(person) or await powers.founder_keeps(db, branch, account_id)
    if person is None:
        return False
    if kind in FOR_OFFICERS:
        return bool(person.offices)
    if kind in FOR_HOST_OR_OFFICERS:
        activity = await db.get(Activity, delivery.activity_id)
        return bool(person.offices) or (activity is not None and activity.host_id == person.id)
    return delivery.person_id in {None, person.id}


def _keeps(person: Person | None) -> bool:
    return person is not None and powers.may(person, Power.KEEP_ROSTER)
