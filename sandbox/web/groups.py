"""Calls that change a group: title, kind, administrators, linked channel; and new channels."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sandbox.state.chats import ADMIN_RIGHTS
from sandbox.state.member_objects import OTHER_ADMIN_RIGHTS
from sandbox.web.calls import Calls, RefusalError, Route, bad, object_of, refused_as, reply, text_of, whole

if TYPE_CHECKING:
    from aiohttp import web

    from sandbox.people.person import Person
    from sandbox.state.bots import BotAccount

_RIGHTS = frozenset({*ADMIN_RIGHTS, *OTHER_ADMIN_RIGHTS})


class Groups(Calls):
    """Handlers for what owners and administrators do to groups and channels."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        group = "/api/groups/{chat}"
        return (
            ("POST", "/api/channels", self.new_channel),
            ("PATCH", group, self.change),
            ("POST", f"{group}/migrate", self.migrate),
            ("PUT", f"{group}/administrators/{{member}}", self.promote),
            ("DELETE", f"{group}/administrators/{{member}}", self.demote),
        )

    async def new_channel(self, request: web.Request) -> web.Response:
        """Add a channel."""
        asked = await object_of(request)
        owner, username = self.person(asked.get("owner")), text_of(asked, "username", "") or None
        channel = self.sandbox.channel(text_of(asked, "title"), owner, username=username)
        self.sandbox.watch.tell()
        return reply({"id": channel.id, "title": channel.title}, HTTPStatus.CREATED)

    async def change(self, request: web.Request) -> web.Response:
        """Change the title, or link a channel; null ends the link."""
        group, asked = self.group(request.match_info["chat"]), await object_of(request)
        if not {"title", "channel"} & set(asked):
            raise bad('Say "title" or "channel". Example: {"title": "第一党支部"}')
        if "channel" in asked:
            group.link(None if asked["channel"] is None else self.group(asked["channel"], channel=True))
        if "title" in asked:
            await group.rename(text_of(asked, "title"), self._by(asked))
        return reply({"id": group.id, "title": group.title})

    async def migrate(self, request: web.Request) -> web.Response:
        """Turn a group into a supergroup."""
        group = self.group(request.match_info["chat"])
        with refused_as(HTTPStatus.CONFLICT):
            await group.migrate()
        return reply({"id": group.id, "title": group.title})

    async def promote(self, request: web.Request) -> web.Response:
        """Make a member an administrator with these rights, or change those of one."""
        group, asked = self.group(request.match_info["chat"]), await object_of(request)
        rights = asked.get("rights", {})
        if not isinstance(rights, dict) or not set(rights) <= _RIGHTS:
            raise bad(f"rights is an object with any of {', '.join(sorted(_RIGHTS))}.")
        with refused_as(HTTPStatus.CONFLICT):
            await group.promote(
                self._member(request),
                self._by(asked),
                anonymous=bool(asked.get("anonymous")),
                title=text_of(asked, "title", ""),
                **{name: bool(value) for name, value in rights.items()},
            )
        return reply({})

    async def demote(self, request: web.Request) -> web.Response:
        """Make an administrator an ordinary member."""
        group, who = self.group(request.match_info["chat"]), self._member(request)
        if group.room.member(who.user).status != "administrator":
            raise RefusalError(HTTPStatus.CONFLICT, f"{who.user.first_name} is no administrator of {group.title}")
        await group.demote(who, self._by(await object_of(request)))
        return reply({})

    def _by(self, asked: dict[str, Any]) -> Person | None:
        return self.person(asked["by"]) if "by" in asked else None

    def _member(self, request: web.Request) -> Person | BotAccount:
        number = whole(request.match_info["member"], "member")
        who = self.sandbox.people.get(number) or self.sandbox.bot_by_id(number)
        if who is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such person or bot.")
        return who
