"""The pace of all outgoing messages: evenly spaced, in three lanes, paused while Telegram asks for silence."""

from __future__ import annotations

import asyncio
import itertools
import math
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram.error import NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.send_queue import Lane, SendQueue, chat_named, is_group

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.clock import Clock
    from bot.storage.shared_pace import Slots
    from bot.telegram.send_queue import Chat, Queued

    Answer = bool | dict[str, Any] | list[dict[str, Any]]


CATCH_UP = 0.005  # seconds of lateness that the next message makes up for; more would break 30 in any second
MARGIN = 1.05  # the interval grows by this factor among several processes: none sees how late others' messages arrive
LATE = 0.01  # seconds after which a shared slot has passed: a message then would come too close to the next slots
TRIES = 3
PATIENCE = 60.0  # seconds of the longest flood stop that is waited out here; a longer one is raised to the caller
HURRY = 5.0  # the same for a reminder or an edit in a chat that is refused alone: the tick sends the others meanwhile
LOOK_AGAIN = 1.0  # seconds between two checks for the end of a stop, which may have become longer
LANDING = 1.0  # real seconds that requests under way get to arrive before a simulated clock jumps

_MESSAGE_METHODS = (
    "send",
    "editMessage",
    "copyMessage",
    "forwardMessage",
    "stopPoll",
    "stopMessageLiveLocation",
)


