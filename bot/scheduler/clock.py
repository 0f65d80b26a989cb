"""APScheduler with one job that runs the tick when a row comes due, at least every 15 s."""

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.scheduler.tick import Tick

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(seconds=15)
MISFIRE_SECONDS = 1.0  # after which a job that did not run is scheduled anew
JOB = "tick"


class TickScheduler:
    """Runs the tick on time. The schedule itself is in the database; losing this job loses nothing."""

    def __init__(self, tick: Tick, clock: Clock) -> None:
        self._tick = tick
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._job_is_now = False
        self._run_again = False
        self._stopping = False
        self._misfire_timer: asyncio.TimerHandle | None = None
        self._idle = asyncio.Event()
        self._idle.set()
        clock.on_move(self.wake)

    def start(self) -> None:
        """Start; the first run finds everything that came due meanwhile."""
        self._scheduler.start()
        self._schedule(datetime.now(UTC))

    def wake(self) -> None:
        """Run as soon as possible: something was promised, or the clock was moved."""
        if not self._idle.is_set():
            self._run_again = True
        elif self._scheduler.running and not self._job_is_now and not self._stopping:
            self._job_is_now = True
            self._schedule(datetime.now(UTC))

    async def stop(self, patience: float) -> None:
        """Start no further run; wait for the running one, so that its messages are marked as sent.

        After `patience` seconds it is cut off: the messages under way will be sent once more.
        """
        self._stopping = True
        self._tick.halt()
        self._cancel_misfire_timer()
        if self._scheduler.get_job(JOB) is not None:
            self._scheduler.remove_job(JOB)
        try:
            async with asyncio.timeout(patience):
                await self._idle.wait()
        except TimeoutError:
            self._tick.cut_off()
            await self._idle.wait()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)  # this cancels running jobs, and none runs any more

    def _schedule(self, at: datetime) -> None:
        # misfire_grace_time=None: a late job still runs; by default the library drops it after a second.
        self._scheduler.add_job(
            self._run, "date", run_date=at, id=JOB, replace_existing=True, misfire_grace_time=None, max_instances=2
        )
        # The library waits until the machine's clock shows `at`. If that clock is set back, it would sleep on.
        self._cancel_misfire_timer()
        seconds = max(0.0, (at - datetime.now(UTC)).total_seconds()) + MISFIRE_SECONDS
        self._misfire_timer = asyncio.get_running_loop().call_later(seconds, self.wake)

    def _cancel_misfire_timer(self) -> None:
        if self._misfire_timer is not None:
            self._misfire_timer.cancel()

    async def _run(self) -> None:
        if self._stopping:
            return
        if not self._idle.is_set():  # the job and the timer came at the same moment
            self._run_again = True
            return
        structlog.contextvars.unbind_contextvars("update")  # of the update that woke it
        self._cancel_misfire_timer()
        self._idle.clear()
        self._job_is_now, self._run_again = False, False
        due: datetime | None = None
        try:
            due = await self._tick.run()
        except Exception:  # the scheduler's boundary: the database may be away for a while, and the next run retries
            log.exception("the tick failed")
        finally:
            self._idle.set()
        if not self._stopping:
            self._schedule(datetime.now(UTC) if self._run_again else self._next(due))

    def _next(self, due: datetime | None) -> datetime:
        latest = datetime.now(UTC) + LONGEST_SLEEP
        at = self._clock.wall(due) if due is not None else None
        return min(at, latest) if at is not None else latest
