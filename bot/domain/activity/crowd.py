"""Many check-ins at once: the plain case of `attendance.check_in`, for a whole rush in one transaction.

It decides nothing of its own: whoever is not plainly expected here (no valid link, not bound, on leave, there already,
too early, too late, an update seen before) is left to the ordinary road, which finds the words for it.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import raiseload

from bot.domain import deliveries
from bot.domain.activity import attendance
from bot.domain.branch import accounts
from bot.domain.refusals import Refused
from bot.storage import turns
from bot.storage.activities import Activity, Attendance, Leave
from bot.storage.people import Account, Person
from bot.storage.queue import SeenUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.activity.attendance import CheckIn
    from bot.domain.branch.accounts import Sender
    from bot.domain.links import Link
    from bot.storage.base import Base

_ACCOUNT = (
    Account.telegram_id, Account.language, Account.client_language, Account.display_name, Account.started_at,
    Account.unreachable_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrival:
    """One tap of the check-in link: the update that told of it, whose it is, and Telegram's time of it."""

    update_id: int
    sender: Sender
    link: Link
    at: datetime


@dataclass(frozen=True, slots=True)
class Arrived:
    """An arrival that was recorded: whom to answer, and in which language."""

    check_in: CheckIn
    telegram_id: int
    language: str | None


async def check_in(db: AsyncSession, arrivals: Sequence[Arrival], *, now: datetime) -> dict[int, Arrived]:
    """Record the plain ones among these arrivals, at most one of each account; what came of them, by update id."""
    meant = {arrival.link.numbers[0] for arrival in arrivals if arrival.link.numbers}
    await turns.take_all(db, select(Activity.branch_id).where(Activity.id.in_(meant)).distinct())
    activities = await _named(db, {arrival.link for arrival in arrivals})
    in_time = [a for a in arrivals if a.link in activities and _open_at(activities[a.link], a.at)]
    plain = await _seen_first(db, await _expected(db, await _known(db, in_time, activities, now)), now)
    if not plain:
        return {}
    ranks = await _insert(db, plain)
    await deliveries.refresh(db, {one.activity.id for one in plain}, attendance.CARDS, now=now)
    done = {}
    for one in plain:
        if one.person_id in ranks:
            sender = one.arrival.sender
            told = attendance.answer(one.activity, one, ranks[one.person_id])
            done[one.arrival.update_id] = Arrived(told, sender.telegram_id, one.language or sender.client_language)
    return done


@dataclass(slots=True)
class _Plain:
    """An arrival with whom and what it is about, so far as nothing speaks against it."""

    arrival: Arrival
    activity: Activity
    person_id: int
    language: str | None
    at: datetime
    how: str


async def _named(db: AsyncSession, chosen: Iterable[Link]) -> dict[Link, Activity]:
    named = {link: link.numbers[0] for link in chosen if len(link.numbers) == 2}
    query = select(Activity).where(Activity.id.in_(set(named.values())))
    rows = await db.scalars(query.options(raiseload(Activity.host), raiseload(Activity.recorder)))
    activities = {activity.id: activity for activity in rows}
    found = {}
    for link, activity_id in named.items():
        with suppress(Refused, KeyError):
            attendance.believe(link, activities[activity_id])
            found[link] = activities[activity_id]
    return found


def _open_at(activity: Activity, at: datetime) -> bool:
    """Whether a tap counts then, of an activity that is not over: what follows an end is for the ordinary road."""
    kept, _opens, closes = attendance.window(activity)
    return activity.ended_at is None and kept <= at <= closes


async def _known(
    db: AsyncSession, arrivals: Sequence[Arrival], activities: dict[Link, Activity], now: datetime
) -> list[_Plain]:
    """Those who are on the roster of the branch, where it is also the one whose times their account reads."""
    query = select(Person.id, Person.branch_id, *_ACCOUNT).join(Account, Account.telegram_id == Person.account_id)
    query = query.where(
        Account.telegram_id.in_([arrival.sender.telegram_id for arrival in arrivals]),
        Person.left_at.is_(None),
        Account.branch_id == Person.branch_id,
    )
    rows = {row.telegram_id: row for row in await db.execute(query)}
    found = []
    for arrival in arrivals:
        row, activity = rows.get(arrival.sender.telegram_id), activities[arrival.link]
        if row is None or row.branch_id != activity.branch_id:
            continue
        if accounts.tells_news(row, arrival.sender):
            accounts.note(await db.get_one(Account, row.telegram_id), arrival.sender, now=now)
        how = attendance.how(activity, arrival.at)
        found.append(_Plain(arrival, activity, row.id, row.language, arrival.at, how))
    return found


async def _expected(db: AsyncSession, plain: Sequence[_Plain]) -> list[_Plain]:
    """Those who are not on leave and not there yet."""
    whose = {"activities": {one.activity.id for one in plain}, "people": {one.person_id for one in plain}}
    known = set()
    for table, condition in ((Attendance, true()), (Leave, Leave.state == "approved")):
        query = select(table.activity_id, table.person_id).where(
            table.activity_id.in_(whose["activities"]), table.person_id.in_(whose["people"]), condition
        )
        known |= {(activity_id, person_id) for activity_id, person_id in await db.execute(query)}
    return [one for one in plain if (one.activity.id, one.person_id) not in known]


async def _seen_first(db: AsyncSession, plain: Sequence[_Plain], now: datetime) -> list[_Plain]:
    """Those whose updates have had no effect yet; from now on they have."""
    if not plain:
        return []
    rows = [{"update_id": one.arrival.update_id, "seen_at": now} for one in plain]
    query = _passing_over(db, SeenUpdate).on_conflict_do_nothing().returning(SeenUpdate.__table__.c.update_id)
    first = set((await db.scalars(query, rows)).all())
    return [one for one in plain if one.arrival.update_id in first]


async def _insert(db: AsyncSession, plain: Sequence[_Plain]) -> dict[int, int]:
    """Insert in the order of arrival; each person's rank there. Whom another process recorded is left out."""
    columns = (Attendance.__table__.c[name] for name in ("id", "activity_id", "person_id"))
    query = _passing_over(db, Attendance).on_conflict_do_nothing().returning(*columns)
    rows = [{"activity_id": one.activity.id, "person_id": one.person_id, "at": one.at, "how": one.how} for one in plain]
    inserted = sorted(tuple(row) for row in await db.execute(query, rows))
    if not inserted:
        return {}
    before = (
        select(Attendance.activity_id, func.count())
        .where(Attendance.activity_id.in_({row[1] for row in inserted}), Attendance.id < inserted[0][0])
        .group_by(Attendance.activity_id)
    )
    there = Counter(dict((await db.execute(before)).all()))
    ranks = {}
    for _, activity_id, person_id in inserted:
        there[activity_id] += 1
        ranks[person_id] = there[activity_id]
    return ranks


def _passing_over(db: AsyncSession, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert that passes over what is there already; each database has its own."""
    dialect = db.get_bind().dialect.name
    table = cast("Table", model.__table__)  # without the ORM: nobody needs the rows as objects
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
