"""Setup of a branch, from the bot's arrival in a group to saved settings."""

from datetime import timedelta

import pytest

from bot.domain import links
from bot.domain.branch import branches, invitations, people
from bot.domain.setup import greeting, setup
from bot.storage.tables.branch import Account, Branch
from sandbox.desk.desk import Desk
from tests.support.databases import address
from tests.support.setup import set_up
from tests.support.town import FOUNDED, a_town


@pytest.fixture
async def desk(tmp_path):
    async with Desk(tmp_path, FOUNDED, database_url=address(tmp_path)) as bench:
        yield bench
    assert bench.telegram.complaints == []


async def group_with_bot(desk, *, admin=True, supergroup=True):
    owner = desk.telegram.person("李书记")
    group = desk.telegram.group("会计学院学生第二党支部", owner=owner, supergroup=supergroup)
    await group.add_bot(by=owner, admin=admin)
    await desk.settle()
    return owner, group


async def the_branch(desk) -> Branch:
    async with desk.bot.database.begin() as db:
        return await branches.get(db, 1)


async def test_the_group_is_greeted_in_one_message(desk):
    _owner, group = await group_with_bot(desk)
    assert len(group.messages) == 1
    assert group.messages[0].buttons == [["开始设置"]]
    assert "群管理员" in group.messages[0].text


async def test_the_greeting_requests_the_pin_right_until_it_is_granted(desk):
    owner, group = await group_with_bot(desk, admin=False)
    assert "置顶" in group.messages[0].text
    await group.promote(desk.account, by=owner)
    await desk.settle()
    assert len(group.messages) == 1
    assert "置顶" not in group.messages[0].text


@pytest.mark.parametrize("allowed", ["promoted", "unmuted"])
async def test_the_greeting_is_repeated_when_the_bot_gets_the_right_to_write(desk, allowed):
    owner = desk.telegram.person("李书记")
    group = desk.telegram.group("会计学院学生第二党支部", owner=owner)
    desk.telegram.settle = None
    await group.add_bot(by=owner)
    await group.mute(desk.account, by=owner)
    desk.telegram.settle = desk.settle
    await desk.settle()
    await desk.passes(timedelta(hours=3))
    assert group.messages == []
    if allowed == "promoted":
        await group.promote(desk.account, by=owner)
    else:
        await group.restrict(desk.account, by=owner)
    await desk.settle()
    (greeted,) = group.messages
    assert greeted.buttons == [["开始设置"]]
    assert ("置顶" in greeted.text) is (allowed == "unmuted")
    await set_up(owner, group)
    await group.restrict(desk.account, by=owner)
    await desk.settle()
    assert group.messages == [greeted]


