"""What people send over the people's API: albums, voice, video, stickers, places, contacts; and business talks."""

import aiohttp
import pytest
from telegram import Contact
from telegram.error import BadRequest

from tests.support.phone import Phone
from tests.support.sandbox_desk import heard, picture


@pytest.fixture
async def phone(desk, zhang):
    await zhang.starts()
    async with aiohttp.ClientSession(desk.url) as session:
        yield Phone(session, zhang.id)


async def test_an_album_arrives_as_messages_of_one_group(bot, phone):
    files = [(f"{number}.png", picture(str(number)), "image/png") for number in range(3)]
    first = await phone.sends(1, *files, **{"as": "photo"}, text="学习笔记")
    parts = (await heard(bot, "message"))[-3:]
    assert first["album"]
    assert {part.media_group_id for part in parts} == {first["album"]}
    assert [part.caption for part in parts] == ["学习笔记", None, None]
    assert all(part.photo for part in parts)
    await phone.sends(1, *files[:1] * 11, **{"as": "photo"})
    assert phone.status == 400


MEDIA = {
    "voice": ("a.ogg", b"OggS", "audio/ogg"),
    "video": ("a.mp4", b"mp4", "video/mp4"),
    "audio": ("a.mp3", b"ID3", "audio/mpeg"),
    "animation": ("a.gif.mp4", b"mp4", "video/mp4"),
    "video_note": ("a.mp4", b"mp4", "video/mp4"),
    "sticker": ("a.webp", b"RIFF", "image/webp"),
}


@pytest.mark.parametrize("kind", MEDIA)
async def test_media_arrive_can_be_fetched_and_sent_back(bot, phone, zhang, kind):
    sent = await phone.sends(1, MEDIA[kind], **{"as": kind}, text="录音", emoji="👍")
    assert (sent["content"]["kind"], sent["content"]["file"]["size"]) == (kind, len(MEDIA[kind][1]))
    message = (await heard(bot, "message"))[-1]
    file = await bot.get_file(getattr(message, kind).file_id)
    assert await file.download_as_bytearray() == MEDIA[kind][1]
    again = await getattr(bot, f"send_{kind}")(zhang.id, getattr(message, kind).file_id)
    assert getattr(again, kind).file_id == getattr(message, kind).file_id
    copied = await bot.copy_message(zhang.id, zhang.id, message.message_id)
    shown = {m["id"]: m for m in await phone.reads(1)}
    assert shown[copied.message_id]["content"] == shown[message.message_id]["content"]
    async with phone.session.get(f"{phone.root}/files/{sent['content']['file']['file']}") as answer:
        assert await answer.read() == MEDIA[kind][1]


async def test_a_file_keeps_its_kind(bot, phone, zhang):
    await phone.sends(1, MEDIA["voice"], **{"as": "voice"})
    voice = (await heard(bot, "message"))[-1].voice
    with pytest.raises(BadRequest, match=r"(?i)can.t use file of type VoiceNote as Video"):
        await bot.send_video(zhang.id, voice.file_id)
    await phone.sends(1, MEDIA["voice"], **{"as": "hologram"})
    assert phone.status == 400


async def test_a_place_and_a_contact_arrive(bot, phone, zhang):
    await phone.asks("POST", "/chats/1/messages", {"location": {"latitude": 39.9, "longitude": 116.4}})
    contact = {"phone_number": "+861", "first_name": "李娜"}
    shown = await phone.asks("POST", "/chats/1/messages", {"contact": contact})
    assert shown["content"] == {"kind": "contact", "label": "李娜 +861", "file": None}
    place, card = (await heard(bot, "message"))[-2:]
    assert (place.location.latitude, card.contact.first_name) == (39.9, "李娜")
    await bot.send_location(zhang.id, 39.9, 116.4)
    await bot.send_contact(zhang.id, "+861", "李娜")
    assert zhang.sees("李娜 +861").content.kind == "contact"
    labels = [m["content"]["label"] for m in await phone.reads(1) if m["content"]]
    assert labels == ["39.9, 116.4", "李娜 +861"] * 2
    await phone.asks("POST", "/chats/1/messages", {"location": {"latitude": 91, "longitude": 0}})
    assert phone.status == 400
    with pytest.raises(BadRequest, match="hone number is empty"):
        await bot.send_contact(zhang.id, contact=Contact("", "李娜"))


