"""Intake of updates. Telegram may forget one only when its effect is committed and answered, so no tap is lost.

A bot that dies between the two gets the tap again, changes nothing, and answers. Updates come from one of two
sources: `bot/updates/polling.py` asks for them, `bot/updates/webhook.py` receives them.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update

from bot.metrics import Metrics, Outcome
from bot.updates.kinds import KINDS, sift
from bot.updates.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from telegram.ext import Application

    from bot.clock import Clock
    from bot.updates.bulk_check_in import BulkCheckIn

    Raw = dict[str, Any]
    Begun = dict[int, Progress]

log = logging.getLogger(__name__)

MOST_TASKS = 1000
STOP_SECONDS = 8.0  # a stop takes ten at most: the rest is for confirming and closing


class Ingest:
    """Hands each update that a source brings to the application in a task of its own.

    An update is settled when `committed` was called for it or its task ended, even by failing. Updates of one person
    run in order, those of different people in parallel. At most `most_tasks` run, including those that are committed
    and still replying. The source sets `last_contact`, the time of the last exchange with Telegram by the given clock;
    `ready`, once updates are taken in; and `caught_up`, once everything that waited at the start is settled.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        clock: Clock,
        *,
        bulk_check_in: BulkCheckIn | None = None,
        most_tasks: int = MOST_TASKS,
        metrics: Metrics | None = None,
    ) -> None:
        self.last_contact: datetime | None = None
        self.ready = asyncio.Event()
        self.caught_up = asyncio.Event()
        self.stopping = asyncio.Event()
        self._application = application
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._bulk_check_in = bulk_check_in
        self._room = asyncio.Semaphore(most_tasks)
        self._running: dict[int, Progress] = {}
        self._latest: dict[tuple[str, int], Progress] = {}
        self._last_moment = 0.0
        self._taking: set[asyncio.Future[None]] = set()  # batches that are being started
        self._over = False

    @property
    def busy(self) -> bool:
        """True if any update is still being handled or replied to."""
        return bool(self._tasks())

    def note_contact(self) -> None:
        """Note that Telegram sent something just now."""
        self.last_contact = self._clock.now()

    def committed(self, update_id: int) -> None:
        """Note that the effect of this update is committed; its replies may still follow. Ignore unknown ids."""
        progress = self._running.get(update_id)
        if progress is not None and not progress.settled:
            self._metrics.commit.observe(time.perf_counter() - progress.began)
            progress.outcome = Outcome.DONE
            progress.settle()

    def ended(self, update_id: int, outcome: Outcome) -> None:
        """Record an outcome other than success. Ignore unknown ids."""
        progress = self._running.get(update_id)
        if progress is not None:
            progress.outcome = outcome

    async def quiet(self) -> None:
        """Wait until no update is being handled."""
        while tasks := self._tasks():
            await asyncio.wait(tasks)

    async def take(self, batch: Sequence[Raw], begun: Begun) -> None:
        """Record the plain check-ins of a batch together and start the other updates; none is started twice.

        `begun` gets the progress of each update, also of those that were started before a cancellation. No update is
        started after the end of a stop.
        """
        taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._taking.add(taken)
        try:
            await self._take(batch, begun)
        finally:
            self._taking.discard(taken)
            taken.set_result(None)

    async def _take(self, batch: Sequence[Raw], begun: Begun) -> None:
        sifted = [read for raw in sorted(batch, key=_number) if (read := self._sift(raw, begun)) is not None]
        answers = {} if self._over else await self._record_check_ins(sifted)
        for raw in sifted:
            number = _number(raw)
            if self._over:
                return
            update = None if number in answers else self._read(raw)
            if update is None:
                begun[number] = Progress.settled_at_once(answers.get(number))
                continue
            progress = await self._start(update)
            if progress is None:
                return
            begun[number] = progress

    async def handle(self, updates: Iterable[Update]) -> None:
        """Handle these updates without the bulk check-in; return when all of them are settled."""
        begun = [progress for update in updates if (progress := await self._start(update)) is not None]
        for progress in begun:
            await progress.wait_settled()

    async def stop(self) -> None:
        """Take in no more updates; cancel those that still run after eight seconds.

        Updates that are not committed by then come again. A batch that is being taken is started first.
        """
        if not self.stopping.is_set():
            self._last_moment = asyncio.get_running_loop().time() + STOP_SECONDS
            self.stopping.set()
        if self._taking:
            await asyncio.wait(tuple(self._taking), timeout=self.seconds_left())
        self._over = True
        tasks = self._tasks()
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=self.seconds_left())
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    def seconds_left(self) -> float:
        """Return the seconds that running updates may still take, once `stop` was called."""
        return max(0.0, self._last_moment - asyncio.get_running_loop().time())

    async def _record_check_ins(self, batch: Sequence[Raw]) -> dict[int, asyncio.Task[None]]:
        """Record the plain check-ins together; return the tasks that answer them. After a fault there are none."""
        if self._bulk_check_in is None:
            return {}
        try:
            return await self._bulk_check_in.take(batch, lambda account: ("user", account) in self._latest)
        except Exception as error:  # noqa: BLE001 - the update boundary: each is then handled on its own, and fails alone
            # Log only its kind: an error's text may quote a row, and a row may name a person.
            log.error("check-ins could not be taken together: %s", type(error).__name__)  # noqa: TRY400 - as above
            return {}

    def _sift(self, raw: Raw, begun: Begun) -> Raw | None:
        """Return what is read of the update; settle it if that is nothing: it was not asked for, or is unreadable."""
        try:
            if len(sifted := sift(raw)) > 1:
                return sifted
            self._metrics.updates.labels("unknown", Outcome.IGNORED).inc()
        except (ValueError, RecursionError) as error:
            self._unreadable(raw, error)
        begun[_number(raw)] = Progress.settled_at_once()
        return None

    def _read(self, raw: Raw) -> Update | None:
        """Return the update; None if the library cannot read it: such an update must not come again and again."""
        try:
            return Update.de_json(raw, self._application.bot)
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError, OSError) as error:
            self._unreadable(raw, error)
            return None

    def _unreadable(self, raw: Raw, error: Exception) -> None:
        self._metrics.updates.labels("unknown", "unreadable").inc()
        log.error("update %s cannot be read: %s", raw["update_id"], type(error).__name__)

    async def _start(self, update: Update) -> Progress | None:
        """Start an update once there is room; return None if `stop` has ended meanwhile."""
        if update.update_id in self._running:
            return self._running[update.update_id]
        await self._room.acquire()
        if self._over:
            self._room.release()
            return None
        key = _key(update)
        handling = self._handle(update, self._latest.get(key))
        progress = self._running[update.update_id] = self._latest[key] = Progress(_kind(update))
        progress.task = asyncio.create_task(handling, name=f"update {update.update_id}")
        if update.message is not None:  # other updates carry no time of the person's action
            self._metrics.lag.observe(max(0.0, (self._clock.now() - update.message.date).total_seconds()))
        progress.task.add_done_callback(lambda task: self._done(update.update_id, key, progress, task))
        return progress

    async def _handle(self, update: Update, before: Progress | None) -> None:
        structlog.contextvars.bind_contextvars(update=update.update_id)  # in this task only
        if before is not None:
            await before.wait_answered()
            if before.outcome is Outcome.AWAY:  # it comes again, and a later update must not overtake it
                self.ended(update.update_id, Outcome.AWAY)
                return
        await self._application.process_update(update)

    def _done(self, update_id: int, key: tuple[str, int], progress: Progress, task: asyncio.Task[None]) -> None:
        self._running.pop(update_id, None)
        if self._latest.get(key) is progress:
            del self._latest[key]
        self._room.release()
        progress.settle(forget=not task.cancelled() and progress.outcome is not Outcome.AWAY)
        if not task.cancelled() and (error := task.exception()) is not None:
            # Log only its kind: an error's text may quote the update, and an update may hold a ballot.
            log.error("update %s failed: %s", update_id, type(error).__name__)
            progress.outcome = Outcome.FAILED
        seconds = time.perf_counter() - progress.began
        self._metrics.reply.observe(seconds)
        self._metrics.updates.labels(progress.kind, progress.outcome).inc()
        log.debug("update %s, a %s: %s in %.3f s", update_id, progress.kind, progress.outcome, seconds)

    def _tasks(self) -> list[asyncio.Task[None]]:
        handling = [progress.task for progress in self._running.values() if progress.task is not None]
        return [*handling, *(() if self._bulk_check_in is None else self._bulk_check_in.answering)]


def _number(raw: Raw) -> int:
    return int(raw["update_id"])


def _kind(update: Update) -> str:
    """Return Telegram's name of the update's kind: message, callback_query, my_chat_member and so on."""
    return next((name for name in KINDS if getattr(update, name) is not None), "unknown")


def _key(update: Update) -> tuple[str, int]:
    """Return the key that updates which run in order share: the person's, else the chat's, else the update's own."""
    if update.effective_user is not None:
        return "user", update.effective_user.id
    if update.effective_chat is not None:
        return "chat", update.effective_chat.id
    return "update", update.update_id
