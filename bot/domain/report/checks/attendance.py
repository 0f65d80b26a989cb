"""Checks of the attendance: figures that agree, host, recorder, entries by hand (1 to 6, 10, 11, 23, 27, 28, 43)."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bot.domain.report.checks.finding import Case, Finding, Level
from bot.domain.roles import Office
from bot.storage.tables.attendance import How
from bot.storage.tables.roll import RollState

COMMITTEE_FROM = 7
"""Members from which a branch has a committee, so that one person need not host and record."""
BY_HAND, IN_A_MINUTE = 0.20, 5
MINUTE = timedelta(minutes=1)


def more_than_all(case: Case) -> Iterator[Finding]:
    """1: more members are present than there are."""
    present, members = len(case.report.standing.present), len(case.report.standing.members)
    if present > members:
        yield Finding(1, Level.BLOCK, "present", {"present": present, "members": members})


def sum_of_states(case: Case) -> Iterator[Finding]:
    """2: present, on leave and absent do not add up to the members, or a name stands twice."""
    standing = case.report.standing
    parts = {"present": len(standing.present), "leave": len(standing.leave), "absent": len(standing.absent)}
    if sum(parts.values()) != len(standing.members):
        yield Finding(2, Level.BLOCK, "sum", parts | {"members": len(standing.members)})
    lines = Counter(person.id for person in (*standing.present, *standing.leave, *standing.absent))
    rows = Counter(place.person.id for place in case.report.places)
    everybody = {p.id: p.name for p in (*standing.present, *standing.leave, *standing.absent)}
    everybody |= {place.person.id: place.person.name for place in case.report.places}
    twice = [name for number, name in everybody.items() if lines[number] > 1 or rows[number] > 1]
    if twice:
        yield Finding(2, Level.BLOCK, "twice", {"names": twice})


def sign_in_book(case: Case) -> Iterator[Finding]:
    """3: the number of members present is not that of the sign-in book."""
    rows = sum(place.state is RollState.PRESENT for place in case.report.members)
    present = len(case.report.standing.present)
    if rows != present:
        yield Finding(3, Level.BLOCK, "book", {"present": present, "rows": rows})


def head_count(case: Case) -> Iterator[Finding]:
    """4: the host counted another number of people than checked in."""
    heads, there = case.activity.head_count, case.report.standing.there
    if heads is not None and heads != there:
        yield Finding(4, Level.WARN, "heads", {"heads": heads, "there": there})


def roster_then(case: Case) -> Iterator[Finding]:
    """5: the roster, as it is known now, has other people in the branch at the start than the roll."""
    if case.differing:
        yield Finding(5, Level.WARN, "roster", {"names": [person.name for person in case.differing]})


def leave_and_check_in(case: Case) -> Iterator[Finding]:
    """6: a person has both leave and a check-in."""
    both = [leave.person.name for leave in case.report.leaves if leave.person_id in case.there]
    if both:
        yield Finding(6, Level.WARN, "both", {"names": both})


def host_and_recorder(case: Case) -> Iterator[Finding]:
    """10: the host or the recorder was not there, or both are one person though there is a committee."""
    host, recorder = case.activity.host, case.activity.recorder
    for role, person in (("host", host), ("recorder", recorder)):
        if person is not None and person.id not in case.there:
            yield Finding(10, Level.WARN, f"{role}-absent", {"name": person.name})
    if host is not None and recorder is not None and host.id == recorder.id:
        members = len(case.report.standing.members)
        if members >= COMMITTEE_FROM:
            yield Finding(10, Level.WARN, "same", {"name": host.name, "members": members})


def office_of_host(case: Case) -> Iterator[Finding]:
    """11: a host who held no office, or an officer other than the secretary without a recorded reason.

    Offices before the branch was set up are not known, so a host of those months is not said to have held none.
    """
    host = case.activity.host
    if host is None or Office.SECRETARY in case.host_offices:
        return
    if not case.host_offices and case.activity.recorded_later_at is not None:
        return
    if not case.host_offices:
        yield Finding(11, Level.WARN, "no-office", {"name": host.name, "at": case.start})
    elif not case.delegated:
        yield Finding(11, Level.WARN, "no-reason", {"name": host.name})


def in_two_places(case: Case) -> Iterator[Finding]:
    """23: people who were at another activity of the branch at the same time."""
    for other in case.earlier:
        start, end = other.activity.starts_at, other.activity.ended_at
        if start is None or end is None or start >= case.end or end <= case.start:
            continue
        both = [case.places[number].person.name for number in sorted(case.there & other.present)]
        if both:
            yield Finding(
                23, Level.WARN, f"places:{other.activity.id}", {"names": both, "form": other.activity.form, "at": start}
            )


def by_hand(case: Case) -> Iterator[Finding]:
    """27: many check-ins were entered by an officer, or several within a minute."""
    by_hand = sorted(place.at for place in case.report.places if place.how is How.HAND and place.at is not None)
    there = sum(place.state is RollState.PRESENT for place in case.report.places)
    if there and len(by_hand) / there > BY_HAND:
        yield Finding(27, Level.INFO, "share", {"count": len(by_hand), "there": there})
    if any(last - first <= MINUTE for first, last in zip(by_hand, by_hand[IN_A_MINUTE:], strict=False)):
        yield Finding(27, Level.INFO, "minute", {"count": IN_A_MINUTE})


def after_the_end(case: Case) -> Iterator[Finding]:
    """28: check-ins that were recorded after the end."""
    standing = case.report.standing
    late = [row.person.name for row in (*standing.corrected, *standing.guests_corrected)]
    late += [p.person.name for p in case.report.places if p.at is not None and p.at > case.end]
    if late:
        yield Finding(28, Level.WARN, "after", {"names": late, "end": case.end})


def too_few(case: Case) -> Iterator[Finding]:
    """43: fewer members were present than rule 16 requires, with the corrections."""
    standing = case.report.standing
    present, share = standing.present_with_corrections, standing.share_with_corrections
    if standing.members and present < standing.needed:
        yield Finding(43, Level.WARN, "few", {"present": present, "needed": standing.needed, "share": share})
