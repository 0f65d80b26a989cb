"""The people's API over HTTP: the actions of a phone, and the refusals that it gets."""

import asyncio
import io
import json

import aiohttp
import pytest
from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import BadRequest

from tests.support.phone import Phone
from tests.support.sandbox_desk import heard, picture


async def test_a_chat_is_written_and_read_over_http(desk, bot, phone, zhang):
    answer = await phone.says(1, "您好")
    assert (phone.status, answer["error"]["text"]) == (403, "张伟 has not pressed Start yet.")
    await phone.asks("POST", "/chats/1/start")
    sent = await phone.says(1, "您好 /help")
    assert sent["own"]
    assert sent["entities"] == [{"type": "bot_command", "offset": 3, "length": 5}]
    assert [m.text for m in await heard(bot, "message")] == ["/start", "您好 /help"]
    await bot.send_message(zhang.id, "<b>张伟</b>，您好", parse_mode="HTML", reply_to_message_id=sent["id"])
    last = (await phone.reads(1))[-1]
    assert last["text"] == "张伟，您好"
    assert last["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert last["reply_to"] == {"id": sent["id"], "name": "张伟", "text": "您好 /help"}
    assert last["from"] == {"id": 1, "name": "支部助手", "bot": True}


async def test_a_long_chat_is_read_page_by_page(phone, group):
    for number in range(7):
        await phone.says(group.id, str(number))
    page = await phone.asks("GET", f"/chats/{group.id}/messages?limit=3")
    assert ([m["text"] for m in page["messages"]], page["more"]) == (["4", "5", "6"], True)
    older = await phone.asks("GET", f"/chats/{group.id}/messages?limit=60&before={page['messages'][0]['id']}")
    assert [m["text"] for m in older["messages"] if not m["service"]] == ["0", "1", "2", "3"]
    assert older["more"] is False


async def test_a_press_returns_the_bots_answer(desk, bot, phone, zhang):
    await zhang.starts()
    desk.patience = 5.0
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("签到", callback_data="in:1")]])
    message = await bot.send_message(zhang.id, "请签到", reply_markup=keyboard)
    assert (await phone.reads(1))[-1]["buttons"] == [[{"text": "签到", "data": "in:1"}]]
    pressing = asyncio.create_task(
        phone.asks("POST", f"/chats/1/messages/{message.message_id}/press", {"data": "in:1"})
    )
    await desk.until(lambda: desk.the_bot().queries)
    query = (await heard(bot, "callback_query"))[-1]
    await bot.answer_callback_query(query.id, "签到成功", show_alert=True)
    assert await pressing == {"answered": True, "text": "签到成功", "alert": True, "opens": None}


async def test_a_press_without_an_answer_returns_unanswered(desk, bot, phone, zhang):
    await zhang.starts()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("签到", callback_data="in:1")]])
    message = await bot.send_message(zhang.id, "请签到", reply_markup=keyboard)
    answer = await phone.asks("POST", f"/chats/1/messages/{message.message_id}/press", {"data": "in:1"})
    assert answer["answered"] is False


async def test_a_link_waits_for_start_and_then_carries_its_payload(bot, phone):
    assert await phone.asks("POST", "/open", {"url": "https://t.me/branch_bot?start=in_abc"}) == {
        "chat": 1,
        "start": True,
    }
    assert [chat["start"] for chat in await phone.asks("GET", "/chats")] == [True]
    await phone.asks("POST", "/chats/1/start")
    assert [m.text for m in await heard(bot, "message")] == ["/start in_abc"]
    assert [chat["start"] for chat in await phone.asks("GET", "/chats")] == [False]
    assert await phone.asks("POST", "/open", {"url": "https://example.org/"}) == {"outside": "https://example.org/"}
    answer = await phone.asks("POST", "/open", {"url": "https://t.me/nobody_bot?start=x"})
    assert (phone.status, "no bot behind" in answer["error"]["text"]) == (404, True)


async def test_a_phone_scans_a_code_from_another_persons_screen(desk, bot, http, phone, group):
    await bot.send_photo(group.id, picture("https://t.me/branch_bot?start=in_xyz"))
    photo = (await phone.reads(group.id))[-1]["photo"]
    wang = Phone(http, desk.person("王芳").id)
    assert await wang.asks("POST", "/scan", {"file": photo["file"]}) == {"chat": 1, "start": True}
    await bot.send_photo(group.id, picture_without_a_code())
    other = (await phone.reads(group.id))[-1]["photo"]
    answer = await wang.asks("POST", "/scan", {"file": other["file"]})
    assert (wang.status, answer["error"]["text"]) == (400, "There is no code to read in this picture.")


