"""Changes of the offices and accounts that hold the roster are told, contested and decided."""

import pytest

from bot.domain.membership import claim_links, roster
from bot.storage.tables.branch import Account, Branch
from tests.support.offices import COMMITTEE, bound, offices, removes, told, turns, unbinds, untold
from tests.support.town import a_town


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=COMMITTEE) as built:
        yield built
    assert built.telegram.complaints == []


# --- told to all


async def test_every_officer_is_told_at_once_of_a_change_of_office_and_of_an_unbinding(town):
    await turns(town, "王组织", "张三", "宣传委员")
    for name in ("李书记", "赵宣传", "钱纪检"):
        assert told(town, name, "王组织更改了 张三 的职务：新任宣传委员").buttons == [["有异议"]]
    await unbinds(town, "王组织", "陈四")
    for name in ("李书记", "赵宣传", "钱纪检", "张三"):
        assert told(town, name, "王组织解除 陈四 与 Telegram 账号的绑定").buttons == [["有异议"]]
    assert untold(town, "陈四", "有异议")


async def test_the_changes_of_a_list_are_told_in_one_message(town):
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("导入名册")
    present = "李书记 正式党员 书记\n王组织 正式党员 组织委员\n赵宣传 正式党员 宣传委员\n钱纪检 正式党员 纪检委员"
    await li.says(f"{present}\n张三 正式党员 副书记\n陈四 正式党员 宣传委员")
    await li.taps("保存这6人")
    message = told(town, "赵宣传", "新任副书记", "新任宣传委员")
    assert message.buttons == [["有异议：张三"], ["有异议：陈四"]]


async def test_an_officer_who_lost_the_office_is_told_and_may_contest_it(town):
    await turns(town, "王组织", "赵宣传", "宣传委员")
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "不再担任宣传委员"))
    assert await offices(town, "赵宣传") == {"publicity"}


# --- contested


async def test_while_a_change_is_contested_the_former_state_holds(town):
    await turns(town, "王组织", "张三", "副书记")
    await town["张三"].says("/roster")
    town["张三"].sees("名册")
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    assert await offices(town, "张三") == set()
    await town["张三"].says("/roster")
    town["张三"].sees("这项操作由")
    for name in ("李书记", "钱纪检"):
        assert told(town, name, "赵宣传有异议，变动暂停至").buttons == [["变动有效", "恢复原状"]]
    message = told(town, "王组织", "赵宣传有异议，变动暂停至", "请李书记、钱纪检决定")
    assert message.buttons == []  # made it


@pytest.mark.parametrize(("label", "after"), [("变动有效", {"deputy"}), ("恢复原状", set())])
async def test_an_officer_who_is_no_part_of_the_change_decides(town, label, after):
    await turns(town, "王组织", "张三", "副书记")
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    decide = told(town, "李书记", "变动暂停至").record.buttons[0][0].callback_data
    for party in ("王组织", "赵宣传"):  # made it, and objected
        popup = await town[party].presses(decide, on=town[party].last())
        assert "请李书记、钱纪检办理" in popup.text
    assert await offices(town, "张三") == set()
    await town["李书记"].taps(label, on=told(town, "李书记", "变动暂停至"))
    assert await offices(town, "张三") == after
    await town.passes(seconds=30)
    told(town, "王组织", "职务和账号变动有了结果", "李书记决定")


async def test_a_change_that_nobody_decides_lapses_after_72_hours(town):
    await turns(town, "王组织", "张三", "副书记")
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    await town.passes(hours=71)
    assert untold(town, "李书记", "变动作废，恢复原状")
    await town.passes(hours=2)
    told(town, "李书记", "72 小时内没有决定，变动作废，恢复原状")
    assert await offices(town, "张三") == set()


async def test_without_a_free_officer_the_operators_command_is_named(tmp_path):
    few = [row for row in COMMITTEE if row[0] in {"李书记", "王组织", "张三"}]
    async with a_town(tmp_path, roster=few) as town:
        await turns(town, "王组织", "张三", "副书记")
        contest = told(town, "李书记", "新任副书记").record.buttons[0][0].callback_data
        await town["李书记"].presses(contest, on=town["李书记"].last())
        message = told(town, "王组织", "变动暂停至", "python -m bot decide 1 uphold")
        assert not message.buttons
        popup = await town["王组织"].presses(contest.replace("contest", "yes"), on=message)
        assert "python -m bot decide 1 uphold" in popup.text


