"""Check-in (rules 16, 20, 23, 59, 69): who was there, and how the branch stands against its 80 %."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, events, links
from bot.domain.branch import people
from bot.domain.links import Link
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.storage.tables.absence import Leave
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account, Person

CARDS = ("checkin-card", "host-card")
PURPOSE = "in"
HAND = frozenset({Office.ORGANISATION, Office.SECRETARY})


@dataclass(frozen=True)
class CheckIn:
    """The answer to a check-in; a second tap gets the same one."""

    activity: Activity
    at: datetime
    rank: int
    late: bool
    opens: datetime | None  # set when the tap came early and is kept for the opening


@dataclass(frozen=True)
class Recorded(CheckIn):
    """The same with the person, for whom something may follow from it."""

    person: Person


class Came(Protocol):
    """What tells when somebody came: a row of the table, or what is to become one."""

    @property
    def at(self) -> datetime:
        """When; by Telegram's clock where the person tapped."""

    @property
    def how(self) -> str:
        """`scan`, `early` or `hand`."""


@dataclass(frozen=True)
class Window:
    """When taps count: from when one is kept, from when check-in is open, until when nobody is late, when it closes."""

    kept: datetime
    opens: datetime
    punctual: datetime
    closes: datetime

    def how(self, at: datetime) -> str:
        """How a tap at that time is recorded: `early` ones are kept until check-in opens."""
        return "early" if at < self.opens else "scan"

    def was_late(self, row: Came) -> bool:
        """After the grace of the start; nobody knows when somebody came whom an officer recorded."""
        return row.how != "hand" and row.at > self.punctual


@dataclass(frozen=True)
class Standing:
    """How an activity stands: members there, on leave, missing; guests apart (rules 16, 23, 58)."""

    members: tuple[Person, ...]
    present: tuple[Person, ...]
    on_leave: tuple[Person, ...]
    missing: tuple[Person, ...]
    guests: tuple[Person, ...]
    late: tuple[Person, ...]
    needed: int

    @property
    def share(self) -> float:
        """Members present, as a share of all members; 0 for an empty roster."""
        return len(self.present) / len(self.members) if self.members else 0.0

    @property
    def reached(self) -> bool:
        """Whether the 80 % of rule 16 is reached."""
        return len(self.present) >= self.needed


def link_payload(activity: Activity) -> str:
    """The signed payload behind the QR code; moving the activity makes older ones void."""
    return links.make(PURPOSE, activity.secret, activity.id, _slot(activity))


def window(activity: Activity) -> Window:
    """When taps count.

    Raises:
        Refused: `not-dated`.
    """
    if activity.starts_at is None or activity.ends_at is None:
        raise Refused("not-dated", month=activity.month)
    rules = rules_of(activity.branch)
    opens = activity.starts_at - rules.opens_before
    closes = activity.ended_at or activity.ends_at + rules.ends_by_itself_after
    return Window(opens - rules.kept_before_opening, opens, activity.starts_at + rules.late_after, closes)


async def check_in(db: AsyncSession, link: Link, account: Account, *, at: datetime) -> Recorded:
    """Check the account's person in, by the link of a QR code or button, at Telegram's time `at`.

    Raises:
        Refused: `link-broken`, `link-old`, `not-bound`, `other-branch`, `on-leave`, `checkin-early`, `checkin-closed`.
    """
    activity = await _named(db, link)
    person = await people.acting(db, account, activity.branch_id)
    known = await _of(db, activity, person)
    if known is not None:
        return await _answer(db, activity, person, known)
    await _refuse_on_leave(db, activity, person)
    counts = window(activity)
    if at < counts.kept:
        raise Refused("checkin-early", opens=counts.opens, form=activity.form)
    if at > counts.closes:
        raise Refused("checkin-closed", closed=counts.closes, form=activity.form)
    return await _answer(db, activity, person, await _record(db, activity, person, at=at, how=counts.how(at)))


