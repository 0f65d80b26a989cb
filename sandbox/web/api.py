"""Routes of the people's API, the live stream and the page; docs/sandbox.md lists all calls."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.web.accounts import Accounts
from sandbox.web.calls import NEVER_CACHED, answered
from sandbox.web.closures import GroupClosures
from sandbox.web.controls import Controls
from sandbox.web.directory import Directory
from sandbox.web.groups import Groups
from sandbox.web.guard import UNFRAMED
from sandbox.web.live import live
from sandbox.web.phones import Phones

if TYPE_CHECKING:
    from sandbox.web.sandbox import Sandbox


def routes(sandbox: Sandbox) -> list[web.AbstractRouteDef]:
    """Return the routes for the web application."""
    folder = files("sandbox") / "page"

    async def page(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(str(folder / "index.html"), headers=NEVER_CACHED | UNFRAMED)

    async def stream(request: web.Request) -> web.StreamResponse:
        return await live(request, sandbox)

    parts = (Directory, Accounts, Groups, GroupClosures, Phones, Controls)
    calls = [route for part in parts for route in part(sandbox).routes()]
    return [
        *(web.route(method, path, answered(handler)) for method, path, handler in calls),
        web.get("/live", stream),
        web.get("/", page),
        web.static("/page", str(folder)),
    ]
