"""No effect happens twice: Telegram repeats an update, a person taps twice, or all people tap at once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain import seen_updates
from bot.domain.attendance.check_in import link_payload
from bot.domain.evaluation import ballot_box
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.evaluation import BallotReceipt
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.seen import SeenUpdate
from bot.storage.tables.timeline import Event
from tests.support import ballots
from tests.support.party_day import FEW
from tests.support.photos import photo
from tests.support.town import ROSTER, a_town
from tests.support.updates import comes_again, last_update

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
REPEATED = "此前已收到并办理完毕"
PLAN = "2026年计划\n时间\t方式\t内容\n" + "\n".join(f"{month}月\t学习\t第{month}次" for month in range(3, 13))
WITH_ACCOUNT = [name for name, _kind, _office, has_account in ROSTER if has_account]


@pytest.fixture
async def town(tmp_path):
    """A small branch."""
    async with a_town(tmp_path, roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []


@pytest.fixture
async def full_town(tmp_path):
    """Ten people with an account, and one without."""
    async with a_town(tmp_path) as built:
        yield built


async def opened(town):
    """Play until five minutes before the activity of 6 March; check-in is open."""
    activity = await town.dated()
    await town.until("2026-03-06 13:55")
    return activity


async def ended(town, there=("李书记", "陈四")):
    activity = await opened(town)
    for name in there:
        await town[name].starts(link_payload(activity))
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    return activity


async def counted(town, what, *conditions):
    async with town.database() as db:
        return await db.scalar(select(func.count()).select_from(what).where(*conditions))


def answers(town, name):
    """Return the bot's private messages to a person, and the number of answers to taps so far."""
    said = [message.text for message in town[name].screen() if message.from_bot]
    return said, [method for method, _params in town.telegram.requests].count("answerCallbackQuery")


# --- each action, and its counted effect -----------------------------------------------------------------------------


async def check_in(town):
    activity = await opened(town)
    await town["张三"].starts(link_payload(activity))


async def ask_leave(town):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    await town["张三"].says("发烧住院")
    await town["张三"].taps("提交")


async def ask_leave_in_one_message(town):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    await town["张三"].sends_photo(photo(), caption="发烧，附病历")


async def vote(town):
    await ended(town)
    for _question in range(4):
        await town["陈四"].taps("满意")
    await town["陈四"].taps("提交")


async def comment(town):
    await vote(town)
    await town["陈四"].taps("意见")
    await town["陈四"].says("讲得很好")


async def make_up(town):
    await ended(town)
    await town["张三"].taps("补学")
    await town["张三"].says(ANSWER)


async def count_heads(town):
    await opened(town)
    await town["李书记"].taps("清点人数")
    await town["李书记"].says("9")


async def record_by_hand(town):
    await opened(town)
    await town["李书记"].taps("补登签到")
    await town["李书记"].taps("冯九")
    await town["李书记"].says("没有手机")


async def end(town):
    await opened(town)
    await town.until("2026-03-06 17:30")
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")


async def save_plan(town):
    await town["李书记"].says("/plan")
    await town["李书记"].taps("导入计划")
    await town["李书记"].says(PLAN)
    await town["李书记"].taps("保存")


async def save_roster(town):
    await town["李书记"].says("/roster")
    await town["李书记"].taps("导入名册")
    await town["李书记"].says("钱七 正式党员\n何八 预备党员")
    await town["李书记"].taps("保存")


EFFECTS = [
    (check_in, "张三", "签到成功 13:55 · 第1位", (Attendance,), 1),
    (ask_leave, "张三", None, (Leave,), 1),
    (ask_leave, "张三", None, (Delivery, Delivery.kind == DeliveryKind.LEAVE_REQUEST), 2),
    (ask_leave_in_one_message, "张三", REPEATED, (Leave,), 1),
    (vote, "陈四", None, (BallotReceipt,), 1),
    (make_up, "张三", REPEATED, (Event, Event.kind == "makeup-submitted"), 1),
    (make_up, "张三", REPEATED, (Makeup, Makeup.state == "submitted"), 1),
    (count_heads, "李书记", REPEATED, (Event, Event.kind == "heads-counted"), 1),
    (record_by_hand, "李书记", REPEATED, (Event, Event.kind == "hand-check-in"), 1),
    (end, "李书记", None, (Event, Event.kind == "ended"), 1),
    (save_plan, "李书记", None, (Activity,), 10),
    (save_roster, "李书记", None, (Person,), len(FEW) + 2),
]


@pytest.mark.parametrize(("act", "who", "answer", "what", "many"), EFFECTS)
async def test_a_repeated_update_has_one_effect_and_two_answers(town, act, who, answer, what, many):
    await act(town)
    assert await counted(town, *what) == many
    said, taps = answers(town, who)
    await comes_again(town)
    assert await counted(town, *what) == many
    said_now, taps_now = answers(town, who)
    if answer is None:
        assert taps_now == taps + 1
    else:
        assert len(said_now) == len(said) + 1
        assert answer in said_now[-1]


async def test_a_repeated_ballot_counts_once_in_each_question(town):
    await vote(town)
    await comes_again(town)
    async with town.database() as db:
        assert await ballot_box.voted(db, 1) == 1
        assert (await ballots.counted(db, 1)) == {(dimension, 1): 1 for dimension in (1, 2, 3, 4)}


