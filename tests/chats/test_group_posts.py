"""Posts that the group refuses: officers are told once why and what to change, and what is of use is posted later."""

import logging
from datetime import timedelta

import aiohttp
import pytest

from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import group_access
from bot.domain.obligations.group_posts import Cause
from bot.texts import load
from tests.support.party_day import CARD, NOTICE, RESULT, THERE, count, votes
from tests.support.town import at

POSTED = "2026-03-01 09:00"
OFFICERS = ("李书记", "王组织", "赵宣传")
REFUSED, SOLVED, GONE = "群里无法发送消息", "已解决", "已不在群里"


async def http(town, method, path, body=None, status=200):
    """Act by the people's API, as another program would."""
    async with (
        aiohttp.ClientSession(town.telegram.url) as session,
        session.request(method, path, json=body or {}) as answer,
    ):
        assert answer.status == status, await answer.text()
        return await answer.json()


async def in_group(town, method, path, body=None, status=200):
    return await http(town, method, f"/api/groups/{town.group.id}{path}", body, status)


class Closing:
    """A way to close the group to the bot and to open it again."""

    def __init__(self, cause, close, reopen=None, *, forum=False, told=False, words=""):
        self.cause, self.close, self.reopen, self.words = cause, close, reopen, words
        self.forum, self.told = forum, told  # `told`: an update tells the bot that the group is open again

    async def begin(self, town):
        if self.forum:
            await in_group(town, "PUT", "/closures", {"forum": True})
        await self._do(town, self.close)

    async def end(self, town):
        await self._do(town, self.reopen)

    async def _do(self, town, call):
        method, path, body = call
        await in_group(town, method, path.format(bot=town.account.id), body)


BOT, GENERAL = "/members/{bot}", "/topics/1"
CLOSINGS = {
    "removed": Closing("removed", ("DELETE", BOT, None), ("PUT", BOT, {}), told=True, words="添加成员"),
    "muted": Closing("muted", ("PUT", BOT, {"muted": True}), ("PUT", BOT, {"muted": False}), told=True, words="管理员"),
    "silenced": Closing("muted", ("PUT", "/restricted", {"muted": True}), ("PUT", "/restricted", {"muted": False})),
    "restricted": Closing(
        "restricted",
        ("PUT", "/closures", {"chat_restricted": True}),
        ("PUT", "/closures", {"chat_restricted": False}),
        words="申诉",
    ),
    "general": Closing(
        "general-closed", ("PUT", GENERAL, {"closed": True}), ("PUT", GENERAL, {"closed": False}),
        forum=True, told=True, words="重新打开话题",
    ),
    "hidden": Closing(
        "general-closed", ("PUT", GENERAL, {"hidden": True}), ("PUT", GENERAL, {"hidden": False}),
        forum=True, told=True, words="显示",
    ),
    "deleted": Closing("deleted", ("DELETE", "", None), words="另建新群"),
}  # fmt: skip
each_closing = pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS)
each_that_ends = pytest.mark.parametrize(
    "closing", [each for each in CLOSINGS.values() if each.reopen], ids=[key for key in CLOSINGS if key != "deleted"]
)


@pytest.fixture
async def town(town):
    """A branch whose notice for 6 March goes out at 09:00 on 1 March; the bot is no administrator of the group."""
    town.activity = await town.dated("2026-03-06 14:00")
    await in_group(town, "PUT", f"/members/{town.account.id}", {"muted": False})
    return town


@pytest.fixture
def refusals(caplog):
    """Return the records of refused posts that the log holds so far, and check that none has a traceback."""

    def found():
        here = [each for each in caplog.records if "post refused" in str(each.msg)]
        assert not any(each.exc_info for each in caplog.records)
        assert {each.levelno for each in here} <= {logging.WARNING}
        return here

    return found


def tries(town, since=POSTED):
    """Return the hours after `since` at which the bot tried to send a message to the group."""
    return [round((each - at(since)) / timedelta(hours=1), 2) for each in town.tried]


@pytest.fixture
def tried(town):
    """Note the instant of each call that sends to the group."""
    town.tried = []
    call = town.telegram.faults.take

    def take(method, chat_id, now):
        if method.lower().startswith("send") and str(chat_id) == str(town.group.id):
            town.tried.append(now)
        return call(method, chat_id, now)

    town.telegram.faults.take = take
    return town.tried


async def summary(town, name="李书记"):
    await town[name].says("/summary 3")
    return town[name].last().text


async def todo(town, name="李书记"):
    await town[name].says("/todo")
    return town[name].last()


def words(cause, language="zh-CN"):
    return load().of(language).plain(f"group-cause-{cause}")


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


# --- nothing outdated -----------------------------------------------------------------------------------------------


async def changes_place(town, place):
    li = town["李书记"]
    await li.presses(f"arr:place:{town.activity.id}", li.last())
    await li.says(place)
    await li.says("活动室维修")
    await town.passes(seconds=10)


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


# --- deleted posts --------------------------------------------------------------------------------------------------


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
