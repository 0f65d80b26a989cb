"""Run a function in a process of its own: one that needs heavy libraries, or reads files from strangers.

The libraries that draw charts and read Office files take as much memory as the whole bot and are needed a few times a
month. In a separate process they take memory only while they work and never delay a tap, and a file made to be slow
is stopped by a timeout.
"""

import asyncio
import os
import pickle
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 60.0
_WORKER = "from bot.worker import _work; _work()"


class Died(Exception):  # noqa: N818 - named after the event
    """The process ended without an answer."""


async def call(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `work` in another process and return or raise its outcome; the process is killed after a minute.

    The function is looked up there by its name; the function, its arguments and its result are pickled. Its module
    should import heavy libraries only when it is called. Raises TimeoutError, and Died when the process is killed from
    outside.
    """
    task = pickle.dumps((work, args, kwargs))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _WORKER,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(part or "." for part in sys.path)},
    )
    try:
        async with asyncio.timeout(SECONDS):
            answer, _ = await process.communicate(task)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise Died(f"exit code {process.returncode}")
    result, problem = pickle.loads(answer)  # noqa: S301 - our own process wrote it
    if problem is not None:
        raise problem
    return result  # type: ignore[no-any-return]


def _work() -> None:
    """Carry out one task inside the process: read it from the input, write the result to the output."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the output of libraries must not mix with the result
    work, args, kwargs = pickle.load(sys.stdin.buffer)  # noqa: S301 - the bot wrote it
    result, problem = None, None
    try:
        result = work(*args, **kwargs)
    except Exception as raised:  # noqa: BLE001 - the bot raises it again
        problem = raised
    with out:
        out.write(pickle.dumps((result, problem)))
