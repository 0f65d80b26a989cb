"""The check before sending in the chats: an activity with its record, and the buttons."""

from datetime import timedelta

from bot.storage.tables.agenda import AgendaItem, ItemKind, Step, StepNumber
from bot.storage.tables.materials import Material
from bot.storage.tables.record import Minute, Part, Photo
from tests.support import party_day
from tests.support.cases import TEXT
from tests.support.party_day import attend

EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五")  # who have an account, beside the secretary
CHECK, PAPER, SENT, RECEIPT = "检查并上报", "📄 活动纪实表", "标记已上报", "登记回执"


async def ended(town, *names):
    """Play an activity that was announced late, with the host and these people, and let the host end it."""
    return await party_day.ended(town, *names, reason="上级临时部署")


async def recorded(town, activity, *, text=TEXT, left_out=()):
    """Enter what the recorder and the secretary enter in a normal month, without `left_out`."""
    async with town.database() as db:
        recorder, start = await town.person(db, "赵宣传"), activity.starts_at
        item = AgendaItem(
            activity_id=activity.id, position=1, kind=ItemKind.STUDY, title="学习政府工作报告", added_at=start
        )
        material = Material(
            branch_id=town.branch_id, sha256="0" * 64, size=9, mime="image/jpeg", name="photo.jpg", stored_at=start,
        )  # fmt: skip
        db.add_all([item, material])
        await db.flush()
        sent = {"activity_id": activity.id, "by_id": recorder.id, "sent_at": town.now, "recorded_at": town.now}
        rows = {
            "text": Minute(item_id=item.id, text=text, **sent),
            "summary": Minute(part=Part.SUMMARY, text="会后各小组按分工落实辅导安排。", **sent),
            "photo": Photo(material_id=material.id, likeness="0f" * 8, **sent),
        }
        for number, days in ((StepNumber.THEME, 10), (StepNumber.APPROVAL, 8), (StepNumber.BRIEFING, 0)):
            day = (start - timedelta(days=days)).date()
            rows[f"step {number.value}"] = Step(
                activity_id=activity.id, number=number, done_on=day, noted_at=town.now
            )  # fmt: skip
        db.add_all(row for name, row in rows.items() if name not in left_out)


async def a_complete_record(town, **given):
    """Play an activity that all attend, and enter all of its record."""
    activity = await town.dated(reason="上级临时部署")
    await attend(town, activity, "李书记", *EVERYBODY)
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await recorded(town, activity, **given)
    await town.passes(minutes=10)
    return await town.activity_now(activity.id)
