"""A branch for tests: the bot on the sandbox, a group, people with offices, bound to their names.

`Town` is built directly in the bot's tables, so that a test starts at the point it is about.
"""

from __future__ import annotations

from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import event

from bot.domain.activity import activities
from bot.domain.branch import people
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from sandbox.desk.desk import Desk
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.app import BranchBot
    from bot.storage.engine.database import Database
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from sandbox.people.group import Group
    from sandbox.people.person import Person as Human
    from sandbox.state.bots import BotAccount
    from sandbox.state.telegram import Telegram

ZONE = ZoneInfo("Asia/Shanghai")
FOUNDED = datetime(2026, 2, 20, 1, 0, tzinfo=UTC)  # Friday, 09:00 in Shanghai

# name, kind, office, has an account
ROSTER = (
    ("李书记", "full", "secretary", True),
    ("王组织", "full", "organisation", True),
    ("赵宣传", "full", "publicity", True),
    ("张三", "full", None, True),
    ("陈四", "full", None, True),
    ("孙五", "probationary", None, True),
    ("周六", "full", None, True),
    ("吴七", "full", None, True),
    ("郑八", "full", None, True),
    ("冯九", "full", None, False),
    ("褚积极", "activist", None, True),
)


# a second branch, whose people must have no access to the first
NEIGHBOURS = (
    ("刘书记", "full", "secretary", True),
    ("关组织", "full", "organisation", True),
    ("马九", "full", None, True),
    ("黄十", "full", None, True),
    ("林一", "full", None, False),
)


def at(text: str) -> datetime:
    """Return `2026-03-06 14:00` in Shanghai as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@dataclass
class Town:
    """The branch of a test; `town["张三"]` is the person in Telegram."""

    desk: Desk
    group: Group
    branch_id: int = 0  # once its branch is settled
    humans: dict[str, Human] = field(default_factory=dict)
    secretary: str = "李书记"
    recorder: str = "赵宣传"
    number: int = 0  # the index of its bot on the desk
    activity: Activity | None = None  # what the test is about, where a fixture has dated or planned it

    def __getitem__(self, name: str) -> Human:
        """Return the person in Telegram."""
        return self.humans[name]

    @property
    def telegram(self):
        return self.desk.telegram

    @property
    def bot(self) -> BranchBot:
        return self.desk.fleet.bots[self.number]

    @property
    def account(self) -> BotAccount:
        return self.telegram.bots[self.desk.tokens[self.number]]

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    @asynccontextmanager
    async def database(self) -> AsyncIterator[AsyncSession]:
        """Open a session on the bot's database, for facts that no chat shows."""
        async with self.bot.database.begin() as db:
            yield db

    async def until(self, when: str | datetime) -> None:
        """Advance the clock to `2026-03-06 14:00`."""
        await self.desk.until(at(when) if isinstance(when, str) else when)

    async def passes(self, **delta: float) -> None:
        """Advance the clock, for example by `hours=2`."""
        await self.desk.passes(timedelta(**delta))

    async def person(self, db: AsyncSession, name: str) -> Person:
        """Return the person on the roster."""
        return next(p for p in await people.roster(db, self.branch_id) if p.name == name)

    async def dated(
        self, start: str = "2026-03-06 14:00", hours: float = 3.5, form: str = "红色教育行动", **changes
    ) -> Activity:
        """Create an activity whose date the secretary has fixed, with its duties."""
        begins = at(start)
        async with self.database() as db:
            secretary, recorder = await self.person(db, self.secretary), await self.person(db, self.recorder)
            local = begins.astimezone(ZONE)
            activity = await activities.create(db, self.branch_id, local.year, local.month, form, "党史专题学习")
            plan = Arrangement(begins, begins + timedelta(hours=hours), "党员活动室", secretary, recorder)
            await set_date.arrange(db, activity, plan, by=secretary, now=self.now, **changes)
        await self.desk.settle()
        return activity

    def noted(self, beginning: str) -> list[str]:
        """Return a list that collects, from now on, the statements of sessions that begin with this text."""
        found = []

        def note(_connection, _cursor, statement, *_rest):
            if statement.startswith(beginning):
                found.append(statement)

        event.listen(self.desk.bot.database.engine.sync_engine, "before_cursor_execute", note)
        return found

    def committed(self, beginning: str) -> list[int]:
        """Return a list that collects how many statements of each later committed transaction begin so, if any."""
        database, here, found = self.desk.bot.database, Counter(), []

        def note(connection, statement):
            here[connection] += statement.startswith(beginning)

        def end(connection):
            if number := here.pop(connection.connection.driver_connection, 0):
                found.append(number)

        for engine in (database.engine.sync_engine, *([database.writer.engine] if database.writer else [])):
            event.listen(engine, "commit", end)
            event.listen(engine, "rollback", lambda one: here.pop(one.connection.driver_connection, None))
        event.listen(
            database.engine.sync_engine, "before_cursor_execute",
            lambda connection, _cursor, statement, *_rest: note(connection.connection.driver_connection, statement),
        )  # fmt: skip
        if database.writer is not None:  # bulk check-in bypasses SQLAlchemy
            trace(database, note)
        return found

    async def activity_now(self, activity_id: int) -> Activity:
        """Return the activity in its current state."""
        async with self.database() as db:
            return await activities.get(db, activity_id)


