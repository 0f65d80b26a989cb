"""A branch whose people act in any order; after each step its tables are compared with the accepted actions."""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from bot.domain.evaluation.ballot import DIMENSIONS, GROUPS
from bot.domain.obligations.kinds import DutyKind
from bot.domain.report import summary
from bot.domain.report.period import Period
from bot.storage.tables.branch import Branch
from tests.support.any_order.actions import Actions
from tests.support.any_order.machine import BRANCH, STRANGER
from tests.support.ballots import opened

EXPLORING = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
SUITE = settings(
    max_examples=2000 if EXPLORING else 15,
    stateful_step_count=60 if EXPLORING else 40,
    derandomize=not EXPLORING,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class AnyOrder(Actions):
    """A branch of eight with two activities in March, the actions on them, and what holds after each."""

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
