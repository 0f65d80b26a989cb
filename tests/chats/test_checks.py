"""The record from the end of an activity to its receipt: draft, findings, reasons, reminders, sending (rule 64)."""

import pytest
from sqlalchemy import select

from bot.domain.branch import terms
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Office
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.papers import Filing, FindingReason
from tests.support import party_day
from tests.support.cases import TEXT
from tests.support.check_chats import CHECK, EVERYBODY, PAPER, RECEIPT, SENT, a_complete_record, ended, recorded
from tests.support.party_day import TOLD, attend, count, outcomes
from tests.support.photos import photo
from tests.support.town import at

DRAFT, FILED, MISSING, OVERDUE = "活动纪实表草稿已就绪", "活动纪实表已上报", "活动纪实表还缺以下内容", "逾期未办事项"


@pytest.fixture
def town(small_town_on_the_day):
    return small_town_on_the_day


def drafts(town, name):
    return [
        message
        for message in town[name].screen()
        if message.from_bot and (DRAFT in message.text or FILED in message.text)
    ]


async def test_the_draft_reaches_recorder_and_secretary_when_the_roll_is_fixed(town):
    await ended(town, *TOLD)
    for name in ("李书记", "赵宣传"):
        (draft,) = drafts(town, name)
        assert draft.at == at("2026-03-06 17:46")
        assert "须在 3月8日(周日) 17:36 前上报会计学院机关党委" in draft.text
        assert "应到 7，实到 6（85.7%）" in draft.text
        assert "还没有活动过程的记录" in draft.text
        assert "还没有活动图片" in draft.text
        assert draft.buttons == [[CHECK], ["活动记录", "📄 材料"]]
    assert drafts(town, "王组织") == drafts(town, "张三") == []
    assert "已上报" not in "".join(message.text for message in town["李书记"].screen() if message.from_bot)


async def test_the_recorder_hears_what_is_missing_on_two_mornings(town):
    await ended(town, *TOLD)
    for day, number in (("2026-03-07", 1), ("2026-03-08", 2)):
        await town.until(f"{day} 08:59")
        assert count(town, "赵宣传", MISSING) == number - 1
        await town.until(f"{day} 09:00")
        assert count(town, "赵宣传", MISSING) == number
    await town.until("2026-03-12 12:00")
    assert count(town, "赵宣传", MISSING) == 2
    assert count(town, "李书记", MISSING) == 0
    assert "还没有活动过程的记录" in town["赵宣传"].sees(MISSING).text


async def test_a_record_is_not_called_complete_while_the_ballot_is_open(town):
    await a_complete_record(town)
    secretary, closes = town["李书记"], "测评 3月7日(周六) 17:36 截止"
    assert f"记录齐全。{closes}，结果自动填入" in secretary.sees(DRAFT).text
    await secretary.taps(CHECK)
    assert f"{closes}，此前取的表没有测评结果" in secretary.last().text
    await town.until("2026-03-07 17:40")
    assert "截止" not in secretary.sees(DRAFT).text
    await secretary.taps(CHECK, on=secretary.sees(DRAFT))
    assert "没有测评结果" not in secretary.last().text


async def test_no_reminder_of_a_record_in_which_nothing_is_missing(town):
    await a_complete_record(town)
    await town.until("2026-03-07 09:00")
    assert count(town, "赵宣传", MISSING) == 0
    await town.until("2026-03-08 09:00")
    left = town["赵宣传"].sees(MISSING).text  # what only a day after the end is missing
    assert "缺席超过一天，仍没有原因或联系记录：冯九" in left
    assert "没有收到测评票" in left
    assert left.count("•") == 2


async def test_too_few_present_asks_for_a_reason_until_a_check_in_is_entered(town):
    activity = await ended(town, "张三", "陈四")
    few = "实到 3 人（42.8%），少于按规定应达到的 6 人"
    assert few in town["李书记"].sees(DRAFT).text
    async with town.database() as db:
        for name in ("王组织", "赵宣传", "孙五"):
            person = await town.person(db, name)
            db.add(Attendance(activity_id=activity.id, person_id=person.id, at=town.now, how="hand", reason="在场"))
    await town["李书记"].taps(CHECK, on=town["李书记"].sees(DRAFT))
    assert few.partition("（")[0] not in town["李书记"].last().text


