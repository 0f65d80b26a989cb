"""Binding: an account claims a name on the roster, an officer confirms or rejects the claim (rule 15)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import accounts, branches, founding, people, powers
from bot.domain.branch.powers import Power
from bot.domain.membership import claim_links, claim_lists, office_changes
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused, hidden
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.membership import Claim

REFUSALS = 3
"""After this many rejected claims in a branch, an account must talk to an officer before it can claim again."""
CLAIMS, CLAIMS_WITHIN = 5, timedelta(days=1)
"""The claims that an account may make in this time, in all branches together; replacing one's own claim counts, too."""


async def claim(db: AsyncSession, account: Account, person: Person, *, now: datetime) -> Claim:
    """Claim this name for this account; a repeated claim changes nothing, another name replaces the open claim.

    The founder's claim is accepted at once while no keeper of the roster has been bound; other claims wait for an
    officer. Several accounts may claim one name.

    Raises:
        Refused: `claim-bound`, `claim-taken`, `claim-too-often`, `claim-too-many`.
    """
    branch = await people.branch_of(db, person)
    await refuse_bound(db, branch.id, account)
    if person.account_id is not None:
        raise Refused("claim-taken", name=person.name)
    mine = await open_claim(db, branch.id, account)
    if mine is not None and mine.person_id == person.id:
        return mine
    await _refuse_stubborn(db, branch.id, account)
    await _refuse_busy(db, account, now=now)
    if mine is not None:
        await _decide(db, mine, accept=False, by=account.telegram_id, now=now)
    made = Claim(branch_id=branch.id, account=account, person=person, claimed_at=now)
    db.add(made)
    await accounts.expect_nothing(db, account)
    await db.flush()
    if branches.founder_keeps(branch, account.telegram_id):
        await _decide(db, made, accept=True, by=account.telegram_id, now=now)
    else:
        await claim_lists.ask(db, branch, made, await _askable(db, branch), now=now)
    return made


async def bind_founder(db: AsyncSession, account: Account, person_id: int, *, now: datetime) -> Claim:
    """Bind the founder to this name, without confirmation while no keeper of the roster has been bound.

    Raises:
        Refused: `button-void` for any other account, `person-gone`, `claim-bound`, `claim-taken`.
    """
    person = await db.get(Person, person_id)
    branch = await people.branch_of(db, person) if person is not None else None
    if branch is None or not branches.founder_keeps(branch, account.telegram_id):
        raise Refused("button-void")
    person = await people.still_there(db, person_id)
    await refuse_bound(db, branch.id, account)
    if person.account_id is not None:
        raise Refused("claim-taken", name=person.name)
    mine = await open_claim(db, branch.id, account)
    if mine is not None:
        await _decide(db, mine, accept=False, by=account.telegram_id, now=now)
    made = Claim(branch_id=branch.id, account=account, person=person, claimed_at=now)
    db.add(made)
    await db.flush()
    await _decide(db, made, accept=True, by=account.telegram_id, now=now)
    return made


async def waiting(db: AsyncSession, branch_id: int) -> Sequence[Claim]:
    """Return the open claims, the oldest first."""
    query = select(Claim).where(Claim.branch_id == branch_id, Claim.decided_at.is_(None)).order_by(Claim.id)
    return (await db.scalars(query)).all()


async def get(db: AsyncSession, claim_id: int) -> Claim | None:
    """Return the claim with this id, if it exists."""
    return await db.get(Claim, claim_id)


async def decide(db: AsyncSession, claim_id: int, account: Account, *, accept: bool, now: datetime) -> Claim:
    """Accept or reject a claim; a claim that is already decided is returned unchanged.

    Raises:
        Refused: as `powers.keeper`, `button-void` if there is no such claim.
    """
    found = await db.get(Claim, claim_id, with_for_update=True)
    if found is None:
        raise Refused("button-void")
    with hidden("button-void"):
        await powers.keeper(db, account, found.branch_id)
    if found.decided_at is None:
        await _decide(db, found, accept=accept, by=account.telegram_id, now=now)
        await _tell(db, found, now=now)
        await office_changes.tell(db, found.branch_id, now=now)
    return found


