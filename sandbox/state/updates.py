"""The queue of a bot's updates, kept until a later offset confirms them or they expire."""

import asyncio
import random
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.state.errors import ApiError
from sandbox.state.limits import UPDATE_LIFE

_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_IDLE = timedelta(days=7)
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class Item:
    """One update and its expiry."""

    body: dict[str, Any]
    expires: datetime
    chat: int


class UpdateQueue:
    """The pending updates of one bot, in order."""

    def __init__(self, now: Callable[[], datetime], chance: random.Random) -> None:
        self._now, self._chance = now, chance
        self._items: OrderedDict[int, Item] = OrderedDict()
        self._next_id = 0
        self._last_at: datetime | None = None
        self._oldest: datetime | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._watchers: list[asyncio.Future[None]] = []
        self.allowed: frozenset[str] | None = None
        self.deliver: Callable[[int, Item], None] | None = None

    def __len__(self) -> int:
        """Return the number of pending updates."""
        return len(self._items)

    def allow(self, names: list[str] | None) -> None:
        """Set allowed_updates: None keeps the former choice, an empty list restores the default."""
        if names is not None:
            self.allowed = frozenset(names) or None

    def add(self, kind: str, body: dict[str, Any], chat: int, life: timedelta = UPDATE_LIFE) -> dict[str, Any] | None:
        """Queue one update and return it; None if the bot does not receive this kind."""
        if kind in _ASKED_FOR if self.allowed is None else kind not in self.allowed:
            return None
        now = self._now()
        if self._last_at is None or now - self._last_at > _IDLE:
            self._next_id = self._chance.randrange(10_000_000, 900_000_000)
        number, self._last_at = self._next_id, now
        self._next_id += 1
        item = Item({"update_id": number, kind: body}, now + life, chat)
        self._items[number] = item
        self._oldest = item.expires if self._oldest is None else min(self._oldest, item.expires)
        if self.deliver is not None:
            self.deliver(number, item)
        elif self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
        return item.body

    def forget_old(self) -> None:
        """Drop expired updates."""
        now = self._now()
        if self._oldest is None or now < self._oldest:
            return
        for number in [n for n, item in self._items.items() if item.expires <= now]:
            del self._items[number]
        self._oldest = min((item.expires for item in self._items.values()), default=None)
        self._tell_watchers()

    def confirm(self, offset: int) -> None:
        """Drop all updates below `offset`; a negative offset keeps only that many of the newest.

        An offset far above the newest id dates from before an idle week, after which ids restart; it confirms nothing.
        """
        if offset < 0:
            while len(self._items) > -offset:
                self._items.popitem(last=False)
        elif offset <= self._next_id + 10:
            while self._items and next(iter(self._items)) < offset:
                self._items.popitem(last=False)
        self._tell_watchers()

    @property
    def polled(self) -> bool:
        """True while a long poll waits."""
        return self._waiter is not None

    def release(self) -> None:
        """Let a waiting poll return at once."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def clear(self) -> None:
        """Drop all updates, as drop_pending_updates does."""
        self._items.clear()
        self._tell_watchers()

    def done(self, number: int) -> None:
        """Drop one update that a webhook has delivered."""
        self._items.pop(number, None)
        self._tell_watchers()

    def has(self, number: int) -> bool:
        """True if this update is still pending."""
        self.forget_old()
        return number in self._items

    def items(self) -> list[tuple[int, Item]]:
        """Return all pending updates, in order."""
        self.forget_old()
        return list(self._items.items())

    async def poll(self, offset: int, limit: int, patience: float) -> list[dict[str, Any]]:
        """Return the next updates, waiting up to `patience` real seconds; raise 409 if another poll starts."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(ApiError(409, _CONFLICT))
        self.forget_old()
        if offset:
            self.confirm(offset)
        if not self._items and patience > 0:
            await self._wait(patience)
        return [item.body for _, item in zip(range(limit), self._items.values(), strict=False)]

    async def _wait(self, patience: float) -> None:
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience):
                await waiter
        except TimeoutError:
            pass
        finally:
            if self._waiter is waiter:
                self._waiter = None

    async def emptied(self) -> None:
        """Wait until the queue is empty."""
        self.forget_old()
        while self._items:
            watcher = asyncio.get_running_loop().create_future()
            self._watchers.append(watcher)
            await watcher

    def _tell_watchers(self) -> None:
        if self._items:
            return
        self._oldest = None
        for watcher in self._watchers:
            if not watcher.done():
                watcher.set_result(None)
        self._watchers.clear()
