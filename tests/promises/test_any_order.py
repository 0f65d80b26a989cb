"""People act in any order and at any time: each accepted action is kept exactly once, and the tables stay consistent.

Hypothesis generates the actions of members and officers and moves the clock; the actions run the domain's functions on
a real database. After each step the tables are compared with the accepted actions. `HYPOTHESIS_PROFILE=explore`
searches for an hour instead of a minute, on SQLite or on PostgreSQL.
"""

import asyncio
import itertools
import os
import re
import shutil
import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from bot import texts
from bot.catalogue import DUTIES
from bot.context import Services
from bot.domain import links, seen_updates
from bot.domain.absence import leave, makeup, makeup_review
from bot.domain.absence.leave import Category
from bot.domain.attendance import bulk, by_hand
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.correction_requests import Change
from bot.domain.branch import people
from bot.domain.branch.accounts import Sender
from bot.domain.day import arrival, corrections, ending, head_count
from bot.domain.evaluation import voting
from bot.domain.evaluation.ballot import DIMENSIONS, GROUPS
from bot.domain.membership import binding, roster
from bot.domain.membership.roster_list import Entry
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.report import summary
from bot.domain.report.period import Period
from bot.domain.roles import Kind, Office
from bot.domain.schedule import set_date, theme_change
from bot.domain.schedule.arrangement import Arrangement
from bot.scheduler.tick import Tick
from bot.storage.engine.database import Database
from bot.storage.row_copy import set_sequences
from bot.storage.tables import Base
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.session import Session
from sandbox.state.clock import MovableClock
from tests.support import databases
from tests.support.ballots import opened
from tests.support.branches import RosterEntry, a_branch
from tests.support.town import FOUNDED, at

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
NAMES = st.sampled_from([*(name for name, *_rest in ROSTER), NEW, OTHERWISE])
WITH_ACCOUNT = st.sampled_from([name for name, *_rest in ROSTER if name != "冯九"])
OFFICERS = st.sampled_from(["李书记", "王组织", "赵宣传"])
WHICH = st.sampled_from([1, 1, 1, 2])
PICK = st.integers(0, 9)
STAGES = st.sampled_from(["planned", "dated", "open", "over", "over"])
REASONS = st.sampled_from(["上级有新要求", "上级有新要求", ""])
LEVELS = st.tuples(*[st.integers(1, 4)] * 4)
STARTS = st.sampled_from(["03-06 14:00", "03-06 15:00", "03-13 09:00", "03-27 14:00"])
STEPS = st.sampled_from([{"minutes": 20}, {"hours": 1}, {"hours": 4}, {"hours": 26}, {"days": 3}, {"days": 6}])
ANSWER = "学习了红色教育的材料，认真思考了怎样做一名合格的党员，以后按时参加。"

