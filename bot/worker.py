"""Work in a process of its own, which ends with it: what needs heavy libraries, or reads what strangers send.

The libraries that draw charts and read Office files weigh as much as the whole bot and are wanted a few times a month.
Here they cost memory only while they work, never hold up anybody's tap, and a file that is made to be slow is ended.
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


class Died(Exception):  # noqa: N818 - what the process did
    """The process ended without an answer."""


async def call(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns or raises, called in another process, which is ended after a minute.

    The function is found by its name there; it, its arguments and its answer are pickled. Its module imports what is
    heavy when it is called, not before. Raises TimeoutError, and Died when the process is killed from outside.
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
    """In the process: one task from the input, its answer to the output."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no part of the answer
    work, args, kwargs = pickle.load(sys.stdin.buffer)  # noqa: S301 - the bot wrote it
    result, problem = None, None
    try:
        result = work(*args, **kwargs)
    except Exception as raised:  # noqa: BLE001 - it is raised again in the bot
        problem = raised
    with out:
        out.write(pickle.dumps((result, problem)))
