"""A Party day of a small branch: its people, its messages, and the way it is played."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain import links
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.day import arrival
from bot.storage.tables.obligations import Duty
from tests.support.town import ROSTER

FEW = tuple(row for row in ROSTER if row[0] in {"李书记", "王组织", "赵宣传", "张三", "陈四", "孙五", "冯九"})
THERE = ("李书记", "王组织", "赵宣传", "陈四", "孙五")
TOLD = (*THERE, "张三")
CROWD = tuple(ROSTER[:3]) + tuple((f"党员{number}", "full", None, True) for number in range(57))
NOTICE, EVE, CARD = "主题党日预告：", "提醒：红色教育行动", "签到开始："
VOTE, RESULT = "四道题", "测评结果"


async def outcomes(town, kind):
    """Return the outcomes of the duties of a kind, in the order of their due times."""
    async with town.database() as db:
        found = await db.scalars(select(Duty).where(Duty.kind == kind).order_by(Duty.due_at, Duty.id))
        return [duty.outcome for duty in found]


async def held(town, there=THERE):
    """Play a Party day on 6 March, 14:00 to 17:30, at which these people check in."""
    activity = await town.dated()
    await town.until("2026-03-06 13:50")
    for name in there:
        await town[name].starts(link_payload(activity))
    return activity


def count(town, name, text):
    """Return the number of bot messages with that text in a person's chat, or in the group if no name is given."""
    seen = town[name].screen() if name else town.group.messages
    return len([message for message in seen if message.from_bot and text in message.text])


async def votes(human):
    """Vote 满意 in all four questions and submit the ballot."""
    for _question in range(4):
        await human.taps("满意")
    await human.taps("提交")


async def attend(town, activity, *names):
    """Check these people in by the group's card at the start of the activity."""
    await town.until(activity.starts_at)
    card = town["张三"].sees("签到开始", town.group)
    for name in names:
        await town[name].taps("签到", town.group, on=card)


async def taps_late(town, activity, name):
    """Deliver a tap of this person from five minutes before the end, which Telegram held back until now."""
    async with town.database() as db:
        same, person = await activities.get(db, activity.id), await town.person(db, name)
        at = same.ended_at - timedelta(minutes=5)
        await arrival.record_arrival(db, links.read(link_payload(same)), person.account, at=at, now=town.now)


async def ended(town, *names, **dated):
    """Play an activity with the host and these people present, and let the host end it; then the roll is fixed."""
    activity = await town.dated(**dated)
    await attend(town, activity, "李书记", *names)
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    if len(names) < 2:
        await town["李书记"].taps("已开展")
    else:
        await town.passes(minutes=10)
    return await town.activity_now(activity.id)
