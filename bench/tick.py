"""Measure the tick over many branches: with nothing due, with 500 duties due at once, and how late a reminder is.

`python -m bench.tick FOLDER DUE SPREAD SECONDS` measures on the database in a folder and prints JSON: this process
holds the bot and runs its tick without polling for updates.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from bench.branches import DUTIES as KINDS
from bench.branches import fall_due, scheduled, settled
from bench.process import TOKEN, Figures, figures_of, repeated
from bot import logs
from bot.app import BranchBot
from bot.catalogue import DUTIES, LETTERS
from bot.config import Settings
from bot.domain.obligations import duties
from bot.scheduler.clock import TickScheduler
from bot.scheduler.tick import Tick
from bot.storage.engine.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.obligations.duties import Verdict, Work
    from bot.storage.tables.obligations import Delivery, Duty
    from bot.telegram.message import Letter, Message
    from bot.texts import Texts

BRANCHES = (10_000, 100_000)
IDLE, WARM = 200, 10  # runs
TAKEN = 9  # times
DUE, SPREAD, SECONDS = 500, 200, 10
SOON = timedelta(seconds=1)


async def measure(
    branches: Sequence[int] = BRANCHES, *, due: int = DUE, spread: int = SPREAD, seconds: int = SECONDS, rounds: int = 1
) -> dict[str, Any]:
    """Time the tick, in seconds, over a database with eight duties a branch, for each number of branches.

    Every round uses a copy of the database of its own.
    """
    found: dict[str, Any] = {}
    for number in branches:
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder) / "built.db"
            database = Database(f"sqlite+aiosqlite:///{built}")
            await settled(database, number, 1)
            await scheduled(database, number)
            await database.close()
            figures = await repeated(rounds, partial(_round, built, due, spread, seconds))
            found[str(number)] = {"duties": number * len(KINDS), "due": due} | figures
            print(f"tick over {number} branches: {figures}", file=sys.stderr, flush=True)
    return found


async def _round(built: Path, due: int, spread: int, seconds: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(built, Path(folder) / "branch.db")
        return await figures_of("bench.tick", folder, due, spread, seconds)


class _Watch:
    """Record when each duty is carried out and when the first letter is worded; send nothing."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.first_letter: float | None = None
        self.duties: dict[str, Work] = {kind: self._seen(work) for kind, work in DUTIES.items()}
        self.letters: dict[str, Letter] = dict.fromkeys(LETTERS, self._word)

    def _seen(self, work: Work) -> Work:
        async def carry_out(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
            verdict = await work(db, duty, now)
            if duty.next_at is not None:
                self.late.append((datetime.now(UTC) - duty.next_at).total_seconds())
            return verdict

        return carry_out

    async def _word(self, db: AsyncSession, delivery: Delivery, texts: Texts) -> Message | None:  # noqa: ARG002 - as in the base
        self.first_letter = self.first_letter or time.perf_counter()
        return None


async def _figures(folder: str, due: int, spread: int, seconds: int) -> Figures:
    settings = Settings(telegram_bot_token=SecretStr(TOKEN), data_dir=Path(folder),
                        database_url=f"sqlite+aiosqlite:///{folder}/branch.db", http_listen=None)  # fmt: skip
    bot, watch = BranchBot(settings), _Watch()
    tick = Tick(bot.application.bot, bot.services, watch.duties, watch.letters)
    try:
        found = await _idle(tick)
        if due:
            found |= await _at_once(bot.database, tick, watch, due)
        if spread:
            found |= await _one_by_one(bot, tick, watch, range(due + 1, due + spread + 1), seconds)
    finally:
        await bot.stop()
    return found


async def _idle(tick: Tick) -> Figures:
    """Time a run with nothing due, and the question when to run next."""
    runs, questions = [], []
    for _ in range(WARM + IDLE):
        began = time.perf_counter()
        await tick.run()
        ended = time.perf_counter()
        await tick.earliest()
        runs.append(ended - began)
        questions.append(time.perf_counter() - ended)
    return {"idle": statistics.median(runs[WARM:]), "earliest": statistics.median(questions[WARM:])}


async def _at_once(database: Database, tick: Tick, watch: _Watch, due: int) -> Figures:
    """Time how long the due duties take to be claimed and to be carried out.

    They are carried out when all are on the disk and the first message is being worded.
    """
    await fall_due(database, dict.fromkeys(range(1, due + 1), datetime.now(UTC)))
    taken = statistics.median([await _taken(database, due) for _ in range(TAKEN)])
    watch.late.clear()
    began = time.perf_counter()
    await tick.run()
    if len(watch.late) != due or watch.first_letter is None:
        raise RuntimeError(f"{len(watch.late)} of {due} duties were carried out")
    return {"taken": taken, "carried_out": watch.first_letter - began}


async def _taken(database: Database, due: int) -> float:
    now = datetime.now(UTC)
    began = time.perf_counter()
    async with database.begin() as db:
        claimed, _busy = await duties.claim(db, await duties.due(db, now=now, limit=due), now=now)
        took = time.perf_counter() - began
    if len(claimed) != due:
        raise RuntimeError(f"{len(claimed)} of {due} duties were found")
    return took


async def _one_by_one(bot: BranchBot, tick: Tick, watch: _Watch, branches: range, seconds: int) -> Figures:
    """Spread duties over some seconds, with a run scheduled for each; return how late they are carried out."""
    first = datetime.now(UTC) + SOON
    chance = random.Random(1)
    await fall_due(bot.database, {one: first + timedelta(seconds=chance.uniform(0, seconds)) for one in branches})
    watch.late.clear()
    scheduler = TickScheduler(tick, bot.clock)
    scheduler.start()
    await asyncio.sleep((first - datetime.now(UTC)).total_seconds() + seconds + 3)
    await scheduler.stop(5.0)
    if len(watch.late) != len(branches):
        raise RuntimeError(f"{len(watch.late)} of {len(branches)} reminders were carried out")
    late = sorted(watch.late)
    return {"late_p50": statistics.median(late), "late_p99": late[int(len(late) * 0.99)]}


def table(results: dict[str, Any]) -> str:
    """Return a table with one line for each number of branches."""
    lines = ["| branches | duties | idle tick | next alarm in | due at once: taken | carried out | late p50 | p99 |",
             "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for number, one in results.items():
        figures = " | ".join(f"{one[key] * 1000:.1f} ms" for key in ("idle", "earliest"))
        late = " | ".join(f"{one[key] * 1000:.1f} ms" for key in ("late_p50", "late_p99"))
        at_once = f"{one['due']} in {one['taken'] * 1000:.1f} ms | {one['carried_out'] * 1000:.0f} ms"
        lines.append(f"| {int(number):,} | {one['duties']:,} | {figures} | {at_once} | {late} |")
    return "\n".join(lines)


if __name__ == "__main__":
    logs.set_up("ERROR", "text")
    print(json.dumps(asyncio.run(_figures(sys.argv[1], *map(int, sys.argv[2:])))))
