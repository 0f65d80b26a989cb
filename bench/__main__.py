"""Measure, print a table, write bench/results.json: `make bench`, or `python -m bench --rounds 1` for a quick look.

Our check-in, with all its rules and a durable commit, beside bare echo bots of three libraries, against the same local
server in the same run, one after the other in each round. The server has one core to itself, the bot the other.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import signal
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import bots
from bench.api import serving
from bench.branches import found, taps
from bot.storage.engine import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bench.api import Api

RESULTS = Path(__file__).parent / "results.json"
OURS = "our check-in"
TOKEN = "123456789:AAE0Zk1bench-bench-bench-bench-bench"  # noqa: S105 - it opens nothing
WARM, STEADY, STEADY_RATE = 200, 1500, 300
BRANCHES = 25
START_SECONDS, RUSH_SECONDS = 30.0, 120.0

Figures = dict[str, float]


@asynccontextmanager
async def running(command: list[str], environment: dict[str, str]) -> AsyncIterator[int]:
    """A bot in a process of its own, on the last core; gives its process id, and ends it."""
    own = os.environ | environment
    process = await asyncio.create_subprocess_exec(*command, env=own, stderr=asyncio.subprocess.DEVNULL)
    cores = sorted(os.sched_getaffinity(process.pid) | {max(range(os.cpu_count() or 1))})
    os.sched_setaffinity(process.pid, {cores[-1]})
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()


def peak_memory(pid: int) -> float:
    """The most that the process has held so far, in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell")


async def measured(api: Api, members: list[tuple[int, str]], rush: int, pid: int) -> Figures:
    """Start, a rush, and a steady stream, of whatever bot polls there."""
    first = 1_000_000
    at = datetime.now(UTC)
    began = time.perf_counter()
    api.load(taps(members[:1], first, at))
    if not await api.replied(1, START_SECONDS):
        raise RuntimeError("the bot did not answer")
    start = time.perf_counter() - began
    api.load(taps(members[1:WARM], first + 1, at))
    await api.replied(WARM - 1, START_SECONDS)
    crowd = members[WARM : WARM + rush]
    api.load(taps(crowd, first + WARM, at))
    if not await api.replied(len(crowd), RUSH_SECONDS):
        raise RuntimeError(f"{len(api.replied_at)} of {len(crowd)} were answered")
    rate = len(crowd) / (api.replied_at[-1] - min(api.handed_at.values()))
    waits = await steady(api, members[WARM + rush : WARM + rush + STEADY], first + WARM + rush)
    return {"start": start, "rate": rate, "p99": statistics.quantiles(waits, n=100)[98], "memory": peak_memory(pid)}


async def steady(api: Api, members: list[tuple[int, str]], first: int) -> list[float]:
    """So many taps a second, evenly; how long each one waited for its reply, in seconds."""
    at = datetime.now(UTC)
    updates = taps(members, first, at)
    api.load(updates[:1])
    await api.replied(1, START_SECONDS)
    api.timed = True
    began = time.perf_counter()
    for place, update in enumerate(updates[1:]):
        await asyncio.sleep(max(0.0, began + place / STEADY_RATE - time.perf_counter()))
        api.add([update])
    await api.replied(len(updates), RUSH_SECONDS)
    api.timed = False
    return list(api.waits)


async def ours(rush: int) -> Figures:
    """Our bot on SQLite, its pace switched off."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
        members = await found(database, BRANCHES, (WARM + rush + STEADY) // BRANCHES + 1)
        await database.close()
        async with serving() as (api, root):
            environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": root, "DATA_DIR": folder,
                           "LOG_LEVEL": "ERROR", "MESSAGES_PER_SECOND": "0", "DATABASE_URL": ""}  # fmt: skip
            async with running([sys.executable, "-m", "bot", "run"], environment) as pid:
                return await measured(api, members, rush, pid)


async def echo(name: str, rush: int) -> Figures:
    """A bare bot, to which the same taps are just texts."""
    members = [(5_000_000_000 + number, "in_1_hkyy0_5dbefa2961") for number in range(WARM + rush + STEADY)]
    async with serving() as (api, root), running([sys.executable, "-m", "bench.bots", name, root], {}) as pid:
        return await measured(api, members, rush, pid)


async def all_of_it(rounds: int, rush: int) -> dict[str, Any]:
    """Every contender in every round; the medians."""
    runs: dict[str, list[Figures]] = {name: [] for name in (OURS, *bots.BOTS)}
    for number in range(rounds):
        for name, figures in runs.items():
            size = rush if name != "ptb" else min(rush, 1000)  # at 200 a second it would take the whole run
            figures.append(await (ours(size) if name == OURS else echo(name, size)))
            print(f"round {number + 1}: {name:14} {figures[-1]['rate']:8.0f} a second", file=sys.stderr, flush=True)
    medians = {
        name: {key: statistics.median(one[key] for one in figures) for key in figures[0]}
        for name, figures in runs.items()
    }
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return {"machine": machine, "rounds": rounds, "rush": rush, "medians": medians, "runs": runs}


def table(results: dict[str, Any]) -> str:
    """The medians, and ours as a ratio to each."""
    medians = results["medians"]
    lines = [
        "| bot | a second | ours is | p99 at 300 a second | peak memory | to the first answer |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in medians.items():
        ratio = "" if name == OURS else f"{medians[OURS]['rate'] / one['rate']:.2f} ×"
        figures = f"{one['p99'] * 1000:.1f} ms | {one['memory']:.0f} MiB | {one['start']:.1f} s"
        lines.append(f"| {name} | {one['rate']:.0f} | {ratio} | {figures} |")
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rush", type=int, default=5000)
    asked = parser.parse_args()
    os.sched_setaffinity(0, {0})
    results = asyncio.run(all_of_it(asked.rounds, asked.rush))
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(f"{results['machine']}; medians of {asked.rounds}, a rush of {asked.rush}\n")
    print(table(results))


if __name__ == "__main__":
    main()