async def test_a_change_is_contested_once(town):
    await turns(town, "王组织", "张三", "副书记")
    contest = told(town, "赵宣传", "新任副书记").record.buttons[0][0].callback_data
    await town["赵宣传"].presses(contest, on=town["赵宣传"].last())
    await town["李书记"].taps("变动有效", on=told(town, "李书记", "变动暂停至"))
    popup = await town["钱纪检"].presses(contest, on=town["钱纪检"].last())
    assert "每项变动只能提一次" in popup.text
    assert await offices(town, "张三") == {"deputy"}


async def test_a_change_cannot_be_contested_after_a_week(town):
    await turns(town, "王组织", "张三", "副书记")
    await town.passes(days=8)
    popup = await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    assert "已过 7 天" in popup.text
    assert await offices(town, "张三") == {"deputy"}


async def test_a_member_without_office_cannot_contest_or_decide(town):
    await turns(town, "王组织", "张三", "副书记")
    contest = told(town, "赵宣传", "新任副书记").record.buttons[0][0].callback_data
    await town["陈四"].starts()
    popup = await town["陈四"].presses(contest, on=town["陈四"].last())
    assert "这项操作由" in popup.text
    await town["赵宣传"].presses(contest, on=town["赵宣传"].last())
    popup = await town["陈四"].presses(contest.replace("contest", "no"), on=town["陈四"].last())
    assert "这项操作由" in popup.text
    assert await offices(town, "张三") == set()


async def test_a_contested_change_stands_in_todo_of_those_who_decide(town):
    await turns(town, "王组织", "张三", "副书记")
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    await town["王组织"].says("/todo")
    assert "决定职务变动" not in town["王组织"].last().text
    await town["钱纪检"].says("/todo")
    await town["钱纪检"].taps("去决定")
    await town["钱纪检"].taps("恢复原状")
    told(town, "王组织", "钱纪检决定：恢复原状")


# --- attacks by one keeper


async def test_a_keeper_cannot_appoint_the_judge_of_the_own_changes(town):
    await turns(town, "李书记", "张三", "纪检委员")
    await turns(town, "李书记", "王组织", "组织委员")
    lost = told(town, "王组织", "不再担任组织委员")
    await town["王组织"].taps("有异议", on=lost)
    assert await offices(town, "王组织") == {"organisation"}
    asked = told(town, "赵宣传", "变动暂停至")
    assert told(town, "张三", "变动暂停至").buttons == []
    popup = await town["张三"].presses(asked.record.buttons[0][0].callback_data, on=town["张三"].last())
    assert "请赵宣传、钱纪检办理" in popup.text
    await town["赵宣传"].taps("恢复原状", on=asked)
    assert await offices(town, "王组织") == {"organisation"}


async def test_a_keeper_cannot_unbind_another_keeper_alone(town):
    await unbinds(town, "王组织", "李书记")
    town["王组织"].sees("关于 李书记 的解除绑定，已请赵宣传、钱纪检表示是否同意")
    assert await bound(town, "李书记") == town["李书记"].id
    assert untold(town, "李书记", "王组织 提出解除")
    await town["赵宣传"].taps("不同意", on=told(town, "赵宣传", "王组织 提出解除 李书记"))
    assert await bound(town, "李书记") == town["李书记"].id
    told(town, "王组织", "赵宣传不同意，没有变动")


async def test_two_officers_together_unbind_a_keeper_and_all_are_told(town):
    await unbinds(town, "王组织", "李书记")
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "王组织 提出解除 李书记"))
    assert await bound(town, "李书记") is None
    told(town, "钱纪检", "王组织、赵宣传解除 李书记 与 Telegram 账号的绑定")
    town["李书记"].sees("的绑定已解除")


