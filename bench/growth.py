"""From one branch to ten thousand: start, rush, memory and the idle tick, with the same crowd checking in."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.api import serving
from bench.branches import found, scheduled
from bench.check_in import crowd, measured
from bench.process import BOT, Figures, figures_of, repeated, running, settings
from bot.storage.engine import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

BRANCHES = (1, 100, 10_000)
RUSH = 5000
FEWEST = 10  # people of a branch


async def measure(branches: Sequence[int] = BRANCHES, *, rush: int = RUSH, rounds: int = 1) -> dict[str, Figures]:
    """Each number of branches on a database of its own; who does not check in is there nevertheless."""
    figures = {}
    for number in branches:
        figures[str(number)] = await repeated(rounds, partial(_measured, number, rush))
        print(f"{number} branches: {figures[str(number)]}", file=sys.stderr, flush=True)
    return figures


async def _measured(branches: int, rush: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
        members = await found(database, branches, max(crowd(rush) // branches + 1, FEWEST))
        await scheduled(database, branches)
        await database.close()
        async with serving() as (api, root), running(BOT, settings(root, folder)) as pid:
            figures = {"people": len(members)} | await measured(api, members[: crowd(rush)], rush, pid)
        return figures | await figures_of("bench.tick", folder, 0, 0, 0)


def table(results: dict[str, Any]) -> str:
    """One line for each number of branches."""
    lines = [("| branches | people | to the first answer | a second in the rush | p99 at 300 a second | peak memory "
             "| idle tick |"), "|---|---|---|---|---|---|---|"]  # fmt: skip
    for number, one in results.items():
        figures = f"{one['start']:.1f} s | {one['rate']:.0f} | {one['p99'] * 1000:.1f} ms | {one['memory']:.0f} MiB"
        lines.append(f"| {int(number):,} | {one['people']:,.0f} | {figures} | {one['idle'] * 1000:.1f} ms |")
    return "\n".join(lines)
