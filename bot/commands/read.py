"""`python -m bot read`: print what the bot would read in a plan, a roster or a time, as JSON, without storing anything.

The command needs no settings. People try a file with it before they send it, and tests use it.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot import texts
from bot.domain.branch.branches import DEFAULT_ZONE
from bot.domain.plan.plan_check import check_plan
from bot.domain.refusals import Refused
from bot.domain.setup.setup import time_and_place
from bot.domain.times.fixed_day import parse_fixed_day
from bot.domain.times.when import read_when
from bot.domain.told import Told
from bot.files import apart
from bot.files.upload import Upload
from bot.intake.plan import PLAN_FILE, read_plan
from bot.intake.roster import ROSTER_FILE, read_roster, without_departures
from bot.texts import Texts
from bot.worker.jobs import Job

T = TypeVar("T")

STANDARD_INPUT = "-"
DEFAULT_TIME, DEFAULT_HOURS = time(14, 0), 3.5
LIST_LIMIT = 20  # items of a list in a refusal


def declare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    reading = commands.add_parser(
        "read",
        help="print what would be read in a plan, a roster or a time, as JSON; nothing is stored",
        description="Print what the bot would read, as JSON: the values, and in `told` what a person would be told "
        'beside them. A refusal is {"refused": key, "text": sentence}.',
    )
    reading.add_argument("what", choices=tuple(_READ))
    reading.add_argument("source", metavar="FILE|-|TEXT", help="a file, `-` for standard input, or for times the text")
    reading.add_argument(
        "--now", type=datetime.fromisoformat, metavar="TIME", help="the present time: 2026-03-04T10:00"
    )
    reading.add_argument("--month", type=_month, metavar="MONTH", help="the month of the activity: 2026-03")
    reading.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="the day that is set now: 2026-03-13")
    reading.add_argument("--at", type=time.fromisoformat, default=DEFAULT_TIME, metavar="CLOCK", help="the usual time")
    reading.add_argument("--hours", type=float, default=DEFAULT_HOURS, help="the usual duration")


def read(options: argparse.Namespace) -> tuple[str, int]:
    """Return what is read as JSON, and the exit code: 0, or 1 for a refusal."""
    t = texts.load().of(texts.DEFAULT_LANGUAGE)
    options.now = (options.now or datetime.now(ZoneInfo(DEFAULT_ZONE))).replace(tzinfo=ZoneInfo(DEFAULT_ZONE))
    try:
        found = _READ[options.what](options, t)
    except Refused as refused:
        return json.dumps({"refused": refused.key, "text": _sentence(refused, t)}, ensure_ascii=False), 1
    return json.dumps(found, ensure_ascii=False), 0


def _plan(options: argparse.Namespace, t: Texts) -> dict[str, Any]:
    draft = _contents(options.source, read_plan, PLAN_FILE)
    rows = [{"year": draft.year, "month": row.month, "form": row.form, "content": row.content} for row in draft.rows]
    findings = [
        {"key": each.key, "text": t.plain(f"finding-{each.key}", **each.values)}
        for each in check_plan(draft, draft.year or options.now.year)
    ]
    return {"title": draft.title, "year": draft.year, "rows": rows, "told": [*_told(draft.told, t), *findings]}


def _roster(options: argparse.Namespace, t: Texts) -> dict[str, Any]:
    draft = without_departures(_contents(options.source, read_roster, ROSTER_FILE))
    people = [{"name": each.name, "kind": each.kind, "offices": list(each.offices)} for each in draft.people]
    problems = [{"key": each.key, "text": t.plain(f"problem-{each.key}", **each.values)} for each in draft.problems]
    return {"people": people, "told": [*_told(draft.told, t), *problems]}


def _when(options: argparse.Namespace, _t: Texts) -> dict[str, Any]:
    zone = ZoneInfo(DEFAULT_ZONE)
    span = read_when(
        options.source, now=options.now, zone=zone, month=options.month, default_time=options.at,
        default_hours=options.hours, on=options.on,
    )  # fmt: skip
    return {"start": f"{span.start:%Y-%m-%dT%H:%M}", "end": f"{span.end:%Y-%m-%dT%H:%M}", "place": None, "told": []}


def _place(options: argparse.Namespace, _t: Texts) -> dict[str, Any]:
    at, place = time_and_place(options.source)
    return {"time": at, "place": place or None}


def _fixed_day(options: argparse.Namespace, _t: Texts) -> dict[str, Any]:
    return {"fixed": str(parse_fixed_day(options.source))}


_READ = {"plan": _plan, "roster": _roster, "when": _when, "place": _place, "fixed-day": _fixed_day}


def _contents(source: str, read_text: Callable[[Upload | str], T], job: Job[T]) -> T:
    """Return what is read of a file, in a process apart as the bot does, or of the text on standard input."""
    if source == STANDARD_INPUT:
        return read_text(sys.stdin.read())
    path = Path(source)
    try:
        upload = Upload(path.name, path.read_bytes())
    except OSError as problem:
        raise SystemExit(f"{source} cannot be read: {problem.strerror}") from None
    found, _ = asyncio.run(apart.look_at(job, upload.name, upload.data, heavy="file-heavy"))
    return found


def _told(told: Iterable[Told], t: Texts) -> list[dict[str, str]]:
    return [
        {"key": each.key, "text": t.plain(f"told-{each.key}", pieces=list(each.pieces), **each.values)} for each in told
    ]


def _sentence(refused: Refused, t: Texts) -> str:
    values = {
        key: [str(item) for item in value[:LIST_LIMIT]] if isinstance(value, list | tuple) else value
        for key, value in refused.values.items()
    }
    return t.plain(f"refused-{refused.key}", **values)


def _month(text: str) -> tuple[int, int]:
    day = date.fromisoformat(f"{text}-01")
    return day.year, day.month
