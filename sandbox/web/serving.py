"""The HTTP server for the Bot API, the people's API and the page."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.server.bot_api import BotApi
from sandbox.state.limits import UPLOAD_LIMIT
from sandbox.web import api
from sandbox.web.guard import guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.web.sandbox import Sandbox

_FIELD_LIMIT = 2 * 1024 * 1024


@asynccontextmanager
async def serve(sandbox: Sandbox, host: str, port: int) -> AsyncIterator[str]:
    """Serve the sandbox inside the context; yield the root address."""
    server = BotApi(sandbox)
    app = web.Application(client_max_size=UPLOAD_LIMIT + _FIELD_LIMIT, middlewares=[guard])
    app.router.add_routes(server.routes() + api.routes(sandbox))
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port, reuse_address=True)
    await site.start()
    try:
        yield site.name if port else _address(runner)
    finally:
        server.closing.set()
        for socket in tuple(sandbox.sockets):
            await socket.close()
        for bot in sandbox.bots.values():
            bot.queue.release()
        for webhook in sandbox.webhooks:
            await webhook.closed()
        await runner.cleanup()


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{host}:{port}"
