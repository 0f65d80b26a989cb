"""The attendance of a year: a row for each person, a mark for each activity (rules 16, 63, 69). No score, no ranking.

The mark is that of the fixed roll; what a correction made of it stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.attendance.correction_requests import officers
from bot.domain.attendance.standing import Standing
from bot.domain.branch import people
from bot.domain.report.summary import Sheet
from bot.domain.roles import Kind
from bot.storage.tables.absence import Makeup, MakeupState
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollEntry, RollState


class Corrected(StrEnum):
    """The ways in which a record was corrected after the roll was fixed."""

    ADDED = "added"  # 补登: a check-in recorded afterwards
    WITHDRAWN = "withdrawn"  # 撤销签到
    LEAVE = "leave"  # 补假: leave that was requested after the start
    COUNTED = "counted"  # 更正应到: now one of the members
    NOT_COUNTED = "not-counted"  # 更正应到: no longer one of them


@dataclass(frozen=True)
class Mark:
    """A person's part in an activity: the state on the roll, the corrections of it, and an accepted make-up study.

    `state` is None for a person who was not counted as a member and was not there.
    """

    state: RollState | None
    corrected: tuple[Corrected, ...] = ()
    made_up: bool = False


@dataclass(frozen=True)
class PersonYear:
    """A person's year: kind and group as on the last roll, and a mark for each activity held, by its id.

    `member` is true if any of the rolls counts the person.
    """

    person: Person
    kind: Kind
    group: str | None
    member: bool
    marks: Mapping[int, Mark]


@dataclass(frozen=True)
class CorrectionLine:
    """A correction of a record, with its reason and the officers who made it."""

    activity: Activity
    person: Person
    what: Corrected
    at: datetime | None
    by: tuple[str, ...]
    reason: str


async def matrix(db: AsyncSession, held: Sequence[Sheet], makeups: Iterable[Makeup]) -> tuple[PersonYear, ...]:
    """Return the years of all people on the rolls of these activities: members first, in the order of the roster."""
    accepted = {(row.activity_id, row.person_id) for row in makeups if row.state is MakeupState.ACCEPTED}
    marks: dict[int, dict[int, Mark]] = defaultdict(dict)
    for sheet in held:
        for number, mark in _marks(sheet, accepted).items():
            marks[number][sheet.activity.id] = mark
    known = await people.by_id(db, sorted(marks))
    last, members = await _last(db, [sheet.activity.id for sheet in held])
    rows = [
        PersonYear(person, *last.get(person.id, (person.kind, None)), person.id in members, marks[person.id])
        for person in known.values()
    ]
    return tuple(sorted(rows, key=lambda row: (not row.member, row.person.position, row.person.id)))


async def _last(db: AsyncSession, activity_ids: Sequence[int]) -> tuple[dict[int, tuple[Kind, str | None]], set[int]]:
    """Return the kind and the group of each person as on the last of these rolls, and all whom any of them counts."""
    query = select(RollEntry.activity_id, RollEntry.person_id, RollEntry.kind, RollEntry.group_name, RollEntry.counted)
    rows = (await db.execute(query.where(RollEntry.activity_id.in_(activity_ids)))).all()
    order = {number: place for place, number in enumerate(activity_ids)}
    found: dict[int, tuple[Kind, str | None]] = {}
    members: set[int] = set()
    for _activity, person_id, kind, group, counted in sorted(rows, key=lambda row: order[row[0]]):
        if person_id is not None:
            found[person_id] = (kind, group)
            members |= {person_id} if counted else set()
    return found, members


def _marks(sheet: Sheet, accepted: set[tuple[int, int]]) -> dict[int, Mark]:
    standing = sheet.standing
    if standing is None:
        return {}
    states = {person.id: RollState.PRESENT for person in (*standing.present, *standing.guests)}
    states |= {person.id: RollState.LEAVE for person in standing.leave}
    states |= {person.id: RollState.ABSENT for person in standing.absent}
    changed: dict[int, list[Corrected]] = defaultdict(list)
    for line in corrections(sheet):
        changed[line.person.id].append(line.what)
    return {
        number: Mark(states.get(number), tuple(changed[number]), (sheet.activity.id, number) in accepted)
        for number in {**states, **changed}
    }


def corrections(sheet: Sheet) -> tuple[CorrectionLine, ...]:
    """Return the corrections of an activity's records."""
    standing, activity = sheet.standing, sheet.activity
    if standing is None:
        return ()
    lines = [
        CorrectionLine(activity, row.person, Corrected.ADDED, row.at,
                       tuple(officers(row.by, standing.requests.get((row.person_id, row.at)))), row.reason or "")
        for row in (*standing.corrected, *standing.guests_corrected)
    ]  # fmt: skip
    lines += [
        CorrectionLine(activity, row.person, Corrected.WITHDRAWN, row.voided_at,
                       tuple(officers(row.voider, standing.requests.get((row.person_id, row.voided_at or row.at)))),
                       row.void_reason or "")
        for row in (*standing.withdrawn, *standing.guests_withdrawn)
    ]  # fmt: skip
    lines += [CorrectionLine(activity, person, Corrected.LEAVE, None, (), "") for person in standing.leave_later]
    return (*lines, *_recounted(standing, activity))


def _recounted(standing: Standing, activity: Activity) -> Iterable[CorrectionLine]:
    for one in standing.recounted:
        request = standing.requests.get((one.person.id, one.at))
        what = Corrected.COUNTED if one.counts else Corrected.NOT_COUNTED
        by, reason = tuple(officers(one.by, request)), request.reason if request else ""
        yield CorrectionLine(activity, one.person, what, one.at, by, reason)
