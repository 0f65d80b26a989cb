"""Months before the branch was set up: an officer records them later (补记); what is asked, read and refused."""

from datetime import timedelta

import pytest

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.branch import terms
from bot.domain.plan import month_end, yearly_plan
from bot.domain.roles import Kind
from bot.storage.tables.branch import Branch
from tests.support.recorded_later import WHEN, asks, drafts, plan, records, summary
from tests.support.town import at
from tests.support.witness import chains_hold, changed, refused, rows


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


async def test_the_year_offers_its_unrecorded_months(town):
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at("2026-03-01 09:00")
    li = town["李书记"]
    await li.says("/summary 全年")
    assert li.sees("2026年总结").buttons[0] == ["补记1月", "补记2月"]
    await li.taps("补记2月", on=li.sees("2026年总结"))
    li.sees("2026年2月的计划里没有内容")


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


@pytest.mark.parametrize("words", ["明天 14:00-17:30 党员活动室", "下周五 14:00-17:30 党员活动室"])
async def test_a_day_that_depends_on_the_day_of_reading_is_refused(town, words):
    await town.until("2026-04-02 10:00")
    await asks(town)
    await town["李书记"].says("先锋模范行动：走访慰问")
    await town["李书记"].says(words)
    assert "请写明是几月几日" in town["李书记"].last().text
