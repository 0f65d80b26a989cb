"""The sandbox is no stricter than Telegram: what the real server takes is taken, over HTTP."""

import asyncio
import io

import aiohttp
import pytest

from sandbox.state.clock import MovableClock
from tests.support.sandbox_desk import START, a_desk, picture

FORM = {"Content-Type": "multipart/form-data; boundary=B"}


def form_of(*parts):
    """Return the bytes of a form; a part is the parameters of its Content-Disposition and its bytes."""
    body = b""
    for parameters, data in parts:
        body += f"--B\r\nContent-Disposition: form-data; {parameters}\r\n\r\n".encode() + data + b"\r\n"
    return body + b"--B--\r\n"


@pytest.fixture
async def desk():
    async with a_desk(MovableClock(START), wrong=True) as made:
        made.patience = 5.0
        yield made


@pytest.fixture
async def zhang(desk):
    person = desk.person("张三")
    await person.starts()
    return person


@pytest.fixture
async def call(desk):
    """Return a function that sends one request as it is and returns the whole answer."""
    async with aiohttp.ClientSession(desk.url) as session:

        async def called(verb, method, **options):
            async with session.request(verb, f"/bot1:AAA/{method}", **options) as answer:
                return await answer.json()

        yield called


@pytest.mark.parametrize("verb", ["GET", "POST"])
async def test_a_body_is_read_with_any_verb(call, zhang, verb):
    values = {"chat_id": zhang.id, "text": "一"}
    assert (await call(verb, "sendMessage", json=values))["result"]["text"] == "一"
    assert (await call(verb, "sendMessage", data=values))["result"]["text"] == "一"
    parts = (('name="chat_id"', str(zhang.id).encode()), ('name="text"', "一".encode()))
    assert (await call(verb, "sendMessage", data=form_of(*parts), headers=FORM))["result"]["text"] == "一"


@pytest.mark.parametrize("body", ["null", "[]", "7", '"x"', "", "{", " "])
async def test_a_body_that_is_no_object_counts_as_empty(call, zhang, body):
    json_type = {"Content-Type": "application/json"}
    assert (await call("POST", "getMe", data=body, headers=json_type))["result"]["username"] == "branch_bot"
    sent = await call("POST", f"sendMessage?chat_id={zhang.id}&text=x", data=body, headers=json_type)
    assert sent["result"]["text"] == "x"
    answer = await call("POST", "sendMessage", data=body, headers=json_type)
    assert answer["description"] == "Bad Request: chat_id is empty"


async def test_a_file_may_have_an_empty_or_encoded_name(call, zhang):
    for given, expected in (
        ('filename=""', "file"),
        ('filename="%E5%90%8D.txt"', "名.txt"),
        ('filename="100%.txt"', "100%.txt"),
    ):
        body = form_of(('name="chat_id"', str(zhang.id).encode()), (f'name="document"; {given}', b"x"))
        sent = await call("POST", "sendDocument", data=body, headers=FORM)
        assert sent["result"]["document"]["file_name"] == expected
    body = form_of(('name="chat_id"', str(zhang.id).encode()), ('name="photo"; filename=""', picture()))
    assert (await call("POST", "sendPhoto", data=body, headers=FORM))["ok"]


async def test_a_form_above_the_limit_is_refused(call, zhang):
    large = form_of(('name="document"; filename="x"', b"0" * (53 * 1024 * 1024)))
    answer = await call("GET", "sendDocument", data=io.BytesIO(large), headers=FORM)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_button_with_two_actions_takes_the_first(call, zhang):
    both = {"text": "x", "copy_text": {"text": "c"}, "callback_data": "d", "url": "https://a.b/"}
    empty = {"text": "y", "url": "", "callback_data": "d", "switch_inline_query": ""}
    keyboard = {"inline_keyboard": [[both, empty]]}
    sent = await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": "?", "reply_markup": keyboard})
    assert sent["result"]["reply_markup"]["inline_keyboard"] == [
        [{"text": "x", "url": "https://a.b/"}, {"text": "y", "callback_data": "d"}]
    ]


