"""Posts deleted from the group: they are noticed and posted again on a tap, once."""

import pytest

from bot.domain.attendance.check_in import link_payload
from tests.support.closed_groups import CLOSINGS, GONE, OFFICERS, POSTED, changes_place, http, with_a_notice
from tests.support.party_day import CARD, NOTICE, THERE, count, votes
from tests.support.town import at


@pytest.fixture
async def town(town):
    """A branch whose notice for 6 March goes out at 09:00 on 1 March; the bot is no administrator of the group."""
    return await with_a_notice(town)


async def deletes(town, message, name="李书记"):
    await http(town, "DELETE", f"/api/people/{town[name].id}/chats/{town.group.id}/messages/{message.id}")


async def test_a_deleted_card_is_noticed_and_posted_again_on_a_tap(town):
    await town.until("2026-03-06 13:50")
    card = town["张三"].sees(CARD, town.group)
    await deletes(town, card)
    await town.passes(minutes=5)
    town["李书记"].sees_not(GONE)  # nothing tells the bot
    await town["李书记"].starts(link_payload(town.activity))
    await town.passes(seconds=20)
    for name in OFFICERS:
        assert town[name].sees(GONE).buttons == [["重发到群里"]]
    for name in ("王组织", "赵宣传"):
        await town[name].starts(link_payload(town.activity))
    await town.passes(seconds=20)
    assert count(town, "李书记", GONE) == 1
    await town["王组织"].taps("重发到群里", on=town["王组织"].sees(GONE))
    await town.passes(seconds=10)
    again = town["张三"].sees(CARD, town.group)
    assert again.photo is not None
    assert "已到 3 / 10" in again.text
    town["李书记"].sees("签到卡已重发到群里")
    await town["张三"].taps("签到", town.group, on=again)
    await town.passes(seconds=20)
    assert "已到 4 / 10" in again.text
    assert count(town, None, CARD) == 1


async def test_the_host_finds_the_deleted_card_on_the_own_card(town):
    await town.until("2026-03-06 13:50")
    await deletes(town, town["张三"].sees(CARD, town.group))
    host = town["李书记"]
    await host.taps("重发到群里", on=host.sees("主持卡"))
    await town.passes(seconds=10)
    host.sees("已被删除的立即重发")
    assert count(town, None, CARD) == 1


async def test_a_post_that_is_still_there_is_not_doubled(town):
    await town.until("2026-03-02 10:00")
    li = town["李书记"]
    await li.presses(f"arr:card:{town.activity.id}", li.last())
    await li.taps("重发到群里")
    await town.passes(seconds=10)
    assert count(town, None, NOTICE) == 1
    await deletes(town, town["张三"].sees(NOTICE, town.group))
    await town.passes(hours=1)
    await changes_place(town, "教学楼A201")
    assert count(town, None, NOTICE) == 0  # the tap was about a message that stood
    li.sees(GONE)


async def test_a_deleted_notice_is_posted_again_from_the_card_of_the_month(town):
    await town.group.promote(town.account)
    await town.until("2026-03-02 10:00")
    before = (await town.activity_now(town.activity.id)).posted_at
    await deletes(town, town["张三"].sees(NOTICE, town.group))
    li = town["李书记"]
    await li.presses(f"arr:card:{town.activity.id}", li.last())
    await li.taps("重发到群里")
    await town.passes(seconds=10)
    assert [message.text for message in town.group.pinned] == [town["张三"].sees(NOTICE, town.group).text]
    assert (await town.activity_now(town.activity.id)).posted_at == before == at(POSTED)


async def test_a_deleted_ballot_card_is_posted_again(town):
    await town.until("2026-03-06 14:00")
    for name in THERE:
        await town[name].starts(link_payload(town.activity))
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=1)
    await deletes(town, town["张三"].sees("测评", town.group))
    await votes(town["陈四"])
    await town.passes(seconds=20)
    await town["李书记"].taps("重发到群里", on=town["李书记"].sees(GONE))
    await town.passes(seconds=10)
    assert count(town, None, "测评") == 1


async def test_a_card_deleted_after_the_end_bothers_nobody(town):
    await town.until("2026-03-06 13:50")
    for name in THERE:
        await town[name].starts(link_payload(town.activity))
    await town.until("2026-03-06 16:00")
    await deletes(town, town["张三"].sees(CARD, town.group))
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=5)
    for name in OFFICERS:
        town[name].sees_not(GONE)


async def test_people_without_office_post_nothing_again(town):
    await CLOSINGS["silenced"].begin(town)
    await town.until("2026-03-01 09:02")
    zhang = town["张三"]
    for data in (f"group:try:{town.branch_id}", f"arr:post:{town.activity.id}"):
        popup = await zhang.presses(data, zhang.last())
        assert "李书记" in popup.text  # who may
