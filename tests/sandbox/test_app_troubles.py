"""What apps and Telegram's file server do wrong, switched on over the people's API."""

from datetime import timedelta

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, InvalidToken

from tests.support.sandbox_desk import heard

LINK = "https://t.me/branch_bot?start=in_abc"


async def begin(phone, trouble):
    return await phone.asks("PUT", f"/api/troubles/{trouble}", {"minutes": 10})


async def texts(bot):
    return [message.text for message in await heard(bot, "message")]


async def test_a_lost_payload_leaves_a_bare_start(clock, bot, phone):
    assert (await begin(phone, "payloads"))["payloads"] == "2026-03-01T01:10:00+00:00"
    await phone.asks("POST", "/open", {"url": LINK})
    await phone.asks("POST", "/chats/1/start")
    clock.advance(timedelta(minutes=10))
    await phone.asks("POST", "/open", {"url": LINK})
    await phone.asks("POST", "/chats/1/start")
    assert await texts(bot) == ["/start", "/start in_abc"]


async def test_a_link_to_the_bot_itself_is_ignored_in_its_own_chat(desk, bot, phone, zhang):
    await zhang.starts()
    group = desk.group("支部", owner=zhang)
    await group.add_bot()
    await begin(phone, "self_links")
    assert await phone.asks("POST", "/open", {"url": LINK, "chat": 1}) == {"ignored": True}
    assert await phone.asks("POST", "/open", {"url": LINK, "chat": group.id}) == {"chat": 1, "start": True}
    assert (await phone.asks("POST", "/open", {"url": "https://a.b/", "chat": 1}))["outside"] == "https://a.b/"
    await phone.asks("DELETE", "/api/troubles/self_links")
    assert await phone.asks("POST", "/open", {"url": LINK, "chat": 1}) == {"chat": 1, "start": True}


async def test_a_tapped_button_with_a_self_link_does_nothing(bot, phone, zhang):
    await zhang.starts()
    button = InlineKeyboardMarkup([[InlineKeyboardButton("签到", url=LINK)]])
    await bot.send_message(zhang.id, "请签到", reply_markup=button)
    await begin(phone, "self_links")
    await zhang.taps("签到")
    await phone.asks("DELETE", "/api/troubles/self_links")
    await zhang.taps("签到")
    assert await texts(bot) == ["/start", "/start in_abc"]


async def test_files_are_unavailable_for_a_while(clock, bot, phone, zhang):
    await zhang.starts()
    await phone.sends(1, ("名册.csv", b"x", "text/csv"), **{"as": "document"})
    document = (await heard(bot, "message"))[-1].document
    await begin(phone, "get_file")
    with pytest.raises(BadRequest, match="rong file_id or the file is temporarily unavailable"):
        await bot.get_file(document.file_id)
    clock.advance(timedelta(minutes=10))
    await begin(phone, "file_server")
    file = await bot.get_file(document.file_id)
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()
    await phone.asks("DELETE", "/api/troubles/file_server")
    assert await file.download_as_bytearray() == b"x"