async def test_four_answers_set_up_a_branch(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    owner.sees("第 1 问")
    await owner.says("会计学院学生第二党支部")
    await owner.taps("用“机关党委”")
    await owner.taps("每月第一个周五")
    await owner.says("下午2点 党员活动室A301")
    summary = owner.sees("支部设置好了")
    for part in ("会计学院学生第二党支部", "机关党委", "每月第一个周五", "14:00 党员活动室A301", "名册"):
        assert part in summary.text
    branch = await the_branch(desk)
    assert branch.ready_at is not None
    assert (branch.founder_id, branch.fixed_day) == (owner.id, "nth:1:4")
    assert (branch.usual_time, branch.usual_place) == ("14:00", "党员活动室A301")


async def asked_for_the_day(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    await owner.taps("用“会计学院学生第二党支部”")
    await owner.taps("用“机关党委”")
    return owner


async def test_a_time_beside_the_fixed_day_is_not_asked_again(desk):
    owner = await asked_for_the_day(desk)
    await owner.says("每月10号下午3点")
    owner.sees("时间已记下：15:00")
    await owner.says("三楼会议室")
    branch = await the_branch(desk)
    assert (branch.fixed_day, branch.usual_time, branch.usual_place) == ("day:10", "15:00", "三楼会议室")


async def test_time_and_place_beside_the_fixed_day_are_confirmed_by_a_tap(desk):
    owner = await asked_for_the_day(desk)
    await owner.says("每月第二个周四下午3点，三楼会议室")
    owner.sees("已记下：15:00 三楼会议室")
    await owner.taps("用“15:00 三楼会议室”")
    branch = await the_branch(desk)
    assert (branch.fixed_day, branch.usual_time, branch.usual_place) == ("nth:2:3", "15:00", "三楼会议室")


async def test_words_that_a_setting_does_not_take_are_named(desk):
    owner = await asked_for_the_day(desk)
    await owner.says("每月5日（遇节假日顺延）")
    assert "遇节假日顺延" in owner.last().text
    await owner.says("周五下午2点，三楼会议室")
    assert "没有用到：“周五”" in owner.last().text
    assert (await the_branch(desk)).usual_place == "三楼会议室"


async def test_a_time_beside_a_changed_fixed_day_is_told_with_the_way_to_change_it(desk):
    owner = await asked_for_the_day(desk)
    await owner.says("每月10号下午3点")
    await owner.says("三楼会议室")
    await owner.says("/setup")
    await owner.taps("改固定日")
    await owner.says("每月12日 16:00 礼堂")
    assert "“16:00、礼堂”没有采用：这里只改固定日，时间和地点请另行修改" in owner.last().text
    assert (await the_branch(desk)).usual_time == "15:00"


async def test_proposed_answers_can_be_tapped(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    await owner.taps("用“会计学院学生第二党支部”")
    await owner.taps("用“机关党委”")
    await owner.taps("每月5日")
    owner.sees("通常几点")


async def test_a_wrong_answer_gets_an_example_and_the_same_question(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    await owner.says("<b>一支部</b> & 二支部")
    await owner.says("机关党委")
    await owner.says("随便哪天")
    assert "例如" in owner.last().text
    await owner.says("5号")
    for wrong in ("党员活动室", "25:70 党员活动室", "14:00"):
        await owner.says(wrong)
        assert "14:00 党员活动室" in owner.last().text
    await owner.says("14:00-17:30 党员活动室")
    owner.sees("<b>一支部</b> & 二支部")
    assert (await the_branch(desk)).usual_place == "党员活动室"


async def test_only_group_administrators_may_set_up_the_branch(desk):
    _owner, group = await group_with_bot(desk)
    member, stranger = desk.telegram.person("张三"), desk.telegram.person("路人")
    await group.add(member)
    for human in (member, stranger):
        await human.opens(f"https://t.me/dangri_bot?start={await payload(desk)}")
        human.sees("只有群管理员能为支部做设置")
        human.sees_not("会计学院")


async def payload(desk) -> str:
    return setup.link_payload(await the_branch(desk))


async def test_a_forged_link_is_refused(desk):
    owner, _group = await group_with_bot(desk)
    for forged in (
        links.make("setup", "0" * 32, 1),
        links.make("setup", "0" * 32, 77),
        "setup_1",
        "setup",
        "setup_zzzzzzzzzzzzzzzzzzzzzz_x",
    ):
        await owner.starts(forged)
        owner.sees("链接不完整")


async def test_only_the_founder_or_an_officer_changes_settings_later(desk):
    owner, group = await group_with_bot(desk)
    await set_up(owner, group)
    other = desk.telegram.person("另一管理员")
    await group.add(other)
    await group.promote(other)
    await other.opens(f"https://t.me/dangri_bot?start={await payload(desk)}")
    other.sees("已经设置完毕")
    await owner.says("/setup")
    await owner.taps("改固定日")
    await owner.says("每月最后一天")
    owner.sees("每月最后一天")
    assert (await the_branch(desk)).fixed_day == "day:31"


async def test_setup_explains_the_next_step_without_and_within_a_group(desk):
    loner = desk.telegram.person("路人")
    await loner.starts()
    await loner.says("/setup")
    loner.sees("把我加入支部的群")
    owner, group = await group_with_bot(desk)
    await owner.says("/setup@dangri_bot", to=group)
    await owner.taps("开始设置", to=group, on=group.messages[-1])
    owner.sees("第 1 问")


async def test_a_further_branch_needs_the_operators_invitation(desk):
    owner, first = await group_with_bot(desk)
    await set_up(owner, first)
    intruder = desk.telegram.person("路人")
    second = desk.telegram.group("第二支部群", owner=intruder)
    await second.add_bot(by=intruder, admin=True)
    await intruder.taps("开始设置", to=second)
    intruder.sees("须凭邀请码")
    await intruder.says("第二支部")
    intruder.sees("这个邀请码有误")
    async with desk.bot.database.begin() as db:
        code = await invitations.issue(db, now=desk.clock.now())
    await intruder.says(code)
    intruder.sees("第 1 问")
    await intruder.says("第二支部")
    async with desk.bot.database.begin() as db:
        assert (await branches.get(db, 2)).name == "第二支部"


async def test_a_setup_that_was_overtaken_by_the_first_branch_needs_an_invitation(desk):
    owner, first = await group_with_bot(desk)
    other = desk.telegram.person("另一书记")
    second = desk.telegram.group("第二支部群", owner=other)
    await second.add_bot(by=other, admin=True)
    await other.taps("开始设置", to=second)
    for answer in ("第二支部", "机关党委", "每月5日"):
        await other.says(answer)
    await set_up(owner, first)
    await other.says("14:00 会议室")
    other.sees("另一个支部已先行开通")
    async with desk.bot.database.begin() as db:
        assert (await branches.get(db, 2)).ready_at is None


async def test_an_administrator_without_office_has_no_say_after_the_setup(tmp_path):
    async with a_town(tmp_path, forum=True) as town:
        administrator = town["张三"]
        await town.group.promote(administrator)
        topics = [await town.group.topic(name) for name in ("闲聊", "主题党日")]
        await administrator.says("/setup@dangri_bot", to=town.group, topic=topics[0])
        async with town.database() as db:
            assert (await branches.get(db, town.branch_id)).thread_id is None
        await administrator.says("/setup")
        administrator.sees("需要修改的，请联系")
        await town["赵宣传"].says("/setup@dangri_bot", to=town.group, topic=topics[1])
        async with town.database() as db:
            assert (await branches.get(db, town.branch_id)).thread_id == topics[1]


async def test_the_founder_is_told_why_the_group_takes_no_posts_and_tries_again(desk):
    owner, group = await group_with_bot(desk, admin=False)
    await set_up(owner, group)
    await group.restrict_members("messages")
    await owner.says("李书记 正式党员 书记\n张三 正式党员")
    await owner.taps("保存这2人")
    await desk.passes(timedelta(minutes=1))
    told = owner.sees("群里无法发送消息：机器人被禁言")
    assert "没有发到群里：认领身份卡" in told.text
    await desk.passes(timedelta(hours=30))
    await group.restrict_members()
    await owner.taps("再试一次", on=told)
    await desk.passes(timedelta(minutes=1))
    owner.sees("已解决：机器人被禁言")
    assert group.messages[-1].buttons == [["认领身份"]]


async def test_a_removed_founder_cannot_make_himself_secretary_again(desk):
    owner, group = await group_with_bot(desk)
    await set_up(owner, group)
    await owner.says("李书记 正式党员 书记\n王组织 正式党员 组织委员\n赵宣传 正式党员 宣传委员")
    await owner.taps("保存这3人")
    await owner.taps("李书记")
    officers = [desk.telegram.person(name) for name in ("王组织", "赵宣传")]
    for officer in officers:
        await group.add(officer)
        await officer.taps("认领身份", to=group)
        await officer.taps(officer.name)
        await owner.taps("确认")
    wang, zhao = officers
    await wang.says("/roster")
    await wang.taps("李书记")
    await wang.taps("移出名册")
    await wang.taps("误加")
    await zhao.taps("同意")
    await wang.says("/roster")
    await wang.taps("添加")
    await wang.says("冯九 正式党员")
    async with desk.bot.database.begin() as db:
        wang_then = await people.bound_to(db, 1, wang.id)
        wang_then.account = None  # no keeper is bound any more
        feng = next(person for person in await people.roster(db, 1) if person.name == "冯九")
    for command in ("/roster", "/setup"):
        await owner.says(command)
        assert not owner.last().buttons
    for forged in (f"bind:me:{feng.id}", f"who:office:{feng.id}:0", f"who:free:{feng.id}", "ros:import:1:0"):
        assert "还没有认领身份" in (await owner.presses(forged, on=owner.last())).text
    await owner.taps("认领身份", to=group)
    await owner.taps("冯九")
    owner.sees("没有管理名册的支部委员能收到机器人的消息")
    async with desk.bot.database.begin() as db:
        assert [p.name for p in await people.roster(db, 1) if p.account_id == owner.id] == []


async def a_fresh_group(town, *administrators):
    """A group without a branch, to which another person has added the bot."""
    owner = town.telegram.person("另一书记")
    group = town.telegram.group("第二支部群", owner=owner)
    await group.add_bot(by=owner, admin=True)
    await town.desk.settle()
    for name in ("李书记", "张三"):
        await group.add(town[name])
    for name in administrators:
        await group.promote(town[name])
    return group


async def current(town, name):
    async with town.database() as db:
        return (await db.get_one(Account, town[name].id)).branch_id


@pytest.mark.parametrize("name", ["李书记", "张三"])
async def test_setup_in_a_foreign_group_leaves_the_own_branch_the_current_one(town, name):
    fresh = await a_fresh_group(town, name)
    await town[name].says("/setup@dangri_bot", to=fresh)
    assert await current(town, name) == town.branch_id
    await town[name].taps("开始设置", to=fresh, on=fresh.messages[-1])
    town[name].sees("须凭邀请码")
    assert await current(town, name) == town.branch_id


async def test_a_member_goes_on_privately_with_the_group_they_came_from(town):
    fresh = await a_fresh_group(town, "张三")
    await town["张三"].says("/setup@dangri_bot", to=fresh)
    await town["张三"].says("/setup")
    town["张三"].sees("须凭邀请码")
    async with town.database() as db:
        code = await invitations.issue(db, now=town.now)
    await town["张三"].says(code)
    for answer in ("第二支部", "机关党委", "每月5日", "14:00 会议室"):
        await town["张三"].says(answer)
    town["张三"].sees("支部设置好了")
    assert await current(town, "张三") != town.branch_id


async def test_an_officer_is_asked_whether_the_own_branch_or_the_new_group_is_meant(town):
    fresh = await a_fresh_group(town, "李书记")
    li = town["李书记"]
    await li.says("/setup@dangri_bot", to=fresh)
    await li.says("/setup")
    question = li.sees("您属于多个党支部")
    assert [row[0] for row in question.buttons] == ["会计学院学生第二党支部", "第二支部群"]
    await li.taps("第二支部群", on=question)
    assert "须凭邀请码" in li.last().text
    await li.says("/cancel")
    await li.taps("会计学院学生第二党支部", on=question)
    assert "支部基本信息" in li.last().text
    await li.says("/setup")
    assert "支部基本信息" in li.last().text


async def test_an_officer_who_may_not_set_up_the_new_group_is_not_asked(town):
    fresh = await a_fresh_group(town)
    await town["李书记"].says("/setup@dangri_bot", to=fresh)
    await town["李书记"].says("/setup")
    assert "支部基本信息" in town["李书记"].last().text


async def test_a_founder_of_two_branches_selects_one_by_link(tmp_path):
    async with Desk(tmp_path, FOUNDED, database_url=address(tmp_path), new_branches="open") as desk:
        await selects_one_by_link(desk)


async def selects_one_by_link(desk):
    owner, first = await group_with_bot(desk)
    await set_up(owner, first)
    second = desk.telegram.group("第二支部群", owner=owner)
    await second.add_bot(by=owner, admin=True)
    await owner.taps("开始设置", to=second)
    await owner.says("第二支部")
    assert "上级党组织" in owner.last().text  # the next question, and none for an invitation
    await owner.opens(f"https://t.me/dangri_bot?start={await payload(desk)}")
    owner.sees("会计学院机关党委")
    assert (await the_branch(desk)).name == "会计学院学生第二党支部"


async def test_setup_continues_after_a_restart(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    await owner.says("会计学院学生第二党支部")
    await desk.stop_bot()
    await owner.says("会计学院机关党委")
    await desk.restart_bot()
    owner.sees("第 3 问")


async def test_tapping_an_old_question_shows_the_open_one(desk):
    owner, group = await group_with_bot(desk)
    await owner.taps("开始设置", to=group)
    first = owner.last()
    await owner.says("会计学院学生第二党支部")
    await owner.presses("set:keep:1:1", on=first)
    owner.sees("第 2 问")
    await owner.says("机关党委")
    await owner.presses("set:keep:1:2", on=first)
    assert (await the_branch(desk)).name == "会计学院学生第二党支部"
    owner.sees("第 3 问")


async def test_a_migrated_group_keeps_its_branch_without_a_second_greeting(desk):
    owner, group = await group_with_bot(desk, supergroup=False)
    await set_up(owner, group)
    old = (await the_branch(desk)).chat_id
    new = await group.migrate()
    await desk.settle()
    branch = await the_branch(desk)
    assert (old, branch.chat_id) != (new, old)
    assert branch.chat_id == new
    await desk.passes(timedelta(minutes=5))
    assert group.messages == []


MOVES = {
    "departure, arrival, move": ("leave", "enter", "move", "move"),
    "arrival, move, departure": ("enter", "move", "leave", "move"),
    "move, departure, arrival": ("move", "leave", "enter", "move"),
    "move first": ("move", "move", "enter", "leave"),
}


@pytest.mark.parametrize("order", MOVES.values(), ids=MOVES.keys())
async def test_migration_messages_may_arrive_in_any_order(desk, order):
    old, new = -4_100_000_077, -1_002_100_000_077
    async with desk.bot.database.begin() as db:
        await greeting.enter(db, old, "一支部", new=True, can_pin=True, language="zh-CN", now=FOUNDED)
        branch = await branches.in_chat(db, old)
        branch.ready_at = FOUNDED
    for step in order:
        async with desk.bot.database.begin() as db:
            if step == "leave":
                await branches.depart(db, old, now=FOUNDED)
            elif step == "enter":
                await greeting.enter(db, new, "一支部", new=True, can_pin=True, language="zh-CN", now=FOUNDED)
            else:
                await greeting.move(db, old, new)
    async with desk.bot.database.begin() as db:
        moved = await branches.in_chat(db, new)
        assert (moved.id, moved.gone_at) == (branch.id, None)
        assert await branches.in_chat(db, old) is None


async def test_a_removed_bot_stays_silent_and_announces_its_return(desk):
    owner, group = await group_with_bot(desk)
    await set_up(owner, group)
    await group.remove(desk.account, by=owner)
    assert (await the_branch(desk)).gone_at is not None
    await owner.opens(f"https://t.me/dangri_bot?start={await payload(desk)}")
    owner.sees("已不在")
    await desk.passes(timedelta(minutes=5))
    await group.add_bot(by=owner, admin=True)
    await desk.settle()
    owner.sees("机器人已重新加入本群", to=group)
    assert (await the_branch(desk)).gone_at is None


async def test_a_user_who_blocks_the_bot_is_unreachable_until_unblocking(desk):
    human = desk.telegram.person("张三")
    await human.starts()
    await human.blocks()
    async with desk.bot.database.begin() as db:
        assert not (await db.get(Account, human.id)).reachable
    await human.unblocks()
    async with desk.bot.database.begin() as db:
        assert (await db.get(Account, human.id)).reachable


async def test_an_anonymous_administrator_is_asked_to_write_privately(desk):
    owner, group = await group_with_bot(desk)
    await owner.says("/setup@dangri_bot", to=group, anonymous=True)
    owner.sees("匿名", to=group)


async def test_a_stranger_learns_how_to_begin_and_always_gets_answers(desk):
    human = desk.telegram.person("路人")
    await human.starts()
    human.sees("认领身份")
    await human.says("你好")
    human.sees("没有看懂")
    await human.says("/nonsense")
    human.sees("没有这个命令")
    await human.says("/cancel")
    human.sees("没有等您回答的问题")
