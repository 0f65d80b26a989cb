"""The actions of members and officers in `AnyOrder`, at any time and in any order."""

from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from bot.domain.absence import leave, makeup, makeup_review
from bot.domain.absence.leave import Category
from bot.domain.attendance import bulk, by_hand
from bot.domain.attendance.correction_requests import Change
from bot.domain.branch.accounts import Sender
from bot.domain.day import arrival, corrections, ending, head_count
from bot.domain.evaluation import voting
from bot.domain.membership import binding, roster
from bot.domain.membership.roster_list import Entry
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Kind, Office
from bot.domain.schedule import set_date, theme_change
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account
from tests.support.any_order.machine import BRANCH, NEW, OTHERWISE, ROSTER, STRANGER, Machine
from tests.support.town import at

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


class Actions(Machine):
    """The actions on the branch; each notes what was accepted."""

    @initialize(stage=STAGES, there=st.sets(WITH_ACCOUNT, min_size=3))
    def begin(self, stage, there):
        self.build()
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