async def test_the_draft_waits_for_the_answer_whether_the_activity_was_held(town):
    activity = await town.dated(reason="上级临时部署")
    await attend(town, activity, "李书记", "张三", "陈四")
    await town.until("2026-03-06 18:30")
    assert drafts(town, "李书记") == []
    await town["李书记"].taps("已开展")
    (draft,) = drafts(town, "李书记")
    assert "须在 3月8日(周日) 18:00 前" in draft.text


@pytest.mark.parametrize("answer", ["未开展", None])
async def test_an_activity_that_was_not_held_owes_no_record(town, answer):
    await town.dated(reason="上级临时部署")
    await town.until("2026-03-06 18:30")
    if answer:
        await town["李书记"].taps(answer)
    await town.until("2026-03-10 12:00")
    assert drafts(town, "李书记") == []
    assert await outcomes(town, DutyKind.RECORD_FILING) == ["dropped"]
    assert await outcomes(town, DutyKind.RECORD_DRAFT) == ["dropped"]


async def test_an_undone_end_owes_the_record_anew(town):
    activity = await town.dated(reason="上级临时部署")
    await attend(town, activity, "李书记", *TOLD[1:])
    await town.passes(hours=1)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town["李书记"].taps("撤销结束")
    await town["李书记"].says("/todo")
    assert "上报活动纪实表" not in town["李书记"].last().text
    await town.passes(minutes=20)
    assert drafts(town, "李书记") == []
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=11)
    (draft,) = drafts(town, "李书记")
    assert "须在 3月8日(周日) 15:20 前" in draft.text


async def test_an_activity_that_ended_under_an_earlier_version_owes_nothing(town):
    activity = await town.dated(reason="上级临时部署")
    await attend(town, activity, "李书记", "张三")
    await town.until("2026-03-06 18:00")
    async with town.database() as db:
        for duty in (await db.scalars(select(Duty).where(Duty.kind.startswith("record-")))).all():
            await db.delete(duty)
    await town["李书记"].taps("已开展")
    await town.until("2026-03-12 12:00")
    assert drafts(town, "李书记") == []
    await town["李书记"].says("/todo")
    assert "上报活动纪实表" not in town["李书记"].last().text


async def test_a_normal_month_takes_the_secretary_three_taps_to_send_with_the_paper_in_hand(
    town, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))  # no LibreOffice
    await a_complete_record(town)
    li, taps = town["李书记"], 0
    for label in (CHECK, PAPER, SENT):
        await li.taps(label)
        taps += 1
    li.sees("2026-03-06 活动纪实表.docx")
    await li.taps(RECEIPT)
    await li.says("机关党委张干事已签收")
    li.sees("回执已登记")
    card = li.last()
    assert "由李书记标记已上报会计学院机关党委。" in card.text
    assert "机关党委张干事已签收" in card.text
    assert taps <= 3
    assert await outcomes(town, DutyKind.RECORD_FILING) == ["done"]
    async with town.database() as db:
        (filing,) = (await db.scalars(select(Filing))).all()
    assert (filing.committee, filing.receipt, filing.by.name) == ("会计学院机关党委", "机关党委张干事已签收", "李书记")


async def test_the_draft_shows_that_the_record_was_filed(town):
    await a_complete_record(town)
    li = town["李书记"]
    await li.taps(CHECK)
    li.sees("机器人不代为报送")
    await li.taps(SENT)
    await town.passes(seconds=10)
    for name in ("李书记", "赵宣传"):
        assert FILED in drafts(town, name)[0].text
        assert "由李书记标记已上报" in drafts(town, name)[0].text
    await town.until("2026-03-12 12:00")
    assert count(town, "赵宣传", MISSING) == 0


async def test_the_draft_follows_the_record(town):
    activity = await ended(town, *TOLD)
    assert "没有收到测评票" not in drafts(town, "李书记")[0].text
    await town.until("2026-03-07 17:40")
    await town.passes(seconds=10)
    assert "没有收到测评票" in drafts(town, "李书记")[0].text
    async with town.database() as db:
        person = await town.person(db, "冯九")
    await town["王组织"].presses(f"in:fix-present:{activity.id}:{person.id}", on=town["王组织"].last())
    await town["王组织"].says("没有手机，本人在场")
    await town.passes(seconds=10)
    assert "后才登记签到：冯九" in drafts(town, "李书记")[0].text


