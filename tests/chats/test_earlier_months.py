"""Months before the branch was set up: recorded later by an officer (补记), shown as such, corrected and withdrawn."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.documents.paper import passages
from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.branch import terms
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan import month_end, yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.domain.roles import Kind
from bot.storage import event_chain, row_hashes
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty
from bot.storage.tables.papers import PaperKind
from tests.support import papers
from tests.support.party_day import ended
from tests.support.town import at
from tests.support.witness import changed, heard, refused, rows

WHEN = "1月9日 14:00-17:30 党员活动室"
MISSING = "缺席：张三、陈四；请假：周六"
MEMBERS = 10


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


async def chains_hold(town):
    async with town.database() as db:
        connection = await db.connection()
        return (await event_chain.verify(connection))[1] is None and (await row_hashes.verify(connection))[1] is None


async def test_an_officer_records_a_month_before_the_setup(town):
    await town.until("2026-04-02 10:00")
    li = town["李书记"]
    assert "这个月在支部启用机器人之前，未记录" in await summary(town, 1)
    preview = await drafts(town)
    assert preview.text.splitlines()[:8] == [
        "请核对补记：2026年1月", "先锋模范行动", "走访慰问", "时间：1月9日(周五) 14:00–17:30　地点：党员活动室",
        "应到10 实到7（70%） 请假1 缺席2", "到会：李书记、王组织、赵宣传、孙五、吴七、郑八、冯九", "请假：周六",
        "缺席：张三、陈四",
    ]  # fmt: skip
    assert preview.buttons == [["确认补记"], ["重新填写", "取消"]]
    await li.taps("确认补记")
    li.sees("✅ 已补记：先锋模范行动（1月9日(周五) 14:00）")
    text = await summary(town, 1)
    for line in ("时间：1月9日(周五) 14:00　地点：党员活动室", "时长 3.5 小时", "补记：4月2日(周四) 由李书记录入",
                 "应到10 实到7（70%） 请假1 缺席2", "缺席：张三、陈四", "请假：周六"):  # fmt: skip
        assert line in text
    for words in ("未记录", "还缺", "没有缺项", "测评", "补学", "预告", "主持"):
        assert words not in text
    assert li.last().buttons[:3] == [["更正签到"], ["活动记录", "📄 材料"], ["撤回补记"]]
    assert await chains_hold(town)


async def test_the_plans_theme_of_the_month_is_used(town):
    await plan(town, 1, 3)
    await asks(town)
    town["李书记"].sees("补记2026年1月的“红色教育行动”")
    await town["李书记"].says(WHEN)
    await town["李书记"].says("全部到会")
    await town["李书记"].taps("确认补记")
    async with town.database() as db:
        (activity,) = await activities.of_month(db, town.branch_id, 2026, 1)
        (first, _third) = await yearly_plan.themes(db, town.branch_id, 2026)
        assert (activity.theme_id, activity.form, activity.content) == (first.id, "红色教育行动", "党史学习")
    await plan(town, 1, 3)
    assert "实到10（100%）" in await summary(town, 1)


async def test_a_recorded_month_causes_no_post_and_no_duty(town):
    await town.until("2026-04-02 10:00")
    async with town.database() as db:
        before = len((await db.scalars(Duty.__table__.select())).all())
    posts = len(town.group.messages)
    await records(town)
    await town.passes(hours=30)
    async with town.database() as db:
        assert len((await db.scalars(Duty.__table__.select())).all()) == before
        kinds = set((await db.scalars(select(Delivery.kind).where(Delivery.activity_id.is_not(None)))).all())
    assert kinds == {DeliveryKind.RECORDED_LATER}
    assert len(town.group.messages) == posts


async def test_each_member_is_told_once_how_they_are_recorded(town):
    await town.until("2026-04-02 10:00")
    people = ("张三", "周六", "王组织", "李书记", "褚积极")
    before = {name: len(town[name].screen()) for name in people}
    await records(town)
    await town.passes(hours=30)
    told = {name: [message.text for message in town[name].screen()[before[name] :]] for name in people}
    start = "2026年1月的“先锋模范行动”（1月9日(周五) 14:00）由李书记于4月2日(周四)补记，您记为"
    for name, state in (("张三", "缺席"), ("周六", "请假"), ("王组织", "到会")):
        (letter,) = told[name]
        assert letter.startswith(f"{start}{state}。")
        assert "[有异议]" in letter
    assert not any("您记为" in text for text in [*told["李书记"], *told["褚积极"]])


async def test_the_plan_names_no_host_and_no_late_notice_of_a_recorded_month(town):
    await records(town)
    await town["李书记"].says("/plan")
    await town["李书记"].taps("1月")
    text = town["李书记"].last().text
    assert "1月9日(周五) 14:00" in text
    assert "主持人：李书记" not in text
    assert "预告" not in text


async def test_the_year_counts_recorded_months_apart(town):
    await records(town)
    await ended(town, "王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")
    await town["李书记"].says("/summary 全年")
    text = town["李书记"].sees("2026年总结").text
    assert "1月 先锋模范行动 · 补记，到会 70%" in text
    assert "已开展 2 次，12 个月中 2 个月有活动（其中补记 1 个月）" in text
    assert "平均到会率 80%（要求 80%）" in text
    assert "到会未达" not in text
    assert "请假 0 人次" in text
    assert "补记的活动没有签到记录，不计入平均到会率和请假人次" in text
    await town["李书记"].says("/plan")
    town["李书记"].sees("✓ 1月 先锋模范行动 · 1月9日(周五) 14:00 · 补记")


async def test_the_year_offers_the_month_of_the_setup_while_it_has_no_date(town):
    li = town["李书记"]
    await li.says("/summary 全年")
    assert li.sees("2026年总结").buttons[0] == ["补记1月", "补记2月"]
    await plan(town, 2)
    await li.says("/plan")
    year = li.sees("2026年主题党日")
    await li.taps("2月", on=year)
    assert year.buttons[0] == ["补记"]
    await li.taps("补记", on=year)
    li.sees("补记2026年2月的“红色教育行动”")


async def test_the_month_of_the_setup_is_recorded_up_to_the_day_before(town):
    async with town.database() as db:
        await month_end.owe_first(db, await db.get_one(Branch, town.branch_id), now=town.now)
    li = town["李书记"]
    await asks(town, month=2)
    await li.says("志愿服务：清扫")
    for day in ("20日", "27日"):
        told = await refused(town, li, lambda day=day: li.says(f"2月{day} 08:00-11:30 校园"))
        assert "只能补记此前的活动" in told
    await li.says("2月6日 14:00-17:30 校园")
    await li.says("缺席：张三")
    await li.taps("确认补记")
    assert "时间：2月6日(周五) 14:00" in await summary(town, 2)
    assert "未记录" not in li.last().text
    await town.until("2026-03-02 12:00")
    texts = [message.text for message in li.screen()]
    assert not any("2月的主题党日还没有" in text or "2月没有开展" in text for text in texts)
    assert not any("今天是2月的最后一天" in text for text in texts)


async def test_the_plan_leads_to_the_record_of_an_unrecorded_month(town):
    await plan(town, 1, 3)
    for name, labels in (("李书记", ["补记"]), ("赵宣传", ["‹ 全年"])):
        person = town[name]
        await person.says("/plan")
        assert "○ 未记录" in person.last().text
        await person.taps("1月", on=person.last())
        card = person.last()
        assert card.text.splitlines() == [
            "2026年1月在支部启用机器人之前，未记录。", "计划：红色教育行动 — 党史学习",
        ]  # fmt: skip
        assert card.buttons[0] == labels


async def test_the_months_card_shows_only_what_was_recorded(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("1月", on=li.last())
    card = li.last()
    assert card.text.splitlines() == [
        "1月 先锋模范行动", "走访慰问", "", "时间：1月9日(周五) 14:00–17:30", "地点：党员活动室",
        "补记：4月2日(周四) 由李书记录入",
    ]  # fmt: skip
    assert card.buttons[0] == ["1月总结"]
    await li.taps("1月总结", on=card)
    li.sees("2026年1月总结")


async def test_the_card_of_an_activity_that_has_ended_proposes_nobody(town):
    activity = await ended(town, "王组织", "赵宣传", "张三")
    async with town.database() as db:
        here = await activities.get(db, activity.id)
        here.recorder_id = None
    li = town["李书记"]
    await li.presses(f"arr:card:{activity.id}", on=li.last())
    assert "记录人：赵宣传" not in li.last().text
    assert "⚠️" not in li.last().text


async def test_the_year_offers_its_unrecorded_months(town):
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2026-03-01 09:00")
    li = town["李书记"]
    await li.says("/summary 全年")
    assert li.sees("2026年总结").buttons[0] == ["补记1月", "补记2月"]
    await li.taps("补记2月", on=li.sees("2026年总结"))
    li.sees("2026年2月的计划里没有内容")


async def test_members_read_that_a_month_was_recorded_later_without_names(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    for where in (None, town.group):
        await town["张三"].says("/summary 1", *([where] if where else []))
        text = town["张三"].last(*([where] if where else [])).text
        assert "补记：4月2日(周四)录入" in text
        assert "李书记" not in text
        assert "陈四" not in text


async def test_own_records_say_recorded_later(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    lines = {
        "吴七": "✅ 1月9日(周五) 14:00 先锋模范行动：到会，本次活动系补记，4月2日(周四) 由李书记录入",
        "周六": "📝 1月9日(周五) 14:00 先锋模范行动：请假，本次活动系补记，4月2日(周四) 由李书记录入",
        "张三": "▫️ 1月9日(周五) 14:00 先锋模范行动：缺席，本次活动系补记，4月2日(周四) 由李书记录入",
    }
    for name, line in lines.items():
        await town[name].says("/me")
        assert line in town[name].last().text.splitlines()


@pytest.mark.parametrize("name", ["王组织", "赵宣传", "张三"])
async def test_only_some_officers_may_record(town, name):
    person = town[name]
    await person.says("/summary 1")
    labels = [label for row in person.last().buttons for label in row]
    assert ("补记" in labels) == (name == "王组织")
    if name != "王组织":
        for data in ("rec:ask:2026:1", "rec:save:2026:1:0123abcd"):
            assert "请联系他们" in await refused(town, person, lambda data=data: person.presses(data, on=person.last()))


@pytest.mark.parametrize(("when", "words"), [
    ("2月9日 14:00-17:30 党员活动室", "这次活动属于2026年1月"),
    ("4月9日 14:00-17:30 党员活动室", "这次活动属于2026年1月"),
    ("1月32日 14:00-17:30 党员活动室", "没有2026年1月32日"),
    ("1月9日周一 14:00-17:30 党员活动室", "不是周一"),
    ("1月9日 17:30-14:00 党员活动室", "结束时间须晚于开始时间"),
    ("1月9日 14:00 党员活动室", "几点开始、几点结束"),
    ("1月9日 党员活动室", "几点开始、几点结束"),
    ("1月9日 14:00-17:30", "写明地点"),
    ("党员活动室", "没有看懂这个时间"),
])  # fmt: skip
async def test_a_wrong_time_is_refused_and_asked_again(town, when, words):
    li = town["李书记"]
    await asks(town)
    await li.says("先锋模范行动：走访慰问")
    assert words in await refused(town, li, lambda: li.says(when))
    await li.says("1月9日14:00-17:30 教学楼A201")
    assert li.sees("当时名册上有党员 10 人")


@pytest.mark.parametrize("when", ["1月9日 14:00-17:30，5号楼 201", "9号下午2点到5点半 5号楼 201",
                                  "2026-01-09 14:00-17:30 5号楼 201", "1月9日14：00-17：30 5号楼 201"])  # fmt: skip
async def test_common_spellings_of_time_and_place_are_read(town, when):
    preview = await drafts(town, when=when)
    assert "时间：1月9日(周五) 14:00–17:30　地点：5号楼 201" in preview.text


async def test_words_beside_the_time_and_the_place_are_named(town):
    li = town["李书记"]
    await asks(town)
    await li.says("先锋模范行动：走访慰问")
    await li.says("1月9日14:00-17:30 三楼会议室，参加人员：全体党员")
    assert "没有用到：“参加人员:全体党员”" in li.last().text
    await li.says("全部到会")
    assert "地点：三楼会议室" in li.sees("请核对补记").text


@pytest.mark.parametrize(("missing", "words"), [
    ("缺席：张三、钱二", "没有“钱二”"),
    ("缺席：张三、张三", "写了两次"),
    ("缺席：张三；请假：张三", "写了两次"),
    ("缺席：褚积极", "当时不是党员"),
    ("张三、陈四", "没有看懂名单"),
    ("除了张三：都到了", "没有看懂名单"),
    ("缺席：李书记、王组织、赵宣传、张三、陈四、孙五、周六、吴七、郑八、冯九", "按此名单没有党员到会"),
])  # fmt: skip
async def test_a_wrong_list_is_refused_and_the_draft_kept(town, missing, words):
    li = town["李书记"]
    await drafts(town)
    assert words in await refused(town, li, lambda: li.says(missing))
    await li.says("缺席：无 请假：张三 陈四")
    li.sees("应到10 实到8（80%） 请假2 缺席0")


@pytest.mark.parametrize(("missing", "counts"), [
    ("全到了", "实到10（100%） 请假0 缺席0"),
    ("全体党员都到了。", "实到10（100%） 请假0 缺席0"),
    ("全部到会，无人请假", "实到10（100%） 请假0 缺席0"),
    ("缺席 张三 陈四", "实到8（80%） 请假0 缺席2"),
    ("张三请假", "实到9（90%） 请假1 缺席0"),
    ("张三、陈四缺席，周六请假", "实到7（70%） 请假1 缺席2"),
    ("缺席：张三；陈四 请假。", "实到8（80%） 请假1 缺席1"),
    ("其他人都到了，张三请假", "没有看懂名单"),
    ("张三，陈四请假", "没有看懂名单"),
    ("缺席 张三 请假", "没有“请假”"),
])  # fmt: skip
async def test_common_spellings_of_the_list_are_read(town, missing, counts):
    await drafts(town, missing=missing)
    assert counts in town["李书记"].last().text


async def test_the_preview_of_a_large_branch_names_only_those_missing(town):
    async with town.database() as db:
        for count in range(1, 41):
            db.add(terms.newcomer(town.branch_id, f"党员{'甲乙丙丁'[count % 4]}{count}", Kind.FULL, now=town.now))
    preview = await drafts(town)
    assert "到会：47 人，姓名从略" in preview.text
    assert "吴七" not in preview.text
    assert "缺席：张三、陈四" in preview.text


async def test_a_name_of_two_people_is_refused(town):
    async with town.database() as db:
        for name in ("刘一（大）", "刘一（小）"):
            db.add(terms.newcomer(town.branch_id, name, Kind.FULL, now=town.now))
    await drafts(town)
    li = town["李书记"]
    assert "“刘一”可能是刘一（大）、刘一（小）" in await refused(town, li, lambda: li.says("缺席：刘一"))
    await li.says("缺席：刘一（小）")
    li.sees("应到12 实到11（91.6%） 请假0 缺席1")


async def test_the_roster_is_that_of_the_month(town):
    async with town.database() as db:
        now, later = town.now, town.now + timedelta(days=20)
        for name, entered, since in (("钱二", now, "2025-09-01"), ("何三", now, "2026-01-20"), ("林一", later, None)):
            begun = at(f"{since} 00:00") if since else None
            db.add(terms.newcomer(town.branch_id, name, Kind.FULL, now=entered, since=begun))
    preview = await drafts(town, missing="全部到会；不在支部：冯九")
    assert "应到10 实到10（100%）" in preview.text
    assert "当时不在本支部：冯九" in preview.text
    assert "钱二" in preview.text
    assert "何三" not in preview.text
    assert "林一" not in preview.text


async def test_people_on_leave_are_marked_in_the_list_of_corrections(town):
    await records(town)
    await summary(town, 1)
    await town["李书记"].taps("更正签到")
    labels = [label for row in town["李书记"].last().buttons for label in row]
    assert {"📝 周六", "张三", "✅ 吴七"} <= set(labels)
    assert "📝 表示请假" in town["李书记"].last().text


async def test_who_was_not_in_the_branch_differs_from_no_terms(town):
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2026-03-01 09:00")
    await town.until("2026-03-02 10:00")
    li = town["李书记"]
    await records(town, missing="缺席：张三；不在支部：孙五")
    await summary(town, 1)
    await li.taps("更正签到")
    assert "孙五" not in li.last().text
    assert "孙五" not in str(li.last().buttons)
    data = f"in:fix-terms:{(await january(town)).id}:{await number(town, '孙五')}"
    await li.presses(data, on=li.last())
    assert "名单与名册上孙五的身份相符" in await refused(town, li, lambda: li.says("转入日期补记"))
    await asks(town, month=2)
    await li.says("志愿服务：清扫")
    await li.says("2月27日 14:00-17:30 校园")
    li.sees("上一次补记注明当时不在本支部：孙五。这次仍不在的，请加上：不在支部：孙五")


async def test_a_roster_that_changes_is_shown_again(town):
    li = town["李书记"]
    await drafts(town)
    async with town.database() as db:
        db.add(terms.newcomer(town.branch_id, "钱二", Kind.FULL, now=town.now))
    await li.taps("确认补记")
    li.sees("名册刚才有变动，请重新核对")
    assert "未记录" in await summary(town, 1)
    await li.taps("确认补记")
    assert "应到11 实到8" in await summary(town, 1)


async def test_a_month_after_the_setup_or_with_a_record_is_refused(town):
    await records(town)
    li = town["李书记"]
    for data, words in (("rec:ask:2026:3", "不能补记"), ("rec:ask:2026:1", "已经有活动记录"),
                        ("rec:save:2026:1:0123abcd", "已经有活动记录"), ("rec:ask:2014:1", "2015")):  # fmt: skip
        assert words in await refused(town, li, lambda data=data: li.presses(data, on=li.last()))


async def test_a_failure_in_the_middle_saves_nothing(town, monkeypatch):
    li = town["李书记"]
    await drafts(town)
    before = await rows(town)
    with monkeypatch.context() as broken:
        broken.setattr(roll, "fix_later", None)  # the activity and its check-ins are written before
        popup = await li.taps("确认补记")
        assert "刚才的操作没有完成" in popup.text
    assert changed(before, await rows(town)) == {}
    await li.taps("确认补记")
    assert "补记：" in await summary(town, 1)
    assert await chains_hold(town)


async def test_only_the_last_preview_can_be_saved(town):
    li = town["李书记"]
    first = await drafts(town, missing="缺席：张三；请假：周六")
    await li.says("缺席：郑八、吴七")
    second = li.last()
    assert "不是最近一次的预览" in await refused(town, li, lambda: li.taps("确认补记", on=first))
    await li.taps("确认补记", on=second)
    li.sees("应到10 实到8（80%） 请假0 缺席2")
    assert "缺席：吴七、郑八" in await summary(town, 1)


async def test_a_preview_of_another_place_cannot_be_saved(town):
    li = town["李书记"]
    first = await drafts(town)
    await drafts(town, when="1月9日 14:00-17:30 教学楼A201")
    assert "不是最近一次的预览" in await refused(town, li, lambda: li.taps("确认补记", on=first))
    await li.taps("确认补记")
    assert "地点：教学楼A201" in await summary(town, 1)


async def test_two_officers_record_the_same_month_once(town):
    await drafts(town, "王组织")
    await records(town)
    wang = town["王组织"]
    assert "已经有活动记录" in await refused(town, wang, lambda: wang.taps("确认补记"))


async def test_a_draft_can_be_dropped_or_begun_again(town):
    li = town["李书记"]
    await drafts(town)
    await li.taps("重新填写")
    li.sees("1月的计划里没有内容")
    before = await rows(town)
    preview = await drafts(town)
    await li.taps("取消")
    li.sees("已取消，未作保存")
    assert "已经失效" in await refused(town, li, lambda: li.presses("rec:save:2026:1:0123abcd", on=preview))
    assert changed(before, await rows(town)) == {}


async def test_a_wrong_name_is_corrected_as_on_other_rolls(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    wang = town["王组织"]
    await town.passes(days=6)  # a week from the entry, as from the end of other activities
    for name in ("张三", "吴七"):
        await wang.says("/summary 1")
        await wang.taps("更正签到")
        await wang.taps(name)
        await wang.says("名单抄错")
    text = await summary(town, 1)
    assert "应到10 实到7（70%）" in text
    assert "会后补登 1 人、撤销签到 1 人" in text
    assert "缺席：陈四、吴七" in text
    lines = {
        "张三": "：到会，4月8日(周三) 10:00 由王组织补登（名单抄错），本次活动系补记，4月2日(周四) 由李书记录入",
        "吴七": "：缺席，本次活动系补记，4月2日(周四) 由李书记录入，4月8日(周三) 10:00 由王组织撤销签到（名单抄错）",
    }
    for name, line in lines.items():
        await town[name].says("/me")
        assert line in town[name].last().text
    await town.passes(days=2)
    for name in ("张三", "吴七"):
        assert [m.text for m in town[name].screen() if "补学" in m.text] == []
    assert await chains_hold(town)


async def test_leave_is_not_asked_for_a_recorded_month(town):
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2026-03-01 09:00")
    await town.until("2026-03-02 10:00")
    await asks(town, month=2)
    await town["李书记"].says("志愿服务：清扫")
    await town["李书记"].says("2月27日 14:00-17:30 校园")
    await town["李书记"].says("缺席：张三")
    await town["李书记"].taps("确认补记")
    await town["张三"].says("/leave")
    assert "志愿服务" not in town["张三"].last().text
    async with town.database() as db:
        (activity,) = await activities.of_month(db, town.branch_id, 2026, 2)
    zhang = town["张三"]
    assert "是补记的" in await refused(
        town, zhang, lambda: zhang.presses(f"leave:activity:{activity.id}", on=zhang.last())
    )


async def test_a_recorded_activity_cannot_be_changed_or_opened(town):
    activity = await records(town)
    li = town["李书记"]
    before = await rows(town)
    for data, words in (
        ("arr:when", "已经结束"),
        ("arr:cancel", "已经结束"),
        ("in:extend", "不能再延长"),
        ("in:undo", "撤销"),
    ):
        (answer,) = await heard(town, lambda data=data: li.presses(f"{data}:{activity.id}", on=li.last()))
        assert words in answer
    assert changed(before, await rows(town)) == {}
    await li.says("/checkin")
    assert "先锋模范行动" not in li.last().text


async def test_a_record_is_withdrawn_with_a_reason_and_made_anew(town):
    await plan(town, 1)
    await town.until("2026-04-02 10:00")
    li = town["李书记"]
    for when, missing in ((WHEN, "缺席：张三"), ("1月16日 14:00-17:30 党员活动室", "全部到会")):
        await asks(town)
        await li.says(when)
        await li.says(missing)
        await li.taps("确认补记")
        text = await summary(town, 1)
        if when == WHEN:
            await li.taps("撤回补记")
            await li.says("日期写错")
            li.sees("已撤回补记：红色教育行动（1月9日(周五) 14:00）")
            assert "未记录" in await summary(town, 1)
            assert "原因：日期写错" in li.last().text
            assert "1月 红色教育行动 · 未记录" in await summary(town, "第一季度")
            await town["张三"].says("/me")
            assert "红色教育行动" not in town["张三"].last().text
    assert "时间：1月16日(周五) 14:00" in text
    assert "↩️ 补记已撤回：红色教育行动（1月9日(周五) 14:00）" in text
    assert await chains_hold(town)


async def test_the_year_names_a_withdrawn_record_as_withdrawn(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    await town["李书记"].says("/summary 1")
    await town["李书记"].taps("撤回补记")
    await town["李书记"].says("日期写错")
    await records(town)
    text = await summary(town, "全年")
    assert "1月 先锋模范行动（1月9日(周五) 14:00）：补记已撤回" in text
    assert "未开展" not in text


async def test_after_a_week_a_withdrawal_takes_two_officers(town):
    await town.until("2026-04-02 10:00")
    await records(town, missing="缺席：李书记；请假：周六")
    await town.passes(days=14)
    li, wang = town["李书记"], town["王组织"]
    await summary(town, 1)
    await li.taps("撤回补记")
    await li.says("名单抄错")
    li.sees("⏳ 撤回整次补记：补记已满7天，须两位支部委员共同办理")
    assert "应到10 实到8" in await summary(town, 1)
    assert "李书记已提出撤回" in await refused(town, li, lambda: li.taps("撤回补记"))
    await summary(town, 1, "王组织")
    await wang.taps("更正签到")
    assert "李书记已提出撤回" in await refused(town, wang, lambda: wang.taps("李书记"))
    await wang.says("/todo")
    wang.sees("确认撤回补记")
    await town.passes(minutes=1)
    question = next(message for message in wang.screen() if "请确认一项更正" in message.text)
    assert "“先锋模范行动”（1月9日(周五) 14:00）：撤回整次补记" in question.text
    await wang.taps("同意更正", on=question)
    await town.passes(minutes=1)
    assert "未记录" in await summary(town, 1)
    li.sees("王组织已同意：“先锋模范行动”（1月9日(周五) 14:00），撤回整次补记")
    letter = town["周六"].sees("的补记已由李书记、王组织撤回，您在这次活动中的记录随之撤回：名单抄错").text
    assert "[有异议]" in letter
    assert await chains_hold(town)


async def test_a_second_officer_may_disagree_to_a_withdrawal(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    await town.passes(days=14)
    await summary(town, 1)
    await town["李书记"].taps("撤回补记")
    await town["李书记"].says("名单抄错")
    await town.passes(minutes=1)
    wang = town["王组织"]
    await wang.taps("不同意", on=wang.sees("请确认一项更正"))
    await town.passes(minutes=1)
    town["李书记"].sees("王组织不同意")
    assert "应到10 实到7" in await summary(town, 1)
    await town["李书记"].taps("撤回补记")
    town["李书记"].sees("请写一句原因")


async def test_an_officer_leaves_the_own_state_to_another_when_recording_anew(town):
    await town.until("2026-04-02 10:00")
    await records(town, missing="缺席：李书记")
    li = town["李书记"]
    await summary(town, 1)
    await li.taps("撤回补记")
    await li.says("名单抄错")
    town["张三"].sees("的补记已由李书记撤回")
    await asks(town)
    for words in ("先锋模范行动：走访慰问", WHEN):
        await li.says(words)
    for missing in ("全部到会", "请假：李书记", "不在支部：李书记"):
        told = await refused(town, li, lambda missing=missing: li.says(missing))
        assert "您记为缺席。重新补记时改动本人的记录，须请王组织补记" in told
    await li.says("缺席：李书记、张三")
    li.sees("应到10 实到8")
    await drafts(town, "王组织", missing="缺席：张三")
    await town["王组织"].taps("确认补记")
    li.sees("由王组织于4月2日(周四)补记，您记为到会")


async def test_other_activities_cannot_be_withdrawn(town):
    activity = await ended(town, "王组织", "赵宣传")
    li = town["李书记"]
    assert "已经失效" in await refused(town, li, lambda: li.presses(f"rec:withdraw:{activity.id}", on=li.last()))


async def test_a_changed_mark_or_roll_is_found(town):
    activity = await records(town)
    async with town.database() as db:
        (await activities.get(db, activity.id)).recorded_later_at = None
    assert not await chains_hold(town)


@pytest.mark.parametrize("words", ["明天 14:00-17:30 党员活动室", "下周五 14:00-17:30 党员活动室"])
async def test_a_day_that_depends_on_the_day_of_reading_is_refused(town, words):
    await town.until("2026-04-02 10:00")
    await asks(town)
    await town["李书记"].says("先锋模范行动：走访慰问")
    await town["李书记"].says(words)
    assert "请写明是几月几日" in town["李书记"].last().text


async def test_people_left_out_as_not_in_the_branch_are_named_and_told(town):
    await town.until("2026-04-02 10:00")
    await records(town, missing="全部到会；不在支部：张三、陈四")
    assert "应到8 实到8" in await summary(town, 1)
    assert "补记注明当时不在本支部：张三、陈四" in await summary(town, 1)
    assert "您记为当时不在本支部" in town["张三"].sees("补记").text


async def test_the_record_of_an_earlier_month_is_kept_checked_and_printed_as_recorded_later(town):
    await town.until("2026-04-02 10:00")
    activity = await records(town)
    li = town["李书记"]
    await li.says("/summary 1")
    await li.taps("活动记录")
    assert "此后记入的内容标注“补记”" in li.last().text
    await li.says("李书记：走访了三户老党员。")
    assert "〔补记〕" in li.last().text
    await li.presses(f"stp:card:{activity.id}", on=li.last())
    assert "✓ ⑤党员签到　4月2日(周四) 10:00 · 补记" in li.last().text
    await li.presses(f"chk:open:{activity.id}", on=li.last())
    assert "本次活动系补记，不计上报期限" in li.last().text
    for claim in ("上报期限（", "两天以后", "才登记签到", "代为登记签到"):
        assert claim not in li.last().text
    said = dict(passages((await papers.made(town, PaperKind.RECORD, activity)).paper))
    assert "⑤签到 4月2日 10:00（补记）" in said["基本程序"]
    assert said["讨论发言"] == "李书记：走访了三户老党员。（补记，4月2日 10:00）"
    assert said["变更和预告说明"] == "本次活动于 4月2日 10:00 补记。"
    await li.taps("标记已上报")
    await li.taps("仍标记已上报")
    assert "标记已上报会计学院机关党委" in li.last().text
    assert "逾期" not in li.last().text
    async with town.database() as db:
        (filed,) = [one for one in await timeline.timeline(db, activity.id) if one.kind == "record-filed"]
    assert filed.detail["late"] is False
