"""Checks of the votes on motions: their arithmetic, and who is left out of the eligible members (33, 34)."""

from collections.abc import Iterator

from bot.domain.attendance.voters import Voters
from bot.domain.day import motions
from bot.domain.day.motions import Outcome, Result
from bot.domain.report.checks.finding import Case, Finding, Key, Level
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.record import Motion

SHOWN = 60


def arithmetic(case: Case) -> Iterator[Finding]:
    """33: a count whose figures do not fit each other or the roll, or a vote without a count."""
    counted = {motion.item_id: motion for motion in case.report.motions}
    for item in case.report.items:
        if item.id in counted:
            yield from faults(item, motions.result_of(counted[item.id], case.report.voters), case.report.voters)
        elif item.kind is ItemKind.VOTE:
            yield Finding(33, Level.WARN, f"none:{item.id}", {"title": _short(item.title)})


def left_out(case: Case) -> Iterator[Finding]:
    """34: fewer members are counted as eligible than the roll has with the right to vote."""
    counted = {motion.item_id: motion for motion in case.report.motions}
    there = case.report.voters.eligible
    for item in case.report.items:
        said = counted[item.id].eligible if item.id in counted else None
        if said is not None and said < there:
            values = {"title": _short(item.title), "said": said, "eligible": there, "count": there - said}
            yield Finding(34, Level.REASON, _subject("left-out", counted[item.id]), values)


def faults(item: AgendaItem, result: Result, voters: Voters) -> Iterator[Finding]:
    """Return what is wrong with a count, each time with both values."""
    motion = result.motion
    about = {"title": _short(item.title), "eligible": result.eligible, "present": result.present}
    if result.sum != result.present:
        with_probationary = result.sum == voters.present + voters.probationary != voters.present
        variant = "probationary" if with_probationary else "sum"
        yield Finding(33, Level.BLOCK, _subject(variant, motion), about | {"sum": result.sum})
    if result.eligible > voters.eligible:
        values = {"title": _short(item.title), "said": result.eligible, "eligible": voters.eligible}
        yield Finding(33, Level.BLOCK, _subject("eligible", motion), values)
    if result.present != voters.present:
        level = Level.BLOCK if result.present > voters.present else Level.REASON
        values = {"title": _short(item.title), "said": result.present, "present": voters.present}
        yield Finding(33, level, _subject("present", motion), values)
    written = motion.written_favour + motion.written_against
    if written and result.present + written > result.eligible:
        yield Finding(33, Level.BLOCK, _subject("written", motion), about | {"written": written})
    yield from _outcome(result, about)


def _outcome(result: Result, about: dict[str, object]) -> Iterator[Finding]:
    """Return a stated outcome that does not follow from the count, and a vote with too few people there."""
    motion = result.motion
    carried, claimed = result.outcome is Outcome.CARRIED, motion.claimed
    if claimed is not None and claimed is not carried:
        values = about | {"favour": result.in_favour, "claimed": claimed}
        values["outcome"] = Key(f"motion-outcome-{result.outcome}")
        yield Finding(33, Level.BLOCK, _subject("outcome", motion), values)
    elif result.outcome is Outcome.NO_QUORUM:
        yield Finding(33, Level.REASON, _subject("quorum", motion), about | {"admission": result.admission})


def _subject(variant: str, motion: Motion) -> str:
    """Return the subject of a finding about a count; a reason that was given holds for this count only."""
    return f"{variant}:{motion.item_id}.{motion.id}"


def item_of(finding: Finding) -> int:
    """Return the id of the item that a finding of these checks is about."""
    return int(finding.subject.partition(":")[2].partition(".")[0])


def _short(title: str) -> str:
    return title if len(title) <= SHOWN else f"{title[: SHOWN - 1]}…"
