"""`make run` without a token: the sandbox, the bot, one month in virtual time, and what it leaves under `out/`."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import logs
from bot.domain.refusals import Refused
from bot.intake.files import Upload
from bot.intake.plan import read_plan
from sandbox.desk import Desk
from sandbox.month import Month
from sandbox.telling import Teller

OUT = Path("out")
ZONE = ZoneInfo("Asia/Shanghai")
SAMPLE = "plan.txt"
MONTH, YEAR = 3, 2026
DAYS_BEFORE = 12  # the branch is set up so many days before the month begins


class StageError(ValueError):
    """What the environment asks for cannot be played; the message says why."""


@dataclass(frozen=True)
class Stage:
    """What to play: a plan, one of its months, a year; where the server listens and what address the bot is given."""

    plan: tuple[str, bytes]
    year: int
    month: int
    port: int = 0
    address: str | None = None

    @classmethod
    def from_environment(cls) -> Stage:
        """PLAN (a file), MONTH, YEAR, SANDBOX_PORT and TELEGRAM_API_BASE_URL; each empty one has a default.

        Raises:
            StageError: naming the setting that is wrong.
        """
        plan = _plan(os.environ.get("PLAN", ""))
        return cls(
            plan=plan,
            year=_number("YEAR", _year_of(plan), 1950, 2100),
            month=_number("MONTH", MONTH, 1, 12),
            port=_number("SANDBOX_PORT", 0, 0, 65535),
            address=os.environ.get("TELEGRAM_API_BASE_URL", "").rstrip("/") or None,
        )


async def play(stage: Stage) -> None:
    """Play the month, print it, and leave the code, the calendar file and the database under `out/`."""
    logs.set_up("WARNING", "text")
    folder = OUT / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    start = datetime(stage.year, stage.month, 1, 10, tzinfo=ZONE) - timedelta(days=DAYS_BEFORE)
    async with Desk(folder, start.astimezone(UTC), port=stage.port, address=stage.address) as desk:
        teller = Teller(desk.telegram, ZONE, print)
        print(f"Bot API: {desk.url}   {stage.plan[0]}   {stage.year}-{stage.month:02d}")
        month = Month(desk, teller, stage.plan, stage.year, stage.month)
        await month.play()
        left = _keep(month)
        complaints = desk.telegram.complaints
    shutil.copyfile(folder / "branch.db", OUT / "branch.db")
    print(f"\n{'=' * 100}")
    print("留下的文件 · Left behind:", *left, OUT / "branch.db", sep="\n  ")
    if complaints:
        sys.exit("Telegram would not have liked:\n" + "\n".join(complaints))


def _keep(month: Month) -> list[Path]:
    """The QR code and the calendar file, as people got them."""
    code = OUT / "checkin.png"
    photo = month.people["张伟"].sees("签到", to=month.group).photo
    code.write_bytes(photo or b"")
    calendar = OUT / "activity.ics"
    sent = next(seen.document for seen in month.people["张伟"].screen() if seen.document)
    calendar.write_bytes(sent[1])
    return [code, calendar]


def _plan(path: str) -> tuple[str, bytes]:
    if not path:
        return SAMPLE, (files("sandbox") / "samples" / SAMPLE).read_bytes()
    try:
        return Path(path).name, Path(path).read_bytes()
    except OSError as problem:
        raise StageError(f"PLAN={path} cannot be read: {problem.strerror}. Example: make run PLAN=plan.txt") from None


def _year_of(plan: tuple[str, bytes]) -> int:
    """The year the plan itself names, so that it is played in its own time."""
    try:
        return read_plan(Upload(*plan)).year or YEAR
    except Refused as problem:
        raise StageError(f"PLAN={plan[0]} holds no plan that can be read ({problem.key}).") from None


def _number(name: str, default: int, least: int, most: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise StageError(f"{name}={text} is not a number from {least} to {most}. Example: make run {name}={default}")
    return int(text)
