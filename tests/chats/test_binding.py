"""Binding of accounts to names on the roster."""

import pytest
from sqlalchemy import update

from bot.domain import links
from bot.domain.branch import people
from bot.domain.membership import binding, claim_links, roster
from bot.domain.membership.roster_list import Entry
from bot.domain.obligations import deliveries
from bot.domain.roles import Kind, Office
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Delivery
from tests.support.town import a_neighbour, a_town

UNBOUND = (
    ("李书记", "full", "secretary", True),
    ("王组织", "full", "organisation", True),
    ("张三", "full", None, False),
    ("陈四", "full", None, False),
    ("孙五", "probationary", None, False),
    ("丙" * 20, "full", None, False),
)


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=UNBOUND) as built:
        async with built.database() as db:
            await claim_links.post_card(db, await db.get_one(Branch, built.branch_id), now=built.now)
        await built.desk.settle()
        yield built
    assert built.telegram.complaints == []


async def bound(town, name):
    async with town.database() as db:
        return (await town.person(db, name)).account_id


async def claims(town, human, name):
    await human.taps("认领身份", to=town.group)
    await human.taps(name)


async def test_a_member_picks_a_name_and_an_officer_confirms_it(town):
    zhang, li = town["张三"], town["李书记"]
    await claims(town, zhang, "张三")
    zhang.sees("已请支部委员确认")
    assert await bound(town, "张三") is None
    assert "Telegram 账号“张三”认领 张三（正式党员） 的身份" in li.last().text
    await li.taps("确认")
    zhang.sees("身份已确认：张三")
    assert await bound(town, "张三") == zhang.id
    await zhang.starts()
    zhang.sees("您在 会计学院学生第二党支部 是 张三（正式党员）")


async def test_the_card_counts_claims_without_naming_members(town):
    await claims(town, town["张三"], "张三")
    await town["李书记"].taps("确认")
    await town.passes(seconds=10)
    assert "已认领 3/6" in town.group.messages[-1].text
    assert "张三" not in town.group.messages[-1].text


async def test_a_confirmation_during_a_card_edit_is_counted_too(town):
    async with town.database() as db:  # as if a tick had claimed the edit of the card and counted already
        await db.execute(
            update(Delivery).where(Delivery.kind == "claim-card").values(edit_at=town.now + deliveries.LEASE)
        )
    await claims(town, town["张三"], "张三")
    await town["李书记"].taps("确认")
    await town.passes(seconds=10)
    assert "已认领 3/6" in town.group.messages[-1].text


async def test_the_first_decision_stands_and_every_officer_sees_it(town):
    zhang, li, wang = town["张三"], town["李书记"], town["王组织"]
    await claims(town, zhang, "张三")
    asked = wang.last()
    no = asked.record.buttons[0][1].callback_data
    await li.taps("确认")
    await wang.presses(no, on=asked)
    assert "李书记已确认" in asked.text
    assert await bound(town, "张三") == zhang.id
    await town.passes(seconds=10)
    assert asked.buttons == []


async def test_several_claims_are_confirmed_at_once(town):
    for name in ("张三", "陈四", "孙五"):
        await claims(town, town[name], name)
    li = town["李书记"]
    await town.passes(seconds=10)
    await li.taps("全部确认(3)")
    await town.passes(seconds=10)
    li.sees("“张三”就是 张三，李书记已确认")
    for name in ("张三", "陈四", "孙五"):
        assert await bound(town, name) == town[name].id
        town[name].sees("身份已确认")


async def test_a_name_can_be_typed(town):
    human = town["张三"]
    await human.taps("认领身份", to=town.group)
    await human.says("张 三")
    human.sees("您认领了 张三")
    await town["陈四"].taps("认领身份", to=town.group)
    await town["陈四"].says("陈小四<b>")
    town["陈四"].sees("姓名")
    await town["陈四"].says("陈小四")
    town["陈四"].sees("名册上没有“陈小四”")
    await town["陈四"].says("陈四")
    town["陈四"].sees("您认领了 陈四")


async def test_a_wrong_pick_is_replaced_by_choosing_again(town):
    human = town["张三"]
    await claims(town, human, "陈四")
    await human.taps("重新选择")
    await human.taps("张三")
    human.sees("您认领了 张三")
    async with town.database() as db:
        assert [c.person.name for c in await binding.waiting(db, town.branch_id)] == ["张三"]
    await claims(town, town["陈四"], "陈四")
    town["陈四"].sees("您认领了 陈四")


async def test_a_refused_claim_is_explained(town):
    zhang, chen = town["张三"], town["陈四"]
    await claims(town, zhang, "张三")
    await town["李书记"].taps("确认")
    await chen.taps("认领身份", to=town.group)
    await chen.says("张三")
    chen.sees("已经由另一个账号认领")
    await zhang.taps("认领身份", to=town.group)
    zhang.sees("已经是张三")


