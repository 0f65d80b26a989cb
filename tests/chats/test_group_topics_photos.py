"""Groups that take no photos, have closed a topic or slow the bot down: posts go out another way or later."""

import pytest

from bot.domain.attendance.check_in import link_payload
from tests.support.closed_groups import (
    OFFICERS,
    REFUSED,
    SOLVED,
    changes_place,
    in_group,
    summary,
    todo,
    with_a_notice,
    words,
)
from tests.support.party_day import CARD, NOTICE, RESULT, THERE, count, votes


@pytest.fixture
async def town(town):
    """A branch whose notice for 6 March goes out at 09:00 on 1 March; the bot is no administrator of the group."""
    return await with_a_notice(town)


# --- photos ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/members/{bot}", "/restricted"])
async def test_a_card_without_its_photo_is_a_text_with_link_and_button(town, path):
    path = path.format(bot=town.account.id)
    await town.until("2026-03-06 13:00")
    await in_group(town, "PUT", path, {"restricted": ["photos"]})
    await town.until("2026-03-06 13:50")
    card = town["张三"].sees(CARD, town.group)
    assert card.photo is None
    assert f"签到链接：https://t.me/{town.account.username}?start=" in card.text
    assert "扫码" not in card.text
    for name in THERE:
        await town[name].taps("签到", town.group, on=card)
    await town.passes(seconds=20)
    assert "已到 5 / 10" in card.text
    for name in OFFICERS:
        told = town[name].sees(words("photos"))
        assert "打开“照片”" in told.text
    assert count(town, "李书记", "打开“照片”") == 1
    assert words("photos") in (await todo(town)).text
    assert f"群里：{words('photos')}" in await summary(town)
    await town.until("2026-03-06 16:00")
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=1)
    assert "签到结束" in card.text
    for name in THERE:
        await votes(town[name])
    await town.until("2026-03-08 12:00")
    result = town["张三"].sees(RESULT, town.group)
    assert result.photo is None
    assert result.text.count("满意 5") == 4
    assert count(town, "李书记", "打开“照片”") == 1


async def test_photos_that_are_allowed_again_solve_it(town):
    await in_group(town, "PUT", "/restricted", {"restricted": ["photos"]})
    await town.until("2026-03-06 13:50")
    await in_group(town, "PUT", "/restricted", {"restricted": []})
    for name in THERE:
        await town[name].starts(link_payload(town.activity))
    await town.until("2026-03-06 16:00")
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await town.passes(minutes=1)
    for name in THERE:
        await votes(town[name])
    await town.until("2026-03-08 12:00")
    assert town["张三"].sees(RESULT, town.group).photo is not None
    assert f"{SOLVED}：{words('photos')}" in town["李书记"].sees(SOLVED).text
    assert words("photos") not in (await todo(town)).text


# --- topics ---------------------------------------------------------------------------------------------------------


async def a_topic(town):
    """Turn topics on and choose one for the bot; return its id."""
    await in_group(town, "PUT", "/closures", {"forum": True})
    thread = (await in_group(town, "POST", "/topics", {"name": "党务通知"}, 201))["id"]
    await town["李书记"].says(f"/setup@{town.account.username}", town.group, topic=thread)
    return thread


async def test_posts_of_a_closed_topic_go_to_general_and_officers_hear_of_it(town):
    thread = await a_topic(town)
    await in_group(town, "PUT", f"/topics/{thread}", {"closed": True})
    await town.until("2026-03-01 09:01")
    notice = town["张三"].sees(NOTICE, town.group)
    assert notice.thread is None
    assert notice in town.group.pinned or not town.group.pinned
    told = town["王组织"].sees(words("topic-closed"))
    assert "重新打开话题" in told.text
    assert words("topic-closed") in (await todo(town)).text
    await in_group(town, "PUT", f"/topics/{thread}", {"closed": False})
    await town.until("2026-03-06 13:50")
    assert town["张三"].sees(CARD, town.group).thread == thread
    assert count(town, None, NOTICE) == 1
    assert f"{SOLVED}：{words('topic-closed')}" in town["王组织"].sees(SOLVED).text


async def test_closed_topics_refuse_until_one_is_reopened(town, refusals):
    thread = await a_topic(town)
    for topic in (thread, 1):
        await in_group(town, "PUT", f"/topics/{topic}", {"closed": True})
    await town.until("2026-03-01 09:03")
    assert words("topics-closed") in town["李书记"].sees(REFUSED).text
    assert len(refusals()) == 2
    await in_group(town, "PUT", f"/topics/{thread}", {"closed": False})
    await town.passes(seconds=10)
    assert town["张三"].sees(NOTICE, town.group).thread == thread
    town["李书记"].sees(SOLVED)


async def test_posts_of_a_deleted_topic_go_to_general_until_another_is_chosen(town):
    thread = await a_topic(town)
    await in_group(town, "DELETE", f"/topics/{thread}")
    await town.until("2026-03-01 09:01")
    assert town["张三"].sees(NOTICE, town.group).thread is None
    assert "/setup" in town["李书记"].sees(words("topic-lost")).text
    other = await a_topic(town)
    await town.until("2026-03-06 13:50")
    assert town["张三"].sees(CARD, town.group).thread == other
    town["李书记"].sees(SOLVED)


async def test_setup_in_a_reply_outside_topics_chooses_no_topic(town):
    """A reply outside topics names a thread, to which no bot can post."""
    first = await town["李书记"].says("通知", town.group)
    await town["李书记"].says(f"/setup@{town.account.username}", town.group, reply_to=first)
    await town.until("2026-03-01 09:01")
    assert town["张三"].sees(NOTICE, town.group).thread is None
    town["李书记"].sees_not("话题")


# --- slow mode ------------------------------------------------------------------------------------------------------


async def test_slow_mode_is_told_and_waited_out(town, tried):
    await in_group(town, "PUT", "/closures", {"slow_mode": 3600})
    await town.until("2026-03-01 09:10")
    await changes_place(town, "教学楼A201")
    told = town["李书记"].sees(REFUSED)
    assert words("slow") in told.text
    assert "慢速模式" in told.text
    await town.until("2026-03-01 10:05")
    assert count(town, None, "安排有变") == 1
    assert len(tried) == 3
    town["李书记"].sees(SOLVED)
