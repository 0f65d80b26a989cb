"""The sandbox: Telegram with people and groups that act, served over HTTP to bots and to the page."""

from __future__ import annotations

import itertools
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from telegram import BotCommand, Chat, User

from sandbox.people.group import Group
from sandbox.people.person import Person
from sandbox.server.execution import execute
from sandbox.state.chats import Member
from sandbox.state.telegram import Clock, Telegram
from sandbox.web.board import Board
from sandbox.web.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp.web import WebSocketResponse

    from sandbox.state.bots import BotAccount
    from sandbox.state.errors import Json


class Sandbox(Telegram):
    """A local Telegram; `async with sandbox.serving() as url` serves it."""

    def __init__(self, clock: Clock, *, seed: int | None = None) -> None:
        super().__init__(clock, seed=seed)
        self.people: dict[int, Person] = {}
        self.sockets: set[WebSocketResponse] = set()
        self.board = Board(self)
        self.zone = "Asia/Shanghai"
        self.run = secrets.token_hex(4)
        self.url = ""
        self._person_ids = itertools.count(5_200_000_001)
        self._group_ids = itertools.count(4_100_000_001)

    def person(self, name: str, username: str | None = None, language: str = "zh-hans") -> Person:
        """Add a person; ids exceed 32 bits, as real ones do."""
        user = User(next(self._person_ids), name, False, username=username, language_code=language)
        person = self.people[user.id] = Person(self, user)
        return person

    def group(
        self,
        title: str,
        owner: Person,
        *,
        supergroup: bool = True,
        forum: bool = False,
        username: str | None = None,
    ) -> Group:
        """Add a group owned by `owner`."""
        number = next(self._group_ids)
        chat_id = -(1_000_000_000_000 + number - 2_000_000_000) if supergroup else -number
        kind = "supergroup" if supergroup else "group"
        chat = Chat(chat_id, kind, title=title, username=username, is_forum=forum or None)
        room = self.new_room(chat)
        room.members[owner.id] = Member(owner.user, "creator")
        return Group(self, room)

    def channel(self, title: str, owner: Person, *, username: str | None = None) -> Group:
        """Add a channel, in which only its owner and administrators write."""
        chat = Chat(
            -(1_000_000_000_000 + next(self._group_ids) - 2_000_000_000), Chat.CHANNEL, title=title, username=username
        )
        room = self.new_room(chat)
        room.members[owner.id] = Member(owner.user, "creator")
        return Group(self, room)

    def commands_for(self, person: Person, chat: Group | None = None) -> tuple[BotCommand, ...]:
        """Return the command menu that `person` sees in `chat`; None means the private chat."""
        bot = self.the_bot()
        return self.menu(bot, person, self.private_room(bot, person) if chat is None else chat.room)

    async def call(self, bot: BotAccount, method: str, values: dict[str, Any]) -> Json:
        """Run a method for a bot and return its result; raise ApiError if it is refused."""
        return await execute(self, bot, method, values)

    @asynccontextmanager
    async def serving(self, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
        """Serve both APIs and the page on `host`; yield the root address. Port 0 takes any free port."""
        async with serve(self, host, port) as url:
            self.url = url
            yield url
