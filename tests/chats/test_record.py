"""The record in the chats: whatever the recorder sends, in any order, is stored at once and told as understood."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain import timeline
from bot.domain.activity import activities, agenda
from bot.domain.day import entries, minutes
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.papers import Filing, PaperKind
from bot.storage.tables.record import Decision, Part
from bot.storage.tables.timeline import Event
from tests.support import papers
from tests.support.photos import photo
from tests.support.records import STUDY, TALK, an_agenda, an_earlier_one, ends, held, open_record, rows
from tests.support.updates import comes_again


@pytest.fixture
async def open_card(town):
    """Return the town, and the activity whose card the recorder has open."""
    return town, await open_record(town)


async def test_the_card_tells_what_is_missing(open_card):
    town, _activity = open_card
    card = town["赵宣传"].sees("活动纪实 · 红色教育行动")
    assert f"1. {STUDY}：（待补充）" in card.text
    assert "还缺：会议记录、清点人数、照片（2 至 4 张）、总结提升" in card.text


async def test_what_needs_no_text_is_missing_neither_in_the_record_nor_in_its_paper(open_card):
    town, activity = open_card
    await an_agenda(town, activity, "诵读党章第一章", kind=ItemKind.CHARTER)
    await an_agenda(town, activity, "民主评议党员", kind=ItemKind.APPRAISAL)
    for title in (STUDY, TALK):
        await town["赵宣传"].says(f"{title}\n学习了报告原文，并结合岗位讨论。")
    await town["赵宣传"].says("/record")
    card = town["赵宣传"].last().text
    assert "诵读党章第一章：（可不写文字）" in card
    assert "还缺：清点人数、照片（2 至 4 张）、总结提升" in card
    paper = (await papers.made(town, PaperKind.MINUTES, activity)).paper
    texts = [getattr(block, "text", None) for block in paper.blocks]
    after = [texts[n + 1] for n, text in enumerate(texts) if text and ("诵读党章" in text or "民主评议" in text)]
    assert len(after) == 2
    assert "" not in after  # an empty paragraph reads （待补充）


async def test_texts_speeches_and_decisions_are_told_as_understood(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says(
        f"{STUDY}\n集中学习了报告原文。\n张三：要联系实际。\n钱老师：补充一点。\n\n"
        "议定：开展联学 负责人 张三 4月10日前\n总结提升：达到了预期目的。"
    )
    told = recorder.last().text
    assert "文字 1 段（10 字）：集中学习了报告原文。" in told
    assert "发言 2 条：张三、钱老师" in told
    assert "名册上没有：钱老师，按原文记录" in told
    assert "开展联学（张三，4月10日(周五)前）" in told
    assert f"归入：1. {STUDY}" in told
    speeches = [row for row in await rows(town, activity) if row.part is Part.SPEECH]
    assert [(row.speaker, row.person and row.person.name, row.text) for row in speeches] == [
        ("张三", "张三", "要联系实际。"),
        ("钱老师", None, "补充一点。"),
    ]
    assert [row.text for row in await rows(town, activity) if row.part is Part.SUMMARY] == ["达到了预期目的。"]


async def test_leaders_and_their_comments_have_their_own_place(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says(
        f"{STUDY}\n集中学习了原文。\n指导领导：王五（学院党委副书记）\n领导点评：王五：主题鲜明。\n不足：讨论时间短。"
    )
    told = recorder.last().text
    assert "指导领导 1 人：王五（学院党委副书记）" in told
    assert "领导点评（15 字）：主题鲜明。" in told
    assert "名册上没有" not in told
    await recorder.taps("回到记录卡")
    assert "指导领导：王五（学院党委副书记） · 领导点评 ✅" in recorder.last().text
    await recorder.taps("指导领导")
    await recorder.says("赵六：组织部部长", reply_to=recorder.last())
    assert "指导领导 1 人：赵六（组织部部长）" in recorder.last().text
    assert recorder.last().buttons == [["撤回", "回到记录卡"]]
    parts = [(row.part, row.speaker, row.text, row.item_id is None) for row in await rows(town, activity)]
    assert parts[1:] == [
        (Part.GUIDE, "王五", "学院党委副书记", True),
        (Part.COMMENT, "王五", "主题鲜明。\n不足：讨论时间短。", True),
        (Part.GUIDE, "赵六", "组织部部长", True),
    ]
    await recorder.taps("撤回")
    assert "王五" in recorder.last().text or "赵六" in recorder.last().text
    await recorder.taps("回到记录卡")
    assert "指导领导：王五（学院党委副书记） · " in recorder.last().text


async def test_a_loose_text_goes_to_an_item_with_one_tap(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says("大家交流了学习体会。")
    recorder.sees("尚未归入议程，请点所属的一项")
    await recorder.taps(f"2 {TALK}")
    recorder.sees(f"归入：2. {TALK}")
    (row,) = await rows(town, activity)
    assert row.item_id is not None
    await recorder.taps("改归…")
    await recorder.taps("总结提升")
    (row,) = await rows(town, activity)
    assert (row.part, row.item_id) == (Part.SUMMARY, None)


async def test_a_reply_belongs_to_the_item_of_its_prompt(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.taps(f"1 {STUDY}")
    first = recorder.sees("请回复本条，发送第1项")
    await recorder.taps(f"2 {TALK}")
    await recorder.says("交流很热烈。")
    await recorder.says("学习了原文。", reply_to=first)
    items = {row.text: row.item_id for row in await rows(town, activity)}
    assert items["学习了原文。"] < items["交流很热烈。"]


async def test_a_prompt_for_decisions_reads_each_line_as_one(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.taps("议定事项")
    await recorder.says("1. 开展联学 负责人张三、陈四 4月10日前\n2. 由王组织负责整理台账，3月底前完成\n3. 慰问老党员")
    found = [(one.text, one.owner, str(one.due_on)) for one in await rows(town, activity, Decision)]
    assert found == [
        ("开展联学", "张三、陈四", "2026-04-10"),
        ("整理台账", "王组织", "2026-03-31"),
        ("慰问老党员", None, "None"),
    ]


async def test_sixty_thousand_characters_arrive_without_loss(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    line = "会议逐字逐句学习了报告原文并结合实际开展讨论，"
    text = (line * 3000)[:60_000]
    await recorder.says(text)
    (row,) = await rows(town, activity)
    assert row.text == text
    assert "（60000 字）" in recorder.last().text
    assert len([one for one in recorder.screen() if "已记入" in one.text]) == 1
    await town.passes(seconds=5)
    await recorder.says("会后合影。")
    assert [len(one.text) for one in await rows(town, activity)] == [60_000, 5]


async def test_a_text_that_is_too_long_is_kept_up_to_the_limit(open_card):
    town, activity = open_card
    await town["赵宣传"].says("学" * 70_000)
    town["赵宣传"].sees("一段文字最多 60000 字，超出的部分没有存入，此前的已存")
    (row,) = await rows(town, activity)
    assert 55_000 < len(row.text) <= 60_000


async def test_a_speech_cut_in_two_messages_stays_one(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says("张三：" + "我认为要坚持学习。" * 500 + "\n\n会议休息。\n陈四：同意。")
    found = [(row.speaker, len(row.text)) for row in await rows(town, activity)]
    assert found == [("张三", 4500), (None, 5), ("陈四", 3)]


async def test_heads_are_counted_with_a_line(open_card):
    town, activity = open_card
    await town["赵宣传"].says("实到12人")
    town["赵宣传"].sees("清点人数：12。签到 0 人，两者不一致，请核对")
    assert (await town.activity_now(activity.id)).head_count == 12
    await town["赵宣传"].taps("回到记录卡")
    await town["赵宣传"].taps("清点人数")
    await town["赵宣传"].says("十三")
    assert (await town.activity_now(activity.id)).head_count == 13


async def test_a_withdrawn_entry_can_be_put_back(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says("张三：很有收获。\n议定：购买书籍")
    await recorder.taps("撤回")
    recorder.sees("已撤回")
    assert await rows(town, activity) == []
    assert await rows(town, activity, Decision) == []
    await recorder.taps("恢复")
    assert len(await rows(town, activity)) == len(await rows(town, activity, Decision)) == 1


async def test_entries_are_listed_read_and_moved_by_another_officer(open_card):
    town, activity = open_card
    await town["赵宣传"].says("张三：" + "联系实际谈体会。" * 20)
    await town.passes(seconds=9)
    await town["赵宣传"].says("会后合影。")
    await town["李书记"].says("/record")
    await town["李书记"].taps("已记内容")
    listed = town["李书记"].last().text
    assert "1. 会后合影。（赵宣传 3月6日(周五) 14:00）〔未归入〕\n2. 张三：联系" in listed
    await town["李书记"].taps("2")
    assert "联系实际谈体会。" * 20 in town["李书记"].last().text
    await town["李书记"].taps(f"1 {STUDY}")
    town["李书记"].sees(f"归入：1. {STUDY}")
    assert [row.item_id is None for row in await rows(town, activity)] == [False, True]
    await town["李书记"].taps("回到记录卡")
    await town["李书记"].taps("已记内容")
    assert town["李书记"].last().text.count("〔未归入〕") == 1


async def test_two_recorders_are_told_of_each_other(open_card):
    town, activity = open_card
    await town["赵宣传"].says("第一段。")
    await town["李书记"].says("/record")
    await town.passes(minutes=1)
    await town["李书记"].says("第二段。")
    town["李书记"].sees("赵宣传也在记录（14:00）：第一段。")
    await town["赵宣传"].says("第三段。")
    town["赵宣传"].sees("李书记也在记录（14:01）：第二段。")
    assert [row.text for row in await rows(town, activity)] == ["第一段。", "第二段。", "第三段。"]


async def test_the_author_of_own_words_is_not_taken_for_another_recorder(town):
    await held(town, "张三")
    await town["赵宣传"].says("/record")
    await town["张三"].says("/record")
    await town["张三"].says("我要把所学用到课堂上。")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].taps("采用发言 1")
    await town["赵宣传"].taps("采用 1 张三")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].says("会后合影。")
    assert "也在记录" not in town["赵宣传"].last().text


async def test_an_entry_after_two_days_is_marked(open_card):
    town, activity = open_card
    await town["赵宣传"].says("当天所记。")
    await ends(town, activity)
    ended = (await town.activity_now(activity.id)).ended_at
    await town.until(ended + timedelta(hours=47))
    await town["赵宣传"].says("次日所记。")
    assert "补记" not in town["赵宣传"].last().text
    await town.until(ended + timedelta(hours=49))
    await town["赵宣传"].says("/record")
    town["赵宣传"].sees("此后记入的内容标注“补记”")
    await town["赵宣传"].says("事后所记。")
    town["赵宣传"].sees("〔补记〕\n活动结束已超过48小时，这一条在材料中标注“补记”。")
    async with town.database() as db:
        now = await activities.get(db, activity.id)
        assert [entries.is_late(row.sent_at, now) for row in await minutes.of(db, now)] == [False, False, True]


async def test_earlier_decisions_are_ticked_at_the_top(town):
    await an_earlier_one(town, "开展联学", "整理台账", owner="张三", due_on=date(2026, 4, 10))
    activity = await held(town, "李书记", items=())
    await town["赵宣传"].says("/record")
    card = town["赵宣传"].sees("此前议定事项")
    assert "1. 开展联学（张三，4月10日(周五)前）：待登记" in card.text
    await town["赵宣传"].taps("1 已办")
    await town["赵宣传"].taps("2 仍在办")
    town["赵宣传"].sees("1. 开展联学（张三，4月10日(周五)前）：✅ 已办\n2. 整理台账（张三，4月10日(周五)前）：仍在办")
    await town["赵宣传"].says("议定：慰问老党员")
    await ends(town, activity)
    await held(town, start="2026-04-03 14:00", items=())
    await town["赵宣传"].says("/record")
    card = town["赵宣传"].sees("此前议定事项")
    assert "1. 整理台账（张三，4月10日(周五)前）：仍在办\n2. 慰问老党员：待登记" in card.text
    assert "开展联学" not in card.text


async def test_what_was_recorded_survives_another_conversation(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says("已记一段。")
    await recorder.says("/settings")
    await recorder.says("/cancel")
    await recorder.says("这一段没有归处。")
    assert [row.text for row in await rows(town, activity)] == ["已记一段。"]
    await recorder.says("/record")
    await recorder.says("又记一段。")
    assert [row.text for row in await rows(town, activity)] == ["已记一段。", "又记一段。"]


async def test_only_recorder_host_and_officers_open_the_card(town):
    activity = await held(town, "张三")
    popup = await town["张三"].presses(f"rcd:card:{activity.id}", town["张三"].last())
    assert "这项操作由主持人、记录人或支部委员办理：李书记、赵宣传、王组织" in popup.text
    async with town.database() as db:
        found = await activities.get(db, activity.id)
        found.recorder = await town.person(db, "陈四")
    await town["陈四"].says("/record")
    town["陈四"].sees("活动纪实 · 红色教育行动")
    await town["陈四"].says("会议开始。")
    assert [row.text for row in await rows(town, activity)] == ["会议开始。"]


async def test_before_the_start_the_card_tells_what_to_prepare(town):
    activity = await town.dated()
    await an_agenda(town, activity, STUDY)
    await town["李书记"].says("/record")
    card = town["李书记"].sees("活动尚未开始，开始后即可记录。记录人：赵宣传")
    assert f"1. {STUDY}" in card.text
    await town["李书记"].says("提前写一段")
    assert await rows(town, activity) == []


async def test_a_cancelled_activity_has_no_record(town):
    activity = await held(town)
    await town["赵宣传"].says("/record")
    async with town.database() as db:
        found = await activities.get(db, activity.id)
        found.cancelled_at, found.not_held = town.now, True
    await town["赵宣传"].says("一段记录")
    town["赵宣传"].sees("未开展，不记录。发来的内容没有存入")
    await town["赵宣传"].says("/record")
    assert "未开展，不记录" in town["赵宣传"].last().text
    assert await rows(town, activity) == []


async def test_entries_of_an_activity_that_was_not_held_can_still_be_read(open_card):
    town, activity = open_card
    await town["赵宣传"].says("第一项学习了原文，来的人太少，改期再开。")
    await town.until(activity.ends_at + timedelta(minutes=31))
    await town["李书记"].taps("未开展")
    await town["赵宣传"].says("/record")
    assert "未开展，不记录。此前记入的 1 条仍然保存，可以查看，不写入材料。" in town["赵宣传"].last().text
    await town["赵宣传"].taps("查看已记内容（1）")
    await town["赵宣传"].taps("1")
    assert "来的人太少，改期再开。" in town["赵宣传"].last().text
    refused = await town["赵宣传"].presses(f"rcd:card:{activity.id}", on=town["赵宣传"].last())
    assert "未开展，不记录。有其他活动的" in refused.text
    await town["李书记"].presses(f"stp:card:{activity.id}", on=town["李书记"].last())
    assert "🚫 这次活动未开展，以下只供查看。" in town["李书记"].last().text
    assert "应有的步骤都有记录" not in town["李书记"].last().text
    await town["李书记"].presses(f"agd:card:{activity.id}", on=town["李书记"].last())
    assert "🚫 这次活动未开展，以下只供查看。" in town["李书记"].last().text


async def test_a_message_delivered_twice_is_one_entry(open_card):
    town, activity = open_card
    await town["赵宣传"].says("张三：很有收获。")
    await comes_again(town)
    assert "发言 1 条：张三" in town["赵宣传"].last().text
    assert len(await rows(town, activity)) == 1


async def test_a_cancelled_newest_activity_is_named_before_the_others(town):
    before = await held(town, "李书记")
    await ends(town, before)
    await town.dated("2026-04-03 14:00", form="志愿服务行动")
    async with town.database() as db:
        (coming,) = await activities.ahead(db, town.branch_id)
        coming.cancelled_at = town.now
    await town.until("2026-04-03 15:00")
    await town["赵宣传"].says("/record")
    town["赵宣传"].sees("“志愿服务行动”（4月3日(周五) 14:00）已取消，不记录")
    await town["赵宣传"].taps("红色教育行动")
    town["赵宣传"].sees("活动纪实 · 红色教育行动")


async def test_a_full_card_fits_one_message(town):
    await an_earlier_one(town, *(f"{'整理' * 60}{n}" for n in range(25)), owner="张三" * 9, due_on=date(2026, 4, 10))
    await held(town, items=[f"{'学习' * 90}{n}" for n in range(30)])
    await town["赵宣传"].says("/record")
    card = town["赵宣传"].last()
    assert "直接把记录发来即可" in card.text
    assert "此前议定事项" in card.text


async def test_the_timeline_tells_of_entries_without_their_words(open_card):
    town, activity = open_card
    await town["赵宣传"].says("张三：很有收获。")
    await town["赵宣传"].taps("撤回")
    async with town.database() as db:
        events = await timeline.timeline(db, activity.id)
    told = {event.kind: event.detail for event in events if event.kind.startswith("record-")}
    assert told == {
        "record-entered": {"texts": 1, "decisions": 0, "afterwards": False},
        "record-withdrawn": {"rows": 1},
    }


async def test_a_normal_month_takes_six_taps_at_most(town):
    """Beside typing and photos: last month's decision ticked, three items recorded, and the summary."""
    await an_earlier_one(town, "开展联学", owner="张三")
    activity = await held(town, "李书记", items=(STUDY, TALK, "诵读党章"))
    recorder, taps = town["赵宣传"], []

    async def taps_on(label):
        taps.append(label)
        await recorder.taps(label)

    await recorder.says("/record")
    await taps_on("1 已办")
    await taps_on(f"1 {STUDY}")
    await recorder.says("集中学习了报告原文。")
    await recorder.says(f"{TALK}\n张三：要联系实际。\n陈四：要学以致用。")
    await recorder.says("诵读了党章总纲。")
    await taps_on("3 诵读党章")
    await recorder.says("实到1人")
    for n in range(2):
        await recorder.sends_photo(photo(600 + n))
    await recorder.says("议定：整理台账 负责人 王组织 4月底前")
    await recorder.says("总结提升：达到了预期目的。")
    await recorder.says("/record")
    recorder.sees("✅ 记录已齐备")
    assert len(taps) <= 6
    assert {row.item_id is None for row in await rows(town, activity)} == {False, True}  # the summary has no item


