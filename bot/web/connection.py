"""A connection to the HTTP server, with limits: slow and idle clients must not keep out Telegram and the monitors."""

import asyncio
import time

import h11
import structlog
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 256
"""Connections at once; Telegram opens 100 at most."""
REQUEST_SECONDS = 10.0
"""For a whole request, headers and body, from the connection or the answer before."""
READING_SECONDS = 10.0
"""For a client that does not read its answer."""
LARGEST_HEADERS = 16 * 1024
"""Bytes of a request's headers."""
REPORTED_EVERY = 60.0  # seconds between two reports of refused connections

log = structlog.get_logger()


class Connection(H11Protocol):
    """The library's connection, closed when its client is too slow.

    When there are too many, the one that has waited longest for its request is closed; if all are being answered, the
    new one is. So a client that sends its request at once is served however many others send nothing.
    """

    _reported_at = -REPORTED_EVERY
    waiting_since: float | None = None  # on the loop's clock; None while a whole request is being answered
    _request_timer: asyncio.TimerHandle | None = None
    _reading_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the library
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._follow()
        if len(self.connections) > MOST:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        super().connection_lost(exc)
        self._stop_waiting()
        self.resume_writing()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        super().data_received(data)
        self._follow()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._follow()

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        if self._reading_timer is None:
            self._reading_timer = self.loop.call_later(READING_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        if self._reading_timer is not None:
            self._reading_timer.cancel()
            self._reading_timer = None

    def _follow(self) -> None:
        """Wait for a request unless a whole one has come."""
        if self.transport.is_closing() or self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._stop_waiting()
        elif self.waiting_since is None:
            self.waiting_since = self.loop.time()
            self._request_timer = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        self.waiting_since = None
        if self._request_timer is not None:
            self._request_timer.cancel()
            self._request_timer = None

    def _make_room(self) -> None:
        waiting = [each for each in self.connections if isinstance(each, Connection) and each.waiting_since is not None]
        slowest = min(waiting, key=lambda each: each.waiting_since or 0.0, default=self)
        if time.monotonic() - Connection._reported_at >= REPORTED_EVERY:
            Connection._reported_at = time.monotonic()
            log.warning("too many connections: those that wait longest for a request are closed", most=MOST)
        self.connections.discard(slowest)
        slowest.transport.abort()
