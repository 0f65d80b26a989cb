"""Invitations: a code that the operator issues on the machine admits one new branch (rule 4).

The first branch of a bot needs none. Later ones need one, because any group that adds the bot could open a branch.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import accounts
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.invitations import Invitation

VALID = timedelta(days=14)
AWAITED = "invitation"
LENGTH = 32  # characters of a code


async def issue(db: AsyncSession, *, now: datetime, person: Person | None = None) -> str:
    """Return a new code, for a new branch or for the account that is to be bound to `person`."""
    code = secrets.token_hex(LENGTH // 2)
    person_id = person.id if person is not None else None
    db.add(Invitation(digest=_digest(code), person_id=person_id, made_at=now, expires_at=now + VALID))
    return code


async def admitted(db: AsyncSession, branch: Branch, *, everybody: bool, now: datetime) -> bool:
    """True if the branch may be set up: it is the first one, it was invited, or `everybody` may open one."""
    if branch.ready_at is not None or branch.admitted_at is not None:
        return True
    if everybody:
        branch.admitted_at = now
        return True
    return not await _others_ready(db, branch)


async def require_admitted(db: AsyncSession, branch: Branch) -> None:
    """Refuse to finish the setup of a branch if another one became the first meanwhile and this one is not invited.

    Raises:
        Refused: `invitation-needed`.
    """
    await branch_lock.take(db, branch_lock.NO_BRANCH)
    if branch.admitted_at is None and await _others_ready(db, branch):
        raise Refused("invitation-needed")


async def ask(db: AsyncSession, account: Account, branch: Branch) -> None:
    """Expect the operator's code for this branch from the account."""
    await accounts.expect(db, account, AWAITED, branch=branch.id)


async def use(db: AsyncSession, account: Account, text: str, *, now: datetime) -> Branch:
    """Admit the branch that the account is asked a code for; return it.

    Raises:
        Refused: `invitation-unknown` for a code that was not issued, was used or has expired; `setup-open-link` if
            another branch has moved to the group meanwhile.
    """
    branch = await db.get_one(Branch, account.awaiting_data["branch"])
    if branch.chat_id is None:
        raise Refused("setup-open-link")
    found = await take(db, account, text.strip(), now=now)
    if found is None or found.person_id is not None:
        raise Refused("invitation-unknown")
    found.branch_id, branch.admitted_at = branch.id, now
    return branch


async def take(db: AsyncSession, account: Account, code: str, *, now: datetime) -> Invitation | None:
    """Mark the invitation with this code as used by the account; None if there is none that is valid."""
    query = select(Invitation).where(Invitation.digest == _digest(code)).with_for_update()
    found = (await db.scalars(query)).one_or_none()
    if found is None or found.used_at is not None or found.expires_at < now:
        return None
    found.used_at, found.used_by = now, account.telegram_id
    return found


async def _others_ready(db: AsyncSession, branch: Branch) -> bool:
    query = select(Branch.id).where(Branch.ready_at.is_not(None), Branch.id != branch.id)
    return await db.scalar(query.limit(1)) is not None


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
