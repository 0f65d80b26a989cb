"""Serve a Bot API that costs next to nothing: it hands out updates and takes replies, and the bot does the work.

One process, one loop, handwritten HTTP/1.1: a web framework would be slower than some of the bots under test.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from bench.limiter import RETRY_AFTER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bench.limiter import Limiter

BATCH = 100
MESSAGES = frozenset({"sendmessage", "sendphoto"})
_CHAT = re.compile(rb"chat_id\D{1,12}(\d+)")  # in any encoding that a library uses
ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True,
      "can_read_all_group_messages": False, "supports_inline_queries": False, "can_connect_to_business": False,
      "has_main_web_app": False}  # fmt: skip
SENT = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private", "first_name": "x"}, "text": "ok",
        "from": {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}}  # fmt: skip


def _answer(result: object) -> bytes:
    return _response("200 OK", {"ok": True, "result": result})


def _response(status: str, content: dict[str, object]) -> bytes:
    return _whole(status, _text(content))


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _whole(status: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


_SENT, _TRUE, _NOTHING = _answer(SENT), _answer(True), _answer([])
_ABOUT = {"getme": _answer(ME), "getmydescription": _answer({"description": ""}),
          "getmyshortdescription": _answer({"short_description": ""}), "getmycommands": _NOTHING,
          "getwebhookinfo": _answer({"url": "", "has_custom_certificate": False, "pending_update_count": 0}),
          }  # fmt: skip


_FLOOD = _response("429 Too Many Requests", {
    "ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {RETRY_AFTER}",
    "parameters": {"retry_after": RETRY_AFTER},
})  # fmt: skip


class Api:
    """Updates to hand out and when what came back: `replied_at` has an instant for each message sent.

    A `limiter` may refuse some.
    """

    def __init__(self, limiter: Limiter | None = None) -> None:
        self.limiter = limiter
        self.updates: list[dict[str, Any]] = []
        self.offset = 0
        self.handed_at: dict[int, float] = {}
        self.replied_at: list[float] = []
        self.photos = 0  # of these
        self.waits: list[float] = []  # where `timed`: seconds from handing an update out to its reply
        self.timed = False
        self._more = asyncio.Event()
        self._done: tuple[int, asyncio.Event] | None = None
        self._handed_to: dict[int, float] = {}
        self._texts: list[bytes] = []  # of the updates, encoded ahead to keep that out of the measurement

    def load(self, updates: list[dict[str, Any]]) -> None:
        """Hand out these updates from now on and forget all earlier replies."""
        self.updates, self.offset = updates, 0
        self.handed_at.clear()
        self.replied_at.clear()
        self.waits.clear()
        self._handed_to.clear()
        self._texts = [_text(update) for update in updates]
        self._more.set()

    def add(self, updates: list[dict[str, Any]]) -> None:
        """Hand out these updates, too."""
        self.updates.extend(updates)
        self._texts.extend(map(_text, updates))
        self._more.set()

    async def replied(self, count: int, seconds: float) -> bool:
        """Wait for this many replies; return False if they take longer than `seconds`."""
        event = asyncio.Event()
        self._done = (count, event)
        self._check()
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def call(self, method: str, values: dict[str, str]) -> bytes:
        """Return the answer to one request."""
        if method in MESSAGES:
            now = time.perf_counter()
            if self.limiter is not None and not self.limiter.admit(now):
                return _FLOOD
            self.replied_at.append(now)
            self.photos += method == "sendphoto"
            if self.timed and (handed := self._handed_to.pop(int(values["chat_id"]), None)) is not None:
                self.waits.append(now - handed)
            self._check()
            return _SENT
        if method == "getupdates":
            return await self._hand_out(values)
        if method == "senddocument":  # files that follow an answer; their time is not the answer's
            return _SENT
        return _ABOUT.get(method, _TRUE)

    async def _hand_out(self, values: dict[str, str]) -> bytes:
        offset = int(values.get("offset") or 0)
        first = self.updates[0]["update_id"] if self.updates else offset
        if offset > first:
            self.offset = max(self.offset, offset - first)
        if self.offset >= len(self.updates):
            self._more.clear()
            try:
                await asyncio.wait_for(self._more.wait(), min(float(values.get("timeout") or 0), 10.0))
            except TimeoutError:
                return _NOTHING
        start, end = self.offset, self.offset + min(int(values.get("limit") or BATCH), BATCH)
        now = time.perf_counter()
        for update in self.updates[start:end]:
            self.handed_at.setdefault(update["update_id"], now)
            if self.timed:
                self._handed_to.setdefault(update["message"]["chat"]["id"], now)
        return _whole("200 OK", b'{"ok":true,"result":[' + b",".join(self._texts[start:end]) + b"]}")

    def _check(self) -> None:
        if self._done is not None and len(self.replied_at) >= self._done[0]:
            self._done[1].set()


class _Connection(asyncio.Protocol):
    """One connection, which answers its requests in order."""

    def __init__(self, api: Api) -> None:
        self.api, self.buffer = api, b""
        self.transport: asyncio.Transport | None = None
        self.tail: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each complete request."""
        self.buffer += data
        while (request := self._request()) is not None:
            self.tail = asyncio.get_running_loop().create_task(self._serve(*request, after=self.tail))

    def _request(self) -> tuple[str, dict[str, str]] | None:
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.buffer[:end].decode("latin-1")
        lines = head.split("\r\n")
        headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunked(lines[0], headers, end + 4)
        size = int(headers.get("content-length") or 0)
        if len(self.buffer) < end + 4 + size:
            return None
        body = self.buffer[end + 4 : end + 4 + size]
        self.buffer = self.buffer[end + 4 + size :]
        return self._read(lines[0], headers, body)

    def _chunked(self, first: str, headers: dict[str, str], at: int) -> tuple[str, dict[str, str]] | None:
        body = b""
        while True:
            line = self.buffer.find(b"\r\n", at)
            if line < 0:
                return None
            size = int(self.buffer[at:line], 16)
            if len(self.buffer) < line + 2 + size + 2:
                return None
            body += self.buffer[line + 2 : line + 2 + size]
            at = line + 2 + size + 2
            if size == 0:
                self.buffer = self.buffer[at:]
                return self._read(first, headers, body)

    def _read(self, first: str, headers: dict[str, str], body: bytes) -> tuple[str, dict[str, str]]:
        path, _, query = first.split(" ")[1].partition("?")
        method = path.rsplit("/", 1)[1].lower()
        if method in MESSAGES and self.api.timed:
            found = _CHAT.search(body)
            return method, {"chat_id": found[1].decode() if found else "0"}
        if method != "getupdates":
            return method, {}
        kind = headers.get("content-type", "")
        values = {name: each[0] for name, each in parse_qs(query).items()}
        if "json" in kind and body:
            values |= {name: str(each) for name, each in json.loads(body).items()}
        elif "urlencoded" in kind:
            values |= {name: each[0] for name, each in parse_qs(body.decode()).items()}
        elif "multipart" in kind:
            values |= _multipart(kind, body)
        return method, values

    async def _serve(self, method: str, values: dict[str, str], *, after: asyncio.Task[None] | None) -> None:
        answer = await self.api.call(method, values)
        if after is not None:
            await after
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(answer)


def _multipart(kind: str, body: bytes) -> dict[str, str]:
    boundary = kind.partition("boundary=")[2].strip('"').encode()
    values = {}
    for part in body.split(b"--" + boundary):
        head, _, value = part.partition(b"\r\n\r\n")
        if b'name="' in head:
            values[head.split(b'name="')[1].split(b'"')[0].decode()] = value.strip(b"\r\n").decode()
    return values


@asynccontextmanager
async def serving(limiter: Limiter | None = None) -> AsyncIterator[tuple[Api, str]]:
    """Serve the API; give it and its root address on this machine."""
    api = Api(limiter)
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(api), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield api, f"http://127.0.0.1:{port}"
    finally:
        server.close()
