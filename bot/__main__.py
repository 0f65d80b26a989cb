"""The command line: `run` the bot, `backup`, `restore` or `copy` what it keeps, let the `doctor` say what is wrong."""

import argparse
import asyncio
import io
import signal
import sys

import structlog
from pydantic import ValidationError
from telegram.error import Conflict, InvalidToken, TelegramError

from bot import copying, doctor, logs
from bot.app import BranchBot
from bot.backup import command as backing_up
from bot.config import DATABASE_EXAMPLE, SERVER_EXAMPLE, Settings, describe
from bot.storage.lock import Occupied
from bot.web.server import CannotListen

EPILOG = """\
Settings come from the environment and from .env; .env.example explains each one.
To see the bot at work without a token:  make run
"""
EXAMPLES = {"from": DATABASE_EXAMPLE, "to": SERVER_EXAMPLE}
CONFLICT = (
    "Another process polls with this token and was started later. Only one may: stop the other one, on this machine or "
    "on another, then start this one again. Several can share the work behind a webhook (WEBHOOK_URL in .env.example)."
)
WEBHOOK_SET = (
    "A webhook is set for this bot, so that polling gets nothing. Set WEBHOOK_URL to run behind it, or remove it: "
    "`python -m bot doctor` says how."
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it went well, 1 when it did not, 2 when a setting is wrong."""
    for stream in (sys.stdout, sys.stderr):  # a machine may be set up for less than Unicode
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as problem:
        return _give_up(describe(problem), 2)
    except (OSError, UnicodeDecodeError):
        return _give_up(".env cannot be read. Save it as UTF-8 text (see .env.example).", 2)
    logs.set_up(settings.log_level, settings.log_format)
    if options.command == "doctor":
        return asyncio.run(doctor.examine(settings))
    if options.command == "copy":
        return asyncio.run(_copy(options.source, options.target))
    if options.command in {"backup", "restore"}:
        return backing_up.run(settings, options)
    if settings.telegram_bot_token is None:
        return _give_up(doctor.NO_TOKEN, 2)
    return asyncio.run(_run(settings))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="The Party branch's bot: notice, check-in, leave, ballot, make-up and summary of the Party day.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="run the bot until Ctrl-C or SIGTERM")
    backing_up.declare(commands)
    commands.add_parser("doctor", help="check token, network, clock, database, groups and rights; say what is wrong")
    copy = commands.add_parser(
        "copy",
        help="move everything from one database to another; stop the bot before",
        description="Copy every table from one database to an empty one, SQLite or PostgreSQL, and compare both sides. "
        "Stop the bot before: what is written meanwhile makes the copy fail. A password may also stand in PGPASSWORD.",
    )
    for name, word in (("source", "from"), ("target", "to")):
        copy.add_argument(f"--{word}", dest=name, required=True, metavar="URL", help=f"for example {EXAMPLES[word]}")
    return parser


async def _copy(source: str, target: str) -> int:
    try:
        print(copying.table_of(await copying.copy(source, target)))
    except copying.NotCopied as problem:
        return _give_up(str(problem), problem.code)
    return 0


async def _run(settings: Settings) -> int:
    wrong = [sentence for mark, sentence in await doctor.storage(settings) if mark == doctor.BAD]
    if wrong:
        return _give_up("\n".join(wrong))
    bot = BranchBot(settings)
    running = asyncio.create_task(bot.run())
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        structlog.get_logger("bot").info("stopping")
    except (Occupied, CannotListen) as problem:
        return _give_up(str(problem))
    except InvalidToken:
        return _give_up(doctor.REFUSED)
    except Conflict as problem:
        return _give_up(WEBHOOK_SET if "webhook" in problem.message.lower() else CONFLICT)
    except TelegramError as problem:
        return _give_up(f"Telegram cannot be used: {problem.message}. `python -m bot doctor` says more.")
    finally:
        await bot.stop()
    return 0


def _give_up(reason: str, code: int = 1) -> int:
    print(reason, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
