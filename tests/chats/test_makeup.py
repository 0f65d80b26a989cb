"""Make-up study in the chats: absentees are told, study, answer; officers accept, return, contact."""

import pytest

from bot.domain import timeline
from bot.domain.absence import makeup, makeup_review, makeup_tasks
from bot.domain.attendance.standing import standing_of
from bot.domain.obligations import duties
from bot.domain.rules import Rules
from tests.support.makeups import ANSWER, held, row_of
from tests.support.photos import photo
from tests.support.town import a_town, at

NUDGE = "补学还没有完成"
ALONE = (("李书记", "full", "secretary", True), ("赵宣传", "full", None, True))


async def owed(town, *kinds):
    async with town.database() as db:
        found = await duties.open_duties(db, town.branch_id)
        return [(duty.kind, duty.owner) for duty in found if duty.kind in kinds]


def counted(person, text):
    return len([message for message in person.screen() if text in message.text])


async def test_an_absentee_studies_answers_and_is_accepted(town):
    activity = await held(town)
    task = town["张三"].sees("您没有参加“红色教育行动”")
    assert "3月13日(周五) 18:00" in task.text
    await town["张三"].taps("补学")
    assert "实到 8 人（80%）" in town["张三"].last().text
    await town["张三"].says(ANSWER)
    town["张三"].sees("已在")
    assert ANSWER in town["王组织"].sees("张三").text
    town["李书记"].sees_not(ANSWER)
    await town["王组织"].taps("通过")
    town["张三"].sees("补学已通过")
    row = await row_of(town, activity)
    assert (row.state, row.cause, row.answer) == ("accepted", "absent", ANSWER)
    assert row.read_at is not None
    assert await owed(town, "makeup") == [("makeup", "person")]  # that of 冯九 stays open


async def test_present_members_and_guests_owe_no_make_up(town):
    activity = await held(town)
    for name in ("陈四", "褚积极"):
        assert await row_of(town, activity, name) is None
        await town[name].says("/makeup")
        town[name].sees("您没有待完成的补学")


async def test_leave_requires_make_up_but_no_explanation(town):
    activity = await held(town, on_leave=("张三",))
    assert "说明原因" not in str(town["张三"].sees("您请假没有参加").buttons)
    assert (await row_of(town, activity)).cause == "leave"


async def test_officers_see_the_reason_for_an_absence(town):
    await held(town)
    await town["张三"].taps("说明原因")
    await town["张三"].says("当天<b>住院</b> 😷")
    town["张三"].sees("只有支部委员能看到")
    await town["张三"].taps("补学", on=town["张三"].sees("原因已记下"))
    await town["张三"].says(ANSWER)
    assert "本人说明：当天<b>住院</b> 😷" in town["王组织"].sees(ANSWER).text


async def test_a_returned_answer_carries_a_note_and_can_be_revised(town):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    first = town["王组织"].sees(ANSWER)
    await town["王组织"].taps("退回")
    await town["王组织"].says("请结合工作谈怎么做")
    town["张三"].sees("退回修改：请结合工作谈怎么做")
    await town.passes(hours=1)
    await town["张三"].taps("补学")
    assert "请结合工作谈怎么做" in town["张三"].last().text
    await town["张三"].says(ANSWER + "第二次")
    await town.passes(seconds=10)
    assert "已重新提交" in first.text
    assert not first.buttons
    await town["王组织"].taps("通过")
    assert (await row_of(town, activity)).answer.endswith("第二次")


async def test_an_older_answers_button_cannot_decide_on_the_newer_answer(town):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    row = await row_of(town, activity)
    popup = await town["王组织"].presses(f"makeup:pass:{row.id}:1", town["王组织"].sees(ANSWER))
    assert "请看新的一条" in popup.text


