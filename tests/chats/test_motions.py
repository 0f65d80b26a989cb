"""Votes on motions in the chats: the count of a line, its result in a sentence, and what becomes of it."""

import pytest

from bot.domain.activity import activities, agenda
from bot.domain.attendance import roll
from bot.domain.report import paper_values
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.papers import Filing, PaperKind
from bot.storage.tables.record import Minute, Motion
from bot.storage.tables.roll import Correction
from tests.support import papers
from tests.support.ledger_chats import asked
from tests.support.records import an_agenda, rows
from tests.support.town import a_town, at

PLAN, WANG = "通过年度工作计划", "同意孙五按期转正"
THERE = ("李书记", "王组织", "赵宣传", "张三", "陈四", "孙五")
"""Five of the nine full members, and a probationary one."""
COUNT = "应到有表决权的党员 9 人，实到 5 人；"


@pytest.fixture
async def town(tmp_path):
    """A branch on the day of its activity: weeks of reminders before it would take most of the time."""
    async with a_town(tmp_path, at("2026-03-06 13:00")) as built:
        yield built
    assert built.telegram.complaints == []


async def begun(town, *votes, there=THERE):
    """Return an activity that has begun, with these votes on its agenda and these people present."""
    activity = await town.dated(reason="上级临时部署")
    await an_agenda(town, activity, *votes, kind=ItemKind.VOTE)
    await town.until(activity.starts_at)
    async with town.database() as db:
        for name in there:
            person = await town.person(db, name)
            db.add(Attendance(activity_id=activity.id, person_id=person.id, at=town.now, how="scan"))
    return activity


async def ended(town):
    """Let the host end the activity; then the roll is fixed."""
    await town.until("2026-03-06 17:36")
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=12)


async def opens(town, name="赵宣传"):
    await town[name].says("/record")
    return town[name]


async def counts(town, activity):
    """Return the counts that stand, in short."""
    return [(row.favour, row.against, row.abstained) for row in await rows(town, activity, Motion)]


