"""Make-up study of a town after a Party day with absentees."""

from bot.domain.absence import leave, makeup
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import people

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
THERE = ("李书记", "王组织", "赵宣传", "陈四", "孙五", "周六", "吴七", "郑八")


async def held(town, there=THERE, on_leave=()):
    """Play a Party day from 14:00 that ends automatically at 18:00 on Friday 6 March."""
    activity = await town.dated()
    async with town.database() as db:
        officer, same = await town.person(db, "李书记"), await activities.get(db, activity.id)
        for name in on_leave:
            person = await town.person(db, name)
            await leave.record_for(db, same, person, leave.Category.SICK, "住院", by=officer, now=town.now)
    await town.until("2026-03-06 13:50")
    for name in there:
        await town[name].starts(link_payload(activity))
    await town.until("2026-03-06 18:00")
    await town["李书记"].taps("已开展")
    return activity


async def row_of(town, activity, name="张三"):
    """Return a person's make-up for the activity, or None."""
    async with town.database() as db:
        person = next(p for p in await people.roster(db, town.branch_id) if p.name == name)
        return await makeup.of(db, activity.id, person.id)