def trace(database: Database, note: Callable[[sqlite3.Connection, str], object]) -> None:
    """Call `note` with the connection and text of every statement of the writer of a SQLite file."""

    def listen(connection, _record=None):
        connection.set_trace_callback(partial(note, connection))

    event.listen(database.writer.engine, "connect", listen)
    if database.writer.connection is not None:
        listen(database.writer.connection.connection.driver_connection)


@asynccontextmanager
async def a_town(
    folder: Path, start: datetime = FOUNDED, roster=ROSTER, *, supergroup: bool = True, forum: bool = False, **desk
) -> AsyncIterator[Town]:
    """Create a branch that is set up, with bound people and without a plan."""
    if "database_url" not in desk:
        desk["database_url"] = address(folder)
    async with Desk(folder, start, **desk) as bench:
        owner = bench.telegram.person(roster[0][0])
        group = bench.telegram.group("会计学院学生第二党支部", owner=owner, supergroup=supergroup, forum=forum)
        bench.telegram.settle = None
        town = Town(bench, group)
        await _settle(town, owner, roster, "党员活动室")
        await group.add_bot(by=owner, admin=True)
        await bench.telegram.confirmed()
        await bench.bot.catch_up()
        bench.telegram.settle = bench.settle
        yield town
        assert private_links(bench.telegram) == []


def private_links(telegram: Telegram) -> list[dict[str, object]]:
    """Return the private messages with a link to the bot itself, which some apps ignore inside its own chat."""
    return [
        values for _method, values, _result in telegram.answers
        if int(values.get("chat_id") or 0) > 0 and "?start=" in str(values)
    ]  # fmt: skip


async def a_neighbour(town: Town, *, number: int = 0) -> Town:
    """Create a second branch with its own group, people and offices, on the same bot or the bot with this number."""
    telegram = town.telegram
    telegram.settle = None
    owner = telegram.person(NEIGHBOURS[0][0])
    group = telegram.group("会计学院教工党支部", owner=owner)
    beside = Town(town.desk, group, secretary=NEIGHBOURS[0][0], recorder=NEIGHBOURS[1][0], number=number)
    await _settle(beside, owner, NEIGHBOURS, "会议室")
    await group.add_bot(by=owner, admin=True, bot=beside.account)
    telegram.settle = town.desk.settle
    await town.desk.settle()
    return beside


async def share_session(town: Town, host: Activity, guest: Activity) -> Activity:
    """Move the guest's activity into the session of the host's, and return it."""
    async with town.database() as db:
        joined = await activities.get(db, guest.id)
        joined.session = (await activities.get(db, host.id)).session
        return joined


async def _settle(town: Town, owner: Human, roster, place: str) -> None:
    """Write the branch, its people and their accounts into the database, and have them join the group."""
    for name, *_rest in roster:
        town.humans[name] = owner if name == owner.name else town.telegram.person(name)
    entries = [
        RosterEntry(name, kind, office, town[name].id if has_account else None)
        for name, kind, office, has_account in roster
    ]
    async with town.database() as db:
        branch, _people = await a_branch(
            db, entries, now=town.now, title=town.group.title, chat_id=town.group.id, superior="会计学院机关党委",
            fixed_day="nth:1:4", usual_place=place, usual_time="14:00", zone="Asia/Shanghai", language="zh-CN",
            founder_id=owner.id,
        )  # fmt: skip
    town.branch_id = branch.id
    for name, _kind, _office, has_account in roster:
        if town[name].id != owner.id:
            await town.group.add(town[name])
        if has_account:
            town.telegram.private_room(town.account, town[name]).opened = True
