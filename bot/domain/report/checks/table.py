"""All checks by number; docs/checks.md says where each comes from and which false alarms are known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.domain.report.checks import (
    attendance,
    dates,
    decisions,
    evaluation,
    filing,
    leave,
    likeness,
    minutes,
    motions,
    photos,
    procedure,
    year,
)
from bot.domain.report.checks.finding import ORDER, Case, Finding, Level
from bot.storage.tables.papers import FindingReason

Check = Callable[[Case], Iterator[Finding]]

CHECKS: Mapping[int, Check] = MappingProxyType(
    {
        1: attendance.more_than_all,
        2: attendance.sum_of_states,
        3: attendance.sign_in_book,
        4: attendance.head_count,
        5: attendance.roster_then,
        6: attendance.leave_and_check_in,
        7: leave.late_leave,
        8: leave.unexplained,
        9: leave.make_up,
        10: attendance.host_and_recorder,
        11: attendance.office_of_host,
        12: minutes.speakers,
        13: minutes.few_speakers,
        14: minutes.short,
        15: minutes.empty_phrases,
        16: minutes.agenda,
        17: likeness.like_earlier,
        18: leave.answers_alike,
        19: dates.cited_later,
        20: dates.anniversaries,
        21: procedure.order,
        22: procedure.committee_first,
        23: attendance.in_two_places,
        24: dates.duration,
        25: dates.unusual_day,
        26: procedure.recorded_late,
        27: attendance.by_hand,
        28: attendance.after_the_end,
        29: photos.times,
        30: photos.used_before,
        31: evaluation.turnout,
        32: evaluation.always_full,
        33: motions.arithmetic,
        34: motions.left_out,
        35: decisions.followed_up,
        36: filing.plan,
        37: filing.in_time,
        38: year.numbers,
        39: filing.place,
        40: year.coverage,
        41: minutes.wrong_character,
        42: procedure.open_steps,
        43: attendance.too_few,
    }
)
OF_THE_DAY = frozenset({8, 26, 27, 28})
"""Checks of what is entered as it happens: an activity that was recorded later (补记) says so itself."""
SAME_MATTER = MappingProxyType({(37, "was-late"): (37, "late")})
"""Findings that go on under another subject, such as lateness after the record was filed: a reason answers both."""
AFTER_THE_PAPER = frozenset({(37, "receipt")})
"""Findings on what follows the handing in: the paper that was handed in cannot print a reason for them."""


def findings(case: Case) -> tuple[Finding, ...]:
    """Return all findings, the gravest first."""
    left_out = OF_THE_DAY if case.activity.recorded_later_at is not None else frozenset[int]()
    found = [finding for number, check in CHECKS.items() if number not in left_out for finding in check(case)]
    return tuple(sorted(found, key=lambda finding: (ORDER.index(finding.level), finding.number)))


def unanswered(case: Case, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are neither mended nor answered by a sentence, without those that need no answer."""
    answered = reasons(case)
    return tuple(
        one
        for one in found
        if one.level is Level.BLOCK or (one.level is not Level.INFO and matter(one) not in answered)
    )


def matter(finding: Finding) -> tuple[int, str]:
    """Return the number of the check and the subject under which the reason for a finding is stored."""
    key = (finding.number, finding.subject)
    return SAME_MATTER.get(key, key)


def reasons(case: Case) -> dict[tuple[int, str], str]:
    """Return the reasons that were given, by the matter that they answer."""
    return {_answers(row): row.reason for row in case.report.reasons}


def standing(case: Case) -> tuple[FindingReason, ...]:
    """Return the reasons that a paper prints: those whose finding is not mended, and those that answer no check."""
    given = case.report.reasons
    numbers = {row.check_number for row in given} & CHECKS.keys()
    found = {matter(finding) for number in sorted(numbers) for finding in CHECKS[number](case)}
    return tuple(row for row in given if row.check_number not in CHECKS or _answers(row) in found - AFTER_THE_PAPER)


def _answers(row: FindingReason) -> tuple[int, str]:
    key = (row.check_number, row.subject)
    return SAME_MATTER.get(key, key)


def stopping(open_ones: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the unanswered findings that stop the sending."""
    return tuple(one for one in open_ones if one.level in {Level.BLOCK, Level.REASON})
