"""Terms of membership and office: the one place that begins and ends them, and that tells who belonged when.

Joining, a change of kind or office, and leaving take effect at an instant: that of the entry, or 00:00 of the day that
the officer types. The past keeps what was true, and known, then (rules 16, 26, 29).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.branch import founding
from bot.domain.names import quoted
from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.roles import Departure, Kind, Office
from bot.domain.times.day_words import Anchor
from bot.domain.times.pieces import read_day
from bot.domain.times.when import at_local
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.terms import Membership, OfficeTerm

BRANCH_LIMIT = 100  # characters of the name of another branch
FIRST_ROSTER = timedelta(days=7)
"""The time in which a branch completes its first roster, from the first entry on."""


def newcomer(
    branch_id: int, name: str, kind: Kind, offices: Collection[Office] = (), *, position: int = 0, now: datetime,
    since: datetime | None = None, by: Person | None = None,
) -> Person:  # fmt: skip
    """Return a new person of the branch without an account, whose terms begin at `since`, by default now.

    `by` entered the person. Add the result to a session to keep it.
    """
    at = since or now
    return Person(
        branch_id=branch_id, name=name, position=position, account=None, added_at=now,
        kind=kind, memberships=[_begun(branch_id, kind, at, now)],
        held=",".join(sorted(offices)),
        office_terms=[OfficeTerm(office=office, from_at=at, by_id=by.id if by else None) for office in offices],
    )  # fmt: skip


def typed_day(text: str, branch: Branch, *, name: str, now: datetime) -> date:
    """Return the day that an officer typed for this person; without a year, the nearest one that has passed.

    Raises:
        Refused: `term-day-unreadable`.
    """
    local = now.astimezone(ZoneInfo(branch.zone))
    try:
        day = read_day(compatible(text), Anchor(local, (local.year, local.month)))
    except Refused:
        day = None
    if day is None:
        raise Refused("term-day-unreadable", name=name, value=quoted(text))
    return day


async def instant(
    db: AsyncSession, branch: Branch, person: Person | None, on: date | None, *, name: str, now: datetime
) -> datetime:
    """Return the instant from which an entry holds: 00:00 of the typed day in the branch's zone, else now.

    On the day of the person's last change the entry holds from that change on, as when a person comes back on the day
    of leaving.

    Raises:
        Refused: `term-future`, `term-before-last` if the person's last change is later; both with `name` and `day`.
    """
    if on is None:
        return now
    zone = ZoneInfo(branch.zone)
    at = at_local(on, 0, zone)
    if at > now:
        raise Refused("term-future", name=name, day=on, today=now.astimezone(zone).date())
    last = await _last_change(db, person) if person is not None else None
    if last is not None and at < last:
        if last.astimezone(zone).date() == on:
            return last
        raise Refused("term-before-last", name=name, day=on, last=last)
    return at


async def change_kind(
    db: AsyncSession, person: Person, kind: Kind, *, now: datetime, since: datetime | None = None
) -> None:
    """End the person's membership of the present kind and begin one of another kind; the same kind changes nothing."""
    if kind == person.kind:
        return
    at = since or now
    await _end(db, person, at, now=now)
    term = _begun(person.branch_id, kind, at, now)
    term.person_id = person.id
    db.add(term)
    person.kind = kind
    await db.flush()


async def hold_offices(
    db: AsyncSession, person: Person, offices: Collection[Office], *, now: datetime, since: datetime | None = None,
    by: Person | None = None,
) -> None:  # fmt: skip
    """Let the person hold these offices and no others from `since` on, by default from now on; `by` entered it."""
    at = since or now
    if ended := person.offices - set(offices):
        present = (OfficeTerm.person_id == person.id, OfficeTerm.office.in_(ended), OfficeTerm.to_at.is_(None))
        await db.execute(update(OfficeTerm).where(*present).values(to_at=at))
    begun = sorted(set(offices) - person.offices)
    by_id = by.id if by else None
    db.add_all(OfficeTerm(person_id=person.id, office=office, from_at=at, by_id=by_id) for office in begun)
    person.held = ",".join(sorted(offices))
    await db.flush()
    await founding.end(db, person.branch_id, now=now)


async def leave_branch(
    db: AsyncSession,
    person: Person,
    *,
    now: datetime,
    since: datetime | None = None,
    cause: Departure | None = None,
    other_branch: str | None = None,
) -> None:
    """End the person's membership and offices, with the cause and the branch that they go to."""
    at = since or now
    person.left_at = at
    await hold_offices(db, person, (), now=now, since=at)
    await _end(db, person, at, now=now, cause=cause, other_branch=other_branch)


async def return_to_branch(
    db: AsyncSession, person: Person, kind: Kind, offices: Collection[Office], *, now: datetime, since: datetime,
    by: Person | None,
) -> None:  # fmt: skip
    """Begin another membership of a person who left the branch; their records and account stay theirs."""
    person.left_at = None
    term = _begun(person.branch_id, kind, since, now)
    term.person_id = person.id
    db.add(term)
    person.kind = kind
    await db.flush()
    await hold_offices(db, person, offices, now=now, since=since, by=by)


