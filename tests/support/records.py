"""Records of activities: one that has begun, with an agenda, and the recorder's card."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.day import decisions, minutes, motions
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.record import Decision, Minute, Motion
from tests.support.town import at

if TYPE_CHECKING:
    from bot.storage.tables.activity import Activity
    from tests.support.town import Town

STUDY, TALK = "学习全国两会精神", "交流讨论"


async def an_agenda(town, activity, *titles, kind=ItemKind.DISCUSSION):
    """Put items on the agenda of an activity, and return their ids."""
    async with town.database() as db:
        items = [
            AgendaItem(activity_id=activity.id, position=n, kind=kind, title=title, added_at=town.now)
            for n, title in enumerate(titles)
        ]
        db.add_all(items)
        await db.flush()
        return [item.id for item in items]


async def rows(town, activity, table=Minute):
    """Return the rows of the record that stand, in their order."""
    async with town.database() as db:
        read = {Minute: minutes.of, Decision: decisions.of, Motion: motions.of}[table]
        return list(await read(db, await activities.get(db, activity.id)))


async def held(town, *present, start="2026-03-06 14:00", items=(STUDY, TALK)):
    """Return an activity that took place, with an agenda, and with these people present."""
    activity = await town.dated(start)
    await an_agenda(town, activity, *items)
    await town.until(activity.starts_at)
    for name in present:
        await town[name].starts(link_payload(await town.activity_now(activity.id)))
    return activity


async def ends(town, activity):
    await town.until(activity.ends_at + timedelta(minutes=31))
    await town["李书记"].taps("已开展")


async def an_earlier_one(town, *texts, owner=None, due_on=None):
    """Return an activity that was held a month before, with these decisions; it is written without its duties."""
    async with town.database() as db:
        activity = await activities.create(db, town.branch_id, 2026, 2, "专题学习研讨", "学习原文")
        start = at("2026-02-06 14:00")
        activity.session.starts_at, activity.session.ends_at = start, start + timedelta(hours=3.5)
        activity.dated_at = activity.opened_at = start
        activity.ended_at = activity.ballot_closes_at = activity.ballot_closed_at = start + timedelta(hours=4)
        db.add_all(
            Decision(activity_id=activity.id, text=text, owner=owner, due_on=due_on, sent_at=start, recorded_at=start)
            for text in texts
        )
        return activity


async def open_record(town: Town) -> Activity:
    """Return an activity whose card the recorder has open."""
    activity = await held(town)
    await town["赵宣传"].says("/record")
    return activity
