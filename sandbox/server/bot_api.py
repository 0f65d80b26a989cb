"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.server.bodies import values_of
from sandbox.state.errors import ApiError
from sandbox.state.faults import SLOW

if TYPE_CHECKING:
    from sandbox.state.bots import BotAccount
    from sandbox.state.faults import Trouble
    from sandbox.state.telegram import Telegram

_UNAUTHORIZED = ApiError(401, "Unauthorized")


class BotApi:
    """Handles the HTTP requests of bots."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.closing = asyncio.Event()

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes of the Bot API."""
        return [
            web.route("*", "/bot{token}/{method}", self.method),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    def _bot(self, request: web.Request) -> BotAccount:
        bot = self.telegram.bots.get(request.match_info["token"])
        if bot is None:
            raise _UNAUTHORIZED
        return bot

    async def method(self, request: web.Request) -> web.StreamResponse:
        """Handle one method call."""
        try:
            return await self._answer(request)
        except ApiError as refused:
            return _json(refused.answer(), refused.code)
        except web.HTTPRequestEntityTooLarge:
            return _json(ApiError(413, "Request Entity Too Large").answer(), 413)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        bot, name = self._bot(request), request.match_info["method"]
        values = await values_of(request)
        if self._going_on("slow"):
            self.telegram.watch.tell()  # wakes tests that wait for a request
            await asyncio.sleep(SLOW)
        if self._going_on("down"):
            return await self._silence(request, forever=False)
        now = self.telegram.clock.now()
        if (refusal := self.telegram.faults.refusal(name, now)) is not None:
            raise refusal
        fault = self.telegram.faults.take(name, values.get("chat_id"), now)
        if fault is not None and fault.kind != "lost":
            self.telegram.requests.append((name, values))
            self.telegram.watch.tell()
            if (error := fault.error()) is not None:
                raise error
            return await self._silence(request, forever=fault.kind == "timeout")
        result = await self.telegram.call(bot, name, values)
        if fault is not None or self._going_on("down"):
            return await self._silence(request, forever=False)
        return _json({"ok": True, "result": result}, 200)

    def _going_on(self, trouble: Trouble) -> bool:
        return self.telegram.faults.ends(trouble, self.telegram.clock.now()) is not None

    async def _silence(self, request: web.Request, *, forever: bool) -> web.StreamResponse:
        """Send no response: hold the connection until the client gives up, or close it at once."""
        if forever:
            await self.closing.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=502)

    async def _break_off(self, request: web.Request) -> web.StreamResponse:
        """Begin the answer with a file and close the connection before its end."""
        answer = web.StreamResponse(headers={"Content-Length": "100000"})
        await answer.prepare(request)
        await answer.write(b"%PDF-1.4 the first bytes")
        if request.transport is not None:
            request.transport.close()
        return answer

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Send a file. A fault of `file` breaks the answer off in the middle, or answers 404 if `lost`."""
        fault = self.telegram.faults.take("file", None, self.telegram.clock.now())
        if fault is not None and (error := fault.error()) is not None:
            return _json(error.answer(), error.code)
        if fault is not None and fault.kind == "lost":
            return _json(ApiError(404, "Not Found: file not found").answer(), 404)
        if fault is not None:
            return await self._break_off(request)
        try:
            self._bot(request)
        except ApiError as refused:
            return _json(refused.answer(), refused.code)
        stored = self.telegram.files.at_path(request.match_info["path"])
        if stored is None or self._going_on("file_server"):
            return _json(ApiError(404, "Not Found: file not found").answer(), 404)
        return web.Response(body=stored.data, content_type="application/octet-stream")


def _json(body: dict[str, Any], status: int) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=status, content_type="application/json")
