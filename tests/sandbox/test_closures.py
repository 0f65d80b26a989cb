"""What closes a group to a bot, over HTTP: topics, slow mode, Telegram itself, deletion; deleted messages."""

from datetime import timedelta

import pytest
from telegram.error import BadRequest, Forbidden, RetryAfter

from tests.support.sandbox_desk import heard, picture


@pytest.fixture
async def forum(desk, zhang):
    made = desk.group("论坛", owner=zhang, forum=True)
    await made.add_bot(by=zhang)
    return made


async def asks(http, method, path, body=None, *, status=200):
    """Call the people's API and return its JSON answer."""
    async with http.request(method, path, json=body or {}) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


async def a_topic(http, forum):
    return (await asks(http, "POST", f"/api/groups/{forum.id}/topics", {"name": "通知"}, status=201))["id"]


@pytest.mark.parametrize("general", [False, True])
async def test_a_closed_topic_takes_no_message_until_it_is_reopened(bot, http, forum, general):
    thread = 1 if general else await a_topic(http, forum)
    where = None if general else thread
    await heard(bot)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/{thread}", {"closed": True})
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=where)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_photo(forum.id, picture("x"), message_thread_id=where)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/{thread}", {"closed": False})
    assert (await bot.send_message(forum.id, "x", message_thread_id=where)).message_thread_id == where
    closed, reopened = await heard(bot, "message")
    assert closed.forum_topic_closed is not None
    assert reopened.forum_topic_reopened is not None
    assert reopened.is_topic_message is (None if general else True)


async def test_a_closed_topic_leaves_the_others_open(bot, http, forum):
    thread, other = await a_topic(http, forum), await a_topic(http, forum)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/{thread}", {"closed": True})
    await bot.send_message(forum.id, "x", message_thread_id=other)
    await bot.send_message(forum.id, "General")


async def test_a_hidden_general_takes_no_message(bot, http, forum):
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/1", {"hidden": True})
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x")
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/1", {"hidden": False})
    await bot.send_message(forum.id, "x")
    assert (await heard(bot, "message"))[-1].general_forum_topic_unhidden is not None


async def test_a_bot_that_manages_topics_writes_in_closed_ones(desk, bot, http, forum, zhang):
    thread = await a_topic(http, forum)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/{thread}", {"closed": True})
    await forum.promote(desk.the_bot(), zhang, can_manage_topics=True)
    await bot.send_message(forum.id, "x", message_thread_id=thread)


async def test_only_general_topics_and_forums_can_be_closed(desk, http, forum, zhang):
    plain = desk.group("支部", owner=zhang)
    await asks(http, "PUT", f"/api/groups/{plain.id}/topics/1", {"closed": True}, status=409)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/77", {"closed": True}, status=409)
    await asks(http, "PUT", f"/api/groups/{forum.id}/topics/1", {}, status=400)


async def test_a_reply_outside_topics_names_its_thread_without_being_in_a_topic(desk, bot, zhang):
    group = desk.group("支部", owner=zhang)
    await group.add_bot(by=zhang, admin=True)
    first = await zhang.says("第一条", to=group)
    second = await zhang.says("第二条", to=group, reply_to=first)
    await zhang.says("第三条", to=group, reply_to=second)
    told = (await heard(bot, "message"))[-3:]
    assert [(m.message_thread_id, m.is_topic_message) for m in told] == [
        (None, None),
        (first.id, None),
        (first.id, None),
    ]
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=first.id)


async def test_slow_mode_holds_back_a_bot_without_rights(desk, bot, http, forum, zhang):
    await asks(http, "PUT", f"/api/groups/{forum.id}/closures", {"slow_mode": 900})
    assert (await bot.get_chat(forum.id)).slow_mode_delay in {900, timedelta(minutes=15)}
    sent = await bot.send_message(forum.id, "x")
    desk.clock.set(desk.clock.now() + timedelta(minutes=5))
    with pytest.raises(RetryAfter, match="600"):
        await bot.send_message(forum.id, "y")
    await sent.edit_text("z")
    desk.clock.set(desk.clock.now() + timedelta(minutes=10))
    await bot.send_message(forum.id, "y")
    await forum.promote(desk.the_bot(), zhang)
    await bot.send_message(forum.id, "an administrator writes at once")


async def test_a_restricted_chat_takes_no_message(bot, http, forum):
    await asks(http, "PUT", f"/api/groups/{forum.id}/closures", {"chat_restricted": True})
    with pytest.raises(BadRequest, match=r"(?i)chat_restricted"):
        await bot.send_message(forum.id, "x")
    await asks(http, "PUT", f"/api/groups/{forum.id}/closures", {"chat_restricted": False})
    await bot.send_message(forum.id, "x")


async def test_a_malformed_closure_is_refused_with_a_sentence(http, forum):
    for body in ({}, {"slow_mode": "soon"}, {"slow_mode": 9000}):
        refused = await asks(http, "PUT", f"/api/groups/{forum.id}/closures", body, status=400)
        assert "slow_mode" in refused["error"]["text"]


async def test_a_deleted_group_answers_that_it_was_deleted(bot, http, forum):
    await heard(bot)
    await asks(http, "DELETE", f"/api/groups/{forum.id}")
    for call in (bot.send_message(forum.id, "x"), bot.get_chat(forum.id)):
        with pytest.raises(Forbidden, match="the group chat was deleted"):
            await call
    assert not await heard(bot)


async def test_a_deleted_message_is_told_by_no_update(bot, http, forum, zhang):
    await heard(bot)
    sent = await bot.send_message(forum.id, "x")
    await asks(http, "DELETE", f"/api/people/{zhang.id}/chats/{forum.id}/messages/{sent.message_id}")
    assert not await heard(bot)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await sent.edit_text("y")


async def test_a_member_deletes_only_own_messages(desk, bot, http, forum):
    li = desk.person("李四")
    await forum.add(li)
    sent = await bot.send_message(forum.id, "x")
    own = await li.says("y", to=forum)
    path = f"/api/people/{li.id}/chats/{forum.id}/messages"
    await asks(http, "DELETE", f"{path}/{sent.message_id}", status=403)
    await asks(http, "DELETE", f"{path}/{own.id}")
    assert own.deleted
