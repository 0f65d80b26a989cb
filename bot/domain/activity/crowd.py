"""Many check-ins at once: the plain case of `attendance.check_in`, for a whole rush in one transaction.

It decides nothing of its own: whoever is not plainly expected here (no valid link, not bound, on leave, there already,
too early, too late, an update seen before) is left to the ordinary road, which finds the words for it.

These are plain functions of a connection, for `Database.in_one_trip`, and every statement is made once, when the module
is imported: a lone tap feels each wait between statements, and making them takes longer than carrying them out.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, raiseload

from bot.domain import deliveries
from bot.domain.activity import attendance
from bot.domain.branch import accounts
from bot.domain.refusals import Refused
from bot.storage.activities import Activity, Attendance, Leave
from bot.storage.people import Account, Branch, Person
from bot.storage.queue import SeenUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import BindParameter, Connection, Row, Select, Table
    from sqlalchemy.sql.dml import ReturningInsert

    from bot.domain.activity.attendance import CheckIn
    from bot.domain.branch.accounts import Sender
    from bot.domain.links import Link
    from bot.storage.base import Base

MOST_KEPT = 1000  # activities: of as many branches as ever rush in the same minute


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


class Activities:
    """Activities with their branches as they were last read; an object is made anew when its row has changed."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[object, ...], Activity]] = {}

    def named(self, db: Connection, links: Iterable[Link]) -> dict[Link, Activity]:
        """Those that are meant by these links, and rightly signed."""
        meant = {link: link.numbers[0] for link in links if len(link.numbers) == 2}
        activities = self._read(db, set(meant.values()))
        found = {}
        for link, activity_id in meant.items():
            with suppress(Refused, KeyError):
                attendance.believe(link, activities[activity_id])
                found[link] = activities[activity_id]
        return found

    def _read(self, db: Connection, ids: set[int]) -> dict[int, Activity]:
        rows = {row[0]: tuple(row) for row in db.execute(_ROWS, {"activities": list(ids)})}
        known = {id_: self._kept[id_][1] for id_, row in rows.items() if self._kept.get(id_, ((),))[0] == row}
        if changed := rows.keys() - known.keys():
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            with Session(db, expire_on_commit=False) as session:
                for activity in session.scalars(_OBJECTS, {"activities": list(changed)}):
                    known[activity.id] = activity
                    self._kept[activity.id] = rows[activity.id], activity
        return known


def branches_of(arrivals: Iterable[Arrival]) -> Select[int]:
    """The query for the branches whose turn `check_in` needs."""
    meant = {arrival.link.numbers[0] for arrival in arrivals if arrival.link.numbers}
    return select(Activity.branch_id).where(Activity.id.in_(meant)).distinct()


def check_in(
    db: Connection, arrivals: Sequence[Arrival], activities: Activities, *, now: datetime
) -> tuple[dict[int, Arrived], bool]:
    """Record the plain ones among these arrivals, at most one of each account.

    What came of them, by update id, and whether a message is now to be worded anew.
    """
    named = activities.named(db, {arrival.link for arrival in arrivals})
    in_time = [a for a in arrivals if a.link in named and _open_at(named[a.link], a.at)]
    plain = _seen_first(db, _expected(db, in_time, named, now), now)
    if not plain:
        return {}, False
    ranks = _insert(db, plain)
    stale = deliveries.refresh_all(db, {one.activity.id for one in plain}, attendance.CARDS, now=now)
    done = {}
    for one in plain:
        if one.person_id in ranks:
            sender = one.arrival.sender
            told = attendance.answer(one.activity, one, ranks[one.person_id])
            done[one.arrival.update_id] = Arrived(told, sender.telegram_id, one.language or sender.client_language)
    return done, stale


@dataclass(slots=True)
class _Plain:
    """An arrival with whom and what it is about, so far as nothing speaks against it."""

    arrival: Arrival
    activity: Activity
    person_id: int
    language: str | None
    at: datetime
    how: str


def _open_at(activity: Activity, at: datetime) -> bool:
    """Whether a tap counts then, of an activity that is not over: what follows an end is for the ordinary road."""
    if activity.starts_at is None or activity.ended_at is not None:
        return False
    kept, _opens, closes = attendance.window(activity)
    return kept <= at <= closes