async def test_a_strangers_claim_is_shown_to_an_officer_and_refused(town):
    stranger, li = town.telegram.person("路\u202e人<b>"), town["李书记"]
    await town.group.add(stranger)
    for _ in range(binding.REFUSALS):
        await claims(town, stranger, "张三")
        assert "“路人<b>”" in li.last().text
        await li.taps("不是")
        stranger.sees("没有通过")
        await town.passes(seconds=10)
    await stranger.taps("认领身份", to=town.group)
    popup = await stranger.taps("张三")
    assert "请当面联系支部委员" in popup.text


async def test_a_waiting_claim_does_not_keep_another_account_from_the_name(town):
    impostor, zhang, li = town["陈四"], town["张三"], town["李书记"]
    await claims(town, impostor, "张三")
    await claims(town, zhang, "张三")
    zhang.sees("您认领了 张三")
    await town.passes(seconds=10)
    asked = li.last()
    assert asked.text.count("还有别的账号认领这个姓名") == 2
    assert [row for row in asked.buttons if "全部" in row[0]] == []
    await li.taps("2 确认", on=asked)
    assert await bound(town, "张三") == zhang.id
    impostor.sees("没有通过")


async def test_an_account_claims_five_times_a_day_and_replacements_count(town):
    human = town["张三"]
    await claims(town, human, "张三")
    for name in ("陈四", "孙五", "张三", "陈四"):
        await human.taps("重新选择")
        await human.taps(name)
    await human.taps("重新选择")
    popup = await human.taps("孙五")
    assert "一天最多认领 5 次" in popup.text
    await town.passes(hours=25)
    await human.taps("孙五")
    human.sees("您认领了 孙五")


async def test_forty_claims_stand_in_one_message_that_is_edited(town):
    li = town["李书记"]
    before = len(li.screen())
    for number in range(40):
        human = town.telegram.person(f"路人{number}")
        await town.group.add(human)
        await claims(town, human, "张三" if number % 2 else "陈四")
        await town.passes(seconds=1)
    await town.passes(seconds=10)
    assert len(li.screen()) == before + 1
    asked = li.last()
    assert "有 40 人认领身份" in asked.text
    assert "另有 22 人" in asked.text
    assert len(asked.text) < 4096


async def test_a_claim_a_day_later_is_asked_in_a_new_message(town):
    li = town["李书记"]
    await claims(town, town["张三"], "张三")
    first = li.last()
    await town.passes(hours=25)
    await claims(town, town["陈四"], "陈四")
    await town.passes(seconds=10)
    assert "有 2 人认领身份" in li.last().text
    assert "已列入后面的消息" in first.text
    assert first.buttons == []


async def test_officers_see_the_username_and_when_the_account_joined_the_group(town):
    stranger = town.telegram.person("张三", username="zhangsan99")
    await town.until("2026-02-27 08:30")
    await town.group.add(stranger)
    await town.passes(hours=1)
    await claims(town, stranger, "张三")
    assert "（@zhangsan99）" in town["李书记"].last().text
    assert "2月27日(周五) 08:30 入群" in town["李书记"].last().text
    await town.group.remove(stranger)
    await town.group.add(stranger)
    await stranger.taps("重新选择")
    await stranger.taps("陈四")
    await town.passes(seconds=10)
    assert "2月27日(周五) 09:30 入群" in town["李书记"].last().text


async def test_a_link_that_was_passed_on_shows_no_names_to_an_outsider(town):
    outsider = town.telegram.person("路人")
    await outsider.starts(await payload(town))
    outsider.sees("认领身份须先加入支部的群")
    outsider.sees_not("张三")
    outsider.sees_not("会计学院")


async def test_the_link_expires_after_14_days_and_the_card_gets_a_fresh_one_every_week(town):
    zhang, old = town["张三"], await payload(town)
    await town.passes(days=15)
    await zhang.starts(old)
    zhang.sees("这个链接已过期")
    await zhang.taps("认领身份", to=town.group)
    await zhang.taps("张三")
    zhang.sees("您认领了 张三")


async def test_a_link_of_an_earlier_version_has_expired(town):
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
    await town["张三"].starts(links.make("claim", branch.secret, branch.id))
    town["张三"].sees("这个链接已过期")


async def payload(town):
    async with town.database() as db:
        return claim_links.payload(await db.get_one(Branch, town.branch_id), claim_links.day_of(town.now))


async def test_a_forged_pick_or_decision_is_refused(town):
    zhang, stranger = town["张三"], town.telegram.person("路人")
    await stranger.starts()
    message = stranger.last()
    popup = await stranger.presses("bind:pick:3", on=message)
    assert "还没有认领身份" in popup.text
    popup = await stranger.presses("bind:me:3", on=message)
    assert "还没有认领身份" in popup.text
    await claims(town, zhang, "张三")
    for forged in ("bind:yes:1", f"bind:all:{town.branch_id}:99"):
        popup = await zhang.presses(forged, on=zhang.last())
        assert popup.text
    assert await bound(town, "张三") is None
    await stranger.starts(links.make("claim", "0" * 32, town.branch_id))
    stranger.sees("链接不完整")


