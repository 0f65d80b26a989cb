"""Checks of procedure, photos, ballot, filing and year: a case that raises each, and one as near that does not."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.activity.steps import StepState
from bot.domain.evaluation.result import Result, Tally
from bot.domain.report.checks import table
from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.photos import distance
from bot.domain.report.checks.table import CHECKS, findings, stopping, unanswered
from bot.storage.tables.agenda import ItemKind, Ledger, StepNumber
from bot.storage.tables.papers import FindingReason
from bot.storage.tables.record import Part
from tests.support.cases import (
    END,
    START,
    TEXT,
    a_case,
    changed,
    earlier,
    filing,
    item,
    minute,
    photo,
    raised,
    step,
    variants,
)
from tests.support.town import at

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def stepped(case, number, *, days_before=None, seen_at=None, **entered):
    """Return the case with one of the nine steps changed."""
    row = step(number, case.start, days_before, **entered) if days_before is not None or entered else None
    steps = tuple(StepState(each.number, seen_at, row) if each.number is number else each for each in case.report.steps)
    return changed(case, steps=steps)


# --- order


@pytest.mark.parametrize(
    ("number", "days_before", "found"),
    [
        (StepNumber.THEME, 7, ["order:theme-approval"]),
        (StepNumber.THEME, 8, []),
        (StepNumber.APPROVAL, 5, ["order:approval-notice"]),
        (StepNumber.APPROVAL, 6, []),
        (StepNumber.THEME, -1, ["order:theme-approval"]),
    ],
)
def test_the_order_of_committee_approval_and_notice(number, days_before, found):
    assert raised(stepped(a_case(), number, days_before=days_before), 21) == found


def test_a_notice_after_the_start():
    assert raised(a_case(posted_at=START + MINUTE), 21) == ["order:notice-start"]
    assert raised(a_case(posted_at=START - MINUTE), 21) == []
    late_approval = stepped(a_case(posted_at=None), StepNumber.APPROVAL, days_before=-1)
    assert raised(late_approval, 21) == ["order:approval-start"]


def test_minutes_before_the_start_and_a_filing_before_the_end():
    assert raised(a_case(minutes=(minute(TEXT, START - MINUTE, item=1),)), 21) == ["order:start-minutes"]
    assert raised(a_case(minutes=(minute(TEXT, START + MINUTE, item=1),)), 21) == []
    assert raised(a_case(filings=(filing(END - MINUTE),)), 21) == ["order:end-filing"]
    assert raised(a_case(filings=(filing(END + MINUTE),)), 21) == []
    assert {one.level for one in findings(a_case(filings=(filing(END - MINUTE),))) if one.number == 21} == {
        Level.REASON
    }


def test_a_vote_without_a_committee_meeting():
    items = (item(1, "学习政府工作报告"), item(2, "表决年度计划", ItemKind.VOTE))
    case = a_case(items=items)
    assert raised(case, 22) == []
    assert raised(stepped(case, StepNumber.THEME, skipped=True, reason="临时动议"), 22) == ["committee"]
    assert raised(stepped(case, StepNumber.THEME, days_before=-1), 22) == ["committee"]
    counted = (item(1, "支部党员大会", ItemKind.BRIEFING, counts_as=Ledger.MEETING),)
    skipped = stepped(a_case(items=counted), StepNumber.THEME, skipped=True, reason="临时动议")
    assert raised(skipped, 22) == ["committee"]
    assert raised(stepped(a_case(), StepNumber.THEME, skipped=True, reason="临时动议"), 22) == []


def test_an_open_step():
    assert variants(a_case(), 42) == []
    open_step = stepped(a_case(), StepNumber.APPROVAL)
    assert variants(open_step, 42) == ["steps"]
    assert variants(stepped(a_case(), StepNumber.APPROVAL, skipped=True, reason="机关党委已口头同意"), 42) == []


def test_a_ballot_that_is_open_is_no_open_step():
    running = stepped(a_case(ballot_closed_at=None), StepNumber.EVALUATION)
    assert variants(running, 42) == []
    assert variants(stepped(a_case(), StepNumber.EVALUATION), 42) == ["steps"]


# --- when it was recorded


def test_minutes_that_began_two_days_after_the_end():
    assert variants(a_case(minutes=(minute(TEXT, END + 2 * DAY + MINUTE, item=1),)), 26) == ["late"]
    assert variants(a_case(minutes=(minute(TEXT, END + 2 * DAY, item=1),)), 26) == []
    later = (minute(TEXT, END, item=1), minute("补充。", END + 5 * DAY, item=1))
    assert variants(a_case(minutes=later), 26) == []


@pytest.mark.parametrize(("apart", "found"), [(20, ["bulk"]), (70, [])])
def test_minutes_of_several_months_at_one_sitting(apart, found):
    mine = (minute(TEXT, END + HOUR, item=1),)
    others = [
        earlier(a_case(
            START - n * 30 * DAY, END - n * 30 * DAY,
            minutes=(minute("另一次活动。", END + HOUR + apart * n * MINUTE / 2, item=1),),
        ))
        for n in (1, 2)
    ]  # fmt: skip
    assert variants(a_case(minutes=mine, earlier=tuple(others)), 26) == (found if apart == 20 else [])
    assert variants(a_case(minutes=mine, earlier=tuple(others[:1])), 26) == []


# --- photos


def test_photos_and_their_times():
    assert variants(a_case(photos=()), 29) == ["none"]
    for taken, found in ((START - HOUR, []), (START - HOUR - MINUTE, ["time"]), (END + HOUR + MINUTE, ["time"])):
        assert variants(a_case(photos=(photo(taken_at=taken),)), 29) == found
    assert variants(a_case(photos=(photo(sent_at=START - MINUTE),)), 29) == ["before"]
    assert variants(a_case(photos=(photo(sent_at=END + 9 * DAY),)), 29) == []
    assert variants(a_case(photos=(photo(sent_at=START - MINUTE, chosen=False),)), 29) == []


def test_a_photo_that_was_used_before():
    mine, other = photo(), a_case(START - 28 * DAY, END - 28 * DAY).activity
    same = photo(file_unique_id=mine.file_unique_id)
    assert variants(a_case(photos=(mine,), elsewhere=((same, other),)), 30) == ["reused"]
    assert variants(a_case(photos=(mine,), elsewhere=((photo(), other),)), 30) == []
    blank = photo(file_unique_id="", likeness=None)
    assert variants(a_case(photos=(blank,), elsewhere=((photo(file_unique_id="", likeness=None), other),)), 30) == []


@pytest.mark.parametrize(("bits", "found"), [(0, ["alike"]), (6, ["alike"]), (7, [])])
def test_a_photo_that_looks_the_same(bits, found):
    mine, other = photo(likeness="0" * 16), photo(likeness=f"{2**bits - 1:016x}")
    assert distance(mine.likeness, other.likeness) == bits
    before = a_case(START - 28 * DAY, END - 28 * DAY).activity
    assert variants(a_case(photos=(mine,), elsewhere=((other, before),)), 30) == found


# --- ballot


def result(ballots, eligible, rate=0.9, *, closed=True):
    return Result(ballots, eligible, rate, None, guests=Tally(0, 0, None, None), closed=closed)


@pytest.mark.parametrize(
    ("ballots", "eligible", "found"),
    [(10, 9, ["many"]), (9, 9, []), (0, 9, ["none"]), (4, 9, ["few"]), (5, 9, []), (0, 0, [])],
)
def test_the_turnout(ballots, eligible, found):
    assert variants(a_case(result=result(ballots, eligible)), 31) == found
    assert variants(a_case(result=result(ballots, eligible, closed=False)), 31) == []


@pytest.mark.parametrize(("minutes", "found"), [(60, []), (61, ["opened"])])
def test_a_ballot_that_opened_late(minutes, found):
    assert variants(a_case(ballot_closes_at=END + 24 * HOUR + minutes * MINUTE), 31) == found


def test_a_year_of_full_satisfaction_is_for_information():
    full = a_case(result=result(9, 9, 1.0))
    year = tuple(earlier(full) for _ in range(11))
    assert variants(replace(full, earlier=year), 32) == ["full"]
    assert [one.level for one in findings(replace(full, earlier=year)) if one.number == 32] == [Level.INFO]
    assert variants(replace(full, earlier=year[:10]), 32) == []
    assert variants(replace(full, earlier=(*year[:10], replace(year[0], satisfied=0.99))), 32) == []


# --- filing


def test_the_time_of_filing():
    assert variants(a_case(now=END + 2 * DAY), 37) == []
    assert variants(a_case(now=END + 2 * DAY + MINUTE), 37) == ["late"]
    received = filing(END + 2 * DAY, END + 3 * DAY)
    assert variants(a_case(now=END + 9 * DAY, filings=(received,)), 37) == []
    assert variants(a_case(filings=(filing(END + 2 * DAY + MINUTE, END + 3 * DAY),)), 37) == ["was-late"]
    assert variants(a_case(filings=(filing(END + HOUR),)), 37) == ["receipt"]


# --- year

DECEMBER = {"start": at("2026-12-04 14:00"), "end": at("2026-12-04 17:30")}


def test_the_numbers_of_leave_slips():
    assert variants(a_case(**DECEMBER, slips=(1, 2, 4)), 38) == ["slips"]
    assert variants(a_case(**DECEMBER, slips=(1, 2, 2)), 38) == ["slips"]
    assert variants(a_case(**DECEMBER, slips=(3, 1, 2)), 38) == []
    assert variants(a_case(slips=(1, 2, 4)), 38) == []


def test_the_reading_of_the_charter_in_a_year():
    def reads(*chapters):
        return item(1, "诵读党章", ItemKind.CHARTER, chapters=list(chapters))

    before = a_case(at("2026-05-08 14:00"), at("2026-05-08 17:30"), items=(reads(*range(11)),))
    december = a_case(**DECEMBER, items=(reads(11),))
    assert "charter" in variants(december, 40)
    assert "charter" not in variants(replace(december, earlier=(earlier(before),)), 40)
    before.activity.year = 2025
    assert "charter" in variants(replace(december, earlier=(earlier(before),)), 40)
    assert "charter" not in variants(a_case(at("2026-09-04 14:00"), at("2026-09-04 17:30")), 40)


def test_the_coverage_of_the_quarters_is_for_information():
    taught = (item(1, "党课", ItemKind.PARTY_CLASS),)
    assert variants(a_case(items=taught), 40) == ["meeting"]
    assert {one.level for one in findings(a_case()) if one.number == 40} == {Level.INFO}
    assert variants(a_case(at("2026-04-10 14:00"), at("2026-04-10 17:30")), 40) == []
    assert {"life-meeting", "appraisal"} <= set(variants(a_case(**DECEMBER), 40))
    met = (item(1, "组织生活会", ItemKind.LIFE_MEETING), item(2, "民主评议", ItemKind.APPRAISAL))
    assert not {"life-meeting", "appraisal"} & set(variants(a_case(**DECEMBER, items=met), 40))


# --- the table


def test_the_numbers_are_those_of_the_page():
    assert set(CHECKS) == set(range(1, 44))


def test_the_page_has_a_row_for_each_check():
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    levels = {"B": Level.BLOCK, "B→reason": Level.REASON, "W": Level.WARN, "I": Level.INFO}
    rows = {int(row[0]): row[1] for row in re.findall(r"^\| (\d+) \| [^|]+ \| [^|]+ \| ([^|]+) \|", page, re.MULTILINE)}
    assert list(rows) == list(CHECKS)
    assert {each for classes in rows.values() for each in classes.split(", ")} <= set(levels)


def test_only_a_block_cannot_be_answered():
    case = a_case(head_count=8, filings=(filing(END - MINUTE, END),))
    found = [one for one in findings(case) if one.number in {4, 21}]
    assert [one.number for one in stopping(unanswered(case, found))] == [21]
    reasons = tuple(FindingReason(check_number=one.number, subject=one.subject, reason="已核对") for one in found)
    assert unanswered(changed(case, reasons=reasons), found) == ()
    wrong = replace(
        case, report=replace(case.report, standing=replace(case.report.standing, absent=case.report.standing.present))
    )
    blocked = [one for one in findings(wrong) if one.level is Level.BLOCK]
    answered = tuple(FindingReason(check_number=one.number, subject=one.subject, reason="已核对") for one in blocked)
    assert stopping(unanswered(changed(wrong, reasons=answered), blocked)) == tuple(blocked)


def test_findings_name_nobody_in_their_subject():
    case = a_case(absent=("李书记", "张三"), now=END + 2 * DAY, head_count=1)
    assert not [one.subject for one in table.findings(case) for name in case.names if name in one.subject]


def test_a_year_without_a_guide_is_told_in_december_and_one_of_any_month_is_enough():
    guided = minute("学院党委副书记", part=Part.GUIDE, speaker="王五")
    december, march = a_case(**DECEMBER), a_case(minutes=(minute(TEXT, item=1), guided))
    assert "guide" in variants(december, 40)
    assert [one.level for one in findings(december) if one.subject == "guide"] == [Level.WARN]
    assert "guide" not in variants(replace(december, earlier=(earlier(march),)), 40)
    assert "guide" not in variants(a_case(**DECEMBER, minutes=(guided,)), 40)
    before = a_case(at("2025-12-05 14:00"), at("2025-12-05 17:30"), minutes=(guided,))
    assert "guide" in variants(replace(december, earlier=(earlier(before),)), 40)
    assert "guide" not in variants(a_case(at("2026-09-04 14:00"), at("2026-09-04 17:30")), 40)
