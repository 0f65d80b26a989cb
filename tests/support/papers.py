"""A branch with a Party day to be handed in: leave, guests, a correction, make-up study, minutes, photos."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.domain import materials
from bot.domain.absence import leave, makeup, makeup_review
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.day import corrections
from bot.domain.report import paper_values
from bot.domain.report.paper_values import YearPlan
from bot.files import storing
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger, SiteCheck, SiteMark, Step, StepNumber
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Filing, FindingReason
from bot.storage.tables.plan import Theme
from bot.storage.tables.record import Decision, Minute, Part, Photo
from bot.storage.tables.roll import Change
from bot.views.papers import makers
from tests.support.party_day import votes

if TYPE_CHECKING:
    from bot.storage.tables.activity import Activity
    from bot.views.papers.makers import Made
    from tests.support.town import Town

LONG_NAME = "买买提·阿不都拉·吐尔逊艾力江"  # fifteen characters
ROSTER = (
    ("李明远", "full", "secretary", True),
    ("王秀兰", "full", "organisation", True),
    ("赵一鸣", "full", "publicity", True),
    *((name, "full", None, True) for name in (
        "张国栋", "陈思雨", "周文博", "吴晓燕", "郑凯", "孙丽华", "冯建平", "许诺", "何静", "高翔", "罗敏", "梁博",
        "宋佳", "谢桂兰", "唐悦", "韩冬", "曹阳", "邓凯", "彭勇", LONG_NAME,
    )),
    ("林小满", "probationary", None, True),
    ("欧阳若曦", "probationary", None, False),
    ("蒋一凡", "activist", None, True),
    ("沈清", "candidate", None, True),
)  # fmt: skip
AWAY = {"梁博", "宋佳", "谢桂兰", "欧阳若曦"}
TEXTS = {
    "政治学习": (
        "李明远带领大家学习近期中央会议精神，重点讲解了教育、科技、人才一体推进的部署，并结合学院专业建设，"
        "说明教师支部今年要做的三件事：课程思政案例库、青年教师结对、实验室安全值守。学习资料会前已发到群里，"
        "与会党员对照笔记逐条讨论。"
    ),
    "讨论": "围绕“如何把学习落到课堂”展开讨论，会上发言的同志都结合自己承担的课程举了例子。",
    "志愿服务": "分三组整理实验楼二层公共区域，清点废旧设备十四件，贴好待报废标签，由张国栋负责联系资产管理处。",
}
SPEAKERS = ("陈思雨", "周文博", "林小满")
SPEECHES = (
    "我在会计学原理课上试过用真实的乡村振兴项目做案例，学生愿意算、愿意问，下学期准备整理成共用材料。",
    "实验课的安全提醒不能只靠墙上的制度，我建议每次课前由学生轮流讲一条，讲过的同学记得最牢。",
    "作为预备党员，我想参加青年教师结对，先从听课和批改作业做起。",
)


def a_photo(number: int, width: int = 1600, height: int = 1200) -> bytes:
    """Return a drawn scene, unlike the others."""
    image = Image.new("RGB", (width, height), (90 + 20 * number % 120, 140, 190))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(150, 120 + 10 * number, 90))
    for seat in range(5):
        left = 120 + seat * (width - 240) // 5
        draw.ellipse((left, height // 3, left + 160, height // 3 + 160), fill=(230, 190, 160))
        draw.rectangle(
            (left - 20, height // 3 + 160, left + 180, height * 2 // 3 + 80), fill=(40 * number % 255, 40, 90)
        )
    draw.rectangle((width // 2 - 260, 60, width // 2 + 260, 200), fill=(190, 30, 40))
    file = BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


async def keep_photo(town: Town, activity: Activity, number: int, *, chosen: bool = True, data: bytes = b"") -> None:
    """Store a photo of an activity as the recorder would have sent it."""
    stored = await storing.store(town.bot.services.materials, f"photo-{number}.jpg", data or a_photo(number))
    async with town.database() as db:
        by = await town.person(db, town.recorder)
        row = await materials.record(db, stored, branch_id=town.branch_id, by=by, now=town.now,
                                     within=town.bot.services.quotas)  # fmt: skip
        caption = ("集中学习", "讨论发言", "整理公共区域", "清点设备")[number % 4]
        db.add(Photo(activity_id=activity.id, material_id=row.id, caption=caption, by_id=by.id, chosen=chosen,
                     likeness=stored.seen.likeness,
                     sent_at=activity.starts_at + timedelta(minutes=20 * number), recorded_at=town.now))  # fmt: skip


async def a_month(town: Town) -> Activity:
    """Play March: leave, check-in with a late one and guests, ballot, make-up study, a correction."""
    activity = await town.dated(form="学习贯彻会议精神 整治公共区域")
    async with town.database() as db:
        officer, same = await town.person(db, "王秀兰"), await activities.get(db, activity.id)
        same.content = "集中学习近期会议精神，讨论课程思政，整理实验楼公共区域。"
        same.goal, same.problem = "学懂会议精神，形成三件可落实的事", "公共区域长期无人整理"
        person = await town.person(db, "梁博")
        await leave.record_for(db, same, person, leave.Category.DUTY, "赴外地参加学术会议，已附会议通知",
                               by=officer, now=town.now)  # fmt: skip
    await town.until("2026-03-02 09:10")
    secretary = town[town.secretary]
    await secretary.presses(f"arr:place:{activity.id}", secretary.last())
    await secretary.says("实验楼二层会议室")
    await secretary.says("党员活动室检修")
    await town.until("2026-03-06 13:50")
    here = [name for name, _kind, _office, bound in ROSTER if bound and name not in AWAY]
    for name in here[:-1]:
        await town[name].starts(link_payload(activity))
    await town.until("2026-03-06 14:16")
    await town[here[-1]].starts(link_payload(activity))
    await town.until("2026-03-06 17:32")
    await town["李明远"].taps("结束活动")
    await town["李明远"].taps("确认结束")
    await town.passes(minutes=12)
    for name in here:
        await votes(town[name])
    await town.until("2026-03-07 18:00")
    await _afterwards(town, activity)
    return await town.activity_now(activity.id)


async def _afterwards(town: Town, activity: Activity) -> None:
    async with town.database() as db:
        same, officer = await activities.get(db, activity.id), await town.person(db, "王秀兰")
        away = await town.person(db, "宋佳")
        row = await makeup.of(db, same.id, away.id)
        await makeup.explain(db, row.id, away, "当天临时照看生病的孩子，没有来得及请假", now=town.now)
        answer = "学了会议精神和三件事的安排；认识到案例要来自真实项目；今后每月听两次课并写下体会。"
        await makeup.submit(db, row.id, away, makeup.clean_answer(answer, with_material=False), now=town.now)
    await town.passes(hours=2)
    async with town.database() as db:
        same, officer = await activities.get(db, activity.id), await town.person(db, "王秀兰")
        row = await makeup.of(db, same.id, (await town.person(db, "宋佳")).id)
        await makeup_review.decide(db, row.id, accept=True, by=officer, now=town.now)
        person = await town.person(db, "欧阳若曦")
        reason = "没有手机，本人在场，签到表上有签名"
        await corrections.correct(db, same, person, Change.PRESENT, by=officer, reason=reason, now=town.now)


async def with_record(town: Town, activity: Activity, speakers=SPEAKERS, *, photos: int = 4, chosen: int = 4) -> None:
    """Write the record of the month: steps, agenda, minutes, decisions, photos, marks of the site."""
    async with town.database() as db:
        recorder, at = await town.person(db, town.recorder), activity.starts_at
        await _steps(db, activity, recorder, town)
        items = _items(activity, recorder, at)
        db.add_all(items)
        await db.flush()
        by_title = {item.title: item for item in items}
        for title, text in TEXTS.items():
            db.add(_minute(activity, recorder, at + timedelta(hours=4), text, item=by_title[title]))
        for name, text in zip(speakers, SPEECHES, strict=True):
            person = await town.person(db, name)
            db.add(_minute(activity, recorder, at + timedelta(hours=5), text, person=person, part=Part.SPEECH,
                           item=by_title["讨论"]))  # fmt: skip
        db.add(_minute(activity, recorder, at + timedelta(days=3), "三件事已列入支部台账，四月主题党日通报进展。",
                       part=Part.SUMMARY))  # fmt: skip
        for text, owner, days in (
            ("整理课程思政案例，汇编成册", "陈思雨", 25), ("联系资产管理处清运废旧设备", "张国栋", 14),
        ):  # fmt: skip
            db.add(Decision(activity_id=activity.id, text=text, owner=owner, due_on=(at + timedelta(days=days)).date(),
                            by_id=recorder.id, sent_at=at + timedelta(hours=5), recorded_at=town.now))  # fmt: skip
        for mark in (SiteMark.FLAG, SiteMark.BADGE):
            db.add(SiteCheck(activity_id=activity.id, mark=mark, at=at, by_id=recorder.id))
        db.add(FindingReason(activity_id=activity.id, check_number=24, subject="agenda", at=town.now,
                             reason="设备清点用时较长，讨论压缩了十分钟。", by_id=recorder.id))  # fmt: skip
        db.add(Filing(activity_id=activity.id, committee="会计学院机关党委", sent_at=town.now, by_id=recorder.id))
    for number in range(photos):
        await keep_photo(town, activity, number, chosen=number < chosen)


async def _steps(db, activity, recorder, town) -> None:
    day = activity.starts_at.date()
    for number, before, reason in (
        (StepNumber.THEME, 12, None), (StepNumber.APPROVAL, 9, None), (StepNumber.BRIEFING, 0, None),
    ):  # fmt: skip
        db.add(Step(activity_id=activity.id, number=number, done_on=day - timedelta(days=before), reason=reason,
                    noted_at=town.now, by_id=recorder.id))  # fmt: skip


def _items(activity, recorder, at) -> list[AgendaItem]:
    told = (
        (ItemKind.STUDY, "政治学习", "李明远", 80, Ledger.STUDY),
        (ItemKind.DISCUSSION, "讨论", None, 50, None),
        (ItemKind.SERVICE, "志愿服务", None, 50, None),
    )
    return [
        AgendaItem(activity_id=activity.id, position=number, kind=kind, title=title, speaker=speaker, minutes=minutes,
                   counts_as=ledger, counts_minutes=minutes if ledger else None, added_at=at, added_by=recorder.id,
                   begun_at=at + timedelta(minutes=5 + 60 * number))
        for number, (kind, title, speaker, minutes, ledger) in enumerate(told)
    ]  # fmt: skip


def _minute(activity, recorder, at, text, *, item=None, person=None, part=Part.TEXT) -> Minute:
    return Minute(
        activity_id=activity.id, item_id=item.id if item else None, part=part, text=text,
        person_id=person.id if person else None, speaker=person.name if person else None, by_id=recorder.id,
        sent_at=at, recorded_at=at, own=False, taken=True,
    )  # fmt: skip


async def made(town: Town, kind, activity: Activity, *, language: str = "zh-CN") -> Made:
    """Return a paper about an activity as the handler makes it."""
    from bot.domain.branch import people

    async with town.database() as db:
        same = await activities.get(db, activity.id)
        values = await paper_values.of(db, same)
        members = await people.members(db, town.branch_id)
        t = town.bot.services.library.of(language, same.branch.zone)
        return makers.of_activity(kind, values, members, t)


async def of_person(town: Town, what: str, activity: Activity, name: str) -> Made:
    """Return a person's leave slip (`leave`) or register of make-up study (`makeup`)."""
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        values = await paper_values.of(db, same)
        t = town.bot.services.library.of("zh-CN", same.branch.zone)
        rows = values.report.leaves if what == "leave" else values.report.makeups
        row = next(each for each in rows if each.person.name == name)
        return makers.of_leave(row, values, t) if what == "leave" else makers.of_makeup(row, values, t)


async def of_change(town: Town, activity: Activity) -> Made:
    """Return the report of the activity's first change."""
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        duty = (await paper_values.changes_of(db, same))[0]
        t = town.bot.services.library.of("zh-CN", same.branch.zone)
        return makers.of_change(await paper_values.change_of(db, duty.id), t)


async def of_plan(town: Town, rows: tuple[tuple[int, str, str], ...]) -> Made:
    """Return the yearly plan as a paper, with these rows: month, form, content."""
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        themes = tuple(Theme(month=month, form=form, content=content) for month, form, content in rows)
        t = town.bot.services.library.of("zh-CN", branch.zone)
        return makers.of_plan(YearPlan(branch, 2026, themes), t)