async def belonged(
    db: AsyncSession, branch_id: int, at: datetime, *, known: datetime | None = None
) -> Sequence[tuple[Person, Kind]]:
    """Return the people who belonged to the branch at this instant, each with the kind then, in the roster's order.

    `known` leaves out what was entered later than that, so that a backdated entry changes nothing. Without it, those
    whom the branch's first roster names without a day count as belonging before, too: nothing else is known of them.
    """
    begun, lasts = [Membership.from_at <= at], [Membership.to_at.is_(None), Membership.to_at > at]
    first = await _first_entry(db, branch_id) if known is None else None
    if first is not None and at < first:
        begun = [or_(*begun, and_(Membership.from_at <= first + FIRST_ROSTER, _FIRST_TERM))]
    if known is not None:
        begun.append(or_(Membership.recorded_at.is_(None), Membership.recorded_at <= known))
        lasts.append(Membership.end_recorded_at > known)
    query = (
        select(Person, Membership.kind)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.branch_id == branch_id, *begun, or_(*lasts))
        .order_by(Person.position, Person.id)
    )
    return [(person, kind) for person, kind in (await db.execute(query)).all()]


async def _first_entry(db: AsyncSession, branch_id: int) -> datetime | None:
    """Return the first instant at which a person was entered on the roster without a day."""
    query = select(Membership.from_at).where(Membership.branch_id == branch_id, Membership.recorded_at.is_(None))
    return (await db.scalars(query.order_by(Membership.from_at).limit(1))).one_or_none()


_EARLIER = aliased(Membership)
_FIRST_TERM = and_(
    Membership.recorded_at.is_(None),
    ~exists().where(_EARLIER.person_id == Membership.person_id, _EARLIER.id < Membership.id),
)
"""The condition of a person's first term, if it was entered without a day."""


async def of_person(db: AsyncSession, person: Person) -> Sequence[Membership]:
    """Return the person's terms of membership in order."""
    query = select(Membership).where(Membership.person_id == person.id)
    return (await db.scalars(query.order_by(Membership.from_at, Membership.id))).all()


class Span(NamedTuple):
    """A time in the branch without a break."""

    since: datetime
    until: datetime | None


def spans(memberships: Iterable[Membership]) -> list[Span]:
    """Return the times in the branch, given the terms of one person in order."""
    found: list[Span] = []
    for term in memberships:
        if found and found[-1].until == term.from_at:
            found[-1] = Span(found[-1].since, term.to_at)
        else:
            found.append(Span(term.from_at, term.to_at))
    return found


async def returned(db: AsyncSession, branch_id: int) -> list[tuple[Person, list[Span]]]:
    """Return the people who left the branch and came back, with their times in it, in the roster's order."""
    left = select(Membership.person_id).where(Membership.branch_id == branch_id, Membership.to_at.is_not(None))
    query = select(Person, Membership).join(Membership, Membership.person_id == Person.id).where(Person.id.in_(left))
    found: dict[Person, list[Membership]] = {}
    for person, term in await db.execute(query.order_by(Person.position, Person.id, Membership.from_at, Membership.id)):
        found.setdefault(person, []).append(term)
    return [(person, times) for person, terms in found.items() if len(times := spans(terms)) > 1]


def kind_at(memberships: Iterable[Membership], at: datetime, *, known: datetime | None = None) -> Kind | None:
    """Return the kind of membership at this instant; None without membership of the branch.

    What was entered later than `known`, by default than the instant itself, is left out.
    """
    return next((one.kind for one in memberships if _held(one, at, known or at)), None)


def _held(term: Membership, at: datetime, known: datetime) -> bool:
    begun = term.from_at <= at and (term.recorded_at is None or term.recorded_at <= known)
    unknown_end = term.end_recorded_at is not None and term.end_recorded_at > known
    return begun and (term.to_at is None or term.to_at > at or unknown_end)


def _begun(branch_id: int, kind: Kind, at: datetime, now: datetime) -> Membership:
    return Membership(branch_id=branch_id, kind=kind, from_at=at, recorded_at=now if at < now else None)


async def _last_change(db: AsyncSession, person: Person) -> datetime | None:
    instants: list[datetime | None] = []
    for table in (Membership, OfficeTerm):
        for begin, end in await db.execute(select(table.from_at, table.to_at).where(table.person_id == person.id)):
            instants += [begin, end]
    return max((one for one in instants if one is not None), default=None)


async def _end(
    db: AsyncSession,
    person: Person,
    at: datetime,
    *,
    now: datetime,
    cause: Departure | None = None,
    other_branch: str | None = None,
) -> None:
    values = {"to_at": at, "end_recorded_at": now if at < now else None, "cause": cause, "other_branch": other_branch}
    present = (Membership.person_id == person.id, Membership.to_at.is_(None))
    await db.execute(update(Membership).where(*present).values(values))
