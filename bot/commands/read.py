"""`python -m bot read`: print what the bot would read in a plan, a roster or a time, as JSON, without storing anything.

The command needs no settings. People try a file with it before they send it, and tests use it.
"""

import argparse
import asyncio
import io
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from bot import texts
from bot.domain.refusals import Refused
from bot.domain.times.fixed_day_words import read_fixed_day
from bot.domain.times.usual import read_usual
from bot.domain.times.when import read_when
from bot.domain.times.zones import DEFAULT_ZONE
from bot.domain.told import Told
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.files.upload import Upload
    from bot.intake.roster import Problem
    from bot.worker.jobs import Job

T = TypeVar("T")

DraftOf = Callable[[str, Callable[["Upload | str"], Any], "Job[Any]"], Any]

STANDARD_INPUT = "-"
ABOUT = """\
Print what the bot would read, as JSON: the values, and in `told` what a person would be told beside them. A refusal is
{"refused": key, "text": sentence}."""
WRONG = """\
命令的写法不完整或有误。先写要读哪一种（plan 计划、roster 名册、when 时间、place 时间地点、fixed-day 固定日），
再写文件或文字，例如：
  {prog} plan 计划.docx
  {prog} when 下周五下午2点
The command is incomplete or wrong: {message}
Name what to read, then a file or the text, as above; --help explains the rest.
"""
DEFAULT_TIME, DEFAULT_HOURS = time(14, 0), 3.5
LIST_LIMIT = 20  # items of a list in a refusal


def _declare_options(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("what", choices=tuple(_READ))
    reading.add_argument("source", metavar="FILE|-|TEXT", help="a file, `-` for standard input, or for times the text")
    reading.add_argument(
        "--now", type=datetime.fromisoformat, metavar="TIME", help="the present time: 2026-03-04T10:00"
    )
    reading.add_argument("--month", type=_month, metavar="MONTH", help="the month of the activity: 2026-03")
    reading.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="the day that is set now: 2026-03-13")
    reading.add_argument("--at", type=time.fromisoformat, default=DEFAULT_TIME, metavar="CLOCK", help="the usual time")
    reading.add_argument("--hours", type=float, default=DEFAULT_HOURS, help="the usual duration")


class _Parser(argparse.ArgumentParser):
    """Says in Chinese and English what is wrong with the arguments, with examples."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the problem, and exit with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, WRONG.format(prog=self.prog, message=message))


def main(arguments: list[str]) -> int:
    """Run the command by itself, without what the others need; return the exit code."""
    never_fail_to_print()
    parser = _Parser(prog="python -m bot read", description=ABOUT)
    _declare_options(parser)
    printed, code = read(parser.parse_args(arguments))
    print(printed)  # noqa: T201 - the command's answer
    return code


def never_fail_to_print() -> None:
    """Let the standard streams write characters that the locale cannot encode as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def read(options: argparse.Namespace, draft_of: "DraftOf | None" = None) -> tuple[str, int]:
    """Return what is read as JSON, and the exit code: 0, or 1 for a refusal.

    `draft_of` reads a file or standard input by a reader or its job; by default as the bot does, in a process apart.
    """
    t = texts.load().of(texts.DEFAULT_LANGUAGE)
    options.now = (options.now or datetime.now(ZoneInfo(DEFAULT_ZONE))).replace(tzinfo=ZoneInfo(DEFAULT_ZONE))
    try:
        found = _READ[options.what](options, t, draft_of or _draft_of)
    except Refused as refused:
        return json.dumps({"refused": refused.key, "text": _sentence(refused, t)}, ensure_ascii=False), 1
    return json.dumps(found, ensure_ascii=False), 0


def _plan(options: argparse.Namespace, t: Texts, draft_of: "DraftOf") -> dict[str, Any]:
    from bot.domain.plan.plan_check import check_plan  # noqa: PLC0415 - a time is read without the readers of files
    from bot.intake.plan import PLAN_FILE, read_plan  # noqa: PLC0415 - a time is read without these

    draft = draft_of(options.source, read_plan, PLAN_FILE)
    if draft.which:
        raise Refused("which-table", names=[each.name for each in draft.which])
    rows = [
        {"year": row.year or draft.year, "month": row.month, "form": row.form, "content": row.content}
        for row in draft.rows
    ]
    findings = [
        {"key": each.key, "text": t.plain(f"finding-{each.key}", **each.values)}
        for year in draft.years or (draft.year or options.now.year,)
        for each in check_plan(draft.of_year(year), year)
    ]
    return {"title": draft.title, "year": draft.year, "rows": rows, "told": [*_told(draft.told, t), *findings]}


def _roster(options: argparse.Namespace, t: Texts, draft_of: "DraftOf") -> dict[str, Any]:
    from bot.intake.roster import ROSTER_FILE, read_roster, without_departures  # noqa: PLC0415 - a time is read without these

    draft = without_departures(draft_of(options.source, read_roster, ROSTER_FILE))
    people = [{"name": each.name, "kind": each.kind, "offices": list(each.offices)} for each in draft.people]
    problems = [{"key": each.key, "text": _problem(each, t)} for each in draft.problems]
    return {"people": people, "told": [*_told(draft.told, t), *problems]}


def _problem(problem: "Problem", t: Texts) -> str:
    said = t.plain(f"problem-{problem.key}", **problem.values)
    return t.plain("problem-in-table", table=problem.place, problem=said) if problem.place else said


def _when(options: argparse.Namespace, t: Texts, _draft_of: "DraftOf") -> dict[str, Any]:
    zone = ZoneInfo(DEFAULT_ZONE)
    found = read_when(
        options.source, now=options.now, zone=zone, month=options.month, default_time=options.at,
        default_hours=options.hours, on=options.on,
    )  # fmt: skip
    start, end = (f"{at:%Y-%m-%dT%H:%M}" for at in (found.span.start, found.span.end))
    return {"start": start, "end": end, "place": found.place, "told": _told(found.told, t)}


def _place(options: argparse.Namespace, t: Texts, _draft_of: "DraftOf") -> dict[str, Any]:
    found = read_usual(options.source)
    return {"time": found.time, "place": found.place, "told": _told(found.told, t)}


def _fixed_day(options: argparse.Namespace, t: Texts, _draft_of: "DraftOf") -> dict[str, Any]:
    found = read_fixed_day(options.source)
    return {"fixed": str(found.day), "time": found.time, "place": found.place, "told": _told(found.told, t)}


_READ = {"plan": _plan, "roster": _roster, "when": _when, "place": _place, "fixed-day": _fixed_day}


def _draft_of(source: str, read_text: "Callable[[Upload | str], T]", job: "Job[T]") -> T:
    """Return what is read of a file, in a process apart as the bot does, or of the text on standard input."""
    from bot import logs  # noqa: PLC0415 - a time is read without these
    from bot.files import apart  # noqa: PLC0415 - a time is read without these
    from bot.files.upload import Upload  # noqa: PLC0415 - a time is read without these

    if source == STANDARD_INPUT:
        return read_text(sys.stdin.read())
    logs.set_up("WARNING", "text")
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
