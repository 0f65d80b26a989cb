"""A Bot API server that answers from a script, over real HTTP."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any, NamedTuple

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

TOKEN = "123456:secret-word"
MESSAGE = {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "好"}


def refusal(status: int, description: str, **parameters: float) -> Callable[[], web.Response]:
    """Return a planned answer that refuses as Telegram does."""
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return lambda: web.json_response(body, status=status)


def page(status: int, text: str, **headers: str) -> Callable[[], web.Response]:
    """Return a planned answer that is no JSON, such as the page of a proxy."""
    return lambda: web.Response(status=status, text=text, headers=headers)


class File(NamedTuple):
    """An uploaded file, as the server received it."""

    name: str
    content: bytes

    @classmethod
    def of(cls, field: Any) -> Any:
        return cls(field.filename, field.file.read()) if isinstance(field, web.FileField) else field


class Telegram:
    """A Bot API server that notes each request and answers from a script, or with a message."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.script: dict[str, deque[Any]] = defaultdict(deque)
        self.routes: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.path.rpartition("/")[2]
        fields = {name: File.of(value) for name, value in (await request.post()).items()}
        self.asked.append((method, fields))
        planned = self.script[method].popleft() if self.script[method] else None
        if planned == "drop":
            request.transport.close()
        if callable(planned):
            return planned()
        usual = self.routes.get(method)
        result = planned if planned is not None else (await usual(fields) if usual else MESSAGE)
        return web.json_response({"ok": True, "result": result})

    async def start(self) -> str:
        app = web.Application(client_max_size=2**25)
        app.router.add_route("*", "/{tail:.*}", self.answer)
        self.runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        return self.address

    def of(self, method: str) -> list[dict[str, Any]]:
        return [fields for asked, fields in self.asked if asked == method]
