"""The coverage of a year: organisational life by kind and month, the Party charter, required content (rules 41, 54).

An activity counts for another ledger by the items of its agenda, with the minutes that they name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity.agenda import REQUIRED
from bot.domain.report.summary import Sheet, Stretch
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger

CHAPTERS = range(12)
"""The parts of the Party charter: 0 is the preamble (总纲), 1 to 11 are its chapters."""
QUARTER, YEAR = 3, 12  # months


class LifeKind(StrEnum):
    """The kinds of organisational life that a year's matrix shows, in its order."""

    PARTY_DAY = "party-day"  # 主题党日
    PARTY_CLASS = "party-class"  # 党课
    MEETING = "meeting"  # 党员大会
    LIFE_MEETING = "life-meeting"  # 组织生活会
    STUDY = "study"  # 集中学习
    APPRAISAL = "appraisal"  # 民主评议党员


_EVERY = {
    LifeKind.PARTY_DAY: 1,
    LifeKind.PARTY_CLASS: QUARTER,
    LifeKind.MEETING: QUARTER,
    LifeKind.LIFE_MEETING: YEAR,
    LifeKind.STUDY: None,
    LifeKind.APPRAISAL: YEAR,
}
"""The months of the period in which each kind is due once; None where no rule sets a number."""


@dataclass(frozen=True)
class KindYear:
    """A kind's year: the times held and the minutes, by month, and in how many of the periods due it was held.

    `due` is the number of periods (months, quarters, years); None where no rule sets one.
    """

    kind: LifeKind
    times: Mapping[int, int]
    minutes: Mapping[int, int]
    covered: int
    due: int | None

    @property
    def held(self) -> int:
        """The times it was held in the year."""
        return sum(self.times.values())

    @property
    def finished(self) -> float | None:
        """The share of the periods due in which it was held."""
        return min(1.0, self.covered / self.due) if self.due else None


@dataclass(frozen=True)
class Coverage:
    """The coverage of the year's activities.

    `charter` tells on which days each chapter was read. `required` of the `held` activities had required content.
    """

    kinds: tuple[KindYear, ...]
    charter: Mapping[int, tuple[date, ...]]
    required: int
    held: int
    items: Mapping[int, tuple[AgendaItem, ...]] = field(default_factory=dict)

    @property
    def chapters(self) -> int:
        """The number of chapters that were read."""
        return sum(1 for chapter in CHAPTERS if self.charter.get(chapter))

    def of(self, kind: LifeKind) -> KindYear:
        """Return the year of a kind."""
        return next(each for each in self.kinds if each.kind is kind)


async def coverage(db: AsyncSession, found: Stretch) -> Coverage:
    """Return what the activities held in a year covered; those recorded later (补记) count with their month only."""
    items = await _items(db, [sheet.activity.id for sheet in found.sheets])
    held = found.held
    return Coverage(
        tuple(_kind(kind, held, items, found) for kind in LifeKind),
        _charter(held, items),
        sum(1 for sheet in held if any(item.kind in REQUIRED for item in items.get(sheet.activity.id, ()))),
        len(held),
        items,
    )


async def _items(db: AsyncSession, activity_ids: Sequence[int]) -> dict[int, tuple[AgendaItem, ...]]:
    query = select(AgendaItem).where(AgendaItem.activity_id.in_(activity_ids), AgendaItem.removed_at.is_(None))
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in (await db.scalars(query.order_by(AgendaItem.position, AgendaItem.id))).all():
        found[item.activity_id].append(item)
    return {number: tuple(items) for number, items in found.items()}


def _kind(
    kind: LifeKind, held: Iterable[Sheet], items: Mapping[int, tuple[AgendaItem, ...]], found: Stretch
) -> KindYear:
    times: dict[int, int] = defaultdict(int)
    minutes: dict[int, int] = defaultdict(int)
    for sheet in held:
        counted = minutes_of(kind, sheet, items.get(sheet.activity.id, ()))
        if counted is not None:
            times[sheet.activity.month] += 1
            minutes[sheet.activity.month] += counted
    every = _EVERY[kind]
    if every is None:
        return KindYear(kind, dict(times), dict(minutes), len(times), None)
    due = len({(month - 1) // every for month in found.period.months if month not in found.unrecorded})
    return KindYear(kind, dict(times), dict(minutes), len({(month - 1) // every for month in times}), due)


def minutes_of(kind: LifeKind, sheet: Sheet, items: Sequence[AgendaItem]) -> int | None:
    """Return the minutes with which an activity counts for a kind; None if it does not count for it."""
    if kind is LifeKind.PARTY_DAY:
        return round((sheet.hours or 0) * 60)
    if kind is LifeKind.APPRAISAL:
        mine = [item for item in items if item.kind is ItemKind.APPRAISAL]
        return sum(item.minutes or 0 for item in mine) if mine else None
    mine = [item for item in items if item.counts_as is not None and item.counts_as == Ledger(kind)]
    return sum(item.counts_minutes or item.minutes or 0 for item in mine) if mine else None


def _charter(held: Iterable[Sheet], items: Mapping[int, tuple[AgendaItem, ...]]) -> dict[int, tuple[date, ...]]:
    read: dict[int, list[date]] = {chapter: [] for chapter in CHAPTERS}
    for sheet in held:
        start = sheet.activity.starts_at
        if start is None:
            continue
        day = start.astimezone(ZoneInfo(sheet.activity.branch.zone)).date()
        for item in items.get(sheet.activity.id, ()):
            for chapter in (item.chapters or ()) if item.kind is ItemKind.CHARTER else ():
                if chapter in read:
                    read[chapter].append(day)
    return {chapter: tuple(sorted(set(days))) for chapter, days in read.items()}