async def by_hand(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Recorded:
    """An officer records somebody without an account, or whose telephone failed, with the reason (rule 69).

    Nobody records the own check-in, unless nobody else may; the timeline says so then. From a week after the end on
    the record stays as it is.

    Raises:
        Refused: `not-allowed`, `hand-own`, `hand-late`, `checkin-early`.
    """
    alone = await require_hand(db, activity, person, by=by, now=now)
    known = await _of(db, activity, person)
    if known is None:
        counts = window(activity)
        if now < counts.kept:
            raise Refused("checkin-early", opens=counts.opens, form=activity.form)
        at = min(now, activity.ended_at or now)
        known = await _record(db, activity, person, at=at, how="hand", by=by, reason=reason)
        events.note(
            db, "hand-check-in", branch_id=activity.branch_id, activity_id=activity.id, person_id=person.id,
            by_id=by.id, now=now, reason=reason, alone=alone,
        )  # fmt: skip
    return await _answer(db, activity, person, known)


async def require_hand(db: AsyncSession, activity: Activity, person: Person, *, by: Person, now: datetime) -> bool:
    """Refuse unless this officer may record this person now; whether it is the own check-in, for want of another.

    Raises:
        Refused: `not-allowed`, `hand-own`, `hand-late`.
    """
    await people.require_office(db, by, Office.ORGANISATION)
    everybody = await people.roster(db, activity.branch_id)
    others = [other.name for other in everybody if other.id != by.id and other.offices & HAND]
    if by.id == person.id and others:
        raise Refused("hand-own", who=others)
    if activity.ended_at is not None and now > (until := activity.ended_at + rules_of(activity.branch).makeup):
        raise Refused("hand-late", form=activity.form, until=until)
    return by.id == person.id


async def standing(db: AsyncSession, activity: Activity) -> Standing:
    """Who is counted, there, on leave and missing; for a past activity, by the roster of that day."""
    rules = rules_of(activity.branch)
    everybody = await _roster_then(db, activity)
    there = {a.person_id: a for a in (await db.scalars(_attendances(activity))).all()}
    on_leave = await excused(db, activity.id)
    members = tuple(p for p in everybody if p.kind in people.COUNTED)
    counts = window(activity) if activity.starts_at is not None else None
    return Standing(
        members=members,
        present=tuple(p for p in members if p.id in there),
        on_leave=tuple(p for p in members if p.id in on_leave and p.id not in there),
        missing=tuple(p for p in members if p.id not in there and p.id not in on_leave),
        guests=tuple(p for p in everybody if p.kind not in people.COUNTED and p.id in there),
        late=tuple(p for p in members if p.id in there and counts is not None and counts.was_late(there[p.id])),
        needed=needed(len(members), rules.present_share),
    )


async def excused(db: AsyncSession, activity_id: int) -> set[int]:
    """The ids of those on approved leave."""
    query = select(Leave.person_id).where(Leave.activity_id == activity_id, Leave.state == "approved")
    return set((await db.scalars(query)).all())


def was_late(row: Came, activity: Activity) -> bool:
    """Whether this arrival was late; there is no late at an activity without a date."""
    return activity.starts_at is not None and window(activity).was_late(row)


def needed(members: int, share: float) -> int:
    """How many must come: the share of all members, rounded up (rule 16)."""
    return math.ceil(round(share * members, 9))


async def present(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Everybody who checked in, guests too, in order of arrival."""
    return [a.person for a in (await db.scalars(_attendances(activity))).all()]


def _slot(activity: Activity) -> int:
    return int(activity.starts_at.timestamp()) // 60 if activity.starts_at else 0


async def _named(db: AsyncSession, link: Link) -> Activity:
    activity = await db.get(Activity, link.numbers[0]) if len(link.numbers) == 2 else None
    if activity is None:
        raise Refused("link-broken")
    believe(link, activity)
    return activity


def believe(link: Link, activity: Activity) -> None:
    """Take a link as naming this activity at the time it is now planned for.

    Raises:
        Refused: `link-broken`, `link-old`.
    """
    links.check(link, activity.secret)
    if link.numbers[1] != _slot(activity):
        raise Refused("link-old", form=activity.form)


def _attendances(activity: Activity):  # type: ignore[no-untyped-def] # noqa: ANN202 - a select
    return select(Attendance).where(Attendance.activity_id == activity.id).order_by(Attendance.id)


async def _of(db: AsyncSession, activity: Activity, person: Person) -> Attendance | None:
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id)
    return (await db.scalars(query)).one_or_none()


async def _refuse_on_leave(db: AsyncSession, activity: Activity, person: Person) -> None:
    if person.id in await excused(db, activity.id):
        raise Refused("on-leave", form=activity.form)


async def _record(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    *,
    at: datetime,
    how: str,
    by: Person | None = None,
    reason: str | None = None,
) -> Attendance:
    row = Attendance(
        activity_id=activity.id, person_id=person.id, at=at, how=how, by_id=by.id if by else None, reason=reason
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:  # somebody was quicker: theirs is the answer
        first = await _of(db, activity, person)
        if first is None:
            raise
        return first
    await deliveries.refresh(db, activity.id, CARDS, now=at)
    return row


async def _answer(db: AsyncSession, activity: Activity, person: Person, row: Attendance) -> Recorded:
    rank = await db.scalar(select(func.count()).where(Attendance.activity_id == activity.id, Attendance.id <= row.id))
    told = answer(activity, window(activity), row, rank or 1)
    return Recorded(told.activity, told.at, told.rank, told.late, told.opens, person)


def answer(activity: Activity, counts: Window, row: Came, rank: int) -> CheckIn:
    """What a recorded check-in is answered with; `rank` counts the arrivals of this activity from 1."""
    return CheckIn(activity, row.at, rank, counts.was_late(row), counts.opens if row.at < counts.opens else None)


async def _roster_then(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    then = activity.ended_at
    if then is None:
        return await people.roster(db, activity.branch_id)
    query = select(Person).where(
        Person.branch_id == activity.branch_id,
        Person.added_at <= then,
        or_(Person.left_at.is_(None), Person.left_at > then),
    )
    return (await db.scalars(query.order_by(Person.position, Person.id))).all()
