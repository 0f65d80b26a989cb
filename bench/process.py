"""Run the processes under test on the last core; this one, with the local Telegram, keeps to the first."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

TOKEN = "123456789:AAE0Zk1bench-bench-bench-bench-bench"  # noqa: S105 - it opens nothing
BOT = (sys.executable, "-m", "bot", "run")
LAST_SECONDS = 15
PART_SECONDS = 300

Figures = dict[str, float]


def settings(root: str, folder: str, *, url: str = "", pace: float = 0) -> dict[str, str]:
    """Return the environment of our bot: by default on a SQLite file in `folder` and without a pace."""
    return {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": root, "DATA_DIR": folder, "LOG_LEVEL": "ERROR",
            "MESSAGES_PER_SECOND": str(pace), "DATABASE_URL": url, "HTTP_LISTEN": ""}  # fmt: skip


@asynccontextmanager
async def running(command: Sequence[str], environment: dict[str, str]) -> AsyncIterator[int]:
    """Run a bot in a process of its own on the last core; give its process id, and end it."""
    own = os.environ | environment
    process = await asyncio.create_subprocess_exec(*command, env=own, stderr=asyncio.subprocess.DEVNULL)
    _pin(process.pid)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), LAST_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


async def figures_of(module: str, *arguments: object) -> Figures:
    """Run a module of the bench in a process of its own on the last core; return the figures that it prints as JSON."""
    command = (sys.executable, "-m", module, *map(str, arguments))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    _pin(process.pid)
    try:
        async with asyncio.timeout(PART_SECONDS):
            printed, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    figures: Figures = json.loads(printed)
    return figures


def medians(runs: Sequence[Figures]) -> Figures:
    """Return the median of each figure over the runs."""
    return {key: statistics.median(one[key] for one in runs) for key in runs[0]}


async def repeated(rounds: int, measure: Callable[[], Awaitable[Figures]]) -> Figures:
    """Measure `rounds` times; return the medians and the number of rounds."""
    return medians([await measure() for _ in range(rounds)]) | {"rounds": rounds}


def peak_memory(pid: int) -> float:
    """Return the peak memory of the process so far, in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell")


def _pin(pid: int) -> None:
    cores = sorted(os.sched_getaffinity(pid) | {max(range(os.cpu_count() or 1))})
    os.sched_setaffinity(pid, {cores[-1]})
