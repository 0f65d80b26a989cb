"""Measure `/summary` of a year for a branch of three hundred, from the command to picture and text, and its parts.

`python -m bench.summary FOLDER YEAR TIMES` times the parts, without Telegram, on the database in a folder and prints
JSON.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bench.api import serving
from bench.branches import FIRST_ACCOUNT, beside, tap
from bench.process import BOT, Figures, figures_of, running, settings
from bench.year import a_year
from bot import texts
from bot.domain.report import summary
from bot.domain.report.period import Period
from bot.files.evidence import CHECK
from bot.pictures.year import attendance
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Branch
from bot.views import summary as views
from bot.views.summary_chart import with_chart
from bot.worker import jobs

if TYPE_CHECKING:
    from bench.api import Api

PEOPLE, TIMES = 300, 5
ANSWER_SECONDS, QUIET = 60.0, 1.0


async def measure(*, people: int = PEOPLE, times: int = TIMES, others: int = 0) -> Figures:
    """Ask for last year's summary as the secretary; return the first time and the median of the following ones.

    `others` is the number of branches that take no part.
    """
    year = datetime.now(UTC).year - 1
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
        await a_year(database, year, people)
        await beside(database, others)
        await database.close()
        async with serving() as (api, root), running(BOT, settings(root, folder)):
            waits = [await _asked(api, number, year) for number in range(1, times + 2)]
            if api.photos != len(waits):
                raise RuntimeError("there was no picture")
        return {"people": people, "cold": waits[0], "median": statistics.median(waits[1:])} | await figures_of(
            "bench.summary", folder, year, times
        )


async def _asked(api: Api, number: int, year: int) -> float:
    """Return the seconds from handing out the command to the last message of the answer.

    The first may include the start of the bot.
    """
    api.load([tap(number, FIRST_ACCOUNT + 1, f"/summary {year}", datetime.now(UTC))])
    if not await api.replied(1, ANSWER_SECONDS):
        raise RuntimeError("there was no answer")
    await asyncio.sleep(QUIET)
    return api.replied_at[-1] - api.handed_at[number]


async def _parts(folder: str, year: int, times: int) -> Figures:
    """Time the parts without the bot: the figures from the database, the words, the picture in its own process."""
    database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
    words = texts.load().of("zh-CN")
    counting, wording, drawing = [], [], []
    for _ in range(times):
        began = time.perf_counter()
        async with database.read() as db:
            branch = await db.get_one(Branch, 1)
            found = await summary.stretch(db, branch, Period.whole(year), now=datetime.now(UTC))
        counted = time.perf_counter()
        message = views.stretch(branch, found, words, names=True)
        worded = time.perf_counter()
        await with_chart(message, branch, found, words)
        counting.append(counted - began)
        wording.append(worded - counted)
        drawing.append(time.perf_counter() - worded)
    await jobs.drawing.close()
    await database.close()
    began = time.perf_counter()
    await jobs.files.do(CHECK, {"name": "a.pdf"}, b"%PDF-1.7")
    process = time.perf_counter() - began
    first, again = _drawn(), _drawn()
    imported = max(0.0, first - again)
    return {"database": statistics.median(counting), "words": statistics.median(wording),
            "picture": statistics.median(drawing), "picture_process": process, "picture_import": imported,
            "picture_drawing": again}  # fmt: skip


def _drawn() -> float:
    """Draw a year's picture in this process; return the seconds, which include the imports the first time."""
    began = time.perf_counter()
    attendance("年度情况", "平均 90%", [0.9] * 12, 0.8, "应达到 80%")
    return time.perf_counter() - began


def table(results: dict[str, Any]) -> str:
    """Return a table of the whole and its parts."""
    one = {key: f"{value * 1000:.0f} ms" for key, value in results.items() if key != "people"}
    columns = ("cold", "median", "database", "words", "picture", "picture_process", "picture_import", "picture_drawing")
    lines = [
        "| people | first | median | database | words | picture | of it: process | import | drawing |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines.append(" | ".join([f"| {results['people']}", *(one[name] for name in columns)]) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_parts(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))))
