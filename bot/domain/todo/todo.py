"""Everything that one person owes now, the most urgent first, as `/todo` lists it (rule 85).

Officers see the duties of their offices. The duties of vacant offices, and overdue ones, fall to the secretary, and
without a secretary to those who stand in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import leave_requests, makeup_tasks
from bot.domain.activity import activities
from bot.domain.attendance import correction_requests
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power, deciders
from bot.domain.evaluation import ballot_box
from bot.domain.membership import binding, contested_changes, office_changes, shared_changes
from bot.domain.obligations import duties
from bot.domain.obligations.duties import LATE
from bot.domain.obligations.kinds import DutyKind, Owner, TodoLine
from bot.domain.plan import every_month, proposals, yearly_plan
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.domain.schedule import change_report, notice
from bot.storage.tables.absence import Leave
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty

FAILED_OFTEN = 3


@dataclass(frozen=True)
class Item:
    """One item: its line, deadline, activity and person concerned. `ref` is the id of the row that its button acts on.

    For `THEME` and `DATE`, `year` and `month` name the month to decide on; for `FILING`, `changed` is what to report.
    `duty` is the duty that an officer's item stands for, if there is one.
    """

    kind: TodoLine
    due_at: datetime | None
    ref: int = 0
    activity: Activity | None = None
    person: Person | None = None
    overdue: bool = False
    year: int = 0
    month: int = 0
    duty: Duty | None = None
    changed: dict[str, list[str | None]] = field(default_factory=dict)


async def of(db: AsyncSession, person: Person, *, now: datetime) -> list[Item]:
    """Return everything that this person owes, overdue items first, then by deadline."""
    items = [
        *await _as_host(db, person, now),
        *await _ballots(db, person, now),
        *await _own_makeups(db, person, now),
        *await _own_leave(db, person),
        *await _office_changes(db, person),
    ]
    if person.offices:
        items += await _as_officer(db, person, now)
    return _most_urgent_first(items, now)


async def overdue(db: AsyncSession, branch_id: int, *, now: datetime) -> list[Item]:
    """Return the overdue duties of a branch that people close or the bot cannot carry out, the oldest first."""
    owed = await _owed(db, branch_id)
    items = [
        *await _leaves(db, branch_id, owed, now),
        *await _makeups(db, owed, now),
        *await _corrections(db, branch_id, owed, now),
        *await _listed(db, owed, now),
        *await _stuck(db, owed, now),
    ]
    return _most_urgent_first([item for item in items if item.overdue], now)


def _most_urgent_first(items: Iterable[Item], now: datetime) -> list[Item]:
    far = datetime.max.replace(tzinfo=now.tzinfo)
    return sorted(items, key=lambda item: (not item.overdue, item.due_at or far))


# --- of every person


async def _as_host(db: AsyncSession, person: Person, now: datetime) -> list[Item]:
    return [
        Item(TodoLine.HOST, activity.ends_at, activity.id, activity, overdue=_past(activity.ends_at, now))
        for activity in await activities.ahead(db, person.branch_id)
        if activity.host_id == person.id and activity.opened_at is not None
    ]


async def _ballots(db: AsyncSession, person: Person, now: datetime) -> list[Item]:
    query = (
        select(Activity)
        .join(Attendance, Attendance.activity_id == Activity.id)
        .where(
            Attendance.person_id == person.id,
            LIVE,
            Activity.ballot_closes_at > now,
            Activity.ballot_closed_at.is_(None),
        )
    )
    return [
        Item(TodoLine.BALLOT, activity.ballot_closes_at, activity.id, activity)
        for activity in (await db.scalars(query)).all()
        if not await ballot_box.has_voted(db, activity.id, person.id)
    ]


async def _own_makeups(db: AsyncSession, person: Person, now: datetime) -> list[Item]:
    return [
        Item(TodoLine.MAKEUP, row.due_at, row.id, row.activity, overdue=_past(row.due_at, now))
        for row in await makeup_tasks.unfinished(db, person)
        if row.state in makeup_tasks.OWED
    ]


async def _own_leave(db: AsyncSession, person: Person) -> list[Item]:
    query = select(Leave).where(Leave.person_id == person.id, Leave.state == leave_requests.State.PENDING)
    return [
        Item(TodoLine.LEAVE_WAITS, None, row.id, row.activity, person)
        for row in (await db.scalars(query.order_by(Leave.id))).all()
    ]


async def _office_changes(db: AsyncSession, person: Person) -> list[Item]:
    """Return the changes of offices and accounts that wait for this person's consent or decision."""
    items = []
    for change in await office_changes.unsettled(db, person.branch_id):
        if change.waiting:
            asked = await shared_changes.seconds(db, change)
        else:
            asked = await contested_changes.deciders(db, change)
        if person.id in {one.id for one in asked}:
            due = (change.objected_at or change.asked_at) + office_changes.FROZEN
            items.append(Item(TodoLine.OFFICE_CHANGE, due, change.id, person=change.person))
    return items


