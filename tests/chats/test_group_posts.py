"""Posts that the group refuses: officers are told once why and what to change, and what is of use is posted later."""

import pytest

from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import group_access
from bot.domain.obligations.group_posts import Cause
from bot.texts import load
from tests.support.closed_groups import (
    CLOSINGS,
    OFFICERS,
    REFUSED,
    SOLVED,
    changes_place,
    summary,
    todo,
    tries,
    with_a_notice,
    words,
)
from tests.support.party_day import CARD, NOTICE, THERE, count

each_closing = pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS)
each_that_ends = pytest.mark.parametrize(
    "closing", [each for each in CLOSINGS.values() if each.reopen], ids=[key for key in CLOSINGS if key != "deleted"]
)


@pytest.fixture
async def town(town):
    """A branch whose notice for 6 March goes out at 09:00 on 1 March; the bot is no administrator of the group."""
    return await with_a_notice(town)


# --- told once ------------------------------------------------------------------------------------------------------


@each_closing
async def test_officers_are_told_once_why_and_what_to_change(town, closing, refusals):
    await closing.begin(town)
    await town.until("2026-03-01 09:01")
    told = town["李书记"].sees(REFUSED)
    assert words(closing.cause) in told.text
    assert "没有发到群里：预告（红色教育行动，应在 3月1日(周日) 14:00 前发出）" in told.text
    assert closing.words in told.text
    assert told.buttons == [["再试一次"]]
    await town.until("2026-03-07 12:00")  # the check-in card, the ballot card and its result are refused, too
    assert {name: count(town, name, REFUSED) for name in town.humans} == {
        name: int(name in OFFICERS) for name in town.humans
    }
    assert len(refusals()) > 30


@each_closing
async def test_todo_and_summary_say_it(town, closing):
    assert "群里" not in (await todo(town)).text
    await closing.begin(town)
    await town.until("2026-03-01 09:10")
    listed = await todo(town)
    assert words(closing.cause) in listed.text
    assert "再试一次" in str(listed.buttons)
    assert f"群里：{words(closing.cause)}" in await summary(town)
    assert words(closing.cause) not in await summary(town, "张三")


async def test_the_summary_names_the_posts_that_never_came(town):
    await CLOSINGS["silenced"].begin(town)
    await town.until("2026-03-06 13:50")
    for name in THERE:
        await town[name].starts(link_payload(town.activity))
    await town.until("2026-03-06 18:40")
    await CLOSINGS["silenced"].end(town)
    await town.passes(hours=2)
    text = await summary(town)
    assert "没有发到群里：签到卡" in text
    assert "没有发预告" in text
    assert count(town, None, CARD) == 0


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS)
async def test_each_officer_reads_it_in_the_own_language(town, closing, language):
    wang = town["王组织"]
    await wang.says("/language")
    await wang.presses(f"lang:{language}", wang.last())
    await closing.begin(town)
    await town.until("2026-03-01 09:01")
    told = wang.sees(words(closing.cause, language))
    assert told.buttons == [["再试一次" if language == "zh-CN" else "Try again"]]
    assert ("What to change" in told.text) is (language == "en")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_its_words_and_what_to_change(cause, language):
    texts = load(username="dangri_bot").of(language)
    assert texts.plain(f"group-cause-{cause}")
    fix = texts.plain(f"group-fix-{cause}", bot="dangri_bot")
    assert fix.startswith("解决办法" if language == "zh-CN" else "What to change")


# --- tried less and less --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("closing", [each for key, each in CLOSINGS.items() if key != "removed"])
async def test_a_refused_notice_is_tried_for_a_day_and_then_rests(town, closing, tried, refusals):
    await closing.begin(town)
    await town.until("2026-03-06 12:00")
    expected = [0, 0.02, 0.08, *(hours + 0.5 for hours in range(24))]
    assert tries(town) == expected
    assert len(refusals()) == len(tried) == 27
    assert "不再自动重试" in town["李书记"].sees(REFUSED).text


async def test_a_bot_that_was_removed_makes_no_calls(town, tried, refusals):
    await CLOSINGS["removed"].begin(town)
    await town.until("2026-03-06 12:00")
    assert tried == []
    assert len(refusals()) == 27


async def test_a_refusal_of_unknown_cause_is_told_with_the_words_of_telegram(town, refusals):
    town.telegram.faults.add("sendMessage", "400", times=2, chat_id=town.group.id, words="BUTTON_URL_INVALID")
    await town.until("2026-03-01 09:02")
    told = town["李书记"].sees(REFUSED)
    assert "Telegram 的答复：Button_url_invalid" in told.text
    assert "机器人的运营者" in told.text
    await town.until("2026-03-01 09:06")
    assert count(town, None, NOTICE) == 1
    assert count(town, "李书记", REFUSED) == 0
    town["李书记"].sees(SOLVED)
    assert len(refusals()) == 2


# --- open again -----------------------------------------------------------------------------------------------------


