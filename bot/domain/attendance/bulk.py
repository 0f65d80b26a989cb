"""Bulk check-in: the plain case of `attendance.check_in`, for a whole batch in one transaction.

It makes no decisions of its own. Every other case (no valid link, or one that names no session; not bound, on leave,
recorded already, too early, too late, an update seen before) is left to the handlers, which word the answer.

These are plain functions of a connection, for `Database.in_one_trip`, and each statement is prepared once: even a
single check-in is slowed down by waits between statements, and building a statement takes longer than executing it.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Integer, any_, bindparam, exists, func, literal, select, type_coerce
from sqlalchemy.orm import Session as ORMSession
from sqlalchemy.orm import raiseload
from sqlalchemy.types import NullType

from bot.domain.attendance import window
from bot.domain.attendance.check_in import CARDS, answer, refuse_old
from bot.domain.branch import accounts
from bot.domain.links import check
from bot.domain.obligations import deliveries
from bot.domain.refusals import Refused
from bot.storage.engine import prepared
from bot.storage.engine.prepared import Given, Prepared
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.seen import SeenUpdate
from bot.storage.tables.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from bot.domain.attendance.check_in import CheckIn
    from bot.domain.attendance.window import Window
    from bot.domain.branch.accounts import Sender
    from bot.domain.links import Link

MOST_KEPT = 1000  # activities; at most about as many branches check in within the same minute


@dataclass(frozen=True, slots=True)
class Arrival:
    """One tap of a check-in link: its update, its sender, and Telegram's time of it."""

    update_id: int
    sender: Sender
    link: Link
    at: datetime


@dataclass(frozen=True, slots=True)
class Arrived:
    """A recorded arrival with the account to answer and its language."""

    check_in: CheckIn
    telegram_id: int
    language: str | None


@dataclass(frozen=True, slots=True)
class _Open:
    """An activity that accepts check-ins, its window, and the number of check-ins before this batch."""

    activity: Activity
    counts: Window
    there: int