async def test_a_finding_that_needs_a_reason_stops_the_sending(town):
    await a_complete_record(town, text=TEXT + "\n4月20日中央召开了座谈会。")
    li = town["李书记"]
    await li.taps(CHECK)
    card = li.last()
    assert "❗ 须改正或说明理由（1）" in card.text
    assert "提到 2026-04-20，晚于活动结束" in card.text
    assert {PAPER, SENT}.isdisjoint(label for row in card.buttons for label in row)
    refusal = await li.presses("chk:sent:1:0", on=card)
    assert "还有 1 项须先改正或说明理由" in refusal.text
    await li.taps("1 说明理由", on=card)
    li.sees("请用一句话说明理由")
    await li.says("系笔误，应为2月20日")
    card = li.last()
    assert "✍️ 已说明：系笔误，应为2月20日" in card.text
    async with town.database() as db:
        (row,) = (await db.scalars(select(FindingReason))).all()
    assert (row.check_number, row.subject, row.reason) == (19, "date:2026-04-20", "系笔误，应为2月20日")
    await li.taps(SENT)
    li.sees("由李书记标记已上报")


async def test_a_decision_without_a_day_is_mended_by_sending_it_anew(town):
    await a_complete_record(town)
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.says("议定：整理台账 负责人 王组织")
    await recorder.taps(CHECK)
    recorder.sees("议定事项没有完成时限：整理台账")
    await recorder.taps("改已记内容")
    await recorder.taps("1")
    await recorder.taps("撤回")
    await recorder.says("议定：整理台账 负责人 王组织 4月底前")
    await recorder.taps(CHECK)
    assert "议定事项没有完成时限" not in recorder.last().text


async def test_a_second_reason_replaces_the_first(town):
    await a_complete_record(town, text=TEXT + "\n4月20日中央召开了座谈会。")
    li = town["李书记"]
    for button, words in (("1 说明理由", "笔误"), ("1 改理由", "系2月20日之误")):
        await li.taps(CHECK)
        await li.taps(button, on=li.last())
        await li.says(words)
    async with town.database() as db:
        assert [row.reason for row in (await db.scalars(select(FindingReason))).all()] == ["系2月20日之误"]


async def test_unanswered_warnings_are_asked_about_once(town):
    await a_complete_record(town, left_out=("photo",))
    li = town["李书记"]
    await li.taps(CHECK)
    assert "还没有活动图片" in li.last().text
    await li.taps(SENT)
    assert "还有 1 项提醒既未改正，也未说明" in li.last().text
    async with town.database() as db:
        assert (await db.scalars(select(Filing))).all() == []
    await li.taps("仍标记已上报")
    li.sees("由李书记标记已上报")


async def test_a_repeated_press_files_once_and_a_correction_files_again(town):
    await a_complete_record(town)
    li = town["李书记"]
    await li.taps(CHECK)
    card = li.last()
    for data in ("chk:sent:1:0", "chk:sent:1:0", "chk:sure:1:0"):
        await li.presses(data, on=card)
    async with town.database() as db:
        assert len((await db.scalars(select(Filing))).all()) == 1
    await town.passes(hours=3)
    await li.taps(CHECK)
    await li.taps("更正后再次上报")
    await li.taps("仍标记已上报")
    async with town.database() as db:
        assert len((await db.scalars(select(Filing))).all()) == 2


async def test_what_is_entered_after_the_filing_is_called_so_at_once(town):
    await a_complete_record(town)
    li, recorder = town["李书记"], town["赵宣传"]
    await recorder.says("/record")
    assert "补记" not in recorder.last().text
    await li.taps(CHECK)
    await li.taps(SENT)
    await town.passes(minutes=5)
    await recorder.says("/record")
    assert "记录已经上报，此后记入的内容标注“补记”。" in recorder.last().text
    await recorder.says("另补充一点。")
    assert "〔补记〕\n记录已经上报，这一条在材料中标注“补记”。" in recorder.last().text