@pytest.mark.parametrize("takes", [unbinds, removes])
async def test_taking_the_office_first_does_not_let_one_keeper_take_the_account_or_the_place(town, takes):
    await turns(town, "李书记", "王组织", "组织委员")
    await takes(town, "李书记", "王组织")
    town["李书记"].sees("已请")
    assert await bound(town, "王组织") == town["王组织"].id


async def test_a_list_cannot_remove_another_keeper(town):
    wang = town["王组织"]
    await wang.says("/roster")
    await wang.taps("导入名册")
    await wang.says("王组织 正式党员 组织委员\n张三 正式党员")
    popup = await wang.taps("同时移除")
    assert "李书记管理名册，移出须两位支部委员共同办理" in popup.text
    assert await offices(town, "李书记") == {"secretary"}


async def test_two_officers_remove_a_keeper_and_an_objection_brings_the_person_back(town):
    await removes(town, "李书记", "王组织", "去世")
    await town["赵宣传"].taps("同意", on=told(town, "赵宣传", "李书记 提出把 王组织 移出名册"))
    assert await offices(town, "王组织") is None
    async with town.database() as db:
        await roster.add(db, town.branch_id, [roster.Entry("王组织", roster.Kind.FULL)], by=None, now=town.now)
    await town["王组织"].taps("有异议", on=told(town, "王组织", "移出名册"))
    assert await offices(town, "王组织") == {"organisation"}
    assert await bound(town, "王组织") == town["王组织"].id
    assert await offices(town, "王组织2") == set()  # who took the name meanwhile
    await town["王组织"].says("/roster")
    town["王组织"].sees("名册")


@pytest.mark.parametrize("objector", ["钱纪检", "赵宣传"])
async def test_an_objection_gives_an_unbound_account_back(town, objector):
    await unbinds(town, "李书记", "赵宣传")
    assert await bound(town, "赵宣传") is None
    await town[objector].taps("有异议", on=told(town, objector, "解除 赵宣传"))
    assert await bound(town, "赵宣传") == town["赵宣传"].id
    await town["王组织"].taps("变动有效", on=told(town, "王组织", "变动暂停至"))
    assert await bound(town, "赵宣传") is None


@pytest.mark.parametrize("objector", ["钱纪检", "赵宣传"])
async def test_an_objection_gives_back_an_account_that_the_bot_would_have_forgotten(town, objector):
    """No claim ties the account to the branch, and after thirty days the accounts of strangers are deleted."""
    async with town.database() as db:
        (await db.get_one(Account, town["赵宣传"].id)).added_at = town.now
    await town.passes(days=28)
    await unbinds(town, "李书记", "赵宣传")
    await town.passes(days=4)
    await town[objector].taps("有异议", on=told(town, objector, "解除 赵宣传"))
    assert await bound(town, "赵宣传") == town["赵宣传"].id
    await town["赵宣传"].says("/todo")
    town["赵宣传"].sees_not("还没有认领身份")


async def test_two_officers_learn_early_that_only_the_operator_decides(tmp_path):
    few = [row for row in COMMITTEE if row[0] in {"李书记", "王组织", "张三", "陈四"}]
    async with a_town(tmp_path, roster=few) as town:
        await turns(town, "李书记", "张三", "宣传委员")
        assert "届时只能由机器人的运营者决定" in told(town, "王组织", "新任宣传委员").text
        assert "由未参与此项变动的支部委员决定" in told(town, "张三", "新任宣传委员").text  # by 王组织
        await town["王组织"].taps("有异议", on=told(town, "王组织", "新任宣传委员"))
        for name in ("王组织", "李书记"):
            message = told(town, name, "只能由机器人的运营者决定", "变动的编号 1 ")
            assert "python -m bot decide 1 uphold" in message.text
            assert "python -m bot decide 1 reverse" in message.text
            assert message.buttons == []
        data = "off:yes:1"
        popup = await town["李书记"].presses(data, on=town["李书记"].last())
        assert "变动的编号 1 告知" in popup.text


async def test_officers_of_a_full_committee_are_told_that_one_of_them_decides(town):
    await turns(town, "王组织", "张三", "副书记")
    assert "由未参与此项变动的支部委员决定" in told(town, "赵宣传", "新任副书记").text
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "新任副书记"))
    assert "请李书记、钱纪检决定" in told(town, "赵宣传", "已记下您的异议").text


