"""The sandbox refuses the requests that Telegram refuses, in Telegram's words, over HTTP."""

import io
import json
from datetime import timedelta

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from sandbox.server.methods.parameters import complaints
from sandbox.state.entities import find_entities, parse_html, trimmed, units
from sandbox.state.errors import ApiError
from sandbox.state.files import Upload
from sandbox.state.links import deep_link, valid_payload
from tests.support.sandbox_desk import a_desk, picture


@pytest.fixture
async def desk(clock):
    async with a_desk(clock, wrong=True) as made:
        yield made


@pytest.fixture
async def zhang(desk):
    person = desk.person("张三")
    await person.starts()
    return person


@pytest.fixture
async def group(desk, zhang):
    made = desk.group("支部", owner=zhang)
    await made.add_bot(by=zhang, admin=True)
    return made


@pytest.fixture
async def ask(desk):
    """Return a function that calls a method with plain values and returns the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def asked(method, files=None, **values):
            form = aiohttp.FormData(quote_fields=False)
            for name, value in values.items():
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
            for name, data in (files or {}).items():
                form.add_field(name, io.BytesIO(data), filename=f"{name}.bin")
            async with session.post(f"{desk.url}/bot1:AAA/{method}", data=form) as answer:
                body = await answer.json()
                assert answer.status == body.get("error_code", 200)
                return body

        yield asked


def button(**fields):
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


def buttons(rows, columns):
    return {"inline_keyboard": [[{"text": "x", "callback_data": "d"}] * columns] * rows}


REFUSED_TEXTS = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "字" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    (
        {"text": "<b>a", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        {"text": "字<br>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "br" at byte offset 3',
    ),
    (
        {"text": "5 < 6", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "" at byte offset 2',
    ),
    ({"text": "a</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 1"),
    (
        {"text": "<b>a</i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag, expected "</b>", found "</i>" at byte offset 4',
    ),
    (
        {"text": "<span>a</span>", "parse_mode": "HTML"},
        'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "x", "reply_markup": button()}, "Text buttons are unallowed in the inline keyboard"),
    ({"text": "x", "reply_markup": button(callback_data="")}, "Text buttons are unallowed in the inline keyboard"),
    ({"text": "x", "reply_markup": button(callback_data="字" * 22)}, "BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": button(url="ftp://a.b")},
        "inline keyboard button URL 'ftp://a.b' is invalid",
    ),
    ({"text": "x", "reply_markup": button(url="http://localhost/")}, "Wrong HTTP URL"),
    ({"text": "x", "reply_markup": buttons(1, 9)}, "reply markup is too long"),
    ({"text": "x", "reply_markup": buttons(13, 8)}, "reply markup is too long"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
    ({"text": "x", "reply_markup": {"a": 1}}, "Object expected as reply markup"),
    ({"text": "x", "reply_parameters": {"message_id": 77777}}, "message to be replied not found"),
    ({"text": "x", "message_thread_id": 5}, "message thread not found"),
]


@pytest.mark.parametrize(("values", "words"), REFUSED_TEXTS)
async def test_messages_that_telegram_refuses_are_refused(ask, zhang, values, words):
    answer = await ask("sendMessage", chat_id=zhang.id, **values)
    assert answer["error_code"] == 400
    assert words in answer["description"]
    assert answer["description"].startswith("Bad Request: ")


@pytest.mark.parametrize(
    "values",
    [
        {"text": "字" * 4096},
        {"text": "<b>" + "字" * 4096 + "</b>", "parse_mode": "HTML"},
        {"text": "x", "reply_markup": button(callback_data="字" * 21)},
        {"text": "x", "reply_markup": buttons(12, 8)},
        {"text": "x", "reply_markup": button(url="t.me/branch_bot?start=in_x")},
        {"text": "x", "reply_markup": button(url="tg://resolve?domain=branch_bot")},
        {"text": "x", "reply_parameters": {"message_id": 77777, "allow_sending_without_reply": True}},
        {"text": "张三", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
    ],
)
async def test_messages_at_the_limit_are_accepted(ask, zhang, values):
    assert (await ask("sendMessage", chat_id=zhang.id, **values))["ok"]


@pytest.mark.parametrize(
    ("chat", "code", "words"),
    [
        ("5999999999", 400, "Bad Request: chat not found"),
        ("-100123", 400, "Bad Request: chat not found"),
        ("somebody", 400, "Bad Request: chat not found"),
        ("", 400, "Bad Request: chat_id is empty"),
        ("1", 403, "Forbidden: bots can't send messages to bots"),
    ],
)
async def test_invalid_chats_are_refused(ask, zhang, chat, code, words):
    answer = await ask("sendMessage", chat_id=chat, text="x")
    assert (answer["error_code"], answer["description"]) == (code, words)


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": 5}}),
        ("sendMessage", {"text": "x", "reply_markup": button(url=5)}),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": "x"}}),
        ("sendMessage", {"text": "x", "entities": [5]}),
        ("sendMediaGroup", {"media": [1, 2]}),
        ("sendPoll", {"question": "?", "options": [{"a": 1}]}),
        ("deleteMessages", {"message_ids": [{}]}),
    ],
)
async def test_malformed_values_are_refused(ask, zhang, method, values):
    assert (await ask(method, chat_id=zhang.id, **values))["error_code"] == 400


async def test_captions_and_files_have_their_limits(ask, desk, zhang):
    photo = picture()
    for method, files, values, words in [
        ("sendPhoto", {"photo": photo}, {"caption": "字" * 1025}, "message caption is too long"),
        ("sendPhoto", {"photo": b"no picture"}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": b"0" * (10 * 1024 * 1024 + 1)}, {}, "too big for a photo"),
        ("sendPhoto", None, {}, "there is no file in the request"),
        ("sendPhoto", None, {"photo": "AgAC"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", None, {"photo": "https://a.b/c.png"}, "failed to get HTTP URL content"),
        ("sendDocument", {"document": b""}, {}, "file must be non-empty"),
        ("sendMediaGroup", None, {"media": []}, "there are no messages to send"),
        ("getFile", None, {"file_id": "x"}, "invalid file_id"),
    ]:
        answer = await ask(method, files, **({} if method == "getFile" else {"chat_id": zhang.id}), **values)
        assert words in answer["description"], method
    sent = await ask("sendDocument", {"document": b"x"}, chat_id=zhang.id)
    file_id = sent["result"]["document"]["file_id"]
    answer = await ask("sendPhoto", chat_id=zhang.id, photo=file_id)
    assert answer["description"] == "Bad Request: can't use file of type Document as Photo"


async def test_downloads_over_20_mb_and_uploads_over_50_are_refused(ask, desk, zhang):
    large = await zhang.sends_file("录像.zip", b"x", size=20 * 1024 * 1024 + 1)
    answer = await ask("getFile", file_id=large.record.document.id)
    assert answer["description"] == "Bad Request: file is too big"
    with pytest.raises(ApiError, match="Request Entity Too Large"):
        desk.files.keep_document(Upload("x", b"0" * (50 * 1024 * 1024 + 1)))


async def test_edits_and_deletions_need_their_message(ask, clock, group, zhang):
    async def said(method, **values):
        return (await ask(method, **values)).get("description", "ok").removeprefix("Bad Request: ")

    text = (await ask("sendMessage", chat_id=group.id, text="一"))["result"]["message_id"]
    photo = (await ask("sendPhoto", {"photo": picture()}, chat_id=group.id))["result"]["message_id"]
    theirs = (await zhang.says("我的", to=group)).id
    here = {"chat_id": group.id}
    assert (await said("editMessageText", **here, message_id=text, text="一")).startswith("message is not modified: ")
    assert await said("editMessageText", **here, message_id=text, text="二") == "ok"
    assert await said("editMessageText", **here, message_id=999, text="二") == "message to edit not found"
    assert await said("editMessageText", **here, message_id=theirs, text="二") == "message can't be edited"
    assert await said("editMessageText", **here, message_id=photo, text="二") == (
        "there is no text in the message to edit"
    )
    assert await said("editMessageCaption", **here, message_id=text, caption="二") == (
        "there is no caption in the message to edit"
    )
    assert await said("editMessageCaption", **here, message_id=photo, caption="二") == "ok"
    media = {"type": "document", "media": "attach://f"}
    assert (await ask("editMessageMedia", {"f": b"docx"}, **here, message_id=photo, media=media))["ok"]
    assert (await said("editMessageReplyMarkup", **here, message_id=text)).startswith("message is not modified")
    assert await said("editMessageText", inline_message_id="x", text="二") == "MESSAGE_ID_INVALID"
    assert await said("deleteMessage", **here, message_id=999) == "message to delete not found"
    assert await said("deleteMessages", **here, message_ids=[theirs, 999]) == "ok"
    clock.advance(timedelta(hours=48))
    assert await said("deleteMessage", **here, message_id=text) == "message can't be deleted for everyone"


async def test_pins_and_deletions_need_the_right(ask, desk, group, zhang):
    await group.demote(desk.the_bot())
    theirs = await zhang.says("我的", to=group)
    for method, words in [
        ("pinChatMessage", "not enough rights to manage pinned messages in the chat"),
        ("unpinChatMessage", "not enough rights to manage pinned messages in the chat"),
        ("deleteMessage", "message can't be deleted"),
    ]:
        answer = await ask(method, chat_id=group.id, message_id=theirs.id)
        assert answer["description"] == f"Bad Request: {words}"
    await group.promote(desk.the_bot())
    assert (await ask("pinChatMessage", chat_id=group.id, message_id=theirs.id))["ok"]
    assert (await ask("unpinAllChatMessages", chat_id=group.id))["ok"]
    answer = await ask("unpinChatMessage", chat_id=group.id)
    assert answer["description"] == "Bad Request: message to unpin not found"


async def test_presses_are_answered_once_in_time_and_briefly(ask, desk, clock, zhang):
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    sent = await ask("sendMessage", chat_id=zhang.id, text="?", reply_markup=button(callback_data="d"))
    await zhang.taps("x")
    query = next(iter(desk.the_bot().queries))
    answer = await ask("answerCallbackQuery", callback_query_id=query, text="字" * 201)
    assert answer["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert (await ask("answerCallbackQuery", callback_query_id=query, text="字" * 200))["ok"]
    assert (await ask("answerCallbackQuery", callback_query_id=query))["description"] == old
    await zhang.taps("x")
    query = next(iter(desk.the_bot().queries))
    clock.advance(timedelta(seconds=151))
    assert (await ask("answerCallbackQuery", callback_query_id=query))["description"] == old
    gone = zhang.last()
    await ask("deleteMessage", chat_id=zhang.id, message_id=sent["result"]["message_id"])
    await zhang.presses("d", on=gone)
    update = (await ask("getUpdates", offset=-1))["result"][0]["callback_query"]
    assert update["message"] == {
        "chat": {"id": zhang.id, "type": "private", "first_name": "张三"},
        "message_id": gone.id,
        "date": 0,
    }


async def test_floods_are_refused_by_the_sandbox_clock(ask, desk, clock, group, zhang):
    async def until_refused(**values):
        count = 0
        while (answer := await ask("sendMessage", text="x", **values))["ok"]:
            count += 1
        return count, answer["error_code"], answer["parameters"]["retry_after"]

    assert await until_refused(chat_id=zhang.id) == (5, 429, 1)
    clock.advance(timedelta(seconds=1))
    assert await until_refused(chat_id=zhang.id) == (5, 429, 1)
    clock.advance(timedelta(seconds=1))
    for _ in range(19):
        sent = await ask("sendMessage", chat_id=group.id, text="x")
        clock.advance(timedelta(seconds=1))
    edited = {"chat_id": group.id, "message_id": sent["result"]["message_id"]}
    assert (await ask("editMessageText", **edited, text="y"))["ok"]
    refused = await ask("editMessageText", **edited, text="z")
    assert (refused["description"], refused["parameters"]) == (
        "Too Many Requests: retry after 41",
        {"retry_after": 41},
    )
    clock.advance(timedelta(seconds=41))
    assert (await ask("editMessageText", **edited, text="z"))["ok"]
    people = [desk.person(f"p{n}") for n in range(31)]
    for person in people:
        await person.starts()
    clock.advance(timedelta(seconds=1))
    answers = [(await ask("sendMessage", chat_id=person.id, text="x"))["ok"] for person in people]
    assert answers == [True] * 30 + [False]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"type": "survey"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "correct quiz option list must be non-empty"),
        ({"type": "quiz", "correct_option_ids": [1, 0]}, "correct quiz option list must be increasing"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong quiz correct_option_id"),
        ({"type": "quiz", "correct_option_id": 2}, "wrong quiz correct_option_id"),
        ({"type": "quiz", "correct_option_ids": ["0"]}, "correct option identifier must be of type Number"),
        (
            {"type": "quiz", "correct_option_ids": [0], "explanation": "字" * 201},
            "quiz explanation must have at most 200 characters",
        ),
        (
            {"type": "quiz", "correct_option_ids": [0], "explanation": "a\nb\nc\nd"},
            "quiz explanation must have at most 2 line feeds",
        ),
        (
            {"type": "quiz", "correct_option_ids": [0], "explanation": "<b>", "explanation_parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
)
async def test_invalid_quizzes_are_refused(ask, zhang, values, words):
    answer = await ask("sendPoll", chat_id=zhang.id, question="?", options=["a", "b"], **values)
    assert answer["description"] == f"Bad Request: {words}"


async def test_the_former_quiz_parameter_is_accepted_with_a_complaint(ask, desk, zhang):
    quiz = {"question": "?", "options": [{"text": "a"}, {"text": "b"}], "type": "quiz", "correct_option_id": 0}
    assert (await ask("sendPoll", chat_id=zhang.id, **quiz))["result"]["poll"]["correct_option_ids"] == [0]
    assert desk.complaints == ["sendPoll: unknown parameter correct_option_id"]


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        ({"request_contact": True}, "Phone number can be requested in private chats only"),
        ({"request_location": True}, "Location can be requested in private chats only"),
        ({"request_poll": {}}, "Poll can be requested in private chats only"),
        ({"request_poll": {"type": "quiz"}}, "Poll can be requested in private chats only"),
        ({"web_app": {"url": "https://a.b"}}, "Web App buttons can be used in private chats only"),
    ],
)
async def test_keys_requesting_more_than_text_need_a_private_chat(ask, zhang, group, asks, words):
    markup = {"keyboard": [["x", {"text": "y", **asks}]]}
    assert (await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup=markup))["ok"]
    answer = await ask("sendMessage", chat_id=group.id, text="x", reply_markup=markup)
    assert answer["description"] == f"Bad Request: {words}"


async def test_reply_keyboards_lose_the_keys_that_telegram_drops(ask, desk, zhang):
    for rows in (5, [5], [[5]], [[{"a": 1}]]):
        answer = await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup={"keyboard": rows})
        assert answer["description"].startswith("Bad Request: can't parse reply keyboard markup JSON object")
    rows = [["a", "", {"text": "b"}], [""], ["c"] * 13, *[["d"] * 12] * 30]
    await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup={"keyboard": rows})
    kept = zhang.keyboard()
    assert (kept[0], len(kept[1]), sum(map(len, kept))) == (["a", "b"], 12, 300)
    desk.complaints.clear()
    key = {"text": "x", "colour": "red"}
    await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup={"keyboard": [[key]], "size": 1})
    assert zhang.keyboard() == [["x"]]
    assert desk.complaints == [
        "sendMessage: reply_markup has unknown fields: ['keyboard', 'size']",
        "sendMessage: button has the unknown field colour",
    ]
    await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup={"keyboard": [[""]]})
    assert zhang.keyboard() == [["x"]]


async def test_mistakes_that_telegram_tolerates_cause_complaints(ask, desk, zhang):
    assert desk.complaints == []
    await ask("sendMessage", chat_id=zhang.id, text="A &lt; B", disable_notification="maybe", txt="x")
    await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup=button(callback_data="x", colour="red"))
    link = "https://t.me/branch_bot?start=签到"
    await ask("sendMessage", chat_id=zhang.id, text="x", reply_markup=button(url=link))
    assert desk.complaints == [
        "sendMessage: unknown parameter txt",
        "sendMessage: disable_notification is not a bool: 'maybe'",
        "sendMessage: people would read an escape: 'A &lt; B'",
        "sendMessage: button has the unknown field colour",
        f"sendMessage: apps ignore the start payload of {link}",
    ]


@pytest.mark.parametrize(
    ("method", "values", "expected"),
    [
        ("sendMessage", {"chat_id": "5", "text": "x", "message_thread_id": "7"}, []),
        ("sendMessage", {"chat_id": 5, "text": 6}, ["sendMessage: text is not a str: 6"]),
        ("sendMessage", {"message_thread_id": "a"}, ["sendMessage: message_thread_id is not a int: 'a'"]),
        ("sendMessage", {"read_timeout": 5}, ["sendMessage: unknown parameter read_timeout"]),
        ("sendMediaGroup", {"caption": "x"}, ["sendMediaGroup: unknown parameter caption"]),
        ("sendDocument", {"document": Upload("a", b"x"), "attached0": Upload("b", b"x")}, []),
        ("getUpdates", {"timeout": 10, "allowed_updates": '["message"]'}, []),
    ],
)
def test_parameters_are_checked_against_the_librarys_signatures(method, values, expected):
    assert complaints(method, values) == expected


def test_html_becomes_text_and_entities():
    source = (
        '😀<b>粗<i>斜</i></b> <a href="https://a.b/?x=1&amp;y">链</a> <code>c</code> &lt;&#33;&gt; '
        '<pre><code class="language-python">p</code></pre><blockquote expandable>q</blockquote> &nbsp; '
        '<a href="tg://user?id=5">人</a><tg-spoiler>s</tg-spoiler><u></u>'
    )
    text, found = parse_html(source, lambda _id: None)
    assert text == "😀粗斜 链 c <!> pq &nbsp; 人s"
    marks = sorted((e.offset, e.length, e.type.value) for e in found)
    assert marks == [
        (2, 2, "bold"), (3, 1, "italic"), (5, 1, "text_link"), (7, 1, "code"), (13, 1, "pre"),
        (14, 1, "expandable_blockquote"), (24, 1, "spoiler"),
    ]  # fmt: skip
    assert [e.url for e in found if e.url] == ["https://a.b/?x=1&y"]
    assert [e.language for e in found if e.language] == ["python"]


def test_plain_text_gets_the_entities_of_telegram():
    text = "/start 看 https://t.me/x?y=1，@zhangsan #三会一课 a/b /x@branch_bot"
    found = [(text[e.offset : e.offset + e.length], e.type.value) for e in find_entities(text)]
    assert found == [
        ("/start", "bot_command"), ("https://t.me/x?y=1", "url"), ("@zhangsan", "mention"),
        ("#三会一课", "hashtag"), ("/x@branch_bot", "bot_command"),
    ]  # fmt: skip


def test_trimming_blanks_moves_the_entities():
    text, marks = trimmed("\n 字 x \n", [MessageEntity("bold", 0, 3), MessageEntity("italic", 4, 4)])
    assert (text, [(e.offset, e.length) for e in marks]) == ("字 x", [(0, 1), (2, 1)])


@given(st.text())
def test_escaped_text_survives_html(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped, lambda _id: None) == (text, [])
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://t.me/Branch_bot?start=in_1", ("branch_bot", "in_1")),
        ("t.me/branch_bot", ("branch_bot", "")),
        ("tg://resolve?domain=branch_bot&start=a-b", ("branch_bot", "a-b")),
        ("https://example.org/branch_bot?start=x", None),
        ("https://t.me/c/123/4", None),
    ],
)
def test_deep_links_are_distinguished_from_other_addresses(url, expected):
    assert deep_link(url) == expected


@pytest.mark.parametrize(
    ("payload", "fine"),
    [("", True), ("a" * 64, True), ("a" * 65, False), ("签到", False), ("a=b", False), ("A_z-9", True)],
)
def test_start_payloads_have_an_alphabet(payload, fine):
    assert valid_payload(payload) is fine
