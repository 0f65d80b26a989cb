"""Binding: an account claims a name on the roster, an officer confirms or rejects the claim (rule 15)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links, timeline
from bot.domain.branch import accounts, branches, people, powers
from bot.domain.branch.powers import Power
from bot.domain.names import clean_name, quoted
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.membership import Claim
from bot.storage.tables.obligations import Delivery

PURPOSE = "claim"
REFUSALS = 3
"""After this many rejected claims in a branch, an account must talk to an officer before it can claim again."""


def link_payload(branch: Branch) -> str:
    """Return the signed payload of the card in the group."""
    return links.make(PURPOSE, branch.secret, branch.id)


async def post_card(db: AsyncSession, branch: Branch, *, now: datetime, again: bool = False) -> None:
    """Promise the card with `认领身份` to the group, only once unless `again` is set."""
    key = str(int(now.timestamp())) if again else ""
    await deliveries.to_group(db, DeliveryKind.CLAIM_CARD, branch, now=now, key=key)


async def seen_in_group(db: AsyncSession, account: Account, chat_id: int, *, asks: bool) -> None:
    """Note that the account wrote in a branch's group, so that a bare `/start` offers to claim a name there.

    An account that is bound to a name elsewhere is noted only if it `asks` for that.
    """
    branch = await branches.in_chat(db, chat_id)
    if branch is None or branch.ready_at is None or branch.id == account.branch_id:
        return
    if asks or not await people.bound_names(db, account):
        account.branch_id = branch.id
        await db.flush()


async def claimable(db: AsyncSession, telegram_id: int) -> Branch | None:
    """Return the branch in which this account may want to claim a name; None if there is none, or it is bound there.

    Before the caller shows any name, Telegram must say that the account is in the branch's group.
    """
    branch_id = await branches.last_of(db, telegram_id)
    branch = await db.get(Branch, branch_id) if branch_id is not None else None
    if branch is None or branch.ready_at is None or branch.chat_id is None or branch.gone_at is not None:
        return None
    bound = await people.bound_to(db, branch.id, telegram_id)
    return branch if bound is None and await people.roster(db, branch.id) else None


async def begin(db: AsyncSession, account: Account, branch: Branch) -> Claim | None:
    """Expect a name from an account that followed the card; return its open claim, if there is one.

    Raises:
        Refused: `claim-bound` if the account is bound to a name in this branch, `claim-empty-roster`.
    """
    account.branch_id = branch.id
    await _refuse_bound(db, branch.id, account)
    if not await people.roster(db, branch.id):
        raise Refused("claim-empty-roster", branch=branch.name or branch.title)
    await accounts.expect(db, account, "claim", branch=branch.id)
    return await _open_claim(db, branch.id, account)


async def open_question(db: AsyncSession, account: Account, branch_id: int | None = None) -> int:
    """Return the branch in which this account is choosing its name, or has claimed one before.

    Raises:
        Refused: `claim-open-card` if the account did not follow the card.
    """
    wanted = branch_id if branch_id is not None else account.awaiting_data.get("branch")
    if account.awaiting == "claim" and account.awaiting_data.get("branch") == wanted:
        return int(account.awaiting_data["branch"])
    query = select(Claim.id).where(Claim.account_id == account.telegram_id, Claim.branch_id == wanted)
    if wanted is None or (await db.scalars(query.limit(1))).one_or_none() is None:
        raise Refused("claim-open-card")
    return int(wanted)


async def free(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the people on the roster who are not bound and whose names no open claim asks for."""
    waiting = select(Claim.person_id).where(Claim.branch_id == branch_id, Claim.decided_at.is_(None))
    taken = set((await db.scalars(waiting)).all())
    return [p for p in await people.roster(db, branch_id) if p.account_id is None and p.id not in taken]


async def by_name(db: AsyncSession, branch_id: int, text: str) -> Person:
    """Return the person on the roster with exactly this name, ignoring case.

    Raises:
        Refused: `name-bad`, `claim-no-such-name`.
    """
    name = clean_name(text)
    for person in await people.roster(db, branch_id):
        if person.name.casefold() == name.casefold():
            return person
    raise Refused("claim-no-such-name", name=quoted(text))