@each_that_ends
async def test_an_open_group_gets_the_notice(town, closing):
    await closing.begin(town)
    await town.until("2026-03-01 12:40")
    await closing.end(town)
    await town.passes(seconds=20)
    assert count(town, None, NOTICE) == int(closing.told)  # at once, if an update tells of it
    await town.until("2026-03-01 13:31")
    assert count(town, None, NOTICE) == 1
    told = town["王组织"].sees(SOLVED)
    assert "已补发到群里：预告（红色教育行动）" in told.text
    assert told.buttons == []
    assert words(closing.cause) not in (await todo(town)).text
    assert words(closing.cause) not in await summary(town)
    assert "只提前 5" not in await summary(town)


@pytest.mark.parametrize("key", ["silenced", "restricted"])
async def test_a_tap_tries_again_after_the_bot_has_given_up(town, key):
    await CLOSINGS[key].begin(town)
    await town.until("2026-03-03 10:00")
    await CLOSINGS[key].end(town)
    await town.until("2026-03-03 12:00")
    li = town["李书记"]
    assert count(town, None, NOTICE) == 0
    await li.taps("再试一次", on=li.sees(REFUSED))
    assert "正在重试：预告（红色教育行动" in li.sees("正在重试").text
    await town.passes(seconds=10)
    assert count(town, None, NOTICE) == 1
    assert "应在 3月1日(周日) 14:00 前发到群里，实际 3月3日(周二) 12:00 才发出" in li.sees(SOLVED).text


async def test_a_tap_on_a_group_that_is_still_closed_says_so(town):
    await CLOSINGS["silenced"].begin(town)
    await town.until("2026-03-03 10:00")
    li = town["李书记"]
    await li.taps("再试一次", on=li.sees(REFUSED))
    await town.passes(seconds=10)
    assert "最近一次尝试：3月3日(周二) 10:00。机器人将于 3月3日(周二) 10:01 自动重试" in li.sees(REFUSED).text
    assert count(town, "李书记", REFUSED) == 1


async def test_a_cause_that_comes_back_is_told_again(town):
    await CLOSINGS["muted"].begin(town)
    await town.until("2026-03-01 09:10")
    await CLOSINGS["muted"].end(town)
    await town.passes(minutes=1)
    assert count(town, "李书记", REFUSED) == 0
    await CLOSINGS["muted"].begin(town)
    await town.until("2026-03-06 13:46")
    assert count(town, "李书记", REFUSED) == 1
    assert "没有发到群里：签到卡（红色教育行动）" in town["李书记"].sees(REFUSED).text


async def test_a_tap_without_anything_to_post_settles_it(town):
    await CLOSINGS["silenced"].begin(town)
    await town.until("2026-03-06 14:00")
    await town.until("2026-03-06 19:00")
    async with town.database() as db:
        owed = await group_access.open_causes(db, town.branch_id)
    assert [group_access.cause_of(duty) for duty in owed] == [Cause.MUTED]
    li = town["李书记"]
    await li.presses(f"group:try:{town.branch_id}", li.last())
    await town.passes(seconds=10)
    await CLOSINGS["silenced"].end(town)
    await li.presses(f"group:try:{town.branch_id}", li.last())
    await li.presses(f"group:try:{town.branch_id}", li.last())
    li.sees("目前没有待补发的消息")
    assert words("muted") not in (await todo(town)).text


async def test_only_the_last_change_is_posted(town):
    await town.until("2026-03-01 10:00")
    await CLOSINGS["silenced"].begin(town)
    await changes_place(town, "教学楼A201")
    await changes_place(town, "教学楼B302")
    await CLOSINGS["silenced"].end(town)
    await town.passes(hours=2)
    assert count(town, None, "地点：") == 2  # the notice and one change
    assert "教学楼B302" in town["张三"].sees("安排有变", town.group).text


async def test_a_check_in_card_is_not_posted_after_the_end(town):
    await town.until("2026-03-06 13:00")
    await CLOSINGS["silenced"].begin(town)
    await town.until("2026-03-06 14:00")
    for name in THERE:
        await town[name].starts(link_payload(town.activity))
    await town["李书记"].taps("结束活动", on=town["李书记"].sees("主持卡"))
    await town["李书记"].taps("确认结束")
    await CLOSINGS["silenced"].end(town)
    await town.passes(hours=2)
    assert count(town, None, CARD) == 0
    assert count(town, None, "签到结束") == 0
    assert count(town, None, "测评") == 1


async def test_a_cancellation_is_not_posted_after_the_start(town):
    await town.until("2026-03-06 10:00")
    await CLOSINGS["silenced"].begin(town)
    li = town["李书记"]
    await li.says("/plan")
    await li.presses(f"arr:cancel:{town.activity.id}", li.last())
    await li.taps("教学安排")
    await town.until("2026-03-06 14:05")
    await CLOSINGS["silenced"].end(town)
    await town.passes(hours=2)
    assert "主题党日取消" not in str([message.text for message in town.group.messages])
