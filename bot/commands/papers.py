"""The command `papers`: all papers of a branch's year as files in a folder, with a bar that tells how far it is."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot import texts
from bot.clock import SystemClock
from bot.commands.opened import NotDone, opened
from bot.config import Settings
from bot.handlers.year_making import YearMaker
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Branch
from bot.views.ledger import file_name
from bot.worker.jobs import drawing, writing

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

YEARS = range(2015, 2100)
NO_BRANCH = "There is no branch of that number. There are:\n{branches}"
SEVERAL = "There are several branches. Say which one, with --branch and its number:\n{branches}"
THERE_ALREADY = "{folder} is there already. Remove it, or name another folder with --to."
DONE = "{made} files are in {folder}."
LACKING = "Not made, because the process that writes them was stopped: {count}\n{names}"


def declare(commands: "Commands") -> argparse.ArgumentParser:
    """Declare the arguments; return the command's parser."""
    parser = commands.add_parser(
        "papers",
        help="write all papers of a branch's year to a folder; the bot may go on running",
        description="Write the ledger, the report on duty, the pictures and the papers of every activity of a year to "
        "a folder. The papers are kept with their check codes, as when an officer makes them in the chat.",
    )
    parser.add_argument("year", type=int, choices=YEARS, metavar="YEAR")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="where to make a folder for them")
    parser.add_argument("--branch", type=int, metavar="NUMBER", help="which branch, where there are several")
    return parser


async def make(settings: Settings, asked: argparse.Namespace) -> int:
    """Make the papers; print how far it is and what came of it; return the exit code.

    Raises NotDone with the reason if nothing was made.
    """
    async with opened(settings) as database:
        branch = await _branch(database, asked.branch)
        t = texts.load().of(branch.language, branch.zone)
        name = t.plain("year-papers-file", branch=branch.name or branch.title, year=asked.year)
        folder = asked.to / file_name(name)
        if folder.exists():
            raise NotDone(THERE_ALREADY.format(folder=folder))
        maker = YearMaker(database, settings.materials, SystemClock(), branch, asked.year, t, None)
        try:
            made, lacking = await _write(maker, folder)
        finally:
            await drawing.close()
            await writing.close()
    print(DONE.format(made=made, folder=folder))
    if lacking:
        print(LACKING.format(count=len(lacking), names="\n".join(lacking)), file=sys.stderr)
    return 1 if lacking else 0


async def _branch(database: Database, number: int | None) -> Branch:
    async with database.read() as db:
        every = (await db.scalars(select(Branch).where(Branch.ready_at.is_not(None)).order_by(Branch.id))).all()
    meant = [branch for branch in every if number in {None, branch.id}]
    listed = "\n".join(f"{branch.id}  {branch.name or branch.title}" for branch in every)
    if len(meant) != 1:
        raise NotDone((SEVERAL if meant else NO_BRANCH).format(branches=listed))
    return meant[0]


async def _write(maker: YearMaker, folder: Path) -> tuple[int, list[str]]:
    """Write the files; return their number, and the names of those that could not be made."""
    from rich.console import Console  # noqa: PLC0415 - 5 MB that only this command needs
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    made, lacking = 0, list[str]()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("papers", total=await maker.count())
        async for file in maker.files():
            if file.data is None:
                lacking.append(file.name)
            else:
                made += 1
                await asyncio.to_thread(_put, folder / file.name, file.data)
            progress.advance(task)
    return made, lacking


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