async def test_an_officer_unbinds_an_account_from_a_name(town):
    await claims(town, town["张三"], "张三")
    await town["李书记"].taps("确认")
    li = town["李书记"]
    await li.says("/roster")
    message = li.last()
    await li.taps("张三", on=message)
    await li.taps("解除绑定", on=message)
    await li.taps("确定解除", on=message)
    assert await bound(town, "张三") is None
    town["张三"].sees("的绑定已解除")
    await claims(town, town["张三"], "张三")
    town["张三"].sees("您认领了 张三")


async def test_pending_claims_are_also_reached_from_the_roster(town):
    await claims(town, town["张三"], "张三")
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("待确认的认领(1)")
    await li.taps("确认", on=li.last())
    town["张三"].sees("身份已确认")


async def test_removal_from_the_roster_rejects_the_pending_claim(town):
    await claims(town, town["张三"], "张三")
    li = town["李书记"]
    await li.says("/roster")
    message = li.last()
    await li.taps("张三", on=message)
    await li.taps("移出名册", on=message)
    await li.taps("误加", on=message)
    town["张三"].sees("没有通过")


async def test_the_founder_decides_until_an_officer_is_bound(tmp_path):
    roster = tuple((name, kind, office, False) for name, kind, office, _ in UNBOUND)
    async with a_town(tmp_path, roster=roster) as town:
        founder = town["李书记"]
        await founder.starts()
        async with town.database() as db:
            await claim_links.post_card(db, await db.get_one(Branch, town.branch_id), now=town.now)
        await town.desk.settle()
        await claims(town, town["张三"], "张三")
        await founder.taps("确认")
        assert await bound(town, "张三") == town["张三"].id
        await claims(town, founder, "李书记")
        founder.sees("身份已确认：李书记")


async def test_one_account_has_one_name_in_each_branch(town):
    zhang = town["张三"]
    await claims(town, zhang, "张三")
    await town["李书记"].taps("确认")
    beside = await a_neighbour(town)
    await beside.group.add(zhang)
    async with town.database() as db:
        other = await db.get_one(Branch, beside.branch_id)
        await roster.save(db, other.id, [Entry("张三", Kind.FULL)], by=None, now=town.now)
    await town.desk.settle()
    await zhang.taps("认领身份", to=beside.group)
    await zhang.taps("张三")
    zhang.sees("您认领了 张三")
    async with town.database() as db:
        assert (await people.bound_to(db, town.branch_id, zhang.id)).name == "张三"


async def test_a_name_that_a_second_account_has_claimed_since_is_not_confirmed_with_the_others(town):
    thief = town.telegram.person("小偷")
    await town.group.add(thief)
    await claims(town, thief, "张三")
    await claims(town, town["陈四"], "陈四")
    await town.passes(seconds=6)
    message = town["李书记"].last()
    every = message.record.buttons[-1][0].callback_data
    await claims(town, town["张三"], "张三")
    await town["李书记"].presses(every, on=message)
    assert (await bound(town, "张三"), await bound(town, "陈四")) == (None, town["陈四"].id)


async def test_who_has_left_the_group_sees_no_more_names_and_claims_none(town):
    stranger = town.telegram.person("路人")
    await town.group.add(stranger)
    await stranger.taps("认领身份", to=town.group)
    names = stranger.last()
    await town.group.remove(stranger)
    async with town.database() as db:
        await roster.add(db, town.branch_id, [Entry("新来的", Kind.FULL)], by=None, now=town.now)
    for press in (stranger.presses(f"bind:page:{town.branch_id}:0", on=names), stranger.taps("张三", on=names)):
        assert "认领身份须先加入支部的群" in (await press).text
    await stranger.says("张三")
    stranger.sees("认领身份须先加入支部的群")
    stranger.sees_not("新来的")
    async with town.database() as db:
        assert await binding.waiting(db, town.branch_id) == []


async def test_a_claim_that_nobody_can_confirm_says_so_and_reaches_the_next_keeper(town):
    for name in ("李书记", "王组织"):
        await town[name].blocks()
    await town["陈四"].starts()
    await claims(town, town["张三"], "张三")
    town["张三"].sees("没有管理名册的支部委员能收到机器人的消息")
    town["张三"].sees_not("已请支部委员确认")
    async with town.database() as db:
        deputy = await town.person(db, "陈四")
        await roster.turn_office(db, deputy, Office.DEPUTY, by=None, now=town.now)
        await binding.bind(db, deputy, await db.get_one(Account, town["陈四"].id), now=town.now)
    await town.desk.settle()
    assert "Telegram 账号“张三”认领 张三（正式党员） 的身份" in town["陈四"].last().text


async def test_a_card_that_the_group_refused_for_weeks_is_posted_with_a_link_that_works(tmp_path):
    async with a_town(tmp_path, roster=UNBOUND) as town:
        await town.group.demote(town.account)
        await town.group.restrict_members("messages")
        async with town.database() as db:
            await claim_links.post_card(db, await db.get_one(Branch, town.branch_id), now=town.now)
        await town.passes(days=20)
        await town.group.restrict_members()
        await town["李书记"].says("/todo")
        await town["李书记"].taps("再试一次")
        for _week in range(3):
            await town.passes(days=7)
            await town["张三"].taps("认领身份", to=town.group)
            assert "您是哪一位" in town["张三"].last().text
