"""Measure one part once in the tree that is the working directory and print its figures as JSON: PART RUSH.

`bench/compare.py` passes the text of this file to `python -c`, so that an older tree runs it on its own bench and its
own bot. Use only functions here that the bench of an older tree has, too.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import bench
from bench import check_in, fan_out, tick

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bench.process import Figures

TICK_BRANCHES = 10_000  # the lookups behind a tick take as long over 100,000, which take a minute to write


async def ticking(_rush: int) -> Figures:
    """Return the figures of the tick over one number of branches."""
    found: Figures = (await tick.measure((TICK_BRANCHES,)))[str(TICK_BRANCHES)]
    return found


async def starting(_rush: int) -> Figures:
    """Start the bot and time its first answer; the check-ins that follow are kept few."""
    check_in.WARM, check_in.STEADY = 5, 10
    return await check_in.ours(1)


PARTS: dict[str, Callable[[int], Awaitable[Figures]]] = {
    "check-in": check_in.ours,
    "fan-out": lambda _rush: fan_out.measure(),
    "tick": ticking,
    "start": starting,
}


async def measured(part: str, rush: int) -> Figures:
    """Return the figures of the part."""
    return await PARTS[part](rush)


if __name__ == "__main__":
    if Path(bench.__file__ or "").resolve().parents[1] != Path.cwd().resolve():
        sys.exit(f"the bench of another tree was imported: {bench.__file__}")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which the job of a shell in the background ignores
    os.sched_setaffinity(0, {0})
    print(json.dumps(asyncio.run(measured(sys.argv[1], int(sys.argv[2])))))
