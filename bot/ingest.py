"""Updates in: confirmed to Telegram only after their effect is committed, so that no tap is lost."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter

from bot.metrics import Metrics
from bot.pace import seconds_of

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable
    from datetime import datetime

    from telegram.ext import Application

    from bot.clock import Clock
    from bot.rush import Rush

log = logging.getLogger(__name__)

T = TypeVar("T")

# The library's own get_updates raises when it cannot read one update, and writes the whole batch to the log.
# The raw call does neither. It warns of endpoints that are methods too, which this spelling of it is not.
GET_UPDATES = "get_Updates"
BATCH = 100
MOST_TASKS = 1000
STOP_SECONDS = 10.0
REPLY_SECONDS = 10.0  # how long a person's next update waits for the replies to one that is committed
RETENTION = 24 * 3600.0  # seconds; Telegram keeps no update longer, so an older offset confirms nothing


@dataclass(slots=True)
class _Work:
    """One update on its way: done when its task is, settled as soon as its effect is committed.

    `outcome`: done, refused, failed, repeated; ignored while nobody said so.
    """

    task: asyncio.Task[None]
    settled: asyncio.Future[None]
    kind: str
    outcome: str = "ignored"
    began: float = field(default_factory=time.perf_counter)


class Ingest:
    """The bot's ear: polls Telegram and hands each update to the application in a task of its own.

    An update is settled when `committed` was called for it or its task ended, even by failing; Telegram hears
    the next offset when all of a batch are settled. Updates of one person run in order, different people's at
    once. At most `most_tasks` run, those included that are committed and still replying. Delays after a
    failed poll are real seconds and double from `first_delay` to `longest_delay`. `heard_at` is when Telegram
    last answered, by the given clock; `caught_up` is set once everything that waited at the start is settled.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        clock: Clock,
        *,
        rush: Rush | None = None,
        poll_timeout: int = 25,
        most_tasks: int = MOST_TASKS,
        first_delay: float = 1.0,
        longest_delay: float = 30.0,
        metrics: Metrics | None = None,
    ) -> None:
        self.heard_at: datetime | None = None
        self.caught_up = asyncio.Event()
        self._application = application
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._rush = rush
        self._poll_timeout = poll_timeout
        self._first_delay = first_delay
        self._longest_delay = longest_delay
        self._room = asyncio.Semaphore(most_tasks)
        self._works: dict[int, _Work] = {}
        self._latest: dict[tuple[str, int], _Work] = {}
        self._offset: int | None = None
        self._offset_set_at = 0.0
        self._stopping = asyncio.Event()
        self._last_moment = 0.0
        self._ended = asyncio.Event()
        self._ended.set()

    @property
    def busy(self) -> bool:
        """Whether any update is still being handled or replied to."""
        return bool(self._running())

    def committed(self, update_id: int) -> None:
        """The effect of this update is safe; its replies may take their time. Unknown ids are ignored."""
        work = self._works.get(update_id)
        if work is not None:
            if not work.settled.done():
                self._metrics.commit.observe(time.perf_counter() - work.began)
                work.outcome = "done"
            _settle(work.settled)

    def ended(self, update_id: int, outcome: str) -> None:
        """What else than its effect came of this update: refused, failed, repeated. Unknown ids are ignored."""
        work = self._works.get(update_id)
        if work is not None:
            work.outcome = outcome

    async def quiet(self) -> None:
        """Wait until no update is being handled."""
        while tasks := self._running():
            await asyncio.wait(tasks)

    async def feed(self, updates: Iterable[Update]) -> None:
        """Handle a batch; returns when all of it is settled. What is under way is not started twice."""
        await self._feed(updates, {})

    async def run(self) -> None:
        """Poll until `stop`. Raises Conflict if somebody else uses the token, InvalidToken if it is wrong."""
        self._ended.clear()
        try:
            while not self._stopping.is_set():
                batch = await self._unless_stopped(self._poll())
                if batch:
                    await self._take(batch)
                elif batch is not None:
                    self.caught_up.set()
            await self._finish()
        finally:
            self._ended.set()

    async def stop(self) -> None:
        """Poll no more, give running updates ten seconds, and confirm to Telegram what is settled."""
        if not self._stopping.is_set():
            self._last_moment = asyncio.get_running_loop().time() + STOP_SECONDS
            self._stopping.set()
        await self._ended.wait()
        await self._let_finish()

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        """Handle a polled batch and set the offset that confirms what precedes its first unsettled one."""
        taken = await self._take_rush(batch)
        updates = [update for raw in batch if raw["update_id"] not in taken and (update := self._read(raw)) is not None]
        settled: dict[int, asyncio.Future[None]] = {}
        await self._unless_stopped(self._feed(updates, settled), patient=True)
        ids = (update.update_id for update in updates)
        unsettled = [id_ for id_ in ids if id_ not in settled or not settled[id_].done()]
        self._offset = min(unsettled, default=batch[-1]["update_id"] + 1)
        self._offset_set_at = asyncio.get_running_loop().time()

    async def _take_rush(self, batch: list[dict[str, Any]]) -> set[int]:
        """The ids of the plain check-ins, which are recorded now; a fault there leaves all to the ordinary road."""
        if self._rush is None:
            return set()
        try:
            return await self._rush.take(batch, lambda account: ("user", account) in self._latest)
        except Exception as error:  # noqa: BLE001 - the update boundary: each goes the ordinary road, and fails alone
            # Only its kind: an error's text may quote a row, and a row may name somebody.
            log.error("check-ins could not be taken together: %s", type(error).__name__)  # noqa: TRY400
            return set()

    async def _feed(self, updates: Iterable[Update], settled: dict[int, asyncio.Future[None]]) -> None:
        for update in sorted(updates, key=lambda update: update.update_id):
            settled[update.update_id] = await self._start(update)
        if settled:
            await asyncio.wait(settled.values())

    def _read(self, raw: dict[str, Any]) -> Update | None:
        """The update; None for one that the library cannot read, which must not come again and again."""
        try:
            return Update.de_json(raw, self._application.bot)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            self._metrics.updates.labels("unknown", "unreadable").inc()
            log.error("update %s cannot be read: %s", raw["update_id"], type(error).__name__)  # noqa: TRY400
            return None

    async def _start(self, update: Update) -> asyncio.Future[None]:
        if update.update_id in self._works:
            return self._works[update.update_id].settled
        await self._room.acquire()
        key = _key(update)
        settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._handle(update, self._latest.get(key)), name=f"update {update.update_id}")
        work = self._works[update.update_id] = self._latest[key] = _Work(task, settled, _kind(update))
        if update.message is not None:  # nothing else says when a person did it
            self._metrics.lag.observe(max(0.0, (self._clock.now() - update.message.date).total_seconds()))
        task.add_done_callback(lambda _: self._done(update.update_id, key, work))
        return settled

    async def _handle(self, update: Update, before: _Work | None) -> None:
        structlog.contextvars.bind_contextvars(update=update.update_id)  # in this task only
        if before is not None:
            await _replied(before)
        await self._application.process_update(update)

    def _done(self, update_id: int, key: tuple[str, int], work: _Work) -> None:
        self._works.pop(update_id, None)
        if self._latest.get(key) is work:
            del self._latest[key]
        self._room.release()
        _settle(work.settled)
        if not work.task.cancelled() and (error := work.task.exception()) is not None:
            # Only its kind: an error's text may quote the update, and an update may hold a ballot.
            log.error("update %s failed: %s", update_id, type(error).__name__)
            work.outcome = "failed"
        seconds = time.perf_counter() - work.began
        self._metrics.reply.observe(seconds)
        self._metrics.updates.labels(work.kind, work.outcome).inc()
        log.debug("update %s, a %s: %s in %.3f s", update_id, work.kind, work.outcome, seconds)

    async def _poll(self) -> list[dict[str, Any]]:
        """The next batch, after as many tries as it takes."""
        delay = self._first_delay
        while True:
            try:
                return await self._get_updates(self._poll_timeout if self.caught_up.is_set() else 0)
            except (Conflict, InvalidToken):
                log.critical("no updates: the token is wrong, or another bot or a webhook uses it")
                raise
            except RetryAfter as flood:
                await asyncio.sleep(seconds_of(flood))
            except NetworkError as error:
                log.warning("no updates: %s; next try in %.1f s", error.message, delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, self._longest_delay)

    async def _get_updates(self, wait: int, limit: int = BATCH) -> list[dict[str, Any]]:
        """One call. The offset goes out until it was heard once, then none, and none older than a day.

        After a week without updates Telegram goes on with a random id. An offset that is kept and sent again
        could stand above it and confirm, that is drop, updates nobody has seen. Without an offset Telegram
        gives the earliest unconfirmed update, whatever its id; ids of different batches are never compared.
        """
        if asyncio.get_running_loop().time() - self._offset_set_at > RETENTION:
            self._offset = None
        request = {"timeout": wait, "limit": limit, "allowed_updates": Update.ALL_TYPES}
        if self._offset is not None:
            request["offset"] = self._offset
        try:
            batch: Any = await self._application.bot.do_api_request(
                GET_UPDATES, api_kwargs=request, read_timeout=wait + 10.0
            )
        except EndPointNotFound as error:  # what the raw call makes of 401 and 404
            raise InvalidToken from error
        self._offset = None
        self.heard_at = self._clock.now()
        return sorted(batch, key=lambda raw: int(raw["update_id"]))

    async def _finish(self) -> None:
        """The end of `run`: replies go out, then a short poll carries the last offset; its answer is left."""
        await self._let_finish()
        if self._offset is None:
            return
        try:
            await self._get_updates(0, limit=1)
        except (NetworkError, RetryAfter, Conflict, InvalidToken) as error:
            log.warning("the last updates are not confirmed and will come again: %s", error.message)

    async def _let_finish(self) -> None:
        """Running updates get ten seconds, then are cut off: what is not committed by then comes again."""
        tasks = self._running()
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=self._seconds_left())
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    def _running(self) -> list[asyncio.Task[None]]:
        answering = () if self._rush is None else self._rush.answering
        return [*(work.task for work in self._works.values()), *answering]

    def _seconds_left(self) -> float:
        return max(0.0, self._last_moment - asyncio.get_running_loop().time())

    async def _unless_stopped(self, work: Coroutine[Any, Any, T], *, patient: bool = False) -> T | None:
        """The result of `work`; None when a stop cuts it off, for `patient` work as late as can be."""
        task = asyncio.ensure_future(work)
        stop = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
            if not task.done() and patient:
                await asyncio.wait([task], timeout=self._seconds_left())
            return task.result() if task.done() else None
        finally:
            stop.cancel()
            task.cancel()
            await asyncio.gather(task, stop, return_exceptions=True)


def _settle(settled: asyncio.Future[None]) -> None:
    if not settled.done():
        settled.set_result(None)


async def _replied(work: _Work) -> None:
    """Until its task ended; but a reply that Telegram holds up delays the next update a short time only.

    Waiting longer would keep the whole batch unconfirmed, and with it everybody else's next tap.
    """
    await asyncio.wait([work.settled])
    await asyncio.wait([work.task], timeout=REPLY_SECONDS)


def _kind(update: Update) -> str:
    """What Telegram calls it: message, callback_query, my_chat_member and so on."""
    return next((name for name in Update.ALL_TYPES if getattr(update, name) is not None), "unknown")


def _key(update: Update) -> tuple[str, int]:
    """Whose updates run in order: the person's, else the chat's; what is neither's waits for nothing."""
    if update.effective_user is not None:
        return "user", update.effective_user.id
    if update.effective_chat is not None:
        return "chat", update.effective_chat.id
    return "update", update.update_id
