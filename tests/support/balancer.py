"""A server as it stands in front of several bots: each post to the next one that is there."""

from contextlib import asynccontextmanager
from http import HTTPStatus
from itertools import count

import aiohttp
from aiohttp import web


class Balancer:
    """Round robin over these ports; `carried` counts the posts that each one answered."""

    def __init__(self, ports):
        self.ports = ports
        self.carried = dict.fromkeys(ports, 0)
        self.url = ""
        self._turns = count()

    @asynccontextmanager
    async def serving(self):
        app = web.Application()
        app.router.add_post("/{path:.*}", self._post)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            async with aiohttp.ClientSession() as self._session:
                yield self
        finally:
            await runner.cleanup()

    async def _post(self, request):
        body, headers = await request.read(), {k: v for k, v in request.headers.items() if k.startswith("X-")}
        first = next(self._turns)
        for port in (self.ports[(first + offset) % len(self.ports)] for offset in range(len(self.ports))):
            url = f"http://127.0.0.1:{port}{request.path_qs}"
            try:
                async with self._session.post(url, data=body, headers=headers) as answer:
                    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
                        continue  # it says so itself: it starts, or it stops
                    self.carried[port] += 1
                    return web.Response(status=answer.status)
            except aiohttp.ClientConnectorError:
                continue  # nobody there
            except (aiohttp.ClientError, OSError):
                break  # killed on the way: whether it was taken, nobody knows
        return web.Response(status=502)
