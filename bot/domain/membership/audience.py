"""The standing of an account towards the bot, which alone determines the text of `/help`."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import branches, people
from bot.domain.rules import Rules, rules_of, rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.membership import Claim


class Audience(StrEnum):
    """The standing of an account towards the bot."""

    STRANGER = "stranger"
    FOUNDER = "founder"  # set up a branch and is not bound to a name
    UNBOUND = "unbound"
    CLAIMING = "claiming"  # claimed a name that no officer has confirmed yet
    GUEST = "guest"
    MEMBER = "member"
    OFFICER = "officer"


@dataclass(frozen=True)
class Caller:
    """The caller; `hosting` is the next activity that this person hosts.

    `opens_before` is the time between the opening of check-in and the start of an activity.
    """

    audience: Audience
    name: str = ""
    branch: str = ""
    hosting: Activity | None = None
    opens_before: timedelta = Rules.opens_before

    @property
    def officer(self) -> bool:
        """True if the commands of officers are of use to the caller."""
        return self.audience in {Audience.OFFICER, Audience.FOUNDER}

    @property
    def bound(self) -> bool:
        """True if the account is bound to a name on a roster."""
        return self.audience in {Audience.GUEST, Audience.MEMBER, Audience.OFFICER}


async def of(db: AsyncSession, account: Account) -> Caller:
    """Return the caller behind this account, in its current branch; an officer of any of its branches is an officer."""
    if bound := await people.bound_names(db, account):
        person = await people.current(db, account)
        coming = await activities.ahead(db, person.branch_id)
        hosting = next((activity for activity in coming if activity.host_id == person.id), None)
        member = Audience.MEMBER if person.kind in people.COUNTED else Audience.GUEST
        branch = person.branch.name or person.branch.title
        what = Audience.OFFICER if any(each.offices for each in bound) else member
        rules = rules_then(hosting) if hosting else rules_of(person.branch)
        return Caller(what, person.name, branch, hosting, rules.opens_before)
    claim = await _claim(db, account)
    if claim is not None:
        return Caller(Audience.CLAIMING, claim.person.name)
    if await _founded(db, account):
        return Caller(Audience.FOUNDER)
    return Caller(Audience.STRANGER if account.branch_id is None else Audience.UNBOUND)


async def _claim(db: AsyncSession, account: Account) -> Claim | None:
    query = select(Claim).where(Claim.account_id == account.telegram_id, Claim.decided_at.is_(None))
    return (await db.scalars(query.order_by(Claim.id.desc()).limit(1))).one_or_none()


async def _founded(db: AsyncSession, account: Account) -> bool:
    query = select(Branch).where(Branch.founder_id == account.telegram_id, Branch.gone_at.is_(None))
    return any(branches.founder_keeps(branch, account.telegram_id) for branch in (await db.scalars(query)).all())
