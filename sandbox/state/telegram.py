"""The state of Telegram as a whole, in memory, in one event loop.

Start here: `Telegram` holds bots, accounts and chats, and decides which bot receives which update. `people`
acts on it for tests and for the page, `server` answers the bots' method calls, and `web.sandbox` serves both over HTTP.
"""

import asyncio
import heapq
import itertools
import random
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from telegram import BotCommand, Chat, User

from sandbox.state.accounts import Account
from sandbox.state.bots import BotAccount, new_bot, scope_keys
from sandbox.state.chats import Field, Member, Record, Room, counted_from
from sandbox.state.errors import Json
from sandbox.state.faults import Faults
from sandbox.state.files import Files
from sandbox.state.limits import UPDATE_LIFE
from sandbox.state.transcript import Event, Kind
from sandbox.state.watch import Watch

if TYPE_CHECKING:
    import ssl

    from sandbox.state.business import Connection
    from sandbox.state.webhook import Webhook

Request = tuple[str, dict[str, Any]]
Answer = tuple[str, dict[str, Any], Any]


class Clock(Protocol):
    """The part of a clock that the sandbox uses."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""

    def on_move(self, moved: Callable[[], None]) -> None:
        """Call `moved` each time the clock jumps."""


class Telegram(ABC):
    """The state of Telegram. A subclass fills `people`, the accounts of people by id, and implements `call`."""

    people: Mapping[int, Account]

    def __init__(self, clock: Clock, *, seed: int | None = None) -> None:
        self.clock = clock
        self.chance = random.Random(seed)
        self.bots: dict[str, BotAccount] = {}
        self.rooms: dict[int, Room] = {}
        self.business: dict[str, Connection] = {}
        self.files = Files()
        self.faults = Faults()
        self.complaints: list[str] = []
        self.requests: list[Request] = []
        self.answers: list[Answer] = []
        self.transcript: list[Event] = []
        self.settle: Callable[[], Awaitable[object]] | None = None
        self.patience = 0.0
        self.retry_delay = 1.0
        self.webhook_tls: ssl.SSLContext | None = None  # trusts a server's own certificate authority
        self.watch = Watch()
        self.webhooks: list[Webhook] = []
        self._vanishing: list[tuple[datetime, int, Record]] = []
        self._numbers = itertools.count(self.chance.randrange(10**15, 10**16))
        clock.on_move(self._moved)

    @abstractmethod
    async def call(self, bot: BotAccount, method: str, values: dict[str, Any]) -> Json:
        """Run a method for a bot and return its result; raise ApiError if it is refused."""

    # -- bots, chats, people -------------------------------------------------------------------------

    def bot(self, token: str, username: str, name: str, *, privacy: bool = True) -> BotAccount:
        """Register a bot; its id is the number before the colon of the token."""
        account = new_bot(token, username, name, privacy=privacy, now=self.clock.now, chance=self.chance)
        account.message_ids = counted_from(self.chance.randrange(2, 60))
        self.bots[token] = account
        return account

    def new_room(self, chat: Chat) -> Room:
        """Add an empty group chat."""
        ids = counted_from(1) if chat.type in (Chat.SUPERGROUP, Chat.CHANNEL) else self.the_bot().message_ids
        room = self.rooms[chat.id] = Room(chat, ids)
        return room

    def the_bot(self) -> BotAccount:
        """Return the default bot: the first one registered."""
        if not self.bots:
            raise LookupError("register a bot first: telegram.bot(token=..., username=..., name=...)")
        return next(iter(self.bots.values()))

    def bot_named(self, username: str) -> BotAccount | None:
        """Return the bot of that username, in any case; None if there is none."""
        return next((b for b in self.bots.values() if b.username.lower() == username.lower()), None)

    def user(self, user_id: int) -> User | None:
        """Return a person or bot by id; None if there is none."""
        person = self.people.get(user_id)
        if person is not None:
            return person.user
        return next((b.user for b in self.bots.values() if b.id == user_id), None)

    def bot_by_id(self, user_id: int) -> BotAccount | None:
        """Return a bot by id; None if there is none."""
        return next((b for b in self.bots.values() if b.id == user_id), None)

    def private_room(self, bot: BotAccount, person: Account) -> Room:
        """Return the private chat of a person with a bot; create it if there is none."""
        room = bot.private.get(person.id)
        if room is None:
            chat = Chat(person.id, "private", first_name=person.name, username=person.user.username)
            room = bot.private[person.id] = Room(chat, bot.message_ids)
        return room

    def every_room(self) -> Iterator[Room]:
        """Yield all chats: groups, channels, private chats, talks of business connections."""
        yield from self.rooms.values()
        for bot in self.bots.values():
            yield from bot.private.values()
        for connection in self.business.values():
            yield from connection.talks.values()

    def change_user(self, account: Account, user: User) -> None:
        """Give an account a new name or username, or those of a deleted account; no bot is told."""
        account.user = user
        for room in self.every_room():
            if room.chat.id == user.id:
                room.chat = Chat(user.id, Chat.PRIVATE, first_name=user.first_name, username=user.username)
            if user.id in room.members:
                room.members[user.id].user = user
            for record in room.records.values():
                if record.sender == user:
                    record.sender = user
                    record.changed()

    def menu(self, bot: BotAccount, person: Account, room: Room) -> tuple[BotCommand, ...]:
        """Return the command menu of `bot` that `person` sees in `room`."""
        keys = scope_keys(room.chat, person.id, admin=room.member(person.user).admin)
        return bot.menu(keys, (person.user.language_code or "").split("-")[0])

    # -- updates for bots ----------------------------------------------------------------------------

    def number(self) -> str:
        """Return a new id, a string of digits."""
        return str(next(self._numbers))

    def queue(self, bot: BotAccount, kind: str, body: dict[str, Any], chat: int, life: timedelta = UPDATE_LIFE) -> None:
        """Queue one update for one bot."""
        bot.queue.add(kind, body, chat, life)

    def tell(self, record: Record, kind: str = "message") -> None:
        """Queue a message for each bot that may see it."""
        if record.room.chat.type == Chat.CHANNEL:
            kind = kind.replace("message", "channel_post")
        if record.room.private:
            for bot in self.bots.values():
                if bot.private.get(record.room.chat.id) is record.room:
                    self.queue(bot, kind, record.wire(), record.room.chat.id)
            return
        for bot in self.bots.values():
            if self.hears(bot, record):
                self.queue(bot, kind, record.wire(), record.room.chat.id)

    def hears(self, bot: BotAccount, record: Record) -> bool:
        """True if a bot receives a group message; privacy mode hides messages that are not for it."""
        member = record.room.members.get(bot.id)
        if member is None or not member.inside:
            return False
        if record.service or not bot.privacy or member.admin:
            return True
        if record.reply_to is not None and record.reply_to.sender == bot.user:
            return True
        if not record.text.startswith("/"):
            return False
        command = record.text.split()[0]
        if "@" in command:
            return command.partition("@")[2].lower() == bot.username.lower()
        return record.room.last_bot in (None, bot.id)

    def member_changed(self, room: Room, old: Member, new: Member, by: User) -> None:
        """Queue the change of a member's status, for the bot concerned and for bots that are administrators."""
        change = {
            "chat": room.chat.to_dict(),
            "from": by.to_dict(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": old.wire(),
            "new_chat_member": new.wire(),
        }
        for bot in self.bots.values():
            if bot.id == new.user.id:
                self.queue(bot, "my_chat_member", change, room.chat.id)
            elif not room.private and (own := room.members.get(bot.id)) is not None and own.admin:
                self.queue(bot, "chat_member", change, room.chat.id)

    # -- messages and transcript ---------------------------------------------------------------------

    def note(self, room: Room, who: str, kind: Kind, text: str = "", record: Record | None = None) -> None:
        """Add an event to the transcript."""
        buttons = tuple(tuple(b.text for b in row) for row in record.buttons) if record is not None else ()
        message_id = None if record is None else record.id
        event = Event(self.clock.now(), room.chat.id, room.title, who, kind, text, buttons, message_id)
        self.transcript.append(event)
        self.watch.tell()

    def note_record(self, record: Record) -> None:
        """Add a new message to the transcript."""
        if record.sender is not None:
            record.room.reads(record.sender.id)
        if timer := record.room.timer:
            heapq.heappush(self._vanishing, (record.at + timedelta(seconds=timer), next(self._numbers), record))
        kind: Kind = "message"
        text = record.text
        if record.photo is not None:
            kind = "photo"
        elif record.document is not None:
            kind, text = "file", f"{record.document.name} {text}".strip()
        elif record.content is not None:
            kind, text = "file", f"{record.content.kind} {record.content.label} {text}".strip()
        elif record.ballot is not None:
            kind, text = "poll", " / ".join((record.ballot.question, *record.ballot.options))
        who = record.sender_chat.title if record.sender_chat is not None else None
        self.note(record.room, who or (record.sender.first_name if record.sender else ""), kind, text, record)

    def serviced(
        self,
        room: Room,
        by: User | None,
        words: str,
        *,
        opens_topic: bool = False,
        thread: int | None = None,
        **fields: Field,
    ) -> Record:
        """Add a service message to a chat or a topic and queue it for bots; it may open a topic with its own id."""
        record = room.add(self.clock.now(), by, service=fields)
        record.thread = record.id if opens_topic else thread
        self.note(room, by.first_name if by else room.title, "service", words, None)
        self.tell(record)
        return record

    def sweep(self) -> None:
        """Delete the messages whose auto-delete timer has run out; bots are not told."""
        now = self.clock.now()
        while self._vanishing and self._vanishing[0][0] <= now:
            _, _, record = heapq.heappop(self._vanishing)
            if not record.deleted:
                record.delete()
                self.note(record.room, record.room.title, "delete", record.text)

    # -- waiting -------------------------------------------------------------------------------------

    async def confirmed(self) -> None:
        """Wait until all queued updates of all bots are confirmed by a later offset, or expired."""
        await asyncio.gather(*(bot.queue.emptied() for bot in self.bots.values()))

    async def until(self, true: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait until `true()` holds, checking after each event; raise TimeoutError after `seconds` real seconds."""
        if not await self.watch.until(true, seconds):
            raise TimeoutError("what was waited for did not happen")

    def polling(self) -> bool:
        """True if any bot waits in a long poll."""
        return any(bot.queue.polled for bot in self.bots.values())

    async def settled(self) -> None:
        """Wait until the bot has handled an action, if `settle` is set."""
        if self.settle is not None:
            await self.settle()

    def _moved(self) -> None:
        for bot in self.bots.values():
            bot.queue.forget_old()
        self.sweep()
        self.watch.tell()
