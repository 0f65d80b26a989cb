"""Limits on what a person learns, keeps and does: messages, make-up, leave, the founder, two branches."""

import pytest

from bot.domain.absence import leave, makeup
from bot.domain.absence.makeup_tasks import stamp
from bot.domain.activity import activities
from bot.domain.branch import addressees, branches, powers
from bot.domain.membership import binding, roster
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.tables.absence import Makeup
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Delivery
from tests.support.ballots import ended, vote
from tests.support.makeups import ANSWER, held, row_of
from tests.support.town import a_neighbour


async def waits_for(town, name):
    async with town.database() as db:
        return (await db.get_one(Account, town[name].id)).awaiting


# --- the comment on a ballot


async def test_a_comment_without_reply_does_not_answer_an_older_question(town):
    await ended(town)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    thanks = zhang.last()
    await zhang.says("/me")
    mine = zhang.last()
    await zhang.taps("有异议", on=mine)
    await zhang.taps("写一条意见", on=thanks)
    await zhang.says("讨论时间再长一些", reply_to=mine)
    zhang.sees_not("组织委员会")
    town["王组织"].sees_not("讨论时间再长一些")
    assert await waits_for(town, "张三") is None


async def test_a_command_is_not_taken_as_a_comment(town):
    await ended(town)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    await zhang.taps("写一条意见")
    await zhang.says("/cancel", reply_to=zhang.sees("回复这条消息"))
    zhang.sees_not("意见已收到")


# --- make-up study


async def test_a_reused_id_does_not_reveal_another_members_make_up(town):
    activity = await held(town)
    wang, zhang = town["王组织"], town["张三"]
    await zhang.taps("补学")
    await zhang.says(ANSWER)
    card = wang.sees(ANSWER)
    task = zhang.sees("您没有参加")
    row = await row_of(town, activity)
    async with town.database() as db:
        await makeup.cancel(db, await activities.get(db, activity.id), await town.person(db, "张三"), now=town.now)
        other = await town.person(db, "陈四")
        db.add(
            Makeup(
                id=row.id, activity_id=activity.id, person_id=other.id, state="submitted", cause="absent",
                opened_at=town.now, due_at=row.due_at, submitted_at=row.submitted_at, answer="陈四的体会",
            )
        )  # fmt: skip
    await town.passes(minutes=1)
    for message in (card, task):
        assert "陈四" not in message.text
        assert message.buttons == []


async def test_a_guessed_id_does_not_reveal_a_members_make_up(town):
    activity = await held(town)
    row = await row_of(town, activity)
    chen = town["陈四"]
    absent, unknown = [await chen.presses(f"makeup:open:{number}", chen.last()) for number in (row.id, 99999)]
    assert absent.text == unknown.text
    assert "张三" not in absent.text


async def test_members_cannot_tell_the_absent_from_the_present(town):
    activity = await held(town)
    async with town.database() as db:
        ids = [(await town.person(db, name)).id for name in ("张三", "李书记")]
    chen = town["陈四"]
    heard = [await chen.presses(f"makeup:see:{activity.id}:{number}", chen.last()) for number in ids]
    assert heard[0].text == heard[1].text
    assert await town["王组织"].presses(f"makeup:see:{activity.id}:{ids[0]}", town["王组织"].last()) is None
    town["王组织"].sees("张三")


# --- messages to former members


async def leaves(town, name):
    async with town.database() as db:
        await roster.remove(db, await town.person(db, name), by=None, now=town.now)


async def gives_up_office(town, name):
    async with town.database() as db:
        person = await town.person(db, name)
        await roster.turn_office(db, person, *person.offices, by=None, now=town.now)


@pytest.mark.parametrize("go", [leaves, gives_up_office])
async def test_a_former_officer_receives_nothing_more(town, go):
    activity = await held(town)
    zhang, wang, li = town["张三"], town["王组织"], town["李书记"]
    await zhang.taps("补学")
    await zhang.says(ANSWER)
    card = wang.sees(ANSWER)
    await go(town, "王组织")
    await town.desk.settle()
    before = [message.text for message in wang.screen()]  # the change of the office itself is told
    row = await row_of(town, activity)
    await li.presses(f"makeup:return:{row.id}:{stamp(row)}", li.last())
    await li.says("请写具体些")
    zhang.sees("请写具体些")
    await town.passes(minutes=5)
    assert "请写具体些" not in card.text
    assert [message.text for message in wang.screen()] == before


