"""Sheets that were filled in on paper: two officers type each in, and it counts once both typed the same (rule 59).

A sign-in sheet gives check-ins: by hand while the activity lasts, as corrections once the roll is fixed. Ballots on
paper go into the box as counts; the names with them only say who has voted.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance import by_hand, check_in, correction_requests, roll
from bot.domain.attendance.standing import present, standing_of
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.day import corrections
from bot.domain.evaluation import ballot_box, voting
from bot.domain.evaluation.ballot import DIMENSIONS, GUESTS, LEVELS, MEMBERS
from bot.domain.evaluation.ballot_box import Unreadable
from bot.domain.names import clean_name
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.paper_sheets import Sheet, SheetEntry
from bot.storage.tables.roll import Change, CorrectionRequest

__all__ = ["Entered", "Sheet", "ballots", "require", "sign_in", "waiting"]

LENGTH = 6000  # characters of a typed sheet
SHOWN = 10
_BETWEEN = re.compile(r"[\s,，、;；]+")
_NUMBERING = re.compile(r"^\d+[.．、)）]?")

Counts = list[list[int]]
State = Literal["first", "differs", "done"]


@dataclass(frozen=True)
class Entered:
    """The state of a typed sheet: it waits for a second officer, differs from that of the first, or counts now.

    `people` are those on the sheet. If it differs, `differing` names the people of only one of the two, and `lines` the
    numbers of the ballot's lines that differ. `added` are the people who were recorded, `own` the typing officers, whom
    another officer records.
    """

    sheet: Sheet
    state: State
    people: tuple[Person, ...]
    other: Person | None = None
    differing: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    added: tuple[Person, ...] = ()
    own: tuple[Person, ...] = ()


async def require(db: AsyncSession, activity: Activity, sheet: Sheet, *, by: Person, now: datetime) -> None:
    """Refuse unless this officer may type in this sheet now.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `correction-early`; for ballots `ballot-not-open`, `ballot-closed`.
    """
    await powers.require(db, by, Power.TYPE_SHEET)
    corrections.require_begun(activity)
    if sheet is Sheet.BALLOTS:
        if activity.ballot_closes_at is None:
            raise Refused("ballot-not-open", form=activity.form)
        if not voting.is_open(activity, now):
            closed = activity.ballot_closed_at or activity.ballot_closes_at
            raise Refused("ballot-closed", form=activity.form, at=closed)


async def waiting(db: AsyncSession, activity: Activity) -> Sequence[SheetEntry]:
    """Return the entries of this activity that wait for a second officer."""
    return (await db.scalars(select(SheetEntry).where(SheetEntry.activity_id == activity.id))).all()


async def sign_in(
    db: AsyncSession, activity: Activity, typed: str, *, by: Person, reason: Callable[[Person, Person], str],
    now: datetime,
) -> Entered:  # fmt: skip
    """Take the names of a sign-in sheet; with the same names from two officers, record those who have no check-in.

    `reason` words the reason of a check-in, given the first and the second officer.

    Raises:
        Refused: as `require`; `sheet-too-long`, `sheet-empty`, `sheet-unknown`, `name-bad`, `correction-waits`.
    """
    await require(db, activity, Sheet.SIGN_IN, by=by, now=now)
    await branch_lock.take(db, activity.branch_id)
    signed = await _people(db, activity, typed)
    for person in signed:
        await correction_requests.require_none_waits(db, activity, person)
    ids = sorted(person.id for person in signed)
    first = await _other(db, activity, Sheet.SIGN_IN, by)
    if first is None or first.people != ids:
        await _keep(db, SheetEntry(activity_id=activity.id, sheet=Sheet.SIGN_IN, by_id=by.id, people=ids, at=now))
        if first is None:
            return Entered(Sheet.SIGN_IN, "first", signed)
        differing = await _only_once(db, ids, first.people or [])
        return Entered(Sheet.SIGN_IN, "differs", signed, first.by, differing)
    added, own = [], []
    for person in signed:
        if await check_in.of(db, activity, person) is not None:
            continue
        if person.id in {by.id, first.by_id}:
            own.append(person)
            continue
        await _record(db, activity, person, first.by, by, reason(first.by, by), now=now)
        added.append(person)
    await _settle(db, activity, Sheet.SIGN_IN, by=by, now=now, count=len(signed))
    return Entered(Sheet.SIGN_IN, "done", signed, first.by, added=tuple(added), own=tuple(own))


async def ballots(db: AsyncSession, activity: Activity, typed: str, *, by: Person, now: datetime) -> Entered:
    """Take ballots on paper: names of those who handed them in, then a line of four numbers for each dimension.

    Raises:
        Refused: as `require`; `sheet-too-long`, `sheet-ballots-form`, `sheet-sum`, `sheet-empty`, `sheet-unknown`,
            `name-bad`, `sheet-not-present`, `sheet-voted`, `sheet-mixed`, `ballot-unreadable`.
    """
    await require(db, activity, Sheet.BALLOTS, by=by, now=now)
    await branch_lock.take(db, activity.branch_id)
    names, counts = _counted(typed)
    voters = await _people(db, activity, names)
    for line, numbers in enumerate(counts, 1):
        if sum(numbers) != len(voters):
            raise Refused("sheet-sum", line=line, sum=sum(numbers), people=len(voters))
    raters = await _raters(db, activity, voters)
    try:
        return await _compare_ballots(db, activity, voters, counts, raters, by=by, now=now)
    except Unreadable:
        raise Refused("ballot-unreadable", form=activity.form) from None


async def _compare_ballots(
    db: AsyncSession, activity: Activity, voters: tuple[Person, ...], counts: Counts, raters: str, *, by: Person,
    now: datetime,
) -> Entered:  # fmt: skip
    ids = sorted(person.id for person in voters)
    first = await _other(db, activity, Sheet.BALLOTS, by)
    if first is not None and first.sealed is not None:
        other_ids, other_counts = cast(
            "tuple[list[int], Counts]", await ballot_box.unseal_typed_in(db, activity.id, first.by_id, first.sealed)
        )
        if (other_ids, other_counts) == (ids, counts):
            await roll.fix(db, activity)
            await ballot_box.put_in_counts(db, activity.id, raters, counts, ids)
            await _settle(db, activity, Sheet.BALLOTS, by=by, now=now, count=len(ids))
            await deliveries.refresh(db, activity.id, (DeliveryKind.BALLOT_CARD,), now=now)
            return Entered(Sheet.BALLOTS, "done", voters, first.by, added=voters)
    sealed = await ballot_box.seal_typed_in(db, activity.id, by.id, (ids, counts))
    await _keep(db, SheetEntry(activity_id=activity.id, sheet=Sheet.BALLOTS, by_id=by.id, sealed=sealed, at=now))
    if first is None or first.sealed is None:
        return Entered(Sheet.BALLOTS, "first", voters)
    lines = tuple(line for line, (one, other) in enumerate(zip(counts, other_counts, strict=True), 1) if one != other)
    return Entered(Sheet.BALLOTS, "differs", voters, first.by, await _only_once(db, ids, other_ids), lines)


async def _only_once(db: AsyncSession, one: Sequence[int], other: Sequence[int]) -> tuple[str, ...]:
    """Return the names of the people on only one of two sheets, in the order of the roster."""
    found = (await people.by_id(db, set(one) ^ set(other))).values()
    return tuple(person.name for person in sorted(found, key=lambda person: (person.position, person.id)))


def _counted(typed: str) -> tuple[str, Counts]:
    """Separate the names from the four lines of four numbers below them."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    numbers = [re.findall(r"\d{1,4}", line) for line in lines[-DIMENSIONS:]]
    form = all(
        len(row) == LEVELS and not re.search(r"[^\W\d]", line)
        for row, line in zip(numbers, lines[-DIMENSIONS:], strict=True)
    )
    if len(lines) <= DIMENSIONS or not form:
        raise Refused("sheet-ballots-form")
    return "\n".join(lines[:-DIMENSIONS]), [[int(number) for number in row] for row in numbers]


