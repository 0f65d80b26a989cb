"""Jobs of worker processes, and who may have how many done at once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from bot.domain.refusals import Refused
from bot.worker.limits import Limits
from bot.worker.process import Died, WorkerProcess

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

AT_ONCE, WAITING = 2, 16
KEPT_SECONDS = 300.0
ORDINARY = Limits()
KEY_LENGTH, VALUE_LENGTH = 60, 400

Work = Callable[[dict[str, Any], bytes], tuple[object, bytes]]


class Busy(Exception):  # noqa: N818 - named after the state
    """As many jobs are waiting as may wait."""


class Failed(Exception):  # noqa: N818 - named after the event
    """The job's function raised an error that is no refusal: a fault of the bot."""


@dataclass(frozen=True)
class Job(Generic[T]):
    """A function that a worker carries out, the type of its value, and its limits.

    The function gets arguments for JSON and bytes; it returns a value for JSON and bytes. The value is checked against
    the type, since a worker that a hostile file has taken over could answer anything.
    """

    work: Work
    answer: type[T]
    limits: Limits = ORDINARY

    @cached_property
    def _adapter(self) -> "TypeAdapter[T]":
        from pydantic import TypeAdapter  # noqa: PLC0415 - a worker, which imports this module, never needs it

        return TypeAdapter(self.answer)

    @property
    def name(self) -> str:
        """The name by which the worker finds the function."""
        return f"{self.work.__module__}:{self.work.__qualname__}"

    async def done_by(self, process: WorkerProcess, arguments: dict[str, Any], data: bytes) -> tuple[T, bytes]:
        """Have the process do this job; return the value and the bytes.

        Raises Refused as the function does, TimeoutError, Died, and Failed.
        """
        told, more = await process.ask(self.name, arguments, data)
        if "refused" in told:
            raise _refusal(told)
        if told.get("failed") == MemoryError.__name__:
            raise Died("out of memory")
        if "failed" in told:
            raise Failed(f"{self.name}: {told['failed']} at {told.get('where')}"[:1000])
        try:
            return self._adapter.validate_python(told.get("value")), more
        except ValueError:
            raise Died("its answer is not of the job's type") from None


def _refusal(told: dict[str, Any]) -> Refused:
    key, values = told["refused"], told.get("values")
    sound = isinstance(key, str) and len(key) <= KEY_LENGTH and key.replace("-", "").isalnum()
    if not sound or not isinstance(values, dict):
        raise Died("its refusal has another form")
    return Refused(key, **{str(name): _plain(value) for name, value in values.items()})


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)[:VALUE_LENGTH]


class Pool:
    """Workers for files from outside: a process for each job, some at once; more wait, and the rest is refused."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._at_once = at_once
        self._most = at_once + waiting
        self._inside = 0
        self._slots: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place in the queue, from before the file is fetched: files that wait take memory.

        Raises Busy.
        """
        if self._inside >= self._most:
            raise Busy
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def do(self, job: Job[T], arguments: dict[str, Any], data: bytes) -> tuple[T, bytes]:
        """Have a process of its own do the job once it is its turn. Raises as `Job.done_by`."""
        slots = self._slots.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self._at_once))
        async with slots:
            process = await WorkerProcess.start(job.limits)
            try:
                return await job.done_by(process, arguments, data)
            finally:
                await process.end()


class Kept:
    """One process that is kept for the next job, for what the bot draws of its own data: starting takes long.

    Jobs wait for each other.
    """

    def __init__(self) -> None:
        self._process: WorkerProcess | None = None
        self._ending: asyncio.TimerHandle | None = None
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def do(self, job: Job[T], arguments: dict[str, Any], data: bytes = b"") -> tuple[T, bytes]:
        """Have the kept process do the job, or a new one. Raises as `Job.done_by`."""
        async with self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            if self._ending is not None:
                self._ending.cancel()
            if self._process is not None and self._process.ended:
                await self.close()
            if self._process is None:
                self._process = await WorkerProcess.start(job.limits)
            try:
                answer = await job.done_by(self._process, arguments, data)
            except BaseException:  # also when the bot stops: the job may still run in the process
                await self.close()
                raise
            self._ending = asyncio.get_running_loop().call_later(KEPT_SECONDS, self._process.kill)
            return answer

    async def close(self) -> None:
        """End the kept process, if there is one."""
        process, self._process = self._process, None
        if self._ending is not None:
            self._ending.cancel()
        if process is not None:
            await process.end()


files = Pool()
drawing = Kept()
writing = Kept()
