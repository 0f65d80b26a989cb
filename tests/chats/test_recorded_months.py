"""A month recorded later (补记): what it shows and tells, what it causes, and how it is corrected."""

from sqlalchemy import select

from bot.documents.paper import passages
from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty
from bot.storage.tables.papers import PaperKind
from tests.support import papers
from tests.support.party_day import ended
from tests.support.recorded_later import asks, january, number, records, summary
from tests.support.town import at
from tests.support.witness import chains_hold, changed, heard, refused, rows


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


async def test_a_changed_mark_or_roll_is_found(town):
    activity = await records(town)
    async with town.database() as db:
        (await activities.get(db, activity.id)).recorded_later_at = None
    assert not await chains_hold(town)


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
