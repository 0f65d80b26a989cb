"""A web page of another address, open in a browser of this machine, can neither read nor drive the sandbox."""

import json

import aiohttp
import pytest

JSON = {"Content-Type": "application/json"}
FOREIGN = {
    "a name of its own that leads here": {"Host": "rebound.example:8080"},
    "no host": {"Host": ""},
    "another site": {"Origin": "https://example.org"},
    "a page without an address": {"Origin": "null"},
    "another server of this machine": {"Origin": "http://127.0.0.1:1"},
    "a picture or a form of another site": {"Sec-Fetch-Site": "cross-site"},
    "a picture or a form of another port": {"Sec-Fetch-Site": "same-site"},
    "a frame": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
}
REQUESTS = (
    ("GET", "/"),
    ("GET", "/page/app.js"),
    ("GET", "/api/people"),
    ("POST", "/api/people"),
    ("POST", "/api/people/{zhang}/chats/1/start"),
    ("PUT", "/api/troubles/down"),
    ("POST", "/api/bot/kill"),
    ("GET", "/live"),
    ("GET", "/bot1:AAA/sendMessage?chat_id={zhang}&text=x"),
    ("POST", "/bot1:AAA/setWebhook"),
    ("GET", "/file/bot1:AAA/documents/file_0"),
)


@pytest.fixture
async def zhang(desk):
    person = desk.person("张伟")
    await person.starts()
    return person


def state(desk, zhang):
    return len(desk.people), desk.board.troubles_shape(), [seen.text for seen in zhang.screen()], list(desk.requests)


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_requests_of_a_foreign_page_are_refused_and_change_nothing(desk, http, zhang, headers):
    before = state(desk, zhang)
    for method, path in REQUESTS:
        async with http.request(method, path.format(zhang=zhang.id), headers=JSON | headers, data=b"{}") as answer:
            assert answer.status in {403, 421}, (method, path)
            assert "张伟" not in await answer.text()
            assert "Access-Control-Allow-Origin" not in answer.headers
    assert state(desk, zhang) == before


async def test_the_live_stream_is_refused_to_a_foreign_page(http, zhang):
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await http.ws_connect("/live", origin="https://example.org")
    assert refused.value.status == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
async def test_calls_are_taken_only_as_json(desk, http, zhang, kind):
    body = json.dumps({"name": "李娜"}).encode()
    before = state(desk, zhang)
    for path in ("/api/people", f"/api/people/{zhang.id}/chats/1/start", "/api/bot/kill"):
        headers = {} if kind is None else {"Content-Type": kind}
        skip = [] if kind else ["Content-Type"]
        async with http.post(path, data=body, headers=headers, skip_auto_headers=skip) as answer:
            assert answer.status == 415
            assert "Content-Type: application/json" in (await answer.json())["error"]["text"]
    assert state(desk, zhang) == before


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
async def test_the_own_page_and_programs_are_served_by_each_name_of_this_machine(desk, http, zhang, name):
    host = desk.url.replace("http://127.0.0.1", name)
    own = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
    form = aiohttp.FormData({"text": "见附件"})
    form.add_field("file", b"1", filename="a.txt")
    messages = f"/api/people/{zhang.id}/chats/1/messages"
    for headers in (own, {"Host": host}):
        async with http.get("/", headers=headers) as answer:
            assert answer.status == 200
        async with http.post(messages, json={"text": "你好"}, headers=headers) as answer:
            assert answer.status == 201
        async with http.ws_connect("/live", headers=headers) as live:
            assert not live.closed
        async with http.get(f"/bot1:AAA/sendMessage?chat_id={zhang.id}&text=x", headers=headers) as answer:
            assert answer.status == 200
    async with http.post(messages, data=form, headers=own) as answer:
        assert answer.status == 201


async def test_a_link_opens_the_page_and_no_page_can_frame_it(http):
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    async with http.get("/", headers=link) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    async with http.get("/api/people", headers=link) as answer:
        assert answer.status == 403