def picture_without_a_code():
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PNG")
    return out.getvalue()


async def test_files_go_both_ways_and_stay_inside_the_chat(desk, bot, http, phone, zhang):
    await zhang.starts()
    form = aiohttp.FormData({"text": "名册", "as": "document"}, quote_fields=False)
    form.add_field("file", "姓名".encode(), filename="名册.csv", content_type="text/csv")
    async with http.post(f"{phone.root}/chats/1/messages", data=form) as answer:
        sent = await answer.json()
    assert sent["document"] == {"file": sent["document"]["file"], "name": "名册.csv", "size": 6, "mime": "text/csv"}
    message = (await heard(bot, "message"))[-1]
    assert (message.document.file_name, message.caption) == ("名册.csv", "名册")
    async with http.get(f"{phone.root}/files/{sent['document']['file']}") as answer:
        assert await answer.read() == "姓名".encode()
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Security-Policy"] == "sandbox"
    stranger = Phone(http, desk.person("路人").id)
    await stranger.asks("GET", f"/files/{sent['document']['file']}")
    assert stranger.status == 404


async def test_a_photo_stays_a_photo_and_empty_files_are_refused(bot, http, phone, zhang):
    await zhang.starts()
    form = aiohttp.FormData({"as": "photo"})
    form.add_field("file", picture(), filename="笔记.png", content_type="image/png")
    async with http.post(f"{phone.root}/chats/1/messages", data=form) as answer:
        assert (await answer.json())["photo"]["width"] > 0
    form = aiohttp.FormData({"as": "document"})
    form.add_field("file", b"", filename="空.txt")
    async with http.post(f"{phone.root}/chats/1/messages", data=form) as answer:
        assert (answer.status, (await answer.json())["error"]["text"]) == (400, "Bad Request: file must be non-empty")


async def test_unread_marks_and_drafts_are_kept_by_the_server(bot, phone, zhang):
    await zhang.starts()
    for number in range(3):
        message = await bot.send_message(zhang.id, str(number))
    await phone.asks("PUT", "/chats/1/draft", {"text": "写了一半"})
    (chat,) = await phone.asks("GET", "/chats")
    assert (chat["unread"], chat["draft"], chat["last"]["text"]) == (3, "写了一半", "2")
    await phone.asks("PUT", "/chats/1/read", {"message": message.message_id - 1})
    (chat,) = await phone.asks("GET", "/chats")
    assert chat["unread"] == 1
    await phone.says(1, "写完了")
    (chat,) = await phone.asks("GET", "/chats")
    assert (chat["unread"], chat["draft"]) == (0, "")


async def test_a_question_and_a_keyboard_stay_until_replaced_or_removed(bot, phone, zhang):
    await zhang.starts()
    asked = await bot.send_message(zhang.id, "原因？", reply_markup=ForceReply(input_field_placeholder="例如：公务"))
    (chat,) = await phone.asks("GET", "/chats")
    assert chat["force_reply"] == {"message": asked.message_id, "placeholder": "例如：公务"}
    keyboard = ReplyKeyboardMarkup([["是", "否"]], input_field_placeholder="请选")
    await bot.send_message(zhang.id, "选", reply_markup=keyboard)
    (chat,) = await phone.asks("GET", "/chats")
    assert (chat["force_reply"], chat["keyboard"]) == (None, {"rows": [["是", "否"]], "placeholder": "请选"})
    await phone.asks("POST", "/chats/1/messages", {"text": "也许", "key": True})
    assert phone.status == 409
    await phone.asks("POST", "/chats/1/messages", {"text": "否", "key": True})
    assert (await heard(bot, "message"))[-1].text == "否"
    await bot.send_message(zhang.id, "好", reply_markup=ReplyKeyboardRemove())
    (chat,) = await phone.asks("GET", "/chats")
    assert chat["keyboard"] is None


