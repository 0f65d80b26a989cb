"""The worker processes of a bot, as the machine sees them: to be found and killed by their ids."""

import asyncio
import os
from pathlib import Path

INSTANT = 0.005  # seconds between two looks


def of(pid: int) -> set[int]:
    """Return the ids of the worker processes that a process started, also of one that runs no more."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:  # it has just ended
            continue
        if b"bot.worker.child" in words and f'"parent": {pid}}}'.encode() in words:
            found.add(int(path.parent.name))
    return found


async def the_next(pid: int = 0) -> int:
    """Wait until a process (this one) starts a worker beside those that it has, and return its id."""
    pid = pid or os.getpid()
    before = of(pid)
    while not (new := of(pid) - before):  # noqa: ASYNC110 - the start of a process sends no signal to this one
        await asyncio.sleep(INSTANT)
    return new.pop()
