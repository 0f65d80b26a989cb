"""The past holds still: figures of a fixed roll change only by what is shown beside them.

Hypothesis promotes, demotes, removes, brings back, corrects, moves, cancels, ends, undoes and votes at random, beside
all that `test_any_order` does. After each step, every figure of an activity whose roll is fixed is compared with what
it was first; at the end, the record of events vouches for all rows.
"""

import pytest
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.domain.attendance import correction_requests, roll
from bot.domain.attendance.correction_requests import Change
from bot.domain.day import corrections, ending, held
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry
from bot.domain.refusals import Refused
from bot.domain.report import own_record, summary
from bot.domain.report.own_record import Part
from bot.domain.report.period import Period
from bot.domain.roles import Departure, Kind
from bot.domain.schedule import cancellation
from bot.domain.settings import settings
from bot.storage import event_chain, row_hashes
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch, Person
from tests.promises.test_any_order import BRANCH, EXPLORING, NAMES, OFFICERS, SUITE, WHICH, AnyOrder

pytestmark = [pytest.mark.long("generated months"), pytest.mark.timeout(24 * 3600)]

THERE = {Part.PRESENT, Part.LATE, Part.BY_HAND}
LATER = st.sampled_from(["张三", "孙五", "褚积极", "陈四"])
LEAVING = st.sampled_from(["孙五", "褚积极", "陈四"])
VALUES = st.sampled_from([("present_share", "90%"), ("half_day_hours", "5小时"), ("notice", "10天")])