async def test_a_button_asks_for_the_count_and_the_result_is_told_with_its_arithmetic(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    assert f"1. {PLAN}：表决结果（待补充）" in recorder.last().text
    assert "还缺：会议记录、表决结果" in recorder.last().text
    await recorder.taps("1 表决结果")
    recorder.sees("只记票数，不记谁投了什么，例如：赞成18 反对1 弃权2")
    await recorder.says("赞成５ 反对0 弃权0")
    told = recorder.last().text
    assert f"{COUNT}赞成 5 票，反对 0 票，弃权 0 票。赞成票超过应到人数的半数，通过。" in told
    assert "⚠️" not in told
    assert f"归入：1. {PLAN}" in told
    assert await counts(town, activity) == [(5, 0, 0)]
    await recorder.taps("回到记录卡")
    assert f"1. {PLAN}：赞成 5/9，通过" in recorder.last().text
    assert "表决结果（待补充）" not in recorder.last().text


async def test_half_of_all_who_may_vote_is_not_enough_and_too_few_present_decide_nothing(town):
    await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.says("赞成4 反对1")
    assert "赞成票未超过应到人数的半数，未通过" in recorder.last().text
    await recorder.says("应到9 实到4 赞成4")
    assert "实到人数不足应到人数的半数，表决无效" in recorder.last().text


async def test_a_count_belongs_to_the_vote_that_is_named(town):
    activity = await begun(town, PLAN, WANG)
    recorder = await opens(town)
    await recorder.says("赞成5 反对0")  # of which of the two is not said: it is kept as a text
    assert await counts(town, activity) == []
    recorder.sees("尚未归入议程，请点所属的一项")
    await recorder.taps(f"1 {PLAN}", on=recorder.last())
    assert f"{COUNT}赞成 5 票，反对 0 票" in recorder.last().text
    assert (await counts(town, activity), await rows(town, activity)) == ([(5, 0, 0)], [])
    await recorder.says(f"{WANG}\n会上宣读了申请。\n5票赞成，0票反对\n主持人宣布了结果。")
    assert f"归入：2. {WANG}" in recorder.last().text
    assert await counts(town, activity) == [(5, 0, 0)] * 2
    assert [row.text for row in await rows(town, activity)] == ["会上宣读了申请。", "主持人宣布了结果。"]


async def test_a_text_about_a_vote_stays_a_text(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    for text in ("赞成5人小组的方案，反对1刀切", "大家一致同意。", "赞成五票左右"):
        await recorder.says(text)
    assert await counts(town, activity) == []
    assert len(await rows(town, activity)) == 3


async def test_an_answer_without_numbers_is_refused_with_an_example(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.taps("1 表决结果")
    asked_for = recorder.last()
    await recorder.says("一致同意", reply_to=asked_for)
    recorder.sees("一致同意的也请写明人数，例如：一致同意21")
    assert await rows(town, activity) == []
    await recorder.says("一致同意5", reply_to=asked_for)
    assert await counts(town, activity) == [(5, 0, 0)]


async def test_a_count_that_does_not_add_up_is_told_at_once_with_both_values(town):
    await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.says("赞成4 反对0 弃权0")
    assert "票数合计 4，实到有表决权的党员 5 人，两数不一致" in recorder.last().text
    await recorder.says("赞成4 反对0 弃权0 未投1")
    assert "弃权 0 票，未投票 1 人。" in recorder.last().text
    assert "⚠️" not in recorder.last().text
    await recorder.says("赞成6 反对0")
    assert "似将预备党员计入" in recorder.last().text


async def test_a_new_count_takes_the_place_of_the_one_before_and_a_withdrawn_one_can_be_put_back(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.says("赞成4 反对1")
    first = recorder.last()
    await recorder.says("赞成5 反对0")
    assert await counts(town, activity) == [(5, 0, 0)]
    await recorder.taps("撤回", on=recorder.last())
    recorder.sees("已撤回：“表决：赞成 5 票")
    assert await counts(town, activity) == []
    await recorder.taps("恢复")
    assert await counts(town, activity) == [(5, 0, 0)]
    refused = await recorder.taps("撤回", on=first)  # the second one withdrew it
    assert "这条记录不在了" in refused.text
    await town["李书记"].presses(f"stp:log:{activity.id}:0", town["李书记"].last())
    log = town["李书记"].last().text
    assert "登记表决结果：赞成 4，反对 1，弃权 0 · 赵宣传" in log
    assert "登记表决结果：赞成 5，反对 0，弃权 0 · 赵宣传" in log


async def test_an_admission_takes_more_than_half_present_and_opinions_in_writing(town):
    activity = await begun(town, WANG)
    recorder = await opens(town)
    await recorder.says("赞成4 反对1")  # the title tells that it is about a member's probation
    assert "实到人数超过应到人数的半数，赞成票未超过，未通过。" in recorder.last().text
    await recorder.taps("按一般事项计票")
    assert (await rows(town, activity, Motion))[0].rule == "ordinary"
    await recorder.taps("按发展党员计票")
    assert (await rows(town, activity, Motion))[0].rule == "admission"
    await recorder.says("赞成4 反对1 书面赞成1")
    told = recorder.last()
    assert "另有会前书面意见赞成 1 票、反对 0 票。实到人数和赞成票均超过应到人数的半数，通过。" in told.text
    assert [label for row in told.buttons for label in row] == ["撤回", "回到记录卡"]
    number = (await rows(town, activity, Motion))[0].id
    refused = await recorder.presses(f"rcd:rule-ordinary:{number}", told)
    assert "只能按发展党员计票" in refused.text


async def test_a_count_sent_anew_is_counted_by_the_rule_that_was_chosen(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.says("赞成4 反对1")
    assert "赞成票未超过应到人数的半数，未通过。" in recorder.last().text
    await recorder.taps("按发展党员计票")
    await recorder.says("赞成5 反对0")
    assert "实到人数和赞成票均超过应到人数的半数，通过。" in recorder.last().text
    assert [row.rule for row in await rows(town, activity, Motion)] == ["admission"]


async def test_a_count_moves_to_another_vote_only(town):
    activity = await begun(town, PLAN, WANG)
    (study,) = await an_agenda(town, activity, "学习")
    recorder = await opens(town)
    await recorder.says(f"{PLAN}\n赞成5 反对0")
    number = (await rows(town, activity, Motion))[0].id
    await recorder.taps("改归…")
    assert [label for row in recorder.last().buttons for label in row] == [f"3 {WANG}", "回到记录卡"]
    refused = await recorder.presses(f"rcd:to:v{number}:{study}", recorder.last())
    assert "只能归入“表决”一类的议程" in refused.text
    await recorder.taps("3 ")
    assert f"归入：3. {WANG}" in recorder.last().text


async def test_an_item_with_a_count_stays_on_the_agenda(town):
    activity = await begun(town, PLAN)
    recorder = await opens(town)
    await recorder.says("赞成5 反对0")
    async with town.database() as db:
        (item,) = await agenda.items(db, await activities.get(db, activity.id))
    refused = await town["李书记"].presses(f"agd:drop:{item.id}", town["李书记"].last())
    assert PLAN in refused.text
    await recorder.taps("撤回")
    await town["李书记"].presses(f"agd:drop:{item.id}", town["李书记"].last())
    refused = await recorder.taps("恢复")
    assert "这项议程已删去" in refused.text


async def test_papers_and_ledger_have_the_result_and_a_late_one_says_so(town):
    activity = await begun(town, PLAN, WANG)
    await opens(town)
    await town["赵宣传"].says(f"{PLAN}\n赞成5 反对0 弃权0")
    await ended(town)
    record = await papers.made(town, PaperKind.RECORD, activity)
    votes = {field.label: field.text for block in record.paper.blocks for field in getattr(block, "fields", ())}["表决"]
    sentence = f"{COUNT}赞成 5 票，反对 0 票，弃权 0 票。赞成票超过应到人数的半数，通过。"
    assert votes == f"表决：{PLAN}\n{sentence}\n表决：{WANG}\n（待补充）"
    minutes = await papers.made(town, PaperKind.MINUTES, activity)
    assert sentence in [getattr(block, "text", "") for block in minutes.paper.blocks]
    async with town.database() as db:
        db.add(Filing(activity_id=activity.id, committee="机关党委", sent_at=town.now))
    await town.passes(minutes=1)
    await opens(town)
    await town["赵宣传"].says(f"{WANG}\n赞成4 反对1 书面赞成1")
    assert "〔补记〕" in town["赵宣传"].last().text
    async with town.database() as db:
        values = await paper_values.of(db, await activities.get(db, activity.id))
    assert [values.supplementary(row.sent_at) for row in values.report.motions] == [False, True]
    record = await papers.made(town, PaperKind.RECORD, activity)
    assert any(
        "（补记，3月6日" in getattr(f, "text", "") for b in record.paper.blocks for f in getattr(b, "fields", ())
    )
    first, second = (await asked(town["李书记"]))["表决"]
    assert (first["表决事项"], first["类别"], first["应到"], first["实到"], first["结果"]) == (
        PLAN, "一般事项", 9, 5, "通过",
    )  # fmt: skip
    assert (second["类别"], second["赞成"], second["书面赞成"], second["未投票"]) == ("发展党员", 4, 1, None)
    async with town.database() as db:
        sun = await roll.entry_of(db, await activities.get(db, activity.id), await town.person(db, "孙五"))
        db.add(Correction(entry_id=sun.id, field=roll.KIND, old="probationary", new="full", at=town.now))
    record = await papers.made(town, PaperKind.RECORD, activity)
    assert "应到有表决权的党员 10 人，实到 6 人；赞成 5 票" in str(record.paper.blocks)  # half is not enough
    assert "通过。" not in str(record.paper.blocks).replace("未通过。", "")


async def test_the_check_asks_for_the_count_and_a_tap_leads_to_it(town):
    activity = await begun(town, PLAN)
    await ended(town)
    await town["赵宣传"].presses(f"chk:open:{activity.id}", town["赵宣传"].last())
    assert f"“{PLAN}”没有登记表决结果" in town["赵宣传"].last().text
    number = next(label for row in town["赵宣传"].last().buttons for label in row if "登记表决结果" in label)
    await town["赵宣传"].taps(number)
    await town["赵宣传"].says("应到8人，实到5人，赞成5票")
    await town["李书记"].presses(f"chk:open:{activity.id}", town["李书记"].last())
    shown = town["李书记"].last().text
    assert "没有登记表决结果" not in shown
    assert "按应到 8 人计票，名册上有表决权的党员 9 人，少计 1 人" in shown
    label = next(
        label for row in town["李书记"].last().buttons for label in row
        if label.endswith("说明理由") and f"\n{label.split()[0]}. “{PLAN}”按应到" in shown
    )  # fmt: skip
    await town["李书记"].taps(label)
    await town["李书记"].says("吴七长期卧病，机关党委2026年3号文同意，2月党员大会通过不计入")
    assert "✍️ 已说明：吴七长期卧病" in town["李书记"].last().text


async def test_a_member_who_does_not_keep_the_record_enters_no_count(town):
    activity = await begun(town, PLAN)
    async with town.database() as db:
        (item,) = await agenda.items(db, await activities.get(db, activity.id))
    before = len(await rows(town, activity, Minute))
    await town["张三"].presses(f"rcd:vote:{activity.id}:{item.id}", town["张三"].last())
    await town["张三"].says("赞成5 反对0")
    assert await counts(town, activity) == []
    assert len(await rows(town, activity, Minute)) == before