async def test_a_second_press_reports_the_first_decision(town):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    card = town["王组织"].sees(ANSWER)
    row = await row_of(town, activity)
    await town["王组织"].presses(f"makeup:pass:{row.id}:{makeup_tasks.stamp(row)}", card)
    await town["王组织"].presses(f"makeup:return:{row.id}:{makeup_tasks.stamp(row)}", card)
    assert "王组织已在" in card.text
    assert (await row_of(town, activity)).state == "accepted"


async def test_a_photo_of_notes_needs_no_text(town):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].sends_photo(photo())
    row = await row_of(town, activity)
    assert (row.state, row.answer) == ("submitted", "")
    await town["王组织"].taps("看材料")
    assert town["王组织"].last().photo


@pytest.mark.parametrize(
    ("said", "answer"), [("太短", "至少 20 字"), ("字" * 3001, "尚未提交"), ("字" * 10_000, "尚未提交")]
)
async def test_a_bad_answer_is_rejected_and_the_question_stays_open(town, said, answer):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(said)
    assert answer in town["张三"].last().text
    assert (await row_of(town, activity)).state == "open"
    await town.passes(minutes=1)
    await town["张三"].says(ANSWER)
    assert (await row_of(town, activity)).answer == ANSWER


@pytest.mark.parametrize(("name", "size"), [("大.pdf", 30 * 1024 * 1024), ("音.mp3", None)])
async def test_a_bad_file_is_refused_by_name(town, name, size):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].sends_file(name, b"ID3", size=size)
    assert name in town["张三"].last().text
    assert (await row_of(town, activity)).state == "open"


async def test_nudges_on_days_one_three_and_six_precede_the_escalation(town):
    activity = await held(town)
    for day, nudges in ((7, 1), (8, 1), (9, 2), (12, 3)):
        await town.until(f"2026-03-{day:02} 21:00")
        assert counted(town["张三"], NUDGE) == nudges
    assert ("makeup", "person") in await owed(town, "makeup")
    await town.until("2026-03-20 18:00")
    assert counted(town["张三"], NUDGE) == 3
    assert counted(town["王组织"], "到期未完成") == 1
    assert "2 人：张三、冯九" in town["王组织"].sees("到期未完成").text
    assert await owed(town, "makeup") == [("makeup", "organisation")] * 2
    async with town.database() as db:
        assert await makeup.figures(db, activity) == makeup.Figures(0, 0, 0, 2)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    assert "超过期限" in town["王组织"].sees(ANSWER).text
    async with town.database() as db:
        assert await makeup.figures(db, activity) == makeup.Figures(0, 1, 0, 1)


async def test_no_nudge_is_sent_at_night(town):
    activity = await town.dated("2026-03-06 19:00", hours=3)
    await town.until("2026-03-06 22:35")
    await town["李书记"].taps("已开展")
    await town.until("2026-03-07 23:59")
    assert (await row_of(town, activity)).opened_at == at("2026-03-06 22:30")
    assert counted(town["张三"], NUDGE) == 0
    await town.until("2026-03-08 08:00")
    assert counted(town["张三"], NUDGE) == 1


async def test_an_outage_is_followed_by_one_nudge_only(town):
    await held(town)
    town.desk.clock.set(at("2026-03-12 20:00"))
    await town.until("2026-03-13 12:00")
    assert counted(town["张三"], NUDGE) == 1


async def test_a_member_with_a_submitted_answer_is_not_nudged(town):
    await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    await town.until("2026-03-20 12:00")
    town["张三"].sees_not(NUDGE)
    assert "张三" not in town["王组织"].sees("到期未完成").text


async def test_a_member_without_account_is_contacted_and_recorded_by_hand(town):
    activity = await held(town)
    assert await owed(town, "contact") == [("contact", "organisation")]
    await town["王组织"].says("/makeup")
    await town["王组织"].taps("补学情况（2）")
    await town["王组织"].taps("冯九")
    await town["王组织"].taps("登记联系")
    await town["王组织"].says("已电话联系，住院")
    assert "已电话联系，住院" in town["王组织"].last().text
    assert await owed(town, "contact") == []
    await town["王组织"].taps("代为登记补学")
    await town["王组织"].says("送学上门，3月10日面谈")
    assert "代为登记：送学上门" in town["王组织"].last().text
    row = await row_of(town, activity, "冯九")
    assert (row.state, makeup_tasks.by_hand(row)) == ("accepted", True)


