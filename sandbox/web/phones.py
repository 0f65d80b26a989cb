"""Calls of a phone: reading, writing, tapping, following links."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from aiohttp import web

from sandbox.people.group import Group
from sandbox.people.qr_code import code_in
from sandbox.people.seen_message import SeenMessage
from sandbox.web import shapes
from sandbox.web.calls import Calls, RefusalError, Route, bad, fields_of, object_of, refused_as, reply, text_of, whole
from sandbox.web.writing import send

if TYPE_CHECKING:
    from sandbox.people.person import Person
    from sandbox.state.bots import BotAccount
    from sandbox.state.chats import Record, Room

MOST = 200  # messages in one response
USUAL = 60
SHOWN_INLINE = ("image/", "text/plain", "application/pdf")
# Files come from people, so that nothing in them may run in the page.
HARMLESS = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}


class Place(NamedTuple):
    """A chat on the phone of a person."""

    person: Person
    chat: int
    room: Room
    bot: BotAccount | None

    @property
    def to(self) -> Group | BotAccount:
        """The target of the person's messages."""
        return self.bot or Group(self.person.telegram, self.room)


class Phones(Calls):
    """Handlers for the calls of a phone."""

    def routes(self) -> tuple[Route, ...]:
        """Return the routes."""
        someone, chat = "/api/people/{person}", "/api/people/{person}/chats/{chat}"
        return (
            ("GET", f"{someone}/chats", self.chats),
            ("GET", f"{chat}/messages", self.messages),
            ("POST", f"{chat}/messages", self.write),
            ("PATCH", f"{chat}/messages/{{message}}", self.edit),
            ("DELETE", f"{chat}/messages/{{message}}", self.delete),
            ("POST", f"{chat}/messages/{{message}}/press", self.press),
            ("PUT", f"{chat}/messages/{{message}}/vote", self.vote),
            ("GET", f"{chat}/commands", self.commands),
            ("POST", f"{chat}/start", self.start),
            ("PUT", f"{chat}/read", self.read),
            ("PUT", f"{chat}/draft", self.draft),
            ("PUT", f"{chat}/blocked", self.block),
            ("PUT", f"{chat}/timer", self.timer),
            ("POST", f"{someone}/open", self.open),
            ("POST", f"{someone}/scan", self.scan),
            ("GET", f"{someone}/files/{{file}}", self.file),
        )

    async def chats(self, request: web.Request) -> web.Response:
        """List the chats."""
        return reply(shapes.chat_shapes(self.sandbox, self.person(request.match_info["person"])))

    async def messages(self, request: web.Request) -> web.Response:
        """Return a page of messages, oldest first."""
        place = self._place(request)
        before = whole(request.query.get("before"), "before", 2**62)
        limit = min(max(whole(request.query.get("limit"), "limit", USUAL), 1), MOST)
        older = [r for r in place.room.records.values() if r.id < before and not r.deleted]
        page = [shapes.message_shape(place.person, place.chat, record) for record in older[-limit:]]
        return reply({"messages": page, "more": len(older) > limit, "revision": place.room.revision})

    async def write(self, request: web.Request) -> web.Response:
        """Send a text, files or another content; return the message, of an album the first."""
        place, fields = self._place(request, write=True), await fields_of(request)
        replied = fields.get("reply_to")
        reply_to = None if replied in (None, "") else SeenMessage(self._record(place, replied))
        channel = None if fields.get("channel") is None else self.group(fields["channel"], channel=True)
        sent = (await send(place, fields, reply_to, channel))[0]
        place.room.drafts.pop(place.person.id, None)
        self.sandbox.watch.tell()
        return reply(shapes.message_shape(place.person, place.chat, sent.record), HTTPStatus.CREATED)

    async def edit(self, request: web.Request) -> web.Response:
        """Edit a message of this person."""
        place = self._place(request, write=True)
        record = self._record(place, request.match_info["message"])
        if record.sender != place.person.user or record.has_media or record.ballot or record.service:
            raise RefusalError(HTTPStatus.FORBIDDEN, "Only own messages of text can be edited.")
        await place.person.edits(SeenMessage(record), text_of(await object_of(request), "text"))
        return reply(shapes.message_shape(place.person, place.chat, record))

    async def delete(self, request: web.Request) -> web.Response:
        """Delete a message for everybody."""
        place = self._place(request, write=True)
        record = self._record(place, request.match_info["message"])
        with refused_as(HTTPStatus.FORBIDDEN):
            await place.person.deletes(SeenMessage(record))
        self.sandbox.watch.tell()
        return reply({})

    async def press(self, request: web.Request) -> web.Response:
        """Press an inline button and return the bot's answer."""
        place = self._place(request)
        record = self._record(place, request.match_info["message"])
        data = text_of(await object_of(request), "data", blank=True)
        if record.sender is None or not record.sender.is_bot:
            raise bad("This message is not a bot's and has no buttons.")
        self.sandbox.note(place.room, place.person.name, "tap", _label(record, data))
        query = await place.person.press(record, data)
        popup = query.popup
        opens = self._opened(place.person, popup.url) if popup is not None and popup.url else None
        text, alert = (popup.text, popup.show_alert) if popup is not None else ("", False)
        return reply({"answered": query.answered, "text": text, "alert": alert, "opens": opens})

    async def vote(self, request: web.Request) -> web.Response:
        """Vote in a poll."""
        place = self._place(request)
        record = self._record(place, request.match_info["message"])
        asked, ballot = await object_of(request), record.ballot
        options, by = asked.get("options"), asked.get("channel")
        if ballot is None or not isinstance(options, list):
            raise bad('A poll and a list of options are expected. Example: {"options": [0]}')
        if not all(isinstance(index, int) and 0 <= index < len(ballot.options) for index in options):
            raise bad(f"This poll has {len(ballot.options)} options, counted from 0.")
        channel = None if by is None else self.group(by, channel=True)
        chosen = (ballot.options[index] for index in options)
        with refused_as(HTTPStatus.CONFLICT):
            popup = await place.person.votes(*chosen, on=SeenMessage(record), channel=channel)
        shape = shapes.message_shape(place.person, place.chat, record)
        return reply(shape | {"explanation": "" if popup is None else popup.text})

    async def commands(self, request: web.Request) -> web.Response:
        """Return the command menu."""
        place = self._place(request)
        bots = [place.bot] if place.bot else [b for b in self.sandbox.bots.values() if place.room.member(b.user).inside]
        return reply(
            [
                {"command": command.command, "description": command.description, "bot": bot.username}
                for bot in bots
                for command in self.sandbox.menu(bot, place.person, place.room)
            ]
        )

    async def start(self, request: web.Request) -> web.Response:
        """Press Start."""
        place = self._place(request)
        if place.bot is None:
            raise bad("Only a private chat with a bot is started.")
        self.only_look_on()
        await place.person.starts(place.room.payload or "", bot=place.bot)
        return reply({})

    async def read(self, request: web.Request) -> web.Response:
        """Mark messages as read."""
        place = self._place(request)
        place.room.reads(place.person.id, whole((await object_of(request)).get("message"), "message"))
        self.sandbox.watch.tell()
        return reply({})

    async def draft(self, request: web.Request) -> web.Response:
        """Store the draft."""
        place = self._place(request)
        place.room.drafts[place.person.id] = text_of(await object_of(request), "text", "")
        self.sandbox.watch.tell()
        return reply({})

    async def block(self, request: web.Request) -> web.Response:
        """Block or unblock the bot."""
        place = self._place(request)
        if place.bot is None:
            raise bad("Only a bot can be blocked.")
        self.only_look_on()
        blocked = bool((await object_of(request)).get("blocked"))
        await (place.person.blocks(place.bot) if blocked else place.person.unblocks(place.bot))
        return reply({})

    async def timer(self, request: web.Request) -> web.Response:
        """Set the auto-delete timer of the chat."""
        place = self._place(request, write=True)
        seconds = whole((await object_of(request)).get("seconds"), "seconds")
        with refused_as(HTTPStatus.FORBIDDEN):
            await place.person.sets_timer(max(seconds, 0), place.to)
        return reply({})

    async def open(self, request: web.Request) -> web.Response:
        """Open a link, which the app may ignore inside the chat in which it is tapped."""
        person, asked = self.person(request.match_info["person"]), await object_of(request)
        url = text_of(asked, "url")
        inside = shapes.room_of(self.sandbox, person, whole(asked["chat"], "chat")) if "chat" in asked else None
        if inside is not None and person.ignores(url, inside[0]):
            return reply({"ignored": True})
        return reply(self._opened(person, url))

    async def scan(self, request: web.Request) -> web.Response:
        """Read the QR code in a picture and open its link."""
        person, asked = self.person(request.match_info["person"]), await object_of(request)
        stored = self.sandbox.files.by_id(text_of(asked, "file"), "")
        url = code_in(stored.data)
        if url is None:
            raise bad("There is no code to read in this picture.")
        return reply(self._opened(person, url))

    async def file(self, request: web.Request) -> web.Response:
        """Send a file."""
        person = self.person(request.match_info["person"])
        stored = shapes.files_of(self.sandbox, person, request.match_info["file"])
        if stored is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such file in the chats of this person.")
        mime = "text/plain; charset=utf-8" if stored.mime.startswith("text/plain") else stored.mime
        inline = mime.startswith(SHOWN_INLINE) and "svg" not in mime and "download" not in request.query
        disposition = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(stored.name)}"
        headers = HARMLESS | {"Content-Disposition": disposition, "Content-Type": mime}
        return web.Response(body=stored.data, headers=headers)

    def _place(self, request: web.Request, *, write: bool = False) -> Place:
        self.sandbox.sweep()
        person = self.person(request.match_info["person"])
        chat = whole(request.match_info["chat"], "chat")
        found = shapes.room_of(self.sandbox, person, chat)
        if found is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, f"{person.name} has no such chat.")
        if write:
            self.only_look_on()
            if found[1] is not None and not found[0].opened:
                raise RefusalError(HTTPStatus.FORBIDDEN, f"{person.name} has not pressed Start yet.")
            if found[0].blocked:
                raise RefusalError(HTTPStatus.FORBIDDEN, f"{person.name} has blocked the bot.")
        elif request.method != "GET" and request.path.endswith(("press", "vote")):
            self.only_look_on()
        return Place(person, chat, *found)

    def _record(self, place: Place, number: object) -> Record:
        record = place.room.live(whole(number, "message"))
        if record is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "This message is not there, or not any more.")
        return record

    def _opened(self, person: Person, url: str) -> dict[str, Any]:
        """Follow a link and return its target: a bot's private chat, where Start then waits, or a URL outside."""
        try:
            bot = person.follows(url)
        except LookupError as missing:
            raise RefusalError(HTTPStatus.NOT_FOUND, str(missing)) from None
        return {"outside": url} if bot is None else {"chat": bot.id, "start": True}


def _label(record: Record, data: str) -> str:
    return next((b.text for row in record.buttons for b in row if str(b.callback_data) == data), data)
