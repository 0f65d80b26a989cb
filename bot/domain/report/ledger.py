"""The ledger (台账) of a branch for a year: every activity, person, slip, decision and duty (rules 18, 63, 68, 82).

Its figures are those of the fixed rolls, as the summary shows them; corrections stand beside them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance.voters import voters_of
from bot.domain.branch import people
from bot.domain.day import motions
from bot.domain.day.motions import Result
from bot.domain.obligations.kinds import Closes, DutyKind
from bot.domain.report import roll_matrix, summary, year_coverage
from bot.domain.report.period import Period
from bot.domain.report.roll_matrix import CorrectionLine, PersonYear
from bot.domain.report.summary import Sheet, Stretch
from bot.domain.report.year_coverage import Coverage
from bot.domain.times.when import at_local
from bot.storage.tables.absence import Leave, LeaveState, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, Step, StepNumber
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty, Outcome
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Decision, Minute, Motion, Part, Photo

FILED_WITHIN = timedelta(days=2)  # rule 64: 2日内上报, counted from the end
_WITHOUT = frozenset({DutyKind.MAKEUP})  # a sheet of its own shows make-up studies

Row = TypeVar("Row", Leave, Decision, Minute)


@dataclass(frozen=True)
class ActivityLine:
    """One activity in the ledger: its figures, its agenda, and what its papers hold.

    `theme_on` and `approved_on` are the days of steps ① and ②, as they were entered. `slips` are the numbers of its
    leave slips. `guided` are the rows about leaders who came to guide. `changes` counts the changes after it was dated.
    """

    sheet: Sheet
    items: tuple[AgendaItem, ...] = ()
    theme_on: date | None = None
    approved_on: date | None = None
    filed: Filing | None = None
    decisions: int = 0
    photos: int = 0
    slips: tuple[int, ...] = ()
    guided: tuple[Minute, ...] = ()

    @property
    def guides(self) -> tuple[Minute, ...]:
        """The leaders who came to guide."""
        return tuple(row for row in self.guided if row.part is Part.GUIDE)

    @property
    def comments(self) -> tuple[Minute, ...]:
        """The comments of leaders on the activity."""
        return tuple(row for row in self.guided if row.part is Part.COMMENT)

    @property
    def activity(self) -> Activity:
        """The activity."""
        return self.sheet.activity

    @property
    def changes(self) -> int:
        """The number of changes of its time, place or people after it was dated."""
        return self.activity.revision

    @property
    def filed_late(self) -> bool:
        """True if its record was handed in later than rule 64 demands; no time is set for one recorded later."""
        ended = self.activity.ended_at
        if self.activity.recorded_later_at is not None:
            return False
        return self.filed is not None and ended is not None and self.filed.sent_at > ended + FILED_WITHIN


@dataclass(frozen=True)
class DutyLine:
    """A duty of an officer, with the activity and the person that it is about."""

    duty: Duty
    kind: DutyKind
    activity: Activity | None
    person: Person | None

    @property
    def late(self) -> bool:
        """True if it was done after its deadline."""
        done = self.duty.done_at
        return done is not None and (self.duty.outcome is Outcome.LATE or done > self.duty.due_at)


@dataclass(frozen=True)
class MotionLine:
    """The vote on an item of an activity's agenda, with its result."""

    activity: Activity
    item: AgendaItem
    result: Result


@dataclass(frozen=True)
class Ledger:
    """The ledger of a branch for a year. `cancelled` are the activities that came to nothing.

    `deciders` are the people who decided on leave and make-up studies, by id. `made_at` is when it was read.
    """

    branch: Branch
    year: int
    found: Stretch
    coverage: Coverage
    lines: tuple[ActivityLine, ...]
    cancelled: tuple[Activity, ...]
    people: tuple[PersonYear, ...]
    leaves: tuple[Leave, ...]
    makeups: tuple[Makeup, ...]
    decisions: tuple[tuple[Activity, Decision], ...]
    motions: tuple[MotionLine, ...]
    duties: tuple[DutyLine, ...]
    corrections: tuple[CorrectionLine, ...]
    deciders: Mapping[int, Person]
    made_at: datetime

    @property
    def held(self) -> tuple[ActivityLine, ...]:
        """The activities that took place."""
        return tuple(line for line in self.lines if line.sheet.held)


async def of(db: AsyncSession, branch: Branch, year: int, *, now: datetime) -> Ledger:
    """Return the ledger of a year."""
    found = await summary.stretch(db, branch, Period.whole(year), now=now)
    every = {sheet.activity.id: sheet for sheet in found.sheets}
    covered = await year_coverage.coverage(db, found)
    leaves = await _leaves(db, every)
    makeups = await _makeups(db, every)
    decisions = await _decisions(db, every)
    people_year = await roll_matrix.matrix(db, found.held, makeups)
    decided = {number for rows in (leaves, makeups) for number in _deciders(rows)}
    return Ledger(
        branch,
        year,
        found,
        covered,
        await _lines(db, found, covered, leaves, decisions),
        found.cancelled,
        people_year,
        tuple(leaves),
        tuple(makeups),
        tuple((every[row.activity_id].activity, row) for row in decisions),
        await _motions(db, every),
        await _duties(db, branch, year, [*(sheet.activity for sheet in found.sheets), *found.cancelled]),
        tuple(line for sheet in found.held for line in roll_matrix.corrections(sheet)),
        await people.by_id(db, sorted(decided)),
        now,
    )


def _deciders(rows: Sequence[Leave] | Sequence[Makeup]) -> set[int]:
    return {row.decided_by for row in rows if row.decided_by is not None}


