"""Calls that close a group to writers: topics, slow mode, Telegram's own restriction, deletion."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from sandbox.web.calls import Calls, Route, bad, object_of, refused_as, reply, text_of, whole

if TYPE_CHECKING:
    from aiohttp import web

SLOWEST = 3600  # seconds


class GroupClosures(Calls):
    """Handlers for the topics of a group and for what closes it."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        return (
            ("PUT", "/api/groups/{chat}/closures", self.close),
            ("DELETE", "/api/groups/{chat}", self.delete),
            ("POST", "/api/groups/{chat}/topics", self.open_topic),
            ("PUT", "/api/groups/{chat}/topics/{topic}", self.close_topic),
            ("DELETE", "/api/groups/{chat}/topics/{topic}", self.delete_topic),
        )

    async def close(self, request: web.Request) -> web.Response:
        """Set slow mode, Telegram's restriction of the whole chat, or whether it has topics."""
        asked, group = await object_of(request), self.group(request.match_info["chat"])
        if not asked.keys() & {"slow_mode", "chat_restricted", "forum"}:
            raise bad("slow_mode, chat_restricted or forum is missing.")
        if "slow_mode" in asked:
            seconds = whole(asked["slow_mode"], "slow_mode")
            if not 0 <= seconds <= SLOWEST:
                raise bad(f"slow_mode is a number of seconds from 0 to {SLOWEST}.")
            await group.slow_mode(seconds)
        if "chat_restricted" in asked:
            await group.restrict_chat(restricted=bool(asked["chat_restricted"]))
        if "forum" in asked:
            await group.use_topics(forum=bool(asked["forum"]))
        return reply({})

    async def delete(self, request: web.Request) -> web.Response:
        """Delete the group."""
        await self.group(request.match_info["chat"]).delete()
        return reply({})

    async def open_topic(self, request: web.Request) -> web.Response:
        """Open a topic."""
        group, name = self.group(request.match_info["chat"]), text_of(await object_of(request), "name")
        with refused_as(HTTPStatus.CONFLICT):
            thread = await group.topic(name)
        return reply({"id": thread}, HTTPStatus.CREATED)

    async def close_topic(self, request: web.Request) -> web.Response:
        """Close, reopen, hide or show a topic; 1 is General, the only one that can be hidden."""
        asked, group = await object_of(request), self.group(request.match_info["chat"])
        thread = whole(request.match_info["topic"], "topic")
        if not asked.keys() & {"closed", "hidden"}:
            raise bad("closed or hidden is missing.")
        with refused_as(HTTPStatus.CONFLICT):
            if "closed" in asked:
                await (group.close_topic(thread) if asked["closed"] else group.reopen_topic(thread))
            if "hidden" in asked:
                await group.hide_general(hidden=bool(asked["hidden"]))
        return reply({})

    async def delete_topic(self, request: web.Request) -> web.Response:
        """Delete a topic with its messages."""
        await self.group(request.match_info["chat"]).delete_topic(whole(request.match_info["topic"], "topic"))
        return reply({})
