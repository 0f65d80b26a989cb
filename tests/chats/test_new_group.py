"""The group of a branch is replaced by another one; everything is kept."""

import pytest
from sqlalchemy import select

from bot.storage.tables.branch import Branch
from bot.storage.tables.membership import GroupJoin
from bot.storage.tables.timeline import Event
from tests.support.party_day import attend, votes
from tests.support.town import a_neighbour


async def another_group(town, *, owner="李书记", title="学生第二党支部（新）"):
    group = town.telegram.group(title, owner=town[owner])
    await group.add_bot(by=town[owner], admin=True)
    await town.desk.settle()
    return group


async def names_it(town, group, who="李书记"):
    """Tap 更换群, send /setup in the new group and follow its button."""
    await town[who].says("/roster")
    await town[who].taps("更换群")
    await town[who].says("/setup@dangri_bot", to=group)
    await town[who].taps("开始设置", to=group)


async def moves(town, who="李书记"):
    group = await another_group(town, owner=who)
    await names_it(town, group, who)
    await town[who].taps("确认更换")
    await town.desk.settle()
    return group


def texts(group):
    return [seen.text for seen in group.messages if seen.from_bot]


async def test_a_branch_moves_with_its_plan_its_open_check_in_and_its_people(town):
    activity = await town.dated()
    coming = await town.dated("2026-04-03 14:00", form="志愿服务行动")
    await attend(town, activity, "张三", "陈四")
    await town.passes(seconds=10)
    old_before = texts(town.group)
    new = await moves(town)
    assert "会计学院学生第二党支部" in town["李书记"].last().text
    assert texts(town.group) == [*old_before, texts(town.group)[-1]]
    assert "已改用另一个群" in texts(town.group)[-1]
    assert new.messages[0].buttons == []
    assert "本群现在是" in new.messages[0].text
    card = next(seen for seen in new.messages if "签到开始" in seen.text)
    assert card.buttons == [["签到"]]
    assert "已到 2" in card.text
    for human in ("周六", "冯九"):
        await new.add(town[human])
    await town["周六"].taps("签到", to=new, on=card)
    await town.passes(seconds=10)
    assert "已到 3" in card.text
    assert texts(town.group)[:-1] == old_before
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=11)
    await votes(town["周六"])
    await town.until("2026-03-30 12:00")
    assert any("测评结果" in text for text in texts(new))
    assert any("主题党日预告：志愿服务行动" in text for text in texts(new))
    assert texts(town.group)[len(old_before) + 1 :] == []
    assert (await town.activity_now(coming.id)).posted_at is not None
    await town["冯九"].says("/plan@dangri_bot", to=new)
    assert "2026年主题党日" in new.messages[-1].text
    await town["张三"].says("/plan@dangri_bot", to=town.group)
    assert "还没有设置党支部" in town.group.messages[-1].text


async def test_an_officer_who_is_asked_for_a_code_in_the_new_group_is_told_the_way_without_one(town):
    group = await another_group(town)
    await town["李书记"].taps("开始设置", to=group)
    town["李书记"].sees("原有支部改用这个群的，不需要邀请码：请发送 /roster，点 [更换群]")
    await town["李书记"].says("/roster")
    await town["李书记"].taps("更换群")
    await town["李书记"].taps("开始设置", to=group)
    await town["李书记"].taps("确认更换")
    town["李书记"].sees("请邀请各位同志加入新群")
    assert any("本群现在是" in text for text in texts(group))


async def test_a_notice_of_an_activity_ahead_is_posted_in_the_new_group(town):
    await town.dated()
    await town.until("2026-03-02 12:00")
    assert any("主题党日预告：红色教育行动" in text for text in texts(town.group))
    new = await moves(town)
    notice = next(seen for seen in new.messages if "主题党日预告：红色教育行动" in seen.text)
    assert notice in new.pinned


async def test_the_move_is_told_to_the_other_officers_and_written_into_the_timeline(town):
    new = await moves(town, "王组织")
    for name in ("李书记", "赵宣传"):
        town[name].sees("王组织已将 会计学院学生第二党支部 的群由“会计学院学生第二党支部”更换为“学生第二党支部（新）”")
    town["王组织"].sees_not("王组织已将")
    async with town.database() as db:
        event = (await db.scalars(select(Event).where(Event.kind == "group-replaced"))).one()
        assert event.by_id == (await town.person(db, "王组织")).id
        assert (event.plain["new"], event.plain["new_chat"]) == (new.title, new.id)


async def test_a_group_of_another_branch_is_refused_in_a_sentence(town):
    beside = await a_neighbour(town)
    await beside.group.add(town["李书记"])
    await beside.group.promote(town["李书记"])
    await names_it(town, beside.group)
    assert "已属于另一个党支部" in town["李书记"].last().text
    async with town.database() as db:
        chats = dict((await db.execute(select(Branch.id, Branch.chat_id))).all())
    assert (chats[town.branch_id], chats[beside.branch_id]) == (town.group.id, beside.group.id)


async def test_a_setup_that_was_open_in_the_new_group_ends_with_the_move(town):
    group = await another_group(town, owner="张三")
    await town["张三"].taps("开始设置", to=group)
    town["张三"].sees("邀请码")
    await group.add(town["李书记"])
    await group.promote(town["李书记"])
    await names_it(town, group)
    await town["李书记"].taps("开始设置", to=group)
    await town["李书记"].taps("确认更换", on=town["李书记"].sees("更换为"))
    await town["张三"].says("3f9c0b7a5d2e4816a0c7f1b29d64e853")
    town["张三"].sees("这个问题已经结束")