class Activities:
    """A cache of activities with their sessions and branches; an object is loaded again when a row has changed."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[object, ...], Activity]] = {}

    def named(self, db: Connection, links: Iterable[Link]) -> dict[Link, list[_Open]]:
        """Return the activities of the session that each valid link names, if they are neither ended nor cancelled.

        Check-ins after the end have consequences, which the handlers deal with.
        """
        meant = defaultdict(list)
        for link in links:
            if len(link.numbers) == 2:
                meant[link.numbers[0]].append(link)
        named = defaultdict(list)
        for activity, there in self._read(db, meant.keys()):
            for link in meant[activity.session_id]:
                with suppress(Refused):
                    check(link, activity.secret)
                    refuse_old(link, activity)
                    if activity.ended_at is None and activity.cancelled_at is None:
                        named[link].append(_Open(activity, window.window(activity), there))
        return named

    def _read(self, db: Connection, sessions: Iterable[int]) -> list[tuple[Activity, int]]:
        """Return the activities of these sessions, each with its number of check-ins."""
        there, rows = {}, {}
        for id_, count, *row in _STANDING(db, [(session,) for session in sessions]):
            there[id_], rows[id_] = count, tuple(row)
        known = {id_: self._kept[id_][1] for id_, row in rows.items() if self._kept.get(id_, ((),))[0] == row}
        if changed := rows.keys() - known.keys():
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            with ORMSession(db, expire_on_commit=False) as session:
                for activity in session.scalars(_OBJECTS, {"activities": list(changed)}):
                    known[activity.id] = activity
                    self._kept[activity.id] = rows[activity.id], activity
        return [(activity, there[id_]) for id_, activity in known.items()]


def branches_of(arrivals: Iterable[Arrival]) -> Select[int]:
    """Return the query for the branches to lock before `check_in`; only for a database with branch locks and arrays."""
    meant = {arrival.link.numbers[0] for arrival in arrivals if arrival.link.numbers}
    named = Activity.session_id == any_(literal(list(meant), ARRAY(Integer)))
    return select(Activity.branch_id).where(named).distinct()


def check_in(
    db: Connection, arrivals: Sequence[Arrival], activities: Activities, *, now: datetime
) -> tuple[dict[int, Arrived], bool]:
    """Record the plain ones among these arrivals; an account has at most one of them.

    Return the recorded ones by update id, and True if a message must now be worded anew.
    """
    named = activities.named(db, {arrival.link for arrival in arrivals})
    meant = [(arrival, to) for arrival in arrivals for to in named.get(arrival.link, ())]
    in_time = [(arrival, to) for arrival, to in meant if to.counts.kept <= arrival.at <= to.counts.closes]
    plain = _seen_first(db, _expected(db, in_time, now), now)
    if not plain:
        return {}, False
    ranks = _insert(db, plain)
    stale = deliveries.refresh_all(db, {one.to.activity.id for one in plain}, CARDS, now=now)
    done = {}
    for one in plain:
        if one.person_id in ranks:
            sender = one.arrival.sender
            told = answer(one.to.activity, one.to.counts, one, ranks[one.person_id])
            done[one.arrival.update_id] = Arrived(told, sender.telegram_id, one.language or sender.client_language)
    return done, stale


@dataclass(slots=True)
class _Plain:
    """An arrival with its activity and person that has passed the checks so far."""

    arrival: Arrival
    to: _Open
    person_id: int
    language: str | None
    at: datetime
    how: How


def _expected(db: Connection, arrivals: Sequence[tuple[Arrival, _Open]], now: datetime) -> list[_Plain]:
    """Return the arrivals of people who are expected, and note what the updates tell of their accounts.

    Expected people are on the roster of the activity's branch and neither recorded nor on leave. Their account must
    belong to that branch too, because the answer shows times in its zone; so an arrival has one activity at most, even
    if its session has several.
    """
    asked = [(arrival.sender.telegram_id, to.activity.id, to.activity.branch_id) for arrival, to in arrivals]
    known = {(one.telegram_id, one.branch_id): one for one in map(_Known._make, _EXPECTED(db, asked))}
    found, news = [], []
    for arrival, to in arrivals:
        one = known.get((arrival.sender.telegram_id, to.activity.branch_id))
        if one is None:
            continue
        if accounts.tells_news(one, arrival.sender):
            news.append(arrival.sender)
        found.append(_Plain(arrival, to, one.person_id, one.language, arrival.at, to.counts.how(arrival.at)))
    accounts.note_all(db, news, now=now)
    return found


def _seen_first(db: Connection, plain: Sequence[_Plain], now: datetime) -> list[_Plain]:
    """Mark the updates as seen, and return the arrivals whose update was not seen before."""
    first = {update_id for (update_id,) in _SEE(db, [(one.arrival.update_id, now) for one in plain])}
    return [one for one in plain if one.arrival.update_id in first]


def _insert(db: Connection, plain: Sequence[_Plain]) -> dict[int, int]:
    """Insert the check-ins in the order of arrival, and return each person's rank by person id.

    A person whom another process has recorded meanwhile is left out.
    """
    rows = [(one.to.activity.id, one.person_id, one.at, one.how) for one in plain]
    there = {one.to.activity.id: one.to.there for one in plain}
    ranks = {}
    for _, activity_id, person_id in sorted(_RECORD(db, rows)):
        there[activity_id] += 1
        ranks[person_id] = there[activity_id]
    return ranks


class _Known(NamedTuple):
    """An expected person and their account."""

    telegram_id: int
    branch_id: int
    person_id: int
    language: str | None
    client_language: str | None
    display_name: str
    started_at: datetime | None
    unreachable_at: datetime | None


def _standing(given: Given) -> Select[*tuple[Any, ...]]:
    """Select each activity of a session: its id, its number of check-ins, and all columns of it, session and branch."""
    as_read = NullType()  # the values are only compared, so they need no conversion
    tables = (Activity.__table__, Session.__table__, Branch.__table__)
    columns = (type_coerce(each, as_read) for table in tables for each in table.c)
    there = select(func.count()).where(Attendance.activity_id == Activity.id, LIVE).scalar_subquery()
    query = select(Activity.id, there, *columns).join_from(Activity, Branch, Branch.id == Activity.branch_id)
    return query.join(Session, Session.id == Activity.session_id).where(Activity.session_id == given.session)


def _expected_one(given: Given) -> Select[*tuple[Any, ...]]:
    """Select a person of the branch who is neither recorded nor on leave, as `_Known`."""
    there = exists().where(Attendance.person_id == Person.id, Attendance.activity_id == given.activity, LIVE)
    on_leave = exists().where(
        Leave.person_id == Person.id, Leave.activity_id == given.activity, Leave.state == LeaveState.APPROVED
    )
    return (
        select(
            Account.telegram_id, Account.branch_id, Person.id, Account.language, Account.client_language,
            Account.display_name, Account.started_at, Account.unreachable_at,
        )
        .join_from(Person, Account, Account.telegram_id == Person.account_id)
        .where(
            Account.telegram_id == given.account, Account.branch_id == given.branch, Person.branch_id == given.branch,
            Person.left_at.is_(None), ~there, ~on_leave,
        )
    )  # fmt: skip


_STANDING = Prepared(_standing, session=Integer())
_EXPECTED = Prepared(_expected_one, account=BigInteger(), activity=Integer(), branch=Integer())
_SEE = prepared.insert_new(SeenUpdate, ("update_id", "seen_at"), "update_id")
_RECORD = prepared.insert_new(Attendance, ("activity_id", "person_id", "at", "how"), "id", "activity_id", "person_id")
_OBJECTS = (
    select(Activity)
    .where(Activity.id.in_(bindparam("activities", expanding=True)))
    .options(raiseload(Activity.host), raiseload(Activity.recorder))
)
