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
    photos,
    procedure,
    year,
)
from bot.domain.report.checks.finding import ORDER, Case, Finding, Level

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
        35: decisions.followed_up,
        36: filing.plan,
        37: filing.in_time,
        38: year.numbers,
        39: filing.place,
        40: year.coverage,
        41: minutes.wrong_character,
        42: procedure.open_steps,
    }
)
NOT_BUILT = frozenset({33, 34})
"""Checks of votes: the bot does not count votes yet."""


def findings(case: Case) -> tuple[Finding, ...]:
    """Return all findings, the gravest first."""
    found = [finding for check in CHECKS.values() for finding in check(case)]
    return tuple(sorted(found, key=lambda finding: (ORDER.index(finding.level), finding.number)))


def unanswered(case: Case, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are neither mended nor answered by a sentence, without those that need no answer."""
    answered = {(row.check_number, row.subject) for row in case.report.reasons}
    return tuple(
        one
        for one in found
        if one.level is Level.BLOCK or (one.level is not Level.INFO and (one.number, one.subject) not in answered)
    )


def stopping(open_ones: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the unanswered findings that stop the sending."""
    return tuple(one for one in open_ones if one.level in {Level.BLOCK, Level.REASON})
