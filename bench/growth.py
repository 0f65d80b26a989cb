"""Repeat the same check-ins, notices and yearly summary with one branch, a hundred and ten thousand."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any

from bench import fan_out, summary
from bench.api import serving
from bench.branches import found, scheduled
from bench.check_in import crowd, measured
from bench.process import BOT, Figures, figures_of, repeated, running, settings
from bot.storage.engine.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

BRANCHES = (1, 100, 10_000)
RUSH = 5000
FEWEST = 10  # people in a branch
PEOPLE = 300  # in a branch that takes part


async def measure(
    branches: Sequence[int] = BRANCHES, *, rush: int = RUSH, people: int = PEOPLE, rounds: int = 1
) -> dict[str, Figures]:
    """Measure each number of branches on databases of its own, which contain the idle branches, too.

    `people` is the size of the branches that get notices and of the one that asks for its year. The fan-out has one
    round, as the pace determines its time.
    """
    figures = {}
    for number in branches:
        fanned = await fan_out.measure(people=people, others=number)
        asked = await summary.measure(people=people, times=rounds, others=number)
        figures[str(number)] = await repeated(rounds, partial(_measured, number, rush)) | {
            "fan_out_share": fanned["share"], "fan_out_p99": fanned["p99"],
            "refused": fanned["refused_by_window"] + fanned["refused_by_bucket"], "summary": asked["median"],
        }  # fmt: skip
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
    """Return a table with one line for each number of branches."""
    lines = [("| branches | people | to the first answer | a second in the rush | p99 at 300 a second | peak memory "
             "| idle tick | fan-out: of 30 | refused | tap p99 | a year's summary |"),
             "|---|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for number, one in results.items():
        figures = f"{one['start']:.1f} s | {one['rate']:.0f} | {one['p99'] * 1000:.1f} ms | {one['memory']:.0f} MiB"
        fanned = f"{one['fan_out_share']:.1%} | {one['refused']:.0f} | {one['fan_out_p99'] * 1000:.0f} ms"
        rest = f"{one['idle'] * 1000:.1f} ms | {fanned} | {one['summary'] * 1000:.0f} ms"
        lines.append(f"| {int(number):,} | {one['people']:,.0f} | {figures} | {rest} |")
    return "\n".join(lines)
