"""Messages that wait to be sent: in three lanes, within the limits of each chat."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import deque
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.storage.shared_pace import Group

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Collection, Iterator

    Chat = int | str | None


class _Limit(NamedTuple):
    """At most `burst` messages to a chat in `window` seconds; `spacing` seconds between edits and reminders."""

    burst: int
    window: float
    spacing: float


# Telegram allows a chat 20 a minute, and a person about one a second with short bursts. Keep a little below that:
# the network may shorten the time between two messages.
GROUP = _Limit(20, 60.5, 3.05)
PERSON = _Limit(4, 1.1, 0.0)


class Lane(IntEnum):
    """The priority of a message, the smallest number first; passed to the bot's methods as `rate_limit_args`."""

    ANSWER = 0
    EDIT = 1
    REMINDER = 2


class Queued(NamedTuple):
    """A message taken from the queue, and its place there; setting the result of `turn` lets it go."""

    turn: asyncio.Future[None]
    lane: Lane
    chat: Chat
    order: int

    def group(self) -> Group | None:
        """Return the group that it is meant for, with its limits in this lane; None for a person or an @name."""
        limit = _limit(self.chat)
        if not isinstance(self.chat, int) or limit is not GROUP:
            return None
        return Group(self.chat, limit.burst, limit.window, 0.0 if self.lane is Lane.ANSWER else limit.spacing)


class SendQueue:
    """The waiting messages by lane and chat, and the times of the last messages to each chat."""

    def __init__(self) -> None:
        self._held: dict[Chat, float] = {}
        self._refused: dict[Chat, float] = {}
        self._waiting: dict[Lane, dict[Chat, list[tuple[int, asyncio.Future[None]]]]] = {lane: {} for lane in Lane}
        self._written: dict[Chat, deque[float]] = {}
        self._orders = itertools.count()

    def next_order(self) -> int:
        """Return the next place in the queue, which a repeated request keeps."""
        return next(self._orders)

    def put(self, turn: asyncio.Future[None], lane: Lane, chat: Chat, order: int) -> None:
        """Add a message that waits for its turn."""
        heapq.heappush(self._waiting[lane].setdefault(chat, []), (order, turn))

    def has_waiting(self) -> bool:
        """True if any message waits; drop those at the head of each chat's queue that were cancelled."""
        for queues in self._waiting.values():
            for chat, queue in tuple(queues.items()):
                while queue and queue[0][1].done():
                    heapq.heappop(queue)
                if not queue:
                    del queues[chat]
        return any(self._waiting.values())

    def take(self, now: float) -> tuple[Queued | None, float]:
        """Take the oldest message that may go now from the first lane that has one.

        Return it and `now`, or None and the time at which the next message may go.
        """
        soonest = math.inf
        for lane, queues in self._waiting.items():
            ready = [chat for chat in queues if self._ready_at(chat, lane) <= now]
            if ready:
                chat = min(ready, key=lambda chat: queues[chat][0][0])
                self._write(chat, now)
                order, turn = heapq.heappop(queues[chat])
                return Queued(turn, lane, chat, order), now
            soonest = min([soonest, *(self._ready_at(chat, lane) for chat in queues)])
        return None, soonest

    def put_back(self, called: Queued) -> None:
        """Put a message that was taken but not sent back into its old place."""
        self.put(*called)
        if called.chat is not None:
            self._written[called.chat].pop()

    def hold(self, chat: Chat, until: float) -> None:
        """Keep the messages to this chat back until then."""
        self._held[chat] = until

    def refuse(self, chat: Chat, until: float) -> None:
        """Keep the messages to this chat back until then, because Telegram takes none."""
        self._refused[chat] = max(until, self.refused_until(chat))

    def refused_until(self, chat: Chat) -> float:
        """Return the time until which Telegram takes no message to this chat; long ago if it takes them."""
        return self._refused.get(chat, -math.inf)

    def is_flood(self, chat: Chat, now: float) -> bool:
        """True if a refusal in this chat is due to all messages of the bot, as another chat is refused now.

        Two groups prove nothing: each may have slow mode on, which holds for its members and bots alone.
        """
        others = (other for other, until in self._refused.items() if other != chat and until > now)
        return any(not (is_group(chat) and is_group(other)) for other in others)

    def drop(self, chat: Chat, lanes: Collection[Lane]) -> Iterator[asyncio.Future[None]]:
        """Remove the messages to this chat in these lanes; yield their turns."""
        for lane in lanes:
            yield from (turn for _, turn in self._waiting[lane].pop(chat, ()) if not turn.done())

    def clear(self) -> Iterator[asyncio.Future[None]]:
        """Empty the queue; yield the turns of the messages that still waited."""
        for queues in self._waiting.values():
            for queue in queues.values():
                yield from (turn for _, turn in queue if not turn.done())
            queues.clear()

    def forget(self, now: float) -> None:
        """Forget the chats whose window is over."""
        self._written = {c: times for c, times in self._written.items() if times and times[-1] > now - _limit(c).window}
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._refused = {chat: until for chat, until in self._refused.items() if until > now}

    def _ready_at(self, chat: Chat, lane: Lane) -> float:
        times, held = self._written.get(chat), max(self._held.get(chat, -math.inf), self.refused_until(chat))
        if chat is None or not times:
            return held
        burst, window, spacing = _limit(chat)
        free = max(held, times[0] + window if len(times) == burst else -math.inf)
        return free if lane is Lane.ANSWER else max(free, times[-1] + spacing)

    def _write(self, chat: Chat, now: float) -> None:
        if chat is not None:
            self._written.setdefault(chat, deque(maxlen=_limit(chat).burst)).append(now)


def chat_named(chat_id: Chat) -> Chat:
    """Return the chat id as a number if it is one, else as it was given."""
    with suppress(TypeError, ValueError):
        return int(chat_id)  # type: ignore[arg-type]
    return chat_id


def is_group(chat: Chat) -> bool:
    """True for a group or channel: people have positive ids, groups negative ones, and channels may have an @name."""
    return not (isinstance(chat, int) and chat > 0)


def _limit(chat: Chat) -> _Limit:
    return GROUP if is_group(chat) else PERSON
