"""Checks of the year so far, made with the activity that ends a quarter (38, 40)."""

from collections.abc import Iterator

from bot.domain.plan.plan_check import DUES
from bot.domain.report.checks.finding import Case, Finding, Key, Level
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger
from bot.storage.tables.record import Part

QUARTER, YEAR = 3, 12
CHAPTERS = frozenset(range(12))
"""The chapters of the Party charter; 0 is the preamble."""
SHOWN = 20


def numbers(case: Case) -> Iterator[Finding]:
    """38: the numbers of the leave slips of a year have gaps or stand twice."""
    if case.activity.month != YEAR or not case.slips:
        return
    gaps = sorted(set(range(1, max(case.slips) + 1)) - set(case.slips))
    twice = sorted({slip for slip in case.slips if case.slips.count(slip) > 1})
    if gaps or twice:
        yield Finding(38, Level.WARN, "slips", {"numbers": [*gaps, *twice][:SHOWN]})


def coverage(case: Case) -> Iterator[Finding]:
    """40: what a year, or its quarters, must contain is missing from the Party days so far."""
    month = case.activity.month
    if month % QUARTER:
        return
    items = [item for other in case.earlier if other.activity.year == case.activity.year for item in other.items]
    items += case.report.items
    if month == YEAR:
        minutes = [row for other in case.earlier if other.activity.year == case.activity.year for row in other.minutes]
        if not any(row.part is Part.GUIDE for row in (*minutes, *case.report.minutes)):
            yield Finding(40, Level.WARN, "guide")
        unread = sorted(CHAPTERS - {chapter for item in items for chapter in item.chapters or ()})
        if unread:
            yield Finding(40, Level.WARN, "charter", {"chapters": [Key(f"check-chapter-{one}") for one in unread]})
    quarters = month // QUARTER
    held = {
        "class": sum(_counts(item, ItemKind.PARTY_CLASS, Ledger.PARTY_CLASS) for item in items),
        "meeting": sum(item.counts_as is Ledger.MEETING for item in items),
    }
    for what, count in held.items():
        if count < quarters:
            yield Finding(40, Level.INFO, what, {"count": count, "quarters": quarters})
    if month == YEAR:
        yield from _once_a_year(items)


def _once_a_year(items: list[AgendaItem]) -> Iterator[Finding]:
    """Return what the agendas of a year must have once, and have not."""
    for kind in (ItemKind.LIFE_MEETING, ItemKind.APPRAISAL):
        if not any(item.kind is kind or item.counts_as == kind.value for item in items):
            yield Finding(40, Level.INFO, kind.value)
    if not any(DUES.search(item.title) for item in items):
        yield Finding(40, Level.INFO, "dues")


def _counts(item: AgendaItem, kind: ItemKind, ledger: Ledger) -> bool:
    return item.kind is kind or item.counts_as is ledger