def _expected(
    db: Connection, arrivals: Sequence[Arrival], activities: dict[Link, Activity], now: datetime
) -> list[_Plain]:
    """Those on the roster of the branch, which is also the one whose times their account reads, and not there yet."""
    if not arrivals:
        return []
    asked = {"accounts": [arrival.sender.telegram_id for arrival in arrivals],
             "activities": list({activities[arrival.link].id for arrival in arrivals})}  # fmt: skip
    rows: dict[int, Row[*tuple[Any, ...]]] = {}
    accounted_for = set()
    for row in db.execute(_PEOPLE, asked):
        rows[row.telegram_id] = row
        accounted_for |= {(row.id, row.there), (row.id, row.on_leave)}
    found, news = [], []
    for arrival in arrivals:
        known, activity = rows.get(arrival.sender.telegram_id), activities[arrival.link]
        if known is None or known.branch_id != activity.branch_id or (known.id, activity.id) in accounted_for:
            continue
        if accounts.tells_news(known, arrival.sender):
            news.append(arrival.sender)
        how = attendance.how(activity, arrival.at)
        found.append(_Plain(arrival, activity, known.id, known.language, arrival.at, how))
    if news:
        _note(db, news, now)
    return found


def _note(db: Connection, news: Iterable[Sender], now: datetime) -> None:
    with Session(db) as session:
        for sender in news:
            accounts.note(session.get_one(Account, sender.telegram_id), sender, now=now)
        session.flush()


def _seen_first(db: Connection, plain: Sequence[_Plain], now: datetime) -> list[_Plain]:
    """Those whose updates have had no effect yet; from now on they have."""
    if not plain:
        return []
    rows = [{"update_id": one.arrival.update_id, "seen_at": now} for one in plain]
    first = set(db.scalars(_passing_over(db.dialect.name, SeenUpdate, "update_id"), rows))
    return [one for one in plain if one.arrival.update_id in first]


def _insert(db: Connection, plain: Sequence[_Plain]) -> dict[int, int]:
    """Insert in the order of arrival; each person's rank there. Whom another process recorded is left out."""
    query = _passing_over(db.dialect.name, Attendance, "id", "activity_id", "person_id")
    rows = [{"activity_id": one.activity.id, "person_id": one.person_id, "at": one.at, "how": one.how} for one in plain]
    inserted = sorted(tuple(row) for row in db.execute(query, rows))
    if not inserted:
        return {}
    before = {"activities": list({row[1] for row in inserted}), "first": inserted[0][0]}
    there = Counter(dict(db.execute(_BEFORE, before).all()))
    ranks = {}
    for _, activity_id, person_id in inserted:
        there[activity_id] += 1
        ranks[person_id] = there[activity_id]
    return ranks


@cache
def _passing_over(dialect: str, model: type[Base], *returned: str) -> ReturningInsert[*tuple[Any, ...]]:
    """An insert that passes over what is there already; each database has its own."""
    table = cast("Table", model.__table__)  # without the ORM: nobody needs the rows as objects
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return insert.on_conflict_do_nothing().returning(*(table.c[name] for name in returned))


_IDS: BindParameter[int] = bindparam("activities", expanding=True)
_ROWS = (
    select(*Activity.__table__.c, *Branch.__table__.c)
    .select_from(Activity.__table__)
    .join(Branch.__table__, Branch.id == Activity.branch_id)
    .where(Activity.id.in_(_IDS))
)
_OBJECTS = select(Activity).where(Activity.id.in_(_IDS)).options(raiseload(Activity.host), raiseload(Activity.recorder))
_PEOPLE = (
    select(
        Person.id, Person.branch_id, Account.telegram_id, Account.language, Account.client_language,
        Account.display_name, Account.started_at, Account.unreachable_at,
        Attendance.activity_id.label("there"), Leave.activity_id.label("on_leave"),
    )
    .select_from(Person)
    .join(Account, Account.telegram_id == Person.account_id)
    .outerjoin(Attendance, and_(Attendance.person_id == Person.id, Attendance.activity_id.in_(_IDS)))
    .outerjoin(Leave, and_(Leave.person_id == Person.id, Leave.activity_id.in_(_IDS), Leave.state == "approved"))
    .where(
        Account.telegram_id.in_(bindparam("accounts", expanding=True)),
        Person.left_at.is_(None),
        Account.branch_id == Person.branch_id,
    )
)  # fmt: skip
_BEFORE = (
    select(Attendance.activity_id, func.count())
    .where(Attendance.activity_id.in_(_IDS), Attendance.id < bindparam("first"))
    .group_by(Attendance.activity_id)
)
