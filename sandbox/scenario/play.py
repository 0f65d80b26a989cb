"""`make run` without a token: play one month in virtual time, printed or on the page, then let the visitor play.

The printed month leaves its files in `out/`.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import logs
from bot.domain.refusals import Refused
from bot.files.upload import Upload
from bot.intake.plan import read_plan
from sandbox.desk.desk import Desk, ProcessDesk
from sandbox.scenario import sample_branch
from sandbox.scenario.board import ScenarioBoard
from sandbox.scenario.month import Month
from sandbox.scenario.printer import TranscriptPrinter
from sandbox.scenario.sample_files import picture, roster_file

OUT = Path("out")
PAPERS = "papers"  # the folder of the papers and the workbook of a printed month
ZONE = ZoneInfo("Asia/Shanghai")
SAMPLE = "plan.txt"
MONTH, YEAR = 3, 2026
PAGE_PORT = 8080
FIRST_VISITOR = 10.0  # seconds that the scenario waits for the page to be opened
DAYS_BEFORE = 12  # days from the setup of the branch to the beginning of the month


class PlayError(ValueError):
    """The settings in the environment cannot be played; the message says why."""


@dataclass(frozen=True)
class Play:
    """Settings of the scenario: plan, year and month, the server's port, the Bot API address given to the bot."""

    plan: tuple[str, bytes]
    year: int
    month: int
    port: int | None = None
    address: str | None = None

    @classmethod
    def from_environment(cls) -> Play:
        """Read PLAN (a file), MONTH, YEAR, SANDBOX_PORT and TELEGRAM_API_BASE_URL; each has a default.

        Raises:
            PlayError: naming the setting that is wrong.
        """
        plan = _plan(os.environ.get("PLAN", ""))
        return cls(
            plan=plan,
            year=_number("YEAR", _year_of(plan), 1950, 2100),
            month=_number("MONTH", MONTH, 1, 12),
            port=_port(),
            address=os.environ.get("TELEGRAM_API_BASE_URL", "").rstrip("/") or None,
        )

    @property
    def start(self) -> datetime:
        """The time at which the bot is added to its group, in UTC."""
        day = datetime(self.year, self.month, 1, 10, tzinfo=ZONE) - timedelta(days=DAYS_BEFORE)
        return day.astimezone(UTC)


async def print_month(asked: Play) -> None:
    """Play the month without a page, and print it."""
    folder = _empty_folder("data")
    async with Desk(folder, asked.start, port=asked.port or 0, address=asked.address) as desk:
        month = Month(desk, TranscriptPrinter(desk.telegram, ZONE, print), asked.plan, asked.year, asked.month)
        print(f"Bot API: {desk.url}   {asked.plan[0]}   {asked.year}-{asked.month:02d}")
        await month.play()
        left = _keep(month)
        complaints = desk.telegram.complaints
    shutil.copyfile(folder / "branch.db", OUT / "branch.db")
    print(f"\n{'=' * 100}")
    print("留下的文件 · Left behind:", *left, OUT / "branch.db", sep="\n  ")
    if complaints:
        sys.exit("Telegram would not have liked:\n" + "\n".join(complaints))


async def show_on_page(asked: Play) -> None:
    """Serve the page, play the month on it, then let the visitor play, until SIGTERM or Ctrl-C."""
    port = asked.port or free_port()
    folder = _empty_folder(f"data-{port}")  # another sandbox may run on the next port
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    # The visitor may set up more groups.
    async with ProcessDesk(folder, asked.start, port=port, address=asked.address, new_branches="open") as desk:
        month = Month(desk, TranscriptPrinter(desk.telegram, ZONE, _only_titles), asked.plan, asked.year, asked.month)
        samples = {asked.plan[0]: asked.plan[1], "名册.xlsx": roster_file(), "学习笔记.png": picture("学习笔记")}
        stage = desk.telegram.board = ScenarioBoard(desk, month, samples)
        print(f"\n  请用浏览器打开 · Open in a browser:   {desk.url}", flush=True)
        print("\n  Ctrl-C 结束 · ends it\n", flush=True)
        playing = asyncio.create_task(_play(stage, desk))
        async with stage.looking():
            await stopped.wait()
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)


async def _play(stage: ScenarioBoard, desk: ProcessDesk) -> None:
    await desk.telegram.watch.until(lambda: desk.telegram.sockets, FIRST_VISITOR)
    try:
        await stage.play()
    except AssertionError as stuck:  # a plan of the visitor's may not fit the scenario; the sandbox still works
        print(f"演示在此中断 · The played month ends here: {stuck}", file=sys.stderr)
    print(f"请您操作 · Your turn:   {desk.url}", flush=True)


def _only_titles(line: str) -> None:
    """Print only the titles of the scenes; the page shows the rest."""
    title = line.strip("=\n").partition("\n")[0]
    if line.startswith("\n="):
        print(f"  {title}", flush=True)


def free_port(first: int = PAGE_PORT) -> int:
    """Return the first free port from `first` on."""
    for port in range(first, first + 100):
        if _is_free(port):
            return port
    raise PlayError(f"No port from {first} to {first + 99} is free. Example: make run SANDBOX_PORT=9000")


def _is_free(port: int) -> bool:
    with socket.socket() as tried, suppress(OSError):
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind(("127.0.0.1", port))
        return True
    return False


def _port() -> int | None:
    """Return SANDBOX_PORT, None if unset; raise PlayError if the port is in use."""
    port = _number("SANDBOX_PORT", 0, 0, 65535) or None
    if port is not None and not _is_free(port):
        raise PlayError(f"SANDBOX_PORT={port} is in use. Without it the next free one is taken. Example: make run")
    return port


def _empty_folder(name: str) -> Path:
    logs.set_up("WARNING", "text")
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _keep(month: Month) -> list[Path]:
    """Save the QR code and the calendar file that people received."""
    code = OUT / "checkin.png"
    photo = month.people["张伟"].sees("签到", to=month.group).photo
    code.write_bytes(photo or b"")
    calendar = OUT / "activity.ics"
    sent = next(seen.document for seen in month.people["张伟"].screen() if seen.document)
    calendar.write_bytes(sent[1])
    return [code, calendar, *_documents(month)]


def _documents(month: Month) -> list[Path]:
    """Save the papers and the workbook that secretary and recorder received, the newest of each name."""
    received: dict[str, bytes] = {}
    for name in (sample_branch.RECORDER, sample_branch.SECRETARY):
        seen = month.people[name].screen()
        received |= dict(one.document for one in seen if one.from_bot and one.document is not None)
    folder = _empty_folder(PAPERS)
    for name, data in received.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in received]


def _plan(path: str) -> tuple[str, bytes]:
    if not path:
        return SAMPLE, (files("sandbox") / "samples" / SAMPLE).read_bytes()
    try:
        return Path(path).name, Path(path).read_bytes()
    except OSError as problem:
        raise PlayError(f"PLAN={path} cannot be read: {problem.strerror}. Example: make run PLAN=plan.txt") from None


def _year_of(plan: tuple[str, bytes]) -> int:
    """Return the year that the plan names; the default year if it names none."""
    try:
        return read_plan(Upload(*plan)).year or YEAR
    except Refused as problem:
        raise PlayError(f"PLAN={plan[0]} holds no plan that can be read ({problem.key}).") from None


def _number(name: str, default: int, least: int, most: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise PlayError(f"{name}={text} is not a number from {least} to {most}. Example: make run {name}={default}")
    return int(text)
