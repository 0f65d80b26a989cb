"""The command line: `run` the bots; `backup`, `restore`, `copy`, `adopt` or `erase` data; `doctor` reports problems.

`verify` compares a paper with what was made, `audit` walks the record of events.

`invite`, `hand-over` and `decide` are the operator's word on branches and their secretaries; `papers` writes a year's
papers to a folder; `read` prints what would be read in a file. If TELEGRAM_BOT_TOKEN names several bots, `run` starts
all of them, and `doctor` and `backup` act on all of them or on the one given by `--bot`. A command that changes the
data of one bot needs `--bot` then.
"""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # until everything is loaded: none of it is garbage, and searching takes a sixth of the start
    if sys.argv[1:2] == ["read"]:  # it needs neither settings nor what runs the bots, which take a second to load
        from bot.commands.read import main as read_something

        sys.exit(read_something(sys.argv[2:]))

import argparse
import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import structlog
from pydantic import ValidationError

from bot import logs
from bot.backup import BackupError
from bot.commands import adopt, audit, backup, copy, doctor, erase, hand_over, invite, papers, verify
from bot.commands.database_words import FAILURES, database_words
from bot.commands.findings import BAD
from bot.commands.opened import NotDone
from bot.commands.read import never_fail_to_print
from bot.config import DATABASE_EXAMPLE, SERVER_EXAMPLE, Settings, describe
from bot.domain.ownership import AnothersDatabase
from bot.fleet import CannotOpen, Fleet
from bot.storage.directory_lock import Occupied
from bot.web.server import CannotListen

log = structlog.get_logger("bot")

EPILOG = """\
Settings come from the environment and from .env; .env.example explains each one.
To see the bot at work without a token:  make run
To see what it would read in a plan, a roster or a time:  python -m bot read --help
"""
WHICH = "TELEGRAM_BOT_TOKEN names several bots. Say which one is meant, with --bot and one of {numbers}."
NO_SUCH = "TELEGRAM_BOT_TOKEN names no bot of that number. It names {numbers}."


ABOUT_ONE = {"restore", "adopt", "erase", "invite", "hand-over", "decide", "papers"}
"""Commands that need a bot to be named if the settings name several."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command other than `read`; return 0 on success, 1 on failure, 2 if a setting is wrong."""
    os.umask(0o077)  # whatever a command writes is for this user only
    never_fail_to_print()
    options = _parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as problem:
        return _give_up(describe(problem), 2)
    except (OSError, UnicodeDecodeError):
        return _give_up(".env cannot be read. Save it as UTF-8 text (see .env.example).", 2)
    logs.set_up(settings.log_level, settings.log_format)
    if options.command == "run":
        return asyncio.run(_run(settings))
    gc.enable()
    return _about_bots(settings, options)


def _about_bots(settings: Settings, options: argparse.Namespace) -> int:
    """Run a command that acts on one bot after the other."""
    bots = settings.bots()
    numbers = ", ".join(str(bot.bot_id) for bot in bots)
    meant = tuple(bot for bot in bots if options.bot in {None, bot.bot_id})
    if not meant:
        return _give_up(NO_SUCH.format(numbers=numbers), 2)
    one = options.command in ABOUT_ONE or (options.command == "copy" and options.source is None)
    if len(meant) > 1 and one:
        return _give_up(WHICH.format(numbers=numbers), 2)
    try:
        if options.command in {"verify", "audit"}:
            return asyncio.run(_prove(meant, options))
        return _carry_out(meant, options, several=len(bots) > 1)
    except FAILURES as problem:  # in the middle of a command: it found the database usable before
        log.debug("the command failed", exc_info=True)
        return _give_up(database_words(meant[0].database, problem))


def _carry_out(bots: Sequence[Settings], options: argparse.Namespace, *, several: bool) -> int:
    if options.command == "doctor":
        return asyncio.run(doctor.examine(bots))
    if options.command == "adopt":
        return asyncio.run(_adopt(bots[0]))
    if options.command == "copy":
        return asyncio.run(_copy(bots[0], options.source, options.target))
    if options.command in {"erase", "invite", "hand-over", "decide", "papers"}:
        return asyncio.run(_change(bots[0], options))
    return max(backup.run(bot, options, several=several) for bot in bots)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="The Party branch's bot: notice, check-in, leave, ballot, make-up and summary of the Party day.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="run the bot until Ctrl-C or SIGTERM")
    erasing = commands.add_parser(
        "erase",
        help="erase the words about a person who has left and asks for it; the bot may go on running",
        description="Erase the names, reasons and objections of a person who has left from the record of events and "
        "from messages. Rolls, leave slips and make-up studies stay. Without --yes it only counts them.",
    )
    erasing.add_argument("person", help="the name, or the number that this command shows")
    erasing.add_argument("--yes", action="store_true", help="erase the words for good")
    keys = _declare_keys(commands)
    about_one = [
        *backup.declare(commands),
        commands.add_parser(
            "doctor", help="check token, network, clock, database, groups and rights; say what is wrong"
        ),
        commands.add_parser(
            "adopt",
            help="give the database to the bot of a new token; stop the bot before",
            description="Give a database that another bot has filled to the bot of the present token, for good.",
        ),
        erasing,
        verify.declare(commands),
        audit.declare(commands),
        *keys,
        papers.declare(commands),
    ]
    copying = commands.add_parser(
        "copy",
        help="move everything from one database to another; stop the bot before",
        description="Copy every table from one database to an empty one, SQLite or PostgreSQL, and compare both sides. "
        "Stop the bot before: what is written meanwhile makes the copy fail. Each FILE holds one line, the address of "
        f"a database, such as {SERVER_EXAMPLE} or {DATABASE_EXAMPLE}.",
    )
    copying.add_argument("--from", dest="source", type=Path, metavar="FILE", help="by default that of the settings")
    copying.add_argument("--to", dest="target", type=Path, metavar="FILE", required=True)
    for command in (*about_one, copying):
        command.add_argument("--bot", type=int, metavar="NUMBER", help="which bot, where the settings name several")
    return parser


