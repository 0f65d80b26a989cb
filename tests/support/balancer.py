"""A load balancer in front of several bots: passes each post to the next bot that is available."""

from contextlib import asynccontextmanager
from http import HTTPStatus
from itertools import count

import aiohttp
from aiohttp import web


class Balancer:
    """Round robin over these ports; `carried` counts the posts that each port answered."""

    def __init__(self, ports):
        self.ports = ports
        self.carried = dict.fromkeys(ports, 0)
        self.url = ""
        self.tls = None
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
                        continue  # the bot is starting or stopping
                    self.carried[port] += 1
                    return web.Response(status=answer.status)
            except aiohttp.ClientConnectorError:
                continue  # no process listens on this port
            except (aiohttp.ClientError, OSError):
                break  # killed in between: the post may or may not have been processed
        return web.Response(status=502)