# --- of officers


async def _as_officer(db: AsyncSession, person: Person, now: datetime) -> list[Item]:
    owed = await _owed(db, person.branch_id)
    held = {office for other in await people.roster(db, person.branch_id) for office in other.offices}
    mine = [duty for duty in owed if _falls_to(duty, person, held, now)]
    leaves, makeups = await _leaves(db, person.branch_id, owed, now), await _makeups(db, owed, now)
    secretary = powers.owes(person, Office.SECRETARY, held)
    return [
        *await _months(db, person, held, now),
        *[item for item in leaves if await _decides(db, person, item, Power.DECIDE_LEAVE)],
        *await _claims(db, person),
        *[item for item in makeups if await _answers_for(db, person, item, secretary=secretary)],
        *await _corrections_of(db, person, owed, now),
        *await _unconfirmed(db, person, owed, held),
        *await _listed(db, mine, now),
        *(await _stuck(db, owed, now) if secretary else ()),
    ]


async def _answers_for(db: AsyncSession, person: Person, makeup: Item, *, secretary: bool) -> bool:
    if secretary and makeup.overdue:
        return makeup.person is not None and makeup.person.id != person.id  # an own one is listed already
    return await _decides(db, person, makeup, Power.REVIEW_MAKEUP)


async def _owed(db: AsyncSession, branch_id: int) -> list[Duty]:
    return [duty for duty in await duties.open_duties(db, branch_id) if DutyKind.known(duty.kind)]


def _falls_to(duty: Duty, person: Person, held: set[Office], now: datetime) -> bool:
    if powers.owes(person, duty.owner, held):
        return True
    return _past(duty.due_at, now) and powers.owes(person, Office.SECRETARY, held)


async def _unconfirmed(db: AsyncSession, person: Person, owed: Iterable[Duty], held: set[Office]) -> list[Item]:
    """Return the activities of which the host, or the secretary, has to say whether they were held."""
    items = []
    for duty in owed:
        if duty.kind == DutyKind.HELD:
            activity = await activities.get(db, duty.activity_id or 0)
            if activity.host_id == person.id or powers.owes(person, Office.SECRETARY, held):
                items.append(Item(TodoLine.HELD, duty.due_at, activity.id, activity))
    return items


async def _months(db: AsyncSession, person: Person, held: set[Office], now: datetime) -> list[Item]:
    """Return the months to be dated: this one, and the next once its card is due."""
    if not powers.falls_to(person, Power.DATE_MONTH, held):
        return []
    branch = await people.branch_of(db, person)
    if branch.ready_at is None:
        return []
    year, month = proposals.this_month(branch, now)
    following = (year, month + 1) if month < max(yearly_plan.MONTHS) else (year + 1, 1)
    this = await _month(db, branch, year, month, now)
    later = await _month(db, branch, *following, now)
    return this + [item for item in later if item.due_at and item.due_at - every_month.PROPOSED_BEFORE <= now]


async def _month(db: AsyncSession, branch: Branch, year: int, month: int, now: datetime) -> list[Item]:
    here = await activities.of_month(db, branch.id, year, month)
    proposed = proposals.proposal(branch, year, month, now=now)
    if proposed is None or any(activity.dated_at is not None for activity in here):
        return []
    due = notice.notice_due(proposed.span.start, rules_of(branch))
    late = _past(due, now)
    if not here:
        return [Item(TodoLine.THEME, due, year=year, month=month, overdue=late)]
    return [Item(TodoLine.DATE, due, here[0].id, here[0], overdue=late, year=year, month=month)]


async def _leaves(db: AsyncSession, branch_id: int, owed: Iterable[Duty], now: datetime) -> list[Item]:
    known = {(duty.activity_id, duty.person_id): duty for duty in owed if duty.kind == DutyKind.LEAVE_DECISION}
    items = []
    for row in await leave_requests.pending(db, branch_id):
        duty = known.get((row.activity_id, row.person_id))
        at = duty.due_at if duty is not None else None
        late = _past(at, now)
        items.append(Item(TodoLine.LEAVE, at, row.id, row.activity, row.person, overdue=late, duty=duty))
    return items


