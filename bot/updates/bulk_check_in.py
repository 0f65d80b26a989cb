"""Bulk check-in: a fast path for the plain check-ins of a batch of updates, because they come in the same minute.

A whole branch, or a hundred of them, scans the code when the host says so. For the handlers each tap becomes a tree
of objects, a task, a transaction and a sync of the disk. Here the taps of one batch are read as raw JSON, share one
transaction, and are answered without parsing the message that Telegram returns. The rules are the ordinary ones
(`bot/domain/attendance/bulk.py`); all other updates are left to the handlers.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.context import PAUSES
from bot.domain import links
from bot.domain.attendance import bulk
from bot.domain.attendance.bulk import Arrival
from bot.domain.attendance.check_in import PURPOSE
from bot.domain.branch.accounts import Sender
from bot.domain.refusals import Refused
from bot.views import check_in as views

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from sqlalchemy import Connection

    from bot.context import Services
    from bot.domain.attendance.bulk import Arrived

log = structlog.get_logger()

Raw = dict[str, Any]

SOME_RANK = 1_907_210_723  # stands for the rank in a shared text; no real rank or date equals it
MOST_WORDS = 1000  # worded answers to keep: a few for each activity that is open in this minute
AT_ONCE = 20  # answers on their way: more keep the next batch waiting, fewer do not reach 30 a second on a slow line
COMMAND = f"/start {PURPOSE}_"


class BulkCheckIn:
    """Takes the plain check-ins out of each batch of updates, records them together, and answers each."""

    def __init__(self, services: Services, send: Callable[[Raw], Awaitable[None]]) -> None:
        self._services = services
        self._send = send
        self._answering: set[asyncio.Task[None]] = set()
        self._activities = bulk.Activities()
        self._words: dict[tuple[object, ...], str] = {}
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(self, batch: Sequence[Raw], busy: Callable[[int], bool]) -> dict[int, asyncio.Task[None]]:
        """Record the plain check-ins of the batch; return their update ids, with the tasks that answer them.

        They are committed on return. `busy` is true if an earlier update of that account is still under way: its
        check-in is then left to the handlers, which keep the order.
        """
        arrivals = [arrival for arrival in _arrivals(batch) if not busy(arrival.sender.telegram_id)]
        if not arrivals:
            return {}
        began = time.perf_counter()
        record = partial(self._record, arrivals)
        done, stale = await self._services.database.in_one_trip(record, partial(bulk.branches_of, arrivals))
        if stale:
            self._services.wake()
        now, answers = self._services.clock.now(), {}
        for update_id, arrived in done.items():
            self._services.metrics.lag.observe(max(0.0, (now - arrived.check_in.at).total_seconds()))
            self._services.metrics.commit.observe(time.perf_counter() - began)
            task = answers[update_id] = asyncio.create_task(self._answer(arrived, began))
            self._answering.add(task)
            task.add_done_callback(self._answered)
        return answers

    @property
    def answering(self) -> tuple[asyncio.Task[None], ...]:
        """The answers that are on their way."""
        return tuple(self._answering)

    def _answered(self, task: asyncio.Task[None]) -> None:
        self._answering.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("check-in not answered", error=type(error).__name__)

    def _record(self, arrivals: list[Arrival], db: Connection) -> tuple[dict[int, Arrived], bool]:
        return bulk.check_in(db, arrivals, self._activities, now=self._services.clock.now())

    async def _answer(self, arrived: Arrived, began: float) -> None:
        request = {"chat_id": arrived.telegram_id, "text": self._worded(arrived), "parse_mode": "HTML"}
        for pause in (*PAUSES, None):
            if await self._told(request) or pause is None:
                break
            await self._services.clock.sleep(pause)
        self._services.metrics.reply.observe(time.perf_counter() - began)
        self._services.metrics.updates.labels("message", "done").inc()

    async def _told(self, request: Raw) -> bool:
        """Send an answer; False if a retry may succeed. The check-in is recorded: a second tap is answered again."""
        try:
            async with self._room:
                await self._send(request)
        except TelegramError as problem:
            log.warning("check-in not answered", error=type(problem).__name__)
            return not isinstance(problem, NetworkError) or isinstance(problem, BadRequest)
        return True

    def _worded(self, arrived: Arrived) -> str:
        """Return the answer's text. In a rush hundreds of answers differ only in the rank: word it once a minute."""
        done = arrived.check_in
        t = self._services.library.of(arrived.language, done.activity.branch.zone)
        minute = int(done.at.timestamp()) // 60
        key = (t.language, t.zone, done.activity.id, done.activity.revision, done.late, done.opens, minute)
        if key not in self._words:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            self._words[key] = views.checked_in(replace(done, rank=SOME_RANK), t).text
        return self._words[key].replace(str(SOME_RANK), str(done.rank))


def _arrivals(batch: Iterable[Raw]) -> list[Arrival]:
    """Return the taps on check-in links in private chats, by accounts that have no other update in the batch."""
    updates = Counter(_sender_id(raw) for raw in batch)
    return [found for raw in batch if updates[_sender_id(raw)] == 1 and (found := _arrival(raw)) is not None]


def _arrival(raw: Raw) -> Arrival | None:
    """Return the tap, or None: for any other update, and for one that the library has to read to say what is wrong."""
    message = raw.get("message")
    if not isinstance(message, dict):
        return None
    text, user, chat = message.get("text"), message.get("from"), message.get("chat")
    if not isinstance(text, str) or not text.startswith(COMMAND) or not user or not isinstance(chat, dict):
        return None
    try:
        if chat["type"] != "private":
            return None
        link, at = links.read(text.removeprefix("/start ")), datetime.fromtimestamp(message["date"], UTC)
        names = user["first_name"], user.get("last_name")
        sender = Sender.named(user["id"], *names, user.get("language_code"), private=True)
    except (Refused, KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
    return Arrival(raw["update_id"], sender, link, at)


def _sender_id(raw: Raw) -> int | None:
    """Return the id of the account that caused the update, in whatever part of it; None if there is none."""
    for kind, body in raw.items():
        if kind != "update_id" and isinstance(body, dict):
            who = body.get("from") or body.get("user")
            return who.get("id") if isinstance(who, dict) else None
    return None
