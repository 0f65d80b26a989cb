"""Send a notice to more than a thousand people under an enforced 30 messages a second, while others check in."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bench.api import serving
from bench.branches import arranged, beside, found, taps
from bench.limiter import PER_SECOND, Limiter
from bench.process import BOT, Figures, running, settings
from bot.storage.engine.database import Database

if TYPE_CHECKING:
    from bench.api import Api

PACE = 29.5
BRANCHES, PEOPLE = 4, 300
LEAD = 8.0  # seconds for the start, before the notices are due
WARM = 3
BETWEEN_TAPS = 0.25
START_SECONDS, SLOWEST = 30.0, 20  # messages a second


async def measure(*, branches: int = BRANCHES, people: int = PEOPLE, lead: float = LEAD, others: int = 0) -> Figures:
    """Send notices to `branches` of `people`, while members of the first branch check in, about four a second.

    `others` is the number of branches that take no part.
    """
    limiter = Limiter()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
        members = await found(database, branches + 1, people)
        await beside(database, others)
        due = datetime.now(UTC) + timedelta(seconds=lead)
        for number in range(2, branches + 2):
            await arranged(database, number, due)
        await database.close()
        tapping = members[:: branches + 1]
        async with serving(limiter) as (api, root), running(BOT, settings(root, folder, pace=PACE)):
            return await _measured(api, tapping, branches * (people + 1)) | {
                "refused_by_window": limiter.by_window, "refused_by_bucket": limiter.by_bucket
            }  # fmt: skip


async def _measured(api: Api, members: list[tuple[int, str]], notices: int) -> Figures:
    api.load(taps(members[:WARM], 1_000_000, datetime.now(UTC)))
    if not await api.replied(WARM, START_SECONDS):
        raise RuntimeError("the bot did not answer")
    api.load([])
    if not await api.replied(1, START_SECONDS):
        raise RuntimeError("no notice was sent")
    api.timed = True
    last = time.perf_counter() + START_SECONDS + notices / SLOWEST
    made = 0
    while (len(api.replied_at) - len(api.waits) < notices or not api.waits) and time.perf_counter() < last:
        if made < len(members) - WARM:
            api.add(taps(members[WARM + made :][:1], 2_000_000 + made, datetime.now(UTC)))
            made += 1
        await asyncio.sleep(BETWEEN_TAPS)
    if len(api.replied_at) - len(api.waits) < notices:
        raise RuntimeError(f"{len(api.replied_at) - len(api.waits)} of {notices} notices were sent")
    api.timed = False
    seconds = api.replied_at[-1] - api.replied_at[0]
    rate = (len(api.replied_at) - 1) / seconds if seconds else 0.0
    waits = sorted(api.waits)
    return {"notices": notices, "taps": len(waits), "seconds": seconds, "rate": rate, "share": rate / PER_SECOND,
            "p50": statistics.median(waits), "p99": waits[int(len(waits) * 0.99)]}  # fmt: skip


def table(results: dict[str, Any]) -> str:
    """Return a table of one line."""
    one = results
    lines = [
        "| notices | a second | of 30 | refused: in any second · bucket | taps | tap to answer p50 | p99 |",
        "|---|---|---|---|---|---|---|",
    ]
    refused = f"{one['refused_by_window']:.0f} · {one['refused_by_bucket']:.0f}"
    waits = f"{one['p50'] * 1000:.0f} ms | {one['p99'] * 1000:.0f} ms"
    taps = f"{one['taps']:.0f} | {waits}"
    lines.append(f"| {one['notices']:.0f} | {one['rate']:.1f} | {one['share']:.1%} | {refused} | {taps} |")
    return "\n".join(lines)