async def _decides(db: AsyncSession, person: Person, item: Item, power: Power) -> bool:
    return item.person is not None and person.id in {each.id for each in await deciders(db, item.person, power)}


async def _claims(db: AsyncSession, person: Person) -> list[Item]:
    if not powers.may(person, Power.KEEP_ROSTER):
        return []
    return [
        Item(TodoLine.CLAIM, None, claim.id, person=claim.person)
        for claim in await binding.waiting(db, person.branch_id)
    ]


async def _makeups(db: AsyncSession, owed: Iterable[Duty], now: datetime) -> list[Item]:
    """Return the make-up answers to review, and the make-up studies that were not handed in on time."""
    items = []
    for duty in owed:
        if duty.kind != DutyKind.MAKEUP or duty.owner == Owner.PERSON:
            continue
        row = await makeup_tasks.of(db, duty.activity_id or 0, duty.person_id or 0)
        if row is not None:
            kind = TodoLine.REVIEW if row.state == makeup_tasks.State.SUBMITTED else TodoLine.OVERDUE
            late = _past(duty.due_at, now)
            items.append(Item(kind, duty.due_at, row.id, row.activity, row.person, overdue=late, duty=duty))
    return items


async def _corrections(db: AsyncSession, branch_id: int, owed: Iterable[Duty], now: datetime) -> list[Item]:
    """Return the corrections that wait for a second officer."""
    known = {(duty.activity_id, duty.person_id): duty for duty in owed if duty.kind == DutyKind.CORRECTION}
    items = []
    for row in await correction_requests.waiting(db, branch_id):
        duty = known.get((row.activity_id, row.person_id))
        at = duty.due_at if duty is not None else None
        person = row.person if row.change is not correction_requests.Change.WITHDRAWN else None  # it concerns everybody
        item = Item(TodoLine.CORRECTION, at, row.id, row.activity, person, overdue=_past(at, now), duty=duty)
        items.append(item)
    return items


async def _corrections_of(db: AsyncSession, person: Person, owed: Iterable[Duty], now: datetime) -> list[Item]:
    """Return the corrections that this officer may agree to, and those they asked for that still wait."""
    items = []
    for item in await _corrections(db, person.branch_id, owed, now):
        request = await correction_requests.get(db, item.ref)
        if request.asked_by == person.id:
            items.append(replace(item, kind=TodoLine.CORRECTION_WAITS))
        elif person.id in {second.id for second in await correction_requests.second_officers(db, request)}:
            items.append(item)
    return items


async def _listed(db: AsyncSession, owed: Iterable[Duty], now: datetime) -> list[Item]:
    """Return the duties that stand in `/todo` themselves; at most one call for each person and activity."""
    items: dict[tuple[TodoLine, int, int, int], Item] = {}
    for duty in owed:
        kind = DutyKind.of(duty.kind).spec.listed
        if kind is None or duty.next_at is not None:  # the bot still acts
            continue
        single = 0 if kind is TodoLine.CONTACT else duty.id
        activity, about = await _named(db, duty)
        changed = await change_report.changes_of(db, duty) if kind is TodoLine.FILING else {}
        late = _past(duty.due_at, now)
        item = Item(kind, duty.due_at, duty.id, activity, about, overdue=late, changed=changed, duty=duty)
        items.setdefault((kind, duty.activity_id or 0, duty.person_id or 0, single), item)
    return list(items.values())


async def _stuck(db: AsyncSession, owed: Iterable[Duty], now: datetime) -> list[Item]:
    """Return the duties that the bot repeatedly failed to carry out."""
    items = []
    for duty in owed:
        often = duty.failures >= FAILED_OFTEN and now > duty.due_at + LATE
        if not often or TodoLine.STUCK not in DutyKind.of(duty.kind).spec.lines:
            continue
        activity, _person = await _named(db, duty)
        items.append(Item(TodoLine.STUCK, duty.due_at, duty.id, activity, overdue=True, duty=duty))
    return items


async def _named(db: AsyncSession, duty: Duty) -> tuple[Activity | None, Person | None]:
    activity = await db.get(Activity, duty.activity_id) if duty.activity_id else None
    person = await db.get(Person, duty.person_id) if duty.person_id else None
    return activity, person


def _past(at: datetime | None, now: datetime) -> bool:
    return at is not None and at < now