async def test_the_receipt_may_be_a_photo(town):
    await a_complete_record(town)
    li = town["李书记"]
    await li.taps(CHECK)
    await li.taps(SENT)
    await li.taps(RECEIPT)
    await li.sends_photo(photo())
    li.sees("见所附图片或文件")
    await li.taps("看回执", on=li.last())
    assert li.last().photo
    assert "的回执已于" in (await li.presses("chk:receipt:1", on=li.last())).text


async def test_an_unfiled_record_is_the_secretarys_every_morning(town):
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        await duties.owe(db, DutyKind.OVERDUE, branch, due_at=town.now, next_at=town.now)
    await ended(town, *TOLD)
    await town["李书记"].says("/todo")
    assert "上报活动纪实表：检查后报上级党组织（红色教育行动" in town["李书记"].last().text
    for day in (9, 10, 11):
        await town.until(f"2026-03-{day:02} 08:59")
        before = count(town, "李书记", OVERDUE)
        await town.until(f"2026-03-{day:02} 09:00")
        assert count(town, "李书记", OVERDUE) == before + 1, day
    (line,) = [one for one in town["李书记"].sees(OVERDUE).text.split("\n") if "上报活动纪实表" in one]
    assert count(town, None, OVERDUE) == 0
    await recorded(town, await town.activity_now(1))
    await town["李书记"].taps(f"{line[0]} {CHECK}", on=town["李书记"].sees(OVERDUE))
    card = town["李书记"].last()
    assert "已超过上报期限（3月8日(周日) 17:36）" in card.text
    await town["李书记"].taps(SENT)
    await town["李书记"].taps("仍标记已上报")
    assert "（逾期）" in town["李书记"].last().text
    assert await outcomes(town, DutyKind.RECORD_FILING) == ["late"]


async def test_without_a_recorder_in_reach_the_secretary_is_reminded(town):
    await ended(town, *TOLD)
    async with town.database() as db:
        person = await town.person(db, "赵宣传")
        person.account.unreachable_at = town.now
    await town.until("2026-03-07 09:00")
    assert count(town, "李书记", MISSING) == 1


async def test_who_may_see_and_who_may_send(town):
    activity = await a_complete_record(town)
    async with town.database() as db:
        await terms.hold_offices(db, await town.person(db, "赵宣传"), (), now=town.now)
    zhao, zhang = town["赵宣传"], town["张三"]
    assert "王组织" in (await zhang.presses(f"chk:open:{activity.id}", on=zhang.last())).text
    await zhao.taps(CHECK)
    labels = [label for row in zhao.last().buttons for label in row]
    assert SENT not in labels
    await zhao.presses(f"chk:sent:{activity.id}:0", on=zhao.last())
    async with town.database() as db:
        assert (await db.scalars(select(Filing))).all() == []
        assert (await town.person(db, "王组织")).offices == {Office.ORGANISATION}


async def test_the_draft_follows_a_text_that_becomes_the_summary(town):
    await ended(town, *EVERYBODY)
    await town.passes(minutes=12)
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.says("会后各小组按分工落实辅导安排。")
    await town.passes(minutes=2)
    assert "⑨总结提升" in draft(recorder)
    await recorder.taps("总结提升")
    await town.passes(minutes=2)
    assert "⑨总结提升" not in draft(recorder)


async def test_nothing_is_checked_or_made_before_the_roll_is_fixed(town):
    activity = await town.dated(reason="上级临时部署")
    await party_day.attend(town, activity, "李书记", *EVERYBODY)
    await town.passes(hours=3.6)
    secretary = town["李书记"]
    await secretary.taps("结束活动")
    await secretary.taps("确认结束")
    await secretary.says("/record")
    assert "到会情况尚未确定" in (await secretary.taps(CHECK)).text
    assert "到会情况尚未确定" in (await secretary.presses(f"pap:make:{activity.id}:sign-in", secretary.last())).text
    await secretary.presses(f"pap:menu:{activity.id}", secretary.last())
    secretary.sees("到会情况尚未确定")
    await town.passes(minutes=12)
    await secretary.presses(f"chk:open:{activity.id}", secretary.last())
    assert "签到册上有 0 人" not in secretary.last().text


def draft(human):
    """Return the text of the message about the draft as it reads now."""
    return next(message.text for message in human.screen() if DRAFT in message.text)
