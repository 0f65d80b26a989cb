"""The papers of an activity in the chats: a day to make papers of, the menu, the file that comes, what it says."""

from io import BytesIO

from docx import Document

from bot.storage.tables.attendance import Attendance

SPEAKERS = ("张三", "陈四", "孙五")
THERE = ("李书记", "王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "褚积极")


async def dated(town):
    return await town.dated(reason="上级临时部署")


async def ended(town):
    """Play the day with seven members and a guest, up to the fixed roll."""
    activity = await dated(town)
    await town.until("2026-03-06 13:59")
    async with town.database() as db:
        for name in THERE:
            person = await town.person(db, name)
            db.add(Attendance(activity_id=activity.id, person_id=person.id, at=town.now, how="scan"))
    await town.until("2026-03-06 17:36")
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=12)
    return await town.activity_now(activity.id)


def said(message):
    """Return all texts of the Word file of a message, in one."""
    _name, data = message.document
    return "\n".join(each.text for each in Document(BytesIO(data)).element.body.iter("{*}t") if each.text)


def rows(message):
    """Return the texts of the cells of all tables of a Word file, row by row."""
    _name, data = message.document
    tables = Document(BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


async def opens_menu(town, name, activity):
    await town[name].presses(f"pap:menu:{activity.id}", town[name].last())


async def makes(town, name, activity, label):
    """Open the menu and tap a paper; return the message with the file."""
    before = len(files(town[name]))
    await opens_menu(town, name, activity)
    await town[name].taps(label)
    assert len(files(town[name])) > before, "no file came"
    return files(town[name])[-1]


def files(human):
    """Return the messages with files that the person sees, the newest last."""
    return [message for message in human.screen() if message.document is not None]
