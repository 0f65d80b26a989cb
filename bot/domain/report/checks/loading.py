"""The case of an activity: its record, the earlier ones, and what else the checks compare."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence.contact import CONTACTED
from bot.domain.absence.makeup import EXPLAINED
from bot.domain.attendance import roll_terms
from bot.domain.evaluation.result import result_of
from bot.domain.report import activity_report
from bot.domain.report.checks.finding import Case, Earlier
from bot.domain.report.checks.year import YEAR
from bot.domain.roles import Office
from bot.domain.schedule.host import DELEGATED
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import HELD, STANDS, Activity
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Person
from bot.storage.tables.plan import Plan, Theme
from bot.storage.tables.record import Minute, Photo
from bot.storage.tables.roll import RollEntry, RollState
from bot.storage.tables.session import Session
from bot.storage.tables.terms import OfficeTerm

COMPARED = timedelta(days=731)
"""The time span of earlier records that are compared."""


async def case_of(db: AsyncSession, activity: Activity, *, now: datetime) -> Case:
    """Return the case of an activity that was held."""
    report = await activity_report.of(db, activity)
    told = {event.person_id for event in report.events if event.kind in {CONTACTED, EXPLAINED}}
    delegated = {event.person_id for event in report.events if event.kind == DELEGATED}
    pending = select(Leave).where(Leave.activity_id == activity.id, Leave.state == LeaveState.PENDING)
    slips = select(Leave.slip).where(Leave.branch_id == activity.branch_id, Leave.year == activity.year)
    return Case(
        report,
        now,
        earlier=await _earlier(db, activity),
        elsewhere=await _elsewhere(db, activity),
        host_offices=await _offices(db, activity),
        delegated=activity.host_id in delegated,
        explained=frozenset(number for number in told if number is not None),
        differing=tuple(one.person for one in await roll_terms.differences(db, activity)),
        pending=tuple((await db.scalars(pending)).all()),
        slips=tuple(slip for slip in (await db.scalars(slips)).all() if slip is not None),
        planned=await _planned(db, activity),
        roster=frozenset((await db.scalars(select(Person.name).where(Person.branch_id == activity.branch_id))).all()),
    )


async def _earlier(db: AsyncSession, activity: Activity) -> tuple[Earlier, ...]:
    """Return the activities held in the two years before, the latest first, with what was recorded of each."""
    start = activity.starts_at or activity.ended_at
    if start is None:
        return ()
    query = select(Activity).join(Activity.session).where(Activity.branch_id == activity.branch_id, HELD)
    query = query.where(Activity.id != activity.id, Session.starts_at <= start, Session.starts_at > start - COMPARED)
    before = (await db.scalars(query.order_by(Session.starts_at.desc(), Activity.id.desc()))).all()
    ids = [each.id for each in before]
    minutes, items, photos = await _minutes(db, ids), await _items(db, ids), await _photos(db, ids)
    present: dict[int, set[int]] = defaultdict(set)
    there = RollEntry.activity_id.in_(ids), RollEntry.state == RollState.PRESENT
    for activity_id, person_id in await db.execute(select(RollEntry.activity_id, RollEntry.person_id).where(*there)):
        present[activity_id].update(() if person_id is None else (person_id,))
    rates = {each.id: (await result_of(db, each)).rate for each in before[: YEAR - 1] if activity.month == YEAR}
    return tuple(
        Earlier(
            each, tuple(minutes[each.id]), tuple(items[each.id]), tuple(photos[each.id]),
            frozenset(present[each.id]), rates.get(each.id),
        )
        for each in before
    )  # fmt: skip


async def _minutes(db: AsyncSession, ids: Sequence[int]) -> dict[int, list[Minute]]:
    query = select(Minute).where(Minute.activity_id.in_(ids), Minute.withdrawn_at.is_(None), Minute.taken)
    found = defaultdict(list)
    for each in (await db.scalars(query.order_by(Minute.sent_at, Minute.id))).all():
        found[each.activity_id].append(each)
    return found


async def _items(db: AsyncSession, ids: Sequence[int]) -> dict[int, list[AgendaItem]]:
    query = select(AgendaItem).where(AgendaItem.activity_id.in_(ids), AgendaItem.removed_at.is_(None))
    found = defaultdict(list)
    for each in (await db.scalars(query.order_by(AgendaItem.position, AgendaItem.id))).all():
        found[each.activity_id].append(each)
    return found


async def _photos(db: AsyncSession, ids: Sequence[int]) -> dict[int, list[Photo]]:
    query = select(Photo).where(Photo.activity_id.in_(ids), Photo.withdrawn_at.is_(None)).order_by(Photo.id)
    found = defaultdict(list)
    for each in (await db.scalars(query)).all():
        found[each.activity_id].append(each)
    return found


async def _elsewhere(db: AsyncSession, activity: Activity) -> tuple[tuple[Photo, Activity], ...]:
    """Return the photos of the branch's other activities, of whatever time."""
    query = select(Photo, Activity).join(Activity, Activity.id == Photo.activity_id)
    query = query.where(Activity.branch_id == activity.branch_id, Activity.id != activity.id, STANDS)
    rows = await db.execute(query.where(Photo.withdrawn_at.is_(None)).order_by(Photo.id))
    return tuple((photo, other) for photo, other in rows)


async def _offices(db: AsyncSession, activity: Activity) -> frozenset[Office]:
    """Return the offices that the host held at the start."""
    start = activity.starts_at or activity.ended_at
    query = select(OfficeTerm).where(OfficeTerm.person_id == activity.host_id)
    terms = (await db.scalars(query)).all()
    return frozenset(
        term.office
        for term in terms
        if start is None or ((term.presumed or term.from_at <= start) and (term.to_at is None or term.to_at > start))
    )


async def _planned(db: AsyncSession, activity: Activity) -> tuple[str, str] | None:
    """Return form and content of the plan, unless it was imported anew after the date was fixed."""
    theme = await db.get(Theme, activity.theme_id) if activity.theme_id else None
    plan = await db.get(Plan, theme.plan_id) if theme is not None else None
    if theme is None or plan is None or (activity.dated_at is not None and plan.imported_at > activity.dated_at):
        return None
    return theme.form, theme.content
