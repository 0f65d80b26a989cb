"""Write the rows of a branch's past year: twelve activities with attendance, leave, ballots and make-up."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from bench.branches import settled
from bot.domain import links
from bot.domain.branch import terms
from bot.domain.roles import Kind, Office
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.evaluation import BallotCount, BallotReceipt
from bot.storage.tables.roll import RollEntry
from bot.storage.tables.session import Session
from bot.storage.tables.terms import Membership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.storage.engine.database import Database

LEVELS = {1: 70, 2: 20, 3: 7, 4: 3}  # in a hundred ballots
EIGHTH = 8  # one person in eight is away, every second one of them on leave


async def a_year(database: Database, year: int, people: int) -> None:
    """Create one branch of this many people; the first on its roster is the secretary."""
    await settled(database, 1, people)
    first = datetime(year, 1, 6, 6, 0, tzinfo=UTC)
    async with database.begin() as db:
        ids = (await db.scalars(select(Person.id).order_by(Person.id))).all()
        joined = first - timedelta(days=30)
        await db.execute(update(Person).values(added_at=joined))
        await db.execute(update(Membership).values(from_at=joined))
        await terms.hold_offices(db, await db.get_one(Person, ids[0]), [Office.SECRETARY], now=joined)
        months = {month + 1: first.replace(month=month) for month in range(1, 13)}  # by the activity's id
        await db.execute(insert(Session), [_session(number, at) for number, at in months.items()])
        await db.execute(insert(Activity), [_activity(number, at, ids[0]) for number, at in months.items()])
        slips = itertools.count(1)
        for number, at in months.items():
            away = [person for person in ids[1:] if (person + number) % EIGHTH == 0]
            there = sorted(set(ids) - set(away))
            await db.execute(insert(Attendance), [
                {"activity_id": number, "person_id": person, "at": at, "how": "scan"} for person in there
            ])  # fmt: skip
            await db.execute(insert(RollEntry), [_entry(number, one, at, away) for one in ids])
            await db.execute(insert(BallotReceipt), [{"activity_id": number, "person_id": one} for one in there])
            await db.execute(insert(BallotCount), list(_counts(number, len(there))))
            if away:
                await db.execute(insert(Makeup), [_makeup(number, person, at) for person in away])
                await db.execute(insert(Leave), [_leave(number, one, at, next(slips)) for one in away[::2]])


def _session(number: int, at: datetime) -> dict[str, Any]:
    return {"id": number, "host_branch_id": 1, "starts_at": at, "ends_at": at + timedelta(hours=4),
            "place": "党员活动室", "secret": links.new_secret()}  # fmt: skip


def _activity(number: int, at: datetime, host: int) -> dict[str, Any]:
    ends = at + timedelta(hours=4)
    closes = ends + timedelta(days=1)
    return {"id": number, "branch_id": 1, "session_id": number, "year": at.year, "month": at.month,
            "form": "专题学习研讨", "content": "学习", "host_id": host, "recorder_id": host,
            "dated_at": at - timedelta(days=9), "announced_at": at - timedelta(days=6),
            "posted_at": at - timedelta(days=6), "opened_at": at - timedelta(minutes=30),
            "ended_at": ends, "roll_fixed": True, "ballot_closes_at": closes, "ballot_closed_at": closes}  # fmt: skip


def _entry(number: int, person: int, at: datetime, away: list[int]) -> dict[str, Any]:
    state = "present" if person not in away else "leave" if person in away[::2] else "absent"
    there = {"how": "scan", "at": at} if state == "present" else {"how": None, "at": None}
    return {"activity_id": number, "person_id": person, "kind": Kind.FULL, "counted": True, "state": state,
            "recorded_at": at + timedelta(hours=4)} | there  # fmt: skip


def _counts(number: int, ballots: int) -> Iterator[dict[str, Any]]:
    for dimension, (level, share) in itertools.product(range(1, 5), LEVELS.items()):
        yield {"activity_id": number, "raters": "members", "dimension": dimension, "level": level,
               "count": ballots * share // 100}  # fmt: skip


def _makeup(number: int, person: int, at: datetime) -> dict[str, Any]:
    return {"activity_id": number, "person_id": person, "cause": "absent", "state": "accepted", "opened_at": at,
            "due_at": at + timedelta(days=7), "answer": "学了", "submitted_at": at, "decided_at": at}  # fmt: skip


def _leave(number: int, person: int, at: datetime, slip: int) -> dict[str, Any]:
    return {"branch_id": 1, "activity_id": number, "person_id": person, "year": at.year, "slip": slip,
            "category": "teaching", "reason": "出差", "state": "approved", "asked_at": at - timedelta(days=2),
            "decided_at": at - timedelta(days=1)}  # fmt: skip
