"""APScheduler as an alarm clock with one alarm: it wakes the tick when a row comes due, at the latest every 15 s."""

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.scheduler.tick import Tick

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(seconds=15)
OVERSLEPT = 1.0  # seconds after which an alarm that did not go off is given anew
JOB = "tick"


class AlarmClock:
    """Strikes the tick in time. The schedule itself is in the database; losing this alarm loses nothing."""

    def __init__(self, tick: Tick, clock: Clock) -> None:
        self._tick = tick
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._called = False
        self._again = False
        self._stopping = False
        self._second_alarm: asyncio.TimerHandle | None = None
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        clock.on_move(self.wake)

    def start(self) -> None:
        """Begin; whatever came due while nobody looked is found by the first strike."""
        self._scheduler.start()
        self._set(datetime.now(UTC))

    def wake(self) -> None:
        """Something was promised or the clock was moved: strike as soon as possible."""
        if not self._at_rest.is_set():
            self._again = True
        elif self._scheduler.running and not self._called and not self._stopping:
            self._called = True
            self._set(datetime.now(UTC))

    async def stop(self, patience: float) -> None:
        """No further strike; one that is under way ends, so that what it sends is marked as sent.

        After so many seconds it is cut off: what it was sending then will be sent once more.
        """
        self._stopping = True
        self._tick.halt()
        self._cancel_second_alarm()
        if self._scheduler.get_job(JOB) is not None:
            self._scheduler.remove_job(JOB)
        try:
            async with asyncio.timeout(patience):
                await self._at_rest.wait()
        except TimeoutError:
            self._tick.cut_off()
            await self._at_rest.wait()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)  # it cancels what runs, and nothing does any more

    def _set(self, at: datetime) -> None:
        # misfire_grace_time=None: a late strike is still struck (by default the library drops it after a second)
        self._scheduler.add_job(
            self._strike, "date", run_date=at, id=JOB, replace_existing=True, misfire_grace_time=None, max_instances=2
        )
        # The library waits until the machine's clock shows `at`. Put back, that clock would make it sleep on.
        self._cancel_second_alarm()
        seconds = max(0.0, (at - datetime.now(UTC)).total_seconds()) + OVERSLEPT
        self._second_alarm = asyncio.get_running_loop().call_later(seconds, self.wake)

    def _cancel_second_alarm(self) -> None:
        if self._second_alarm is not None:
            self._second_alarm.cancel()

    async def _strike(self) -> None:
        if self._stopping:
            return
        if not self._at_rest.is_set():  # two alarms in the same moment
            self._again = True
            return
        structlog.contextvars.unbind_contextvars("update")  # whichever update woke it
        self._cancel_second_alarm()
        self._at_rest.clear()
        self._called, self._again = False, False
        due: datetime | None = None
        try:
            due = await self._tick.strike()
        except Exception:  # the database may be away for a while: the next strike tries again
            log.exception("the tick failed")
        finally:
            self._at_rest.set()
        if not self._stopping:
            self._set(datetime.now(UTC) if self._again else self._next(due))

    def _next(self, due: datetime | None) -> datetime:
        latest = datetime.now(UTC) + LONGEST_SLEEP
        at = self._clock.wall(due) if due is not None else None
        return min(at, latest) if at is not None else latest