async def test_a_repeated_comment_is_kept_once(town):
    await comment(town)
    await comes_again(town)
    async with town.database() as db:
        assert len((await ballots.opened(db, 1)).comments) == 1
    assert REPEATED in answers(town, "陈四")[0][-1]


@pytest.mark.parametrize("act", [save_plan, save_roster])
async def test_a_repeated_save_is_reported_as_already_done(town, act):
    await act(town)
    await comes_again(town)
    said = [params.get("text", "") for method, params in town.telegram.requests if method == "answerCallbackQuery"]
    assert REPEATED in said[-1]


async def test_a_repeated_answer_is_not_taken_for_the_next_question(town):
    await town.dated()
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    await zhang.says("发烧住院")
    first = last_update(town)
    await zhang.taps("提交")
    await zhang.says("/me")
    await zhang.taps("有异议")
    await comes_again(town, first)
    assert REPEATED in zhang.last().text
    assert await counted(town, Event, Event.kind == "objection") == 0
    await zhang.says("3月6日我在场")
    zhang.sees("已转给王组织")


async def test_a_repeated_reason_is_shown_again_for_submission(town):
    await town.dated()
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    await zhang.says("发烧住院")
    await comes_again(town)
    assert zhang.last().text == zhang.sees("请核对").text
    zhang.sees_not(REPEATED)
    await zhang.taps("提交", on=zhang.last())
    assert await counted(town, Leave, Leave.reason == "发烧住院") == 1


async def test_a_repeated_overlong_answer_is_refused_again(town):
    await ended(town)
    await town["张三"].taps("补学")
    await town["张三"].says("学" * 3001)
    await comes_again(town)
    assert "尚未提交" in town["张三"].last().text
    assert await counted(town, Makeup, Makeup.state == "submitted") == 0


async def test_a_repeated_refusal_has_the_same_words(town):
    activity = await town.dated()
    await town["张三"].starts(link_payload(activity))
    first = town["张三"].last().text
    await comes_again(town)
    assert town["张三"].last().text == first
    assert REPEATED not in first


async def test_unconfirmed_updates_return_after_a_stop(town):
    activity = await opened(town)
    town.telegram.settle = None
    town.telegram.faults.add("getUpdates", "drop", times=1000)
    for name in ("张三", "陈四"):
        await town[name].starts(link_payload(activity))
    await town.telegram.until(lambda: all("签到成功" in town[name].last().text for name in ("张三", "陈四")))
    await town.desk.stop_bot()
    waiting = len(town.telegram.the_bot().queue)
    town.telegram.faults.clear()
    await town.desk.restart_bot()
    assert waiting == 2
    assert [m.text for m in town["张三"].screen()].count(town["张三"].last().text) == 2
    assert await counted(town, Attendance) == 2


async def test_seen_updates_are_forgotten_after_the_retention_period(town):
    await town["张三"].says("/help")
    assert await counted(town, SeenUpdate) > 0
    await town.passes(hours=seen_updates.KEPT.total_seconds() / 3600 + 1)
    await town.passes(hours=2)
    async with town.database() as db:
        oldest = await db.scalar(select(func.min(SeenUpdate.seen_at)))
    assert oldest is None or oldest > town.now - seen_updates.KEPT - timedelta(hours=2)


# --- at the same time -------------------------------------------------------------------------------------------------


async def together(town, *acts):
    """Run all actions before the bot receives any of them."""
    town.telegram.settle = None
    await asyncio.gather(*acts)
    town.telegram.settle = town.desk.settle
    await town.desk.settle()


async def test_two_simultaneous_taps_make_one_check_in(town):
    link = link_payload(await opened(town))
    await together(town, town["张三"].starts(link), town["张三"].starts(link))
    said = [message.text for message in town["张三"].screen() if "签到成功" in message.text]
    assert len(said) == 2
    assert len(set(said)) == 1
    assert await counted(town, Attendance) == 1


async def test_ten_people_at_once_get_ten_places(full_town):
    link = link_payload(await opened(full_town))
    await together(full_town, *(full_town[name].starts(link) for name in WITH_ACCOUNT))
    places = {full_town[name].sees("签到成功").text.split("第")[1].split("位")[0] for name in WITH_ACCOUNT}
    assert places == {str(number) for number in range(1, len(WITH_ACCOUNT) + 1)}
    assert await counted(full_town, Attendance) == len(WITH_ACCOUNT)


async def test_a_batch_of_repeated_check_ins_counts_each_person_once(full_town):
    link = link_payload(await opened(full_town))
    batch = []
    for name in WITH_ACCOUNT:
        await full_town[name].starts(link)
        batch.append(last_update(full_town))
    await comes_again(full_town, *batch, *batch)
    assert await counted(full_town, Attendance) == len(WITH_ACCOUNT)


async def test_two_simultaneous_approvals_issue_one_slip(town):
    await ask_leave(town)
    await together(town, town["李书记"].taps("同意"), town["王组织"].taps("同意"))
    assert await counted(town, Leave, Leave.slip == 1) == 1
    assert await counted(town, Delivery, Delivery.kind == "leave-answer") == 1


async def test_a_ballot_submitted_twice_at_once_counts_once(town):
    activity = await ended(town)
    paper = town["陈四"].sees("第 1 题")
    data = f"b:{activity.id}:1111:ok"
    await together(town, town["陈四"].presses(data, paper), town["陈四"].presses(data, paper))
    async with town.database() as db:
        assert await ballot_box.voted(db, activity.id) == 1