EXPLORING = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
SUITE = settings(
    max_examples=2000 if EXPLORING else 15,
    stateful_step_count=60 if EXPLORING else 40,
    derandomize=not EXPLORING,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

pytestmark = [pytest.mark.long("generated months"), pytest.mark.timeout(24 * 3600 if EXPLORING else 900)]


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


class AnyOrder(RuleBasedStateMachine):
    """A branch of eight with two activities in March, and the actions on them."""

    @initialize(stage=STAGES, there=st.sets(WITH_ACCOUNT, min_size=3))
    def begin(self, stage, there):
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
        if stage != "planned":
            self.dates(1, "03-06 14:00", "李书记", "李书记", "赵宣传")
            self.dates(2, "03-27 14:00", "李书记", "李书记", "赵宣传")
        if stage in {"open", "over"}:
            self.clock.set(at("2026-03-06 13:50"))
            self.strikes()
        if stage == "over":
            for name in sorted(there):
                assert self.checks_in_quickly(1, name, self.link(1), self.now)
            self.clock.set(at("2026-03-06 17:20"))
            self.strikes()
            self.ends(1, "李书记")

    def teardown(self):
        if hasattr(self, "runner"):
            self.runner.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)
            databases.drop_all()

    # --- what people do

    @rule(which=WHICH, start=STARTS, officer=OFFICERS, host=OFFICERS, recorder=NAMES)
    def fixes_the_date(self, which, start, officer, host, recorder):
        self.dates(which, start, officer, host, recorder)

    def dates(self, which, start, officer, host, recorder):
        begins = at(f"2026-{start}")
        before = self.start_of(which)

        async def verb(db):
            by, plan = await self.person(db, officer), await self.persons(db, host, recorder)
            plan = Arrangement(begins, begins + timedelta(hours=3.5), "活动室", *plan)
            activity = await db.get_one(Activity, which)
            await set_date.arrange(db, activity, plan, by=by, now=self.now, reason="调整")

        if self.does(verb) and before != self.start_of(which):
            self.present[which] = set()  # early arrivals for another date check in again

    @rule(which=WHICH, officer=NAMES, content=st.sampled_from(["学习", "学习党章", "参观"]), reason=REASONS)
    def changes_the_content(self, which, officer, content, reason):
        async def verb(db):
            activity, by = await db.get_one(Activity, which), await self.person(db, officer)
            await theme_change.change_content(db, activity, content, by=by, now=self.now, reason=reason)

        if self.does(verb):
            assert self.one("SELECT content FROM activities WHERE id = ?", which) == content

    @rule(which=WHICH, name=NAMES, heads=st.sampled_from([0, 6, 101]))
    def counts_heads(self, which, name, heads):
        async def verb(db):
            activity, by = await db.get_one(Activity, which), await self.person(db, name)
            await head_count.count_heads(db, activity, heads, by=by, now=self.now)

        if self.does(verb):
            assert self.one("SELECT head_count FROM activities WHERE id = ?", which) == heads < 101

    @rule(which=WHICH, name=WITH_ACCOUNT, quickly=st.booleans(), minutes_ago=st.sampled_from([0, 0, 0, 90]))
    def checks_in(self, which, name, quickly, minutes_ago):
        when = self.now - timedelta(minutes=minutes_ago)
        link = self.link(which)
        if quickly and self.checks_in_quickly(which, name, link, when):
            return

        async def verb(db):
            account = await db.get_one(Account, self.account(name))
            await arrival.record_arrival(db, link, account, at=when, now=self.now)

        if self.does(verb):
            self.present[which].add(name)

    def checks_in_quickly(self, which, name, link, when):
        self.update_id += 1
        sender = Sender(self.account(name), name, None, private=True)
        arrival = bulk.Arrival(self.update_id, sender, link, when)
        for _again in range(2):
            work = partial(bulk.check_in, arrivals=[arrival], activities=self.kept, now=self.now)
            done, _stale = self.run(self.database.in_one_trip(work, partial(bulk.branches_of, [arrival])))
            if not _again:
                first = bool(done)
            else:
                assert not done
        if first:
            assert name not in self.present[which]
            self.present[which].add(name)
        return first

    @rule(which=WHICH, name=NAMES, officer=OFFICERS)
    def is_recorded_by_hand(self, which, name, officer):
        async def verb(db):
            by, person = await self.persons(db, officer, name)
            activity = await db.get_one(Activity, which)
            if activity.ended_at is None:
                await by_hand.by_hand(db, activity, person, by=by, reason="手机没电", now=self.now)
            else:
                await self.corrects(db, activity, person, Change.PRESENT, by)

        if self.does(verb) and not self.waits:
            self.present[which].add(name)

    async def corrects(self, db, activity, person, change, by):
        request = await corrections.correct(db, activity, person, change, by=by, reason="核对照片", now=self.now)
        self.waits = request.decided_at is None

    @rule(which=WHICH, name=WITH_ACCOUNT)
    def asks_for_leave(self, which, name):
        async def verb(db):
            activity, person = await db.get_one(Activity, which), await self.person(db, name)
            await leave.ask(db, activity, person, Category.TEACHING, "有课，请假", now=self.now)

        self.does(verb)

    @precondition(lambda self: self.ids("leaves"))
    @rule(pick=PICK, officer=OFFICERS, approve=st.booleans())
    def decides_about_leave(self, pick, officer, approve):
        number = self.picked("leaves", pick)

        async def verb(db):
            by = await self.person(db, officer)
            await leave.decide(db, number, by=by, approve=approve, note="请说明", now=self.now)

        undecided = self.one("SELECT state FROM leaves WHERE id = ?", number) == "pending"
        if self.does(verb) and undecided:
            self.decisions[number] = "approved" if approve else "returned"

    @rule(which=WHICH, name=NAMES, officer=OFFICERS)
    def has_leave_recorded_by_an_officer(self, which, name, officer):
        async def verb(db):
            by, person = await self.persons(db, officer, name)
            activity = await db.get_one(Activity, which)
            await leave.record_for(db, activity, person, Category.SICK, "来电请假", by=by, now=self.now)

        known = set(self.ids("leaves"))
        if self.does(verb):
            self.decisions |= dict.fromkeys(set(self.ids("leaves")) - known, "approved")

    @precondition(lambda self: self.ids("leaves"))
    @rule(pick=PICK, name=WITH_ACCOUNT)
    def takes_leave_back(self, pick, name):
        number = self.picked("leaves", pick)

        async def verb(db):
            await leave.withdraw(db, number, by=await self.person(db, name), now=self.now)

        if self.does(verb) and self.decisions.get(number) != "returned":
            self.decisions[number] = "withdrawn"

    @rule(which=WHICH, name=WITH_ACCOUNT)
    def ends_it(self, which, name):
        self.ends(which, name)

    def ends(self, which, name):
        async def verb(db):
            await ending.end(db, await db.get_one(Activity, which), by=await self.person(db, name), now=self.now)

        self.does(verb)

    @precondition(lambda self: self.ballots())
    @rule(which=WHICH, name=WITH_ACCOUNT, levels=LEVELS)
    def votes(self, which, name, levels):
        async def verb(db):
            who = await voting.voter(db, await db.get_one(Account, self.account(name)), which, now=self.now)
            fresh = await voting.submit(db, who, levels, now=self.now)
            assert fresh == (name not in self.voted[which])

        if self.does(verb):
            self.voted[which].add(name)

    @precondition(lambda self: any(self.voted.values()))
    @rule(which=WHICH, name=WITH_ACCOUNT)
    def comments_on_it(self, which, name):
        async def verb(db):
            who = await voting.voter(db, await db.get_one(Account, self.account(name)), which, now=self.now)
            await voting.comment(db, who, "很受教育", now=self.now)

        if self.does(verb):
            self.comments[which] += 1

    @precondition(lambda self: self.ids("makeups"))
    @rule(pick=PICK, name=st.none() | WITH_ACCOUNT, answer=st.sampled_from([ANSWER, ANSWER, "太短"]))
    def makes_up(self, pick, name, answer):
        number = self.picked("makeups", pick)
        owed_by = self.one("SELECT name FROM makeups JOIN people ON people.id = person_id WHERE makeups.id = ?", number)

        async def verb(db):
            await makeup.submit(db, number, await self.person(db, name or owed_by), answer, now=self.now)

        self.does(verb)

    @precondition(lambda self: self.ids("makeups"))
    @rule(pick=PICK, name=WITH_ACCOUNT, words=st.sampled_from(["当天在外地出差", "", "有事"]))
    def explains_an_absence(self, pick, name, words):
        number = self.picked("makeups", pick)

        async def verb(db):
            await makeup.explain(db, number, await self.person(db, name), words, now=self.now)

        self.does(verb)

    @precondition(lambda self: self.ids("makeups"))
    @rule(pick=PICK, officer=OFFICERS, spoken=st.booleans())
    def is_seen_to_by_an_officer(self, pick, officer, spoken):
        number = self.picked("makeups", pick)

        async def verb(db):
            by = await self.person(db, officer)
            if spoken:
                await makeup_review.log_contact(db, number, by=by, words="已电话联系，本周内补学", now=self.now)
            else:
                await makeup_review.record_by_hand(db, number, by=by, words="送学上门，当面学习讨论", now=self.now)

        if self.does(verb):
            owed = "SELECT activity_id, person_id FROM makeups WHERE id = ?"
            assert self.rows(owed, number)[0] not in self.owed(DutyKind.CONTACT)

    @precondition(lambda self: self.ids("makeups"))
    @rule(pick=PICK, officer=OFFICERS, accept=st.booleans())
    def decides_about_a_make_up(self, pick, officer, accept):
        number = self.picked("makeups", pick)

        async def verb(db):
            by = await self.person(db, officer)
            await makeup_review.decide(db, number, by=by, accept=accept, note="再写写", now=self.now)

        self.does(verb)

    @precondition(lambda self: self.one("SELECT count(*) FROM people WHERE left_at IS NOT NULL") < 2)
    @rule(name=st.sampled_from(["陈四", "孙五"]))
    def leaves_the_branch(self, name):
        async def verb(db):
            person = await self.person(db, name)
            await roster.remove(db, person, by=await self.person(db, "李书记"), now=self.now)

        waiting = """SELECT leaves.id FROM leaves JOIN people ON people.id = person_id
                     WHERE state = 'pending' AND name = ?"""
        dropped = [number for (number,) in self.rows(waiting, name)]
        if self.does(verb):
            self.decisions |= dict.fromkeys(dropped, "withdrawn")

    @precondition(lambda self: self.one("SELECT count(*) FROM people") == len(ROSTER))
    @rule()
    def somebody_comes_anew(self):
        async def verb(db):
            await roster.add(db, BRANCH, [Entry(NEW, Kind.FULL)], by=await self.person(db, "李书记"), now=self.now)

        self.does(verb)

    @rule(name=st.sampled_from(["王组织", "赵宣传", "张三", "褚积极"]), office=st.sampled_from(Office))
    def is_given_an_office_or_loses_it(self, name, office):
        async def verb(db):
            person, by = await self.persons(db, name, "李书记")
            await roster.turn_office(db, person, office, by=by, now=self.now)

        if self.does(verb):
            assert (name, office) not in {("褚积极", office), (name, Office.SECRETARY)}

    @rule(name=st.sampled_from(["冯九", OTHERWISE]), to=st.sampled_from(["冯九", OTHERWISE, "张三"]))
    def is_renamed(self, name, to):
        async def verb(db):
            person, by = await self.persons(db, name, "李书记")
            await roster.rename(db, person, to, by=by, now=self.now)

        if self.does(verb):
            assert to != "张三"  # the name of another member
            for names in (*self.present.values(), *self.voted.values()):
                if name in names:
                    names.remove(name)
                    names.add(to)
            self.stranger_is = to if self.stranger_is == name else self.stranger_is

    @rule(name=st.sampled_from(["冯九", NEW, "张三"]))
    def a_stranger_claims_a_name(self, name):
        async def verb(db):
            await binding.claim(db, await db.get_one(Account, STRANGER), await self.person(db, name), now=self.now)

        if self.does(verb):
            assert self.stranger_is is None
            assert name != "张三"  # bound to another account

    @precondition(lambda self: self.ids("claims"))
    @rule(pick=PICK, officer=OFFICERS, accept=st.booleans())
    def decides_about_a_claim(self, pick, officer, accept):
        number = self.picked("claims", pick)
        claimed = "SELECT name, decided_at FROM claims JOIN people ON people.id = person_id WHERE claims.id = ?"
        ((name, decided_at),) = self.rows(claimed, number)

        async def verb(db):
            account = await db.get_one(Account, self.account(officer))
            await binding.decide(db, number, account, accept=accept, now=self.now)

        if self.does(verb) and accept and decided_at is None:
            self.stranger_is = name

    @precondition(lambda self: self.stranger_is)
    @rule()
    def the_stranger_is_unbound(self):
        async def verb(db):
            person = await self.person(db, self.stranger_is)
            await binding.unbind(db, person, by=await self.person(db, "李书记"), now=self.now)

        if self.does(verb):
            self.stranger_is = None

    @rule(step=STEPS)
    def time_passes(self, step):
        self.clock.advance(timedelta(**step))
        self.strikes()

    @precondition(lambda self: self.earliest() is not None)
    @rule(minutes=st.sampled_from([0, 5, 40]))
    def the_next_duty_comes_due(self, minutes):
        due = self.earliest()
        self.clock.set(max(self.now, due + timedelta(minutes=minutes)))
        self.strikes()

    @precondition(lambda self: self.last is not None)
    @rule()
    def telegram_repeats_the_last_update(self):
        before = self.everything()
        self.run(self.transaction(self.last, self.update_id))
        assert self.everything() == before

    # --- helpers

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

    # --- invariants

    @invariant()
    def everybody_who_was_checked_in_is_there_once(self):
        rows = self.rows(
            "SELECT activity_id, name FROM attendances JOIN people ON people.id = person_id WHERE voided_at IS NULL"
        )
        expected = [(which, name) for which, names in self.present.items() for name in names]
        assert sorted(rows) == sorted(expected)

    @invariant()
    def a_leave_is_live_once_and_its_slips_have_no_gap(self):
        twice = """SELECT activity_id, person_id FROM leaves WHERE state IN ('pending', 'approved')
                   GROUP BY 1, 2 HAVING count(*) > 1"""
        assert self.rows(twice) == []
        slips = [slip for (slip,) in self.rows("SELECT slip FROM leaves WHERE slip IS NOT NULL ORDER BY slip")]
        assert slips == list(range(1, len(slips) + 1))
        assert self.rows("SELECT id FROM leaves WHERE state = 'approved' AND slip IS NULL") == []
        newcomers = """SELECT leaves.id FROM leaves JOIN people ON people.id = person_id
                       JOIN activities ON activities.id = activity_id WHERE added_at > ended_at"""
        assert self.rows(newcomers) == []

    @invariant()
    def the_first_decision_about_a_leave_stands_and_what_waits_is_owed(self):
        states = dict(
            self.rows("""SELECT leaves.id, state FROM leaves JOIN activities ON activities.id = activity_id
            WHERE cancelled_at IS NULL OR state <> 'withdrawn'""")
        )  # pending ones end with an activity not held
        assert states == {number: self.decisions.get(number, "pending") for number in states}
        waiting = self.rows("SELECT activity_id, person_id FROM leaves WHERE state = 'pending' ORDER BY 1, 2")
        assert waiting == self.owed("leave-decision")

    @invariant()
    def an_unfinished_make_up_is_owed_by_somebody(self):
        waiting = self.rows("SELECT activity_id, person_id FROM makeups WHERE state <> 'accepted' ORDER BY 1, 2")
        assert waiting == self.owed(DutyKind.MAKEUP)
        assert set(self.owed(DutyKind.CONTACT)) <= set(waiting)

    @invariant()
    def an_account_is_who_an_officer_said(self):
        bound = self.rows("SELECT name FROM people WHERE account_id = ?", STRANGER)
        assert bound == ([(self.stranger_is,)] if self.stranger_is else [])

    @invariant()
    def ballots_sum_to_receipts_and_are_of_those_who_were_there(self):
        rows = self.rows("SELECT activity_id, name FROM ballot_receipts JOIN people ON people.id = person_id")
        assert sorted(rows) == sorted((which, name) for which, names in self.voted.items() for name in names)
        for which, names in self.voted.items():
            assert names <= self.present[which]
            closes, closed = self.rows("SELECT ballot_closes_at, ballot_closed_at FROM activities WHERE id = ?", which)[
                0
            ]
            if closes is None or closed is not None:
                assert self.rows("SELECT * FROM sealed_ballots WHERE activity_id = ?", which) == []
                assert names == set() or closed is not None
                continue
            boxes = [self.run(self._opened(which, raters)) for raters in GROUPS]
            assert [sum(levels) for levels in zip(*(map(sum, box.counts) for box in boxes), strict=True)] == [
                len(names)
            ] * DIMENSIONS
            assert sum(len(box.comments) for box in boxes) == self.comments[which] <= len(names)

    async def _opened(self, which, raters):
        async with self.database.read() as db:
            return await opened(db, which, raters)

    @invariant()
    def make_up_is_owed_by_those_who_were_not_there_and_by_all_of_them(self):
        there = """SELECT m.id FROM makeups m JOIN attendances a USING (activity_id, person_id)
                   WHERE m.state <> 'accepted' AND a.voided_at IS NULL"""
        assert self.rows(there) == []
        forgotten = """SELECT p.name FROM activities JOIN people p ON p.branch_id = activities.branch_id
            WHERE ended_at IS NOT NULL AND cancelled_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM duties d WHERE d.activity_id = activities.id AND d.kind IN ('held', 'roll')
                AND d.done_at IS NULL)
            AND p.added_at < ended_at AND p.left_at IS NULL
            AND (SELECT kind FROM memberships t WHERE t.person_id = p.id ORDER BY from_at DESC, id DESC LIMIT 1)
                IN ('full', 'probationary')
            AND NOT EXISTS (SELECT 1 FROM attendances a WHERE a.activity_id = activities.id AND a.person_id = p.id
                            AND a.voided_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM makeups m WHERE m.activity_id = activities.id AND m.person_id = p.id)"""
        assert self.rows(forgotten) == []

    @invariant()
    def everybody_is_either_there_or_on_leave_or_missing(self):
        async def look():
            async with self.database.read() as db:
                branch = await db.get_one(Branch, BRANCH)
                return await summary.sheets(db, branch, Period.whole(2026), now=self.now)

        for sheet in self.run(look()):
            if sheet.standing is None:
                continue
            later = [arrival.person for arrival in sheet.standing.corrected]
            parts = [sheet.standing.present, sheet.standing.on_leave, sheet.standing.missing, later]
            together = [person.id for part in parts for person in part]
            assert sorted(together) == sorted(person.id for person in sheet.standing.members)
            if sheet.held and sheet.result.closed:
                assert sheet.result.ballots + sheet.result.guests.ballots == len(self.voted[sheet.activity.id])

    @invariant()
    def nothing_of_a_finished_activity_is_still_to_come(self):
        ahead = """SELECT duties.kind FROM duties JOIN activities ON activities.id = activity_id
                   WHERE duties.kind IN ('opening', 'eve', 'forecast', 'ending') AND ended_at IS NOT NULL
                   AND done_at IS NULL"""
        assert self.rows(ahead) == []


AnyOrder.TestCase.settings = SUITE
TestAnyOrder = AnyOrder.TestCase