def _declare_keys(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> list[argparse.ArgumentParser]:
    inviting = commands.add_parser(
        "invite", help="print a code that opens one further branch; the bot may go on running"
    )
    handing = commands.add_parser(
        "hand-over",
        help="make a person the secretary of a branch, if no member of the branch can; the bot may go on running",
        description="Make a person the secretary of a branch. Without --branch and --person it lists the branches and "
        "the changes that officers contest. Without --yes it only says what would be done.",
    )
    handing.add_argument("--branch", type=int, metavar="NUMBER", help="which branch, by the number that is listed")
    handing.add_argument("--person", metavar="NAME", help="who becomes the secretary, by name or number")
    handing.add_argument("--link", action="store_true", help="print a link that gives the person a new account, too")
    handing.add_argument("--yes", action="store_true", help="do it")
    deciding = commands.add_parser(
        "decide", help="settle a change of offices that an officer contests; the bot may go on running"
    )
    deciding.add_argument("change", type=int, help="the number that `hand-over` lists")
    deciding.add_argument("decision", choices=("uphold", "reverse"), help="the change holds, or what stood before it")
    return [inviting, handing, deciding]


async def _copy(settings: Settings, source: Path | None, target: Path) -> int:
    try:
        addresses = [copy.address_in(file, option) for option, file in (("--from", source), ("--to", target)) if file]
        for file in filter(None, (source, target)):
            if warning := copy.warning_about(file):
                print(warning, file=sys.stderr)
        old = addresses[0] if source else settings.database
        print(copy.table_of(await copy.copy(old, addresses[-1])))
    except copy.NotCopied as problem:
        return _give_up(str(problem), problem.code)
    return 0


async def _run(settings: Settings) -> int:
    if settings.telegram_bot_token is None:
        return _give_up(doctor.NO_TOKEN, 2)
    fleet = Fleet(settings)
    wrong = [
        fleet.of(bot, sentence)
        for bot in fleet.bots
        for mark, sentence in await doctor.storage(bot.settings)
        if mark == BAD
    ]
    if wrong:
        return _give_up("\n".join(wrong))
    running = asyncio.create_task(fleet.run())
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, running.cancel)
    try:
        return _give_up("\n".join(await running))
    except asyncio.CancelledError:
        log.info("stopping")
        return 0
    except CannotOpen as problem:
        log.debug("the database cannot be opened", exc_info=True)
        return _give_up(fleet.of(problem.bot, database_words(problem.bot.settings.database, problem.reason)))
    except (Occupied, CannotListen, BackupError, AnothersDatabase) as problem:
        return _give_up(str(problem))
    finally:
        await fleet.stop()


async def _adopt(settings: Settings) -> int:
    if settings.telegram_bot_token is None:
        return _give_up(doctor.NO_TOKEN, 2)
    try:
        print(await adopt.adopt(settings))
    except (adopt.NotAdopted, Occupied, BackupError) as problem:
        return _give_up(str(problem))
    return 0


async def _prove(bots: Sequence[Settings], options: argparse.Namespace) -> int:
    """Run a command that compares papers or databases with the record of events."""
    try:
        if options.command == "verify":
            verified = await verify.verify(bots, options.source, options.language)
            print(verified.words)
            return 0 if verified.genuine else 1
        marks = set()
        for bot in bots:
            for mark, sentence in await audit.audit(bot, options.head):
                print(mark, sentence)
                marks.add(mark)
    except (NotDone, Occupied) as problem:
        return _give_up(str(problem))
    return 1 if BAD in marks else 0


async def _change(settings: Settings, options: argparse.Namespace) -> int:
    """Run a command that changes the data of a bot that may be running."""
    try:
        if options.command == "erase":
            print(await erase.erase(settings, options.person, yes=options.yes))
        elif options.command == "papers":
            return await papers.make(settings, options)
        elif options.command == "invite":
            print(await invite.invite(settings))
        elif options.command == "decide":
            print(await hand_over.decide(settings, options.change, uphold=options.decision == "uphold"))
        else:
            print(
                await hand_over.hand_over(settings, options.branch, options.person, yes=options.yes, link=options.link)
            )
    except (NotDone, Occupied) as problem:
        return _give_up(str(problem))
    return 0


def _give_up(reason: str, code: int = 1) -> int:
    print(reason, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