async def test_a_quiz_is_answered_once_and_explains_itself(bot, phone, zhang):
    await zhang.starts()
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "第三章有写"}
    asked = await bot.send_poll(zhang.id, "党员有几项义务？", ["七项", "八项"], api_kwargs=quiz)
    vote = f"/chats/1/messages/{asked.message_id}/vote"
    assert (await phone.reads(1))[-1]["poll"]["right"] is None
    answer = await phone.asks("PUT", vote, {"options": [0]})
    assert (answer["explanation"], answer["poll"]["mine"], answer["poll"]["right"]) == ("第三章有写", [0], 1)
    await phone.asks("PUT", vote, {"options": [1]})
    assert phone.status == 409
    for wrong in ([2], "0", None):
        await phone.asks("PUT", vote, {"options": wrong})
        assert phone.status == 400


async def test_the_command_menu_depends_on_person_and_chat(bot, phone, group):
    await bot.set_my_commands([("help", "帮助")], scope={"type": "all_group_chats"})
    await bot.set_my_commands([("plan", "计划")], scope={"type": "chat_administrators", "chat_id": group.id})
    assert await phone.asks("GET", f"/chats/{group.id}/commands") == [
        {"command": "plan", "description": "计划", "bot": "branch_bot"}
    ]
    assert await phone.asks("GET", "/chats/1/commands") == []


async def test_a_person_can_edit_only_their_own_messages(bot, phone, group, desk, http):
    sent = await phone.says(group.id, "/plam")
    await phone.asks("PATCH", f"/chats/{group.id}/messages/{sent['id']}", {"text": "/plan"})
    assert [m.text for m in await heard(bot, "edited_message")] == ["/plan"]
    wang = desk.person("王芳")
    await group.add(wang)
    other = Phone(http, wang.id)
    await other.asks("PATCH", f"/chats/{group.id}/messages/{sent['id']}", {"text": "!"})
    assert other.status == 403


async def test_people_and_groups_are_created_over_http(bot, http):
    async with http.post("/api/people", json={"name": "李娜"}) as answer:
        li = await answer.json()
    async with http.post("/api/groups", json={"title": "新群", "owner": li["id"]}) as answer:
        made = await answer.json()
    async with http.put(f"/api/groups/{made['id']}/members/1", json={"admin": True}) as answer:
        assert answer.status == 200
    assert [u.new_chat_member.status for u in await heard(bot, "my_chat_member")] == ["member", "administrator"]
    async with http.delete(f"/api/groups/{made['id']}/members/1", json={"by": li["id"]}) as answer:
        assert answer.status == 200
    assert (await heard(bot, "my_chat_member"))[-1].new_chat_member.status == "kicked"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "words"),
    [
        ("POST", "/chats/1/messages", {"text": " "}, 400, "Example"),
        ("POST", "/chats/1/messages", {"text": "x", "reply_to": 999}, 404, "not there"),
        ("GET", "/chats/77/messages", None, 404, "no such chat"),
        ("GET", "/chats/x/messages", None, 400, "whole number"),
        ("PUT", "/chats/1/read", {"message": "last"}, 400, "whole number"),
        ("PUT", "/chats/1/read", [], 400, "object"),
        ("POST", "/open", {}, 400, "url is missing"),
        ("POST", "/scan", {"file": "nothing"}, 400, "file"),
    ],
)
async def test_an_invalid_request_is_answered_with_one_sentence(phone, zhang, method, path, body, status, words):
    await zhang.starts()
    answer = await phone.asks(method, path, body)
    assert (phone.status, words in answer["error"]["text"]) == (status, True), answer


async def test_the_clock_is_controlled_over_http(desk, http):
    async with http.post("/api/clock", json={"advance": 3600}) as answer:
        assert (await answer.json())["now"] == "2026-03-01T02:00:00+00:00"
    async with http.post("/api/clock", json={"pace": 60}) as answer:
        assert (await answer.json())["pace"] == 60
    for wrong in ({"pace": -1}, {"advance": "1"}, {"advance": 1e12}, {}):
        async with http.post("/api/clock", json=wrong) as answer:
            assert answer.status == 400
    async with http.post("/api/clock", json={"next": True}) as answer:
        assert answer.status == 409  # the board of another bot does not know its next duty


