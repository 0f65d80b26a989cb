"""Checks 22 and 40: what the committee met on, and the yearly disclosure of the dues."""

from dataclasses import replace

import pytest

from bot.domain.activity.steps import StepState
from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.table import findings
from bot.storage.tables.agenda import ItemKind, Ledger, StepNumber
from tests.support.cases import a_case, changed, earlier, item, step, variants
from tests.support.town import at

DECEMBER = {"start": at("2026-12-04 14:00"), "end": at("2026-12-04 17:30")}


def noted(note, title="通过2026年培训方案", **kind):
    """Return a case with a vote of this title, and these words with the paper of the committee's meeting."""
    case = a_case(items=(item(1, "学习政府工作报告"), item(2, title, **(kind or {"kind": ItemKind.VOTE}))))
    row = step(StepNumber.THEME, case.start, 15, note=note)
    steps = tuple(
        StepState(each.number, None, row) if each.number is StepNumber.THEME else each for each in case.report.steps
    )
    return changed(case, steps=steps)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("支委会研究确定学习政府工作报告", ["matter"]),
        ("支委会研究了培训方案，同意提交党员大会表决", []),
        ("2月19日支委会会议记录", []),
        ("支委会纪要照片", []),
        (None, []),
        ("2月19日下午召开支委会，全体委员一致同意", []),
    ],
)
def test_the_committee_met_on_the_matter_of_the_vote(note, found):
    assert variants(noted(note), 22) == found


def test_a_members_meeting_without_a_matter_in_its_title_is_not_compared():
    meeting, note = {"counts_as": Ledger.MEETING}, "支委会研究确定学习政府工作报告"
    assert variants(noted(note, "支部党员大会", **meeting), 22) == []
    assert variants(noted(note, "支部党员大会：选举纪检委员", **meeting), 22) == ["matter"]


def test_the_dues_are_disclosed_once_a_year_and_told_in_december_for_information():
    shown = item(3, "公开本年党费收缴使用情况", ItemKind.BRIEFING)
    december, paid = a_case(**DECEMBER), a_case(**DECEMBER, items=(item(3, "交纳党费"),))
    assert "dues" in variants(december, 40)
    assert "dues" in variants(paid, 40)
    assert {one.level for one in findings(december) if one.subject == "dues"} == {Level.INFO}
    assert "dues" not in variants(a_case(**DECEMBER, items=(shown,)), 40)
    march = a_case(items=(shown,))
    assert "dues" not in variants(replace(december, earlier=(earlier(march),)), 40)
    march.activity.year = 2025
    assert "dues" in variants(replace(december, earlier=(earlier(march),)), 40)
    assert "dues" not in variants(a_case(at("2026-09-04 14:00"), at("2026-09-04 17:30")), 40)
