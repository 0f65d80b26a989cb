"""Command line: `run` is `make run`; `serve` is a sandbox for any bot; `bot` is the bot's process in a sandbox."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from pydantic import ValidationError

from bot import logs
from bot.__main__ import main as run_bot
from bot.config import Settings
from sandbox.desk.process import run_bot_process
from sandbox.scenario.board import PATIENCE
from sandbox.scenario.play import Play, PlayError, print_month, show_on_page
from sandbox.state.clock import MovableClock
from sandbox.web.sandbox import Sandbox

Command = Callable[[argparse.Namespace], int]

# The people and the group of `serve`.
PEOPLE = ("张伟", "李娜", "王芳")
GROUP = "试用群 · Test group"


def run(_asked: argparse.Namespace) -> int:
    """Run the real bot if there is a token; else play a sample branch on the page, or print it if HEADLESS."""
    try:
        token = Settings().telegram_bot_token
    except (ValidationError, OSError, UnicodeDecodeError):
        return run_bot(["run"])  # reports what is wrong with the settings
    if token is not None:
        return run_bot(["run"])
    try:
        asked = Play.from_environment()
        headless = os.environ.get("HEADLESS", "") not in ("", "0")
        asyncio.run(print_month(asked) if headless else show_on_page(asked))
    except PlayError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def serve(asked: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    asyncio.run(_serve(asked))
    return 0


async def _serve(asked: argparse.Namespace) -> None:
    telegram = Sandbox(MovableClock(datetime.now(UTC), pace=1.0))
    telegram.patience = PATIENCE
    bot = telegram.bot(token=asked.token, username=asked.username, name=asked.name)
    people = [telegram.person(name) for name in PEOPLE]
    group = telegram.group(GROUP, owner=people[0])
    for person in people:
        await group.add(person)
    await group.add_bot(bot=bot)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with telegram.serving(port=asked.port) as url:
        print(url, flush=True)
        await stopped.wait()


def bot_process(_asked: argparse.Namespace) -> int:
    """Run the bot for the sandbox that started this process and talks to it through pipes."""
    logs.set_up(os.environ.get("LOG_LEVEL", "ERROR"), "text")
    asyncio.run(run_bot_process())
    return 0


def arguments() -> argparse.ArgumentParser:
    """Return the parser; each subcommand sets its function as `command`."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(required=True)
    running = commands.add_parser("run", help="run the bot, or without a token play one month and print it")
    running.set_defaults(command=run)
    serving = commands.add_parser("serve", help="serve the Bot API and the page, for any bot")
    serving.add_argument("--port", type=int, default=8081)
    serving.add_argument("--token", default="1:AAA")
    serving.add_argument("--username", default="branch_bot")
    serving.add_argument("--name", default="支部助手")
    serving.set_defaults(command=serve)
    serving_bot = commands.add_parser("bot", help="our bot on a desk that started it; not for people")
    serving_bot.set_defaults(command=bot_process)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the given subcommand."""
    asked = arguments().parse_args(argv)
    command: Command = asked.command
    return command(asked)


if __name__ == "__main__":
    sys.exit(main())
