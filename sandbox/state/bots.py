"""Bot accounts: token, names, command menus, update queue, private chats."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from telegram import BotCommand, Chat, User

from sandbox.state.chats import Record, Room, counted_from
from sandbox.state.limits import overall_allowance
from sandbox.state.updates import UpdateQueue

if TYPE_CHECKING:
    from sandbox.state.webhook import Webhook

ScopeKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Popup:
    """A bot's answer to a callback query."""

    text: str
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Query:
    """One callback query."""

    id: str
    at: datetime
    who: User
    record: Record
    popup: Popup | None = None
    answered: bool = False


class BotAccount:
    """The account of one bot."""

    def __init__(self, token: str, user: User, queue: UpdateQueue, *, privacy: bool, created: datetime) -> None:
        self.token, self.user, self.queue, self.created = token, user, queue, created
        self.privacy = privacy
        self.business = False
        self.private: dict[int, Room] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[ScopeKey, str], tuple[BotCommand, ...]] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.webhook: Webhook | None = None
        self.logged_out = False
        self.overall = overall_allowance()
        self.message_ids: Iterator[int] = counted_from(1)

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.user.id

    @property
    def username(self) -> str:
        """The username, without @."""
        return self.user.username or ""

    def menu(self, keys: list[ScopeKey], language: str) -> tuple[BotCommand, ...]:
        """Return the commands of the first scope that has any, in `language` or without a language."""
        for key in keys:
            for code in (language, ""):
                if found := self.commands.get((key, code)):
                    return found
        return ()


def scope_keys(chat: Chat, person_id: int, *, admin: bool) -> list[ScopeKey]:
    """Return the command scopes of a person in a chat, in the order in which Telegram tries them."""
    if chat.type == "private":
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    keys: list[ScopeKey] = [("chat_member", chat.id, person_id)]
    keys += [("chat_administrators", chat.id, 0)] if admin else []
    keys += [("chat", chat.id, 0)]
    keys += [("all_chat_administrators", 0, 0)] if admin else []
    return [*keys, ("all_group_chats", 0, 0), ("default", 0, 0)]


def new_bot(
    token: str, username: str, name: str, *, privacy: bool, now: Callable[[], datetime], chance: random.Random
) -> BotAccount:
    """Create a bot with the id before the colon of its token; raise ValueError for a malformed token."""
    number, colon, secret = token.partition(":")
    if not (number.isdigit() and colon and secret):
        raise ValueError("a token reads <number>:<secret>")
    user = User(int(number), name, True, username=username)
    return BotAccount(token, user, UpdateQueue(now, chance), privacy=privacy, created=now())