async def test_an_officer_who_is_no_administrator_of_the_new_group_is_refused(town):
    group = await another_group(town, owner="张三")
    await group.add(town["李书记"])
    await names_it(town, group)
    assert "还不是“学生第二党支部（新）”的管理员" in town["李书记"].last().text
    await group.promote(town["李书记"])
    await town["李书记"].taps("开始设置", to=group)
    question = town["李书记"].sees("更换为")
    await group.demote(town["李书记"])
    popup = await town["李书记"].taps("确认更换", on=question)
    assert "还不是" in popup.text


@pytest.mark.parametrize("name", ["赵宣传", "张三"])
async def test_who_does_not_keep_the_roster_cannot_move_the_branch(town, name):
    group = await another_group(town, owner=name)
    await town[name].starts()
    popup = await town[name].presses(f"grp:new:{town.branch_id}", on=town[name].last())
    assert "李书记、王组织办理" in popup.text
    async with town.database() as db:
        fresh = await db.scalar(select(Branch.id).where(Branch.chat_id == group.id))
    popup = await town[name].presses(f"grp:yes:{town.branch_id}:{fresh}", on=town[name].last())
    assert "办理" in popup.text


async def test_a_second_tap_changes_nothing(town):
    group = await another_group(town)
    await names_it(town, group)
    question = town["李书记"].last()
    data = question.reply_markup.inline_keyboard[0][0].callback_data
    await town["李书记"].taps("确认更换", on=question)
    before = texts(group), texts(town.group)
    await town["李书记"].presses(data, on=question)
    assert (texts(group), texts(town.group)) == before


async def test_a_move_without_a_working_link_goes_by_commands(town):
    group = await another_group(town)
    await town["李书记"].says("/roster")
    await town["李书记"].taps("更换群")
    await town["李书记"].says("新群")
    town["李书记"].sees("请在新群里发送 /setup")
    await town["李书记"].says("/setup@dangri_bot", to=group)
    await town["李书记"].says("/setup")
    await town["李书记"].taps("确认更换")
    town["李书记"].sees("的群已由")


async def test_a_branch_without_a_group_gets_one(town):
    await town.group.remove(town.account)
    new = await moves(town)
    assert "本群现在是" in texts(new)[0]
    assert not any("已改用另一个群" in text for text in texts(town.group))


async def test_the_number_of_an_old_message_never_edits_a_message_of_the_new_group(town):
    activity = await town.dated()
    await town.until("2026-03-01 12:00")
    notice = town["张三"].sees("主题党日预告：红色教育行动", to=town.group)
    await attend(town, activity)
    new = await moves(town)
    while (await town["李书记"].says("大家好", to=new)).id < notice.id - 2:
        pass
    await town["李书记"].says("/help@dangri_bot", to=new)
    answer = new.messages[-1]
    assert (answer.id, answer.from_bot) == (notice.id, True)
    words = answer.text
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    await town["李书记"].taps("未开展")
    await town.passes(minutes=1)
    assert answer.text == words
    assert any("未开展" in text for text in texts(new))


async def test_the_days_of_joining_are_those_of_the_present_group(town):
    former, stranger = (town.telegram.person(name) for name in ("路人甲", "路人乙"))
    await town.until("2026-02-27 08:30")
    await town.group.add(former)
    group = await another_group(town)
    await town.until("2026-02-28 10:00")
    await group.add(stranger)
    await names_it(town, group)
    await town["李书记"].taps("确认更换")
    await town.desk.settle()
    async with town.database() as db:
        joins = (await db.execute(select(GroupJoin.branch_id, GroupJoin.telegram_id))).all()
    assert (town.branch_id, stranger.id) in joins
    assert former.id not in {account for _branch, account in joins}
    await town.until("2026-03-01 09:00")
    await group.add(former)
    for human, name in ((former, "冯九"), (stranger, "冯九")):
        await human.taps("认领身份", to=group)
        await human.taps(name)
    await town.passes(seconds=30)
    told = town["李书记"].last().text
    assert "2月28日(周六) 10:00 入群" in told
    assert "3月1日(周日) 09:00 入群" in told
    assert "2月27日" not in told


async def test_an_end_that_is_undone_after_the_move_posts_the_check_in_card_in_the_new_group(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三", "陈四", "周六")
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    new = await moves(town)
    assert not any("签到开始" in text for text in texts(new))
    await town["李书记"].taps("撤销结束")
    await town.passes(minutes=1)
    (card,) = [seen for seen in new.messages if "签到开始" in seen.text]
    await new.add(town["吴七"])
    await town["吴七"].taps("签到", to=new, on=card)
    town["吴七"].sees("签到成功")


async def test_what_the_old_group_did_not_allow_is_no_matter_of_the_new_one(town):
    await town.group.restrict(town.account, "photos")
    activity = await town.dated()
    await attend(town, activity)
    await town.passes(minutes=1)
    await town["李书记"].says("/todo")
    assert "群里不能发图片" in town["李书记"].last().text
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await town["李书记"].taps("未开展")
    await moves(town)
    await town["李书记"].says("/todo")
    assert "群里不能发图片" not in town["李书记"].last().text
    assert town["李书记"].sees("已解决：群里不能发图片")


async def test_the_branch_goes_back_to_its_old_group_in_the_same_way(town):
    old = town.group
    await moves(town)
    await names_it(town, old)
    await town["李书记"].taps("确认更换")
    await town.passes(minutes=1)
    assert any("本群现在是" in text for text in texts(old))
    async with town.database() as db:
        assert (await db.get_one(Branch, town.branch_id)).chat_id == old.id
