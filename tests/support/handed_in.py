"""A record that was handed in: something in each table of records, papers and their filing."""

from datetime import timedelta

from bot.storage.tables.agenda import AgendaItem, ItemKind, SiteCheck, SiteMark, Step, StepNumber
from tests.support.forged_papers import Forger
from tests.support.party_day import ended
from tests.support.photos import photo

EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")
FORM, OWN, REASON = "主题（本校格式）", "我想把值守表做成一张图。", "电子屏检修，图片另补"
SPOKEN = "我来画值守表，下周一贴出。"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLES = ("agenda_items", "decisions", "documents", "filings", "finding_reasons", "form_templates", "materials",
          "minutes", "photos", "sheet_entries", "site_checks", "steps")  # fmt: skip


async def a_record_handed_in(town):
    """Play an activity, its record in the branch's own form, its filing and a receipt; return the activity.

    孙五 has offered words that were not taken; 王组织 has typed in a sheet of which the second typing is missing.
    """
    activity = await ended(town, *EVERYBODY)
    await _prepared(town, activity)
    zhao, li, wang = town["赵宣传"], town["李书记"], town["王组织"]
    await town["孙五"].says("/record")
    await town["孙五"].says(OWN)
    await zhao.says("/record")
    for words in ("会上学习了政府工作报告，讨论了值守安排。", "张三：值守表要贴出来。", f"孙五：{SPOKEN}",
                  "议定：张贴值守表 负责人 张三 4月10日前"):  # fmt: skip
        await zhao.says(words)
    await zhao.sends_photo(photo(), caption="集中学习")
    await wang.says("/summary 2026-03")
    for label in ("更正签到", "纸质表补录", "录入签到表"):
        await wang.taps(label)
    await wang.says("冯九")
    await li.says("/settings")
    for label in ("模板", "活动纪实表", "下载样表"):
        await li.taps(label)
    form = Forger(li.last().document[1])
    form.replaces("活动主题", FORM)
    await li.presses(f"prf:own:{town.branch_id}:record", on=li.last())
    await li.sends_file("本支部纪实表.docx", form.file(), WORD)
    await files(town, activity)
    return activity


async def files(town, activity):
    """Give a reason for the first finding, mark the record as filed, and record a photo of the receipt."""
    li = town["李书记"]
    await li.presses(f"chk:open:{activity.id}", on=li.last())
    label = next(label for row in li.last().buttons for label in row if label.endswith("说明理由"))
    await li.taps(label)
    await li.says(REASON)
    await li.taps("标记已上报")
    if li.can_tap("仍标记已上报"):
        await li.taps("仍标记已上报")
    await li.taps("登记回执")
    await li.sends_photo(photo())
    li.sees("回执已登记")


async def _prepared(town, activity):
    """Write what officers enter before and at an activity."""
    async with town.database() as db:
        at, recorder = activity.starts_at, await town.person(db, "赵宣传")
        db.add(AgendaItem(activity_id=activity.id, position=1, kind=ItemKind.STUDY, title="政府工作报告", added_at=at))
        db.add(SiteCheck(activity_id=activity.id, mark=SiteMark.FLAG, at=at, by_id=recorder.id))
        day = (at - timedelta(days=9)).date()
        db.add(Step(activity_id=activity.id, number=StepNumber.THEME, done_on=day, noted_at=town.now))