class Pace(BaseRateLimiter[Lane]):
    """The bot's rate limiter: one message every 1/`per_second` s over all chats, answers before edits before reminders.

    In a group or channel, edits and reminders keep 3.05 s distance; answers go at once while the group's last
    minute holds fewer than 20 messages. After a 429 nothing is sent to that chat for as long as Telegram asks; a
    429 in a second chat meanwhile, or without a chat, stops all requests. Then the request is repeated from its
    old place, up to `tries` times in all, before RetryAfter is raised. A stop of more than `patience` seconds
    raises RetryAfter at once for all that wait for it; that of one chat, for a reminder or an edit, already one of
    more than `HURRY`. Requests that are not messages wait only for a stop of all. `unlimited` switches the pace off.
    `sent` is called with the lane of each message that went out. With `slots`, the pace, the groups' limits and
    stops are shared with the other processes of the bot.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        per_second: float = 29.5,
        unlimited: bool = False,
        tries: int = TRIES,
        patience: float = PATIENCE,
        sent: Callable[[Lane], None] = lambda _lane: None,
        slots: Slots | None = None,
    ) -> None:
        self._clock = clock
        self._interval = 1 / per_second
        self._unlimited = unlimited
        self._tries = tries
        self._patience = patience
        self._sent = sent
        self._slots = slots
        self._queue = SendQueue()
        self._flying: set[asyncio.Future[None]] = set()
        self._landed = asyncio.Event()
        self._joined = asyncio.Event()
        self._dispatcher: asyncio.Task[None] | None = None
        self._slot = -math.inf
        self._stopped_until = -math.inf
        self._shown = self._time = -math.inf

    async def initialize(self) -> None:
        """Do nothing: the dispatcher starts with the first message."""

    async def shutdown(self) -> None:
        """Stop sending; requests that still wait raise NetworkError."""
        if self._dispatcher is not None:
            self._dispatcher.cancel()
            with suppress(asyncio.CancelledError):
                await self._dispatcher
        for turn in self._queue.clear():
            turn.set_exception(NetworkError("the bot is shutting down"))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,  # noqa: ANN401 - as the library passes them
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Answer:
        """Make the request when its turn comes. Raises RetryAfter when a stop outlasts `tries` or the patience."""
        lane = Lane.ANSWER if rate_limit_args is None else rate_limit_args
        chat, message, order = chat_named(data.get("chat_id")), _is_message(endpoint), self._queue.next_order()
        for attempt in itertools.count(1):
            waits_for = chat if message or attempt > 1 else None
            self._refuse_long_wait(waits_for, lane)
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            try:
                if message and not self._unlimited:
                    self._join(turn, lane, chat, order)
                    await turn
                else:
                    await self._end_of_stop(waits_for, lane)
                try:
                    answer = await callback(*args, **kwargs)
                except RetryAfter as flood:
                    await self._heed(flood, chat)
                    if attempt >= self._tries:
                        raise
                    continue
            finally:
                self._land(turn)
            if message:
                self._sent(lane)
            return answer
        raise AssertionError("counting never ends")

    def _join(self, turn: asyncio.Future[None], lane: Lane, chat: Chat, order: int) -> None:
        self._queue.put(turn, lane, chat, order)
        self._joined.set()
        if self._dispatcher is None or self._dispatcher.done():
            self._dispatcher = asyncio.create_task(self._dispatch(), name="pace")

    async def _dispatch(self) -> None:
        """Release the waiting messages one by one until none is left.

        Only this task sleeps until the next message may go, so an answer never waits behind a reminder's sleep.
        """
        while self._queue.has_waiting():
            now = self._now()
            free_at = max(self._slot, self._stopped_until)
            if now < free_at:
                await self._sleep(free_at - now)
                continue
            called, ready_at = self._queue.take(now)
            if called is None:
                await self._sleep_or_join(ready_at - now)
                continue
            self._slot = max(self._slot, now - CATCH_UP) + self._interval
            if await self._has_slot(called) and not called.turn.done():
                self._flying.add(called.turn)
                called.turn.set_result(None)
        self._queue.forget(self._now())

    async def _has_slot(self, called: Queued) -> bool:
        """True if the bot's other processes leave the message a slot; otherwise put it back into its old place.

        A slot that was overslept is exchanged for a new one, except for a group: its minute would count both.
        """
        if self._slots is None:
            return True
        try:
            for _ in range(TRIES):
                slot = await self._slots.reserve(self._interval * MARGIN, CATCH_UP, called.group())
                if slot.group_busy or slot.group_refused or slot.stopped:
                    break
                at = self._now() + slot.wait
                await self._clock.sleep(slot.wait)
                if self._now() - at < LATE or called.group() is not None:
                    return self._may_go(called)
            else:
                return self._may_go(called)
        except asyncio.CancelledError:
            self._queue.put_back(called)
            raise
        self._queue.put_back(called)
        now = self._now()
        self._queue.hold(called.chat, now + slot.group_busy)
        if slot.group_refused:
            self._refuse(called.chat, now + slot.group_refused)
        self._be_silent(now + slot.stopped)
        return False

    def _may_go(self, called: Queued) -> bool:
        """True if no stop began while the message waited for its slot; otherwise put it back into its old place."""
        if self._stopped_until <= self._now():
            return True
        self._queue.put_back(called)
        self._be_silent(self._stopped_until)
        return False

    async def _sleep(self, seconds: float) -> None:
        """Sleep on the given clock. A simulated clock jumps, so wait for the released messages to arrive first."""
        if self._flying and self._clock.wall(self._clock.now()) is None:
            self._landed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._landed.wait(), LANDING)
        await self._clock.sleep(max(seconds, 0.001))

    async def _sleep_or_join(self, seconds: float) -> None:
        """Sleep until the time is over or another message joins, which may go sooner."""
        self._joined.clear()
        waits = [asyncio.ensure_future(self._sleep(seconds)), asyncio.ensure_future(self._joined.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _land(self, turn: asyncio.Future[None]) -> None:
        self._flying.discard(turn)
        if not self._flying:
            self._landed.set()

    async def _heed(self, flood: RetryAfter, chat: Chat) -> None:
        """Stop sending to the chat that Telegram refuses, or to all, for as long as it asks."""
        seconds, now = seconds_of(flood) + 0.1, self._now()
        stops_all = chat is None or self._queue.is_flood(chat, now)
        if chat is not None:
            self._refuse(chat, now + seconds)
        if stops_all:
            self._be_silent(now + seconds)
        if self._slots is not None:
            if stops_all:
                await self._slots.stop(seconds)
            elif isinstance(chat, int) and is_group(chat):
                await self._slots.hold(chat, seconds)

    def _refuse(self, chat: Chat, until: float) -> None:
        self._queue.refuse(chat, until)
        hasty = [lane for lane in Lane if self._long_hold(chat, lane)]
        for turn in self._queue.drop(chat, hasty):
            turn.set_exception(RetryAfter(self._long_hold(chat, Lane.REMINDER)))

    def _be_silent(self, until: float) -> None:
        self._stopped_until = max(self._stopped_until, until)
        if self._long_stop() > 0:
            for turn in self._queue.clear():  # their leases may end before the stop does
                turn.set_exception(RetryAfter(self._long_stop()))

    def _long_stop(self) -> int:
        """Return the seconds left of a stop that is not waited out here; 0 if there is none."""
        left = self._stopped_until - self._now()
        return math.ceil(left) if left > self._patience else 0

    def _long_hold(self, chat: Chat, lane: Lane) -> int:
        """Return the seconds for which Telegram refuses the chat, if they are not waited out here; else 0."""
        left = self._queue.refused_until(chat) - self._now()
        return math.ceil(left) if left > (self._patience if lane is Lane.ANSWER else HURRY) else 0

    def _refuse_long_wait(self, chat: Chat, lane: Lane) -> None:
        if seconds := max(self._long_stop(), self._long_hold(chat, lane)):
            raise RetryAfter(seconds)

    async def _end_of_stop(self, chat: Chat, lane: Lane) -> None:
        while (left := max(self._stopped_until, self._queue.refused_until(chat)) - self._now()) > 0:
            self._refuse_long_wait(chat, lane)
            await self._clock.sleep(min(max(left, 0.001), LOOK_AGAIN))

    def _now(self) -> float:
        """Return seconds on the given clock that never run back: a corrected clock must not hold messages up."""
        shown = self._clock.now().timestamp()
        self._time = shown if self._shown == -math.inf else self._time + max(0.0, shown - self._shown)
        self._shown = shown
        return self._time


def _is_message(endpoint: str) -> bool:
    return endpoint.startswith(_MESSAGE_METHODS) and endpoint != "sendChatAction"


def seconds_of(flood: RetryAfter) -> float:
    """Return the seconds of silence that Telegram asks for."""
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
