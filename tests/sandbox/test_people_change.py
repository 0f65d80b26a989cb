"""What people change over the people's API: names, accounts, groups, administrators, timers; what bots hear of it."""

from datetime import timedelta

import aiohttp
import pytest
from telegram.error import BadRequest, Forbidden

from tests.support.phone import Phone
from tests.support.sandbox_desk import heard


@pytest.fixture
async def li(desk, group):
    person = desk.person("李娜")
    await group.add(person)
    return person


async def test_a_person_changes_name_and_username(bot, phone, zhang, group):
    await phone.asks("POST", "/chats/1/start")
    before = await phone.says(1, "一")
    changed = await phone.asks("PATCH", "", {"name": "张卫", "username": ""})
    assert (changed["name"], changed["username"]) == ("张卫", None)
    await phone.says(1, "二", reply_to=before["id"])
    said = (await heard(bot, "message"))[-1]
    assert (said.from_user.first_name, said.from_user.username) == ("张卫", None)
    assert (said.chat.first_name, said.reply_to_message.from_user.first_name) == ("张卫", "张卫")
    assert (await bot.get_chat_member(group.id, zhang.id)).user.first_name == "张卫"
    await phone.asks("PATCH", "", {"name": " "})
    assert phone.status == 400


async def test_a_deleted_account_has_no_name_and_gets_nothing(bot, phone, zhang, li, group):
    await li.starts()
    await li.says("再见", to=group)
    await phone.asks("DELETE", f"/api/people/{li.id}")
    assert (await bot.get_chat_member(group.id, li.id)).user.first_name == ""
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(li.id, "在吗")
    shown = next(m for m in await phone.reads(group.id) if m["text"] == "再见")
    assert shown["from"]["name"] == "已注销账号 · Deleted Account"
    (listed,) = [one for one in await phone.asks("GET", "/api/people") if one["id"] == li.id]
    assert listed["deleted"] is True


async def test_a_group_is_renamed_and_becomes_a_supergroup(desk, bot, phone, zhang):
    group = desk.group("支部", owner=zhang, supergroup=False)
    await group.add_bot()
    await phone.asks("PATCH", f"/api/groups/{group.id}", {"title": "第一支部"})
    made = await phone.asks("POST", f"/api/groups/{group.id}/migrate")
    found = await heard(bot, "message")
    assert [m.new_chat_title for m in found if m.new_chat_title] == ["第一支部"]
    assert [m.migrate_to_chat_id for m in found if m.migrate_to_chat_id] == [made["id"]]
    with pytest.raises(Exception, match="migrated to supergroup"):
        await bot.send_message(group.id, "x")
    assert (await bot.send_message(made["id"], "x")).chat.title == "第一支部"
    answer = await phone.asks("POST", f"/api/groups/{made['id']}/migrate")
    assert (phone.status, "already" in answer["error"]["text"]) == (409, True)


async def test_an_administrator_gets_and_loses_rights(desk, bot, phone, group, li):
    own = f"/api/groups/{group.id}/administrators/{desk.the_bot().id}"
    message = await bot.send_message(group.id, "通知")
    await phone.asks("PUT", own, {"rights": {"can_pin_messages": False, "can_manage_topics": True}})
    with pytest.raises(BadRequest, match="ot enough rights to manage pinned messages"):
        await message.pin()
    present = await bot.get_chat_member(group.id, desk.the_bot().id)
    assert (present.can_pin_messages, present.can_manage_topics, present.can_restrict_members) == (False, True, True)
    await phone.asks("PUT", own, {"rights": {}})
    await message.pin()
    await phone.asks("DELETE", own)
    statuses = [u.new_chat_member.status for u in await heard(bot, "my_chat_member")]
    assert statuses[-1] == "member"
    await phone.asks("DELETE", own)
    assert phone.status == 409
    answer = await phone.asks("PUT", own, {"rights": {"can_fly": True}})
    assert (phone.status, "can_pin_messages" in answer["error"]["text"]) == (400, True)
    await phone.asks("PUT", f"/api/groups/{group.id}/administrators/{li.id}", {"title": "组织委员"})
    (listed,) = [m for m in await bot.get_chat_administrators(group.id) if m.user.id == li.id]
    assert listed.custom_title == "组织委员"


async def test_other_bots_are_listed_as_administrators_on_request(desk, phone, group):
    other = desk.bot(token="2:BBB", username="other_bot", name="另一个")
    await phone.asks("PUT", f"/api/groups/{group.id}/members/{other.id}", {"admin": True})

    async def listed(**asked):
        values = {"chat_id": group.id, **asked}
        answer = await phone.asks("POST", "/bot1:AAA/getChatAdministrators", values)
        return {member["user"]["id"] for member in answer["result"]}

    assert await listed() == {group.owner.id, 1}
    assert await listed(return_bots=True) == {group.owner.id, 1, 2}