class PastHolds(AnyOrder):
    """The branch of `AnyOrder`, whose people also change, correct and call off."""

    def __init__(self):
        super().__init__()
        self.fixed, self.rates = {}, {}

    # --- what people do besides

    @rule(name=LATER, kind=st.sampled_from(Kind))
    def changes_kind(self, name, kind):
        async def verb(db):
            person, by = await self.persons(db, name, "李书记")
            await roster.set_kind(db, person, kind, by=by, now=self.now)

        self.does(verb)

    @rule(name=LATER, kind=st.sampled_from(Kind), days=st.integers(0, 40))
    def enters_a_change_of_an_earlier_day(self, name, kind, days):
        async def verb(db):
            day = self.now.date().toordinal() - days
            entry = Entry(name, kind, on=type(self.now.date()).fromordinal(day), change=True)
            await roster.add(db, BRANCH, [entry], by=await self.person(db, "李书记"), now=self.now)

        self.does(verb)

    @rule(name=st.sampled_from(["郑八", "周六"]), days=st.integers(0, 40))
    def joins_as_of_an_earlier_day(self, name, days):
        async def verb(db):
            day = self.now.date().toordinal() - days
            entry = Entry(name, Kind.FULL, on=type(self.now.date()).fromordinal(day))
            await roster.add(db, BRANCH, [entry], by=await self.person(db, "李书记"), now=self.now)

        self.does(verb)

    @rule(name=LEAVING)
    def is_transferred(self, name):
        async def verb(db):
            person, by = await self.persons(db, name, "李书记")
            await roster.remove(db, person, by=by, now=self.now, cause=Departure.TRANSFER, other_branch="法学院党支部")

        self.does(verb)

    @rule(name=LEAVING)
    def comes_back(self, name):
        async def verb(db):
            query = select(Person.id).where(Person.name == name, Person.left_at.is_not(None)).order_by(Person.id)
            former = (await db.scalars(query)).all()
            by = await self.person(db, "李书记")
            await roster.add(db, BRANCH, [Entry(name, Kind.FULL)], by=by, now=self.now, same=former[-1:])

        self.does(verb)

    @rule(which=WHICH, name=NAMES, officer=OFFICERS)
    def is_withdrawn(self, which, name, officer):
        async def verb(db):
            by, person = await self.persons(db, officer, name)
            activity = await db.get_one(Activity, which)
            if activity.ended_at is None:
                await corrections.withdraw(db, activity, person, by=by, reason="系他人代签", now=self.now)
            else:
                await self.corrects(db, activity, person, Change.ABSENT, by)

        if self.does(verb) and not self.waits:
            self.present[which].discard(name)

    @rule(agreed=st.booleans(), officer=OFFICERS)
    def a_second_officer_decides(self, agreed, officer):
        done = []

        async def verb(db):
            by, waiting = await self.person(db, officer), await correction_requests.waiting(db, BRANCH)
            if not waiting:
                raise Refused("correction-decided", name="")
            await corrections.decide(db, waiting[0], agreed=agreed, by=by, now=self.now)
            done.append((waiting[0].change, waiting[0].activity_id, waiting[0].person.name))

        if self.does(verb) and agreed:
            change, which, name = done[0]
            if change is not Change.TERMS:
                (self.present[which].add if change is Change.PRESENT else self.present[which].discard)(name)

    @rule(which=WHICH, name=NAMES, officer=OFFICERS)
    def has_the_kind_corrected(self, which, name, officer):
        async def verb(db):
            by, person = await self.persons(db, officer, name)
            await self.corrects(db, await db.get_one(Activity, which), person, Change.TERMS, by)

        self.does(verb)

    @rule(which=WHICH)
    def is_cancelled(self, which):
        async def verb(db):
            by, activity = await self.person(db, "李书记"), await db.get_one(Activity, which)
            await cancellation.cancel(db, activity, by=by, now=self.now, reason="教学安排")

        self.does(verb)

    @rule(which=WHICH, yes=st.booleans())
    def is_said_to_be_held_or_not(self, which, yes):
        async def verb(db):
            by, activity = await self.person(db, "李书记"), await db.get_one(Activity, which)
            await held.answer(db, activity, was_held=yes, by=by, now=self.now)

        self.does(verb)

    @rule(which=WHICH)
    def has_its_end_undone(self, which):
        async def verb(db):
            by, activity = await self.person(db, "李书记"), await db.get_one(Activity, which)
            await ending.undo(db, activity, by=by, now=self.now)

        self.does(verb)

    @rule(value=VALUES)
    def changes_a_setting(self, value):
        async def verb(db):
            account = await db.get_one(Account, self.account("李书记"))
            await settings.ask(db, account, BRANCH, value[0])
            await settings.take_value(db, account, value[1])
            await settings.take_reason(db, account, "从严要求", now=self.now)

        self.does(verb)

    # --- what must hold

    @invariant()
    def figures_of_a_fixed_roll_change_only_by_what_is_shown(self):
        for sheet, late in self.run(self.sheets()):
            which, standing = sheet.activity.id, sheet.standing
            figures = (
                sorted(person.id for person in standing.members), standing.needed, sheet.hours, sheet.short,
                sheet.notice, sheet.notice_late, sheet.activity.starts_at, sheet.activity.ended_at,
            )  # fmt: skip
            present = {person.id for person in standing.present}
            first, there = self.fixed.setdefault(which, (figures, present))
            assert figures == first
            assert there <= present
            assert present - there <= late  # a tap from before the end that arrived afterwards
            self.fixed[which] = (first, present)
            if sheet.result.closed:
                assert sheet.result.rate == self.rates.setdefault(which, sheet.result.rate)

    @invariant()
    def people_read_of_themselves_what_the_summary_says(self):
        parts = self.run(self.parts())
        for sheet, _late in self.run(self.sheets()):
            standing, which = sheet.standing, sheet.activity.id
            gone = {row.person_id for row in standing.withdrawn}
            for person in standing.present:
                assert person.id in gone or parts.get((which, person.id), Part.PRESENT) in THERE
            for person in standing.missing:
                assert parts.get((which, person.id), Part.ABSENT) is Part.ABSENT
            for row in standing.corrected:
                assert parts.get((which, row.person_id), Part.CORRECTED) is Part.CORRECTED

    def teardown(self):
        if hasattr(self, "runner"):
            assert self.run(self.faults()) == (None, None)
        super().teardown()

    async def sheets(self):
        """Return the activities whose roll is fixed, each with the ids of those whose tap arrived after the end."""
        async with self.database.read() as db:
            branch = await db.get_one(Branch, BRANCH)
            every = await summary.sheets(db, branch, Period.whole(2026), now=self.now)
            return [
                (sheet, {row.person_id for row in await roll.arrivals_at(db, sheet.activity)
                         if not roll.is_correction(sheet.activity, row)})
                for sheet in every if sheet.activity.roll_fixed
            ]  # fmt: skip

    async def parts(self):
        async with self.database.read() as db:
            found = (await db.scalars(select(Person))).all()
            years = [await own_record.of(db, person, 2026) for person in found]
            return {(line.activity.id, year.person.id): line.part for year in years for line in year.lines}

    async def faults(self):
        async with self.database.read() as db:
            connection = await db.connection()
            return (await event_chain.verify(connection))[1], (await row_hashes.verify(connection))[1]

    # What `AnyOrder` compares with its own books, which know neither corrections nor cancellations.
    everybody_who_was_checked_in_is_there_once = None
    a_leave_is_live_once_and_its_slips_have_no_gap = None
    the_first_decision_about_a_leave_stands_and_what_waits_is_owed = None
    an_unfinished_make_up_is_owed_by_somebody = None
    an_account_is_who_an_officer_said = None
    ballots_sum_to_receipts_and_are_of_those_who_were_there = None
    make_up_is_owed_by_those_who_were_not_there_and_by_all_of_them = None
    everybody_is_either_there_or_on_leave_or_missing = None


PastHolds.TestCase.settings = profile(SUITE, max_examples=2000 if EXPLORING else 8)
TestPastHolds = PastHolds.TestCase