async def test_callback_data_of_blanks_reaches_the_bot(desk, call, zhang):
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": " \n"}]]}
    sent = await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": "?", "reply_markup": keyboard})
    press = f"/api/people/{zhang.id}/chats/1/messages/{sent['result']['message_id']}/press"
    async with aiohttp.ClientSession(desk.url) as phone:
        pressing = asyncio.create_task(phone.post(press, json={"data": " \n"}))
        await desk.until(lambda: desk.the_bot().queries)
        query = (await call("POST", "getUpdates", json={"offset": -1}))["result"][0]["callback_query"]
        assert query["data"] == " \n"
        await call("POST", "answerCallbackQuery", json={"callback_query_id": query["id"], "text": "好"})
        answer = await pressing
        assert (await answer.json())["text"] == "好"


SAME = {"bold": "*粗*", "italic": "_斜_", "code": "`码`"}


@pytest.mark.parametrize("mode", ["MarkdownV2", "markdownv2", "Markdown", "MARKDOWN"])
@pytest.mark.parametrize("kind", SAME)
async def test_both_markdown_modes_mark_text(call, zhang, mode, kind):
    sent = await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": f"😀{SAME[kind]}", "parse_mode": mode})
    assert sent["result"]["entities"] == [{"type": kind, "offset": 2, "length": 1}]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("__u__ ~s~ ||p||", "u s p", [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)]),
        ("___a_ b__", "a b", [("underline", 0, 3), ("italic", 0, 1)]),
        ("3 \\> 2\\. \\\\ \\*", "3 > 2. \\ *", []),
        ("[t](https://a.b/\\)x)", "t", [("text_link", 0, 1)]),
        ("[https://a\\.b/]", "https://a.b/", [("text_link", 0, 12)]),
        ("`a_b*c`", "a_b*c", [("code", 0, 5)]),
        ("```py\nx = [1]\n```", "x = [1]", [("pre", 0, 7)]),
        ("```x```", "x", [("pre", 0, 1)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", [("custom_emoji", 0, 2)]),
        ("![x](tg://time?unix=1772326800&format=wDT)", "x", [("date_time", 0, 1)]),
    ],
)
async def test_markdown_v2_follows_its_rules(call, zhang, source, text, entities):
    sent = await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": source, "parse_mode": "MarkdownV2"})
    shown = [(e["type"], e["offset"], e["length"]) for e in sent["result"].get("entities", [])]
    assert (sent["result"]["text"], shown) == (text, entities)


@pytest.mark.parametrize(
    ("mode", "source", "words"),
    [
        ("MarkdownV2", "1.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("MarkdownV2", "a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("MarkdownV2", "a!", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("MarkdownV2", "a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("MarkdownV2", "字*a", "Can't find end of Bold entity at byte offset 3"),
        ("MarkdownV2", "*a _b*", "Can't find end of Bold entity at byte offset 5"),
        ("MarkdownV2", "```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("MarkdownV2", ">a *b\nc*", "Can't find end of Bold entity at byte offset 3"),
        ("MarkdownV2", "[a](https://a.b", "Can't find end of a URL at byte offset 4"),
        ("MarkdownV2", "![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("MarkdownV2", "![a](https://a.b/)", "Invalid tg://emoji or tg://time URL specified"),
        ("Markdown", "字_a", "Can't find end of the entity starting at byte offset 3"),
        ("Markdown", "snake_case", "Can't find end of the entity starting at byte offset 5"),
    ],
)
async def test_malformed_markdown_is_refused_in_telegrams_words(call, zhang, mode, source, words):
    answer = await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": source, "parse_mode": mode})
    assert answer["description"] == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("1. a! \\_ \\x", "1. a! _ \\x", []),
        ("*a_b*", "a_b", [("bold", 0, 3)]),
        ("[t](https://a.b/) [https://c.d/]", "t https://c.d/", [("text_link", 0, 1), ("text_link", 2, 12)]),
        ("```py\nx\n``` y", "x\n y", [("pre", 0, 2)]),
    ],
)
async def test_the_old_markdown_neither_nests_nor_reserves(call, zhang, source, text, entities):
    sent = (await call("POST", "sendMessage", json={"chat_id": zhang.id, "text": source, "parse_mode": "Markdown"}))[
        "result"
    ]
    shown = [(e["type"], e["offset"], e["length"]) for e in sent.get("entities", [])]
    assert (sent["text"], shown) == (text, entities)


async def test_an_empty_text_needs_no_parse_mode(call, zhang):
    body = form_of(
        ('name="chat_id"', str(zhang.id).encode()),
        ('name="parse_mode"', b"None"),
        ('name="document"; filename="a"', b"x"),
    )
    assert (await call("POST", "sendDocument", data=body, headers=FORM))["ok"]