async def test_pending_messages_to_a_former_member_are_not_sent(town):
    activity = await held(town)
    async with town.database() as db:
        person = await town.person(db, "张三")
        for kind in (DeliveryKind.EVE, DeliveryKind.MAKEUP_NUDGE):
            args = {"makeup": (await makeup.of(db, activity.id, person.id)).id}
            await deliveries.to_people(db, kind, [person], activity, now=town.now, key="late", args=args)
        person.left_at = town.now
    before = len(town["张三"].screen())
    await town.passes(minutes=5)
    assert len(town["张三"].screen()) == before


async def test_an_unbound_member_is_still_told_of_the_unbinding(town):
    async with town.database() as db:
        person = await town.person(db, "张三")
        await binding.unbind(db, person, by=None, now=town.now)
    await town.passes(minutes=1)
    town["张三"].sees("解除")


THERE = {
    "李书记": "officer",
    "王组织": "former officer",
    "张三": "host",
    "陈四": "member",
    "孙五": "recorder",
    "周六": "left",
}
READ_BY = {
    Readers.GROUP: {"group"},
    Readers.ANY_ACCOUNT: {"officer", "former officer", "host", "recorder", "member", "left"},
    Readers.KEEPERS: {"officer"},
    Readers.OFFICERS: {"officer"},
    Readers.OFFICERS_OR_FOUNDER: {"officer"},  # the founder only until the first keeper is bound
    Readers.HOST_OR_OFFICERS: {"officer", "host"},
    Readers.RECORDER_OR_OFFICERS: {"officer", "recorder"},
    Readers.PERSON: {"member"},  # the person whom the message names
}


async def test_every_message_reaches_only_its_readers(town):
    activity = await town.dated()
    await gives_up_office(town, "王组织")
    await leaves(town, "周六")
    async with town.database() as db:
        arranged = await activities.get(db, activity.id)
        arranged.host_id, arranged.recorder_id = [(await town.person(db, name)).id for name in ("张三", "孙五")]
    async with town.database() as db:
        about = {
            "branch_id": town.branch_id,
            "activity_id": activity.id,
            "person_id": (await town.person(db, "陈四")).id,
        }
        accounts = {part: town[name].id for name, part in THERE.items()} | {"group": None}
        for kind in DeliveryKind:
            reading = {
                part
                for part, account in accounts.items()
                if await addressees.still_addressed(db, Delivery(kind=str(kind), account_id=account, **about))
            }
            assert reading == READ_BY[kind.readers], kind


# --- the founder


async def test_a_former_founder_loses_all_power_once_another_keeper_exists(town):
    li = town["李书记"]  # the founder
    await leaves(town, "李书记")
    await town.desk.settle()
    for command in ("/roster", "/setup"):
        await li.says(command)
        assert not li.last().buttons
    async with town.database() as db:
        zhang = await town.person(db, "冯九")
    await li.presses(f"bind:me:{zhang.id}", li.last())
    async with town.database() as db:
        assert (await town.person(db, "冯九")).account_id is None
        branch = await branches.get(db, town.branch_id)
        account = await db.get_one(Account, li.id)
        with pytest.raises(Refused):
            await powers.keeper(db, account, branch.id)
        wang = await town.person(db, "王组织")
        wang.account = None
    for command in ("/roster", "/setup"):  # no keeper is bound, but one was
        await li.says(command)
        assert not li.last().buttons


# --- leave


async def asks_leave(town, name, recorder=None):
    """Return the approved leave of this person from an activity ahead; recorded by `recorder` if given."""
    activity = await town.dated()
    async with town.database() as db:
        same, officer = await activities.get(db, activity.id), await town.person(db, recorder or "李书记")
        person = await town.person(db, name)
        if recorder:
            return await leave.record_for(db, same, person, leave.Category.SICK, "住院", by=officer, now=town.now)
        made = await leave.ask(db, same, person, leave.Category.SICK, "住院", now=town.now)
        return await leave.decide(db, made.id, by=officer, approve=True, now=town.now)