async def _people(db: AsyncSession, activity: Activity, typed: str) -> tuple[Person, ...]:
    """Return the people whose names were typed, each once, in the order of the roster."""
    if len(typed) > LENGTH:
        raise Refused("sheet-too-long", limit=LENGTH, length=len(typed))
    pieces = (_NUMBERING.sub("", piece) for piece in _BETWEEN.split(typed))
    names = {clean_name(piece) for piece in pieces if piece}
    if not names:
        raise Refused("sheet-empty")
    standing = await standing_of(db, activity)
    belong = (*standing.members, *standing.guests, *await people.roster(db, activity.branch_id))
    known = {person.name: person for person in belong}
    if unknown := sorted(names - known.keys()):
        raise Refused("sheet-unknown", names=unknown[:SHOWN])
    return tuple(sorted((known[name] for name in names), key=lambda person: (person.position, person.id)))


async def _raters(db: AsyncSession, activity: Activity, voters: tuple[Person, ...]) -> str:
    there = {person.id for person in await present(db, activity)}
    if absent := [person.name for person in voters if person.id not in there]:
        raise Refused("sheet-not-present", names=absent[:SHOWN])
    voted = await ballot_box.voters(db, activity.id)
    if done := [person.name for person in voters if person.id in voted]:
        raise Refused("sheet-voted", names=done[:SHOWN])
    members = await roll.members(db, activity)
    groups = {MEMBERS if person.id in members else GUESTS for person in voters}
    if len(groups) > 1:
        raise Refused("sheet-mixed")
    return groups.pop()


async def _record(
    db: AsyncSession, activity: Activity, person: Person, first: Person, second: Person, reason: str, *, now: datetime
) -> None:
    if activity.ended_at is None:
        await by_hand.put(db, activity, person, by=second, reason=reason, now=now)
        return
    await roll.fix(db, activity)
    request = CorrectionRequest(
        activity=activity, person=person, change=Change.PRESENT, reason=reason, asker=first, asked_at=now,
        decider=second,
    )  # fmt: skip
    db.add(request)
    await db.flush()
    await corrections.carry_out(db, request, now=now)


async def _other(db: AsyncSession, activity: Activity, sheet: Sheet, by: Person) -> SheetEntry | None:
    """Return the newest entry of another officer who is still one."""
    query = select(SheetEntry).where(
        SheetEntry.activity_id == activity.id, SheetEntry.sheet == sheet, SheetEntry.by_id != by.id
    )
    found = (await db.scalars(query.order_by(SheetEntry.at.desc()))).all()
    return next((entry for entry in found if entry.by.left_at is None and entry.by.offices), None)


async def _keep(db: AsyncSession, entry: SheetEntry) -> None:
    await db.merge(entry)
    await db.flush()


async def _settle(db: AsyncSession, activity: Activity, sheet: Sheet, *, by: Person, now: datetime, count: int) -> None:
    await db.execute(delete(SheetEntry).where(SheetEntry.activity_id == activity.id, SheetEntry.sheet == sheet))
    timeline.note(db, "sheet-typed-in", activity, by=by, now=now, sheet=sheet, count=count)
