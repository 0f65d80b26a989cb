"""Changes of offices and accounts: every officer is told of them at once and may contest them (rule 26).

This module keeps and tells them. `contested_changes` freezes and decides, `shared_changes` holds those that need
another person's consent.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.membership import Claim
from bot.storage.tables.obligations import Delivery, Duty
from bot.storage.tables.obligations import Outcome as DutyOutcome
from bot.storage.tables.office_changes import OfficeChange, OfficeChangeKind, OfficeChangeOutcome
from bot.storage.tables.terms import OfficeTerm

CONTESTED_WITHIN = timedelta(days=7)
"""The time after a change in which an officer may contest it."""
FROZEN = timedelta(hours=72)
"""The time for a decision on a contested change, or for a consent."""
KEEPERS = frozenset(office for tier in powers.POWERS[Power.KEEP_ROSTER].tiers for office in tier)
OFFICER = "officer"
TOLD = (DeliveryKind.OFFICE_CHANGE, DeliveryKind.OFFICE_CHANGE_OWN, DeliveryKind.OFFICE_CONSENT)

Kind = OfficeChangeKind
Outcome = OfficeChangeOutcome


async def note(
    db: AsyncSession, person: Person, kind: Kind, *, old: Collection[Office], new: Collection[Office],
    by: Person | None, now: datetime, account_id: int | None = None,
) -> None:  # fmt: skip
    """Note a change that is being made; call `tell` once all changes of the transaction are made.

    Changes by the founder are not noted: no keeper of the roster is bound yet, so that no power changes.
    """
    branch = await people.branch_of(db, person)
    if branch.founder_until is None:
        return
    gained, lost = set(new) - set(old), set(old) - set(new)
    db.add(_made(branch, person, kind, gained=gained, lost=lost, by=by, now=now, account_id=account_id))
    await db.flush()


async def note_departure(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Note that an officer is removed from the roster now; an account that was unbound before may contest it, too."""
    last = await _last_account(db, person, now=now)
    await note(db, person, Kind.DEPARTURE, old=person.offices, new=(), by=by, now=now, account_id=last)


async def _last_account(db: AsyncSession, person: Person, *, now: datetime) -> int | None:
    """Return the person's account, or the one that was unbound lately and may contest that."""
    if person.account_id is not None:
        return person.account_id
    query = select(OfficeChange.account_id).where(
        OfficeChange.person_id == person.id, OfficeChange.kind == Kind.UNBINDING, OfficeChange.objected_at.is_(None),
        OfficeChange.made_at > now - CONTESTED_WITHIN,
    )  # fmt: skip
    return (await db.scalars(query.order_by(OfficeChange.id.desc()).limit(1))).one_or_none()


def _made(
    branch: Branch, person: Person, kind: Kind, *, gained: Collection[Office], lost: Collection[Office],
    by: Person | None, now: datetime, account_id: int | None,
) -> OfficeChange:  # fmt: skip
    return OfficeChange(
        branch_id=branch.id, person=person, kind=kind, gained=joined(gained), lost=joined(lost), asked_by=by,
        asked_at=now, made_at=now, account_id=account_id, detail=detail_of(person, kind), predecessor=None,
        agreed_by=None, objected_by=None, decided_by=None,
    )  # fmt: skip


def detail_of(person: Person, kind: Kind) -> dict[str, Any]:
    """Return what a change keeps besides its columns: that an unbinding took an officer's account."""
    return {OFFICER: True} if kind is Kind.UNBINDING and person.offices else {}


def joined(offices: Collection[Office]) -> str:
    """Return the offices as the columns hold them."""
    return ",".join(sorted(offices))


async def get(db: AsyncSession, change_id: int) -> OfficeChange:
    """Return the change with this id, locked together with its branch.

    Raises:
        Refused: `office-change-gone`.
    """
    branch_id = await db.scalar(select(OfficeChange.branch_id).where(OfficeChange.id == change_id))
    if branch_id is None:
        raise Refused("office-change-gone")
    await branch_lock.take(db, branch_id)
    return await db.get_one(OfficeChange, change_id, with_for_update=True)


