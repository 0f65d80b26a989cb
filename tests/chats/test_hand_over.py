"""The secretary hands the office over, or two officers name a successor; there is one secretary at a time."""

import pytest
from sqlalchemy import select

from bot.storage.tables.timeline import Event
from tests.support.offices import COMMITTEE, asks_handover, card, offices, removes, told, turns
from tests.support.town import a_town


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=COMMITTEE) as built:
        yield built
    assert built.telegram.complaints == []


async def test_the_secretary_hands_over_with_one_button_and_the_successor_agrees(town):
    await asks_handover(town, "李书记", "张三")
    town["李书记"].sees("关于 张三 的书记职务交接，已请张三表示是否同意")
    assert await offices(town, "李书记") == {"secretary"}
    await town["张三"].taps("同意", on=told(town, "张三", "李书记 请您（张三）接任书记"))
    assert (await offices(town, "李书记"), await offices(town, "张三")) == (set(), {"secretary"})
    told(town, "王组织", "李书记将书记职务交接给 张三")
    async with town.database() as db:
        noted = (await db.scalars(select(Event).where(Event.kind == "secretary-changed"))).one()
        assert (noted.person_id, noted.by_id) == tuple(
            [(await town.person(db, name)).id for name in ("张三", "李书记")]
        )


async def test_a_hand_over_that_is_declined_withdrawn_or_not_answered_changes_nothing(town):
    await asks_handover(town, "李书记", "张三")
    await town["张三"].taps("不同意", on=told(town, "张三", "接任书记"))
    told(town, "李书记", "张三不同意，没有变动")
    await asks_handover(town, "李书记", "陈四")
    question = told(town, "陈四", "接任书记")
    agree = question.record.buttons[0][0].callback_data
    await town["李书记"].taps("撤回", on=told(town, "李书记", "已请陈四表示是否同意"))
    await town["陈四"].presses(agree, on=question)
    assert await offices(town, "李书记") == {"secretary"}
    await asks_handover(town, "李书记", "张三")
    question = told(town, "张三", "接任书记", "您同意后")
    agree = question.record.buttons[0][0].callback_data
    await town.passes(hours=73)
    told(town, "李书记", "72 小时内没有得到同意")
    await town["张三"].presses(agree, on=question)
    assert await offices(town, "李书记") == {"secretary"}


async def test_nobody_takes_the_office_of_a_secretary_who_is_there(town):
    popup = await asks_handover(town, "王组织", "张三")
    assert "书记李书记还能收到消息" in popup.text
    message = await card(town, "王组织", "李书记")
    await town["王组织"].taps("职务", on=message)
    popup = await town["王组织"].taps("书记", on=message)
    assert "书记的职务通过交接变更" in popup.text
    wang = town["王组织"]
    await wang.says("/roster")
    await wang.taps("导入名册")
    await wang.says("李书记 正式党员\n王组织 正式党员 书记")
    assert "书记没有改" in wang.last().text
    await wang.taps("保存这2人")
    assert (await offices(town, "李书记"), await offices(town, "王组织")) == ({"secretary"}, set())


async def test_two_officers_name_a_successor_when_the_secretary_is_gone(town):
    await town["李书记"].blocks()
    await asks_handover(town, "王组织", "王组织")
    assert await offices(town, "王组织") == {"organisation"}
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "王组织 提出请 王组织 接任书记"))
    assert (await offices(town, "李书记"), await offices(town, "王组织")) == (set(), {"organisation", "secretary"})
    told(town, "钱纪检", "王组织、赵宣传请 王组织 接任书记（原书记：李书记）")


async def test_a_secretary_who_comes_back_contests_the_succession(town):
    await town["李书记"].blocks()
    await asks_handover(town, "王组织", "王组织")
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "接任书记"))
    contest = told(town, "钱纪检", "接任书记").record.buttons[0][0].callback_data
    await town["李书记"].unblocks()
    await town["李书记"].says("/help")
    await town["李书记"].presses(contest, on=town["李书记"].last())
    assert (await offices(town, "李书记"), await offices(town, "王组织")) == ({"secretary"}, {"organisation"})
    popup = await town["赵宣传"].presses(contest.replace("contest", "yes"), on=town["赵宣传"].last())
    assert "请钱纪检办理" in popup.text


