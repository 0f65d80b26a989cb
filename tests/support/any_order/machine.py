"""The branch of `AnyOrder` on a real database: how an action runs, and how its tables are read."""

import asyncio
import itertools
import re
import shutil
import tempfile
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import text

from bot import texts
from bot.catalogue import DUTIES
from bot.context import Services
from bot.domain import links, seen_updates
from bot.domain.attendance import bulk
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import people
from bot.domain.obligations import deliveries, duties
from bot.domain.refusals import Refused
from bot.scheduler.tick import Tick
from bot.storage.engine.database import Database
from bot.storage.row_copy import set_sequences
from bot.storage.tables import Base
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account
from bot.storage.tables.session import Session
from sandbox.state.clock import MovableClock
from tests.support import databases
from tests.support.branches import RosterEntry, a_branch
from tests.support.town import FOUNDED

ROSTER = (
    ("李书记", "full", "secretary"),
    ("王组织", "full", "organisation"),
    ("赵宣传", "full", "publicity"),
    ("张三", "full", None),
    ("陈四", "full", None),
    ("孙五", "probationary", None),
    ("褚积极", "activist", None),
    ("冯九", "full", None),  # has no account
)
BRANCH, FIRST_ACCOUNT, STRANGER = 1, 900, 950
NEW, OTHERWISE = "新来的", "冯久"  # a later member, and the name to which 冯九 may be renamed


class Machine(RuleBasedStateMachine):
    """A branch of eight with two activities in March, without actions."""

    def build(self):
        """Create the branch, its clock and scheduler, and the empty record of what was accepted."""
        self.folder = Path(tempfile.mkdtemp(prefix="any-order-"))
        self.runner = asyncio.Runner()
        self.database = Database(databases.address(self.folder), self.folder / "ballot-keys")
        self.run(_found(self.database))
        self.clock = MovableClock(FOUNDED)
        services = Services(self.database, self.clock, texts.load(), self.folder)
        self.tick = Tick(None, services, DUTIES, {})
        self.kept = bulk.Activities()
        self.update_id = 0
        self.last = None
        self.present = {1: set(), 2: set()}
        self.voted = {1: set(), 2: set()}
        self.comments = {1: 0, 2: 0}
        self.decisions = {}
        self.stranger_is = None

    def teardown(self):
        if hasattr(self, "runner"):
            self.runner.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)
            databases.drop_all()

    def does(self, verb):
        """Run the verb as an update does and return True if it is accepted; assert that a refusal changes nothing."""
        self.update_id += 1
        self.last, self.waits = verb, False
        before = self.everything()
        accepted = self.run(self.transaction(verb, self.update_id))
        if not accepted:
            assert self.everything() == before
            self.last = None  # a repeated update may be allowed by now
        return accepted

    async def transaction(self, verb, update_id):
        async with self.database.begin() as db:
            work = await db.begin_nested()
            try:
                first = await seen_updates.remember(db, update_id, now=self.now)
                await verb(db)
                await db.flush()
            except Refused:
                await work.rollback()
                return False
            await (work.commit() if first else work.rollback())
            return first

    def strikes(self):
        async def tick():
            while await self.tick._carry_out_duties():
                pass
            async with self.database.begin() as db:
                for sent in await deliveries.claim(db, now=self.now, limit=1000):
                    if sent.sent_at is None:
                        await deliveries.mark_sent(db, sent.id, sent.id, now=self.now)
                    else:
                        await deliveries.mark_edited(db, sent, now=self.now)

        self.run(tick())
        assert self.rows("SELECT kind FROM duties WHERE failures > 0") == []
        assert self.earliest() is None or self.earliest() > self.now

    def run(self, work):
        return self.runner.run(work)

    @property
    def now(self):
        return self.clock.now()

    async def person(self, db, name):
        found = [one for one in await people.roster(db, BRANCH) if one.name == name]
        if not found:
            raise Refused("not-bound")
        return found[0]

    async def persons(self, db, *names):
        return [await self.person(db, name) for name in names]

    def account(self, name):
        return FIRST_ACCOUNT + [known for known, *_rest in ROSTER].index(name) + 1

    def link(self, which):
        async def look():
            async with self.database.read() as db:
                return links.read(link_payload(await db.get_one(Activity, which)))

        return self.run(look())

    def start_of(self, which):
        return self.one("SELECT starts_at FROM sessions JOIN activities ON session_id = sessions.id"
                        " WHERE activities.id = ?", which)  # fmt: skip

    def earliest(self):
        async def look():
            async with self.database.read() as db:
                return await duties.earliest(db)

        return self.run(look())

    def rows(self, query, *values):
        async def look():
            numbers = itertools.count()
            named = re.sub(r"\?", lambda _: f":value_{next(numbers)}", query)
            async with self.database.read() as db:
                found = await db.execute(text(named), {f"value_{place}": each for place, each in enumerate(values)})
                return [tuple(row) for row in found]

        return self.run(look())

    def ids(self, table):
        return [number for (number,) in self.rows(f"SELECT id FROM {table} ORDER BY id")]

    def picked(self, table, pick):
        return self.ids(table)[pick % len(self.ids(table))]

    def owed(self, kind):
        query = "SELECT activity_id, person_id FROM duties WHERE kind = ? AND done_at IS NULL ORDER BY 1, 2"
        return self.rows(query, kind)

    def ballots(self):
        return self.rows("SELECT id FROM activities WHERE ballot_closes_at IS NOT NULL")

    def one(self, query, *values):
        return self.rows(query, *values)[0][0]

    def everything(self):
        """Return the sorted rows of each table."""

        async def look():
            async with self.database.read() as db:
                return {name: sorted(map(repr, await db.execute(text(f"SELECT * FROM {name}"))))
                        for name in Base.metadata.tables}  # fmt: skip

        return self.run(look())


async def _found(database):
    """Create the branch in a database that already has its tables."""
    async with database.begin() as db:
        await a_branch(
            db,
            [
                RosterEntry(name, kind, office, FIRST_ACCOUNT + number if name != "冯九" else None)
                for number, (name, kind, office) in enumerate(ROSTER, 1)
            ],
            now=FOUNDED, id=BRANCH, chat_id=-100,
        )  # fmt: skip
        db.add(Account(telegram_id=STRANGER, started_at=FOUNDED, display_name="某人", awaiting_data={}))
        for number in (1, 2):
            db.add(Activity(id=number, branch_id=BRANCH, year=2026, month=3, form="学习", content="学习",
                            session=Session(id=number, host_branch_id=BRANCH, secret=links.new_secret())))  # fmt: skip
        await db.flush()
        if database.shared:
            await set_sequences(await db.connection())
