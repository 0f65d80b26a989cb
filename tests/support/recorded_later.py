"""Recording the activity of a month before the setup (补记): the steps that several chats share."""

from bot.domain.activity import activities
from bot.domain.plan import yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.storage.tables.branch import Branch

WHEN = "1月9日 14:00-17:30 党员活动室"
MISSING = "缺席：张三、陈四；请假：周六"


async def asks(town, name="李书记", month=1):
    """Open the month's summary and tap [补记]."""
    await town[name].says(f"/summary {month}")
    await town[name].taps("补记", on=town[name].last())


async def drafts(town, name="李书记", when=WHEN, missing=MISSING):
    """Answer the questions up to the preview, in January without a plan; return the preview."""
    await asks(town, name)
    await town[name].says("先锋模范行动：走访慰问")
    await town[name].says(when)
    await town[name].says(missing)
    return town[name].last()


async def records(town, name="李书记", **told):
    """Record January; return the activity."""
    await drafts(town, name, **told)
    await town[name].taps("确认补记")
    return await january(town)


async def january(town):
    async with town.database() as db:
        (activity,) = await activities.of_month(db, town.branch_id, 2026, 1)
    return activity


async def number(town, name):
    async with town.database() as db:
        return (await town.person(db, name)).id


async def summary(town, of, name="李书记"):
    await town[name].says(f"/summary {of}")
    return town[name].sees("总结").text


async def plan(town, *months):
    """Store a plan with a row for each of these months."""
    async with town.database() as db:
        branch, li = await db.get_one(Branch, town.branch_id), await town.person(db, "李书记")
        row = [PlanRow(number, month, "红色教育行动", "党史学习") for number, month in enumerate(months, 1)]
        await yearly_plan.save(db, branch, PlanDraft("计划", 2026, tuple(row), ""), 2026, by=li, now=town.now)
