"""A small HTTP server inside the bot's own event loop: it answers only while that loop runs."""

import asyncio
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.web.connection import LARGEST_HEADERS, Connection

GOODBYE = 1  # seconds that a running request gets when the bot stops
REFUSED = "HTTP_LISTEN={address} cannot be used: {why}. Choose another address or port, or leave it empty."


class CannotListen(Exception):  # noqa: N818 - the name reads as a sentence about the address
    """The server cannot listen on the address; the message says why."""


class Server:
    """Serves these routes on one address from `start` to `stop`."""

    def __init__(self, address: tuple[str, int], routes: Sequence[BaseRoute]) -> None:
        self._address = address
        self._app = Starlette(routes=list(routes))
        self._serving: asyncio.Task[None] | None = None
        self._server: _Uvicorn | None = None
        self.port = address[1]

    async def start(self) -> None:
        """Start to listen. Raises CannotListen."""
        listener = self._listen()
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            http=Connection,
            h11_max_incomplete_event_size=LARGEST_HEADERS,
            ws="none",
            lifespan="off",
            log_config=None,  # bot/logs.py configures logging
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GOODBYE,
        )
        self._server = _Uvicorn(config)
        self._serving = asyncio.create_task(self._server.serve([listener]), name="http")

    async def stop(self) -> None:
        """Answer the running requests and close; do nothing if it never started."""
        if self._serving is not None and self._server is not None:
            self._server.should_exit = True
            await self._serving
            self._serving = None

    def _listen(self) -> socket.socket:
        host, port = self._address
        try:
            family, *_rest, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
            listener = socket.socket(family, socket.SOCK_STREAM)
        except OSError as problem:
            raise self._refused(problem) from None
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            listener.listen(128)
        except OSError as problem:
            listener.close()
            raise self._refused(problem) from None
        listener.setblocking(False)
        return listener

    def _refused(self, problem: OSError) -> CannotListen:
        host, port = self._address
        known = isinstance(problem, socket.gaierror) or problem.errno is None
        why = problem.strerror if known else os.strerror(problem.errno or 0)
        return CannotListen(REFUSED.format(address=f"[{host}]:{port}" if ":" in host else f"{host}:{port}", why=why))


class _Uvicorn(uvicorn.Server):
    """The library's server without its signal handlers: the command line stops the bot in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