async def test_members_and_other_officers_cannot_decide_on_answers(town):
    activity = await held(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)
    row = await row_of(town, activity)
    press = f"makeup:pass:{row.id}:{makeup_tasks.stamp(row)}"
    for name in ("陈四", "赵宣传", "张三"):
        popup = await town[name].presses(press, town[name].last())
        assert "王组织" in popup.text
    popup = await town["陈四"].presses(f"makeup:open:{row.id}", town["陈四"].last())
    assert "没有找到这次补学" in popup.text
    popup = await town["陈四"].presses("makeup:open:999", town["陈四"].last())
    assert "没有找到这次补学" in popup.text
    await town["李书记"].presses(press, town["李书记"].last())
    assert (await row_of(town, activity)).state == "accepted"


async def test_the_organisation_officers_own_answer_goes_to_the_secretary(town):
    activity = await held(town, there=("李书记", "张三"))
    await town["王组织"].taps("补学")
    await town["王组织"].says(ANSWER)
    row = await row_of(town, activity, "王组织")
    press = f"makeup:pass:{row.id}:{makeup_tasks.stamp(row)}"
    popup = await town["王组织"].presses(press, town["王组织"].last())
    assert "请李书记办理" in popup.text
    await town["李书记"].taps("通过", on=town["李书记"].sees(ANSWER))
    assert (await row_of(town, activity, "王组织")).state == "accepted"


async def test_the_only_officers_own_answer_is_accepted_and_recorded(tmp_path):
    async with a_town(tmp_path, roster=ALONE) as town:
        activity = await held(town, there=("赵宣传",))
        await town["李书记"].taps("补学")
        await town["李书记"].says(ANSWER)
        async with town.database() as db:
            found = [e for e in await timeline.timeline(db, activity.id) if e.kind == "makeup-accepted"]
        assert [event.detail["alone"] for event in found] == [True]


async def test_a_check_in_recorded_later_cancels_the_make_up_study(town):
    activity = await held(town)
    async with town.database() as db:
        person = await town.person(db, "张三")
        await makeup.cancel(db, activity, person, now=town.now)
        await makeup.cancel(db, activity, person, now=town.now)
    await town.passes(seconds=10)
    town["张三"].sees("已为本人补登签到")
    assert await row_of(town, activity) is None
    assert len(await owed(town, "makeup")) == 1
    town["张三"].sees_not("您没有参加")


async def test_an_accepted_make_up_is_never_cancelled(town):
    activity = await held(town)
    async with town.database() as db:
        officer, person = await town.person(db, "王组织"), await town.person(db, "张三")
        row = await makeup.of(db, activity.id, person.id)
        await makeup_review.record_by_hand(db, row.id, by=officer, words="当面讲解", now=town.now)
        await makeup.cancel(db, activity, person, now=town.now)
        assert [r.state for r in await makeup.of_person(db, person, 2026)] == ["accepted"]


async def test_ending_again_opens_no_second_make_up(town):
    activity = await held(town)
    async with town.database() as db:
        found = await standing_of(db, await db.get_one(type(activity), activity.id))
        await makeup.open_for(db, activity, found, Rules(), since=town.now, now=town.now)
        assert len(await makeup.of_activity(db, activity)) == 2


async def test_a_former_member_is_not_nudged(town):
    await held(town)
    async with town.database() as db:
        (await town.person(db, "张三")).left_at = town.now
    await town.until("2026-03-20 12:00")
    town["张三"].sees_not(NUDGE)
    assert "张三" not in town["王组织"].sees("到期未完成").text
