"""Terms of membership and office: the one place that begins and ends them, and that tells who belonged when.

Joining, a change of kind or office, and leaving take effect at an instant; the past keeps what was true then
(rules 16, 26, 29).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.roles import Kind, Office
from bot.storage.tables.branch import Person
from bot.storage.tables.terms import Membership, OfficeTerm


def newcomer(
    branch_id: int, name: str, kind: Kind, offices: Collection[Office] = (), *, position: int = 0, now: datetime
) -> Person:
    """Return a new person of the branch without an account, whose terms begin now; add it to a session to keep it."""
    return Person(
        branch_id=branch_id, name=name, position=position, account=None, added_at=now,
        kind=kind, memberships=[Membership(branch_id=branch_id, kind=kind, from_at=now)],
        held=",".join(sorted(offices)), office_terms=[OfficeTerm(office=office, from_at=now) for office in offices],
    )  # fmt: skip


async def change_kind(db: AsyncSession, person: Person, kind: Kind, *, now: datetime) -> None:
    """End the person's membership of the present kind and begin one of another kind; the same kind changes nothing."""
    if kind == person.kind:
        return
    await _end(db, person, now=now)
    db.add(Membership(person_id=person.id, branch_id=person.branch_id, kind=kind, from_at=now))
    person.kind = kind
    await db.flush()


async def hold_offices(db: AsyncSession, person: Person, offices: Collection[Office], *, now: datetime) -> None:
    """Let the person hold these offices and no others from now on."""
    if ended := person.offices - set(offices):
        present = (OfficeTerm.person_id == person.id, OfficeTerm.office.in_(ended), OfficeTerm.to_at.is_(None))
        await db.execute(update(OfficeTerm).where(*present).values(to_at=now))
    begun = sorted(set(offices) - person.offices)
    db.add_all(OfficeTerm(person_id=person.id, office=office, from_at=now) for office in begun)
    person.held = ",".join(sorted(offices))
    await db.flush()


async def leave_branch(db: AsyncSession, person: Person, *, now: datetime) -> None:
    """End the person's membership and offices."""
    person.left_at = now
    await hold_offices(db, person, (), now=now)
    await _end(db, person, now=now)


async def belonged(db: AsyncSession, branch_id: int, at: datetime) -> Sequence[tuple[Person, Kind]]:
    """Return the people who belonged to the branch at this instant, each with the kind then, in the roster's order."""
    query = (
        select(Person, Membership.kind)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.branch_id == branch_id,
            Membership.from_at <= at,
            or_(Membership.to_at.is_(None), Membership.to_at > at),
        )
        .order_by(Person.position, Person.id)
    )
    return [(person, kind) for person, kind in (await db.execute(query)).all()]


async def member_since(db: AsyncSession, branch_id: int) -> Mapping[int, datetime]:
    """Return when each present member began to count as one without a break (rule 16), by the person's id."""
    query = select(Membership).where(Membership.branch_id == branch_id).order_by(Membership.from_at, Membership.id)
    since: dict[int, datetime] = {}
    last_end: dict[int, datetime | None] = {}
    for term in (await db.scalars(query)).all():
        if not term.kind.counts:
            since.pop(term.person_id, None)
        elif term.person_id not in since or last_end.get(term.person_id) != term.from_at:
            since[term.person_id] = term.from_at
        last_end[term.person_id] = term.to_at
    return since


async def of_person(db: AsyncSession, person: Person) -> Sequence[Membership]:
    """Return the person's terms of membership in order."""
    query = select(Membership).where(Membership.person_id == person.id)
    return (await db.scalars(query.order_by(Membership.from_at, Membership.id))).all()


def kind_at(memberships: Iterable[Membership], at: datetime) -> Kind | None:
    """Return the kind of membership at this instant; None if the person did not belong to the branch."""
    return next((one.kind for one in memberships if one.from_at <= at and (one.to_at is None or one.to_at > at)), None)


async def _end(db: AsyncSession, person: Person, *, now: datetime) -> None:
    present = (Membership.person_id == person.id, Membership.to_at.is_(None))
    await db.execute(update(Membership).where(*present).values(to_at=now))