async def test_a_muted_member_sends_no_voice_either(desk, bot, phone, zhang):
    group = desk.group("支部", owner=desk.person("王芳"))
    await group.add_bot()
    await group.add(zhang)
    path = f"/api/groups/{group.id}/members"
    await phone.asks("PUT", f"{path}/{zhang.id}", {"muted": True})
    answer = await phone.sends(group.id, MEDIA["voice"], **{"as": "voice"})
    assert (phone.status, "may not send voice_notes" in answer["error"]["text"]) == (403, True)
    await phone.asks("PUT", f"{path}/1", {"restricted": ["voice_notes"]})
    with pytest.raises(BadRequest, match="ot enough rights to send voice notes to the chat"):
        await bot.send_voice(group.id, b"OggS")
    assert (await bot.get_chat_member(group.id, 1)).can_send_voice_notes is False


async def test_a_topic_of_a_private_chat_refuses_the_bot(bot, phone, zhang):
    await phone.says(1, "在话题里", topic=77)
    said = (await heard(bot, "message"))[-1]
    assert (said.message_thread_id, said.is_topic_message) == (77, True)
    with pytest.raises(BadRequest, match="essage thread not found"):
        await bot.send_message(zhang.id, "答", message_thread_id=said.message_thread_id)
    assert (await bot.get_me()).has_topics_enabled is False


async def test_a_business_bot_hears_a_talk_and_writes_in_the_owners_name(desk, bot, phone, zhang):
    friend = desk.person("李娜")
    await phone.asks("POST", f"/business/{friend.id}/messages", {"text": "早"})
    assert phone.status == 409
    connection = (await phone.asks("PUT", "/business", {"bot": 1}))["connection"]
    talk = f"/business/{friend.id}/messages"
    first = await phone.asks("POST", talk, {"text": "在吗"})
    await phone.asks("PATCH", f"{talk}/{first['id']}", {"text": "在吗？"})
    await phone.asks("POST", talk, {"text": "在", "from": zhang.id})
    kinds = ["business_connection", "business_message", "edited_business_message", "deleted_business_messages"]
    _start, *updates = await bot.get_updates(allowed_updates=kinds)
    assert updates[0].business_connection.id == connection
    assert (await bot.get_business_connection(connection)).user.id == zhang.id
    said = updates[1].business_message
    assert (said.business_connection_id, said.chat.id, said.from_user.id) == (connection, friend.id, friend.id)
    assert (updates[2].edited_business_message.text, updates[3].business_message.from_user.id) == ("在吗？", zhang.id)
    own = await bot.send_message(friend.id, "会议改期", business_connection_id=connection)
    assert (own.from_user.id, own.sender_business_bot.id) == (zhang.id, 1)
    assert [m["text"] for m in (await phone.asks("GET", talk))["messages"]] == ["在吗？", "在", "会议改期"]
    await phone.asks("DELETE", f"{talk}/{first['id']}")
    gone = (await bot.get_updates(offset=updates[-1].update_id + 1))[0].deleted_business_messages
    assert gone.message_ids == (first["id"],)
    await phone.asks("PUT", "/business", {"bot": 1, "enabled": False})
    with pytest.raises(BadRequest, match="usiness connection not found"):
        await bot.send_message(friend.id, "x", business_connection_id=connection)


async def test_an_answer_without_the_connection_goes_to_the_bots_own_chat(desk, bot, phone, zhang):
    friend = desk.person("李娜")
    await friend.starts()
    await phone.asks("PUT", "/business", {"bot": 1})
    await phone.asks("POST", f"/business/{friend.id}/messages", {"text": "/start"})
    await bot.send_message(friend.id, "欢迎使用")
    friend.sees("欢迎使用")