async def test_one_officer_alone_cannot_name_a_successor(tmp_path):
    few = [row for row in COMMITTEE if row[0] in {"李书记", "王组织", "张三"}]
    async with a_town(tmp_path, roster=few) as town:
        await town["李书记"].blocks()
        popup = await asks_handover(town, "王组织", "王组织")
        assert "须两位共同办理" in popup.text
        assert await offices(town, "李书记") == {"secretary"}


async def test_without_an_officer_who_could_consent_a_succession_cannot_be_made(tmp_path):
    few = [row for row in COMMITTEE if row[0] in {"李书记", "王组织", "赵宣传"}]
    async with a_town(tmp_path, roster=few) as town:
        await town["李书记"].blocks()
        await asks_handover(town, "王组织", "王组织")
        question = told(town, "赵宣传", "王组织 提出请 王组织 接任书记")
        await turns(town, "王组织", "赵宣传", "宣传委员")
        popup = await town["赵宣传"].taps("同意", on=question)
        assert "目前没有其他支部委员可以同意" in popup.text
        assert await offices(town, "李书记") == {"secretary"}


async def test_a_restored_secretary_displaces_the_one_named_meanwhile(town):
    await asks_handover(town, "李书记", "张三")
    await town["张三"].taps("同意", on=told(town, "张三", "接任书记"))
    first = told(town, "王组织", "李书记将书记职务交接给 张三")
    await asks_handover(town, "张三", "陈四")
    await town["陈四"].taps("同意", on=told(town, "陈四", "接任书记"))
    await town["王组织"].taps("有异议", on=first)
    holders = [name for name, *_rest in COMMITTEE if "secretary" in (await offices(town, name) or ())]
    assert holders == ["李书记"]
    await town["赵宣传"].taps("变动有效", on=told(town, "赵宣传", "变动暂停至"))
    holders = [name for name, *_rest in COMMITTEE if "secretary" in (await offices(town, name) or ())]
    assert holders == ["陈四"]


# --- one secretary


async def secretaries(town):
    return [name for name, *_rest in COMMITTEE if "secretary" in (await offices(town, name) or ())]


async def contested_handover(town):
    """Let the secretary hand over to 张三 and an officer contest it; the secretary holds the office meanwhile."""
    await asks_handover(town, "李书记", "张三")
    await town["张三"].taps("同意", on=told(town, "张三", "接任书记"))
    await town["王组织"].taps("有异议", on=told(town, "王组织", "职务交接给 张三"))
    assert await secretaries(town) == ["李书记"]


async def test_while_a_hand_over_is_contested_there_is_no_other_one(town):
    await contested_handover(town)
    popup = await asks_handover(town, "李书记", "陈四")
    assert "有结果前不能办理书记交接" in popup.text
    await town["赵宣传"].taps("变动有效", on=told(town, "赵宣传", "变动暂停至"))
    assert await secretaries(town) == ["张三"]
    await asks_handover(town, "张三", "陈四")
    await town["陈四"].taps("同意", on=told(town, "陈四", "接任书记"))
    assert await secretaries(town) == ["陈四"]


async def test_while_the_secretarys_departure_is_contested_there_is_no_hand_over(town):
    await removes(town, "王组织", "李书记")
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "移出名册"))
    await asks_handover(town, "王组织", "张三")
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "接任书记"))
    assert await secretaries(town) == ["张三"]
    await town["李书记"].taps("有异议", on=told(town, "李书记", "移出名册"))
    assert await secretaries(town) == ["李书记"]
    popup = await asks_handover(town, "李书记", "陈四")
    assert "有结果前不能办理书记交接" in popup.text
    await town["钱纪检"].taps("变动有效", on=told(town, "钱纪检", "变动暂停至"))
    assert await secretaries(town) == ["张三"]


async def test_a_secretary_who_is_back_before_the_consent_keeps_the_office(town):
    await town["李书记"].blocks()
    await asks_handover(town, "王组织", "王组织")
    await town["李书记"].unblocks()
    await town["李书记"].says("/help")
    popup = await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "接任书记"))
    assert "书记李书记还能收到消息" in popup.text
    assert await secretaries(town) == ["李书记"]
