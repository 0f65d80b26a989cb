"""A branch in which every kind of object exists, and a second one beside it; for tests of forbidden actions."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.absence import leave, makeup
from bot.domain.absence.leave import Category
from bot.domain.absence.makeup_tasks import stamp
from bot.domain.activity import activities
from bot.domain.branch import people
from bot.domain.membership import binding
from bot.domain.obligations import duties
from bot.domain.report import objection
from bot.domain.roles import Office
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account
from bot.storage.tables.office_changes import OfficeChange
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Minute, Motion, MotionRule, Part
from bot.storage.tables.roll import Change, CorrectionRequest
from tests.support.town import Town, a_neighbour, a_town, at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.storage.tables.membership import Claim
    from sandbox.people.person import Person as Human

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
HELD, AHEAD = "2026-03-06 14:00", "2026-04-03 14:00"


@dataclass
class Crowd:
    """The town and its neighbour, with the ids of the objects in each, by letter.

    `e` held, `a` dated, `u` undated activity; `p` absent, `q` on leave, `f` unclaimed person, `h` secretary;
    `b` branch, `c` claim, `l` leave, `d` duty; `m` submitted make-up study, `s` its stamp, `o` an open one;
    `r` a correction that waits for a second officer; `k` an unbinding that waits for one; `g` an agenda item of `a`;
    `t` own words of the minutes; `v` a filing of the record; `w` the count of a vote.
    """

    town: Town
    beside: Town
    ids: dict[str, int]
    theirs: dict[str, int]
    claimant: Human


@asynccontextmanager
async def a_crowd(folder: Path, **desk) -> AsyncIterator[Crowd]:
    """Build both branches on Friday 6 March 2026, 18:10: one activity has ended, one is dated, one is not.

    The activity that has ended was announced an hour before it began: weeks of reminders would take most of the time.
    """
    async with a_town(folder, at("2026-03-06 13:00"), **desk) as town:
        yield await _played(town, await a_neighbour(town))
    assert town.telegram.complaints == []


async def _played(town: Town, beside: Town) -> Crowd:
    held = {each.branch_id: await each.dated(HELD, reason="上级临时部署") for each in (town, beside)}
    ahead = {each.branch_id: await each.dated(AHEAD, form="志愿服务行动") for each in (town, beside)}
    await town.until("2026-03-06 13:59")
    for each, absent in ((town, ("张三", "郑八", "冯九")), (beside, ("马九", "黄十"))):
        async with each.database() as db:
            for person in await people.roster(db, each.branch_id):
                if person.name not in absent:
                    same = held[each.branch_id].id
                    db.add(Attendance(activity_id=same, person_id=person.id, at=town.now, how="scan"))
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await beside["刘书记"].taps("已开展")
    claimant = town.telegram.person("路人甲")
    await town.group.add(claimant)
    await claimant.starts()
    ids = await _busy(town, held, ahead, ("张三", "郑八", "陈四", "冯九", "孙五"), claimant)
    stranger = town.telegram.person("路人乙")
    await stranger.starts()
    theirs = await _busy(beside, held, ahead, ("马九", "黄十", "马九", "林一", "马九"), stranger)
    await town.passes(seconds=20)
    return Crowd(town, beside, ids, theirs, claimant)


async def _busy(town: Town, held, ahead, names, claimant: Human) -> dict[str, int]:
    absent, still_open, on_leave, free, objector = names
    async with town.database() as db:
        past = await activities.get(db, held[town.branch_id].id)
        coming = await activities.get(db, ahead[town.branch_id].id)
        person, other = await town.person(db, absent), await town.person(db, still_open)
        row = await makeup.of(db, past.id, person.id)
        await makeup.submit(db, row.id, person, ANSWER, now=town.now)
        open_row = await makeup.of(db, past.id, other.id)
        asker = await town.person(db, on_leave)
        asked = await leave.ask(db, coming, asker, Category.SICK, "住院", now=town.now)
        unclaimed = await town.person(db, free)
        account = await db.get_one(Account, claimant.id)
        claim: Claim = await binding.claim(db, account, unclaimed, now=town.now)
        await objection.object_to(db, await town.person(db, objector), "当天我在场", now=town.now)
        undated = await activities.create(db, town.branch_id, 2026, 5, "专题学习研讨", "学习原文")
        await db.flush()
        request = CorrectionRequest(
            activity=past, person=other, change=Change.PRESENT, reason="没有手机", asked_at=town.now, decider=None,
            asker=await town.person(db, town.secretary),
        )  # fmt: skip
        db.add(request)
        await db.flush()
        organiser = next(each for each in await people.holders(db, town.branch_id, Office.ORGANISATION))
        waiting = OfficeChange(
            branch_id=town.branch_id, person=organiser, kind="unbinding", account_id=organiser.account_id, detail={},
            asked_by=await town.person(db, town.secretary), asked_at=town.now, predecessor=None, agreed_by=None,
            objected_by=None, decided_by=None,
        )  # fmt: skip
        item = AgendaItem(
            activity_id=coming.id, position=1, kind=ItemKind.CHARTER, title="诵读党章第一章", added_at=town.now
        )
        said = Minute(
            activity_id=past.id, part=Part.SPEECH, person_id=person.id, speaker=person.name, text="学有所得", own=True,
            taken=True, by_id=person.id, message_id=1, sent_at=town.now, recorded_at=town.now,
        )  # fmt: skip
        motion = await _motion(db, past, town.now)
        filing = Filing(activity_id=past.id, committee="会计学院机关党委", sent_at=town.now)
        db.add_all([waiting, item, said, filing])
        await db.flush()
        duty = next(d for d in await duties.open_duties(db, town.branch_id) if d.kind == objection.OBJECTION)
        return {
            "e": past.id,
            "a": coming.id,
            "u": undated.id,
            "p": person.id,
            "q": asker.id,
            "f": unclaimed.id,
            "h": (await town.person(db, town.secretary)).id,
            "b": town.branch_id,
            "c": claim.id,
            "l": asked.id,
            "d": duty.id,
            "m": row.id,
            "s": stamp(row),
            "o": open_row.id,
            "r": request.id,
            "k": waiting.id,
            "g": item.id,
            "t": said.id,
            "v": filing.id,
            "w": motion.id,
        }


async def _motion(db, past, now) -> Motion:
    """Add a vote to the agenda of an activity, and its count."""
    vote = AgendaItem(activity_id=past.id, position=1, kind=ItemKind.VOTE, title="通过工作计划", added_at=now)
    db.add(vote)
    await db.flush()
    motion = Motion(
        activity_id=past.id, item_id=vote.id, rule=MotionRule.ORDINARY, favour=3, against=0, abstained=0,
        written_favour=0, written_against=0, sent_at=now, recorded_at=now,
    )  # fmt: skip
    db.add(motion)
    return motion