async def claim(db: AsyncSession, account: Account, person: Person, *, now: datetime) -> Claim:
    """Claim this name for this account; a repeated claim changes nothing, another name replaces the open claim.

    The founder's claim is accepted at once while no keeper of the roster is bound; other claims wait for an officer.

    Raises:
        Refused: `claim-bound`, `claim-taken`, `claim-waiting`, `claim-too-often`.
    """
    branch = await people.branch_of(db, person)
    await _refuse_bound(db, branch.id, account)
    if person.account_id is not None:
        raise Refused("claim-taken", name=person.name)
    mine = await _open_claim(db, branch.id, account)
    if mine is not None and mine.person_id == person.id:
        return mine
    await _refuse_waiting(db, person)
    await _refuse_stubborn(db, branch.id, account)
    if mine is not None:
        await _decide(db, mine, accept=False, by=account.telegram_id, now=now)
    made = Claim(branch_id=branch.id, account=account, person=person, claimed_at=now)
    db.add(made)
    await accounts.expect_nothing(db, account)
    if account.telegram_id == branch.founder_id and not await _bound_keepers(db, branch.id):
        await _decide(db, made, accept=True, by=account.telegram_id, now=now)
    else:
        await _ask_officers(db, branch, made, now=now)
    return made


async def bind_founder(db: AsyncSession, account: Account, person: Person, *, now: datetime) -> Claim:
    """Bind the founder to this name, without confirmation while no other keeper of the roster is bound.

    Raises:
        Refused: `button-void` for any other account, `claim-bound`, `claim-taken`.
    """
    branch = await people.branch_of(db, person)
    if not await powers.founder_keeps(db, branch, account.telegram_id):
        raise Refused("button-void")
    await _refuse_bound(db, branch.id, account)
    if person.account_id is not None:
        raise Refused("claim-taken", name=person.name)
    mine = await _open_claim(db, branch.id, account)
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
    await powers.keeper(db, account, found.branch_id)
    if found.decided_at is None:
        await _decide(db, found, accept=accept, by=account.telegram_id, now=now)
        await _tell(db, found, now=now)
    return found


async def accept_all(
    db: AsyncSession, branch_id: int, account: Account, *, up_to: int, now: datetime
) -> Sequence[Claim]:
    """Accept every open claim up to the newest one that the button listed.

    Raises:
        Refused: as `powers.keeper`.
    """
    await powers.keeper(db, account, branch_id)
    claims = [found for found in await waiting(db, branch_id) if found.id <= up_to]
    for found in claims:
        if found.decided_at is None:  # an earlier claim of this loop may have settled it
            await _decide(db, found, accept=True, by=account.telegram_id, now=now)
            await _tell(db, found, now=now)
    return claims


