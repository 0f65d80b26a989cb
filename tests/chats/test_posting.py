"""The notice counts from its posting in the group; until then the officers, `/todo` and the summary name it."""

import aiohttp
import pytest

from bot.domain.obligations import duties
from tests.support.party_day import NOTICE, count
from tests.support.town import at

DUE = "2026-03-01 09:01"
MISSING = "预告没有发到群里"
REFUSED = "群里无法发送消息"


@pytest.fixture
async def town(town):
    """A branch whose notice for 6 March is to be posted at 09:00 on 1 March, five hours before the deadline."""
    town.activity = await town.dated("2026-03-06 14:00")
    return town


async def http(town, method, path, body=None):
    """Act by the people's API, as another program would."""
    where = f"/api/groups/{town.group.id}/{path}"
    async with (
        aiohttp.ClientSession(town.telegram.url) as session,
        session.request(method, where, json=body or {}) as answer,
    ):
        assert answer.status == 200, await answer.text()


async def removed(town):
    await http(town, "DELETE", f"members/{town.account.id}")


async def muted(town):
    await http(town, "PUT", f"members/{town.account.id}", {"muted": True})


async def restricted(town):
    await http(town, "PUT", f"members/{town.account.id}", {"restricted": ["messages"]})


async def silenced(town):
    """Let only administrators write, and make the bot an ordinary member."""
    await http(town, "PUT", f"members/{town.account.id}", {"muted": False})
    await http(town, "PUT", "restricted", {"muted": True})


async def back(town):
    await http(town, "PUT", f"members/{town.account.id}", {"muted": False})
    await town.passes(seconds=10)


async def summary(town, name="李书记"):
    await town[name].says("/summary 3")
    return town[name].last().text


async def todo(town, name="李书记"):
    await town[name].says("/todo")
    return town[name].last().text


each_way = pytest.mark.parametrize("act", [removed, muted, restricted, silenced])


@each_way
async def test_the_officers_are_told_once_of_a_missing_notice(town, act):
    await act(town)
    await town.until(DUE)
    told = town["李书记"].sees(REFUSED)
    assert "预告（红色教育行动，应在 3月1日(周日) 14:00 前发出）" in told.text
    assert told.buttons == [["再试一次"]]
    town["王组织"].sees(REFUSED)
    await town.until("2026-03-04 12:00")
    assert {name: count(town, name, REFUSED) for name in town.humans} == {
        name: int(name in {"李书记", "王组织", "赵宣传"}) for name in town.humans
    }
    assert count(town, None, NOTICE) == 0
    town["李书记"].sees_not(MISSING)  # the one message names the notice


@pytest.mark.parametrize("act", [removed, muted, restricted])
async def test_todo_names_the_notice_until_it_is_posted(town, act):
    assert MISSING not in await todo(town)
    await act(town)
    await town.until(DUE)
    assert MISSING in await todo(town)
    await back(town)
    assert count(town, None, NOTICE) == 1
    told = town["王组织"].sees("已补发到群里：预告（红色教育行动）")
    assert "过晚" not in told.text
    assert MISSING not in await todo(town)


async def test_the_summary_counts_the_notice_from_its_posting(town):
    await muted(town)
    await town.until("2026-03-02 10:00")
    assert "预告：⚠️ 没有发到群里" in await summary(town, "张三")
    assert "没有发预告" in await summary(town)
    await back(town)
    assert "只提前 4.1 天" in await summary(town)
    assert (await town.activity_now(town.activity.id)).posted_at == town["张三"].sees(NOTICE, town.group).at


async def test_a_notice_that_never_came_stays_missing(town):
    await removed(town)
    await town.until("2026-03-06 18:01")
    assert "没有发预告" in await summary(town)
    assert MISSING not in await todo(town)  # it cannot be posted any more
    async with town.database() as db:
        assert "posting" not in [duty.kind for duty in await duties.open_duties(db, town.branch_id)]


async def test_a_notice_in_time_is_not_reported(town):
    await town.until("2026-03-01 15:00")
    assert "提前 5.2 天 ✓" in await summary(town)
    town["李书记"].sees_not(MISSING)
    assert (await town.activity_now(town.activity.id)).posted_at == at("2026-03-01 09:00")


async def test_an_offline_telegram_makes_the_notice_late(town):
    await town.until("2026-03-01 08:50")
    town.telegram.faults.add("sendMessage", "500", times=100_000)
    await town.until("2026-03-01 15:00")
    town.telegram.faults.clear()
    await town.passes(minutes=11)
    late = town["李书记"].sees("预告发出过晚")
    assert "应在 3月1日(周日) 14:00 前发到群里，实际 3月1日(周日) 15:" in late.text
    assert late.buttons == []
    assert "只提前 4.9 天" in await summary(town)
    assert MISSING not in await todo(town)


