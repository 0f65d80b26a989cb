"""Measure how much of Telegram's 30 messages a second three processes of a bot use together on one PostgreSQL.

They receive no updates; the notices are due, and each process sends those that it claims.
"""

from __future__ import annotations

import socket
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import postgresql
from bench.api import serving
from bench.branches import arranged, found
from bench.fan_out import PACE, SLOWEST, START_SECONDS
from bench.limiter import PER_SECOND, Limiter
from bench.process import BOT, Figures, running, settings
from bot.storage.engine.database import Database

PROCESSES, BRANCHES, PEOPLE = 3, 4, 300
LEAD = 15.0  # seconds for the start of all of them, before the notices are due


async def measure(
    *, processes: int = PROCESSES, branches: int = BRANCHES, people: int = PEOPLE, lead: float = LEAD
) -> Figures:
    """Send notices to all branches; the first process to claim a notice sends it."""
    limiter, notices = Limiter(), branches * (people + 1)
    with tempfile.TemporaryDirectory(prefix="bench-postgresql-") as folder:
        async with postgresql.serving(Path(folder)) as (host, _said):
            url = await postgresql.anew(host)
            database = Database(url)
            await found(database, branches, people)
            due = datetime.now(UTC) + timedelta(seconds=lead)
            for number in range(1, branches + 1):
                await arranged(database, number, due)
            await database.close()
            async with serving(limiter) as (api, root), AsyncExitStack() as stack:
                for number in range(processes):
                    environment = _environment(root, Path(folder) / f"process-{number}", url)
                    await stack.enter_async_context(running(BOT, environment))
                api.load([])
                if not await api.replied(notices, lead + START_SECONDS + notices / SLOWEST):
                    raise RuntimeError(f"{len(api.replied_at)} of {notices} notices were sent")
    seconds = api.replied_at[-1] - api.replied_at[0]
    rate = (notices - 1) / seconds
    return {"processes": processes, "notices": notices, "rate": rate, "share": rate / PER_SECOND,
            "refused_by_window": limiter.by_window, "refused_by_bucket": limiter.by_bucket}  # fmt: skip


def _environment(root: str, folder: Path, url: str) -> dict[str, str]:
    """Return the environment of a process behind a load balancer, which listens on a port of its own."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    return settings(root, str(folder), url=url, pace=PACE) | {
        "HTTP_LISTEN": listen, "WEBHOOK_URL": "https://bot.example.org"
    }  # fmt: skip


def table(results: Figures) -> str:
    """Return a table of one line."""
    one = results
    lines = ["| processes | notices | a second | of 30 | refused: in any second · bucket |", "|---|---|---|---|---|"]
    refused = f"{one['refused_by_window']:.0f} · {one['refused_by_bucket']:.0f}"
    share = f"{one['rate']:.1f} | {one['share']:.1%}"
    lines.append(f"| {one['processes']:.0f} | {one['notices']:.0f} | {share} | {refused} |")
    return "\n".join(lines)