async def with_ids(db: AsyncSession, ids: Iterable[int]) -> Sequence[OfficeChange]:
    """Return the changes with these ids in order."""
    query = select(OfficeChange).where(OfficeChange.id.in_(list(ids))).order_by(OfficeChange.id)
    return (await db.scalars(query)).all()


async def unsettled(db: AsyncSession, branch_id: int) -> Sequence[OfficeChange]:
    """Return the changes of the branch that wait for consent or are frozen, the oldest first."""
    waits = or_(OfficeChange.made_at.is_(None), OfficeChange.objected_at.is_not(None))
    query = select(OfficeChange).where(OfficeChange.branch_id == branch_id, OfficeChange.decided_at.is_(None), waits)
    return (await db.scalars(query.order_by(OfficeChange.id))).all()


async def decidable(db: AsyncSession, branch_id: int) -> Sequence[OfficeChange]:
    """Return the changes of the branch that the operator can decide: the contested ones and those that have lapsed."""
    frozen = and_(OfficeChange.objected_at.is_not(None), OfficeChange.decided_at.is_(None))
    may = or_(frozen, OfficeChange.outcome == Outcome.LAPSED)
    query = select(OfficeChange).where(OfficeChange.branch_id == branch_id, may).order_by(OfficeChange.id)
    return (await db.scalars(query)).all()


async def kept_roster(db: AsyncSession, person: Person, *, now: datetime) -> bool:
    """True if the person keeps the roster or did so a week ago, so that the account is not one officer's to take."""
    if person.offices & KEEPERS:
        return True
    query = select(OfficeChange).where(
        or_(OfficeChange.person_id == person.id, OfficeChange.predecessor_id == person.id),
        OfficeChange.made_at > now - CONTESTED_WITHIN, OfficeChange.kind != Kind.UNBINDING,
    )  # fmt: skip
    changes = (await db.scalars(query)).all()
    return any(change.predecessor_id == person.id or change.offices_lost & KEEPERS for change in changes)


async def is_anothers_keeper(db: AsyncSession, person: Person, by: Person | None, *, now: datetime) -> bool:
    """True if `by` may not take this person's account or place on the roster alone."""
    if by is None or by.id == person.id or person.account_id is None:
        return False
    return await kept_roster(db, person, now=now)


async def departure_since(db: AsyncSession, change: OfficeChange, person: Person) -> OfficeChange | None:
    """Return the last departure of the person since the change that is noted here; others took no office."""
    query = select(OfficeChange).where(
        OfficeChange.person_id == person.id, OfficeChange.kind == Kind.DEPARTURE, OfficeChange.id != change.id,
        OfficeChange.made_at >= change.made_at,
    )  # fmt: skip
    return (await db.scalars(query.order_by(OfficeChange.id.desc()).limit(1))).one_or_none()


async def contestable_until(db: AsyncSession, person: Person, *, now: datetime) -> datetime | None:
    """Return the instant until which changes about the person may be contested or wait for a decision; None if past."""
    query = select(OfficeChange).where(
        or_(OfficeChange.person_id == person.id, OfficeChange.predecessor_id == person.id),
        OfficeChange.made_at > now - CONTESTED_WITHIN - FROZEN, OfficeChange.decided_at.is_(None),
    )  # fmt: skip
    ends = [
        change.objected_at + FROZEN if change.objected_at is not None else change.made_at + CONTESTED_WITHIN
        for change in await db.scalars(query)
        if change.made_at is not None
    ]
    return max((end for end in ends if end > now), default=None)


async def contested_secretary(db: AsyncSession, branch_id: int) -> OfficeChange | None:
    """Return a contested change of who is the secretary that waits for a decision, if there is one."""
    for change in await unsettled(db, branch_id):
        if change.frozen and (change.kind is Kind.HANDOVER or Office.SECRETARY in change.offices_lost):
            return change
    return None


async def secretary_stays(db: AsyncSession, branch: Branch) -> bool:
    """True if the secretary's office changes by hand-over only: a secretary of the branch has had an account."""
    if branch.founder_until is None:
        return False
    claimed = select(Claim.person_id).where(Claim.branch_id == branch.id, Claim.accepted.is_(True))
    query = (
        select(Person.id)
        .join(OfficeTerm, OfficeTerm.person_id == Person.id)
        .where(Person.branch_id == branch.id, OfficeTerm.office == Office.SECRETARY)
        .where(or_(Person.account_id.is_not(None), Person.id.in_(claimed)))
    )
    return await db.scalar(query.limit(1)) is not None


