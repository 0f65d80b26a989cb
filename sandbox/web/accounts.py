"""Calls that change an account: its name, its end, its connection to a business bot."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from sandbox.people import business
from sandbox.web import shapes
from sandbox.web.calls import Calls, RefusalError, Route, bad, object_of, reply, text_of, whole

if TYPE_CHECKING:
    from aiohttp import web

    from sandbox.people.person import Person
    from sandbox.state.business import Connection
    from sandbox.state.chats import Record


class Accounts(Calls):
    """Handlers for changes of accounts and for talks that a business bot reads."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        someone = "/api/people/{person}"
        talk = f"{someone}/business/{{friend}}/messages"
        return (
            ("PATCH", someone, self.rename),
            ("DELETE", someone, self.delete),
            ("PUT", f"{someone}/business", self.connect),
            ("GET", talk, self.talk),
            ("POST", talk, self.write),
            ("PATCH", f"{talk}/{{message}}", self.edit),
            ("DELETE", f"{talk}/{{message}}", self.unsend),
        )

    async def rename(self, request: web.Request) -> web.Response:
        """Change name and username."""
        person, asked = self.person(request.match_info["person"]), await object_of(request)
        name = text_of(asked, "name", None if "name" in asked else person.name)
        person.renames(name, text_of(asked, "username", person.username or "") or None)
        self.sandbox.watch.tell()
        return reply(shapes.person_shape(person))

    async def delete(self, request: web.Request) -> web.Response:
        """Delete the account."""
        self.person(request.match_info["person"]).deactivate()
        self.sandbox.watch.tell()
        return reply({})

    async def connect(self, request: web.Request) -> web.Response:
        """Connect the account to a business bot, or end the connection."""
        person, asked = self.person(request.match_info["person"]), await object_of(request)
        bot = self.sandbox.bot_by_id(whole(asked.get("bot"), "bot"))
        if bot is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such bot. GET /api lists them.")
        made = await business.connect(self.sandbox, person, bot, enabled=bool(asked.get("enabled", True)))
        return reply({"connection": made.id, "enabled": made.enabled})

    async def talk(self, request: web.Request) -> web.Response:
        """List the messages of the talk with a friend."""
        connection, friend = self._talk(request)
        records = connection.talk(friend).visible()
        owner = self.person(request.match_info["person"])
        return reply({"messages": [shapes.message_shape(owner, friend.id, record) for record in records][::-1]})

    async def write(self, request: web.Request) -> web.Response:
        """Write into the talk, as the friend or as the person `from`."""
        connection, friend = self._talk(request)
        asked = await object_of(request)
        by = self.person(asked.get("from", friend.id))
        if by not in (friend, connection.owner):
            raise bad("from is one of the two people of this talk.")
        record = await business.writes(connection, friend, text_of(asked, "text"), by=by)
        return reply(shapes.message_shape(by, friend.id, record), HTTPStatus.CREATED)

    async def edit(self, request: web.Request) -> web.Response:
        """Edit a message of the talk."""
        connection, friend = self._talk(request)
        text = text_of(await object_of(request), "text")
        await business.edits(self.sandbox, connection, self._record(request, connection, friend), text)
        return reply({})

    async def unsend(self, request: web.Request) -> web.Response:
        """Delete a message of the talk."""
        connection, friend = self._talk(request)
        await business.deletes(self.sandbox, connection, self._record(request, connection, friend))
        return reply({})

    def _talk(self, request: web.Request) -> tuple[Connection, Person]:
        person, friend = (self.person(request.match_info[name]) for name in ("person", "friend"))
        for connection in self.sandbox.business.values():
            if connection.owner is person:
                return connection, friend
        raise RefusalError(HTTPStatus.CONFLICT, f"{person.name} has not connected an account to a business bot.")

    def _record(self, request: web.Request, connection: Connection, friend: Person) -> Record:
        record = connection.talk(friend).live(whole(request.match_info["message"], "message"))
        if record is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "This message is not there, or not any more.")
        return record
