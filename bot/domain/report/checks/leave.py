"""Checks of leave, of absentees and of their make-up study (7 to 9, 18)."""

from collections.abc import Iterator
from itertools import combinations

from bot.domain.report.checks import likeness
from bot.domain.report.checks.finding import Case, Finding, Level, state_of
from bot.storage.tables.absence import MakeupState
from bot.storage.tables.record import Part
from bot.storage.tables.roll import RollState

CONTACT_HOURS = 24
DONE = frozenset({MakeupState.SUBMITTED, MakeupState.ACCEPTED})
ALIKE = 0.70


def late_leave(case: Case) -> Iterator[Finding]:
    """7: leave that was asked for or decided after the start (补假), or is undecided at the end."""
    late = [
        leave.person.name
        for leave in case.report.leaves
        if leave.asked_at > case.start or (leave.decided_at is not None and leave.decided_at > case.start)
    ]
    if late:
        yield Finding(7, Level.WARN, "late", {"names": late, "start": case.start})
    if case.pending:
        yield Finding(7, Level.WARN, "pending", {"names": [leave.person.name for leave in case.pending]})


def unexplained(case: Case) -> Iterator[Finding]:
    """8: a day after the end, neither a reason of an absentee nor a contact is recorded."""
    if not case.since_end(hours=CONTACT_HOURS):
        return
    silent = [
        place.person.name
        for place in case.report.members
        if state_of(place) is RollState.ABSENT and place.person.id not in case.explained
    ]
    if silent:
        yield Finding(8, Level.WARN, "contact", {"names": silent})


def make_up(case: Case) -> Iterator[Finding]:
    """9: make-up study that is overdue, or was accepted before the activity ended."""
    overdue = [row.person.name for row in case.report.makeups if row.state not in DONE and row.due_at < case.now]
    if overdue:
        yield Finding(9, Level.WARN, "overdue", {"names": overdue})
    early = [row.person.name for row in case.report.makeups if row.decided_at is not None and row.decided_at < case.end]
    if early:
        yield Finding(9, Level.WARN, "early", {"names": early, "end": case.end})


def answers_alike(case: Case) -> Iterator[Finding]:
    """18: answers of make-up studies that are alike, or like the record's summary."""
    given = [(row, likeness.grams(likeness.without_quotes(row.answer or ""))) for row in case.report.makeups]
    for (one, of_one), (other, of_other) in combinations(given, 2):
        share = likeness.containment(of_one, of_other, least=likeness.SHORT)
        if share >= ALIKE:
            values = {"name": one.person.name, "other": other.person.name, "share": share}
            yield Finding(18, Level.WARN, f"answers:{one.id}-{other.id}", values)
    told = likeness.grams("\n".join(each.text for each in case.report.minutes if each.part is Part.SUMMARY))
    for row, of_row in given:
        share = likeness.containment(of_row, told, least=likeness.SHORT)
        if share >= ALIKE:
            yield Finding(18, Level.WARN, f"summary:{row.id}", {"name": row.person.name, "share": share})