async def state_of(town, asked):
    async with town.database() as db:
        return (await leave.get(db, asked.id, town.branch_id)).state


async def test_an_officer_cannot_withdraw_leave_that_a_member_requested(town):
    asked = await asks_leave(town, "张三")
    li = town["李书记"]
    await li.says("/help")
    popup = await li.presses(f"leave:withdraw:{asked.id}", li.last())
    assert "张三的请假只能由本人" in popup.text
    await li.presses(f"leave:person:{asked.activity_id}:{asked.person_id}", li.last())
    assert not li.can_tap("撤回")
    assert await state_of(town, asked) == "approved"
    await town["张三"].says("/leave")
    await town["张三"].taps("撤回")
    assert await state_of(town, asked) == "withdrawn"


async def test_only_the_recording_officer_withdraws_a_leave_recorded_by_hand(town):
    asked = await asks_leave(town, "冯九", recorder="王组织")
    for name, state in (("李书记", "approved"), ("王组织", "withdrawn")):
        await town[name].says("/help")
        await town[name].presses(f"leave:withdraw:{asked.id}", town[name].last())
        assert await state_of(town, asked) == state


# --- the answer to a press


@pytest.mark.parametrize("kind", ["500", "timeout", "drop"])
async def test_the_result_is_shown_even_if_answering_the_press_fails(town, kind):
    asked = await asks_leave(town, "张三")
    zhang = town["张三"]
    await zhang.says("/leave")
    message = zhang.last()
    town.telegram.faults.add("answerCallbackQuery", kind, times=100)
    await zhang.taps("撤回")
    town.telegram.faults.clear()
    assert await state_of(town, asked) == "withdrawn"
    assert "已撤回" in message.text
    zhang.sees_not("没有完成")


# --- one account, two branches


async def test_a_member_of_two_branches_acts_through_each_branchs_buttons(town):
    beside = await a_neighbour(town)
    zhang = town["张三"]  # the private chat of this account is about the first branch
    activity = await beside.dated()
    async with town.database() as db:
        there = await beside.person(db, "林一")
        there.account_id = zhang.id
        await roster.turn_office(db, there, Office.ORGANISATION, by=None, now=town.now)
        same, asker = await activities.get(db, activity.id), await beside.person(db, "马九")
        asked = await leave.ask(db, same, asker, leave.Category.SICK, "住院", now=town.now)
    await zhang.says("/help")
    await zhang.presses(f"leave:yes:{asked.id}", zhang.last())
    assert await state_of(beside, asked) == "approved"
    await town.until("2026-03-06 14:10")
    await zhang.presses(f"in:card:{activity.id}", zhang.last())
    await zhang.presses(f"in:heads:{activity.id}", zhang.last())
    await zhang.says("3")
    async with town.database() as db:
        other = await beside.person(db, "黄十")
    await zhang.presses(f"in:hand:{activity.id}:0", zhang.last())
    await zhang.presses(f"in:fix-present:{activity.id}:{other.id}", zhang.last())
    await zhang.says("手机没电")
    zhang.sees("黄十")
    assert (await town.activity_now(activity.id)).head_count == 3
    await zhang.presses(f"in:end:{activity.id}", zhang.last())
    await zhang.presses(f"in:ended:{activity.id}", zhang.last())
    await zhang.presses(f"in:held-yes:{activity.id}", zhang.last())
    assert (await town.activity_now(activity.id)).ended_at is not None
    mine, others = [await row_of(beside, activity, name) for name in ("林一", "刘书记")]
    await zhang.presses(f"makeup:open:{mine.id}", zhang.last())
    await zhang.says(ANSWER)
    await zhang.presses(f"makeup:hand:{others.id}", zhang.last())
    await zhang.says("当面补学并讨论")
    assert [(await row_of(beside, activity, name)).state for name in ("林一", "刘书记")] == ["submitted", "accepted"]


# --- a member's own year


async def test_a_guest_who_stays_away_is_not_counted_absent(town):
    await held(town)
    for name, absent in (("张三", True), ("褚积极", False)):
        await town[name].says("/me")
        assert ("缺席 1 次" in town[name].last().text) is absent
