"""Updates in: Telegram may forget one only when its effect is committed and answered, so that no tap is lost.

A bot that dies between the two is told of the tap again, changes nothing, and answers. How updates come is the mouths'
business: `bot/updates/polling.py` asks for them, `bot/updates/webhook.py` is given them.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update

from bot.metrics import Metrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from telegram.ext import Application

    from bot.clock import Clock
    from bot.updates.bulk_check_in import Rush

    Raw = dict[str, Any]
    Begun = dict[int, "Progress"]

log = logging.getLogger(__name__)

MOST_TASKS = 1000
STOP_SECONDS = 8.0  # a stop takes no more than ten: the rest is for confirming and closing
REPLY_SECONDS = 10.0  # how long a person's next update, and Telegram, wait for the replies to one that is committed
AWAY = "away"  # the outcome of an update that found no database: it has to come again


@dataclass(slots=True)
class Progress:
    """How far an update has come. `settled` says whether Telegram may forget it; `replied` is done when it is answered.

    Telegram keeps it until it is both, or, where the replies take long, until `patience`, by the loop's time.
    """

    settled: asyncio.Future[bool]
    replied: asyncio.Task[None] | None = None
    patience: float = math.inf

    def __post_init__(self) -> None:
        """From when it is settled on, the replies have some seconds."""
        if self.settled.done():
            self._begin_to_wait()
        else:
            self.settled.add_done_callback(lambda _settled: self._begin_to_wait())

    @property
    def must_come_again(self) -> bool:
        """Whether it found no database, or was cut off."""
        cut_off = self.replied is not None and self.replied.cancelled()
        return cut_off or (self.settled.done() and not self.settled.result())

    @property
    def over(self) -> bool:
        """Whether Telegram may forget it."""
        if not self.settled.done() or self.must_come_again:
            return False
        return self.replied is None or self.replied.done() or asyncio.get_running_loop().time() > self.patience

    async def wait(self) -> None:
        """Until it is settled."""
        if not self.settled.done():
            await asyncio.wait([self.settled])

    def _begin_to_wait(self) -> None:
        self.patience = asyncio.get_running_loop().time() + REPLY_SECONDS


@dataclass(slots=True)
class _Work:
    """One update on its way: done when its task is, settled as soon as its effect is committed.

    `settled` says whether Telegram may forget it. `outcome`: done, refused, failed, repeated, away; ignored while
    nobody said so.
    """

    task: asyncio.Task[None]
    settled: asyncio.Future[bool]
    kind: str
    outcome: str = "ignored"
    began: float = field(default_factory=time.perf_counter)


class Ingest:
    """The bot's ear: hands each update that a mouth brings to the application in a task of its own.

    An update is settled when `committed` was called for it or its task ended, even by failing. Updates of one person
    run in order, different people's at once. At most `most_tasks` run, those included that are committed and still
    replying. Whoever brings the updates sets `heard_at`, when Telegram was last heard, by the given clock; `ready`,
    once updates are taken in; and `caught_up`, once everything that waited at the start is settled.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        clock: Clock,
        *,
        rush: Rush | None = None,
        most_tasks: int = MOST_TASKS,
        metrics: Metrics | None = None,
    ) -> None:
        self.heard_at: datetime | None = None
        self.ready = asyncio.Event()
        self.caught_up = asyncio.Event()
        self.stopping = asyncio.Event()
        self._application = application
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._rush = rush
        self._room = asyncio.Semaphore(most_tasks)
        self._works: dict[int, _Work] = {}
        self._latest: dict[tuple[str, int], _Work] = {}
        self._last_moment = 0.0
        self._taking: set[asyncio.Future[None]] = set()  # batches in hand
        self._over = False

    @property
    def busy(self) -> bool:
        """Whether any update is still being handled or replied to."""
        return bool(self._running())

    def hear(self) -> None:
        """Telegram was heard just now."""
        self.heard_at = self._clock.now()

    def committed(self, update_id: int) -> None:
        """The effect of this update is safe; its replies may take their time. Unknown ids are ignored."""
        work = self._works.get(update_id)
        if work is not None:
            if not work.settled.done():
                self._metrics.commit.observe(time.perf_counter() - work.began)
                work.outcome = "done"
            _settle(work.settled)

    def ended(self, update_id: int, outcome: str) -> None:
        """What else than its effect came of this update: refused, failed, repeated, away. Unknown ids are ignored."""
        work = self._works.get(update_id)
        if work is not None:
            work.outcome = outcome

    async def quiet(self) -> None:
        """Wait until no update is being handled."""
        while tasks := self._running():
            await asyncio.wait(tasks)

    async def take(self, batch: Sequence[Raw], begun: Begun) -> None:
        """Record the plain check-ins of a batch together and start on the others; none is started twice.

        `begun` gets the progress of each update. Whoever breaks this off finds there what was started, and after the
        end of a stop nothing more is.
        """
        taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._taking.add(taken)
        try:
            await self._take(batch, begun)
        finally:
            self._taking.discard(taken)
            taken.set_result(None)

    async def _take(self, batch: Sequence[Raw], begun: Begun) -> None:
        answers = {} if self._over else await self._take_rush(batch)
        for raw in sorted(batch, key=lambda raw: int(raw["update_id"])):
            number = int(raw["update_id"])
            if self._over:
                return
            update = None if number in answers else self._read(raw)
            if update is None:
                begun[number] = Progress(_at_once(), answers.get(number))
            else:
                work = await self._start(update)
                if work is None:
                    return
                begun[number] = Progress(work.settled, work.task)

    async def feed(self, updates: Iterable[Update]) -> None:
        """Handle these one by one, whatever they are; returns when all of them are settled."""
        settled = [work.settled for update in updates if (work := await self._start(update)) is not None]
        if settled:
            await asyncio.wait(settled)

    async def stop(self) -> None:
        """Let no more in; what runs gets eight seconds, then is cut off: what is not committed by then comes again.

        A batch in hand is started on before.
        """
        if not self.stopping.is_set():
            self._last_moment = asyncio.get_running_loop().time() + STOP_SECONDS
            self.stopping.set()
        if self._taking:
            await asyncio.wait(tuple(self._taking), timeout=self.seconds_left())
        self._over = True
        tasks = self._running()
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=self.seconds_left())
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    def seconds_left(self) -> float:
        """How long what runs may still take, once there was a stop."""
        return max(0.0, self._last_moment - asyncio.get_running_loop().time())

    async def _take_rush(self, batch: Sequence[Raw]) -> dict[int, asyncio.Task[None]]:
        """The plain check-ins, recorded, with their answers; a fault there leaves all to the ordinary road."""
        if self._rush is None:
            return {}
        try:
            return await self._rush.take(batch, lambda account: ("user", account) in self._latest)
        except Exception as error:  # noqa: BLE001 - the update boundary: each goes the ordinary road, and fails alone
            # Only its kind: an error's text may quote a row, and a row may name somebody.
            log.error("check-ins could not be taken together: %s", type(error).__name__)  # noqa: TRY400
            return {}

    def _read(self, raw: Raw) -> Update | None:
        """The update; None for one that the library cannot read, which must not come again and again."""
        try:
            return Update.de_json(raw, self._application.bot)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            self._metrics.updates.labels("unknown", "unreadable").inc()
            log.error("update %s cannot be read: %s", raw["update_id"], type(error).__name__)  # noqa: TRY400
            return None

    async def _start(self, update: Update) -> _Work | None:
        """Begin it, once there is room; not any more when a stop has ended meanwhile."""
        if update.update_id in self._works:
            return self._works[update.update_id]
        await self._room.acquire()
        if self._over:
            self._room.release()
            return None
        key = _key(update)
        settled: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._handle(update, self._latest.get(key)), name=f"update {update.update_id}")
        work = self._works[update.update_id] = self._latest[key] = _Work(task, settled, _kind(update))
        if update.message is not None:  # nothing else says when a person did it
            self._metrics.lag.observe(max(0.0, (self._clock.now() - update.message.date).total_seconds()))
        task.add_done_callback(lambda _: self._done(update.update_id, key, work))
        return work

    async def _handle(self, update: Update, before: _Work | None) -> None:
        structlog.contextvars.bind_contextvars(update=update.update_id)  # in this task only
        if before is not None:
            await _replied(before)
            if before.outcome == AWAY:  # what came later must not overtake it
                self.ended(update.update_id, AWAY)
                return
        await self._application.process_update(update)

    def _done(self, update_id: int, key: tuple[str, int], work: _Work) -> None:
        self._works.pop(update_id, None)
        if self._latest.get(key) is work:
            del self._latest[key]
        self._room.release()
        _settle(work.settled, forget=not work.task.cancelled() and work.outcome != AWAY)
        if not work.task.cancelled() and (error := work.task.exception()) is not None:
            # Only its kind: an error's text may quote the update, and an update may hold a ballot.
            log.error("update %s failed: %s", update_id, type(error).__name__)
            work.outcome = "failed"
        seconds = time.perf_counter() - work.began
        self._metrics.reply.observe(seconds)
        self._metrics.updates.labels(work.kind, work.outcome).inc()
        log.debug("update %s, a %s: %s in %.3f s", update_id, work.kind, work.outcome, seconds)

    def _running(self) -> list[asyncio.Task[None]]:
        answering = () if self._rush is None else self._rush.answering
        return [*(work.task for work in self._works.values()), *answering]


def _at_once() -> asyncio.Future[bool]:
    """What is settled already."""
    settled: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    settled.set_result(True)
    return settled


def _settle(settled: asyncio.Future[bool], *, forget: bool = True) -> None:
    if not settled.done():
        settled.set_result(forget)


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
