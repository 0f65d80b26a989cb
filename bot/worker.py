"""Run a function in a process of its own: one that needs heavy libraries, or reads files from strangers.

The libraries that draw charts and read Office files take as much memory as the whole bot and are needed a few times a
month. In a separate process they take memory only while they work and never delay a tap, and a file made to be slow
is stopped by a timeout. The process that draws is kept for a few minutes, because importing its libraries takes ten
times as long as drawing; a file from outside always gets a process of its own.
"""

import asyncio
import os
import pickle
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SECONDS, KEPT_SECONDS = 60.0, 300.0
_LENGTH = 8  # bytes before each task and each answer
_WORKER = "from bot.worker import _work; _work()"


class Died(Exception):  # noqa: N818 - named after the event
    """The process ended without an answer."""


async def call(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `work` in another process and return or raise its outcome; the process is killed after a minute.

    The function is looked up there by its name; the function, its arguments and its result are pickled. Its module
    should import heavy libraries only when it is called. Raises TimeoutError, and Died when the process is killed from
    outside.
    """
    process = await _start()
    try:
        return await _ask(process, partial(work, *args, **kwargs))
    finally:
        await _end(process)


class Kept:
    """A process that is kept for the next call. It is for functions of the bot that read nothing from outside."""

    def __init__(self) -> None:
        self._idle: Process | None = None
        self._ending: asyncio.TimerHandle | None = None

    async def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the same as `call`, in the kept process; a call at the same time gets a process of its own."""
        process, self._idle = self._idle, None
        if self._ending is not None:
            self._ending.cancel()
        if process is None or process.returncode is not None:
            process = await _start()
        try:
            answer = await _ask(process, partial(work, *args, **kwargs))
        except BaseException:
            await _end(process)
            raise
        if self._idle is not None:
            await _end(process)
            return answer
        self._idle = process
        self._ending = asyncio.get_running_loop().call_later(KEPT_SECONDS, _kill, process)
        return answer

    async def close(self) -> None:
        """End the kept process, if there is one."""
        process, self._idle = self._idle, None
        if self._ending is not None:
            self._ending.cancel()
        if process is not None:
            await _end(process)


drawing = Kept()


async def _start() -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _WORKER,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(part or "." for part in sys.path)},
    )


async def _ask(process: Process, work: Callable[[], T]) -> T:
    """Have the process do this, and return or raise the outcome."""
    assert process.stdin is not None
    assert process.stdout is not None
    task = pickle.dumps(work)
    try:
        async with asyncio.timeout(SECONDS):
            process.stdin.write(len(task).to_bytes(_LENGTH) + task)
            await process.stdin.drain()
            length = int.from_bytes(await process.stdout.readexactly(_LENGTH))
            answer = await process.stdout.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        raise Died(f"exit code {await process.wait()}") from None
    result, problem = pickle.loads(answer)  # noqa: S301 - our own process wrote it
    if problem is not None:
        raise problem
    return result  # type: ignore[no-any-return]


async def _end(process: Process) -> None:
    _kill(process)
    await process.communicate()  # closes the pipes, too


def _kill(process: Process) -> None:
    if process.returncode is None:
        process.kill()


def _work() -> None:
    """Carry out tasks inside the process until the input ends: read each from it, write the result to the output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the bot ends this one
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the output of libraries must not mix with the result
    while length := sys.stdin.buffer.read(_LENGTH):
        work = pickle.loads(sys.stdin.buffer.read(int.from_bytes(length)))  # noqa: S301 - the bot wrote it
        result, problem = None, None
        try:
            result = work()
        except Exception as raised:  # noqa: BLE001 - the bot raises it again
            problem = raised
        answer = pickle.dumps((result, problem))
        out.write(len(answer).to_bytes(_LENGTH) + answer)
        out.flush()