async def test_an_anonymous_administrator_writes_as_the_group(desk, bot, phone, group, zhang):
    await phone.asks("PUT", f"/api/groups/{group.id}/administrators/{zhang.id}", {"anonymous": True})
    sent = await phone.says(group.id, "/plan")
    assert sent["from"]["name"] == "支部"
    said = (await heard(bot, "message"))[-1]
    assert (said.from_user.id, said.sender_chat.id) == (1087968824, group.id)
    owner = await bot.get_chat_member(group.id, zhang.id)
    assert (owner.status, owner.is_anonymous) == ("creator", True)


async def test_a_member_cannot_write_anonymously(http_of, desk, group, li):
    phone = http_of(li)
    answer = await phone.says(group.id, "x", anonymous=True)
    assert (phone.status, "no administrator" in answer["error"]["text"]) == (403, True)


@pytest.fixture
async def http_of(desk):
    async with aiohttp.ClientSession(desk.url) as session:
        yield lambda person: Phone(session, person.id)


async def test_a_channel_writes_in_a_group_and_its_posts_are_forwarded(desk, bot, phone, group, zhang, li, http_of):
    made = await phone.asks("POST", "/api/channels", {"title": "党建频道", "owner": zhang.id})
    await phone.asks("PATCH", f"/api/groups/{group.id}", {"channel": made["id"]})
    sent = await phone.says(group.id, "/plan", channel=made["id"])
    assert sent["from"] == {"id": made["id"], "name": "党建频道", "bot": False}
    await phone.says(made["id"], "公告")
    by_channel, forwarded = (await heard(bot, "message"))[-2:]
    assert (by_channel.from_user.id, by_channel.sender_chat.id) == (136817688, made["id"])
    assert (forwarded.from_user.id, forwarded.sender_chat.id) == (777000, made["id"])
    assert (forwarded.is_automatic_forward, forwarded.forward_origin.chat.id) == (True, made["id"])
    assert (await bot.get_chat(group.id)).linked_chat_id == made["id"]
    other = http_of(li)
    answer = await other.says(group.id, "x", channel=made["id"])
    assert (other.status, "does not own" in answer["error"]["text"]) == (403, True)


async def test_a_bot_in_a_channel_hears_and_writes_posts(desk, bot, phone, zhang):
    made = await phone.asks("POST", "/api/channels", {"title": "党建频道", "owner": zhang.id})
    await phone.asks("PUT", f"/api/groups/{made['id']}/members/1", {"admin": True})
    await phone.says(made["id"], "公告")
    updates = await bot.get_updates(allowed_updates=["channel_post", "my_chat_member"])
    post = next(u.channel_post for u in updates if u.channel_post and u.channel_post.text)
    assert (post.text, post.from_user, post.sender_chat.id, post.chat.type) == ("公告", None, made["id"], "channel")
    own = await bot.send_message(made["id"], "转发")
    assert (own.from_user, own.sender_chat.title) == (None, "党建频道")
    await own.edit_text("改了")
    assert [m["text"] for m in await phone.reads(made["id"]) if not m["service"]] == ["公告", "改了"]


@pytest.mark.parametrize("where", ["group", "private"])
async def test_a_timer_deletes_messages_without_an_update(bot, clock, phone, zhang, group, where):
    await phone.asks("POST", "/chats/1/start")
    here, there = (1, zhang.id) if where == "private" else (group.id, group.id)
    kept = await bot.send_message(there, "以前")
    await phone.asks("PUT", f"/chats/{here}/timer", {"seconds": 86400})
    assert (await heard(bot, "message"))[-1].message_auto_delete_timer_changed.message_auto_delete_time == 86400
    assert (await bot.get_chat(there)).message_auto_delete_time == 86400
    gone = await bot.send_message(there, "一天")
    clock.advance(timedelta(days=1))
    assert await heard(bot) == ()
    with pytest.raises(BadRequest, match="essage to edit not found"):
        await gone.edit_text("改")
    await kept.edit_text("改")
    texts = [m["text"] for m in await phone.reads(here)]
    assert ("改" in texts, "一天" in texts) == (True, False)


async def test_only_administrators_set_a_groups_timer(http_of, group, li):
    phone = http_of(li)
    await phone.asks("PUT", f"/chats/{group.id}/timer", {"seconds": 60})
    assert phone.status == 403
