"""Calls about people, groups and membership."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sandbox.people.group import Group
from sandbox.state.chats import SENDABLE
from sandbox.web import shapes
from sandbox.web.calls import Calls, RefusalError, Route, bad, object_of, reply, text_of, whole

if TYPE_CHECKING:
    from aiohttp import web

    from sandbox.people.person import Person
    from sandbox.state.bots import BotAccount
    from sandbox.web.sandbox import Sandbox


class Directory(Calls):
    """Handlers for people and groups."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        return (
            ("GET", "/api", self.about),
            ("GET", "/api/people", self.people),
            ("POST", "/api/people", self.new_person),
            ("POST", "/api/groups", self.new_group),
            ("PUT", "/api/groups/{chat}/members/{member}", self.join),
            ("DELETE", "/api/groups/{chat}/members/{member}", self.leave),
            ("PUT", "/api/groups/{chat}/restricted", self.restrict),
        )

    async def about(self, _request: web.Request) -> web.Response:
        """Return the zone, the bots and the kind of this sandbox."""
        bots = [
            {"id": bot.id, "name": bot.user.first_name, "username": bot.username} for bot in self.sandbox.bots.values()
        ]
        staged = self.sandbox.board.stage_shape() is not None
        return reply({"zone": self.sandbox.zone, "bots": bots, "stage": staged})

    async def people(self, _request: web.Request) -> web.Response:
        """List all people."""
        return reply([shapes.person_shape(person) for person in self.sandbox.people.values()])

    async def new_person(self, request: web.Request) -> web.Response:
        """Add a person."""
        asked = await object_of(request)
        name, language = text_of(asked, "name"), text_of(asked, "language", "zh-hans")
        person = self.sandbox.person(name, text_of(asked, "username", "") or None, language)
        self.sandbox.watch.tell()
        return reply(shapes.person_shape(person), HTTPStatus.CREATED)

    async def new_group(self, request: web.Request) -> web.Response:
        """Add a group."""
        asked = await object_of(request)
        owner = self.person(asked.get("owner"))
        group = self.sandbox.group(
            text_of(asked, "title"),
            owner,
            supergroup=bool(asked.get("supergroup", True)),
            forum=bool(asked.get("forum")),
        )
        self.sandbox.watch.tell()
        return reply({"id": group.id, "title": group.title}, HTTPStatus.CREATED)

    async def join(self, request: web.Request) -> web.Response:
        """Add a person or a bot to a group, optionally as an administrator, or change what a member may do."""
        asked, group = await object_of(request), group_of(self.sandbox, request)
        by = self.person(asked["by"]) if "by" in asked else None
        who, admin = self._member(request), bool(asked.get("admin"))
        denied = _denied(asked)
        if who in self.sandbox.people.values():
            await group.add(self.person(who.id), by)
            if admin:
                await group.promote(who, by)
        else:
            await group.add_bot(by, admin=admin, bot=self.sandbox.bot_by_id(who.id))
        if denied is not None:
            await group.restrict(who, *denied, by=by)
        return reply({})

    async def leave(self, request: web.Request) -> web.Response:
        """Let a member leave a group, or remove it."""
        asked, group = await object_of(request), group_of(self.sandbox, request)
        await group.remove(self._member(request), self.person(asked["by"]) if "by" in asked else None)
        return reply({})

    async def restrict(self, request: web.Request) -> web.Response:
        """Set what the members who are no administrators may not send."""
        asked, group = await object_of(request), group_of(self.sandbox, request)
        denied = _denied(asked)
        if denied is None:
            raise bad("restricted is missing.")
        await group.restrict_members(*denied)
        return reply({})

    def _member(self, request: web.Request) -> Person | BotAccount:
        number = whole(request.match_info["member"], "member")
        who = self.sandbox.people.get(number) or self.sandbox.bot_by_id(number)
        if who is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such person or bot.")
        return who


def group_of(sandbox: Sandbox, request: web.Request) -> Group:
    """Return the group that the path names; raise 404 if there is none."""
    room = sandbox.rooms.get(whole(request.match_info["chat"], "chat"))
    if room is None or room.migrated_to is not None or room.closures.deleted:
        raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such group.")
    return Group(sandbox, room)


def _denied(asked: dict[str, Any]) -> tuple[str, ...] | None:
    """Return what may not be sent, by `muted` or `restricted`; None if neither is asked."""
    if "muted" in asked:
        return SENDABLE if asked["muted"] else ()
    if "restricted" not in asked:
        return None
    what = asked["restricted"]
    if not isinstance(what, list) or not set(what) <= set(SENDABLE):
        raise bad(f"restricted is a list of {', '.join(SENDABLE)}.")
    return tuple(what)