async def test_a_count_is_read_as_people_answer_the_question(open_card):
    town, activity = open_card
    for said, heads in (("实到12人", 12), ("共十三人", 13), ("到会人数：14", 14), ("15", 15)):
        await town["赵宣传"].says("/record")
        await town["赵宣传"].taps("清点人数")
        await town["赵宣传"].says(said)
        assert (await town.activity_now(activity.id)).head_count == heads, said


async def test_an_entry_put_back_after_its_item_was_removed_belongs_to_none(open_card):
    town, activity = open_card
    await town["赵宣传"].says(f"{STUDY}\n学习了原文。")
    await town["赵宣传"].taps("撤回")
    async with town.database() as db:
        found = await activities.get(db, activity.id)
        item = (await agenda.items(db, found))[0]
        await agenda.remove(db, found, item, by=await town.person(db, "李书记"), now=town.now)
    await town["赵宣传"].taps("恢复")
    town["赵宣传"].sees("尚未归入议程，请点所属的一项")
    await town["赵宣传"].taps(f"1 {TALK}")
    town["赵宣传"].sees(f"归入：1. {TALK}")


async def test_an_entry_moved_after_the_filing_stands_in_the_timeline(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    moved = select(Event.by_id).where(Event.activity_id == activity.id, Event.kind == "record-moved")
    await recorder.says("集中学习了报告原文。")
    await recorder.taps("总结提升")
    async with town.database() as db:
        assert (await db.scalars(moved)).all() == []
        db.add(Filing(activity_id=activity.id, committee="会计学院机关党委", sent_at=town.now))
    await recorder.taps("改归…")
    await recorder.taps("1 ", on=recorder.last())
    async with town.database() as db:
        assert (await db.scalars(moved)).all() == [(await town.person(db, "赵宣传")).id]


async def test_the_recorder_is_led_to_the_card_as_the_activity_begins(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 13:59")
    town["赵宣传"].sees_not("由您记录")
    await town.until("2026-03-06 14:00")
    town["赵宣传"].sees("“红色教育行动”开始了")
    town["李书记"].sees_not("由您记录")
    await town["赵宣传"].taps("打开记录")
    await town["赵宣传"].says("大家学习了原文。")
    assert [row.text for row in await rows(town, activity)] == ["大家学习了原文。"]


async def test_the_recorder_hears_of_a_new_date_alone(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-05 10:00")
    li = town["李书记"]
    await li.says("/plan")
    await li.presses(f"arr:when:{activity.id}", on=li.last())
    await li.says("3月13日 14:00-17:30")
    await li.says("上级临时部署")
    await town.until("2026-03-06 14:30")
    town["赵宣传"].sees_not("由您记录")
    await town.until("2026-03-13 14:00")
    town["赵宣传"].sees("“红色教育行动”开始了</b>（3月13日(周五) 14:00）".replace("</b>", ""))


async def test_a_message_that_was_edited_shows_its_entry_to_be_withdrawn(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    sent = await recorder.says("大家讨论热列。")
    await recorder.edits(sent, "大家讨论热烈。")
    recorder.sees("在原消息上改动，不会改变已记入的内容")
    assert "文字 1 段（7 字）：大家讨论热列。" in recorder.last().text
    await recorder.taps("撤回", on=recorder.last())
    again = await recorder.says("大家讨论热烈。")
    assert [row.text for row in await rows(town, activity)] == ["大家讨论热烈。"]
    await recorder.taps("撤回")
    await recorder.edits(again, "大家讨论很热烈。")
    assert "刚才的改动没有记录" in recorder.last().text
    assert await rows(town, activity) == []


async def test_a_recorder_who_was_replaced_hears_that_nothing_is_stored(town):
    activity = await held(town)
    for name in ("陈四", "赵宣传"):
        async with town.database() as db:
            found = await activities.get(db, activity.id)
            found.recorder = await town.person(db, name)
        if name == "陈四":
            await town["陈四"].says("/record")
        await town["陈四"].says(f"由{name}记录时所发。")
    assert "您已不是“红色教育行动”的记录人，发来的内容没有存入" in town["陈四"].last().text
    assert [row.text for row in await rows(town, activity)] == ["由陈四记录时所发。"]
