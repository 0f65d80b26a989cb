"""Our check-in, with all its rules and a durable commit, beside bare echo bots of three libraries.

All against the same local server in the same run, one after the other in each round. Ours runs twice: in the second run
every account has a new name, which is to be recorded with the check-in.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bench import bots
from bench.api import serving
from bench.branches import NAME, found, taps
from bench.process import BOT, Figures, medians, peak_memory, running, settings
from bot.storage.engine.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.api import Api

OURS, RENAMED = "our check-in", "our check-in, every name is news"
NEW_NAME = "同志"
WARM, STEADY, STEADY_RATE = 200, 1500, 300
BRANCHES = 25
QUIET = 1.0  # seconds without updates, for the work of the start to end
START_SECONDS, RUSH_SECONDS = 30.0, 120.0


async def measure(rounds: int, rush: int, *, echoes: Sequence[str] = tuple(bots.BOTS)) -> dict[str, Any]:
    """Every contender in every round; the medians."""
    runs: dict[str, list[Figures]] = {name: [] for name in (OURS, RENAMED, *echoes)}
    for number in range(rounds):
        for name, figures in runs.items():
            size = rush if name != "ptb" else min(rush, 1000)  # at 200 a second it would take the whole run
            figures.append(await contend(name, size))
            print(f"round {number + 1}: {name:32} {figures[-1]['rate']:8.0f} a second", file=sys.stderr, flush=True)
    return {"rounds": rounds, "rush": rush, "medians": {name: medians(each) for name, each in runs.items()},
            "runs": runs}  # fmt: skip


async def contend(name: str, rush: int) -> Figures:
    """Measure the contender of this name once."""
    if name in (OURS, RENAMED):
        return await ours(rush, name=NAME if name == OURS else NEW_NAME)
    return await echo(name, rush)


async def ours(
    rush: int, *, name: str = NAME, branches: int = BRANCHES, url: str = "", command: Sequence[str] = BOT
) -> Figures:
    """Measure our bot, its pace switched off; without a `url` on a fresh SQLite file.

    `name` is that of every account in Telegram; the tables have `NAME`.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url or f"sqlite+aiosqlite:///{folder}/branch.db")
        members = await found(database, branches, crowd(rush) // branches + 1)
        await database.close()
        async with serving() as (api, root), running(command, settings(root, folder, url=url)) as pid:
            return await measured(api, members, rush, pid, name)


async def echo(name: str, rush: int) -> Figures:
    """Measure a bare bot, to which the same taps are plain texts."""
    members = [(5_000_000_000 + number, "in_1_hkyy0_5dbefa2961") for number in range(crowd(rush))]
    async with serving() as (api, root), running([sys.executable, "-m", "bench.bots", name, root], {}) as pid:
        return await measured(api, members, rush, pid)


def crowd(rush: int) -> int:
    """Return how many people a run needs."""
    return WARM + rush + STEADY


async def measured(api: Api, members: list[tuple[int, str]], rush: int, pid: int, name: str = NAME) -> Figures:
    """Start, a rush, and a steady stream, of whatever bot polls there."""
    first = 1_000_000
    at = datetime.now(UTC)
    began = time.perf_counter()
    api.load(taps(members[:1], first, at, name))
    if not await api.replied(1, START_SECONDS):
        raise RuntimeError("the bot did not answer")
    start = time.perf_counter() - began
    await asyncio.sleep(QUIET)
    api.load(taps(members[1:WARM], first + 1, at, name))
    await api.replied(WARM - 1, START_SECONDS)
    hurried = members[WARM : WARM + rush]
    api.load(taps(hurried, first + WARM, at, name))
    if not await api.replied(len(hurried), RUSH_SECONDS):
        raise RuntimeError(f"{len(api.replied_at)} of {len(hurried)} were answered")
    rate = len(hurried) / (api.replied_at[-1] - min(api.handed_at.values()))
    waits = await steady(api, members[WARM + rush : WARM + rush + STEADY], first + WARM + rush, name)
    return {"start": start, "rate": rate, "p99": statistics.quantiles(waits, n=100)[98], "memory": peak_memory(pid)}


async def steady(api: Api, members: list[tuple[int, str]], first: int, name: str = NAME) -> list[float]:
    """So many taps a second, evenly; how long each one waited for its reply, in seconds."""
    at = datetime.now(UTC)
    updates = taps(members, first, at, name)
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


def table(results: dict[str, Any]) -> str:
    """Return a table of the medians, with our rate as a ratio to each."""
    each = results["medians"]
    lines = [
        "| bot | a second | ours is | p99 at 300 a second | peak memory | to the first answer |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in each.items():
        ratio = "" if name == OURS else f"{each[OURS]['rate'] / one['rate']:.2f} ×"
        figures = f"{one['p99'] * 1000:.1f} ms | {one['memory']:.0f} MiB | {one['start']:.1f} s"
        lines.append(f"| {name} | {one['rate']:.0f} | {ratio} | {figures} |")
    return "\n".join(lines)