async def _lines(
    db: AsyncSession, found: Stretch, covered: Coverage, leaves: Sequence[Leave], decisions: Sequence[Decision]
) -> tuple[ActivityLine, ...]:
    ids = [sheet.activity.id for sheet in found.sheets]
    days = {
        (row.activity_id, row.number): row.done_on
        for row in (await db.scalars(select(Step).where(Step.activity_id.in_(ids), ~Step.skipped))).all()
    }
    filings = select(Filing).where(Filing.activity_id.in_(ids)).order_by(Filing.sent_at.desc(), Filing.id.desc())
    first = {row.activity_id: row for row in (await db.scalars(filings)).all()}
    taken = select(Photo.activity_id, func.count()).where(Photo.activity_id.in_(ids), Photo.withdrawn_at.is_(None))
    taken = taken.group_by(Photo.activity_id)
    photos = {number: count for number, count in await db.execute(taken)}  # noqa: C416 - dict() would lose the types
    slips, decided, guided = _grouped(leaves), _grouped(decisions), _grouped(await _guided(db, ids))
    return tuple(
        ActivityLine(
            sheet,
            covered.items.get(number, ()),
            days.get((number, StepNumber.THEME)),
            days.get((number, StepNumber.APPROVAL)),
            first.get(number),
            len(decided[number]),
            photos.get(number, 0),
            tuple(sorted(row.slip for row in slips[number] if row.slip is not None)),
            tuple(guided[number]),
        )
        for number, sheet in zip(ids, found.sheets, strict=True)
    )


async def _guided(db: AsyncSession, ids: Sequence[int]) -> Sequence[Minute]:
    query = select(Minute).where(Minute.activity_id.in_(ids), Minute.part.in_([Part.GUIDE, Part.COMMENT]))
    query = query.where(Minute.taken, Minute.withdrawn_at.is_(None)).order_by(Minute.sent_at, Minute.id)
    return (await db.scalars(query)).all()


def _grouped(rows: Sequence[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(row)
    return found


async def _leaves(db: AsyncSession, ids: Mapping[int, Sheet]) -> Sequence[Leave]:
    """Return the approved slips in the order of the activities and their numbers."""
    query = select(Leave).where(Leave.activity_id.in_(list(ids)), Leave.state == LeaveState.APPROVED)
    order = list(ids)
    rows = (await db.scalars(query.order_by(Leave.slip, Leave.id))).all()
    return sorted(rows, key=lambda row: (order.index(row.activity_id), row.slip or 0, row.id))


async def _makeups(db: AsyncSession, ids: Mapping[int, Sheet]) -> Sequence[Makeup]:
    order = list(ids)
    rows = (await db.scalars(select(Makeup).where(Makeup.activity_id.in_(order)))).all()
    return sorted(rows, key=lambda row: (order.index(row.activity_id), row.person.position, row.id))


async def _decisions(db: AsyncSession, ids: Mapping[int, Sheet]) -> Sequence[Decision]:
    order = list(ids)
    query = select(Decision).where(Decision.activity_id.in_(order), Decision.withdrawn_at.is_(None))
    rows = (await db.scalars(query.order_by(Decision.sent_at, Decision.id))).all()
    return sorted(rows, key=lambda row: order.index(row.activity_id))


async def _motions(db: AsyncSession, ids: Mapping[int, Sheet]) -> tuple[MotionLine, ...]:
    """Return the votes that were counted, in the order of the activities and their agendas."""
    query = select(Motion, AgendaItem).join(AgendaItem, AgendaItem.id == Motion.item_id)
    query = query.where(Motion.activity_id.in_(list(ids)), Motion.withdrawn_at.is_(None))
    order = list(ids)
    found = [(row, item) for row, item in await db.execute(query.order_by(AgendaItem.position, Motion.id))]
    voters = {number: await voters_of(db, ids[number].activity) for number in {row.activity_id for row, _ in found}}
    lines = [
        MotionLine(ids[row.activity_id].activity, item, motions.result_of(row, voters[row.activity_id]))
        for row, item in found
    ]
    return tuple(sorted(lines, key=lambda line: order.index(line.activity.id)))


async def _duties(db: AsyncSession, branch: Branch, year: int, here: Sequence[Activity]) -> tuple[DutyLine, ...]:
    """Return the year's duties of officers, by their deadline: those that a person fulfils and that were not dropped.

    A duty about an activity belongs to the activity's year, any other to the year of its deadline.
    """
    zone, known = ZoneInfo(branch.zone), {activity.id: activity for activity in here}
    begins, ends = (at_local(date(number, 1, 1), 0, zone) for number in (year, year + 1))
    by_time = and_(Duty.activity_id.is_(None), Duty.due_at >= begins, Duty.due_at < ends)
    kinds = [kind.value for kind in DutyKind if kind.spec.closes is not Closes.BY_BOT and kind not in _WITHOUT]
    query = select(Duty).where(
        Duty.branch_id == branch.id,
        Duty.kind.in_(kinds),
        or_(Duty.activity_id.in_(list(known)), by_time),
        Duty.outcome.is_distinct_from(Outcome.DROPPED),
    )
    rows = (await db.scalars(query.order_by(Duty.due_at, Duty.id))).all()
    about = await people.by_id(db, sorted({row.person_id for row in rows if row.person_id is not None}))
    return tuple(
        DutyLine(row, DutyKind.of(row.kind), known.get(row.activity_id or 0), about.get(row.person_id or 0))
        for row in rows
    )
