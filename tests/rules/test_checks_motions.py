"""Checks of votes: the arithmetic of a count, and members left out; each with a case as near that is right."""

import pytest

from bot.domain.attendance.voters import Voters
from bot.domain.day.motions import Outcome, result_of
from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.table import findings, stopping, unanswered
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.papers import FindingReason
from bot.storage.tables.record import MotionRule
from tests.support.cases import TEXT, a_case, changed, item, minute, motion, raised, variants

STUDY, VOTE = item(1, "学习政府工作报告"), item(2, "通过年度工作计划", ItemKind.VOTE)
VOTERS = Voters(eligible=21, present=20, probationary=2)
ADMISSION = {"rule": MotionRule.ADMISSION}


def voted(*counts, voters=VOTERS, **changes):
    """Return a case with a vote on the agenda and these counts of it."""
    return a_case(items=(STUDY, VOTE), motions=counts, voters=voters, **changes)


def counted(favour, against=0, **changes):
    """Return a case with one count of the vote."""
    return voted(motion(2, favour, against, **changes))


def levels(case):
    """Return the classes of the findings about votes."""
    return [one.level for one in findings(case) if one.number in {33, 34}]


@pytest.mark.parametrize(
    ("count", "found"),
    [
        ({"favour": 18, "against": 1, "abstained": 1}, []),
        ({"favour": 18, "against": 1}, ["sum"]),
        ({"favour": 18, "against": 1, "unvoted": 1}, []),
        ({"favour": 18, "against": 1, "abstained": 2}, ["sum"]),
        ({"favour": 22}, ["probationary"]),
        ({"favour": 20}, []),
        ({"favour": 21}, ["sum"]),
    ],
)
def test_the_count_is_that_of_the_members_present(count, found):
    case = counted(**count)
    assert variants(case, 33) == found
    assert levels(case) == [Level.BLOCK] * len(found)


def test_a_guest_of_the_branch_is_no_reason_for_probationary_members():
    case = voted(motion(2, 20), voters=Voters(21, 20, 0))
    assert variants(case, 33) == []
    assert variants(voted(motion(2, 22), voters=Voters(21, 20, 0)), 33) == ["sum"]


def test_more_eligible_than_the_roll_has():
    assert variants(counted(20, eligible=22), 33) == ["eligible"]
    assert variants(counted(20, eligible=21), 33) == []
    assert levels(counted(20, eligible=22)) == [Level.BLOCK]


def test_another_number_present_than_checked_in():
    assert (variants(counted(21, present=21), 33), levels(counted(21, present=21))) == (["present"], [Level.BLOCK])
    assert (variants(counted(19, present=19), 33), levels(counted(19, present=19))) == (["present"], [Level.REASON])
    assert variants(counted(20, present=20), 33) == []


def test_a_stated_outcome_follows_from_the_count():
    assert variants(counted(10, 10, claimed=True), 33) == ["outcome"]
    assert levels(counted(10, 10, claimed=True)) == [Level.BLOCK]
    assert variants(counted(11, 9, claimed=True), 33) == []
    assert variants(counted(11, 9, claimed=False), 33) == ["outcome"]
    assert variants(counted(10, 10, claimed=False), 33) == []


def test_too_few_for_a_vote():
    ten = {"voters": Voters(21, 10, 0)}
    assert variants(voted(motion(2, 10), **ten), 33) == ["quorum"]
    assert levels(voted(motion(2, 10), **ten)) == [Level.REASON]
    assert variants(voted(motion(2, 11), voters=Voters(21, 11, 0)), 33) == []
    half = {"voters": Voters(20, 10, 0)}
    assert variants(voted(motion(2, 10), **half), 33) == []
    assert variants(voted(motion(2, 10, **ADMISSION), **half), 33) == ["quorum"]


def test_an_opinion_in_writing_is_of_a_member_who_was_not_there():
    one = counted(20, **ADMISSION, written_favour=1)
    assert variants(one, 33) == []
    two = counted(20, **ADMISSION, written_favour=1, written_against=1)
    assert (variants(two, 33), levels(two)) == (["written"], [Level.BLOCK])


def test_a_vote_without_a_count():
    said = (minute(TEXT, item=1), minute("全体党员举手表决。", item=2))
    assert raised(voted(minutes=said), 33) == ["none:2"]
    assert levels(voted(minutes=said)) == [Level.WARN]
    assert raised(voted(motion(2, 20), minutes=said[:1]), 33) == []
    assert variants(voted(motion(2, 20), minutes=said[:1]), 16) == []  # the count is the record of a vote


def test_members_who_are_left_out_need_a_reason_for_this_count():
    case = counted(20, eligible=20)
    (subject,) = raised(case, 34)
    assert levels(case) == [Level.REASON]
    assert raised(counted(20, eligible=21), 34) == []
    assert raised(counted(20), 34) == []
    answered = changed(case, reasons=(FindingReason(check_number=34, subject=subject, reason="机关党委同意"),))
    assert 34 not in {one.number for one in stopping(unanswered(answered, findings(answered)))}
    anew = changed(answered, motions=(motion(2, 20, eligible=20),))
    assert 34 in {one.number for one in stopping(unanswered(anew, findings(anew)))}


@pytest.mark.parametrize(
    ("voters", "count", "outcome"),
    [
        (Voters(20, 10), {"favour": 10}, Outcome.LOST),  # half of all is not more than half
        (Voters(20, 11), {"favour": 11}, Outcome.CARRIED),
        (Voters(21, 10), {"favour": 10}, Outcome.NO_QUORUM),
        (Voters(21, 11), {"favour": 11}, Outcome.CARRIED),
        (Voters(20, 10), {"favour": 10, **ADMISSION, "written_favour": 1}, Outcome.NO_QUORUM),
        (Voters(20, 11), {"favour": 10, "against": 1, **ADMISSION}, Outcome.LOST),
        (Voters(20, 11), {"favour": 10, "against": 1, **ADMISSION, "written_favour": 1}, Outcome.CARRIED),
        (Voters(20, 11), {"favour": 11, "eligible": 22}, Outcome.LOST),
        (Voters(), {"favour": 3}, Outcome.NO_QUORUM),
    ],
)
def test_the_outcome_is_reckoned_from_all_who_may_vote(voters, count, outcome):
    result = result_of(motion(2, **count), voters)
    assert result.outcome is outcome
