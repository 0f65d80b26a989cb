"""Ballots of tests: directly on a database, and by the members of a town."""

from __future__ import annotations

from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.evaluation import ballot_box, ballot_period, voting
from bot.domain.evaluation.ballot import GROUPS, MEMBERS
from bot.domain.evaluation.result import Result, result_of
from bot.domain.obligations import duties
from bot.domain.rules import Rules
from bot.storage.engine.database import Database
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Delivery, Duty
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address

if TYPE_CHECKING:
    from bot.domain.evaluation.ballot_box import Contents
    from bot.storage.tables.activity import Activity

E = datetime(2026, 3, 6, 9, 30, tzinfo=UTC)  # Friday, 17:30 in Shanghai
CLOSES = E + timedelta(hours=24)
# Matches 不满意, 一般, 比较满意, 满意 as callback data carries them, but not inside a time or another number.
WORST_FIRST = r"(?<![\d.])4321(?!\d)"
CHOICES = ((1, 1, 1, 1), (4, 4, 4, 4), (1, 2, 3, 4), (2, 2, 3, 3), (4, 3, 2, 1), (3, 3, 3, 3))
VOTERS = ("李书记", "王组织", "赵宣传", "张三", "陈四", "孙五", "褚积极")


@dataclass
class Hall:
    """An activity that has ended, on a database; its people are numbered from 1."""

    database: Database
    activity_id: int

    async def vote(self, number: int, levels=(1, 1, 1, 1), now: datetime = E, activity_id: int | None = None) -> bool:
        async with self.database.begin() as db:
            account = await db.get_one(Account, 1000 + number)
            who = await voting.voter(db, account, activity_id or self.activity_id, now=now)
            return await voting.submit(db, who, tuple(levels), now=now)

    async def comment(self, number: int, text: str, now: datetime = E) -> None:
        async with self.database.begin() as db:
            account = await db.get_one(Account, 1000 + number)
            who = await voting.voter(db, account, self.activity_id, now=now)
            await voting.comment(db, who, text, now=now)

    async def close(self, now: datetime = CLOSES, activity_id: int | None = None) -> Result:
        wanted = activity_id or self.activity_id
        async with self.database.begin() as db:
            duty = (
                await db.scalars(select(Duty).where(Duty.kind == "ballot-closing", Duty.activity_id == wanted))
            ).one()
            duties.finish(duty, await ballot_period.close(db, duty, now), now=now)
            result = await result_of(db, await activities.get(db, wanted))
        await self.tend()
        return result

    async def tend(self, now: datetime = CLOSES) -> None:
        """Do what each tick and each start does for ballots."""
        async with self.database.read() as db:
            untidy = await ballot_period.untidy(db)
        for activity_id in untidy:
            async with self.database.begin() as db:
                await ballot_period.tend(db, activity_id, now=now)

    async def contents(self, raters: str = MEMBERS, activity_id: int | None = None) -> Contents:
        """Return what the open ballot's box holds, opened with its key."""
        async with self.database.read() as db:
            return await opened(db, activity_id or self.activity_id, raters)

    async def another(self, month: int, present: int = 6) -> int:
        """Add an activity with an open ballot, at which the first `present` people were; return its id."""
        async with self.database.begin() as db:
            return await _held(db, 1, month, present)

    async def kinds(self, activity_id: int | None = None) -> list[str]:
        async with self.database.begin() as db:
            query = select(Delivery.kind).where(Delivery.activity_id == (activity_id or self.activity_id))
            return sorted((await db.scalars(query)).all())

    @asynccontextmanager
    async def looked_at(self):
        async with self.database.begin() as db:
            yield db, await activities.get(db, self.activity_id)


@asynccontextmanager
async def a_hall(folder, members: int = 6, guests: int = 0, present: int | None = None):
    """Create a hall of members and then guests; the first `present` of them have checked in, by default all."""
    database = Database(address(folder, "bot.db"), folder / "ballot-keys")
    await database.migrate()
    async with database.begin() as db:
        branch, _people = await a_branch(
            db,
            [
                RosterEntry(f"人{number}", "full" if number <= members else "activist", account=1000 + number)
                for number in range(1, members + guests + 1)
            ],
            now=E - timedelta(days=1),
        )
        activity_id = await _held(db, branch.id, 3, members + guests if present is None else present)
    try:
        yield Hall(database, activity_id)
    finally:
        await database.close()


async def opened(db, activity_id: int, raters: str = MEMBERS) -> Contents:
    """Return what an open ballot's box holds of one group of raters."""
    return (await ballot_box._Box.of(db, activity_id, raters)).contents


async def counted(db, activity_id: int) -> Counter[tuple[int, int]]:
    """Return how often each level of each dimension is in an open ballot's box, of both groups."""
    found = Counter()
    for raters in GROUPS:
        for dimension, levels in enumerate((await opened(db, activity_id, raters)).counts, 1):
            found.update({(dimension, level): count for level, count in enumerate(levels, 1) if count})
    return found


async def _held(db, branch_id: int, month: int, present: int) -> int:
    activity = await activities.create(db, branch_id, 2026, month, "红色教育行动", "党史")
    session, activity.ended_at = activity.session, E
    session.secret, session.starts_at, session.ends_at = f"secret of {month}", E - timedelta(hours=3), E
    for person_id in range(1, present + 1):
        db.add(Attendance(activity_id=activity.id, person_id=person_id, at=E - timedelta(hours=3), how="scan"))
    await db.flush()
    await roll.fix(db, activity)
    await ballot_period.open_for(db, activity, Rules(), now=E)
    return activity.id


async def ended(town) -> Activity:
    """Play an activity until it has ended, with seven people present, one of them a guest."""
    activity = await town.dated()
    await town.until("2026-03-06 14:00")
    async with town.database() as db:
        for name in VOTERS:
            person = await town.person(db, name)
            db.add(Attendance(activity_id=activity.id, person_id=person.id, at=town.now, how="scan"))
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    return await town.activity_now(activity.id)


async def vote(human, *levels: str) -> None:
    """Vote with these levels and submit the ballot."""
    for level in levels:
        await human.taps(level)
    await human.taps("提交")
