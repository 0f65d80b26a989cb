"""The past holds still: figures of a fixed roll change only by what is shown beside them.

Hypothesis promotes, demotes, removes, brings back, corrects, moves, cancels, ends, undoes and votes at random, beside
all that `test_any_order` does. After each step, every figure of an activity whose roll is fixed is compared with what
it was first; at the end, the record of events vouches for all rows.
"""

import pytest
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import select

from bot.domain.attendance import correction_requests, roll, roll_terms
from bot.domain.attendance.correction_requests import Change
from bot.domain.day import corrections, ending, held
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry
from bot.domain.refusals import Refused
from bot.domain.report import own_record, summary
from bot.domain.report.own_record import Part
from bot.domain.report.period import Period
from bot.domain.roles import Departure, Kind, Office
from bot.domain.schedule import cancellation
from bot.domain.settings import settings
from bot.storage import event_chain, row_hashes
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.roll import RollState
from tests.support.any_order.actions import OFFICERS, PICK, WHICH, WITH_ACCOUNT
from tests.support.any_order.invariants import EXPLORING, SUITE, AnyOrder
from tests.support.any_order.machine import BRANCH
from tests.support.town import at

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

    @initialize(stage=st.sampled_from(["dated", "over", "over", "over"]), there=st.sets(WITH_ACCOUNT, min_size=3))
    def begin(self, stage, there):
        super().begin(stage=stage, there=there)
        if stage == "over":
            self.clock.set(at("2026-03-06 17:31"))
            self.strikes()  # fixes the roll

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

    @rule(name=st.sampled_from(["王组织", "赵宣传", "张三", "褚积极"]), office=st.sampled_from(Office))
    def is_given_an_office_or_loses_it(self, name, office):  # here 褚积极 may have become a member
        async def verb(db):
            person, by = await self.persons(db, name, "李书记")
            await roster.turn_office(db, person, office, by=by, now=self.now)

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

    @rule(which=WHICH, pick=PICK, officer=OFFICERS)
    def is_withdrawn(self, which, pick, officer):
        names = []

        async def verb(db):
            by, activity = await self.person(db, officer), await db.get_one(Activity, which)
            there = await roll.arrivals_at(db, activity)
            if not there:
                raise Refused("not-checked-in")
            person = await db.get_one(Person, there[pick % len(there)].person_id)
            if activity.ended_at is None:
                await corrections.withdraw(db, activity, person, by=by, reason="系他人代签", now=self.now)
            else:
                await self.corrects(db, activity, person, Change.ABSENT, by)
            names.append(person.name)

        if self.does(verb) and not self.waits:
            self.present[which] -= set(names)

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

    @rule(which=WHICH, pick=PICK, officer=OFFICERS)
    def has_the_kind_corrected(self, which, pick, officer):
        async def verb(db):
            by, activity = await self.person(db, officer), await db.get_one(Activity, which)
            differing = await roll_terms.differences(db, activity)
            if not differing:
                raise Refused("roll-agrees")
            await self.corrects(db, activity, differing[pick % len(differing)].person, Change.TERMS, by)

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
            present = {person.id for person in (*standing.present, *standing.guests)}
            leave = {person.id for person in standing.leave}
            first, there, away = self.fixed.setdefault(which, (figures, present, leave))
            assert figures == first
            assert there <= present
            assert present - there <= late  # a tap from before the end that arrived afterwards
            assert away - late <= leave  # which also grows by decisions on what was asked before the start
            counted = (standing.present, standing.leave, standing.absent)
            assert sum(map(len, counted)) == len(standing.members)
            self.fixed[which] = (first, present, leave)
            if sheet.result.closed:
                result = (sheet.result.rate, sheet.result.ballots, sheet.result.eligible)
                assert result == self.rates.setdefault(which, result)

    @invariant()
    def people_read_of_themselves_what_the_summary_says(self):
        for standing, read, _there in self.run(self.told()):
            gone = {row.person_id for row in standing.withdrawn}
            corrected = {row.person_id for row in (*standing.corrected, *standing.guests_corrected)}
            out = {one.person.id for one in standing.recounted if not one.counts}
            later = {one.person.id for one in standing.recounted if one.counts}
            missing = {person.id for person in standing.missing}
            absent = {number for number, line in read.items() if line.part is Part.ABSENT}
            assert {person.id for person in standing.members} <= read.keys()
            assert missing - out <= absent <= missing - out | later
            assert all(read[number].part is Part.NOT_COUNTED for number in missing & out)
            assert all(read[person.id].part is Part.LEAVE for person in standing.on_leave)
            assert all(read[number].part is Part.CORRECTED for number in corrected)
            there = {person.id for person in standing.present} - gone - corrected
            assert all(read[number].part in THERE for number in there)

    @invariant()
    def people_read_each_correction_that_the_summary_shows_and_no_other(self):
        for standing, read, there in self.run(self.told()):
            withdrawn = {number for number, line in read.items() if line.withdrawn}
            shown = {row.person_id for row in (*standing.withdrawn, *standing.guests_withdrawn)}
            assert shown <= withdrawn
            again = {number for number, line in read.items() if line.arrival}
            assert (withdrawn & there) - again <= shown
            corrected = {number for number, line in read.items() if line.part is Part.CORRECTED}
            assert {row.person_id for row in (*standing.corrected, *standing.guests_corrected)} == corrected
            recounted = {number: line.recounted for number, line in read.items() if line.recounted}
            assert {one.person.id: (one.old, one.new, one.at) for one in standing.recounted} == {
                number: (one.old, one.new, one.at) for number, one in recounted.items()
            }

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

    async def told(self):
        """Return what is told of each fixed roll: its standing, each person's own line, and who was there at the end.

        The lines are by the person's id. While the host has yet to say whether it was held, nothing is told.
        """
        fixed = [sheet for sheet, _late in await self.sheets() if sheet.held]
        async with self.database.read() as db:
            found = (await db.scalars(select(Person))).all()
            lines = [(one.id, line) for one in found for line in (await own_record.of(db, one, 2026)).lines]
            told = []
            for sheet in fixed:
                read = {number: line for number, line in lines if line.activity.id == sheet.activity.id}
                places = await roll.places(db, sheet.activity)
                there = {one.person_id for one in places if one.state is RollState.PRESENT}
                told.append((sheet.standing, read, there))
            return told

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