async def accept_all(
    db: AsyncSession, branch_id: int, account: Account, *, up_to: int, now: datetime
) -> Sequence[Claim]:
    """Accept every open claim up to the newest one that the button listed, unless several accounts claim the name.

    Raises:
        Refused: as `powers.keeper`.
    """
    await powers.keeper(db, account, branch_id)
    claims = [found for found in undisputed(await waiting(db, branch_id)) if found.id <= up_to]
    for found in claims:
        if found.decided_at is None:  # an earlier claim of this loop may have settled it
            await _decide(db, found, accept=True, by=account.telegram_id, now=now)
            await _tell(db, found, now=now)
    await office_changes.tell(db, branch_id, now=now)
    return claims


def undisputed(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims whose names no other one of them asks for."""
    wanted = Counter(found.person_id for found in claims)
    return [found for found in claims if wanted[found.person_id] == 1]


async def unbind(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Unbind the person's account, tell the account and the officers; both records stay."""
    if person.account_id is None:
        return
    unbinding = office_changes.Kind.UNBINDING
    await office_changes.note(db, person, unbinding, old=(), new=(), by=by, now=now, account_id=person.account_id)
    await release(db, person, by=by, now=now)
    await office_changes.tell(db, person.branch_id, now=now)


async def bind(db: AsyncSession, person: Person, account: Account, *, now: datetime) -> None:
    """Bind an account to a person without a claim."""
    person.account = account
    account.branch_id = person.branch_id
    timeline.note(db, "bound", person, now=now)
    await db.flush()
    await founding.end(db, person.branch_id, now=now)
    await claim_links.reword(db, person.branch_id, now=now)
    await drop_claims(db, person, by=None, now=now)
    await _hand_over_claims(db, person, now=now)


async def release(db: AsyncSession, person: Person, *, now: datetime, by: Person | None = None) -> None:
    """Unbind the person's account, if there is one, and tell the account only."""
    account = person.account
    if account is None:
        return
    person.account = None
    await db.flush()
    timeline.note(db, "unbound", person, by=by, now=now)
    await claim_links.reword(db, person.branch_id, now=now)
    key = str(int(now.timestamp()))
    await deliveries.to_account(db, DeliveryKind.CLAIM_UNBOUND, account.telegram_id, person, now=now, key=key)


async def drop_claims(db: AsyncSession, person: Person, *, by: int | None, now: datetime) -> None:
    """Reject the open claims on the name of a person who has left the roster or has an account now."""
    query = select(Claim).where(Claim.person_id == person.id, Claim.decided_at.is_(None))
    for found in (await db.scalars(query)).all():
        await _decide(db, found, accept=False, by=by, now=now)
        await _tell(db, found, now=now)


async def _decide(db: AsyncSession, found: Claim, *, accept: bool, by: int | None, now: datetime) -> None:
    person, account = found.person, found.account
    bound = await people.bound_to(db, found.branch_id, account.telegram_id)
    possible = person.account_id is None and person.left_at is None and bound is None
    found.accepted, found.decided_at, found.decided_by = accept and possible, now, by
    own = by is not None and by == account.telegram_id
    # No event names a person together with their own account: it could not be taken out of the record again.
    decider: dict[str, Any] = {"own": True} if own else {"account": by}
    timeline.note(db, "claim-decided", person, now=now, accepted=found.accepted, **decider)
    if found.accepted:
        person.account = account
        account.branch_id = found.branch_id
        if account.awaiting == "claim":
            await accounts.expect_nothing(db, account)
        await db.flush()
        await _note_binding(db, person, account, by=by, now=now)
        await founding.end(db, found.branch_id, now=now)
        await claim_links.reword(db, found.branch_id, now=now)
        await drop_claims(db, person, by=by, now=now)
        await _hand_over_claims(db, person, now=now)
    await db.flush()
    await claim_lists.reword(db, found, now=now)


async def _note_binding(db: AsyncSession, person: Person, account: Account, *, by: int | None, now: datetime) -> None:
    """Note that an officer got an account, which gives it the powers of the office."""
    if not person.offices:
        return
    decider = await people.bound_to(db, person.branch_id, by) if by is not None else None
    binding = office_changes.Kind.BINDING
    await office_changes.note(db, person, binding, old=(), new=(), by=decider, now=now, account_id=account.telegram_id)


async def _tell(db: AsyncSession, found: Claim, *, now: datetime) -> None:
    key, args = str(found.id), {"claim": found.id}
    await deliveries.to_account(
        db, DeliveryKind.CLAIM_ANSWER, found.account_id, found.person, now=now, key=key, args=args
    )


async def someone_decides(db: AsyncSession, branch_id: int) -> bool:
    """True if an account that the bot can write to decides on claims of this branch."""
    return bool(await _askable(db, await branches.get(db, branch_id)))


async def _hand_over_claims(db: AsyncSession, person: Person, *, now: datetime) -> None:
    """Send the claims that wait to a keeper of the roster who has got an account: perhaps no other could be asked."""
    claims = await waiting(db, person.branch_id)
    if claims and person.reachable and person.account_id is not None and powers.may(person, Power.KEEP_ROSTER):
        await claim_lists.ask(db, await people.branch_of(db, person), claims[-1], [person.account_id], now=now)


async def _askable(db: AsyncSession, branch: Branch) -> list[int]:
    """Return the accounts that decide on claims and can be reached: the keepers', else the founder's."""
    keepers = await powers.in_charge(db, branch.id, Power.KEEP_ROSTER)
    found = [person.account_id for person in keepers if person.reachable and person.account_id is not None]
    founder = branch.founder_id
    if not found and founder is not None and branches.founder_keeps(branch, founder):
        return [founder]
    return found


async def open_claim(db: AsyncSession, branch_id: int, account: Account) -> Claim | None:
    """Return the claim of this account that waits for a decision in the branch; None if there is none."""
    query = select(Claim).where(
        Claim.branch_id == branch_id, Claim.account_id == account.telegram_id, Claim.decided_at.is_(None)
    )
    return (await db.scalars(query)).one_or_none()


async def refuse_bound(db: AsyncSession, branch_id: int, account: Account) -> None:
    """Refuse an account that is bound to a name in the branch.

    Raises:
        Refused: `claim-bound`.
    """
    person = await people.bound_to(db, branch_id, account.telegram_id)
    if person is not None:
        branch = await branches.get(db, branch_id)
        raise Refused("claim-bound", name=person.name, branch=branch.name or branch.title)


async def _refuse_stubborn(db: AsyncSession, branch_id: int, account: Account) -> None:
    """Refuse an account after `REFUSALS` rejected claims, to spare officers repeated requests."""
    query = select(func.count()).where(
        Claim.branch_id == branch_id,
        Claim.account_id == account.telegram_id,
        Claim.accepted.is_(False),
        or_(Claim.decided_by.is_(None), Claim.decided_by != account.telegram_id),
    )
    if (await db.scalars(query.select_from(Claim))).one() >= REFUSALS:
        raise Refused("claim-too-often")


async def _refuse_busy(db: AsyncSession, account: Account, *, now: datetime) -> None:
    mine = (Claim.account_id == account.telegram_id, Claim.claimed_at > now - CLAIMS_WITHIN)
    if (await db.scalars(select(func.count()).select_from(Claim).where(*mine))).one() >= CLAIMS:
        raise Refused("claim-too-many", limit=CLAIMS)