async def test_simulated_faults_reach_the_bot_and_end_by_themselves(desk, bot, http, zhang):
    await zhang.starts()
    async with http.put("/api/troubles/flood", json={}) as answer:
        assert (await answer.json())["flood"] == "2026-03-01T01:10:00+00:00"
    with pytest.raises(Exception, match="Flood control"):
        await bot.send_message(zhang.id, "您好")
    async with http.put("/api/troubles/down", json={"minutes": 1}) as answer:
        assert answer.status == 200
    with pytest.raises(Exception, match="disconnected"):
        await bot.get_me()
    desk.clock.set(desk.clock.now().replace(minute=11))
    assert (await bot.send_message(zhang.id, "您好")).text == "您好"
    async with http.put("/api/troubles/rain", json={}) as answer:
        assert answer.status == 404


async def test_the_live_stream_carries_only_changes(desk, bot, http, zhang, group):
    async with http.ws_connect("/live") as live:
        look = {"people": [zhang.id], "open": [{"person": zhang.id, "chat": group.id, "revision": group.room.revision}]}
        await live.send_str(json.dumps(look))
        first = await _frame(live, "chats")
        assert [chat["title"] for chat in first["chats"][str(zhang.id)]] == ["支部", "支部助手"]
        sent = await bot.send_message(group.id, "一")
        frame = await _frame(live, "messages")
        assert [m["text"] for m in frame["messages"][0]["messages"]] == ["一"]
        assert frame["unread"] == {str(zhang.id): 1}
        await bot.edit_message_text("二", group.id, sent.message_id)
        frame = await _frame(live, "messages")
        assert [(m["id"], m["text"], m["edited"]) for m in frame["messages"][0]["messages"]] == [
            (sent.message_id, "二", True)
        ]
        await bot.delete_message(group.id, sent.message_id)
        frame = await _frame(live, "messages")
        assert [m["deleted"] for m in frame["messages"][0]["messages"]] == [True]
        assert "people" not in frame


async def test_a_reconnecting_phone_receives_only_missed_messages(desk, bot, http, zhang, group):
    await bot.send_message(group.id, "以前")
    known = group.room.revision
    await bot.send_message(group.id, "断线时")
    async with http.ws_connect("/live") as live:
        look = {"people": [], "open": [{"person": zhang.id, "chat": group.id, "revision": known}]}
        await live.send_str(json.dumps(look))
        frame = await _frame(live, "messages")
        assert [m["text"] for m in frame["messages"][0]["messages"]] == ["断线时"]
        await live.send_str("{}")
        await asyncio.wait_for(live.receive(), 5)
        assert live.closed


async def _frame(live, key):
    """Return the next frame that carries `key`."""
    while True:
        frame = json.loads((await asyncio.wait_for(live.receive(), 5)).data)
        if key in frame:
            return frame


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"muted": True}, {"sendMessage": "text messages", "sendPhoto": "photos", "sendDocument": "documents"}),
        ({"restricted": ["photos"]}, {"sendPhoto": "photos"}),
    ],
)
async def test_a_bot_is_muted_or_restricted_over_http(desk, bot, http, phone, group, body, refused):
    sends = {
        "sendMessage": lambda: bot.send_message(group.id, "您好"),
        "sendPhoto": lambda: bot.send_photo(group.id, picture("x")),
        "sendDocument": lambda: bot.send_document(group.id, b"x", filename="x.txt"),
    }
    for target in (f"members/{desk.the_bot().id}", "restricted"):
        async with http.put(f"/api/groups/{group.id}/{target}", json=body) as answer:
            assert answer.status == 200
        for method, send in sends.items():
            if method in refused:
                with pytest.raises(BadRequest, match=f"ot enough rights to send {refused[method]} to the chat"):
                    await send()
            else:
                await send()
        lifted = {name: [] if name == "restricted" else False for name in body}
        async with http.put(f"/api/groups/{group.id}/{target}", json=lifted):
            await bot.send_photo(group.id, picture("x"))
    changed = [update.new_chat_member.status for update in await heard(bot, "my_chat_member")]
    assert changed[-2:] == ["restricted", "member"]


async def test_an_unknown_restriction_is_refused_over_http(desk, http, group):
    async with http.put(f"/api/groups/{group.id}/restricted", json={"restricted": ["stickers"]}) as answer:
        assert answer.status == 400
        assert "messages, photos, documents, polls" in (await answer.json())["error"]["text"]