async def beholden(db: AsyncSession, change: OfficeChange) -> set[int]:
    """Return the ids of the people whose offices or accounts the asker changed within a week of the change.

    They are no judges of it: an asker could appoint them for this, and a victim of the asker is a party.
    """
    if change.asked_by_id is None:
        return set()
    query = select(OfficeChange.person_id, OfficeChange.predecessor_id).where(
        OfficeChange.branch_id == change.branch_id, OfficeChange.asked_by_id == change.asked_by_id,
        OfficeChange.made_at > change.asked_at - CONTESTED_WITHIN, OfficeChange.id != change.id,
    )  # fmt: skip
    return {number for row in await db.execute(query) for number in row if number is not None}


async def owe_end(db: AsyncSession, change: OfficeChange, at: datetime) -> None:
    """Let the time for a decision or a consent run out at this instant."""
    await duties.owe(db, DutyKind.OFFICE_CHANGE, change.person, due_at=at, next_at=at, tag=str(change.id))


async def settle_end(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Close the duty of `owe_end`: the change is settled."""
    key = duties.key_of(DutyKind.OFFICE_CHANGE, f"b{change.branch_id}", change.person_id, str(change.id))
    open_one = update(Duty).where(Duty.key == key, Duty.done_at.is_(None))
    await db.execute(open_one.values(done_at=now, next_at=None, outcome=DutyOutcome.DONE))


# --- the officers are told


async def tell(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """Tell all officers of the changes that were made and not told yet, in one message; those concerned, too."""
    query = select(OfficeChange).where(OfficeChange.branch_id == branch_id, OfficeChange.told_at.is_(None))
    fresh = (await db.scalars(query.where(OfficeChange.made_at.is_not(None)).order_by(OfficeChange.id))).all()
    if not fresh:
        return
    for change in fresh:
        change.told_at = now
    await db.flush()
    await send(db, branch_id, fresh, "changed", now=now, besides={change.asked_by_id for change in fresh})


async def send(
    db: AsyncSession, branch_id: int, changes: Sequence[OfficeChange], stage: str, *, now: datetime,
    besides: Collection[int | None] = (),
) -> None:  # fmt: skip
    """Promise a message about these changes to all officers, except those `besides`, and to the accounts concerned."""
    branch = await db.get_one(Branch, branch_id)
    args: dict[str, Any] = {"changes": [change.id for change in changes], "stage": stage}
    key = f"{stage}{changes[0].id}{changes[0].outcome or ''}"  # the operator may decide after a lapse
    officers = [person for person in await people.roster(db, branch_id) if person.offices and person.reachable]
    readers = [person for person in officers if person.id not in besides]
    await deliveries.to_people(db, DeliveryKind.OFFICE_CHANGE, readers, branch, now=now, key=key, args=args)
    told = {person.account_id for person in officers}
    for account_id in {number for change in changes for number in concerned(change)} - told:
        mine = {**args, "changes": [change.id for change in changes if account_id in concerned(change)]}
        await deliveries.to_account(db, DeliveryKind.OFFICE_CHANGE_OWN, account_id, branch, now=now, key=key, args=mine)


def concerned(change: OfficeChange) -> set[int]:
    """Return the accounts that lose power by the change; they may contest it, too."""
    found = {change.predecessor.account_id} if change.predecessor is not None else set()
    if change.lost:
        found |= {change.person.account_id, change.account_id}
    if change.kind is Kind.UNBINDING and (change.person.offices or OFFICER in change.detail):
        found.add(change.account_id)
    return {number for number in found if number is not None}


async def reword(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    """Schedule edits of the messages about the change, so that they show its present state."""
    query = select(Delivery).where(
        Delivery.branch_id == change.branch_id, Delivery.kind.in_(TOLD), Delivery.due_at >= change.asked_at,
        deliveries.promised(),
    )  # fmt: skip
    for delivery in (await db.scalars(query.with_for_update())).all():
        if change.id in delivery.args["changes"] and (wish := deliveries.wish_of(delivery, now)) is not None:
            delivery.edit_at = wish
            db.info["woken"] = True