async def unbind(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Unbind the person's account and tell the account; both records stay."""
    account = person.account
    if account is None:
        return
    person.account = None
    timeline.note(db, "unbound", person, by=by, now=now)
    await _reword_card(db, person.branch_id, now=now)
    key = str(int(now.timestamp()))
    await deliveries.to_account(db, DeliveryKind.CLAIM_UNBOUND, account.telegram_id, person, now=now, key=key)


async def drop_claims(db: AsyncSession, person: Person, *, by: int | None, now: datetime) -> None:
    """Reject the open claims on the name of a person who has left the roster."""
    query = select(Claim).where(Claim.person_id == person.id, Claim.decided_at.is_(None))
    for found in (await db.scalars(query)).all():
        await _decide(db, found, accept=False, by=by, now=now)
        await _tell(db, found, now=now)


async def _decide(db: AsyncSession, found: Claim, *, accept: bool, by: int | None, now: datetime) -> None:
    person, account = found.person, found.account
    bound = await people.bound_to(db, found.branch_id, account.telegram_id)
    possible = person.account_id is None and person.left_at is None and bound is None
    found.accepted, found.decided_at, found.decided_by = accept and possible, now, by
    timeline.note(db, "claim-decided", person, now=now, accepted=found.accepted, account=by)
    if found.accepted:
        person.account = account
        account.branch_id = found.branch_id
        if account.awaiting == "claim":
            await accounts.expect_nothing(db, account)
        await db.flush()
        await _reword_card(db, found.branch_id, now=now)
    await db.flush()
    await _reword(db, found, now=now)


async def _tell(db: AsyncSession, found: Claim, *, now: datetime) -> None:
    key, args = str(found.id), {"claim": found.id}
    await deliveries.to_account(
        db, DeliveryKind.CLAIM_ANSWER, found.account_id, found.person, now=now, key=key, args=args
    )


async def _ask_officers(db: AsyncSession, branch: Branch, made: Claim, *, now: datetime) -> None:
    await db.flush()
    key, args = str(made.id), {"claim": made.id}
    asked = [p.account_id for p in await _bound_keepers(db, branch.id) if p.reachable and p.account_id is not None]
    founder = branch.founder_id
    if not asked and founder is not None and await powers.founder_keeps(db, branch, founder):
        asked = [founder]
    for account_id in asked:
        await deliveries.to_account(db, DeliveryKind.CLAIM_ASK, account_id, made.person, now=now, key=key, args=args)


async def _bound_keepers(db: AsyncSession, branch_id: int) -> list[Person]:
    found = await powers.in_charge(db, branch_id, Power.KEEP_ROSTER)
    return [person for person in found if person.account_id is not None]


async def _reword(db: AsyncSession, found: Claim, *, now: datetime) -> None:
    """Schedule an edit of every message that asks about this person's claim, so that it shows the decision."""
    await db.execute(
        update(Delivery)
        .where(
            Delivery.kind == DeliveryKind.CLAIM_ASK,
            Delivery.branch_id == found.branch_id,
            Delivery.person_id == found.person_id,
            Delivery.key.endswith(f":{found.id}"),
            deliveries.promised(),
        )
        .values(edit_at=now)
    )
    db.info["woken"] = True


async def _reword_card(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """Schedule an edit of the newest card in the group with the number of bound names, at most every five seconds."""
    query = (
        select(Delivery)
        .where(
            Delivery.kind == DeliveryKind.CLAIM_CARD, Delivery.branch_id == branch_id, deliveries.promised(),
            Delivery.failure.is_(None),
        )
        .order_by(Delivery.id.desc())
    )  # fmt: skip
    card = (await db.scalars(query.limit(1).with_for_update())).one_or_none()
    if card is not None and (wish := deliveries.wish_of(card, now)) is not None:
        card.edit_at = wish
        db.info["woken"] = True


async def _open_claim(db: AsyncSession, branch_id: int, account: Account) -> Claim | None:
    query = select(Claim).where(
        Claim.branch_id == branch_id, Claim.account_id == account.telegram_id, Claim.decided_at.is_(None)
    )
    return (await db.scalars(query)).one_or_none()


async def _refuse_bound(db: AsyncSession, branch_id: int, account: Account) -> None:
    person = await people.bound_to(db, branch_id, account.telegram_id)
    if person is not None:
        branch = await branches.get(db, branch_id)
        raise Refused("claim-bound", name=person.name, branch=branch.name or branch.title)


async def _refuse_waiting(db: AsyncSession, person: Person) -> None:
    query = select(Claim.id).where(Claim.person_id == person.id, Claim.decided_at.is_(None)).limit(1)
    if (await db.scalars(query)).one_or_none() is not None:
        raise Refused("claim-waiting", name=person.name)


async def _refuse_stubborn(db: AsyncSession, branch_id: int, account: Account) -> None:
    """Refuse an account after `REFUSALS` rejected claims, to spare officers repeated requests."""
    query = select(func.count()).where(
        Claim.branch_id == branch_id,
        Claim.account_id == account.telegram_id,
        Claim.accepted.is_(False),
        or_(Claim.decided_by.is_(None), Claim.decided_by != account.telegram_id),
    )
    if (await db.scalars(query.select_from(Claim))).one() >= REFUSALS:
        officers = [p.name for p in await powers.in_charge(db, branch_id, Power.KEEP_ROSTER)]
        raise Refused("claim-too-often" if officers else "claim-too-often-nobody", who=officers)
