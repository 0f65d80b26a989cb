"""A branch of 300 people in which every text is as long as it may be, full of characters that take most room."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.domain.absence import leave, makeup
from bot.domain.absence.leave import Category
from bot.domain.activity import activities
from bot.domain.attendance.correction_requests import Change
from bot.domain.branch import people
from bot.domain.membership import binding
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import yearly_plan
from bot.domain.report import objection
from bot.domain.schedule import cancellation
from bot.storage.tables.absence import Leave
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger, Step
from bot.storage.tables.attendance import Attendance, VoidCause
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Decision, Minute, Motion, MotionRule, Part
from bot.storage.tables.roll import CorrectionRequest
from bot.storage.tables.terms import GroupTerm
from tests.support.town import a_town, at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from tests.support.town import Town

PEOPLE, MEMBERS = 300, 232


def words(length: int, start: str = "") -> str:
    """Return a text of so many characters; nearly all take two UTF-16 units, and some must be escaped."""
    return (start + "&<汉" + "😀𠀀" * length)[:length]


def name(number: int) -> str:
    """Return a name of thirty characters, sixty units, as rare family names have them."""
    return "𠀀" * 27 + f"{number:03}"


OFFICES = {0: "secretary", 1: "organisation", 2: "publicity"}
WITH_ACCOUNT = 12
ROSTER = [
    (name(number), "full" if number < MEMBERS else "activist", OFFICES.get(number), number < WITH_ACCOUNT)
    for number in range(PEOPLE)
]
FORM, CONTENT, PLACE, REASON = words(60), words(800), words(100), words(500)


@dataclass
class LongBranch:
    """The branch, and the ids of its objects by letter as in `tests/support/crowded.py`.

    Besides: `n` an activity whose check-in is open, `x` a cancelled one, `z` a voided check-in, `k` an accepted claim,
    `w` approved leave, `t` a returned study of person `o`, `j` a correction that was made.
    """

    town: Town
    ids: dict[str, int]

    @property
    def officers(self) -> list[str]:
        """The names of secretary, organisation officer and publicity officer."""
        return [name(number) for number in OFFICES]


@asynccontextmanager
async def a_long_branch(folder: Path) -> AsyncIterator[LongBranch]:
    """Build the branch on Friday 6 March 2026, 18:10: one activity has ended, with its ballot open."""
    async with a_town(folder, at("2026-03-06 13:00"), roster=ROSTER) as town:
        town.secretary, town.recorder = name(0), name(2)
        async with town.database() as db:
            branch = await db.get_one(Branch, town.branch_id)
            branch.name, branch.title, branch.superior = words(60), words(255), words(60)
            branch.usual_place = words(60)
            for number, person in enumerate(await people.roster(db, branch.id)):
                group = words(20, f"{number // 20}组")
                db.add(GroupTerm(person_id=person.id, name=group, from_at=town.now, by_id=None))
        held = await _dated(town, "2026-03-06 14:00")
        await town.until("2026-03-06 13:59")
        async with town.database() as db:
            await _attendance(db, town, held)
        await town.until("2026-03-06 18:10")
        await town[name(0)].taps("已开展")
        await town.passes(minutes=11)
        coming = [await _dated(town, f"2026-{day} 14:00") for day in ("04-03", "03-20", "05-08")]
        async with town.database() as db:
            ids = await _objects(db, town, held, *coming)
        await town.passes(minutes=1)
        yield LongBranch(town, ids)


async def _dated(town: Town, start: str, form: str = FORM) -> Activity:
    activity = await town.dated(start, form=form, reason=words(200))
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        same.content, same.session.place, same.late_notice_reason = CONTENT, PLACE, words(200)
    return activity


async def _attendance(db: AsyncSession, town: Town, held: Activity) -> None:
    """Let 190 members and thirty guests be there, many of them late, twenty members on leave, the others absent."""
    everybody = await people.roster(db, town.branch_id)
    for number in (*range(3, 83), *range(120, 230), *range(MEMBERS, MEMBERS + 30)):
        late = at("2026-03-06 14:40") if number % 3 == 0 else town.now
        db.add(Attendance(activity_id=held.id, person_id=everybody[number].id, at=late, how="scan"))
    for number in range(90, 110):
        db.add(Leave(
            branch_id=town.branch_id, activity_id=held.id, person_id=everybody[number].id, year=2026, slip=number,
            category=Category.OTHER, reason=REASON, state=leave.State.APPROVED, asked_at=town.now,
            decided_at=town.now, decided_by=everybody[1].id,
        ))  # fmt: skip


async def _objects(
    db: AsyncSession, town: Town, held: Activity, coming: Activity, running: Activity, off: Activity
) -> dict[str, int]:
    everybody, now = await people.roster(db, town.branch_id), town.now
    past, branch = await activities.get(db, held.id), await db.get_one(Branch, town.branch_id)
    secretary, officer, absent, free = everybody[0], everybody[1], everybody[83], everybody[200]
    open_one = await activities.get(db, running.id)
    open_one.opened_at, open_one.head_count = now, 250
    await cancellation.cancel(db, await activities.get(db, off.id), by=secretary, now=now, reason=words(200))
    undated = await yearly_plan.add_month(db, branch, 2026, 6, FORM, CONTENT, by=secretary, now=now)
    for month in range(7, 13):
        await yearly_plan.add_month(db, branch, 2026, month, FORM, CONTENT, by=secretary, now=now)
    ids = {"b": branch.id, "e": past.id, "a": coming.id, "n": running.id, "x": off.id, "u": undated.id}
    ids |= {"h": secretary.id, "p": absent.id, "f": free.id, "q": everybody[150].id}
    asked = await leave.ask(db, await activities.get(db, coming.id), everybody[150], Category.OTHER, REASON, now=now)
    granted = await leave.ask(db, await activities.get(db, coming.id), everybody[151], Category.OTHER, REASON, now=now)
    await leave.decide(db, granted.id, by=officer, approve=True, now=now)
    ids |= {"l": asked.id, "w": granted.id}
    ids |= await _studies(db, town, past, absent, everybody[84], officer)
    ids |= await _claims(db, town, free, everybody[201], secretary)
    ids |= await _corrections(db, town, past, everybody, secretary, officer)
    ids["g"] = await _agendas(db, town, past, await activities.get(db, coming.id), open_one)
    ids["v"] = await _record(db, past, secretary, now)
    for person in everybody[3:9]:
        await objection.object_to(db, person, REASON, now=now)
    ids["d"] = next(d for d in await duties.open_duties(db, branch.id) if d.kind == DutyKind.OBJECTION).id
    return ids


async def _agendas(db: AsyncSession, town: Town, *those: Activity) -> int:
    """Give the activities the longest agenda, goal, problem and steps; return the id of an item of the second one."""
    for activity in those:
        activity.goal, activity.problem = words(200), words(200)
        db.add_all(
            AgendaItem(
                activity_id=activity.id, position=number, kind=ItemKind.CHARTER, title=words(200), speaker=name(number),
                minutes=600, chapters=[0, 2, 4, 6, 8, 10], hours=24.0, counts_as=Ledger.LIFE_MEETING,
                counts_minutes=600, added_at=town.now, begun_at=town.now if number < 20 else None,
            )
            for number in range(1, 31)
        )  # fmt: skip
        db.add_all(
            Step(activity_id=activity.id, number=number, skipped=True, reason=words(200), noted_at=town.now)
            for number in (1, *range(3, 10))
        )
    await db.flush()
    query = select(AgendaItem.id).where(AgendaItem.activity_id == those[1].id).limit(1)
    return (await db.scalars(query)).one()


async def _record(db: AsyncSession, past: Activity, by: Person, now: datetime) -> int:
    """Write a record in which the check finds much, and file it."""
    sent = {"activity_id": past.id, "sent_at": now, "recorded_at": now, "by_id": by.id}
    for number in range(25):
        kind = ItemKind.DISCUSSION if number % 3 else ItemKind.VOTE
        item = AgendaItem(activity_id=past.id, position=number, kind=kind, title=words(200), added_at=now)
        db.add(item)
        await db.flush()
        speaker = f"{number}{words(60)}"[:60]
        db.add(Minute(item_id=item.id, part=Part.SPEECH, speaker=speaker, text=words(4000), **sent))
        db.add(Decision(text=words(500), **sent))
        if kind is ItemKind.VOTE:
            most = dict.fromkeys(
                ("favour", "against", "abstained", "unvoted", "written_favour", "written_against"), 9999
            )
            db.add(Motion(item_id=item.id, rule=MotionRule.ADMISSION, claimed=True, **most, **sent))
    filing = Filing(activity_id=past.id, committee=words(100), sent_at=now, by_id=by.id)
    db.add(filing)
    await db.flush()
    return filing.id


async def _studies(
    db: AsyncSession, town: Town, past: Activity, absent: Person, other: Person, officer: Person
) -> dict[str, int]:
    row, returned = await makeup.of(db, past.id, absent.id), await makeup.of(db, past.id, other.id)
    await makeup.explain(db, row.id, absent, REASON, now=town.now)
    await makeup.submit(db, row.id, absent, words(makeup.ANSWER_LIMIT), None, now=town.now)
    row.note = words(300)
    returned.state, returned.note, returned.decided_by = makeup.State.RETURNED, words(300), officer.id
    returned.answer, returned.submitted_at, returned.decided_at = words(makeup.ANSWER_LIMIT), town.now, town.now
    return {"m": row.id, "t": returned.id, "o": other.id}


async def _claims(db: AsyncSession, town: Town, free: Person, other: Person, by: Person) -> dict[str, int]:
    found = []
    for number, person in enumerate((free, other)):
        account = Account(telegram_id=990_000_001 + number, display_name=words(130), awaiting_data={})
        account.started_at, account.branch_id = town.now, town.branch_id
        db.add(account)
        await db.flush()
        found.append(await binding.claim(db, account, person, now=town.now))
    done = found[1]
    done.decided_at, done.decided_by, done.accepted = town.now, by.account_id, True
    return {"c": found[0].id, "k": done.id}


async def _corrections(
    db: AsyncSession, town: Town, past: Activity, everybody: list[Person], by: Person, other: Person
) -> dict[str, int]:
    made = []
    for person, decider in ((everybody[85], None), (everybody[86], other)):
        made.append(CorrectionRequest(
            activity=past, person=person, change=Change.PRESENT, reason=words(200), asked_at=town.now, asker=by,
            decider=decider, decided_at=town.now if decider else None, agreed=True if decider else None,
        ))  # fmt: skip
    voided = Attendance(
        activity_id=past.id, person_id=everybody[87].id, at=town.now, how="scan", voided_at=town.now,
        voided_by=by.id, void_cause=VoidCause.WRONG, void_reason=words(200),
    )  # fmt: skip
    db.add_all([*made, voided])
    await db.flush()
    return {"r": made[0].id, "j": made[1].id, "z": voided.id}
