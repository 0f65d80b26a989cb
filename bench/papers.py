"""Measure the record of an activity and the workbook of a year, from the database to the file, and their processes.

`python -m bench.papers FOLDER YEAR PAPER TIMES` makes one of them again and again from the database in a folder, and
prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from sqlalchemy import insert

from bench.process import Figures, figures_of, peak_memory
from bench.year import a_year
from bot import texts
from bot.documents import workbook, writing
from bot.documents.ledger_writer import LEDGER
from bot.domain.activity import activities
from bot.domain.branch import people as roster
from bot.domain.report import ledger, paper_values
from bot.storage.engine.database import Database
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.record import Decision, Minute, Part
from bot.views import ledger_book
from bot.views.papers import makers
from bot.worker import jobs

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

SIZES, TIMES = (25, 300), 5
USER_TIME = 11  # the place of the user's time, before the system's, among the fields behind a process's name
ITEMS, SPEECHES, PHOTOS = 4, 6, 3
SPANS = ("first", "whole", "database", "content", "file", "processor")
WORDS = "结合本职工作谈了学习体会，提出了下一步的打算，并就支部工作的安排交换了意见。" * 2


async def measure(*, sizes: tuple[int, ...] = SIZES, times: int = TIMES) -> dict[str, Figures]:
    """Make both for a branch of each size; return the first time, the median of the following ones and its parts."""
    year = datetime.now(UTC).year - 1
    results: dict[str, Figures] = {}
    for people in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
            await a_year(database, year, people)
            await _record(database)
            await database.close()
            for paper in PAPERS:
                found = await figures_of("bench.papers", folder, year, paper, times)
                results[f"{paper} {people}"] = {"people": people, **found}
    return results


async def _record(database: Database) -> None:
    """Write the record of the last activity: items with texts, speeches, a decision, the summary."""
    async with database.begin() as db:
        activity = await activities.get(db, LAST)
        start = activity.starts_at
        assert start is not None
        at = {"activity_id": LAST, "by_id": activity.host_id, "sent_at": start, "recorded_at": start}
        await db.execute(insert(AgendaItem), [
            {"activity_id": LAST, "position": n, "kind": ItemKind.STUDY, "title": f"学习材料之{n}", "added_at": start}
            for n in range(1, ITEMS + 1)
        ])  # fmt: skip
        speech = {"part": Part.SPEECH, "speaker": "党员", "text": WORDS}
        await db.execute(insert(Minute), [
            {**at, "part": Part.TEXT, "speaker": None, "text": WORDS}, *({**at, **speech} for _ in range(SPEECHES)),
            {**at, "part": Part.SUMMARY, "speaker": None, "text": WORDS},
        ])  # fmt: skip
        due = (start + timedelta(days=30)).date()
        await db.execute(insert(Decision), [{**at, "text": "开展联学", "owner": "党员", "due_on": due}])


LAST = 13  # the number of the last activity that `a_year` writes


async def _make_record(database: Database, _year: int, photos: list[bytes]) -> tuple[float, float]:
    """Make the record; return when its values were read and when its content stood."""
    words = texts.load().of("zh-CN")
    async with database.read() as db:
        activity = await activities.get(db, LAST)
        values = await paper_values.of(db, activity)
        read = time.perf_counter()
        made = makers.of_activity(PaperKind.RECORD, values, await roster.members(db, activity.branch_id), words)
    worded = time.perf_counter()
    await writing.written(made.paper, [await writing.scaled(photo) or b"" for photo in photos])
    return read, worded


async def _make_workbook(database: Database, year: int, _photos: list[bytes]) -> tuple[float, float]:
    words = texts.load().of("zh-CN")
    async with database.read() as db:
        found = await ledger.of(db, await db.get_one(Branch, 1), year, now=datetime.now(UTC))
    read = time.perf_counter()
    arguments = workbook.arguments(ledger_book.workbook(found, words))
    worded = time.perf_counter()
    await jobs.writing.do(LEDGER, arguments)
    return read, worded


def _photo(number: int) -> bytes:
    """Return a photo as Telegram sends one, which differs by its number."""
    file = BytesIO()
    Image.effect_mandelbrot((1280, 960), (-2 + number / 10, -1.5, 1, 1.5), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


PAPERS: dict[str, Callable[[Database, int, list[bytes]], Awaitable[tuple[float, float]]]] = {
    "record": _make_record,
    "workbook": _make_workbook,
}


async def _times(folder: str, year: int, paper: str, times: int) -> Figures:
    """Make the paper once, then several times in the process that is kept; its memory counts without the bot's."""
    database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
    photos = [_photo(number) for number in range(PHOTOS)]
    runs: list[Figures] = []
    texts.load()  # as the bot has done at its start
    for _ in range(times + 1):
        began, spent = time.perf_counter(), _processor_time()
        read, worded = await PAPERS[paper](database, year, photos)
        done = time.perf_counter()
        runs.append({"whole": done - began, "database": read - began, "content": worded - read, "file": done - worded,
                     "processor": _processor_time() - spent})  # fmt: skip
    memory = max(map(peak_memory, _workers()))
    await jobs.writing.close()
    await database.close()
    parts = {key: statistics.median(one[key] for one in runs[1:]) for key in runs[0]}
    return {"first": runs[0]["whole"], **parts, "memory": memory}


def _workers() -> list[int]:
    """Return the processes that write the papers; there is one."""
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()]


def _processor_time() -> float:
    """Return the seconds of the processor so far, of this process and of the one that writes the papers."""
    found = time.process_time()
    for pid in _workers():
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        found += (int(fields[USER_TIME]) + int(fields[USER_TIME + 1])) / os.sysconf("SC_CLK_TCK")
    return found


def table(results: dict[str, Any]) -> str:
    """Return a table of the papers by size, with the processor time beside that of the smallest branch."""
    lines = [
        "| paper | people | first | median | database | content | file | processor | of the smallest | memory |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    smallest: dict[str, float] = {}
    for name, one in results.items():
        paper = name.split()[0]
        base = smallest.setdefault(paper, one["processor"])
        spans = " | ".join(f"{one[key] * 1000:.0f} ms" for key in SPANS)
        ratio = f"{one['processor'] / base:.2f} ×" if base else "–"
        lines.append(f"| {paper} | {one['people']} | {spans} | {ratio} | {one['memory']:.0f} MiB |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_times(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))))
