"""The command line: `run` the bot, or let the `doctor` say what is wrong with its configuration."""

import argparse
import asyncio
import signal
import sys

import structlog
from pydantic import ValidationError
from telegram.error import Conflict, InvalidToken, TelegramError

from bot import doctor, logs
from bot.app import BranchBot
from bot.config import Settings, describe

EPILOG = """\
Settings come from the environment and from .env; .env.example explains each one.
To see the bot at work without a token:  make run
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it went well."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as problem:
        print(describe(problem), file=sys.stderr)
        return 2
    logs.set_up(settings.log_level, settings.log_format)
    if options.command == "doctor":
        return asyncio.run(doctor.examine(settings))
    if settings.telegram_bot_token is None:
        print(
            "TELEGRAM_BOT_TOKEN is not set. Ask @BotFather for a token and put it into .env (see .env.example).",
            file=sys.stderr,
        )
        return 2
    return asyncio.run(_run(settings))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="The Party branch's bot: notice, check-in, leave, ballot, make-up and summary of the Party day.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="run the bot by long polling until Ctrl-C or SIGTERM")
    commands.add_parser("doctor", help="check token, network, clock, database, groups and rights; say what is wrong")
    return parser


async def _run(settings: Settings) -> int:
    log = structlog.get_logger()
    bot = BranchBot(settings)
    running = asyncio.create_task(bot.run())
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        log.info("stopping")
    except InvalidToken:
        return _give_up("Telegram refuses this token. Compare TELEGRAM_BOT_TOKEN with what @BotFather shows.")
    except Conflict:
        return _give_up("Another process polls with this token. Stop it first: only one may run.")
    except TelegramError as problem:
        return _give_up(f"Telegram cannot be used: {problem}. `python -m bot doctor` says more.")
    finally:
        await bot.stop()
    return 0


def _give_up(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
