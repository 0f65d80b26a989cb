"""Contested changes: an officer's objection freezes a change for 72 hours, and another officer decides (rule 26).

While a change is frozen the former state holds. Without a decision in time the change lapses: what an officer contests
and no other officer supports takes no power by waiting. The operator may decide on the machine, even then.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import people, powers, terms
from bot.domain.branch.powers import Power
from bot.domain.membership import binding, office_changes, roster
from bot.domain.membership.office_changes import FROZEN, Kind, Outcome
from bot.domain.obligations.duties import Verdict
from bot.domain.refusals import Refused, hidden
from bot.domain.roles import Kind as MemberKind
from bot.domain.roles import Office
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.office_changes import OfficeChange

KIND = "kind"  # in the detail of a change that took the membership together with the offices


async def object_to(db: AsyncSession, change_id: int, account: Account, *, now: datetime) -> OfficeChange:
    """Freeze the change: the former state holds until another officer decides. A frozen change is returned unchanged.

    Raises:
        Refused: `office-change-gone`, `office-change-own`, `office-change-once`, `office-change-final`, and as
            `powers.officer`.
    """
    change = await office_changes.get(db, change_id)
    me = await _objector(db, change, account)
    if change.frozen:
        return change
    if change.made_at is None or change.outcome in {Outcome.DECLINED, Outcome.EXPIRED}:
        raise Refused("office-change-gone")
    if change.objected_at is not None:
        raise Refused("office-change-once")
    if me.id in {change.asked_by_id, change.agreed_by_id}:
        raise Refused("office-change-own")
    if now > change.made_at + office_changes.CONTESTED_WITHIN:
        raise Refused("office-change-final")
    change.objected_by, change.objected_at = me, now
    timeline.note(db, "office-change-contested", change.person, by=me, now=now, change=change.id)
    await _restore(db, change, now=now)
    await office_changes.owe_end(db, change, now + FROZEN)
    await office_changes.reword(db, change, now=now)
    await office_changes.send(db, change.branch_id, [change], "frozen", now=now, besides={me.id})
    return change


async def deciders(db: AsyncSession, change: OfficeChange) -> Sequence[Person]:
    """Return the officers who may decide on a frozen change: those who are no part of it, nor beholden to its asker."""
    parties = {
        change.asked_by_id, change.agreed_by_id, change.person_id, change.predecessor_id, change.objected_by_id,
        change.displaced_id,
    } | await office_changes.beholden(db, change)  # fmt: skip
    everybody = await people.roster(db, change.branch_id)
    return [one for one in everybody if one.offices and one.account_id is not None and one.id not in parties]


async def decide(db: AsyncSession, change_id: int, account: Account, *, uphold: bool, now: datetime) -> OfficeChange:
    """Let the change take effect, or let the former state stand; a decided one is returned unchanged.

    Raises:
        Refused: `office-change-gone`, `office-change-party` with the names of those who may decide,
            `office-change-party-nobody`, and as `powers.officer`.
    """
    change = await office_changes.get(db, change_id)
    me = await _officer(db, account, change)
    if not change.frozen:
        return change
    free = await deciders(db, change)
    if not free:
        raise Refused("office-change-party-nobody", number=str(change.id))
    if me not in free:
        raise Refused("office-change-party", who=[one.name for one in free])
    await settle(db, change, by=me, outcome=Outcome.UPHELD if uphold else Outcome.REVERSED, now=now)
    return change


async def settle(db: AsyncSession, change: OfficeChange, *, by: Person | None, outcome: Outcome, now: datetime) -> None:
    """End the freeze with this outcome and tell the officers; `by` is None for the operator and for a lapse."""
    change.decided_by, change.decided_at, change.outcome = by, now, outcome
    timeline.note(db, "office-change-settled", change.person, by=by, now=now, change=change.id, outcome=outcome.value)
    if outcome is Outcome.UPHELD:
        await _make_again(db, change, now=now)
    await office_changes.settle_end(db, change, now=now)
    await office_changes.reword(db, change, now=now)
    await office_changes.send(
        db, change.branch_id, [change], "settled", now=now, besides={by.id} if by is not None else ()
    )


async def secretary_since(db: AsyncSession, change: OfficeChange) -> Person | None:
    """Return the secretary if another hand-over has been made since this change was contested; None otherwise."""
    if change.kind is not Kind.HANDOVER and change.displaced_id is None:
        return None
    known = {change.predecessor_id, change.person_id, change.displaced_id}
    holders = await people.holders(db, change.branch_id, Office.SECRETARY)
    return next((one for one in holders if one.id not in known), None)


async def lapse(db: AsyncSession, duty: Duty, now: datetime) -> Verdict:
    """End the changes of the branch whose time has run out: contested ones lapse, those without consent expire."""
    for change in await office_changes.unsettled(db, duty.branch_id):
        since = change.objected_at or change.asked_at
        if now < since + FROZEN:
            continue
        await settle(db, change, by=None, outcome=Outcome.LAPSED if change.frozen else Outcome.EXPIRED, now=now)
    return Verdict.DONE


async def _objector(db: AsyncSession, change: OfficeChange, account: Account) -> Person:
    if account.telegram_id in office_changes.concerned(change):
        predecessor = change.predecessor
        if predecessor is not None and predecessor.account_id == account.telegram_id:
            return predecessor
        return change.person
    return await _officer(db, account, change)


async def _officer(db: AsyncSession, account: Account, change: OfficeChange) -> Person:
    with hidden("office-change-gone"):
        return await powers.officer(db, account, Power.CONTEST_CHANGE, change.branch_id)


# --- the former state and the change


async def _restore(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Bring back what stood before the change, also if the person has been removed from the roster since."""
    person = change.person
    if change.kind is Kind.BINDING:
        if person.account_id == change.account_id:
            await binding.release(db, person, now=now)
        return
    if change.kind is Kind.HANDOVER:
        await _displace(db, change, change.predecessor_id, now=now)
        if change.predecessor is not None:
            await _bring_back(db, change, change.predecessor, now=now)
            await _hold(db, change.predecessor, change.predecessor.offices | {Office.SECRETARY}, now=now)
        return
    await _bring_back(db, change, person, now=now)
    if change.kind is Kind.UNBINDING:
        await _bind_again(db, change, now=now)
        return
    if change.offices_lost:
        await _make_member_again(db, change, now=now)
    if Office.SECRETARY in change.offices_lost:
        await _displace(db, change, person.id, now=now)
    await _hold(db, person, (person.offices - change.offices_gained) | change.offices_lost, now=now)
    if change.account_id is not None and person.account_id is None:
        await _bind_again(db, change, now=now)