async def test_a_tap_posts_the_notice_when_the_group_allows_it(town):
    await silenced(town)
    await town.until(DUE)
    li = town["李书记"]
    await town.until("2026-03-01 09:40")
    await li.taps("再试一次")
    assert count(town, None, NOTICE) == 0
    await town.until("2026-03-01 09:45:30")
    await http(town, "PUT", "restricted", {"muted": False})
    await town.passes(minutes=1)
    assert count(town, None, NOTICE) == 0  # Telegram tells no bot that the members may write again
    await li.presses(f"arr:post:{town.activity.id}", li.last())
    await town.passes(seconds=10)
    assert count(town, None, NOTICE) == 1


async def test_the_card_says_that_the_notice_is_missing(town):
    await muted(town)
    await town.until(DUE)
    li = town["李书记"]
    await li.presses(f"arr:card:{town.activity.id}", li.last())
    li.sees("预告还没有发到群里")
    await back(town)
    await li.presses(f"arr:card:{town.activity.id}", li.last())
    li.sees("预告已发出")


# --- moved after the notice -------------------------------------------------------------------------------------------


async def moves(town, when, reason="上级临时部署"):
    """Move the activity as the secretary; return the question for the reason."""
    li = town["李书记"]
    await li.presses(f"arr:when:{town.activity.id}", li.last())
    await li.says(when)
    asked = li.last().text
    await li.says(reason)
    await town.passes(seconds=10)
    return asked


async def test_a_move_to_a_near_date_asks_for_the_short_notice(town):
    await town.until("2026-03-01 12:00")
    asked = await moves(town, "3月5日14:00")
    assert "距新的时间已不足5天" in asked
    text = await summary(town)
    assert "只提前 4 天（应提前 5 天）" in text
    assert "迟发原因：上级临时部署" in text


async def test_a_move_to_a_far_date_asks_only_for_the_change(town):
    await town.until("2026-03-01 12:00")
    asked = await moves(town, "3月13日14:00", reason="学校考试")
    assert "预告已经发出" in asked
    assert "不足5天" not in asked
    assert "提前 12 天 ✓" in await summary(town)


async def test_a_move_shortly_before_the_start_keeps_no_tick(town):
    await town.until("2026-03-05 15:00")
    assert "提前 5.2 天 ✓" in await summary(town)
    await moves(town, "3月8日14:00")
    assert "只提前 2.9 天" in await summary(town)
    await town.until("2026-03-08 18:01")
    assert "只提前 2.9 天" in await summary(town)


async def test_a_change_of_place_keeps_the_notice_of_the_date(town):
    await town.until("2026-03-04 12:00")
    li = town["李书记"]
    await li.presses(f"arr:place:{town.activity.id}", li.last())
    await li.says("教学楼A201")
    await li.says("活动室维修")
    await town.passes(seconds=10)
    town["张三"].sees("教学楼A201", town.group)
    assert "提前 5.2 天 ✓" in await summary(town)


@each_way
async def test_a_move_that_the_group_did_not_hear_is_missing(town, act):
    await town.until("2026-03-04 12:00")
    await act(town)
    await moves(town, "3月7日14:00")
    town["李书记"].sees(REFUSED)
    assert "预告：⚠️ 没有发到群里" in await summary(town)
    assert MISSING in await todo(town)


async def test_a_late_reason_goes_when_the_date_moves_away(town):
    await town.until("2026-03-01 12:00")
    await moves(town, "3月5日14:00")
    await moves(town, "3月20日14:00", reason="学校考试")
    assert (await town.activity_now(town.activity.id)).late_notice_reason is None


async def test_a_cancellation_that_the_group_misses_is_told_to_officers(town):
    await town.until(DUE)
    await muted(town)
    li = town["李书记"]
    await li.says("/plan")
    await li.presses(f"arr:cancel:{town.activity.id}", li.last())
    await li.taps("教学安排")
    await town.passes(minutes=11)
    assert "主题党日取消" not in str([message.text for message in town.group.messages])
    assert "没有发到群里：取消通知（红色教育行动）" in li.sees(REFUSED).text
    assert "没有发到群里" in await todo(town)
    await back(town)
    assert town["张三"].sees("主题党日取消：红色教育行动", town.group)
    li.sees("已补发到群里：取消通知（红色教育行动）")
    assert "没有发到群里" not in await todo(town)