async def test_the_confirmation_of_an_officers_account_is_told_and_can_be_contested(tmp_path):
    vacant = [(name, kind, office, has and name != "李书记") for name, kind, office, has in COMMITTEE]
    async with a_town(tmp_path, roster=vacant) as town:
        thief = town.telegram.person("小偷")
        await town.group.add(thief)
        async with town.database() as db:
            await claim_links.post_card(db, await db.get_one(Branch, town.branch_id), now=town.now)
        await town.desk.settle()
        await thief.taps("认领身份", to=town.group)
        await thief.taps("李书记")
        await town["王组织"].taps("确认")
        assert await bound(town, "李书记") == thief.id
        await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "王组织确认 Telegram 账号“小偷”是 李书记（书记）"))
        assert await bound(town, "李书记") is None
        await thief.says("/roster")
        thief.sees("还没有认领身份")
        await town["钱纪检"].taps("变动有效", on=told(town, "钱纪检", "“小偷”", "变动暂停至"))
        assert await bound(town, "李书记") == thief.id


# --- an objection brings back what stood before, whatever was done next


async def imports(town, who, lines):
    human = town[who]
    await human.says("/roster")
    await human.taps("导入名册")
    await human.says(lines)
    await human.taps("保存这6人")


@pytest.mark.parametrize(("label", "kind"), [("变动有效", "activist"), ("恢复原状", "full")])
async def test_an_objection_gives_the_membership_back_that_went_with_the_office(town, label, kind):
    rest = "李书记 正式党员 书记\n王组织 正式党员 组织委员\n钱纪检 正式党员 纪检委员\n张三 正式党员\n陈四 正式党员"
    await imports(town, "王组织", f"{rest}\n赵宣传 积极分子")
    assert await offices(town, "赵宣传") == set()
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "不再担任宣传委员"))
    assert await offices(town, "赵宣传") == {"publicity"}
    await town["李书记"].taps(label, on=told(town, "李书记", "变动暂停至"))
    assert await offices(town, "赵宣传") == ({"publicity"} if label == "恢复原状" else set())
    async with town.database() as db:
        assert (await town.person(db, "赵宣传")).kind == kind


async def test_an_objection_to_the_loss_of_the_office_brings_back_a_person_who_was_removed_next(town):
    await turns(town, "王组织", "赵宣传", "宣传委员")
    await removes(town, "王组织", "赵宣传")
    assert await offices(town, "赵宣传") is None
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "不再担任宣传委员"))
    assert await offices(town, "赵宣传") == {"publicity"}
    assert await bound(town, "赵宣传") == town["赵宣传"].id


@pytest.mark.parametrize("words", ["解除 赵宣传", "移出名册"])
async def test_an_officer_who_was_unbound_and_then_removed_contests_either(town, words):
    await unbinds(town, "王组织", "赵宣传")
    await removes(town, "王组织", "赵宣传")
    assert await offices(town, "赵宣传") is None
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", words))
    assert await offices(town, "赵宣传") == {"publicity"}
    assert await bound(town, "赵宣传") == town["赵宣传"].id


async def test_the_name_of_an_officer_is_not_replaced_while_the_departure_can_be_contested(town):
    await removes(town, "王组织", "赵宣传")
    wang = town["王组织"]
    await wang.says("/roster")
    await wang.taps("已离开的人")
    await wang.taps("赵宣传")
    departed = wang.last()
    forged = departed.record.buttons[1][0].callback_data.replace("ask", "erase")
    for press in (wang.taps("删去文字，姓名换成代号", on=departed), wang.presses(forged, on=departed)):
        assert "的职务或账号最近有变动" in (await press).text
    await town["赵宣传"].taps("有异议", on=told(town, "赵宣传", "移出名册"))
    assert await offices(town, "赵宣传") == {"publicity"}
    await town["李书记"].taps("变动有效", on=told(town, "李书记", "变动暂停至"))
    await wang.taps("删去文字，姓名换成代号", on=departed)
    wang.sees("并把姓名换成“离开人员")
