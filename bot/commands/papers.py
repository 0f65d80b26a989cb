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
from bot.documents import pdf
from bot.handlers.year_making import YearMaker
from bot.storage.engine.database import Database
from bot.storage.tables.branch import Branch
from bot.texts import Texts
from bot.views.ledger import file_name
from bot.views.year_papers import notes
from bot.worker.jobs import drawing, writing

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

YEARS = range(2015, 2100)
NO_BRANCH = "There is no branch of that number. There are:\n{branches}"
SEVERAL = "There are several branches. Say which one, with --branch and its number:\n{branches}"
THERE_ALREADY = "{folder} is there already. Remove it, or name another folder with --to."
NO_LIBREOFFICE = "There is no LibreOffice here to make PDFs. Install it, or leave out --pdf."
DONE = "{made} files are in {folder}."
TROUBLED = "Not made, or not as they should be: {count}. {notes} in the folder says why.\n{names}"


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
    parser.add_argument("--pdf", action="store_true", help="also as PDFs, by LibreOffice, which takes longer")
    parser.add_argument("--branch", type=int, metavar="NUMBER", help="which branch, where there are several")
    return parser


async def make(settings: Settings, asked: argparse.Namespace) -> int:
    """Make the papers; print how far it is and what came of it; return the exit code.

    Raises NotDone with the reason if nothing was made.
    """
    if asked.pdf and pdf.program() is None:
        raise NotDone(NO_LIBREOFFICE)
    async with opened(settings) as database:
        branch = await _branch(database, asked.branch)
        t = texts.load().of(branch.language, branch.zone)
        name = t.plain("year-papers-file", branch=branch.name or branch.title, year=asked.year)
        folder = asked.to / file_name(name)
        if folder.exists():
            raise NotDone(THERE_ALREADY.format(folder=folder))
        maker = YearMaker(database, settings.materials, SystemClock(), branch, asked.year, t, None, pdfs=asked.pdf)
        try:
            made, troubled = await _write(maker, folder, t)
        finally:
            await drawing.close()
            await writing.close()
    print(DONE.format(made=made, folder=folder))
    if troubled:
        notes = t.plain("year-papers-notes")
        print(TROUBLED.format(count=len(troubled), names="\n".join(troubled), notes=notes), file=sys.stderr)
    return 1 if troubled else 0


async def _branch(database: Database, number: int | None) -> Branch:
    async with database.read() as db:
        every = (await db.scalars(select(Branch).where(Branch.ready_at.is_not(None)).order_by(Branch.id))).all()
    meant = [branch for branch in every if number in {None, branch.id}]
    listed = "\n".join(f"{branch.id}  {branch.name or branch.title}" for branch in every)
    if len(meant) != 1:
        raise NotDone((SEVERAL if meant else NO_BRANCH).format(branches=listed))
    return meant[0]


async def _write(maker: YearMaker, folder: Path, t: Texts) -> tuple[int, list[str]]:
    """Write the files; return their number, and the names of those with which something is wrong, noted in a file."""
    from rich.console import Console  # noqa: PLC0415 - 5 MB that only this command needs
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    made = 0
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("papers", total=await maker.count())
        async for file in maker.files():
            if file.data is not None:
                made += 1
                await asyncio.to_thread(_put, folder / file.name, file.data)
            progress.advance(task)
    if maker.troubles:
        name, data = notes(maker.troubles, t)
        await asyncio.to_thread(_put, folder / name, data)
    return made, [each.name for each in maker.troubles]


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