async def _make_again(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Make the change once more, after the former state was brought back."""
    person = change.person
    if change.kind is Kind.UNBINDING:
        await binding.release(db, person, now=now)
        return
    if change.kind is Kind.BINDING:
        await _bind_again(db, change, now=now)
        return
    if change.kind is Kind.DEPARTURE:
        ended = [term for term in await terms.of_person(db, person) if term.to_at is not None]
        cause, other = (ended[-1].cause, ended[-1].other_branch) if ended else (None, None)
        if person.left_at is None:
            await roster.take_off(db, person, by=change.asked_by, now=now, cause=cause, other_branch=other)
    elif change.kind is Kind.HANDOVER:
        if change.predecessor is not None:
            await _hold(db, change.predecessor, change.predecessor.offices - {Office.SECRETARY}, now=now)
        if change.displaced_id is None:
            await _hold(db, person, person.offices | {Office.SECRETARY}, now=now)
    else:
        await _hold(db, person, (person.offices | change.offices_gained) - change.offices_lost, now=now)
        await _take_membership(db, change, now=now)
    displaced = await db.get(Person, change.displaced_id) if change.displaced_id is not None else None
    if displaced is not None:
        await _hold(db, displaced, displaced.offices | {Office.SECRETARY}, now=now)


async def _hold(db: AsyncSession, person: Person, offices: frozenset[Office], *, now: datetime) -> None:
    """Let the person hold these offices, if still a member of the branch."""
    if person.left_at is None and person.kind.counts and offices != person.offices:
        timeline.note(
            db, "person-changed", person, now=now,
            old=[person.kind, sorted(person.offices)], new=[person.kind, sorted(offices)],
        )  # fmt: skip
        await terms.hold_offices(db, person, offices, now=now)


async def _displace(db: AsyncSession, change: OfficeChange, rightful_id: int | None, *, now: datetime) -> None:
    """Take the secretary's office from everybody but its rightful holder, and note who got it after the change."""
    for other in await people.holders(db, change.branch_id, Office.SECRETARY):
        if other.id != rightful_id:
            if other.id != change.person_id:
                change.displaced_id = other.id
            await _hold(db, other, other.offices - {Office.SECRETARY}, now=now)


async def _make_member_again(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Give back the kind of membership in which the person held the offices, as only members hold any."""
    person = change.person
    if person.left_at is not None or person.kind.counts:
        return
    change.detail = {**change.detail, KIND: person.kind.value}
    await _set_kind(db, person, await _last_kind(db, person), now=now)


async def _take_membership(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Give the person the kind again from which `_make_member_again` took it."""
    person = change.person
    if KIND in change.detail and person.left_at is None and not person.offices:
        await _set_kind(db, person, MemberKind(change.detail[KIND]), now=now)


async def _set_kind(db: AsyncSession, person: Person, kind: MemberKind, *, now: datetime) -> None:
    offices = sorted(person.offices)
    timeline.note(db, "person-changed", person, now=now, old=[person.kind, offices], new=[kind.value, offices])
    await terms.change_kind(db, person, kind, now=now)


async def _last_kind(db: AsyncSession, person: Person) -> MemberKind:
    """Return the last kind of the person that counts as a member."""
    kinds = [term.kind for term in await terms.of_person(db, person) if term.kind.counts]
    return kinds[-1] if kinds else person.kind


async def _bring_back(db: AsyncSession, change: OfficeChange, person: Person, *, now: datetime) -> None:
    """Put a person who has left back on the roster, with the offices that went with the departure.

    Another person who has taken the name since gets a number behind it.
    """
    if person.left_at is None:
        return
    departure = change if change.kind is Kind.DEPARTURE else await office_changes.departure_since(db, change, person)
    offices = departure.offices_lost if departure is not None else frozenset()
    taken = {one.name.casefold(): one for one in await people.roster(db, change.branch_id)}
    if (namesake := taken.get(person.name.casefold())) is not None:
        number = next(n for n in range(2, len(taken) + 3) if f"{person.name}{n}".casefold() not in taken)
        timeline.note(db, "person-renamed", namesake, now=now, old=namesake.name, new=f"{namesake.name}{number}")
        namesake.name = f"{namesake.name}{number}"
        await db.flush()
    if person.account_id is not None:
        other = await people.bound_to(db, change.branch_id, person.account_id)
        if other is not None:
            await binding.release(db, other, now=now)
    if Office.SECRETARY in offices:
        await _displace(db, change, person.id, now=now)
    kind = await _last_kind(db, person) if offices else person.kind
    await terms.return_to_branch(db, person, kind, offices, now=now, since=now, by=None)
    timeline.note(db, "person-returned", person, now=now, member_kind=person.kind.value, offices=sorted(offices))


async def _bind_again(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Bind the account that was unbound; another account that has claimed the name since is unbound."""
    account = await db.get(Account, change.account_id) if change.account_id is not None else None
    if account is None or change.person.left_at is not None or change.person.account_id == account.telegram_id:
        return
    elsewhere = await people.bound_to(db, change.branch_id, account.telegram_id)
    for one in (change.person, elsewhere):
        if one is not None:
            await binding.release(db, one, now=now)
    await binding.bind(db, change.person, account, now=now)
