"""Calls of the control board: clock, troubles, the bot's process, the scenario."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.state.faults import TROUBLES
from sandbox.web.board import TROUBLE_MINUTES
from sandbox.web.calls import Calls, RefusalError, Route, bad, number, object_of, reply

if TYPE_CHECKING:
    from sandbox.state.faults import Trouble

LONGEST_STEP = timedelta(days=366)
FASTEST = 86_400.0  # virtual seconds for each real second


class Controls(Calls):
    """Handlers for the control board."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        return (
            ("GET", "/api/clock", self.clock),
            ("POST", "/api/clock", self.move_clock),
            ("GET", "/api/troubles", self.troubles),
            ("PUT", "/api/troubles/{trouble}", self.begin_trouble),
            ("DELETE", "/api/troubles/{trouble}", self.end_trouble),
            ("POST", "/api/bot/kill", self.kill_bot),
            ("POST", "/api/bot/start", self.start_bot),
            ("GET", "/api/stage", self.stage),
            ("POST", "/api/stage/skip", self.skip),
            ("GET", "/api/stage/samples/{name}", self.sample),
        )

    async def clock(self, _request: web.Request) -> web.Response:
        """Return the state of the clock."""
        return reply(self.sandbox.board.clock_shape())

    async def move_clock(self, request: web.Request) -> web.Response:
        """Set the pace, advance, or go to the next duty."""
        asked, board = await object_of(request), self.sandbox.board
        self.only_look_on()
        if "pace" in asked:
            await board.run(number(asked, "pace", FASTEST))
        elif "advance" in asked:
            await board.advance(timedelta(seconds=number(asked, "advance", LONGEST_STEP.total_seconds())))
        elif asked.get("next"):
            await board.go_to_next()
        else:
            raise bad('Say "pace", "advance" or "next". Example: {"advance": 3600}')
        return reply(board.clock_shape())

    async def troubles(self, _request: web.Request) -> web.Response:
        """Return the troubles and the state of the bot."""
        return reply(self.sandbox.board.troubles_shape())

    async def begin_trouble(self, request: web.Request) -> web.Response:
        """Begin a trouble."""
        asked = await object_of(request)
        minutes = number(asked, "minutes", 24 * 60) if "minutes" in asked else TROUBLE_MINUTES
        self.sandbox.board.begin(self._trouble(request), minutes)
        return reply(self.sandbox.board.troubles_shape())

    async def end_trouble(self, request: web.Request) -> web.Response:
        """End a trouble."""
        self.sandbox.board.end(self._trouble(request))
        return reply(self.sandbox.board.troubles_shape())

    async def kill_bot(self, _request: web.Request) -> web.Response:
        """Kill the bot's process."""
        self.only_look_on()
        await self.sandbox.board.kill_bot()
        return reply(self.sandbox.board.troubles_shape())

    async def start_bot(self, _request: web.Request) -> web.Response:
        """Start the bot's process again."""
        self.only_look_on()
        await self.sandbox.board.start_bot()
        return reply(self.sandbox.board.troubles_shape())

    async def stage(self, _request: web.Request) -> web.Response:
        """Return the state of the scenario."""
        shape = self.sandbox.board.stage_shape()
        if shape is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "No story is played here.")
        return reply(shape)

    async def skip(self, _request: web.Request) -> web.Response:
        """End the played part of the scenario."""
        self.sandbox.board.skip()
        return reply({})

    async def sample(self, request: web.Request) -> web.Response:
        """Send a sample file."""
        data = self.sandbox.board.samples().get(request.match_info["name"])
        if data is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such sample.")
        return web.Response(body=data, content_type="application/octet-stream")

    def _trouble(self, request: web.Request) -> Trouble:
        for trouble in TROUBLES:
            if trouble == request.match_info["trouble"]:
                return trouble
        raise RefusalError(HTTPStatus.NOT_FOUND, f"Known troubles: {', '.join(TROUBLES)}.")
